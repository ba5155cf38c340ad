/** How a step stands: one table of words and shapes from which every face takes its own. */

import type { StepReport } from "../check/report.ts";

export type Standing = "proved" | "resting" | "erratum" | "refuted" | "open" | "unknown" | "invalid" | "mismatch";

export interface StandingWords {
  readonly word: string;
  /** The word for several of them, where it differs. */
  readonly many?: string;
  /** Told apart without colour. */
  readonly shape: string;
  readonly meaning: string;
}

export const STANDINGS: Readonly<Record<Standing, StandingWords>> = {
  proved: {
    word: "Proved",
    shape: "✓",
    meaning: "The kernel holds a proof of everything the step demands.",
  },
  resting: {
    word: "Proved, rests on an error",
    shape: "◐",
    meaning: "The step itself is proved, but a step it rests on is wrong or unproved as printed.",
  },
  erratum: {
    word: "Erratum",
    many: "Errata",
    shape: "≠",
    meaning: "The formula as printed is refuted, and the corrected one is proved.",
  },
  refuted: {
    word: "Refuted",
    shape: "✗",
    meaning: "An exact counterexample shows that the claim is false.",
  },
  open: {
    word: "Left open",
    shape: "…",
    meaning: "Everything that is claimed is proved; a part is left open, as the file says.",
  },
  unknown: {
    word: "Not decided",
    shape: "?",
    meaning: "Neither a proof nor a counterexample was found; what was tried is listed.",
  },
  invalid: {
    word: "Not readable",
    shape: "!",
    meaning: "The step makes no sense as it is written, so nothing was checked.",
  },
  mismatch: {
    word: "Not as the file says",
    shape: "≢",
    meaning: "The claim is proved, but its file says otherwise.",
  },
};

/** Whether the file marks the step as a printed mistake with its correction. */
const isErratum = (step: StepReport): boolean => step.corrected !== undefined;

/** The one standing of a step. Never "proved" for a step that falls short of what its file says. */
export function standingOf(step: StepReport): Standing {
  if (step.ok && isErratum(step)) return "erratum";
  if (step.ok && step.verdict === "unknown") return "open";
  if (step.verdict !== "proved") return step.verdict;
  if (!step.ok) return "mismatch";
  return step.restsOnError.length > 0 ? "resting" : "proved";
}
