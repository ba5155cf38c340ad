/** The search for points: counterexamples, witnesses of consistency, and points on equations. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import type { FunctionFacts, Obligation, Proposal } from "../../src/kernel/obligation.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { ONE, ZERO } from "../../src/math/rational.ts";
import { dice } from "../../src/numeric/dice.ts";
import { quickWitness, witnessSearch } from "../../src/search/witness/witness.ts";
import { exists, forall, formula } from "../kernel/write.ts";

const proposals = (obligation: Obligation, searcher = witnessSearch): readonly Proposal[] => [
  ...(searcher.propose(obligation) as Iterable<Proposal>),
];
const decides = (obligation: Obligation): string | undefined =>
  proposals(obligation)
    .map((proposal) => judge(obligation, proposal).kind)
    .find((kind) => kind !== "unknown");

describe("counterexamples", () => {
  test.each<readonly [string, ...string[]]>([
    ["x = y"],
    ["(x + y)^2 = x^2 + y^2"],
    ["x^2 > x"],
    ["x^2 <= 1", "x >= 1"],
    ["x >= y", "x^2 >= y^2"],
    ["sqrt(x + y) = sqrt(x) + sqrt(y)", "x > 0", "y > 0"],
    ["exp(x) = 1 + x"],
    ["ln(x) > 0", "x > 0"],
    ["q(x + y) = q(x) + q(y)"],
    ["p(x) > 0"],
    ["d(p(x))/d(x) >= 0"],
    ["d(ln(x))/d(x) > 1", "x > 0"],
    ["x = 2", "x^2 = 4"],
    ["x > 1/2", "x + y = 1", "x > 0", "y > 0"],
    ["x = 1 or x = 2", "x >= 1", "x <= 2"],
    ["x > 99/100", "x >= 98/100"],
  ])("to %s given %s, %s, %s", (claim, ...given) => {
    expect(
      decides(
        forall(
          claim,
          given.filter((text) => text !== undefined),
        ),
      ),
    ).toBe("refuted");
  });
});

describe("points at which assumptions hold", () => {
  test.each<readonly string[]>([
    ["x > 0"],
    ["x > y", "y > z", "z > 3"],
    ["x^2 = 2"],
    ["x^2 + y^2 = 1", "x > y"],
    ["x = y^2 + 1", "y = z + 3"],
    ["p(s_m) > p(s_u)"],
    ["p(s_m) = 1/2", "s_m = 3"],
    ["x y > 0 or z = 1"],
    ["x != y", "x != 0"],
    [],
  ])("%s, %s, %s", (...given) => {
    expect(decides(exists(...given.filter((text) => text !== undefined)))).toBe("proved");
  });
});

describe("no point decides", () => {
  test.each<readonly [string, ...string[]]>([
    ["x^2 >= 0"],
    ["sqrt(x^2) = abs(x)"],
    ["x > 0", "x > 1"],
    ["x y >= 0", "x >= 0", "y >= 0"],
    ["sqrt(x) sqrt(y) = sqrt(x y)", "x > 0", "y > 0"],
    ["x/x = 1"],
  ])("%s given %s, %s", (claim, ...given) => {
    expect(
      decides(
        forall(
          claim,
          given.filter((text) => text !== undefined),
        ),
      ),
    ).toBeUndefined();
  });
  test("where there is none", () => {
    expect(decides(exists("x^2 < 0"))).toBeUndefined();
    expect(decides(exists("x > 0", "x < 0"))).toBeUndefined();
    expect(decides(exists("p(x) > 1"))).toBeUndefined();
  });
  test("where there is one, but far from what bounds on single symbols suggest", () => {
    expect(decides(exists("x > y", "y > z", "z > 10"))).toBe("proved");
  });
});

describe("points of declared functions", () => {
  const concave = {
    arity: 1,
    slopes: [
      { orders: [1], op: ">" },
      { orders: [2], op: "<" },
    ],
  } as const;
  const weakly = { arity: 1, slopes: [{ orders: [2], op: "<=" }] } as const;
  const bounded = { arity: 1, lower: ZERO, upper: ONE } as const;
  const about = (p: FunctionFacts, ...given: readonly string[]): Obligation => ({
    kind: "exists",
    functions: { p, q: { arity: 1 } },
    given: given.map(formula),
  });
  test.each<[string, FunctionFacts, ...string[]]>([
    ["falling slopes", concave, "x < y", "p'(x) > p'(y)"],
    ["three falling slopes", concave, "x < y", "y < z", "p'(x) > p'(y)", "p'(y) > p'(z)"],
    ["falling risk aversion", concave, "x < y", "-p''(x)/p'(x) > -p''(y)/p'(y)"],
    ["rising risk aversion", concave, "x < y", "-p''(x)/p'(x) < -p''(y)/p'(y)"],
    ["a mean above", concave, "x < y", "p((x + y)/2) > (p(x) + p(y))/2"],
    ["a line", weakly, "x < y", "p'(x) = p'(y)"],
    ["a chord on its curve", weakly, "x < y", "p((x + y)/2) = (p(x) + p(y))/2"],
    ["values between bounds", { ...bounded, ...concave }, "x < y", "p(x) > 1/2", "p'(y) > 1/4"],
  ])("%s are found", (_, p, ...given) => expect(decides(about(p, ...given))).toBe("proved"));
  test.each<[string, FunctionFacts, ...string[]]>([
    ["rising slopes", concave, "x < y", "p'(x) < p'(y)"],
    ["equal slopes", concave, "x < y", "p'(x) = p'(y)"],
    ["a mean below", weakly, "x < y", "p((x + y)/2) < (p(x) + p(y))/2"],
    ["falling values", concave, "x < y", "p(x) >= p(y)"],
    ["two values at one place", concave, "x = y", "p(x) != p(y)"],
  ])("%s are not", (_, p, ...given) => expect(decides(about(p, ...given))).toBeUndefined());
});

describe("the search", () => {
  test("is the same on every run", () => {
    const show = () =>
      JSON.stringify(
        proposals(forall("x y > z", ["x > 0"]), quickWitness).map((p) =>
          p.kind === "witness" ? p.point.map(({ at, value }) => `${showExpr(at)} = ${showExpr(value)}`) : [],
        ),
      );
    expect(show()).toBe(show());
    expect(show()).toContain("x = ");
  });
  test("offers no more points than a dozen for each way to fail", () => {
    expect(proposals(forall("x = y")).length).toBeLessThanOrEqual(12);
  });
  test("rolls dice that reach every side", () => {
    const roll = dice(7);
    const seen = new Set(Array.from({ length: 200 }, () => roll.below(6)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
