/** The report as JSON: a versioned contract, described by site/report.schema.json. */

import type { Counterexample, Diagnosis, Direction, Report, StepReport } from "../check/report.ts";
import { showExpr } from "../math/print-text.ts";
import { countsOf, outcomeOf } from "./counts.ts";
import type { Finding } from "./findings.ts";
import { findingsOf } from "./findings.ts";
import { showMath } from "./words.ts";

/** The version of the contract; it changes when a field is removed or changes its meaning. */
const VERSION = 1;

/** Two-space JSON with a final line break. */
export function json(report: Report): string {
  const counts = countsOf(report.files);
  const steps = report.files.flatMap((file) => file.steps.map((step) => stepOf(file.path, step)));
  const withVerdict = (verdict: string): number => steps.filter((step) => step.verdict === verdict).length;
  const document = {
    version: VERSION,
    summary: {
      files: counts.files,
      steps: counts.steps,
      proved: withVerdict("proved"),
      refuted: withVerdict("refuted"),
      unknown: withVerdict("unknown"),
      invalid: withVerdict("invalid"),
      errata: counts.standing.erratum,
      ok: outcomeOf(report) === "stands",
    },
    steps,
    diagnostics: findingsOf(report).map(diagnosticOf),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function stepOf(file: string, step: StepReport) {
  const { counterexample, diagnosis, direction } = step;
  return {
    file,
    line: step.line,
    column: step.column,
    id: step.id,
    label: step.label ?? null,
    kind: step.kind,
    verdict: step.verdict,
    evidence: [...new Set(step.settled.map((one) => one.evidence))].join("; "),
    ok: step.ok,
    claim: step.claim,
    ...(step.presumed.length > 0 ? { presumed: step.presumed.map(showMath) } : {}),
    ...(step.corrected === undefined ? {} : { corrected: step.corrected }),
    ...(counterexample
      ? {
          counterexample: {
            point: entriesOf(counterexample.point),
            values: counterexample.values.map(({ what, value }) => ({ what, value })),
            ...(counterexample.boundary ? { boundary: counterexample.boundary.map(showMath) } : {}),
            ...(counterexample.extent ? { extent: counterexample.extent } : {}),
          },
        }
      : {}),
    ...(direction ? { direction: directionOf(direction) } : {}),
    ...(diagnosis
      ? {
          diagnosis: {
            ...told(diagnosis),
            ...(diagnosis.alternatives ? { alternatives: diagnosis.alternatives.map(told) } : {}),
          },
        }
      : {}),
    ...(step.reach ? { reach: step.reach } : {}),
    ...(step.needs.length > 0 ? { needs: step.needs } : {}),
    ...(step.sufficient.length > 0 ? { sufficient: step.sufficient.map(showMath) } : {}),
    operations: step.operations,
  };
}

const told = ({ class: kind, message, suggestion, replacement }: Diagnosis) => ({
  class: kind,
  message,
  suggestion: suggestion ? showMath(suggestion) : replacement,
});

const entriesOf = (point: Counterexample["point"]) =>
  point.map(({ at, value }) => ({ at: showExpr(at), value: showExpr(value) }));

const directionOf = ({ claimed, proved, lost, gained }: Direction) => ({
  claimed,
  proved: proved ?? null,
  ...(lost ? { lost: entriesOf(lost) } : {}),
  ...(gained ? { gained: entriesOf(gained) } : {}),
});

function diagnosticOf({ file, step, diagnostic, place }: Finding) {
  return {
    file: file.path,
    ...place,
    ...(step ? { step: step.id } : {}),
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...(diagnostic.expected === undefined ? {} : { expected: diagnostic.expected }),
    ...(diagnostic.found === undefined ? {} : { found: diagnostic.found }),
    ...(diagnostic.hint === undefined ? {} : { hint: diagnostic.hint }),
  };
}
