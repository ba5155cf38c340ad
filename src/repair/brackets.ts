/** Where else the brackets of a sum or a product may have been meant to open and to close. */

import type { Expr, Product, Sum } from "../math/expr.ts";
import { negate, product, quotient, sum } from "../math/expr.ts";

/** Longer sums have too many places for a bracket. */
const MOST_TERMS = 8;

/** A bracket that belongs to a number alone is less typical than a number that got lost. */
const OF_A_NUMBER = 0.7;
const ELSEWHERE = 0.2;

export interface Bracketed {
  readonly of: Expr;
  /** How much less typical it is than the plainest bracket. */
  readonly extra: number;
}

/** The expression with one bracket that opens or closes elsewhere. */
export function otherBrackets(e: Expr): readonly Bracketed[] {
  const elsewhere = (of: Expr): Bracketed => ({ of, extra: ELSEWHERE });
  if (e.kind === "sum") return e.terms.length > MOST_TERMS ? [] : [...gathered(e), ...overOneLine(e).map(elsewhere)];
  return e.kind === "product" ? released(e).map(elsewhere) : [];
}

/** A term, with the sign in front of it. */
interface Signed {
  readonly of: Expr;
  readonly isNegative: boolean;
}

const signed = (e: Expr): Signed =>
  e.kind === "negation" ? { of: e.of, isNegative: true } : { of: e, isNegative: false };
const withSign = ({ of, isNegative }: Signed): Expr => (isNegative ? negate(of) : of);

/** a (b + c) for a b + c, and (a + c) b: one of the factors of a term around some of the terms that follow it. */
function gathered({ terms }: Sum): readonly Bracketed[] {
  return terms.flatMap((term, i) => {
    const { of, isNegative } = signed(term);
    const lasts = terms.map((_, end) => end).filter((end) => end > i);
    return bracketsOf(of).flatMap(({ around, extra }) =>
      lasts.map((end) => {
        const one = withSign({ of: around(terms.slice(i + 1, end + 1)), isNegative });
        return { of: sum(...terms.slice(0, i), one, ...terms.slice(end + 1)), extra };
      }),
    );
  });
}

interface Bracket {
  readonly around: (taken: readonly Expr[]) => Expr;
  readonly extra: number;
}

/** Every way to take further terms into one of the factors of a product, or in one below the line. */
function bracketsOf(e: Expr): readonly Bracket[] {
  if (e.kind === "quotient") {
    const below: Bracket = { around: (taken) => quotient(e.numerator, opened(e.denominator, taken)), extra: ELSEWHERE };
    const above = bracketsOf(e.numerator).map(
      ({ around, extra }): Bracket => ({ around: (taken) => quotient(around(taken), e.denominator), extra }),
    );
    return [below, ...above];
  }
  if (e.kind !== "product") return [{ around: (taken) => sum(e, ...taken), extra: ELSEWHERE }];
  const { factors } = e;
  const cost = (outside: readonly Expr[]): number =>
    outside.every(({ kind }) => kind === "number") ? OF_A_NUMBER : ELSEWHERE;
  const inOne = factors.map(
    (factor, k): Bracket => ({
      around: (taken) => product(...factors.map((f, j) => (j === k ? opened(factor, taken) : f))),
      extra: cost(factors.filter((_, j) => j !== k)),
    }),
  );
  const inLast = factors.slice(0, -2).map((_, k): Bracket => {
    const outside = factors.slice(0, k + 1);
    return {
      around: (taken) => product(...outside, sum(product(...factors.slice(k + 1)), ...taken)),
      extra: cost(outside),
    };
  });
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
