/** Whether the assumptions of a step can hold together, and what that means for the step. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Functions } from "../kernel/obligation.ts";
import type { Formula } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Consistency } from "../steps/kind.ts";
import type { Reading } from "../steps/plan.ts";
import type { Consistent } from "./consistency.ts";
import { consistencyOf } from "./consistency.ts";
import type { Settled } from "./report.ts";
import type { Session } from "./session.ts";

export interface Ground {
  /** Contradictory assumptions make every claim of the step worthless; undecided ones forbid "proved". */
  readonly kind: Consistent["kind"];
  readonly diagnostics: readonly Diagnostic[];
}

/** The ground a step stands on: its assumptions, and with them what `from` names. */
export async function groundOf(
  session: Session,
  functions: Functions,
  reading: Reading,
  outer: Consistent["kind"],
  head: Span,
): Promise<Ground> {
  // A faulty outer scope is reported once, where it stands.
  if (outer === "contradictory") return { kind: outer, diagnostics: [] };
  const own = reading.assumed[0]?.span;
  if (own) {
    const assumed = await consistencyOf(session, functions, reading.assumptions);
    if (assumed.kind !== "shown") return { kind: assumed.kind, diagnostics: [inconsistency(assumed, own, "error")] };
  }
  if (reading.facts.length === 0) return { kind: outer, diagnostics: [] };
  const whole = await consistencyOf(session, functions, [...reading.assumptions, ...reading.facts]);
  if (whole.kind === "contradictory") return { kind: whole.kind, diagnostics: [inconsistency(whole, head, "error")] };
  return { kind: outer, diagnostics: whole.kind === "undecided" ? [inconsistency(whole, head, "warning")] : [] };
}

/** The diagnostic for assumptions that are not shown to be possible. */
export function inconsistency(
  found: Exclude<Consistent, { kind: "shown" }>,
  span: Span,
  severity: Diagnostic["severity"],
): Diagnostic {
  const among = listed(found.among);
  return found.kind === "contradictory"
    ? {
        code: "F201",
        severity,
        span,
        message: "What is assumed here contradicts itself.",
        hint: `No point satisfies all of ${among}.`,
      }
    : {
        code: "F202",
        severity,
        span,
        message: "It is not shown that what is assumed here is possible.",
        hint: `No point was found that satisfies all of ${among}.${found.detail === undefined ? "" : ` ${found.detail}`}`,
      };
}

const listed = (formulas: readonly Formula[]): string => {
  const shown = formulas.slice(0, 6).map((f) => `\`${showFormula(f)}\``);
  return formulas.length > shown.length
    ? `${shown.join(", ")} and ${formulas.length - shown.length} more`
    : shown.join(", ");
};

/** Settles what a step says can be: values put in, branches that occur. */
export async function settleConsistency(
  session: Session,
  functions: Functions,
  list: readonly Consistency[],
): Promise<{ readonly settled: readonly Settled[]; readonly diagnostics: readonly Diagnostic[] }> {
  const settled: Settled[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { given, span, code, fault } of list) {
    const found = await consistencyOf(session, functions, given);
    if (found.kind === "undecided") diagnostics.push(inconsistency(found, span, "warning"));
    if (found.kind !== "contradictory") continue;
    settled.push({ what: "this can hold under the assumptions", verdict: "refuted", evidence: "contradiction" });
    diagnostics.push({ code, severity: "error", span, message: fault });
  }
  return { settled, diagnostics };
}
