/** Random claims about signs over the wider field: most are made to be true, then some are spoilt. */

import fc from "fast-check";
import type { Functions } from "../../src/kernel/obligation.ts";
import type { Comparison, Elementary, Expr, Formula, Relation } from "../../src/math/expr.ts";
import {
  and,
  apply,
  call,
  mapFormula,
  minus,
  negate,
  num,
  or,
  power,
  product,
  quotient,
  relation,
  sum,
  sym,
} from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import type { Choice } from "./expressions.ts";
import { choices, mutated } from "./expressions.ts";
import type { Claim } from "./trial.ts";

/** p and g are bounded, u is increasing and concave, c increasing and convex, h decreasing, F a distribution, w of two arguments. */
export const DECLARED: Functions = {
  p: { arity: 1, lower: rational(0), upper: rational(1) },
  q: { arity: 1 },
  g: { arity: 1, lower: rational(1), upper: rational(3), slopes: [{ orders: [1], op: ">=" }] },
  u: {
    arity: 1,
    slopes: [
      { orders: [1], op: ">" },
      { orders: [2], op: "<" },
    ],
  },
  c: {
    arity: 1,
    lower: rational(0),
    slopes: [
      { orders: [1], op: ">" },
      { orders: [2], op: ">=" },
    ],
  },
  h: { arity: 1, slopes: [{ orders: [1], op: "<" }] },
  F: { arity: 1, lower: rational(0), upper: rational(1), density: "f" },
  f: { arity: 1, lower: rational(0) },
  w: {
    arity: 2,
    slopes: [
      { orders: [1, 0], op: ">" },
      { orders: [0, 1], op: "<=" },
      { orders: [1, 1], op: ">=" },
    ],
  },
};

const [x, y, z] = ["x", "y", "z"].map((name) => sym(name)) as [Expr, Expr, Expr];
const SYMBOLS = [x, y, z] as const;
const zero = num(0);
const one = num(1);

/** Something that is not negative wherever what it needs holds. */
interface Part {
  readonly kind: string;
  readonly expr: Expr;
  readonly needs: readonly Formula[];
}
export interface Specimen {
  /** The construct that the claim is about. */
  readonly kind: string;
  readonly claim: Claim;
}

const own = fc.constantFrom(...SYMBOLS);
const small = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(1, 1, 1, 2, 3)).map(([n, d]) => num(n, d));
const terms: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 5, arbitrary: own },
  { weight: 1, arbitrary: small },
  { weight: 2, arbitrary: fc.tuple(own, own, small).map(([a, b, k]) => minus(a, product(k, b))) },
  { weight: 2, arbitrary: fc.tuple(own, own).map(([a, b]) => sum(a, b)) },
  { weight: 1, arbitrary: fc.tuple(own, own).map(([a, b]) => product(a, b)) },
  { weight: 1, arbitrary: fc.tuple(own, small).map(([a, k]) => sum(a, k)) },
  { weight: 1, arbitrary: fc.tuple(own, small).map(([a, k]) => minus(product(k, power(a, num(2))), one)) },
);
const pair = fc.tuple(terms, terms);
const square = (e: Expr): Expr => power(e, num(2));
const isAtLeast = (a: Expr, b: Expr): Relation => relation(">=", a, b);
const positive = (e: Expr): Relation => relation(">", e, zero);
const extremum = (name: "min" | "max", ...args: readonly Expr[]): Expr => ({ kind: "extremum", name, args });
const piecewise = (value: Expr, when: Formula, otherwise: Expr): Expr => ({
  kind: "piecewise",
  pieces: [{ value, when }],
  otherwise,
});
const absolute = (e: Expr): Expr => call("abs", e);
const root = (e: Expr): Expr => call("sqrt", e);

type Shape = (a: Expr, b: Expr, k: Expr) => readonly [Expr, ...Formula[]];

/** By construct, what is not negative under which formulas. */
const SHAPES: Readonly<Record<string, readonly Shape[]>> = {
  polynomial: [
    (a) => [square(a)],
    (a, b) => [sum(square(a), product(a, b), square(b))],
    (a, b) => [minus(sum(square(a), square(b)), product(num(2), a, b))],
    (a, b) => [product(a, b), isAtLeast(a, zero), isAtLeast(b, zero)],
    (a, b) => [product(minus(a, one), minus(b, one)), isAtLeast(a, one), isAtLeast(b, one)],
    (a, b, k) => [product(minus(k, a), b), isAtLeast(b, zero), isAtLeast(k, a)],
    (a, b) => [minus(square(a), square(b)), isAtLeast(a, b), isAtLeast(b, zero)],
    (a, b) => [minus(power(a, num(3)), power(b, num(3))), isAtLeast(a, b)],
    (a) => [a, isAtLeast(a, zero)],
  ],
  quotient: [
    (a, b) => [quotient(a, sum(a, b)), isAtLeast(a, zero), positive(b)],
    (a, b) => [minus(one, quotient(a, sum(a, b))), isAtLeast(a, zero), positive(b)],
    (a, b) => [quotient(square(a), b), positive(b)],
    (a, b) => [minus(sum(quotient(a, b), quotient(b, a)), num(2)), positive(a), positive(b)],
    (a, b) => [minus(quotient(one, b), quotient(one, a)), isAtLeast(a, b), positive(b)],
    (a, b) => [sum(quotient(a, sum(one, square(a))), quotient(one, num(2))), positive(b)],
  ],
  root: [
    (a) => [root(a), isAtLeast(a, zero)],
    (a, b) => [minus(quotient(sum(a, b), num(2)), root(product(a, b))), isAtLeast(a, zero), isAtLeast(b, zero)],
    (a, b) => [minus(sum(root(a), root(b)), root(sum(a, b))), isAtLeast(a, zero), isAtLeast(b, zero)],
    (a, b) => [minus(root(a), root(b)), isAtLeast(a, b), isAtLeast(b, zero)],
    (a, b) => [minus(root(sum(square(a), square(b))), a)],
    (a) => [minus(root(a), a), isAtLeast(a, zero), isAtLeast(one, a)],
    (a, b) => [minus(power(a, num(1, 3)), power(b, num(1, 3))), isAtLeast(a, b), isAtLeast(b, zero)],
    (a) => [power(a, num(-3, 2)), positive(a)],
  ],
  exp: [
    (a) => [call("exp", a)],
    (a) => [minus(call("exp", a), sum(one, a))],
    (a, b) => [minus(call("exp", a), call("exp", b)), isAtLeast(a, b)],
    (a) => [minus(one, call("exp", negate(a))), isAtLeast(a, zero)],
    (a) => [minus(call("exp", a), a)],
    (a, b) => [sum(call("exp", a), call("exp", negate(b)), negate(num(2)), negate(minus(a, b)))],
    (a) => [sum(call("exp", a), call("exp", negate(a)), num(-2))],
    (a) => [product(a, minus(call("exp", a), one))],
  ],
  ln: [
    (a) => [call("ln", a), isAtLeast(a, one)],
    (a) => [minus(minus(a, one), call("ln", a)), positive(a)],
    (a, b) => [minus(call("ln", a), call("ln", b)), isAtLeast(a, b), positive(b)],
    (a) => [call("ln", sum(one, square(a)))],
    (a) => [minus(a, call("ln", sum(one, a))), isAtLeast(a, zero)],
    (a, b) => [minus(call("ln", product(a, b)), call("ln", b)), isAtLeast(a, one), positive(b)],
    (a, b) => [
      minus(product(num(2), call("ln", quotient(sum(a, b), num(2)))), sum(call("ln", a), call("ln", b))),
      positive(a),
      positive(b),
    ],
  ],
  "symbolic power": [
    (a, b) => [power(a, b), positive(a)],
    (a, b) => [minus(one, power(a, b)), positive(a), isAtLeast(one, a), isAtLeast(b, zero)],
    (a, b) => [minus(power(a, b), one), isAtLeast(a, one), isAtLeast(b, zero)],
    (a, b) => [minus(power(a, b), power(a, sum(b, one))), positive(a), isAtLeast(one, a)],
    (a, b, k) => [minus(power(a, k), power(b, k)), isAtLeast(a, b), positive(b)],
    (a, b) => [minus(power(a, sum(b, one)), power(a, b)), isAtLeast(a, one)],
    (a, b) => [product(call("ln", a), minus(power(a, b), one)), positive(a), isAtLeast(b, zero)],
    (a, b) => [minus(power(a, z), power(b, z)), isAtLeast(a, b), positive(b), isAtLeast(z, zero)],
  ],
  abs: [
    (a) => [absolute(a)],
    (a) => [minus(absolute(a), a)],
    (a, b) => [minus(sum(absolute(a), absolute(b)), absolute(sum(a, b)))],
    (a, b) => [minus(absolute(minus(a, b)), minus(absolute(a), absolute(b)))],
    (a, b, k) => [minus(k, absolute(minus(a, b))), isAtLeast(k, minus(a, b)), isAtLeast(k, minus(b, a))],
    (a, b) => [minus(sum(square(a), square(b)), product(num(2), absolute(product(a, b))))],
  ],
  extremum: [
    (a, b) => [minus(extremum("max", a, b), a)],
    (a, b) => [minus(quotient(sum(a, b), num(2)), extremum("min", a, b))],
    (a, b) => [extremum("min", a, b), isAtLeast(a, zero), isAtLeast(b, zero)],
    (a) => [extremum("max", a, zero)],
    (a, b, k) => [minus(sum(extremum("max", a, b), k), extremum("max", a, minus(b, k)))],
    (a, b) => [minus(extremum("max", a, b, z), extremum("min", a, b))],
    (a, b) => [minus(product(a, b), extremum("min", square(a), square(b))), isAtLeast(a, zero), isAtLeast(b, zero)],
  ],
  piecewise: [
    (a, b) => [piecewise(minus(a, b), isAtLeast(a, b), minus(b, a))],
    (a) => [piecewise(a, positive(a), zero)],
    (a, b, k) => [minus(piecewise(a, relation("<", a, k), k), b), isAtLeast(a, b), isAtLeast(k, b)],
    (a, b) => [piecewise(square(a), relation("!=", b, zero), one)],
    (a, b) => [minus(sum(a, b), piecewise(a, relation("<=", a, b), b)), isAtLeast(a, zero), isAtLeast(b, zero)],
  ],
  trigonometry: [
    (a) => [minus(one, call("sin", a))],
    (a) => [sum(one, call("cos", a))],
    (a, b) => [minus(num(2), sum(call("sin", a), call("cos", b)))],
    (a) => [minus(one, square(call("cos", a)))],
    (a) => [minus(num(1, 2), product(call("sin", a), call("cos", a)))],
    (a, b) => [minus(sum(one, product(call("sin", a), call("sin", b))), call("cos", minus(a, b))), isAtLeast(a, b)],
    (a, b) => [minus(root(sum(square(a), square(b))), sum(product(a, call("sin", z)), product(b, call("cos", z))))],
  ],
  "bounded function": [
    (a) => [apply("p", [a])],
    (a) => [minus(one, apply("p", [a]))],
    (a, b) => [product(apply("p", [a]), minus(one, apply("p", [b])))],
    (a, b) => [minus(sum(apply("p", [a]), apply("p", [b])), product(apply("p", [a]), apply("p", [b])))],
    (a, b) => [product(apply("p", [a]), b), isAtLeast(b, zero)],
    (a) => [minus(num(3), apply("g", [a]))],
    (a, b) => [minus(product(apply("g", [a]), apply("g", [b])), one)],
  ],
  "monotone function": [
    (a, b) => [minus(apply("u", [a]), apply("u", [b])), isAtLeast(a, b)],
    (a, b) => [minus(apply("h", [b]), apply("h", [a])), isAtLeast(a, b)],
    (a, b) => [minus(apply("g", [a]), apply("g", [b])), isAtLeast(a, b)],
    (a, b) => [minus(apply("F", [a]), apply("F", [b])), isAtLeast(a, b)],
    (a) => [apply("f", [a])],
    (a, b) => [product(minus(apply("u", [a]), apply("u", [b])), minus(a, b))],
    (a, b) => [minus(apply("u", [extremum("max", a, b)]), apply("u", [b]))],
    (a, b) => [minus(apply("c", [sum(a, b)]), apply("c", [a])), isAtLeast(b, zero)],
    (a, b) => [negate(product(apply("u", [a], [1]), apply("h", [b], [1])))],
    (a) => [minus(apply("c", [call("exp", a)]), apply("c", [sum(one, a)]))],
    (a, b) => [minus(apply("h", [apply("h", [a])]), apply("h", [apply("h", [b])])), isAtLeast(a, b)],
    (a, b) => [minus(extremum("max", apply("u", [a]), apply("u", [b])), apply("u", [extremum("min", a, b)]))],
  ],
  "curved function": [
    (a, b) => [minus(sum(apply("u", [a]), product(apply("u", [a], [1]), minus(b, a))), apply("u", [b]))],
    (a, b) => [minus(apply("c", [b]), sum(apply("c", [a]), product(apply("c", [a], [1]), minus(b, a))))],
    (a, b) => [minus(apply("u", [b], [1]), apply("u", [a], [1])), isAtLeast(a, b)],
    (a, b) => [product(minus(apply("u", [b], [1]), apply("u", [a], [1])), minus(a, b))],
    (a) => [negate(apply("u", [a], [2]))],
    (a) => [
      minus(product(apply("u", [a], [1]), apply("c", [a], [2])), product(apply("u", [a], [2]), apply("c", [a], [1]))),
    ],
  ],
  "two arguments": [
    (a, b) => [apply("w", [a, b], [1, 0])],
    (a, b) => [product(apply("w", [a, b], [1, 1]), apply("w", [a, b], [1, 0]))],
    (a, b) => [negate(apply("w", [a, b], [0, 1]))],
    (a, b, k) => [minus(product(k, apply("w", [a, b], [1, 0])), apply("w", [b, a], [0, 1]))],
    (a, b) => [square(minus(apply("w", [a, b]), apply("w", [b, a])))],
  ],
  derivative: [
    (_, b) => [derivative(quotient(x, sum(x, square(b))), x), positive(b), positive(x)],
    (a) => [derivative(call("exp", sum(x, product(num(2), y))), x), isAtLeast(a, zero)],
    () => [derivative(call("ln", sum(x, square(y))), x), positive(x)],
    () => [derivative(minus(apply("u", [x]), apply("h", [x])), x)],
    () => [derivative(root(sum(x, y)), x), positive(x), isAtLeast(y, zero)],
    () => [derivative(apply("F", [product(x, y)]), x), isAtLeast(y, zero)],
    () => [negate(derivative(apply("u", [minus(y, x)]), x))],
  ],
};

const derivative = (of: Expr, variable: Expr): Expr => ({ kind: "derivative", of, in: variable, order: 1 });

export const KINDS: readonly string[] = [...Object.keys(SHAPES), "equation", "connective", "random"];

const partOf = (kind: string): fc.Arbitrary<Part> =>
  fc.tuple(fc.constantFrom(...(SHAPES[kind] as readonly Shape[])), pair, small).map(([shape, [a, b], k]) => {
    const [expr, ...needs] = shape(a, b, k);
    return { kind, expr, needs };
  });
const anyPart: fc.Arbitrary<Part> = fc.constantFrom(...Object.keys(SHAPES)).chain(partOf);

/** Assumptions that need not have anything to do with the claim. */
const surroundings: fc.Arbitrary<readonly Formula[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: own.map(positive) },
    { weight: 2, arbitrary: own.map((e) => isAtLeast(e, zero)) },
    { weight: 2, arbitrary: fc.tuple(own, small).map(([e, k]) => relation("<=", e, k)) },
    { weight: 1, arbitrary: fc.tuple(own, small).map(([e, k]) => relation("<", negate(k), e)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(own, own, fc.constantFrom<Comparison>("<", "<=", "!="))
        .map(([a, b, op]) => relation(op, a, b)),
    },
    { weight: 1, arbitrary: fc.tuple(own, pair).map(([e, [a]]) => relation("=", e, a)) },
    { weight: 1, arbitrary: fc.tuple(own, own).map(([a, b]) => relation("=", sum(a, b), one)) },
    { weight: 1, arbitrary: fc.tuple(own, own).map(([a, b]) => relation(">=", product(a, b), zero)) },
    {
      weight: 1,
      arbitrary: fc.tuple(own, own, small).map(([a, b, k]) => or(relation(">=", a, k), relation("<=", b, zero))),
    },
    { weight: 1, arbitrary: fc.tuple(own, own).map(([a, b]) => or(relation("=", a, b), relation("=", b, one))) },
    {
      weight: 1,
      arbitrary: fc.tuple(own, own).map(([a, b]) => or(and(positive(a), positive(b)), relation("=", a, zero))),
    },
    { weight: 1, arbitrary: own.map((e) => relation("=", square(e), one)) },
  ),
  { maxLength: 3 },
);

const others = (kind: string): fc.Arbitrary<readonly [Part, Expr, boolean]> =>
  fc.tuple(fc.oneof(partOf(kind), anyPart), small, fc.boolean());

/** A sum of products of parts, as an inequality with some of its terms on the other side. */
const sumsOf = (kind: string, isPlain: boolean): fc.Arbitrary<Specimen> =>
  fc
    .tuple(
      partOf(kind),
      fc.array(others(kind), { maxLength: isPlain ? 0 : 2 }),
      fc.nat(5),
      fc.option(small, { nil: undefined, freq: 2 }),
      surroundings,
    )
    .map(([first, further, form, slack, given]) => {
      let total = first.expr;
      const needs = [...first.needs];
      const right: Expr[] = [];
      for (const [{ expr, needs: more }, k, isFactor] of further) {
        needs.push(...more);
        if (isFactor) total = product(total, expr);
        else if (form === 1) right.push(negate(product(k, expr)));
        else total = sum(total, product(k, expr));
      }
      const bound = sum(...right);
      const claim = slack
        ? relation(">", sum(total, slack), bound)
        : form === 2
          ? relation("<=", negate(total), bound)
          : isAtLeast(total, bound);
      return specimen(kind, claim, [...given, ...needs]);
    });

const specimen = (kind: string, claim: Formula, given: readonly Formula[]): Specimen => ({
  kind,
  claim: { kind: "forall", functions: DECLARED, given, claim },
});

/** Solutions of equations, and equations from others. */
const EQUATIONS: readonly ((a: Expr, b: Expr, k: Expr) => readonly [Formula, ...Formula[]])[] = [
  (a, _, k) => [relation("=", a, k), relation("=", square(a), square(k)), positive(a)],
  (a, _, k) => [or(relation("=", a, k), relation("=", a, negate(k))), relation("=", square(a), square(k))],
  (a, b) => [or(relation("=", a, zero), relation("=", b, zero)), relation("=", product(a, b), zero)],
  (a, b) => [relation("=", a, b), relation("=", call("exp", a), call("exp", b))],
  (a, b) => [relation("=", a, b), relation("=", call("ln", a), call("ln", b))],
  (a, b) => [relation("=", a, b), relation("=", apply("u", [a]), apply("u", [b]))],
  (a, b, k) => [relation("=", product(k, a), b), relation("=", a, quotient(b, k))],
  (a, b) => [relation("=", apply("q", [a]), apply("q", [b])), relation("=", a, b)],
  (a, b) => [relation("!=", a, zero), relation("=", product(a, b), one)],
  (a, b) => [relation("=", root(product(a, b)), product(root(a), root(b))), isAtLeast(a, zero), isAtLeast(b, zero)],
  (a, b) => [relation("=", sum(extremum("max", a, b), extremum("min", a, b)), sum(a, b))],
  (a, b) => [relation("=", absolute(product(a, b)), product(absolute(a), absolute(b)))],
  (a, b) => [relation("=", call("ln", product(a, b)), sum(call("ln", a), call("ln", b))), positive(a), positive(b)],
  (a, b) => [relation("=", power(a, sum(b, one)), product(a, power(a, b))), positive(a)],
  (a) => [relation("=", sum(square(call("sin", a)), square(call("cos", a))), one)],
  (a, b) => [relation("=", quotient(minus(square(a), square(b)), minus(a, b)), sum(a, b)), relation("!=", a, b)],
  (a, b) => [relation("=", piecewise(a, isAtLeast(a, b), b), extremum("max", a, b))],
];
const equations: fc.Arbitrary<Specimen> = fc
  .tuple(fc.constantFrom(...EQUATIONS), pair, small, surroundings)
  .map(([shape, [a, b], k, given]) => {
    const [claim, ...needs] = shape(a, b, k);
    return specimen("equation", claim, [...given, ...needs]);
  });

/** Two claims joined, both of which hold, or one of which does. */
const connectives: fc.Arbitrary<Specimen> = fc
  .tuple(anyPart, anyPart, terms, fc.nat(3), surroundings)
  .map(([first, second, e, form, given]) => {
    const [a, b] = [isAtLeast(first.expr, zero), isAtLeast(second.expr, zero)];
    if (form === 0) return specimen("connective", and(a, b), [...given, ...first.needs, ...second.needs]);
    if (form === 1) return specimen("connective", or(relation("<", e, zero), a), [...given, ...first.needs]);
    // What one part needs may fail, and the claim says so.
    const isFailing = first.needs.map(
      (f) => (f.kind === "relation" ? { ...f, op: f.op === ">=" ? "<" : "<=" } : f) as Formula,
    );
    return specimen("connective", or(a, ...isFailing), form === 2 ? given : [...given, b, ...second.needs]);
  });

const CALLED: readonly Elementary[] = ["sqrt", "exp", "ln", "abs", "sin", "cos"];
/** Claims of which nothing is known beforehand. */
const strangers: fc.Arbitrary<Specimen> = fc
  .tuple(
    terms,
    anyPart,
    fc.constantFrom(...CALLED),
    fc.constantFrom<Comparison>("<", "<=", ">", ">=", "=", "!="),
    surroundings,
    fc.nat(3),
  )
  .map(([e, { expr }, name, op, given, form]) => {
    const other = form === 0 ? zero : form === 1 ? e : call(name, e);
    return specimen("random", relation(op, expr, other), given);
  });

const sound = (isPlain: boolean): fc.Arbitrary<Specimen> =>
  fc.constantFrom(...KINDS).chain((kind) => {
    if (kind === "equation") return equations;
    if (kind === "connective") return connectives;
    return kind === "random" ? strangers : sumsOf(kind, isPlain);
  });

export const FLIPPED: Readonly<Record<Comparison, Comparison>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "=": "<=",
  "!=": ">",
};
export const REVERSED: Readonly<Record<Comparison, Comparison>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "=": "!=",
  "!=": "=",
};

/** The claim with strictness or direction changed. */
export const withOps = (f: Formula, ops: Readonly<Record<Comparison, Comparison>>): Formula =>
  f.kind === "relation" ? { ...f, op: ops[f.op] } : { ...f, parts: f.parts.map((part) => withOps(part, ops)) };

/** What may be done to a true claim: nothing, or something that often makes it false. */
const SPOILS: readonly ((c: Claim, change: Choice) => Claim)[] = [
  (c) => c,
  (c) => c,
  (c) => c,
  (c) => ({ ...c, claim: withOps(c.claim, FLIPPED) }),
  (c) => ({ ...c, claim: withOps(c.claim, REVERSED) }),
  (c, { node }) => ({ ...c, given: c.given.filter((_, i) => i !== node % c.given.length) }),
  (c, { node }) => ({ ...c, given: c.given.map((f, i) => (i === node % c.given.length ? withOps(f, FLIPPED) : f)) }),
  (c, change) => ({ ...c, claim: changedSide(c.claim, change) }),
];

/** The claim with one of its sides mutated. */
export function changedSide(f: Formula, change: Choice): Formula {
  let left = change.move % 2;
  return mapFormula(f, (e) => (left-- === 0 ? mutated(e, change) : e));
}

const spoilt = (of: fc.Arbitrary<Specimen>): fc.Arbitrary<Specimen> =>
  fc
    .tuple(of, fc.constantFrom(...SPOILS), choices)
    .map(([{ kind, claim }, spoil, change]) => ({ kind, claim: spoil(claim, change) }));

/** True claims, and what becomes of them when something is changed. */
export const specimens: fc.Arbitrary<Specimen> = spoilt(sound(false));
/** The same about one thing at a time, which is sooner decided. */
export const plainSpecimens: fc.Arbitrary<Specimen> = spoilt(sound(true));
