/** The report as SARIF 2.1.0, for code scanning. */

import type { Report } from "../check/report.ts";
import { CODES } from "../diagnostics/codes.ts";
import type { Severity, TextEdit } from "../diagnostics/diagnostic.ts";
import { placesIn } from "../diagnostics/place.ts";
import type { Finding } from "./findings.ts";
import { findingsOf } from "./findings.ts";
import { nameOf, showCounterexample } from "./words.ts";

export interface SarifOptions {
  /** Of this program. */
  readonly version: string;
}

const LEVEL: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

export function sarif(report: Report, options: SarifOptions): string {
  const codes = Object.keys(CODES);
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Focal", semanticVersion: options.version, rules: rules() } },
        columnKind: "utf16CodeUnits",
        artifacts: report.files.map((file) => ({ location: artifact(file.path), encoding: "utf-8" })),
        results: findingsOf(report).map((finding) => result(finding, codes, report)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const rules = () =>
  Object.entries(CODES).map(([id, { title, explanation }]) => ({
    id,
    name: pascalCase(title),
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: explanation },
  }));

function result(finding: Finding, codes: readonly string[], report: Report) {
  const { diagnostic, file, step } = finding;
  return {
    ruleId: diagnostic.code,
    ruleIndex: codes.indexOf(diagnostic.code),
    level: LEVEL[diagnostic.severity],
    message: { text: messageText(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { ...artifact(file.path), index: report.files.indexOf(file) },
          region: region(finding.place),
        },
        ...(step
          ? {
              logicalLocations: [{ name: nameOf(step), fullyQualifiedName: `${file.path}#${step.id}`, kind: "member" }],
            }
          : {}),
      },
    ],
    // The step, not the line, so that an alert survives an edit above it.
    partialFingerprints: { "focalStep/v1": `${file.path}#${step?.id ?? ""}:${diagnostic.code}` },
    ...(diagnostic.fix ? { fixes: [fix(finding, diagnostic.fix)] } : {}),
  };
}

function messageText({ diagnostic, step }: Finding): string {
  const failing = diagnostic.severity === "error" ? step : undefined;
  return [
    diagnostic.message,
    diagnostic.expected === undefined ? "" : `Expected: ${diagnostic.expected}`,
    diagnostic.found === undefined ? "" : `Found: ${diagnostic.found}`,
    failing?.counterexample ? `Counterexample ${showCounterexample(failing.counterexample)}` : "",
    failing?.diagnosis ? `${failing.diagnosis.message} Suggested: ${failing.diagnosis.replacement}` : "",
    diagnostic.hint ?? "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function fix({ file, diagnostic }: Finding, edit: TextEdit) {
  const deletedRegion = region(placesIn(file.text)(edit.span));
  return {
    description: { text: diagnostic.hint ?? "Replace the marked text." },
    artifactChanges: [
      {
        artifactLocation: artifact(file.path),
        replacements: [{ deletedRegion, insertedContent: { text: edit.text } }],
      },
    ],
  };
}

const region = ({ line, column, endLine, endColumn }: Finding["place"]) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

const artifact = (path: string) => ({ uri: path.split("/").map(encodeURIComponent).join("/") });

const pascalCase = (title: string): string =>
  title
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
