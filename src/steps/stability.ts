/** Local stability of a steady state, from the derivatives of the law of motion there. */

import type { Expr, Formula } from "../math/expr.ts";
import { and, minus, negate, num, or, product, relation, sum } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall } from "./demand.ts";

export const STABILITY = ["true", "false", "saddle"] as const;
export type Stability = (typeof STABILITY)[number];

/** Whether time runs on without a break, or in periods. */
export type Clock = "continuous" | "discrete";

const ZERO = num(0);
const ONE = num(1);
const both = (op: "<" | "<=" | ">" | ">=", a: Expr, b: Expr): Formula => relation(op, a, b);

/** What is demanded of the derivatives, and what holds at the least where the claim is right. */
interface Criterion {
  readonly enough: Formula;
  readonly least: Formula;
}

/** The criterion in terms of the derivatives of each law (rows) in each state (columns); for one law or two. */
export function criterionFor(
  jacobian: readonly (readonly Expr[])[],
  clock: Clock,
  stability: Stability,
): Criterion | undefined {
  const [[a, b] = [], [c, d] = []] = jacobian;
  if (jacobian.length === 1 && a) return stability === "saddle" ? undefined : ofOne(a, clock, stability === "true");
  if (jacobian.length !== 2 || !a || !b || !c || !d) return undefined;
  const trace = sum(a, d);
  const determinant = minus(product(a, d), product(b, c));
  return clock === "continuous" ? ofFlow(trace, determinant, stability) : ofPeriods(trace, determinant, stability);
}

function ofOne(slope: Expr, clock: Clock, isStable: boolean): Criterion {
  if (clock === "continuous")
    return isStable
      ? { enough: both("<", slope, ZERO), least: both("<=", slope, ZERO) }
      : { enough: both(">", slope, ZERO), least: both(">=", slope, ZERO) };
  const within = (op: "<" | "<="): Formula => and(both(op, negate(ONE), slope), both(op, slope, ONE));
  const beyond = (op: ">" | ">="): Formula => or(both(op, slope, ONE), both(op, negate(ONE), slope));
  return isStable ? { enough: within("<"), least: within("<=") } : { enough: beyond(">"), least: beyond(">=") };
}

/** Both real parts are negative when the trace is negative and the determinant positive. */
function ofFlow(trace: Expr, determinant: Expr, stability: Stability): Criterion {
  const saddle = both("<", determinant, ZERO);
  switch (stability) {
    case "true":
      return {
        enough: and(both("<", trace, ZERO), both(">", determinant, ZERO)),
        least: and(both("<=", trace, ZERO), both(">=", determinant, ZERO)),
      };
    case "false":
      return {
        enough: or(both(">", trace, ZERO), saddle),
        least: or(both(">=", trace, ZERO), both("<=", determinant, ZERO)),
      };
    case "saddle":
      return { enough: saddle, least: saddle };
  }
}

/** Both roots of z^2 - T z + D lie inside the unit circle when 1 - T + D > 0, 1 + T + D > 0 and D < 1. */
function ofPeriods(trace: Expr, determinant: Expr, stability: Stability): Criterion {
  const atOne = sum(ONE, negate(trace), determinant);
  const atMinusOne = sum(ONE, trace, determinant);
  const inside = (more: ">" | ">=", less: "<" | "<=") =>
    and(both(more, atOne, ZERO), both(more, atMinusOne, ZERO), both(less, determinant, ONE));
  const outside = (less: "<" | "<=", more: ">" | ">=") =>
    or(both(less, atOne, ZERO), both(less, atMinusOne, ZERO), both(more, determinant, ONE));
  const saddle = both("<", product(atOne, atMinusOne), ZERO);
  switch (stability) {
    case "true":
      return { enough: inside(">", "<"), least: inside(">=", "<=") };
    case "false":
      return { enough: outside("<", ">"), least: outside("<=", ">=") };
    case "saddle":
      return { enough: saddle, least: saddle };
  }
}

const WORDS: Readonly<Record<Stability, string>> = {
  true: "locally stable",
  false: "unstable",
  saddle: "a saddle point",
};
export const stabilityWords = (stability: Stability): string => WORDS[stability];

/** That the derivatives show what is claimed; they refute it only where they are not on the border. */
export function stabilityDemand(
  setting: Setting,
  { enough, least }: Criterion,
  stability: Stability,
  jacobian: readonly (readonly Expr[])[],
  span: Span,
): Demand {
  const words = WORDS[stability];
  const demand: Demand = {
    what: `the steady state is ${words}`,
    obligation: forall(setting, enough),
    code: "F343",
    fault: `The steady state is not always ${words}, as the law of motion there shows.`,
    span,
    sides: jacobian.length === 1 && jacobian[0]?.[0] ? [{ what: "the slope there", of: jacobian[0][0] }] : [],
  };
  if (least === enough) return demand;
  return {
    ...demand,
    fault: `It is not shown that the steady state is ${words}: at the point the derivatives are on the border and do not tell.`,
    nothingElse: () => undefined,
    special: () => ({
      cases: [{ presumes: [], demand: { ...demand, obligation: forall(setting, least) } }],
      told: () => ({ fault: demand.fault }),
    }),
  };
}
