/** Disproof modulo a prime: never of what is equal, and nearly always of what is not. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isZero, openField, subtractElements } from "../../src/kernel/field.ts";
import { attempt, openMeter } from "../../src/kernel/meter.ts";
import { normalExpr, toElement } from "../../src/kernel/normal.ts";
import { differ } from "../../src/kernel/residue.ts";
import type { Expr } from "../../src/math/expr.ts";
import { num, product, quotient, sum, sym } from "../../src/math/expr.ts";
import { settings } from "../laws/ask.ts";
import { choices, expressions, mutated, rewritten } from "../laws/expressions.ts";
import { expr } from "./write.ts";

const PRIME = num(67_108_859);
const isEqual = (a: Expr, b: Expr): boolean | undefined => {
  const field = openField(openMeter(1_000_000));
  return attempt(() => isZero(subtractElements(field, toElement(field, a), toElement(field, b))));
};

describe("a residue", () => {
  test("never tells equal values apart", () => {
    fc.assert(
      fc.property(expressions, choices, choices, (e, first, second) => {
        const other = rewritten(rewritten(e, first), second);
        if (isEqual(e, other)) expect(differ(e, other)).toBe(false);
        const normal = attempt(() => normalExpr(e));
        if (normal !== undefined) expect(differ(e, normal)).toBe(false);
      }),
      settings(1500),
    );
  });
  test("tells most changed values apart, where it has a value for both", () => {
    let seen = 0;
    fc.assert(
      fc.property(expressions, choices, (e, choice) => {
        const other = mutated(e, choice);
        if (!differ(e, other)) return;
        seen += 1;
        expect(isEqual(e, other)).not.toBe(true);
      }),
      settings(1500),
    );
    expect(seen).toBeGreaterThan(200);
  });
  test.each<[string, Expr, Expr]>([
    ["a quotient by the prime", quotient(sym("x"), PRIME), product(sym("x"), quotient(num(1), PRIME))],
    ["one over a quotient by the prime", quotient(num(1), quotient(num(1), PRIME)), PRIME],
    [
      "a sum over the prime",
      quotient(num(1), sum(quotient(num(1), PRIME), sym("x"))),
      quotient(PRIME, sum(num(1), product(PRIME, sym("x")))),
    ],
    ["a function at equal arguments", expr("q((x^2 - y^2)/(x - y))"), expr("q(x + y)")],
    ["a function at the same number", expr("q(1/2 + 1/3)"), expr("q(5/6)")],
    ["a power of zero", expr("(x - x)^0"), num(1)],
  ])("is the same for %s", (_, a, b) => {
    expect(differ(a, b)).toBe(false);
    expect(differ(b, a)).toBe(false);
  });
  test.each([
    ["x", "y"],
    ["q(x)", "q(y)"],
    ["q(x)", "p(x)"],
    ["x^2 + 2 x + 1", "x^2 + 2 x + 2"],
    ["1/x", "1/(x + 1)"],
  ])("differs for %s and %s", (a, b) => expect(differ(expr(a), expr(b))).toBe(true));
});
