/** Plain notation and LaTeX for the same mathematics read as the same tree. */

import { describe, expect, test } from "vitest";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { sameExpr, sameFormula } from "../../src/math/expr.ts";
import { showExpr, showFormula } from "../../src/math/print-text.ts";
import { parseExpr } from "../../src/syntax/formula/parse.ts";
import { isStatement } from "../../src/syntax/formula/statement.ts";
import { scope, scopeOf, tree } from "./formula-reading.ts";

const show = (node: Expr | Formula): string => (isStatement(node) ? showFormula(node) : showExpr(node));

function same(a: Expr | Formula, b: Expr | Formula): boolean {
  if (isStatement(a)) return isStatement(b) && sameFormula(a, b);
  return !isStatement(b) && sameExpr(a, b);
}

/** Formulas as a published appendix prints them, beside the plain notation of a step file. */
const printed: readonly (readonly [string, string])[] = [
  ["-(q - t_F)^2", "$$-(q - t_F)^2$$"],
  ["-(q - t_S)^2", "$$-(q - t_S)^2.$$"],
  ["-(q - t_F)^2 (1 - p(s_u)) - c_F", "$$-(q - t_F)^2(1 - p(s_u)) - c_F$$"],
  ["-(t_F - t_S)^2 p(s_u) - (q - t_S)^2 (1 - p(s_u))", "$$-(t_F - t_S)^2 p(s_u) - (q - t_S)^2(1 - p(s_u)).$$"],
  [
    "-(y_m - t_F)^2 p(s_m) - (q - t_F)^2 (1 - p(s_m)) - c_F - r_F - ε",
    "$$-(y_m - t_F)^2 p(s_m) - (q - t_F)^2(1 - p(s_m)) - c_F - r_F - \\epsilon$$",
  ],
  [
    "-(t_F - t_S)^2 p(s_u) + (y_m - t_S)^2 p(s_m) + (q - t_S)^2 (p(s_u) - p(s_m)) + c_S - r_F <= 0",
    "-(t_F - t_S)^2 p(s_u) + (y_m - t_S)^2 p(s_m) + (q - t_S)^2 (p(s_u) - p(s_m)) + c_S - r_F \\leq 0 \\tag{2}",
  ],
  [
    "(-2 y_m + 2 t_F) p(s_m) + (-2 lambda_2 y_m + 2 lambda_2 t_S) p(s_m) = 0",
    "(-2y_m + 2t_F)p(s_m) + (-2\\lambda_2 y_m + 2\\lambda_2 t_S)p(s_m) = 0",
  ],
  ["-1 + lambda_1 + lambda_2 = 0", "-1 + \\lambda_1 + \\lambda_2 = 0"],
  ["y_m = (t_F + lambda_2 t_S)/(1 + lambda_2)", "y_m = \\frac{t_F + \\lambda_2 t_S}{1 + \\lambda_2}"],
  [
    "r_F = -(t_F - t_S)^2 p(s_u) + ((t_F - t_S)/2)^2 p(s_m) + (q - t_S)^2 (p(s_u) - p(s_m)) + c_S > 0",
    "$$r_F = -(t_F - t_S)^2 p(s_u) + \\left(\\frac{t_F - t_S}{2}\\right)^2 p(s_m) + (q - t_S)^2 (p(s_u) - p(s_m)) + c_S > 0$$",
  ],
  [
    "-(q - t_F)^2 (1 - p(s_u)) <= -((t_F + t_S)/2 - t_F)^2 p(s_m) - (t_F - t_S)^2 (p(s_m)/4 - p(s_u)) - c_S - ε",
    "-(q - t_F)^2 (1 - p(s_u)) \\leq -\\left(\\frac{t_F + t_S}{2} - t_F\\right)^2 p(s_m) - (t_F - t_S)^2 \\left(\\frac{p(s_m)}{4} - p(s_u)\\right) - c_S - \\epsilon",
  ],
  [
    "epsilon <= (t_F - t_S)^2 p(s_u) - 1/2 (t_F - t_S)^2 p(s_m) + (t_F^2 + t_S^2) p(s_m) - (t_F^2 + t_S^2) p(s_u) - c_S",
    "\\epsilon \\leq (t_F - t_S)^2 p(s_u) - \\frac{1}{2} (t_F - t_S)^2 p(s_m) + (t_F^2 + t_S^2) p(s_m) - (t_F^2 + t_S^2) p(s_u) - c_S",
  ],
  ["1/2 (t_F + t_S)^2 >= 0", "\\frac{1}{2} (t_F + t_S)^2 \\geq 0"],
  ["-2 t_F t_S", "-2t_F t_S"],
  ["-1/t_F^2 < 0", "-\\frac{1}{t_F^2} < 0"],
  [
    "y_m = 1 + sqrt(t_F^2 p(s_u) - 2 t_F t_S p(s_u) - q^2 p(s_u) + q^2 p(s_m) + 2 q t_S p(s_u) - c_S + p(s_m))/sqrt(p(s_m))",
    "y_m = 1 + \\frac{\\sqrt{t_F^2 p(s_u) - 2t_F t_S p(s_u) - q^2 p(s_u) + q^2 p(s_m) + 2q t_S p(s_u) - c_S + p(s_m)}}{\\sqrt{p(s_m)}}",
  ],
  [
    "ε ≤ -(a - t_F)^2 p(s_m) + (q - t_F)^2 (p(s_m) - p(s_u))",
    "\\epsilon \\leq -(a - t_F)^2 p(s_m) + (q - t_F)^2(p(s_m) - p(s_u))",
  ],
  [
    "-(q - t_F)^2 - (d(a^2)/d(p(s_u)) - 2 t_F (d(a)/d(p(s_u))))",
    "-(q - t_F)^2 - \\left(\\frac{\\partial a^2}{\\partial p(s_u)} - 2t_F \\frac{\\partial a}{\\partial p(s_u)} \\right)",
  ],
  [
    "-(c_S/p(s_m) + 1/(2 sqrt(c_S p(s_m))) - t_F/sqrt(c_S p(s_m))) < 0",
    "-\\left(\\frac{c_S}{p(s_m)} + \\frac{1}{2\\sqrt{c_S p(s_m)}} - \\frac{t_F}{\\sqrt{c_S p(s_m)}} \\right) < 0",
  ],
  ["2 t_F (p(s_m) - p(s_u))", "2t_F(p(s_m) - p(s_u))"],
  ["lambda_2 = 1 and y_m = (t_F + t_S)/2", "\\lambda_2 = 1 \\text{ and } y_m = \\frac{t_F + t_S}{2}"],
];

const notation: readonly (readonly [string, string])[] = [
  ["x", "$ {x} $"],
  ["y_m", "y_{m}"],
  ["x_S_m", "x_{S,m}"],
  ["p_low", "p_{\\mathrm{low}} \\,"],
  ["p_bar", "\\bar{p}"],
  ["p_bar", "\\bar p"],
  ["y_star", "y^*\\!"],
  ["y_star^2", "(y^{*})^2 \\;"],
  ["y^*", "y_{\\mathrm{star}}"],
  ["λ_2", "\\lambda_{2}"],
  ["λ₂", "\\lambda_2"],
  ["δ_p", "\\delta_p"],
  ["a b", "$ab$"],
  ["gain", "$gain$"],
  ["gain x", "\\mathit{gain} x"],
  ["gain x", "\\operatorname{gain} \\cdot x"],
  ["t_F t_S", "$t_Ft_S$"],
  ["t_F t_S", "t_{F}t_{S} \\quad"],
  ["t_12", "$t_12$"],
  ["2 x", "$2x$"],
  ["2x", "2 \\times x"],
  ["a*b/c", "a \\cdot b / c"],
  ["a/b*c", "\\frac ab c"],
  ["1/2 x", "\\frac12x"],
  ["1/(2 x)", "\\dfrac1{2x}"],
  ["½ x", "\\tfrac{1}{2} x"],
  ["x²", "$x^2$"],
  ["x⁻¹", "$x^{-1}$"],
  ["x^12", "$x^{12}$"],
  ["2^x^2", "2^{x^{2}}"],
  ["x^-y", "$x^{-y}$"],
  ["a − b · c × x", "a - b \\cdot c \\times x"],
  ["x ≤ y", "x \\leqslant y"],
  ["x ≥ y", "x \\ge y"],
  ["x ≠ y", "x \\neq y"],
  ["x < y", "x \\lt y"],
  ["x > y", "x \\gt y,"],
  ["0 <= x <= 1", "0 \\leq x \\leq 1"],
  ["x = 1 and y = 2 or z > 0", "x = 1 \\land y = 2 \\lor z > 0"],
  ["(x = 1 or y = 2) and z > 0", "\\left( x = 1 \\text{ or } y = 2 \\right) \\wedge z > 0"],
  ["[a + b] c", "\\left[ a + b \\right] c"],
  ["(a + b) c", "\\bigl( a + b \\bigr) c"],
  ["{a + b} c", "\\{ a + b \\} c"],
  ["|x|", "\\left| x \\right|"],
  ["|x|", "\\lvert x \\rvert"],
  ["abs(x)", "\\big| x \\big|"],
  ["|x - |y||", "\\left| x - \\left| y \\right| \\right|"],
  ["|x| |y|", "\\lvert x \\rvert \\lvert y \\rvert"],
  ["||x| - 1|", "$||x| - 1|$"],
  ["√x + √(x + y) z", "\\sqrt x + \\sqrt{x + y} z"],
  ["sqrt(2) x", "\\sqrt2x"],
  ["x^(1/3)", "\\sqrt[3]{x}"],
  ["exp(x)", "\\exp(x)"],
  ["e^x", "\\exp x"],
  ["e^(-x) y", "e^{-x} y"],
  ["x e^x", "$xe^x$"],
  ["ln(x) y", "\\ln(x) y"],
  ["ln(x^2) + y", "\\ln x^2 + y"],
  ["log(x)", "\\log{x}"],
  ["ln(|x|)", "\\ln |x|"],
  ["f'(x)", "f^{\\prime}(x)"],
  ["f''(x)^2", "f^{\\prime\\prime}(x)^2"],
  ["f''(x)", "f''\\left(x\\right)"],
  ["f^(4)(x)", "f^{(4)}(x)"],
  ["u^(1,0)(x, y)", "u^{(1,0)}(x,y)"],
  ["U_S(x)", "U_S(x) \\;"],
  ["φ(x)", "\\phi(x)"],
  ["φ(x)", "\\varphi(x)"],
  ["p(s_m) q(s_u)", "p(s_m) \\, q (s_u)"],
  ["d(x^2)/d(x)", "\\frac{\\partial x^2}{\\partial x}"],
  ["d(x y)/d(x)", "\\frac{\\partial x y}{\\partial x}"],
  ["d(x y)/d(x)", "\\frac{d (x y)}{d x}"],
  ["d(a)/d(x)", "\\frac{da}{dx}"],
  ["d(a)/d(x)", "\\frac{\\mathrm{d}a}{\\mathrm{d}x}"],
  ["d^2(a)/d(x)^2", "\\frac{\\partial^2 a}{\\partial x^2}"],
  ["d^2(a)/d(x)^2", "\\frac{d^2 a}{dx^2}"],
  ["∂²(a)/∂(x)²", "\\frac{\\partial^{2}a}{\\partial x^{2}}"],
  ["∂a/∂x", "\\frac{\\partial}{\\partial x} a"],
  ["∂(a + b)/∂(x) + c", "\\frac{\\partial}{\\partial x} \\left(a + b\\right) + c"],
  ["∂(∂(a)/∂(y))/∂(x)", "\\frac{\\partial^2 a}{\\partial x \\partial y}"],
  ["∂(p(s_m))/∂(s_m)", "\\frac{\\partial p(s_m)}{\\partial s_m}"],
  ["int(x^2, x, 0, 1)", "\\int_0^1 x^2 dx"],
  ["int(x + y, x, a, b) + c", "\\int_{a}^{b} x + y \\, dx + c"],
  ["int(x, x, 0, 1)", "\\int\\limits_0^1 xdx"],
  ["∫_0^1 x dx", "\\int_0^1 x \\, \\mathrm{d} x"],
  ["int(int(y, x, 0, 1), y, a, b)", "\\int_a^b \\int_0^1 y dx dy"],
  ["sin(x) cos(y) - tan(2 z)", "\\sin\\left(x\\right) \\cos(y) - \\tan{2z}"],
  ["sin(x) + y", "\\sin x + y"],
  ["min(a, b)", "\\min(a, b)"],
  ["max(a, b + 1, 0)", "\\max\\{a, b + 1, 0\\}"],
  ["max(0, x - y)^2", "\\max \\left\\{ 0, x - y \\right\\}^2"],
  ["|max(a, |b|)|", "\\lvert\\max(a, |b|)\\rvert"],
  [
    "piecewise(x^2 if x > 0, 0 otherwise)",
    "\\begin{cases} x^2 & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
  ],
  [
    "a + piecewise(x^2 if x > 0 and y = 1, -x if x < -1, 0 otherwise) b",
    "a + \\left( \\begin{dcases} x^2, & x > 0 \\text{ and } y = 1, \\\\[4pt] -x & \\text{for } x < -1; \\\\ 0, & \\text{otherwise.} \\\\ \\end{dcases} \\right) b",
  ],
  [
    "(piecewise(a if x > 0, b otherwise)) + 1 = c",
    "(\\begin{cases} a & x > 0 \\\\ b & \\mathrm{otherwise} \\end{cases}) + 1 = c",
  ],
  ["piecewise(1 if x > 0, 0 otherwise)", "\\mathbf{1}\\{x > 0\\}"],
  ["indicator(x > 0 or y < 0) z", "\\mathbf 1_{x > 0 \\lor y < 0} z"],
  ["(indicator(x = 1)) + 1", "\\mathbb{1}_{\\{x = 1\\}} + 1"],
  ["sum(i, 1, c, i x^i) + 1", "\\sum_{i=1}^{c} i x^i + 1"],
  ["sum(i, 1, c, i x^i) + 1", "\\sum\\limits^c_{i = 1} ix^i + 1"],
  ["2 product(i, 0, 3, i + x) - 1", "2 \\prod_{i=0}^3 (i + x) - 1"],
  ["sum(i, 1, 2, lambda_i x)", "\\sum_{i=1}^2 \\lambda_i x"],
  ["sum(i, 1, 2, lambda_i x)", "∑_{i=1}^2 λ_i x"],
  ["sum(i, 1, 2, i lambda_i)", "\\sum_{i=1}^2 i\\lambda_i"],
  ["(sum(i, 1, a, x/i)) + 1", "(\\sum_{i=1}^{a} \\frac{x}{i}) + 1"],
  ["sum(i, 1, a, sum(j, 1, i, x^j y) z)", "\\sum_{i=1}^{a} \\left(\\sum_{j=1}^{i} x^j y\\right) z"],
  ["a + b", "\\begin{equation} a + b \\label{sum} \\end{equation}"],
  ["a + b", "\\begin{align*} a &+ b \\\\[4pt] \\nonumber \\end{align*}"],
  ["a = b", "\\[ a = b. \\]"],
  ["a = b", "$$a = b. \\quad (4)$$"],
  ["a = b = c + x", "\\begin{aligned} a &= b \\\\ &= c \\\\ &\\quad + x \\end{aligned}"],
  ["x²y", "$x^2y$"],
  ["a = b", "\\( a ~=~ b \\)"],
  ["0.25 x", "$.25x$"],
];

describe("a published formula", () => {
  test.each(printed)("%s", (plain, latex) => {
    expect(same(tree(plain), tree(latex)), `${show(tree(plain))}\n${show(tree(latex))}`).toBe(true);
  });
});

describe("notation", () => {
  test.each(notation)("%s is %s", (plain, latex) => {
    expect(same(tree(plain), tree(latex)), `${show(tree(plain))}\n${show(tree(latex))}`).toBe(true);
  });
});

describe("structure", () => {
  test.each([
    ["-x^2", "-(x^2)"],
    ["-2 a b", "-(2 a b)"],
    ["a - b", "a + -b"],
    ["a/b/c", "(a/b)/c"],
    ["a/b*c", "(a/b) c"],
    ["a b/c", "(a b)/c"],
    ["x V/(x + y)", "(x V)/(x + y)"],
    ["a/(b + c) x", "(a/(b + c)) x"],
    ["1/2 x y", "(1/2) x y"],
    ["2^3^x", "2^(3^x)"],
    ["x^2 y", "(x^2) y"],
    ["x^2(y + 1)", "(x^2) (y + 1)"],
    ["p(s_m)^2", "(p(s_m))^2"],
    ["|a| b |c|", "(|a|) b (|c|)"],
    ["a <= b and b <= c", "a <= b <= c"],
    ["x = 1 and y = 2 or z = 3", "(x = 1 and y = 2) or z = 3"],
  ])("%s is %s", (bare, bracketed) => {
    expect(same(tree(bare), tree(bracketed)), show(tree(bare))).toBe(true);
  });

  test.each([
    ["a + b + c", "(a + b) + c"],
    ["a b c", "a (b c)"],
    ["x <= y and (y <= z and z <= 1)", "x <= y and y <= z and z <= 1"],
  ])("%s keeps apart from %s", (flat, bracketed) => {
    expect(same(tree(flat), tree(bracketed))).toBe(false);
  });

  test("a symbol before brackets is a factor, a function is applied", () => {
    expect(tree("q(s_u)")).toMatchObject({ kind: "product" });
    expect(tree("p(s_u)")).toMatchObject({ kind: "application", name: "p", orders: [0] });
    expect(tree("p''(s_u)")).toMatchObject({ kind: "application", orders: [2] });
  });

  test("e and d are ordinary symbols where they are declared", () => {
    const names = scopeOf(["e", "d", "x", "y"]);
    expect(tree("e^x", names)).toMatchObject({ kind: "power" });
    expect(tree("\\frac{d x}{d y}", names)).toMatchObject({ kind: "quotient" });
    expect(tree("\\frac{\\partial x}{\\partial y}", names)).toMatchObject({ kind: "derivative" });
    expect(tree("\\int_0^1 d x \\, \\mathrm{d}x", names)).toMatchObject({ kind: "integral", in: "x" });
  });

  test("words are ordinary symbols where they are declared", () => {
    const names = scopeOf(["log", "int", "or", "sum", "if", "sin", "indicator"], { exp: 2, max: 1 });
    expect(tree("log int or sum if sin indicator", names)).toMatchObject({ kind: "product" });
    expect(tree("max(log)", names)).toMatchObject({ kind: "application" });
    expect(tree("exp(log, int)", names)).toMatchObject({ kind: "application" });
  });

  test("decimals are exact", () => {
    expect(tree("0.0001")).toMatchObject({ kind: "number", value: { n: 1n, d: 10000n } });
    expect(show(tree("0.0001 x + 2.50"))).toBe("0.0001 x + 2.5");
  });

  test("a truth is a statement", () => {
    expect(tree("true")).toMatchObject({ kind: "and", parts: [] });
    expect(tree("x = 1 or false", scope)).toMatchObject({ kind: "or" });
  });

  test("spans are places in the file", () => {
    const parsed = parseExpr({ text: "(a + b) c", at: (index) => 100 + 2 * index }, scope);
    expect(parsed).toMatchObject({
      value: {
        span: { start: 100, end: 117 },
        factors: [{ span: { start: 102, end: 111 } }, { span: { start: 116 } }],
      },
    });
  });
});
