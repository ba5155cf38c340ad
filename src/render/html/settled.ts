/** How a step was settled, on demand: everything that was demanded, in full, and the evidence for it. */

import type { FileReport, Settled, StepReport } from "../../check/report.ts";
import type { Expr, Formula } from "../../math/expr.ts";
import { expressionsOf, someNode } from "../../math/expr.ts";
import { amount } from "../counts.ts";
import { showMath } from "../words.ts";
import { shape, verdictWord } from "./badge.ts";
import { printWidth } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { html, none, prose } from "./markup.ts";
import { lightMath } from "./mathematics.ts";
import type { Setting } from "./setting.ts";

/** Folded away, with what it shows that the step does not: definitions written out, values put in. */
export function settledDetails(step: StepReport, setting: Setting): Markup {
  if (step.settled.length === 0) return none;
  const displayed = new Set(step.displays.flatMap(({ math }) => math.map(showMath)));
  return html`<details class="settled"><summary>${summary(step, setting.route.file)}</summary>
<ul>${step.settled.map((one) => item(one, displayed, setting))}</ul>
<p class="cost">${amount(step.operations, "kernel operation")}.</p></details>`;
}

function summary(step: StepReport, file: FileReport): string {
  const kinds = [...new Set(step.settled.map((one) => one.evidence))];
  const evidence = kinds.length > 2 ? amount(step.settled.length, "demand") : kinds.join("; ");
  const inFull = fuller(step, file);
  return inFull === undefined ? `How it was settled: ${evidence}` : `${inFull}, and how it was settled: ${evidence}`;
}

/** In which way the formulas that were demanded are fuller than those of the step. */
function fuller({ sentence, displays, settled }: StepReport, { symbols }: FileReport): string | undefined {
  const demanded = settled.flatMap(({ formula }) => (formula ? [formula] : []));
  if (demanded.length === 0) return undefined;
  const inSentence = sentence.flatMap((piece) => (typeof piece === "object" && "math" in piece ? [piece.math] : []));
  const shown = [...inSentence, ...displays.flatMap(({ math }) => math)];
  const defined = new Set(symbols.filter(({ role }) => role === "definition").map(({ name }) => name));
  const names = (list: readonly (Expr | Formula)[]): boolean => list.some((math) => namesAny(math, defined));
  if (names(shown) && !names(demanded)) return "With the definitions written out";
  return inSentence.some((math) => math.kind === "relation" && math.op === "=") ? "With the values put in" : undefined;
}

const namesAny = (math: Expr | Formula, names: ReadonlySet<string>): boolean =>
  expressionsOf(math).some((e) =>
    someNode(e, (node) => (node.kind === "symbol" || node.kind === "application") && names.has(node.name)),
  );

function item(one: Settled, displayed: ReadonlySet<string>, setting: Setting): Markup {
  const formula = one.formula && !displayed.has(showMath(one.formula)) ? demanded(one.formula, setting) : none;
  return html`<li><p>${shape(one.verdict)} ${prose(one.what)}: ${verdictWord(one.verdict)}, ${prose(one.evidence)}.</p>${formula}</li>`;
}

/** Beyond this width a formula with its definitions put in is only read by machines, and would weigh down the page. */
const TYPESET = 160;

function demanded(formula: Formula, setting: Setting): Markup {
  if (printWidth(formula) > TYPESET) return html`<p class="long"><code>${showMath(formula)}</code></p>`;
  return html`<div class="formula">${lightMath(formula, setting)}</div>`;
}
