/**
 * Altered evidence: each number and each sign of real evidence changed, one at a time.
 *
 * What was altered is refused, or it is as good as it was: another point that an independent evaluation confirms, a
 * lemma that claims less and is still enough, another fact about the same. And never does it prove what is false.
 * LAWS_TIMES=100 tries all of them; without it, a sample with a fixed seed is taken of the larger files.
 */

import { describe, expect, test } from "vitest";
import { decode } from "../../src/evidence/codec.ts";
import { readExpr } from "../../src/evidence/read.ts";
import { judge } from "../../src/kernel/judge.ts";
import { sameValue } from "../../src/kernel/normal.ts";
import type { Obligation, Point } from "../../src/kernel/obligation.ts";
import type { Comparison, Formula } from "../../src/math/expr.ts";
import { and, FALSE, num, or, relation, sum } from "../../src/math/expr.ts";
import { quickWitness } from "../../src/search/witness/witness.ts";
import { proposalsOf, runs, showTally, tally } from "../laws/ask.ts";
import { atPoint, clearTruth } from "../laws/fixed-point.ts";
import type { Alteration } from "./alterations.ts";
import { alterationsOf } from "./alterations.ts";
import type { Sample } from "./samples.ts";
import { samplesOf } from "./samples.ts";

interface Altered extends Alteration {
  readonly sample: Sample;
}

/** So many alterations of the files of a folder, spread over all of them. */
async function alteredIn(folder: string, from: "kept" | "search", most: number): Promise<readonly Altered[]> {
  const samples = await samplesOf(folder, from);
  const all = samples.flatMap((sample) => alterationsOf(sample.json).map((one) => ({ ...one, sample })));
  const stride = Math.max(1, all.length / most);
  return all.filter((_, i) => Math.floor(i / stride) !== Math.floor((i - 1) / stride));
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

const negated = (f: Formula): Formula =>
  f.kind === "relation"
    ? { ...f, op: OPPOSITE[f.op] }
    : f.kind === "and"
      ? or(...f.parts.map(negated))
      : and(...f.parts.map(negated));

/** The same claims with one side larger by one: false wherever the equations hold. */
const shifted = (f: Formula): readonly Formula[] =>
  f.kind === "relation" && f.op === "=" ? [relation("=", f.left, sum(f.right, num(1)))] : [];

const possible = new Map<string, boolean>();

/** Whether a point is known at which everything given holds: from what cannot be, everything follows. */
function isPossible(obligation: Obligation): boolean {
  const { functions, given } = obligation;
  const key = JSON.stringify([functions, given], (_, value: unknown) =>
    typeof value === "bigint" ? `${value}` : value,
  );
  const known = possible.get(key);
  if (known !== undefined) return known;
  const there: Obligation = { kind: "exists", functions, given };
  const found = [...proposalsOf(quickWitness, there)].some((proposal) => judge(there, proposal).kind === "proved");
  possible.set(key, found);
  return found;
}

/** Questions to which the opposite of the sample's verdict is wrong, and so is the sample's evidence. */
function wrongFor({ obligation, verdict }: Sample): readonly { readonly ask: Obligation; readonly wrong: string }[] {
  const { functions, given } = obligation;
  if (obligation.kind === "exists")
    return given.map((f) => ({ ask: { kind: "exists", functions, given: [...given, negated(f)] }, wrong: "proved" }));
  if (verdict === "refuted")
    return given.map((claim) => ({ ask: { kind: "forall", functions, given, claim }, wrong: "refuted" }));
  if (!isPossible(obligation)) return [];
  return [FALSE, negated(obligation.claim), ...shifted(obligation.claim)].map((claim) => ({
    ask: { kind: "forall", functions, given, claim },
    wrong: "proved",
  }));
}

/** Why evidence that was altered is as good as it was; undefined when no reason is known. */
function reasonFor({ sample, json, where, from, to }: Altered, point: Point | undefined): string | undefined {
  if (point) return confirms(sample, point) ? "another point" : undefined;
  if (where.endsWith("claim") && from.replace(/ ([<>]) /, " $1= ") === to) return "a lemma that claims less";
  if (haveOneValue(from, to)) return "the same value";
  // What contradicts itself does so in every multiple.
  if (where.endsWith("terms.coefficient") && JSON.stringify(json).includes('"contradiction"')) return "a multiple";
  // That w^(1/r) > 0 serves as well as w^(2/r) > 0.
  if (where.startsWith("values.") && where.endsWith("proof.claim.claim")) return "another lemma";
  if (where.endsWith(".beyond")) return "another bound";
  return /\.(facts?|given)$/.test(where) ? "another fact about the same" : undefined;
}

function haveOneValue(from: string, to: string): boolean {
  try {
    return sameValue(readExpr(from), readExpr(to)) === true;
  } catch {
    return false;
  }
}

/** Whether nothing speaks against the point in an evaluation that shares no code with the kernel. */
function confirms({ obligation }: Sample, point: Point): boolean {
  const { values, apply } = atPoint(point);
  const holds = (f: Formula): boolean | undefined => clearTruth(f, values, apply);
  const isThere = obligation.given.every((f) => holds(f) !== false);
  return isThere && (obligation.kind === "exists" || holds(obligation.claim) !== true);
}

const placeOf = ({ where, from, to }: Altered): string => `${where}: ${from} altered to ${to}`;

/** What becomes of altered evidence: refused, or as good as it was for a reason; undefined when no reason is known. */
function outcomeOf(altered: Altered): string | undefined {
  const { sample, json } = altered;
  const proposal = decode(JSON.parse(JSON.stringify(json)));
  if (proposal === undefined) return "malformed";
  const { kind } = judge(sample.obligation, proposal);
  if (kind === "unknown") return "refused";
  expect(kind, placeOf(altered)).toBe(sample.verdict);
  return reasonFor(altered, proposal.kind === "witness" ? proposal.point : undefined);
}

/** How many false questions were put to it, none of which it may settle. */
function askedWrongly(altered: Altered): number {
  const proposal = decode(JSON.parse(JSON.stringify(altered.json)));
  if (proposal === undefined) return 0;
  const questions = wrongFor(altered.sample);
  for (const { ask, wrong } of questions) expect(judge(ask, proposal).kind, placeOf(altered)).not.toBe(wrong);
  return questions.length;
}

describe.each([
  ["test/fixtures/pass", "search", 100_000],
  ["derivations", "kept", runs(1200)],
] as const)("altered evidence of %s", (folder, from, most) => {
  test("is refused or as good as it was, and proves nothing that is false", { timeout: 600_000 }, async () => {
    const counts = tally(
      "altered",
      "malformed",
      "refused",
      "another point",
      "a lemma that claims less",
      "another bound",
      "the same value",
      "a multiple",
      "another lemma",
      "another fact about the same",
      "false questions",
    );
    const unexplained: string[] = [];
    for (const altered of await alteredIn(folder, from, most)) {
      counts.altered += 1;
      const outcome = outcomeOf(altered);
      if (outcome === undefined) unexplained.push(placeOf(altered));
      else counts[outcome as keyof typeof counts] += 1;
      counts["false questions"] += askedWrongly(altered);
    }
    expect(unexplained).toEqual([]);
    console.info(`${folder}: ${showTally(counts)}`);
    expect(counts.refused).toBeGreaterThan(counts.altered / 2);
  });
});
