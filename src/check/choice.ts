/** A value named to show that there is one: where it fails, another may do, unless none does at that point. */

import type { Refuted } from "../kernel/judge.ts";
import { judge } from "../kernel/judge.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { Result } from "./explain.ts";
import { samplesAround } from "./nearby.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";

/** Points at which it is asked whether any value does. */
const MOST_POINTS = 6;

/** What it rests on how a refuted choice counts. */
export const choiceWords = (stands: NonNullable<Result["stands"]>): string =>
  stands === "unknown"
    ? "it fails at a point, which alone refutes nothing"
    : "a point, with a proof that no value does there";

/**
 * How a refuted choice counts. The point satisfies everything given, as the kernel found; when the kernel also holds
 * a proof that no value meets the conditions there, the claim itself is false.
 */
export async function settleChoice(session: Session, result: Result): Promise<Result> {
  const { demand, settlement } = result;
  if (!demand.nothingElse || settlement.verdict.kind !== "refuted") return result;
  for (const verdict of failuresOf(demand.obligation, settlement.verdict)) {
    const nothing = verdict.point && demand.nothingElse(verdict.point);
    if (!nothing || (await settleOnce(session, nothing)).verdict.kind !== "proved") continue;
    const fault = "There is no such value: at the point shown, none meets the conditions.";
    const { repairs: _, ...beyond } = demand;
    return {
      demand: { ...beyond, code: "F305", fault },
      settlement: { ...settlement, verdict },
      stands: "refuted",
    };
  }
  return { ...result, stands: "unknown" };
}

/** The refutation at hand, and some at other points, each the kernel's own. */
function failuresOf(obligation: Obligation, refuted: Refuted): readonly Refuted[] {
  if (obligation.kind !== "forall" || !refuted.point) return [refuted];
  const others = samplesAround(refuted.point, obligation)
    .filter(({ claim }) => claim === "false")
    .slice(1, MOST_POINTS)
    .map(({ point }) => judge(obligation, { kind: "witness", point }));
  return [refuted, ...others.filter((verdict) => verdict.kind === "refuted")];
}
