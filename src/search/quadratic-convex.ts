/** A quadratic that is convex or straight: its vertex lies before a bound of its unknown, after one, or not below zero. */

import type { Element } from "../kernel/field.ts";
import { negateElement } from "../kernel/field.ts";
import type { Evidence } from "../kernel/obligation.ts";
import { num, relation } from "../math/expr.ts";
import { rational } from "../math/rational.ts";
import type { Limit } from "./quadratic-form.ts";
import { derivativeAt, derivativeOf, distanceFrom, negativeDiscriminant, valueAt } from "./quadratic-form.ts";
import type { Task } from "./quadratic-task.ts";
import {
  asOneProduct,
  combinationOf,
  inCase,
  inverseOf,
  lemmaOf,
  overSlopes,
  quickly,
  shownIn,
  strictest,
  sumOfSigns,
  thoroughly,
} from "./quadratic-task.ts";
import type { Decomposition } from "./signs.ts";
import { ofNumber, times } from "./signs.ts";

/** Where a > 0: the vertex before the bounds, after them, or anywhere. */
export function convex(task: Task, rising: Decomposition): Evidence | undefined {
  const simple = atOneEnd(task, rising) ?? atVertex(task, rising, quickly);
  if (simple) return simple;
  const last = (side: Task): Evidence | undefined => atVertex(side, rising, thoroughly);
  const [lower] = task.lower;
  const [upper] = task.upper;
  const beforeUpper = (side: Task): Evidence | undefined =>
    upper ? besides(side, rising, upper, "upper", last) : last(side);
  return lower ? besides(task, rising, lower, "lower", beforeUpper) : beforeUpper(task);
}

type Which = "lower" | "upper";

/** Where a >= 0 and f does not fall with the distance from one of the bounds. */
export function atOneEnd(task: Task, rising: Decomposition): Evidence | undefined {
  for (const which of ["lower", "upper"] as const)
    for (const limit of task[which]) {
      // A straight line has this one chance.
      const prove = task.q.degree === 1 ? thoroughly : quickly;
      const slope = prove(task, awaySlope(task, limit, which), false);
      const evidence = slope && fromEnd(task, rising, limit, slope);
      if (evidence) return evidence;
    }
  return undefined;
}

/** How f begins to change with the distance from a bound. */
function awaySlope({ bench, q }: Task, limit: Limit, which: Which): Element {
  const slope = derivativeAt(bench.state.field, q, limit);
  return which === "lower" ? slope : negateElement(slope);
}

function fromEnd(task: Task, rising: Decomposition, limit: Limit, slope: Decomposition): Evidence | undefined {
  const distance = distanceFrom(limit);
  const change = sumOfSigns(times(distance, slope), times(rising, times(distance, distance)));
  // What is positive away from the bound need not be so at it.
  const value = change?.strict
    ? thoroughly(task, valueAt(task.bench.state.field, task.q, limit), false)
    : strictest(task, limit);
  const whole = overSlopes(task, limit, sumOfSigns(value, change));
  return whole && (whole.strict || !task.strict) ? combinationOf(whole) : undefined;
}

/** The case in which f does not fall with the distance from a bound, and the one in which it does. */
function besides(
  task: Task,
  rising: Decomposition,
  limit: Limit,
  which: Which,
  otherwise: (side: Task) => Evidence | undefined,
): Evidence | undefined {
  const slope = awaySlope(task, limit, which);
  if (quickly(task, negateElement(slope), true)) return otherwise(task);
  const on = shownIn(task.bench, slope);
  const end = (side: Task): Evidence | undefined => {
    const known = quickly(side, slope, false);
    return known && fromEnd(side, rising, limit, known);
  };
  const positive = inCase(task, relation(">", on, num(0)), end);
  const zero =
    positive &&
    inCase(task, relation("=", on, num(0)), (side) => {
      lemmaOf(side.bench, slope, false, { by: "identity" });
      return end(side);
    });
  const negative = zero && inCase(task, relation("<", on, num(0)), otherwise);
  return positive && zero && negative && { by: "split", on, negative, zero, positive };
}

/** Where a > 0 and the discriminant is not positive. */
function atVertex(task: Task, rising: Decomposition, prove: typeof thoroughly): Evidence | undefined {
  const { bench, q, strict } = task;
  const { field } = bench.state;
  const rest = prove(task, negativeDiscriminant(field, q), strict);
  const lead = rest && asOneProduct(bench, q.a, rising);
  if (lead === undefined) return undefined;
  const squares = [shownIn(bench, derivativeOf(field, q))];
  const square: Decomposition = { sign: 1, strict: false, terms: [{ coefficient: rational(1), facts: [], squares }] };
  const quarter = times(ofNumber(rational(1, 4)), inverseOf(lead));
  const whole = times(quarter, sumOfSigns(square, rest));
  return whole && combinationOf(whole);
}
