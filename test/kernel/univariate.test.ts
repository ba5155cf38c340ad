/** Claims in one unknown: those that follow are found, and none is said to follow that fails somewhere. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { truthAtPoint } from "../../src/kernel/evaluate.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Relation } from "../../src/math/expr.ts";
import { FALSE, num, numberOf, power, product, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import { settings } from "../laws/ask.ts";
import type { Chance } from "./chance.ts";
import { chance, OPS } from "./chance.ts";
import { absurd, expr, forall, proofOf } from "./write.ts";

const inX = proofOf({ by: "univariate", in: sym("x") });
const verdict = (claim: string, given: readonly string[], unknown = "x") =>
  judge(forall(claim, given), proofOf({ by: "univariate", in: expr(unknown) })).kind;

describe("univariate evidence", () => {
  test.each([
    ["x > 0", ["x^3 > 1"], "x"],
    ["x >= 1", ["(x - 1)^3 (x - 2)^2 >= 0", "x != 2"], "x"],
    ["x = 1", ["x^3 = 1"], "x"],
    ["x^5 - x - 1 != 0", ["x <= 1"], "x"],
    ["x > 2", ["1/(x - 2) > 0"], "x"],
    ["exp(x) > 1", ["exp(x)^2 > 1", "exp(x) > 0"], "exp(x)"],
    ["sin(x) >= -1", ["sin(x)^2 <= 1"], "sin(x)"],
    ["q(y)^2 + 1 > 0", [], "q(y)"],
  ])("shows %s from %j", (claim, given, unknown) => expect(verdict(claim, given, unknown)).toBe("proved"));
  test.each([
    ["x > 0", ["x^2 > 1"], "x"],
    ["x > 1", ["(x - 1)^3 (x - 2)^2 >= 0"], "x"],
    ["x != 2", ["(x - 1)^3 (x - 2)^2 >= 0"], "x"],
    ["1/x > 0", ["x^2 > 0"], "x"],
    ["x > 0", ["x y > 0", "y > 0"], "x"],
    ["x + y > 0", ["x > 0", "y > 0"], "x"],
    ["x >= 0", ["x^2 >= 0"], "2 x"],
    ["x >= 0", ["x^2 >= 0"], "x^2"],
    ["x >= 0", ["x^2 >= 0"], "0"],
    ["sqrt(x) > 1", ["x > 1"], "sqrt(x)"],
  ])("does not show %s from %j", (claim, given, unknown) => expect(verdict(claim, given, unknown)).toBe("unknown"));
  test("shows a contradiction, and none where there is none", () => {
    expect(judge(absurd(["x^2 < 0"]), inX).kind).toBe("proved");
    expect(judge(absurd(["x^2 <= 0"]), inX).kind).toBe("unknown");
    expect(judge(absurd([]), inX).kind).toBe("unknown");
  });
});

function quotientFrom(c: Chance) {
  const polynomial = () =>
    sum(...Array.from({ length: c.whole(1, 4) }, (_, i) => product(num(c.whole(-3, 3)), power(sym("x"), num(i)))));
  return c.below(0.7) ? polynomial() : quotient(polynomial(), polynomial());
}

describe("what follows", () => {
  test("fails at no point at which everything given holds", () => {
    let proved = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const c = chance(seed);
        const any = (): Relation => relation(c.pick(OPS), quotientFrom(c), num(0));
        const given = Array.from({ length: c.whole(0, 3) }, any);
        const claim = c.below(0.2) ? FALSE : any();
        if (judge(forall(claim, given), inX).kind !== "proved") return;
        proved += 1;
        for (let n = -24; n <= 24; n++) {
          const point = [{ at: sym("x"), value: numberOf(rational(n, 6)) }];
          if (given.every((f) => truthAtPoint(f, point, {}) === "true"))
            expect(truthAtPoint(claim, point, {})).toBe("true");
        }
      }),
      settings(1500),
    );
    expect(proved).toBeGreaterThan(50);
  });
});
