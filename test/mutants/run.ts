/** The run of the bench: which mutants there are, which of them are taken, and what became of each. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Claim } from "./claims.ts";
import { claimsOf } from "./claims.ts";
import type { Bench, Outcome, TrueClaim } from "./examine.ts";
import { checkTrue, examine, groundOf } from "./examine.ts";
import type { Mutant } from "./mutants.ts";
import { mutantsOf, OPERATOR_NAMES, pairsOf } from "./mutants.ts";
import type { Origin } from "./sources.ts";
import { readSources } from "./sources.ts";

export interface Selection {
  readonly origins: readonly Origin[];
  /** Every so many-th mutant is taken. */
  readonly every: number;
  readonly operator?: string;
  readonly pairs: boolean;
}

export interface Taken {
  readonly all: number;
  readonly taken: readonly Mutant[];
}

/** The mutants of all files, and those selected: the same share of each operator. */
export function select(root: string, { origins, every, operator, pairs }: Selection): Taken {
  const all = origins.flatMap((origin) =>
    readSources(root, origin).flatMap((source) =>
      claimsOf(source, readerOf(root)).flatMap((claim) => (pairs ? pairsOf(claim) : mutantsOf(claim))),
    ),
  );
  const wanted = operator === undefined ? all : all.filter(({ operators }) => operators.includes(operator));
  const rank = ({ operators }: Mutant): number => OPERATOR_NAMES.indexOf(operators[0] ?? "");
  const byOperator = [...wanted].sort((a, b) => rank(a) - rank(b));
  return { all: wanted.length, taken: byOperator.filter((_, i) => i % every === 0) };
}

export const readerOf =
  (root: string): Bench["read"] =>
  (path) => {
    try {
      return readFileSync(join(root, path), "utf8");
    } catch {
      return undefined;
    }
  };

export interface Run {
  readonly outcomes: readonly Outcome[];
  /** Claims that are not proved as they are, and so cannot be misprinted. */
  readonly unproved: readonly Claim[];
}

/** Examines the mutants one after the other, claim by claim. */
export async function runBench(
  bench: Bench,
  mutants: readonly Mutant[],
  onOutcome: (done: number) => void = () => {},
): Promise<Run> {
  const run: { readonly outcomes: Outcome[]; readonly unproved: Claim[] } = { outcomes: [], unproved: [] };
  for (const [source, ofSource] of grouped(mutants, ({ claim }) => claim.source)) {
    const ground = await groundOf(bench, source);
    for (const ofStep of grouped(ofSource, ({ claim }) => claim.step).values()) {
      const { claim } = ofStep[0] as Mutant;
      const truth = await checkTrue(bench, ground, claim);
      if (!truth) run.unproved.push(claim);
      for (const mutant of truth ? ofStep : []) {
        run.outcomes.push(await examine(bench, truth as TrueClaim, mutant));
        onOutcome(run.outcomes.length);
      }
    }
  }
  return run;
}

function grouped<T, K>(list: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
