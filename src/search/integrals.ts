/** Values for the integrals of an obligation: antiderivatives from a computer algebra system, proved before use. */

import { hasIntegral, integralValue, isIntegral, premisesOf, replaceIntegral } from "../kernel/integral.ts";
import { judge } from "../kernel/judge.ts";
import { attempt } from "../kernel/meter.ts";
import type { IntegralEvidence, Obligation, Proof } from "../kernel/obligation.ts";
import type { Oracle } from "../kernel/ports.ts";
import type { Expr, Integral } from "../math/expr.ts";
import { children, relationsOf, someNode } from "../math/expr.ts";
import { prover, quickProver } from "./prover.ts";

export interface Evaluated {
  readonly obligation: Obligation;
  readonly integrals: readonly IntegralEvidence[];
}

/** Integrals of one obligation that are evaluated at most. */
const LIMIT = 20;

export const speaksOfIntegrals = (o: Obligation): boolean =>
  o.given.some(hasIntegral) || (o.kind === "forall" && hasIntegral(o.claim));

/** The obligation without integrals, and the evidence for it; undefined when an integral is not found. */
export async function evaluateIntegrals(obligation: Obligation, oracle: Oracle): Promise<Evaluated | undefined> {
  let current = obligation;
  const integrals: IntegralEvidence[] = [];
  for (let i = 0; i < LIMIT; i++) {
    const integral = innermost(current);
    if (integral === undefined) return { obligation: current, integrals };
    const evidence = await evaluate(current, integral, oracle);
    if (evidence === undefined) return undefined;
    const value = attempt(() => integralValue(integral, evidence.antiderivative));
    if (value === undefined) return undefined;
    integrals.push(evidence);
    current = replaceIntegral(current, integral, value);
  }
  return undefined;
}

function innermost(o: Obligation): Integral | undefined {
  const formulas = o.kind === "forall" ? [...o.given, o.claim] : o.given;
  const find = (e: Expr): Integral | undefined => {
    for (const child of children(e)) {
      const inner = find(child);
      if (inner) return inner;
    }
    return isIntegral(e) ? e : undefined;
  };
  for (const r of formulas.flatMap(relationsOf)) {
    const found = [r.left, r.right].filter((e) => someNode(e, isIntegral)).map(find);
    if (found[0]) return found[0];
  }
  return undefined;
}

async function evaluate(o: Obligation, integral: Integral, oracle: Oracle): Promise<IntegralEvidence | undefined> {
  for (const antiderivative of await oracle.integrate(integral.of, integral.in)) {
    const premises = attempt(() => premisesOf(o, integral, antiderivative));
    if (premises === undefined) continue;
    const ordered = await proofOf(premises.ordered);
    const slope = ordered && (await proofOf(premises.slope));
    if (ordered && slope) return { integral, antiderivative, ordered, slope };
  }
  return undefined;
}

async function proofOf(o: Obligation): Promise<Proof | undefined> {
  for (const searcher of [quickProver, prover])
    for await (const proposal of searcher.propose(o))
      if (proposal.kind === "proof" && judge(o, proposal).kind === "proved") return proposal.proof;
  return undefined;
}
