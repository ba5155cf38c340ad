/** What a claim that fails lacks: an assumption that suffices, is possible, and fails where the claim fails. */

import { describe, expect, test } from "vitest";
import { showFormula } from "../../src/math/print-text.ts";
import { checkSteps } from "../support/check.ts";

const sufficient = async (step: string): Promise<readonly string[]> =>
  (await checkSteps(`  - ${step}\n`)).sufficient.map(showFormula);

describe("the weakest assumption", () => {
  test.each([
    ["{sign: 2 x y, claim: nonnegative}", ["x y >= 0"]],
    ["{sign: -2 x y, claim: nonpositive, assume: [x >= y]}", ["x y >= 0"]],
    ["{sign: a x, claim: nonnegative}", ["x >= 0"]],
    ["{sign: a x, claim: positive}", ["x > 0"]],
    ["{sign: a x^2, claim: positive}", ["x != 0"]],
    ["{sign: a (x - y b), claim: positive}", ["x > y b"]],
    ["{sign: x^2 - y^2, claim: nonnegative, assume: [x >= y]}", ["x + y >= 0"]],
    ["{sign: a - b, claim: nonnegative}", []],
    ["{sign: a^2 - b^2, claim: nonnegative}", ["a >= b"]],
    ["{conclude: it, claim: x/y > 1, assume: [x > y]}", ["y > 0"]],
  ])("%s", async (step, expected) => {
    expect(await sufficient(step)).toEqual(expected);
  });

  test("with it, the claim is proved", async () => {
    for (const given of ["x >= 0", "x > 0"]) {
      const report = await checkSteps(`  - {sign: a x, claim: nonnegative, assume: ["${given}"]}\n`);
      expect(report.verdict).toBe("proved");
      expect(report.sufficient).toEqual([]);
    }
  });
});

describe("nothing is offered", () => {
  test.each([
    "{sign: -a - b, claim: positive}",
    "{sign: -x^2, claim: positive}",
    "{equal: (x + y)^2, claim: x^2 + y^2}",
    "{derivative: {of: a x^2, in: x}, claim: a x}",
    "{sign: x - y, claim: positive}",
    "{sign: x, claim: ambiguous, assume: [x > 0]}",
    // A misprint has its repair; that it holds where b = 0, which b > 0 excludes, helps nobody.
    "{rearrange: x - a = b, claim: x = a - b}",
    // Nothing shorter than the claim itself would do.
    "{sign: (x - y)^2/(4 a) - x y - 1, claim: nonnegative}",
    // It would hold where x <= y, which with what is given says that they are equal.
    "{sign: x - y, claim: nonpositive, assume: [x >= y]}",
  ])("%s", async (step) => {
    expect(await sufficient(step)).toEqual([]);
  });

  test("without a diagnosis", async () => {
    const report = await checkSteps("  - {sign: a x, claim: nonnegative}\n", { withoutDiagnosis: true });
    expect(report.sufficient).toEqual([]);
  });
});

test("a claim that is not decided says what was tried and what would help", async () => {
  const report = await checkSteps("  - {sign: x^x - 1/2, claim: positive, assume: [x > 0]}\n");
  expect(report.verdict).toBe("unknown");
  const [diagnostic] = report.diagnostics;
  expect(diagnostic?.hint).toMatch(
    /^Tried without success: .+ No proof was found, and no point at which it fails\. Of `x\^x` only general truths /,
  );
});

test("a missing condition of definedness is named once", async () => {
  const report = await checkSteps("  - {equal: x/x, claim: 1}\n");
  expect(report.needs).toEqual(["x != 0"]);
  expect(report.sufficient.map(showFormula)).toEqual(["x != 0"]);
  expect(report.diagnostics[0]?.hint).not.toContain("It would follow");
});

test("a correction that fails names what it lacks, as a claim does", async () => {
  const step = "sign: a x y, claim: negative, erratum: {corrected: nonnegative, because: a flipped sign}";
  const report = await checkSteps(`  - {${step}}\n`);
  expect(report.ok).toBe(false);
  expect(report.sufficient.map(showFormula)).toEqual(["x y >= 0"]);
});
