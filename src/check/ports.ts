/** What the checker needs from outside: the texts of files, and searchers to settle obligations. */

import type { Verdict } from "../kernel/judge.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { Oracle } from "../kernel/ports.ts";

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

export interface Tools {
  /** The verdict on an obligation after every search. */
  settle(obligation: Obligation): Promise<Settlement>;
  /** The same after the cheapest search only, for guesses of which most are wrong. */
  glance(obligation: Obligation): Promise<Settlement>;
  readonly oracle: Oracle;
}

export interface CheckOptions {
  /** Leave out the search for what would repair a wrong claim. */
  readonly withoutDiagnosis?: boolean;
  /** Check only the steps with these ids; propositions about other steps are then not decided. */
  readonly only?: ReadonlySet<string>;
}
