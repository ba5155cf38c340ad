/** Every diagnostic of a report with its place, so that no face can lose one. */

import type { FileReport, Report, StepReport, StepVerdict } from "../check/report.ts";
import type { Code } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Place } from "../diagnostics/place.ts";
import { placesIn } from "../diagnostics/place.ts";

export interface Finding {
  readonly file: FileReport;
  readonly step?: StepReport;
  readonly diagnostic: Diagnostic;
  readonly place: Place;
}

/** All findings of all files, in the order of the text. */
export function findingsOf(report: Report): readonly Finding[] {
  return report.files.flatMap(findingsOfFile);
}

/** The findings of one file: its own, then those of its steps. */
export function findingsOfFile(file: FileReport): readonly Finding[] {
  const placeOf = placesIn(file.text);
  const own = fileDiagnostics(file).map((diagnostic) => ({ file, diagnostic, place: placeOf(diagnostic.span) }));
  const ofSteps = file.steps.flatMap((step) =>
    stepDiagnostics(step).map((diagnostic) => ({ file, step, diagnostic, place: placeOf(diagnostic.span) })),
  );
  return [...own, ...ofSteps];
}

/** The diagnostics of a step; one that falls short without saying why still gets an error. */
export function stepDiagnostics(step: StepReport): readonly Diagnostic[] {
  if (step.ok || step.diagnostics.some((diagnostic) => diagnostic.severity === "error")) return step.diagnostics;
  const [code, message] = UNEXPLAINED[step.verdict];
  return [...step.diagnostics, { code, severity: "error", span: step.span, message }];
}

const UNEXPLAINED: Readonly<Record<StepVerdict, readonly [Code, string]>> = {
  proved: ["F308", "The step does not stand as its file says."],
  refuted: ["F305", "The claim is refuted."],
  unknown: ["F401", "The claim is not decided."],
  invalid: ["F102", "The step cannot be read."],
};

function fileDiagnostics(file: FileReport): readonly Diagnostic[] {
  if (file.readable || file.diagnostics.some((diagnostic) => diagnostic.severity === "error")) return file.diagnostics;
  const span = { start: 0, end: 0 };
  return [...file.diagnostics, { code: "F101", severity: "error", span, message: "The file cannot be read." }];
}
