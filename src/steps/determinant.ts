/** Square arrays of expressions: determinants, principal minors, and the Hessians of which they are taken. */

import type { Expr } from "../math/expr.ts";
import { negate, num, product, sum } from "../math/expr.ts";

export type Matrix = readonly (readonly Expr[])[];
export type Variable = Expr & { kind: "symbol" };

/** The determinant, expanded along the first row; entries that are the number zero are passed over. */
export function determinant(rows: Matrix): Expr {
  const [top, ...below] = rows;
  if (!top) return num(1);
  if (below.length === 0) return top[0] ?? num(1);
  const terms = top.flatMap((entry, column) => {
    if (isZero(entry)) return [];
    const term = product(entry, determinant(withoutColumn(below, column)));
    return [column % 2 === 0 ? term : negate(term)];
  });
  return sum(...terms);
}

const isZero = (e: Expr): boolean => e.kind === "number" && e.value.n === 0n;

const withoutColumn = (rows: Matrix, column: number): Matrix => rows.map((row) => row.filter((_, j) => j !== column));

/** The rows and columns of these places. */
export const submatrix = (rows: Matrix, places: readonly number[]): Matrix =>
  places.map((i) => places.map((j) => rows[i]?.[j] ?? num(0)));

/** The places of the leading principal minors, by size: [0], [0, 1], ... */
export const leading = (size: number): readonly (readonly number[])[] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: i + 1 }, (_unused, j) => j));

/** The places of all principal minors, by size. */
export const principal = (size: number): readonly (readonly number[])[] =>
  subsets(Array.from({ length: size }, (_, i) => i))
    .filter((places) => places.length > 0)
    .sort((a, b) => a.length - b.length);

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [head, ...rest] = items;
  if (head === undefined) return [[]];
  const without = subsets(rest);
  return [...without.map((s) => [head, ...s]), ...without];
}

export const first = (of: Expr, v: Expr): Expr => ({ kind: "derivative", of, in: v, order: 1 });
export const second = (of: Expr, v: Expr, w: Expr): Expr =>
  v === w ? { kind: "derivative", of, in: v, order: 2 } : first(first(of, v), w);

/** The second derivatives, those of a pair in one order only. */
export function hessian(of: Expr, over: readonly Expr[]): Matrix {
  const upper = over.map((v, i) => over.slice(i).map((w) => second(of, v, w)));
  return over.map((_, i) => over.map((_unused, j) => upper[Math.min(i, j)]?.[Math.abs(i - j)] ?? num(0)));
}

/** The Hessian under a border of rows, each with one entry for each variable. */
export function bordered(border: Matrix, inner: Matrix): Matrix {
  const corner = border.map((row) => [...border.map(() => num(0)), ...row]);
  return [...corner, ...inner.map((row, i) => [...border.map((entries) => entries[i] ?? num(0)), ...row])];
}
