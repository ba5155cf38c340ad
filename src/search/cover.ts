/** Boxes cut until the Bernstein coefficients of a polynomial show its sign on every part. */

import type { Meter } from "../kernel/meter.ts";
import { spend } from "../kernel/meter.ts";
import type { Rational } from "../math/rational.ts";
import { add, compare, div, rational } from "../math/rational.ts";
import type { Box, Side } from "./box.ts";
import { bendAlong, cutBox, exponentsAt, lowerFace, sizeOf } from "./box.ts";

/** How often a box is cut, one part within the other. */
const DEPTH = 8;
/** What all boxes together may cost, each of them the square of its number of coefficients. */
const COST_LIMIT = 400_000;

/** A box in parts, on each of which the coefficients show the sign. */
export type Cover =
  | { readonly kind: "whole"; readonly box: Box; readonly kept: readonly Side[] }
  | {
      readonly kind: "cut";
      readonly generator: number;
      readonly at: Rational;
      /** The number of the fact that a cut adds. */
      readonly fact: number;
      readonly below: Cover;
      readonly on: Cover;
      readonly above: Cover;
    };

interface Search {
  readonly strict: boolean;
  readonly meter: Meter;
  /** Where to cut first, by unknown. */
  readonly at?: ReadonlyMap<number, Rational>;
  /** What may still be spent. */
  left: number;
  /** A box too small to be cut again. */
  stuck?: Box;
}

/**
 * The parts of a box that show f > 0, or f >= 0 when not strict, each cut adding one fact to the number of those known.
 * Where halves do not lead to an end, f may be zero at a point: then the box is cut there first. Throws Stop.
 */
export function coverOf(box: Box, strict: boolean, facts: number, meter: Meter): Cover | undefined {
  const halving: Search = { strict, meter, left: COST_LIMIT };
  const cover = partsOf(halving, box, facts, DEPTH);
  if (cover || halving.stuck === undefined) return cover;
  const at = new Map(halving.stuck.sides.map((side) => [side.generator, simplestWithin(side)]));
  return partsOf({ strict, meter, left: COST_LIMIT, at }, box, facts, DEPTH);
}

/** The fraction with the smallest denominator between the bounds. */
function simplestWithin({ lower: { value: low }, upper: { value: high } }: Side): Rational {
  for (let d = 1n; ; d++) {
    const n = (low.n * d) / low.d + 1n;
    for (const value of [rational(n - 1n, d), rational(n, d)])
      if (compare(low, value) < 0 && compare(value, high) < 0) return value;
  }
}

function partsOf(search: Search, box: Box, facts: number, depth: number): Cover | undefined {
  const cost = sizeOf(box.sides) ** 2;
  search.left -= cost;
  spend(search.meter, cost);
  if (search.left < 0 || fails(search, box)) return undefined;
  const lead = leadOf(search, box);
  if (lead) return { kind: "whole", box, kept: lead };
  const side = sideToCut(box);
  const cut = box.sides[side];
  if (cut === undefined) return undefined;
  if (depth === 0) {
    search.stuck = box;
    return undefined;
  }
  const at = placeOfCut(search, cut);
  const [lower, upper] = cutBox(box, side, at, facts);
  const below = partsOf(search, lower, facts + 1, depth - 1);
  const above = below && partsOf(search, upper, facts + 1, depth - 1);
  const on = above && partsOf(search, lowerFace(upper, side), facts + 1, depth - 1);
  return on && { kind: "cut", generator: cut.generator, at, fact: facts, below, on, above };
}

function placeOfCut({ at }: Search, { generator, lower, upper }: Side): Rational {
  const wanted = at?.get(generator);
  const isInside = wanted && compare(lower.value, wanted) < 0 && compare(wanted, upper.value) < 0;
  return isInside ? wanted : div(add(lower.value, upper.value), rational(2));
}

/** Whether f has the wrong sign in a corner. */
function fails({ strict }: Search, { sides, coefficients }: Box): boolean {
  return coefficients.some((b, index) => {
    if (b > 0n || (b === 0n && !strict)) return false;
    const exponents = exponentsAt(sides, index);
    const isCorner = sides.every(({ degree }, k) => exponents[k] === 0 || exponents[k] === degree);
    return isCorner && (b < 0n || sides.every(({ lower, upper }, k) => (exponents[k] === 0 ? lower : upper).attained));
  });
}

/**
 * The sides whose Bernstein polynomials show the sign: f is the sum over their exponents of the least coefficient
 * there, and of what is above that. With no side, the least of all coefficients. Undefined when nothing shows it.
 */
function leadOf({ strict }: Search, { sides, coefficients }: Box): readonly Side[] | undefined {
  const least = coefficients.reduce((a, b) => (b < a ? b : a));
  if (least < 0n) return undefined;
  if (!strict || least > 0n) return [];
  for (let choice = 1; choice < 2 ** sides.length; choice++) {
    const kept = sides.filter((_, k) => Math.floor(choice / 2 ** k) % 2 === 1);
    const floors = floorsOf({ sides, coefficients, scale: 1n }, kept);
    if ([...floors].some(([index, floor]) => floor > 0n && isPositive(kept, index))) return kept;
  }
  return undefined;
}

/** The least coefficient for each choice of exponents along the sides that are kept, by their index. */
export function floorsOf({ sides, coefficients }: Box, kept: readonly Side[]): ReadonlyMap<number, bigint> {
  const floors = new Map<number, bigint>();
  coefficients.forEach((b, index) => {
    const place = indexWithin(sides, index, kept);
    const known = floors.get(place);
    if (known === undefined || b < known) floors.set(place, b);
  });
  return floors;
}

/** The index that the exponents along some of the sides have among these alone. */
export function indexWithin(sides: readonly Side[], index: number, kept: readonly Side[]): number {
  const exponents = exponentsAt(sides, index);
  return sides.reduce(
    (at, side, k) => (kept.includes(side) ? at * (side.degree + 1) + (exponents[k] as number) : at),
    0,
  );
}

/** Whether a Bernstein polynomial is a product of strict facts only. */
function isPositive(sides: readonly Side[], index: number): boolean {
  const exponents = exponentsAt(sides, index);
  return sides.every(({ degree, lower, upper }, k) => {
    const exponent = exponents[k] as number;
    return (exponent === 0 || lower.strict) && (exponent === degree || upper.strict);
  });
}

/** The side along which the coefficients bend most; -1 when they lie on straight lines, which no cut improves. */
function sideToCut(box: Box): number {
  const bends = box.sides.map((_, side) => bendAlong(box, side));
  return bends.reduce((best, bend, side) => (bend > (bends[best] ?? 0n) ? side : best), -1);
}
