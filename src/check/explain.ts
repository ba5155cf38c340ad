/** What a reader is told of a demand that is refuted, or not decided. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { judge } from "../kernel/judge.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Obligation, Point, Refusal } from "../kernel/obligation.ts";
import type { Expr } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Demand } from "../steps/demand.ts";
import { showPoint } from "./evidence-words.ts";
import type { Settlement } from "./ports.ts";
import { undecidedWords } from "./undecided.ts";

/** One demand with how it was settled; where another way was tried as well, the way that decided. */
export interface Result {
  readonly demand: Demand;
  readonly settlement: Settlement;
  /** How it counts for the step, where that is not the verdict on this demand. */
  readonly stands?: "refuted" | "unknown";
  /** What suffices for it, where that is told. */
  readonly suffices?: string;
}

/** The counterexample of the step is that of the first refutation; the others name their own. */
export function refutation({ demand, settlement }: Result, withPoint: boolean): Diagnostic {
  const point = pointOf(settlement);
  const claimed = demand.sides.find(({ what }) => what === "the claim");
  return {
    code: demand.code,
    severity: "error",
    span: demand.span,
    message: demand.fault,
    ...(demand.derived ? { expected: shownNormal(demand.derived) } : {}),
    ...(demand.derived && claimed ? { found: showExpr(claimed.of) } : {}),
    ...(demand.digits ? numbered(demand.digits, demand.span) : {}),
    ...(withPoint && point && point.length > 0 ? { hint: `It fails at ${showPoint(point)}.` } : {}),
  };
}

const numbered = (
  { expected, found, isRepair }: NonNullable<Demand["digits"]>,
  span: Demand["span"],
): Partial<Diagnostic> => ({
  expected,
  found,
  ...(isRepair ? { fix: { span, text: expected, safe: false } } : {}),
});

export const pointOf = ({ verdict }: Settlement): Point | undefined =>
  verdict.kind === "refuted" ? verdict.point : undefined;

/** An expression as it reads best when its print is not known: derivatives taken, in normal form. */
const shownNormal = (e: Expr): string => showExpr(normalExpr(attempt(() => evaluateDerivatives(e)) ?? e));

export function indecision({ demand, settlement }: Result): Diagnostic {
  const base = { severity: "error", span: demand.span } as const;
  const refusal = refusalOf(settlement);
  if (refusal?.reason === "undefined")
    return {
      ...base,
      code: "F402",
      message: `It is not shown that \`${showFormula(refusal.condition)}\`, without which this is not defined.`,
      hint: failsAt(refusal.at, showFormula(refusal.condition), demand.way),
    };
  if (refusal?.reason === "budget" || isTooMuchWork(demand.obligation))
    return {
      ...base,
      code: "F403",
      message: `The budget was spent before it was decided whether ${demand.what}.`,
      hint: "Split the step in two.",
    };
  return {
    ...base,
    code: "F401",
    message: `It is not decided whether ${demand.what}.`,
    hint: undecidedWords(settlement, demand.obligation),
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

function failsAt(point: Point | undefined, condition: string, way: Demand["way"]): string {
  if (!point || point.length === 0) return `Assume \`${condition}\`, or something that implies it.`;
  const assume = `assume \`${condition}\` where the claim is meant.`;
  if (way === undefined) return `At ${showPoint(point)} the assumptions hold and it fails; ${assume}`;
  const [holds, lacks, fate] = way === "⇒" ? ["statement", "claim", "lost"] : ["claim", "statement", "gained"];
  return `At ${showPoint(point)} the ${holds} holds and the ${lacks} is not defined, so this point is ${fate}; ${assume}`;
}

const refusalOf = ({ verdict }: Settlement): Refusal | undefined =>
  verdict.kind === "unknown" ? verdict.refusal : undefined;
