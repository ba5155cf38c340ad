/** Which way a rearrangement holds, and a point that is lost or gained where one way fails. */

import type { Point } from "../kernel/obligation.ts";
import type { Demand } from "../steps/demand.ts";
import type { Settlement } from "./ports.ts";

export type Arrow = "⇔" | "⇒" | "⇐";

export interface Direction {
  readonly claimed: Arrow;
  /** What of it is proved; absent when nothing is. */
  readonly proved?: Arrow;
  /** A point that satisfies the first statement and not the second. */
  readonly lost?: Point;
  /** A point that satisfies the second statement and not the first. */
  readonly gained?: Point;
}

interface Result {
  readonly demand: Demand;
  readonly settlement: Settlement;
}

/** The direction of a step whose demands are implications one way or both; nothing for other steps. */
export function directionOf(results: readonly Result[]): Direction | undefined {
  const ways = results.filter(({ demand }) => demand.way !== undefined);
  const claimed = arrowOf(ways);
  const proved = arrowOf(ways.filter(({ settlement }) => settlement.verdict.kind === "proved"));
  const [lost, gained] = [failureOf(ways, "⇒"), failureOf(ways, "⇐")];
  return (
    claimed && {
      claimed,
      ...(proved ? { proved } : {}),
      ...(lost ? { lost } : {}),
      ...(gained ? { gained } : {}),
    }
  );
}

function arrowOf(ways: readonly Result[]): Arrow | undefined {
  const arrows = new Set(ways.map(({ demand }) => demand.way));
  return arrows.size > 1 ? "⇔" : [...arrows][0];
}

function failureOf(ways: readonly Result[], way: Arrow): Point | undefined {
  for (const { demand, settlement } of ways) {
    const point = demand.way === way ? failingPoint(settlement) : undefined;
    if (point && point.length > 0) return point;
  }
  return undefined;
}

/** The point at which everything given holds, and what is claimed is false or not defined. */
export function failingPoint({ verdict }: Settlement): Point | undefined {
  if (verdict.kind === "refuted") return verdict.point;
  return verdict.kind === "unknown" && verdict.refusal.reason === "undefined" ? verdict.refusal.at : undefined;
}

/** The sentence for a reader: which way is proved, when the other is not. */
export const otherWayWords = ({ claimed, proved }: Direction): string | undefined =>
  claimed === "⇔" && (proved === "⇒" || proved === "⇐")
    ? `The other direction is proved: the claim ${proved === "⇒" ? "follows from" : "implies"} the statement (${proved}).`
    : undefined;
