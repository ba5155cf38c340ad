/** The report for a person at a terminal. */

import type { Display, FileReport, Report, StepReport } from "../check/report.ts";
import { CODES } from "../diagnostics/codes.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { placesIn } from "../diagnostics/place.ts";
import { countsOf, outcomeOf, stepsSentence, summarySentence } from "./counts.ts";
import { visible, visibleLines } from "./escape.ts";
import type { Finding } from "./findings.ts";
import { findingsOfFile } from "./findings.ts";
import { frame } from "./frame.ts";
import type { Paint, Style } from "./paint.ts";
import { painter } from "./paint.ts";
import { reachWords } from "./reach.ts";
import { standingOf } from "./standing.ts";
import { stepLine } from "./step-line.ts";
import { widthOf, wrap } from "./width.ts";
import { isRelative, nameOf, showMath, showPoint } from "./words.ts";

export interface PrettyOptions {
  readonly color: boolean;
  /** List every step, not only those that need attention. */
  readonly verbose: boolean;
}

const WIDTH = 100;
/** The column at which the values of "expected", "found" and the like begin. */
const FIELD = 14;

/** What needs attention in full, confirmed errata in brief, and the counts. */
export function pretty(report: Report, options: PrettyOptions): string {
  const paint = painter(options.color);
  const outcome = outcomeOf(report) === "stands" ? "good" : "error";
  const blocks = report.files.map((file) => fileBlock(file, options, paint));
  return `${[...blocks, paint(outcome, summarySentence(report))].join("\n\n")}\n`;
}

function fileBlock(file: FileReport, options: PrettyOptions, paint: Paint): string {
  const counts = file.readable ? stepsSentence(countsOf([file])) : "cannot be read";
  const head = `${paint("strong", visible(file.path))}  ${counts}`;
  const findings = findingsOfFile(file).filter((finding) => options.verbose || finding.diagnostic.severity !== "info");
  const told = new Set<StepReport>();
  const blocks = findings.map((finding) => {
    const first = finding.step !== undefined && !told.has(finding.step);
    if (finding.step) told.add(finding.step);
    return findingBlock(finding, first, paint);
  });
  const errata = file.steps.filter((step) => standingOf(step) === "erratum").map((step) => erratumBlock(step, paint));
  const list = options.verbose ? [file.steps.map((step) => stepLine(step, paint)).join("\n")] : [];
  return [head, ...list, ...blocks, ...errata].filter((block) => block !== "").join("\n\n");
}

const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = { error: "error", warning: "warning", info: "faint" };

/** One finding; what is known of its step is told with the first of them. */
function findingBlock(finding: Finding, first: boolean, paint: Paint): string {
  const { diagnostic, step, file } = finding;
  const guilty = first && diagnostic.severity === "error" ? step?.diagnosis?.span : undefined;
  const place = guilty ? placesIn(file.text)(guilty) : finding.place;
  const style = SEVERITY_STYLE[diagnostic.severity];
  const heading = [
    paint(style, `${diagnostic.severity} ${diagnostic.code}`),
    paint(style, CODES[diagnostic.code].title),
    ...(step ? [`${visible(nameOf(step))} ${visible(step.kind)}`] : []),
    paint("faint", `${visible(file.path)}:${place.line}:${place.column}`),
  ].join("  ");
  const details = [
    ...fields([
      ["expected", diagnostic.expected],
      ["found", diagnostic.found],
    ]),
    ...(first && step ? evidenceLines(step, paint) : []),
    ...fields([["hint", diagnostic.hint]]),
  ];
  return [
    heading,
    ...indent(visibleLines(diagnostic.message).flatMap((line) => wrap(line, WIDTH - 2))),
    "",
    ...indent(frame(file.text, place, paint, style)),
    ...(details.length > 0 ? ["", ...details] : []),
  ].join("\n");
}

function evidenceLines(step: StepReport, paint: Paint): readonly string[] {
  if (step.ok) return [];
  const { diagnosis } = step;
  return [
    ...counterexampleLines(step),
    ...(diagnosis
      ? [
          ...fields([["diagnosis", `${diagnosis.class}. ${diagnosis.message}`]]),
          ...indent(claimDiff(diagnosis.printed, diagnosis.replacement, paint), FIELD),
          ...(diagnosis.alternatives ?? []).flatMap((other) =>
            fields([["or", `${other.class}. ${other.message} \`${other.replacement}\``]]),
          ),
        ]
      : []),
    ...fields([["would help", step.needs.join("; ") || undefined]]),
  ];
}

function counterexampleLines(step: StepReport): readonly string[] {
  if (!step.counterexample) return [];
  const { point, values, boundary, extent } = step.counterexample;
  const widest = Math.max(0, ...values.map(({ what }) => widthOf(visible(what))));
  const rows = values.map(({ what, value }) => {
    const name = visible(what);
    return `${name}${" ".repeat(widest - widthOf(name))}  ${visible(value)}`;
  });
  const edge = boundary?.map((f) => `\`${showMath(f)}\``).join(", ");
  return [
    ...fields([["at", showPoint(point) || undefined]]),
    ...indent(rows, FIELD),
    ...fields([
      ["boundary", edge && `The point lies on the boundary of ${edge}.`],
      ["fails", extent && EXTENTS[extent]],
    ]),
  ];
}

const EXTENTS = {
  everywhere: "Everywhere under the assumptions.",
  somewhere: "Somewhere: it holds at other points of the assumptions.",
} as const;

/** The claim and its repair, one under the other, with what differs in colour. */
function claimDiff(before: string, after: string, paint: Paint): readonly string[] {
  const old = visible(before);
  const repaired = visible(after);
  const shorter = Math.min(old.length, repaired.length);
  let head = 0;
  while (head < shorter && old[head] === repaired[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === repaired.at(-1 - tail)) tail += 1;
  const line = (mark: string, style: Style, text: string): string =>
    `${paint(style, mark)} ${text.slice(0, head)}${paint(style, text.slice(head, text.length - tail))}${text.slice(text.length - tail)}`;
  return [line("-", "error", old), line("+", "good", repaired)];
}

function erratumBlock(step: StepReport, paint: Paint): string {
  const heading = [
    paint("erratum", `erratum ${visible(nameOf(step))}`),
    visible(step.kind),
    paint("faint", `line ${step.line}`),
  ].join("  ");
  const printed = claimText(step, "printed", step.claim);
  const corrected = claimText(step, "corrected", step.corrected ?? "");
  return [
    heading,
    ...fields([
      ["printed", printed],
      ["corrected", corrected === printed ? "(the formula itself stands)" : corrected],
      ["because", step.because],
      ["severity", step.reach && reachWords(step.reach)],
    ]),
    ...counterexampleLines(step),
  ].join("\n");
}

/** The claim as the file has it, with what is said about it, such as its sign. */
function claimText(step: StepReport, role: Display["role"], claim: string): string {
  const clauses = step.displays.filter((display) => display.role === role && isRelative(display));
  return [claim, ...clauses.map((display) => display.words)].join(", ");
}

/** "  expected   text", wrapped under itself; nothing for what is absent. */
function fields(pairs: readonly (readonly [string, string | undefined])[]): readonly string[] {
  return pairs.flatMap(([name, text]) => {
    if (text === undefined) return [];
    const lines = visibleLines(text).flatMap((line) => wrap(line, WIDTH - FIELD));
    return lines.map((line, i) => `${`  ${i === 0 ? name : ""}`.padEnd(FIELD)}${line}`);
  });
}

const indent = (lines: readonly string[], by = 2): readonly string[] => lines.map((line) => " ".repeat(by) + line);
