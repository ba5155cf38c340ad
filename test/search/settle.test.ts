/** Settling: the ladder of searchers, the reasons given, and integrals through an oracle that may lie. */

import { describe, expect, test } from "vitest";
import type { Oracle } from "../../src/kernel/ports.ts";
import type { Expr } from "../../src/math/expr.ts";
import { settle } from "../../src/search/settle.ts";
import { decide, exists, expr, forall } from "../kernel/write.ts";

const oracle = (...antiderivatives: readonly string[]): Oracle => ({
  name: "a list of answers",
  solve: async () => [],
  integrate: async (): Promise<readonly Expr[]> => antiderivatives.map(expr),
  simplify: async () => [],
  factor: async () => [],
  close: async () => undefined,
});

describe("verdicts", () => {
  test.each<readonly [string, string, ...string[]]>([
    ["proved", "x + y = y + x"],
    ["proved", "x^2 + y^2 >= 2 x y"],
    ["refuted", "x^2 >= x"],
    ["refuted", "x = 2", "x^2 = 4"],
    ["unknown", "x/x = 1"],
    ["unknown", "x^x > 1/2", "x > 0"],
  ])("%s: %s given %s", async (verdict, claim, ...given) => {
    expect(
      await decide(
        claim,
        given.filter((text) => text !== undefined),
      ),
    ).toBe(verdict);
  });
  test("on whether there is a point", async () => {
    expect((await settle(exists("x > 3"))).verdict.kind).toBe("proved");
    expect((await settle(exists("x > 3", "x < 2"))).verdict.kind).toBe("refuted");
  });
  test("say what was tried, and stop at the first that decides", async () => {
    const easy = await settle(forall("x = x"));
    const hard = await settle(forall("x^x > 1/2", ["x > 0"]));
    expect(easy.tried).toHaveLength(1);
    expect(hard.tried.length).toBeGreaterThan(3);
    expect(easy.operations).toBeGreaterThanOrEqual(0);
  });
  test("name the condition that is missing, and a point where it fails", async () => {
    const { verdict } = await settle(forall("x/x = 1"));
    expect(verdict).toMatchObject({ kind: "unknown", refusal: { reason: "undefined", condition: { op: "!=" } } });
    expect(verdict).toHaveProperty("refusal.at");
  });
  test("are the same on every run", async () => {
    const run = async () => {
      const { verdict, tried, operations } = await settle(forall("x y >= z^2", ["x > 0", "y > 0"]));
      return [verdict.kind, tried, operations];
    };
    expect(await run()).toEqual(await run());
  });
});

describe("integrals", () => {
  test("without an oracle are not known", async () => {
    const { verdict } = await settle(forall("int(2 x, x, 0, 1) = 1"));
    expect(verdict).toMatchObject({ kind: "unknown", refusal: { reason: "unsupported" } });
  });
  test("are evaluated with an antiderivative that is right", async () => {
    const claim = forall("int(1/(1 + x)^2, x, 0, z) = z/(1 + z)", ["z >= 0"]);
    expect((await settle(claim, oracle("x^2", "-1/(1 + x)"))).verdict.kind).toBe("proved");
    expect((await settle(claim, oracle("x^2", "1/(1 + x)"))).verdict.kind).toBe("unknown");
    const wrong = forall("int(1/(1 + x)^2, x, 0, 1) = 2");
    expect((await settle(wrong, oracle("-1/(1 + x)"))).verdict.kind).toBe("refuted");
    expect((await settle(wrong, oracle("-2/(1 + x)"))).verdict.kind).toBe("unknown");
  });
  test("are not evaluated where the antiderivative jumps, or the limits are in no known order", async () => {
    expect((await settle(forall("int(1/x^2, x, -1, 1) = -2"), oracle("-1/x"))).verdict.kind).toBe("unknown");
    expect((await settle(forall("int(2 x, x, 0, z) = z^2"), oracle("x^2"))).verdict.kind).toBe("unknown");
  });
});
