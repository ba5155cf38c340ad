/** What a step takes over from the steps it names: statements that none of them proves are told with its claim. */

import { expect, test } from "vitest";
import { showFormula } from "../../src/math/print-text.ts";
import { checkSteps } from "../support/check.ts";

const presumedBy = async (steps: string): Promise<readonly string[]> => {
  const step = await checkSteps(steps);
  expect(step.verdict).toBe("proved");
  return step.presumed.map(showFormula);
};

const REARRANGED = `
  - {rearrange: x > 5, label: "(1)", claim: x - 5 > 0}
`;
const SOLVED = `
  - {solve: {equation: x^2 = 4, for: x}, label: "(1)", claim: [2, -2]}
`;

test("an equivalence is no reason to believe either side", async () => {
  expect(await presumedBy(`${REARRANGED}  - {conclude: it, from: ["(1)"], claim: x > 4}`)).toEqual(["x > 5"]);
});

test("an implication the other way round says nothing of its claim", async () => {
  const follows = `  - {rearrange: x > 4, label: "(1)", claim: x > 5, direction: follows}\n`;
  expect(await presumedBy(`${follows}  - {conclude: it, from: ["(1)"], claim: x > 3}`)).toEqual(["x > 5"]);
});

test("solutions solve where the equation holds", async () => {
  expect(await presumedBy(`${SOLVED}  - {conclude: it, from: ["(1)"], claim: x < 3}`)).toEqual(["x^2 = 4"]);
});

test("what is assumed is not presumed", async () => {
  expect(await presumedBy(`${SOLVED}  - {conclude: it, from: ["(1)"], assume: [x^2 = 4], claim: x < 3}`)).toEqual([]);
});

test("what is proved is not presumed, be it named or turned into something else", async () => {
  const proved = `  - {conclude: it, label: "(0)", claim: x^2 + a > 0}\n`;
  const turned = `  - {rearrange: "(0)", label: "(1)", claim: x^2 > -a}\n`;
  expect(await presumedBy(`${proved}${turned}  - {conclude: it, from: ["(1)"], claim: x^2 + 1 > -a}`)).toEqual([]);
  const apart = `  - {rearrange: x^2 + a > 0, label: "(1)", claim: x^2 > -a}\n`;
  expect(await presumedBy(`${proved}${apart}  - {conclude: it, from: ["(1)"], claim: x^2 + 1 > -a}`)).toEqual([
    "x^2 + a > 0",
  ]);
  const both = `  - {conclude: it, from: ["(0)", "(1)"], claim: x^2 + 1 > -a}`;
  expect(await presumedBy(`${proved}${apart}${both}`)).toEqual([]);
});

test("presumptions are handed on from step to step", async () => {
  const next = `  - {conclude: it, label: "(2)", from: ["(1)"], claim: x > 4}\n`;
  expect(await presumedBy(`${REARRANGED}${next}  - {conclude: it, from: ["(2)"], claim: x > 3}`)).toEqual(["x > 5"]);
  const turned = `  - {rearrange: "(2)", label: "(3)", claim: x + 1 > 5}\n`;
  expect(await presumedBy(`${REARRANGED}${next}${turned}  - {conclude: it, from: ["(3)"], claim: x > 3}`)).toEqual([
    "x > 5",
  ]);
});

test("constraints, first-order conditions and branches are such statements", async () => {
  const posed = `
  - {problem: q, maximize: -x^2 + 2 a x, over: x}
  - problem: r
    maximize: -x^2 + 2 a x
    over: x
    subject to: [{name: cap, that: x <= b, multiplier: lambda, label: "(c)"}]
  - {foc: {of: q, in: x}, label: "(f)", claim: 2 a - 2 x = 0}
`;
  expect(await presumedBy(`${posed}  - {conclude: it, from: ["(c)"], claim: x < b + 1}`)).toEqual(["x <= b"]);
  expect(await presumedBy(`${posed}  - {conclude: it, from: ["(f)"], claim: x = a}`)).toEqual(["2 a - 2 x = 0"]);
});
