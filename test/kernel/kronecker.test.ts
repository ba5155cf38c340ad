/** The zero test by one evaluation: what it calls the same is the same, whatever numbers are aimed at its point. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isZero, openField, subtractElements } from "../../src/kernel/field.ts";
import { sameQuotient } from "../../src/kernel/kronecker.ts";
import { attempt, openMeter } from "../../src/kernel/meter.ts";
import { toElement } from "../../src/kernel/normal.ts";
import type { Expr } from "../../src/math/expr.ts";
import { num, power, product, quotient, sum, sym } from "../../src/math/expr.ts";
import { settings } from "../laws/ask.ts";
import { choices, expressions, mutated, rewritten } from "../laws/expressions.ts";
import { expr, identical } from "./write.ts";

const same = (a: Expr, b: Expr): boolean | undefined => sameQuotient(a, b, openMeter(1_000_000));
/** By the normal form, which is another way to the same answer. */
const isEqual = (a: Expr, b: Expr): boolean | undefined => {
  const field = openField(openMeter(1_000_000));
  return attempt(() => isZero(subtractElements(field, toElement(field, a), toElement(field, b))));
};

describe("one evaluation", () => {
  test("agrees with the normal form on rewritten and on changed expressions", () => {
    const seen = { same: 0, different: 0 };
    fc.assert(
      fc.property(expressions, choices, choices, (e, first, second) => {
        for (const other of [rewritten(rewritten(e, first), second), mutated(e, first)]) {
          const found = same(e, other);
          if (found === undefined) continue;
          seen[found ? "same" : "different"] += 1;
          const normal = isEqual(e, other);
          if (normal !== undefined) expect(normal).toBe(found);
        }
      }),
      settings(3000),
    );
    expect(seen.same).toBeGreaterThan(800);
    expect(seen.different).toBeGreaterThan(200);
  });
  test("is not deceived by numbers and powers like its own point", () => {
    const [x, y, z] = [sym("x"), sym("y"), sym("z")];
    const two = (k: number): Expr => num(1n << BigInt(k));
    for (let k = 0; k <= 130; k++) {
      expect(same(x, two(k))).toBe(false);
      expect(same(x, power(num(2), num(k)))).toBe(false);
      expect(same(x, quotient(num(1), two(k)))).toBe(false);
      expect(same(y, power(x, num(k + 1)))).not.toBe(true);
      expect(same(z, product(two(k), power(x, num(3)), power(y, num((k % 7) + 1))))).not.toBe(true);
      expect(same(sum(x, two(k)), two(k + 1))).toBe(false);
      expect(same(product(x, sum(x, product(num(-1), two(k)))), num(0))).toBe(false);
    }
  });
  test.each<[string, string]>([
    ["(x + y)^3", "x^3 + 3 x^2 y + 3 x y^2 + y^3"],
    ["1/x - 1/y", "(y - x)/(x y)"],
    ["p(x)/2 + p(x)/3", "5 p(x)/6"],
    ["(sqrt(x) + 1)^2 - sqrt(x)^2", "2 sqrt(x) + 1"],
    ["x^n + x^n", "2 x^n"],
    ["(x - x)^0", "1"],
  ])("%s is %s", (a, b) => expect(same(expr(a), expr(b))).toBe(true));
  test.each<[string, string]>([
    ["sqrt(x)^2", "x"],
    ["exp(x) exp(y)", "exp(x + y)"],
    ["q(x + y)", "q(y + x)"],
    ["1/(x - x)", "1/(y - y)"],
    ["x/(y - y)", "0"],
    ["(a + b + c + k + n + r + s + t + u + v)^2", "0"],
    ["(x + y)^900", "(y + x)^900"],
    ["min(x, y)", "min(x, y)"],
  ])("it cannot tell whether %s is %s", (a, b) => expect(same(expr(a), expr(b))).toBeUndefined());
});

test.each([
  ["((((3^1000)^1000)^1000)^0) x", true],
  ["x (((2^1000)^1000)^1000/((3^1000)^1000)^1000)^0", true],
  ["x + 0 ((3^1000)^1000)^1000", undefined],
])("numbers too large to be worked out are left alone: %s", (e, found) => {
  expect(same(expr(e), expr("x"))).toBe(found);
});

describe("an identity that is seen as it stands", () => {
  test.each([
    ["1/x + 1/y = (x + y)/(x y)", ["x > 0", "y != 0"]],
    ["(x + y)/(1 + x^2 + exp(y)) = y/(1 + x^2 + exp(y)) + x/(1 + x^2 + exp(y))", []],
    ["x/(x y + 2) - 1/(y + 2/x) = 0", ["x > 0", "y >= 0"]],
  ])("%s from %j", (claim, given) => expect(identical(claim, given).kind).toBe("proved"));
  test.each([
    ["x/x = 1", []],
    ["x/x = 1", ["x >= 0"]],
    ["1/(x + y) = 1/(y + x)", ["x > 0", "y >= -1"]],
    ["(x - y)/(x - y) = 1", ["x > 0", "y > 0"]],
    ["1/(x - x) = 1/(x - x)", ["x > 0"]],
    ["sqrt(x) = sqrt(x)", []],
    ["ln(x) - ln(x) = 0", ["x >= 0"]],
  ])("but not %s from %j", (claim, given) => expect(identical(claim, given).kind).toBe("unknown"));
});
