/**
 * Certificates of sign: a target written as a sum of products of facts and squares, plus multiples of equations.
 *
 * If target = sum of c * product of facts^k * squares + sum of m * equation with c > 0, and every fact stands with
 * an exponent under which it is nonnegative, then target >= 0; it is positive when some term is positive
 * (Stengle's Positivstellensatz read from right to left). The kernel multiplies out and compares.
 */

import type { Expr } from "../math/expr.ts";
import { sign } from "../math/rational.ts";
import { conditionsOf } from "./conditions.ts";
import type { State } from "./facts.ts";
import { isEvident, isEvidentElement } from "./facts.ts";
import type { Element } from "./field.ts";
import { addElements, fromRatio, isZero, multiplyElements, raiseElement, subtractElements } from "./field.ts";
import { Stop } from "./meter.ts";
import { toElement } from "./normal.ts";
import type { CertificateTerm, EquationMultiple, Fact } from "./obligation.ts";

export interface Certificate {
  readonly terms: readonly CertificateTerm[];
  readonly equations: readonly EquationMultiple[];
}

/** The largest power of a fact in a certificate. */
const EXPONENT_LIMIT = 1000;

type Sign = "positive" | "nonnegative" | "nonzero";

/** How the sign of a fact's power follows from the fact; a pair that is not listed gives nothing. */
function powerSign(op: Fact["op"], exponent: number): Sign | undefined {
  if (exponent % 1 !== 0 || exponent > EXPONENT_LIMIT || exponent < -EXPONENT_LIMIT) return undefined;
  const even = exponent % 2 === 0;
  switch (op) {
    case ">":
      return "positive";
    case ">=":
      return exponent > 0 ? "nonnegative" : undefined;
    case "!=":
      return even ? "positive" : "nonzero";
    case "=":
      return undefined;
  }
}

/** Whether the certificate shows `target op 0`. Throws Stop when it is malformed. */
export function certifies(state: State, op: Fact["op"], target: Element, certificate: Certificate): boolean {
  const signs = certificate.terms.map((term) => termSign(state, term));
  if (!signsGive(op, signs)) return false;
  const parts = [
    ...certificate.terms.map((term) => termElement(state, term)),
    ...certificate.equations.map((multiple) => multipleElement(state, multiple)),
  ];
  return isZero(subtractElements(state.field, target, addElements(state.field, parts)));
}

function signsGive(op: Fact["op"], signs: readonly Sign[]): boolean {
  const nonnegative = signs.every((s) => s !== "nonzero");
  switch (op) {
    case "=":
      return signs.length === 0;
    case ">=":
      return nonnegative;
    case ">":
      return nonnegative && signs.includes("positive");
    case "!=":
      return (signs.length === 1 && signs[0] !== "nonnegative") || (nonnegative && signs.includes("positive"));
  }
}

/** The sign of a term. Throws Stop when one of its parts has no sign. */
function termSign(state: State, term: CertificateTerm): Sign {
  if (sign(term.coefficient) !== 1 || term.coefficient.d <= 0n)
    throw new Stop("refused", "A certificate has a coefficient that is not positive.");
  const signs: Sign[] = term.facts.map(([index, exponent]) => {
    const found = powerSign(factAt(state, index).op, exponent);
    if (found === undefined) throw new Stop("refused", "A certificate uses a fact with a power that has no sign.");
    return found;
  });
  for (const square of term.squares) {
    mustBeDefined(state, square);
    const nonzero = isEvidentElement(state, "!=", toElement(state.field, square));
    signs.push(nonzero ? "positive" : "nonnegative");
  }
  if (signs.includes("nonnegative")) {
    if (signs.includes("nonzero")) throw new Stop("refused", "A certificate multiplies by a factor of unknown sign.");
    return "nonnegative";
  }
  return signs.includes("nonzero") ? "nonzero" : "positive";
}

function factAt(state: State, index: number): State["facts"][number] {
  const fact = state.facts[index];
  if (fact === undefined) throw new Stop("refused", "A certificate names a fact that does not exist.");
  return fact;
}

function termElement(state: State, term: CertificateTerm): Element {
  const { field } = state;
  let result = fromRatio(term.coefficient.n, term.coefficient.d);
  for (const [index, exponent] of term.facts)
    result = multiplyElements(field, result, raiseElement(field, factAt(state, index).element, exponent));
  for (const square of term.squares)
    result = multiplyElements(field, result, raiseElement(field, toElement(field, square), 2));
  return result;
}

function multipleElement(state: State, multiple: EquationMultiple): Element {
  const fact = factAt(state, multiple.fact);
  if (fact.op !== "=") throw new Stop("refused", "A certificate multiplies a fact that is no equation.");
  mustBeDefined(state, multiple.multiplier);
  return multiplyElements(state.field, toElement(state.field, multiple.multiplier), fact.element);
}

/** An expression that evidence brings in must be defined wherever the facts hold. */
export function mustBeDefined(state: State, e: Expr): void {
  for (const condition of conditionsOf(e))
    if (!isEvident(state, condition))
      throw new Stop("refused", "Evidence uses an expression that is not known to be defined.");
}
