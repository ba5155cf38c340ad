/** Polynomials over boxes: what the Bernstein coefficients prove, what they do not, and what that costs. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byBernstein } from "../../src/search/bernstein.ts";
import { holdsAt, tried } from "./on-bench.ts";

type Case = readonly [claim: string, ...given: string[]];
/** Shares and probabilities. */
const share = (...names: readonly string[]): readonly string[] => names.flatMap((n) => [`${n} >= 0`, `${n} <= 1`]);
const inner = (...names: readonly string[]): readonly string[] => names.flatMap((n) => [`${n} > 0`, `${n} < 1`]);
const upTo2 = ["x >= 0", "x <= 2", "y >= 0", "y <= 2"];

const verdict = (claim: string, given: readonly string[]): string => tried(byBernstein, claim, given).verdict;

describe("proved", () => {
  test.each<Case>([
    ["a + b - a b >= 0", ...share("a", "b")],
    ["1 - a b c >= 0", ...share("a", "b", "c")],
    ["a + b + c - a b - b c - a c + a b c <= 1", ...share("a", "b", "c")],
    ["1 + a b c s - a b - c s >= 0", ...share("a", "b", "c", "s")],
    ["(a + b) (c + s) <= 4", ...share("a", "b", "c", "s")],
    ["a^3 + 3 a^2 (1 - a) <= 1 - (1 - a)^3 b", ...share("a", "b")],
    ["a^2 + b^2 + c^2 <= 1 + a^2 b + b^2 c + c^2 a", ...share("a", "b", "c")],
    ["10 x^4 y^2 - 12 x^3 y^3 + 5 x^2 y^4 + x + y >= 0", ...share("x", "y")],
    ["x^2 y^2 (x^2 + y^2 - 3) + 1 >= 0", "x >= -1", "x <= 1", "y >= -1", "y <= 1"],
    ["1 - p(x) p(y) >= 0"],
    ["p(x)^2 (3 - 2 p(x)) <= 1 + p(y) (1 - p(x))"],
  ])("in one box: %s given %s, %s", (claim, ...given) => expect(verdict(claim, given.filter(Boolean))).toBe("proved"));

  test.each<Case>([
    ["x^4 + y^4 - 4 x y + 21/10 > 0", ...upTo2],
    ["x^3 + y^3 - 3 x y + 11/10 > 0", ...upTo2],
    ["x y (1 - x) (1 - y) < 1/15", ...share("x", "y")],
    ["(x - 1/3)^2 + (y - 1/7)^2 + x y (1 - x) > 1/1000", ...share("x", "y")],
    ["x^3 - 2 x^2 y + y^3 + 1/2 > 0", "x >= 1", "x <= 2", "y >= 0", "y <= 1"],
    ["t (1 - t)^2 (1 + s^2) < 31/100", ...share("s", "t")],
    ["p(x) (1 - p(x)) p(y) < 1/3"],
  ])("in several boxes: %s given %s, %s", (claim, ...given) =>
    expect(verdict(claim, given.filter(Boolean))).toBe("proved"),
  );

  test.each<Case>([
    ["4 x (1 - x) y (1 - y) <= 1/4", ...share("x", "y")],
    ["t (1 - t)^2 (1 + s) <= 8/27", ...share("s", "t")],
    ["s t^2 (1 - t) <= 4/27", ...share("s", "t")],
  ])("with equality at a point: %s given %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("proved"));

  test.each<Case>([
    ["1 - a^2 x - a (1 - x) > 0", ...inner("a"), ...share("x")],
    ["x (1 - x) y > 0", ...inner("x"), "y > 0", "y <= 1"],
    ["t (1 - t)^2 (1 + s) < 8/27", "s >= 0", "s < 1", ...share("t")],
  ])("strictly by strict bounds: %s given %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("proved"));

  test.each<Case>([
    ["x (1 - x) y (1 - y) v <= v/16", ...share("x", "y"), "v >= 0"],
    ["x (1 - x) y v < v/3", ...share("x", "y"), "v > 0"],
    ["x (1 - x) y v >= v/3", ...share("x", "y"), "v < 0"],
  ])("times a factor with a sign: %s given %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("proved"));
});

describe("not proved", () => {
  test.each<Case>([
    ["a + b + c - a b - b c <= 1", ...share("a", "b", "c")],
    ["x y (1 - x) (1 - y) < 1/16", ...share("x", "y")],
    ["4 x (1 - x) y (1 - y) <= 1/5", ...share("x", "y")],
    ["x^3 + y^3 - 3 x y + 9/10 > 0", ...upTo2],
    ["1 - a^2 x - a (1 - x) > 0", ...share("a", "x")],
    ["t (1 - t)^2 (1 + s) < 8/27", ...share("s", "t")],
    ["x (1 - x) y v < v/3", ...share("x", "y"), "v >= 0"],
    ["x (1 - x) y v < v/3", ...share("x", "y")],
  ])("since it is false: %s given %s, %s", (claim, ...given) => expect(verdict(claim, given)).toBe("nothing"));

  test.each<Case>([
    ["x + y >= 0", "x >= 0", "y >= 0"],
    ["x y (2 - x - y) <= 1", "x >= 0", "y >= 0", "x + y <= 2"],
    ["x^2 + y^2 - x y - x - y + 1 >= 0", ...upTo2],
  ])("since a box does not show it: %s given %s, %s", (claim, ...given) =>
    expect(verdict(claim, given)).toBe("nothing"),
  );
});

describe("the cost", () => {
  test.each<[string, number]>([
    ["a + b - a b >= 0", 50],
    ["a + b + c - a b - b c <= 1", 200],
    ["x y (1 - x) (1 - y) < 1/17", 1000],
    ["(a - b)^2 + (b - c)^2 + (x - y)^2 (a - x) >= 0", 60_000],
  ])("of %s is at most %s operations", (claim, most) =>
    expect(tried(byBernstein, claim, share("a", "b", "c", "x", "y")).operations).toBeLessThanOrEqual(most),
  );
});

const small = fc.integer({ min: -4, max: 4 });
const side = fc.record({
  low: fc.integer({ min: -3, max: 2 }),
  width: fc.integer({ min: 1, max: 3 }),
  open: fc.boolean(),
});
type Side = Readonly<{ low: number; width: number; open: boolean }>;
const boundsOf = (name: string, { low, width, open }: Side): readonly string[] =>
  open ? [`${name} > ${low}`, `${name} < ${low + width}`] : [`${name} >= ${low}`, `${name} <= ${low + width}`];
/** A place from one end of a side to the other; in an open one the ends are left out. */
const placeIn = ({ low, width, open }: Side, share: number): string => {
  const [part, whole] = open ? [share + 1, 102] : [share, 100];
  return `${low} + ${width * part}/${whole}`;
};
const shares = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
  minLength: 20,
  maxLength: 20,
});

test("random polynomials: what is proved holds at random points, and the kernel accepts all that is found", () => {
  const found = { proved: 0, nothing: 0 };
  const coefficients = fc.array(small, { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(
      coefficients,
      fc.integer({ min: 0, max: 40 }),
      side,
      side,
      fc.boolean(),
      shares,
      (c, plus, m, n, strict, at) => {
        const terms = c.map((value, i) => `(${value}) x^${Math.floor(i / 3)} y^${i % 3}`.replaceAll(/ [xy]\^0/g, ""));
        const claim = `${terms.join(" + ")} + ${plus} ${strict ? ">" : ">="} 0`;
        const { verdict: said } = tried(byBernstein, claim, [...boundsOf("x", m), ...boundsOf("y", n)]);
        expect(["proved", "nothing"]).toContain(said);
        found[said as keyof typeof found] += 1;
        const isTrue = at.every(([i, j]) => holdsAt([claim], { x: placeIn(m, i), y: placeIn(n, j) }));
        if (!isTrue) expect(said).toBe("nothing");
      },
    ),
    { numRuns: 300, seed: 1912 },
  );
  expect(found.proved).toBeGreaterThan(60);
  expect(found.nothing).toBeGreaterThan(60);
});

test("random sums of products of bounds are proved", () => {
  const weights = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(weights, side, side, (w, m, n) => {
      const bernstein = (name: string, { low, width }: Side, i: number): string =>
        `(${name} - (${low}))^${i} (${low + width} - ${name})^${2 - i}`;
      const terms = w.map((c, k) => `${c} ${bernstein("x", m, Math.floor(k / 3))} ${bernstein("y", n, k % 3)}`);
      // Without a coefficient the claim is one of numbers.
      const claim = `${terms.join(" + ")} + x >= ${m.low}`;
      expect(verdict(claim, [...boundsOf("x", m), ...boundsOf("y", n)])).toBe("proved");
    }),
    { numRuns: 100, seed: 1985 },
  );
});
