/** What it demands that a claimed optimum is the only one. */

import { attempt } from "../kernel/meter.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Formula } from "../math/expr.ts";
import { and, num, product, relation } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Context } from "./context.ts";
import { isLinear } from "./curvature.ts";
import type { Demand } from "./demand.ts";
import { forall } from "./demand.ts";
import type { Posed } from "./feasible.ts";
import { constraintsOf, roomIn } from "./feasible.ts";
import type { Candidate } from "./global-optimum.ts";
import { isInequality, stationarity } from "./lagrangian.ts";
import { bendOf, convexityDemands, curvatureDemands, kuhnTucker, shapeDemand } from "./sufficiency.ts";

/**
 * Every feasible point that is as good is the claimed one: asked directly, or since the objective is strictly concave
 * on a convex feasible set, or by the conditions that all optima share.
 */
export function uniquenessDemand(cx: Context, posed: Posed, at: Candidate, span: Span): Demand {
  const { problem, over, anywhere } = posed;
  const asGood = relation(problem.sense === "maximize" ? ">=" : "<=", problem.objective, at.value);
  const shared = byShared(cx, posed, at, span);
  const strict = byStrictness(posed, span);
  const [first, ...others] = strict;
  const instead = first ? [{ ...first, ...insteadOf(shared) }, ...others] : shared;
  return {
    what: "no other feasible point is as good",
    obligation: forall(anywhere, itself(at), [...constraintsOf(problem), asGood]),
    code: "F320",
    fault: "The optimum is not unique: the point shown is feasible and as good.",
    span,
    sides: over.map((v) => ({ what: v.name, of: v })),
    ...insteadOf(instead),
  };
}

const insteadOf = (demands: readonly Demand[]): Pick<Demand, "instead"> =>
  demands.length > 0 ? { instead: demands.map((demand) => ({ ...demand, isLemma: true })) } : {};

const itself = (at: Candidate): Formula => and(...at.pairs.map(([symbol, value]) => relation("=", symbol, value)));

/** Between two optima there would be a better feasible point. */
function byStrictness(posed: Posed, span: Span): readonly Demand[] {
  const { problem, over, domain } = posed;
  const shape = { bends: bendOf(problem), isStrict: true };
  const strict = shapeDemand(posed, span, problem.objective, shape, "the objective");
  const convex = convexityDemands(posed, span);
  return strict && convex && domain.every((f) => isLinear(f, over)) ? [strict, ...convex] : [];
}

/**
 * Where the Lagrangian is concave and the point satisfies the Kuhn-Tucker conditions, the Lagrangian is constant
 * between it and any other optimum, so that its gradient is the same at both, and slackness holds at both.
 */
function byShared(cx: Context, posed: Posed, at: Candidate, span: Span): readonly Demand[] {
  const { problem, over, anywhere } = posed;
  const prices = at.prices;
  const conditions = prices && kuhnTucker(cx, posed, at, prices);
  const bends = prices && curvatureDemands(posed, span, prices);
  if (!conditions || !bends) return [];
  const shared = attempt(() => [
    ...over.map((v) => {
      const slope = substitute(stationarity(problem, v.name), prices);
      return relation("=", slope, substitute(slope, at.pairs));
    }),
    ...problem.constraints.filter(isInequality).map((c) => {
      const price = prices.find(([symbol]) => symbol.name === c.multiplier)?.[1] ?? num(0);
      return relation("=", product(price, roomIn(c)), num(0));
    }),
  ]);
  if (!shared) return [];
  const only: Demand = {
    what: "the conditions that all optima share hold at no other feasible point",
    obligation: forall(anywhere, itself(at), [...constraintsOf(problem), ...shared]),
    code: "F320",
    fault: "The conditions that all optima share hold at another feasible point.",
    span,
    sides: over.map((v) => ({ what: v.name, of: v })),
  };
  return [...conditions, ...bends, only];
}
