/** The textbook suite: no verdict is wrong, few claims are left open, and it asks both ways. */

import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { settle } from "../../src/search/settle.ts";
import type { Entry, Outcome } from "./suite.ts";
import { isUndecided, isWrong, readSuite, settleEntry } from "./suite.ts";

/** Claims that may stay undecided; the number may only shrink. */
const MOST_UNDECIDED = 8;
const FEWEST_CLAIMS = 300;

const entries = readSuite(fileURLToPath(new URL(".", import.meta.url)));
const words = ({ topic, claim, given }: Entry): string => `${topic}: ${claim} given ${given.join("; ")}`;

describe("the claims", () => {
  test("are many, and as often true as false", () => {
    const right = entries.filter(({ holds }) => holds).length;
    expect(entries.length).toBeGreaterThanOrEqual(FEWEST_CLAIMS);
    expect(Math.abs(2 * right - entries.length)).toBeLessThanOrEqual(2);
  });
  test("are each there once", () => {
    const seen = entries.map(words);
    expect(seen.filter((entry, i) => seen.indexOf(entry) !== i)).toEqual([]);
  });
});

describe("the verdicts", () => {
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    for (const entry of entries) outcomes.push(await settleEntry(entry, settle));
  }, 600_000);

  test("are never wrong", () => {
    expect(outcomes.filter(isWrong).map(({ entry }) => words(entry))).toEqual([]);
  });
  test("leave few claims open", () => {
    const open = outcomes.filter(isUndecided).map(({ entry }) => words(entry));
    expect(open.length, open.join("\n")).toBeLessThanOrEqual(MOST_UNDECIDED);
  });
});
