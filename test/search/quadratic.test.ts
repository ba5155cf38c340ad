/** Elimination of an unknown of degree two: what it proves, what it does not, and what that costs. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byQuadratic } from "../../src/search/quadratic.ts";
import type { Way } from "./on-bench.ts";
import { holdsAt, tried } from "./on-bench.ts";

type Case = readonly [claim: string, ...given: string[]];
const share = (...names: readonly string[]): readonly string[] => names.flatMap((n) => [`${n} >= 0`, `${n} <= 1`]);
const way: Way = (bench, goal) => byQuadratic(bench, goal, 6);
const verdict = (claim: string, given: readonly string[]): string => tried(way, claim, given.filter(Boolean)).verdict;

const value = "a x^2 + b x + c";
const at = (bound: string): string => `a ${bound}^2 + b ${bound} + c`;

describe("concave, between two bounds", () => {
  test.each<Case>([
    ["a x - x^2 >= 0", "x >= 0", "x <= a"],
    [`${value} >= 0`, "x >= 0", "x <= y", "a <= 0", "c >= 0", `${at("y")} >= 0`],
    [`${value} > 0`, "x >= 0", "x <= y", "a < 0", "c > 0", `${at("y")} > 0`],
    [`${value} >= 0`, "s <= x", "x <= t", "a <= 0", `${at("s")} >= 0`, `${at("t")} >= 0`],
    [`${value} > 0`, "s < x", "x <= t", "a <= 0", `${at("s")} >= 0`, `${at("t")} > 0`],
    [`${value} > 0`, "s < x", "x < t", "a < 0", `${at("s")} >= 0`, `${at("t")} >= 0`],
    ["x (1 - x) v + x w >= 0", "x >= 0", "x <= y", ...share("y"), "v >= 0", "w >= 0"],
    ["-(x - b)^2 > -(y - b)^2", "2 b - y < x", "x < y", "b < y"],
    ["a x - b x^2 >= a y - b y^2", "y >= 0", "y <= x", "2 b x <= a", "b > 0"],
    ["(a - b x - c) x >= 0", "x >= 0", "b x <= a - c", "b > 0"],
  ])("%s given %s, %s, %s, %s, %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("proved"));
});

describe("straight", () => {
  test.each<Case>([
    ["b x + c >= 0", "s <= x", "x <= t", "b s + c >= 0", "b t + c >= 0"],
    ["b x + c > 0", "s <= x", "x <= t", "b s + c > 0", "b t + c > 0"],
    ["b x + c > 0", "s < x", "b s + c >= 0", "b > 0"],
    ["x a + (1 - x) b <= c", ...share("x"), "a <= c", "b <= c"],
    ["x y a + (1 - x y) b <= c", ...share("x", "y"), "a <= c", "b <= c"],
    ["a x + b y + c >= 0", "x >= 0", "x <= y", "y >= 0", "y <= z", "c >= 0", "b z + c >= 0", "(a + b) z + c >= 0"],
  ])("%s given %s, %s, %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("proved"));
});

describe("convex", () => {
  test.each<Case>([
    [`${value} > 0`, "a > 0", "b^2 < 4 a c"],
    [`${value} >= 0`, "a > 0", "b^2 <= 4 a c"],
    [`${value} >= 0`, "s <= x", "a >= 0", `${at("s")} >= 0`, "2 a s + b >= 0"],
    [`${value} > 0`, "x <= t", "a >= 0", `${at("t")} > 0`, "2 a t + b <= 0"],
    ["x^2 - 2 a x + v > 0", "v > a^2"],
    ["x^2 - 2 a x + v > 0", "x >= s", "s > a", "s^2 - 2 a s + v > 0"],
    ["x^2 + 2 r x y + y^2 >= 0", "r >= -1", "r <= 1"],
    ["k x^2 - (k + 1) x + 1 > 0", "x >= 0", "x < 1", ...share("k")],
    ["(a - b x - c) x <= (a - c)^2/(4 b)", "b > 0"],
    ["x a^2 + (1 - x) b^2 >= (x a + (1 - x) b)^2", ...share("x")],
    ["x (a - x - z) + z (a - x - z) <= a^2/4"],
  ])("%s given %s, %s, %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("proved"));
});

describe("case by case", () => {
  test.each<Case>([
    ["a + b x + c x^2 >= 0", ...share("x"), "a >= 0", "2 a + b >= 0", "a + b + c >= 0"],
    ["v x^2 + w (1 - x)^2 + 2 r x (1 - x) >= 0", ...share("x"), "v >= 0", "w >= 0", "r^2 <= v w"],
    ["x (1 - x) (a - b)^2 <= (a - b)^2/4", ...share("x")],
    ["x a^2 + (1 - x) b^2 - (x a + (1 - x) b)^2 <= (a - b)^2/4", ...share("x")],
    ["k x^2 + (2 - k) x <= 2", ...share("x"), "k >= -2"],
    ["k x^2 + (1 - k) x^3 <= x", ...share("x", "k")],
  ])("%s given %s, %s, %s, %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("proved"));
});

describe("over a denominator", () => {
  test.each<Case>([
    ["a^2 x^2 + b^2 (1 - x)^2 >= a^2 b^2/(a^2 + b^2)", "a > 0", "b > 0"],
    ["x (a - x - r z) + z (a - z - r x) <= a^2/(2 (1 + r))", "r >= 0", "r < 1"],
    ["(x - s) (t - x)/(s - t - 1) <= 0", "s <= x", "x <= t", "s - t < 1"],
    [
      "s^2 x^2 + t^2 (1 - x)^2 + 2 r s t x (1 - x) >= s^2 t^2 (1 - r^2)/(s^2 + t^2 - 2 r s t)",
      ...["s > 0", "t > 0", "r > -1", "r < 1", "s^2 + t^2 - 2 r s t > 0"],
    ],
  ])("%s given %s, %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("proved"));
});

describe("false, and so not proved", () => {
  test.each<Case>([
    [`${value} >= 0`, "x >= 0", "x <= y", "c >= 0", `${at("y")} >= 0`],
    [`${value} >= 0`, "s <= x", "a >= 0", `${at("s")} >= 0`],
    [`${value} >= 0`, "x <= t", "a >= 0", `${at("t")} >= 0`],
    [`${value} > 0`, "s <= x", "x <= t", "a <= 0", `${at("s")} >= 0`, `${at("t")} > 0`],
    [`${value} > 0`, "s < x", "x < t", "a <= 0", `${at("s")} >= 0`, `${at("t")} >= 0`],
    [`${value} > 0`, "a > 0", "b^2 <= 4 a c"],
    [`${value} >= 0`, "a >= 0", "b^2 <= 4 a c"],
    ["b x + c > 0", "s <= x", "x <= t", "b s + c > 0", "b t + c >= 0"],
    ["(a - b x - c) x <= (a - c)^2/(5 b)", "b > 0", "a > c", "x >= 0"],
    ["x (1 - x) (a - b)^2 <= (a - b)^2/5", ...share("x")],
    ["k x^2 + (2 - k) x >= 0", ...share("x"), "k <= 3"],
    ["k x^2 + (1 - k) x <= 1", ...share("x")],
    ["x^2 - 2 a x + v > 0", "v >= a^2"],
    ["(x - s) (t - x)/(s - t - 1) < 0", "s <= x", "x <= t", "s - t < 1"],
  ])("%s given %s, %s, %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("nothing"));
});

describe("the cost", () => {
  test.each<Case>([
    ["x^3 y^3 + z^3 >= 0", ...share("x", "y")],
    ["x^2 - 2 a x + v > 0", "v > a^2"],
    [`${value} > 0`, "x >= 0", "x <= y", "a < 0", "c > 0", `${at("y")} > 0`],
    ["x^2 - 2 a x + v > 0", "v >= a^2"],
  ])("of %s given %s, %s is at most 1000 operations", (claim, ...given) =>
    expect(tried(way, claim, given).operations).toBeLessThanOrEqual(1000),
  );
  test("of a claim that resists is bounded", () => {
    const { verdict: said, operations } = tried(way, "a x^2 + b y^2 + c z^2 + r x y + s y z + t x z >= 0", [
      ...share("x", "y", "z"),
      ...["a >= 0", "b >= 0", "c >= 0", "a + b + r >= 0", "b + c + s >= 0", "a + c + t >= 0"],
    ]);
    expect(said).toBe("nothing");
    expect(operations).toBeLessThanOrEqual(300_000);
  });
});

const small = fc.integer({ min: -3, max: 3 });
const shares = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
  minLength: 30,
  maxLength: 30,
});

test("random claims: what is proved holds at random points, and the kernel accepts all that is found", () => {
  const found = { proved: 0, nothing: 0 };
  const coefficients = fc.array(small, { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(
      coefficients,
      fc.integer({ min: 0, max: 6 }),
      small,
      fc.boolean(),
      shares,
      (c, plus, low, strict, points) => {
        const [p, q, r, s, t, u] = c.map((n) => `(${n})`);
        const claim = `(${p} y + ${q}) x^2 + (${r} y + ${s}) x + ${t} y + ${u} + ${plus} ${strict ? ">" : ">="} 0`;
        // x runs from a number to one that depends on y.
        const given = ["y >= 0", "y <= 2", `x >= ${low}`, `x ${strict ? "<" : "<="} ${low} + 1 + y`];
        const { verdict: said } = tried(way, claim, given);
        expect(["proved", "nothing"]).toContain(said);
        found[said as keyof typeof found] += 1;
        const isTrue = points.every(([i, j]) => {
          const y = `2 * ${j}/20`;
          const values = { x: `${low} + (1 + ${y}) * ${i}/21`, y };
          expect(holdsAt(given, values)).toBe(true);
          return holdsAt([claim], values);
        });
        if (!isTrue) expect(said).toBe("nothing");
      },
    ),
    { numRuns: 150, seed: 1997 },
  );
  expect(found.proved).toBeGreaterThan(30);
  expect(found.nothing).toBeGreaterThan(30);
});
