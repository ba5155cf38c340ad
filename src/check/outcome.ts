/** How the demands of one reading of a step come out: verdict, evidence, and what a reader is told. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Point } from "../kernel/obligation.ts";
import { showFormula } from "../math/print-text.ts";
import type { Demand, SpecialCases } from "../steps/demand.ts";
import type { Content } from "../steps/kind.ts";
import { choiceWords, settleChoice } from "./choice.ts";
import { counterexampleOf } from "./counterexample.ts";
import type { Direction } from "./direction.ts";
import { directionOf } from "./direction.ts";
import { evidenceWords } from "./evidence-words.ts";
import type { Result } from "./explain.ts";
import { indecision, pointOf, refutation } from "./explain.ts";
import { groundsWords } from "./grounds.ts";
import type { Counterexample, Settled, StepVerdict } from "./report.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";
import { saidOfValues } from "./valued.ts";

export interface Outcome {
  readonly verdict: StepVerdict;
  readonly settled: readonly Settled[];
  /** Why it is not proved. */
  readonly diagnostics: readonly Diagnostic[];
  readonly needs: readonly string[];
  readonly counterexample?: Counterexample;
  /** The refuted demands that a repair can start from, and where they fail. */
  readonly refuted: readonly Fault[];
  /** What falls short: first what diagnostics tell of, each with its own. */
  readonly failing: readonly Failing[];
  readonly direction?: Direction;
  readonly operations: number;
}

/** A refuted demand. */
export interface Fault {
  readonly demand: Demand;
  readonly point: Point;
}

export interface Failing extends Result {
  /** Absent for what is not decided beside something refuted. */
  readonly diagnostic?: Diagnostic;
}

/** Settles everything that a step demands. */
export async function settleContent(session: Session, content: Content): Promise<Outcome> {
  const results: Result[] = [];
  for (const demand of content.demands)
    for (const result of await settleDemand(session, demand))
      results.push(await withGrounds(session, sufficing(await settleChoice(session, result))));
  const findings = (content.findings ?? []).map(
    (finding): Settled => ({
      what: finding.what,
      verdict: finding.isRight ? "proved" : "refuted",
      evidence: finding.isRight ? "every case counted" : finding.fault,
    }),
  );
  const settled = [...findings, ...results.map(settledOf)];
  const wrong = (content.findings ?? []).filter((finding) => !finding.isRight);
  const refuted: Result[] = [];
  for (const result of results.filter(({ settlement }) => settlement.verdict.kind === "refuted"))
    refuted.push({ ...result, demand: await saidOfValues(session, result.demand) });
  const unknown = results.filter(({ settlement }) => settlement.verdict.kind === "unknown");
  const first = refuted[0];
  const counterexample = first && (await counterexampleOf(session, first));
  const direction = directionOf(results);
  const failing: readonly Failing[] = [
    ...refuted.map((result, i) => ({ ...result, diagnostic: refutation(result, i > 0) })),
    ...unknown.map((result) =>
      refuted.length + wrong.length > 0 ? result : { ...result, diagnostic: indecision(result) },
    ),
  ];
  return {
    verdict: verdictOf(settled),
    settled,
    diagnostics: [
      ...wrong.map(({ code, span, fault }): Diagnostic => ({ code, severity: "error", span, message: fault })),
      ...failing.flatMap(({ diagnostic }) => diagnostic ?? []),
    ],
    failing,
    ...(direction ? { direction } : {}),
    needs: refuted.length + wrong.length > 0 ? [] : [...new Set(unknown.flatMap(needOf))],
    ...(counterexample ? { counterexample } : {}),
    refuted: refuted.map(({ demand, settlement }) => ({ demand, point: pointOf(settlement) ?? [] })),
    operations: results.reduce((sum, { settlement }) => sum + settlement.operations, 0),
  };
}

/** Refuted when one part is; proved when there are parts and all are. */
export function verdictOf(settled: readonly { readonly verdict: StepVerdict }[]): StepVerdict {
  if (settled.some((one) => one.verdict === "invalid")) return "invalid";
  if (settled.some((one) => one.verdict === "refuted")) return "refuted";
  return settled.length > 0 && settled.every((one) => one.verdict === "proved") ? "proved" : "unknown";
}

/** Where a condition fails that is only sufficient, the claim is open. */
const sufficing = (result: Result): Result =>
  result.demand.onlySuffices && result.settlement.verdict.kind === "refuted"
    ? { ...result, stands: "unknown" }
    : result;

/** A demand that is not proved may be met in another way; it is refuted only when that way is refuted too. */
async function settleDemand(session: Session, demand: Demand): Promise<readonly Result[]> {
  const result = { demand, settlement: await settleOnce(session, demand.obligation) };
  if (result.settlement.verdict.kind === "proved") return [result];
  const telling = demand.special && (await refutedCase(session, demand, demand.special()));
  if (telling) return [telling];
  if (!demand.instead || demand.instead.length === 0) return [result];
  const others: Result[] = [];
  for (const other of demand.instead) {
    const settled = await settleDemand(session, other);
    if (other.isLemma && !settled.every(isProved)) return [result];
    others.push(...settled.filter((one) => !others.some((known) => known.demand === one.demand)));
  }
  if (others.every(isProved)) return others;
  if (others.some(isRefuted)) return isRefuted(result) ? [result] : others;
  // Of several sufficient conditions that are all in doubt the first is the one to be told of.
  return demand.onlySuffices ? [result] : others;
}

const isRefuted = ({ demand, settlement }: Result): boolean =>
  settlement.verdict.kind === "refuted" && !demand.onlySuffices;

/** Of a contradiction that is proved, it is told what suffices for it. */
async function withGrounds(session: Session, result: Result): Promise<Result> {
  const suffices = isProved(result) ? await groundsWords(session, result.demand) : undefined;
  return suffices === undefined ? result : { ...result, suffices };
}

const isProved = ({ settlement }: Result): boolean => settlement.verdict.kind === "proved";

/** A case that refutes the demand, told together with all others that do. */
async function refutedCase(
  session: Session,
  demand: Demand,
  { cases, told, isOneEnough }: SpecialCases,
): Promise<Result | undefined> {
  const refuted: number[] = [];
  let first: Result | undefined;
  for (const [i, one] of cases.entries()) {
    if (first && isOneEnough) break;
    let isCase = true;
    for (const presumed of one.presumes)
      isCase = isCase && (await settleOnce(session, presumed)).verdict.kind === "proved";
    const settlement = isCase ? await settleOnce(session, one.demand.obligation) : undefined;
    if (settlement?.verdict.kind !== "refuted") continue;
    refuted.push(i);
    first ??= { demand: { ...one.demand, what: demand.what }, settlement };
  }
  return first && { ...first, demand: { ...first.demand, ...told(refuted) } };
}

function settledOf({ demand, settlement, stands, suffices }: Result): Settled {
  const { obligation } = demand;
  const evidence = stands ? standingWords(demand, stands) : evidenceWords(settlement.verdict, settlement.tried);
  return {
    what: demand.what,
    verdict: stands ?? settlement.verdict.kind,
    evidence: suffices === undefined ? evidence : `${evidence}; ${suffices}`,
    // That an expression is defined is asked as its being equal to itself, which says nothing to a reader.
    ...(obligation.kind === "forall" && demand.code !== "F402" ? { formula: obligation.claim } : {}),
  };
}

const standingWords = ({ onlySuffices }: Demand, stands: NonNullable<Result["stands"]>): string =>
  onlySuffices ? "it fails at a point, and is not necessary" : choiceWords(stands);

function needOf({ settlement: { verdict } }: Result): readonly string[] {
  const refusal = verdict.kind === "unknown" ? verdict.refusal : undefined;
  return refusal?.reason === "undefined" ? [showFormula(refusal.condition)] : [];
}
