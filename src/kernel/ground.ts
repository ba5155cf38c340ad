/** What the rules for integrals, sums and limits share: where a value is established, and what it may not speak of. */

import type { Expr, Formula, Integral, Limit, Series } from "../math/expr.ts";
import { someNode } from "../math/expr.ts";
import { isBoundBy } from "../math/series.ts";
import { Stop } from "./meter.ts";
import type { Argument, Functions } from "./obligation.ts";

export type Valued = Integral | Limit | Series;

/** Whether the kernel may compute with it only once its value is known. */
export const isValued = (e: Expr): e is Valued => e.kind === "integral" || e.kind === "limit" || e.kind === "series";

/** What may be assumed where a value is established. */
export interface Ground {
  readonly functions: Functions;
  readonly given: readonly Formula[];
}

/** A claim with what is given for it. */
export interface Premise {
  readonly ground: Ground;
  readonly claim: Formula;
}

/** Establishes a premise by an argument of its own. Throws Stop. */
export type Establish = (premise: Premise, argument: Argument) => void;

export const granting = (ground: Ground, ...facts: readonly Formula[]): Ground => ({
  ...ground,
  given: [...ground.given, ...facts],
});

/** Throws Stop when a name that only the kernel gives occurs, or may be carried by a name as a subscript. */
export function mustNotSpeakOf(inner: string, ...of: readonly Expr[]): void {
  const isInner = (node: Expr): boolean =>
    (node.kind === "symbol" && isBoundBy(node.name, inner)) || ("in" in node && node.in === inner);
  if (of.some((e) => someNode(e, isInner)))
    throw new Stop("refused", "The evidence speaks of a variable by its inner name.");
}
