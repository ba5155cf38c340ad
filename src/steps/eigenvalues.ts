/** `eigenvalues`: all eigenvalues of a square matrix, by the coefficients of its characteristic polynomial. */

import * as z from "zod";
import type { Expr, Relation } from "../math/expr.ts";
import { isFormula, minus, num, power, product, relation, sum, sym } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import { freshName } from "./convex-domain.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall, namesIn, sidesOf } from "./demand.ts";
import type { Matrix } from "./determinant.ts";
import { determinant, principal, submatrix } from "./determinant.ts";
import { claiming, formulaOrList } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import { jointSolutions } from "./joint-solutions.ts";
import type { Content, Filling } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { MatrixTerm } from "./matrix.ts";
import { matrixField, matrixWords, readMatrix } from "./matrix.ts";
import type { Term } from "./meaning.ts";
import { given, printed } from "./prose.ts";

export const eigenvalues = stepKind({
  verb: "eigenvalues",
  about:
    "All eigenvalues of a square matrix, each as often as it counts: their sum must be the trace, their product the determinant, and so for the coefficients between. `none` says that a matrix of two rows has no real eigenvalue.",
  example: `title: A linear dynamic system
symbols:
  a: {is: persistence, positive: true}
  b: {is: mutual influence, positive: true}
steps:
  - eigenvalues: [[a, b], [b, a]]
    claim: [a + b, a - b]
`,
  schema: z.strictObject({
    eigenvalues: matrixField.describe("The rows of the matrix."),
    claim: formulaOrList.describe("All eigenvalues, each as often as it counts; `none` when there is none."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const matrix = readMatrix(cx, fields.eigenvalues);
    if (!matrix) return undefined;
    const { claim } = fields;
    if (isWritten(claim) && isHole(claim)) return hole(matrix, claim);
    if (isWritten(claim) && claim.text.trim() === "none") return none(cx, matrix, claim);
    const written = isWritten(claim) ? [claim] : claim;
    const size = matrix.meaning.length;
    if (written.length !== size)
      return complain(
        cx,
        "F102",
        (written[0] as Written).span,
        `A matrix of ${size} rows has ${size} eigenvalues, each as often as it counts.`,
      );
    const values = readAll(written, (one) => readExpr(cx, one));
    return values && contentOf(settingOf(cx), matrix, values, written, claimText(claim));
  },
});

function contentOf(
  setting: Setting,
  matrix: MatrixTerm,
  values: readonly Term[],
  written: readonly Written[],
  text: string,
): Content {
  const relations = coefficientsOf(
    matrix.meaning,
    values.map((v) => v.meaning),
  );
  const span = { start: (written[0] as Written).span.start, end: (written.at(-1) as Written).span.end };
  const repairs = values.map((value, i) => ({
    claim: value.printed,
    span: (written[i] as Written).span,
    again: (other: Parameters<NonNullable<Demand["repairs"]>[number]["again"]>[0]) =>
      isFormula(other)
        ? []
        : coefficientsOf(
            matrix.meaning,
            values.map((v, j) => (i === j ? other : v.meaning)),
          ).map(({ relation: r }) => forall(setting, r)),
  }));
  return {
    sentence: ["The eigenvalues of ", ...matrixWords(matrix.printed), " are"],
    displays: [printed(...values.map((v) => v.printed))],
    demands: relations.map(({ what, relation: claimed }) => ({
      what,
      obligation: forall(setting, claimed),
      code: "F301",
      fault: `These are not the eigenvalues: it fails that ${what}.`,
      span,
      sides: sidesOf(claimed).map((side, i) => ({ ...side, what: i === 0 ? "of the claim" : "of the matrix" })),
      repairs,
    })),
    claim: text,
    facts: relations.map((one) => one.relation),
    worth: values.map((v) => ({ kind: "value", of: v.meaning })),
  };
}

/** The elementary symmetric functions of the eigenvalues are the sums of the principal minors of each size. */
function coefficientsOf(
  rows: Matrix,
  values: readonly Expr[],
): readonly { readonly what: string; readonly relation: Relation }[] {
  const size = rows.length;
  const choices = principal(size);
  return rows.map((_, i) => {
    const chosen = choices.filter((places) => places.length === i + 1);
    const ofValues = sum(...chosen.map((places) => product(...places.map((place) => values[place] ?? num(0)))));
    const ofMatrix = sum(...chosen.map((places) => determinant(submatrix(rows, places))));
    const what =
      i + 1 === size
        ? "their product is the determinant"
        : i === 0
          ? "their sum is the trace"
          : `the sum of their products by ${i + 1} is that of the principal minors of order ${i + 1}`;
    return { what, relation: relation("=", ofValues, ofMatrix) };
  });
}

const traceOf = (rows: Matrix): Expr => sum(...rows.map((row, i) => row[i] ?? num(0)));

/** The square of the trace less four times the determinant. */
const discriminant = (rows: Matrix): Expr => minus(power(traceOf(rows), num(2)), product(num(4), determinant(rows)));

function none(cx: Context, matrix: MatrixTerm, claim: Written): Content | undefined {
  if (matrix.meaning.length !== 2)
    return complain(cx, "F102", claim.span, "That there is no real eigenvalue is told for matrices of two rows.");
  const negative = relation("<", discriminant(matrix.meaning), num(0));
  return {
    sentence: ["There is no real eigenvalue of ", ...matrixWords(matrix.printed), ", since"],
    displays: [printed(relation("<", discriminant(matrix.printed), num(0)))],
    demands: [
      {
        what: "the discriminant of the characteristic polynomial is negative",
        obligation: forall(settingOf(cx), negative),
        code: "F305",
        fault: "There are real eigenvalues at the point shown.",
        span: claim.span,
        sides: [{ what: "the discriminant", of: negative.left }],
      },
    ],
    claim: claim.text,
    facts: [negative],
    worth: [],
  };
}

function hole({ meaning, printed: rows }: MatrixTerm, claim: Written): Content {
  const taken = new Set(meaning.flatMap((row) => row.flatMap((entry) => [...namesIn(entry)])));
  const unknown = sym(freshName(["lambda", "z"], taken));
  const shifted = meaning.map((row, i) => row.map((entry, j) => (i === j ? minus(entry, unknown) : entry)));
  const characteristic = relation("=", determinant(shifted), num(0));
  const candidates = async (): Promise<readonly Filling[]> => {
    const roots = jointSolutions([characteristic], [unknown]).flatMap((root) =>
      root.map(([, value]) => showExpr(value)),
    );
    const [only, another] = roots;
    return only !== undefined && another === undefined ? [meaning.map(() => only)] : [roots];
  };
  return {
    sentence: ["To be filled in are the eigenvalues of ", ...matrixWords(rows), ", with the determinant"],
    displays: [given(determinant(rows))],
    demands: [],
    claim: claim.text,
    facts: [],
    worth: [],
    hole: { span: claim.span, candidates },
  };
}
