/** How a mistake is named, in a sentence. */

import type { Expr, Formula } from "../math/expr.ts";
import { isFormula } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Change } from "../repair/change.ts";

export const show = (of: Expr | Formula): string => (isFormula(of) ? showFormula(of) : showExpr(of));

/** Naming a long part in words helps nobody: it is marked where it stands. */
const LONG = 40;
const whereShort = (guilty: string | undefined): string =>
  guilty !== undefined && guilty.length <= LONG ? ` at ${guilty}` : "";

/** What is wrong with the print: "`2 x` should stand where `x` is printed." */
export function messageOf(change: Change): string {
  return change.also ? `${sentenceOf(change)} And: ${sentenceOf(change.also)}` : sentenceOf(change);
}

function sentenceOf(change: Change): string {
  const guilty = change.guilty && `\`${showExpr(change.guilty)}\``;
  const instead = change.instead && `\`${showExpr(change.instead)}\``;
  const exchanged = instead ? `${instead} should stand where ${guilty} is printed.` : `${guilty} should not be there.`;
  switch (change.class) {
    case "missing factor":
      return change.lost
        ? `The ${change.lost.as} \`${showExpr(change.lost.part)}\` is missing${whereShort(guilty)}.`
        : exchanged;
    case "missing term":
      return `The term ${instead ?? "that belongs here"} is missing.`;
    case "wrong direction":
      return "The relation should point the other way.";
    case "wrong strictness":
      return "Whether equality is allowed is printed the wrong way.";
    case "swapped symbols":
      return `${guilty} and ${instead} stand in each other's place.`;
    case "power of a sum":
      return `A power of a sum is not the sum of the powers: ${exchanged}`;
    case "root of a sum":
      return `A root of a sum is not the sum of the roots: ${exchanged}`;
    case "function of a sum":
      return `A function of a sum is not the sum of its values: ${exchanged}`;
    case "wrong formula":
      return `What is derived is ${instead}; no small change of what is printed explains the difference.`;
    case "misplaced bracket":
      return `A bracket reaches too far, or not far enough: ${exchanged}`;
    case "inverted fraction":
      return `Numerator and denominator are exchanged: ${exchanged}`;
    default:
      return exchanged;
  }
}
