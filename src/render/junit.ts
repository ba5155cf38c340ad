/** The report as JUnit XML: a suite for each file, a case for each step; valid for the Ant and the Jenkins schema. */

import type { FileReport, Report, StepReport } from "../check/report.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { summarySentence } from "./counts.ts";
import { escapeMarkup } from "./escape.ts";
import { stepDiagnostics } from "./findings.ts";
import { standingOf } from "./standing.ts";
import { nameOf, showCounterexample } from "./words.ts";

export interface JunitOptions {
  /** When the check ran, as "2026-01-31T12:00:00". */
  readonly timestamp: string;
}

export function junit(report: Report, options: JunitOptions): string {
  const suites = report.files.map((file, id) => suite(file, id, options.timestamp));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${escapeMarkup(summarySentence(report))} -->`,
    "<testsuites>",
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

interface Case {
  readonly name: string;
  readonly outcome: "passed" | "failure" | "error";
  readonly type: string;
  readonly details: readonly string[];
}

function suite(file: FileReport, id: number, timestamp: string): string {
  const cases = [...fileCases(file), ...file.steps.map(stepCase)];
  const count = (outcome: Case["outcome"]): number => cases.filter((one) => one.outcome === outcome).length;
  const attributes = attributesOf({
    id,
    name: file.path,
    package: "focal",
    hostname: "localhost",
    timestamp,
    time: 0,
    tests: cases.length,
    failures: count("failure"),
    errors: count("error"),
  });
  return [
    `  <testsuite ${attributes}>`,
    "    <properties/>",
    ...cases.map((one) => caseElement(one, file.path)),
    `    <system-out>${escapeMarkup(file.steps.filter(isConfirmedErratum).map(erratumLine).join("\n"))}</system-out>`,
    "    <system-err/>",
    "  </testsuite>",
  ].join("\n");
}

/** What is wrong with the file itself becomes a case of its own, so that a suite without steps cannot pass. */
function fileCases(file: FileReport): readonly Case[] {
  const errors = file.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (file.readable && errors.length === 0) return [];
  return [
    {
      name: "the file as a whole",
      outcome: "error",
      type: errors[0]?.code ?? "F101",
      details: errors.length > 0 ? errors.map(diagnosticText) : ["The file cannot be read."],
    },
  ];
}

function stepCase(step: StepReport): Case {
  const name = `${nameOf(step)} ${step.kind}, line ${step.line}`;
  if (step.ok) return { name, outcome: "passed", type: "", details: [] };
  const errors = stepDiagnostics(step).filter((diagnostic) => diagnostic.severity === "error");
  return {
    name,
    outcome: step.verdict === "invalid" ? "error" : "failure",
    type: errors[0]?.code ?? step.verdict,
    details: [
      ...errors.map(diagnosticText),
      ...(step.counterexample ? [showCounterexample(step.counterexample)] : []),
      ...(step.diagnosis ? [`${step.diagnosis.message} Suggested: ${step.diagnosis.replacement}`] : []),
    ],
  };
}

function caseElement(one: Case, classname: string): string {
  const open = `    <testcase ${attributesOf({ name: one.name, classname, time: 0 })}`;
  if (one.outcome === "passed") return `${open}/>`;
  const attributes = attributesOf({ message: one.details[0]?.split("\n")[0] ?? one.type, type: one.type });
  return `${open}>\n      <${one.outcome} ${attributes}>${escapeMarkup(one.details.join("\n"))}</${one.outcome}>\n    </testcase>`;
}

function diagnosticText(diagnostic: Diagnostic): string {
  return [
    diagnostic.message,
    diagnostic.expected === undefined ? "" : `expected: ${diagnostic.expected}`,
    diagnostic.found === undefined ? "" : `found: ${diagnostic.found}`,
    diagnostic.hint ?? "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

const isConfirmedErratum = (step: StepReport): boolean => standingOf(step) === "erratum";

const erratumLine = (step: StepReport): string =>
  `confirmed erratum ${nameOf(step)}: printed ${step.claim}; corrected ${step.corrected ?? ""}`;

/** Attributes on one line: a line break in a value is written as a reference, which a parser keeps. */
function attributesOf(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        `${name}="${escapeMarkup(String(value)).replace(/[\t\r\n]/g, (c) => `&#${c.charCodeAt(0)};`)}"`,
    )
    .join(" ");
}
