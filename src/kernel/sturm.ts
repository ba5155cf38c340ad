/**
 * Real roots of polynomials in one variable with integer coefficients, exactly (Sturm 1829).
 *
 * A polynomial is the list of its coefficients, the constant first, without zeros at the end; zero is the empty list.
 */

import { gcd, rational } from "../math/rational.ts";
import { isTooLarge, sizeOf, small } from "./constant.ts";
import type { Meter } from "./meter.ts";
import { Stop, spend } from "./meter.ts";

export type Univariate = readonly bigint[];

/** A rational number n/d with d > 0, not necessarily in lowest terms. */
export interface Spot {
  readonly n: bigint;
  readonly d: bigint;
}
/** Exactly one root lies above `low` and not above `high`. */
export interface Isolation {
  readonly low: Spot;
  readonly high: Spot;
}

const degreeOf = (p: Univariate): number => p.length - 1;
const leadOf = (p: Univariate): bigint => p[p.length - 1] ?? 0n;
const signOf = (n: bigint): -1 | 0 | 1 => (n > 0n ? 1 : n < 0n ? -1 : 0);

function trimmed(p: readonly bigint[]): Univariate {
  let length = p.length;
  while (length > 0 && p[length - 1] === 0n) length--;
  return length === p.length ? p : p.slice(0, length);
}

/** The polynomial divided by the greatest common divisor of its coefficients. */
function primitive(p: Univariate): Univariate {
  const content = p.reduce((g, c) => gcd(g, c), 0n);
  return content > 1n ? p.map((c) => c / content) : p;
}

export function multiplyUnivariate(a: Univariate, b: Univariate, meter: Meter): Univariate {
  if (a.length === 0 || b.length === 0) return [];
  const out: bigint[] = Array.from({ length: a.length + b.length - 1 }, () => 0n);
  spend(meter, a.length * b.length);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      out[i + j] = (out[i + j] as bigint) + x * y;
    });
  });
  return out;
}

const derivativeOf = (p: Univariate): Univariate => p.slice(1).map((c, i) => c * BigInt(i + 1));

/** A positive multiple of the remainder of a by b, without common divisors of its coefficients. */
function remainder(a: Univariate, b: Univariate, meter: Meter): Univariate {
  let rest: readonly bigint[] = a;
  const lead = leadOf(b);
  const size = lead < 0n ? -lead : lead;
  while (rest.length >= b.length) {
    const factor = leadOf(rest) * BigInt(signOf(lead));
    const shift = rest.length - b.length;
    spend(meter, rest.length * (1 + small(sizeOf(factor) / 512n)));
    if (isTooLarge(factor)) throw new Stop("budget", "A coefficient exceeds the largest integer.");
    rest = trimmed(rest.map((c, i) => c * size - (i < shift ? 0n : factor * (b[i - shift] as bigint))));
    rest = primitive(rest);
  }
  return rest;
}

/** The greatest common divisor, up to a number. */
function commonDivisor(a: Univariate, b: Univariate, meter: Meter): Univariate {
  let [x, y] = [primitive(a), primitive(b)];
  while (y.length > 0) [x, y] = [y, remainder(x, y, meter)];
  return x;
}

/** a / b up to a positive number, where b divides a over the rationals. */
function quotientOf(a: Univariate, b: Univariate, meter: Meter): Univariate {
  const out: bigint[] = Array.from({ length: a.length - b.length + 1 }, () => 0n);
  let rest: readonly bigint[] = a;
  const lead = leadOf(b);
  const size = lead < 0n ? -lead : lead;
  while (rest.length >= b.length) {
    const factor = leadOf(rest) * BigInt(signOf(lead));
    const shift = rest.length - b.length;
    spend(meter, rest.length);
    rest = trimmed(rest.map((c, i) => c * size - (i < shift ? 0n : factor * (b[i - shift] as bigint))));
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as bigint) * size;
    out[shift] = (out[shift] as bigint) + factor;
  }
  return primitive(out);
}

/** The polynomial with each of its roots once. */
export function squareFree(p: Univariate, meter: Meter): Univariate {
  if (p.length < 3) return primitive(p);
  return quotientOf(p, commonDivisor(p, derivativeOf(p), meter), meter);
}

type Chain = readonly Univariate[];

function chainOf(p: Univariate, meter: Meter): Chain {
  const chain: Univariate[] = [p, derivativeOf(p)];
  for (;;) {
    const [a, b] = chain.slice(-2) as [Univariate, Univariate];
    if (b.length === 0) return chain.slice(0, -1);
    chain.push(remainder(a, b, meter).map((c) => -c));
  }
}

/** The sign of p at n/d. */
export function signAt(p: Univariate, { n, d }: Spot, meter: Meter): -1 | 0 | 1 {
  let value = 0n;
  let scale = 1n;
  const size = sizeOf(n) + sizeOf(d);
  spend(meter, p.length * (1 + small((size * BigInt(p.length) + sizeOf(leadOf(p))) / 64n)));
  for (let i = degreeOf(p); i >= 0; i--) {
    value = value * n + (p[i] as bigint) * scale;
    scale *= d;
  }
  return signOf(value);
}

function changesAt(chain: Chain, at: Spot, meter: Meter): number {
  let changes = 0;
  let last = 0;
  for (const p of chain) {
    const s = signAt(p, at, meter);
    if (s !== 0 && last !== 0 && s !== last) changes++;
    if (s !== 0) last = s;
  }
  return changes;
}

/** How many distinct roots a square-free polynomial has above `low` and not above `high`. */
function countRoots(chain: Chain, { low, high }: Isolation, meter: Meter): number {
  return changesAt(chain, low, meter) - changesAt(chain, high, meter);
}

/** In lowest terms, lest the ends grow with every halving. */
const middleOf = ({ low, high }: Isolation): Spot => rational(low.n * high.d + high.n * low.d, 2n * low.d * high.d);

/** A number that all roots lie below in absolute value (Cauchy 1829). */
function rootBound(p: Univariate): bigint {
  const lead = leadOf(p) < 0n ? -leadOf(p) : leadOf(p);
  const largest = p.reduce((m, c) => (c < 0n ? (-c > m ? -c : m) : c > m ? c : m), 0n);
  return largest / lead + 2n;
}

/** The real roots of a square-free polynomial, each in an interval of its own, with gaps between them, in order. */
export function isolateRoots(p: Univariate, meter: Meter): readonly Isolation[] {
  if (degreeOf(p) < 1) return [];
  const chain = chainOf(p, meter);
  const bound = rootBound(p);
  const found = split(chain, { low: { n: -bound, d: 1n }, high: { n: bound, d: 1n } }, meter);
  return found.map((next, i) => {
    const before = found[i - 1];
    let apart = next;
    while (before && compareSpots(apart.low, before.high) <= 0) apart = halved(chain, apart, meter);
    return apart;
  });
}

function split(chain: Chain, within: Isolation, meter: Meter): readonly Isolation[] {
  const count = countRoots(chain, within, meter);
  if (count === 0) return [];
  if (count === 1) return [within];
  const middle = middleOf(within);
  return [
    ...split(chain, { low: within.low, high: middle }, meter),
    ...split(chain, { low: middle, high: within.high }, meter),
  ];
}

/** The half that contains the root. */
function halved(chain: Chain, at: Isolation, meter: Meter): Isolation {
  const middle = middleOf(at);
  const left = { low: at.low, high: middle };
  return countRoots(chain, left, meter) === 1 ? left : { low: middle, high: at.high };
}

export const compareSpots = (a: Spot, b: Spot): -1 | 0 | 1 => signOf(a.n * b.d - b.n * a.d);

/** The sign of q at the root of the square-free p that the interval isolates. */
export function signAtRoot(q: Univariate, p: Univariate, root: Isolation, meter: Meter): -1 | 0 | 1 {
  if (q.length === 0) return 0;
  if (q.length === 1) return signOf(leadOf(q));
  const shared = squareFree(commonDivisor(q, p, meter), meter);
  if (degreeOf(shared) >= 1 && countRoots(chainOf(shared, meter), root, meter) === 1) return 0;
  const own = chainOf(squareFree(q, meter), meter);
  const chain = chainOf(p, meter);
  let at = root;
  // The root is none of q: in a small enough interval around it q has no root at all.
  while (countRoots(own, at, meter) > 0) at = halved(chain, at, meter);
  return signAt(q, at.high, meter);
}

/** Numbers below, between and above the roots. */
export function betweenRoots(roots: readonly Isolation[]): readonly Spot[] {
  const [first] = roots;
  const last = roots.at(-1);
  if (first === undefined || last === undefined) return [{ n: 0n, d: 1n }];
  const gaps = roots.slice(1).map((next, i) => middleOf({ low: (roots[i] as Isolation).high, high: next.low }));
  return [{ n: first.low.n - first.low.d, d: first.low.d }, ...gaps, { n: last.high.n + last.high.d, d: last.high.d }];
}
