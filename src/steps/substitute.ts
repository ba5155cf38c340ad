/** `substitute`: values put into an expression or a statement. */

import * as z from "zod";
import { normalExpr } from "../kernel/normal.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { isFormula, relation } from "../math/expr.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import type { Setting } from "./demand.ts";
import { equality, implication, repairable } from "./demand.ts";
import { checkDenominators, replace, replaceIn } from "./expand.ts";
import { claiming, formula, values } from "./fields.ts";
import { presuming, readEither, readExpr, readFormula } from "./formulas.ts";
import type { HeldAt } from "./held-at.ts";
import { consistencyAt, equalitiesOf, heldAtWords, readHeldAt, settingAt } from "./held-at.ts";
import type { Content } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Statement, Term } from "./meaning.ts";
import { isTerm } from "./meaning.ts";
import { given, math, printed } from "./prose.ts";

export const substitute = stepKind({
  verb: "substitute",
  about:
    "Puts values into an expression, which then equals the claim, or into a statement, which is then equivalent to it.",
  example: `title: A tariff in the import demand
symbols:
  p: {is: the price at home, positive: true}
  w: {is: the price abroad, positive: true}
  t: {is: the tariff, in: [0, 1]}
  d: {is: demand at a price of zero, positive: true}
steps:
  - substitute: {into: d - 2 p, with: {p: (1 + t) w}}
    label: "(1)"
    claim: d - 2 w - 2 t w
  - substitute: {into: d - 2 p > 0, with: {p: (1 + t) w}}
    label: "(2)"
    claim: t < d/(2 w) - 1
`,
  schema: z.strictObject({
    substitute: z.strictObject(
      {
        into: formula.describe("The expression or the statement."),
        with: values.describe("What is put in, and for what."),
      },
      { error: "a mapping with `into` and `with`" },
    ),
    claim: formula.describe("What comes of it."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { into, with: at } = fields.substitute;
    const target = readEither(cx, into);
    const heldAt = readHeldAt(cx, at);
    if (!target || !heldAt) return undefined;
    const setting = settingAt(cx, heldAt);
    const result = resultOf(cx, target, heldAt, into);
    if (!result || !setting || !checkDenominators(cx, result, heldAt.span)) return undefined;
    const shared = {
      sentence: ["Putting in ", ...heldAtWords(heldAt).slice(1), " turns ", math(target.printed), " into"],
      claim: claimText(fields.claim),
      consistent: consistencyAt(setting, heldAt),
      under: equalitiesOf(heldAt),
      ...(isFormula(target.meaning) ? { presumes: presuming(cx, [{ written: into, meaning: target.meaning }]) } : {}),
    };
    if (isHole(fields.claim)) return { ...shared, ...hole(result, fields.claim) };
    const content = isFormula(result)
      ? statement(cx, setting, result, fields.claim)
      : expression(cx, setting, result, fields.claim);
    return content && { ...shared, ...content };
  },
});

type Claimed = Omit<Content, "sentence" | "claim">;

function resultOf(cx: Context, target: Term | Statement, heldAt: HeldAt, into: Written): Expr | Formula | undefined {
  return isTerm(target)
    ? replace(cx, target.meaning, heldAt.pairs, into.span)
    : replaceIn(cx, target.meaning, heldAt.pairs, into.span);
}

function expression(cx: Context, setting: Setting, result: Expr, claim: Written): Claimed | undefined {
  const term = readExpr(cx, claim);
  if (!term) return undefined;
  const derived = { name: "the expression with the values put in", of: result };
  return {
    displays: [printed(term.printed)],
    demands: [equality(setting, derived, { name: "the claim", of: term.meaning, printed: term.printed }, claim.span)],
    facts: [relation("=", result, term.meaning)],
    subject: term.meaning,
    worth: [{ kind: "value", of: term.meaning }],
  };
}

function statement(cx: Context, setting: Setting, result: Formula, claim: Written): Claimed | undefined {
  const claimed = readFormula(cx, claim);
  if (!claimed) return undefined;
  const put = { name: "the statement with the values put in", formula: result };
  const demandsFor = (formula: Formula) => {
    const said = { name: "the claim", formula };
    return [implication(setting, put, said, claim.span), implication(setting, said, put, claim.span)];
  };
  return {
    displays: [printed(claimed.printed)],
    demands: repairable(demandsFor(claimed.meaning), claimed.printed, (other) =>
      isFormula(other) ? demandsFor(other).map((demand) => demand.obligation) : [],
    ),
    facts: [claimed.meaning],
    subject: claimed.meaning,
    worth: [{ kind: "truth", facts: [], claim: claimed.meaning }],
  };
}

const hole = (result: Expr | Formula, claim: Written): Claimed => ({
  displays: [given(result)],
  demands: [],
  facts: [],
  worth: [],
  hole: {
    span: claim.span,
    candidates: async (oracle) => (isFormula(result) ? [] : formsOf(result, normalExpr(result), oracle)),
  },
});
