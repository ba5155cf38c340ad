/** How formulas look in print, and how names are set. */

import { describe, expect, test } from "vitest";
import type { Expr } from "../../src/math/expr.ts";
import { num, product, quotient, sum, sym } from "../../src/math/expr.ts";
import { texExpr, texFormula } from "../../src/math/print-tex.ts";
import { showExpr, showFormula } from "../../src/math/print-text.ts";
import { texName } from "../../src/math/tex-names.ts";
import { canonicalName } from "../../src/syntax/formula/names.ts";
import { isStatement } from "../../src/syntax/formula/statement.ts";
import { tree } from "./formula-reading.ts";

/** What is written, and how it prints as text and as TeX. */
const printed: readonly (readonly [string, string, string])[] = [
  ["2*t_F*t_S", "2 t_F t_S", "2 t_F t_S"],
  ["x*2*3", "x*2*3", "x \\cdot 2 \\cdot 3"],
  ["-(a + b)*c", "-(a + b) c", "-(a + b) c"],
  ["(-a)*b", "(-a) b", "(-a) b"],
  ["a - -b", "a - (-b)", "a - (-b)"],
  ["a + (b - c)", "a + (b - c)", "a + (b - c)"],
  ["½ (x + y)²", "1/2 (x + y)^2", "\\frac{1}{2} (x + y)^{2}"],
  ["(a/b)*(c/x)", "(a/b) (c/x)", "\\frac{a}{b} \\frac{c}{x}"],
  ["2*(1/3)", "2 (1/3)", "2 \\cdot \\frac{1}{3}"],
  ["(a/b)^2", "(a/b)^2", "\\left(\\frac{a}{b}\\right)^{2}"],
  ["x^(1/2)", "x^(1/2)", "x^{1/2}"],
  ["(x^2)^3", "(x^2)^3", "(x^{2})^{3}"],
  ["x^-1", "x^(-1)", "x^{-1}"],
  ["sqrt(x)^2", "sqrt(x)^2", "(\\sqrt{x})^{2}"],
  ["sin(x)^2 cos(a/b)", "sin(x)^2 cos(a/b)", "\\sin(x)^{2} \\cos\\left(\\frac{a}{b}\\right)"],
  ["max(x, y - 1) z", "max(x, y - 1) z", "\\max(x, y - 1) z"],
  [
    "x piecewise(a if x > 0 and y = 1, b if x < 0, 0 otherwise)^2",
    "x piecewise(a if x > 0 and y = 1, b if x < 0, 0 otherwise)^2",
    "x \\left(\\begin{cases} a & \\text{if } x > 0 \\;\\text{and}\\; y = 1 \\\\ b & \\text{if } x < 0 \\\\ 0 & \\text{otherwise} \\end{cases}\\right)^{2}",
  ],
  [
    "indicator(x > 0)",
    "piecewise(1 if x > 0, 0 otherwise)",
    "\\begin{cases} 1 & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
  ],
  ["sum(i, 1, a, x^i)/(1 - x)", "sum(i, 1, a, x^i)/(1 - x)", "\\frac{\\sum_{i=1}^{a} x^{i}}{1 - x}"],
  ["sum(i, 1, a, x + i) y", "sum(i, 1, a, x + i) y", "\\left(\\sum_{i=1}^{a} (x + i)\\right) y"],
  ["-product(i, 1, 2, lambda_i)", "-product(i, 1, 2, lambda_i)", "-\\prod_{i=1}^{2} \\lambda_i"],
  ["|x|^2 - |a/b|", "|x|^2 - |a/b|", "\\lvert x \\rvert^{2} - \\left\\lvert \\frac{a}{b} \\right\\rvert"],
  ["||x| - 1|", "abs(|x| - 1)", "\\lvert \\lvert x \\rvert - 1 \\rvert"],
  ["exp(a/b) ln(x)", "exp(a/b) ln(x)", "\\exp\\left(\\frac{a}{b}\\right) \\ln(x)"],
  ["p(s_m)^2 p'(s_u)", "p(s_m)^2 p'(s_u)", "p(s_m)^{2} p'(s_u)"],
  ["u^(0,2)(x, a/b)", "u^(0,2)(x, a/b)", "u^{(0,2)}\\left(x, \\frac{a}{b}\\right)"],
  ["gain x", "gain x", "\\mathit{gain} \\, x"],
  ["λ_2 δ_p p_low", "lambda_2 delta_p p_low", "\\lambda_2 \\delta_p p_{\\mathrm{low}}"],
  ["(y^*)^2", "y_star^2", "(y^{*})^{2}"],
  ["d(a)/d(p(s_u))", "∂(a)/∂(p(s_u))", "\\frac{\\partial a}{\\partial p(s_u)}"],
  ["d^2(a + b)/d(x)^2", "∂^2(a + b)/∂(x)^2", "\\frac{\\partial^{2} (a + b)}{\\partial x^{2}}"],
  ["∂(∂(a)/∂(y))/∂(x)", "∂(∂(a)/∂(y))/∂(x)", "\\frac{\\partial^{2} a}{\\partial x \\, \\partial y}"],
  ["int(x^2, x, 0, 1)", "int(x^2, x, 0, 1)", "\\int_{0}^{1} x^{2} \\, \\mathrm{d}x"],
  ["0<=x<=1", "0 <= x <= 1", "0 \\leq x \\leq 1"],
  ["x != 1 and y > 0", "x != 1 and y > 0", "x \\neq 1 \\;\\text{and}\\; y > 0"],
  [
    "(x = 1 and y = 2) or z = 0",
    "(x = 1 and y = 2) or z = 0",
    "(x = 1 \\;\\text{and}\\; y = 2) \\;\\text{or}\\; z = 0",
  ],
  ["0.25 x", "0.25 x", "0.25 x"],
];

test.each(printed)("%s", (written, text, tex) => {
  const node = tree(written);
  expect(isStatement(node) ? showFormula(node) : showExpr(node)).toBe(text);
  expect(isStatement(node) ? texFormula(node) : texExpr(node)).toBe(tex);
});

describe("TeX", () => {
  const expr = (text: string): Expr => tree(text) as Expr;

  test("uses the notation that a file declares", () => {
    const notation = (name: string) => ({ gain: "G^*", p: "\\pi" })[name];
    expect(texExpr(expr("gain^2 p(x) p'(y) + a"), notation)).toBe("(G^*)^{2} \\pi(x) \\pi'(y) + a");
    expect(texExpr(expr("gain"), { notation })).toBe("G^*");
  });

  test("marks the part with the span given", () => {
    expect(texExpr(expr("a - 2 b + c"), { mark: { start: 4, end: 7 } })).toBe("a - \\htmlClass{mark}{2 b} + c");
    expect(texExpr(expr("a - 2 b + c"), { mark: { start: 2, end: 7 } })).toBe("a \\htmlClass{mark}{{} - 2 b} + c");
    expect(texExpr(expr("a (b + c)"), { mark: { start: 3, end: 8 } })).toBe("a (\\htmlClass{mark}{b + c})");
    expect(texExpr(expr("a + b"), { mark: { start: 1, end: 2 } })).toBe("a + b");
  });

  test("marks a part of a formula", () => {
    const node = tree("x <= a b");
    if (!isStatement(node)) throw new Error("not a statement");
    expect(texFormula(node, { mark: { start: 7, end: 8 } })).toBe("x \\leq a \\htmlClass{mark}{b}");
  });

  test("shows a computed number as a fraction", () => {
    const half: Expr = { kind: "number", value: { n: 1n, d: 2n } };
    expect(showExpr(product(half, sym("x")))).toBe("1/2 x");
    expect(showExpr(quotient(half, sym("x")))).toBe("(1/2)/x");
    expect(texExpr(sum(sym("x"), { kind: "number", value: { n: -1n, d: 2n } }, num(3)))).toBe("x - \\frac{1}{2} + 3");
  });
});

test.each([
  ["t_F", "t_F"],
  ["lambda_2", "\\lambda_2"],
  ["epsilon", "\\epsilon"],
  ["delta_p", "\\delta_p"],
  ["gain", "\\mathit{gain}"],
  ["c_low", "c_{\\mathrm{low}}"],
  ["x_12", "x_{12}"],
  ["x_S_m", "x_{S,m}"],
  ["x_lambda", "x_{\\lambda}"],
  ["p_bar", "\\bar{p}"],
  ["y_m_star", "y_m^{*}"],
  ["lambda_hat", "\\hat{\\lambda}"],
  ["bar", "\\mathit{bar}"],
  ["}\\href{x", "\\text{hrefx}"],
])("the name %s is set as %s", (name, tex) => {
  expect(texName(name)).toBe(tex);
});

test.each([
  ["t_F", "t_F"],
  ["λ_2", "lambda_2"],
  ["\\lambda_{2}", "lambda_2"],
  ["Δ_p", "Delta_p"],
  ["y_{max}", "y_max"],
  ["x_{S,m}", "x_S_m"],
  ["x₁", "x_1"],
  ["2x", undefined],
  ["x y", undefined],
  ["x_", undefined],
  ["x + y", undefined],
  ["", undefined],
  ["\\frac{x}", undefined],
])("the name written %s is %s", (written, name) => {
  expect(canonicalName(written)).toBe(name);
});
