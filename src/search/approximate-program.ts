/** Linear programming in floating point: which columns a solution needs; the exact method then finds the weights. */

import type { Rational } from "../math/rational.ts";

const PIVOT_LIMIT = 600;
const TINY = 1e-9;

/** The columns that may carry weight in some nearly optimal x >= 0 with A x = b; undefined when none seems to exist. */
export function supportOf(
  rows: readonly ReadonlyMap<number, Rational>[],
  b: readonly Rational[],
  columns: number,
  objective: ReadonlyMap<number, Rational>,
): readonly number[] | undefined {
  const width = columns + rows.length + 1;
  const table = rows.map((row, i) => {
    const line = new Float64Array(width);
    const right = toNumber(b[i] as Rational);
    const flip = right < 0 ? -1 : 1;
    for (const [j, entry] of row) line[j] = flip * toNumber(entry);
    line[columns + i] = 1;
    line[width - 1] = flip * right;
    return line;
  });
  const basis = rows.map((_, i) => columns + i);
  const artificial = Float64Array.from({ length: width - 1 }, (_, j) => (j >= columns ? -1 : 0));
  if (!maximise(table, basis, artificial, columns)) return undefined;
  if (basis.some((column, i) => column >= columns && (table[i]?.[width - 1] ?? 0) > 1e-7)) return undefined;
  driveOut(table, basis, columns);
  const costs = Float64Array.from({ length: width - 1 }, (_, j) => toNumber(objective.get(j) ?? { n: 0n, d: 1n }));
  maximise(table, basis, costs, columns);
  // Basic columns that seem to weigh nothing are kept too: rounding may hide a small weight.
  return basis.filter((column) => column < columns).sort((x, y) => x - y);
}

const toNumber = (value: Rational): number => Number(value.n) / Number(value.d);

/** Artificial columns that are left at zero make room for real ones, lest they grow again. */
function driveOut(table: Float64Array[], basis: number[], columns: number): void {
  basis.forEach((column, i) => {
    if (column < columns) return;
    const row = table[i] as Float64Array;
    let best = -1;
    for (let j = 0; j < columns; j++)
      if (Math.abs(row[j] as number) > Math.max(1e-7, Math.abs(row[best] ?? 0))) best = j;
    if (best >= 0) pivot(table, basis, i, best);
  });
}

/** Pivots on the steepest of the first `allowed` columns until none improves; false at the limit. */
function maximise(table: Float64Array[], basis: number[], costs: Float64Array, allowed: number): boolean {
  for (let pivots = 0; pivots < PIVOT_LIMIT; pivots++) {
    const entering = steepest(table, basis, costs, allowed);
    if (entering === undefined) return true;
    const leaving = tightest(table, entering);
    if (leaving === undefined) return true;
    pivot(table, basis, leaving, entering);
  }
  return false;
}

function steepest(table: readonly Float64Array[], basis: readonly number[], costs: Float64Array, allowed: number) {
  const reduced = costs.slice(0, allowed);
  table.forEach((row, i) => {
    const cost = costs[basis[i] as number] as number;
    if (cost !== 0) for (let j = 0; j < allowed; j++) reduced[j] = (reduced[j] as number) - cost * (row[j] as number);
  });
  let best: number | undefined;
  reduced.forEach((gain, j) => {
    if (gain > TINY && (best === undefined || gain > (reduced[best] as number))) best = j;
  });
  return best;
}

function tightest(table: readonly Float64Array[], column: number): number | undefined {
  let best: { row: number; ratio: number } | undefined;
  table.forEach((row, i) => {
    const entry = row[column] as number;
    if (entry <= TINY) return;
    const ratio = (row[row.length - 1] as number) / entry;
    if (best === undefined || ratio < best.ratio) best = { row: i, ratio };
  });
  return best?.row;
}

function pivot(table: Float64Array[], basis: number[], row: number, column: number): void {
  const source = table[row] as Float64Array;
  const lead = source[column] as number;
  for (let j = 0; j < source.length; j++) source[j] = (source[j] as number) / lead;
  table.forEach((target, i) => {
    const factor = target[column] as number;
    if (i === row || Math.abs(factor) < 1e-13) return;
    for (let j = 0; j < target.length; j++) target[j] = (target[j] as number) - factor * (source[j] as number);
  });
  basis[row] = column;
}
