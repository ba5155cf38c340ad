/** How a step reads: what is assumed, what it takes from other steps, and its sentence, as one paragraph. */

import type { Sentence, StepReport } from "../../check/report.ts";
import { chainsOf, inlineChain } from "./chains.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import { inlineMath } from "./mathematics.ts";
import { targetOf } from "./routes.ts";
import { sentence } from "./sentence.ts";
import type { Setting } from "./setting.ts";
import { enumerated, stepLinks } from "./setting.ts";
import { authorWords } from "./words.ts";

/** The paragraph before the displays. */
export function reading(step: StepReport, setting: Setting): Markup {
  const named = namedIn(step, setting);
  const words =
    named.length === 0 ? sentence(step.sentence, setting) : citing(step.sentence, stepLinks(named, setting), setting);
  return html`<p class="sentence">${assumed(step, setting)}${presumed(step, setting)}${words}</p>`;
}

/** The steps that the sentence names, of those it rests on. */
export function namedIn(
  { cited, restsOn, sentence: pieces }: StepReport,
  { routes, route }: Setting,
): readonly string[] {
  if (placeOfNames(pieces) === "nowhere") return [];
  return restsOn.filter((reference) => {
    const target = targetOf(routes, route, reference)?.step;
    return target !== undefined && (cited.includes(target.label ?? "") || cited.includes(target.id));
  });
}

/** What the step assumes by itself, each with its reason. */
function assumed({ assumed: list }: StepReport, setting: Setting): Markup {
  if (list.length === 0) return none;
  const chains = chainsOf(
    list,
    ({ formula }) => formula,
    ({ because }) => because === undefined,
  );
  const items = chains.map((chain) => {
    const because = chain.at(-1)?.because;
    // A reason that is only a number such as (2) has its brackets.
    const isBracketed = /^\([^()]*\)$/.test(because ?? "");
    const reason = authorWords(because ?? "", setting);
    const why = because === undefined ? none : isBracketed ? html` ${reason}` : html` (${reason})`;
    return html`${inlineChain(
      chain.map(({ formula }) => formula),
      setting,
    )}${why}`;
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
  /^(?:A|All|Among|As|At|By|Compare|Differentiating|For|In|It|Let|Maximize|Minimize|On|Putting|Solving|The|There|These|This|We|Where)\b/;

/** An author's words end in a colon, before which there is room; a sentence of ours can go on after a beginning. */
function placeOfNames(pieces: Sentence): "before" | "after" | "nowhere" {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1);
  if (typeof last === "string" && /:\s*$/.test(last)) return "after";
  return typeof first !== "string" || OPENING.test(first) ? "before" : "nowhere";
}

/** The sentence with the steps from which it takes something. */
function citing(pieces: Sentence, steps: Markup, setting: Setting): Markup {
  const [first = "", ...others] = pieces;
  if (placeOfNames(pieces) === "after") {
    const open = pieces.map((piece, i) =>
      typeof piece === "string" && i === pieces.length - 1 ? piece.replace(/:\s*$/, "") : piece,
    );
    return html`${sentence(open, setting)}, by ${steps}:`;
  }
  if (typeof first !== "string") return html`By ${steps}, ${sentence(pieces, setting)}`;
  const join = first.startsWith("By ") ? " and " : ", ";
  const goingOn = [first.charAt(0).toLowerCase() + first.slice(1), ...others];
  return html`By ${steps}${join}${sentence(goingOn, setting, false)}`;
}
