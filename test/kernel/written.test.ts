/** Signs read from the print: each agrees with exact values, and none is made up. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writtenFacts } from "../../src/kernel/facts.ts";
import type { Fact } from "../../src/kernel/obligation.ts";
import { isWritten } from "../../src/kernel/written.ts";
import { num, relation } from "../../src/math/expr.ts";
import { points, settings } from "../laws/ask.ts";
import { expressions, GIVEN } from "../laws/expressions.ts";
import { clearTruth, concrete } from "../laws/fixed-point.ts";
import { expr, formula } from "./write.ts";

const written = (op: Fact["op"], e: string, given: readonly string[] = []): boolean =>
  isWritten(writtenFacts(given.map(formula)), op, expr(e));

describe("signs as written", () => {
  test.each<[string, Fact["op"], readonly string[]]>([
    ["x + y", ">", ["x > 0", "y >= 0"]],
    ["x y", "!=", ["x > 0", "y != 0"]],
    ["x y/(x + 2)", ">=", ["x > 0", "y >= 0"]],
    ["(x - y)^2", ">=", []],
    ["(x - y)^2", ">", ["x - y != 0"]],
    ["x^3", ">", ["0 < x"]],
    ["x^n", ">", ["x > 0"]],
    ["exp(x) + abs(y) + sqrt(z)", ">", []],
    ["sqrt(x) abs(y)", ">", ["x > 0", "y != 0"]],
    ["-x", "!=", ["x > 0"]],
    ["x", ">=", ["x = 0"]],
    ["x", ">", ["x > 0 and y > 0"]],
  ])("%s %s 0 from %j", (e, op, given) => expect(written(op, e, given)).toBe(true));
  test.each<[string, Fact["op"], readonly string[]]>([
    ["x + y", ">", ["x >= 0", "y >= 0"]],
    ["x + y", "!=", ["x != 0", "y != 0"]],
    ["x y", ">", ["x > 0", "y >= 0"]],
    ["x/y", ">", ["x > 0", "y != 0"]],
    ["x/y", ">=", ["x >= 0"]],
    ["x^2", ">", ["x >= 0"]],
    ["x^3", ">=", []],
    ["x^0", ">", []],
    ["x - y", ">", ["x > 0", "y > 0"]],
    ["-x", ">=", ["x >= 0"]],
    ["sqrt(x)", "!=", ["x >= 0"]],
    ["ln(x)", ">", ["x > 0"]],
    ["cos(x)", "!=", []],
    ["0", ">", []],
    ["x", "=", ["x = 0"]],
    ["x", ">", ["x > 0 or y > 0"]],
    ["p(x)", ">=", []],
  ])("nothing of %s %s 0 from %j", (e, op, given) => expect(written(op, e, given)).toBe(false));
  test("never contradict values where the assumptions hold", () => {
    const facts = writtenFacts(GIVEN);
    let seen = 0;
    fc.assert(
      fc.property(expressions, points, (e, at) => {
        for (const op of [">", ">=", "!="] as const) {
          if (!isWritten(facts, op, e)) continue;
          seen += 1;
          expect(clearTruth(relation(op, e, num(0)), at, concrete)).not.toBe(false);
        }
      }),
      settings(6000),
    );
    expect(seen).toBeGreaterThan(500);
  });
});
