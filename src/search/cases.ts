/** Proofs case by case: alternatives that are given, and what absolute values, extrema and pieces are. */

import { instanceOf } from "../kernel/axioms.ts";
import type { State } from "../kernel/facts.ts";
import { assume } from "../kernel/facts.ts";
import { copyField } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import type { AxiomName, Evidence } from "../kernel/obligation.ts";
import type { Expr, Formula, Or } from "../math/expr.ts";
import { children, expressionsOf, sameExpr, someNode } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { proveIn, withLemmas } from "./bench.ts";
import { byContradiction } from "./contradiction.ts";
import { eliminate } from "./elimination.ts";

/** The state of a case, in a field of its own. */
const inCase = (state: State, where: Formula): State | undefined =>
  attempt(() => assume({ ...state, field: copyField(state.field) }, where));

/** The first disjunction among what is given, taken apart. */
export function byCases(bench: Bench, goal: Formula, depth: number): Evidence | undefined {
  const given = bench.state.given.findIndex((f, i) => f.kind === "or" && f.parts.length > 0 && !bench.spent.has(i));
  const disjunction = bench.state.given[given];
  if (disjunction?.kind !== "or" || depth <= 0) return undefined;
  return eachCase(bench, disjunction, given, (side, state) => proveIn(side, state, goal, depth - 1));
}

function eachCase(
  bench: Bench,
  disjunction: Or,
  given: number,
  prove: (side: Bench, state: State) => Evidence | undefined,
): Evidence | undefined {
  const side: Bench = { ...bench, spent: new Set([...bench.spent, given]) };
  const parts: Evidence[] = [];
  for (const part of disjunction.parts) {
    const state = inCase(bench.state, part);
    const evidence = state && prove(side, state);
    if (evidence === undefined) return undefined;
    parts.push(evidence);
  }
  return { by: "cases", given, parts };
}

/** What an absolute value, an extremum or a piecewise expression is: one thing or another. */
function definitionOf(e: Expr): { readonly name: AxiomName; readonly at: readonly Expr[] } | undefined {
  if (e.kind === "call" && e.name === "abs") return { name: "absolute-value", at: [e.arg] };
  if (e.kind === "extremum") return { name: "extremum", at: [e] };
  return e.kind === "piecewise" ? { name: "piecewise", at: [e] } : undefined;
}

const isDefined = (e: Expr): boolean => definitionOf(e) !== undefined;

/** The innermost such expression in the goal, or in what is given about its parts. */
function innermost(bench: Bench, goal: Formula): Expr | undefined {
  const find = (e: Expr): Expr | undefined => {
    for (const child of children(e)) {
      const inner = find(child);
      if (inner) return inner;
    }
    return isDefined(e) ? e : undefined;
  };
  const open = bench.state.given.filter((f, i) => f.kind === "relation" && !bench.spent.has(i));
  for (const f of [goal, ...open])
    for (const e of expressionsOf(f)) {
      const found = someNode(e, isDefined) ? find(e) : undefined;
      if (found) return found;
    }
  return undefined;
}

/** The cases of what an expression is, its value put in for it in each. */
export function byDefinition(bench: Bench, goal: Formula, depth: number): Evidence | undefined {
  const e = innermost(bench, goal);
  const definition = e && definitionOf(e);
  if (depth <= 0 || e === undefined || definition === undefined) return undefined;
  const says = attempt(() => instanceOf(definition.name, definition.at, bench.state.functions).says);
  const state = says && attempt(() => assume(bench.state, says));
  const given = bench.state.given.length;
  if (state === undefined || says?.kind !== "or") return undefined;
  const then = eachCase({ ...bench, state }, says, given, (side, known) => {
    const inside: Bench = { ...side, state: known, lemmas: [], signless: new Set() };
    const evidence = byContradiction(inside) ?? withValue(inside, e, given, goal, depth - 1);
    return evidence && withLemmas(inside, 0, evidence);
  });
  return then && { by: "axiom", name: definition.name, at: definition.at, then };
}

/** The goal with the value that is given, after a place in the list, for an expression. */
function withValue(bench: Bench, e: Expr, after: number, goal: Formula, depth: number): Evidence | undefined {
  const isValue = (f: Formula): boolean => f.kind === "relation" && f.op === "=" && sameExpr(f.left, e);
  const given = bench.state.given.findIndex((f, i) => i > after && isValue(f));
  const claim = bench.state.given[given];
  if (claim?.kind !== "relation") return undefined;
  return eliminate(bench, goal, { claim, proof: { conditions: [], claim: { by: "identity" } }, given }, depth);
}
