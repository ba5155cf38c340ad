/** `definite`: whether a symmetric matrix is definite, by its principal minors. */

import * as z from "zod";
import type { Expr, Formula } from "../math/expr.ts";
import { and, num, or, relation } from "../math/expr.ts";
import type { Written } from "../syntax/tree.ts";
import { settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall, sidesOf } from "./demand.ts";
import type { Matrix } from "./determinant.ts";
import { determinant, leading, principal, submatrix } from "./determinant.ts";
import { claiming } from "./fields.ts";
import type { Content } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { MatrixTerm } from "./matrix.ts";
import { matrixField, matrixWords, readMatrix } from "./matrix.ts";
import { given, printed } from "./prose.ts";

const WORDS = [
  "positive definite",
  "negative definite",
  "positive semidefinite",
  "negative semidefinite",
  "indefinite",
] as const;
type Word = (typeof WORDS)[number];

export const definite = stepKind({
  verb: "definite",
  about:
    "Whether a symmetric matrix is positive or negative definite (the signs of its leading principal minors), semidefinite (of all principal minors), or indefinite.",
  example: `title: A Hessian matrix
symbols:
  a: {is: own effect, positive: true}
  b: {is: cross effect}
assume:
  - b^2 < a^2
steps:
  - definite: [[-a, b], [b, -a]]
    claim: negative definite
`,
  schema: z.strictObject({
    definite: matrixField.describe("The rows of a symmetric matrix."),
    claim: z
      .enum([...WORDS, "?", "???"], { error: `one of ${WORDS.map((word) => `\`${word}\``).join(", ")}` })
      .describe("The sign of its quadratic form."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const matrix = readMatrix(cx, fields.definite);
    if (!matrix) return undefined;
    const setting = settingOf(cx);
    if (isHole(fields.claim)) return hole(matrix, fields.claim);
    const claim = fields.claim as Written<Word>;
    const claimed = demandsOf(setting, matrix.meaning, claim);
    return {
      sentence: [capital(matrixWords(matrix.printed)), ...matrixWords(matrix.printed).slice(1), ` is ${claim.text}:`],
      displays: [printed(...minorsOf(matrix.printed, claim.text).map(({ formula }) => formula))],
      demands: [...symmetry(setting, matrix.meaning, matrix.span), ...claimed],
      claim: claimText(claim),
      facts: minorsOf(matrix.meaning, claim.text).map(({ formula }) => formula),
      worth: [],
    };
  },
});

const hole = ({ printed: rows }: MatrixTerm, claim: Written): Content => ({
  sentence: ["The sign of the quadratic form is to be filled in of ", ...matrixWords(rows), ", with the determinant"],
  displays: [given(determinant(rows))],
  demands: [],
  claim: claim.text,
  facts: [],
  worth: [],
  hole: { span: claim.span, candidates: async () => WORDS },
});

const capital = ([first]: ReturnType<typeof matrixWords>): string =>
  typeof first === "string" ? first.charAt(0).toUpperCase() + first.slice(1) : "";

function symmetry(setting: Setting, rows: Matrix, span: Written["span"]): readonly Demand[] {
  const pairs = rows.flatMap((row, i) => row.slice(0, i).map((entry, j) => [entry, rows[j]?.[i] ?? num(0)] as const));
  if (pairs.length === 0) return [];
  const equal = and(...pairs.map(([below, above]) => relation("=", below, above)));
  return [
    {
      what: "the matrix is symmetric",
      obligation: forall(setting, equal),
      code: "F305",
      fault: "The matrix is not symmetric, and only symmetric ones are definite here.",
      span,
      sides: sidesOf(equal),
    },
  ];
}

interface Minor {
  readonly name: string;
  readonly formula: Formula;
  readonly values: readonly Expr[];
}

/** What the word says of the principal minors, which is no more and no less than what it means. */
function minorsOf(rows: Matrix, word: Word): readonly Minor[] {
  const minorAt = (places: readonly number[]): Expr => determinant(submatrix(rows, places));
  if (word === "indefinite") {
    const all = principal(rows.length).map((places) => ({ size: places.length, value: minorAt(places) }));
    const isNegative = (value: Expr) => relation("<", value, num(0));
    const notPositive = or(...all.map(({ value }) => isNegative(value)));
    const notNegative = or(
      ...all.map(({ size, value }) => (size % 2 === 0 ? isNegative(value) : relation(">", value, num(0)))),
    );
    const values = all.map(({ value }) => value);
    return [
      { name: "some value of the quadratic form is negative", formula: notPositive, values },
      { name: "some value of the quadratic form is positive", formula: notNegative, values },
    ];
  }
  const isStrict = !word.includes("semi");
  const isPositive = word.startsWith("positive");
  const choices = isStrict ? leading(rows.length) : principal(rows.length);
  return choices.map((places) => {
    const value = minorAt(places);
    const isAbove = isPositive || places.length % 2 === 0;
    const op = isAbove ? (isStrict ? ">" : ">=") : isStrict ? "<" : "<=";
    const sign = `${isStrict ? "" : "non"}${isAbove === isStrict ? "positive" : "negative"}`;
    const rowsNamed = places.map((place) => place + 1).join(", ");
    const name = `the principal minor of ${places.length === 1 ? "row" : "rows"} ${rowsNamed} is ${sign}`;
    return { name, formula: relation(op, value, num(0)), values: [value] };
  });
}

const demandsOf = (setting: Setting, rows: Matrix, claim: Written<Word>): readonly Demand[] =>
  minorsOf(rows, claim.text).map(({ name, formula, values }) => ({
    what: name,
    obligation: forall(setting, formula),
    code: "F302",
    fault: `The matrix is not always ${claim.text}: it fails that ${name}.`,
    span: claim.span,
    sides: values.length === 1 ? values.map((of) => ({ what: "the principal minor", of })) : [],
  }));
