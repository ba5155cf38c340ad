/** What a Kuhn-Tucker step tells beside its verdict: why branches cannot occur, and where constraints do not qualify. */

import { describe, expect, test } from "vitest";
import { checkText } from "../support/check.ts";

const MODEL = `symbols:
  x: {is: quantity}
  y: {is: quality}
  a: {is: choke price, positive: true}
  k: {is: capacity, positive: true}
  r: {is: reach, positive: true}
  l: {is: multiplier, nonnegative: true}
  m: {is: another multiplier, nonnegative: true}
steps:
`;
const MONOPOLY = `  - problem: monopoly
    maximize: (a - x) x
    over: x
    subject to:
      - {name: capacity, that: x <= k, multiplier: l}
`;

async function last(steps: string) {
  const { steps: reports } = await checkText(MODEL + steps);
  const step = reports.at(-1);
  if (!step) throw new Error("No step was read.");
  return step;
}

describe("an eliminated branch is told by what contradicts itself in it", () => {
  test.each([
    ["a > 3 k", "[]", "[capacity]", "{x: k, l: a - 2 k}", "stationarity, complementary slackness and feasibility"],
    ["a < k", "[capacity]", "[]", "{x: a/2, l: 0}", "stationarity, dual feasibility and feasibility"],
  ])("where %s", async (assumed, absent, occurs, claim, grounds) => {
    const step = await last(`${MONOPOLY}  - kkt: monopoly
    assume: ["${assumed}"]
    branches:
      - {binding: ${absent}, eliminated: it does not pay}
      - {binding: ${occurs}, claim: ${claim}}
`);
    expect(step.verdict).toBe("proved");
    expect(step.settled.map(({ evidence }) => evidence)).toContainEqual(
      expect.stringContaining(`; ${grounds} contradict one another`),
    );
  });
});

describe("constraint qualification", () => {
  const problem = (constraints: readonly string[]): string => `  - problem: choice
    maximize: x + y
    over: [x, y]
    subject to:
${constraints.map((that, i) => `      - {name: c${i}, that: "${that}", multiplier: ${i === 0 ? "l" : "m"}}\n`).join("")}`;
  const one = problem(["x^2 + y^2 <= r^2"]);
  const two = problem(["x^2 + y^2 <= r^2", "x >= r"]);
  const branches = (names: readonly string[]): string =>
    names.map((binding) => `      - {binding: [${binding}], open: not looked at}\n`).join("");

  test("holds on a circle", async () => {
    const step = await last(`${one}  - kkt: choice\n    branches:\n${branches(["", "c0"])}`);
    expect(step.diagnostics.filter(({ code }) => code === "F323")).toEqual([]);
  });

  test("is in doubt where a line touches the circle, in the branch of both", async () => {
    const step = await last(`${two}  - kkt: choice\n    branches:\n${branches(["", "c0", "c1", "c0, c1"])}`);
    expect(
      step.diagnostics.filter(({ code }) => code === "F323").map(({ severity, message }) => [severity, message]),
    ).toEqual([["warning", expect.stringContaining("`c0` and `c1` bind")]]);
  });

  test("is no question for linear constraints", async () => {
    const linear = problem(["x + y <= r", "x + 2 y <= r"]);
    const step = await last(`${linear}  - kkt: choice\n    branches:\n${branches(["", "c0", "c1", "c0, c1"])}`);
    expect(step.diagnostics.filter(({ code }) => code === "F323")).toEqual([]);
  });

  test("holds for convex constraints with a point inside, wherever they touch", async () => {
    const lens = problem(["(x - r)^2 + y^2 <= 4 r^2", "(x - r)^2 + 2 y^2 <= 4 r^2"]);
    const kkt = (slater: string) =>
      last(`${lens}  - kkt: choice\n${slater}    branches:\n${branches(["", "c0", "c1", "c0, c1"])}`);
    const told = async (slater: string) => (await kkt(slater)).diagnostics.filter(({ code }) => code === "F323").length;
    expect(await told("")).toBe(1);
    expect(await told("    slater: {x: r, y: 0}\n")).toBe(0);
  });
});
