/** Rigorous enclosures of sine and cosine: the series at a small angle, then doubled again and again. */

import type { Interval } from "./interval.ts";
import { addIntervals, ceilDivide, coarser, floorDivide, multiplyIntervals, negateInterval } from "./interval.ts";

/** Angles beyond this are left unevaluated. */
const ANGLE_LIMIT = 4096n;
/** The angle is halved this often, to less than 2^-4. */
const HALVINGS = 16n;
/** Every doubling may cost two bits. */
const GUARD_BITS = 2n * HALVINGS + 16n;

export function sineInterval(a: Interval, bits: bigint): Interval | undefined {
  return aroundMiddle(a, bits, ({ sine }) => sine);
}

export function cosineInterval(a: Interval, bits: bigint): Interval | undefined {
  return aroundMiddle(a, bits, ({ cosine }) => cosine);
}

interface Enclosures {
  readonly sine: Interval;
  readonly cosine: Interval;
}

/** Both change by no more than the angle does: the value at the middle, widened by half the width. */
function aroundMiddle(a: Interval, bits: bigint, pick: (at: Enclosures) => Interval): Interval | undefined {
  const limit = ANGLE_LIMIT << bits;
  if (a.lo < -limit || a.hi > limit) return undefined;
  const middle = (a.lo + a.hi) >> 1n;
  const reach = a.hi - middle + 1n;
  const work = bits + GUARD_BITS;
  const value = coarser(pick(doubled(middle << GUARD_BITS, work)), GUARD_BITS);
  const one = 1n << bits;
  const lo = value.lo - reach;
  const hi = value.hi + reach;
  return { lo: lo < -one ? -one : lo, hi: hi > one ? one : hi };
}

/** Both at x / 2^bits. */
function doubled(x: bigint, bits: bigint): Enclosures {
  const small = { lo: x >> HALVINGS, hi: (x >> HALVINGS) + 1n };
  const one = 1n << bits;
  let at: Enclosures = { sine: series(small, bits, 1n), cosine: series(small, bits, 0n) };
  for (let i = 0n; i < HALVINGS; i += 1n) {
    const product = multiplyIntervals(at.sine, at.cosine, bits);
    const square = multiplyIntervals(at.sine, at.sine, bits);
    at = {
      sine: { lo: 2n * product.lo, hi: 2n * product.hi },
      cosine: addIntervals({ lo: one, hi: one }, negateInterval({ lo: 2n * square.lo, hi: 2n * square.hi })),
    };
  }
  return at;
}

/** The alternating series x^s/s! - x^(s+2)/(s+2)! + ... for |x| <= 1; what is cut off is less than the last term. */
function series(x: Interval, bits: bigint, start: 0n | 1n): Interval {
  const one = 1n << bits;
  const square = multiplyIntervals(x, x, bits);
  let term: Interval = start === 1n ? x : { lo: one, hi: one };
  let total = term;
  for (let n = start + 1n; ; n += 2n) {
    const next = multiplyIntervals(term, square, bits);
    const divisor = n * (n + 1n);
    term = negateInterval({ lo: floorDivide(next.lo, divisor), hi: ceilDivide(next.hi, divisor) });
    total = addIntervals(total, term);
    const size = term.hi > -term.lo ? term.hi : -term.lo;
    if (size <= 2n) return { lo: total.lo - size, hi: total.hi + size };
  }
}
