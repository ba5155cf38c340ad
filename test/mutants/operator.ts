/** What an operator of the bench is, and how it changes a printed claim in one place. */

import type { Expr, Formula, Relation } from "../../src/math/expr.ts";
import { children, isFormula, negate, num, product, sum, withChildren } from "../../src/math/expr.ts";

export type Claimed = Expr | Formula;

/** A printed claim, and what its author had before the eyes when it was misprinted. */
export interface Target {
  readonly claim: Claimed;
  /** Symbols, and functions applied: those of the claim first, then those of the file. */
  readonly atoms: readonly Expr[];
  /** What the step differentiates, and in what. */
  readonly derivative?: { readonly of: Expr; readonly in: Expr };
  /** Whether the claim is a solution of an equation. */
  readonly isSolution: boolean;
}

/** One kind of mistake; `expected` are the classes that name it rightly, none where no word fits. */
export interface Operator {
  readonly name: string;
  readonly expected: readonly string[];
  /** Every claim that the mistake can make of this one. */
  readonly apply: (target: Target) => readonly Claimed[];
}

/** Whether the i-th part of a node may be changed on its own. */
export type Enters = (node: Expr, i: number) => boolean;

/** Everywhere but in the variable of a derivative, which is a name. */
export const everywhere: Enters = (node, i) => node.kind !== "derivative" || i === 0;
export const outsideExponents: Enters = (node, i) => everywhere(node, i) && (node.kind !== "power" || i === 0);

export const replaced = <T>(list: readonly T[], at: number, ...by: readonly T[]): readonly T[] => [
  ...list.slice(0, at),
  ...by,
  ...list.slice(at + 1),
];

/** All trees in which one node is changed. */
export function onceIn(e: Expr, change: (node: Expr) => readonly Expr[], enters: Enters = everywhere): readonly Expr[] {
  const parts = children(e);
  const below = parts.flatMap((part, i) =>
    enters(e, i) ? onceIn(part, change, enters).map((other) => withChildren(e, replaced(parts, i, other))) : [],
  );
  return [...change(e), ...below];
}

/** Changes of the side that is derived: of an equation the right one, unless that is a number. */
export function onSides(claim: Claimed, change: (side: Expr) => readonly Expr[]): readonly Claimed[] {
  if (!isFormula(claim)) return change(claim);
  if (claim.kind !== "relation")
    return claim.parts.flatMap((part, i) =>
      onSides(part, change).map((other) => ({ ...claim, parts: replaced(claim.parts, i, other as Formula) })),
    );
  const left = change(claim.left).map((side): Relation => ({ ...claim, left: side }));
  const right = change(claim.right).map((side): Relation => ({ ...claim, right: side }));
  if (claim.op !== "=") return [...left, ...right];
  return claim.right.kind === "number" ? left : right;
}

/** The claims in which one node of a derived side is changed. */
export const atNodes =
  (change: (node: Expr, target: Target) => readonly Expr[], enters: Enters = everywhere): Operator["apply"] =>
  (target) =>
    onSides(target.claim, (side) => onceIn(side, (node) => change(node, target), enters));

/** The claims in which a whole derived side is changed. */
export const atSides =
  (change: (side: Expr, target: Target) => readonly Expr[]): Operator["apply"] =>
  (target) =>
    onSides(target.claim, (side) => change(side, target));

/** The terms of a sum, or the expression as its only term. */
export const termsOf = (e: Expr): readonly Expr[] => (e.kind === "sum" ? e.terms : [e]);
export const factorsOf = (e: Expr): readonly Expr[] => (e.kind === "product" ? e.factors : [e]);

/** As an author writes them: no sum within a sum, no product within a product. */
export const sumOf = (...terms: readonly Expr[]): Expr => sum(...terms.flatMap(termsOf));
export const productOf = (...factors: readonly Expr[]): Expr => product(...factors.flatMap(factorsOf));
export const opposite = (e: Expr): Expr =>
  e.kind === "negation" ? e.of : e.kind === "sum" ? negate(e) : isZero(e) ? e : negate(e);

export const isZero = (e: Expr): boolean => e.kind === "number" && e.value.n === 0n;
export const isWhole = (e: Expr, value?: number): boolean =>
  e.kind === "number" && e.value.d === 1n && (value === undefined || e.value.n === BigInt(value));
export const isAtom = (e: Expr): boolean => e.kind === "symbol" || e.kind === "application";
export const ONE = num(1);
export const TWO = num(2);
