/** Where expressions are defined, and what holds of them by their kind. */

import { describe, expect, test } from "vitest";
import { conditionsOf, learn } from "../../src/kernel/conditions.ts";
import { judge } from "../../src/kernel/judge.ts";
import { Stop } from "../../src/kernel/meter.ts";
import { apply, sym } from "../../src/math/expr.ts";
import { showFormula } from "../../src/math/print-text.ts";
import { expr, FUNCTIONS, forall, formula, IDENTITY, identical, proofOf } from "./write.ts";

const conditions = (text: string): readonly string[] => conditionsOf(expr(text)).map((c) => showFormula(c));
const facts = (text: string): readonly string[] =>
  learn(expr(text), FUNCTIONS)
    .filter(({ kind }) => kind === "fact")
    .map(({ relation }) => showFormula(relation));

describe("conditions, innermost first", () => {
  test.each<[string, readonly string[]]>([
    ["x + y", []],
    ["x/2", []],
    ["x/y", ["y != 0"]],
    ["x/x", ["x != 0"]],
    ["x/(1/y)", ["y != 0", "1/y != 0"]],
    ["1/0", ["0 != 0"]],
    ["x^3", []],
    ["x^0", []],
    ["x^(-2)", ["x != 0"]],
    ["2^(-2)", []],
    ["0^(-1)", ["0 != 0"]],
    ["x^(1/2)", ["x >= 0"]],
    ["x^(1/3)", ["x >= 0"]],
    ["x^(-1/2)", ["x > 0"]],
    ["x^y", ["x > 0"]],
    ["x^(y - y + 2)", ["x > 0"]],
    ["sqrt(x)", ["x >= 0"]],
    ["sqrt(2)", []],
    ["sqrt(-2)", ["-2 >= 0"]],
    ["sqrt(1 - sqrt(x))", ["x >= 0", "1 - sqrt(x) >= 0"]],
    ["ln(x)", ["x > 0"]],
    ["ln(ln(x))", ["x > 0", "ln(x) > 0"]],
    ["exp(1/x)", ["x != 0"]],
    ["abs(x)", []],
    ["q(1/x)", ["x != 0"]],
    ["1/x + 2/x", ["x != 0"]],
    ["1/(x - x)", ["x - x != 0"]],
  ])("of %s", (text, expected) => expect(conditions(text)).toEqual(expected));

  test("of a derivative are those of what is differentiated, and of what results", () => {
    expect(conditions("d(sqrt(x))/d(x)")).toEqual(["x >= 0", "2 sqrt(x) != 0"]);
    expect(conditions("d(ln(x))/d(x)")).toEqual(["x > 0", "x != 0"]);
    expect(conditions("d(abs(x))/d(x)")).toEqual(["|x| != 0"]);
    expect(conditions("d(1/y)/d(x)")).toEqual(["y != 0"]);
    expect(conditions("d(x^(1/3))/d(x)")).toEqual(["x >= 0", "x > 0"]);
    expect(conditions("d(q(1/x))/d(x)")).toContain("x != 0");
  });
  test("of a formula are those of all its parts, alternatives included", () => {
    expect(conditionsOf(formula("1/x > 0 or ln(y) = 0 and sqrt(z) <= 1")).map((c) => showFormula(c))).toEqual([
      "x != 0",
      "y > 0",
      "z >= 0",
    ]);
  });
  test("of an integral are not known", () => {
    expect(() => conditionsOf(expr("int(x, x, 0, 1)"))).toThrow(Stop);
  });
  test("of a derivative of order -1 are refused", () => {
    expect(() => conditionsOf(apply("p", [sym("x")], [-1]))).toThrow(Stop);
    expect(() => conditionsOf(apply("p", [sym("x")], []))).toThrow(Stop);
  });
});

describe("facts", () => {
  test.each<[string, readonly string[]]>([
    ["sqrt(x)", ["sqrt(x) >= 0"]],
    ["abs(x)", ["|x| >= 0"]],
    ["exp(x)", ["exp(x) > 0"]],
    ["x^y", ["x^y > 0"]],
    ["x^(3/2)", ["x^(1/2) >= 0"]],
    ["ln(x)", []],
    ["p(x)", ["p(x) >= 0", "p(x) <= 1"]],
    ["q(x)", []],
    ["x^2", []],
  ])("of %s", (text, expected) => expect(facts(text)).toEqual(expected));
  test("of a bounded function do not pass on to its derivatives", () => {
    expect(facts("d(p(x))/d(x)")).toEqual(["p(x) >= 0", "p(x) <= 1"]);
    expect(learn(apply("p", [sym("x")], [1]), FUNCTIONS)).toEqual([]);
  });
});

describe("a claim is proved only where it is defined", () => {
  test.each<[string, readonly string[], boolean]>([
    ["x/x = 1", [], false],
    ["x/x = 1", ["x >= 0"], false],
    ["x/x = 1", ["x > 0"], true],
    ["x/x = 1", ["x < 0"], true],
    ["x/x = 1", ["2 x != 0"], true],
    ["x/(y z) = x/(z y)", ["y != 0"], false],
    ["x/(y z) = x/(z y)", ["y != 0", "z < 0"], true],
    ["1/(x - y) = 1/(x - y)", ["x > y"], true],
    ["1/(x - y) = 1/(x - y)", ["x >= y"], false],
    ["sqrt(x)^2 = x", [], false],
    ["sqrt(x)^2 = x", ["x >= 0"], true],
    ["ln(x) = ln(x)", ["x >= 0"], false],
    ["ln(x) = ln(x)", ["x > 0"], true],
    ["x^(-1/2) = x^(-1/2)", ["x >= 0"], false],
    ["x^y = x^y", ["x >= 0"], false],
    ["d(x^2)/d(x) = 2 x", [], true],
    ["d(ln(x))/d(x) = 1/x", ["x != 0"], false],
    ["d(ln(x))/d(x) = 1/x", ["x > 0"], true],
    ["d(sqrt(x))/d(x) = 1/(2 sqrt(x))", ["x >= 0"], false],
    ["d(sqrt(x))/d(x) = 1/(2 sqrt(x))", ["x > 0", "sqrt(x) > 0"], true],
    ["d(0 ln(x))/d(x) = 0", [], false],
    ["x = x", ["1/y > 0"], true],
    ["y/y = 1", ["1/y > 0"], true],
    ["y/y = 1", ["1/y > 0 or x > 0"], true],
  ])("%s given %j: %s", (claim, given, proved) => {
    expect(identical(claim, given).kind).toBe(proved ? "proved" : "unknown");
  });
  test("in all its alternatives", () => {
    const then = IDENTITY;
    const second = proofOf({ by: "choose", part: 1, then });
    expect(judge(forall("1/x = 1/x or y = y"), second).kind).toBe("unknown");
    expect(judge(forall("1/x = 1/x or y = y", ["x > 0"]), second).kind).toBe("proved");
  });
});
