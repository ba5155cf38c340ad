/** Calls one way of proof on a bench of its own, and asks the kernel what its evidence is worth. */

import { learn } from "../../src/kernel/conditions.ts";
import { truthAt } from "../../src/kernel/evaluate.ts";
import { isEvident, openState } from "../../src/kernel/facts.ts";
import { judge } from "../../src/kernel/judge.ts";
import { openMeter, spent } from "../../src/kernel/meter.ts";
import type { Evidence } from "../../src/kernel/obligation.ts";
import { tableOf } from "../../src/kernel/point.ts";
import type { Formula, Relation } from "../../src/math/expr.ts";
import type { Bench, Search } from "../../src/search/bench.ts";
import { addCondition, openBench } from "../../src/search/bench.ts";
import { proveQuickly, proveSign, signOfSum } from "../../src/search/inequalities.ts";
import { comparison, FUNCTIONS, forall, formula, point, proofOf } from "../kernel/write.ts";

export type Way = (bench: Bench, goal: Relation) => Evidence | undefined;

/** Signs by rules and linear programs, for ways of proof that leave the rest to others. */
const SIGNS: Search = {
  formula: (bench, goal, depth) => {
    if (goal.kind !== "relation" || goal.op === "=") return undefined;
    if (isEvident(bench.state, goal)) return { by: "identity" };
    return proveQuickly(bench, goal) ?? proveSign(bench, goal, depth);
  },
  whole: () => undefined,
  signOfSum,
};

/** What the kernel says of the evidence found, or "nothing", and what the search for it spent. */
export function tried(way: Way, claim: string, given: readonly string[]): { verdict: string; operations: number } {
  const goal = comparison(claim);
  const obligation = forall(goal, given);
  const bench = openBench(openState(obligation, openMeter(3_000_000)), SIGNS);
  const lessons = learn(goal, FUNCTIONS);
  for (const lesson of lessons) addCondition(bench, lesson.relation);
  const evidence = way(bench, goal);
  const conditions = lessons.map((): Evidence => ({ by: "identity" }));
  const verdict = evidence ? judge(obligation, proofOf(evidence, conditions)).kind : "nothing";
  return { verdict, operations: spent(bench.state.field.meter) };
}

/** Whether a claim, or every one of some assumptions, is true at a point, exactly. */
export function holdsAt(claims: readonly (string | Formula)[], values: Readonly<Record<string, string>>): boolean {
  const table = tableOf(point(values), FUNCTIONS);
  return claims.every((f) => truthAt(typeof f === "string" ? formula(f) : f, table) === "true");
}
