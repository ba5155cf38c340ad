/** Mistakes in relations, in words for signs, and in lists of solutions. */

import type { And, Comparison, Expr, Formula } from "../../src/math/expr.ts";
import { and, isFormula, num, sameExpr } from "../../src/math/expr.ts";
import type { Claimed, Operator } from "./operator.ts";
import { opposite, replaced } from "./operator.ts";

export const REVERSED: Partial<Readonly<Record<Comparison, Comparison>>> = {
  "<": ">",
  ">": "<",
  "<=": ">=",
  ">=": "<=",
};
const LOOSENED: Partial<Readonly<Record<Comparison, Comparison>>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };

/** The formulas in which one sign of order is another. */
function withSign(claim: Claimed, other: (op: Comparison) => Comparison | undefined): readonly Formula[] {
  if (!isFormula(claim)) return [];
  if (claim.kind === "relation") {
    const op = other(claim.op);
    return op === undefined ? [] : [{ ...claim, op }];
  }
  return claim.parts.flatMap((part, i) =>
    withSign(part, other).map((changed) => ({ ...claim, parts: replaced(claim.parts, i, changed) })),
  );
}

const bothTurned = (op: Comparison): Comparison | undefined => {
  const reversed = REVERSED[op];
  return reversed && LOOSENED[reversed];
};

const withoutPart = (claim: Claimed): readonly Formula[] =>
  isFormula(claim) && claim.kind === "and" && claim.parts.length > 1
    ? claim.parts.map((_, i) => and(...replaced((claim as And).parts, i)))
    : [];

export const STATEMENTS: readonly Operator[] = [
  { name: "direction", expected: ["wrong direction"], apply: ({ claim }) => withSign(claim, (op) => REVERSED[op]) },
  { name: "strictness", expected: ["wrong strictness"], apply: ({ claim }) => withSign(claim, (op) => LOOSENED[op]) },
  {
    name: "direction and strictness",
    expected: ["wrong direction", "wrong strictness"],
    apply: ({ claim }) => withSign(claim, bothTurned),
  },
  { name: "condition dropped", expected: ["missing condition"], apply: ({ claim }) => withoutPart(claim) },
];

const SIGN_WORDS = ["positive", "negative", "nonnegative", "nonpositive", "zero", "nonzero", "ambiguous"];
export const isSignWord = (text: string): boolean => SIGN_WORDS.includes(text);

/** A mistake in a word. */
export interface WordOperator {
  readonly name: string;
  readonly expected: readonly string[];
  readonly apply: (word: string) => readonly string[];
}

const UP = ["positive", "nonnegative"];
const DOWN = ["negative", "nonpositive"];
const oppositeWords = (word: string): readonly string[] => (UP.includes(word) ? DOWN : DOWN.includes(word) ? UP : []);

export const WORDS: readonly WordOperator[] = [
  {
    name: "opposite word",
    expected: ["flipped sign", "wrong sign"],
    apply: oppositeWords,
  },
  {
    name: "other word",
    expected: ["wrong sign"],
    apply: (word) => SIGN_WORDS.filter((other) => other !== word && !oppositeWords(word).includes(other)),
  },
];

/** A mistake in a list of solutions. */
export interface RootsOperator {
  readonly name: string;
  readonly expected: readonly string[];
  readonly apply: (roots: readonly Expr[]) => readonly (readonly Expr[])[];
}

const isIn = (list: readonly Expr[], e: Expr): boolean => list.some((one) => sameExpr(one, e));

export const ROOTS: readonly RootsOperator[] = [
  {
    name: "root dropped",
    expected: ["missing root"],
    apply: (roots) => (roots.length > 1 ? roots.map((_, i) => replaced(roots, i)) : []),
  },
  {
    name: "root added",
    expected: ["extra root"],
    apply: (roots) =>
      [...roots.map(opposite), num(0)].filter((root) => !isIn(roots, root)).map((root) => [...roots, root]),
  },
];
