/** What the README shows is what happens. */

import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { check } from "../src/check/check.ts";
import { pretty } from "../src/render/pretty.ts";
import { openTools } from "../src/search/tools.ts";
import { STEP_KINDS } from "../src/steps/kinds.ts";
import { bundleOracleWorker } from "./search/oracle-worker.ts";

const tools = openTools({ workerUrl: bundleOracleWorker() });
afterAll(() => tools.close());

const readme = readFileSync("README.md", "utf8");
const blocks = [...readme.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, language, text]) => ({
  language,
  text: text ?? "",
}));
const example = blocks.find(({ language }) => language === "yaml")?.text ?? "";
const message = blocks.find(({ text }) => text.startsWith("error"))?.text ?? "";

test("the example of a step file gives the message that is shown", async () => {
  const report = await check({ paths: ["monopoly.yaml"], read: () => example }, tools, {});
  expect(report.files[0]?.steps.map((step) => step.verdict)).toEqual(["proved", "proved", "proved", "refuted"]);
  expect(message).not.toBe("");
  expect(pretty(report, { color: false, verbose: false })).toContain(message.trim());
});

test("every kind of step is named", () => {
  for (const { verb } of STEP_KINDS) expect(readme).toContain(`\`${verb}\``);
});
