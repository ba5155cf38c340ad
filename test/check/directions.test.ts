/** Rearranged statements: which way they hold, and which points are lost or gained. */

import { describe, expect, test } from "vitest";
import { showPoint } from "../../src/render/words.ts";
import { checkSteps } from "../support/check.ts";

const direction = async (step: string) => {
  const report = await checkSteps(`  - ${step}\n`);
  const { claimed, proved, lost, gained } = report.direction ?? {};
  const point = (of: typeof lost) => (of ? showPoint(of) : undefined);
  return { report, claimed, proved, lost: point(lost), gained: point(gained) };
};
const hintsOf = (report: Awaited<ReturnType<typeof checkSteps>>): string =>
  report.diagnostics.map((d) => d.hint ?? "").join("\n");

describe("both ways", () => {
  test.each([
    ["{rearrange: a x < b, claim: x < b/a}", "⇔"],
    ["{rearrange: x > 1, claim: x > 0, direction: implies}", "⇒"],
    ["{rearrange: x > 0, claim: x > 1, direction: follows}", "⇐"],
    ["{rearrange: [x + y = 2, x - y = 0], claim: [x = 1, y = 1]}", "⇔"],
    ["{rearrange: 2 x = y - 1, claim: y = 2 x + 1}", "⇔"],
  ])("%s", async (step, arrow) => {
    const { claimed, proved, lost, gained } = await direction(step);
    expect({ claimed, proved, lost, gained }).toEqual({ claimed: arrow, proved: arrow });
  });
});

describe("one way only", () => {
  test.each([
    // Divided by what may be zero.
    ["{rearrange: x y = x b, claim: y = b}", "⇐", "lost", "`x = 0`", "`x != 0`"],
    // Multiplied by what may be zero.
    ["{rearrange: y = b, claim: x y = x b}", "⇒", "gained", "`x = 0`", "`x != 0`"],
    // Squared.
    ["{rearrange: sqrt(x) = y, claim: x = y^2, assume: [x >= 0]}", "⇒", "gained", "`y < 0`", "`y >= 0`"],
    // One of two roots.
    ["{rearrange: x^2 = 4, claim: x = 2}", "⇐", "lost", "`x < 0`", "`x >= 0`"],
  ])("%s", async (step, arrow, fate, where, condition) => {
    const { report, claimed, proved, lost, gained } = await direction(step);
    expect(report.verdict).toBe("refuted");
    expect({ claimed, proved }).toEqual({ claimed: "⇔", proved: arrow });
    expect([lost === undefined, gained === undefined]).toEqual([fate !== "lost", fate !== "gained"]);
    expect(hintsOf(report)).toContain(`that are ${fate} have ${where}.`);
    expect(hintsOf(report)).toContain(`The two are equivalent where ${condition}.`);
  });

  test.each([
    ["{rearrange: x < y, claim: x <= y}", "⇒", "gained"],
    ["{rearrange: x <= y, claim: x < y}", "⇐", "lost"],
  ])("strict and not strict are kept apart: %s", async (step, arrow, fate) => {
    const { report, proved, lost, gained } = await direction(step);
    expect({ verdict: report.verdict, proved }).toEqual({ verdict: "refuted", proved: arrow });
    const [x, y] = (fate === "lost" ? lost : gained)?.split(", ") ?? [];
    expect(x?.replace("x = ", "")).toBe(y?.replace("y = ", ""));
  });

  test("a logarithm loses the points where it is not defined, which is not decided but said", async () => {
    const { report, proved, lost } = await direction("{rearrange: x = y, claim: ln(x) = ln(y)}");
    expect(report.verdict).toBe("unknown");
    expect(proved).toBe("⇐");
    expect(lost).toMatch(/^x = (-\d+(\/\d+)?|0), y = /);
    expect(hintsOf(report)).toContain("so this point is lost; assume `x > 0`");
  });
});

describe("neither way", () => {
  test("a threshold names the condition with which both hold", async () => {
    const step = "rearrange: x (a - b t) > y (lambda - x), claim: y < x (a - b t)/(lambda - x)";
    const { report, claimed, proved } = await direction(`{${step}}`);
    expect({ verdict: report.verdict, claimed, proved }).toEqual({ verdict: "refuted", claimed: "⇔" });
    expect(hintsOf(report)).toContain("The two are equivalent where `x < lambda`.");
    expect((await direction(`{${step}, assume: [lambda > x]}`)).proved).toBe("⇔");
  });

  test("of two systems, each loses what the other gains", async () => {
    const { lost, gained, proved } = await direction("{rearrange: [x + y = 2, x = y], claim: [x = 1, y = 2]}");
    expect({ lost, gained, proved }).toEqual({ lost: "x = 1, y = 1", gained: "x = 1, y = 2" });
  });
});
