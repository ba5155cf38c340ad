/** Points on equations, roots and bounds in floating point: what is found is close to what is asked for. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/numeric/approximate.ts";
import { boundsIn } from "../../src/numeric/bounds.ts";
import { onto } from "../../src/numeric/newton.ts";
import { rootsOf } from "../../src/numeric/roots.ts";
import { comparison, expr } from "../kernel/write.ts";

describe("Newton's method", () => {
  test("lands on linear and curved equations", () => {
    const gaps = ["x + y - 1", "x^2 + y^2 + z^2 - 3"].map((text) => compile(expr(text)));
    const start = fc.integer({ min: -200, max: 200 }).map((n) => n / 100 + 0.005);
    let found = 0;
    fc.assert(
      fc.property(start, start, start, (x, y, z) => {
        const at = onto(gaps, ["x", "y", "z"], new Map(Object.entries({ x, y, z })));
        if (at === undefined) return;
        found += 1;
        for (const gap of gaps) expect(Math.abs(gap(at))).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(100);
  });
  test("finds nothing where there is nothing", () => {
    const gap = compile(expr("x^2 + 1"));
    expect(onto([gap], ["x"], new Map([["x", 0.3]]))).toBeUndefined();
    expect(onto([compile(expr("x - x + 1"))], ["x"], new Map([["x", 1]]))).toBeUndefined();
  });
});

describe("roots", () => {
  test("of a cubic, the nearest first", () => {
    const found = rootsOf((x) => (x + 1) * (x - 2) * (x - 5), 1.5);
    expect(found.map((x) => Math.round(x * 1e6) / 1e6)).toEqual([2, -1, 5]);
  });
  test("none of a square without, nor of a pole", () => {
    expect(rootsOf((x) => x * x + 1, 0)).toEqual([]);
    expect(rootsOf((x) => 1 / (x - 1), 0)).toEqual([]);
  });
});

test("bounds that are stated outright", () => {
  const bounds = boundsIn(["x > 1/2", "3 >= x", "x < y", "y != 0", "p(z) <= 1"].map(comparison));
  expect(bounds.get("x")).toEqual({ low: 0.5, high: 3 });
  expect(bounds.get("y")).toBeUndefined();
  expect(bounds.get("p(z)")?.high).toBe(1);
});

test("an integral is close to its value", () => {
  const value = compile({ kind: "integral", of: expr("x^2"), in: "x", from: expr("0"), to: expr("a") });
  expect(value(new Map([["a", 3]]))).toBeCloseTo(9, 9);
});

test("an integral of an integral is left alone, since the work would multiply", () => {
  const inner = { kind: "integral", of: expr("x y"), in: "x", from: expr("0"), to: expr("1") } as const;
  expect(compile({ kind: "integral", of: inner, in: "y", from: expr("0"), to: expr("1") })(new Map())).toBeNaN();
});
