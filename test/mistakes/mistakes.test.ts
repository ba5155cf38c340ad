/** The set of mistakes: every wrong claim is refuted, every right one proved, and none the other way round. */

import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StepVerdict } from "../../src/check/report.ts";
import { casOracle } from "../../src/search/oracle/oracle.ts";
import { bundleOracleWorker } from "../search/oracle-worker.ts";
import { checkText, toolsWith } from "../support/check.ts";
import type { Mistake } from "./mistakes.ts";
import { readMistakes, righted, stepFile } from "./mistakes.ts";

const FEWEST_MISTAKES = 70;
const FEWEST_BY_CATEGORY: Readonly<Record<string, number>> = {
  derivatives: 25,
  rearrangements: 15,
  integrals: 8,
  solutions: 8,
  inequalities: 8,
  equilibria: 8,
};

/** Items of which a claim is undecided though it is right or wrong as mathematics; the list may only shrink. */
const UNDECIDED: readonly string[] = [
  // Proved with a solver's word, which is not asked here.
  "Both roots with the same relation",
  "A positive product taken for two positive factors",
  "A square root printed for a cube root",
  // Integrals between ends of which the order is not given.
  "The ends of the integral exchanged",
  "The lower limit is not taken off",
  // The integrand has no antiderivative that can be written down.
  "The derivative of an integral up to a square",
];

const oracle = casOracle({ workerUrl: bundleOracleWorker() });
const tools = toolsWith(oracle);
afterAll(() => oracle.close());

const mistakes = readMistakes(fileURLToPath(new URL(".", import.meta.url)));

describe("the set", () => {
  test.each(Object.entries(FEWEST_BY_CATEGORY))("has enough %s", (category, fewest) => {
    expect(mistakes.filter((one) => one.category === category).length).toBeGreaterThanOrEqual(fewest);
  });
  test("is large, and has each title once", () => {
    const titles = mistakes.map(({ title }) => title);
    expect(titles.length).toBeGreaterThanOrEqual(FEWEST_MISTAKES);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });
  test("names the source of every mistake", () => {
    expect(mistakes.filter(({ source }) => source.length === 0).map(({ title }) => title)).toEqual([]);
  });
});

describe("the verdicts", () => {
  const verdicts: { readonly title: string; readonly wrong: StepVerdict; readonly right: StepVerdict }[] = [];
  beforeAll(async () => {
    for (const mistake of mistakes)
      verdicts.push({
        title: mistake.title,
        wrong: await verdictOn(mistake, mistake.step),
        right: await verdictOn(mistake, righted(mistake)),
      });
  }, 40_000);
  const titled = (test: (of: (typeof verdicts)[number]) => boolean): readonly string[] =>
    verdicts.filter(test).map(({ title }) => title);

  test("never prove what is wrong", () => {
    expect(titled(({ wrong }) => wrong === "proved")).toEqual([]);
  });
  test("never refute what is right", () => {
    expect(titled(({ right }) => right === "refuted")).toEqual([]);
  });
  test("can be given: every step file is read", () => {
    expect(titled(({ wrong, right }) => wrong === "invalid" || right === "invalid")).toEqual([]);
  });
  test("refute what is wrong and prove what is right, but for the exceptions", () => {
    const open = titled(({ wrong, right }) => wrong !== "refuted" || right !== "proved");
    expect(open.filter((title) => !UNDECIDED.includes(title))).toEqual([]);
  });
});

/** The verdict on a step, with computer algebra and without a solver. */
async function verdictOn(mistake: Mistake, step: Mistake["step"]): Promise<StepVerdict> {
  const file = await checkText(stepFile(mistake, step), { tools, withoutDiagnosis: true, withoutAdvice: true });
  const last = file.steps.at(-1);
  if (!last) throw new Error(`No step was read: ${JSON.stringify(file.diagnostics)}`);
  return last.verdict;
}
