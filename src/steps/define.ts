/** `define`: a name for an expression, which is demanded to be defined. */

import * as z from "zod";
import { relation, sym } from "../math/expr.ts";
import { settingOf } from "./context.ts";
import { newName } from "./declare.ts";
import { definedness, forall } from "./demand.ts";
import { assume, common, formula, name, words } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import { math, printed } from "./prose.ts";

export const define = stepKind({
  verb: "define",
  about: "Gives a name to an expression; the name may then stand for it in every formula below.",
  example: `title: A monopolist's profit
symbols:
  q: {is: the quantity, nonnegative: true}
  a: {is: the highest price anyone pays, positive: true}
  c: {is: the cost of a unit, positive: true}
steps:
  - define: price
    as: a - q
    is: inverse demand
  - define: profit
    as: (price - c) q
    is: the profit of the monopolist
    tex: \\pi
  - derivative: {of: profit, in: q}
    claim: a - c - 2 q
`,
  schema: z.strictObject({
    define: name.describe("The new name."),
    as: formula.describe("What the name stands for."),
    is: words.describe("What it is, in words.").optional(),
    tex: words.describe("How it is typeset, as LaTeX.").optional(),
    ...common,
    assume: assume.optional(),
  }),
  read: (fields, cx) => {
    const defined = newName(cx, fields.define);
    const term = readExpr(cx, fields.as);
    if (defined === undefined || !term) return undefined;
    const symbol = sym(defined);
    return {
      sentence: fields.is ? ["Let ", math(symbol), ` be ${fields.is.text}:`] : ["Let"],
      displays: [printed(relation("=", symbol, term.printed))],
      demands: [
        {
          what: "the expression is defined",
          obligation: forall(settingOf(cx), definedness(term.meaning)),
          code: "F402",
          fault: "The expression is not defined everywhere.",
          span: fields.as.span,
          sides: [],
        },
      ],
      claim: claimText(fields.as),
      facts: [],
      subject: term.meaning,
      worth: [{ kind: "value", of: term.meaning }],
      defines: {
        name: defined,
        role: "definition",
        of: term.meaning,
        file: cx.file,
        span: fields.define.span,
        ...(fields.tex ? { tex: fields.tex.text } : {}),
        ...(fields.is ? { meaning: fields.is.text } : {}),
      },
    };
  },
});
