/** The benchmark asks every engine the same: notations, scripts, and families that hold or fail as they say. */

import { describe, expect, test } from "vitest";
import { settle } from "../../src/search/settle.ts";
import { quantile, warm } from "./answers.ts";
import { families } from "./growth.ts";
import { infix } from "./notation.ts";
import { equations, signs } from "./questions.ts";

const found = (claim: string) => [...equations(), ...signs()].find((question) => question.claim === claim);

describe("a claim of the benchmark", () => {
  test("reaches computer algebra with names of its own", () => {
    const { algebra } = found("x^(3/2)/x = sqrt(x)") ?? {};
    expect(algebra && infix(algebra.claim.left)).toBe("((v0^(3/2))/v0)");
    expect(algebra && infix(algebra.claim.right)).toBe("sqrt(v0)");
    expect(algebra?.given).toEqual([{ op: ">", left: "v0", right: { n: "0", d: "1" } }]);
  });

  test("reaches a solver with the conditions under which it is defined, negated", () => {
    expect(found("1/(1 - r) > 2")?.script?.at(-1)).toBe(
      "(assert (not (and (not (= (+ 1.0 (- v1)) 0.0)) (> (/ 1.0 (+ 1.0 (- v1))) 2.0))))",
    );
  });

  test("is kept from a solver that has no words for it", () => {
    expect(found("exp(t_F + t_S) = exp(t_F) exp(t_S)")?.script).toBeUndefined();
  });

  test("is one of many, true and false", () => {
    const count = (holds: boolean) => signs().filter((question) => question.holds === holds).length;
    expect(count(true)).toBeGreaterThanOrEqual(30);
    expect(count(false)).toBeGreaterThanOrEqual(30);
  });
});

describe("a family of growing equations", () => {
  test.each(families().map((open) => ({ open })))(
    "holds, and fails where a coefficient is changed: %#",
    async ({ open }) => {
      const [smallest] = open().instances;
      if (smallest === undefined) throw new Error("The family is empty.");
      expect((await settle(smallest.equal.obligation)).verdict.kind).toBe("proved");
      expect((await settle(smallest.unequal.obligation)).verdict.kind).toBe("refuted");
    },
  );
});

test("times are summed up without the first, which warms up", () => {
  expect(warm({ reply: "accepted", times: [100, 1, 3, 2] })).toBe(2);
  expect(warm({ reply: "silent", times: [] })).toBeUndefined();
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(10);
});
