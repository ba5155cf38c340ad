/** How a step reads: what is assumed, what it takes from other steps, and its sentence, as one paragraph. */

import type { Sentence, StepReport } from "../../check/report.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import { inlineMath } from "./mathematics.ts";
import { targetOf } from "./routes.ts";
import type { Setting } from "./setting.ts";
import { enumerated, stepLinks } from "./setting.ts";
import { authorWords, sentence } from "./words.ts";

/** The paragraph before the displays. */
export function reading(step: StepReport, setting: Setting): Markup {
  const { cited, restsOn } = step;
  const named = restsOn.filter((reference) => {
    const target = targetOf(setting.routes, setting.route, reference)?.step;
    return target !== undefined && (cited.includes(target.label ?? "") || cited.includes(target.id));
  });
  const words =
    named.length === 0
      ? sentence(step.sentence, setting)
      : citing(step.sentence, html`by ${stepLinks(named, setting)}`, setting);
  return html`<p class="sentence">${assumed(step, setting)}${presumed(step, setting)}${words}</p>`;
}

/** What the step assumes by itself, each with its reason. */
function assumed({ assumed: list }: StepReport, setting: Setting): Markup {
  if (list.length === 0) return none;
  const items = list.map(({ formula, because }) => {
    const why = because === undefined ? none : html` (${authorWords(because, setting)})`;
    return html`${inlineMath(formula, setting)}${why}`;
  });
  return html`Assume ${enumerated(items)}. `;
}

/** Statements that no step proves, under which the step takes over what it names. */
function presumed({ presumed: list }: StepReport, setting: Setting): Markup {
  if (list.length === 0) return none;
  const verb = list.length === 1 ? "holds" : "hold";
  return html`Suppose that ${enumerated(list.map((formula) => inlineMath(formula, setting)))} ${verb}. `;
}

/** Words with which a sentence of ours begins, and which a name never is. */
const OPENING =
  /^(?:A|All|Among|As|At|Compare|Differentiating|For|In|It|Let|Maximize|Minimize|On|Putting|Solving|The|There|These|This|We|Where)\b/;

/** The sentence with the steps that it takes something from: before it, or before the colon with which an author's words end. */
function citing(pieces: Sentence, by: Markup, setting: Setting): Markup {
  const last = pieces.at(-1);
  if (typeof last === "string" && /:\s*$/.test(last))
    return html`${sentence([...pieces.slice(0, -1), last.replace(/:\s*$/, "")], setting)}, ${by}:`;
  const [first] = pieces;
  const By = html`B${{ markup: by.markup.slice(1) }}`;
  if (typeof first !== "string") return html`${By}, ${sentence(pieces, setting)}`;
  if (OPENING.test(first)) return html`${By}, ${sentence([uncapital(first), ...pieces.slice(1)], setting, false)}`;
  if (/^By /.test(first)) return html`${By} and ${sentence([uncapital(first), ...pieces.slice(1)], setting, false)}`;
  return html`${sentence(pieces, setting)}`;
}

const uncapital = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
