/** Values for the integrals, sums and limits of an obligation, each with the evidence that the kernel asks for. */

import type { Ground, Valued } from "../kernel/ground.ts";
import { isValued } from "../kernel/ground.ts";
import { integralValue } from "../kernel/integral.ts";
import { judge } from "../kernel/judge.ts";
import { attempt } from "../kernel/meter.ts";
import type { Argument, Obligation, Proof, SeriesEvidence, ValueEvidence } from "../kernel/obligation.ts";
import { seriesPremises, seriesValue } from "../kernel/partial-sums.ts";
import type { Oracle } from "../kernel/ports.ts";
import { writtenOut } from "../kernel/unfold.ts";
import { groundAround, replaceValued } from "../kernel/values.ts";
import type { Expr, Formula, Series } from "../math/expr.ts";
import { children, relation, relationsOf, someNode } from "../math/expr.ts";
import { identities } from "./identities.ts";
import { findAntiderivative } from "./integrals.ts";
import type { Court } from "./limits.ts";
import { findLimit } from "./limits.ts";
import { closedForms } from "./partial-sums.ts";
import { prover, quickProver } from "./prover.ts";

export interface Valuation {
  readonly obligation: Obligation;
  readonly values: readonly ValueEvidence[];
}

/** Values that are found for one obligation at most. */
const LIMIT = 20;
/** Proofs that are tried for all values of one obligation together. */
const MOST_PROOFS = 400;

/** What is left to be tried. */
interface Purse {
  proofs: number;
}

/** Whether a value has to be found: of an integral, of a limit, of a sum that cannot be written out. */
const needsValue = (e: Expr): boolean =>
  isValued(e) && (e.kind !== "series" || attempt(() => writtenOut(e) === undefined) === true);

export const speaksOfValues = (o: Obligation): boolean =>
  formulasOf(o)
    .flatMap(relationsOf)
    .some((r) => someNode(r.left, needsValue) || someNode(r.right, needsValue));

const formulasOf = (o: Obligation): readonly Formula[] => (o.kind === "forall" ? [...o.given, o.claim] : o.given);

/** The obligation with values put in, and the evidence for them; undefined when one is not found. */
export async function withFoundValues(
  obligation: Obligation,
  oracle: Oracle,
  purse: Purse = { proofs: MOST_PROOFS },
): Promise<Valuation | undefined> {
  let current = obligation;
  const values: ValueEvidence[] = [];
  for (let i = 0; i < LIMIT; i++) {
    const target = nextTarget(current);
    if (target === undefined) return { obligation: current, values };
    const found = await findValue(current, target, oracle, purse);
    if (found === undefined) return undefined;
    values.push(found.evidence);
    current = replaceValued(current, target, found.value);
  }
  return undefined;
}

/** The left side of a claim with values put in; undefined when one is not found. */
export async function valuedAs(obligation: Obligation, oracle: Oracle): Promise<Expr | undefined> {
  const found = await withFoundValues(obligation, oracle);
  const claim = found?.obligation.kind === "forall" ? found.obligation.claim : undefined;
  return claim?.kind === "relation" ? claim.left : undefined;
}

/** An outermost limit, which settles what stands inside it by itself; else an innermost integral or sum. */
function nextTarget(o: Obligation): Valued | undefined {
  for (const r of formulasOf(o).flatMap(relationsOf))
    for (const side of [r.left, r.right]) {
      const target = targetIn(side);
      if (target) return target;
    }
  return undefined;
}

function targetIn(e: Expr): Valued | undefined {
  if (e.kind === "limit") return e;
  for (const child of children(e)) {
    const inner = targetIn(child);
    if (inner) return inner;
  }
  return needsValue(e) ? (e as Valued) : undefined;
}

interface FoundValue {
  readonly evidence: ValueEvidence;
  readonly value: Expr;
}

async function findValue(o: Obligation, target: Valued, oracle: Oracle, purse: Purse): Promise<FoundValue | undefined> {
  const ground = attempt(() => groundAround(o, target));
  if (ground === undefined) return undefined;
  const court = courtWith(oracle, purse);
  if (target.kind === "limit") {
    const evidence = await findLimit(ground, target, court);
    return evidence && { evidence, value: evidence.value };
  }
  if (target.kind === "series") {
    const evidence = await findClosedForm(ground, target, court);
    const value = evidence && attempt(() => seriesValue(target, evidence.closed));
    return evidence && value && { evidence, value };
  }
  const evidence = await findAntiderivative(ground, target, oracle, court);
  const value = evidence && attempt(() => integralValue(target, evidence.antiderivative));
  return evidence && value && { evidence, value };
}

async function findClosedForm(ground: Ground, series: Series, court: Court): Promise<SeriesEvidence | undefined> {
  for (const closed of await closedForms(series)) {
    const premises = attempt(() => seriesPremises(ground, series, closed));
    if (premises === undefined) continue;
    const ordered = await court.prove(premises.ordered.ground, premises.ordered.claim);
    const first = ordered && (await court.prove(premises.first.ground, premises.first.claim));
    const next = first && (await court.prove(premises.next.ground, premises.next.claim));
    if (ordered && first && next) return { kind: "series", series, closed, ordered, first, next };
  }
  return undefined;
}

const courtWith = (oracle: Oracle, purse: Purse): Court => ({
  prove: (ground, claim) => proofOf({ kind: "forall", ...ground, claim }, purse),
  argue: ({ ground, claim }) => argumentFor({ kind: "forall", ...ground, claim }, oracle, purse),
  plain: async (ground, e) => {
    const asked: Obligation = { kind: "forall", ...ground, claim: relation("=", e, e) };
    if (!speaksOfValues(asked)) return e;
    const found = await withFoundValues(asked, oracle, purse);
    const claim = found?.obligation.kind === "forall" ? found.obligation.claim : undefined;
    return claim?.kind === "relation" ? claim.left : undefined;
  },
});

async function argumentFor(o: Obligation, oracle: Oracle, purse: Purse): Promise<Argument | undefined> {
  const found = speaksOfValues(o) ? await withFoundValues(o, oracle, purse) : { obligation: o, values: [] };
  const proof = found && (await proofOf(found.obligation, purse));
  return proof && (found.values.length === 0 ? { proof } : { values: found.values, proof });
}

async function proofOf(o: Obligation, purse: Purse): Promise<Proof | undefined> {
  if (purse.proofs <= 0) return undefined;
  purse.proofs -= 1;
  for (const searcher of [identities, quickProver, prover])
    for await (const proposal of searcher.propose(o))
      if (proposal.kind === "proof" && judge(o, proposal).kind === "proved") return proposal.proof;
  return undefined;
}
