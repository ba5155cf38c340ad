/** Linear programming over the rationals: the simplex method with Bland's rule (Bland 1977), exact. */

import type { Rational } from "../math/rational.ts";
import { add, compare, div, mul, neg, ONE, sign, sub, ZERO } from "../math/rational.ts";

/** Pivots beyond this are not tried. */
const PIVOT_LIMIT = 400;

/**
 * Some x >= 0 with A x = b that makes objective . x as large as it can; undefined when there is none or the limit
 * is reached in search of one. Rows of A are given as sparse maps from column to entry.
 */
export function solveProgram(
  rows: readonly ReadonlyMap<number, Rational>[],
  b: readonly Rational[],
  columns: number,
  objective: ReadonlyMap<number, Rational>,
): readonly Rational[] | undefined {
  const table = rows.map((row, i) => {
    const positive = sign(b[i] as Rational) >= 0;
    const dense: Rational[] = Array.from({ length: columns }, (_, j) => {
      const entry = row.get(j) ?? ZERO;
      return positive ? entry : neg(entry);
    });
    rows.forEach((_, k) => {
      dense.push(k === i ? ONE : ZERO);
    });
    dense.push(positive ? (b[i] as Rational) : neg(b[i] as Rational));
    return dense;
  });
  const basis = rows.map((_, i) => columns + i);
  const width = columns + rows.length;
  const phaseOne = Array.from({ length: width }, (_, j) => (j >= columns ? neg(ONE) : ZERO));
  if (!maximise(table, basis, phaseOne, width)) return undefined;
  const infeasible = basis.some((column, i) => column >= columns && sign(last(table[i] as Rational[])) !== 0);
  if (infeasible) return undefined;
  driveOut(table, basis, columns);
  const phaseTwo = Array.from({ length: width }, (_, j) => objective.get(j) ?? ZERO);
  maximise(table, basis, phaseTwo, columns);
  const x: Rational[] = Array.from({ length: columns }, () => ZERO);
  basis.forEach((column, i) => {
    if (column < columns) x[column] = last(table[i] as Rational[]);
  });
  return x;
}

const last = (row: readonly Rational[]): Rational => row[row.length - 1] as Rational;

/** Artificial columns that are left at zero make room for real ones, lest they grow again. */
function driveOut(table: Rational[][], basis: number[], columns: number): void {
  basis.forEach((column, i) => {
    if (column < columns) return;
    const real = (table[i] as Rational[]).findIndex((entry, j) => j < columns && entry.n !== 0n);
    if (real >= 0) pivot(table, basis, i, real);
  });
}

/** Pivots until no column among the first `allowed` improves; false when the limit stops it. */
function maximise(table: Rational[][], basis: number[], costs: readonly Rational[], allowed: number): boolean {
  for (let pivots = 0; pivots < PIVOT_LIMIT; pivots++) {
    const entering = enteringColumn(table, basis, costs, allowed);
    if (entering === undefined) return true;
    const leaving = leavingRow(table, basis, entering);
    if (leaving === undefined) return true;
    pivot(table, basis, leaving, entering);
  }
  return false;
}

function enteringColumn(
  table: readonly Rational[][],
  basis: readonly number[],
  costs: readonly Rational[],
  allowed: number,
): number | undefined {
  for (let j = 0; j < allowed; j++) {
    if (basis.includes(j)) continue;
    let reduced = costs[j] as Rational;
    table.forEach((row, i) => {
      const cost = costs[basis[i] as number] as Rational;
      const entry = row[j] as Rational;
      if (cost.n !== 0n && entry.n !== 0n) reduced = sub(reduced, mul(cost, entry));
    });
    if (sign(reduced) > 0) return j;
  }
  return undefined;
}

function leavingRow(table: readonly Rational[][], basis: readonly number[], column: number): number | undefined {
  let best: { row: number; ratio: Rational } | undefined;
  table.forEach((row, i) => {
    const entry = row[column] as Rational;
    if (sign(entry) <= 0) return;
    const ratio = div(last(row), entry);
    const order = best === undefined ? -1 : compare(ratio, best.ratio);
    if (order < 0 || (order === 0 && best !== undefined && (basis[i] as number) < (basis[best.row] as number)))
      best = { row: i, ratio };
  });
  return best?.row;
}

function pivot(table: Rational[][], basis: number[], row: number, column: number): void {
  const source = table[row] as Rational[];
  const lead = source[column] as Rational;
  const scaled = source.map((entry) => (entry.n === 0n ? entry : div(entry, lead)));
  table[row] = scaled;
  table.forEach((target, i) => {
    const factor = target[column] as Rational;
    if (i === row || factor.n === 0n) return;
    table[i] = target.map((entry, j) => {
      const by = scaled[j] as Rational;
      return by.n === 0n ? entry : add(entry, neg(mul(factor, by)));
    });
  });
  basis[row] = column;
}
