/** What a claim that fails lacks: the weakest natural assumptions with which it is proved. */

import type { Truth } from "../kernel/enclosure.ts";
import { truthAt } from "../kernel/evaluate.ts";
import { judge } from "../kernel/judge.ts";
import type { Obligation, Point } from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { children, expressionsOf, num, relation, relationsOf, someNode } from "../math/expr.ts";
import type { Assumption } from "../repair/assumptions.ts";
import { assumptionsFor, isStronger } from "../repair/assumptions.ts";
import { failingPoint } from "./direction.ts";
import type { Result } from "./explain.ts";
import type { Sample } from "./nearby.ts";
import { samplesAround } from "./nearby.ts";
import type { Search } from "./ports.ts";
import type { Session } from "./session.ts";
import { glanceOnce, recallOnce, settleOnce } from "./session.ts";

/** How many guesses are looked at, and how many of them thoroughly. */
const MOST_GLANCES = 60;
const MOST_SETTLED = 2;
/** Guesses that are proved to suffice, of which the weakest are offered. */
const MOST_FOUND = 5;
const MOST_OFFERED = 2;
/** Looks times the weight of the claim: a long claim is looked at less often, and a very long one not at all. */
const MOST_WORK = 12_000;
const MOST_WEIGHT = 300;
/** How deep a claim may nest: what reads like a formula is far below. */
const MOST_DEPTH = 20;

type ForAll = Obligation & { kind: "forall" };

/** At most two assumptions, the weakest first; each is possible, makes the claim provable, and fails where it fails. */
export async function sufficientFor(session: Session, { demand, settlement }: Result): Promise<readonly Assumption[]> {
  const { obligation } = demand;
  if (session.options.withoutDiagnosis || obligation.kind !== "forall") return [];
  if (weightOf(obligation) > MOST_WEIGHT || depthOf(obligation.claim) > MOST_DEPTH) return [];
  const failing = failingPoint(settlement);
  if (settlement.verdict.kind === "refuted" && isBeyondSigns(obligation)) return [];
  const start = failing ?? (await pointWithin(session, obligation));
  const samples = start ? samplesAround(start, obligation) : [];
  const { verdict } = settlement;
  const refusal = verdict.kind === "unknown" ? verdict.refusal : undefined;
  const conditions = refusal?.reason === "undefined" ? [refusal.condition] : [];
  const guesses = assumptionsFor(
    obligation.claim,
    demand.sides.map(({ of }) => of),
    conditions,
  ).filter((guess) => isPlausible(guess, samples, failing !== undefined));
  const found = await provedAmong(session, obligation, guesses, samples);
  const offered: Assumption[] = [];
  for (const one of await weakestOf(session, obligation, found, samples))
    if (offered.length < MOST_OFFERED && (await isPossible(session, obligation, one, samples))) offered.push(one);
  return offered;
}

/** Whether the demand is proved with the assumption. */
export async function suffices(session: Session, { demand }: Result, assumption: Assumption): Promise<boolean> {
  const { obligation } = demand;
  if (obligation.kind !== "forall") return false;
  return (await look(session, withAssumption(obligation, assumption), "settle"))?.verdict.kind === "proved";
}

/** Whether the two sides are different fractions, which no sign of a symbol makes equal. */
function isBeyondSigns({ claim, given }: ForAll): boolean {
  const isPlain = expressionsOf(claim).every((e) => !someNode(e, hasSigns));
  const noEquations = given.flatMap(relationsOf).every(({ op }) => op !== "=");
  return relationsOf(claim).every(({ op }) => op === "=") && isPlain && noEquations;
}

const hasSigns = (e: Expr): boolean =>
  e.kind === "call" || e.kind === "extremum" || e.kind === "piecewise" || (e.kind === "power" && !isWhole(e.exponent));
const isWhole = (e: Expr): boolean => (e.kind === "number" ? e.value.d === 1n : e.kind === "negation" && isWhole(e.of));

/** A point within the assumptions, where none is known at which the claim fails. */
async function pointWithin(session: Session, { functions, given }: ForAll): Promise<Point | undefined> {
  const verdict = (await look(session, { kind: "exists", functions, given }, "settle"))?.verdict;
  return verdict?.kind === "proved" && verdict.proposal.kind === "witness" ? verdict.proposal.point : undefined;
}

const look = (session: Session, obligation: Obligation, search: Search) => {
  if (session.options.search === "nothing") return recallOnce(session, obligation, search);
  return search === "glance" ? glanceOnce(session, obligation) : settleOnce(session, obligation);
};

/** A guess must exclude every point at which the claim fails, exclude something, and leave something. */
function isPlausible(guess: Assumption, samples: readonly Sample[], isRefuted: boolean): boolean {
  const truths = samples.map(({ table, claim }) => ({ claim, there: truthAt(guess.formula, table) }));
  const excludes = (there: Truth): boolean => there === "false" || there === "undefined";
  if (truths.some(({ claim, there }) => claim !== "true" && !excludes(there))) return false;
  const right = samples.filter(({ claim }) => claim === "true");
  const strict = strictly(guess);
  if (right.length >= 5 && !right.some(({ table }) => truthAt(strict, table) === "true")) return false;
  return isRefuted || truths.length === 0 || truths.some(({ there }) => excludes(there));
}

/** What holds only where two sides are equal is no assumption that anybody would make. */
const strictly = ({ on, op }: Assumption): Formula => relation(op === ">=" ? ">" : op === "<=" ? "<" : op, on, num(0));

const withAssumption = (obligation: ForAll, { formula }: Assumption): ForAll => ({
  ...obligation,
  given: [...obligation.given, formula],
});

/** Those guesses with which the claim is proved: at a glance, and of the weakest others some after a full search. */
async function provedAmong(
  session: Session,
  obligation: ForAll,
  guesses: readonly Assumption[],
  samples: readonly Sample[],
): Promise<readonly Assumption[]> {
  const found: Assumption[] = [];
  const isProved = async (guess: Assumption, search: Search): Promise<boolean> =>
    (await look(session, withAssumption(obligation, guess), search))?.verdict.kind === "proved";
  const most = Math.min(MOST_GLANCES, Math.floor(MOST_WORK / weightOf(obligation)));
  const left: Assumption[] = [];
  for (const guess of guesses.slice(0, most)) {
    if (found.length >= MOST_FOUND) break;
    if (found.some((other) => isStronger(guess, other))) continue;
    if (await isProved(guess, "glance")) found.push(guess);
    else left.push(guess);
  }
  const extent = (guess: Assumption): number =>
    samples.filter(({ table }) => truthAt(guess.formula, table) === "true").length;
  const widest = Math.max(0, ...found.map(extent));
  const wider = left
    .map((guess) => ({ guess, extent: extent(guess) }))
    .filter((one) => found.length === 0 || one.extent > widest);
  let settled = 0;
  for (const { guess } of wider.sort((a, b) => b.extent - a.extent)) {
    if (settled >= Math.min(MOST_SETTLED, most)) break;
    if (found.some((other) => isStronger(guess, other))) continue;
    settled++;
    if (await isProved(guess, "settle")) found.push(guess);
  }
  return found;
}

/** How many parts are written, those of a power as often as it multiplies them. */
function weightOf({ claim, given }: ForAll): number {
  const weigh = (e: Expr): number => {
    const parts = children(e).reduce((sum, child) => sum + weigh(child), 1);
    const times = e.kind === "power" && e.exponent.kind === "number" ? e.exponent.value.n / e.exponent.value.d : 1n;
    return times > MOST_WEIGHT ? MOST_WEIGHT + parts : parts * toNumber(times);
  };
  return [claim, ...given].flatMap(expressionsOf).reduce((sum, e) => sum + weigh(e), 0);
}

function depthOf(claim: Formula): number {
  let depth = 0;
  for (let level = expressionsOf(claim); level.length > 0; level = level.flatMap(children)) depth++;
  return depth;
}

const toNumber = (times: bigint): number => Math.max(1, Number(times));

/** Those that assume nothing more than another does. */
async function weakestOf(
  session: Session,
  obligation: ForAll,
  found: readonly Assumption[],
  samples: readonly Sample[],
): Promise<readonly Assumption[]> {
  const kept: Assumption[] = [];
  for (const [i, one] of found.entries()) {
    const others = found.filter((other, j) => j !== i && !(j > i && areAlike(one, other, samples)));
    let isImplied = false;
    for (const other of others) isImplied ||= await says(session, obligation, one, other, samples);
    if (!isImplied) kept.push(one);
  }
  return kept;
}

/** Enough points to tell by them which of two assumptions is the weaker. */
const TELLING = 12;

const areAlike = (one: Assumption, other: Assumption, samples: readonly Sample[]): boolean =>
  samples.every(({ table }) => truthAt(one.formula, table) === truthAt(other.formula, table));

/** Whether the one assumption contains the other, as far as points or a proof tell. */
async function says(
  session: Session,
  obligation: ForAll,
  one: Assumption,
  other: Assumption,
  samples: readonly Sample[],
): Promise<boolean> {
  if (isStronger(one, other)) return true;
  if (samples.length >= TELLING)
    return samples.every(
      ({ table }) => truthAt(one.formula, table) !== "true" || truthAt(other.formula, table) === "true",
    );
  const contained = { ...withAssumption(obligation, one), claim: other.formula };
  return (await look(session, contained, "settle"))?.verdict.kind === "proved";
}

/** Whether some point satisfies the assumption beside all others, not as a mere equality; one at hand is judged first. */
async function isPossible(
  session: Session,
  obligation: ForAll,
  one: Assumption,
  samples: readonly Sample[],
): Promise<boolean> {
  const strict = strictly(one);
  const question = { kind: "exists", functions: obligation.functions, given: [...obligation.given, strict] } as const;
  const known = samples.find(({ table }) => truthAt(strict, table) === "true");
  if (known && judge(question, { kind: "witness", point: known.point }).kind === "proved") return true;
  return (await look(session, question, "settle"))?.verdict.kind === "proved";
}
