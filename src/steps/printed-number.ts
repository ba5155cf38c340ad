/** Numbers as they are printed: what a decimal or a percentage claims, and how a value is printed in the same way. */

import type { Interval } from "../kernel/interval.ts";
import { floorDivide } from "../kernel/interval.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { and, numberOf, relation } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { add, rational, sub } from "../math/rational.ts";

/**
 * A number with a point or a percent sign is rounded: it claims to be within half a unit of its last place, so that at
 * a tie both neighbours are right. Any other number is exact; `12.` is 12 rounded to units.
 */
export interface PrintedNumber {
  readonly text: string;
  readonly value: Rational;
  readonly isExact: boolean;
  /** The digits after the point of the value: two more than printed for a percentage. */
  readonly places: number;
  readonly style: Style;
}

interface Style {
  readonly minus: string;
  /** What stands between groups of three digits, or nothing. */
  readonly separator: string;
  readonly percent: string;
}

const PRINTED = /^([-+−–]?) ?((?:[1-9]\d{0,2}([, \u2009\u202f'])\d{3}(?:\3\d{3})*|\d*)(\.\d*)?)( ?\\?%)?$/;
/** Numbers with more digits are not printed by anyone. */
const MOST_DIGITS = 60;

/** The number that a text prints: "-0.37", "37%", "1,234.5"; undefined for a fraction or a formula. */
export function readPrinted(text: string): PrintedNumber | undefined {
  const trimmed = text.trim();
  const match = trimmed.length > MOST_DIGITS ? null : PRINTED.exec(trimmed);
  const [, mark = "", number = "", separator = "", decimals, percent = ""] = match ?? [];
  const digits = number.replace(/[^\d]/g, "");
  if (!match || digits === "") return undefined;
  const places = (decimals?.length ?? 1) - 1 + (percent === "" ? 0 : 2);
  const isNegative = mark !== "" && mark !== "+";
  return {
    text: trimmed,
    value: rational(isNegative ? -BigInt(digits) : BigInt(digits), 10n ** BigInt(places)),
    isExact: decimals === undefined && percent === "",
    places,
    style: { minus: isNegative ? mark : "-", separator, percent },
  };
}

/** That a value is what the number claims. */
export function agreement(of: Expr, { value, isExact, places }: PrintedNumber): Formula {
  if (isExact) return relation("=", of, numberOf(value));
  const half = rational(1n, 2n * 10n ** BigInt(places));
  return and(relation(">=", of, numberOf(sub(value, half))), relation("<=", of, numberOf(add(value, half))));
}

/** The whole number closest to a value times 10^places, given as an enclosure; a tie goes up. */
export function roundedUnits(value: Rational | Interval, places: number, bits: bigint): bigint | undefined {
  const up = 10n ** BigInt(Math.max(places, 0));
  const down = 10n ** BigInt(Math.max(-places, 0));
  const nearest = (n: bigint, d: bigint): bigint => floorDivide(2n * n * up + d * down, 2n * d * down);
  if ("n" in value) return nearest(value.n, value.d);
  const low = nearest(value.lo, 1n << bits);
  return low === nearest(value.hi, 1n << bits) ? low : undefined;
}

/** So many units of the last place, printed like another number. */
export function printUnits(units: bigint, { places, style }: Pick<PrintedNumber, "places" | "style">): string {
  const shown = places - (style.percent === "" ? 0 : 2);
  const digits = `${units < 0n ? -units : units}`.padStart(shown + 1, "0");
  const whole = digits.slice(0, digits.length - shown).replace(/\B(?=(\d{3})+$)/g, style.separator);
  const decimals = shown === 0 ? (style.percent === "" ? "." : "") : `.${digits.slice(digits.length - shown)}`;
  return `${units < 0n ? style.minus : ""}${whole}${decimals}${style.percent}`;
}
