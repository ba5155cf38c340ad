/** Points in floating point at which a print is compared with what was derived; nothing here decides anything. */

import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { sameValue } from "../kernel/normal.ts";
import type { Application, Expr, Formula, Relation } from "../math/expr.ts";
import { children, expressionsOf, mapFormula, relationsOf, rewrite, sameExpr, sameHead } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Environment, Evaluator } from "../numeric/approximate.ts";
import { compile, compileViolation } from "../numeric/approximate.ts";
import type { Bounds } from "../numeric/bounds.ts";
import { boundsIn, UNBOUNDED } from "../numeric/bounds.ts";
import type { Dice } from "../numeric/dice.ts";
import { dice } from "../numeric/dice.ts";
import { onto } from "../numeric/newton.ts";

/** One value for each point. */
export type Vector = readonly number[];

export interface Sample {
  readonly points: readonly Environment[];
  /** What expressions are worth at the points, each worked out once. */
  readonly known: Map<Expr, Vector>;
  /** The functions applied that have values at the points. */
  readonly applications: readonly Application[];
}

/** So many points tell formulas apart. */
const POINTS = 3;
/** Tries for each point. */
const TRIES = 20;
const SEED = 4_711;

/**
 * Points at which the expressions have values and what is given holds; where no such points are found, points at which
 * the expressions have values and the equations hold. Undefined when there are none of those either.
 */
export function sampleFor(given: readonly Formula[], expressions: readonly Expr[], count = POINTS): Sample | undefined {
  const plain = given.map((f) => mapFormula(f, taken));
  const names = namesIn([...expressions.map(taken), ...plain.flatMap(expressionsOf)]);
  const relations = plain.flatMap((f) => (f.kind === "or" ? [] : relationsOf(f)));
  const bounds = boundsIn(relations);
  const gaps = relations.filter(({ op }) => op === "=").map(gapOf);
  const violations = plain.map(compileViolation);
  const values = expressions.map((e) => compile(taken(e)));
  const roll = dice(SEED);
  const good: Environment[] = [];
  const spare: Environment[] = [];
  for (let i = 0; i < TRIES * count && good.length < count; i++) {
    const at = onto(gaps, names, new Map(names.map((name) => [name, draw(bounds.get(name) ?? UNBOUNDED, roll)])));
    if (at === undefined) continue;
    if (values.some((value) => !Number.isFinite(value(at)))) continue;
    if (violations.every((violation) => violation(at) === 0)) good.push(at);
    else spare.push(at);
  }
  const points = good.length > 1 ? good : spare.slice(0, count);
  const applications = [...expressions.map(taken), ...plain.flatMap(expressionsOf)].flatMap(applicationsIn);
  return points.length > 1 ? { points, known: new Map(), applications } : undefined;
}

/** The expression without derivatives that are still to be taken. */
export const taken = (e: Expr): Expr => attempt(() => evaluateDerivatives(e, sameValue)) ?? e;

/** The values of an expression at the points; NaN where it has none. */
export function valuesOf(e: Expr, sample: Sample): Vector {
  const { points, known } = sample;
  const found = known.get(e);
  if (found !== undefined) return found;
  const value = compile(asApplied(taken(e), sample));
  const values = points.map(value);
  known.set(e, values);
  return values;
}

/** Relative room for rounding. */
const TOLERANCE = 1e-7;

/** Whether two values are equal but for rounding. */
export const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), 1e-3);

export const areClose = (a: Vector, b: Vector): boolean => a.every((value, i) => isClose(value, b[i] ?? Number.NaN));

/** With functions as they are applied where they have values: at the same argument, which can be written otherwise. */
function asApplied(e: Expr, sample: Sample): Expr {
  if (sample.applications.length === 0) return e;
  return rewrite(e, (node) => {
    if (node.kind !== "application") return node;
    const alike = sample.applications.filter((other) => sameHead(other, node));
    if (alike.some((other) => sameExpr(other, node))) return node;
    const args = node.args.map((arg) => valuesOf(arg, sample));
    return alike.find((other) => other.args.every((arg, i) => areClose(valuesOf(arg, sample), args[i] ?? []))) ?? node;
  });
}

const applicationsIn = (e: Expr): readonly Application[] => [
  ...(e.kind === "application" ? [e] : []),
  ...children(e).flatMap(applicationsIn),
];

/** The names of all symbols and applications. */
function namesIn(expressions: readonly Expr[]): readonly string[] {
  const names = new Set<string>();
  const visit = (e: Expr): void => {
    if (e.kind === "symbol") names.add(e.name);
    if (e.kind === "application") names.add(showExpr(e));
    children(e).forEach(visit);
  };
  expressions.forEach(visit);
  return [...names];
}

/** A number within the bounds, like no simple fraction. */
function draw({ low, high }: Bounds, roll: Dice): number {
  const share = (roll.below(9973) + 0.5 + Math.SQRT2 / 4) / 9974;
  if (Number.isFinite(low) && Number.isFinite(high)) return low + (high - low) * share;
  if (Number.isFinite(low)) return low + 0.1 + 2.5 * share;
  if (Number.isFinite(high)) return high - 0.1 - 2.5 * share;
  return 0.2 + 2.5 * share;
}

function gapOf({ left, right }: Relation): Evaluator {
  const [a, b] = [compile(left), compile(right)];
  return (at) => a(at) - b(at);
}
