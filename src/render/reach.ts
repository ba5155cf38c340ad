/** How far an erratum reaches, in words. */

import type { Reach, Severity } from "../check/report.ts";
import { amount } from "./counts.ts";

/** What a severity is called, and what it means. */
export function severityWords({ severity, standing }: Reach): string {
  return severity === "slip" && standing.length === 0 ? "a slip: no other step rests on it" : SEVERITIES[severity];
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  slip: "a slip: whatever rests on it holds with the correction",
  repairable: "repairable: other formulas change with it, the stated results hold",
  conclusion: "a conclusion: a stated result does not hold as printed",
};

/** "a slip: whatever rests on it holds with the correction (3 steps)". */
export function reachWords(reach: Reach): string {
  const { results, changed, standing } = reach;
  const parts = [
    results.length > 0 ? `fails: ${results.join(", ")}` : "",
    changed.length > 0 ? `changes: ${changed.join(", ")}` : "",
    standing.length > 0 ? `${amount(standing.length, "step")} ${standing.length === 1 ? "holds" : "hold"}` : "",
  ].filter((part) => part !== "");
  return `${severityWords(reach)}${parts.length > 0 ? ` (${parts.join("; ")})` : ""}`;
}
