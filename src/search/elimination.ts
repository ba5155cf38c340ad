/** Elimination: a symbol, or another part, replaced by the value that an equation gives it. */

import { openState } from "../kernel/facts.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence, Functions, Obligation } from "../kernel/obligation.ts";
import { substituteFormula } from "../kernel/substitute.ts";
import type { Formula } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, openBench } from "./bench.ts";
import type { Elimination } from "./equations.ts";

/** Solves an equation for a symbol, replaces the symbol everywhere, and proves what is left. */
export function byElimination(
  bench: Bench,
  goal: Formula,
  steps: readonly Elimination[],
  depth: number,
): Evidence | undefined {
  if (depth <= 0) return undefined;
  for (const step of steps) {
    const found = eliminate(bench, goal, step, depth);
    if (found) return found;
  }
  return undefined;
}

export function eliminate(bench: Bench, goal: Formula, elimination: Elimination, depth: number): Evidence | undefined {
  const { claim, proof, given } = elimination;
  const before = bench.state;
  if (given === undefined && addLemma(bench, claim, proof) === undefined) return undefined;
  const index = given ?? bench.state.given.length - 1;
  const pairs = [[claim.left, claim.right]] as const;
  const then = attempt(() => {
    const replaced = bench.state.given.map((f) => substituteFormula(f, pairs));
    const fresh = {
      ...openBench(openState(assuming(bench.state.functions, replaced), bench.state.field.meter), bench.search),
      spent: bench.spent,
    };
    // Putting in a value that is given costs no depth: it cannot go on for ever.
    return bench.search?.whole(fresh, substituteFormula(goal, pairs), given === undefined ? depth - 1 : depth);
  });
  if (then) return { by: "substitute", given: index, then };
  if (given === undefined) bench.lemmas.pop();
  bench.state = before;
  return undefined;
}

const assuming = (functions: Functions, given: readonly Formula[]): Obligation => ({
  kind: "exists",
  functions,
  given,
});
