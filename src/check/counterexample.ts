/** What a counterexample shows: the point, what the two sides are worth there, and how far the claim fails. */

import { negation } from "../kernel/axioms.ts";
import { truthAtPoint, valueAt } from "../kernel/evaluate.ts";
import type { Point } from "../kernel/obligation.ts";
import type { Formula } from "../math/expr.ts";
import { relation, relationsOf } from "../math/expr.ts";
import type { Demand } from "../steps/demand.ts";
import { namesIn } from "../steps/demand.ts";
import type { Result } from "./explain.ts";
import type { Counterexample } from "./report.ts";
import type { Session } from "./session.ts";
import { glanceOnce, settleOnce } from "./session.ts";

/** Places after the point of a value that is not rational. */
const DIGITS = 6;

/** The point at which a demand fails, with the values of its sides. */
export async function counterexampleOf(
  session: Session,
  { demand, settlement }: Result,
): Promise<Counterexample | undefined> {
  const { verdict } = settlement;
  if (verdict.kind !== "refuted" || !verdict.point) return undefined;
  const { point } = verdict;
  const values = demand.sides.flatMap(({ what, of }) => {
    const value = valueAt(of, point, demand.obligation.functions, DIGITS);
    return value ? [{ what, value: value.text }] : [];
  });
  const boundary = boundaryAt(demand, point);
  const extent = await extentOf(session, demand);
  return { point, values, ...(boundary.length > 0 ? { boundary } : {}), ...(extent ? { extent } : {}) };
}

/** The weak inequalities among the assumptions that hold as equations at the point: strict claims fail there first. */
function boundaryAt({ obligation }: Demand, point: Point): readonly Formula[] {
  return obligation.given
    .flatMap((f) => (f.kind === "or" ? [] : relationsOf(f)))
    .filter(({ op }) => op === "<=" || op === ">=")
    .filter(({ left, right }) => truthAtPoint(relation("=", left, right), point, obligation.functions) === "true");
}

/** Whether the claim fails at all points of the assumptions, or holds at some; undefined when that is not known. */
async function extentOf(session: Session, { obligation }: Demand): Promise<Counterexample["extent"]> {
  if (obligation.kind !== "forall" || session.options.withoutAdvice) return undefined;
  // What speaks of no symbol is true or false whatever is assumed.
  if (namesIn(obligation.claim).size === 0) return undefined;
  // That an equation holds at some point takes long to find out, and is no surprise.
  const look = relationsOf(obligation.claim).some(({ op }) => op === "=") ? glanceOnce : settleOnce;
  const { verdict } = await look(session, { ...obligation, claim: negation(obligation.claim) });
  if (verdict.kind === "proved") return "everywhere";
  return verdict.kind === "refuted" && verdict.point ? "somewhere" : undefined;
}
