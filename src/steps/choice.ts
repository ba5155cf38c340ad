/** `choice`: which of several options has the highest payoff, and where. */

import * as z from "zod";
import { attempt } from "../kernel/meter.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { and, FALSE, isFormula, relation, TRUE } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { definedness, forall } from "./demand.ts";
import { claiming, formula, name } from "./fields.ts";
import { readAll, readExpr, readFormula } from "./formulas.ts";
import { jointSolutions } from "./joint-solutions.ts";
import type { Content, Filling } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Statement, Term } from "./meaning.ts";
import { readSymbols } from "./problem.ts";
import type { Display } from "./prose.ts";
import { given, printed } from "./prose.ts";

const payoffs = z.record(z.string(), formula, { error: "a mapping from options to payoffs" });

const schema = z.strictObject({
  choice: payoffs.describe("The options, with the payoff of each."),
  in: name.describe("The symbol whose threshold is looked for, where the claim is `?`.").optional(),
  claim: z
    .union([formula, payoffs], { error: "a mapping from options to the conditions under which they are chosen" })
    .describe("The condition under which each option is chosen, `always` or `never`; `?` to have thresholds found."),
  ...claiming,
});

/** What stands for a condition that always or never holds. */
const ALWAYS: Readonly<Record<string, Formula>> = { always: TRUE, never: FALSE };

export const choice = stepKind({
  verb: "choice",
  about:
    "Which option has the highest payoff: for each option the condition under which it is chosen, or `always`, or `never`. Where the condition holds no other option is better, and where an option is better than all others its condition holds; on ties the conditions may overlap or leave a gap. `in` names the symbol whose threshold is to be found by a claim of `?`.",
  example: `title: Whether to comply
symbols:
  c: {is: cost of complying, positive: true}
  s: {is: sanction, positive: true}
  p: {is: probability of detection, in: [0, 1]}
steps:
  - choice: {comply: -c, defy: -p s}
    claim: {comply: c < p s, defy: c > p s}
`,
  schema,
  read: (fields, cx) => {
    const options = readOptions(cx, fields);
    if (!options) return undefined;
    const { claim } = fields;
    if (!isWritten(claim)) return contentOf(cx, options, claim);
    if (isHole(claim)) return hole(cx, options, claim, fields.in);
    return complain(cx, "F102", claim.span, "The claim names for each option the condition under which it is chosen.");
  },
});

interface Option {
  readonly name: string;
  readonly payoff: Term;
}

function readOptions(cx: Context, fields: Read<z.output<typeof schema>>): readonly Option[] | undefined {
  const written = Object.entries(fields.choice);
  if (written.length < 2) return complain(cx, "F102", cx.span, "A choice is between two options or more.");
  return readAll(
    written.map(([, payoff]) => payoff),
    (payoff) => {
      const term = readExpr(cx, payoff);
      return term && { name: written.find(([, other]) => other === payoff)?.[0] ?? "", payoff: term };
    },
  );
}

interface Region {
  readonly option: Option;
  readonly others: readonly Option[];
  readonly condition: Statement;
  readonly at: Written;
}

function readRegions(
  cx: Context,
  options: readonly Option[],
  claim: Readonly<Record<string, Written>>,
): readonly Region[] | undefined {
  const strangers = Object.entries(claim).filter(([called]) => !options.some((option) => option.name === called));
  for (const [called, at] of strangers)
    complain(
      cx,
      "F105",
      (at.key ?? at).span,
      `There is no option called \`${called}\`.`,
      `The options are ${options.map((option) => `\`${option.name}\``).join(", ")}.`,
    );
  const regions = options.map((option): Region | undefined => {
    const at = claim[option.name];
    const others = options.filter((other) => other !== option);
    if (!at)
      return complain(
        cx,
        "F102",
        cx.span,
        `The claim does not say when \`${option.name}\` is chosen.`,
        "Write `never` if it is not.",
      );
    const fixed = ALWAYS[at.text.trim()];
    const condition = fixed ? { printed: fixed, meaning: fixed } : readFormula(cx, at);
    return condition && { option, others, condition, at };
  });
  const known = regions.filter((region) => region !== undefined);
  return known.length === options.length && strangers.length === 0 ? known : undefined;
}

function contentOf(
  cx: Context,
  options: readonly Option[],
  claim: Readonly<Record<string, Written>>,
): Content | undefined {
  const regions = readRegions(cx, options, claim);
  if (!regions) return undefined;
  const setting = settingOf(cx);
  return {
    sentence: ["Compare the payoffs"],
    displays: [
      ...options.map(({ name: called, payoff }): Display => ({ ...given(payoff.printed), words: `of ${called}:` })),
      ...regions.map(({ option, condition, at }): Display => {
        const fixed = ALWAYS[at.text.trim()] ? [option.payoff.printed] : [condition.printed];
        const words = ALWAYS[at.text.trim()]
          ? `${option.name} is ${at.text.trim()} chosen, with the payoff`
          : `${option.name} is chosen where`;
        return { ...printed(...fixed), words };
      }),
    ],
    demands: [defined(setting, options, cx), ...regions.flatMap((region) => demandsOf(setting, region))],
    claim: claimText(claim),
    facts: [],
    worth: regions.map(({ condition }) => ({ kind: "truth", facts: [], claim: condition.meaning })),
  };
}

const defined = (setting: Setting, options: readonly Option[], cx: Context): Demand => ({
  what: "the payoffs are defined",
  obligation: forall(setting, and(...options.map(({ payoff }) => definedness(payoff.meaning)))),
  code: "F402",
  fault: "A payoff is not defined everywhere.",
  span: cx.span,
  sides: [],
});

/** The option is best wherever its condition holds, and its condition holds wherever it is best alone. */
function demandsOf(setting: Setting, region: Region): readonly Demand[] {
  const { option, others, condition, at } = region;
  const sides = [option, ...others].map(({ name: called, payoff }) => ({
    what: `the payoff of ${called}`,
    of: payoff.meaning,
  }));
  const compared = (op: ">" | ">="): Formula =>
    and(...others.map(({ payoff }) => relation(op, option.payoff.meaning, payoff.meaning)));
  const both = (claim: Formula) =>
    [forall(setting, compared(">="), [claim]), forall(setting, claim, [compared(">")])] as const;
  const [best, whole] = both(condition.meaning);
  const isFixed = ALWAYS[at.text.trim()] !== undefined;
  const repairs = isFixed
    ? {}
    : {
        repairs: [
          {
            claim: condition.printed,
            again: (other: Expr | Formula) => (isFormula(other) ? both(other) : []),
          },
        ],
      };
  const base = { code: "F303", span: at.span, sides, ...repairs } as const;
  const isBest: Demand = {
    ...base,
    what: `where \`${option.name}\` is said to be chosen, nothing is better`,
    obligation: best,
    fault: `At the point shown \`${option.name}\` is said to be chosen, and another option is better.`,
  };
  const isWhole: Demand = {
    ...base,
    what: `where \`${option.name}\` is better than all else, it is said to be chosen`,
    obligation: whole,
    fault: `At the point shown \`${option.name}\` is better than all else, and is not said to be chosen.`,
  };
  // What is never chosen need not be best anywhere, and what always is has no condition to meet.
  if (condition.meaning === FALSE) return [isWhole];
  return condition.meaning === TRUE ? [isBest] : [isBest, isWhole];
}

/** For two options: the values of a symbol at which they are equally good, with one option on each side. */
function hole(
  cx: Context,
  options: readonly Option[],
  claim: Written,
  threshold: Written | undefined,
): Content | undefined {
  const [first, second, third] = options;
  const [symbol] = threshold ? (readSymbols(cx, [threshold]) ?? []) : [];
  if (threshold && !symbol) return undefined;
  const candidates = async (): Promise<readonly Filling[]> => {
    if (!first || !second || third || !symbol) return [];
    const tie = relation("=", first.payoff.meaning, second.payoff.meaning);
    const roots = attempt(() => jointSolutions([tie], [symbol])) ?? [];
    return roots.flatMap((root) =>
      root.flatMap(([v, value]) =>
        [["<", ">"] as const, [">", "<"] as const].map(([low, high]) => ({
          [first.name]: `${v.name} ${low} ${showExpr(value)}`,
          [second.name]: `${v.name} ${high} ${showExpr(value)}`,
        })),
      ),
    );
  };
  return {
    sentence: ["It is to be filled in which has the highest payoff"],
    displays: options.map(({ name: called, payoff }) => ({ ...given(payoff.printed), words: `of ${called}:` })),
    demands: [],
    claim: claim.text,
    facts: [],
    worth: [],
    hole: { span: claim.span, candidates },
  };
}
