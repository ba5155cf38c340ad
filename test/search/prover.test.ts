/** The prover: what it finds, rule by rule, what it does not claim, and what it costs. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import type { Obligation } from "../../src/kernel/obligation.ts";
import type { Searcher } from "../../src/kernel/ports.ts";
import { prover, quickProver } from "../../src/search/prover.ts";
import { absurd, exists, forall } from "../kernel/write.ts";

function verdict(searcher: Searcher, obligation: Obligation): string {
  for (const proposal of searcher.propose(obligation) as Iterable<Parameters<typeof judge>[1]>)
    return judge(obligation, proposal).kind;
  return "nothing";
}
type Case = readonly [claim: string, ...given: string[]];
const proves = (searcher: Searcher, cases: readonly Case[]) =>
  test.each(cases)("%s given %s", (claim, ...given) =>
    expect(verdict(searcher, forall(claim, given.filter(Boolean)))).toBe("proved"),
  );

describe("the quick prover: normal forms", () => {
  proves(quickProver, [["(x + y)^2 = x^2 + 2 x y + y^2"], ["x/x = 1", "x > 0"], ["1/2 < 2/3"]]);
});
describe("the quick prover: signs of sums, products, quotients and powers", () => {
  proves(quickProver, [
    ["x + y > 0", "x > 0", "y >= 0"],
    ["x y z < 0", "x < 0", "y < 0", "z < 0"],
    ["-x/(y + 1) <= 0", "x >= 0", "y >= 0"],
    ["x^2 + y^4 >= 0"],
    ["(x - y)^2 (z + 1) >= 0", "z >= 0"],
    ["x^(-3) > 0", "x > 0"],
    ["sqrt(x + 1) > 0", "x >= 0"],
    ["exp(x)/(1 + exp(x)) > 0"],
    ["abs(x) + 1 > 0"],
    ["p(x) + 1 > 0"],
    ["1/(x - y) > 0", "x > y"],
    ["x != 0", "x < 0"],
    ["x y != 0", "x > 0", "y < 0"],
  ]);
});
describe("the quick prover: conditions of definedness on the way", () => {
  proves(quickProver, [
    ["x/(x + y) + y/(x + y) = 1", "x > 0", "y > 0"],
    ["sqrt(x y)^2 = x y", "x >= 0", "y >= 0"],
    ["d(ln(x + 1))/d(x) = 1/(x + 1)", "x >= 0"],
    ["d(sqrt(x))/d(x) = 1/(2 sqrt(x))", "x > 0"],
    ["ln(1 + x^2) = ln(x^2 + 1)"],
  ]);
});
describe("the prover: squares, products of assumptions, equations, roots", () => {
  proves(prover, [
    ["x^2 + y^2 >= 2 x y"],
    ["x^2 + x + 1 > 0"],
    ["x (1 - x) <= 1/4"],
    ["x + y - x y <= 1", "x <= 1", "y <= 1"],
    ["x y <= 1", "0 <= x and x <= 1", "0 <= y and y <= 1"],
    ["x = 3", "x + y = 5", "y = 2"],
    ["x = y/z", "x z = y", "z > 0"],
    ["x^2 = 4 y", "x = 2 sqrt(y)", "y >= 0"],
    ["sqrt(x^2) = x", "x >= 0"],
    ["sqrt(x y) = sqrt(x) sqrt(y)", "x > 0", "y > 0"],
    ["x = 1 or x = 2", "x^2 - 3 x + 2 = 0"],
    ["x = y and y = x", "x = y"],
    ["a^2 + b^2 + c^2 >= a b + b c + c a"],
    ["d(x/(x + y))/d(x) > 0", "x > 0", "y > 0"],
  ]);
});
describe("contradictions", () => {
  test.each<readonly string[]>([
    ["x > 0", "x < 0"],
    ["x > y", "y > z", "z > x"],
    ["x^2 < 0"],
    ["x = 1", "x = 2"],
    ["x^2 + y^2 = -1"],
    ["x y > 0", "x > 0", "y <= 0"],
    ["y^2 - y + 1 < 0"],
    ["x (a - x) > a^2/4"],
    ["(1 - x)^3 = 0", "3 (1 - x)^2 y = 1"],
    ["x + y != 0", "2 x = -2 y"],
  ])("among %s, %s, %s", (...given) => {
    const stated = given.filter((text) => text !== undefined);
    expect(verdict(prover, absurd(stated))).toBe("proved");
    expect(verdict(prover, exists(...stated))).toBe("refuted");
  });
});
describe("what is false, or undefined, is never proved", () => {
  test.each<Case>([
    ["x > 0"],
    ["x^2 > 0"],
    ["x = y"],
    ["x/x = 1"],
    ["sqrt(x^2) = x"],
    ["x = 2", "x^2 = 4"],
    ["x >= y", "x^2 >= y^2"],
    ["1/x > 0", "x >= 0"],
    ["x = 1 or x = 3", "x^2 - 3 x + 2 = 0"],
    ["p(x) > 0"],
    ["d(p(x))/d(x) >= 0"],
  ])("%s given %s", (claim, ...given) => {
    for (const searcher of [quickProver, prover])
      expect(verdict(searcher, forall(claim, given.filter(Boolean)))).not.toBe("proved");
  });
});
describe("the cost of a judgement", () => {
  test.each<[string, number]>([
    ["(x + y)^2 = x^2 + 2 x y + y^2", 60],
    ["(x + y)^10 = (y + x)^10", 2000],
    ["x^2 + y^2 >= 2 x y", 300],
  ])("of %s is at most %s operations", (claim, most) => {
    const obligation = forall(claim);
    for (const proposal of prover.propose(obligation) as Iterable<Parameters<typeof judge>[1]>)
      expect(judge(obligation, proposal).operations).toBeLessThanOrEqual(most);
  });
});
