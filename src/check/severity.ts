/** How far a confirmed misprint reaches: what rests on it, checked with the correction in its place. */

import type { StepKey } from "../steps/vocabulary.ts";
import type { Graph } from "./graph.ts";
import type { Checked } from "./step.ts";

export type Severity = "slip" | "repairable" | "conclusion";

/** A severity with the steps that make it so. */
export interface Reach {
  readonly severity: Severity;
  /** Stated results that do not hold as printed, the step itself included. */
  readonly results: readonly StepKey[];
  /** Other steps that need a correction too. */
  readonly changed: readonly StepKey[];
  /** Steps that hold as they are printed. */
  readonly standing: readonly StepKey[];
}

/** The kinds of step that state a result, and not a way to it. */
const RESULTS: ReadonlySet<string> = new Set(["sign", "proposition", "kkt", "optimum", "exists", "parameters"]);

/** The reach of every step that is refuted as printed and right as corrected. */
export function reachesOf(steps: readonly Checked[], graph: Graph): ReadonlyMap<StepKey, Reach> {
  const errata = steps.filter(({ plan, ok }) => plan.erratum !== undefined && ok);
  return new Map(errata.map((erratum) => [erratum.plan.key, reachOf(erratum, steps, graph)]));
}

function reachOf(erratum: Checked, steps: readonly Checked[], graph: Graph): Reach {
  const { key } = erratum.plan;
  const resting = steps.filter(({ plan }) => graph.errorsUnder(plan.key).includes(key));
  const failing = resting.filter(({ outcome }) => outcome.verdict === "refuted");
  const keysOf = (list: readonly Checked[]): readonly StepKey[] => list.map(({ plan }) => plan.key);
  const results = [...(isResult(erratum) ? [erratum] : []), ...failing.filter(isResult)];
  const changed = failing.filter((step) => !isResult(step));
  const standing = resting.filter(({ outcome }) => outcome.verdict === "proved");
  const severity = results.length > 0 ? "conclusion" : changed.length > 0 ? "repairable" : "slip";
  return { severity, results: keysOf(results), changed: keysOf(changed), standing: keysOf(standing) };
}

/** A step states a result by its kind, or by the sign that its correction changes. */
const isResult = ({ plan }: Checked): boolean =>
  RESULTS.has(plan.verb) || (plan.erratum?.changes ?? []).some(({ field }) => field === "sign");
