/** Evidence of earlier runs: judged again before it counts, noted when it is found. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Verdict } from "../kernel/judge.ts";
import { judge } from "../kernel/judge.ts";
import type { Obligation, Proposal } from "../kernel/obligation.ts";
import type { KeptEvidence, Search, Settlement } from "./ports.ts";

/** The evidence of one file, and for which obligations the kernel refused it. */
export interface Kept {
  readonly evidence: KeptEvidence;
  readonly refused: Set<string>;
}

export const openKept = (evidence: KeptEvidence): Kept => ({ evidence, refused: new Set() });

/** The settlement that kept evidence gives, when the kernel accepts it; `key` names the obligation. */
export function recall(kept: Kept, key: string, obligation: Obligation, search: Search): Settlement | undefined {
  const proposal = kept.evidence.recall(obligation, search);
  if (proposal === undefined || proposal.kind === "solver") return undefined;
  const verdict = judge(obligation, proposal);
  if (verdict.kind !== "unknown") return { verdict, tried: [], operations: verdict.operations };
  kept.refused.add(key);
  return undefined;
}

/** What a verdict rests on, as far as it can be kept. */
export function proposalOf(verdict: Verdict): Proposal | undefined {
  switch (verdict.kind) {
    case "proved":
      return verdict.proposal.kind === "solver" ? undefined : verdict.proposal;
    case "refuted":
      return verdict.point && { kind: "witness", point: verdict.point };
    case "unknown":
      return undefined;
  }
}

/** What is to be told of a file's evidence, after the file was checked. */
export function keptFaults({ evidence, refused }: Kept): readonly Diagnostic[] {
  const base = { severity: "warning", span: { start: 0, end: 0 } } as const;
  const damaged: Diagnostic = {
    ...base,
    code: "F502",
    message:
      "The evidence that is kept for this file is damaged, or of another version; what cannot be read is ignored.",
    hint: "`focal prove` writes it anew.",
  };
  const stale: Diagnostic = {
    ...base,
    code: "F503",
    message:
      refused.size === 1
        ? "One entry of the evidence that is kept for this file no longer proves anything."
        : `${refused.size} entries of the evidence that is kept for this file no longer prove anything.`,
    hint: "`focal prove` writes it anew.",
  };
  return [...(evidence.isDamaged() ? [damaged] : []), ...(refused.size > 0 ? [stale] : [])];
}
