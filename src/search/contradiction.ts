/** Assumptions that exclude each other. */

import type { KnownFact } from "../kernel/facts.ts";
import { isZero, unitElement } from "../kernel/field.ts";
import type { Evidence } from "../kernel/obligation.ts";
import { num } from "../math/expr.ts";
import { ONE } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import { sideBench, withLemmas } from "./bench.ts";
import { combine } from "./combine.ts";
import { decompose } from "./signs.ts";
import { completeSquares } from "./squares.ts";
import { byExcludedUnknown } from "./univariate.ts";

/** Facts that exclude each other prove anything: a fact whose sign the others reverse, or a combination equal to -1. */
export function byContradiction(bench: Bench): Evidence | undefined {
  const { facts, given } = bench.state;
  const never = given.findIndex((f) => f.kind === "or" && f.parts.length === 0);
  if (never >= 0) return { by: "cases", given: never, parts: [] };
  const none = facts.findIndex(({ op, element }) => (op === ">" || op === "!=") && isZero(element));
  if (none >= 0)
    return { by: "contradiction", terms: [{ coefficient: ONE, facts: [[none, 2]], squares: [] }], equations: [] };
  for (const [index, { op, expr }] of facts.entries()) {
    if (op !== ">" && op !== ">=") continue;
    const others: Bench = {
      ...sideBench(bench, { ...bench.state, facts: facts.map((f, i) => (i === index ? setAside(f) : f)) }),
      search: undefined,
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
  const absurd = byImpossibleEquation(bench);
  if (absurd) return absurd;
  const combination = combine(bench, num(0), true);
  if (!combination?.strict) return byExcludedUnknown(bench);
  return { by: "contradiction", terms: combination.terms, equations: combination.equations };
}

/** What is left of a fact whose sign is not to be used; its place is kept, since others are known by theirs. */
const setAside = (fact: KnownFact): KnownFact =>
  fact.op === ">" ? { ...fact, op: "!=" } : { op: ">=", expr: num(1), element: unitElement };

/** An equation whose left side is a sum of squares and positive terms. */
function byImpossibleEquation(bench: Bench): Evidence | undefined {
  for (const [fact, { op, expr }] of bench.state.facts.entries()) {
    if (op !== "=") continue;
    const side = sideBench(bench);
    const found = completeSquares(side, expr);
    if (!found?.strict) continue;
    const evidence: Evidence = {
      by: "contradiction",
      terms: found.terms,
      equations: [{ fact, multiplier: num(found.sign === 1 ? -1 : 1) }],
    };
    return withLemmas(side, 0, evidence);
  }
  return undefined;
}
