/** The workbench of a proof search: what is known so far, and the lemmas that made it known. */

import type { State } from "../kernel/facts.ts";
import { addLesson, assume } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import { isZero, split } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Evidence, Proof } from "../kernel/obligation.ts";
import { polynomialKey } from "../kernel/polynomial.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { rational, sign } from "../math/rational.ts";
import type { Decomposition } from "./signs.ts";

export interface Bench {
  state: State;
  /** Lemmas in the order in which they were added; evidence must introduce them again in this order. */
  readonly lemmas: { readonly claim: Formula; readonly proof: Proof }[];
  /** The thorough searches that rules may call for; none in a quick search. */
  readonly search: Search | undefined;
  /** Sums of which no sign was found. */
  readonly signless: Set<string>;
  /** Whether general truths have been brought in. */
  readonly hasTruths: boolean;
  /** Disjunctions among what is given that have been taken apart. */
  readonly spent: ReadonlySet<number>;
}

/** Searches that call for one another, handed down so that each rule stands in a file of its own. */
export interface Search {
  /** Evidence for a formula that is defined; it may add lemmas to the bench. */
  readonly formula: (bench: Bench, goal: Formula, depth: number) => Evidence | undefined;
  /** A proof of a formula with the conditions under which it is defined. */
  readonly whole: (bench: Bench, goal: Formula, depth: number) => Proof | undefined;
  /** The sign of a sum, as a lemma. */
  readonly signOfSum: (bench: Bench, e: Expr) => Decomposition | undefined;
}

export const openBench = (state: State, search: Search | undefined = undefined): Bench => ({
  state,
  lemmas: [],
  search,
  signless: new Set(),
  hasTruths: false,
  spent: new Set(),
});

/** A bench for what is proved on the side, with lemmas of its own. */
export const sideBench = (bench: Bench, state: State = bench.state): Bench => ({
  ...bench,
  state,
  lemmas: [],
  signless: new Set(state === bench.state ? bench.signless : []),
});

/** Evidence with lemmas of its own, from a state in which more may be known than on the bench. */
export function proveIn(bench: Bench, state: State | undefined, goal: Formula, depth: number): Evidence | undefined {
  const side = state && sideBench(bench, state);
  const evidence = side && bench.search?.formula(side, goal, depth);
  return side && evidence && withLemmas(side, 0, evidence);
}

/** Adds a proved formula and returns the index of its fact, if it is a relation, or undefined when the kernel cannot read it. */
export function addLemma(bench: Bench, claim: Formula, proof: Proof): number | undefined {
  const next = attempt(() => assume(bench.state, claim));
  if (next === undefined) return undefined;
  bench.lemmas.push({ claim, proof });
  bench.state = next;
  return next.facts.length - 1;
}

/** Adds a condition that has been established, as the kernel does while it reads a claim. */
export function addCondition(bench: Bench, condition: Relation): void {
  bench.state = addLesson(bench.state, condition);
}

/** The evidence with the lemmas from number `from` on put before it. */
export function withLemmas(bench: Bench, from: number, evidence: Evidence): Evidence {
  return bench.lemmas
    .slice(from)
    .reduceRight<Evidence>((then, { claim, proof }) => ({ by: "lemma", claim, proof, then }), evidence);
}

/** The known fact of which the expression is a rational multiple, the strictest first, as a decomposition. */
export function matchFact(bench: Bench, e: Expr): Decomposition | undefined {
  const element = attempt(() => toElement(bench.state.field, e));
  if (element === undefined || isZero(element)) return undefined;
  const body = bodyOf(element);
  let found: Decomposition | undefined;
  bench.state.facts.forEach((fact, index) => {
    if (found?.strict || (fact.op !== ">" && fact.op !== ">=") || isZero(fact.element) || bodyOf(fact.element) !== body)
      return;
    const ratio = ratioBetween(element, fact.element);
    if (ratio === undefined) return;
    const s = sign(ratio) as 1 | -1;
    const coefficient = s > 0 ? ratio : { n: -ratio.n, d: ratio.d };
    found = { sign: s, strict: fact.op === ">", terms: [{ coefficient, facts: [[index, 1]], squares: [] }] };
  });
  return found;
}

function bodyOf(element: Element): string {
  const { monomial, primitive } = split(element.numerator);
  return `${monomial}|${polynomialKey(primitive)}|${[...element.factors.keys()].join("|")}`;
}

/** Elements with the same body differ by their contents and scales only. */
function ratioBetween(a: Element, b: Element): Rational | undefined {
  const up = split(a.numerator);
  const down = split(b.numerator);
  const samePowers = [...a.factors].every(([key, f]) => b.factors.get(key)?.exponent === f.exponent);
  if (!samePowers) return undefined;
  return rational(up.sign * up.content * b.scale, down.sign * down.content * a.scale);
}
