/** What is demanded of a printed value: that a formula has it, exactly or to the places that are printed. */

import { truthAtPoint, valueAt } from "../kernel/evaluate.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { numberOf } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Completion, Demand, Setting } from "./demand.ts";
import { forall, namesIn } from "./demand.ts";
import type { Value } from "./digit-slips.ts";
import { exactSlipOf, slipOf, unitsOf } from "./digit-slips.ts";
import type { PrintedNumber } from "./printed-number.ts";
import { agreement, printUnits, readPrinted } from "./printed-number.ts";

/** The precision at which right digits are looked for, in bits after the binary point. */
const BITS = 256n;
/** The digits of a value that is shown and not put for anything. */
const SHOWN = 6;

/** That what is called by the name has the value that the number prints. */
export function valueDemand(setting: Setting, name: string, of: Expr, printed: PrintedNumber, span: Span): Demand {
  const reach = printed.isExact ? "" : " to the places printed";
  const obligation = asked(setting, agreement(of, printed));
  const right = obligation.kind === "exists" ? undefined : rightNumber(of, printed);
  const number = right?.number;
  return {
    what: `${name} is ${printed.text}${reach}`,
    obligation,
    code: "F350",
    fault: `${name.charAt(0).toUpperCase()}${name.slice(1)} is not ${printed.text}${reach}.`,
    span,
    sides: [{ what: name, of }],
    ...(right ? { digits: { expected: right.text, found: printed.text, isRepair: number !== undefined } } : {}),
    ...(number ? { completed: completion(setting, of, printed, number, right.slip, span) } : {}),
  };
}

/**
 * A statement without symbols is true everywhere or nowhere. Where it is true, it is asked as being true somewhere:
 * so its numbers can be enclosed, and need no proof by algebra.
 */
function asked(setting: Setting, claim: Formula): Obligation {
  const isTrue = namesIn(claim).size === 0 && truthAtPoint(claim, [], {}) === "true";
  return isTrue ? { kind: "exists", functions: {}, given: [claim] } : forall(setting, claim);
}

/** The value of an expression without symbols. */
export function closedValue(of: Expr): (Value & { readonly text: string }) | undefined {
  const found = namesIn(of).size === 0 ? valueAt(of, [], {}, SHOWN) : undefined;
  if (!found) return undefined;
  const { exact, text } = found;
  const within = exact ? undefined : found.interval(BITS);
  return exact ? { exact, text } : within && { within, bits: BITS, text };
}

interface RightNumber {
  readonly text: string;
  /** How what is printed came to be wrong. */
  readonly slip: string;
  /** Absent when the text is only the beginning of an endless decimal. */
  readonly number?: PrintedNumber | undefined;
}

/** The value in the style of what is printed. */
function rightNumber(of: Expr, printed: PrintedNumber): RightNumber | undefined {
  const value = closedValue(of);
  if (!value) return undefined;
  if (!printed.isExact) {
    const units = unitsOf(value, printed.places);
    if (units === undefined) return undefined;
    const text = printUnits(units, printed);
    return { text, slip: slipOf(value, units, printed), number: readPrinted(text) };
  }
  const slip = exactSlipOf(value, printed);
  const rounded = `${printed.text}.`;
  if (slip === "rounded number") return { text: rounded, slip, number: readPrinted(rounded) };
  const { text } = value;
  return { text, slip, ...("exact" in value ? { number: { ...printed, text, value: value.exact } } : {}) };
}

const REASONS: Readonly<Record<string, string>> = {
  "flipped sign": "The sign is wrong: ",
  "wrong rounding": "The value is cut off, or rounded the wrong way: ",
  "misplaced point": "The point stands in the wrong place: ",
  "swapped digits": "Two digits stand in each other's place: ",
  "wrong digit": "One digit is wrong: ",
  "rounded number": "A number without a point is exact, and this one is rounded to units: ",
};

function completion(
  setting: Setting,
  of: Expr,
  printed: PrintedNumber,
  number: PrintedNumber,
  slip: string,
  span: Span,
): Completion {
  return {
    class: slip,
    message: `${REASONS[slip] ?? ""}\`${number.text}\` should stand where \`${printed.text}\` is printed.`,
    printed: printed.text,
    suggestion: { ...numberOf(number.value), span },
    replacement: number.text,
    obligations: [asked(setting, agreement(of, number))],
    isOneText: true,
  };
}
