/** The mutation bench on a small sample: no mistake is proved, what is still true is recognised, and wrong proofs would show. */

import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { silentOracle, toolsWith } from "../support/check.ts";
import type { Claim, SourceText } from "./claims.ts";
import { claimsOf } from "./claims.ts";
import type { Bench, Outcome } from "./examine.ts";
import { checkTrue, examine, groundOf, pointTestOf, textWith } from "./examine.ts";
import type { Mutant } from "./mutants.ts";
import { mutantsOf, pairsOf } from "./mutants.ts";
import { readerOf, runBench } from "./run.ts";
import { readSources } from "./sources.ts";
import { isCaught, isFalse, missText, mistakesIn } from "./table.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bench: Bench = { tools: toolsWith(silentOracle), read: readerOf(root), withoutDiagnosis: true };

const SOURCE: SourceText = {
  path: "sample.yaml",
  about: "a sample",
  text: `title: A sample
symbols:
  x: {is: effort, positive: true}
  y: {is: output, positive: true}
steps:
  - derivative: {of: x^2 exp(-x y), in: x}
    claim: 2 x exp(-x y) - x^2 y exp(-x y)
  - conclude: output counts
    claim: x + 2 y > x
  - solve: {equation: x^2 - 12 x y = 0, for: x}
    claim: 12 y
  - sign: x + y
    claim: positive
`,
};
const CLAIMS = claimsOf(SOURCE, () => undefined);

/** The outcome of printing something else in the place of the n-th claim of the sample. */
async function printing(number: number, printed: string, withDiagnosis = false): Promise<Outcome> {
  const claim = CLAIMS[number] as Claim;
  const within: Bench = { ...bench, withoutDiagnosis: !withDiagnosis };
  const truth = await checkTrue(within, await groundOf(within, SOURCE), claim);
  if (!truth) throw new Error("The claim of the sample is not proved.");
  const known = [...mutantsOf(claim), ...pairsOf(claim)].find((mutant) => mutant.printed === printed);
  return examine(within, truth, known ?? { claim, operators: [], expected: [], printed });
}

/** Some of the mutants of some of the files; the papers, which take long, are left to the bench. */
function sample(): readonly Mutant[] {
  const papers = (source: SourceText): boolean => source.path.startsWith("derivations/");
  const corpus = readSources(root, "corpus").filter((source) => !papers(source));
  const suite = readSources(root, "suite").filter((_, i) => i % 12 === 0);
  const claims = [...corpus, ...suite].flatMap((source) => claimsOf(source, bench.read));
  const single = claims.flatMap(mutantsOf).filter((_, i) => i % 11 === 0);
  const pairs = claims.filter((_, i) => i % 9 === 0).flatMap(pairsOf);
  return [...single, ...pairs];
}

describe("a sample of the mutants", () => {
  test("is refuted or left open, where it is not still true", { timeout: 120_000 }, async () => {
    const { outcomes } = await runBench(bench, sample());
    expect(outcomes.filter(isFalse).flatMap(missText)).toEqual([]);
    expect(outcomes.filter(({ fate }) => fate === "invalid").flatMap(missText)).toEqual([]);
    expect(outcomes.filter(({ fate }) => fate === "equivalent").length).toBeGreaterThan(0);
    expect(mistakesIn(outcomes).filter(isCaught).length).toBeGreaterThan(60);
  });
});

describe("what is printed otherwise", () => {
  test.each([
    [0, "x exp(-x y) (2 - x y)"],
    [1, "x + y > x"],
    [2, "y (14 - 2)"],
    [3, "nonnegative"],
  ] as const)("and still true is equivalent: %i %s", async (number, printed) => {
    expect((await printing(number, printed)).fate).toBe("equivalent");
  });

  test.each([
    [0, "2 x exp(-x y) + x^2 y exp(-x y)"],
    [1, "x - 2 y > x"],
    [2, "21 y"],
    [3, "negative"],
  ] as const)("and false is refuted: %i %s", async (number, printed) => {
    expect((await printing(number, printed)).fate).toBe("refuted");
  });

  test.each([
    [0, "2 x exp(-x y) + x^2 y exp(-x y)"],
    [3, "negative"],
  ] as const)("is named and repaired: %i %s", async (number, printed) => {
    const outcome = await printing(number, printed, true);
    expect(outcome).toMatchObject({ fate: "refuted", hasRightClass: true, exactAt: 1 });
  });

  test.each([
    [0, "2 x exp(-x y) + x^2 y exp(-x y)"],
    [1, "x - 2 y > x"],
    [2, "21 y"],
  ] as const)("would be seen to be false if it were proved: %i %s", (number, printed) => {
    const claim = CLAIMS[number] as Claim;
    expect(pointTestOf(bench, claim, textWith(claim, printed)).contradiction).toMatch(/where the claim is/);
    expect(pointTestOf(bench, claim, SOURCE.text).contradiction).toBeUndefined();
  });
});

describe("the operators", () => {
  const printsOf = (number: number, operator: string): readonly string[] =>
    mutantsOf(CLAIMS[number] as Claim)
      .filter(({ operators }) => operators.includes(operator))
      .map(({ printed }) => printed)
      .sort();

  test.each([
    [0, "inner derivative dropped", ["2 x exp(-x y) + x^2 exp(-x y)"]],
    [0, "half of the product rule", ["x^2 exp(-x y) (-y)"]],
    [0, "power not lowered", ["2 x^2 exp(-x y) + x^2 exp(-x y) (-y)"]],
    [0, "wrong variable", ["x^2 exp(-x y) (-x)"]],
    [1, "direction", ["x + 2 y < x"]],
    [1, "strictness", ["x + 2 y >= x"]],
    [2, "digits transposed", ["21 y"]],
    [3, "opposite word", ["negative"]],
  ] as const)("make of claim %i by %s: %j", (number, operator, prints) => {
    expect(printsOf(number, operator)).toEqual(prints);
  });

  test("give the same mutants in every run", () => {
    const again = claimsOf(SOURCE, () => undefined);
    const prints = (claims: readonly Claim[]) =>
      claims.flatMap((claim) => [...mutantsOf(claim), ...pairsOf(claim)].map(({ printed }) => printed));
    expect(prints(again)).toEqual(prints(CLAIMS));
  });

  test("never print the claim itself, and nothing twice", () => {
    for (const claim of CLAIMS) {
      const prints = mutantsOf(claim).map(({ printed }) => printed);
      expect(prints).not.toContain(claim.printed);
      expect(new Set(prints).size).toBe(prints.length);
    }
  });
});
