/**
 * The proof search: from an obligation to evidence that the kernel can check.
 *
 * Cheap rules first: normal form, signs of products and sums, division by an equation; then completing squares,
 * linear programming, conjugates of roots, and elimination of symbols by equations. Nothing here is trusted.
 */

import { learn } from "../kernel/conditions.ts";
import { againstZero, assume, isEvident, openState, withoutDerivatives } from "../kernel/facts.ts";
import { copyField, elementKey, fromPolynomial, isZero, lowestTerms, negateElement } from "../kernel/field.ts";
import { attempt, openMeter } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Evidence, Functions, Obligation, Proof, Proposal } from "../kernel/obligation.ts";
import type { Searcher } from "../kernel/ports.ts";
import { fromElement } from "../kernel/readable.ts";
import { substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula, Or, Relation } from "../math/expr.ts";
import { FALSE, minus, negate, num, product, quotient, relation } from "../math/expr.ts";
import { ONE } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import { addCondition, addLemma, openBench, sideBench, withLemmas } from "./bench.ts";
import { byMultiplier, combine, denominatorOf } from "./combine.ts";
import type { Elimination } from "./equations.ts";
import { byCancelling, byConjugate, byDivision, eliminations } from "./equations.ts";
import { signOfElement, stripFacts } from "./factors.ts";
import type { Decomposition } from "./signs.ts";
import { decompose, evidenceFromSign, factorOfFact, timesTerm } from "./signs.ts";
import { completeSquares } from "./squares.ts";

/** Kernel operations that one search may spend. */
const SEARCH_BUDGET = 1_000_000;
/** How often a symbol is eliminated, and how deep proofs call for proofs. */
const DEPTH = 6;

/** Normal form, signs of sums and products, and single equations. */
export const quickProver: Searcher = { name: "normal form and sign rules", propose: (o) => proposals(o, 0) };
/** All rules. */
export const prover: Searcher = { name: "certificates by linear programming", propose: (o) => proposals(o, DEPTH) };

function* proposals(obligation: Obligation, depth: number): Generator<Proposal> {
  const claim = obligation.kind === "forall" ? obligation.claim : FALSE;
  const proof = attemptProof(() => {
    const bench = openBench(openState(obligation, openMeter(SEARCH_BUDGET)), depth > 0 ? signOfSum : undefined);
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

/** The conditions of the claim in order, each proved and then known, and the claim itself. */
function proveWhole(bench: Bench, claim: Formula, depth: number): Proof | undefined {
  const conditions: Evidence[] = [];
  for (const lesson of learn(claim, bench.state.functions)) {
    if (lesson.kind === "demand") conditions.push(proveAside(bench, lesson.relation, depth) ?? { by: "identity" });
    addCondition(bench, lesson.relation);
  }
  const start = bench.lemmas.length;
  if (depth > 0) stripFacts(bench);
  const evidence = proveFormula(bench, withoutDerivatives(claim), depth);
  return evidence && { conditions, claim: withLemmas(bench, start, evidence) };
}

/** Evidence that carries its own lemmas, leaving the bench as it was. */
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
    byElimination(bench, goal, steps, depth) ??
    byCases(bench, goal, depth) ??
    byZeroProduct(bench, goal, depth - 2) ??
    byChoice(bench, goal, depth - 2)
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
  const quick = goal.op === "=" ? equationQuickly(bench, goal) : proveQuickly(bench, goal);
  if (quick || depth <= 0) return quick;
  const steps = eliminations(bench, goal);
  // A value that is given outright is put in before anything that takes longer; nothing is lost by it.
  if (steps[0]?.given !== undefined) return byElimination(bench, goal, steps, depth);
  return (
    (goal.op === "=" ? proveEquation(bench, goal, depth) : proveSign(bench, goal, depth)) ??
    byContradiction(bench) ??
    byElimination(bench, goal, steps, depth) ??
    byCases(bench, goal, depth)
  );
}

/** The first disjunction among what is given, taken apart. */
function byCases(bench: Bench, goal: Formula, depth: number): Evidence | undefined {
  const given = bench.state.given.findIndex((f, i) => f.kind === "or" && f.parts.length > 0 && !bench.spent.has(i));
  const disjunction = bench.state.given[given];
  if (disjunction?.kind !== "or" || depth <= 0) return undefined;
  const parts: Evidence[] = [];
  for (const part of disjunction.parts) {
    const state = attempt(() => assume({ ...bench.state, field: copyField(bench.state.field) }, part));
    const side = state && { ...sideBench(bench, state), spent: new Set([...bench.spent, given]) };
    const evidence = side && proveFormula(side, goal, depth - 1);
    if (side === undefined || evidence === undefined) return undefined;
    parts.push(withLemmas(side, 0, evidence));
  }
  return { by: "cases", given, parts };
}

function equationQuickly(bench: Bench, goal: Relation): Evidence | undefined {
  const target = againstZero(goal).expr;
  return byDivision(bench, target) ?? byCancelling(bench, target);
}

function proveEquation(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const target = againstZero(goal).expr;
  const conjugate = byConjugate(bench, target, (aside) => proveAside(bench, aside, depth - 2));
  if (conjugate) return conjugate;
  const combination = hasEquation(bench) ? combine(bench, target, false) : undefined;
  if (combination && combination.terms.length === 0)
    return { by: "combination", terms: [], equations: combination.equations };
  return undefined;
}

const hasEquation = (bench: Bench): boolean => bench.state.facts.some((fact) => fact.op === "=");

/** A sign by the rules of products and sums, or by completing squares. */
function proveQuickly(bench: Bench, goal: Relation): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  const normalised = relation(op, expr, num(0));
  const bySign = decompose(bench, expr);
  const fromSign = bySign && evidenceFromSign(normalised, bySign);
  if (fromSign) return fromSign;
  if (op === "!=") return nonzeroBySign(bench, normalised, 0);
  const byFactor = factorOfFact(bench, expr);
  const fromFactor = byFactor && evidenceFromSign(normalised, byFactor);
  if (fromFactor) return fromFactor;
  const bySquares = completeSquares(bench, expr);
  return bySquares && evidenceFromSign(normalised, bySquares);
}

function proveSign(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  const normalised = relation(op, expr, num(0));
  if (op === "!=") return proveNonzero(bench, normalised, depth);
  const byFactors = attempt(() => signOfElement(bench, toElement(bench.state.field, expr)));
  return (byFactors && evidenceFromSign(normalised, byFactors)) ?? byProgram(bench, normalised);
}

/** A certificate for the numerator by linear programming, times the sign of the denominator. */
function byProgram(bench: Bench, goal: Relation): Evidence | undefined {
  const { field } = bench.state;
  const element = attempt(() => lowestTerms(field, toElement(field, goal.left)));
  if (element === undefined) return undefined;
  const whole = element.factors.size === 0;
  const below = whole ? undefined : decompose(bench, quotient(num(1), denominatorOf(field, element)));
  if (!whole && below?.sign !== 1) return undefined;
  const top = fromElement(field, whole ? element : fromPolynomial(element.numerator));
  const found = combine(bench, top, goal.op === ">") ?? byMultiplier(bench, top, goal.op === ">");
  if (found === undefined || (goal.op === ">" && !(found.strict && (below?.strict ?? true)))) return undefined;
  if (below === undefined) return { by: "combination", terms: found.terms, equations: found.equations };
  const denominator = denominatorOf(field, element);
  return {
    by: "combination",
    terms: found.terms.flatMap((t) => below.terms.map((b) => timesTerm(t, b))),
    equations: found.equations.map(({ fact, multiplier }) => ({ fact, multiplier: quotient(multiplier, denominator) })),
  };
}

/** The sign of a polynomial by small linear programs, as a lemma. */
function signOfSum(bench: Bench, e: Expr): Decomposition | undefined {
  const element = attempt(() => toElement(bench.state.field, e));
  if (element === undefined || element.factors.size > 0 || isZero(element)) return undefined;
  const key = elementKey(element);
  if (bench.signless.has(key)) return undefined;
  // What is looked for must not be looked for again on the way.
  bench.signless.add(key);
  bench.signless.add(elementKey(negateElement(element)));
  for (const sign of [1, -1] as const) {
    const found = combine(bench, sign === 1 ? e : negate(e), true, [1, 2]);
    if (!found?.strict) continue;
    const claim = relation(sign === 1 ? ">" : "<", e, num(0));
    const evidence: Evidence = { by: "combination", terms: found.terms, equations: found.equations };
    const fact = addLemma(bench, claim, { conditions: [], claim: evidence });
    if (fact === undefined) return undefined;
    return { sign, strict: true, terms: [{ coefficient: ONE, facts: [[fact, 1]], squares: [] }] };
  }
  return undefined;
}

/** e != 0 from e > 0, from e < 0, or because e = 0 contradicts what is known. */
function proveNonzero(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const signed = nonzeroBySign(bench, goal, depth);
  if (signed) return signed;
  const vanishing = attempt(() => assume(bench.state, relation("=", goal.left, num(0))));
  const side = vanishing && sideBench(bench, vanishing);
  const absurd = side && proveFormula(side, FALSE, depth - 1);
  if (side === undefined || absurd === undefined) return undefined;
  const trivial: Evidence = { by: "identity" };
  return { by: "split", on: goal.left, negative: trivial, zero: withLemmas(side, 0, absurd), positive: trivial };
}

function nonzeroBySign(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  for (const op of [">", "<"] as const) {
    const stronger = relation(op, goal.left, num(0));
    const evidence =
      depth > 0 ? byProgram(bench, relation(">", againstZero(stronger).expr, num(0))) : proveQuickly(bench, stronger);
    if (evidence === undefined) continue;
    addLemma(bench, stronger, { conditions: [], claim: evidence });
    return { by: "identity" };
  }
  return undefined;
}

/** Facts that exclude each other prove anything: a fact whose sign the others reverse, or a combination equal to -1. */
function byContradiction(bench: Bench): Evidence | undefined {
  const { facts } = bench.state;
  const none = facts.findIndex(({ op, element }) => (op === ">" || op === "!=") && isZero(element));
  if (none >= 0)
    return { by: "contradiction", terms: [{ coefficient: ONE, facts: [[none, 2]], squares: [] }], equations: [] };
  for (const [index, { op, expr }] of facts.entries()) {
    if (op !== ">" && op !== ">=") continue;
    const others: Bench = {
      ...sideBench(bench, { ...bench.state, facts: facts.map((f, i) => (i === index ? { ...f, op: "!=" } : f)) }),
      signOfSum: undefined,
    };
    const found = decompose(others, expr);
    if (found === undefined || others.lemmas.length > 0 || found.terms.length === 0) continue;
    if (found.sign === -1 && (op === ">" || found.strict))
      return {
        by: "contradiction",
        terms: [{ coefficient: ONE, facts: [[index, 1]], squares: [] }, ...found.terms],
        equations: [],
      };
  }
  const combination = combine(bench, num(0), true);
  if (!combination?.strict) return undefined;
  return { by: "contradiction", terms: combination.terms, equations: combination.equations };
}

/** Solves an equation for a symbol, replaces the symbol everywhere, and proves what is left. */
function byElimination(
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

function eliminate(bench: Bench, goal: Formula, elimination: Elimination, depth: number): Evidence | undefined {
  const { claim, proof, given } = elimination;
  const before = bench.state;
  if (given === undefined && addLemma(bench, claim, proof) === undefined) return undefined;
  const index = given ?? bench.state.given.length - 1;
  const pairs = [[claim.left, claim.right]] as const;
  const then = attemptProof(() => {
    const replaced = bench.state.given.map((f) => substituteFormula(f, pairs));
    const fresh = {
      ...openBench(openState(assuming(bench.state.functions, replaced), bench.state.field.meter), bench.signOfSum),
      spent: bench.spent,
    };
    // Putting in a value that is given costs no depth: it cannot go on for ever.
    return proveWhole(fresh, substituteFormula(goal, pairs), given === undefined ? depth - 1 : depth);
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
