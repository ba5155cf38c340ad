/** The one helper of the tests that runs the checker: texts in, report out. */

import { check } from "../../src/check/check.ts";
import type { CheckOptions, Tools } from "../../src/check/ports.ts";
import type { FileReport, Report, StepReport } from "../../src/check/report.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { placesIn } from "../../src/diagnostics/place.ts";
import { openEvidence } from "../../src/evidence/store.ts";
import type { Oracle } from "../../src/kernel/ports.ts";
import { glance, settle } from "../../src/search/settle.ts";
import { valuedAs } from "../../src/search/values.ts";

/** An oracle that never has an answer. */
export const silentOracle: Oracle = {
  name: "silent",
  solve: async () => [],
  integrate: async () => [],
  simplify: async () => [],
  factor: async () => [],
  close: async () => {},
};

export const toolsWith = (oracle: Oracle): Tools => ({
  settle: (obligation) => settle(obligation, oracle),
  glance,
  valuedAs: (obligation) => valuedAs(obligation, oracle),
  oracle,
});

interface TestOptions extends CheckOptions {
  readonly paths?: readonly string[];
  readonly tools?: Tools;
  /** The text of the evidence kept for a file, by the path of the file. */
  readonly evidence?: Readonly<Record<string, string>>;
}

/** Checks files given by path; by default all of them are asked for. */
export function checkTexts(
  texts: Readonly<Record<string, string>>,
  { paths = Object.keys(texts), tools = toolsWith(silentOracle), evidence, ...options }: TestOptions = {},
): Promise<Report> {
  const files = { paths, read: (path: string) => (Object.hasOwn(texts, path) ? texts[path] : undefined) };
  return check(files, evidence ? { ...tools, evidence: (path) => openEvidence(evidence[path]) } : tools, options);
}

/** Checks one file. */
export async function checkText(text: string, options: Parameters<typeof checkTexts>[1] = {}): Promise<FileReport> {
  const { files } = await checkTexts({ "sample.yaml": text }, { paths: ["sample.yaml"], ...options });
  const [file] = files;
  if (!file) throw new Error("The file is missing from the report.");
  return file;
}

/** Symbols and a function for samples of a few lines. */
export const SAMPLE_MODEL = `symbols:
  x: {is: effort}
  y: {is: output}
  a: {is: marginal benefit, positive: true}
  b: {is: marginal cost, positive: true}
  t: {is: tax rate, in: [0, 1]}
  lambda: {is: multiplier, nonnegative: true}
  mu: {is: another multiplier, nonnegative: true}
functions:
  p: {is: probability of success, of: [s], range: [0, 1]}
steps:
`;

/** Checks steps written below the sample model; the last one is returned. */
export async function checkSteps(steps: string, options: Parameters<typeof checkTexts>[1] = {}): Promise<StepReport> {
  const file = await checkText(SAMPLE_MODEL + steps, options);
  const step = file.steps.at(-1);
  if (!step) throw new Error(`No step was read: ${JSON.stringify(file.diagnostics)}`);
  return step;
}

/** All diagnostics of a file, in the order of the text. */
export const diagnosticsOf = (file: FileReport): readonly Diagnostic[] =>
  [...file.diagnostics, ...file.steps.flatMap((step) => step.diagnostics)].sort((a, b) => a.span.start - b.span.start);

/** "3:7-12 F301": line, columns from the first to the one after the last, code. */
export function annotationOf(text: string, { code, span }: Diagnostic): string {
  const place = placesIn(text)(span);
  const lineEnd = text.indexOf("\n", span.start);
  const end = Math.min(Math.max(span.end, span.start + 1), lineEnd < 0 ? text.length : lineEnd);
  return `${place.line}:${place.column}-${place.column + Math.max(end - span.start, 1)} ${code}`;
}
