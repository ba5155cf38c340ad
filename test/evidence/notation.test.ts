/** The exact text of evidence: every tree comes back as it was, and a stranger's text is read within limits. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Malformed, readExpr, readFormula, readRational } from "../../src/evidence/read.ts";
import { writeExpr, writeFormula, writeRational } from "../../src/evidence/write.ts";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { sameExpr, sameFormula } from "../../src/math/expr.ts";
import type { Rational } from "../../src/math/rational.ts";
import { rational } from "../../src/math/rational.ts";
import { runs } from "../laws/ask.ts";

const names = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("x", "t_F", "p", "λ", "x'", "sum_1") },
  { weight: 2, arbitrary: fc.constantFrom("sqrt", "number", "true", "if", "and", "x*", "a`b", "``", "x y", "1", "-") },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 4 }) },
);
const rationals = fc
  .tuple(fc.bigInt({ min: -40n, max: 10n ** 30n }), fc.constantFrom(1n, 1n, 2n, 3n, 40n, 10n ** 20n + 1n))
  .map(([n, d]) => rational(n, d));
const numbers = fc.tuple(rationals, fc.boolean()).map(
  ([value, isPrinted]): Expr => ({
    kind: "number",
    value,
    ...(isPrinted && value.n >= 0n ? { span: { start: 3, end: 5 } } : {}),
  }),
);
const counts = fc.integer({ min: 0, max: 12 });

/** Every kind of node with any number of parts, also such as nobody writes. */
const { expr, formula } = fc.letrec<{ expr: Expr; formula: Formula }>((tie) => {
  const e = tie("expr");
  const several = fc.array(e, { maxLength: 3 });
  const parts = fc.array(tie("formula"), { maxLength: 3 });
  return {
    expr: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      fc.oneof(
        numbers,
        names.map((name): Expr => ({ kind: "symbol", name })),
      ),
      several.map((terms): Expr => ({ kind: "sum", terms })),
      several.map((factors): Expr => ({ kind: "product", factors })),
      fc.tuple(e, e).map(([numerator, denominator]): Expr => ({ kind: "quotient", numerator, denominator })),
      e.map((of): Expr => ({ kind: "negation", of })),
      fc.tuple(e, e).map(([base, exponent]): Expr => ({ kind: "power", base, exponent })),
      fc
        .tuple(fc.constantFrom("sqrt", "exp", "ln", "abs", "sin", "cos", "tan"), e)
        .map(([name, arg]): Expr => ({ kind: "call", name, arg })),
      fc.tuple(names, several, fc.array(counts, { maxLength: 2 }), fc.boolean()).map(
        ([name, args, orders, isPlain]): Expr => ({
          kind: "application",
          name,
          args,
          orders: isPlain ? args.map(() => 0) : orders,
        }),
      ),
      fc.tuple(e, e, counts).map(([of, variable, order]): Expr => ({ kind: "derivative", of, in: variable, order })),
      fc.tuple(e, names, e, e).map(([of, name, from, to]): Expr => ({ kind: "integral", of, in: name, from, to })),
      fc.tuple(fc.constantFrom("min", "max"), several).map(([name, args]): Expr => ({ kind: "extremum", name, args })),
      fc
        .tuple(fc.array(fc.record({ value: e, when: tie("formula") }), { maxLength: 2 }), e)
        .map(([pieces, otherwise]): Expr => ({ kind: "piecewise", pieces, otherwise })),
      fc
        .tuple(fc.constantFrom("sum", "product"), names, e, e, e)
        .map(([name, index, from, to, of]): Expr => ({ kind: "series", name, index, from, to, of })),
    ),
    formula: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc
        .tuple(fc.constantFrom("=", "!=", "<", "<=", ">", ">="), e, e)
        .map(([op, left, right]): Formula => ({ kind: "relation", op, left, right })),
      fc.tuple(fc.constantFrom("and", "or"), parts).map(([kind, list]): Formula => ({ kind, parts: list })),
    ),
  };
});

const numRuns = runs(3000);

describe("what is written is read back", () => {
  test("expressions of every kind", () => {
    fc.assert(
      fc.property(expr, (e) => {
        const back = readExpr(writeExpr(e));
        expect(sameExpr(back, e)).toBe(true);
        expect(writeExpr(back)).toBe(writeExpr(e));
      }),
      { numRuns },
    );
  });

  test("formulas of every kind", () => {
    fc.assert(
      fc.property(formula, (f) => {
        const back = readFormula(writeFormula(f));
        expect(sameFormula(back, f)).toBe(true);
        expect(writeFormula(back)).toBe(writeFormula(f));
      }),
      { numRuns },
    );
  });

  test("numbers", () => {
    fc.assert(
      fc.property(rationals, (value: Rational) => {
        expect(readRational(writeRational(value))).toEqual(value);
      }),
    );
  });
});

test.each([
  ["2*x*y - 1/2*z^2"],
  ["(a - b*q)*q - c*q"],
  ["x / (x + y)"],
  ["p[1](s) + p(s)"],
  ["sqrt(t_F)^(-1)"],
  ["0.125*x"],
  ["`x*` + number(-1/2)"],
])("reads as people write: %s", (text) => {
  expect(writeExpr(readExpr(text))).toBe(text);
});

describe("what is no text of an expression is refused", () => {
  test.each([
    ["nothing", ""],
    ["an operator alone", "+"],
    ["two expressions", "x y"],
    ["an open bracket", "(x"],
    ["a number divided by zero", "1/0"],
    ["a sign that means nothing", "x # y"],
    ["a reserved word as a name", "if"],
    ["a call with two arguments", "sqrt(x, y)"],
    ["a name without its end", "`x"],
    ["an empty name", "``"],
    ["too many digits", "9".repeat(6000)],
    ["too many derivatives", "p[9999](x)"],
    ["too deep", `${"(".repeat(5000)}x${")".repeat(5000)}`],
    ["too long", `x${" + x".repeat(300_000)}`],
    ["code", "process.exit(1)"],
    ["a formula", "x > 0"],
  ])("%s", (_, text) => {
    expect(() => readExpr(text)).toThrow(Malformed);
  });

  test("whatever it is", () => {
    const piece = fc.constantFrom(
      "x",
      "1/2",
      "(",
      ")",
      "{",
      "}",
      "`",
      ",",
      "+",
      "-",
      "^",
      "sum",
      "if",
      "int(",
      "p[1",
      "]",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => pieces.join(" ")),
          fc.string(),
        ),
        (text) => {
          for (const read of [readExpr, readFormula, readRational])
            try {
              read(text);
            } catch (fault) {
              expect(fault).toBeInstanceOf(Malformed);
            }
        },
      ),
      { numRuns },
    );
  });
});
