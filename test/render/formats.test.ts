/** The formats that other programs read: each against its schema or its own reader. */

import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import reportSchema from "../../site/report.schema.json" with { type: "json" };
import type { Report } from "../../src/check/report.ts";
import { github } from "../../src/render/github.ts";
import { json } from "../../src/render/json.ts";
import { junit } from "../../src/render/junit.ts";
import { sarif } from "../../src/render/sarif.ts";
import { sample, standing } from "./sample.ts";
import { elementsOf, markupFault } from "./wellformed.ts";

const EMPTY: Report = { files: [] };
// One pattern of the SARIF schema is no regular expression in Unicode mode.
const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
const { $schema: _draft, id: _address, ...sarifRules } = sarifSchema;

test.each([sample, standing, EMPTY])("JSON keeps its contract", (report) => {
  const valid = ajv.compile(reportSchema);
  expect(valid(JSON.parse(json(report))), JSON.stringify(valid.errors)).toBe(true);
});

test("JSON counts printed verdicts, and says of an erratum that it stands", () => {
  const { version, summary, steps, diagnostics } = JSON.parse(json(sample));
  expect(version).toBe(1);
  expect(summary).toEqual({ files: 2, steps: 6, proved: 2, refuted: 2, unknown: 1, invalid: 1, errata: 1, ok: false });
  expect(steps[2]).toEqual({
    file: "derivations/textbook/monopoly.yaml",
    line: 14,
    column: 5,
    id: "2",
    label: "(2)",
    kind: "derivative",
    verdict: "refuted",
    evidence: "counterexample; kernel identity",
    ok: true,
    claim: "q^2 - c",
    corrected: "q - c",
    counterexample: {
      point: [{ at: "q", value: "2" }],
      values: [
        { what: "the derivative", value: "2 - c" },
        { what: "as printed", value: "4 - c" },
      ],
    },
    reach: { severity: "slip", results: [], changed: [], standing: ["3"] },
    operations: 12,
  });
  expect(steps[1].diagnosis).toEqual({
    class: "flipped sign",
    message: "The sign of `D(p_1)` is flipped.",
    suggestion: "-D(p_1)",
  });
  expect(steps[4].needs).toEqual(["c > 0"]);
  expect(diagnostics.at(-1)).toMatchObject({
    file: "derivations/hostile/<script>.yaml",
    line: 2,
    column: 1,
    code: "F101",
  });
});

test("JSON is not ok when nothing was checked", () => {
  expect(JSON.parse(json(EMPTY)).summary.ok).toBe(false);
  expect(JSON.parse(json(standing)).summary.ok).toBe(true);
});

test.each([sample, standing, EMPTY])("SARIF is valid", (report) => {
  const valid = ajv.compile(sarifRules);
  expect(valid(JSON.parse(sarif(report, { version: "1.2.3" }))), JSON.stringify(valid.errors)).toBe(true);
});

test("the SARIF schema would notice a fault", () => {
  const log = JSON.parse(sarif(sample, { version: "1.2.3" }));
  log.runs[0].results[0].level = "fatal";
  expect(ajv.validate(sarifRules, log)).toBe(false);
});

test("SARIF places a result, names its step, and offers the repair", () => {
  const [run] = JSON.parse(sarif(sample, { version: "1.2.3" })).runs;
  const [result] = run.results;
  expect(run.tool.driver.rules[result.ruleIndex].id).toBe("F301");
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: "derivations/textbook/monopoly.yaml", index: 0 },
    region: { startLine: 12, startColumn: 12, endLine: 12, endColumn: 18 },
  });
  expect(result.locations[0].logicalLocations[0].name).toBe("(1)");
  expect(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe("-D(p_1)");
  expect(run.artifacts[1].location.uri).toBe("derivations/hostile/%3Cscript%3E.yaml");
});

test("a workflow command cannot be ended or forged by a file", () => {
  const lines = github(sample).trimEnd().split("\n");
  expect(lines.length).toBe(7);
  expect(
    lines
      .slice(0, -1)
      .every((line) =>
        /^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[^,:]+::[^\r\n]+$/.test(
          line,
        ),
      ),
  ).toBe(true);
  expect(lines[5]).toBe(
    "::error file=derivations/hostile/<script>.yaml,line=2,endLine=2,col=1,endColumn=7,title=F101 not YAML::Not YAML: ]]> %25 , : <b>%0A::error::\\u{202e}forged%0A`<script>`",
  );
});

test("a property of a workflow command may hold a colon or a comma", () => {
  const [file] = sample.files;
  if (!file) throw new Error("The sample has no files.");
  const report: Report = { files: [{ ...file, path: "a,b:c%\n.yaml" }] };
  expect(github(report)).toContain("file=a%2Cb%3Ac%25%0A.yaml,");
});

test.each([sample, standing, EMPTY])("JUnit is well-formed", (report) => {
  expect(markupFault(junit(report, { timestamp: "2026-01-31T12:00:00" }))).toBeUndefined();
});

/** What the Ant schema allows in each element, in order, and which attributes it demands. */
const JUNIT: Readonly<Record<string, { readonly inside: RegExp; readonly attributes: readonly string[] }>> = {
  testsuites: { inside: /^(?:testsuite )*$/, attributes: [] },
  testsuite: {
    inside: /^properties (?:testcase )*system-out system-err $/,
    attributes: ["package", "id", "name", "timestamp", "hostname", "tests", "failures", "errors", "time"],
  },
  properties: { inside: /^$/, attributes: [] },
  testcase: { inside: /^(?:error |failure )?$/, attributes: ["name", "classname", "time"] },
  failure: { inside: /^$/, attributes: ["type", "message"] },
  error: { inside: /^$/, attributes: ["type", "message"] },
  "system-out": { inside: /^$/, attributes: [] },
  "system-err": { inside: /^$/, attributes: [] },
};

test.each([sample, standing, EMPTY])("JUnit has the elements and attributes of its schema", (report) => {
  const xml = junit(report, { timestamp: "2026-01-31T12:00:00" });
  for (const { name, attributes } of elementsOf(xml))
    expect([...attributes.keys()].sort(), name).toEqual([...(JUNIT[name]?.attributes ?? [])].sort());
  for (const [name, inside] of contentsOf(xml)) expect(inside, name).toMatch(JUNIT[name]?.inside ?? /^never$/);
});

test("JUnit counts what it holds", () => {
  const xml = junit(sample, { timestamp: "2026-01-31T12:00:00" });
  const suites = elementsOf(xml).filter(({ name }) => name === "testsuite");
  const count = (name: string): number => elementsOf(xml).filter((element) => element.name === name).length;
  const total = (attribute: string): number =>
    suites.reduce((sum, { attributes }) => sum + Number(attributes.get(attribute)), 0);
  expect([total("tests"), total("failures"), total("errors")]).toEqual([
    count("testcase"),
    count("failure"),
    count("error"),
  ]);
  expect([count("testcase"), count("failure"), count("error")]).toEqual([7, 2, 2]);
});

/** Each element's name with the names of its children. */
function contentsOf(xml: string): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  const open: [string, string][] = [];
  for (const [, slash, name = "", selfClosing] of xml.matchAll(/<(\/?)([\w-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (slash === "/") {
      found.push(open.pop() ?? ["", ""]);
      continue;
    }
    const parent = open.at(-1);
    if (parent) parent[1] += `${name} `;
    if (selfClosing === "/") found.push([name, ""]);
    else open.push([name, ""]);
  }
  return found;
}
