/** Step files with their expected diagnostics written below the lines they point at. */

import { describe, expect, test } from "vitest";
import { annotationOf, checkTexts, diagnosticsOf } from "./support/check.ts";
import type { Fixture } from "./support/fixtures.ts";
import { fixturesIn } from "./support/fixtures.ts";

async function fileOf({ name, text, evidence }: Fixture) {
  const path = `${name}.yaml`;
  const { files } = await checkTexts(
    { [path]: text },
    {
      ...(evidence === undefined ? {} : { evidence: { [path]: evidence } }),
      assumptions: /^F50[45]/.test(name),
    },
  );
  const [file] = files;
  if (!file) throw new Error(`${name} is missing from the report.`);
  return file;
}

describe("pass", () => {
  test.each(fixturesIn("pass"))("$name", async (fixture) => {
    const file = await fileOf(fixture);
    const faults = diagnosticsOf(file).filter((d) => d.severity !== "info");
    expect(faults.map((d) => `${annotationOf(fixture.text, d)} ${d.message}`)).toEqual([]);
    expect(file.steps.length).toBeGreaterThan(0);
    expect(file.steps.filter((step) => !step.ok)).toEqual([]);
  });
});

describe("fail", () => {
  test.each(fixturesIn("fail"))("$name", async (fixture) => {
    const file = await fileOf(fixture);
    const found = diagnosticsOf(file).map((d) => annotationOf(fixture.text, d));
    expect(found).toEqual(fixture.expected);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe("run", () => {
  test.each(fixturesIn("run"))(
    "$name",
    async (fixture) => {
      const began = performance.now();
      await fileOf(fixture);
      expect(performance.now() - began).toBeLessThan(150_000);
    },
    180_000,
  );
});
