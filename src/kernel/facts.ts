/** What is known while a claim is being established: assumptions, what they imply by themselves, and lemmas. */

import type { Expr, Formula, Relation } from "../math/expr.ts";
import { mapFormula, minus, num, relation } from "../math/expr.ts";
import { learn } from "./conditions.ts";
import { evaluateDerivatives } from "./differentiate.ts";
import type { Element, Field } from "./field.ts";
import { isZero, openField, ratioOf, split } from "./field.ts";
import { mustExist } from "./functions.ts";
import { sameQuotient } from "./kronecker.ts";
import type { Meter } from "./meter.ts";
import { Stop } from "./meter.ts";
import { sameValue, toElement } from "./normal.ts";
import type { Fact, Functions, Obligation } from "./obligation.ts";
import { generatorPolynomial, polynomialKey } from "./polynomial.ts";
import { differ } from "./residue.ts";
import { isSignedSum } from "./signed-sum.ts";
import { IMPLIES, isWritten } from "./written.ts";

export interface KnownFact extends Fact {
  readonly element: Element;
}

export interface State {
  readonly functions: Functions;
  readonly field: Field;
  /** Assumptions and lemmas as formulas, without derivative nodes. */
  readonly given: readonly Formula[];
  readonly facts: readonly KnownFact[];
  /** What the obligation itself speaks of: functions have their declared course around those arguments only. */
  readonly spoken: readonly Formula[];
}

/**
 * The state in which everything given to an obligation is known; the indices of evidence refer to its facts, in their
 * order. Throws Stop.
 */
export function openState(obligation: Obligation, meter: Meter): State {
  const { functions, given } = obligation;
  mustExist(functions);
  const spoken = obligation.kind === "forall" ? [...given, obligation.claim] : given;
  return given.reduce(assume, emptyState(functions, openField(meter), spoken.map(withoutDerivatives)));
}

export const emptyState = (functions: Functions, field: Field, spoken: readonly Formula[]): State => ({
  functions,
  field,
  given: [],
  facts: [],
  spoken,
});

/** The formula with its derivatives taken. */
export function withoutDerivatives(f: Formula): Formula {
  return mapFormula(f, (e) => evaluateDerivatives(e, sameValue));
}

/** The state with a further formula known to hold, and so to be defined. */
export function assume(state: State, f: Formula): State {
  const learnt = learn(f, state.functions).reduce((s, lesson) => addLesson(s, lesson.relation), state);
  const formula = withoutDerivatives(f);
  const known = conjuncts(formula).reduce(addFact, learnt);
  return { ...known, given: [...state.given, ...partsOf(formula)] };
}

/** The parts of a conjunction, each of which is given on its own. */
const partsOf = (f: Formula): readonly Formula[] => (f.kind === "and" ? f.parts.flatMap(partsOf) : [f]);

/** What is given, each relation against zero, as it is written. */
export const writtenFacts = (given: readonly Formula[]): readonly Fact[] =>
  given.flatMap((f) => conjuncts(f).map(againstZero));

/** The relations that all hold when the formula does; alternatives contribute none. */
const conjuncts = (f: Formula): readonly Relation[] => partsOf(f).filter((part) => part.kind === "relation");

/** The state with one more fact, written as a relation to zero. */
function addFact(state: State, r: Relation): State {
  const { op, expr } = againstZero(r);
  const element = toElement(state.field, expr);
  return { ...state, facts: [...state.facts, { op, expr, element }] };
}

/** The state with what an expression says of itself, unless that is among the facts. */
export function addLesson(state: State, r: Relation): State {
  const { op, expr } = againstZero(r);
  return isAmongFacts(state, op, toElement(state.field, expr)) ? state : addFact(state, r);
}

/** The same relation as `expr op 0` with op one of =, !=, >, >=. */
export function againstZero(r: Relation): Fact {
  // Evidence can come from a file: every relation passes here, and an unknown one says nothing.
  if (!COMPARISONS.has(r.op)) throw new Stop("refused", "A relation is of no known kind.");
  if (r.op === "<" || r.op === "<=") return { op: r.op === "<" ? ">" : ">=", expr: difference(r.right, r.left) };
  return { op: r.op, expr: difference(r.left, r.right) };
}

function difference(a: Expr, b: Expr): Expr {
  return b.kind === "number" && b.value.n === 0n
    ? a
    : a.kind === "number" && a.value.n === 0n
      ? minus(num(0), b)
      : minus(a, b);
}

const COMPARISONS: ReadonlySet<string> = new Set<Relation["op"]>(["=", "!=", "<", "<=", ">", ">="]);

type Op = Fact["op"];

/** Whether a relation needs no evidence: numbers, or a known fact up to a positive number. */
export function isEvident(state: State, r: Relation): boolean {
  if (r.op === "=") {
    const same = sameValues(r, state.field.meter);
    // Without equations to go by, sides that differ need not be brought to normal form.
    if (same === true || (same === false && state.facts.every(({ op }) => op !== "="))) return same;
  }
  const { op, expr } = againstZero(r);
  return isEvidentAsWritten(state, op, expr) || isEvidentElement(state, op, toElement(state.field, expr));
}

/** Whether the sides of an equation are equal as they stand, wherever they are defined; undefined when not known. */
export const sameValues = ({ left, right }: Relation, meter: Meter): boolean | undefined =>
  differ(left, right) ? false : sameQuotient(left, right, meter);

/** What the print shows and the normal form may hide: powers and roots of what is not zero. */
function isEvidentAsWritten(state: State, op: Op, e: Expr): boolean {
  if (isWritten(state.facts, op, e)) return true;
  const exponent = e.kind === "power" && e.exponent.kind === "number" ? e.exponent.value : undefined;
  if (e.kind === "power" && exponent?.d === 1n && exponent.n > 0n)
    return (op === "!=" || (op === ">" && exponent.n % 2n === 0n)) && isEvident(state, relation("!=", e.base, num(0)));
  const isRoot = e.kind === "call" && e.name === "sqrt" && (op === "!=" || op === ">");
  return isRoot && isEvident(state, relation(">", e.arg, num(0)));
}

export function isEvidentElement(state: State, op: Op, element: Element): boolean {
  const constant = isZero(element) ? 0n : ratioOf(element)?.[0];
  if (constant !== undefined) return holdsOfNumber(op, constant);
  if (isAmongFacts(state, op, element)) return true;
  return (op === "!=" && isProductOfNonzeros(state, element)) || (op !== "=" && isSignedSum(state.facts, op, element));
}

/** Whether a fact says it, up to a positive number. */
function isAmongFacts(state: State, op: Op, element: Element): boolean {
  const shape = signature(element);
  return state.facts.some((fact) => IMPLIES[fact.op].includes(op) && sameShape(signature(fact.element), shape));
}

function holdsOfNumber(op: Op, n: bigint): boolean {
  switch (op) {
    case "=":
      return n === 0n;
    case "!=":
      return n !== 0n;
    case ">":
      return n > 0n;
    case ">=":
      return n >= 0n;
  }
}

interface Shape {
  readonly sign: bigint;
  readonly body: string;
}

const shapes = new WeakMap<Element, Shape>();

/** What an element is up to a positive rational factor. */
function signature(e: Element): Shape {
  const known = shapes.get(e) ?? shapeOf(e);
  shapes.set(e, known);
  return known;
}

function shapeOf(e: Element): Shape {
  if (isZero(e)) return { sign: 0n, body: "" };
  const { sign, monomial, primitive } = split(e.numerator);
  const below = [...e.factors].map(([key, factor]) => `${key}^${factor.exponent}`).sort();
  return { sign, body: `${monomial}|${polynomialKey(primitive)}|${below.join("|")}` };
}

const sameShape = (a: Shape, b: Shape): boolean => a.sign === b.sign && a.body === b.body;

/** Whether each factor of the numerator is known to be nonzero; denominators are nonzero wherever defined. */
function isProductOfNonzeros(state: State, element: Element): boolean {
  const { monomial, primitive } = split(element.numerator);
  const known = new Set(
    state.facts.filter(({ op }) => op === ">" || op === "!=").flatMap(({ element: e }) => factorKeys(e)),
  );
  const needed = [...generatorsOf(monomial), ...(primitive.size === 1 ? [] : [polynomialKey(primitive)])];
  return needed.every((key) => known.has(key));
}

/** Keys of the factors whose product a numerator is: each is nonzero when the product is. */
function factorKeys(e: Element): readonly string[] {
  if (isZero(e)) return [];
  const { monomial, primitive } = split(e.numerator);
  return [...generatorsOf(monomial), polynomialKey(primitive)];
}

function generatorsOf(monomial: string): readonly string[] {
  const keys: string[] = [];
  for (let i = 0; i < monomial.length; i += 2) keys.push(polynomialKey(generatorPolynomial(monomial.charCodeAt(i))));
  return keys;
}
