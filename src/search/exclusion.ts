/** Proofs by the sign of one expression: what is left when the other signs are excluded, or follows from each of them. */

import { againstZero, assume, isEvident } from "../kernel/facts.ts";
import { copyField } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence } from "../kernel/obligation.ts";
import type { Expr, Formula, Or, Relation } from "../math/expr.ts";
import { minus, num, relation } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn, sideBench, withLemmas } from "./bench.ts";
import { byContradiction } from "./contradiction.ts";
import { decompose } from "./signs.ts";

type Sign = "<" | "=" | ">";

const inCase = (bench: Bench, on: Expr, op: Sign): Bench["state"] | undefined =>
  attempt(() => assume({ ...bench.state, field: copyField(bench.state.field) }, relation(op, on, num(0))));

/** e > 0 from e >= 0 and e != 0: the other cases exclude themselves. */
export function byStrictness(bench: Bench, goal: Relation): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  if (op !== ">") return undefined;
  const isKnown = (weaker: ">=" | "!="): boolean => isEvident(bench.state, relation(weaker, expr, num(0)));
  return isKnown(">=") && isKnown("!=") ? byExclusion(bench, expr, ["<", "="]) : undefined;
}

/** The goal where a sign of `on` is left that gives it, the two others being excluded by what is known. */
function byExclusion(bench: Bench, on: Expr, excluded: readonly Sign[]): Evidence | undefined {
  return bySigns(on, (op) => {
    if (!excluded.includes(op)) return { by: "identity" };
    const state = inCase(bench, on, op);
    const side = state && sideBench(bench, state);
    const absurd = side && byContradiction(side);
    return absurd && withLemmas(side, 0, absurd);
  });
}

/** Evidence for each sign of an expression, as far as all are found. */
function bySigns(on: Expr, within: (op: Sign) => Evidence | undefined): Evidence | undefined {
  const negative = within("<");
  const zero = negative && within("=");
  const positive = zero && within(">");
  return negative && zero && positive && { by: "split", on, negative, zero, positive };
}

/** e = 0 since neither e < 0 nor e > 0 agrees with what is known. */
export function byTwoSides(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  if (goal.op !== "=" || depth <= 1) return undefined;
  return byExclusion(bench, againstZero(goal).expr, ["<", ">"]);
}

/** e >= 0, or e > 0, since its contrary does not agree with what is known. */
export function byNegation(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  if (depth <= 3 || (op !== ">" && op !== ">=")) return undefined;
  return byExclusion(bench, expr, op === ">" ? ["<", "="] : ["<"]);
}

/** The signs, as they are written, of what must not be zero for a claim to be defined, as lemmas. */
export function signDenominators(bench: Bench, conditions: readonly Relation[]): void {
  for (const { op, left } of conditions) if (op === "!=" && left.kind === "sum") signAsWritten(bench, left);
}

function signAsWritten(bench: Bench, e: Expr): void {
  const side: Bench = { ...sideBench(bench), search: undefined };
  const found = decompose(side, e);
  if (found === undefined || found.terms.length === 0) return;
  const claim = (strict: boolean): Relation =>
    relation(found.sign === 1 ? (strict ? ">" : ">=") : strict ? "<" : "<=", e, num(0));
  if (isEvident(bench.state, claim(true))) return;
  const evidence = withLemmas(side, 0, { by: "combination", terms: found.terms, equations: [] });
  addLemma(bench, claim(found.strict), { conditions: [], claim: evidence });
  const strictly = found.strict ? undefined : byStrictness(bench, claim(true));
  if (strictly) addLemma(bench, claim(true), { conditions: [], claim: strictly });
}

/** How many facts are looked at where they hold with equality. */
const BOUNDARIES = 3;

/** e > 0, or e != 0, where only e >= 0 is plain: at the boundary of a fact that makes it so, and away from there. */
export function byBoundary(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  if (depth <= 2 || bench.signless.has("boundary") || (op !== ">" && op !== "!=")) return undefined;
  const found = decompose(sideBench(bench), expr);
  if (found === undefined || found.strict || (op === ">" && found.sign === -1)) return undefined;
  const used = new Set(found.terms.flatMap(({ facts }) => facts.map(([index]) => index)));
  const weak = [...used].flatMap((index) => bench.state.facts[index] ?? []).filter((fact) => fact.op === ">=");
  for (const { expr: on } of weak.slice(0, BOUNDARIES)) {
    const found = bySigns(on, (sign) => {
      const side: Bench = { ...bench, signless: new Set(["boundary"]) };
      return proveIn(side, inCase(bench, on, sign), goal, depth - 2);
    });
    if (found) return found;
  }
  return undefined;
}

/** How many alternatives are asked in which of their cases the others hold. */
const ASKED = 3;

/** One of several alternatives, by the sign of what one of them compares. */
export function byTrichotomy(bench: Bench, goal: Or, depth: number): Evidence | undefined {
  if (depth <= 3) return undefined;
  const compared = goal.parts.flatMap((part) => (part.kind === "relation" ? [minus(part.left, part.right)] : []));
  for (const on of compared.slice(0, ASKED)) {
    const found = bySigns(on, (sign) => chosenIn(bench, inCase(bench, on, sign), goal));
    if (found) return found;
  }
  return undefined;
}

/** The alternative that holds in a case, found without much search. */
function chosenIn(bench: Bench, state: Bench["state"] | undefined, goal: Or): Evidence | undefined {
  for (const [part, alternative] of goal.parts.entries()) {
    const then: Evidence | undefined = proveIn(bench, state, alternative satisfies Formula, 1);
    if (then) return { by: "choose", part, then };
  }
  return undefined;
}
