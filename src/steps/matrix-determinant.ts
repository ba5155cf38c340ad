/** `determinant`: the determinant of a square matrix, and its sign. */

import * as z from "zod";
import { normalExpr } from "../kernel/normal.ts";
import { relation } from "../math/expr.ts";
import { settingOf } from "./context.ts";
import { equality, signDemands, signFormula } from "./demand.ts";
import { determinant } from "./determinant.ts";
import { claiming, formula, sign } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import { matrixField, matrixWords, readMatrix } from "./matrix.ts";
import { given, printed } from "./prose.ts";

export const matrixDeterminant = stepKind({
  verb: "determinant",
  about: "The determinant of a square matrix, written as a list of rows, and its sign.",
  example: `title: Two markets
symbols:
  a: {is: own effect on demand, positive: true}
  b: {is: cross effect on demand, nonnegative: true}
assume:
  - b < a
steps:
  - determinant: [[-a, b], [b, -a]]
    claim: (a - b) (a + b)
    sign: positive
`,
  schema: z.strictObject({
    determinant: matrixField.describe("The rows of the matrix."),
    claim: formula.describe("Its determinant, or `?` to have it found."),
    sign: sign.describe("The sign of the determinant.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const matrix = readMatrix(cx, fields.determinant);
    if (!matrix) return undefined;
    const derived = determinant(matrix.meaning);
    const expanded = determinant(matrix.printed);
    const sentence = ["The determinant of ", ...matrixWords(matrix.printed), " is"];
    const base = { sentence, claim: claimText(fields.claim) };
    if (isHole(fields.claim))
      return {
        ...base,
        displays: [given(expanded)],
        demands: [],
        facts: [],
        worth: [],
        hole: { span: fields.claim.span, candidates: (oracle) => formsOf(derived, normalExpr(derived), oracle) },
      };
    const claim = readExpr(cx, fields.claim);
    if (!claim) return undefined;
    const setting = settingOf(cx);
    const word = fields.sign?.text;
    const display = printed(relation("=", expanded, claim.printed));
    return {
      ...base,
      displays: [
        word
          ? { ...display, words: word === "ambiguous" ? "which can be of either sign" : `which is ${word}` }
          : display,
      ],
      demands: [
        equality(
          setting,
          { name: "the determinant", of: derived },
          { name: "the claim", of: claim.meaning, printed: claim.printed },
          fields.claim.span,
        ),
        ...(fields.sign && word ? signDemands(setting, claim.meaning, word, "the claim", fields.sign.span) : []),
      ],
      facts: [
        relation("=", derived, claim.meaning),
        ...(word && word !== "ambiguous" ? [signFormula(claim.meaning, word)] : []),
      ],
      subject: claim.meaning,
      worth: [{ kind: "value", of: claim.meaning }],
    };
  },
});
