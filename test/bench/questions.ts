/** The equations as obligations for the kernel, and as text for the other engines. */

import type { Obligation } from "../../src/kernel/obligation.ts";
import type { Expr } from "../../src/math/expr.ts";
import { minus, num, relation } from "../../src/math/expr.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { pose } from "../../src/search/oracle/question.ts";
import { parseFormula } from "../../src/syntax/formula/parse.ts";
import type { Equation } from "./formulas.ts";
import { EQUATIONS, FUNCTIONS, SYMBOLS } from "./formulas.ts";

export interface Question {
  readonly equation: Equation;
  readonly obligation: Obligation;
  /** Left side minus right side, with names v0, v1, ... for symbols and applications. */
  readonly difference: string;
  readonly names: readonly string[];
  /** The names that stand for something positive. */
  readonly positive: readonly string[];
}

const scope = {
  symbol: (name: string) => SYMBOLS.includes(name),
  function: (name: string) => FUNCTIONS[name],
  names: () => [...SYMBOLS, ...Object.keys(FUNCTIONS)],
};

function read(equation: Equation): Question {
  const parsed = parseFormula({ text: equation.claim, at: (i) => i }, scope);
  if (!parsed.ok || parsed.value.kind !== "relation") throw new Error(`${equation.claim} cannot be read.`);
  const claim = parsed.value;
  const posed = pose(minus(claim.left, claim.right));
  if (posed === undefined) throw new Error(`${equation.claim} cannot be posed.`);
  const names = [...posed.names];
  const isPositive = ([, e]: readonly [string, Expr]): boolean => equation.positive.includes(showExpr(e));
  return {
    equation,
    obligation: {
      kind: "forall",
      functions: { p: { arity: 1, lower: { n: 0n, d: 1n }, upper: { n: 1n, d: 1n } } },
      given: names.filter(isPositive).map(([, e]) => relation(">", e, num(0))),
      claim,
    },
    difference: posed.text,
    names: names.map(([name]) => name),
    positive: names.filter(isPositive).map(([name]) => name),
  };
}

export const questions = (): readonly Question[] => EQUATIONS.map(read);
