/** Boxes, and the coefficients of a polynomial in the Bernstein polynomials of a box, exactly. */

import type { Polynomial } from "../kernel/polynomial.ts";
import { exponentOf } from "../kernel/polynomial.ts";
import type { Rational } from "../math/rational.ts";
import { add, div, gcd, mul, ONE, pow, rational, sub, ZERO } from "../math/rational.ts";

/** A constant bound of an unknown. */
export interface Bound {
  readonly value: Rational;
  /** The fact that says so: `factor` times the distance from the bound is not negative, or positive when strict. */
  readonly fact: number;
  readonly factor: Rational;
  readonly strict: boolean;
  /** Whether the proof has to answer for the bound itself, as it has where a box was cut. */
  readonly attained: boolean;
}

export interface Side {
  readonly generator: number;
  readonly degree: number;
  readonly lower: Bound;
  readonly upper: Bound;
}

/** The coefficients are those of a positive multiple of the polynomial, the last side running fastest. */
export interface Box {
  readonly sides: readonly Side[];
  readonly coefficients: readonly bigint[];
  /** The multiple. */
  readonly scale: bigint;
}

export const sizeOf = (sides: readonly Side[]): number => sides.reduce((size, { degree }) => size * (degree + 1), 1);

/** How far apart the neighbours along a side stand. */
const strideOf = (sides: readonly Side[], side: number): number => sizeOf(sides.slice(side + 1));

/** The exponents of the distances from the lower bounds that belong to a coefficient, one for each side. */
export function exponentsAt(sides: readonly Side[], index: number): readonly number[] {
  return sides.map(({ degree }, k) => Math.floor(index / strideOf(sides, k)) % (degree + 1));
}

/** Applies a linear map to every line of coefficients along a side. */
function alongLines<T>(all: readonly T[], sides: readonly Side[], side: number, map: (line: T[]) => T[]): readonly T[] {
  const stride = strideOf(sides, side);
  const length = (sides[side] as Side).degree + 1;
  const out = [...all];
  for (let start = 0; start < all.length; start++) {
    if (Math.floor(start / stride) % length !== 0) continue;
    const line = map(Array.from({ length }, (_, i) => all[start + i * stride] as T));
    line.forEach((value, i) => {
      out[start + i * stride] = value;
    });
  }
  return out;
}

/** The box with the coefficients of p / below, which speaks of its unknowns only. */
export function boxOf(p: Polynomial, below: bigint, sides: readonly Side[]): Box {
  const powers: Rational[] = Array.from({ length: sizeOf(sides) }, () => ZERO);
  for (const [m, c] of p) {
    const place = sides.reduce((at, { generator }, k) => at + exponentOf(m, generator) * strideOf(sides, k), 0);
    powers[place] = rational(c, below);
  }
  const values = sides.reduce<readonly Rational[]>(
    (all, side, k) => alongLines(all, sides, k, (line) => toBernstein(line, side)),
    powers,
  );
  const scale = values.reduce((common, { d }) => (common / gcd(common, d)) * d, 1n);
  return { sides, coefficients: values.map(({ n, d }) => n * (scale / d)), scale };
}

/** From the coefficients of the powers of x, where x = lower + width t, to those of the Bernstein polynomials in t. */
function toBernstein(line: readonly Rational[], { lower, upper, degree }: Side): Rational[] {
  const width = sub(upper.value, lower.value);
  const inWidths = line.map((_, k) => {
    const shifted = line.slice(k).map((c, i) => mul(mul(c, rational(binomial(k + i, k))), pow(lower.value, i)));
    return mul(pow(width, k), shifted.reduce(add, ZERO));
  });
  return line.map((_, i) =>
    inWidths
      .slice(0, i + 1)
      .map((a, k) => div(mul(a, rational(binomial(i, k))), rational(binomial(degree, k))))
      .reduce(add, ZERO),
  );
}

export function binomial(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

/** The two parts of a box below and above a value of one unknown, by de Casteljau's scheme. */
export function cutBox(box: Box, side: number, at: Rational, fact: number): readonly [below: Box, above: Box] {
  const { sides, coefficients } = box;
  const { lower, upper, degree } = sides[side] as Side;
  const share = div(sub(at, lower.value), sub(upper.value, lower.value));
  const scale = box.scale * share.d ** BigInt(degree);
  const cut: Bound = { value: at, fact, factor: ONE, strict: true, attained: true };
  const part = (which: 0 | 1, bounds: Partial<Side>): Box => ({
    sides: sides.map((s, k) => (k === side ? { ...s, ...bounds } : s)),
    coefficients: alongLines(coefficients, sides, side, (line) => cutLine(line, share)[which]),
    scale,
  });
  return [part(0, { upper: cut }), part(1, { lower: cut })];
}

/** Both halves of a line, each of them times the denominator of the share to the degree. */
function cutLine(line: readonly bigint[], { n, d }: Rational): readonly [bigint[], bigint[]] {
  const degree = line.length - 1;
  const below: bigint[] = [];
  const above: bigint[] = [];
  let row = [...line];
  for (let i = 0; i <= degree; i++) {
    const missing = d ** BigInt(degree - i);
    below.push((row[0] as bigint) * missing);
    above.unshift((row[row.length - 1] as bigint) * missing);
    row = row.slice(1).map((next, j) => (d - n) * (row[j] as bigint) + n * next);
  }
  return [below, above];
}

/** The lower face of a box across a side. */
export function lowerFace({ sides, coefficients, scale }: Box, side: number): Box {
  const stride = strideOf(sides, side);
  const length = (sides[side] as Side).degree + 1;
  return {
    sides: sides.filter((_, k) => k !== side),
    coefficients: coefficients.filter((_, i) => Math.floor(i / stride) % length === 0),
    scale,
  };
}

/** How far the coefficients are from straight lines along a side; the polynomial is that close to them, or closer. */
export function bendAlong({ sides, coefficients }: Box, side: number): bigint {
  const { degree } = sides[side] as Side;
  let bend = 0n;
  alongLines(coefficients, sides, side, (line) => {
    for (let i = 2; i < line.length; i++) {
      const second = (line[i] as bigint) - 2n * (line[i - 1] as bigint) + (line[i - 2] as bigint);
      bend += second < 0n ? -second : second;
    }
    return line;
  });
  return bend * BigInt(degree);
}
