/** Exact rational numbers over BigInt, always in lowest terms with a positive denominator. */

export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** The greatest common divisor, never negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The rational n/d. Throws RangeError when d is zero. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const num = BigInt(n);
  const den = BigInt(d);
  if (den === 0n) throw new RangeError("A rational number cannot have denominator zero.");
  const g = gcd(num, den) * (den < 0n ? -1n : 1n);
  return g === 1n ? { n: num, d: den } : { n: num / g, d: den / g };
}

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** The quotient. Throws RangeError when b is zero. */
export const div = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const neg = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const sign = (a: Rational): -1 | 0 | 1 => (a.n < 0n ? -1 : a.n > 0n ? 1 : 0);
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => sign(sub(a, b));
export const isInteger = (a: Rational): boolean => a.d === 1n;

/** a to an integer power. Throws RangeError for zero to a negative power. */
export function pow(a: Rational, exponent: number): Rational {
  const e = BigInt(exponent < 0 ? -exponent : exponent);
  return exponent >= 0 ? { n: a.n ** e, d: a.d ** e } : rational(a.d ** e, a.n ** e);
}

/** The number written "-3", "2/3" or "0.125", exactly; undefined for anything else. */
export function parseRational(text: string): Rational | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+)|\/(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, minus, whole = "0", decimals = "", below] = match;
  const den = below === undefined ? 10n ** BigInt(decimals.length) : BigInt(below);
  if (den === 0n) return undefined;
  const num = BigInt(whole + decimals);
  return rational(minus === "-" ? -num : num, den);
}

/** "-3", "2/3". */
export const showRational = (a: Rational): string => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);
