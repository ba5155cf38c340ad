/** Settling an obligation: searchers propose in turn, the kernel judges, the first verdict stands. */

import type { Verdict } from "../kernel/judge.ts";
import { judge } from "../kernel/judge.ts";
import type { Obligation, Refusal, ValueEvidence } from "../kernel/obligation.ts";
import type { Oracle, Searcher } from "../kernel/ports.ts";
import { areDifferent, identities } from "./identities.ts";
import { prover, quickProver } from "./prover.ts";
import { speaksOfValues, withFoundValues } from "./values.ts";
import { quickWitness, witnessSearch } from "./witness/witness.ts";

export interface Settlement {
  readonly verdict: Verdict;
  /** The searchers that were asked, in order. */
  readonly tried: readonly string[];
  /** Kernel operations spent on judging. */
  readonly operations: number;
}

/** Cheap searchers first: most claims of a paper need only the first two. */
const LADDER: readonly Searcher[] = [identities, quickProver, quickWitness, prover, witnessSearch];
/** Where two sides differ at a point, a proof would have to come from equations that are given. */
const FOR_DIFFERENT: readonly Searcher[] = [quickWitness, quickProver, prover, witnessSearch];

const ladderFor = (obligation: Obligation): readonly Searcher[] => (areDifferent(obligation) ? FOR_DIFFERENT : LADDER);

/** The verdict on an obligation, after asking each searcher in turn, the `last` ones last, until one proposal decides. */
export async function settle(
  obligation: Obligation,
  oracle?: Oracle,
  last: readonly Searcher[] = [],
): Promise<Settlement> {
  const ladder = [...ladderFor(obligation), ...last];
  if (!speaksOfValues(obligation)) return climb(obligation, obligation, [], ladder);
  const found = oracle && (await withFoundValues(obligation, oracle));
  if (found) return climb(obligation, found.obligation, found.values, ladder);
  const refusal: Refusal = { reason: "unsupported", detail: "No value was found for an integral, a sum or a limit." };
  return {
    verdict: { kind: "unknown", refusal, operations: 0 },
    tried: ["values of integrals, sums and limits"],
    operations: 0,
  };
}

/** The verdict after the cheapest search for a proof; integrals, sums and limits are given no value. */
export const glance = (obligation: Obligation): Promise<Settlement> => climb(obligation, obligation, [], [quickProver]);

/** Searches for the plain obligation, and has the original one judged with the values put in. */
async function climb(
  original: Obligation,
  plain: Obligation,
  values: readonly ValueEvidence[],
  ladder: readonly Searcher[],
): Promise<Settlement> {
  const tried: string[] = [];
  let operations = 0;
  let refusal: Refusal = { reason: "not-established", detail: "No searcher proposed anything." };
  for (const searcher of ladder) {
    tried.push(searcher.name);
    for await (const proposal of searcher.propose(plain)) {
      const verdict = judge(original, values.length > 0 ? { ...proposal, values } : proposal);
      operations += verdict.operations;
      if (verdict.kind !== "unknown") return { verdict, tried, operations };
      refusal = moreTelling(refusal, verdict.refusal);
    }
  }
  return { verdict: { kind: "unknown", refusal, operations }, tried, operations };
}

/** A missing condition of definedness says more than a failed search; a point at which it fails says most. */
function moreTelling(known: Refusal, next: Refusal): Refusal {
  const rank = (r: Refusal): number => (r.reason === "undefined" ? (r.at ? 3 : 2) : r.reason === "budget" ? 1 : 0);
  return rank(next) > rank(known) ? next : known;
}
