/** The differentiation table, and what is varied and what is held. */

import { describe, expect, test } from "vitest";
import { differentiate, evaluateDerivatives } from "../../src/kernel/differentiate.ts";
import { Stop } from "../../src/kernel/meter.ts";
import { normalExpr, sameValue } from "../../src/kernel/normal.ts";
import { substitute } from "../../src/kernel/substitute.ts";
import type { Expr } from "../../src/math/expr.ts";
import { apply, product, sum, sym } from "../../src/math/expr.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { expr } from "./write.ts";

const isDerivative = (of: string, variable: string, result: string): void => {
  const derived = differentiate(expr(of), expr(variable), sameValue);
  expect(sameValue(derived, expr(result)), showExpr(normalExpr(derived))).toBe(true);
};

describe("derivatives in a symbol", () => {
  test.each([
    ["7", "0"],
    ["y", "0"],
    ["x", "1"],
    ["x^2 y - 3 x", "2 x y - 3"],
    ["x^0", "0"],
    ["x^1", "1"],
    ["x^(-3)", "-3/x^4"],
    ["-(x + 1)^5", "-5 (x + 1)^4"],
    ["x y z", "y z"],
    ["(x + 1)(x + 2)(x + 3)", "3 x^2 + 12 x + 11"],
    ["x/(x + y)", "y/(x + y)^2"],
    ["y/x", "-y/x^2"],
    ["x/y", "1/y"],
    ["sqrt(x)", "1/(2 sqrt(x))"],
    ["sqrt(1 - x^2)", "-x/sqrt(1 - x^2)"],
    ["x^(3/2)", "3/2 x^(1/2)"],
    ["x^(1/3)", "1/3 x^(-2/3)"],
    ["exp(x y)", "y exp(x y)"],
    ["ln(1 + x^2)", "2 x/(1 + x^2)"],
    ["abs(x)", "x/abs(x)"],
    ["x^y", "y x^(y - 1)"],
    ["y^x", "y^x ln(y)"],
    ["x^x", "x x^(x - 1) + x^x ln(x)"],
    ["q(x)", "q'(x)"],
    ["q(x^2)", "2 x q'(x^2)"],
    ["q(q(x))", "q'(q(x)) q'(x)"],
    ["q(y)", "0"],
    ["x q(x)", "q(x) + x q'(x)"],
    ["h(x, y)", "d(h(x, y))/d(x)"],
    ["d(x^3)/d(x)", "6 x"],
  ])("of %s: %s", (of, result) => isDerivative(of, "x", result));
  test("of a function of several arguments are sums over its arguments", () => {
    const partial = (first: number, second: number): Expr => apply("h", [expr("x^2"), expr("3 x")], [first, second]);
    const expected = sum(product(expr("2 x"), partial(1, 0)), product(expr("3"), partial(0, 1)));
    expect(sameValue(differentiate(expr("h(x^2, 3 x)"), sym("x"), sameValue), expected)).toBe(true);
  });
  test("of higher order are taken one after the other", () => {
    expect(sameValue(expr("d^3(x^5)/d(x)^3"), expr("60 x^2"))).toBe(true);
    expect(sameValue(expr("d^2(q(x))/d(x)^2"), apply("q", [sym("x")], [2]))).toBe(true);
    const both = expr("d(d(x^2 y^3)/d(x))/d(y)");
    expect(sameValue(both, expr("6 x y^2"))).toBe(true);
    expect(sameValue(both, expr("d(d(x^2 y^3)/d(y))/d(x)"))).toBe(true);
  });
});

describe("derivatives in an application that is varied on its own", () => {
  test.each([
    ["q(s_m)", "q(s_m)", "1"],
    ["q(s_m)^2 x", "q(s_m)", "2 q(s_m) x"],
    ["q(s_u) + s_m", "q(s_m)", "0"],
    ["q(s_m - s_u + s_u)", "q(s_m)", "1"],
    ["sqrt(q(s_m))", "q(s_m)", "1/(2 sqrt(q(s_m)))"],
    ["q(q(s_m))", "q(s_m)", "q'(q(s_m))"],
    ["q'(s_m) q(s_m)", "q(s_m)", "q'(s_m)"],
    ["q'(s_m) q(s_m)", "q'(s_m)", "q(s_m)"],
    ["p(s_m) q(s_m)", "q(s_m)", "p(s_m)"],
  ])("of %s in %s: %s", isDerivative);
  test("are not taken where it is not known what varies", () => {
    const unclear = () => differentiate(expr("q(sqrt(x) sqrt(y))"), expr("q(sqrt(x y))"), sameValue);
    expect(unclear).toThrow(Stop);
  });
});

describe("derivative nodes", () => {
  test("are taken before a value is put in", () => {
    const of = expr("d(x^3)/d(x)");
    expect(sameValue(substitute(of, [[sym("x"), expr("2")]]), expr("12"))).toBe(true);
    expect(sameValue(substitute(expr("d(q(x))/d(x)"), [[expr("q(x)"), expr("5")]]), expr("q'(x)"))).toBe(true);
  });
  test("leave the rest of the expression as it was written", () => {
    const plain = expr("x + y (z - 1)");
    expect(evaluateDerivatives(plain)).toBe(plain);
  });
  test("of integrals are not taken, unless the variable does not occur", () => {
    expect(() => differentiate(expr("int(x y, x, 0, 1)"), sym("y"))).toThrow(Stop);
    expect(sameValue(differentiate(expr("int(x y, x, 0, 1)"), sym("z")), expr("0"))).toBe(true);
  });
  test("do not grow without bound", () => {
    expect(() => evaluateDerivatives(expr("d^12(exp(x^2) ln(x^2 + 1) sqrt(x + 1)/(x + 2))/d(x)^12"))).toThrow(Stop);
    expect(() => differentiate(product(...Array.from({ length: 5000 }, () => sym("x"))), sym("x"))).toThrow(Stop);
  });
});
