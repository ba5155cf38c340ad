/** Exact values of expressions made of numbers only. */

import type { Expr } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { add, div, isInteger, mul, neg, ONE, pow, rational, ZERO } from "../math/rational.ts";

/** The largest power of a number that is computed outright. */
export const POWER_LIMIT = 1000n;

/** Integers beyond 2^65536 are not computed: a short formula can name numbers that fill the memory. */
const INTEGER_LIMIT = 1n << 65_536n;

export const isTooLarge = (n: bigint): boolean => n > INTEGER_LIMIT || n < -INTEGER_LIMIT;

/** About the number of bits of n. */
export const sizeOf = (n: bigint): bigint => BigInt(n.toString(16).length) * 4n;

/** The rational value, or undefined when a symbol, a root, a division by zero or a huge number occurs. */
export function constantValue(e: Expr): Rational | undefined {
  const value = computed(e);
  return value === undefined || isTooLarge(value.n) || isTooLarge(value.d) ? undefined : value;
}

function computed(e: Expr): Rational | undefined {
  switch (e.kind) {
    case "number":
      // Evidence can come from a file: its numbers need not be in lowest terms, nor have a positive denominator.
      return e.value.d === 0n ? undefined : rational(e.value.n, e.value.d);
    case "negation": {
      const inner = constantValue(e.of);
      return inner && neg(inner);
    }
    case "sum":
      return fold(e.terms, ZERO, add);
    case "product":
      return fold(e.factors, ONE, mul);
    case "quotient": {
      const n = constantValue(e.numerator);
      const d = constantValue(e.denominator);
      return n && d && d.n !== 0n ? div(n, d) : undefined;
    }
    case "power":
      return constantPower(constantValue(e.base), constantValue(e.exponent));
    default:
      return undefined;
  }
}

function fold(
  parts: readonly Expr[],
  start: Rational,
  op: (a: Rational, b: Rational) => Rational,
): Rational | undefined {
  let result = start;
  for (const part of parts) {
    const value = constantValue(part);
    if (value === undefined || isTooLarge(result.n) || isTooLarge(result.d)) return undefined;
    result = op(result, value);
  }
  return result;
}

function constantPower(base: Rational | undefined, exponent: Rational | undefined): Rational | undefined {
  if (!base || !exponent || !isInteger(exponent)) return undefined;
  if (exponent.n > POWER_LIMIT || exponent.n < -POWER_LIMIT) return undefined;
  if (base.n === 0n && exponent.n < 0n) return undefined;
  const size = (sizeOf(base.n) + sizeOf(base.d)) * (exponent.n < 0n ? -exponent.n : exponent.n);
  if (size > 2n * sizeOf(INTEGER_LIMIT)) return undefined;
  return pow(base, small(exponent.n));
}

/** A BigInt known to be small, as a number that counts. */
export function small(n: bigint): number {
  // biome-ignore lint/style/noRestrictedGlobals: a counting number within POWER_LIMIT, not arithmetic
  return Number(n);
}
