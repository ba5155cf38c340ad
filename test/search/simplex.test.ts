/** Exact linear programming: feasible, best, infeasible, degenerate and random programs. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rational } from "../../src/math/rational.ts";
import { add, compare, mul, rational, sign, ZERO } from "../../src/math/rational.ts";
import { solveProgram } from "../../src/search/simplex.ts";

const row = (...entries: number[]): Map<number, Rational> => new Map(entries.map((entry, j) => [j, rational(entry)]));
const solve = (rows: readonly Map<number, Rational>[], b: readonly number[], objective: readonly number[]) =>
  solveProgram(
    rows,
    b.map((value) => rational(value)),
    objective.length,
    new Map(objective.map((value, j) => [j, rational(value)])),
  );
const dot = (entries: ReadonlyMap<number, Rational>, x: readonly Rational[]): Rational =>
  [...entries].reduce((total, [j, entry]) => add(total, mul(entry, x[j] as Rational)), ZERO);

describe("linear programs", () => {
  test("have a best solution that is exact", () => {
    // x + y + s = 4, x + 3 y + t = 6: 3 x + 5 y is largest at (3, 1).
    const x = solve([row(1, 1, 1, 0), row(1, 3, 0, 1)], [4, 6], [3, 5, 0, 0]);
    expect(x).toEqual([rational(3), rational(1), rational(0), rational(0)]);
    expect(solve([row(3)], [1], [0])).toEqual([rational(1, 3)]);
  });
  test("may have none", () => {
    expect(solve([row(1, 1)], [-1], [0, 0])).toBeUndefined();
    expect(solve([row(1), row(1)], [1, 2], [0])).toBeUndefined();
  });
  test("with negative right-hand sides, redundant rows and no rows", () => {
    expect(solve([row(-2)], [-6], [0])).toEqual([rational(3)]);
    expect(solve([row(1, 1), row(2, 2)], [1, 2], [1, 0])).toEqual([rational(1), rational(0)]);
    expect(solve([], [], [0, 0])).toEqual([rational(0), rational(0)]);
  });
  test("that cycle under naive rules end", () => {
    // Beale's example, scaled to whole numbers.
    const rows = [row(1, 0, 0, 1, -32, -4, 36), row(0, 1, 0, 1, -24, -1, 6), row(0, 0, 1, 0, 0, 1, 0)];
    const x = solve(rows, [0, 0, 1], [0, 0, 0, 3, -80, 2, -24]);
    expect(x).toBeDefined();
    for (const [i, entries] of rows.entries()) expect(dot(entries, x ?? [])).toEqual(rational(i === 2 ? 1 : 0));
  });
  test("that are feasible are solved, and what is found is feasible and not worse than a known point", () => {
    const matrix = fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(matrix, fc.array(fc.nat(5), { minLength: 5, maxLength: 5 }), (entries, known) => {
        const rows = [...entries.map((line) => row(...line, 0)), row(1, 1, 1, 1, 1, 1)];
        const point = [...known.map((value) => rational(value)), rational(1)];
        const b = rows.map((line) => dot(line, point));
        const objective = new Map([[0, rational(1)]]);
        const x = solveProgram(rows, b, 6, objective);
        expect(x).toBeDefined();
        for (const value of x ?? []) expect(sign(value)).toBeGreaterThanOrEqual(0);
        for (const [i, line] of rows.entries()) expect(dot(line, x ?? [])).toEqual(b[i]);
        expect(compare(x?.[0] ?? ZERO, point[0] as Rational)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});
