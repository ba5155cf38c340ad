/** Simple fractions behind floating-point numbers. */

import type { Rational } from "../math/rational.ts";
import { rational } from "../math/rational.ts";
import type { Vector } from "./sample.ts";
import { isClose } from "./sample.ts";

const MOST_DENOMINATOR = 64;
const MOST_NUMERATOR = 2000;

/** The simple fraction that all values are, up to rounding; undefined when they differ or are none. */
export function constantIn(values: Vector): Rational | undefined {
  const [first = Number.NaN] = values;
  if (!Number.isFinite(first) || Math.abs(first) > MOST_NUMERATOR) return undefined;
  if (!values.every((value) => Math.abs(value - first) <= 1e-7 * Math.max(1, Math.abs(first)))) return undefined;
  for (let d = 1; d <= MOST_DENOMINATOR; d++) {
    const n = Math.round(first * d);
    if (Math.abs(n) <= MOST_NUMERATOR && (n === 0 ? Math.abs(first) < 1e-7 : isClose(n / d, first)))
      return rational(n, d);
  }
  return undefined;
}
