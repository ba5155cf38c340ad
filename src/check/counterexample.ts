/** What a counterexample shows: the point, and what the two sides are worth there. */

import { valueAt } from "../kernel/evaluate.ts";
import type { Verdict } from "../kernel/judge.ts";
import type { Demand } from "../steps/demand.ts";
import type { Counterexample } from "./report.ts";

/** Places after the point of a value that is not rational. */
const DIGITS = 6;

/** The point at which a demand fails, with the values of its sides. */
export function counterexampleOf(demand: Demand, verdict: Verdict): Counterexample | undefined {
  if (verdict.kind !== "refuted" || !verdict.point) return undefined;
  const { point } = verdict;
  const values = demand.sides.flatMap(({ what, of }) => {
    const value = valueAt(of, point, demand.obligation.functions, DIGITS);
    return value ? [{ what, value: value.text }] : [];
  });
  return { point, values };
}
