/** `sign`: the sign of an expression under the assumptions. */

import * as z from "zod";
import type { Expr } from "../math/expr.ts";
import type { Written } from "../syntax/tree.ts";
import { settingOf } from "./context.ts";
import { SIGNS_BY_STRENGTH, signDemands, signFormula } from "./demand.ts";
import type { SignWord } from "./fields.ts";
import { claiming, formula, SIGNS, sign as signField } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import { given, math, printed } from "./prose.ts";

export const sign = stepKind({
  verb: "sign",
  about:
    "The sign of an expression; `ambiguous` is shown by a point at which it is positive and one at which it is negative.",
  example: `title: The quantity of a taxed monopolist
symbols:
  a: {is: the highest price anyone pays, positive: true}
  c: {is: the cost of a unit, positive: true}
  t: {is: the tax on a unit, nonnegative: true}
assume:
  - a > c + t
steps:
  - sign: (a - c - t)/2
    claim: positive
  - sign: a - 2 c - 2 t
    claim: ambiguous
    note: Whether the tax takes more than half of the gains from trade is open.
`,
  schema: z.strictObject({
    sign: formula.describe("The expression."),
    claim: z
      .union([signField, z.enum(["?", "???"])], { error: `one of ${SIGNS.map((s) => `\`${s}\``).join(", ")}` })
      .describe("Its sign under the assumptions."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const term = readExpr(cx, fields.sign);
    if (!term) return undefined;
    const { claim } = fields;
    if (isHole(claim)) return hole(term.printed, claim);
    const word = (claim as Written<SignWord>).text;
    const relation = word === "ambiguous" ? undefined : signFormula(term.meaning, word);
    return {
      sentence: word === "ambiguous" ? ["This can be of either sign:"] : ["We have"],
      displays: [printed(word === "ambiguous" ? term.printed : signFormula(term.printed, word))],
      demands: signDemands(settingOf(cx), term.meaning, word, "the expression", claim.span),
      claim: claimText(claim),
      facts: relation ? [relation] : [],
      subject: term.meaning,
      worth: relation ? [{ kind: "truth", facts: cx.facts, claim: relation }] : [],
    };
  },
});

const hole = (e: Expr, claim: Written): Content => ({
  sentence: ["The sign of ", math(e), " is to be filled in."],
  displays: [given(e)],
  demands: [],
  claim: claim.text,
  facts: [],
  worth: [],
  hole: { span: claim.span, candidates: async () => SIGNS_BY_STRENGTH },
});
