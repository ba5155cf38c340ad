/** The solution of one linear law of motion with constant coefficients, as a candidate to be put to the test. */

import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Expr, Formula, Relation, Sym } from "../math/expr.ts";
import { call, minus, negate, num, power, product, quotient, rewrite, sameExpr, sum, sym } from "../math/expr.ts";
import { mentions } from "./demand.ts";
import type { Unknown } from "./dynamics.ts";

const ZERO = num(0);
const ONE = num(1);

/**
 * With k' = A + B k (or k one period later, A + B k) and one value given, the path of k; undefined for laws of any
 * other form. It presumes that B is not 0 (or 1) where it is not so written.
 */
export function linearPath(
  equations: readonly Formula[],
  initial: readonly Formula[],
  [unknown, another]: readonly Unknown[],
  time: Sym,
): Expr | undefined {
  const start = startOf(initial, unknown);
  const [equation, ...others] = equations;
  const isAlone = unknown !== undefined && !another && others.length === 0;
  const law = isAlone && equation?.kind === "relation" ? lawOf(equation, unknown, time) : undefined;
  if (!law || !start) return undefined;
  const { rate, constant, isSlope } = law;
  const elapsed = sameExpr(start.from, ZERO) ? time : minus(time, start.from);
  const isStill = sameValue(rate, isSlope ? ZERO : ONE) === true;
  if (isStill) return sum(start.value, product(constant, elapsed));
  const growth = isSlope ? call("exp", product(rate, elapsed)) : power(rate, elapsed);
  if (sameValue(constant, ZERO) === true) return product(start.value, growth);
  const rest = normalExpr(isSlope ? quotient(negate(constant), rate) : quotient(constant, minus(ONE, rate)));
  return sum(rest, product(minus(start.value, rest), growth));
}

/** The one value given, and when. */
function startOf([start, ...more]: readonly Formula[], unknown: Unknown | undefined) {
  if (start?.kind !== "relation" || more.length > 0) return undefined;
  const { left, right } = start;
  const isValue = left.kind === "application" && left.name === unknown?.name && left.orders[0] === 0;
  return isValue && left.args[0] ? { from: left.args[0], value: right } : undefined;
}

/** The coefficients of a law of motion that is linear with constant ones. */
function lawOf({ left, right }: Relation, unknown: Unknown, time: Sym) {
  if (left.kind !== "application" || left.name !== unknown.name) return undefined;
  const at = left.args[0] ?? ZERO;
  const isSlope = left.orders[0] === 1 && sameExpr(at, time);
  const isNext = left.orders[0] === 0 && sameValue(at, sum(time, ONE)) === true;
  if (!isSlope && !isNext) return undefined;
  const state = sym(unknown.name);
  const law = rewrite(right, (node) => (sameExpr(node, unknown.now) ? state : node));
  const rate = attempt(() => normalExpr(evaluateDerivatives({ kind: "derivative", of: law, in: state, order: 1 })));
  const constant = attempt(() => normalExpr(substitute(law, [[state, ZERO]])));
  const isConstant = (e: Expr): boolean =>
    ![state.name, `${unknown.name}()`, time.name].some((name) => mentions(e, name));
  return rate && constant && isConstant(rate) && isConstant(constant) ? { rate, constant, isSlope } : undefined;
}
