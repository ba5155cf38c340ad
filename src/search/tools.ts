/** The tools that a check works with: searchers and a computer algebra system, none of them trusted. */

import type { Obligation } from "../kernel/obligation.ts";
import type { Oracle } from "../kernel/ports.ts";
import type { OracleOptions } from "./oracle/oracle.ts";
import { casOracle } from "./oracle/oracle.ts";
import type { Settlement } from "./settle.ts";
import { glance, settle } from "./settle.ts";

export interface SearchTools {
  /** The verdict on an obligation after every search. */
  settle(obligation: Obligation): Promise<Settlement>;
  /** The same after the cheapest search only, for guesses of which most are wrong. */
  glance(obligation: Obligation): Promise<Settlement>;
  readonly oracle: Oracle;
  close(): Promise<void>;
}

/** Tools that start a worker for computer algebra when it is first asked. Close them when done. */
export function openTools(options: OracleOptions = {}): SearchTools {
  const oracle = casOracle(options);
  return {
    settle: (obligation) => settle(obligation, oracle),
    glance,
    oracle,
    close: () => oracle.close(),
  };
}
