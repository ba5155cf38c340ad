/** The verdict as word and shape. */

import type { StepVerdict } from "../../check/report.ts";
import type { Standing } from "../standing.ts";
import { STANDINGS } from "../standing.ts";
import type { Markup } from "./markup.ts";
import { html } from "./markup.ts";

/** The badge of a step. */
export function badge(standing: Standing): Markup {
  return html`<span class="badge ${standing}">${shape(standing)} ${STANDINGS[standing].word}</span>`;
}

/** The shape alone, for lists in which the word stands elsewhere. */
export function shape(standing: Standing): Markup {
  return html`<span class="shape ${standing}" aria-hidden="true">${STANDINGS[standing].shape}</span>`;
}

/** The shape with its word for those who do not see it. */
export function spokenShape(standing: Standing): Markup {
  return html`${shape(standing)}<span class="unseen">${STANDINGS[standing].word}</span>`;
}

/** The verdict of one thing demanded. */
export function verdictWord(verdict: StepVerdict): Markup {
  return html`<span class="${verdict}">${STANDINGS[verdict].word.toLowerCase()}</span>`;
}

/** What the shapes mean. */
export function legend(): Markup {
  const rows = (Object.keys(STANDINGS) as Standing[]).map(
    (standing) => html`<div><dt>${badge(standing)}</dt><dd>${STANDINGS[standing].meaning}</dd></div>`,
  );
  return html`<dl class="legend">${rows}</dl>`;
}
