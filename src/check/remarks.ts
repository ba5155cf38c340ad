/** What a step tells beside its verdict: cautions, and occurrences that a reader should know of. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { Remark } from "../steps/kind.ts";
import { showPoint } from "./evidence-words.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";

export async function remarksOf(session: Session, remarks: readonly Remark[]): Promise<readonly Diagnostic[]> {
  const told: Diagnostic[] = [];
  for (const remark of remarks) told.push(...(await toldOf(session, remark)));
  return told;
}

async function toldOf(session: Session, remark: Remark): Promise<readonly Diagnostic[]> {
  const { code, message, hint, span } = remark;
  const base = { code, span, message, ...(hint === undefined ? {} : { hint }) };
  switch (remark.kind) {
    case "caution":
      for (const way of remark.ways) if (await areProved(session, way)) return [];
      return [{ ...base, severity: "warning" }];
    case "occurrence": {
      const { verdict } = await settleOnce(session, remark.obligation);
      if (verdict.kind !== "proved" || verdict.proposal.kind !== "witness") return [];
      const { point } = verdict.proposal;
      return [
        { ...base, severity: "info", ...(point.length > 0 ? { hint: `For instance at ${showPoint(point)}.` } : {}) },
      ];
    }
  }
}

async function areProved(session: Session, obligations: readonly Obligation[]): Promise<boolean> {
  for (const obligation of obligations)
    if ((await settleOnce(session, obligation)).verdict.kind !== "proved") return false;
  return true;
}
