/** How the demands of one reading of a step come out: verdict, evidence, and what a reader is told. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { judge } from "../kernel/judge.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Obligation, Point, Refusal } from "../kernel/obligation.ts";
import type { Expr } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Demand } from "../steps/demand.ts";
import type { Content } from "../steps/kind.ts";
import { counterexampleOf } from "./counterexample.ts";
import { evidenceWords, showPoint } from "./evidence-words.ts";
import type { Settlement } from "./ports.ts";
import type { Counterexample, Settled, StepVerdict } from "./report.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";

export interface Outcome {
  readonly verdict: StepVerdict;
  readonly settled: readonly Settled[];
  /** Why it is not proved. */
  readonly diagnostics: readonly Diagnostic[];
  readonly needs: readonly string[];
  readonly counterexample?: Counterexample;
  /** The refuted demand that a repair starts from, and where it fails. */
  readonly refuted?: { readonly demand: Demand; readonly point: Point };
  readonly operations: number;
}

/** One demand with how it was settled; where another way was tried as well, the way that decided. */
interface Result {
  readonly demand: Demand;
  readonly settlement: Settlement;
}

/** Settles everything that a step demands. */
export async function settleContent(session: Session, content: Content): Promise<Outcome> {
  const results: Result[] = [];
  for (const demand of content.demands) results.push(...(await settleDemand(session, demand)));
  const findings = (content.findings ?? []).map(
    (finding): Settled => ({
      what: finding.what,
      verdict: finding.isRight ? "proved" : "refuted",
      evidence: finding.isRight ? "every case counted" : finding.fault,
    }),
  );
  const settled = [...findings, ...results.map(settledOf)];
  const wrong = (content.findings ?? []).filter((finding) => !finding.isRight);
  const refuted = results.filter(({ settlement }) => settlement.verdict.kind === "refuted");
  const unknown = results.filter(({ settlement }) => settlement.verdict.kind === "unknown");
  const first = refuted[0];
  // What can be repaired is worth more to the author than what merely fails first.
  const telling = refuted.find(({ demand }) => demand.repair || demand.wording) ?? first;
  const counterexample = first && counterexampleOf(first.demand, first.settlement.verdict);
  return {
    verdict: verdictOf(settled),
    settled,
    diagnostics: [
      ...wrong.map(({ code, span, fault }): Diagnostic => ({ code, severity: "error", span, message: fault })),
      ...refuted.map((result, i) => refutation(result, i > 0)),
      ...(refuted.length + wrong.length > 0 ? [] : unknown.map(indecision)),
    ],
    needs: refuted.length + wrong.length > 0 ? [] : [...new Set(unknown.flatMap(needOf))],
    ...(counterexample ? { counterexample } : {}),
    ...(telling ? { refuted: { demand: telling.demand, point: pointOf(telling.settlement) ?? [] } } : {}),
    operations: results.reduce((sum, { settlement }) => sum + settlement.operations, 0),
  };
}

/** Refuted when one part is; proved when there are parts and all are. */
export function verdictOf(settled: readonly { readonly verdict: StepVerdict }[]): StepVerdict {
  if (settled.some((one) => one.verdict === "invalid")) return "invalid";
  if (settled.some((one) => one.verdict === "refuted")) return "refuted";
  return settled.length > 0 && settled.every((one) => one.verdict === "proved") ? "proved" : "unknown";
}

/** A demand that is not proved may be met in another way; it is refuted only when that way is refuted too. */
async function settleDemand(session: Session, demand: Demand): Promise<readonly Result[]> {
  const result = { demand, settlement: await settleOnce(session, demand.obligation) };
  if (result.settlement.verdict.kind === "proved" || !demand.instead) return [result];
  const others: Result[] = [];
  for (const other of demand.instead)
    others.push({ demand: other, settlement: await settleOnce(session, other.obligation) });
  const kinds = others.map(({ settlement }) => settlement.verdict.kind);
  if (kinds.every((kind) => kind === "proved")) return others;
  if (kinds.includes("refuted")) return result.settlement.verdict.kind === "refuted" ? [result] : others;
  return others;
}

function settledOf({ demand, settlement }: Result): Settled {
  const { obligation } = demand;
  return {
    what: demand.what,
    verdict: settlement.verdict.kind,
    evidence: evidenceWords(settlement.verdict, settlement.tried),
    // That an expression is defined is asked as its being equal to itself, which says nothing to a reader.
    ...(obligation.kind === "forall" && demand.code !== "F402" ? { formula: obligation.claim } : {}),
  };
}

/** The counterexample of the step is that of the first refutation; the others name their own. */
function refutation({ demand, settlement }: Result, withPoint: boolean): Diagnostic {
  const point = pointOf(settlement);
  const claimed = demand.sides.find(({ what }) => what === "the claim");
  return {
    code: demand.code,
    severity: "error",
    span: demand.span,
    message: demand.fault,
    ...(demand.derived ? { expected: shownNormal(demand.derived) } : {}),
    ...(demand.derived && claimed ? { found: showExpr(claimed.of) } : {}),
    ...(withPoint && point && point.length > 0 ? { hint: `It fails at ${showPoint(point)}.` } : {}),
  };
}

const pointOf = ({ verdict }: Settlement): Point | undefined =>
  verdict.kind === "refuted" ? verdict.point : undefined;

/** An expression as it reads best when its print is not known: derivatives taken, in normal form. */
const shownNormal = (e: Expr): string => showExpr(normalExpr(attempt(() => evaluateDerivatives(e)) ?? e));

function indecision({ demand, settlement }: Result): Diagnostic {
  const base = { severity: "error", span: demand.span } as const;
  const refusal = refusalOf(settlement);
  if (refusal?.reason === "undefined")
    return {
      ...base,
      code: "F402",
      message: `It is not shown that \`${showFormula(refusal.condition)}\`, without which this is not defined.`,
      hint: failsAt(refusal.at, showFormula(refusal.condition)),
    };
  if (refusal?.reason === "budget" || isTooMuchWork(demand.obligation))
    return {
      ...base,
      code: "F403",
      message: `The budget was spent before it was decided whether ${demand.what}.`,
      hint: "Split the step in two.",
    };
  const why = refusal?.reason === "unsupported" ? ` ${refusal.detail}` : "";
  return {
    ...base,
    code: "F401",
    message: `It is not decided whether ${demand.what}.`,
    hint: `${triedWords(settlement)}${why}`,
  };
}

/** Operations after which multiplying out both sides of an equation counts as too much work. */
const EXPANSION_BUDGET = 500_000;

/** Whether an equation is not decided because its sides cannot be multiplied out. */
function isTooMuchWork(obligation: Obligation): boolean {
  if (obligation.kind !== "forall" || obligation.claim.kind !== "relation" || obligation.claim.op !== "=") return false;
  const proposal = { kind: "proof", proof: { conditions: [], claim: { by: "identity" } } } as const;
  const verdict = judge(obligation, proposal, EXPANSION_BUDGET);
  return verdict.kind === "unknown" && verdict.refusal.reason === "budget";
}

const failsAt = (point: Point | undefined, condition: string): string =>
  point && point.length > 0
    ? `At ${showPoint(point)} the assumptions hold and it fails; assume \`${condition}\` where the claim is meant.`
    : `Assume \`${condition}\`, or something that implies it.`;

const triedWords = ({ tried }: Settlement): string =>
  tried.length === 0 ? "Nothing was tried." : `Tried without success: ${tried.join(", ")}.`;

const refusalOf = ({ verdict }: Settlement): Refusal | undefined =>
  verdict.kind === "unknown" ? verdict.refusal : undefined;

function needOf({ settlement }: Result): readonly string[] {
  const refusal = refusalOf(settlement);
  return refusal?.reason === "undefined" ? [showFormula(refusal.condition)] : [];
}
