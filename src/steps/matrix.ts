/** Matrices as steps write them: lists of rows of formulas. */

import * as z from "zod";
import type { Read } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Matrix } from "./determinant.ts";
import { formula } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import type { Sentence } from "./prose.ts";

/** Determinants have as many terms as there are permutations. */
const MAX_SIZE = 5;

const row = z.array(formula, { error: "a row: a list of formulas" }).min(1, { error: "at least one entry" });
export const matrixField = z.array(row, { error: "a list of rows" }).min(1, { error: "at least one row" });
type MatrixField = Read<z.output<typeof matrixField>>;

/** A square matrix as printed and as meant, with the place of each entry. */
export interface MatrixTerm {
  readonly printed: Matrix;
  readonly meaning: Matrix;
  readonly written: readonly (readonly Written[])[];
  /** The first entry, at which faults of the whole point. */
  readonly span: Written["span"];
}

/** Reads a square matrix, of a certain size where one is given. */
export function readMatrix(cx: Context, field: MatrixField, size = field.length): MatrixTerm | undefined {
  const span = field[0]?.[0]?.span ?? cx.span;
  if (field.length > MAX_SIZE) return complain(cx, "F108", span, `A matrix has at most ${MAX_SIZE} rows.`);
  const uneven = field.find((entries) => entries.length !== size);
  if (uneven || field.length !== size)
    return complain(
      cx,
      "F102",
      uneven?.[0]?.span ?? span,
      `The matrix has to have ${size} rows of ${size} entries.`,
      "Write each row as a list: `[[a, b], [c, d]]`.",
    );
  const rows = field.map((entries) => readAll(entries, (entry) => readExpr(cx, entry)));
  const known = rows.filter((entries) => entries !== undefined);
  if (known.length < rows.length) return undefined;
  return {
    printed: known.map((entries) => entries.map((entry) => entry.printed)),
    meaning: known.map((entries) => entries.map((entry) => entry.meaning)),
    written: field,
    span,
  };
}

/** "the matrix", and the matrix. */
export const matrixWords = (matrix: Matrix): Sentence => ["the matrix ", { matrix }];
