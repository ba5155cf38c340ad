/** Proofs case by case: alternatives that are given, and what absolute values, extrema and pieces are. */

import { instanceOf } from "../kernel/axioms.ts";
import type { State } from "../kernel/facts.ts";
import { assume, isEvident } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import { copyField, fromPolynomial, invertElement, isZero, split } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import type { AxiomName, Evidence } from "../kernel/obligation.ts";
import { constantOf, constantPolynomial } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr, Formula, Or, Relation } from "../math/expr.ts";
import { children, expressionsOf, num, or, relation, sameExpr, someNode } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn, withLemmas } from "./bench.ts";
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

/** An equation that is a product: one of its factors is zero, as in complementary slackness. */
export function byFactors(bench: Bench, goal: Formula, depth: number): Evidence | undefined {
  if (depth <= 2) return undefined;
  for (const [fact, { op, element }] of [...bench.state.facts].entries()) {
    const alternatives = op === "=" && !isZero(element) ? attempt(() => vanishingFactors(bench, element)) : undefined;
    if (alternatives === undefined) continue;
    const { parts, multiplier } = alternatives;
    const product: Evidence = { by: "combination", terms: [], equations: [{ fact, multiplier }] };
    const claim = or(...parts);
    if (addLemma(bench, claim, { conditions: [], claim: { by: "zero-product", then: product } }) === undefined)
      continue;
    const before = bench.state.given.slice(0, -1).map((_, i) => i);
    const side: Bench = { ...bench, lemmas: [], spent: new Set([...bench.spent, ...before]) };
    const evidence = byCases(side, goal, depth - 1);
    if (evidence) return withLemmas(side, 0, evidence);
  }
  return undefined;
}

/** The factors of an equation's numerator of which none is known not to vanish, when there are several. */
function vanishingFactors(bench: Bench, e: Element): { parts: readonly Relation[]; multiplier: Expr } | undefined {
  const { field } = bench.state;
  const { sign, content, monomial, primitive } = split(e.numerator);
  const factors: Expr[] = [];
  for (let i = 0; i < monomial.length; i += 2) {
    if (monomial.charCodeAt(i + 1) > 1) return undefined;
    factors.push((field.generators[monomial.charCodeAt(i)] as { expr: Expr }).expr);
  }
  if (constantOf(primitive) === undefined) factors.push(fromElement(field, fromPolynomial(primitive)));
  const parts = factors.map((factor) => relation("=", factor, num(0)));
  const isSettled = (op: "=" | "!="): boolean =>
    factors.some((factor) => isEvident(bench.state, relation(op, factor, num(0))));
  if (parts.length < 2 || isSettled("=") || isSettled("!=")) return undefined;
  const rest = { ...e, numerator: constantPolynomial(sign * content) };
  return { parts, multiplier: fromElement(field, invertElement(field, rest)) };
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
