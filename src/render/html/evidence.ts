/** What speaks against a printed claim, and what follows from that. */

import type { Counterexample, Diagnosis, StepReport } from "../../check/report.ts";
import { amount } from "../counts.ts";
import type { Markup } from "./markup.ts";
import { html, none, prose } from "./markup.ts";
import { displayMath } from "./mathematics.ts";
import { pointWords } from "./point.ts";
import type { Setting } from "./setting.ts";
import { stepLinks } from "./setting.ts";
import { authorWords } from "./words.ts";

/** The exact point and what the two sides are worth there, to be checked by hand. */
export function counterexampleBlock({ point, values }: Counterexample, setting: Setting): Markup {
  const where = point.length === 0 ? none : html` At ${pointWords(point, setting)}:`;
  const rows = values.map(
    ({ what, value }) => html`<tr><th scope="row">${authorWords(what, setting)}</th><td>${value}</td></tr>`,
  );
  return html`<div class="counterexample"><p><strong>Counterexample.</strong>${where}</p>
${rows.length === 0 ? none : html`<table><tbody>${rows}</tbody></table>`}</div>`;
}

/** The kind of mistake and the repair; for an erratum the correction is already shown. */
export function diagnosisBlock(diagnosis: Diagnosis, setting: Setting, corrected: boolean): Markup {
  const repair = corrected
    ? none
    : html`<div class="formula"><div class="line">${displayMath(diagnosis.suggestion, setting)}</div></div>
<p class="replacement">In the file: <code>${diagnosis.replacement}</code></p>`;
  return html`<div class="diagnosis"><p><strong>Diagnosis: ${diagnosis.class}.</strong> ${prose(diagnosis.message)}</p>${repair}</div>`;
}

/** How far an erratum reaches: which steps rest on the printed formula, and with what they were checked. */
export function consequences(step: StepReport, setting: Setting): Markup {
  const others = setting.route.file.steps.filter((other) => other !== step);
  const affected = others.filter((other) => other.restsOnError.includes(step.id)).map((other) => other.id);
  const naming = step.usedBy.filter((reference) => !affected.includes(reference));
  const sentences = [
    affected.length === 0
      ? none
      : html` ${amount(affected.length, "other step")} ${affected.length === 1 ? "rests" : "rest"} on this formula, and ${
          affected.length === 1 ? "was" : "were"
        } checked with the corrected one: ${stepLinks(affected, setting)}.`,
    naming.length === 0 ? none : html` It is named by ${stepLinks(naming, setting)}.`,
    affected.length + naming.length > 0 ? none : html` No other step rests on this formula: the slip stays local.`,
  ];
  return html`<p class="consequences"><strong>What it means.</strong>${sentences}</p>`;
}
