/** One step as a reader meets it: sentence, formula, verdict, evidence. */

import type { Display, StepReport } from "../../check/report.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { stepDiagnostics } from "../findings.ts";
import { standingOf } from "../standing.ts";
import { directionWords } from "../words.ts";
import { badge } from "./badge.ts";
import { messages } from "./diagnostics.ts";
import { consequences, counterexampleBlock, diagnosisBlock } from "./evidence.ts";
import { comparison, formulaBox } from "./formula.ts";
import { gridTable } from "./grid.ts";
import type { Markup } from "./markup.ts";
import { html, joined, none } from "./markup.ts";
import { namedIn, reading } from "./reading.ts";
import { hrefFrom, kindPage } from "./routes.ts";
import type { Setting } from "./setting.ts";
import { stepLinks } from "./setting.ts";
import { settledDetails } from "./settled.ts";
import { source as yaml } from "./source.ts";
import { authorWords, capital } from "./words.ts";

/** The step under a heading of the given level. */
export function stepSection(step: StepReport, setting: Setting, level: number): Markup {
  const standing = standingOf(step);
  const anchor = setting.route.anchors.get(step.id) ?? "";
  const heading = html`<a class="label" href="#${anchor}">${step.label === undefined ? html`<span aria-hidden="true">#</span><span class="unseen">${step.id}</span>` : html`<span class="number">${step.label}</span>`}</a> ${kindLink(step.kind, setting)}`;
  return html`<article class="step ${standing}" id="${anchor}" aria-labelledby="${anchor}-name">
<header>${headingOf(level, `${anchor}-name`, heading)}${badge(standing)}</header>
${step.note === undefined ? none : html`<p class="note">${authorWords(step.note, setting)}</p>`}
${reading(step, setting)}
${displays(step, setting)}${direction(step)}
${explanation(step, setting)}
<div class="more">${settledDetails(step, setting)}${sourceDetails(step, setting)}</div>
${connections(step, setting)}
</article>`;
}

/** What is proved of an equivalence or implication, where it is less than the sentence says. */
function direction({ direction: of }: StepReport): Markup {
  if (!of || of.proved === of.claimed) return none;
  return html`<p class="direction">${directionWords(of)}</p>`;
}

/** The verb as a heading; those of three letters are abbreviations, such as FOC. */
const kindWords = (kind: string): string => (kind.length === 3 ? kind.toUpperCase() : capital(kind));

/** The verb, with a link to what the manual says of it. */
function kindLink(kind: string, { verbs, page }: Setting): Markup {
  if (!verbs.has(kind)) return html`<span class="kind">${kindWords(kind)}</span>`;
  return html`<a class="kind" href="${hrefFrom(page, { page: kindPage(kind) })}">${kindWords(kind)}</a>`;
}

/** A heading of a level that is only known now. */
export function headingOf(level: number, id: string, content: Markup): Markup {
  const tag = { markup: `h${Math.min(level, 6)}` };
  return html`<${tag} id="${id}">${content}</${tag}>`;
}

/** The displays in their order; for an erratum, what is printed beside what should stand there. */
function displays(step: StepReport, setting: Setting): Markup {
  const shown = (role: Display["role"]) => step.displays.filter((display) => display.role === role);
  const each = (list: readonly Display[]): Markup => html`${list.map((display) => formulas(display, step, setting))}`;
  const printed = shown("printed");
  const corrected = shown("corrected");
  if (corrected.length === 0) return each(step.displays);
  const claims = comparison(printed, corrected, { printed: each(printed), corrected: each(corrected) });
  return html`${each(shown("given"))}${claims}${each(shown("derived"))}`;
}

/** The formulas of a display; in a printed one, what the diagnosis blames is marked. */
function formulas(display: Display, step: StepReport, setting: Setting): Markup {
  if (display.grid) return gridTable(display.grid, display.role === "printed" ? step.diagnostics : [], setting);
  const box = formulaBox(display, display.role === "printed" ? step.diagnosis?.span : undefined, setting);
  return display.role === "derived" ? html`<p class="role">Derived here</p>${box}` : box;
}

/** What a reader is told of an erratum or of a step that falls short. */
function explanation(step: StepReport, setting: Setting): Markup {
  const standing = standingOf(step);
  const problems = stepDiagnostics(step).filter((one) => one.severity !== "info" || !step.ok);
  const derived = step.displays.some((display) => display.role === "derived");
  return html`${messages(derived ? problems.map(withoutFormulas) : problems, setting)}
${step.because === undefined ? none : html`<p class="because"><strong>Why:</strong> ${authorWords(step.because, setting)}</p>`}
${step.counterexample ? counterexampleBlock(step.counterexample, setting) : none}
${step.diagnosis ? diagnosisBlock(step.diagnosis, setting, standing === "erratum") : none}
${standing === "erratum" ? consequences(step, setting) : none}
${
  step.needs.length === 0
    ? none
    : html`<p class="needs"><strong>What would help.</strong> ${joined(
        step.needs.map((need) => html`<code>${need}</code>`),
        "; ",
      )}</p>`
}`;
}

/** What is expected and found, left out where both are displayed. */
const withoutFormulas = ({ expected: _, found: __, ...rest }: Diagnostic): Diagnostic => rest;

/** The step as it stands in the file. */
function sourceDetails(step: StepReport, { route }: Setting): Markup {
  const { text } = route.file;
  const from = text.lastIndexOf("\n", step.span.start - 1) + 1;
  const source = text.slice(from, step.span.end).replace(/\s+$/, "");
  const last = step.line + source.split("\n").length - 1;
  const lines = last === step.line ? `line ${step.line}` : `lines ${step.line} to ${last}`;
  return html`<details class="source"><summary>In the file, ${lines}</summary>${yaml(source)}</details>`;
}

function connections(step: StepReport, setting: Setting): Markup {
  const named = namedIn(step, setting);
  const throughOthers = step.restsOnError.filter((reference) => !step.restsOn.includes(reference));
  const parts = [
    [named.length > 0 ? "Rests also on" : "Rests on", step.restsOn.filter((one) => !named.includes(one))],
    ["Through them, on an error in", throughOthers],
    ["Used by", step.usedBy],
  ] as const;
  const shown = parts
    .filter(([, references]) => references.length > 0)
    .map(([words, references]) => html`<span>${words} ${stepLinks(references, setting)}</span>`);
  return shown.length === 0 ? none : html`<p class="connections">${shown}</p>`;
}
