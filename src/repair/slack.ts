/** Which of many true inequalities says most: the one whose sides come closest. */

import type { Formula, Relation } from "../math/expr.ts";
import { expressionsOf, relationsOf, someNode } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Environment } from "../numeric/approximate.ts";
import { compile, compileViolation } from "../numeric/approximate.ts";
import type { Change } from "./change.ts";
import { sampleFor, taken } from "./sample.ts";

const POINTS = 24;
const FEWEST_POINTS = 8;
/** What it costs that the sides are as far apart as a positive and a negative number. */
const FAR_APART = 3;
/** How far apart the sides count as where points cannot tell. */
const UNTOLD = 0.5;
const TOLERANCE = 1e-9;

/**
 * The changed claims that hold at sample points, or of which points cannot tell, each text once, the most typical and
 * most telling ones first. Undefined when there are no points, or when the claim is no inequality.
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
  const found = changes.flatMap((change) => {
    const slack = slackOf(meaning(change.result), points);
    if (slack === undefined && !isTurned(change)) return [];
    return [{ ...change, cost: change.cost + FAR_APART * (typeof slack === "number" ? slack : UNTOLD) }];
  });
  return eachOnce(found.sort((a, b) => a.cost - b.cost));
}

/** What functions are worth at the points is not bound by how they run: a relation turned around may still hold. */
const isTurned = ({ class: kind, result }: Change<Formula>): boolean =>
  (kind === "wrong direction" || kind === "wrong strictness") && hasFunction(result);

function eachOnce(changes: readonly Change<Formula>[]): readonly Change<Formula>[] {
  const byText = new Map<string, Change<Formula>>();
  for (const change of changes) {
    const text = showFormula(change.result);
    if (!byText.has(text)) byText.set(text, change);
  }
  return [...byText.values()];
}

const hasFunction = (f: Formula): boolean =>
  expressionsOf(f).some((e) => someNode(e, (node) => node.kind === "application"));
const isOrder = ({ op }: Relation): boolean => op !== "=" && op !== "!=";

/**
 * From 0, where the sides meet somewhere, to 1; undefined where the formula fails or says nothing, and "untold" where
 * a function stands at an argument of which the points know no value.
 */
function slackOf(f: Formula, points: readonly Environment[]): number | "untold" | undefined {
  if (f.kind === "or") return undefined;
  if (f.kind === "and") {
    const parts = f.parts.map((part) => slackOf(part, points));
    if (parts.includes(undefined)) return undefined;
    const known = parts.filter((slack) => typeof slack === "number");
    return known.length === parts.length ? Math.max(...known) : "untold";
  }
  if (!isOrder(f)) return undefined;
  const [left, right] = [compile(taken(f.left)), compile(taken(f.right))];
  const sign = f.op === "<" || f.op === "<=" ? 1 : -1;
  const gaps = points.map((at) => {
    const [a, b] = [left(at), right(at)];
    return (sign * (b - a)) / (Math.abs(a) + Math.abs(b) + TOLERANCE);
  });
  if (gaps.every(Number.isNaN)) return hasFunction(f) ? "untold" : undefined;
  if (!gaps.every((gap) => gap >= -TOLERANCE) || gaps.every((gap) => gap <= TOLERANCE)) return undefined;
  return Math.min(...gaps);
}
