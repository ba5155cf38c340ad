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

/** An interval of multiples of 2^-more in multiples of 2^-less, with `by` the difference; shifts round down. */
export const coarser = ({ lo, hi }: Interval, by: bigint): Interval => ({ lo: lo >> by, hi: -(-hi >> by) });

export function enclose(value: Rational, bits: bigint): Interval {
  const scaled = value.n << bits;
  if (value.d === 1n) return { lo: scaled, hi: scaled };
  return { lo: floorDivide(scaled, value.d), hi: ceilDivide(scaled, value.d) };
}

export const addIntervals = (a: Interval, b: Interval): Interval => ({ lo: a.lo + b.lo, hi: a.hi + b.hi });
export const negateInterval = (a: Interval): Interval => ({ lo: -a.hi, hi: -a.lo });

const lesser = (a: bigint, b: bigint): bigint => (b < a ? b : a);
const greater = (a: bigint, b: bigint): bigint => (b > a ? b : a);

export function multiplyIntervals(a: Interval, b: Interval, bits: bigint): Interval {
  if (a.lo >= 0n && b.lo >= 0n) return coarser({ lo: a.lo * b.lo, hi: a.hi * b.hi }, bits);
  const [p, q, r, s] = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  return coarser({ lo: lesser(lesser(p, q), lesser(r, s)), hi: greater(greater(p, q), greater(r, s)) }, bits);
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
  const low = expOf(a.lo, bits);
  return a.lo === a.hi ? low : { lo: low.lo, hi: expOf(a.hi, bits).hi };
}

/** exp of x / 2^bits: the series at x / 2^k, squared k times. */
function expOf(x: bigint, bits: bigint): Interval {
  const whole = ((x < 0n ? -x : x) >> bits) + 1n;
  const halvings = whole < 16n ? 8n : 14n;
  // exp(x) < 4^x: two more bits for each unit of |x| keep the error of large results small.
  const work = bits + GUARD_BITS + 2n * whole;
  const scaled = x << (work - bits);
  const reduced = coarser({ lo: scaled, hi: scaled }, halvings);
  let result = expSeries(reduced, work);
  for (let i = 0n; i < halvings; i += 1n) result = multiplyIntervals(result, result, work);
  return coarser(result, work - bits);
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
    const size = greater(term.hi, -term.lo);
    if (size <= 2n) return { lo: total.lo - 2n * size, hi: total.hi + 2n * size };
  }
}

/** The natural logarithm, or undefined when a may be zero or negative. */
export function lnInterval(a: Interval, bits: bigint): Interval | undefined {
  if (a.lo <= 0n) return undefined;
  const low = lnOf(a.lo, bits);
  return a.lo === a.hi ? low : { lo: low.lo, hi: lnOf(a.hi, bits).hi };
}

/** ln of x / 2^bits, x > 0, as e ln 2 + ln m with 1 <= m < 2. */
function lnOf(x: bigint, bits: bigint): Interval {
  const work = bits + GUARD_BITS;
  const exponent = BigInt(x.toString(2).length - 1) - bits;
  const mantissa = shift(x, work - bits - exponent);
  const one = 1n << work;
  const ratio = {
    lo: floorDivide((mantissa.lo - one) << work, mantissa.lo + one),
    hi: ceilDivide((mantissa.hi - one) << work, mantissa.hi + one),
  };
  const fromMantissa = atanhSeries(ratio, work);
  const lnTwo = exponent === 0n ? NOTHING : lnTwoHalved(work);
  const ends = exponent >= 0n ? [lnTwo.lo, lnTwo.hi] : [lnTwo.hi, lnTwo.lo];
  const lo = 2n * (exponent * (ends[0] as bigint) + fromMantissa.lo);
  const hi = 2n * (exponent * (ends[1] as bigint) + fromMantissa.hi);
  return coarser({ lo, hi }, work - bits);
}

const NOTHING: Interval = { lo: 0n, hi: 0n };
const logarithms = new Map<bigint, Interval>();

/** ln 2 = 2 atanh(1/3), its half; worked out once for each of the few precisions in use. */
function lnTwoHalved(bits: bigint): Interval {
  const known = logarithms.get(bits);
  if (known !== undefined) return known;
  const found = atanhSeries({ lo: floorDivide(1n << bits, 3n), hi: ceilDivide(1n << bits, 3n) }, bits);
  if (logarithms.size < 20) logarithms.set(bits, found);
  return found;
}

function shift(x: bigint, by: bigint): Interval {
  if (by >= 0n) return { lo: x << by, hi: x << by };
  return coarser({ lo: x, hi: x }, -by);
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
