/** Two ways to the value at a point, the quick one and the long one: they never disagree, and neither passes over what is undefined. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionsOf } from "../../src/kernel/conditions.ts";
import { compareClosed, truthOfSign } from "../../src/kernel/enclosure.ts";
import { truthAt } from "../../src/kernel/evaluate.ts";
import { exactSign } from "../../src/kernel/exact.ts";
import { judge } from "../../src/kernel/judge.ts";
import { attempt } from "../../src/kernel/meter.ts";
import { close, tableOf } from "../../src/kernel/point.ts";
import type { Expr, Relation } from "../../src/math/expr.ts";
import { num, power, relation, sym } from "../../src/math/expr.ts";
import { settings } from "../laws/ask.ts";
import { chance, expressionsFrom, numbers, relationFrom, SYMBOLS } from "./chance.ts";
import { atPoint, comparison, forall, point } from "./write.ts";

const signAt = (text: string, values: Readonly<Record<string, string | number>>) =>
  exactSign(comparison(text), tableOf(point(values), {}));

describe("the quick way", () => {
  test.each<[string, Readonly<Record<string, string | number>>, number | undefined]>([
    ["x^2 > y", { x: "-3/2", y: "9/4" }, 0],
    ["1/x < 0", { x: -2 }, -1],
    ["x^0 = 1", { x: 0 }, 0],
    ["q(x + 1) > 1", { x: "1/2", "q(3/2)": 2 }, 1],
    ["1/x = 1/x", { x: 0 }, undefined],
    ["x^(-1) = 1", { x: 1 }, undefined],
    ["sqrt(x) = 2", { x: 4 }, undefined],
    ["x = 1", { y: 1 }, undefined],
    ["x = 1", { x: "1/0" }, undefined],
    ["x = x", { x: "sqrt(-1)" }, undefined],
    ["0 q(x) = 0", { x: 1 }, undefined],
  ])("of %s at %j", (text, values, sign) => expect(signAt(text, values)).toBe(sign));
  test("does not raise what is large", () => {
    const tower = Array.from({ length: 6 }).reduce<Expr>((e) => power(e, num(64)), sym("x"));
    expect(["refuted", "unknown"]).toContain(judge(forall(relation("<", tower, num(0))), atPoint({ x: 3 })).kind);
  }, 5_000);
});

describe("both ways", () => {
  test("agree wherever both come to an end, and what is compared quickly is defined", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const c = chance(seed);
        const r: Relation = relationFrom(c, expressionsFrom(c, []));
        const table = tableOf(
          SYMBOLS.map((name) => ({ at: sym(name), value: numbers(c) })),
          {},
        );
        const sign = exactSign(r, table);
        if (sign === undefined) return;
        compared += 1;
        const slow = attempt(() => compareClosed({ ...r, left: close(r.left, table), right: close(r.right, table) }));
        if (slow !== undefined && slow !== "unsure") expect(truthOfSign(r.op, sign)).toBe(slow);
        for (const condition of conditionsOf(r)) expect(truthAt(condition, table)).toBe("true");
      }),
      settings(1500),
    );
    expect(compared).toBeGreaterThan(200);
  });
});
