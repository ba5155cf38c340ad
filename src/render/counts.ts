/** What a report adds up to, and whether it stands. */

import type { FileReport, Report } from "../check/report.ts";
import type { Standing } from "./standing.ts";
import { standingOf } from "./standing.ts";

/** Each step counts under exactly one standing. */
export interface Counts {
  readonly files: number;
  readonly steps: number;
  readonly standing: Readonly<Record<Standing, number>>;
  /** Steps that do not stand as their file says. */
  readonly short: number;
  /** Files that are not documents at all. */
  readonly unreadable: number;
  /** Errors outside any step. */
  readonly fileErrors: number;
}

/** Counts the steps of some files. */
export function countsOf(files: readonly FileReport[]): Counts {
  const standing = { proved: 0, resting: 0, erratum: 0, refuted: 0, open: 0, unknown: 0, invalid: 0, mismatch: 0 };
  const steps = files.flatMap((file) => file.steps);
  for (const step of steps) standing[standingOf(step)] += 1;
  return {
    files: files.length,
    steps: steps.length,
    standing,
    short: steps.filter((step) => !step.ok).length,
    unreadable: files.filter((file) => !file.readable).length,
    fileErrors: files.flatMap((file) => file.diagnostics).filter((diagnostic) => diagnostic.severity === "error")
      .length,
  };
}

/** What a run comes to: `nothing` when no step was looked at, which is never a success. */
export type Outcome = "stands" | "short" | "unreadable" | "nothing";

export function outcomeOf(report: Report): Outcome {
  const counts = countsOf(report.files);
  if (counts.unreadable > 0) return "unreadable";
  if (counts.short > 0 || counts.fileErrors > 0) return "short";
  return counts.steps === 0 ? "nothing" : "stands";
}

const PARTS: readonly (readonly [Standing, (n: number) => string])[] = [
  ["proved", (n) => `${n} proved`],
  ["resting", (n) => `${n} proved but resting on an error`],
  ["erratum", (n) => `${n} confirmed ${n === 1 ? "erratum" : "errata"}`],
  ["refuted", (n) => `${n} refuted`],
  ["open", (n) => `${n} left open`],
  ["unknown", (n) => `${n} not decided`],
  ["invalid", (n) => `${n} not readable`],
  ["mismatch", (n) => `${n} not as the file says`],
];

/** "41 steps: 33 proved, 8 confirmed errata". */
export function stepsSentence(counts: Counts): string {
  const parts = PARTS.filter(([standing]) => counts.standing[standing] > 0).map(([standing, words]) =>
    words(counts.standing[standing]),
  );
  return `${amount(counts.steps, "step")}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}

/** The last line of every run: what was looked at, and what it comes to. */
export function summarySentence(report: Report): string {
  const counts = countsOf(report.files);
  const looked = `${amount(counts.files, "file")}, ${stepsSentence(counts)}.`;
  const troubles = [
    counts.unreadable > 0 ? `${amount(counts.unreadable, "file")} cannot be read` : "",
    counts.short > 0 ? `${amount(counts.short, "step")} ${counts.short === 1 ? "falls" : "fall"} short` : "",
    counts.fileErrors > 0 ? `${amount(counts.fileErrors, "error")} outside the steps` : "",
  ].filter((trouble) => trouble !== "");
  if (troubles.length > 0) return `${looked} ${troubles.join("; ")}.`;
  return counts.steps === 0 ? `${looked} Nothing was checked.` : `${looked} Every step stands as its file says.`;
}

/** "1 step", "2 steps". */
export const amount = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
