/**
 * Roots as generators: r >= 0 with r^k = D, one generator for each value of D.
 *
 * Rational constants are taken out first, and split into primes, so that sqrt(6) = sqrt(2) sqrt(3); this keeps
 * numeric roots independent of each other.
 */

import type { Expr } from "../math/expr.ts";
import { call, num, power, quotient } from "../math/expr.ts";
import { sizeOf, small } from "./constant.ts";
import type { Element, Field } from "./field.ts";
import {
  addGenerator,
  fromInteger,
  fromPolynomial,
  fromRatio,
  isZero,
  multiplyElements,
  raiseElement,
  ratioOf,
  sameElement,
  zeroElement,
} from "./field.ts";
import { Stop } from "./meter.ts";
import { contentOf, generatorPolynomial } from "./polynomial.ts";

/** Trial division stops here; a larger cofactor stays whole. */
const TRIAL_LIMIT = 1000n;

/** The nonnegative k-th root of an element; `written` is the expression that the reader wrote for it. */
export function rootElement(field: Field, radicand: Element, index: number, written: Expr): Element {
  if (isZero(radicand)) return zeroElement;
  const ratio = ratioOf(radicand);
  if (ratio !== undefined) {
    // A negative number has no real root: the generator stands for something that is never defined.
    if (ratio[0] < 0n) return generatorOf(field, radicand, index, written);
    return ratioRoot(field, ratio[0], ratio[1], index);
  }
  const content = contentOf(radicand.numerator);
  const constant = ratioRoot(field, content, radicand.scale, index);
  const primitive = multiplyElements(field, radicand, fromRatio(radicand.scale, content));
  const plain = content === 1n && radicand.scale === 1n;
  const inner = plain ? written : scaledExpr(written, content, radicand.scale);
  return multiplyElements(field, constant, generatorOf(field, primitive, index, inner));
}

function scaledExpr(written: Expr, n: bigint, d: bigint): Expr {
  return n === 1n
    ? { kind: "product", factors: [num(d), written] }
    : quotient(d === 1n ? written : { kind: "product", factors: [num(d), written] }, num(n));
}

function generatorOf(field: Field, radicand: Element, index: number, written: Expr): Element {
  const known = field.generators.findIndex(
    (g) => g.kind === "root" && g.index === index && sameElement(field, g.radicand, radicand),
  );
  if (known >= 0) return fromPolynomial(generatorPolynomial(known));
  const expr = index === 2 ? squareRoot(written) : power(written, quotient(num(1), num(index)));
  return addGenerator(field, { kind: "root", expr, index, radicand });
}

/** The root of a square is the absolute value of what is squared. */
function squareRoot(of: Expr): Expr {
  const isSquare =
    of.kind === "power" && of.exponent.kind === "number" && of.exponent.value.n === 2n && of.exponent.value.d === 1n;
  return isSquare ? call("abs", of.base) : call("sqrt", of);
}

/** Numbers under roots beyond this many bits are not taken apart. */
const SIZE_LIMIT = 20_000n;

/** The root of n/d as root(n d^(k-1)) / d, the integer split into primes. */
function ratioRoot(field: Field, n: bigint, d: bigint, index: number): Element {
  if (sizeOf(n) + sizeOf(d) * BigInt(index - 1) > SIZE_LIMIT)
    throw new Stop("budget", "A number under a root is too large to be taken apart.");
  const k = BigInt(index);
  let outside = 1n;
  let result = fromRatio(1n, d);
  for (const [p, multiplicity] of primesOf(n * d ** BigInt(index - 1))) {
    const whole = integerRoot(p, index);
    // The last factor may be too large to be taken apart, and yet a power.
    if (whole ** k === p) outside *= whole;
    else {
      outside *= p ** (multiplicity / k);
      result = multiplyByRoots(field, result, p, multiplicity % k, index);
    }
  }
  return multiplyElements(field, result, fromInteger(outside));
}

/** The prime factors of n > 0 with their multiplicities; a cofactor without small divisors stays whole. */
export function primesOf(n: bigint): readonly (readonly [prime: bigint, multiplicity: bigint])[] {
  const found: [bigint, bigint][] = [];
  let rest = n;
  for (let p = 2n; p <= TRIAL_LIMIT && p * p <= rest; p += p === 2n ? 1n : 2n) {
    let multiplicity = 0n;
    while (rest % p === 0n) {
      rest /= p;
      multiplicity += 1n;
    }
    if (multiplicity > 0n) found.push([p, multiplicity]);
  }
  return rest === 1n ? found : [...found, [rest, 1n]];
}

function multiplyByRoots(field: Field, e: Element, radicand: bigint, times: bigint, index: number): Element {
  if (times === 0n) return e;
  const root = generatorOf(field, fromInteger(radicand), index, num(radicand));
  return multiplyElements(field, e, raiseElement(field, root, small(times)));
}

/** The largest integer whose k-th power does not exceed n >= 0 (Newton's iteration; halving where k is large). */
export function integerRoot(n: bigint, index: number): bigint {
  if (n < 2n) return n;
  const k = BigInt(index);
  if (index > 16) return rootByHalving(n, k);
  let x = 1n << (BigInt(n.toString(2).length) / k + 1n);
  for (;;) {
    const next = ((k - 1n) * x + n / x ** (k - 1n)) / k;
    if (next >= x) return x;
    x = next;
  }
}

function rootByHalving(n: bigint, k: bigint): bigint {
  let low = 1n;
  let high = 1n << (BigInt(n.toString(2).length) / k + 1n);
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** k <= n) low = middle;
    else high = middle;
  }
  return low;
}
