/** Values of sums, limits and integrals that are found without computer algebra, and false ones that are not. */

import { describe, expect, test } from "vitest";
import type { Functions, Obligation } from "../../src/kernel/obligation.ts";
import { rational } from "../../src/math/rational.ts";
import { settle } from "../../src/search/settle.ts";
import { FUNCTIONS, formula } from "../kernel/write.ts";
import { silentOracle } from "../support/check.ts";

const DENSITY: Functions = { ...FUNCTIONS, p: { arity: 1, density: "q" }, q: { arity: 1, lower: rational(0) } };
const verdictOn = async (claim: string, given: readonly string[], functions: Functions): Promise<string> => {
  const asked: Obligation = { kind: "forall", functions, given: given.map(formula), claim: formula(claim) };
  return (await settle(asked, silentOracle)).verdict.kind;
};

type Case = readonly [claim: string, ...given: string[]];

describe("geometric terms below the line", () => {
  test.each<Case>([
    ["sum(i, 1, inf, s/(1 + r)^i) = s/r", "r > 0"],
    ["sum(i, 0, inf, s/(1 + r)^i) = s (1 + r)/r", "r > 0"],
    ["sum(i, 1, n, s/(1 + r)^i) = s (1 - (1 + r)^(-n))/r", "r > 0", "n >= 1"],
  ])("%s", async (claim, ...given) => expect(await verdictOn(claim, given, FUNCTIONS)).toBe("proved"));
  test.each<Case>([
    ["sum(i, 0, inf, s/(1 + r)^i) = s/r", "r > 0"],
    ["sum(i, 1, inf, s/(1 + r)^i) = s/r", "r > -1", "r != 0"],
    ["sum(i, 1, inf, s/i^2) = s", "r > 0"],
  ])("not %s", async (claim, ...given) => expect(await verdictOn(claim, given, FUNCTIONS)).not.toBe("proved"));
});

describe("limits of quotients of exponentials", () => {
  test.each<Case>([
    ["lim((1 - exp(-r x))/(1 - exp(-(r + s) x)), x, 0, above) = r/(r + s)", "r > 0", "s > 0"],
    ["lim((1 - exp(-r x))/x, x, 0, above) = r", "r > 0"],
  ])("%s", async (claim, ...given) => expect(await verdictOn(claim, given, FUNCTIONS)).toBe("proved"));
  test("not the other way round", async () => {
    const claim = "lim((1 - exp(-r x))/(1 - exp(-(r + s) x)), x, 0, above) = (r + s)/r";
    expect(await verdictOn(claim, ["r > 0", "s > 0"], FUNCTIONS)).not.toBe("proved");
  });
});

describe("integrals of declared functions", () => {
  test.each<Case>([
    ["int(q(x), x, a, b) = p(b) - p(a)", "a <= b"],
    ["int(q'(x), x, a, b) = q(b) - q(a)", "a <= b"],
    ["int(2 q(2 x - 1), x, a, b) = p(2 b - 1) - p(2 a - 1)", "a <= b"],
    ["int(1 - q(x), x, a, b) = b - a - p(b) + p(a)", "a <= b"],
    ["int(q(x), x, a, b) >= 0", "a <= b"],
    ["d(int(q(x), x, a, b))/d(a) = -q(a)", "a < b"],
    ["d(int(q(x), x, a, t^2))/d(t) = 2 t q(t^2)", "a < t^2"],
  ])("%s given %s", async (claim, ...given) => expect(await verdictOn(claim, given, DENSITY)).toBe("proved"));
  test.each<Case>([
    ["int(q(x), x, a, b) = p(a) - p(b)", "a <= b"],
    ["int(q(x), x, a, b) > 0", "a < b"],
    ["int(q(x), x, a, b) = p(b) - p(a)", "a >= b"],
    ["int(2 q(2 x - 1), x, a, b) = p(b) - p(a)", "a <= b"],
    ["int(x q(x), x, a, b) = b p(b) - a p(a)", "a <= b"],
    ["d(int(q(x), x, a, b))/d(a) = q(a)", "a < b"],
    ["d(int(q(x), x, a, b))/d(a) = -q(a)", "a <= b"],
  ])("not %s given %s", async (claim, ...given) => expect(await verdictOn(claim, given, DENSITY)).not.toBe("proved"));
});
