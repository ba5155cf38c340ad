/** Polynomials of degree at most two in one unknown, the bounds of that unknown, and their values at these. */

import type { KnownFact } from "../kernel/facts.ts";
import type { Element, Field } from "../kernel/field.ts";
import {
  addElements,
  fromPolynomial,
  fromRatio,
  invertElement,
  isZero,
  multiplyElements,
  negateElement,
  raiseElement,
  ratioOf,
  unitElement,
  zeroElement,
} from "../kernel/field.ts";
import { coefficientsIn, generatorPolynomial } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Rational } from "../math/rational.ts";
import { div, ONE, rational } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import type { Decomposition } from "./signs.ts";
import { decompose, ofNumber } from "./signs.ts";

/** a x^2 + b x + c, with coefficients free of the unknown x. */
export interface Quadratic {
  readonly generator: number;
  /** One when a is zero. */
  readonly degree: 1 | 2;
  readonly a: Element;
  readonly b: Element;
  readonly c: Element;
}

/** A bound of the unknown: `slope x - value` is not negative where it is one from below, its negation where from above. */
export interface Limit {
  readonly fact: number;
  /** What the expression of the fact is a multiple of. */
  readonly scale: Rational;
  readonly strict: boolean;
  /** A positive element free of the unknown, 1 when it is a number, and the product that shows its sign. */
  readonly slope: Element;
  readonly sign: Decomposition;
  readonly value: Element;
}

/** A polynomial in one of its unknowns; undefined when it is of another degree. */
export function quadraticIn(field: Field, e: Element, generator: number): Quadratic | undefined {
  const parts = coefficientsIn(e.numerator, generator);
  const degree = Math.max(...parts.keys());
  if (degree !== 1 && degree !== 2) return undefined;
  const part = (exponent: number): Element =>
    productOf(field, fromPolynomial(parts.get(exponent) ?? new Map()), fromRatio(1n, e.scale));
  return { generator, degree, a: part(2), b: part(1), c: part(0) };
}

/** Without its square. */
export const linearPart = (q: Quadratic): Quadratic => ({ ...q, degree: 1, a: zeroElement });

const productOf = (field: Field, ...factors: readonly Element[]): Element =>
  factors.reduce((a, b) => multiplyElements(field, a, b), unitElement);

const sumOf = (field: Field, ...terms: readonly Element[]): Element => addElements(field, terms);
const whole = (n: bigint): Element => fromRatio(n, 1n);
export const squareOfUnknown = ({ generator }: Quadratic): Element => fromPolynomial(generatorPolynomial(generator, 2));
export const unknownOf = ({ generator }: Quadratic): Element => fromPolynomial(generatorPolynomial(generator));

/** b x + c. */
export const linearTerms = (field: Field, q: Quadratic): Element =>
  sumOf(field, productOf(field, q.b, unknownOf(q)), q.c);

/** The value at the bound, times its slope to the degree. */
export function valueAt(field: Field, { degree, a, b, c }: Quadratic, { slope, value }: Limit): Element {
  const linear = sumOf(field, productOf(field, b, value), productOf(field, c, slope));
  return degree === 1 ? linear : sumOf(field, productOf(field, a, value, value), productOf(field, linear, slope));
}

/** The derivative at the bound, times its slope where the degree is two. */
export function derivativeAt(field: Field, { degree, a, b }: Quadratic, { slope, value }: Limit): Element {
  return degree === 1 ? b : sumOf(field, productOf(field, whole(2n), a, value), productOf(field, b, slope));
}

/** 2 a x + b. */
export const derivativeOf = (field: Field, q: Quadratic): Element =>
  sumOf(field, productOf(field, whole(2n), q.a, unknownOf(q)), q.b);

/** 4 a c - b^2. */
export const negativeDiscriminant = (field: Field, { a, b, c }: Quadratic): Element =>
  sumOf(field, productOf(field, whole(4n), a, c), negateElement(raiseElement(field, b, 2)));

/** The distance between two bounds, times both slopes. */
export const widthBetween = (field: Field, lower: Limit, upper: Limit): Element =>
  sumOf(field, productOf(field, lower.slope, upper.value), negateElement(productOf(field, upper.slope, lower.value)));

/** The m with f = f at the bound + m (slope x - value). */
export function multiplierAt(field: Field, q: Quadratic, { slope, value }: Limit): Element {
  const { degree, a, b } = q;
  const square = sumOf(field, productOf(field, a, slope, unknownOf(q)), productOf(field, a, value));
  const inside = degree === 1 ? b : sumOf(field, square, productOf(field, b, slope));
  return productOf(field, inside, invertElement(field, raiseElement(field, slope, degree)));
}

/** Bounds of each sort that are looked at. */
const MOST = 3;

/** The bounds of an unknown among the facts, from below and from above. */
export function limitsOf(bench: Bench, generator: number): readonly [lower: readonly Limit[], upper: readonly Limit[]] {
  const both: readonly [Limit[], Limit[]] = [[], []];
  for (const [index, fact] of [...bench.state.facts].entries()) {
    const [side, limit] = limitFrom(bench, fact, index, generator) ?? [];
    if (side !== undefined && limit !== undefined && both[side].length < MOST) both[side].push(limit);
  }
  return both;
}

function limitFrom(
  bench: Bench,
  { op, element }: KnownFact,
  fact: number,
  generator: number,
): readonly [0 | 1, Limit] | undefined {
  if ((op !== ">" && op !== ">=") || element.factors.size > 0 || isZero(element)) return undefined;
  const { field } = bench.state;
  const bound = quadraticIn(field, element, generator);
  if (bound?.degree !== 1) return undefined;
  const size = ratioOf(bound.b);
  const own = size ? ofNumber(rational(...size)) : decompose(bench, fromElement(field, bound.b));
  // Only a product can be divided by.
  if (!own?.strict || own.terms.length !== 1) return undefined;
  const scale = size ? rational(size[0] < 0n ? -size[0] : size[0], size[1]) : ONE;
  const inverse = fromRatio(scale.d, scale.n);
  const [slope, value] = own.sign === 1 ? [bound.b, negateElement(bound.c)] : [negateElement(bound.b), bound.c];
  const limit: Limit = {
    fact,
    scale,
    strict: op === ">",
    slope: productOf(field, slope, inverse),
    sign: size ? ofNumber(ONE) : { ...own, sign: 1 },
    value: productOf(field, value, inverse),
  };
  return [own.sign === 1 ? 0 : 1, limit];
}

/** How far the unknown is from a bound, times the slope. */
export const distanceFrom = ({ fact, scale, strict }: Limit): Decomposition => ({
  sign: 1,
  strict,
  terms: [{ coefficient: div(ONE, scale), facts: [[fact, 1]], squares: [] }],
});
