/** The values of trigonometry, extrema, pieces and series by fixed-point numbers, and their print. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expr } from "../../src/math/expr.ts";
import { call, negate, num, power, product, quotient, sameExpr, sum, sym } from "../../src/math/expr.ts";
import { texExpr } from "../../src/math/print-tex.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { rational } from "../../src/math/rational.ts";
import { withoutIndexed, writtenOut } from "../../src/math/series.ts";
import { parseExpr } from "../../src/syntax/formula/parse.ts";
import { scopeOf } from "../syntax/formula-reading.ts";
import { SYMBOLS, widerExpressions } from "./expressions.ts";
import { concrete, differ, evaluate, fixed } from "./fixed-point.ts";

const scope = scopeOf([...SYMBOLS, "a_1", "a_2", "a_3", "b_1_2", "b_2_2"], { p: 1, q: 1 });

function tree(text: string): Expr {
  const parsed = parseExpr({ text, at: (index) => index }, scope);
  if (!parsed.ok) throw new Error(`${text}\n${parsed.diagnostics.map(({ message }) => message).join("\n")}`);
  return parsed.value;
}

const numbers: readonly (readonly [string, number, number])[] = [
  ["x", 3, 5],
  ["y", 7, 2],
  ["z", -4, 3],
  ["a_1", 2, 1],
  ["a_2", 3, 1],
  ["a_3", 5, 1],
  ["b_1_2", 7, 1],
  ["b_2_2", 11, 1],
];
const values = new Map(numbers.map(([name, n, d]) => [name, fixed(rational(n, d))]));
const worth = (e: Expr) => evaluate(e, values, concrete);

/** Two expressions, and whether they have the same value. */
const equal: readonly (readonly [string, string, boolean])[] = [
  ["sin(x)^2 + cos(x)^2", "1", true],
  ["sin(x + z)", "sin(x) cos(z) + cos(x) sin(z)", true],
  ["cos(2 y)", "1 - 2 sin(y)^2", true],
  ["tan(y)", "sin(y)/cos(y)", true],
  ["sin(-x)", "sin(x)", false],
  ["cos(x)", "1 - x^2/2", false],
  ["min(x, y, z)", "z", true],
  ["max(x, y, z)", "y", true],
  ["max(x, z)", "z", false],
  ["piecewise(1 if z > 0, 2 if x > 0, 3 if y > 0, 4 otherwise)", "2", true],
  ["piecewise(1 if z > 0, 4 otherwise)", "4", true],
  ["indicator(x < 1) + indicator(x > 1 or y < 0)", "1", true],
  ["sum(i, 1, 100, i)", "5050", true],
  ["sum(i, -2, 3, i^2)", "19", true],
  ["sum(i, 1, 4, sum(j, 1, i, j))", "20", true],
  ["product(i, 1, 5, i)", "120", true],
  ["product(i, 1, 3, x)", "x^3", true],
  ["sum(i, 1, 3, a_i)", "10", true],
  ["sum(i, 1, 3, i a_i)", "23", true],
  ["sum(i, 1, 2, b_i_2 a_i)", "47", true],
  ["sum(i, 2, 2, sum(j, 1, 2, b_j_i))", "18", true],
  ["sum(i, 1, 3, a_i)", "3 a_1", false],
];

test.each(equal)("%s and %s: %s", (a, b, same) => {
  expect(differ(worth(tree(a)), worth(tree(b)))).toBe(!same);
});

test("a series written out has the value of the series", () => {
  for (const [text] of equal) {
    const e = tree(text);
    expect(differ(worth(withoutIndexed(e)), worth(e))).toBe(false);
    const whole = e.kind === "series" ? writtenOut(e) : undefined;
    if (whole) expect(differ(worth(whole), worth(e))).toBe(false);
  }
});

test("a series written out names each of its terms", () => {
  expect(showExpr(withoutIndexed(tree("sum(i, 1, 3, a_i^i)")))).toBe("a_1^1 + a_2^2 + a_3^3");
  expect(showExpr(withoutIndexed(tree("2 product(i, 1, 2, a_i + x)")))).toBe("2 ((a_1 + x) (a_2 + x))");
  expect(showExpr(withoutIndexed(tree("sum(i, 1, 3, i x)")))).toBe("sum(i, 1, 3, i x)");
  expect(writtenOut({ ...series, to: sym("x") })).toBeUndefined();
  expect(writtenOut({ ...series, to: num(-3) })).toBeUndefined();
});

const series = {
  kind: "series",
  name: "sum",
  index: "i",
  from: negate(num(1)),
  to: num(1),
  of: sym("i"),
} as const;

test("a wider expression prints so that it reads as the same tree, and has the same value", () => {
  let valued = 0;
  fc.assert(
    fc.property(widerExpressions, (e) => {
      for (const text of [showExpr(e), texExpr(e)]) if (!sameExpr(tree(text), tree(showExpr(e)))) throw new Error(text);
      const value = worth(e);
      if (value === undefined) return;
      valued++;
      expect(differ(worth(tree(showExpr(e))), value)).toBe(false);
    }),
    { numRuns: 2000 },
  );
  expect(valued).toBeGreaterThan(500);
});

test("sines are precise", () => {
  const third = quotient(num(1), num(3));
  const thrice = call("sin", product(num(3), third));
  const byThirds = sum(product(num(3), call("sin", third)), negate(product(num(4), power(call("sin", third), num(3)))));
  expect(differ(worth(thrice), worth(byThirds))).toBe(false);
});
