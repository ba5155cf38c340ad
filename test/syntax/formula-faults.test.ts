/** What is said of formulas that cannot be read: the code, the place, and the way out. */

import { describe, expect, test } from "vitest";
import type { Code } from "../../src/diagnostics/codes.ts";
import { parseExpr, parseFormula } from "../../src/syntax/formula/parse.ts";
import { faults, scope, scopeOf } from "./formula-reading.ts";

/** The text, the carets under it (none at the end of the text), the code, and a part of the message or the hint. */
const cases: readonly (readonly [string, string, Code, string])[] = [
  ["", "", "F104", "empty"],
  ["   ", "", "F104", "empty"],
  ["x +", "   ", "F104", "missing after `+`"],
  ["x + * y", "    ^", "F104", "missing after `+`"],
  ["* y", "^", "F104", "missing before `*`"],
  ["x / ", "   ", "F104", "missing after `/`"],
  ["x^", "  ", "F104", "missing after `^`"],
  ["(x + y", "^", "F104", "never closed"],
  ["f(x", " ^", "F104", "never closed"],
  ["(x + y]", "      ^", "F104", "does not close"],
  ["x + y)", "     ^", "F104", "closes nothing"],
  ["()", " ^", "F104", "missing after `(`"],
  ["|x + 1", "^", "F104", "never closed"],
  ["|x, y|", "  ^", "F104", "no place"],
  ["x 2", "  ^", "F104", "`*` before a number"],
  ["2 3", "  ^", "F104", "`*` before a number"],
  ["2½", " ^", "F104", "`*` before a number"],
  ["1,000 x", " ^", "F104", "Decimals have a point"],
  ["x, y", " ^", "F104", "joined by `and`"],
  ["x.", " ^", "F104", "no meaning"],
  ["x @ y", "  ^", "F104", "`@` has no meaning"],
  ["x 💰 y", "  ^^", "F104", "`💰` has no meaning"],
  ["x ± y", "  ^", "F104", "two formulas"],
  ["x \\pm y", "  ^^^", "F104", "two formulas"],
  ["x ** 2", "  ^^", "F104", "Write `^`"],
  ["x == y", "  ^^", "F104", "Write `=`"],
  ["x =< y", "  ^^", "F104", "Write `<=`"],
  ["x => y", "  ^^", "F104", "Write `>=`"],
  ["x <> y", "  ^^", "F104", "Write `!=`"],
  ["x & y", "  ^", "F104", "no meaning"],
  ["x_", " ^", "F104", "subscript"],
  ["x_{y + 1}", " ^", "F104", "subscript"],
  ["(x)_1", "   ^", "F104", "belongs to a name"],
  ["x'", "^^", "F104", "is no function"],
  ["(x)'", "   ^", "F104", "Primes belong"],
  ["u'(x, y)", "^^", "F104", "in which of its 2 arguments"],
  ["exp x", "^^^", "F104", "needs brackets"],
  ["sqrt", "^^^^", "F104", "needs brackets"],
  ["\\frac{x}", "        ", "F104", "argument is missing"],
  ["\\constructor", "^^^^^^^^^^^^", "F104", "not read"],
  ["\\begin{array}{ll} x \\end{array}", "^^^^^^^^^^^^^", "F104", "{cases}"],
  ["sin x", "^^^", "F104", "needs brackets"],
  ["max x", "^^^", "F104", "needs brackets"],
  ["\\max x", "^^^^", "F104", "needs brackets"],
  ["if x", "^^", "F104", "missing before `if`"],
  ["y if x > 0", "  ^^", "F104", "piecewise(x if x > 0, 0 otherwise)"],
  ["x otherwise", "  ^^^^^^^^^", "F104", "piecewise(x if x > 0, 0 otherwise)"],
  ["piecewise", "^^^^^^^^^", "F104", "needs brackets"],
  ["piecewise(x if x > 0)", "^".repeat(20), "F104", "The last piece"],
  ["piecewise(x if x > 0, 0)", "^".repeat(23), "F104", "The last piece"],
  ["piecewise(x if x > 0; 0 y", "         ^", "F104", "never closed"],
  ["piecewise(x, 0 otherwise)", "^".repeat(11), "F104", "each other piece has a condition"],
  ["piecewise(0 otherwise)", "^".repeat(21), "F104", "No piece has a condition"],
  ["piecewise(0 otherwise, 1 if x > 0)", "^".repeat(21), "F104", "before the last piece"],
  ["piecewise(x if y, 0 otherwise)", "               ^", "F104", "where a statement belongs"],
  ["piecewise(x if if x > 0, 0 otherwise)", "               ^^", "F104", "missing after `if`"],
  ["piecewise(x / if x > 0, 0 otherwise)", "              ^^", "F104", "missing after `/`"],
  ["indicator(x)", "          ^", "F104", "where a statement belongs"],
  ["indicator x > 0", "^^^^^^^^^", "F104", "needs brackets"],
  ["\\begin{cases} x \\end{cases}", "^".repeat(15), "F104", "The last piece"],
  ["\\begin{cases} x & x > 0 \\\\ 0 & \\end{cases}", `${" ".repeat(31)}^^^^^^^^^^^`, "F104", "missing after `&`"],
  ["\\begin{cases} x & x > 0 \\\\ 0 \\end{cases}", "^".repeat(28), "F104", "The last piece"],
  ["\\begin{cases} x & x > 0", "^^^^^^^^^^^^^", "F104", "never closed"],
  ["x \\end{cases}", "  ^^^^^^^^^^^", "F104", "closes nothing"],
  ["\\sum x", "^^^^", "F104", "index begins and ends"],
  ["\\sum_i x", "^^^^", "F104", "index begins"],
  ["\\sum_{i} x", "       ^", "F104", "`}` closes"],
  ["\\sum_{i=1} x", "^^^^", "F104", "index begins and ends"],
  ["\\sum_{i=1}^{3} + 1", "               ^", "F104", "missing after `}`"],
  ["sum x", "^^^", "F104", "needs its index"],
  ["sum(2, 1, 3, x)", "    ^", "F104", "new name of one word"],
  ["sum(i_1, 1, 3, x)", "    ^^^", "F104", "new name of one word"],
  ["sum(max, 1, 3, x)", "    ^^^", "F104", "new name of one word"],
  ["sum(i, 1/2, 3, i)", "^^^^^^^^^^^^^^", "F104", "no whole number"],
  ["sum(i, 0.5, 3, i)", "^^^^^^^^^^^^^^", "F104", "no whole number"],
  ["sum(i, 3, 1, i)", "^^^^^^^^^^^^", "F104", "no terms"],
  ["∂(sum(i, 1, 3, i))/∂(i)", "                     ^", "F105", "`i` is not declared"],
  ["x \\", "  ^", "F104", "no command"],
  ["\\left x", "^^^^^^", "F104", "No bracket follows"],
  ["\\bar{x + y}", "^^^^^^^^^^^", "F104", "no name to set"],
  ["x = ", "   ", "F104", "missing after `=`"],
  ["= x", "^", "F104", "missing before `=`"],
  ["(x = y) + 1", "        ^", "F104", "no place"],
  ["1 + (x = y)", "       ^", "F104", "no place"],
  ["x and y = 1", "^^^^^^^^^^^", "F104", "states nothing"],
  ["x = 1 and", "         ", "F104", "missing after `and`"],
  ["d(x)/y", "^", "F105", "`d` is not declared"],
  ["∂(a)/b", "     ^", "F104", "no place"],
  ["∂(a)/∂(a + b)", "      ^", "F104", "taken in a symbol"],
  ["∂(a)/∂(2)", "       ^", "F104", "taken in a symbol"],
  ["d^2(a)/d(x)", "^^^^^^^^^^^", "F104", "orders"],
  ["\\frac{\\partial^2 a}{\\partial x}", "^".repeat(31), "F104", "orders"],
  ["\\frac{\\partial}{\\partial x} = 2", "^".repeat(27), "F104", "does not say what"],
  ["\\frac{\\partial a}{x}", "                  ^", "F104", "no place"],
  ["\\int x dx", "^^^^", "F104", "lower and an upper bound"],
  ["\\int_0^1 x", "^^^^", "F104", "in which variable"],
  ["int(x, 2, 0, 1)", "^^^^^^^^^^^^^^^", "F104", "its variable"],

  ["t_G", "^^^", "F105", "`t_F`"],
  ["2 T_F x", "  ^^^", "F105", "`t_F`"],
  ["tF", "^^", "F105", "`t_F`"],
  ["lamda_2", "^^^^^^^", "F105", "`lambda_2`"],
  ["lambda2", "^^^^^^^", "F105", "`lambda_2`"],
  ["epsilno", "^^^^^^^", "F105", "`epsilon`"],
  ["w", "^", "F105", "Declare it"],
  ["constructor", "^^^^^^^^^^^", "F105", "Declare it"],
  ["__proto__", "       ^", "F104", "subscript"],
  ["ab", "^^", "F105", "set apart by a space"],
  ["t_Ft_S", "^^^^^^", "F105", "set apart by a space"],
  ["da/dx", "^^", "F105", "d(E)/d(v)"],
  ["e + 1", "^", "F105", "exp(1)"],
  ["1e-4", " ^", "F105", "exp(1)"],
  ["\\omega x", "^^^^^^", "F105", "`omega` is not declared"],
  ["x + w(a, b)", "    ^", "F105", "`w` is not declared"],
  ["$t_Ft_X$", "    ^^^", "F105", "`t_X` is not declared"],

  ["sum(i, 1, i, x)", "          ^", "F105", "`i` is not declared"],
  ["sum(i, 1, 3, x) + i", "                  ^", "F105", "`i` is not declared"],
  ["sum(i, 1, 3, x_i)", "             ^^^", "F105", "`x_1` is no declared symbol"],
  ["sum(i, 1, 3, lambda_i)", "             ^^^^^^^^", "F105", "`lambda_3` is no declared symbol"],
  ["sum(i, -1, 1, lambda_i)", "              ^^^^^^^^", "F105", "`lambda_-1` is no declared symbol"],
  ["sum(i, 1, c, lambda_i)", "             ^^^^^^^^", "F105", "bounds that are no numbers"],
  ["sum(i, 1, 3, f_i(x))", "             ^^^", "F105", "`f_1` is no declared symbol"],
  ["sum(m, 1, 2, y_m)", "             ^^^", "F107", "Use another letter"],

  ["sum(x, 1, 3, y)", "    ^", "F109", "Use another letter"],
  ["sum(p, 1, 3, y)", "    ^", "F109", "Use another letter"],
  ["sum(i, 1, 3, sum(i, 1, 2, i))", "                 ^", "F109", "Use another letter"],
  ["\\prod_{x=1}^n y", "       ^", "F109", "Use another letter"],

  ["p x", "^", "F106", "without its argument"],
  ["p^2(x)", "^", "F106", "`p(x)^2`"],
  ["u + 1", "^", "F106", "without its arguments"],
  ["p(x, y)", "^^^^^^^", "F106", "takes 1 argument and is given 2"],
  ["u(x)", "^^^^", "F106", "takes 2 arguments and is given 1"],
  ["u^(1)(x, y)", "^^^^^", "F106", "1 orders"],
  ["int(x, x, 0)", "^^^^^^^^^^^^", "F106", "two bounds"],

  ["min(x)", "^^^^^^", "F106", "two or more"],
  ["\\max\\{x\\}", "^^^^^^^^^", "F106", "two or more"],
  ["sum(i)", "^^^^^^", "F106", "an index, two bounds"],
  ["sum(i, 1, 3)", "^^^^^^^^^^^^", "F106", "an index, two bounds"],
  ["product(i, 1, 3, i, 2)", "                  ^", "F104", "no place"],

  ["\\sin^2 x", "^^^^^", "F107", "`\\sin(x)^2`"],
  ["\\sin x y", "^^^^^^^^", "F107", "how far"],
  ["a / \\sum_{i=1}^{3} i x", "    ^^^^", "F107", "how far the sum reaches"],
  ["√∏_{i=1}^{3} i x", " ^", "F107", "how far the product reaches"],
  ["a/b c", "  ^^^", "F107", "(a/b)"],
  ["1/2x", "  ^^", "F107", "(1/2)"],
  ["1/2(x + y)", "  ^^", "F107", "above or below"],
  ["a b/c x + 1", "    ^^^", "F107", "(a b/c)"],
  ["a/p(x) b", "  ^^^^^^", "F107", "above or below"],
  ["a/x^2 b", "  ^^^^^", "F107", "above or below"],
  ["a/-b c", "  ^^^^", "F107", "above or below"],
  ["x^10 \\cdot y", "  ^^", "F107", "first digit"],
  ["2 \\frac{1}{2}", "^^^^^^^^^^^^^", "F107", "mixed number"],
  ["\\ln x y", "^^^^^^^", "F107", "how far"],
  ["√x^2", "^^^", "F107", "how far"],
  ["\\frac{\\partial a + b}{\\partial x}", "                 ^", "F107", "how much is differentiated"],
  ["\\frac{\\partial}{\\partial x} a b", "^".repeat(31), "F107", "how much is differentiated"],
  ["∂a/∂x y", "^^^^^^^", "F107", "how much is differentiated"],
  ["x < y > z", "^^^^^^^^^", "F107", "one way"],
  ["x != y != z", "^^^^^^^^^^^", "F107", "one way"],
  ["x^2y", "   ^", "F107", "exponent ends"],
  ["e^-2x", "    ^", "F107", "exponent ends"],
  ["a = b \\\\ c = 1", "         ^", "F107", "another formula"],
  ["\\begin{align} a &= b \\\\ c &= 1 \\end{align}", `${" ".repeat(24)}^`, "F107", "another formula"],
  ["x = 0 \\quad y = 1", "            ^", "F107", "another formula"],
  ["x = a\nb = 1", "      ^", "F107", "another formula"],
  ["\\int_0^1 x dx^2", "             ^", "F104", "no place"],
  ["x = y \\, (4)", "         ^^^", "F107", "the number of the formula"],

  ["x^1001", "  ^^^^", "F108", "beyond 1000"],
  ["x^(10^9)", "   ^^^^", "F108", "beyond 1000"],
  ["x^-2000", "  ^^^^^", "F108", "beyond 1000"],
  ["2^(1/0)", "   ^^^", "F108", "beyond 1000"],
  ["sum(i, 1, 201, i)", "^^^^^^^^^^^^^^", "F108", "200 terms"],
  ["sum(i, 1, 100, x^(i^2))", "                  ^^^", "F108", "beyond 1000"],
  [`max(${"x, ".repeat(20)}y)`, "^".repeat(66), "F108", "20 arguments"],
  [`piecewise(${"x if x > 0, ".repeat(20)}0 otherwise)`, "^".repeat(261), "F108", "20 pieces"],
  ["f^(21)(x)", "^^^^^^", "F108", "order 20"],
  ["∂^99(a)/∂(x)^99", "  ^^", "F108", "order 20"],
];

describe("a formula that cannot be read", () => {
  test.each(cases)("%j", (text, caret, code, words) => {
    const [first] = faults(text);
    const start = first?.span.start ?? -1;
    const end = first?.span.end ?? -1;
    expect(`${" ".repeat(start)}${"^".repeat(end - start)}`).toBe(
      caret.trim() === "" ? caret.trimEnd().padEnd(start) : caret,
    );
    expect(first).toMatchObject({ code, severity: "error" });
    expect(`${first?.message} ${first?.hint ?? ""}`).toContain(words);
    expect(first?.message).toMatch(/\.$/);
  });
});

describe("a fault", () => {
  test("of several names is told once for each", () => {
    expect(faults("t_G + t_G x + w").map(({ span }) => span.start)).toEqual([0, 14]);
  });

  test("of a name comes with a replacement in the notation of the formula", () => {
    expect(faults("2 lamda_2")[0]?.fix).toEqual({ span: { start: 2, end: 9 }, text: "lambda_2", safe: false });
    expect(faults("2 \\cdot lamda_2")[0]?.fix?.text).toBe("\\lambda_2");
    expect(faults("t_Ft_S")[0]?.fix?.text).toBe("t_F t_S");
  });

  test("has its place in the file", () => {
    const parsed = parseExpr({ text: "x + t_G", at: (index) => 50 + index }, scope);
    expect(parsed).toMatchObject({ ok: false, diagnostics: [{ span: { start: 54, end: 57 } }] });
    const empty = parseExpr({ text: "x +", at: (index) => 50 + index }, scope);
    expect(empty).toMatchObject({ ok: false, diagnostics: [{ span: { start: 53, end: 53 } }] });
  });

  test("says what was expected and what was found", () => {
    expect(faults("(x + y")[0]).toMatchObject({ expected: "`)`", found: "the end of the formula" });
    expect(faults("x +")[0]).toMatchObject({ expected: "a number, a name or a bracket" });
  });

  test("is a statement where an expression belongs, and the other way round", () => {
    const at = (index: number) => index;
    expect(parseExpr({ text: "x + 1 = y", at }, scope)).toMatchObject({
      diagnostics: [{ code: "F104", span: { start: 0, end: 9 } }],
    });
    expect(parseFormula({ text: " x + 1", at }, scope)).toMatchObject({
      diagnostics: [{ code: "F104", span: { start: 1, end: 6 } }],
    });
  });

  test("is a derivative that could be a quotient, where d is declared", () => {
    for (const names of [scopeOf(["d", "x", "y"]), scopeOf(["x", "y"], { d: 1 })])
      expect(faults("d(x)/d(y)", names)).toMatchObject([{ code: "F107", span: { start: 0, end: 1 } }]);
    expect(faults("∂(x)/∂(y) + d(x)/(d(y))", scopeOf(["x", "y"], { d: 1 }))).toEqual([]);
  });
});
