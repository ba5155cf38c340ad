/** Points on equations, by Newton's method with the shortest step; for more unknowns than equations as well. */

import type { Evaluator } from "./approximate.ts";

const ITERATIONS = 25;
const STEP = 1e-6;
const SMALL = 1e-11;

/** The nearest values at which all gaps are zero, as far as the method finds them from a start; undefined otherwise. */
export function onto(
  gaps: readonly Evaluator[],
  names: readonly string[],
  start: ReadonlyMap<string, number>,
): Map<string, number> | undefined {
  const at = new Map(start);
  for (let i = 0; i < ITERATIONS; i++) {
    const values = gaps.map((gap) => gap(at));
    if (!values.every(Number.isFinite)) return undefined;
    if (values.every((value) => Math.abs(value) < SMALL)) return at;
    const slopes = gaps.map((gap, k) => gradient(gap, values[k] as number, names, at));
    const weights = solved(
      slopes.map((row) => slopes.map((other) => dot(row, other))),
      values,
    );
    if (weights === undefined) return undefined;
    for (const [j, name] of names.entries()) at.set(name, (at.get(name) as number) - dot(weights, column(slopes, j)));
  }
  return undefined;
}

const column = (rows: readonly (readonly number[])[], j: number): readonly number[] => rows.map((row) => row[j] ?? 0);
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, value, i) => total + value * (b[i] ?? 0), 0);

function gradient(gap: Evaluator, value: number, names: readonly string[], at: Map<string, number>): readonly number[] {
  return names.map((name) => {
    const here = at.get(name) as number;
    const step = STEP * Math.max(1, Math.abs(here));
    at.set(name, here + step);
    const slope = (gap(at) - value) / step;
    at.set(name, here);
    return slope;
  });
}

/** The solution of a square linear system by elimination with pivots; undefined when it is close to singular. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    const pivot = rows.slice(k).reduce((best, row) => (Math.abs(row[k] ?? 0) > Math.abs(best[k] ?? 0) ? row : best));
    if (!(Math.abs(pivot[k] ?? 0) > 1e-14)) return undefined;
    rows[rows.indexOf(pivot)] = rows[k] as number[];
    rows[k] = pivot;
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const share = (row[k] as number) / (pivot[k] as number);
      for (let j = k; j <= n; j++) row[j] = (row[j] as number) - share * (pivot[j] as number);
    }
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}
