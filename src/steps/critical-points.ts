/** Guesses at the points where the Kuhn-Tucker conditions of a problem hold, each to be checked. */

import { attempt } from "../kernel/meter.ts";
import { sameValue } from "../kernel/normal.ts";
import { substitute, substituteFormula } from "../kernel/substitute.ts";
import type { Formula, Sym } from "../math/expr.ts";
import { num, sym } from "../math/expr.ts";
import { subsets } from "./curvature.ts";
import type { Posed } from "./feasible.ts";
import { roomIn, speaksOfAny } from "./feasible.ts";
import type { Assignment } from "./joint-solutions.ts";
import { jointSolutions } from "./joint-solutions.ts";
import type { Constraint } from "./lagrangian.ts";
import { binding, firstOrderConditions, isInequality } from "./lagrangian.ts";

/** Sets of binding constraints that are looked at. */
const MOST_BRANCHES = 16;

/** Values of the choice variables at which the conditions may hold, one set of binding constraints after the other. */
export function criticalPoints({ problem, over }: Posed): readonly Assignment[] {
  const conditions = attempt(() => firstOrderConditions(problem));
  if (!conditions) return [];
  const inequalities = problem.constraints.filter(isInequality);
  const equalities = problem.constraints.filter((c) => !isInequality(c));
  const branches = subsets(inequalities).slice(0, MOST_BRANCHES);
  const found = branches.flatMap((bound) => {
    const binds = [...equalities, ...bound];
    const slack = inequalities.filter((c) => !bound.includes(c)).map((c) => [sym(c.multiplier), num(0)] as const);
    const unknowns = [...over, ...binds.map((c) => sym(c.multiplier))];
    const equations = attempt(() => conditions.map((f) => substituteFormula(f, slack)));
    return equations ? (attempt(() => jointSolutions([...equations, ...binds.map(binding)], unknowns)) ?? []) : [];
  });
  const points = found.map((point) => point.filter(([symbol]) => over.some((v) => v.name === symbol.name)));
  return points.filter(
    (point) =>
      point.length === over.length && point.every(([, value]) => !speaksOfAny(value, unknownsOf(problem, over))),
  );
}

const unknownsOf = ({ constraints }: Posed["problem"], over: readonly Sym[]): readonly Sym[] => [
  ...over,
  ...constraints.map((c) => sym(c.multiplier)),
];

/** The multipliers that the first-order conditions leave at a point: those of constraints with room to spare are zero. */
export function multipliersAt({ problem, over }: Posed, point: Assignment): Assignment | undefined {
  const conditions = attempt(() => firstOrderConditions(problem).map((f) => substituteFormula(f, point)));
  if (!conditions) return undefined;
  const binds = (c: Constraint): boolean =>
    !isInequality(c) || attempt(() => sameValue(substitute(roomIn(c), point), num(0))) === true;
  const bound = problem.constraints.filter(binds).map((c) => sym(c.multiplier));
  const slack = problem.constraints.filter((c) => !binds(c));
  const zeros = slack.map((c) => [sym(c.multiplier), num(0)] as const);
  const equations = attempt(() => conditions.map((f) => substituteFormula(f, zeros)));
  if (!equations) return undefined;
  const systems: readonly (readonly Formula[])[] = [equations, ...equations.map((one) => [one])];
  const isWhole = (found: Assignment): boolean =>
    found.length === bound.length && found.every(([, value]) => !speaksOfAny(value, unknownsOf(problem, over)));
  for (const system of bound.length === 0 ? [] : systems) {
    const solved = (attempt(() => jointSolutions(system, bound)) ?? []).find(isWhole);
    if (solved) return [...solved, ...zeros];
  }
  return bound.length === 0 ? zeros : undefined;
}
