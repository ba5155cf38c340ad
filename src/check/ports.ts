/** What the checker needs from outside: the texts of files, and searchers to settle obligations. */

import type { Verdict } from "../kernel/judge.ts";
import type { Obligation, Proposal } from "../kernel/obligation.ts";
import type { Oracle } from "../kernel/ports.ts";
import type { Expr } from "../math/expr.ts";

export interface SourceFiles {
  /** The files to check, with forward slashes, as seen from the project's folder. */
  readonly paths: readonly string[];
  /** The text of a file below the project's folder, or undefined when there is none to be read. */
  read(path: string): string | undefined;
}

export interface Settlement {
  readonly verdict: Verdict;
  /** The searchers that were asked, in order. */
  readonly tried: readonly string[];
  /** Kernel operations spent on judging. */
  readonly operations: number;
}

/** How hard is searched: "glance" for the cheapest search only. */
export type Search = "settle" | "glance";

/** Evidence of an earlier run for the steps of one file, which is judged like any other, and a place for that of this run. */
export interface KeptEvidence {
  /** Whether something that is kept could not be read; known after everything was recalled. */
  isDamaged(): boolean;
  /** Whether something may be kept for an obligation: a cheap question, asked of many guesses. */
  has(obligation: Obligation): boolean;
  recall(obligation: Obligation, search: Search): Proposal | undefined;
  keep(obligation: Obligation, proposal: Proposal, search: Search): void;
  /** Whether an earlier run looked in vain for an edit that makes this refuted claim right. */
  isBeyondRepair(obligation: Obligation): boolean;
  noteBeyondRepair(obligation: Obligation): void;
}

export interface Tools {
  /** The verdict on an obligation after every search. */
  settle(obligation: Obligation): Promise<Settlement>;
  /** The same after the cheapest search only, for guesses of which most are wrong. */
  glance(obligation: Obligation): Promise<Settlement>;
  /** The left side of a claim with values for the integrals, sums and limits in it; undefined when one is not found. */
  valuedAs?(obligation: Obligation): Promise<Expr | undefined>;
  readonly oracle: Oracle;
  /** What is kept for a file. */
  evidence?(path: string): KeptEvidence;
}

export interface CheckOptions {
  /** Search for what has no evidence kept (the default), for nothing, or for everything again. */
  readonly search?: "missing" | "nothing" | "everything";
  /** Accept nothing that rests on the word of a solver. */
  readonly strict?: boolean;
  /** Leave out the search for what would repair a wrong claim. */
  readonly withoutDiagnosis?: boolean;
  /** Leave out the search for assumptions under which a claim that fails would hold. */
  readonly withoutAdvice?: boolean;
  /** Look for assumptions that follow from others, or that no step needs. */
  readonly assumptions?: boolean;
  /** Check only the steps with these ids; propositions about other steps are then not decided. */
  readonly only?: ReadonlySet<string>;
}
