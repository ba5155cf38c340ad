/** Points and assumptions as formulas in a line. */

import type { Counterexample, ScopeReport } from "../../check/report.ts";
import type { Formula } from "../../math/expr.ts";
import { relation } from "../../math/expr.ts";
import { chainsOf, inlineChain } from "./chains.ts";
import { printWidth } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import type { TypesetOptions } from "./mathematics.ts";
import { inlineMath } from "./mathematics.ts";
import type { Setting } from "./setting.ts";
import { enumerated } from "./setting.ts";
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

type Assumptions = ScopeReport["assumptions"];

/** The assumptions of a model that the table of symbols does not tell, and the point that shows that all can hold together. */
export function assumptions(scope: ScopeReport, setting: Setting): Markup {
  const stated = scope.assumptions.filter((one) => !one.isDomain);
  const list = stated.length === 0 ? none : listOf(stated, setting);
  const domains = stated.length < scope.assumptions.length;
  const what = !domains
    ? theyOf(stated)
    : stated.length === 0
      ? "The domains of the symbols"
      : "They and the domains above";
  return html`${list}${witness(scope, what, setting)}`;
}

/** The assumptions of a case: in a sentence, unless reasons are given. */
export function caseAssumptions(scope: ScopeReport, setting: Setting): Markup {
  const { assumptions: stated } = scope;
  const hasReasons = stated.some(({ because }) => because !== undefined);
  const formulas = chainsOfAssumptions(stated).map((chain) => inlineChain(chain.map(formulaOf), setting));
  const words = hasReasons ? listOf(stated, setting) : html`<p>Let ${enumerated(formulas)}.</p>`;
  return html`${stated.length === 0 ? none : words}${witness(scope, theyOf(stated), setting)}`;
}

function listOf(stated: Assumptions, setting: Setting): Markup {
  const items = chainsOfAssumptions(stated).map((chain) => {
    const because = chain.at(-1)?.because;
    const reason = because === undefined ? none : html`<span class="reason">${authorWords(because, setting)}</span>`;
    return html`<li>${inlineChain(chain.map(formulaOf), setting)}${reason}</li>`;
  });
  return html`<ul class="assumptions">${items}</ul>`;
}

const formulaOf = ({ formula }: Assumptions[number]): Formula => formula;
const chainsOfAssumptions = (stated: Assumptions): readonly Assumptions[] =>
  chainsOf(stated, formulaOf, ({ because }) => because === undefined);

const theyOf = (stated: Assumptions): string => (stated.length === 1 ? "This" : "They");

function witness({ witness: point }: ScopeReport, what: string, options: TypesetOptions): Markup {
  if (!point || point.length === 0) return none;
  const can = what === "This" ? "can hold" : "can hold together";
  return html`<p class="witness">${what} ${can}, for example at ${pointWords(point, options)}.</p>`;
}
