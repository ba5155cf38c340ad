/** Exact values of expressions made of numbers only. */

import type { Expr } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { add, div, isInteger, mul, neg, ONE, pow, ZERO } from "../math/rational.ts";

/** The largest power of a number that is computed outright. */
export const POWER_LIMIT = 1000n;

/** The rational value, or undefined when a symbol, a root or a division by zero occurs. */
export function constantValue(e: Expr): Rational | undefined {
  switch (e.kind) {
    case "number":
      return e.value;
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
    if (value === undefined) return undefined;
    result = op(result, value);
  }
  return result;
}

function constantPower(base: Rational | undefined, exponent: Rational | undefined): Rational | undefined {
  if (!base || !exponent || !isInteger(exponent)) return undefined;
  if (exponent.n > POWER_LIMIT || exponent.n < -POWER_LIMIT) return undefined;
  if (base.n === 0n && exponent.n < 0n) return undefined;
  return pow(base, small(exponent.n));
}

/** A BigInt known to be small, as a number that counts. */
export function small(n: bigint): number {
  // biome-ignore lint/style/noRestrictedGlobals: a counting number within POWER_LIMIT, not arithmetic
  return Number(n);
}
