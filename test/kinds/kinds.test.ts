/**
 * Every kind of step by claims that are true, claims that look right and are false, and claims that nobody should
 * decide: one YAML file for each kind, named after its verb.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { casOracle } from "../../src/search/oracle/oracle.ts";
import { STEP_KINDS } from "../../src/steps/kinds.ts";
import { bundleOracleWorker } from "../search/oracle-worker.ts";
import { checkText, diagnosticsOf, toolsWith } from "../support/check.ts";

const oracle = casOracle({ workerUrl: bundleOracleWorker() });
const tools = toolsWith(oracle);
afterAll(() => oracle.close());

const claim = z.strictObject({
  /** One of three, with the name of the claim. */
  true: z.string().optional(),
  false: z.string().optional(),
  open: z.string().optional(),
  /** For a false claim: the class of mistake that is to be named. */
  says: z.string().optional(),
  /** In the place of the model of the file. */
  model: z.string().optional(),
  /** The last step is judged; those before it must stand as they say. */
  steps: z.string(),
});
const claims = z.strictObject({ model: z.string().default(""), claims: z.array(claim) });

const FILES = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".yaml"));

const LEAST = { true: 4, false: 5, open: 1 };
/** Where less can go wrong; the files say why. */
const LEAST_OF: Readonly<Record<string, typeof LEAST>> = { "define.yaml": { true: 4, false: 0, open: 5 } };
const VERDICT = { true: "proved", false: "refuted", open: "unknown" } as const;
const SORTS = ["true", "false", "open"] as const;

test("every kind of step has its claims", () => {
  const missing = STEP_KINDS.map((kind) => `${kind.verb.replaceAll(" ", "-")}.yaml`).filter(
    (file) => !FILES.includes(file),
  );
  expect(missing).toEqual([]);
});

describe.each(FILES)("%s", (file) => {
  const { model, claims: all } = claims.parse(parse(readFileSync(join(import.meta.dirname, file), "utf8")));
  const sorted = all.flatMap((one) => SORTS.flatMap((sort) => (one[sort] ? [{ sort, name: one[sort], one }] : [])));

  test("is named after a kind of step and has claims of every sort", () => {
    expect(STEP_KINDS.map((kind) => `${kind.verb.replaceAll(" ", "-")}.yaml`)).toContain(file);
    for (const sort of SORTS)
      expect(sorted.filter((each) => each.sort === sort).length).toBeGreaterThanOrEqual(
        (LEAST_OF[file] ?? LEAST)[sort],
      );
  });

  test.each(sorted)("$sort: $name", async ({ sort, one }) => {
    const report = await checkText(`${one.model ?? model}\nsteps:\n${one.steps.replace(/^/gm, "  ")}`, { tools });
    const told = diagnosticsOf(report).map((d) => `${d.code} ${d.message}`);
    const last = report.steps.at(-1);
    expect(report.steps.slice(0, -1).filter((step) => !step.ok)).toEqual([]);
    expect([last?.kind.replaceAll(" ", "-"), last?.verdict, told]).toEqual([
      file.slice(0, -".yaml".length),
      VERDICT[sort],
      sort === "true" ? [] : expect.anything(),
    ]);
    if (sort === "false") expect(told.join("\n")).not.toBe("");
    if (one.says) expect(last?.diagnosis?.class).toBe(one.says);
  });
});

describe("the example of each kind", () => {
  test.each(STEP_KINDS.map(({ verb, example }) => ({ verb, example })))("$verb", async ({ verb, example }) => {
    const report = await checkText(example, { tools });
    expect(diagnosticsOf(report)).toEqual([]);
    expect(report.steps.filter((step) => !step.ok)).toEqual([]);
    expect(report.steps.map((step) => step.kind)).toContain(verb);
  });
});
