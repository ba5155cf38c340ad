/** `supermodularity`: complementarity of variables, on which monotone comparative statics rest. */

import * as z from "zod";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import { complementarity, marginalRate } from "./complementarity.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import { boxDomain } from "./convex-domain.ts";
import type { Demand } from "./demand.ts";
import type { Variable } from "./determinant.ts";
import { claiming, formula, nameOrList } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { readSymbols } from "./problem.ts";
import type { Sentence } from "./prose.ts";
import { given, listed } from "./prose.ts";

/** What each word says of the mixed differences, and of which pairs. */
const WORDS = {
  supermodular: { pairs: "all", isStrict: false, rises: true },
  "strictly supermodular": { pairs: "all", isStrict: true, rises: true },
  submodular: { pairs: "all", isStrict: false, rises: false },
  "strictly submodular": { pairs: "all", isStrict: true, rises: false },
  "increasing differences": { pairs: "with parameters", isStrict: false, rises: true },
  "strictly increasing differences": { pairs: "with parameters", isStrict: true, rises: true },
  "decreasing differences": { pairs: "with parameters", isStrict: false, rises: false },
  "strictly decreasing differences": { pairs: "with parameters", isStrict: true, rises: false },
  "Spence-Mirrlees condition": { pairs: "rate", isStrict: false, rises: true },
  "strict Spence-Mirrlees condition": { pairs: "rate", isStrict: true, rises: true },
} as const;
type Word = keyof typeof WORDS;
const NAMES = Object.keys(WORDS) as [Word, ...Word[]];

const MAX_VARIABLES = 6;

const schema = z.strictObject({
  supermodularity: z.strictObject(
    {
      of: formula.describe("The objective."),
      in: nameOrList.describe("The choices."),
      parameter: nameOrList.describe("What the choices may rise with.").optional(),
    },
    { error: "a mapping with `of`, `in` and perhaps `parameter`" },
  ),
  claim: z
    .enum(NAMES, { error: `one of ${NAMES.map((word) => `\`${word}\``).join(", ")}` })
    .describe("Whether they are complements, or substitutes."),
  ...claiming,
});
type Fields = Read<z.output<typeof schema>>;

export const supermodularity = stepKind({
  verb: "supermodularity",
  about:
    "Whether variables are complements, on the box that bounds on them leave: `supermodular` for all pairs of the choices named by `in` and of each with the `parameter`, `increasing differences` for the pairs with the parameter alone, and their opposites; or the Spence-Mirrlees single-crossing condition, that the marginal rate of substitution of two choices increases in the parameter.",
  example: `title: Effort and ability
symbols:
  x: {is: effort, nonnegative: true}
  y: {is: training, nonnegative: true}
  t: {is: ability, positive: true}
  w: {is: wage}
steps:
  - supermodularity: {of: t x + x y + t y - x^2 - y^3, in: [x, y], parameter: t}
    claim: supermodular
  - supermodularity: {of: w - x^2/t, in: [x, w], parameter: t}
    note: Those of higher ability give up less wage for effort.
    claim: Spence-Mirrlees condition
`,
  schema,
  read: (fields, cx) => {
    const question = readQuestion(cx, fields);
    if (!question) return undefined;
    const { term, choices, parameters } = question;
    const claim = fields.claim as Written<Word>;
    const demands = demandsOf(cx, question, claim);
    if (!demands) return undefined;
    const words = consequence(question, claim.text);
    const phrase: Sentence = WORDS[claim.text].pairs === "all" ? [" is ", claim.text] : [" has ", claim.text];
    return {
      sentence:
        WORDS[claim.text].pairs === "rate"
          ? [`The ${claim.text} holds in `, ...listed(parameters), ", for ", ...listed(choices), ", of"]
          : ["In ", ...listed([...choices, ...parameters]), " the following", ...phrase, ":"],
      displays: [words ? { ...given(term.printed), words } : given(term.printed)],
      demands,
      claim: claimText(claim),
      facts: [],
      worth: [],
    } satisfies Content;
  },
});

interface Question {
  readonly term: Term;
  readonly choices: readonly Variable[];
  readonly parameters: readonly Variable[];
}

function readQuestion(cx: Context, fields: Fields): Question | undefined {
  const { of, in: chosen, parameter } = fields.supermodularity;
  const inNames = isWritten(chosen) ? [chosen] : chosen;
  const parameterNames = parameter === undefined ? [] : isWritten(parameter) ? [parameter] : parameter;
  const term = readExpr(cx, of);
  const all = readSymbols(cx, [...inNames, ...parameterNames]);
  if (!term || !all) return undefined;
  if (all.length > MAX_VARIABLES)
    return complain(cx, "F108", of.span, `Complements are looked for among at most ${MAX_VARIABLES} variables.`);
  return { term, choices: all.slice(0, inNames.length), parameters: all.slice(inNames.length) };
}

function demandsOf(cx: Context, question: Question, claim: Written<Word>): readonly Demand[] | undefined {
  const { term, choices, parameters } = question;
  const { pairs, isStrict, rises } = WORDS[claim.text];
  const domain = boxDomain(settingOf(cx), [...choices, ...parameters]);
  const base = { of: term.meaning, domain, isStrict, rises, word: claim.text, span: claim.span };
  if (pairs === "rate") {
    const [x, y, another] = choices;
    const [t, more] = parameters;
    if (x && y && t && !another && !more) return marginalRate(base, [x, y, t]);
    return complain(
      cx,
      "F102",
      claim.span,
      "The Spence-Mirrlees condition is about two choices and one parameter.",
      "Write `in: [x, y], parameter: t`.",
    );
  }
  const among = pairs === "all" ? choices.flatMap((v, i) => choices.slice(i + 1).map((w) => [v, w] as const)) : [];
  const [first, second, third] = choices;
  const isPair = parameters.length === 0 && first && second && !third;
  const across =
    pairs !== "all" && isPair
      ? [[first, second] as const]
      : choices.flatMap((v) => parameters.map((t) => [v, t] as const));
  const together = [...among, ...across];
  if (together.length > 0) return together.map((pair) => complementarity(base, pair));
  return complain(
    cx,
    "F102",
    claim.span,
    "This is about pairs of variables, and there is none.",
    "Name two variables or more under `in`, or the parameter under `parameter`.",
  );
}

/** What follows for the maximizers, told and not given to later steps. */
function consequence({ choices, parameters }: Question, word: Word): string | undefined {
  const { pairs, rises } = WORDS[word];
  if (pairs === "rate") return "which is single crossing in the form of Spence and Mirrlees (Milgrom and Shannon 1994)";
  const isAlone = choices.length === 1;
  if (parameters.length === 0 || (!isAlone && (pairs !== "all" || !rises))) return undefined;
  const set = isAlone ? "a fixed set" : "a fixed lattice";
  const direction = rises ? "nondecreasing" : "nonincreasing";
  const source = "(Topkis 1978; Milgrom and Shannon 1994)";
  return `which makes its maximizers on ${set}, in ${namesOf(choices)}, ${direction} in ${namesOf(parameters)} ${source}`;
}

const namesOf = (variables: readonly Variable[]): string => variables.map((v) => `\`${v.name}\``).join(", ");
