/** The trial that proved and refuted claims are put on: it sees what is false, at the edges too, and nothing else. */

import { expect, test } from "vitest";
import type { Verdict } from "../../src/kernel/judge.ts";
import { dice } from "../../src/numeric/dice.ts";
import { settle } from "../../src/search/settle.ts";
import { parseFormula } from "../../src/syntax/formula/parse.ts";
import { scopeOf } from "../syntax/formula-reading.ts";
import { DECLARED } from "./claims.ts";
import type { Claim } from "./trial.ts";
import { faultOfRefutation, POINTS, tryProved } from "./trial.ts";

const scope = scopeOf(
  ["x", "y", "z"],
  Object.fromEntries(Object.entries(DECLARED).map(([name, { arity }]) => [name, arity])),
);

function read(text: string) {
  const parsed = parseFormula({ text, at: (index) => index }, scope);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.diagnostics.map(({ message }) => message).join(" ")}`);
  return parsed.value;
}
const claimOf = ([claim, ...given]: readonly [string, ...string[]]): Claim => ({
  kind: "forall",
  functions: DECLARED,
  given: given.map(read),
  claim: read(claim),
});

/** Claims that are false, many at a few points only. */
const FALSE_CLAIMS: readonly (readonly [string, ...string[]])[] = [
  ["x > 0", "x >= 0"],
  ["x > y", "x >= y"],
  ["x + y > 0", "x >= 0", "y >= 0"],
  ["x y != 0", "x >= 0", "y > 0"],
  ["x^2 > 0"],
  ["x < 2", "x <= 2"],
  ["x/x = 1", "x >= 0"],
  ["1/(x - y) > 0", "x >= y"],
  ["sqrt(x) >= 0", "x >= -1/1000"],
  ["ln(x) <= x - 1", "x >= 0"],
  ["exp(x) > 1 + x"],
  ["sqrt(x y) < (x + y)/2", "x >= 0", "y >= 0"],
  ["abs(x) > x", "x != 0"],
  ["max(x, y) > x", "x <= y"],
  ["piecewise(x if x > 0, 1 otherwise) > 1/100"],
  ["sin(x) < 1/2"],
  ["x^y > 1", "x > 0"],
  ["x = 2", "x^2 = 4"],
  ["x >= 0", "x^2 = y", "y >= 1"],
  ["x >= 1", "x + y = 2", "y >= 0"],
  ["x > 1", "x >= 1 or y >= 1"],
  ["x = 1 or y = 1", "x + y = 2", "x y >= 0"],
  ["p(x) < 1"],
  ["p(x) <= p(y)", "x <= y"],
  ["u(x) >= u(y)", "x <= y"],
  ["u(x) >= 0"],
  ["g(x) < g(y)", "x < y"],
  ["c(y) > c(x) + c'(x) (y - x)", "x < y"],
  ["u(y) <= u(x) + u'(x) (y - x) - 1"],
  ["F(x) < F(y)", "x < y"],
  ["f(x) > 0"],
  ["w(x, y) > w(y, x)", "x < y"],
  ["d(u(x) + h(x))/d(x) > 0"],
];

for (const texts of FALSE_CLAIMS)
  test(`${texts.join(", given ")}: found to be false`, () => {
    const found = [1, 2, 3].map((seed) => tryProved(claimOf(texts), dice(seed)).contradiction);
    expect(found.filter((words) => words !== undefined).length).toBeGreaterThan(0);
  });

/** Claims that are true, by a hair or for reasons that floating point does not see. */
const TRUE_CLAIMS: readonly (readonly [string, ...string[]])[] = [
  ["x^2 >= 0"],
  ["x >= y", "x >= y"],
  ["(x + y)^2 = x^2 + 2 x y + y^2"],
  ["exp(x) >= 1 + x"],
  ["ln(x) <= x - 1", "x > 0"],
  ["sqrt(x y) <= (x + y)/2", "x >= 0", "y >= 0"],
  ["sin(x)^2 + cos(x)^2 = 1"],
  ["exp(x) > 0"],
  ["x^y > 0", "x > 0"],
  ["x = 2 or x = -2", "x^2 = 4"],
  ["y = 1 - x", "x + y = 1"],
  ["max(x, y) + min(x, y) = x + y"],
  ["p(x) (1 - p(y)) >= 0"],
  ["u(x) < u(y)", "x < y"],
  ["c(y) >= c(x) + c'(x) (y - x)"],
  ["F(x) <= F(y)", "x <= y"],
  ["f(x) >= 0"],
  ["d(F(x))/d(x) = f(x)"],
  ["g(x) g(y) >= 1"],
  ["w^(1,0)(x, y) > 0"],
];

for (const texts of TRUE_CLAIMS)
  test(`${texts.join(", given ")}: not found to be false`, () => {
    for (const seed of [1, 2, 3]) {
      const trial = tryProved(claimOf(texts), dice(seed));
      expect(trial.contradiction).toBeUndefined();
      expect(trial.points).toBe(POINTS);
      expect(trial.satisfiable).toBe(true);
    }
  });

test("a counterexample is none for another claim", async () => {
  const { verdict } = await settle(claimOf(["x >= 1", "x >= 0"]));
  expect(verdict.kind).toBe("refuted");
  const fault = (...texts: readonly [string, ...string[]]) => faultOfRefutation(claimOf(texts), verdict as Verdict);
  expect(fault("x >= 1", "x >= 0")).toBeUndefined();
  expect(fault("x >= 0", "x >= 0")).toMatch(/the claim holds/);
  expect(fault("x >= 1", "x >= 1")).toMatch(/fails at/);
});
