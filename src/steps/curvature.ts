/** Concavity and convexity of functions on a convex set, by the principal minors of their Hessians. */

import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { sameValue } from "../kernel/normal.ts";
import type { Expr, Formula, Sym } from "../math/expr.ts";
import { and, children, minus, num, someNode } from "../math/expr.ts";
import type { Setting } from "./demand.ts";
import { definedness, mentions, signFormula } from "./demand.ts";
import { determinant, first, hessian, leading, principal, second, submatrix } from "./determinant.ts";

/** The principal minors double in number with each variable. */
export const MOST_CURVED = 4;

export interface Shape {
  readonly bends: "concave" | "convex";
  readonly isStrict: boolean;
}

const speaksOf = (of: Expr | Formula, over: readonly Sym[]): boolean => over.some((v) => mentions(of, v.name));

/** Whether it is a polynomial in the variables, so that it is defined and smooth everywhere. */
function isPolynomial(e: Expr, over: readonly Sym[]): boolean {
  if (!speaksOf(e, over)) return true;
  switch (e.kind) {
    case "symbol":
      return true;
    case "sum":
    case "product":
    case "negation":
      return children(e).every((part) => isPolynomial(part, over));
    case "quotient":
      return !speaksOf(e.denominator, over) && isPolynomial(e.numerator, over);
    case "power":
      return isCount(e.exponent) && isPolynomial(e.base, over);
    default:
      return false;
  }
}

const isCount = (e: Expr): boolean => e.kind === "number" && e.value.d === 1n && e.value.n > 0n;

/** Whether it is linear in the variables, but for a term without them. */
export const isAffine = (e: Expr, over: readonly Sym[]): boolean =>
  isPolynomial(e, over) &&
  over.every((v, i) =>
    over.slice(i).every((w) => attempt(() => sameValue(evaluateDerivatives(second(e, v, w)), num(0))) === true),
  );

/** Whether it compares linear expressions, so that the points at which it holds form a convex set. */
export const isLinear = (f: Formula, over: readonly Sym[]): boolean =>
  f.kind === "relation" && f.op !== "!=" && isAffine(minus(f.left, f.right), over);

/** Whether its derivatives say how it bends: it has no kinks and no jumps that they would miss. */
export const isSmooth = (e: Expr, over: readonly Sym[]): boolean =>
  !someNode(
    e,
    (node) =>
      (["extremum", "piecewise", "integral", "limit", "series"].includes(node.kind) ||
        (node.kind === "call" && node.name === "abs")) &&
      speaksOf(node, over),
  );

/**
 * A convex set in which all points that satisfy the formulas lie: of what is given about the variables, it keeps
 * comparisons of linear expressions.
 */
export function convexSet(setting: Setting, over: readonly Sym[], formulas: readonly Formula[]): Setting {
  const kept = [...setting.given, ...formulas].filter((f) => !speaksOf(f, over) || isLinear(f, over));
  return { ...setting, given: kept };
}

/** That a function is defined and bends in a way, to be demanded on a convex set. */
export function curved(e: Expr, over: readonly Sym[], shape: Shape): Formula {
  if (isAffine(e, over) && !shape.isStrict) return definedness(e);
  const whole = hessian(e, over);
  const minors = (shape.isStrict ? leading : principal)(over.length).map((places) => {
    const isNegative = shape.bends === "concave" && places.length % 2 === 1;
    const minor = determinant(submatrix(whole, places));
    if (shape.isStrict) return signFormula(minor, isNegative ? "negative" : "positive");
    return signFormula(minor, isNegative ? "nonpositive" : "nonnegative");
  });
  return and(definedness(e), ...over.map((v) => definedness(first(e, v))), ...minors);
}

/** All choices of the items, the empty one first. */
export function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [head, ...rest] = items;
  if (head === undefined) return [[]];
  const without = subsets(rest);
  return [...without, ...without.map((s) => [head, ...s])];
}
