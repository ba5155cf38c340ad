/** What speaks against a printed claim, and what follows from that. */

import type { Counterexample, Diagnosis, StepReport } from "../../check/report.ts";
import { severityWords } from "../reach.ts";
import { showMath } from "../words.ts";
import type { Markup } from "./markup.ts";
import { html, joined, none, prose } from "./markup.ts";
import { displayMath } from "./mathematics.ts";
import { pointWords } from "./point.ts";
import type { Setting } from "./setting.ts";
import { stepLinks } from "./setting.ts";
import { authorWords } from "./words.ts";

/** The exact point and what the two sides are worth there, to be checked by hand. */
export function counterexampleBlock({ point, values, boundary, extent }: Counterexample, setting: Setting): Markup {
  const where = point.length === 0 ? none : html` At ${pointWords(point, setting)}:`;
  const rows = values.map(
    ({ what, value }) => html`<tr><th scope="row">${authorWords(what, setting)}</th><td>${value}</td></tr>`,
  );
  const edge = (boundary ?? []).map((f) => html`<code>${showMath(f)}</code>`);
  return html`<div class="counterexample"><p><strong>Counterexample.</strong>${where}</p>
${rows.length === 0 ? none : html`<table><tbody>${rows}</tbody></table>`}
${edge.length === 0 ? none : html`<p>The point lies on the boundary of ${joined(edge, ", ")}.</p>`}
${extent === undefined ? none : html`<p>${EXTENTS[extent]}</p>`}</div>`;
}

const EXTENTS = {
  everywhere: "The claim fails everywhere under the assumptions.",
  somewhere: "The claim holds at other points of the assumptions.",
} as const;

/** The kind of mistake and the repair; for an erratum the correction is already shown. */
export function diagnosisBlock(diagnosis: Diagnosis, setting: Setting, corrected: boolean): Markup {
  const repair = corrected
    ? none
    : html`${suggested(diagnosis, setting)}
<p class="replacement">In the file: <code>${diagnosis.replacement}</code></p>`;
  const others = (corrected ? [] : (diagnosis.alternatives ?? [])).map(
    (other) => html`<p><strong>Or: ${other.class}.</strong> ${prose(other.message)}</p>
${suggested(other, setting)}`,
  );
  return html`<div class="diagnosis"><p><strong>Diagnosis: ${diagnosis.class}.</strong> ${prose(diagnosis.message)}</p>${repair}${others}</div>`;
}

const suggested = ({ suggestion }: Diagnosis, setting: Setting): Markup =>
  suggestion === undefined
    ? none
    : html`<div class="formula"><div class="line">${displayMath(suggestion, setting)}</div></div>`;

/** How far an erratum reaches: which steps rest on the printed formula, and how they fare with the correction. */
export function consequences(step: StepReport, setting: Setting): Markup {
  const { reach } = step;
  if (reach === undefined) return none;
  const listed = (ids: readonly string[], words: string): Markup =>
    ids.length === 0 ? none : html` ${words}: ${stepLinks(ids, setting)}.`;
  const resting = [...reach.results, ...reach.changed, ...reach.standing];
  const naming = step.usedBy.filter((reference) => !resting.includes(reference));
  return html`<p class="consequences"><strong>Severity.</strong> This is ${severityWords(reach)}.${listed(
    reach.results,
    "Results that fail as printed",
  )}${listed(reach.changed, "Formulas that change")}${listed(reach.standing, "With the correction hold")}${listed(
    naming,
    "It is named by",
  )}</p>`;
}
