/** Replacing equals by equals: true formulas stay true, false ones false, and nothing becomes known of what is undefined. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { truthAtPoint } from "../../src/kernel/evaluate.ts";
import { judge } from "../../src/kernel/judge.ts";
import { attempt } from "../../src/kernel/meter.ts";
import type { Evidence, IntegralEvidence } from "../../src/kernel/obligation.ts";
import { substituteFormula } from "../../src/kernel/substitute.ts";
import type { Expr, Integral, Series } from "../../src/math/expr.ts";
import { num, power, relation, sum, sym } from "../../src/math/expr.ts";
import { settings } from "../laws/ask.ts";
import { chance, expressionsFrom, formulaFrom, numbers, SYMBOLS } from "./chance.ts";
import { expr, forall, formula, IDENTITY, proofOf } from "./write.ts";

const bySubstitution = (...given: readonly number[]): Evidence =>
  given.reduceRight<Evidence>(
    (claim, index) => ({ by: "substitute", given: index, then: { conditions: [], claim } }),
    IDENTITY,
  );
const verdict = (claim: string, given: readonly string[], ...indices: readonly number[]): string =>
  judge(forall(claim, given), proofOf(bySubstitution(...indices))).kind;

describe("substitution by what is given", () => {
  test.each([
    ["x^2 = 4", ["x = 2"]],
    ["x y + 1 = z", ["x y = z - 1"]],
    ["q(x) = q(2)", ["x = 2"]],
    ["abs(x - y) = abs(z)", ["x = y + z"]],
    ["min(x, y) + 1 = 2", ["min(x, y) = 1"]],
    ["1/x = 1/x", ["y = 1/x - 1/x"]],
  ])("shows %s from %j", (claim, given) => expect(verdict(claim, given, 0)).toBe("proved"));
  test.each([
    ["x > 0", ["-1 = n", "x^(-1) != 0"]],
    ["x > 0", ["2/1 = n", "x^(2/1) >= 0"]],
    ["x > 0", ["1 + 1 = n", "x^(1 + 1) >= 0"]],
    ["x > 0", ["2 = n", "x^2 >= 0"]],
    ["x = 0", ["x >= 0"]],
    ["x = 0", ["x = x + y"]],
    ["1/x = 1/x", ["y = 0"]],
    ["1/y = 1/y", ["x = 2"]],
    ["q(x) = q(y)", ["x^2 = y^2"]],
  ])("does not show %s from %j", (claim, given) => expect(verdict(claim, given, 0)).toBe("unknown"));
  test("of a constant is refused however it is written", () => {
    const two = sum(num(1), num(1));
    const given = [relation("=", two, sym("n")), relation(">=", power(sym("x"), two), num(0))];
    expect(judge(forall("x > 0", given), proofOf(bySubstitution(0))).kind).toBe("unknown");
  });
  test("again and again comes to an end", () => {
    const doubled = Array.from({ length: 14 }, (_, i) =>
      relation("=", sym(`y${i}`), sum(sym(`y${i + 1}`), sym(`y${i + 1}`))),
    );
    const evidence = proofOf(bySubstitution(...doubled.map((_, i) => i)));
    expect(judge(forall(relation("=", sym("y0"), num(1)), doubled), evidence).kind).toBe("unknown");
  }, 20_000);
});

describe("where an equation holds", () => {
  test("a formula and its image have the same truth", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const c = chance(seed);
        const pool: Expr[] = [];
        const f = formulaFrom(c, expressionsFrom(c, pool));
        const point = SYMBOLS.map((name) => ({ at: sym(name), value: numbers(c) }));
        const { at, value } = c.pick(point);
        const twin = pool.find((e) => e !== at && truthAtPoint(relation("=", at, e), point, {}) === "true");
        const image = attempt(() => substituteFormula(f, [[at, c.below(0.5) && twin ? twin : value]]));
        const before = truthAtPoint(f, point, {});
        if (image === undefined || (before !== "true" && before !== "false")) return;
        const after = truthAtPoint(image, point, {});
        if (after === "unsure") return;
        compared += 1;
        if (before === "true") expect(after).toBe("true");
        else expect(after).not.toBe("true");
      }),
      settings(1500),
    );
    expect(compared).toBeGreaterThan(200);
  });
});

describe("a name that is bound", () => {
  const integral: Integral = { kind: "integral", of: sym("k"), in: "t", from: num(0), to: num(1) };
  const series: Series = { kind: "series", name: "sum", index: "k", from: num(1), to: num(2), of: integral };
  test("as the index of a sum is not what is assumed of the symbol", () => {
    const evidence: IntegralEvidence = {
      kind: "integral",
      integral,
      antiderivative: expr("5 t"),
      ordered: { conditions: [], claim: IDENTITY },
      slope: {
        conditions: [],
        claim: { by: "combination", terms: [], equations: [{ fact: 0, multiplier: num(-1) }] },
      },
    };
    const claim = relation("=", series, num(10));
    expect(judge(forall(claim, ["k = 5"]), { ...proofOf(IDENTITY), values: [evidence] }).kind).toBe("unknown");
    const plain: Series = { ...series, of: sym("k") };
    const wrong = forall(relation("=", plain, num(10)), ["k = 5"]);
    expect(judge(wrong, proofOf(bySubstitution(0))).kind).toBe("unknown");
    expect(judge(forall(relation("=", plain, num(3)), [formula("k = 5")]), proofOf(IDENTITY)).kind).toBe("proved");
  });
});
