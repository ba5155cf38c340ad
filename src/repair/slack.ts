/** Which of many true inequalities says most: the one whose sides come closest. */

import type { Formula, Relation } from "../math/expr.ts";
import { expressionsOf, relationsOf } from "../math/expr.ts";
import type { Environment } from "../numeric/approximate.ts";
import { compile, compileViolation } from "../numeric/approximate.ts";
import type { Change } from "./change.ts";
import { sampleFor } from "./sample.ts";

const POINTS = 24;
const FEWEST_POINTS = 8;
/** What it costs that the sides are as far apart as a positive and a negative number. */
const FAR_APART = 3;
const TOLERANCE = 1e-9;

/**
 * The changed claims that hold at sample points, the most typical and most telling ones first. Undefined when there
 * are no points, or when the claim is no inequality.
 */
export function tellingChanges(
  changes: readonly Change<Formula>[],
  meaning: (claim: Formula) => Formula,
  given: readonly Formula[],
): readonly Change<Formula>[] | undefined {
  const [first] = changes;
  if (first === undefined || !relationsOf(first.result).some(isOrder)) return undefined;
  const sample = sampleFor(given, expressionsOf(meaning(first.result)), POINTS);
  const violations = given.map(compileViolation);
  const points = sample?.points.filter((at) => violations.every((violation) => violation(at) === 0)) ?? [];
  if (points.length < FEWEST_POINTS) return undefined;
  return changes
    .flatMap((change) => {
      const slack = slackOf(meaning(change.result), points);
      return slack === undefined ? [] : [{ ...change, cost: change.cost + FAR_APART * slack }];
    })
    .sort((a, b) => a.cost - b.cost);
}

const isOrder = ({ op }: Relation): boolean => op !== "=" && op !== "!=";

/** From 0, where the sides meet somewhere, to 1; undefined where the formula fails or says nothing. */
function slackOf(f: Formula, points: readonly Environment[]): number | undefined {
  if (f.kind === "or") return undefined;
  if (f.kind === "and") {
    const parts = f.parts.map((part) => slackOf(part, points));
    return parts.every((slack) => slack !== undefined) ? Math.max(...parts) : undefined;
  }
  if (!isOrder(f)) return undefined;
  const [left, right] = [compile(f.left), compile(f.right)];
  const sign = f.op === "<" || f.op === "<=" ? 1 : -1;
  const gaps = points.map((at) => {
    const [a, b] = [left(at), right(at)];
    return (sign * (b - a)) / (Math.abs(a) + Math.abs(b) + TOLERANCE);
  });
  if (!gaps.every((gap) => gap >= -TOLERANCE) || gaps.every((gap) => gap <= TOLERANCE)) return undefined;
  return Math.min(...gaps);
}
