/** Asks the quick searchers and the kernel, without waiting for the thorough ones; and the settings of the laws. */

import { appendFileSync } from "node:fs";
import fc from "fast-check";
import type { Verdict } from "../../src/kernel/judge.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Functions, Obligation, Proposal } from "../../src/kernel/obligation.ts";
import type { Searcher } from "../../src/kernel/ports.ts";
import { rational } from "../../src/math/rational.ts";
import { quickProver } from "../../src/search/prover.ts";
import { quickWitness } from "../../src/search/witness/witness.ts";
import { SYMBOLS } from "./expressions.ts";
import type { Fixed } from "./fixed-point.ts";
import { fixed } from "./fixed-point.ts";

/** The seed of this run, which is printed, and how many examples of each law are tried. */
export const seed = Number(process.env.LAWS_SEED ?? Date.now() % 1_000_000_000);
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env.LAWS_TIMES ?? 1));
export const settings = (usual: number): fc.Parameters<unknown> => ({ seed, numRuns: runs(usual) });

export const FUNCTIONS: Functions = {
  p: { arity: 1, lower: rational(0), upper: rational(1) },
  q: { arity: 1 },
};

/** The proposals of a searcher that does not wait for anything. */
export function proposalsOf(searcher: Searcher, obligation: Obligation): Iterable<Proposal> {
  const proposals = searcher.propose(obligation);
  if (!(Symbol.iterator in proposals)) throw new Error(`${searcher.name} is not immediate.`);
  return proposals;
}

/** The first verdict of the quick searchers. */
export function ask(obligation: Obligation, searchers: readonly Searcher[] = [quickProver, quickWitness]): Verdict {
  let last: Verdict | undefined;
  for (const searcher of searchers)
    for (const proposal of proposalsOf(searcher, obligation)) {
      last = judge(obligation, proposal);
      if (last.kind !== "unknown") return last;
    }
  return last ?? { kind: "unknown", refusal: { reason: "not-established", detail: "No proposal." }, operations: 0 };
}

/** A random point: rational values for the symbols, x and y not negative. */
export const points: fc.Arbitrary<ReadonlyMap<string, Fixed>> = fc
  .tuple(
    ...SYMBOLS.map((name) =>
      fc.tuple(fc.integer({ min: name === "z" ? -40 : 0, max: 40 }), fc.constantFrom(1, 3, 7, 10, 16)),
    ),
  )
  .map((values) => new Map(values.map(([n, d], i) => [SYMBOLS[i] as string, fixed(rational(n, d))])));

/** Prints how a law went; LAWS_REPORT names a file that gathers what a long run has tried. */
export function report(law: string, claims: number, counts: Readonly<Record<string, number>>): void {
  console.info(`${claims} ${law} (seed ${seed}): ${showTally(counts)}.`);
  const { LAWS_REPORT } = process.env;
  if (LAWS_REPORT) appendFileSync(LAWS_REPORT, `${JSON.stringify({ law, seed, claims, counts })}\n`);
}

/** Counts of what happened, for the summary of a law. */
export function tally<K extends string>(...kinds: readonly K[]): Record<K, number> {
  return Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<K, number>;
}

export const showTally = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(", ");
