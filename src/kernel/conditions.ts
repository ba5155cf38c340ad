/**
 * Where expressions are defined, and what holds of them by their kind alone.
 *
 * `learn` walks an expression from the inside out. A demand is a condition under which the part just passed is
 * defined; a fact holds of that part once all demands before it are met, such as sqrt(D) >= 0.
 */

import type { Application, Elementary, Expr, Formula, Num, Relation } from "../math/expr.ts";
import { call, children, expressionsOf, num, power, quotient, relation, sameFormula } from "../math/expr.ts";
import { isInteger } from "../math/rational.ts";
import { constantValue, small } from "./constant.ts";
import { evaluateDerivatives } from "./differentiate.ts";
import { functionFacts } from "./functions.ts";
import { Stop } from "./meter.ts";
import { sameValue } from "./normal.ts";
import type { Functions } from "./obligation.ts";
import { writtenOut } from "./unfold.ts";

export interface Lesson {
  readonly kind: "demand" | "fact";
  readonly relation: Relation;
}

const ZERO_EXPR = num(0);
const against0 = (op: Relation["op"], e: Expr): Relation => relation(op, e, ZERO_EXPR);

/** Demands and facts of a formula or expression, in the order in which they may rely on each other. */
export function learn(of: Formula | Expr, functions: Functions): readonly Lesson[] {
  const lessons: Lesson[] = [];
  for (const e of expressionsOf(of)) collect(e, functions, lessons);
  return lessons.length < 2 ? lessons : withoutRepeats(lessons);
}

/** So few lessons are compared one by one. */
const FEW = 8;

/** Each lesson once, in the place where it first stands. */
function withoutRepeats(lessons: readonly Lesson[]): readonly Lesson[] {
  if (lessons.length <= FEW)
    return lessons.filter((lesson, i) => lessons.findIndex((other) => sameLesson(other, lesson)) === i);
  const alike = new Map<number, Lesson[]>();
  return lessons.filter((lesson) => {
    const key = shapeOf(lesson.relation.left) + 31 * shapeOf(lesson.relation.right);
    const before = alike.get(key) ?? [];
    if (before.some((other) => sameLesson(other, lesson))) return false;
    alike.set(key, [...before, lesson]);
    return true;
  });
}

const shapes = new WeakMap<Expr, number>();

/** A number that equal trees share, and few others. */
function shapeOf(e: Expr): number {
  const known = shapes.get(e);
  if (known !== undefined) return known;
  let shape = e.kind.length;
  const name = e.kind === "symbol" || e.kind === "application" || e.kind === "call" ? e.name : "";
  for (let i = 0; i < name.length; i++) shape = (shape * 31 + name.charCodeAt(i)) % 1_000_003;
  if (e.kind === "number") shape += small((e.value.n % 9973n) + 1n);
  for (const child of children(e)) shape = (shape * 37 + shapeOf(child)) % 1_000_003;
  shapes.set(e, shape);
  return shape;
}

/** Adds the lessons of the parts of an expression, and then its own. */
function collect(e: Expr, functions: Functions, lessons: Lesson[]): void {
  const parts = partsWithoutLesson(e) ?? lessonsOf(e, functions);
  for (const part of parts)
    if ("relation" in part) lessons.push(part);
    else collect(part, functions, lessons);
}

/** The parts of what is defined wherever they are, and of which nothing is known by its kind. */
function partsWithoutLesson(e: Expr): readonly Expr[] | undefined {
  switch (e.kind) {
    case "number":
    case "symbol":
    case "sum":
    case "product":
    case "negation":
      return children(e);
    case "quotient":
      return isPositiveLiteral(e.denominator) ? [e.numerator] : undefined;
    case "power":
      return isPositiveLiteral(e.exponent) && isInteger(e.exponent.value) ? [e.base] : undefined;
    default:
      return undefined;
  }
}

const isPositiveLiteral = (e: Expr): e is Num => e.kind === "number" && e.value.n > 0n && e.value.d > 0n;

const learnt = new WeakMap<Functions, WeakMap<Expr, readonly Lesson[]>>();

/** The same trees are met again and again while claims about them are tried: their lessons are kept. */
function lessonsOf(e: Expr, functions: Functions): readonly Lesson[] {
  const kept = learnt.get(functions) ?? new WeakMap<Expr, readonly Lesson[]>();
  learnt.set(functions, kept);
  const known = kept.get(e);
  if (known !== undefined) return known;
  const lessons = new Set(computedLessons(e, functions));
  const found = lessons.size === 0 ? NO_LESSONS : [...lessons];
  kept.set(e, found);
  return found;
}

const NO_LESSONS: readonly Lesson[] = [];

function computedLessons(e: Expr, functions: Functions): readonly Lesson[] {
  if (e.kind === "integral" || e.kind === "limit")
    throw new Stop("unsupported", `The value of ${e.kind === "limit" ? "a limit" : "an integral"} is not known.`);
  const lessons: Lesson[] = [];
  const unfolded = unfoldedOf(e);
  if (unfolded !== undefined) {
    collect(unfolded, functions, lessons);
    return lessons;
  }
  for (const child of children(e)) collect(child, functions, lessons);
  if (e.kind === "derivative") collect(evaluateDerivatives(e, sameValue), functions, lessons);
  else lessons.push(...ownLessons(e, functions));
  return lessons;
}

/** What a series is written out. */
function unfoldedOf(e: Expr): Expr | undefined {
  if (e.kind !== "series") return undefined;
  const terms = writtenOut(e);
  if (terms === undefined) throw new Stop("unsupported", "A sum or product with symbolic bounds is not written out.");
  return terms;
}

const NO_FUNCTIONS: Functions = {};

/** The conditions under which every part of a formula or expression is defined, innermost first. */
export function conditionsOf(of: Formula | Expr): readonly Relation[] {
  return learn(of, NO_FUNCTIONS)
    .filter((lesson) => lesson.kind === "demand")
    .map((lesson) => lesson.relation);
}

const sameLesson = (a: Lesson, b: Lesson): boolean => a.kind === b.kind && sameFormula(a.relation, b.relation);

function ownLessons(e: Expr, functions: Functions): readonly Lesson[] {
  switch (e.kind) {
    case "quotient":
      return isNonzeroNumber(e.denominator) ? [] : [demand("!=", e.denominator)];
    case "power":
      return powerLessons(e);
    case "call":
      return callLessons(e.name, e.arg, e);
    case "application":
      return functionFacts(wellFormed(e), functions).map((f) => ({ kind: "fact", relation: f }));
    default:
      return [];
  }
}

const demand = (op: Relation["op"], e: Expr): Lesson => ({ kind: "demand", relation: against0(op, e) });
const fact = (op: Relation["op"], e: Expr): Lesson => ({ kind: "fact", relation: against0(op, e) });

function isNonzeroNumber(e: Expr): boolean {
  const value = constantValue(e);
  return value !== undefined && value.n !== 0n;
}

function powerLessons(e: Expr & { kind: "power" }): readonly Lesson[] {
  const exponent = constantValue(e.exponent);
  if (exponent === undefined) return [demand(">", e.base), fact(">", e)];
  if (isInteger(exponent)) return exponent.n < 0n && !isNonzeroNumber(e.base) ? [demand("!=", e.base)] : [];
  // Roots of negative numbers are left undefined, the odd ones too: a convention that claims less.
  const root = power(e.base, quotient(num(1), num(exponent.d)));
  const atRoot = exponent.n < 0n ? demand(">", e.base) : demand(">=", e.base);
  return [atRoot, fact(">=", root)];
}

function callLessons(name: Elementary, arg: Expr, whole: Expr): readonly Lesson[] {
  switch (name) {
    case "sqrt":
      return isNonnegativeNumber(arg) ? [fact(">=", whole)] : [demand(">=", arg), fact(">=", whole)];
    case "exp":
      return [fact(">", whole)];
    case "ln":
      return [demand(">", arg)];
    case "abs":
      return [fact(">=", whole)];
    case "sin":
    case "cos":
      return [];
    case "tan":
      return [demand("!=", call("cos", arg))];
  }
}

function isNonnegativeNumber(e: Expr): boolean {
  const value = constantValue(e);
  return value !== undefined && value.n >= 0n;
}

/** Evidence can come from a file: an antiderivative of a declared function is no function that was declared. */
function wellFormed(e: Application): Application {
  if (e.orders.length !== e.args.length || e.orders.some((order) => order % 1 !== 0 || order < 0))
    throw new Stop("refused", "A derivative of a function has an order that is no counting number.");
  return e;
}
