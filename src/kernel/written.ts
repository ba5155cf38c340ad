/** Signs that can be seen from the print and from the assumptions as they are written, with no normal form. */

import type { Expr } from "../math/expr.ts";
import { sameExpr } from "../math/expr.ts";
import type { Fact } from "./obligation.ts";

type Op = Fact["op"];

/** Which relation to zero implies which. */
export const IMPLIES: Readonly<Record<Op, readonly Op[]>> = {
  ">": [">", ">=", "!="],
  ">=": [">="],
  "=": ["=", ">="],
  "!=": ["!="],
};

/** Whether an expression has a sign wherever it is defined and the facts hold. */
export function isWritten(facts: readonly Fact[], op: Op, e: Expr): boolean {
  if (op === "=") return false;
  if (facts.some((fact) => IMPLIES[fact.op].includes(op) && sameExpr(fact.expr, e))) return true;
  const all = (parts: readonly Expr[], each: Op): boolean => parts.every((part) => isWritten(facts, each, part));
  switch (e.kind) {
    case "number":
      // Evidence can come from a file: its numbers need not have a positive denominator.
      if (e.value.d <= 0n) return false;
      return op === ">=" ? e.value.n >= 0n : op === ">" ? e.value.n > 0n : e.value.n !== 0n;
    case "negation":
      return op === "!=" && isWritten(facts, op, e.of);
    case "sum":
      return all(e.terms, ">=") && (op === ">=" || e.terms.some((term) => isWritten(facts, ">", term)));
    case "product":
      return all(e.factors, op);
    case "quotient":
      // What is defined divides by nothing that is zero.
      return isWritten(facts, op, e.numerator) && (op === "!=" || isWritten(facts, ">=", e.denominator));
    case "power":
      return isWrittenPower(facts, op, e);
    case "call":
      return isWrittenCall(facts, op, e);
    default:
      return false;
  }
}

function isWrittenCall(facts: readonly Fact[], op: Op, { name, arg }: Expr & { kind: "call" }): boolean {
  if (name === "exp") return true;
  const inner = name === "sqrt" ? ">" : name === "abs" ? "!=" : undefined;
  return inner !== undefined && (op === ">=" || isWritten(facts, inner, arg));
}

function isWrittenPower(facts: readonly Fact[], op: Op, { base, exponent }: Expr & { kind: "power" }): boolean {
  if (isWritten(facts, ">", base)) return true;
  if (exponent.kind !== "number" || exponent.value.d !== 1n || exponent.value.n <= 0n) return false;
  const isEven = exponent.value.n % 2n === 0n;
  if (isEven) return op === ">=" || isWritten(facts, "!=", base);
  return isWritten(facts, op, base);
}
