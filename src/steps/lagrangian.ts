/** Constrained problems, and the Lagrangian whose derivatives are their first-order conditions. */

import { evaluateDerivatives } from "../kernel/differentiate.ts";
import type { Comparison, Expr, Formula, Relation } from "../math/expr.ts";
import { minus, negate, num, product, relation, sum, sym } from "../math/expr.ts";

export interface Constraint {
  readonly name: string;
  readonly relation: Relation;
  readonly multiplier: string;
  /** As written, for display. */
  readonly printed: Relation;
}

export interface Problem {
  readonly name: string;
  readonly sense: "maximize" | "minimize";
  readonly objective: Expr;
  readonly over: readonly string[];
  readonly constraints: readonly Constraint[];
}

/** Whether the constraint can be slack. */
export const isInequality = (c: Constraint): boolean => c.relation.op !== "=";

/**
 * The Lagrangian. A maximizer pays its multiplier for exceeding a bound from above (`<=`, `=`) and earns it for
 * exceeding one from below (`>=`); for a minimizer the signs flip.
 */
export function lagrangian(problem: Problem): Expr {
  const terms = problem.constraints.map((c) => {
    const isBelow = c.relation.op === ">=" || c.relation.op === ">";
    const price = product(sym(c.multiplier), minus(c.relation.left, c.relation.right));
    return isBelow === (problem.sense === "maximize") ? price : negate(price);
  });
  return sum(problem.objective, ...terms);
}

/** The derivative of the Lagrangian in one of the variables, still to be taken. */
export const stationarity = (problem: Problem, variable: string): Expr => ({
  kind: "derivative",
  of: lagrangian(problem),
  in: sym(variable),
  order: 1,
});

/** All first-order conditions, with the derivatives taken. */
export const firstOrderConditions = (problem: Problem): readonly Formula[] =>
  problem.over.map((v) => relation("=", evaluateDerivatives(stationarity(problem, v)), num(0)));

const STRICT: Readonly<Record<Comparison, Comparison>> = {
  "<=": "<",
  ">=": ">",
  "<": "<",
  ">": ">",
  "=": "=",
  "!=": "!=",
};

/** The constraint with equality. */
export const binding = (c: Constraint): Formula => relation("=", c.relation.left, c.relation.right);
/** The constraint with something to spare. */
const slack = (c: Constraint): Formula => relation(STRICT[c.relation.op], c.relation.left, c.relation.right);
/** That the multiplier is not negative, or is zero. */
export const priced = (c: Constraint): Formula => relation(">=", sym(c.multiplier), num(0));
export const unpriced = (c: Constraint): Formula => relation("=", sym(c.multiplier), num(0));

/** What holds in the branch in which exactly these inequalities bind, by what an economist calls it. */
export interface BranchConditions {
  readonly stationarity: readonly Formula[];
  readonly feasibility: readonly Formula[];
  readonly slackness: readonly Formula[];
  readonly dual: readonly Formula[];
}

export function branchConditions(problem: Problem, bound: ReadonlySet<string>): BranchConditions {
  const isBound = (c: Constraint): boolean => !isInequality(c) || bound.has(c.name);
  const inequalities = problem.constraints.filter(isInequality);
  return {
    stationarity: firstOrderConditions(problem),
    feasibility: problem.constraints.map((c) => (isBound(c) ? binding(c) : slack(c))),
    slackness: inequalities.filter((c) => !isBound(c)).map(unpriced),
    dual: inequalities.filter(isBound).map(priced),
  };
}

export const allOf = ({ stationarity, feasibility, slackness, dual }: BranchConditions): readonly Formula[] => [
  ...stationarity,
  ...feasibility,
  ...slackness,
  ...dual,
];
