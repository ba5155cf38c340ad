/**
 * Differentiation of expressions, by the rules of calculus.
 *
 * The result is defined only where the rules apply: the derivative of sqrt(u) divides by sqrt(u), so its
 * conditions of definedness include u > 0. Nothing is cancelled here.
 */

import type { Application, Derivative, Elementary, Expr, Extremum, Piecewise, Series } from "../math/expr.ts";
import {
  apply,
  call,
  children,
  expressionsOf,
  nodesIn,
  num,
  numberOf,
  power,
  product,
  quotient,
  sameExpr,
  sum,
  withChildren,
} from "../math/expr.ts";
import { isInteger, ONE, sub as subtract } from "../math/rational.ts";
import { isBoundBy } from "../math/series.ts";
import { constantValue } from "./constant.ts";
import { Stop } from "./meter.ts";
import { asAbsolute, writtenOut } from "./unfold.ts";

/** Whether two arguments have the same value, undefined when that is not known; supplied by the normal form. */
export type SameValue = (a: Expr, b: Expr) => boolean | undefined;

/** The order of a derivative, and the size of what is differentiated or results, that are computed. */
const ORDER_LIMIT = 100;
const SIZE_LIMIT = 100_000;

/**
 * The derivative of `e` in `variable`, a symbol or an application such as p(s) that is varied on its own; all
 * other symbols and applications are constants, except that applications follow the chain rule through their
 * arguments. Throws Stop where no rule applies.
 */
export function differentiate(e: Expr, variable: Expr, same: SameValue = sameExpr): Expr {
  return derive(evaluateDerivatives(e, same), variable, same) ?? num(0);
}

/** The expression with every derivative node inside it taken, and every series in it written out. */
export function evaluateDerivatives(e: Expr, same: SameValue = sameExpr): Expr {
  return isPlain(e) ? e : evaluateParts(e, same);
}

const plain = new WeakSet<Expr>();

/** Whether no derivative and no series stands in it; trees are found plain once. */
function isPlain(e: Expr): boolean {
  switch (e.kind) {
    case "number":
    case "symbol":
      return true;
    case "derivative":
    case "series":
      return false;
    case "negation":
      return isPlain(e.of);
    case "power":
      return isPlain(e.base) && isPlain(e.exponent);
  }
  if (plain.has(e)) return true;
  for (const child of children(e)) if (!isPlain(child)) return false;
  plain.add(e);
  return true;
}

function evaluateParts(e: Expr, same: SameValue): Expr {
  const before = children(e);
  if (e.kind === "derivative") return takenOnce(e, same);
  if (e.kind === "series") return evaluateSeries(e, same);
  const after = before.map((child) => evaluateDerivatives(child, same));
  return after.every((child, i) => child === before[i]) ? e : withChildren(e, after);
}

/** A series is written out where that is possible, so that a symbol such as x_1 in it can vary. */
function evaluateSeries(e: Series, same: SameValue): Expr {
  const terms = writtenOut(e);
  return terms === undefined ? e : evaluateDerivatives(terms, same);
}

const taken = new WeakMap<SameValue, WeakMap<Derivative, Expr>>();

/** A derivative that stands in many claims is taken once. */
function takenOnce(e: Derivative, same: SameValue): Expr {
  const kept = taken.get(same) ?? new WeakMap<Derivative, Expr>();
  taken.set(same, kept);
  const result = kept.get(e) ?? takeDerivative(e, same);
  kept.set(e, result);
  return result;
}

function takeDerivative(e: Derivative, same: SameValue): Expr {
  if (e.in.kind !== "symbol" && e.in.kind !== "application")
    throw new Stop("unsupported", "A derivative is taken in something that does not vary on its own.");
  if (e.order % 1 !== 0 || e.order < 0 || e.order > ORDER_LIMIT)
    throw new Stop("unsupported", "The order of a derivative is too large.");
  let result = evaluateDerivatives(e.of, same);
  for (let i = 0; i < e.order; i++) {
    result = differentiate(result, e.in, same);
    if (nodesIn(result, SIZE_LIMIT) >= SIZE_LIMIT) throw new Stop("budget", "A derivative is too large.");
  }
  return result;
}

/** The derivative, or undefined when the variable does not occur. */
function derive(e: Expr, v: Expr, same: SameValue): Expr | undefined {
  switch (e.kind) {
    case "number":
      return undefined;
    case "symbol":
      return v.kind === "symbol" && v.name === e.name ? num(1) : undefined;
    case "sum":
      return deriveSum(e.terms, v, same);
    case "negation": {
      const inner = derive(e.of, v, same);
      return inner && { kind: "negation", of: inner };
    }
    case "product":
      return deriveProduct(e.factors, v, same);
    case "quotient":
      return deriveQuotient(e.numerator, e.denominator, v, same);
    case "power":
      return derivePower(e.base, e.exponent, v, same);
    case "call": {
      const inner = derive(e.arg, v, same);
      return inner && times(outerDerivative(e.name, e.arg), inner);
    }
    case "application":
      return deriveApplication(e, v, same);
    case "extremum":
      return deriveExtremum(e, v, same);
    case "piecewise":
      return derivePiecewise(e, v, same);
    case "derivative":
    case "integral":
    case "limit":
    case "series":
      return deriveUnevaluated(e, v);
  }
}

function deriveSum(terms: readonly Expr[], v: Expr, same: SameValue): Expr | undefined {
  const parts = terms.map((term) => derive(term, v, same)).filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : sum(...parts);
}

function deriveProduct(factors: readonly Expr[], v: Expr, same: SameValue): Expr | undefined {
  if (factors.length ** 2 > SIZE_LIMIT) throw new Stop("budget", "A product is too long to be differentiated.");
  const parts: Expr[] = [];
  factors.forEach((factor, i) => {
    const inner = derive(factor, v, same);
    if (inner) parts.push(times(...factors.slice(0, i), inner, ...factors.slice(i + 1)));
  });
  return parts.length === 0 ? undefined : sum(...parts);
}

function deriveQuotient(n: Expr, d: Expr, v: Expr, same: SameValue): Expr | undefined {
  const top = derive(n, v, same);
  const bottom = derive(d, v, same);
  if (!bottom) return top && quotient(top, d);
  const lost = times(n, bottom);
  const numerator: Expr = top ? sum(times(top, d), { kind: "negation", of: lost }) : { kind: "negation", of: lost };
  return quotient(numerator, power(d, num(2)));
}

function derivePower(base: Expr, exponent: Expr, v: Expr, same: SameValue): Expr | undefined {
  const inBase = derive(base, v, same);
  const inExponent = derive(exponent, v, same);
  const whole = power(base, exponent);
  const throughExponent = inExponent && times(whole, call("ln", base), inExponent);
  const throughBase = inBase && times(exponent, lowered(base, exponent), inBase);
  if (throughBase && throughExponent) return sum(throughBase, throughExponent);
  return throughBase ?? throughExponent;
}

/**
 * base^(exponent - 1). A fractional power is divided by its base instead, which must then not be zero: where the base
 * only touches zero from below, the power is defined at that point alone and has no derivative. A base that is a
 * symbol passes through zero, and the derivative at the end of the domain is the one-sided one.
 */
function lowered(base: Expr, exponent: Expr): Expr {
  const value = constantValue(exponent);
  if (value === undefined) return power(base, sum(exponent, num(-1)));
  if (!isInteger(value) && base.kind !== "symbol") return quotient(power(base, exponent), base);
  const less = subtract(value, ONE);
  if (isInteger(less) && less.n === 0n) return num(1);
  return isInteger(less) && less.n === 1n ? base : power(base, numberOf(less));
}

function outerDerivative(name: Elementary, u: Expr): Expr {
  switch (name) {
    case "sqrt":
      return quotient(num(1), product(num(2), call("sqrt", u)));
    case "exp":
      return call("exp", u);
    case "ln":
      return quotient(num(1), u);
    case "abs":
      return quotient(u, call("abs", u));
    case "sin":
      return call("cos", u);
    case "cos":
      return { kind: "negation", of: call("sin", u) };
    case "tan":
      return quotient(num(1), power(call("cos", u), num(2)));
  }
}

function deriveApplication(e: Application, v: Expr, same: SameValue): Expr | undefined {
  if (v.kind === "application" && isVariable(e, v, same)) return num(1);
  const parts: Expr[] = [];
  e.args.forEach((arg, i) => {
    const inner = derive(arg, v, same);
    const orders = e.orders.map((order, j) => (i === j ? order + 1 : order));
    if (inner) parts.push(times(apply(e.name, e.args, orders), inner));
  });
  return parts.length === 0 ? undefined : sum(...parts);
}

/** Throws Stop when it is not known whether the arguments have the same values: then the derivative is 1, not 0. */
function isVariable(e: Application, v: Application, same: SameValue): boolean {
  if (v.name !== e.name || v.args.length !== e.args.length || v.orders.join() !== e.orders.join()) return false;
  const matches = e.args.map((arg, i) => same(arg, v.args[i] as Expr));
  if (matches.includes(false)) return false;
  if (matches.includes(undefined))
    throw new Stop("unsupported", "Whether an application is the variable of a derivative is not known.");
  return true;
}

/** Each further argument stands twice in the absolute values. */
const ARGUMENT_LIMIT = 6;

function deriveExtremum(e: Extremum, v: Expr, same: SameValue): Expr | undefined {
  if (e.args.every((arg) => derive(arg, v, same) === undefined)) return undefined;
  if (e.args.length > ARGUMENT_LIMIT)
    throw new Stop("budget", "An extremum of so many arguments is not differentiated; treat its cases apart.");
  return derive(asAbsolute(e), v, same);
}

/** Piece by piece, where the conditions do not depend on the variable. */
function derivePiecewise(e: Piecewise, v: Expr, same: SameValue): Expr | undefined {
  const depends = (part: Expr): boolean => derive(part, v, same) !== undefined;
  if (e.pieces.some(({ when }) => expressionsOf(when).some(depends)))
    throw new Stop(
      "unsupported",
      "A piecewise expression is not differentiated across its pieces; treat them as cases.",
    );
  const pieces = e.pieces.map(({ value, when }) => ({ value: derive(value, v, same) ?? num(0), when }));
  const otherwise = derive(e.otherwise, v, same) ?? num(0);
  const isConstant = [...pieces.map(({ value }) => value), otherwise].every(
    (d) => d.kind === "number" && d.value.n === 0n,
  );
  return isConstant ? undefined : { kind: "piecewise", pieces, otherwise };
}

function deriveUnevaluated(e: Expr, v: Expr): undefined {
  // A subscript of a name inside a sum may be its index: x_i may be the variable x_1.
  const isIndexed = (node: Expr): boolean =>
    e.kind === "series" && node.kind === "symbol" && isBoundBy(node.name, e.index);
  const occurs = (node: Expr): boolean => sameExpr(node, v) || isIndexed(node) || children(node).some(occurs);
  if (v.kind === "symbol" && !occurs(e)) return undefined;
  throw new Stop(
    "unsupported",
    "The derivative of an integral, a limit, or a sum that is not written out, is not taken.",
  );
}

/** A product without factors 1. */
function times(...factors: readonly Expr[]): Expr {
  const kept = factors.filter((f) => !(f.kind === "number" && f.value.n === 1n && f.value.d === 1n));
  return product(...kept);
}
