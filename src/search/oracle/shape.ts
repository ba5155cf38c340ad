/** Sums, products and powers in the form in which people write them, from the factors that an engine prints. */

import { call, type Expr, negate, num, power, product, quotient, sum } from "../../math/expr.ts";

/** A factor above or below the line. */
export interface Factor {
  readonly expr: Expr;
  readonly below: boolean;
}

/** The sum, a positive term first where there is one: b - a rather than -a + b. */
export function sumOf(terms: readonly Expr[]): Expr {
  const first = terms.findIndex((term) => term.kind !== "negation");
  return first <= 0 ? sum(...terms) : sum(terms[first] as Expr, ...terms.filter((_, i) => i !== first));
}

/** The product as one fraction with its sign in front: (1/2) a b^(-1) becomes a/(2 b). */
export function productOf(factors: readonly Factor[]): Expr {
  const above: Expr[] = [];
  const below: Expr[] = [];
  let negative = false;
  const place = (e: Expr, isBelow: boolean): void => {
    switch (e.kind) {
      case "negation":
        negative = !negative;
        place(e.of, isBelow);
        return;
      case "product":
        for (const factor of e.factors) place(factor, isBelow);
        return;
      case "quotient":
        place(e.numerator, isBelow);
        place(e.denominator, !isBelow);
        return;
      default:
        if (!isOne(e)) (isBelow ? below : above).push(e);
    }
  };
  for (const factor of factors) place(factor.expr, factor.below);
  const value = below.length === 0 ? product(...above) : quotient(product(...above), product(...below));
  return negative ? negate(value) : value;
}

/** The power: a negative exponent goes below the line, one half is a square root. */
export function powerOf(base: Expr, exponent: Expr): Expr {
  if (exponent.kind === "negation") return quotient(num(1), powerOf(base, exponent.of));
  if (isOne(exponent)) return base;
  return isOneHalf(exponent) ? call("sqrt", base) : power(base, exponent);
}

const isNumber = (e: Expr, n: bigint): boolean => e.kind === "number" && e.value.n === n && e.value.d === 1n;
const isOne = (e: Expr): boolean => isNumber(e, 1n);
const isOneHalf = (e: Expr): boolean => e.kind === "quotient" && isOne(e.numerator) && isNumber(e.denominator, 2n);
