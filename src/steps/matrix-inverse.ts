/** `matrix inverse`: the inverse of a square matrix, entry by entry. */

import * as z from "zod";
import { normalExpr } from "../kernel/normal.ts";
import type { Expr } from "../math/expr.ts";
import { negate, num, quotient, relation } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import { equality, forall } from "./demand.ts";
import type { Matrix } from "./determinant.ts";
import { determinant } from "./determinant.ts";
import { claiming, formula } from "./fields.ts";
import type { Content } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { MatrixTerm } from "./matrix.ts";
import { matrixField, matrixWords, readMatrix } from "./matrix.ts";
import { given, printed } from "./prose.ts";

export const matrixInverse = stepKind({
  verb: "matrix inverse",
  about:
    "The inverse of a square matrix, as a list of rows: the determinant must not be zero, and each entry must be its cofactor, transposed, divided by the determinant.",
  example: `title: Spillovers between two agents
symbols:
  s: {is: spillover, in: [0, 1/2]}
steps:
  - matrix inverse: [[1, -s], [-s, 1]]
    claim: [[1/(1 - s^2), s/(1 - s^2)], [s/(1 - s^2), 1/(1 - s^2)]]
`,
  schema: z.strictObject({
    "matrix inverse": matrixField.describe("The rows of the matrix."),
    claim: z.union([formula, matrixField], { error: "a list of rows" }).describe("The rows of its inverse."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const matrix = readMatrix(cx, fields["matrix inverse"]);
    const { claim } = fields;
    if (!matrix) return undefined;
    const sentence = ["The inverse of ", ...matrixWords(matrix.printed)];
    if (!isWritten(claim)) {
      const inverse = readMatrix(cx, claim, matrix.meaning.length);
      return inverse && contentOf(cx, matrix, inverse, claimText(claim));
    }
    if (!isHole(claim)) return complain(cx, "F102", claim.span, "The inverse of a matrix is a list of rows.");
    const shown = inverseOf(matrix.meaning).map((row) => row.map(normalExpr));
    return {
      sentence: [...sentence, " is to be filled in."],
      displays: [given(relation("!=", determinant(matrix.printed), num(0)))],
      demands: [],
      claim: claim.text,
      facts: [],
      worth: [],
      hole: { span: claim.span, candidates: async () => [shown.map((row) => row.map(showExpr))] },
    };
  },
});

/** The cofactors, transposed, divided by the determinant. */
function inverseOf(rows: Matrix): Matrix {
  const whole = determinant(rows);
  return rows.map((_, i) =>
    rows.map((_unused, j): Expr => {
      const rest = rows.filter((_row, k) => k !== j).map((row) => row.filter((_entry, k) => k !== i));
      const cofactor = determinant(rest);
      return quotient((i + j) % 2 === 0 ? cofactor : negate(cofactor), whole);
    }),
  );
}

function contentOf(cx: Context, matrix: MatrixTerm, inverse: MatrixTerm, text: string): Content {
  const setting = settingOf(cx);
  const whole = determinant(matrix.meaning);
  const regular = relation("!=", whole, num(0));
  const { span } = matrix;
  const entries = inverseOf(matrix.meaning).flatMap((row, i) =>
    row.map((derived, j) => {
      const claimed = { of: inverse.meaning[i]?.[j] ?? num(0), printed: inverse.printed[i]?.[j] ?? num(0) };
      return { derived, claimed, i, j, span: inverse.written[i]?.[j]?.span ?? span };
    }),
  );
  return {
    sentence: [
      "The inverse of ",
      ...matrixWords(matrix.printed),
      " is ",
      ...matrixWords(inverse.printed),
      ", where the determinant is not zero:",
    ],
    displays: [printed(relation("!=", determinant(matrix.printed), num(0)))],
    demands: [
      {
        what: "the determinant is not zero",
        obligation: forall(setting, regular),
        code: "F331",
        fault: "The determinant can be zero, where the matrix has no inverse.",
        span,
        sides: [{ what: "the determinant", of: whole }],
      },
      ...entries.map(({ derived, claimed, i, j, span: place }) =>
        equality(
          setting,
          { name: `the entry in row ${i + 1} and column ${j + 1} of the inverse`, of: derived },
          { name: "the claim", ...claimed },
          place,
        ),
      ),
    ],
    claim: text,
    facts: [regular, ...entries.map(({ derived, claimed }) => relation("=", derived, claimed.of))],
    worth: entries.map(({ claimed }) => ({ kind: "value", of: claimed.of })),
  };
}
