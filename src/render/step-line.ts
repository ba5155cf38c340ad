/** A step in one line of the terminal: its line, its standing, its name, and what that rests on. */

import type { StepReport } from "../check/report.ts";
import { visible } from "./escape.ts";
import type { Paint, Style } from "./paint.ts";
import type { Standing } from "./standing.ts";
import { STANDINGS, standingOf } from "./standing.ts";
import { nameOf, showMath } from "./words.ts";

const STANDING_STYLE: Readonly<Record<Standing, Style>> = {
  proved: "good",
  resting: "warning",
  erratum: "erratum",
  refuted: "error",
  open: "warning",
  unknown: "warning",
  invalid: "error",
  mismatch: "error",
};

export function stepLine(step: StepReport, paint: Paint): string {
  const standing = standingOf(step);
  const { shape, word } = STANDINGS[standing];
  const evidence = [...new Set(step.settled.map((one) => one.evidence))].join("; ");
  const where = `${String(step.line).padStart(5)}  ${shape} `;
  const presumed = step.presumed.length === 0 ? "" : `  where ${visible(step.presumed.map(showMath).join(", "))}`;
  const arrow = step.direction?.proved === undefined ? "" : ` ${step.direction.proved}`;
  const name = `${visible(nameOf(step))} ${visible(step.kind)}${arrow}`;
  return `${paint(STANDING_STYLE[standing], where)} ${name}  ${word.toLowerCase()}${presumed}${evidence === "" ? "" : paint("faint", `  ${visible(evidence)}`)}`;
}
