/** `solve` beyond its verdicts: what fills a hole, how often a solution counts, what the author is told. */

import { describe, expect, test } from "vitest";
import { checkSteps } from "../support/check.ts";

/** The text that would fill the hole of a step. */
async function filled(solve: string, more = ""): Promise<string | undefined> {
  const step = await checkSteps(`  - {solve: ${solve}, claim: "?"${more}}\n`);
  expect(step.verdict).toBe("unknown");
  return step.diagnostics.find(({ code }) => code === "F404")?.fix?.text;
}

describe("holes", () => {
  test.each([
    ["{equation: a - b x = 0, for: x}", "", "a/b"],
    ["{equation: x^2 = a^2, for: x}", "", '[a, "-a"]'],
    ["{equation: x^2 = a^2, for: x}", ", assume: [x > 0]", "a"],
    ["{equation: x^2 + a = 0, for: x}", "", "none"],
    ["{equation: exp(-b x) = a, for: x}", "", '"-ln(a)/b"'],
    ["{equation: [x + y = a, x - y = b], for: [x, y]}", "", "{x: 1/2 a + 1/2 b, y: 1/2 a - 1/2 b}"],
    ["{equation: [x = a - b y, x = y], for: [x, y]}", "", "{x: a/(b + 1), y: a/(b + 1)}"],
    ["{equation: [x + y = 3, x y = 2], for: [x, y]}", "", "[{x: 2, y: 1}, {x: 1, y: 2}]"],
    ["{equation: [x + y = 1, x + y = 2], for: [x, y]}", "", "none"],
  ])("%s%s", async (solve, more, expected) => {
    expect(await filled(solve, more)).toBe(expected);
  });

  test("nothing is filled in where it is not proved", async () => {
    expect(await filled("{equation: x exp(x) = a, for: x}")).toBeUndefined();
    expect(await filled("{equation: [x + y = a], for: [x, y]}")).toBeUndefined();
    expect(await filled("{equation: t x = b, for: x}")).toBeUndefined();
  });
});

describe("multiplicity", () => {
  const multiple = (equation: string, claim: string, multiplicity: string) =>
    checkSteps(`  - {solve: {equation: ${equation}, for: x}, claim: ${claim}, multiplicity: ${multiplicity}}\n`);

  test.each([
    ["x^3 - 3 x + 2 = 0", "[1, -2]", "[2, 1]"],
    ["(x - a)^2 (x + b) = 0", "[a, -b]", "[2, 1]"],
    ["x^4 = 0", "0", "4"],
    ["x^2 - 2 a x + a^2 = 0", "a", "2"],
  ])("%s has %s, %s times", async (equation, claim, multiplicity) => {
    expect((await multiple(equation, claim, multiplicity)).verdict).toBe("proved");
  });

  test.each([
    ["x^3 - 3 x + 2 = 0", "[1, -2]", "[1, 2]"],
    ["x^3 - 3 x + 2 = 0", "[1, -2]", "[1, 1]"],
    ["x^4 = 0", "0", "3"],
    ["x^4 = 0", "0", "5"],
  ])("%s does not have %s, %s times", async (equation, claim, multiplicity) => {
    const step = await multiple(equation, claim, multiplicity);
    expect([step.verdict, step.diagnostics[0]?.message]).toEqual([
      "refuted",
      expect.stringContaining("does not have multiplicity"),
    ]);
  });

  test.each([
    ["x^2 = a^2", "[a, -a]", "1", "A multiplicity is needed for each solution: 2, not 1."],
    ["x^2 = 0", "0", "0", "A multiplicity is a whole number from 1 to 12."],
    ["x^2 = 0", "0", "x", "A multiplicity is a whole number from 1 to 12."],
    ["x^2 = 0", "0", "99", "A multiplicity is a whole number from 1 to 12."],
  ])("%s, %s: %s is no multiplicity", async (equation, claim, multiplicity, message) => {
    const step = await multiple(equation, claim, multiplicity);
    expect([step.verdict, step.diagnostics[0]?.message]).toEqual(["invalid", message]);
  });
});

test("many cases of many cases come to an end", async () => {
  const names = ["x", "y", "t", "lambda", "mu"];
  const factors = (name: string): string => [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `(${name} - ${n} a)`).join(" ");
  const equations = names.map((name, i) => `${factors(name)} + ${names[(i + 1) % 5]} b - ${names[(i + 1) % 5]} b = 0`);
  const claim = names.map((name) => `${name}: a`).join(", ");
  const began = performance.now();
  const step = await checkSteps(`  - {solve: {equation: [${equations}], for: [${names}]}, claim: {${claim}}}\n`);
  expect(step.verdict).not.toBe("proved");
  expect(performance.now() - began).toBeLessThan(40_000);
}, 60_000);

describe("words", () => {
  const told = async (step: string): Promise<string> => {
    const { diagnostics } = await checkSteps(`  - ${step}\n`);
    return diagnostics.map(({ message }) => message).join(" ");
  };

  test("what is missing is named, all of it", async () => {
    expect(await told("{solve: {equation: x^3 = a^2 x, for: x}, claim: 0}")).toBe(
      "The solutions `a` and `-a` are missing from the claim.",
    );
  });

  test("a solution that is missing only for some parameters is named too", async () => {
    expect(await told("{solve: {equation: (x - a) (x - t) = 0, for: x}, claim: a, assume: [x >= 0]}")).toBe(
      "The solution `t` is missing from the claim.",
    );
  });

  test("a solution beyond the assumptions is no missing one", async () => {
    expect(await told("{solve: {equation: x^2 = a^2, for: x}, claim: a, assume: [x > 0]}")).toBe("");
  });

  test("the reason why a value is none is said", async () => {
    expect(await told("{solve: {equation: x^2 = a^2, for: x}, claim: [a, -a], assume: [x > 0]}")).toBe(
      "The claimed solution `-a` violates the assumption `x > 0`.",
    );
    expect(await told("{solve: {equation: x/(x - a) = a/(x - a), for: x}, claim: a}")).toBe(
      "The claimed solution is none: there the equation is not defined, as `x - a != 0` fails.",
    );
  });

  test("the whole set is suggested, and can be put in for a claim of one value", async () => {
    const step = await checkSteps("  - {solve: {equation: x^2 = a^2, for: x}, claim: a}\n");
    expect(step.diagnosis?.replacement).toBe("[a, -a]");
    expect(step.diagnostics[0]?.fix?.text).toBe("[a, -a]");
    const list = await checkSteps("  - {solve: {equation: x^3 = a^2 x, for: x}, claim: [a, 0]}\n");
    expect(list.diagnosis?.replacement).toBe("[a, 0, -a]");
    expect(list.diagnostics[0]?.fix).toBeUndefined();
  });

  test("a value that may be none for want of an assumption is not refuted", async () => {
    const step = await checkSteps("  - {solve: {equation: 1/(x - t) = a, for: x}, claim: t + 1/a}\n");
    expect(step.verdict).toBe("proved");
    const open = await checkSteps("  - {solve: {equation: t x = b, for: x}, claim: b/t}\n");
    expect([open.verdict, open.diagnostics[0]?.code]).toEqual(["unknown", "F402"]);
  });
});
