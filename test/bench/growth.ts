/** Families of equations that grow: an expression and its expanded or rewritten form, and the same with one coefficient changed. */

import type { Expr } from "../../src/math/expr.ts";
import { call, num, power, product, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import type { Question } from "./questions.ts";
import { questionOf } from "./questions.ts";

export interface Instance {
  /** The terms of the expanded side. */
  readonly terms: number;
  readonly degree: number;
  readonly equal: Question;
  readonly unequal: Question;
}

export interface Family {
  readonly name: string;
  readonly instances: readonly Instance[];
}

/** Coefficients by exponents, the exponents joined by commas. */
type Terms = Map<string, bigint>;
type Exponents = readonly number[];

/** How the power x_i^e of a variable, and a monomial, are written. */
type Notation = (exponents: Exponents) => Expr;

const SIZES = [10, 30, 100, 300, 1000, 3000, 10_000];
const DEGREES = [2, 4, 6, 8, 12, 16, 20];
const VARIABLES = 6;

/** All families, from sums that need sorting only to quotients; each is built when it is its turn. */
export function families(): readonly (() => Family)[] {
  return [
    () => family("sum of monomials = the same in another order and other brackets", SIZES, reordered),
    () => family("dense: (1 + x + 2 y + ...)^d = expanded", SIZES, dense),
    () => family("sparse: product of two sums = expanded", SIZES, (size, degree) => sparse(size, degree, plain)),
    () =>
      family("roots: product of two sums of products of roots = expanded", SIZES, (size, degree) =>
        sparse(size, degree, roots),
      ),
    () =>
      family("exponentials: product of two sums = expanded", SIZES, (size, degree) =>
        sparse(size, degree, exponentials),
      ),
    () => family("fractions: P/(1 + x) + Q/(2 + y) = one fraction, expanded", SIZES, fractions),
    () => family("reciprocals: 1/x + 1/y + ... = one fraction", SIZES.slice(0, 4), reciprocals),
  ];
}

interface Sides {
  readonly degree: number;
  readonly left: Expr;
  /** The expanded terms, and what is made of them. */
  readonly terms: Terms;
  readonly right: (terms: Terms) => Expr;
}

function family(name: string, sizes: readonly number[], make: (size: number, degree: number) => Sides): Family {
  const instances = sizes.map((size, i) => {
    const { degree, left, terms, right } = make(size, DEGREES[i] ?? 2);
    const [middle = ""] = [...terms.keys()].slice(terms.size >> 1);
    const changed: Terms = new Map(terms).set(middle, (terms.get(middle) ?? 0n) + 1n);
    const count = [...terms.keys()][0]?.split(",").length ?? 0;
    const given = NAMES.slice(0, count).map((symbol) => relation(">", symbol, num(0)));
    const pose = (side: Expr, holds: boolean): Question => {
      const claim = relation("=", left, side);
      return questionOf(`${name}, ${terms.size} terms`, holds, { kind: "forall", functions: {}, given, claim });
    };
    return { terms: terms.size, degree, equal: pose(right(terms), true), unequal: pose(right(changed), false) };
  });
  return { name, instances };
}

const NAMES: readonly Expr[] = Array.from({ length: 300 }, (_, i) => sym(`x_${i}`));
const variable = (i: number): Expr => NAMES[i] as Expr;

const plain: Notation = (exponents) => monomial(exponents, (i, e) => raised(variable(i), e));
/** Each variable is the square of what is multiplied. */
const roots: Notation = (exponents) =>
  monomial(exponents, (i, e) => {
    const root = call("sqrt", variable(i));
    const whole = raised(variable(i), e >> 1);
    return e % 2 === 0 ? whole : e === 1 ? root : product(whole, root);
  });
const exponentials: Notation = (exponents) => {
  const terms = exponents.flatMap((e, i) => (e === 0 ? [] : [e === 1 ? variable(i) : product(num(e), variable(i))]));
  return terms.length === 0 ? num(1) : call("exp", sum(...terms));
};

const raised = (base: Expr, e: number): Expr => (e === 0 ? num(1) : e === 1 ? base : power(base, num(e)));

function monomial(exponents: Exponents, one: (i: number, e: number) => Expr): Expr {
  return product(...exponents.flatMap((e, i) => (e === 0 ? [] : [one(i, e)])));
}

function written(terms: Terms, notation: Notation): Expr {
  return sum(
    ...[...terms].map(([key, c]) => {
      const body = notation(key.split(",").map(Number));
      const isUnit = body.kind === "number";
      return c === 1n && !isUnit ? body : isUnit ? num(c) : product(num(c), body);
    }),
  );
}

function reordered(size: number, degree: number): Sides {
  const terms = random(size, degree, 1);
  const right = (of: Terms): Expr => bracketed([...of].reverse().map((term) => written(new Map([term]), plain)));
  return { degree, left: written(terms, plain), terms, right };
}

/** The sum in nested brackets of eight. */
function bracketed(parts: readonly Expr[]): Expr {
  if (parts.length <= 8) return sum(...parts);
  const groups = Array.from({ length: Math.ceil(parts.length / 8) }, (_, i) => sum(...parts.slice(8 * i, 8 * i + 8)));
  return bracketed(groups);
}

/** Numbers of variables and degrees with about as many terms as the sizes. */
const DENSE: Readonly<Record<number, readonly [number, number]>> = {
  10: [3, 2],
  30: [2, 6],
  100: [3, 6],
  300: [4, 7],
  1000: [4, 10],
  3000: [5, 10],
  10000: [4, 20],
};

function dense(size: number): Sides {
  const [count, degree] = DENSE[size] ?? [2, 2];
  const linear: Terms = new Map([[zeros(count + 1), 1n]]);
  for (let i = 0; i < count; i++) linear.set(unit(i, count + 1), BigInt(i + 1));
  let terms: Terms = new Map([[zeros(count + 1), 1n]]);
  for (let i = 0; i < degree; i++) terms = multiplied(terms, linear);
  return { degree, left: power(written(linear, plain), num(degree)), terms, right: (of) => written(of, plain) };
}

function sparse(size: number, degree: number, notation: Notation): Sides {
  const root = Math.round(Math.sqrt(size));
  const [first, second] = [random(root, degree / 2, 2), random(Math.ceil(size / root), degree / 2, 3)];
  const left = product(written(first, notation), written(second, notation));
  return { degree, left, terms: multiplied(first, second), right: (of) => written(of, notation) };
}

function fractions(size: number, degree: number): Sides {
  const quarter = Math.max(2, Math.round(size / 4));
  const [top, second] = [random(quarter, degree - 1, 4), random(quarter, degree - 1, 5)];
  const [below, other] = [
    new Map([
      [zeros(VARIABLES), 1n],
      [unit(0, VARIABLES), 1n],
    ]),
    new Map([
      [zeros(VARIABLES), 2n],
      [unit(1, VARIABLES), 1n],
    ]),
  ];
  const write = (of: Terms): Expr => written(of, plain);
  return {
    degree,
    left: sum(quotient(write(top), write(below)), quotient(write(second), write(other))),
    terms: added(multiplied(top, other), multiplied(second, below)),
    right: (of) => quotient(write(of), product(write(below), write(other))),
  };
}

function reciprocals(size: number): Sides {
  const all = Array.from({ length: size }, (_, i) => i);
  const terms: Terms = new Map(all.map((left) => [all.map((i) => Number(i !== left)).join(), 1n]));
  return {
    degree: size - 1,
    left: sum(...all.map((i) => quotient(num(1), variable(i)))),
    terms,
    right: (of) => quotient(written(of, plain), product(...all.map(variable))),
  };
}

const zeros = (length: number): string => Array.from({ length }, () => 0).join();
const unit = (at: number, length: number): string => Array.from({ length }, (_, i) => Number(i === at)).join();

function added(a: Terms, b: Terms): Terms {
  const out: Terms = new Map(a);
  for (const [key, c] of b) out.set(key, (out.get(key) ?? 0n) + c);
  return out;
}

function multiplied(a: Terms, b: Terms): Terms {
  const out: Terms = new Map();
  const right = [...b].map(([key, c]) => [key.split(",").map(Number), c] as const);
  for (const [key, c] of a) {
    const exponents = key.split(",").map(Number);
    for (const [others, d] of right) {
      const shared = exponents.map((e, i) => e + (others[i] ?? 0)).join();
      out.set(shared, (out.get(shared) ?? 0n) + c * d);
    }
  }
  return out;
}

/** Distinct monomials of at most that degree, with coefficients from 1 to 9; always the same for the same numbers. */
function random(count: number, degree: number, seed: number): Terms {
  const terms: Terms = new Map();
  let state = 7919 * seed + count;
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  for (let tries = 0; terms.size < count && tries < 50 * count; tries++) {
    const exponents = Array.from({ length: VARIABLES }, () => 0);
    for (let i = below(degree + 1); i > 0; i--) {
      const at = below(VARIABLES);
      exponents[at] = (exponents[at] ?? 0) + 1;
    }
    terms.set(exponents.join(), BigInt(1 + below(9)));
  }
  return terms;
}
