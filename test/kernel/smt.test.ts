/** Scripts for a solver: faithful text, whatever the names, and none where there is no faithful one. */

import { describe, expect, it } from "vitest";
import type { Obligation } from "../../src/kernel/obligation.ts";
import { questionOf, scriptOf } from "../../src/kernel/smt.ts";
import type { Expr } from "../../src/math/expr.ts";
import { apply, call, num, power, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import { exists, expr, FUNCTIONS, forall } from "./write.ts";

const linesOf = (obligation: Obligation): readonly string[] => (scriptOf(obligation) ?? "").trimEnd().split("\n");
const about = (claim: Expr): Obligation => ({
  kind: "forall",
  functions: FUNCTIONS,
  given: [],
  claim: relation(">", claim, num(0)),
});

/** Each line is one command, whose brackets close at its end and not before, whatever stands in quotes. */
const isWellFormed = (script: string): boolean => script.trimEnd().split("\n").every(isCommand);

function isCommand(line: string): boolean {
  const bare = line.replace(/\|[^|\\]*\|/g, "x");
  let depth = 0;
  for (const [i, character] of [...bare].entries()) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0 && i < bare.length - 1) return false;
  }
  return depth === 0 && /^\([A-Za-z0-9_.'=<>()*+/ -]*\)$/.test(bare);
}

describe("the script of a claim", () => {
  it("denies that the claim is defined and true, and divides only where that is possible", () => {
    expect(linesOf(forall("x/x = 1"))).toEqual([
      "(set-logic QF_NRA)",
      "(declare-const |x 0| Real)",
      "(declare-const |inverse 1| Real)",
      "(assert (=> (not (= |x 0| 0.0)) (= (* |x 0| |inverse 1|) 1.0)))",
      "(assert (not (and (not (= |x 0| 0.0)) (= (* |x 0| |inverse 1|) 1.0))))",
      "(check-sat)",
    ]);
  });
  it("takes what is given as defined and true", () => {
    expect(linesOf(forall("a > 0", ["sqrt(a) > 1"]))).toContain("(assert (>= |a 0| 0.0))");
  });
  it("uses a fact about a part of the claim under the conditions before it only", () => {
    expect(linesOf(forall("p(1/x) <= 1"))).toContain("(assert (=> (not (= |x 0| 0.0)) (>= |p 2| 0.0)))");
  });
  it("is the same text on each call", () => {
    const ask = (): string | undefined => scriptOf(forall("h(x, y)/exp(a) < p(x)^k", ["x > 0", "p(x) > 0"]));
    expect(ask()).toBeDefined();
    expect(ask()).toBe(ask());
  });
  it("does not depend on places in a source text", () => {
    const placed = { ...expr("x"), span: { start: 3, end: 4 } };
    expect(scriptOf(about(placed))).toBe(scriptOf(about(sym("x"))));
  });
  it("names the symbols and applications that a point needs, and nothing else", () => {
    const { stands } = questionOf(forall("sqrt(x)*p(y) > 1/z")) ?? { stands: [] };
    expect(stands.map(({ of }) => of)).toMatchObject([
      { kind: "symbol", name: "x" },
      { kind: "symbol", name: "y" },
      { kind: "application", name: "p" },
      { kind: "symbol", name: "z" },
    ]);
    expect(stands.map(({ name }) => name).join()).not.toMatch(/[|\\]/);
  });
});

describe("constants of a script", () => {
  const scriptWith = (...terms: readonly Expr[]): string => scriptOf(about(sum(...terms))) ?? "";
  const declared = (script: string): number => script.match(/declare-const/g)?.length ?? 0;

  it("are apart for names that look alike", () => {
    const names = [
      "x 0",
      "x",
      "x 1",
      "x|",
      "x\\",
      "x)",
      "(x",
      "x\n",
      "xé",
      "x.",
      ".x",
      "",
      "let 1",
      "|",
      "x".repeat(99),
      "x".repeat(98),
    ];
    const script = scriptWith(...names.map(sym));
    expect(isWellFormed(script)).toBe(true);
    expect(declared(script)).toBe(names.length);
    const constants = script.match(/(?<=declare-const )\|[^|]*\|/g) ?? [];
    expect(new Set(constants).size).toBe(names.length);
  });
  it("do not let a name end the quotes, a line or a command", () => {
    const script = scriptWith(sym("x| Real)(assert false)(declare-const |y"), sym("y\n(assert false)"), sym("; z"));
    expect(isWellFormed(script)).toBe(true);
    expect(script).not.toContain("(assert false)");
  });
  it("are apart for a symbol and a function of the same name", () => {
    expect(declared(scriptWith(sym("p"), apply("p", [sym("x")])))).toBe(3);
  });
  it("are apart for functions whose names and arguments run together", () => {
    const script = scriptWith(apply("f", [sym("x")]), apply('f" [0] |x 0|', [sym("x")]), apply("f", [sym("x")], [1]));
    expect(declared(script)).toBe(4);
  });
  it("are apart for a number to the power of x and x to the power of that number", () => {
    expect(declared(scriptWith(power(num(100), sym("x")), power(sym("x"), num(100))))).toBeGreaterThanOrEqual(3);
  });
  it("are one for arguments that are equal everywhere, and two where one is not defined everywhere", () => {
    const stands = (...terms: readonly Expr[]): number =>
      questionOf(about(sum(...terms)))?.stands.filter(({ of }) => of.kind === "application").length ?? 0;
    const [x, y] = [sym("x"), sym("y")];
    expect(stands(apply("p", [sum(x, y)]), apply("p", [sum(y, x)]))).toBe(1);
    expect(stands(apply("p", [quotient(x, x)]), apply("p", [num(1)]))).toBe(2);
  });
});

describe("there is no script", () => {
  it("of an obligation that asks for a point, although there is a question", () => {
    expect(scriptOf(exists("x > 0"))).toBeUndefined();
    expect(questionOf(exists("x > 0"))?.script).toContain("(assert (> |x 0| 0.0))");
  });
  it("of integrals and sums of unknown length", () => {
    const n = sym("n");
    const integral: Expr = { kind: "integral", of: sym("x"), in: "x", from: num(0), to: n };
    const series: Expr = {
      kind: "series",
      name: "sum",
      index: "i",
      from: num(1),
      to: n,
      of: quotient(num(1), sym("i")),
    };
    expect(scriptOf(about(integral))).toBeUndefined();
    expect(scriptOf(about(series))).toBeUndefined();
  });
  it("of a number that divides by zero", () => {
    expect(scriptOf(about({ kind: "number", value: { n: 1n, d: 0n } }))).toBeUndefined();
  });
  it("of expressions that are too deep, too large, or apply a function too often", () => {
    const deep = Array.from({ length: 3000 }).reduce<Expr>((e) => call("sqrt", e), sym("x"));
    const wide = sum(...Array.from({ length: 30_000 }, (_, i) => num(i)));
    const often = sum(...Array.from({ length: 60 }, (_, i) => apply("q", [sum(sym("x"), num(i))])));
    const doubling = Array.from({ length: 40 }).reduce<Expr>((e) => sum(e, e), sym("x"));
    for (const e of [deep, wide, often, doubling]) expect(scriptOf(about(e))).toBeUndefined();
  });
});
