/**
 * Expressions and formulas as plain immutable data, in the shape in which they were written.
 *
 * A tree keeps what its author printed (nested sums, the order of factors, a sign in front), because repairs
 * edit the print; equality of values is the kernel's affair. Spans are carried along and never compared.
 */

import type { Rational } from "./rational.ts";
import { rational } from "./rational.ts";
import type { Span } from "./span.ts";

interface Node {
  /** Where it stands in the source text, when it was read from one. */
  readonly span?: Span;
}

export interface Num extends Node {
  readonly kind: "number";
  /** Never negative when read from text: a minus sign is a negation. */
  readonly value: Rational;
}
export interface Sym extends Node {
  readonly kind: "symbol";
  readonly name: string;
}
/** Two or more terms; `a - b` is the sum of a and the negation of b. */
export interface Sum extends Node {
  readonly kind: "sum";
  readonly terms: readonly Expr[];
}
/** Two or more factors. */
export interface Product extends Node {
  readonly kind: "product";
  readonly factors: readonly Expr[];
}
export interface Quotient extends Node {
  readonly kind: "quotient";
  readonly numerator: Expr;
  readonly denominator: Expr;
}
export interface Negation extends Node {
  readonly kind: "negation";
  readonly of: Expr;
}
export interface Power extends Node {
  readonly kind: "power";
  readonly base: Expr;
  readonly exponent: Expr;
}
export type Elementary = "sqrt" | "exp" | "ln" | "abs" | "sin" | "cos" | "tan";
/** An elementary function of one argument. */
export interface Call extends Node {
  readonly kind: "call";
  readonly name: Elementary;
  readonly arg: Expr;
}
/** A declared function, or one of its partial derivatives: `orders[i]` derivatives in the i-th argument. */
export interface Application extends Node {
  readonly kind: "application";
  readonly name: string;
  readonly args: readonly Expr[];
  readonly orders: readonly number[];
}
/** A derivative still to be taken; `in` is a symbol or an application such as p(s). */
export interface Derivative extends Node {
  readonly kind: "derivative";
  readonly of: Expr;
  readonly in: Expr;
  readonly order: number;
}
/** A definite integral still to be taken. */
export interface Integral extends Node {
  readonly kind: "integral";
  readonly of: Expr;
  readonly in: string;
  readonly from: Expr;
  readonly to: Expr;
}

/** Where a variable tends: without bound, or to a value from one side or from both. */
export type Toward = "inf" | "-inf" | { readonly at: Expr; readonly from: "above" | "below" | "both" };

/** A limit still to be taken; `in` is a name of its own inside. */
export interface Limit extends Node {
  readonly kind: "limit";
  readonly of: Expr;
  readonly in: string;
  readonly toward: Toward;
}

/** The least or the greatest of two or more values. */
export interface Extremum extends Node {
  readonly kind: "extremum";
  readonly name: "min" | "max";
  readonly args: readonly Expr[];
}
/** The value of the first piece whose condition holds, else `otherwise`; all of it has to be defined everywhere. */
export interface Piecewise extends Node {
  readonly kind: "piecewise";
  readonly pieces: readonly { readonly value: Expr; readonly when: Formula }[];
  readonly otherwise: Expr;
}
/** The sum or the product of `of` over the whole numbers from `from` to `to`; the index is a name of its own. */
export interface Series extends Node {
  readonly kind: "series";
  readonly name: "sum" | "product";
  readonly index: string;
  readonly from: Expr;
  readonly to: Expr;
  readonly of: Expr;
}

export type Expr =
  | Num
  | Sym
  | Sum
  | Product
  | Quotient
  | Negation
  | Power
  | Call
  | Application
  | Derivative
  | Integral
  | Limit
  | Extremum
  | Piecewise
  | Series;

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

export interface Relation extends Node {
  readonly kind: "relation";
  readonly op: Comparison;
  readonly left: Expr;
  readonly right: Expr;
}
/** All parts hold; with no parts, true. */
export interface And extends Node {
  readonly kind: "and";
  readonly parts: readonly Formula[];
}
/** At least one part holds; with no parts, false. */
export interface Or extends Node {
  readonly kind: "or";
  readonly parts: readonly Formula[];
}
export type Formula = Relation | And | Or;

/** Whether it is a statement rather than a term. */
export const isFormula = (of: Expr | Formula): of is Formula =>
  of.kind === "relation" || of.kind === "and" || of.kind === "or";

export const TRUE: Formula = { kind: "and", parts: [] };
export const FALSE: Formula = { kind: "or", parts: [] };

export const num = (n: bigint | number, d: bigint | number = 1): Expr => numberOf(rational(n, d));
/** The expression of a rational number; a negative one is a negation, as the parser would read it. */
export const numberOf = (value: Rational): Expr =>
  value.n < 0n
    ? { kind: "negation", of: { kind: "number", value: { n: -value.n, d: value.d } } }
    : { kind: "number", value };
export const sym = (name: string): Sym => ({ kind: "symbol", name });
export const sum = (...terms: readonly Expr[]): Expr =>
  terms.length === 0 ? num(0) : terms.length === 1 ? (terms[0] as Expr) : { kind: "sum", terms };
export const product = (...factors: readonly Expr[]): Expr =>
  factors.length === 0 ? num(1) : factors.length === 1 ? (factors[0] as Expr) : { kind: "product", factors };
export const quotient = (numerator: Expr, denominator: Expr): Expr => ({ kind: "quotient", numerator, denominator });
export const negate = (of: Expr): Expr => ({ kind: "negation", of });
export const minus = (a: Expr, b: Expr): Expr => sum(a, negate(b));
export const power = (base: Expr, exponent: Expr): Expr => ({ kind: "power", base, exponent });
export const call = (name: Elementary, arg: Expr): Expr => ({ kind: "call", name, arg });
export const apply = (
  name: string,
  args: readonly Expr[],
  orders: readonly number[] = args.map(() => 0),
): Application => ({
  kind: "application",
  name,
  args,
  orders,
});
export const relation = (op: Comparison, left: Expr, right: Expr): Relation => ({ kind: "relation", op, left, right });
export const and = (...parts: readonly Formula[]): Formula =>
  parts.length === 1 ? (parts[0] as Formula) : { kind: "and", parts };
export const or = (...parts: readonly Formula[]): Formula =>
  parts.length === 1 ? (parts[0] as Formula) : { kind: "or", parts };

const NONE: readonly Expr[] = [];

/** The direct sub-expressions, in the order in which they are printed. */
export function children(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "number":
    case "symbol":
      return NONE;
    case "sum":
      return e.terms;
    case "product":
      return e.factors;
    case "quotient":
      return [e.numerator, e.denominator];
    case "negation":
      return [e.of];
    case "power":
      return [e.base, e.exponent];
    case "call":
      return [e.arg];
    case "application":
      return e.args;
    case "derivative":
      return [e.of, e.in];
    case "integral":
    case "series":
      return [e.of, e.from, e.to];
    case "limit":
      return typeof e.toward === "string" ? [e.of] : [e.of, e.toward.at];
    case "extremum":
      return e.args;
    case "piecewise":
      return [...e.pieces.flatMap(({ value, when }) => [value, ...expressionsOf(when)]), e.otherwise];
  }
}

/** The same node over other children, given in the order of `children`. */
export function withChildren(e: Expr, parts: readonly Expr[]): Expr {
  const [a, b, c] = parts as [Expr, Expr, Expr];
  switch (e.kind) {
    case "number":
    case "symbol":
      return e;
    case "sum":
      return { ...e, terms: parts };
    case "product":
      return { ...e, factors: parts };
    case "quotient":
      return { ...e, numerator: a, denominator: b };
    case "negation":
      return { ...e, of: a };
    case "power":
      return { ...e, base: a, exponent: b };
    case "call":
      return { ...e, arg: a };
    case "application":
      return { ...e, args: parts };
    case "derivative":
      return { ...e, of: a, in: b };
    case "integral":
    case "series":
      return { ...e, of: a, from: b, to: c };
    case "limit":
      return { ...e, of: a, toward: typeof e.toward === "string" ? e.toward : { ...e.toward, at: b } };
    case "extremum":
      return { ...e, args: parts };
    case "piecewise":
      return withPieces(e, parts);
  }
}

function withPieces(e: Piecewise, parts: readonly Expr[]): Piecewise {
  let next = 0;
  const take = (): Expr => parts[next++] as Expr;
  const pieces = e.pieces.map(({ when }) => ({ value: take(), when: mapFormula(when, take) }));
  return { ...e, pieces, otherwise: take() };
}

/** The expression with `visit` applied to every node, children first; untouched subtrees are shared. */
export function rewrite(e: Expr, visit: (node: Expr) => Expr): Expr {
  const before = children(e);
  const after = before.map((child) => rewrite(child, visit));
  return visit(after.every((child, i) => child === before[i]) ? e : withChildren(e, after));
}

/** The formula with every expression in it mapped. */
export function mapFormula(f: Formula, map: (e: Expr) => Expr): Formula {
  if (f.kind !== "relation") return { ...f, parts: f.parts.map((part) => mapFormula(part, map)) };
  const [left, right] = [map(f.left), map(f.right)];
  return left === f.left && right === f.right ? f : { ...f, left, right };
}

/** The relations of a formula, from left to right. */
export function relationsOf(f: Formula): readonly Relation[] {
  return f.kind === "relation" ? [f] : f.parts.flatMap(relationsOf);
}

/** The expressions of a formula, from left to right; an expression itself. */
export function expressionsOf(of: Expr | Formula): readonly Expr[] {
  return isFormula(of) ? relationsOf(of).flatMap((r) => [r.left, r.right]) : [of];
}

/** Whether some node satisfies the test. */
export function someNode(e: Expr, test: (node: Expr) => boolean): boolean {
  return test(e) || children(e).some((child) => someNode(child, test));
}

/** The number of nodes, counted up to a limit. */
export function nodesIn(e: Expr, limit: number): number {
  let count = 1;
  for (const child of children(e)) {
    if (count >= limit) return limit;
    count += nodesIn(child, limit - count);
  }
  return count;
}

/** Whether two trees are the same, spans aside. */
export function sameExpr(a: Expr, b: Expr): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || !sameHead(a, b)) return false;
  const left = children(a);
  const right = children(b);
  return left.length === right.length && left.every((child, i) => sameExpr(child, right[i] as Expr));
}

/** Whether two nodes of one kind are the same, their children aside. */
export function sameHead(a: Expr, b: Expr): boolean {
  switch (a.kind) {
    case "number":
      return a.value.n === (b as Num).value.n && a.value.d === (b as Num).value.d;
    case "symbol":
    case "call":
      return a.name === (b as Sym | Call).name;
    case "application":
      return a.name === (b as Application).name && a.orders.join() === (b as Application).orders.join();
    case "derivative":
      return a.order === (b as Derivative).order;
    case "integral":
      return a.in === (b as Integral).in;
    case "limit":
      return a.in === (b as Limit).in && directionOf(a) === directionOf(b as Limit);
    case "extremum":
      return a.name === (b as Extremum).name;
    case "series":
      return a.name === (b as Series).name && a.index === (b as Series).index;
    case "piecewise":
      return (
        a.pieces.length === (b as Piecewise).pieces.length &&
        a.pieces.every((piece, i) => sameSkeleton(piece.when, (b as Piecewise).pieces[i]?.when))
      );
    default:
      return true;
  }
}

const directionOf = ({ toward }: Limit): string => (typeof toward === "string" ? toward : toward.from);

/** Whether two formulas differ in their expressions at most. */
function sameSkeleton(a: Formula, b: Formula | undefined): boolean {
  if (a.kind === "relation") return b?.kind === "relation" && a.op === b.op;
  return (
    b?.kind === a.kind &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, i) => sameSkeleton(part, b.parts[i]))
  );
}

/** Whether two formulas are the same, spans aside. */
export function sameFormula(a: Formula, b: Formula): boolean {
  if (a.kind === "relation")
    return b.kind === "relation" && a.op === b.op && sameExpr(a.left, b.left) && sameExpr(a.right, b.right);
  return (
    a.kind === b.kind &&
    a.parts.length === (b as And | Or).parts.length &&
    a.parts.every((part, i) => sameFormula(part, (b as And | Or).parts[i] as Formula))
  );
}
