/** Points and assumptions as formulas in a line. */

import type { Counterexample, ScopeReport } from "../../check/report.ts";
import { relation } from "../../math/expr.ts";
import { printWidth } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import type { TypesetOptions } from "./mathematics.ts";
import { inlineMath } from "./mathematics.ts";
import type { Setting } from "./setting.ts";
import { authorWords } from "./words.ts";

/** "q_1 = 1", typeset. */
function equation({ at, value }: Counterexample["point"][number], options: TypesetOptions): Markup {
  return inlineMath(relation("=", at, value), options);
}

/** What fits on one line of the narrowest screen. */
const NARROW = 24;

/** "q_1 = 1, q_2 = 1/2": each comma stays with what it follows. */
export function pointWords(point: Counterexample["point"], options: TypesetOptions): Markup {
  return html`${point.map((entry, i) => {
    const last = i === point.length - 1;
    const words = html`${equation(entry, options)}${last ? "" : ","}`;
    const together = printWidth(entry.at) + printWidth(entry.value) < NARROW;
    return html`${together ? html`<span class="together">${words}</span>` : words}${last ? "" : " "}`;
  })}`;
}

/** The assumptions of a scope that the table of symbols does not tell, and the point that shows that all can hold together. */
export function assumptions(scope: ScopeReport, options: Setting): Markup {
  const stated = scope.assumptions.filter((one) => !one.isDomain);
  const items = stated.map(
    ({ formula, because }) =>
      html`<li>${inlineMath(formula, options)}${because === undefined ? none : html`<span class="reason">${authorWords(because, options)}</span>`}</li>`,
  );
  const list = items.length === 0 ? none : html`<ul class="assumptions">${items}</ul>`;
  const domains = stated.length < scope.assumptions.length;
  const what = !domains ? "They" : stated.length === 0 ? "The domains of the symbols" : "They and the domains above";
  return html`${list}${witness(scope, what, options)}`;
}

function witness({ witness: point }: ScopeReport, what: string, options: TypesetOptions): Markup {
  if (!point || point.length === 0) return none;
  return html`<p class="witness">${what} can hold together, for example at ${pointWords(point, options)}.</p>`;
}
