/**
 * Polynomials over boxes: f = sum of b_i B_i with the Bernstein polynomials B_i of the box, which are products of the
 * bounds of the unknowns and add up to one (Bernstein 1912; Garloff 1985).
 *
 * Where no coefficient b_i is negative, neither is f, and the sum is the certificate. Otherwise the box is halved
 * across the side along which the coefficients bend most. The coefficients at the corners are values of f, so that a
 * negative one ends the search.
 */

import type { KnownFact, State } from "../kernel/facts.ts";
import { againstZero, assume } from "../kernel/facts.ts";
import type { Element, Field } from "../kernel/field.ts";
import {
  addElements,
  fromPolynomial,
  fromRatio,
  isZero,
  lowestTerms,
  multiplyElements,
  split,
  zeroElement,
} from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { CertificateTerm, EquationMultiple, Evidence } from "../kernel/obligation.ts";
import type { Polynomial } from "../kernel/polynomial.ts";
import {
  coefficientsIn,
  contentOf,
  exponentOf,
  generatorPolynomial,
  scalePolynomial,
  UNIT,
} from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr, Relation } from "../math/expr.ts";
import { minus, num, numberOf, relation } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { compare, div, mul, pow, rational, sub } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import { addLemma, sideBench, withLemmas } from "./bench.ts";
import type { Bound, Box, Side } from "./box.ts";
import { binomial, boxOf, exponentsAt, sizeOf } from "./box.ts";
import type { Cover } from "./cover.ts";
import { coverOf, floorsOf, indexWithin } from "./cover.ts";
import { generatorsIn } from "./generators.ts";
import { decompose, timesTerm } from "./signs.ts";

/** The largest degree in one unknown, and the most coefficients. */
const DEGREE_LIMIT = 12;
const SIZE_LIMIT = 256;

/** f > 0 or f >= 0 for a polynomial f whose unknowns all have constant bounds among the facts, or are factors of f. */
export function byBernstein(bench: Bench, goal: Relation): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  if (op !== ">" && op !== ">=") return undefined;
  return attempt(() => {
    const { field } = bench.state;
    const element = lowestTerms(field, toElement(field, expr));
    if (element.factors.size > 0 || isZero(element)) return undefined;
    return overBox(bench, element, op === ">") ?? besidesFactor(bench, element, op === ">");
  });
}

function overBox({ state }: Bench, element: Element, strict: boolean): Evidence | undefined {
  const sides = sidesOf(state, element);
  if (sides === undefined) return undefined;
  const whole = boxOf(element.numerator, element.scale, sides);
  const cover = coverOf(whole, strict, state.facts.length, state.field.meter);
  return cover && evidenceOf(state.field, cover, element, []);
}

/** Unknowns that divide f need a sign only. */
function besidesFactor(bench: Bench, element: Element, strict: boolean): Evidence | undefined {
  const { field } = bench.state;
  const { sign, monomial, primitive } = split(element.numerator);
  if (monomial === UNIT || primitive.size < 2) return undefined;
  const side = sideBench(bench);
  const { numerator, ...rest } = element;
  const factor = decompose(
    side,
    fromElement(field, { ...rest, numerator: new Map([[monomial, contentOf(numerator)]]) }),
  );
  if (factor === undefined || (strict && !factor.strict)) return undefined;
  const whole = fromPolynomial(scalePolynomial(primitive, factor.sign === 1 ? sign : -sign));
  const evidence = overBox(side, whole, strict);
  const claim = relation(strict ? ">" : ">=", fromElement(field, whole), num(0));
  const fact = evidence && addLemma(side, claim, { conditions: [], claim: evidence });
  if (fact === undefined) return undefined;
  const known: CertificateTerm = { coefficient: rational(1), facts: [[fact, 1]], squares: [] };
  const terms = factor.terms.map((term) => timesTerm(term, known));
  return withLemmas(side, 0, { by: "combination", terms, equations: [] });
}

/** The bounds of every unknown; undefined when one of them has no bound on one side, or there is too much of them. */
function sidesOf(state: State, element: Element): readonly Side[] | undefined {
  const unknowns = generatorsIn(element);
  if (unknowns.length === 0 || 2 ** unknowns.length > SIZE_LIMIT) return undefined;
  const sides: Side[] = [];
  for (const generator of unknowns) {
    const degree = [...element.numerator.keys()].reduce((most, m) => Math.max(most, exponentOf(m, generator)), 0);
    const [lower, upper] = boundsOf(state, generator);
    if (degree > DEGREE_LIMIT || !lower || !upper || compare(lower.value, upper.value) >= 0) return undefined;
    sides.push({ generator, degree, lower, upper });
  }
  return sizeOf(sides) <= SIZE_LIMIT && sides.every((side) => addsOneFact(state, side)) ? sides : undefined;
}

/** The closest constant bounds of an unknown. */
function boundsOf({ facts }: State, generator: number): readonly [Bound | undefined, Bound | undefined] {
  const best: [Bound | undefined, Bound | undefined] = [undefined, undefined];
  facts.forEach((fact, index) => {
    const [side, bound] = boundFrom(fact, index, generator) ?? [];
    if (side !== undefined && bound !== undefined && isCloser(bound, best[side], side)) best[side] = bound;
  });
  return best;
}

/** What a fact says of one unknown, when it is a bound from below (0) or above (1). */
function boundFrom({ op, element }: KnownFact, fact: number, generator: number): readonly [0 | 1, Bound] | undefined {
  const { numerator, scale, factors } = element;
  const slope = numerator.get(String.fromCharCode(generator, 1));
  if (slope === undefined || (op !== ">" && op !== ">=") || factors.size > 0) return undefined;
  if (numerator.size !== (numerator.has(UNIT) ? 2 : 1)) return undefined;
  const value = rational(-(numerator.get(UNIT) ?? 0n), slope);
  const factor = rational(slope > 0n ? slope : -slope, scale);
  return [slope > 0n ? 0 : 1, { value, fact, factor, strict: op === ">", attained: op === ">=" }];
}

function isCloser(bound: Bound, than: Bound | undefined, side: 0 | 1): boolean {
  if (than === undefined) return true;
  const order = compare(bound.value, than.value) * (side === 0 ? 1 : -1);
  return order > 0 || (order === 0 && bound.strict && !than.strict);
}

/** Whether a cut adds one fact to what is known, and nothing that an unknown says of itself. */
function addsOneFact(state: State, { generator, lower }: Side): boolean {
  const where = relation("<", cutAt(state.field, generator, lower.value), num(0));
  return assume(state, where).facts.length === state.facts.length + 1;
}

function cutAt(field: Field, generator: number, at: Rational): Expr {
  const unknown = (field.generators[generator] as { expr: Expr }).expr;
  return at.n === 0n ? unknown : minus(unknown, numberOf(at));
}

/** Evidence for a polynomial, given as an element, which differs from f by multiples of equations. */
function evidenceOf(field: Field, cover: Cover, of: Element, equations: readonly EquationMultiple[]): Evidence {
  if (cover.kind === "whole") return { by: "combination", terms: termsOf(cover.box, cover.kept), equations };
  const { generator, at, fact } = cover;
  const [multiplier, rest] = dividedByDistance(field, of, generator, at);
  const met = isZero(multiplier) ? [] : [{ fact, multiplier: fromElement(field, multiplier) }];
  return {
    by: "split",
    on: cutAt(field, generator, at),
    negative: evidenceOf(field, cover.below, of, equations),
    zero: evidenceOf(field, cover.on, rest, [...equations, ...met]),
    positive: evidenceOf(field, cover.above, of, equations),
  };
}

/** e = (x - at) * first + second, where the second is without x. */
function dividedByDistance(field: Field, e: Element, generator: number, at: Rational): readonly [Element, Element] {
  const parts = coefficientsIn(e.numerator, generator);
  const value = fromRatio(at.n, at.d);
  const inverse = fromRatio(1n, e.scale);
  let quotient = zeroElement;
  let rest = zeroElement;
  for (let k = Math.max(...parts.keys()); k >= 0; k--) {
    const part: Polynomial = parts.get(k) ?? new Map();
    quotient = addElements(field, [
      multiplyElements(field, quotient, fromPolynomial(generatorPolynomial(generator))),
      rest,
    ]);
    rest = addElements(field, [
      multiplyElements(field, rest, value),
      multiplyElements(field, inverse, fromPolynomial(part)),
    ]);
  }
  return [quotient, rest];
}

/** The polynomial as a sum over the sides that are kept, and what is above that. */
function termsOf(box: Box, kept: readonly Side[]): readonly CertificateTerm[] {
  const { sides, coefficients, scale } = box;
  const floors = floorsOf(box, kept);
  const term = (along: readonly Side[], index: number, b: bigint): readonly CertificateTerm[] =>
    b === 0n ? [] : [bernsteinTerm(along, index, rational(b, scale))];
  return [
    ...[...floors].flatMap(([index, floor]) => term(kept, index, floor)),
    ...coefficients.flatMap((b, index) =>
      term(sides, index, b - (floors.get(indexWithin(sides, index, kept)) as bigint)),
    ),
  ];
}

function bernsteinTerm(sides: readonly Side[], index: number, weight: Rational): CertificateTerm {
  const exponents = exponentsAt(sides, index);
  let coefficient = weight;
  const facts: (readonly [number, number])[] = [];
  const raise = ({ fact, factor }: Bound, exponent: number): void => {
    if (exponent === 0) return;
    facts.push([fact, exponent]);
    coefficient = div(coefficient, pow(factor, exponent));
  };
  sides.forEach(({ degree, lower, upper }, k) => {
    const exponent = exponents[k] as number;
    coefficient = mul(coefficient, rational(binomial(degree, exponent)));
    coefficient = div(coefficient, pow(sub(upper.value, lower.value), degree));
    raise(lower, exponent);
    raise(upper, degree - exponent);
  });
  return { coefficient, facts, squares: [] };
}
