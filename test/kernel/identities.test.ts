/** Equality by normal form: identities that it shows, false ones that it does not, and true ones beyond it. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import { normalExpr, sameValue } from "../../src/kernel/normal.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { atPoint, expr, forall, identical } from "./write.ts";

const shows = (claims: readonly string[], given: readonly string[] = []) =>
  test.each(claims)("%s", (claim) => expect(identical(claim, given)).toMatchObject({ kind: "proved" }));
const doesNotShow = (claims: readonly string[], given: readonly string[] = []) =>
  test.each(claims)("%s", (claim) => expect(identical(claim, given).kind).toBe("unknown"));

describe("polynomials and fractions: shown", () => {
  shows([
    "(x + y)^3 = x^3 + 3 x^2 y + 3 x y^2 + y^3",
    "(x - y)(x + y) = x^2 - y^2",
    "x - x = 0",
    "1/2 + 1/3 = 5/6",
    "0.125 x = x/8",
    "(a b - c)^2 - (a b + c)^2 = -4 a b c",
    "x^0 = 1",
    "2^10 = 1024",
  ]);
});
describe("fractions of what is not zero: shown", () => {
  shows(
    [
      "x/x = 1",
      "1/(1/x) = x",
      "1/x + 1/y = (x + y)/(x y)",
      "x^(-2) = 1/x^2",
      "(x^2 - y^2)/x = x - y^2/x",
      "(x^3 y)/(x y^2) = x^2/y",
      "(1/x)/(1/y) = y/x",
      "(x/y)^(-3) = y^3/x^3",
    ],
    ["x != 0", "y != 0"],
  );
  shows(["(x^2 - y^2)/(x - y) = x + y", "1/(x - y) = -1/(y - x)"], ["x != y"]);
  shows(["1/(a + b) + 1/(a - b) = 2 a/(a^2 - b^2)"], ["a + b != 0", "a - b != 0", "a^2 - b^2 != 0"]);
});
describe("false: not shown", () => {
  doesNotShow([
    "(x + y)^2 = x^2 + y^2",
    "x = y",
    "1 = 2",
    "x - y = y - x",
    "q(x) = q(y)",
    "q(x) x = q(x)",
    "exp(x) = 1",
  ]);
  doesNotShow(["1/x + 1/y = 2/(x + y)", "x/y = y/x", "x^(-1) = -x"], ["x > 0", "y > 0", "x + y > 0"]);
});

describe("roots: shown", () => {
  shows([
    "sqrt(4) = 2",
    "sqrt(8) = 2 sqrt(2)",
    "sqrt(6) = sqrt(2) sqrt(3)",
    "sqrt(2/3) = sqrt(6)/3",
    "sqrt(2)^2 = 2",
    "8^(1/3) = 2",
    "(1/8)^(1/3) = 1/2",
    "4^(3/2) = 8",
    "16^(-1/4) = 1/2",
    "abs(x)^2 = x^2",
    "abs(-x) = abs(x)",
    "abs(3 x) = 3 abs(x)",
    "abs(x)^4 - x^4 = 0",
    "0^(1/2) = 0",
  ]);
});
describe("roots of what is positive: shown", () => {
  shows(
    [
      "sqrt(x)^2 = x",
      "sqrt(x)^3 = x sqrt(x)",
      "x/sqrt(x) = sqrt(x)",
      "sqrt(4 x) = 2 sqrt(x)",
      "sqrt(x/4) = sqrt(x)/2",
      "x^(3/2) = x sqrt(x)",
      "(x^(1/3))^3 = x",
      "(sqrt(x) + 1)(sqrt(x) - 1) = x - 1",
      "sqrt(8 x + 8 y) = 2 sqrt(2) sqrt(x + y)",
      "1/(sqrt(x) + 1) = (sqrt(x) - 1)/(x - 1)",
    ],
    ["x > 0", "sqrt(x) > 0", "sqrt(x) + 1 > 0", "x - 1 != 0", "8 x + 8 y > 0", "x + y > 0"],
  );
  shows(["1/sqrt(2) = sqrt(2)/2", "sqrt(x^2) = abs(x)"], ["sqrt(2) > 0", "x^2 >= 0"]);
  shows(["sqrt(1 + sqrt(x))^2 = 1 + sqrt(x)", "sqrt(1 + sqrt(x))^4 - 1 - x = 2 sqrt(x)"], ["x > 0", "1 + sqrt(x) > 0"]);
});
describe("roots: false", () => {
  doesNotShow([
    "sqrt(x^2) = x",
    "abs(x) = x",
    "sqrt(2) = 3/2",
    "sqrt(2) sqrt(3) = sqrt(5)",
    "abs(x + y) = abs(x) + abs(y)",
  ]);
  doesNotShow(["sqrt(x + y) = sqrt(x) + sqrt(y)", "sqrt(2 x) = 2 sqrt(x)"], ["x > 0", "y > 0", "x + y > 0", "2 x > 0"]);
});
describe("roots that depend on one another: true, but beyond the normal form", () => {
  doesNotShow(["sqrt(x) sqrt(y) = sqrt(x y)"], ["x > 0", "y > 0", "x y > 0"]);
  doesNotShow(["sqrt(3 + 2 sqrt(2)) = 1 + sqrt(2)"], ["3 + 2 sqrt(2) >= 0"]);
  doesNotShow(["sqrt(sqrt(x)) = x^(1/4)"], ["x > 0", "sqrt(x) >= 0"]);
});

describe("exponentials and logarithms: shown", () => {
  shows([
    "exp(0) = 1",
    "exp(x + y) = exp(x) exp(y)",
    "exp(2 x) = exp(x)^2",
    "exp(x) exp(-x) = 1",
    "exp(x - y) exp(y) = exp(x)",
    "ln(1) = 0",
    "(exp(x) + 1)^2 = exp(2 x) + 2 exp(x) + 1",
  ]);
  shows(["ln(x + x) = ln(2 x)", "x ln(x) - ln(x) x = 0"], ["x > 0", "x + x > 0", "2 x > 0"]);
  shows(["x^y x = x x^y", "x^(y + y) = x^(2 y)"], ["x > 0"]);
  shows(
    ["x^(y - 1) x = x^y", "x^(2 y)/x^y = x^y", "x^(y + 1/2) = x^y sqrt(x)", "x^(-y) x^y = 1"],
    ["x > 0", "x^y > 0"],
  );
  shows(["exp(ln(x)) = x", "exp(2 ln(x)) = x^2", "exp(-ln(x)) x = 1"], ["x > 0"]);
});
describe("exponentials and logarithms: false, or beyond the normal form", () => {
  doesNotShow(["x^(y + 1) = x^y", "x^(2 y) = x^y", "x^(y z) = x^y x^z", "exp(x ln(x)) = x^2"], ["x > 0"]);
  doesNotShow(["exp(x y) = exp(x) exp(y)", "exp(x) = 1 + x", "exp(x)^2 = exp(x^2)", "exp(1) = 2.718281828"]);
  doesNotShow(["ln(x + y) = ln(x) + ln(y)", "ln(x)^2 = 2 ln(x)"], ["x > 0", "y > 0", "x + y > 0"]);
  doesNotShow(["ln(x y) = ln(x) + ln(y)"], ["x > 0", "y > 0", "x y > 0", "exp(x) > 0"]);
});

describe("functions: one value for each value of the argument", () => {
  shows(["q(x + x) = q(2 x)", "q((x + 1)^2) = q(x^2 + 2 x + 1)", "h(x, 2 + 1) = h(x, 3)", "q(q(x) + 0) = q(q(x))"]);
  doesNotShow(["q(x + y) = q(x) + q(y)", "h(x, y) = h(y, x)", "q(2 x) = 2 q(x)", "p(x) = q(x)", "h(x, x) = q(x)"]);
});

describe("comparisons without evidence", () => {
  shows(["1 < 2", "2 >= 2", "-1/2 != 0", "x >= x", "(x + 1)^2 - x^2 - 2 x > 0"]);
  doesNotShow(["2 < 1", "2 < 2", "x >= 0", "x != 0", "sqrt(2) > 1"]);
  shows(["x > 0", "2 x > 0", "x >= 0", "x != 0", "-x < 0", "x + x > 0", "x^2 y != 0"], ["x > 0", "y != 0"]);
  doesNotShow(["x > 1", "x < 0", "-x > 0"], ["x > 0"]);
  doesNotShow(["x > 0", "x != 0"], ["x >= 0"]);
});

describe("same value", () => {
  test.each([
    ["x + x", "2 x", true],
    ["x", "y", false],
    ["q(x)", "q(x + 0)", true],
    ["sqrt(x) sqrt(y)", "sqrt(x y)", undefined],
    ["sqrt(x) sqrt(x)", "x", true],
    ["exp(ln(x))", "x", true],
    ["sqrt(x) sqrt(y)", "sqrt(x y)", undefined],
    ["ln(exp(x))", "x", true],
    ["ln(exp(x)/x)", "x - ln(x)", true],
    ["sqrt(exp(2 x))", "exp(x)", true],
    ["exp(a ln(x))", "x^a", true],
    ["sin(x + y)", "sin(x) cos(y) + cos(x) sin(y)", true],
    ["cos(2 x)", "2 cos(x)^2 - 1", true],
    ["cos(2 x)", "1 - sin(x)^2", undefined],
  ] as const)("of %s and %s: %s", (a, b, same) => expect(sameValue(expr(a), expr(b))).toBe(same));
});

describe("the normal form as an expression", () => {
  test.each([
    ["(x + 1)^2 - 1", "x^2 + 2 x"],
    ["1/x + 1/y", "(x + y)/(x y)"],
    ["sqrt(8)", "2 sqrt(2)"],
    ["x - x", "0"],
  ])("of %s is %s", (text, normal) => {
    const shown = normalExpr(expr(text));
    expect(sameValue(shown, expr(normal))).toBe(true);
    expect(showExpr(normalExpr(shown))).toBe(showExpr(shown));
  });
  test("is the same expression where the budget does not suffice", () => {
    const large = expr("(x + y + z + a)^1000");
    expect(normalExpr(large)).toBe(large);
  });
});

describe("a nonzero normal form refutes nothing", () => {
  test("without a point, a false equation is undecided, and with one refuted", () => {
    expect(identical("x = y").kind).toBe("unknown");
    expect(judge(forall("x = y"), atPoint({ x: 1, y: 2 })).kind).toBe("refuted");
    expect(judge(forall("sqrt(x) sqrt(y) = sqrt(x y)"), atPoint({ x: 2, y: 3 })).kind).toBe("unknown");
  });
});
