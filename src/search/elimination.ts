/** Elimination: a symbol, or another part, replaced by the value that an equation gives it. */

import { isEvident, openState } from "../kernel/facts.ts";
import type { Field } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence, Functions, Obligation } from "../kernel/obligation.ts";
import { substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { num, relation } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, openBench, proveIn } from "./bench.ts";
import type { Elimination } from "./equations.ts";
import { generatorsIn } from "./generators.ts";

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

/** How many symbols are asked whether they can be zero. */
const ASKED = 4;

/** The goal once it is known that symbols in equations are not zero, because the equations say so. */
export function byNonzero(bench: Bench, goal: Formula, depth: number): Evidence | undefined {
  if (depth <= 3) return undefined;
  const { field, facts } = bench.state;
  const unknowns = new Set(
    facts.flatMap(({ op, element }) => (op === "=" ? generatorsIn(element) : [])).filter((g) => isSymbol(field, g)),
  );
  const claims = [...unknowns]
    .map((g) => relation("!=", (field.generators[g] as { expr: Expr }).expr, num(0)))
    .filter((claim) => !isEvident(bench.state, claim));
  let isNew = false;
  for (const claim of claims.slice(0, ASKED)) {
    const evidence = proveIn(bench, bench.state, claim, 2);
    if (evidence && addLemma(bench, claim, { conditions: [], claim: evidence }) !== undefined) isNew = true;
  }
  return isNew ? bench.search?.formula(bench, goal, depth - 2) : undefined;
}

const isSymbol = (field: Field, generator: number): boolean => field.generators[generator]?.kind === "symbol";

const assuming = (functions: Functions, given: readonly Formula[]): Obligation => ({
  kind: "exists",
  functions,
  given,
});
