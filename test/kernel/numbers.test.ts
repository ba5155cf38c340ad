/** Claims about numbers by enclosure: what is close is not taken for equal, and nothing but numbers is enclosed. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import type { Evidence } from "../../src/kernel/obligation.ts";
import { isClosed } from "../../src/kernel/point.ts";
import type { Expr, Relation } from "../../src/math/expr.ts";
import { call, num, power, quotient, relation, sym } from "../../src/math/expr.ts";
import { compile } from "../../src/numeric/approximate.ts";
import { settings } from "../laws/ask.ts";
import { chance, expressionsFrom } from "./chance.ts";
import { absurd, decide, forall, IDENTITY, lemma, proofOf } from "./write.ts";

const ENCLOSURE: Evidence = { by: "enclosure" };
const enclosed = (claim: string | Relation, given: readonly string[] = []): string =>
  judge(forall(claim, given), proofOf(ENCLOSURE, [ENCLOSURE, ENCLOSURE, ENCLOSURE])).kind;

describe("an enclosure", () => {
  test.each([
    "exp(1) <= 2.7183",
    "exp(1) > 2.718281828",
    "sin(1) >= 0.84",
    "2^(1/3) - ln(2) >= 0.5",
    "exp(1) != 3",
    "1/ln(2) > 1.44",
    "min(exp(1), 3) < 2.72",
    "exp(100) > 10^43",
    "sqrt(2) sqrt(2) = 2",
  ])("shows %s", (claim) => expect(enclosed(claim)).toBe("proved"));
  test.each([
    "exp(1) <= 2.718",
    "exp(1) < 2.718281828459045",
    "exp(1) = 2.718281828459045",
    "sin(1) >= 0.85",
    "sqrt(2)^2 > 2",
    "exp(ln(3)) < 3",
    "exp(1) > exp(1)",
    "1/0 > 0",
    "1/(1 - 1) = 1/(1 - 1)",
    "ln(-1) = ln(-1)",
    "sqrt(-1)^2 = -1",
    "(-8)^(1/3) < 0",
    "0^(-1) != 1",
    "tan(1)/(exp(0) - 1) > 0",
    "exp(10^9) > 1",
    "exp(10^9) > exp(10^10)",
  ])("does not show %s", (claim) => expect(enclosed(claim)).toBe("unknown"));
  test.each([
    ["x < 3", "x < 2"],
    ["x = x"],
    ["p(1) <= 1"],
    ["int(x, x, 0, 1) = 1/2"],
    ["exp(1) < 3 and exp(1) > 2"],
    ["exp(1) < 3 or exp(1) > 3"],
  ])("is of numbers alone, not of %s", (claim, ...given) => expect(enclosed(claim, given)).toBe("unknown"));
  test("is no reason for anything else", () => {
    expect(judge(absurd(["x > 0"]), proofOf(ENCLOSURE)).kind).toBe("unknown");
    expect(judge(absurd(["x > 0"]), proofOf(lemma("exp(1) < 2", IDENTITY, ENCLOSURE))).kind).toBe("unknown");
    expect(judge(forall("ln(-1) < 0"), proofOf(ENCLOSURE)).kind).toBe("unknown");
    expect(judge(forall("x > 1", ["x > exp(1)"]), proofOf(lemma("exp(1) > 1", IDENTITY, ENCLOSURE))).kind).toBe(
      "unknown",
    );
  });
  test("of forged parts shows nothing", () => {
    const odd: readonly Relation[] = [
      { ...relation(">", num(1), num(0)), op: "~" as Relation["op"] },
      { ...relation(">", num(1), num(0)), op: "toString" as Relation["op"] },
      relation(">", { kind: "number", value: { n: 1n, d: 0n } }, num(0)),
      relation("<", { kind: "number", value: { n: 1n, d: -2n } }, num(-1)),
      relation(">", quotient(num(1), { kind: "number", value: { n: 0n, d: 3n } }), num(0)),
      relation("<", call("magic" as "exp", num(1)), num(0)),
      relation(">", { kind: "extremum", name: "middle" as "min", args: [num(1), num(3)] }, num(4)),
      relation(">", { kind: "extremum", name: "max", args: [] }, num(0)),
      relation(">", power(num(0), num(0)), num(1)),
      relation("=", { kind: "limit", of: num(1), in: "x", toward: "inf" }, num(2)),
      relation("<", sym("1"), num(2)),
    ];
    for (const claim of odd) expect(enclosed(claim)).toBe("unknown");
  });
  test("costs operations, so that evidence cannot keep the kernel busy", () => {
    const tower = Array.from({ length: 6 }).reduce<Expr>((e) => call("exp", e), num(3));
    expect(enclosed(relation(">", tower, num(0)))).toBe("unknown");
    const many = Array.from({ length: 200_000 }).reduce<Evidence>(
      (then) => lemma("exp(1) > 2", then, ENCLOSURE),
      ENCLOSURE,
    );
    expect(judge(forall("exp(1) < 3"), proofOf(many), 500_000)).toMatchObject({ kind: "unknown" });
  });
  test("never contradicts floating point", () => {
    let shown = 0;
    const look = (left: Expr, right: Expr): void => {
      const gap = compile(left)(new Map()) - compile(right)(new Map());
      const ops = (["<", "<=", ">", ">="] as const).filter((op) => enclosed(relation(op, left, right)) === "proved");
      shown += ops.length;
      if (Math.abs(gap) > 1e-6 && Number.isFinite(gap)) for (const op of ops) expect(op.startsWith("<")).toBe(gap < 0);
    };
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const c = chance(seed);
        const pool: Expr[] = [num(1), num(2), num(-3, 2), num(1, 3)];
        const make = expressionsFrom(c, pool);
        for (let i = 0; i < 8; i++) make(3);
        const [left, right] = [c.pick(pool), c.pick(pool)];
        if (isClosed(left) && isClosed(right)) look(left, right);
      }),
      settings(300),
    );
    expect(shown).toBeGreaterThan(20);
  });
});

describe("bounds of numbers among unknowns", () => {
  test.each<readonly [string, ...string[]]>([
    ["x exp(1) <= 2.7183 x", "x >= 0"],
    ["(ln(2) - 1/2) x > 0", "x > 0"],
    ["x/(sqrt(5) - 2) > 4 x", "x > 0"],
    ["ln(3) x + ln(2) y >= 0.69 (x + y)", "x >= 0", "y >= 0"],
    ["exp(-1/2) (1 - x) <= 1", "x >= 0", "x <= 1"],
  ])("show %s", async (claim, ...given) => expect(await decide(claim, given)).toBe("proved"));
});
