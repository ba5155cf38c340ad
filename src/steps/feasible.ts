/**
 * Which points a posed problem allows: those that satisfy its constraints and what is assumed of the choice variables
 * themselves, such as that they are positive.
 */

import type { Expr, Formula, Sym } from "../math/expr.ts";
import { minus, someNode, sym } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Setting } from "./demand.ts";
import { mentions } from "./demand.ts";
import type { Constraint, Problem } from "./lagrangian.ts";

export interface Posed {
  readonly problem: Problem;
  readonly over: readonly Sym[];
  /** What is assumed of the choice variables, which a feasible point has to satisfy. */
  readonly domain: readonly Formula[];
  /** Everything given: at a feasible point the constraints hold besides. */
  readonly anywhere: Setting;
  /** What is given of the parameters alone. */
  readonly parametric: Setting;
}

export const constraintsOf = (problem: Problem): readonly Formula[] => problem.constraints.map((c) => c.relation);

/** Whether it speaks of any of the symbols. */
export const speaksOfAny = (of: Expr | Formula, symbols: readonly Sym[]): boolean =>
  symbols.some((symbol) => mentions(of, symbol.name));

/** The problem with what is given, told apart into what makes points feasible and what speaks of parameters. */
export function readFeasible(cx: Context, problem: Problem): Posed | undefined {
  const over = problem.over.map(sym);
  const multipliers = problem.constraints.map((c) => sym(c.multiplier));
  const cited = cx.facts.find((fact) => speaksOfAny(fact, [...over, ...multipliers]));
  if (cited)
    return complain(
      cx,
      "F102",
      cx.span,
      `\`from\` names \`${showFormula(cited)}\`, which speaks of what \`${problem.name}\` is solved for.`,
      "Cite claims about parameters only: the optimum is compared with all feasible points, and not with those of a claim.",
    );
  const linked = cx.assumptions.find((f) => speaksOfAny(f, over) && speaksOfAny(f, multipliers));
  if (linked)
    return complain(
      cx,
      "F102",
      cx.span,
      `\`${showFormula(linked)}\` is assumed, which ties the choice variables to a multiplier.`,
      "What is assumed of the choice variables says which points are feasible; a multiplier has no part in that.",
    );
  const functions = [problem.objective, ...problem.constraints.flatMap((c) => [c.relation.left, c.relation.right])];
  const priced = multipliers.find((multiplier) => functions.some((f) => mentions(f, multiplier.name)));
  if (priced)
    return complain(
      cx,
      "F102",
      cx.span,
      `The multiplier \`${priced.name}\` stands in the objective or in a constraint of \`${problem.name}\`.`,
      "Use another symbol for one of the two.",
    );
  const series = functions.find((f) => someNode(f, (node) => node.kind === "series"));
  if (series)
    return complain(
      cx,
      "F102",
      cx.span,
      `\`${showExpr(series)}\` has a sum or a product over an index.`,
      "Write its terms out, so that it can be seen which of them a choice variable changes.",
    );
  const anywhere = settingOf(cx);
  const domain = anywhere.given.filter((f) => speaksOfAny(f, over));
  const parametric = { ...anywhere, given: anywhere.given.filter((f) => !domain.includes(f)) };
  return { problem, over, domain, anywhere, parametric };
}

/** What the constraint keeps from being negative: q - k of q >= k, and k - q of q <= k. */
export const roomIn = ({ relation: { op, left, right } }: Constraint): Expr =>
  op === ">=" ? minus(left, right) : minus(right, left);
