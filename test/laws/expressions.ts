/** Random expressions, rewritings that keep their value, and mutations that should not. */

import fc from "fast-check";
import type { Expr, Formula, Series } from "../../src/math/expr.ts";
import {
  apply,
  call,
  children,
  minus,
  negate,
  num,
  numberOf,
  power,
  product,
  quotient,
  relation,
  someNode,
  sum,
  sym,
  withChildren,
} from "../../src/math/expr.ts";
import { add, rational } from "../../src/math/rational.ts";

export const SYMBOLS = ["x", "y", "z"] as const;
const [x, y, z] = SYMBOLS.map((name) => sym(name)) as [Expr, Expr, Expr];

/** x and y are not negative, so that their products have roots; z is any number. */
export const GIVEN: readonly Formula[] = [relation(">=", x, num(0)), relation(">=", y, num(0))];

const numbers = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom(1, 1, 1, 2, 3, 5))
  .map(([n, d]) => numberOf(rational(n, d)));
const leaves: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 2, arbitrary: numbers },
  { weight: 5, arbitrary: fc.constantFrom(x, y, z) },
  { weight: 1, arbitrary: fc.constantFrom(apply("q", [x]), apply("q", [sum(x, y)]), apply("p", [z])) },
);
const square = (e: Expr): Expr => power(e, num(2));
/** 1 + e^2: never zero, and positive. */
const positive = (e: Expr): Expr => sum(num(1), square(e));

type Grow = (inner: fc.Arbitrary<Expr>) => fc.Arbitrary<Expr>;

function grown(inner: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> {
  const pair = fc.tuple(inner, inner);
  return fc.oneof(
    { weight: 5, arbitrary: fc.array(inner, { minLength: 2, maxLength: 3 }).map((terms) => sum(...terms)) },
    { weight: 2, arbitrary: pair.map(([a, b]) => minus(a, b)) },
    { weight: 5, arbitrary: fc.array(inner, { minLength: 2, maxLength: 3 }).map((factors) => product(...factors)) },
    { weight: 1, arbitrary: inner.map(negate) },
    { weight: 2, arbitrary: fc.tuple(inner, fc.constantFrom(0, 2, 2, 3)).map(([e, n]) => power(e, num(n))) },
    { weight: 2, arbitrary: pair.map(([a, b]) => quotient(a, positive(b))) },
    { weight: 1, arbitrary: pair.map(([a, b]) => quotient(a, b)) },
    { weight: 1, arbitrary: inner.map((e) => power(positive(e), num(-2))) },
    { weight: 1, arbitrary: pair.map(([a, b]) => call("sqrt", sum(square(a), square(b)))) },
    { weight: 1, arbitrary: fc.constantFrom(product(x, y), x, product(num(2), y)).map((e) => call("sqrt", e)) },
    { weight: 1, arbitrary: inner.map((e) => call("exp", e)) },
    { weight: 1, arbitrary: inner.map((e) => call("ln", positive(e))) },
    { weight: 1, arbitrary: inner.map((e) => call("abs", e)) },
  );
}

function grownTwice(grow: Grow): fc.Arbitrary<Expr> {
  const shallow = fc.oneof({ weight: 1, arbitrary: leaves }, { weight: 2, arbitrary: grow(leaves) });
  return fc.oneof({ weight: 1, arbitrary: grow(leaves) }, { weight: 3, arbitrary: grow(shallow) });
}

export const expressions: fc.Arbitrary<Expr> = grownTwice(grown);

const index = sym("i");
const conditions = (inner: fc.Arbitrary<Expr>): fc.Arbitrary<Formula> =>
  fc
    .tuple(fc.constantFrom("<", "<=", ">", ">=", "!="), inner, fc.constantFrom(x, y, z, num(0)))
    .map(([op, a, b]) => relation(op, a, b));

/** What is repeated in a series over i. */
const terms: readonly ((e: Expr) => Expr)[] = [
  (e) => e,
  (e) => product(index, e),
  (e) => sum(e, index),
  (e) => power(e, index),
  (e) => quotient(e, positive(index)),
];

/** The sum or product of some terms over i; another series inside is left as it is. */
function seriesOf(name: Series["name"], e: Expr, [from, count]: readonly [number, number], choice: number): Expr {
  if (someNode(e, (node) => node.kind === "series")) return e;
  const of = (terms[choice % terms.length] as (e: Expr) => Expr)(e);
  return { kind: "series", name, index: "i", from: num(from), to: num(from + count), of };
}

/** The same and trigonometry, extrema, pieces and series. */
function grownWider(inner: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> {
  const several = fc.array(inner, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    { weight: 10, arbitrary: grown(inner) },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom("sin", "cos", "tan"), inner).map(([f, e]) => call(f, e)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("min", "max"), several)
        .map(([name, args]): Expr => ({ kind: "extremum", name, args })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.array(fc.record({ value: inner, when: conditions(inner) }), { minLength: 1, maxLength: 2 }), inner)
        .map(([pieces, otherwise]): Expr => ({ kind: "piecewise", pieces, otherwise })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("sum", "product"), inner, fc.tuple(fc.nat(2), fc.nat(3)), fc.nat(4))
        .map(([name, e, bounds, choice]) => seriesOf(name, e, bounds, choice)),
    },
  );
}

export const widerExpressions: fc.Arbitrary<Expr> = grownTwice(grownWider);

/** A polynomial over the symbols, for claims about signs. */
export const polynomials: fc.Arbitrary<Expr> = fc
  .array(
    fc.tuple(
      fc.integer({ min: -3, max: 4 }),
      fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1)).map(([i, j, k]) => [i, j, k] as const),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((terms) =>
    sum(
      ...terms.map(([c, exponents]) =>
        product(num(c), ...exponents.flatMap((e, i) => (e === 0 ? [] : [power([x, y, z][i] as Expr, num(e))]))),
      ),
    ),
  );

/** The numbers by which a change is chosen: which node, and what is done to it. */
export interface Choice {
  readonly node: number;
  readonly move: number;
  readonly other: Expr;
}
export const choices: fc.Arbitrary<Choice> = fc.record({ node: fc.nat(10_000), move: fc.nat(10_000), other: leaves });

const sizeOf = (e: Expr): number => children(e).reduce((total, child) => total + sizeOf(child), 1);

/** The expression with its node number `index` replaced, counted from the root. */
function replaceNode(e: Expr, index: number, by: (node: Expr) => Expr): Expr {
  if (index === 0) return by(e);
  let rest = index - 1;
  const parts = children(e).map((child) => {
    const size = sizeOf(child);
    const result = rest >= 0 && rest < size ? replaceNode(child, rest, by) : child;
    rest -= size;
    return result;
  });
  return withChildren(e, parts);
}

const chosen = <T>(of: readonly T[], move: number): T => of[move % of.length] as T;

/** The expression in another form with the same value wherever both are defined. */
export function rewritten(e: Expr, { node, move, other }: Choice): Expr {
  return replaceNode(e, node % sizeOf(e), (at) => {
    const ways = [...rewritesOf(at), ...ANYWHERE.map((way) => way(at, other))];
    return chosen(ways, move);
  });
}

const ANYWHERE: readonly ((e: Expr, t: Expr) => Expr)[] = [
  (e, t) => minus(sum(e, t), t),
  (e, t) => quotient(product(positive(t), e), positive(t)),
  (e) => negate(negate(e)),
  (e) => sum(quotient(e, num(3)), product(quotient(num(2), num(3)), e)),
  (e) => quotient(product(num(4), e), num(4)),
];

function rewritesOf(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "sum":
      return [sum(...[...e.terms].reverse()), sum(e.terms[0] as Expr, sum(...e.terms.slice(1)))];
    case "product":
      return [product(...[...e.factors].reverse()), ...distributed(e.factors)];
    case "quotient":
      return quotientRewrites(e.numerator, e.denominator);
    case "power":
      return powerRewrites(e.base, e.exponent);
    case "call":
      if (e.name === "exp")
        return [quotient(num(1), call("exp", negate(e.arg))), square(call("exp", quotient(e.arg, num(2))))];
      if (e.name === "sqrt") return [quotient(call("sqrt", product(num(4), e.arg)), num(2)), power(e.arg, num(1, 2))];
      return e.name === "abs" ? [call("abs", negate(e.arg)), call("sqrt", square(e.arg))] : [];
    default:
      return [];
  }
}

function quotientRewrites(n: Expr, d: Expr): readonly Expr[] {
  const split = n.kind === "sum" ? [sum(...n.terms.map((term) => quotient(term, d)))] : [];
  return [product(n, power(d, num(-1))), quotient(negate(n), negate(d)), ...split];
}

/** a (b + c) as a b + a c. */
function distributed(factors: readonly Expr[]): readonly Expr[] {
  const at = factors.findIndex((factor) => factor.kind === "sum");
  const found = factors[at];
  if (found?.kind !== "sum") return [];
  return [sum(...found.terms.map((term) => product(...factors.slice(0, at), term, ...factors.slice(at + 1))))];
}

function powerRewrites(base: Expr, exponent: Expr): readonly Expr[] {
  if (exponent.kind !== "number" || exponent.value.d !== 1n) return [];
  const n = Number(exponent.value.n);
  if (n === 0) return [num(1)];
  if (n !== 2) return [product(base, power(base, num(n - 1)))];
  if (base.kind !== "sum" || base.terms.length !== 2) return [product(base, base)];
  const [a, b] = base.terms as [Expr, Expr];
  return [sum(square(a), product(num(2), a, b), square(b))];
}

/** The expression with one small thing changed: a sign, a number, a factor, a term, a symbol. */
export function mutated(e: Expr, { node, move, other }: Choice): Expr {
  return replaceNode(e, node % sizeOf(e), (at) => chosen([...mutationsOf(at), negate(at), sum(at, other)], move));
}

function mutationsOf(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "number":
      return [numberOf(add(e.value, rational(1))), numberOf(add(e.value, rational(-1, 2)))];
    case "symbol":
      return [e.name === "x" ? y : x];
    case "sum":
      return [sum(...e.terms.slice(1)), sum(negate(e.terms[0] as Expr), ...e.terms.slice(1))];
    case "product":
      return [product(...e.factors.slice(1)), product(num(2), ...e.factors)];
    case "quotient":
      return [quotient(e.denominator, e.numerator), product(e.numerator, e.denominator)];
    case "power":
      return [e.base, power(e.base, num(1))];
    default:
      return children(e);
  }
}
