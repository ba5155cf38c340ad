/** Points and assumptions as formulas in a line. */

import type { Counterexample, ScopeReport } from "../../check/report.ts";
import { relation } from "../../math/expr.ts";
import type { Markup } from "./markup.ts";
import { html, joined, none } from "./markup.ts";
import type { TypesetOptions } from "./mathematics.ts";
import { inlineMath } from "./mathematics.ts";
import type { Setting } from "./setting.ts";
import { authorWords } from "./words.ts";

/** "t_F = 1", typeset. */
export function equation({ at, value }: Counterexample["point"][number], options: TypesetOptions): Markup {
  return inlineMath(relation("=", at, value), options);
}

/** The assumptions of a scope, and the point that shows that they can hold together. */
export function assumptions(scope: ScopeReport, options: Setting): Markup {
  const items = scope.assumptions.map(
    ({ formula, because }) =>
      html`<li>${inlineMath(formula, options)}${because === undefined ? none : html`<span class="reason">${authorWords(because, options)}</span>`}</li>`,
  );
  const list = items.length === 0 ? none : html`<ul class="assumptions">${items}</ul>`;
  return html`${list}${witness(scope, options)}`;
}

function witness({ witness: point }: ScopeReport, options: TypesetOptions): Markup {
  if (!point || point.length === 0) return none;
  const where = joined(
    point.map((entry) => equation(entry, options)),
    ", ",
  );
  return html`<p class="witness">They can hold together, for example at ${where}.</p>`;
}
