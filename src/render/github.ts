/** The report as workflow commands, which GitHub shows at the lines of a change. */

import type { Report } from "../check/report.ts";
import { CODES } from "../diagnostics/codes.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { summarySentence } from "./counts.ts";
import { visibleLines } from "./escape.ts";
import type { Finding } from "./findings.ts";
import { findingsOf } from "./findings.ts";
import { nameOf, showCounterexample } from "./words.ts";

const COMMAND: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** One command for each finding, then the counts. */
export function github(report: Report): string {
  return `${[...findingsOf(report).map(command), data(summarySentence(report))].join("\n")}\n`;
}

function command(finding: Finding): string {
  const { diagnostic, place, step, file } = finding;
  // GitHub accepts columns only for a place within one line.
  const columns =
    place.endLine === place.line ? { col: place.column, endColumn: Math.max(place.column, place.endColumn - 1) } : {};
  const title = `${diagnostic.code} ${CODES[diagnostic.code].title}${step ? ` ${nameOf(step)}` : ""}`;
  const properties = Object.entries({ file: file.path, line: place.line, endLine: place.endLine, ...columns, title })
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(",");
  return `::${COMMAND[diagnostic.severity]} ${properties}::${data(message(finding))}`;
}

function message({ diagnostic, step }: Finding): string {
  const failing = diagnostic.severity === "error" ? step : undefined;
  return [
    diagnostic.message,
    diagnostic.expected === undefined ? "" : `expected: ${diagnostic.expected}`,
    diagnostic.found === undefined ? "" : `found: ${diagnostic.found}`,
    failing?.counterexample ? showCounterexample(failing.counterexample) : "",
    failing?.diagnosis ? `${failing.diagnosis.message} Suggested: ${failing.diagnosis.replacement}` : "",
    diagnostic.hint ?? "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** The escapes of a command's message, as the runner undoes them; a carriage return or line feed would start a new command. */
const data = (text: string): string => visibleLines(text).join("\n").replaceAll("%", "%25").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
