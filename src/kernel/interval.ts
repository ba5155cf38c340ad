/**
 * Rigorous interval arithmetic: both ends are multiples of 2^-bits, rounded outward.
 *
 * Every operation returns an interval that contains the exact result for all values in its arguments, or
 * undefined where it cannot (a divisor that may be zero, a root of what may be negative).
 */

import type { Rational } from "../math/rational.ts";
import { integerRoot } from "./root.ts";

export interface Interval {
  /** The ends times 2^bits. */
  readonly lo: bigint;
  readonly hi: bigint;
}

export const floorDivide = (n: bigint, d: bigint): bigint => {
  const q = n / d;
  return n % d !== 0n && n < 0n !== d < 0n ? q - 1n : q;
};
export const ceilDivide = (n: bigint, d: bigint): bigint => -floorDivide(-n, d);

export function enclose(value: Rational, bits: bigint): Interval {
  const scaled = value.n << bits;
  return { lo: floorDivide(scaled, value.d), hi: ceilDivide(scaled, value.d) };
}

export const addIntervals = (a: Interval, b: Interval): Interval => ({ lo: a.lo + b.lo, hi: a.hi + b.hi });
export const negateInterval = (a: Interval): Interval => ({ lo: -a.hi, hi: -a.lo });

const least = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
const greatest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));

export function multiplyIntervals(a: Interval, b: Interval, bits: bigint): Interval {
  const corners = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  const unit = 1n << bits;
  return { lo: floorDivide(least(corners), unit), hi: ceilDivide(greatest(corners), unit) };
}

/** 1 / a, or undefined when a may be zero. */
export function invertInterval(a: Interval, bits: bigint): Interval | undefined {
  if (a.lo <= 0n && a.hi >= 0n) return undefined;
  const unit = 1n << (2n * bits);
  return { lo: floorDivide(unit, a.hi), hi: ceilDivide(unit, a.lo) };
}

/** The k-th root, or undefined when a may be negative. */
export function rootInterval(a: Interval, index: number, bits: bigint): Interval | undefined {
  if (a.lo < 0n) return undefined;
  const shift = bits * BigInt(index - 1);
  const low = integerRoot(a.lo << shift, index);
  const high = integerRoot(a.hi << shift, index);
  return { lo: low, hi: high + 1n };
}

/** Arguments of exp beyond this are left unevaluated. */
const EXP_LIMIT = 4096n;
/** Extra bits carried inside series, so that the sum of roundings stays below the last kept bit. */
const GUARD_BITS = 32n;

export function expInterval(a: Interval, bits: bigint): Interval | undefined {
  const limit = EXP_LIMIT << bits;
  if (a.lo < -limit || a.hi > limit) return undefined;
  return { lo: expOf(a.lo, bits).lo, hi: expOf(a.hi, bits).hi };
}

/** exp of x / 2^bits: the series at x / 2^k, squared k times. */
function expOf(x: bigint, bits: bigint): Interval {
  const halvings = 14n;
  // exp(x) < 4^x: two more bits for each unit of |x| keep the error of large results small.
  const work = bits + GUARD_BITS + 2n * (((x < 0n ? -x : x) >> bits) + 1n);
  const reduced = {
    lo: floorDivide(x << (work - bits), 1n << halvings),
    hi: ceilDivide(x << (work - bits), 1n << halvings),
  };
  let result = expSeries(reduced, work);
  for (let i = 0n; i < halvings; i += 1n) result = multiplyIntervals(result, result, work);
  return { lo: floorDivide(result.lo, 1n << (work - bits)), hi: ceilDivide(result.hi, 1n << (work - bits)) };
}

/** The Taylor series of exp for |x| <= 1/2; the tail after term t is at most 2 |t| in absolute value. */
function expSeries(x: Interval, bits: bigint): Interval {
  const one = 1n << bits;
  let term: Interval = { lo: one, hi: one };
  let total = term;
  for (let n = 1n; ; n += 1n) {
    const next = multiplyIntervals(term, x, bits);
    term = { lo: floorDivide(next.lo, n), hi: ceilDivide(next.hi, n) };
    total = addIntervals(total, term);
    const size = greatest([term.hi, -term.lo]);
    if (size <= 2n) return { lo: total.lo - 2n * size, hi: total.hi + 2n * size };
  }
}

/** The natural logarithm, or undefined when a may be zero or negative. */
export function lnInterval(a: Interval, bits: bigint): Interval | undefined {
  if (a.lo <= 0n) return undefined;
  return { lo: lnOf(a.lo, bits).lo, hi: lnOf(a.hi, bits).hi };
}

/** ln of x / 2^bits, x > 0, as e ln 2 + ln m with 1 <= m < 2. */
function lnOf(x: bigint, bits: bigint): Interval {
  const work = bits + GUARD_BITS;
  const exponent = BigInt(x.toString(2).length - 1) - bits;
  const mantissa = shift(x, work - bits - exponent);
  const lnTwo = atanhSeries({ lo: floorDivide(1n << work, 3n), hi: ceilDivide(1n << work, 3n) }, work);
  const one = 1n << work;
  const ratio = {
    lo: floorDivide((mantissa.lo - one) << work, mantissa.lo + one),
    hi: ceilDivide((mantissa.hi - one) << work, mantissa.hi + one),
  };
  const fromMantissa = atanhSeries(ratio, work);
  const ends = exponent >= 0n ? [lnTwo.lo, lnTwo.hi] : [lnTwo.hi, lnTwo.lo];
  const lo = 2n * (exponent * (ends[0] as bigint) + fromMantissa.lo);
  const hi = 2n * (exponent * (ends[1] as bigint) + fromMantissa.hi);
  return { lo: floorDivide(lo, 1n << (work - bits)), hi: ceilDivide(hi, 1n << (work - bits)) };
}

function shift(x: bigint, by: bigint): Interval {
  if (by >= 0n) return { lo: x << by, hi: x << by };
  return { lo: floorDivide(x, 1n << -by), hi: ceilDivide(x, 1n << -by) };
}

/** atanh t for 0 <= t <= 1/3 (increasing, all terms nonnegative); the tail is at most the last term. */
function atanhSeries(t: Interval, bits: bigint): Interval {
  const square = multiplyIntervals(t, t, bits);
  let odd = t;
  let total = t;
  for (let n = 3n; ; n += 2n) {
    odd = multiplyIntervals(odd, square, bits);
    const term = { lo: floorDivide(odd.lo, n), hi: ceilDivide(odd.hi, n) };
    total = addIntervals(total, term);
    if (term.hi <= 2n) return { lo: total.lo - 2n, hi: total.hi + 2n * term.hi };
  }
}
