/** Completing the square: a v^2 + b v + c = a (v + b/2a)^2 + (c - b^2/4a), again and again. */

import type { Element } from "../kernel/field.ts";
import {
  addElements,
  fromPolynomial,
  fromRatio,
  invertElement,
  isZero,
  multiplyElements,
  negateElement,
  raiseElement,
  split,
} from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import { coefficientsIn, constantPolynomial, generatorPolynomial } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import type { Decomposition } from "./signs.ts";
import { decompose, ofSquare, times } from "./signs.ts";

/** How many squares are split off one after the other. */
const DEPTH = 4;

/** A decomposition of e as squares and signed terms, all of one sign. */
export function completeSquares(bench: Bench, e: Expr): Decomposition | undefined {
  return attempt(() => overDenominator(bench, toElement(bench.state.field, e), DEPTH));
}

/** Squares in the numerator, times the sign of the denominator. */
function overDenominator(bench: Bench, e: Element, depth: number): Decomposition | undefined {
  const numerator = squaresOf(bench, fromPolynomial(e.numerator), depth);
  if (numerator === undefined || (e.factors.size === 0 && e.scale === 1n)) return numerator;
  const below = fromElement(bench.state.field, { ...e, numerator: constantPolynomial(1n) });
  return times(numerator, decompose(bench, below));
}

function squaresOf(bench: Bench, p: Element, depth: number): Decomposition | undefined {
  const { field } = bench.state;
  if (isZero(p)) return { sign: 1, strict: false, terms: [] };
  const plain = decompose(bench, fromElement(field, p));
  if (plain || depth === 0) return plain;
  const { sign, content, monomial, primitive } = split(p.numerator);
  if (monomial !== "") {
    const outside = decompose(bench, fromElement(field, fromPolynomial(new Map([[monomial, sign * content]]))));
    return times(outside, outside && squaresOf(bench, fromPolynomial(primitive), depth));
  }
  for (let generator = 0; generator < field.generators.length; generator++) {
    const parts = coefficientsIn(p.numerator, generator);
    const a = parts.get(2);
    if (a === undefined || [...parts.keys()].some((exponent) => exponent > 2)) continue;
    const found = squareIn(bench, generator, a, parts.get(1), parts.get(0), depth);
    if (found) return found;
  }
  return undefined;
}

type Part = ReadonlyMap<string, bigint>;

function squareIn(
  bench: Bench,
  generator: number,
  aPart: Part,
  bPart: Part | undefined,
  cPart: Part | undefined,
  depth: number,
): Decomposition | undefined {
  const { field } = bench.state;
  const a = fromPolynomial(aPart);
  const lead = decompose(bench, fromElement(field, a));
  if (!lead?.strict) return undefined;
  const b = fromPolynomial(bPart ?? new Map());
  const shift = multiplyElements(field, b, invertElement(field, multiplyElements(field, fromRatio(2n, 1n), a)));
  const base = addElements(field, [fromPolynomial(generatorPolynomial(generator)), shift]);
  const lost = multiplyElements(field, a, raiseElement(field, shift, 2));
  const rest = addElements(field, [fromPolynomial(cPart ?? new Map()), negateElement(lost)]);
  const square = times(lead, ofSquare(bench, fromElement(field, base)));
  const remainder = overDenominator(bench, rest, depth - 1);
  if (!square || !remainder) return undefined;
  if (remainder.terms.length === 0) return square;
  if (remainder.sign !== square.sign) return undefined;
  return { sign: square.sign, strict: remainder.strict || square.strict, terms: [...square.terms, ...remainder.terms] };
}
