/** How exponentials, and logarithms, compare with each other, as lemmas: as their arguments do. */

import { isEvident } from "../kernel/facts.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence, Proof } from "../kernel/obligation.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr } from "../math/expr.ts";
import { call, minus, num, relation } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn, sideBench, withLemmas } from "./bench.ts";
import { conditionsFor } from "./images.ts";
import { evidenceFromSign, signOfFactor } from "./signs.ts";

/** More exponentials than this are not compared with each other. */
const MOST = 4;

export function orderExponentials(bench: Bench): void {
  const { field } = bench.state;
  const args = field.generators.flatMap((g) => (g.kind === "exp" ? [attempt(() => fromElement(field, g.arg))] : []));
  const known = args.filter((arg) => arg !== undefined);
  for (const [i, arg] of known.entries()) {
    order(bench, arg, undefined);
    if (known.length <= MOST) for (const other of known.slice(i + 1)) order(bench, arg, other);
  }
}

/** ln(a) against ln(b), for logarithms of what is compared by its signs. */
export function orderLogarithms(bench: Bench): void {
  const { field } = bench.state;
  const args = field.generators.flatMap(({ kind, expr }) => (kind === "ln" && expr.kind === "call" ? [expr.arg] : []));
  if (args.length > MOST) return;
  for (const [i, a] of args.entries())
    for (const b of args.slice(i + 1)) {
      const found = bySign(bench, minus(a, b));
      const claim = found && relation(found.op, call("ln", a), call("ln", b));
      const conditions = claim && !isEvident(bench.state, claim) ? conditionsFor(bench, claim) : undefined;
      if (!claim || !conditions) continue;
      const then: Proof = { conditions: [], claim: found.evidence };
      addLemma(bench, claim, { conditions, claim: { by: "image", under: { map: "exp" }, sides: [], then } });
    }
}

/** exp(a) against exp(b), or against one, once the sign of a - b is known. */
function order(bench: Bench, a: Expr, b: Expr | undefined): void {
  const difference = b === undefined ? a : minus(a, b);
  const found = bySign(bench, difference) ?? (b === undefined ? undefined : bySearch(bench, difference));
  const claim = found && relation(found.op, call("exp", a), b === undefined ? num(1) : call("exp", b));
  if (claim && !isEvident(bench.state, claim))
    addLemma(bench, claim, { conditions: [], claim: underLogarithm(found.evidence) });
}

interface Sign {
  readonly op: ">" | ">=" | "<" | "<=";
  readonly evidence: Evidence;
}

function bySign(bench: Bench, e: Expr): Sign | undefined {
  const side = sideBench(bench);
  const found = signOfFactor(side, e);
  if (found === undefined) return undefined;
  const op = found.sign === 1 ? (found.strict ? ">" : ">=") : found.strict ? "<" : "<=";
  const evidence = evidenceFromSign(relation(op, e, num(0)), found);
  return evidence && { op, evidence: withLemmas(side, 0, evidence) };
}

function bySearch(bench: Bench, e: Expr): Sign | undefined {
  for (const op of [">=", "<="] as const) {
    const evidence = proveIn(bench, bench.state, relation(op, e, num(0)), 1);
    if (evidence) return { op, evidence };
  }
  return undefined;
}

/** Evidence that compares both sides under ln, where both are positive by their kind. */
function underLogarithm(claim: Evidence): Evidence {
  const sides: readonly Evidence[] = [{ by: "identity" }, { by: "identity" }];
  return { by: "image", under: { map: "ln" }, sides, then: { conditions: sides, claim } };
}
