/** Assumptions that exclude each other. */

import type { KnownFact } from "../kernel/facts.ts";
import type { Element, Field } from "../kernel/field.ts";
import { invertElement, isZero, lowestTerms, multiplyElements, ratioOf, unitElement } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence } from "../kernel/obligation.ts";
import { num, product } from "../math/expr.ts";
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
  const absurd = byDenial(bench) ?? bySignOfOthers(bench) ?? byImpossibleEquation(bench);
  if (absurd) return absurd;
  const combination = combine(bench, num(0), true);
  if (!combination?.strict) return byExcludedUnknown(bench);
  return { by: "contradiction", terms: combination.terms, equations: combination.equations };
}

/** What is zero by one fact, and is not by another. */
function byDenial(bench: Bench): Evidence | undefined {
  const { facts, field } = bench.state;
  for (const [zero, { op, element }] of facts.entries()) {
    if (op !== "=" || isZero(element)) continue;
    const denied = facts.findIndex((other) => isMultiple(other, element, field));
    const fact = facts[denied];
    const ratio = fact && attempt(() => ratioOf(quotientOf(field, fact.element, element)));
    if (fact === undefined || ratio === undefined) continue;
    const multiplier = product(num(-ratio[0], ratio[1]), fact.expr);
    const terms = [{ coefficient: ONE, facts: [[denied, 2] as const], squares: [] }];
    return { by: "contradiction", terms, equations: [{ fact: zero, multiplier }] };
  }
  return undefined;
}

const quotientOf = (field: Field, a: Element, b: Element): Element =>
  lowestTerms(field, multiplyElements(field, a, invertElement(field, b)));

/** Whether a fact says that a multiple of something is not zero. */
const isMultiple = ({ op, element }: KnownFact, of: Element, field: Field): boolean =>
  (op === "!=" || op === ">") &&
  element.numerator.size === of.numerator.size &&
  attempt(() => ratioOf(quotientOf(field, element, of))) !== undefined;

/** A fact whose sign the others reverse, or that is the opposite of a sum of squares. */
function bySignOfOthers(bench: Bench): Evidence | undefined {
  const { facts } = bench.state;
  for (const [index, { op, expr, element }] of facts.entries()) {
    if (op !== ">" && op !== ">=") continue;
    const others: Bench = {
      ...sideBench(bench, { ...bench.state, facts: facts.map((f, i) => (i === index ? setAside(f) : f)) }),
      search: undefined,
    };
    const found = decompose(others, expr) ?? (element.numerator.size > 2 ? completeSquares(others, expr) : undefined);
    if (found === undefined || others.lemmas.length > 0 || found.terms.length === 0) continue;
    if (found.sign === -1 && (op === ">" || found.strict))
      return {
        by: "contradiction",
        terms: [{ coefficient: ONE, facts: [[index, 1]], squares: [] }, ...found.terms],
        equations: [],
      };
  }
  return undefined;
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
