/**
 * Conditions that suffice for a global optimum: with multipliers of the right signs that are zero unless their
 * constraints bind, the Lagrangian is concave (for a minimum convex) on a convex set around the feasible points, and
 * rises (falls) from the point towards no point at which the variables may be. Then f(x) <= L(x) <= L(x*) = f(x*) at every feasible x.
 * Reference: Mangasarian (1966).
 */

import { attempt } from "../kernel/meter.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Expr } from "../math/expr.ts";
import { and, minus, num, product, relation, sum, sym } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Context } from "./context.ts";
import type { Shape } from "./curvature.ts";
import { convexSet, curved, isAffine, isSmooth, MOST_CURVED } from "./curvature.ts";
import type { Demand } from "./demand.ts";
import { forall, sidesOf } from "./demand.ts";
import { replace } from "./expand.ts";
import type { Posed } from "./feasible.ts";
import { constraintsOf, roomIn } from "./feasible.ts";
import type { Assignment } from "./joint-solutions.ts";
import type { Problem } from "./lagrangian.ts";
import { isInequality, lagrangian, stationarity } from "./lagrangian.ts";
import type { Point } from "./point-of.ts";

export const bendOf = (problem: Problem): Shape["bends"] => (problem.sense === "maximize" ? "concave" : "convex");

/** The Kuhn-Tucker conditions at the claimed point: dual feasibility, complementary slackness, stationarity. */
export function kuhnTucker(
  cx: Context,
  { problem, over, parametric, anywhere }: Posed,
  at: Point,
  prices: Assignment,
): readonly Demand[] | undefined {
  const pairs = [...at.pairs, ...prices];
  const priceOf = (multiplier: string): Expr => prices.find(([symbol]) => symbol.name === multiplier)?.[1] ?? num(0);
  const base = { code: "F320", span: at.span } as const;
  const rooms = problem.constraints.filter(isInequality).flatMap((c) => {
    const room = replace(cx, roomIn(c), at.pairs, at.span);
    return room ? [{ c, room, price: priceOf(c.multiplier) }] : [];
  });
  const slopes = over.flatMap((v) => replace(cx, stationarity(problem, v.name), pairs, at.span) ?? []);
  if (rooms.length < problem.constraints.filter(isInequality).length || slopes.length < over.length) return undefined;
  const signs = rooms.flatMap(({ c, room, price }): readonly Demand[] => [
    {
      ...base,
      what: `dual feasibility: the multiplier of \`${c.name}\`, \`${showExpr(price)}\`, is not negative`,
      obligation: forall(parametric, relation(">=", price, num(0))),
      fault: `The multiplier of \`${c.name}\`, \`${showExpr(price)}\`, can be negative.`,
      sides: [{ what: `the multiplier of \`${c.name}\``, of: price }],
    },
    {
      ...base,
      what: `complementary slackness: \`${c.name}\` binds, or its multiplier is zero`,
      obligation: forall(parametric, relation("=", product(price, room), num(0))),
      fault: `Complementary slackness fails: \`${c.name}\` has room to spare, and its multiplier is not zero.`,
      sides: [
        { what: `the multiplier of \`${c.name}\``, of: price },
        { what: "the room to spare", of: room },
      ],
    },
  ]);
  const still = and(...slopes.map((slope) => relation("=", slope, num(0))));
  const away = sum(...slopes.map((slope, i) => product(slope, minus(over[i] ?? sym(""), at.pairs[i]?.[1] ?? sym("")))));
  const order = relation(problem.sense === "maximize" ? "<=" : ">=", away, num(0));
  const stationary: Demand = {
    ...base,
    what: "stationarity: the derivatives of the Lagrangian vanish at the claimed point",
    obligation: forall(parametric, still),
    fault: "Stationarity fails: at the claimed point a derivative of the Lagrangian is not zero.",
    sides: sidesOf(still),
    instead: [
      {
        ...base,
        what: "stationarity at a corner: the Lagrangian improves from the claimed point towards no point of the domain",
        obligation: forall(anywhere, order),
        fault: "Stationarity fails: the Lagrangian improves from the claimed point towards the point shown.",
        sides: sidesOf(order),
      },
    ],
  };
  return [...signs, stationary];
}

/** That the objective is concave and the feasible set convex, or at least the Lagrangian concave. */
export function curvatureDemands(posed: Posed, span: Span, prices: Assignment): readonly Demand[] | undefined {
  const { problem, over } = posed;
  const shape = { bends: bendOf(problem), isStrict: false };
  const whole = attempt(() => substitute(lagrangian(problem), prices));
  const instead = whole && shapeDemand(posed, span, whole, shape, "the Lagrangian");
  if (!instead || !isSmooth(problem.objective, over)) return undefined;
  const objective = shapeDemand(posed, span, problem.objective, shape, "the objective");
  const convex = convexityDemands(posed, span);
  if (!objective || !convex) return [instead];
  return [objective, ...convex].map((demand) => ({ ...demand, instead: [instead] }));
}

/** A room that is concave in the choice variables makes for a convex set; an equation has to be linear. */
export function convexityDemands(posed: Posed, span: Span): readonly Demand[] | undefined {
  const { problem, over } = posed;
  const bent = problem.constraints.filter((c) => !isAffine(roomIn(c), over));
  const demands = bent.map((c) => {
    const named = `the room that \`${c.name}\` leaves`;
    return isInequality(c)
      ? shapeDemand(posed, span, roomIn(c), { bends: "concave", isStrict: false }, named)
      : undefined;
  });
  const known = demands.filter((demand) => demand !== undefined);
  return known.length === demands.length ? known : undefined;
}

export function shapeDemand(posed: Posed, span: Span, of: Expr, shape: Shape, named: string): Demand | undefined {
  const { problem, over, anywhere } = posed;
  if (over.length > MOST_CURVED || !isSmooth(of, over)) return undefined;
  const words = `${shape.isStrict ? "strictly " : ""}${shape.bends}`;
  return {
    what: `${named} is ${words}`,
    obligation: forall(convexSet(anywhere, over, constraintsOf(problem)), curved(of, over, shape)),
    code: "F320",
    fault: `${named.charAt(0).toUpperCase()}${named.slice(1)} is not ${words} at the point shown, so this does not follow by concavity.`,
    span,
    sides: [],
  };
}
