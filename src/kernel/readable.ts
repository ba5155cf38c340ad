/** From the normal form back to an expression for readers, with its terms in a fixed order. */

import type { Expr } from "../math/expr.ts";
import { num, numberOf, power, product, quotient, sum } from "../math/expr.ts";
import { isInteger, rational } from "../math/rational.ts";
import type { Element, Field } from "./field.ts";
import { negateElement } from "./field.ts";
import type { Monomial, Polynomial } from "./polynomial.ts";
import { compareMonomials } from "./polynomial.ts";

/** An expression for the element, in a fixed order of terms. */
export function fromElement(field: Field, e: Element): Expr {
  const { numerator, scale, factors } = e;
  if (factors.size === 0) return polynomialExpr(field, numerator, scale);
  const isNegative = numerator.size === 1 && [...numerator.values()].every((c) => c < 0n);
  if (isNegative) return { kind: "negation", of: fromElement(field, negateElement(e)) };
  const below = [...factors.values()].map(({ polynomial, exponent }) => {
    const base = polynomialExpr(field, polynomial, 1n);
    return exponent === 1 ? base : power(base, num(exponent));
  });
  const denominator = product(...(scale === 1n ? below : [num(scale), ...below]));
  return quotient(polynomialExpr(field, numerator, 1n), denominator);
}

function polynomialExpr(field: Field, p: Polynomial, scale: bigint): Expr {
  const terms = [...p.keys()]
    .sort((a, b) => compareMonomials(b, a))
    .map((m) => termExpr(field, m, p.get(m) as bigint, scale));
  return sum(...terms);
}

function termExpr(field: Field, m: Monomial, coefficient: bigint, scale: bigint): Expr {
  const value = rational(coefficient < 0n ? -coefficient : coefficient, scale);
  const factors: Expr[] = [];
  for (let i = 0; i < m.length; i += 2) {
    const base = (field.generators[m.charCodeAt(i)] as { expr: Expr }).expr;
    const exponent = m.charCodeAt(i + 1);
    factors.push(exponent === 1 ? base : power(base, num(exponent)));
  }
  const lead = isInteger(value) ? numberOf(value) : quotient(num(value.n), num(value.d));
  const isOne = value.n === 1n && value.d === 1n;
  const term = isOne && factors.length > 0 ? product(...factors) : product(lead, ...factors);
  return coefficient < 0n ? { kind: "negation", of: term } : term;
}
