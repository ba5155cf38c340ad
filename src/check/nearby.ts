/** Points around a given one at which the assumptions hold: a cheap way to see that a guess is wrong. */

import type { Truth } from "../kernel/enclosure.ts";
import { truthAt } from "../kernel/evaluate.ts";
import { attempt } from "../kernel/meter.ts";
import type { Obligation, Point } from "../kernel/obligation.ts";
import type { Table } from "../kernel/point.ts";
import { tableOf } from "../kernel/point.ts";
import type { Expr } from "../math/expr.ts";
import { num, sameExpr } from "../math/expr.ts";

/** A point within the assumptions, and whether the claim holds there. */
export interface Sample {
  readonly point: Point;
  readonly table: Table;
  readonly claim: Truth;
}

const TRIES = 400;
const MOST_SAMPLES = 80;
const VALUES: readonly Expr[] = [
  ...[0, 1, 2, 3, -1, -2, -3].map((n) => num(n)),
  ...[num(1, 2), num(-1, 2), num(1, 4), num(3, 4), num(5), num(-5), num(1, 10)],
];

type ForAll = Obligation & { kind: "forall" };

/** The point itself and others like it, the same in every run. */
export function samplesAround(point: Point, obligation: ForAll): readonly Sample[] {
  const random = generator();
  const isHeld = heldIn(point);
  const samples: Sample[] = [];
  for (let i = 0; i < TRIES && samples.length < MOST_SAMPLES; i++) {
    const rate = i === 0 ? 0 : i % 3 === 0 ? 4 : 2;
    const moved = point.map((entry) =>
      rate > 0 && !isHeld(entry.at) && random(4) < rate
        ? { ...entry, value: VALUES[random(VALUES.length)] ?? entry.value }
        : entry,
    );
    const isKnown = samples.some((sample) => isSamePoint(sample.point, moved));
    const sample = isKnown ? undefined : sampleAt(moved, obligation);
    if (sample) samples.push(sample);
  }
  return samples;
}

const isSamePoint = (a: Point, b: Point): boolean =>
  a.every((entry, i) => sameExpr(entry.value, b[i]?.value ?? num(0)));

function sampleAt(point: Point, { functions, given, claim }: ForAll): Sample | undefined {
  const table = attempt(() => tableOf(point, functions));
  if (table === undefined || given.some((f) => truthAt(f, table) !== "true")) return undefined;
  const truth = truthAt(claim, table);
  return truth === "unsure" ? undefined : { point, table, claim: truth };
}

/** A symbol whose value is an argument of a function at the point stays: its values are known there only. */
function heldIn(point: Point): (at: Expr) => boolean {
  const places = point.flatMap(({ at }) => (at.kind === "application" ? at.args : []));
  const held = point.filter(({ at, value }) => at.kind === "symbol" && places.some((place) => sameExpr(place, value)));
  return (at) => held.some((entry) => entry.at === at);
}

/** Pseudo-random whole numbers below a bound, always the same ones. */
function generator(): (below: number) => number {
  let state = 20_011;
  return (below) => {
    state = (state * 69_069 + 12_345) % 1_048_576;
    return (state >> 6) % below;
  };
}
