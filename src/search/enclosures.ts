/** Numbers such as exp(1) and ln(2): claims about them by enclosure, and their bounds where they stand among unknowns. */

import { compareClosed, intervalOf, signOfClosed } from "../kernel/enclosure.ts";
import { isEvident } from "../kernel/facts.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Evidence } from "../kernel/obligation.ts";
import { isClosed } from "../kernel/point.ts";
import type { Expr, Relation } from "../math/expr.ts";
import { num, numberOf, relation } from "../math/expr.ts";
import { rational } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn, withLemmas } from "./bench.ts";
import { generatorsIn } from "./generators.ts";

const ENCLOSURE: Evidence = { by: "enclosure" };

/** A claim about two numbers. */
export function byEnclosure({ left, right, op }: Relation): Evidence | undefined {
  if (!isClosed(left) || !isClosed(right)) return undefined;
  return attempt(() => compareClosed(relation(op, left, right))) === "true" ? ENCLOSURE : undefined;
}

/** The sign of a number as a lemma, if it is not known yet. */
export function signLemma(bench: Bench, e: Expr): void {
  if ((e.kind !== "sum" && e.kind !== "call" && e.kind !== "power") || !isClosed(e)) return;
  const sign = attempt(() => signOfClosed(e));
  if (sign === undefined || sign === 0) return;
  const claim = relation(sign === 1 ? ">" : "<", e, num(0));
  if (!isEvident(bench.state, claim)) addLemma(bench, claim, { conditions: [], claim: ENCLOSURE });
}

/** Bits of the bounds that numbers are given: the simplest that may do first. */
const PRECISIONS = [6n, 16n] as const;
/** With the bounds only the shorter ways are tried: they make all numbers longer. */
const MOST_DEPTH = 2;
const WORKED_OUT = 64n;

/** The goal from rational bounds of the numbers in it. */
export function byBounds(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  if (depth <= 1 || bench.signless.has("bounds")) return undefined;
  const numbers = numbersIn(bench, goal);
  if (numbers.length === 0) return undefined;
  for (const bits of PRECISIONS) {
    const side: Bench = { ...bench, lemmas: [], signless: new Set(["bounds"]) };
    for (const e of numbers) addBounds(side, e, bits);
    const then = side.lemmas.length > 0 ? side.search?.formula(side, goal, Math.min(depth - 1, MOST_DEPTH)) : undefined;
    if (then) return withLemmas(side, 0, then);
  }
  return undefined;
}

function numbersIn(bench: Bench, goal: Relation): readonly Expr[] {
  const { field } = bench.state;
  const elements = attempt(() => [goal.left, goal.right].map((side) => toElement(field, side))) ?? [];
  const found = new Set(elements.flatMap(generatorsIn).flatMap((g) => field.generators[g]?.expr ?? []));
  return [...found].filter(isClosed);
}

/** That a number lies between two multiples of 2^-bits. */
function addBounds(bench: Bench, e: Expr, bits: bigint): void {
  const interval = attempt(() => intervalOf(e, WORKED_OUT));
  if (interval === undefined) return;
  const by = WORKED_OUT - bits;
  const ends = [interval.lo >> by, -(-interval.hi >> by)] as const;
  for (const [op, end] of [
    [">=", ends[0]],
    ["<=", ends[1]],
  ] as const) {
    const claim = relation(op, e, numberOf(rational(end, 1n << bits)));
    if (proveIn(bench, bench.state, claim, 0) !== undefined)
      addLemma(bench, claim, { conditions: [], claim: ENCLOSURE });
  }
}
