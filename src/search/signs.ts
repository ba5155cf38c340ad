/**
 * Signs by the rules of sums, products, quotients and squares, written out as certificates.
 *
 * `decompose` expresses +e or -e as a sum of products of facts and squares, each of them nonnegative. Denominators
 * and roots become lemmas first, so that each can enter as one fact with a negative power.
 */

import { constantValue } from "../kernel/constant.ts";
import { isEvident } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import { fromPolynomial, isZero, ratioOf } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { CertificateTerm, Evidence, Proof } from "../kernel/obligation.ts";
import type { Polynomial } from "../kernel/polynomial.ts";
import { contentOf, divideExactly, dropContent } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr, Relation } from "../math/expr.ts";
import { num, power, product, quotient, relation, sameExpr, sum } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { div, isInteger, mul, ONE, rational, sign as signOf } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import { addLemma, matchFact } from "./bench.ts";
import { signLemma } from "./enclosures.ts";

/** sign * e = sum of terms, every term nonnegative; strict when one of them is positive. */
export interface Decomposition {
  readonly sign: 1 | -1;
  readonly strict: boolean;
  readonly terms: readonly CertificateTerm[];
}

/** Terms beyond this are left to other methods. */
const TERM_LIMIT = 200;

export function decompose(bench: Bench, e: Expr): Decomposition | undefined {
  const constant = constantValue(e);
  if (constant !== undefined) return ofNumber(constant);
  const strict = rootLemma(bench, e) ?? logarithmLemma(bench, e);
  if (strict) return strict;
  signLemma(bench, e);
  const match = matchFact(bench, e);
  if (match?.strict) return match;
  const byParts = ofParts(bench, e);
  return byParts?.strict ? byParts : (match ?? byParts ?? ofNormalForm(bench, e));
}

/** A sum whose terms cancel may have a sign that its print hides. */
function ofNormalForm(bench: Bench, e: Expr): Decomposition | undefined {
  if (e.kind !== "sum") return undefined;
  const normal = attempt(() => fromElement(bench.state.field, toElement(bench.state.field, e)));
  if (normal === undefined || (normal.kind === "sum" && normal.terms.length >= e.terms.length)) return undefined;
  return decompose(bench, normal);
}

function ofParts(bench: Bench, e: Expr): Decomposition | undefined {
  switch (e.kind) {
    case "negation":
      return flip(decompose(bench, e.of));
    case "sum":
      return ofSum(bench, e.terms);
    case "product":
      return ofProduct(bench, e.factors);
    case "quotient":
      return times(signOfFactor(bench, e.numerator), inverse(bench, e.denominator));
    case "power":
      return ofPower(bench, e);
    default:
      return undefined;
  }
}

/** The sign of a factor, for which a thorough search pays: all else depends on it. */
export function signOfFactor(bench: Bench, e: Expr): Decomposition | undefined {
  const own = decompose(bench, e);
  return own?.strict ? own : (bench.search?.signOfSum(bench, e) ?? own);
}

export function ofNumber(value: Rational): Decomposition {
  const s = signOf(value);
  if (s === 0) return { sign: 1, strict: false, terms: [] };
  const coefficient = s > 0 ? value : { n: -value.n, d: value.d };
  return { sign: s, strict: true, terms: [{ coefficient, facts: [], squares: [] }] };
}

const flip = (d: Decomposition | undefined): Decomposition | undefined => d && { ...d, sign: d.sign === 1 ? -1 : 1 };

function ofSum(bench: Bench, parts: readonly Expr[]): Decomposition | undefined {
  let result: Decomposition | undefined;
  for (const part of parts) {
    const next = decompose(bench, part);
    if (next === undefined) return undefined;
    if (next.terms.length === 0) continue;
    if (result === undefined) result = next;
    else if (result.sign !== next.sign) return undefined;
    else result = { ...result, strict: result.strict || next.strict, terms: [...result.terms, ...next.terms] };
  }
  return result ?? { sign: 1, strict: false, terms: [] };
}

/** Equal factors are paired into squares, whose sign needs no facts. */
function ofProduct(bench: Bench, factors: readonly Expr[]): Decomposition | undefined {
  let result: Decomposition | undefined = ofNumber(ONE);
  const open = [...factors];
  while (open.length > 0 && result) {
    const factor = open.shift() as Expr;
    const own = signOfFactor(bench, factor);
    const twin = open.findIndex((other) => sameExpr(other, factor));
    if (own === undefined && twin >= 0) {
      open.splice(twin, 1);
      result = times(result, ofSquare(bench, factor));
    } else result = times(result, own);
  }
  return result;
}

export function times(a: Decomposition | undefined, b: Decomposition | undefined): Decomposition | undefined {
  if (!a || !b || a.terms.length * b.terms.length > TERM_LIMIT) return undefined;
  const terms = a.terms.flatMap((x) => b.terms.map((y) => timesTerm(x, y)));
  return { sign: a.sign === b.sign ? 1 : -1, strict: a.strict && b.strict, terms };
}

export function timesTerm(x: CertificateTerm, y: CertificateTerm): CertificateTerm {
  const exponents = new Map<number, number>();
  for (const [fact, exponent] of [...x.facts, ...y.facts]) exponents.set(fact, (exponents.get(fact) ?? 0) + exponent);
  return {
    coefficient: mul(x.coefficient, y.coefficient),
    facts: [...exponents].filter(([, exponent]) => exponent !== 0),
    squares: [...x.squares, ...y.squares],
  };
}

/** e^2, strict when e is known to be nonzero. */
export function ofSquare(bench: Bench, e: Expr): Decomposition {
  const strict = isEvident(bench.state, relation("!=", e, num(0)));
  return { sign: 1, strict, terms: [{ coefficient: ONE, facts: [], squares: [e] }] };
}

function ofPower(bench: Bench, e: Expr & { kind: "power" }): Decomposition | undefined {
  const exponent = constantValue(e.exponent);
  if (exponent === undefined || !isInteger(exponent)) return rationalPower(bench, e.base, exponent);
  const n = Number(exponent.n);
  if (n < 0) {
    const below = inverse(bench, e.base);
    return below && repeat(below, -n);
  }
  const own = signOfFactor(bench, e.base);
  if (own && own.terms.length <= 1) return repeat(own, n);
  const half = Math.floor(n / 2);
  const square = ofSquare(bench, half === 1 ? e.base : power(e.base, num(half)));
  return n % 2 === 0 ? square : times(square, own);
}

/** x^(p/q) as a power of the root x^(1/q), a fact of its own. */
function rationalPower(bench: Bench, base: Expr, exponent: Rational | undefined): Decomposition | undefined {
  if (exponent === undefined || exponent.n === 1n) return undefined;
  const root = power(base, quotient(num(1), num(exponent.d)));
  const n = Number(exponent.n);
  const own = n < 0 ? inverse(bench, root) : decompose(bench, root);
  return own && repeat(own, Math.abs(n));
}

function repeat(d: Decomposition, n: number): Decomposition | undefined {
  let result: Decomposition | undefined = ofNumber(ONE);
  for (let i = 0; i < n; i++) result = times(result, d);
  return result;
}

/** 1 / e, when e has a strict sign that one fact, one square or one lemma shows. */
function inverse(bench: Bench, e: Expr): Decomposition | undefined {
  const own = signOfFactor(bench, e);
  if (!own?.strict) return undefined;
  const [term] = own.terms;
  if (own.terms.length === 1 && term !== undefined) return { ...own, terms: [invertTerm(term)] };
  return inverseByLemma(bench, e, own);
}

function invertTerm(term: CertificateTerm): CertificateTerm {
  return {
    coefficient: div(ONE, term.coefficient),
    facts: term.facts.map(([fact, exponent]) => [fact, -exponent] as const),
    squares: term.squares.map((square) => quotient(num(1), square)),
  };
}

function inverseByLemma(bench: Bench, e: Expr, own: Decomposition): Decomposition | undefined {
  const claim = relation(own.sign === 1 ? ">" : "<", e, num(0));
  const fact = addLemma(bench, claim, {
    conditions: [],
    claim: { by: "combination", terms: own.terms, equations: [] },
  });
  if (fact === undefined) return undefined;
  return { sign: own.sign, strict: true, terms: [{ coefficient: ONE, facts: [[fact, -1]], squares: [] }] };
}

/** sqrt(D) with D > 0, as a fact of its own that says "> 0". */
function rootLemma(bench: Bench, e: Expr): Decomposition | undefined {
  const radicand = radicandOf(e);
  if (radicand === undefined) return undefined;
  if (!matchFact(bench, e)?.strict) {
    const evidence = positiveEvidence(bench, radicand);
    if (evidence === undefined) return undefined;
    addLemma(bench, relation(">", e, num(0)), { conditions: [], claim: { by: "root", radicand: evidence } });
  }
  return matchFact(bench, e);
}

function radicandOf(e: Expr): Expr | undefined {
  if (e.kind === "call" && e.name === "sqrt") return e.arg;
  if (e.kind === "call" && e.name === "abs") return product(e.arg, e.arg);
  if (e.kind !== "power" || e.exponent.kind !== "quotient") return undefined;
  const exponent = constantValue(e.exponent);
  return exponent?.n === 1n && exponent.d > 1n ? e.base : undefined;
}

/** ln(u) with u > 1 or u < 1, as a fact of its own that gives its sign: both sides are compared under exp. */
function logarithmLemma(bench: Bench, e: Expr): Decomposition | undefined {
  if (e.kind !== "call" || e.name !== "ln" || matchFact(bench, e)?.strict) return undefined;
  const own = signOfFactor(bench, sum(e.arg, num(-1)));
  const condition = own?.strict ? positiveEvidence(bench, e.arg) : undefined;
  if (!own || condition === undefined) return undefined;
  const then: Proof = { conditions: [], claim: { by: "combination", terms: own.terms, equations: [] } };
  addLemma(bench, relation(own.sign === 1 ? ">" : "<", e, num(0)), {
    conditions: [condition],
    claim: { by: "image", under: { map: "exp" }, sides: [], then },
  });
  return matchFact(bench, e);
}

function positiveEvidence(bench: Bench, e: Expr): Evidence | undefined {
  if (isEvident(bench.state, relation(">", e, num(0)))) return { by: "identity" };
  const own = decompose(bench, e);
  if (own?.sign !== 1 || !own.strict) return undefined;
  return { by: "combination", terms: own.terms, equations: [] };
}

/** A polynomial that divides, or is divided by, the numerator of a fact: what is left over has to have a sign. */
export function factorOfFact(bench: Bench, e: Expr): Decomposition | undefined {
  const { field, facts } = bench.state;
  const element = attempt(() => toElement(field, e));
  if (element === undefined || element.factors.size > 0 || isZero(element)) return undefined;
  for (const [index, fact] of facts.entries()) {
    if ((fact.op !== ">" && fact.op !== ">=") || fact.element.factors.size > 0 || ratioOf(fact.element)) continue;
    const own: Decomposition = {
      sign: 1,
      strict: fact.op === ">",
      terms: [{ coefficient: ONE, facts: [[index, 1]], squares: [] }],
    };
    const found = times(own, ratioToFact(bench, element, fact.element));
    if (found) return found;
  }
  return undefined;
}

/** target / fact, when one numerator divides the other and the quotient has a sign. */
function ratioToFact(bench: Bench, target: Element, fact: Element): Decomposition | undefined {
  const { field } = bench.state;
  const [up, down] = [contentOf(target.numerator), contentOf(fact.numerator)];
  const [top, bottom] = [dropContent(target.numerator, up), dropContent(fact.numerator, down)];
  const scale = ofNumber(rational(up * fact.scale, down * target.scale));
  const shown = (p: Polynomial): Expr => fromElement(field, fromPolynomial(p));
  const multiple = attempt(() => divideExactly(bottom, top, field.meter));
  if (multiple) return times(scale, inverse(bench, shown(multiple)));
  const part = attempt(() => divideExactly(top, bottom, field.meter));
  return part && times(scale, decompose(bench, shown(part)) ?? factorOfFact(bench, shown(part)));
}

/** Evidence for a relation to zero from a decomposition, when it suffices. */
export function evidenceFromSign(goal: Relation, d: Decomposition): Evidence | undefined {
  const wanted = goal.op === ">" || goal.op === ">=" ? 1 : -1;
  const evidence: Evidence = { by: "combination", terms: d.terms, equations: [] };
  switch (goal.op) {
    case ">":
    case "<":
      return d.strict && d.sign === wanted ? evidence : undefined;
    case ">=":
    case "<=":
      return d.sign === wanted || d.terms.length === 0 ? evidence : undefined;
    case "!=":
      return d.strict && d.sign === 1 ? evidence : undefined;
    case "=":
      return undefined;
  }
}
