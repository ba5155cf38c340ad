/** Random points that satisfy assumptions, with many on the edges: equal values, zeros, bounds. */

import { constantValue } from "../../src/kernel/constant.ts";
import { attempt } from "../../src/kernel/meter.ts";
import type { Point } from "../../src/kernel/obligation.ts";
import { substitute } from "../../src/kernel/substitute.ts";
import type { Expr, Formula, Relation } from "../../src/math/expr.ts";
import {
  call,
  children,
  expressionsOf,
  minus,
  negate,
  num,
  numberOf,
  power,
  product,
  quotient,
  relationsOf,
  sum,
  sym,
} from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import type { Dice } from "../../src/numeric/dice.ts";
import type { Row, Truth, Value } from "./floats.ts";
import { compile, compileTruth, isClear } from "./floats.ts";

/** A symbol that an equation gives by the others. */
interface Solved {
  readonly name: string;
  readonly slot: number;
  readonly values: readonly { readonly expr: Expr; readonly run: Value }[];
}

export interface Sampler {
  readonly names: readonly string[];
  /** Up to `count` points at which the assumptions seem to hold; with each, the branch of every solved symbol. */
  readonly rows: (count: number, roll: Dice) => readonly Sampled[];
  /** The exact point behind a row. */
  readonly exact: (sampled: Sampled) => Point;
}
export interface Sampled {
  readonly row: Row;
  readonly branches: readonly number[];
}

export function samplerOf(given: readonly Formula[], about: readonly Formula[]): Sampler {
  const names = [...new Set([...given, ...about].flatMap(expressionsOf).flatMap(symbolsOf))].sort();
  const { solved, rest } = solve(given, names);
  const truths = [...rest, ...given].map((f) => compileTruth(f, names));
  const specials = specialValues([...given, ...about]);
  const ranges = names.map((name) => rangeOf(name, rest));
  const free = names.map((_, i) => i).filter((i) => !solved.some(({ slot }) => slot === i));
  return {
    names,
    rows: (count, roll) => rowsOf({ names, solved, truths, specials, ranges, free }, count, roll),
    exact: ({ row, branches }) => exactPoint(names, solved, row, branches),
  };
}

const symbolsOf = (e: Expr): readonly string[] => (e.kind === "symbol" ? [e.name] : children(e).flatMap(symbolsOf));

interface Range {
  readonly low: number;
  readonly high: number;
}
interface Space {
  readonly names: readonly string[];
  readonly solved: readonly Solved[];
  readonly truths: readonly Truth[];
  readonly specials: readonly number[];
  readonly ranges: readonly Range[];
  readonly free: readonly number[];
}

/** Independent draws first; where they rarely hit, steps from the points found. */
function rowsOf(space: Space, count: number, roll: Dice): readonly Sampled[] {
  const found: Sampled[] = [];
  for (let tries = 0; found.length < count && tries < 3 * count; tries++) {
    const drawn = tries % 4 === 3 && found.length > 0 ? moved(space, found, roll) : drawnAt(space, roll);
    if (completed(space, drawn)) found.push(drawn);
  }
  for (let tries = 0; found.length > 0 && found.length < count && tries < 6 * count; tries++) {
    const next = moved(space, found, roll);
    if (completed(space, next)) found.push(next);
  }
  return found;
}

const branchesOf = ({ solved }: Space, roll: Dice): readonly number[] =>
  solved.map(({ values }) => roll.below(values.length));

function drawnAt(space: Space, roll: Dice): Sampled {
  const row = new Float64Array(space.names.length);
  for (const i of space.free) row[i] = drawn(space, i, row, roll);
  return { row, branches: branchesOf(space, roll) };
}

/** A point found before with one or two of its values drawn anew. */
function moved(space: Space, found: readonly Sampled[], roll: Dice): Sampled {
  const from = found[roll.below(found.length)] as Sampled;
  const row = Float64Array.from(from.row);
  for (let k = roll.below(2); k >= 0 && space.free.length > 0; k--) {
    const i = space.free[roll.below(space.free.length)] as number;
    const own = row[i] as number;
    row[i] =
      roll.below(3) === 0
        ? own + ((own || 1) * (roll.below(2001) - 1000)) / 2 ** (11 + roll.below(8))
        : drawn(space, i, row, roll);
  }
  return { row, branches: branchesOf(space, roll) };
}

/** A value for one symbol: a special one, that of another symbol, or any within the range. */
function drawn({ ranges, specials, free }: Space, slot: number, row: Row, roll: Dice): number {
  const { low, high } = ranges[slot] as Range;
  const sort = roll.below(10);
  if (sort < 3) {
    const value = specials[roll.below(specials.length)] as number;
    if (value >= low && value <= high) return value;
  }
  if (sort < 4) return row[free[roll.below(free.length)] as number] as number;
  if (sort < 5 && Number.isFinite(low)) return low + 2 ** -(2 + roll.below(30));
  if (sort < 6 && Number.isFinite(high)) return high - 2 ** -(2 + roll.below(30));
  const width = [1, 4, 4, 30][roll.below(4)] as number;
  const from = Number.isFinite(low) ? low : Number.isFinite(high) ? high - width : -width;
  const to = Number.isFinite(high) ? high : from + (Number.isFinite(low) ? width : 2 * width);
  return from + ((to - from) * roll.below(1 << 16)) / (1 << 16);
}

function completed({ solved, truths }: Space, { row, branches }: Sampled): boolean {
  for (let i = solved.length - 1; i >= 0; i--) {
    const { slot, values } = solved[i] as Solved;
    const value = values[branches[i] as number]?.run(row) ?? Number.NaN;
    if (!Number.isFinite(value)) return false;
    row[slot] = value;
  }
  for (const truth of truths) {
    const margin = truth(row);
    if (margin === undefined || (margin < 0 && isClear(margin))) return false;
  }
  return true;
}

/** Numbers that stand in the formulas, and those next to which things change. */
function specialValues(formulas: readonly Formula[]): readonly number[] {
  const numbers = new Set([0, 0, 1, -1, 0.5, 2, -2, 0.25, 3, 10]);
  const visit = (e: Expr): void => {
    if (e.kind === "number") {
      const value = Number(e.value.n) / Number(e.value.d);
      if (Math.abs(value) < 100) numbers.add(value).add(-value);
    }
    for (const child of children(e)) visit(child);
  };
  for (const f of formulas) for (const e of expressionsOf(f)) visit(e);
  return [...numbers].slice(0, 24);
}

/** The bounds that assumptions state of a symbol outright. */
function rangeOf(name: string, given: readonly Formula[]): Range {
  const bounds = given
    .filter((f) => f.kind !== "or")
    .flatMap(relationsOf)
    .flatMap((r) => boundOf(name, r));
  const low = Math.max(Number.NEGATIVE_INFINITY, ...bounds.flatMap((b) => ("low" in b ? [b.low] : [])));
  const high = Math.min(Number.POSITIVE_INFINITY, ...bounds.flatMap((b) => ("high" in b ? [b.high] : [])));
  return { low, high: Math.max(low, high) };
}

function boundOf(name: string, { op, left, right }: Relation): readonly ({ low: number } | { high: number })[] {
  const isLeft = left.kind === "symbol" && left.name === name;
  const isRight = right.kind === "symbol" && right.name === name;
  const value = isLeft ? constantValue(right) : isRight ? constantValue(left) : undefined;
  if (value === undefined || op === "=" || op === "!=") return [];
  const bound = Number(value.n) / Number(value.d);
  return [op.startsWith(">") === isLeft ? { low: bound } : { high: bound }];
}

/** Equations solved one after the other for a symbol of degree one or two, which is put into the later ones. */
function solve(
  given: readonly Formula[],
  names: readonly string[],
): { solved: readonly Solved[]; rest: readonly Formula[] } {
  const solved: { name: string; values: readonly Expr[] }[] = [];
  const rest: Formula[] = [];
  const flat = given.flatMap((f): readonly Formula[] => (f.kind === "and" ? f.parts : [f]));
  for (const f of flat) {
    const found = f.kind === "relation" && f.op === "=" ? solution(f, solved, names) : undefined;
    if (found === undefined) rest.push(f);
    else solved.push(found);
  }
  return {
    solved: solved.map(({ name, values }) => ({
      name,
      slot: names.indexOf(name),
      values: values.map((expr) => ({ expr, run: compile(expr, names) })),
    })),
    rest,
  };
}

function solution(r: Relation, solved: readonly { name: string; values: readonly Expr[] }[], names: readonly string[]) {
  let gap: Expr | undefined = minus(r.left, r.right);
  for (const { name, values } of solved)
    gap =
      gap &&
      (values.length === 1
        ? attempt(() => substitute(gap as Expr, [[sym(name), values[0] as Expr]]))
        : usesSymbol(gap, name)
          ? undefined
          : gap);
  if (gap === undefined) return undefined;
  for (const name of names) {
    if (!usesSymbol(gap, name) || solved.some((s) => s.name === name)) continue;
    const values = rootsIn(gap, name, names);
    if (values) return { name, values };
  }
  return undefined;
}

const usesSymbol = (e: Expr, name: string): boolean =>
  e.kind === "symbol" ? e.name === name : children(e).some((child) => usesSymbol(child, name));

/** The roots of what is linear or quadratic in a symbol, as its values at a few points show. */
function rootsIn(gap: Expr, name: string, names: readonly string[]): readonly Expr[] | undefined {
  const at = (n: number): Expr | undefined => attempt(() => substitute(gap, [[sym(name), num(n)]]));
  const [zero, one, minusOne] = [at(0), at(1), at(-1)];
  const degree = degreeIn(compile(gap, names), names.indexOf(name), names.length);
  if (zero === undefined || one === undefined || minusOne === undefined || degree === undefined) return undefined;
  if (degree === 1) return [quotient(zero, minus(zero, one))];
  const a = minus(quotient(sum(one, minusOne), num(2)), zero);
  const b = quotient(minus(one, minusOne), num(2));
  const root = call("sqrt", minus(power(b, num(2)), product(num(4), a, zero)));
  return [root, negate(root)].map((r) => quotient(minus(r, b), product(num(2), a)));
}

function degreeIn(run: Value, slot: number, size: number): 1 | 2 | undefined {
  let degree: 1 | 2 = 1;
  for (const base of [0.37, 0.81, 1.43]) {
    const row = Float64Array.from({ length: size }, (_, i) => base + 0.29 * i);
    const at = (value: number): number => {
      row[slot] = value;
      return run(row);
    };
    const [f0, f1, f2, f3] = [at(0), at(1), at(-1), at(3)] as [number, number, number, number];
    const curve = (f1 + f2) / 2 - f0;
    const slope = (f1 - f2) / 2;
    const room = 1e-9 * (1 + Math.abs(f0) + Math.abs(f1) + Math.abs(f3));
    if (!(Math.abs(f0 + 3 * slope + 9 * curve - f3) <= room)) return undefined;
    if (Math.abs(curve) > room) degree = 2;
    else if (Math.abs(slope) <= room) return undefined;
  }
  return degree;
}

/** Free symbols have the very numbers of the row; solved ones what the equations make of these. */
function exactPoint(names: readonly string[], solved: readonly Solved[], row: Row, branches: readonly number[]): Point {
  const values = new Map<string, Expr>();
  for (const [i, name] of names.entries())
    if (!solved.some((s) => s.name === name)) values.set(name, exactNumber(row[i] as number));
  for (const [i, { name, values: choices }] of [...solved.entries()].reverse()) {
    const pairs = [...values].map(([n, v]) => [sym(n), v] as const);
    values.set(name, substitute(choices[branches[i] as number]?.expr ?? num(0), pairs));
  }
  return [...values].map(([name, value]) => ({ at: sym(name), value }));
}

/** The fraction that a floating-point number is. */
function exactNumber(x: number): Expr {
  let places = 0;
  let scaled = x;
  while (!Number.isInteger(scaled) && places < 1100) {
    scaled *= 2;
    places++;
  }
  return numberOf(rational(BigInt(scaled), 2n ** BigInt(places)));
}
