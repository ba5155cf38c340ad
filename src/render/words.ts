/** Mathematics and points of a report as plain text. */

import type { Counterexample, Direction, Display } from "../check/report.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { isFormula } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";

/** The text of an expression or a formula. */
export function showMath(math: Expr | Formula): string {
  return isFormula(math) ? showFormula(math) : showExpr(math);
}

/** "q_1 = 1, q_2 = 1/2". */
export function showPoint(point: Counterexample["point"]): string {
  return point.map(({ at, value }) => `${showExpr(at)} = ${showExpr(value)}`).join(", ");
}

/** "the derivative is 3/8, as printed is 1/4". */
function showValues(values: Counterexample["values"]): string {
  return values.map(({ what, value }) => `${what} ${value}`).join(", ");
}

/** A counterexample in one line, for faces that have only lines. */
export function showCounterexample(counterexample: Counterexample): string {
  const point = showPoint(counterexample.point);
  const values = showValues(counterexample.values);
  return [point === "" ? "" : `at ${point}`, values].filter((part) => part !== "").join(": ");
}

/** What is proved of an equivalence or implication, in one sentence. */
export function directionWords({ claimed, proved }: Direction): string {
  if (proved === undefined) return claimed === "⇔" ? "Neither direction is proved." : "This direction is not proved.";
  if (proved !== claimed) return `Only the direction ${proved} is proved.`;
  return claimed === "⇔" ? "Both directions are proved (⇔)." : `This direction is proved (${claimed}).`;
}

/** Whether the words of a display are a clause about the formula, such as "which is positive", and so follow it. */
export const isRelative = (display: Display): boolean => display.words?.startsWith("which ") ?? false;

/** The display as text. */
export function showDisplay(display: Display): string {
  const cells = display.grid?.rows.map((row) => row.cells.map((cell) => cell?.text ?? "").join(", ")) ?? [];
  const math = [...display.math.map(showMath), ...cells].join("; ");
  if (display.words === undefined) return math;
  return isRelative(display) ? `${math}, ${display.words}` : `${display.words} ${math}`;
}

/** How the step is called in a list: its printed number, or its id. */
export const nameOf = (step: { readonly label?: string; readonly id: string }): string => step.label ?? step.id;
