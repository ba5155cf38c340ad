/** The tools that a check works with: searchers, computer algebra and a solver, none of them trusted. */

import type { Obligation } from "../kernel/obligation.ts";
import type { Oracle, Searcher } from "../kernel/ports.ts";
import type { Expr } from "../math/expr.ts";
import type { OracleOptions } from "./oracle/oracle.ts";
import { casOracle } from "./oracle/oracle.ts";
import type { Settlement } from "./settle.ts";
import { glance, settle } from "./settle.ts";
import { valuedAs } from "./values.ts";
import { solverSearch } from "./z3/search.ts";
import type { SolverOptions } from "./z3/solver.ts";
import { openSolver } from "./z3/solver.ts";

export interface SearchTools {
  /** The verdict on an obligation after every search. */
  settle(obligation: Obligation): Promise<Settlement>;
  /** The same after the cheapest search only, for guesses of which most are wrong. */
  glance(obligation: Obligation): Promise<Settlement>;
  /** The left side of a claim with values for the integrals, sums and limits in it; undefined when one is not found. */
  valuedAs(obligation: Obligation): Promise<Expr | undefined>;
  readonly oracle: Oracle;
  /** The last to be asked. */
  readonly solver: Searcher;
  close(): Promise<void>;
}

/** Tools that start a worker for computer algebra, and one for the solver, when first asked. Close them when done. */
export function openTools(options: OracleOptions & { readonly z3?: SolverOptions } = {}): SearchTools {
  const oracle = casOracle(options);
  const z3 = openSolver(options.z3);
  const solver = solverSearch(z3);
  return {
    settle: (obligation) => settle(obligation, oracle, [solver]),
    glance,
    valuedAs: (obligation) => valuedAs(obligation, oracle),
    oracle,
    solver,
    async close() {
      await Promise.all([oracle.close(), z3.close()]);
    },
  };
}
