/** A quadratic that is concave or straight, between two bounds of its unknown: it is at least the line between its ends. */

import type { Evidence } from "../kernel/obligation.ts";
import { num, quotient, relation } from "../math/expr.ts";
import { rational } from "../math/rational.ts";
import type { Limit } from "./quadratic-form.ts";
import { distanceFrom, multiplierAt, widthBetween } from "./quadratic-form.ts";
import type { Task } from "./quadratic-task.ts";
import {
  asOneProduct,
  combinationOf,
  contradictionOf,
  inCase,
  inverseOf,
  lemmaOf,
  overSlopes,
  quickly,
  shownIn,
  strictest,
  sumOfSigns,
} from "./quadratic-task.ts";
import type { Decomposition } from "./signs.ts";
import { times } from "./signs.ts";

/** Where a <= 0, f is at least what lies between its values at two bounds. */
export function between(task: Task, falling: Decomposition): Evidence | undefined {
  for (const lower of task.lower)
    for (const upper of task.upper) {
      const evidence = betweenTwo(task, falling, lower, upper);
      if (evidence) return evidence;
    }
  return undefined;
}

function betweenTwo(task: Task, falling: Decomposition, lower: Limit, upper: Limit): Evidence | undefined {
  const low = strictest(task, lower);
  const high = low && strictest(task, upper);
  if (!low || !high) return undefined;
  const whole = joined(task, falling, [lower, low], [upper, high]);
  if (whole && (whole.strict || !task.strict)) return combinationOf(whole);
  return low.strict || !task.strict ? awayFrom(task, falling, [lower, low], [upper, high]) : undefined;
}

type End = readonly [limit: Limit, value: Decomposition];

/** f as the line between its values at two different bounds, and what is above that. */
function joined(task: Task, falling: Decomposition, [lower, low]: End, [upper, high]: End): Decomposition | undefined {
  const { bench, q } = task;
  const width = widthBetween(bench.state.field, lower, upper);
  const parts = sumOfSigns(times(lower.sign, distanceFrom(upper)), times(upper.sign, distanceFrom(lower)));
  const known = parts?.strict ? lemmaOf(bench, width, true, combinationOf(parts)) : quickly({ bench }, width, true);
  const apart = known && asOneProduct(bench, width, known);
  if (apart === undefined) return undefined;
  const end = (limit: Limit, value: Decomposition, other: Limit): Decomposition | undefined => {
    const weight = times(distanceFrom(other), inverseOf(apart));
    return times(weight, q.degree === 1 ? value : times(value, inverseOf(limit.sign)));
  };
  const slopes = times(inverseOf(lower.sign), inverseOf(upper.sign));
  const above = times(times(falling, slopes), times(distanceFrom(lower), distanceFrom(upper)));
  return sumOfSigns(end(lower, low, upper), end(upper, high, lower), above);
}

/** The cases of x at its lower bound, where f has its value there, and of x above that, where the bounds differ. */
function awayFrom(task: Task, falling: Decomposition, [lower, low]: End, [upper, high]: End): Evidence | undefined {
  const on = task.bench.state.facts[lower.fact]?.expr;
  if (on === undefined) return undefined;
  const positive = inCase(task, relation(">", on, num(0)), (side, fact) => {
    const whole = joined(side, falling, [{ ...lower, fact, strict: true }, low], [upper, high]);
    return whole && (whole.strict || !task.strict) ? combinationOf(whole) : undefined;
  });
  const zero =
    positive &&
    inCase(task, relation("=", on, num(0)), (side, fact) => {
      const scaled = overSlopes(side, lower, low);
      const multiplier = quotient(shownIn(side.bench, multiplierAt(side.bench.state.field, task.q, lower)), {
        kind: "number",
        value: lower.scale,
      });
      return scaled && combinationOf(scaled, [{ fact, multiplier }]);
    });
  const negative =
    zero &&
    inCase(task, relation("<", on, num(0)), (_, fact) =>
      contradictionOf(distanceFrom({ ...lower, scale: rational(1) }), fact),
    );
  return positive && zero && negative && { by: "split", on, negative, zero, positive };
}
