/** Whether assumptions can hold together: each group that shares names is given a point, or shown contradictory. */

import type { Verdict } from "../kernel/judge.ts";
import type { Functions, Point } from "../kernel/obligation.ts";
import type { Formula } from "../math/expr.ts";
import { namesIn } from "../steps/demand.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";

export type Consistent =
  | { readonly kind: "shown"; readonly point: Point }
  | { readonly kind: "contradictory"; readonly among: readonly Formula[] }
  | Undecided;

interface Undecided {
  readonly kind: "undecided";
  readonly among: readonly Formula[];
  /** Why nothing was found, where there is more to say than that. */
  readonly detail?: string;
}

/** Looks for a point at which all formulas hold. */
export async function consistencyOf(
  session: Session,
  functions: Functions,
  formulas: readonly Formula[],
): Promise<Consistent> {
  const point: Point[number][] = [];
  let undecided: Undecided | undefined;
  for (const group of groupsOf(formulas)) {
    const { verdict } = await settleOnce(session, { kind: "exists", functions, given: group });
    if (verdict.kind === "refuted") return { kind: "contradictory", among: group };
    if (verdict.kind === "proved" && verdict.proposal.kind === "witness") point.push(...verdict.proposal.point);
    else undecided ??= undecidedBy(verdict, group);
  }
  return undecided ?? { kind: "shown", point };
}

function undecidedBy(verdict: Verdict, among: readonly Formula[]): Undecided {
  const refusal = verdict.kind === "unknown" ? verdict.refusal : undefined;
  return { kind: "undecided", among, ...(refusal?.reason === "unsupported" ? { detail: refusal.detail } : {}) };
}

/** The formulas in groups that share no symbol and no function; a point of each makes a point of all. */
function groupsOf(formulas: readonly Formula[]): readonly (readonly Formula[])[] {
  let groups: { names: Set<string>; formulas: Formula[] }[] = [];
  for (const formula of formulas) {
    const names = new Set(namesIn(formula));
    const linked = groups.filter((group) => [...group.names].some((name) => names.has(name)));
    const merged = {
      names: new Set([...linked.flatMap((group) => [...group.names]), ...names]),
      formulas: [...linked.flatMap((group) => group.formulas), formula],
    };
    groups = [...groups.filter((group) => !linked.includes(group)), merged];
  }
  return groups.map((group) => group.formulas);
}
