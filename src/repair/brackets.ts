/** Where else the brackets of a sum or a product may have been meant to open and to close. */

import type { Expr, Product, Sum } from "../math/expr.ts";
import { negate, product, quotient, sum } from "../math/expr.ts";

/** Longer sums have too many places for a bracket. */
const MOST_TERMS = 8;

/** The expression with one bracket that opens or closes elsewhere. */
export function otherBrackets(e: Expr): readonly Expr[] {
  if (e.kind === "sum") return e.terms.length > MOST_TERMS ? [] : [...gathered(e), ...overOneLine(e)];
  if (e.kind === "product") return released(e);
  return [];
}

/** A term, with the sign in front of it. */
interface Signed {
  readonly of: Expr;
  readonly isNegative: boolean;
}

const signed = (e: Expr): Signed =>
  e.kind === "negation" ? { of: e.of, isNegative: true } : { of: e, isNegative: false };
const withSign = ({ of, isNegative }: Signed): Expr => (isNegative ? negate(of) : of);

/** a (b + c) for a b + c, and a b + c for b a + c: the factors of a term around some of the terms that follow it. */
function gathered({ terms }: Sum): readonly Expr[] {
  return terms.flatMap((term, i) => {
    const { of, isNegative } = signed(term);
    const found = bracketsOf(of).flatMap((bracket) => {
      const lasts = terms.map((_, end) => end).filter((end) => end > i);
      return lasts.map((end) => {
        const one = withSign({ of: bracket(terms.slice(i + 1, end + 1)), isNegative });
        return sum(...terms.slice(0, i), one, ...terms.slice(end + 1));
      });
    });
    return found;
  });
}

/** Every way to take further terms into one of the factors of a product, or in one below the line. */
function bracketsOf(e: Expr): readonly ((taken: readonly Expr[]) => Expr)[] {
  if (e.kind === "quotient")
    return [
      (taken) => quotient(e.numerator, opened(e.denominator, taken)),
      ...bracketsOf(e.numerator).map((bracket) => (taken: readonly Expr[]) => quotient(bracket(taken), e.denominator)),
    ];
  if (e.kind !== "product") return [(taken) => sum(e, ...taken)];
  const { factors } = e;
  const inOne = factors.map(
    (factor, k) => (taken: readonly Expr[]) => product(...factors.map((f, j) => (j === k ? opened(factor, taken) : f))),
  );
  const inLast = factors
    .slice(0, -2)
    .map(
      (_, k) => (taken: readonly Expr[]) =>
        product(...factors.slice(0, k + 1), sum(product(...factors.slice(k + 1)), ...taken)),
    );
  return [...inOne, ...inLast];
}

const opened = (e: Expr, taken: readonly Expr[]): Expr => sum(...(e.kind === "sum" ? e.terms : [e]), ...taken);

/** (a + b)/c for a + b/c: some of the terms before one that is divided. */
function overOneLine({ terms }: Sum): readonly Expr[] {
  return terms.flatMap((term, i) => {
    const { of, isNegative } = signed(term);
    if (of.kind !== "quotient") return [];
    const above = isNegative ? negate(of.numerator) : of.numerator;
    return terms
      .slice(0, i)
      .map((_, start) =>
        sum(
          ...terms.slice(0, start),
          quotient(sum(...terms.slice(start, i), above), of.denominator),
          ...terms.slice(i + 1),
        ),
      );
  });
}

/** a b + c for a (b + c): terms of a bracket that stand beside it. */
function released({ factors }: Product): readonly Expr[] {
  return factors.flatMap((factor, k) => {
    if (factor.kind !== "sum") return [];
    const { terms } = factor;
    const around = (inside: readonly Expr[]): Expr => product(...factors.map((f, j) => (j === k ? sum(...inside) : f)));
    const atEnd = terms.slice(1).map((_, i) => sum(around(terms.slice(0, i + 1)), ...terms.slice(i + 1)));
    const atStart = terms.slice(1).map((_, i) => sum(...terms.slice(0, i + 1), around(terms.slice(i + 1))));
    return [...atEnd, ...atStart];
  });
}
