/** What is said of a mistake: its kind, and a repair that is proved; and that nothing is said where nothing is known. */

import { describe, expect, test } from "vitest";
import type { StepReport } from "../../src/check/report.ts";
import { checkSteps, checkTexts, SAMPLE_MODEL } from "../support/check.ts";

/** The step as it is, and with the first repair put in. */
async function repaired(
  step: string,
  claim: string,
): Promise<{ readonly wrong: StepReport; readonly right: StepReport }> {
  const written = (text: string): string => `  - {${step}, claim: ${JSON.stringify(text)}}\n`;
  const wrong = await checkSteps(written(claim));
  expect(wrong.verdict).not.toBe("proved");
  const right = await checkSteps(written(wrong.diagnosis?.replacement ?? claim));
  return { wrong, right };
}

describe("a mistake is named, and its repair is proved", () => {
  test.each([
    ["equal: (x + a)^2", "x^2 - 2 a x + a^2", "flipped sign", "x^2 + 2 a x + a^2"],
    ["equal: (x + a)^2", "x^2 + a^2", "power of a sum", "(x + a)^2"],
    ["equal: 1/(1/a + 1/b)", "a + b", "function of a sum", "1/(1/a + 1/b)"],
    ["equal: 2 sqrt(a + b)", "2 sqrt(a) + 2 sqrt(b)", "root of a sum", "2 sqrt(a + b)"],
    ["equal: a x + a b", "a x + b", "misplaced bracket", "a (x + b)"],
    ["equal: (a + b)/2", "a + b/2", "misplaced bracket", "(a + b)/2"],
    ["equal: a/b", "b/a", "inverted fraction", "a/b"],
    ["equal: a (1 - t)", "a t", "complement", "a (1 - t)"],
    ["equal: (a - b)^2/9", "(a - b)/9", "wrong exponent", "(a - b)^2/9"],
    ["equal: (a - b)^2/9", "(a - b)^2/3", "wrong coefficient", "(a - b)^2/9"],
    ["equal: a b x", "a x", "missing factor", "b a x"],
    ["equal: a x + b", "a x", "missing term", "a x + b"],
    ["equal: a x", "a x + b", "extra term", "a x"],
    ["equal: a x", "a b x", "extra factor", "a x"],
    ["equal: a t + b (1 - t)", "b t + a (1 - t)", "swapped symbols", "a t + b (1 - t)"],
    ["equal: a x + b y", "a x + b x", "wrong symbol", "a x + b y"],
    ["equal: a^(b + t)", "a^(b t)", "wrong exponent", "a^(b + t)"],
    ["derivative: {of: (2 x + a)^3, in: x}", "3 (2 x + a)^2", "chain rule", "6 (2 x + a)^2"],
    ["derivative: {of: x^2 exp(a x), in: x}", "2 x exp(a x)", "product rule", "x^2 a exp(x a) + 2 x exp(x a)"],
    ["derivative: {of: a/(1 + x^2), in: x}", "-2 a x/(1 + x^2)", "quotient rule", "-2 a x/(1 + x^2)^2"],
    ["derivative: {of: x^3 + a, in: x}", "3 x^2 + a", "constant kept", "3 x^2"],
    ["derivative: {of: a x^3, in: x}", "3 a x^3", "power rule", "3 a x^2"],
    ["derivative: {of: a x^2 + b y^3, in: x}", "3 b y^2", "wrong variable", "2 a x"],
    // Under an even power the base has either sign.
    ["equal: x (a + b)^2", "x (a - b)^2", "flipped sign", "x (a + b)^2"],
    ["equal: a (x - t)^2", "a (-t)^2", "missing term", "a (-t + x)^2"],
    ["equal: x a^t", "x a", "wrong exponent", "x a^t"],
    ["equal: x (a/b)^t", "x (a/b)", "wrong exponent", "x (a/b)^t"],
    ["equal: 2 x - a", "2 - a", "missing factor", "2 x - a"],
    ["equal: a (1 - t)", "a (-t)", "missing term", "a (-t + 1)"],
    ["equal: x/(1 + a)", "x/1", "missing term", "x/(1 + a)"],
    ["equal: (1 - x) a", "(1 - a) x", "swapped symbols", "(1 - x) a"],
    ["equal: (a - b) x/3", "(a x - b)/3", "misplaced bracket", "(a - b) x/3"],
    ["equal: b x (a + t) - y", "b x a + t - y", "misplaced bracket", "b x (a + t) - y"],
    ["equal: b/(a + b)", "a/(a + b)", "wrong symbol", "b/(a + b)"],
    ["equal: (a/b)^(1/a)", "(b/a)^(1/a)", "inverted fraction", "(a/b)^(1/a)"],
    ["derivative: {of: p(a x + b), in: x}", "a p'(a x)", "missing term", "a p'(a x + b)"],
    ["derivative: {of: p(a x) - x/b, in: x}", "b p'(a x) - 1/b", "wrong symbol", "a p'(a x) - 1/b"],
    // What a rarely missed rule gives as well is told as the plain slip.
    ["derivative: {of: -x/(a + b^2), in: b}", "2 b/(a + b^2)^2", "missing factor", "2 x b/(a + b^2)^2"],
    ["solve: {equation: b x = a + b, for: x}", "(a - b)/b", "flipped sign", "(a + b)/b"],
    ["rearrange: x - b <= a", "x <= a - b", "flipped sign", "x <= a + b"],
    ["rearrange: -x <= a", "x <= -a", "wrong direction", "x >= -a"],
  ])("%s is not %s: %s", async (step, claim, kind, replacement) => {
    const { wrong, right } = await repaired(step, claim);
    expect(wrong.diagnosis).toMatchObject({ class: kind, replacement });
    expect(right.verdict, wrong.diagnosis?.replacement).toBe("proved");
  });
  test("two at once", async () => {
    const { wrong, right } = await repaired("equal: 2 a x - 3 b y", "a x + 3 b y");
    expect(wrong.diagnosis?.message).toMatch(/ And: /);
    expect(right.verdict).toBe("proved");
  });
  test("the formula itself, where nothing small is wrong", async () => {
    const { wrong, right } = await repaired("equal: (a + b) (x + y) - t", "sin(x) b^5");
    expect(wrong.diagnosis?.class).toBe("wrong formula");
    expect(right.verdict).toBe("proved");
  });
});

describe("no mistake is made up", () => {
  test("where what it comes from would only be said again", async () => {
    const step = await checkSteps("  - {rearrange: x^2 = 4, claim: x = 2}\n");
    expect(step.diagnosis).toBeUndefined();
  });
  test("and the sign of a wrong value is not corrected", async () => {
    const step = await checkSteps(
      "  - {derivative: {of: a x^2/2, in: x}, assume: [x > 0], claim: -a x, sign: positive}\n",
    );
    expect(step.diagnosis).toMatchObject({ class: "flipped sign", replacement: "a x" });
  });
});

test("a claim that follows from another step than the one it names", async () => {
  const steps = (from: string): string => `
  - {problem: both, maximize: a x - x^2 + b y - y^2/2, over: [x, y]}
  - {foc: {of: both, in: x}, label: "(1)", claim: a - 2 x = 0}
  - {foc: {of: both, in: y}, label: "(2)", claim: b - y = 0}
  - {conclude: a value, from: ["${from}"], claim: x = a/2}
`;
  expect((await checkSteps(steps("(1)"))).verdict).toBe("proved");
  const step = await checkSteps(steps("(2)"));
  expect(step.verdict).toBe("refuted");
  expect(step.diagnosis).toMatchObject({ class: "wrong reference", replacement: "(1)" });
  expect(step.diagnostics[0]?.fix?.text).toBe("(1)");
});

describe("how far a claim fails", () => {
  test.each([
    ["a + 1", "a", "everywhere"],
    ["a x", "a", undefined],
  ])("%s is not %s", async (of, claim, extent) => {
    const step = await checkSteps(`  - {equal: ${of}, claim: ${claim}}\n`);
    expect(step.counterexample?.extent).toBe(extent);
  });
  test.each(["lambda + mu - 1", "(lambda - 3)(mu - 2)", "lambda - 2 mu"])("%s fails off the boundary", async (of) => {
    const step = await checkSteps(`  - {sign: "${of}", assume: [t >= 0], claim: positive}\n`);
    expect(step.counterexample?.boundary).toBeUndefined();
  });
  test("a point on the boundary is named", async () => {
    const step = await checkSteps("  - {sign: lambda a, claim: positive}\n");
    expect(step.counterexample?.boundary?.length).toBe(1);
  });
});

const scene =
  "{conclude: a bound, id: first, claim: x > 2, assume: [x > y, y > 1], erratum: {corrected: x > 1, because: it is smaller}}";

describe("the severity of an erratum", () => {
  test.each([
    ["slip", "{conclude: more, id: last, from: [first], assume: [x > y, y > 1], claim: x + 1 > 2}", "standing"],
    [
      "repairable",
      "{conclude: more, id: last, from: [first], assume: [x > y, y > 1], claim: x + 1 > 3, erratum: {corrected: x + 1 > 2, because: it rests on the bound}}",
      "changed",
    ],
    [
      "conclusion",
      "{sign: x - 2, id: last, from: [first], assume: [x > y, y > 1], claim: positive, erratum: {corrected: ambiguous, because: it rests on the bound}}",
      "results",
    ],
  ] as const)("is %s", async (severity, last, list) => {
    const report = await checkTexts({ "a.yaml": `${SAMPLE_MODEL}  - ${scene}\n  - ${last}\n` });
    const [step, other] = report.files[0]?.steps ?? [];
    expect(other).toMatchObject({ ok: true, restsOnError: ["first"] });
    expect(step?.reach).toEqual({ severity, results: [], changed: [], standing: [], [list]: ["last"] });
  });
});
