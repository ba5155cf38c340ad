/**
 * The judge: the only code that says proved or refuted.
 *
 * A verdict is an instance of a class that is not exported, with a private field: no other module can make one,
 * and TypeScript refuses an object of the same shape.
 */

import type { Formula } from "../math/expr.ts";
import { FALSE, num, relation } from "../math/expr.ts";
import { conditionsOf } from "./conditions.ts";
import { truthAt } from "./evaluate.ts";
import { openState } from "./facts.ts";
import type { Meter } from "./meter.ts";
import { openMeter, Stop, spent } from "./meter.ts";
import type { Obligation, Point, Proof, Proposal, Refusal } from "./obligation.ts";
import type { Table } from "./point.ts";
import { tableOf } from "./point.ts";
import { establishProof, isIdentity, Undefined } from "./rules.ts";
import { scriptOf } from "./smt.ts";
import { withValues } from "./values.ts";

class ProvedVerdict {
  readonly kind = "proved";
  readonly #obligation: Obligation;
  /** What it rests on; the point, when the obligation asks for one. */
  readonly proposal: Proposal;
  readonly operations: number;
  constructor(obligation: Obligation, proposal: Proposal, operations: number) {
    this.#obligation = obligation;
    this.proposal = proposal;
    this.operations = operations;
  }
  get obligation(): Obligation {
    return this.#obligation;
  }
}

class RefutedVerdict {
  readonly kind = "refuted";
  readonly #obligation: Obligation;
  /** Where the claim fails; absent when it was shown that no point exists. */
  readonly point?: Point;
  readonly operations: number;
  constructor(obligation: Obligation, point: Point | undefined, operations: number) {
    this.#obligation = obligation;
    if (point !== undefined) this.point = point;
    this.operations = operations;
  }
  get obligation(): Obligation {
    return this.#obligation;
  }
}

export type Proved = ProvedVerdict;
export type Refuted = RefutedVerdict;
export interface Unknown {
  readonly kind: "unknown";
  readonly refusal: Refusal;
  readonly operations: number;
}
export type Verdict = Proved | Refuted | Unknown;

/** Kernel operations that one judgement may spend. */
const DEFAULT_BUDGET = 5_000_000;

/** Judges what was offered for an obligation. Never throws; refuses what it cannot re-check. */
export function judge(obligation: Obligation, proposal: Proposal, budget: number = DEFAULT_BUDGET): Verdict {
  const meter = openMeter(budget);
  const unknown = (refusal: Refusal): Unknown => ({ kind: "unknown", refusal, operations: spent(meter) });
  try {
    const plain = withValues(obligation, proposal.values ?? [], meter);
    const outcome = judgeProposal(plain, proposal, meter);
    if (outcome === "proved") return new ProvedVerdict(obligation, proposal, spent(meter));
    if (outcome !== "refuted") return unknown(outcome);
    const point = proposal.kind === "witness" ? proposal.point : undefined;
    return new RefutedVerdict(obligation, point, spent(meter));
  } catch (stop) {
    if (stop instanceof Undefined) return unknown({ reason: "undefined", condition: stop.condition });
    if (stop instanceof Stop) return unknown(refusalOf(stop, spent(meter)));
    // Evidence can come from a file, with parts missing or of the wrong kind.
    if (stop instanceof TypeError) return unknown({ reason: "not-established", detail: "The evidence is malformed." });
    if (stop instanceof RangeError) return unknown({ reason: "budget", operations: spent(meter) });
    throw stop;
  }
}

function judgeProposal(obligation: Obligation, proposal: Proposal, meter: Meter): "proved" | "refuted" | Refusal {
  switch (proposal.kind) {
    case "witness":
      return judgeWitness(obligation, proposal.point);
    case "proof":
      return judgeProof(obligation, proposal.proof, meter);
    case "solver":
      return judgeWord(obligation, proposal.script, proposal.answer);
    default:
      // Evidence can come from a file: a kind that is not listed says nothing.
      return { reason: "not-established", detail: "The proposal is of no known kind." };
  }
}

/** A solver's word is taken for the question in the kernel's own words, and for no other. */
function judgeWord(obligation: Obligation, script: string, answer: "unsat"): "proved" | Refusal {
  const own = scriptOf(obligation);
  if (own !== undefined && answer === "unsat" && script === own) return "proved";
  return { reason: "not-established", detail: "The solver was asked something else." };
}

/** A proof from the assumptions of what is claimed, or, when a point is asked for, of their contradiction. */
function judgeProof(obligation: Obligation, proof: Proof, meter: Meter): "proved" | "refuted" | Refusal {
  const claim = obligation.kind === "forall" ? obligation.claim : FALSE;
  if (proof.claim.by === "identity" && isIdentity(obligation.given, claim, meter)) return "proved";
  if (!establishProof(openState(obligation, meter), claim, proof))
    return { reason: "not-established", detail: "The evidence establishes nothing." };
  return obligation.kind === "forall" ? "proved" : "refuted";
}

function refusalOf(stop: Stop, operations: number): Refusal {
  switch (stop.reason) {
    case "budget":
      return { reason: "budget", operations };
    case "refused":
      return { reason: "not-established", detail: stop.message };
    case "division-by-zero":
      return { reason: "undefined", condition: relation("!=", num(0), num(0)) };
    case "unsupported":
      return { reason: "unsupported", detail: stop.message };
  }
}

function judgeWitness(obligation: Obligation, point: Point): "proved" | "refuted" | Refusal {
  const table = tableOf(point, obligation.functions);
  const notThere = obligation.given.find((f) => truthAt(f, table) !== "true");
  if (notThere !== undefined)
    return { reason: "not-established", detail: "The point is not known to satisfy the assumptions." };
  if (obligation.kind === "exists") return "proved";
  switch (truthAt(obligation.claim, table)) {
    case "false":
      return "refuted";
    case "undefined":
      return { reason: "undefined", condition: failingCondition(obligation.claim, table), at: point };
    default:
      return { reason: "not-established", detail: "The point is no counterexample." };
  }
}

function failingCondition(claim: Formula, table: Table): Formula {
  const conditions = conditionsOf(claim);
  return conditions.find((c) => truthAt(c, table) !== "true") ?? relation("!=", num(0), num(0));
}
