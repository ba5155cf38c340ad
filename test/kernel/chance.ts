/** Random expressions and numbers from a seed, for attacks that need to know the point at which a claim is false. */

import type { Comparison, Elementary, Expr, Formula, Relation } from "../../src/math/expr.ts";
import {
  and,
  apply,
  call,
  minus,
  negate,
  num,
  numberOf,
  or,
  power,
  product,
  quotient,
  relation,
  sum,
  sym,
} from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";

export interface Chance {
  readonly whole: (from: number, to: number) => number;
  readonly below: (share: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
}

/** The same choices for the same seed (a 32-bit multiplicative mix). */
export function chance(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { whole, below: (share) => next() < share, pick: (of) => of[whole(0, of.length - 1)] as (typeof of)[number] };
}

export const OPS: readonly Comparison[] = ["=", "!=", "<", "<=", ">", ">="];
const ELEMENTARY: readonly Elementary[] = ["sqrt", "sqrt", "exp", "ln", "abs", "sin", "cos", "tan"];
export const SYMBOLS = ["x", "y", "a"] as const;
const FUNCTION_NAMES = ["f", "p", "q"];

export const numbers = ({ whole, pick }: Chance): Expr => numberOf(rational(whole(-3, 4), pick([1, 1, 1, 2])));

type Make = (c: Chance, inner: () => Expr, leaf: () => Expr) => Expr;
const MAKES: readonly Make[] = [
  (_, e) => sum(e(), e()),
  (_, e) => sum(e(), e(), e()),
  (_, e) => product(e(), e()),
  (_, e) => product(e(), e()),
  (_, e) => minus(e(), e()),
  (_, e) => quotient(e(), e()),
  (_, e) => quotient(e(), e()),
  (_, e) => negate(e()),
  (_, e) => power(e(), num(2)),
  ({ whole }, e) => power(e(), numberOf(rational(whole(-2, 3)))),
  (_, e) => power(e(), e()),
  ({ pick }, e) => power(e(), numberOf(rational(pick([-1, 1, 3]), pick([2, 3])))),
  ({ pick }, e) => call(pick(ELEMENTARY), e()),
  ({ pick }, e) => call(pick(ELEMENTARY), e()),
  ({ pick }, e) => call(pick(ELEMENTARY), e()),
  ({ pick }, e) => ({ kind: "extremum", name: pick(["min", "max"]), args: [e(), e()] }),
  ({ pick }, e) => ({
    kind: "piecewise",
    pieces: [{ value: e(), when: relation(pick(OPS), e(), e()) }],
    otherwise: e(),
  }),
  ({ pick }, _, leaf) => apply(pick(FUNCTION_NAMES), [leaf()], [pick([0, 0, 1])]),
];

/** Expressions that share parts, so that facts have something to say of claims; `pool` collects the compound ones. */
export function expressionsFrom(c: Chance, pool: Expr[]): (depth: number) => Expr {
  const leaf = (): Expr => (c.below(0.35) ? numbers(c) : sym(c.pick(SYMBOLS)));
  const make = (depth: number): Expr => {
    if (pool.length > 0 && c.below(0.25)) return c.pick(pool);
    if (depth <= 0 || c.below(0.2)) return leaf();
    const made = c.pick(MAKES)(c, () => make(depth - 1), leaf);
    pool.push(made);
    return made;
  };
  return make;
}

export const relationFrom = (c: Chance, make: (depth: number) => Expr): Relation =>
  relation(c.pick(OPS), make(2), c.below(0.5) ? num(0) : make(2));

export function formulaFrom(c: Chance, make: (depth: number) => Expr): Formula {
  const one = (): Relation => relationFrom(c, make);
  return c.below(0.8) ? one() : c.below(0.5) ? or(one(), one()) : and(one(), one());
}
