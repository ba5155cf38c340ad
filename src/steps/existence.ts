/** `exists`: for all values of the other symbols there is one of this symbol, shown by naming it. */

import * as z from "zod";
import { attempt } from "../kernel/meter.ts";
import type { Obligation, Point } from "../kernel/obligation.ts";
import { substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { and, FALSE, isFormula, relation } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall, mentions, namesIn, sidesOf } from "./demand.ts";
import { replaceIn } from "./expand.ts";
import { claiming, formula, formulaOrList, name } from "./fields.ts";
import { readAll, readExpr, readFormula } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Statement, Term } from "./meaning.ts";
import { readSymbols } from "./problem.ts";
import { given, math, printed } from "./prose.ts";
import { witnessCandidates } from "./witness-candidates.ts";

const schema = z.strictObject({
  exists: name.describe("The symbol for which there is a value."),
  "such that": formulaOrList.describe("The conditions that the value meets."),
  by: formula.describe(
    "The value, as a formula of the other symbols; `none` when there is none, `?` to have it found.",
  ),
  ...claiming,
});

export const existence = stepKind({
  verb: "exists",
  about:
    "For all values of the other symbols that satisfy the assumptions, there is a value of this one that meets the conditions of `such that`: the value that `by` names, as a formula of the others. `by: none` says that there never is one.",
  example: `title: A tax that raises a given revenue
symbols:
  t: {is: the tax on a unit, nonnegative: true}
  R: {is: the revenue that is needed, nonnegative: true}
  a: {is: the highest price anyone pays, positive: true}
assume:
  - R <= a^2/4
steps:
  - exists: t
    such that: [t (a - t) = R, t <= a/2]
    by: a/2 - sqrt(a^2/4 - R)
  - exists: t
    such that: [t >= a, (a - t) t > 0]
    by: none
    note: A tax above the highest price raises nothing.
`,
  claimField: "by",
  schema,
  read: (fields, cx) => {
    const question = readQuestion(cx, fields);
    if (!question) return undefined;
    const { by } = fields;
    const claim = `${claimText(fields["such that"])}; ${question.unknown.name} = ${claimText(by)}`;
    if (isHole(by)) return hole(question, by, claim);
    if (by.text.trim() === "none") return emptiness(question, by, claim);
    const witness = readExpr(cx, by);
    return witness && shown(cx, question, witness, by, claim);
  },
});

interface Question {
  readonly unknown: Expr & { kind: "symbol" };
  readonly conditions: readonly Statement[];
  /** What is assumed of the symbol itself, such as that it is positive: demanded of its value as well. */
  readonly domain: readonly Formula[];
  /** Everything given, and the same without the symbol's domain. */
  readonly whole: Setting;
  readonly others: Setting;
}

function readQuestion(cx: Context, fields: Read<z.output<typeof schema>>): Question | undefined {
  const [unknown] = readSymbols(cx, [fields.exists]) ?? [];
  const written = isWritten(fields["such that"]) ? [fields["such that"]] : fields["such that"];
  const conditions = readAll(written, (condition) => readFormula(cx, condition));
  if (!unknown || !conditions) return undefined;
  const called = `\`${unknown.name}\``;
  if (!conditions.some(({ meaning }) => mentions(meaning, unknown.name)))
    return complain(cx, "F102", written[0]?.span ?? cx.span, `${called} does not occur in \`such that\`.`);
  const about = [...cx.assumptions, ...cx.facts].filter((f) => mentions(f, unknown.name));
  const linked = about.find((f) => namesIn(f).size > 1);
  if (linked)
    return complain(
      cx,
      "F102",
      fields.exists.span,
      `${called} is not free to be chosen here, as \`${showFormula(linked)}\` is given.`,
      `Say this under \`such that\`, or use a symbol of which nothing is assumed but its own domain.`,
    );
  const whole = settingOf(cx);
  const others = { ...whole, given: whole.given.filter((f) => !about.includes(f)) };
  return { unknown, conditions, domain: about, whole, others };
}

/** The value that is named is defined and meets every condition. */
function shown(cx: Context, question: Question, witness: Term, by: Written, claim: string): Content | undefined {
  const { unknown, conditions, domain, others } = question;
  if (mentions(witness.meaning, unknown.name))
    return complain(
      cx,
      "F102",
      by.span,
      `The value of \`${unknown.name}\` is written with \`${unknown.name}\` itself.`,
    );
  const wanted = [...conditions, ...domain.map((f): Statement => ({ printed: f, meaning: f }))];
  const pairs = [[unknown, witness.meaning]] as const;
  const met = readAllOf(wanted, ({ meaning }) => replaceIn(cx, meaning, pairs, by.span));
  if (!met) return undefined;
  const again = (other: Expr | Formula) => {
    if (isFormula(other)) return [];
    const replaced = attempt(() => wanted.map((one) => substituteFormula(one.meaning, [[unknown, other]])));
    return (replaced ?? []).map((condition) => forall(others, condition));
  };
  const demands = met.map((condition, i): Demand => {
    const asked = showFormula(wanted[i]?.printed ?? condition);
    return {
      what: `the value named meets \`${asked}\``,
      obligation: forall(others, condition),
      code: "F311",
      fault: `The value named does not meet \`${asked}\`. Whether another value does is not decided by this.`,
      span: by.span,
      sides: sidesOf(condition),
      repairs: [{ claim: witness.printed, again }],
      nothingElse: (point) => emptinessAt(question, point),
    };
  });
  return {
    sentence: ["There is ", math(unknown), " such that"],
    displays: [
      printed(...conditions.map((condition) => condition.printed)),
      { ...given(relation("=", unknown, witness.printed)), words: "namely" },
    ],
    demands,
    claim,
    facts: met.slice(0, conditions.length),
    subject: witness.meaning,
    worth: [{ kind: "truth", facts: [], claim: and(...met) }],
  };
}

const readAllOf = <A, B>(list: readonly A[], read: (one: A) => B | undefined): readonly B[] | undefined => {
  const results = list.map(read).filter((one) => one !== undefined);
  return results.length === list.length ? results : undefined;
};

/**
 * That no value at all meets the conditions where the other symbols are as at the point. What the point leaves open
 * stays free within its assumptions, with which nothing at the point is linked: any completion of the point serves.
 */
function emptinessAt({ unknown, conditions, domain, others }: Question, point: Point): Obligation | undefined {
  const pairs = point.flatMap(({ at, value }) =>
    at.kind === "symbol" && at.name !== unknown.name ? [[at, value] as const] : [],
  );
  const there = (list: readonly Formula[]) => attempt(() => list.map((f) => substituteFormula(f, pairs)));
  const wanted = there([...conditions.map((one) => one.meaning), ...domain]);
  const given = there(others.given);
  return wanted && given && forall({ ...others, given }, FALSE, wanted);
}

/** `none`: the conditions contradict what is given. */
function emptiness({ unknown, conditions, whole }: Question, by: Written, claim: string): Content {
  return {
    sentence: ["There is no ", math(unknown), " such that"],
    displays: [printed(...conditions.map((condition) => condition.printed))],
    demands: [
      {
        what: "no value meets the conditions",
        obligation: forall(
          whole,
          FALSE,
          conditions.map((condition) => condition.meaning),
        ),
        code: "F305",
        fault: "There is such a value at the point shown.",
        span: by.span,
        sides: [{ what: unknown.name, of: unknown }],
      },
    ],
    claim,
    facts: [],
    worth: [],
  };
}

const hole = ({ unknown, conditions, domain }: Question, by: Written, claim: string): Content => ({
  sentence: ["A value of ", math(unknown), " is to be named such that"],
  displays: [given(...conditions.map((condition) => condition.printed))],
  demands: [],
  claim,
  facts: [],
  worth: [],
  hole: {
    span: by.span,
    candidates: (oracle) =>
      witnessCandidates([...conditions.map((condition) => condition.meaning), ...domain], unknown, oracle),
  },
});
