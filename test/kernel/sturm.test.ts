/** Real roots of polynomials: counted, isolated and compared exactly, against products of known factors. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openMeter } from "../../src/kernel/meter.ts";
import type { Spot, Univariate } from "../../src/kernel/sturm.ts";
import {
  betweenRoots,
  compareSpots,
  isolateRoots,
  multiplyUnivariate,
  signAt,
  signAtRoot,
  squareFree,
} from "../../src/kernel/sturm.ts";
import { settings } from "../laws/ask.ts";

const meter = () => openMeter(100_000_000);
const times = (a: Univariate, b: Univariate): Univariate => multiplyUnivariate(a, b, meter());
const isolated = (p: Univariate) => isolateRoots(squareFree(p, meter()), meter());

const roots = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }));
const farRoots = fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(1, 7), fc.constant(1));
const rootless = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .map(([b, c]): Univariate => [BigInt(c + b * b), BigInt(b), 1n]);
const polynomials = fc.record({
  lead: fc.constantFrom(-6n, -1n, 1n, 5n),
  roots: fc.array(fc.oneof({ weight: 5, arbitrary: roots }, { weight: 1, arbitrary: farRoots }), { maxLength: 5 }),
  rest: fc.array(rootless, { maxLength: 2 }),
  other: fc.array(fc.bigInt({ min: -5n, max: 5n }), { minLength: 1, maxLength: 4 }),
  shared: fc.boolean(),
});

const factorOf = ([n, d]: readonly [number, number, number]): Univariate => [BigInt(-n), BigInt(d)];
const trimmed = (p: readonly bigint[]): Univariate => (p.at(-1) === 0n ? trimmed(p.slice(0, -1)) : p);

type Made = typeof polynomials extends fc.Arbitrary<infer T> ? T : never;

const productOf = (made: Made): Univariate =>
  [...made.roots.flatMap((root) => Array.from({ length: root[2] }, () => factorOf(root))), ...made.rest].reduce(times, [
    made.lead,
  ]);

const rootsOf = (made: Made): readonly Spot[] =>
  made.roots
    .map(([n, d]) => ({ n: BigInt(n), d: BigInt(d) }))
    .sort(compareSpots)
    .filter((root, i, all) => i === 0 || compareSpots(all[i - 1] as Spot, root) !== 0);

/** Another polynomial, which has the first root in common or not. */
const otherOf = ({ roots: [first], other, shared }: Made): Univariate =>
  times(trimmed(other), shared && first ? factorOf(first) : [1n]);

const isAscending = (spots: readonly Spot[]): boolean =>
  spots.every((spot, i) => i === 0 || compareSpots(spots[i - 1] as Spot, spot) === -1);

describe("a product of known factors", () => {
  test("has their roots, each once", () => {
    fc.assert(
      fc.property(polynomials, (made) => {
        const known = rootsOf(made);
        const found = isolated(productOf(made));
        expect(found.length).toBe(known.length);
        for (const [i, { low, high }] of found.entries()) {
          expect(compareSpots(low, known[i] as Spot)).toBe(-1);
          expect(compareSpots(known[i] as Spot, high)).toBeLessThanOrEqual(0);
        }
        const between = betweenRoots(found);
        expect(between.length).toBe(known.length + 1);
        expect(isAscending(between.flatMap((spot, i) => [spot, known[i] ?? []].flat()))).toBe(true);
      }),
      settings(300),
    );
  });
  test("has roots at which other polynomials have the signs that they have there", () => {
    fc.assert(
      fc.property(polynomials, (made) => {
        const p = squareFree(productOf(made), meter());
        const q = otherOf(made);
        const signs = isolateRoots(p, meter()).map((root) => signAtRoot(q, p, root, meter()));
        expect(signs).toEqual(rootsOf(made).map((root) => signAt(q, root, meter())));
      }),
      settings(300),
    );
  });
});

describe("roots that are no rational numbers", () => {
  test.each<[string, Univariate, number]>([
    ["x^2 - 2", [-2n, 0n, 1n], 2],
    ["x^2 + 2", [2n, 0n, 1n], 0],
    ["(x^2 - 2)^3", [-8n, 0n, 12n, 0n, -6n, 0n, 1n], 2],
    ["x^5 - x - 1", [-1n, -1n, 0n, 0n, 0n, 1n], 1],
    ["a Chebyshev polynomial", [1n, 0n, -18n, 0n, 48n, 0n, -32n], 6],
    ["5", [5n], 0],
    ["0", [], 0],
  ])("of %s", (_, p, count) => expect(isolated(p).length).toBe(count));
  test("are told apart from rational ones nearby", () => {
    // (x^2 - 2) (1000 x - 1414): 1.414 lies below the root.
    const p = times([-2n, 0n, 1n], [-1414n, 1000n]);
    expect(isolated(p).length).toBe(3);
    const [, , last] = isolated(p);
    expect(last && signAtRoot([-1414n, 1000n], squareFree(p, meter()), last, meter())).toBe(1);
    expect(last && signAtRoot([-2n, 0n, 1n], squareFree(p, meter()), last, meter())).toBe(0);
  });
});
