/**
 * Sparse multivariate polynomials with BigInt coefficients.
 *
 * A monomial is a string of UTF-16 unit pairs (generator, exponent) in ascending order of generators: at once
 * the key of a map and its own data. The zero polynomial is the empty map; no stored coefficient is zero.
 */

import { gcd } from "../math/rational.ts";
import { isTooLarge, sizeOf, small } from "./constant.ts";
import type { Meter } from "./meter.ts";
import { Stop, spend } from "./meter.ts";

export type Monomial = string;
export type Polynomial = ReadonlyMap<Monomial, bigint>;

export const UNIT: Monomial = "";
export const zeroPolynomial: Polynomial = new Map();
export const constantPolynomial = (value: bigint): Polynomial =>
  value === 0n ? zeroPolynomial : new Map([[UNIT, value]]);
export const generatorPolynomial = (generator: number, exponent = 1): Polynomial =>
  exponent === 0 ? constantPolynomial(1n) : new Map([[String.fromCharCode(generator, exponent), 1n]]);

/** The largest exponent a monomial may reach. */
const EXPONENT_LIMIT = 60_000;

/** The integer, when the polynomial is constant. */
export function constantOf(p: Polynomial): bigint | undefined {
  if (p.size === 0) return 0n;
  return p.size === 1 ? p.get(UNIT) : undefined;
}

export function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  if (a === UNIT) return b;
  if (b === UNIT) return a;
  let out = "";
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (x < y) {
      out += a.substring(i, i + 2);
      i += 2;
    } else if (y < x) {
      out += b.substring(j, j + 2);
      j += 2;
    } else {
      const exponent = a.charCodeAt(i + 1) + b.charCodeAt(j + 1);
      if (exponent > EXPONENT_LIMIT) throw new Stop("budget", "A power exceeds the largest exponent.");
      out += String.fromCharCode(x, exponent);
      i += 2;
      j += 2;
    }
  }
  return out + a.substring(i) + b.substring(j);
}

/** a / b, or undefined when b does not divide a. */
export function divideMonomials(a: Monomial, b: Monomial): Monomial | undefined {
  let out = "";
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    const exponent = a.charCodeAt(i + 1);
    if (j < b.length && b.charCodeAt(j) === a.charCodeAt(i)) {
      const rest = exponent - b.charCodeAt(j + 1);
      if (rest < 0) return undefined;
      if (rest > 0) out += String.fromCharCode(a.charCodeAt(i), rest);
      j += 2;
    } else out += a.substring(i, i + 2);
  }
  return j === b.length ? out : undefined;
}

/** Lexicographic order, generator 0 most significant. */
export function compareMonomials(a: Monomial, b: Monomial): number {
  for (let i = 0; ; i += 2) {
    if (i >= a.length || i >= b.length) return a.length - b.length;
    const byGenerator = b.charCodeAt(i) - a.charCodeAt(i);
    if (byGenerator !== 0) return byGenerator;
    const byExponent = a.charCodeAt(i + 1) - b.charCodeAt(i + 1);
    if (byExponent !== 0) return byExponent;
  }
}

/** The exponent of a generator in a monomial. */
export function exponentOf(m: Monomial, generator: number): number {
  for (let i = 0; i < m.length; i += 2) if (m.charCodeAt(i) === generator) return m.charCodeAt(i + 1);
  return 0;
}

/** The monomial without a generator. */
function withoutGenerator(m: Monomial, generator: number): Monomial {
  for (let i = 0; i < m.length; i += 2)
    if (m.charCodeAt(i) === generator) return m.substring(0, i) + m.substring(i + 2);
  return m;
}

/** Adds `factor * p`, shifted by a monomial, into a mutable map. */
export function addInto(target: Map<Monomial, bigint>, p: Polynomial, factor: bigint, shift: Monomial = UNIT): void {
  for (const [m, c] of p) {
    const key = shift === UNIT ? m : multiplyMonomials(m, shift);
    const value = (target.get(key) ?? 0n) + c * factor;
    if (value === 0n) target.delete(key);
    else target.set(key, value);
  }
}

export function addPolynomials(a: Polynomial, b: Polynomial, factor = 1n): Polynomial {
  const out = new Map(a);
  addInto(out, b, factor);
  return out;
}

export function scalePolynomial(p: Polynomial, factor: bigint): Polynomial {
  if (factor === 1n) return p;
  if (factor === 0n) return zeroPolynomial;
  const out = new Map<Monomial, bigint>();
  for (const [m, c] of p) out.set(m, c * factor);
  return out;
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial, meter: Meter): Polynomial {
  const [outer, inner] = a.size <= b.size ? [a, b] : [b, a];
  const each = 1 + wordsOf(outer) * wordsOf(inner);
  if (outer.size === 1) {
    const [[shift, factor]] = [...outer] as [[Monomial, bigint]];
    if (each > 1) spend(meter, inner.size * each);
    if (shift === UNIT) return scalePolynomial(inner, factor);
  }
  spend(meter, outer.size * inner.size * each);
  const out = new Map<Monomial, bigint>();
  for (const [shift, factor] of outer) addInto(out, inner, factor, shift);
  return out;
}

const LONG = 1n << 512n;

/** How many units of 512 bits the largest coefficient fills. Throws Stop when it is beyond the largest integer. */
function wordsOf(p: Polynomial): number {
  let largest = LONG;
  for (const c of p.values()) {
    const size = c < 0n ? -c : c;
    if (size > largest) largest = size;
  }
  if (largest === LONG) return 0;
  if (isTooLarge(largest)) throw new Stop("budget", "A coefficient exceeds the largest integer.");
  return small(sizeOf(largest) / 512n);
}

/** p to a power, exponent >= 0, by repeated squaring. */
export function raisePolynomial(p: Polynomial, exponent: number, meter: Meter): Polynomial {
  let result = constantPolynomial(1n);
  let base = p;
  for (let e = exponent; e > 0; e >>= 1) {
    if (e & 1) result = multiplyPolynomials(result, base, meter);
    if (e > 1) base = multiplyPolynomials(base, base, meter);
  }
  return result;
}

/** The coefficients of p as a polynomial in one generator, by exponent. */
export function coefficientsIn(p: Polynomial, generator: number): ReadonlyMap<number, Polynomial> {
  const out = new Map<number, Map<Monomial, bigint>>();
  for (const [m, c] of p) {
    const e = exponentOf(m, generator);
    const part = out.get(e) ?? new Map<Monomial, bigint>();
    part.set(e === 0 ? m : withoutGenerator(m, generator), c);
    out.set(e, part);
  }
  return out;
}

/** The positive greatest common divisor of the coefficients; 0 for the zero polynomial. */
export function contentOf(p: Polynomial): bigint {
  let g = 0n;
  for (const c of p.values()) {
    g = gcd(g, c);
    if (g === 1n) return g;
  }
  return g;
}

/** The largest monomial that divides every term. */
export function commonMonomial(p: Polynomial): Monomial {
  let common: Monomial | undefined;
  for (const m of p.keys()) {
    common = common === undefined ? m : meet(common, m);
    if (common === UNIT) return UNIT;
  }
  return common ?? UNIT;
}

function meet(a: Monomial, b: Monomial): Monomial {
  let out = "";
  for (let i = 0; i < a.length; i += 2) {
    const exponent = exponentOf(b, a.charCodeAt(i));
    const own = a.charCodeAt(i + 1);
    if (exponent > 0) out += String.fromCharCode(a.charCodeAt(i), own < exponent ? own : exponent);
  }
  return out;
}

/** p divided by a monomial that divides all its terms. */
export function dropMonomial(p: Polynomial, m: Monomial): Polynomial {
  if (m === UNIT) return p;
  const out = new Map<Monomial, bigint>();
  for (const [term, c] of p) out.set(divideMonomials(term, m) ?? term, c);
  return out;
}

/** p divided by an integer that divides all its coefficients. */
export function dropContent(p: Polynomial, content: bigint): Polynomial {
  if (content === 1n) return p;
  const out = new Map<Monomial, bigint>();
  for (const [m, c] of p) out.set(m, c / content);
  return out;
}

/** The term that is largest in the lexicographic order. */
export function leadingTerm(p: Polynomial): readonly [Monomial, bigint] | undefined {
  let best: readonly [Monomial, bigint] | undefined;
  for (const term of p) if (best === undefined || compareMonomials(term[0], best[0]) > 0) best = term;
  return best;
}

/** a / b when b divides a over the integers, otherwise undefined. */
export function divideExactly(a: Polynomial, b: Polynomial, meter: Meter): Polynomial | undefined {
  const lead = leadingTerm(b);
  if (lead === undefined) return undefined;
  const rest = new Map(a);
  const out = new Map<Monomial, bigint>();
  for (let top = leadingTerm(rest); top !== undefined; top = leadingTerm(rest)) {
    const shift = divideMonomials(top[0], lead[0]);
    if (shift === undefined || top[1] % lead[1] !== 0n) return undefined;
    const factor = top[1] / lead[1];
    spend(meter, b.size + rest.size);
    out.set(shift, factor);
    addInto(rest, b, -factor, shift);
  }
  return out;
}

export function samePolynomial(a: Polynomial, b: Polynomial): boolean {
  if (a.size !== b.size) return false;
  for (const [m, c] of a) if (b.get(m) !== c) return false;
  return true;
}

const keys = new WeakMap<Polynomial, string>();

/** A string that two polynomials share exactly when they are equal. */
export function polynomialKey(p: Polynomial): string {
  let key = keys.get(p);
  if (key === undefined) {
    key = [...p.keys()]
      .sort(compareMonomials)
      .map((m) => `${m.length}:${m}${p.get(m)}`)
      .join(";");
    keys.set(p, key);
  }
  return key;
}
