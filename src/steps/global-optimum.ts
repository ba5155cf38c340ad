/**
 * What it demands that a point solves a problem globally: that it is feasible, and that no feasible point is better,
 * asked directly or by conditions that suffice.
 */

import { attempt } from "../kernel/meter.ts";
import type { Obligation } from "../kernel/obligation.ts";
import { substitute, substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { and, isFormula, relation } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { criticalPoints } from "./critical-points.ts";
import { MOST_CURVED } from "./curvature.ts";
import type { Demand, Repair, SpecialCases } from "./demand.ts";
import { forall, sidesOf } from "./demand.ts";
import { replaceIn } from "./expand.ts";
import type { Posed } from "./feasible.ts";
import { constraintsOf } from "./feasible.ts";
import type { Assignment } from "./joint-solutions.ts";
import type { Problem } from "./lagrangian.ts";
import type { Point } from "./point-of.ts";
import { curvatureDemands, kuhnTucker } from "./sufficiency.ts";

/** A claimed point, what the objective is worth there, and multipliers that may belong to it. */
export interface Candidate extends Point {
  readonly value: Expr;
  readonly prices?: Assignment;
}

type Way = "concavity" | "comparison";

/** That the objective is nowhere better than this value. */
export const orderOf = ({ sense, objective }: Problem, value: Expr): Formula =>
  relation(sense === "maximize" ? "<=" : ">=", objective, value);

/** The claimed point satisfies the constraints and what is assumed of the choice variables. */
export function feasibilityDemands(cx: Context, posed: Posed, at: Point): readonly Demand[] | undefined {
  const asked = [
    ...posed.problem.constraints.map((c) => ({
      of: c.relation,
      shown: `the constraint \`${showFormula(c.printed)}\``,
    })),
    ...posed.domain.map((of) => ({ of, shown: `the assumption \`${showFormula(of)}\`` })),
  ];
  const repairs = repairsOf(posed, at);
  const demands = asked.map(({ of, shown }): Demand | undefined => {
    const put = replaceIn(cx, of, at.pairs, at.span);
    return (
      put && {
        what: `the claimed point satisfies ${shown}`,
        obligation: forall(posed.parametric, put),
        code: "F320",
        fault: `The claimed point is not feasible: it violates ${shown}.`,
        span: at.span,
        sides: sidesOf(put),
        repairs,
      }
    );
  });
  const known = demands.filter((demand) => demand !== undefined);
  return known.length === demands.length ? known : undefined;
}

/** No feasible point is better than the claimed one. */
function comparison(posed: Posed, at: Candidate): Demand {
  return {
    what: "no feasible point is better",
    obligation: compared(posed, at.value),
    code: "F320",
    fault: "The claimed point is not the optimum: the point shown is feasible and better.",
    span: at.span,
    sides: [
      { what: "the objective at the point shown", of: posed.problem.objective },
      { what: "the objective at the claimed point", of: at.value },
    ],
    repairs: repairsOf(posed, at),
  };
}

const compared = ({ problem, anywhere }: Posed, value: Expr): Obligation =>
  forall(anywhere, orderOf(problem, value), constraintsOf(problem));

/** Another value in the place of one of those claimed must be feasible and best too. */
function repairsOf(posed: Posed, at: Point): readonly Repair[] {
  const wanted = [...constraintsOf(posed.problem), ...posed.domain];
  return at.pairs.map(([unknown], i) => ({
    claim: at.claimed[i] ?? unknown,
    span: at.spans[i] ?? at.span,
    isHard: true,
    values: () => criticalPoints(posed).flatMap((point) => point[i]?.[1] ?? []),
    again: (claim) => {
      if (isFormula(claim)) return [];
      const pairs = at.pairs.map((pair, j) => (i === j ? ([unknown, claim] as const) : pair));
      const feasible = attempt(() => wanted.map((f) => substituteFormula(f, pairs)));
      const value = attempt(() => substitute(posed.problem.objective, pairs));
      return feasible && value ? [forall(posed.parametric, and(...feasible)), compared(posed, value)] : [];
    },
  }));
}

/** The demands of optimality in the way asked for; without one, comparison and then concavity. */
export function optimalityDemands(
  cx: Context,
  posed: Posed,
  at: Candidate,
  { by, areMultipliersClaimed }: { readonly by: Way | undefined; readonly areMultipliersClaimed: boolean },
): readonly Demand[] | undefined {
  const direct = comparison(posed, at);
  const conditions = at.prices ? kuhnTucker(cx, posed, at, at.prices) : [];
  if (!conditions) return undefined;
  const claimed = areMultipliersClaimed ? conditions : [];
  const bends = at.prices && curvatureDemands(posed, at.span, at.prices);
  if (by === "concavity") {
    if (!bends)
      return complain(cx, "F102", at.span, noConcavity(posed, at), "Leave `by` out, or compare: `by: comparison`.");
    return [...conditions, ...bends].map((demand) => ({ ...demand, special: () => betterPoint(direct) }));
  }
  if (by === "comparison" || !bends) return [...claimed, direct];
  const route = [...conditions, ...bends].map((demand) => ({ ...demand, isLemma: true }));
  return [...claimed, { ...direct, instead: route }];
}

function noConcavity({ problem, over }: Posed, at: Candidate): string {
  if (over.length > MOST_CURVED) return `Concavity is shown in at most ${MOST_CURVED} choice variables.`;
  if (!at.prices) return `The multipliers of \`${problem.name}\` were not found: name them under \`multipliers\`.`;
  return "Concavity is shown by second derivatives, and the objective or a constraint has kinks or jumps.";
}

/** A better feasible point tells more than a condition that fails. */
const betterPoint = (direct: Demand): SpecialCases => ({
  cases: [{ presumes: [], demand: direct }],
  told: () => ({ fault: direct.fault }),
});
