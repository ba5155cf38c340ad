/** That there is a value: shown by naming one, refuted only where none does. */

import { describe, expect, test } from "vitest";
import { checkSteps, silentOracle, toolsWith } from "../support/check.ts";

const read = (step: string) => checkSteps(`  - ${step}\n`);
const codesOf = (report: Awaited<ReturnType<typeof read>>): readonly string[] => report.diagnostics.map((d) => d.code);

describe("a value that fails", () => {
  test("refutes nothing while another does", async () => {
    const report = await read("{exists: y, such that: [y > x, y < x + a], by: x + a}");
    expect(report.verdict).toBe("unknown");
    expect(report.ok).toBe(false);
    expect(codesOf(report)).toEqual(["F311"]);
    expect(report.settled.map(({ verdict }) => verdict)).toEqual(["proved", "unknown"]);
  });

  test("refutes the claim at a point where none does", async () => {
    const report = await read("{exists: y, such that: y^2 = x, by: x}");
    expect(report.verdict).toBe("refuted");
    expect(codesOf(report)).toEqual(["F305"]);
    const [entry] = report.counterexample?.point ?? [];
    expect(entry?.value.kind).toBe("negation");
  });

  test("is not refuted by a point that says too little of a function", async () => {
    expect((await read("{exists: y, such that: p(y) = 1/2, by: x}")).verdict).toBe("unknown");
    expect((await read("{exists: y, such that: p(y) >= p(x), by: x + 1}")).verdict).toBe("unknown");
  });

  test("must lie in its own domain too", async () => {
    expect((await read("{exists: t, such that: a t = a, by: 1}")).verdict).toBe("proved");
    expect((await read("{exists: t, such that: a t = 2 a, by: 2}")).verdict).toBe("refuted");
    expect((await read("{exists: t, such that: a t >= 0, by: 2}")).verdict).toBe("unknown");
  });
});

describe("what is assumed", () => {
  test("may speak of the others, and declares what varies", async () => {
    const step = "exists: y, such that: [y >= 0, y <= x, x y = t x], by: t";
    expect((await read(`{${step}, assume: [x >= 1]}`)).verdict).toBe("proved");
    expect((await read(`{${step}, assume: [x >= 1/2]}`)).verdict).not.toBe("proved");
  });

  test.each([
    ["{exists: y, such that: y > x, by: x + 1, assume: [y > a x]}", "not free to be chosen"],
    ["{exists: y, such that: y > x, by: y + 1}", "written with `y` itself"],
    ["{exists: y, such that: x > a, by: 1}", "does not occur"],
    ["{exists: p, such that: y > x, by: 1}", "p"],
  ])("%s", async (step, words) => {
    const report = await read(step);
    expect(report.verdict).toBe("invalid");
    expect(report.diagnostics.map((d) => d.message).join()).toContain(words);
  });

  test("of the symbol by a step above is no freedom either", async () => {
    const above = "  - {conclude: it, id: above, claim: y^2 + x^2 >= 0}\n";
    const report = await checkSteps(`${above}  - {exists: y, such that: y > x, by: x + 1, from: [above]}\n`);
    expect(report.verdict).toBe("invalid");
  });
});

describe("a hole", () => {
  test.each([
    ["[y > x, y < x + a]", "x + 1/2 a"],
    ["a y - b = x", "(b + x)/a"],
    ["y >= x", "x"],
    ["y^2 <= x^2", "0"],
    ["[y > x, y > b]", undefined],
  ])("such that: %s", async (conditions, value) => {
    const report = await read(`{exists: y, such that: ${conditions}, by: "?"}`);
    expect(report.verdict).toBe("unknown");
    expect(codesOf(report)).toEqual(["F404"]);
    expect(report.diagnostics[0]?.expected).toBe(value);
  });

  test("takes what computer algebra proposes only once it is proved", async () => {
    const oracle = { ...silentOracle, solve: async () => [{ kind: "symbol", name: "x" } as const] };
    const step = (equation: string) =>
      checkSteps(`  - {exists: y, such that: ${equation}, by: "?"}\n`, { tools: toolsWith(oracle) });
    expect((await step("y^2 = x^2")).diagnostics[0]?.expected).toBe("x");
    expect((await step("y^2 = a")).diagnostics[0]?.expected).toBeUndefined();
  });
});

test("later steps may use what the value named gives", async () => {
  const above = "  - {exists: y, id: between, such that: [y > x, y < x + a], by: x + a/2}\n";
  const claim = "  - {conclude: it, from: [between], claim: x + a/2 > x}\n";
  const other = "  - {conclude: it, from: [between], claim: y > x}\n";
  expect((await checkSteps(above + claim)).verdict).toBe("proved");
  expect((await checkSteps(above + other)).verdict).toBe("refuted");
});
