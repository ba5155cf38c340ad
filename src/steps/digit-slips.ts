/** How a printed number comes to be wrong: rounding, a sign, the point, digits in each other's place. */

import type { Interval } from "../kernel/interval.ts";
import type { Rational } from "../math/rational.ts";
import { mul, pow, rational, sub } from "../math/rational.ts";
import type { PrintedNumber } from "./printed-number.ts";
import { roundedUnits } from "./printed-number.ts";

/** The value of a formula: exact, or enclosed in multiples of 2^-bits. */
export type Value = { readonly exact: Rational } | { readonly within: Interval; readonly bits: bigint };

/** The value in units of a decimal place, rounded. */
export const unitsOf = (value: Value, places: number): bigint | undefined =>
  "exact" in value ? roundedUnits(value.exact, places, 0n) : roundedUnits(value.within, places, value.bits);

const SHIFTS = [1, -1, 2, -2, 3, -3] as const;

/** The name of the slip that leads from the right digits, in units of the last place, to those printed. */
export function slipOf(value: Value, right: bigint, { value: number, places }: PrintedNumber): string {
  const printed = mul(number, pow(rational(10n), places)).n;
  if (printed === -right) return "flipped sign";
  if (printed - right === 1n || right - printed === 1n) return "wrong rounding";
  if (printed !== 0n && SHIFTS.some((shift) => unitsOf(value, places + shift) === printed)) return "misplaced point";
  const [a, b] = [digitsOf(right), digitsOf(printed)];
  const length = Math.max(a.length, b.length);
  const differing = positions(a.padStart(length, "0"), b.padStart(length, "0"));
  if (differing.length === 1) return "wrong digit";
  return differing.length === 2 && sorted(a) === sorted(b) ? "swapped digits" : "wrong number";
}

/** The same for a number that is printed as exact. */
export function exactSlipOf(value: Value, { value: printed }: PrintedNumber): string {
  if (unitsOf(value, 0) === printed.n && printed.d === 1n) return "rounded number";
  if (!("exact" in value)) return "wrong number";
  const isPrinted = (other: Rational): boolean => sub(other, printed).n === 0n;
  if (isPrinted(mul(value.exact, rational(-1n)))) return "flipped sign";
  return SHIFTS.some((shift) => isPrinted(mul(value.exact, pow(rational(10n), shift))))
    ? "misplaced point"
    : "wrong number";
}

const digitsOf = (units: bigint): string => `${units < 0n ? -units : units}`;
const sorted = (digits: string): string => [...digits].sort().join("");
const positions = (a: string, b: string): readonly number[] =>
  [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
