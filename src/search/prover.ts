/**
 * The proof search: from an obligation to evidence that the kernel can check.
 *
 * Cheap rules first: normal form, signs of products and sums, division by an equation; then completing squares,
 * linear programming, conjugates of roots, and elimination of symbols by equations. Nothing here is trusted.
 */

import { learn } from "../kernel/conditions.ts";
import { constantValue } from "../kernel/constant.ts";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { againstZero, isEvident, openState, withoutDerivatives } from "../kernel/facts.ts";
import { attempt, openMeter } from "../kernel/meter.ts";
import { sameValue, toElement } from "../kernel/normal.ts";
import type { Evidence, Obligation, Proof, Proposal } from "../kernel/obligation.ts";
import type { Searcher } from "../kernel/ports.ts";
import type { Expr, Formula, Or, Relation } from "../math/expr.ts";
import { expressionsOf, FALSE, minus, num, product, relation, relationsOf, someNode } from "../math/expr.ts";
import type { Bench, Search } from "./bench.ts";
import { addCondition, openBench, sideBench, withLemmas } from "./bench.ts";
import { byBernstein } from "./bernstein.ts";
import { byCases, byDefinition, byFactors } from "./cases.ts";
import { combine } from "./combine.ts";
import { byContradiction } from "./contradiction.ts";
import { byElimination, byNonzero } from "./elimination.ts";
import { byBounds, byEnclosure } from "./enclosures.ts";
import { byCancelling, byConjugate, byDivision, eliminations } from "./equations.ts";
import { byBoundary, byNegation, byStrictness, byTrichotomy, byTwoSides, signDenominators } from "./exclusion.ts";
import { orderExponentials, orderLogarithms } from "./exponentials.ts";
import { stripFacts } from "./factors.ts";
import {
  byImage,
  logarithmsOfRelations,
  multiplesOfExponentials,
  positiveGenerators,
  splitLogarithms,
} from "./images.ts";
import { proveQuickly, proveSign, signOfSum } from "./inequalities.ts";
import { basesOfPowers } from "./perfect-powers.ts";
import { byQuadratic } from "./quadratic.ts";
import { exponentialsOfEquations, rationalise } from "./rationalise.ts";
import { byReduction } from "./reduction.ts";
import { byCoordinate, throughImages } from "./solutions.ts";
import { byTruths } from "./truths.ts";
import { byOneUnknown } from "./univariate.ts";

/** Kernel operations that one search may spend. */
const SEARCH_BUDGET = 3_000_000;
/** How often a symbol is eliminated, and how deep proofs call for proofs. */
const DEPTH = 6;

/** Normal form, signs of sums and products, and single equations. */
export const quickProver: Searcher = { name: "normal form and sign rules", propose: (o) => proposals(o, 0) };
/** All rules. */
export const prover: Searcher = { name: "certificates by linear programming", propose: (o) => proposals(o, DEPTH) };

function* proposals(obligation: Obligation, depth: number): Generator<Proposal> {
  const claim = obligation.kind === "forall" ? obligation.claim : FALSE;
  const proof = attemptProof(() => {
    const bench = openBench(openState(obligation, openMeter(SEARCH_BUDGET)), depth > 0 ? THOROUGH : undefined);
    return proveWhole(bench, claim, depth);
  });
  if (proof) yield { kind: "proof", proof };
}

function attemptProof<T>(run: () => T): T | undefined {
  try {
    return attempt(run);
  } catch (error) {
    // A stack that overflows on a huge expression is one more search that found nothing.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const THOROUGH: Search = { formula: proveFormula, whole: proveWhole, signOfSum };

/** The conditions of the claim in order, each proved and then known, and the claim itself. */
function proveWhole(bench: Bench, claim: Formula, depth: number): Proof | undefined {
  const conditions: Evidence[] = [];
  const lessons = learn(claim, bench.state.functions);
  const demanded = lessons.flatMap(({ kind, relation: r }) => (kind === "demand" ? [r] : []));
  for (const lesson of lessons) {
    if (lesson.kind === "demand") conditions.push(proveAside(bench, lesson.relation, depth) ?? { by: "identity" });
    addCondition(bench, lesson.relation);
  }
  const start = bench.lemmas.length;
  if (depth > 0) {
    signDenominators(bench, demanded);
    prepare(bench, claim);
  }
  const evidence = proveFormula(bench, withoutDerivatives(claim), depth);
  return evidence && { conditions, claim: withLemmas(bench, start, evidence) };
}

/** Lemmas that many proofs want: assumptions without their known factors, logarithms of products taken apart. */
function prepare(bench: Bench, claim: Formula): void {
  stripFacts(bench);
  basesOfPowers(bench);
  if (relationsOf(claim).some(({ op }) => op === "=")) rationalise(bench);
  const all = [claim, ...bench.state.given].flatMap(expressionsOf);
  if (!all.some((e) => someNode(e, isLogarithmic))) return;
  attempt(() => expressionsOf(claim).map((e) => toElement(bench.state.field, evaluateDerivatives(e, sameValue))));
  positiveGenerators(bench);
  stripFacts(bench);
  multiplesOfExponentials(bench);
  if (relationsOf(claim).some(({ op }) => op !== "=")) {
    orderExponentials(bench);
    orderLogarithms(bench);
  }
  logarithmsOfRelations(bench);
  exponentialsOfEquations(bench);
  splitLogarithms(bench);
}

const isLogarithmic = (e: Expr): boolean =>
  (e.kind === "call" && (e.name === "ln" || e.name === "exp")) ||
  (e.kind === "power" && constantValue(e.exponent) === undefined);

/** Evidence that carries its own lemmas, leaving the bench as it was, also in a quick search. */
function proveAside(bench: Bench, goal: Formula, depth: number): Evidence | undefined {
  const side = sideBench(bench);
  const evidence = proveFormula(side, goal, depth);
  return evidence && withLemmas(side, 0, evidence);
}

function proveFormula(bench: Bench, goal: Formula, depth: number): Evidence | undefined {
  switch (goal.kind) {
    case "relation":
      return proveRelation(bench, goal, depth);
    case "and": {
      const parts: Evidence[] = [];
      for (const part of goal.parts) {
        const evidence = proveAside(bench, part, depth);
        if (evidence === undefined) return undefined;
        parts.push(evidence);
      }
      return { by: "parts", parts };
    }
    case "or":
      return proveAlternatives(bench, goal, depth);
  }
}

/** Cheap attempts at each way first: a product that vanishes, one alternative that holds. */
function proveAlternatives(bench: Bench, goal: Or, depth: number): Evidence | undefined {
  const quick = byZeroProduct(bench, goal, 0) ?? byChoice(bench, goal, 0);
  if (quick || depth <= 0) return quick;
  const steps = eliminations(bench, goal);
  if (steps[0]?.given !== undefined) return byElimination(bench, goal, steps, depth);
  return (
    byContradiction(bench) ??
    byCoordinate(bench, goal, depth) ??
    byElimination(bench, goal, steps, depth) ??
    throughImages(bench, goal, depth) ??
    byNonzero(bench, goal, depth) ??
    byFactors(bench, goal, depth) ??
    byCases(bench, goal, depth) ??
    byZeroProduct(bench, goal, depth - 2) ??
    byChoice(bench, goal, depth - 2) ??
    byTrichotomy(bench, goal, depth)
  );
}

function byChoice(bench: Bench, goal: Or, depth: number): Evidence | undefined {
  for (const [part, alternative] of goal.parts.entries()) {
    const then = proveAside(bench, alternative, depth);
    if (then) return { by: "choose", part, then };
  }
  return undefined;
}

function byZeroProduct(bench: Bench, goal: Or, depth: number): Evidence | undefined {
  const equations = goal.parts.filter((part) => part.kind === "relation" && part.op === "=") as readonly Relation[];
  if (equations.length < 2 || equations.length < goal.parts.length) return undefined;
  const factors = equations.map((part) => minus(part.left, part.right));
  const then = proveAside(bench, relation("=", product(...factors), num(0)), depth);
  return then && { by: "zero-product", then };
}

function proveRelation(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  if (isEvident(bench.state, goal)) return { by: "identity" };
  const enclosed = byEnclosure(goal);
  if (enclosed) return enclosed;
  const quick = goal.op === "=" ? equationQuickly(bench, goal) : proveQuickly(bench, goal);
  if (quick || depth <= 0) return quick;
  const steps = eliminations(bench, goal);
  // A value that is given outright is put in before anything that takes longer; nothing is lost by it.
  if (steps[0]?.given !== undefined) return byElimination(bench, goal, steps, depth);
  return (
    byOneUnknown(bench, goal) ??
    byDefinition(bench, goal, depth) ??
    (goal.op === "=" ? proveEquation(bench, goal, depth) : proveSign(bench, goal, depth)) ??
    byContradiction(bench) ??
    byBernstein(bench, goal) ??
    byStrictness(bench, goal) ??
    byElimination(bench, goal, steps, depth) ??
    byImage(bench, goal, depth) ??
    throughImages(bench, goal, depth) ??
    byTwoSides(bench, goal, depth) ??
    (goal.op === "=" ? byNonzero(bench, goal, depth) : undefined) ??
    byBounds(bench, goal, depth) ??
    byQuadratic(bench, goal, depth) ??
    byTruths(bench, goal, depth) ??
    byFactors(bench, goal, depth) ??
    byCases(bench, goal, depth) ??
    byBoundary(bench, goal, depth) ??
    byNegation(bench, goal, depth)
  );
}

function equationQuickly(bench: Bench, goal: Relation): Evidence | undefined {
  const target = againstZero(goal).expr;
  return byDivision(bench, target) ?? byCancelling(bench, target);
}

function proveEquation(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const target = againstZero(goal).expr;
  const conjugate = byConjugate(bench, target, (aside) => proveAside(bench, aside, depth - 2));
  if (conjugate) return conjugate;
  const reduction = byReduction(bench, target);
  if (reduction) return reduction;
  const combination = hasEquation(bench) ? combine(bench, target, false) : undefined;
  if (combination && combination.terms.length === 0)
    return { by: "combination", terms: [], equations: combination.equations };
  return undefined;
}

const hasEquation = (bench: Bench): boolean => bench.state.facts.some((fact) => fact.op === "=");
