/** What is to be shown of a quadratic, the signs that this takes, and the evidence that is made of them. */

import { assume } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import { copyField, isZero, ratioOf } from "../kernel/field.ts";
import { judge } from "../kernel/judge.ts";
import { attempt } from "../kernel/meter.ts";
import type { EquationMultiple, Evidence, Obligation } from "../kernel/obligation.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr, Relation } from "../math/expr.ts";
import { num, quotient, relation } from "../math/expr.ts";
import { div, ONE, rational } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn, sideBench, withLemmas } from "./bench.ts";
import { combine } from "./combine.ts";
import type { Limit, Quadratic } from "./quadratic-form.ts";
import { valueAt } from "./quadratic-form.ts";
import type { Decomposition } from "./signs.ts";
import { decompose, ofNumber, times } from "./signs.ts";
import { quickWitness } from "./witness/witness.ts";

export interface Task {
  readonly bench: Bench;
  readonly q: Quadratic;
  /** The bounds of the unknown. */
  readonly lower: readonly Limit[];
  readonly upper: readonly Limit[];
  /** Whether f > 0 is to be shown, and not f >= 0. */
  readonly strict: boolean;
  readonly depth: number;
  /** Whether what is left may take long to show. */
  readonly patient: boolean;
  /** The elimination of another unknown. */
  readonly again: (bench: Bench, goal: Relation, depth: number) => Evidence | undefined;
}

/** The sign of zero. */
export const ABSENT: Decomposition = { sign: 1, strict: false, terms: [] };

export const shownIn = (bench: Bench, e: Element): Expr => fromElement(bench.state.field, e);

/** How deep other ways of proof look for what is left. */
const SHALLOW = 2;

const claimOf = (bench: Bench, e: Element, strict: boolean): Relation =>
  relation(strict ? ">" : ">=", shownIn(bench, e), num(0));

/** e > 0 or e >= 0 by the rules of signs and small linear programs; it may become a lemma. */
export function quickly({ bench }: Pick<Task, "bench">, e: Element, strict: boolean): Decomposition | undefined {
  if (isZero(e)) return strict ? undefined : ABSENT;
  const number = ratioOf(e);
  const own = number ? ofNumber(rational(...number)) : decompose(bench, shownIn(bench, e));
  if (own?.sign === 1 && (own.strict || !strict)) return own;
  if (number || own?.strict) return undefined;
  const found = combine(bench, shownIn(bench, e), strict, [1, 2]);
  if (found === undefined || (strict && !found.strict)) return undefined;
  return lemmaOf(bench, e, strict, { by: "combination", terms: found.terms, equations: found.equations });
}

/** e > 0 or e >= 0 by whatever way of proof, unless it is false at a simple point. */
export function thoroughly(task: Task, e: Element, strict: boolean, deep: number = SHALLOW): Decomposition | undefined {
  const { bench, depth } = task;
  const known = quickly(task, e, strict);
  if (known || !task.patient || isZero(e) || ratioOf(e)) return known;
  const claim = claimOf(bench, e, strict);
  if (isRefuted(bench, claim)) return undefined;
  const evidence = proveIn(bench, bench.state, claim, deep) ?? task.again(bench, claim, depth - SHALLOW);
  return evidence && lemmaOf(bench, e, strict, evidence);
}

function isRefuted({ state: { functions, given } }: Bench, claim: Relation): boolean {
  const obligation: Obligation = { kind: "forall", functions, given, claim };
  for (const proposal of quickWitness.propose(obligation) as Iterable<Parameters<typeof judge>[1]>)
    if (judge(obligation, proposal).kind === "refuted") return true;
  return false;
}

/** The sign of the value at a bound, a strict one if that is wanted and can be had. */
export function strictest(task: Task, limit: Limit): Decomposition | undefined {
  const value = valueAt(task.bench.state.field, task.q, limit);
  return (task.strict ? thoroughly(task, value, true) : undefined) ?? thoroughly(task, value, false);
}

/** Divided by the slope of a bound to the degree. */
export function overSlopes({ q }: Task, { sign }: Limit, value: Decomposition | undefined): Decomposition | undefined {
  const once = times(value, inverseOf(sign));
  return q.degree === 1 ? once : times(once, inverseOf(sign));
}

/** The sign of what evidence shows, as a fact of its own. */
export function lemmaOf(bench: Bench, e: Element, strict: boolean, evidence: Evidence): Decomposition | undefined {
  const fact = addLemma(bench, claimOf(bench, e, strict), { conditions: [], claim: evidence });
  if (fact === undefined) return undefined;
  return { sign: 1, strict, terms: [{ coefficient: ONE, facts: [[fact, 1]], squares: [] }] };
}

/** A positive sign that one product shows, if need be a lemma. */
export const asOneProduct = (bench: Bench, e: Element, sign: Decomposition): Decomposition | undefined =>
  sign.terms.length === 1 ? sign : lemmaOf(bench, e, true, combinationOf(sign));

/** The sign of 1 / e, where one product shows that of e. */
export const inverseOf = ({ strict, terms }: Decomposition): Decomposition => ({
  sign: 1,
  strict,
  terms: terms.map(({ coefficient, facts, squares }) => ({
    coefficient: div(ONE, coefficient),
    facts: facts.map(([fact, exponent]) => [fact, -exponent] as const),
    squares: squares.map((square) => quotient(num(1), square)),
  })),
});

/** The sign of a sum, all of whose terms have to be known. */
export function sumOfSigns(...parts: readonly (Decomposition | undefined)[]): Decomposition | undefined {
  const known = parts.flatMap((part) => part ?? []);
  if (known.length < parts.length) return undefined;
  return { sign: 1, strict: known.some(({ strict }) => strict), terms: known.flatMap(({ terms }) => terms) };
}

export const combinationOf = (
  { terms }: Decomposition,
  equations: readonly EquationMultiple[] = [],
): Evidence & { by: "combination" } => ({ by: "combination", terms, equations });

/** e >= 0 contradicts the fact that says e < 0. */
export const contradictionOf = ({ terms }: Decomposition, fact: number): Evidence => ({
  by: "contradiction",
  terms: [...terms, { coefficient: ONE, facts: [[fact, 1]], squares: [] }],
  equations: [],
});

/** Evidence in a case, from the task in that case and the number of the fact that it adds. */
export function inCase(
  task: Task,
  where: Relation,
  prove: (side: Task, fact: number) => Evidence | undefined,
): Evidence | undefined {
  const { bench } = task;
  const state = attempt(() => assume({ ...bench.state, field: copyField(bench.state.field) }, where));
  if (state === undefined) return undefined;
  const side = sideBench(bench, state);
  const evidence = prove({ ...task, bench: side }, state.facts.length - 1);
  return evidence && withLemmas(side, 0, evidence);
}
