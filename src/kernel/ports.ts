/** What the kernel's callers may ask of untrusted searchers: types only, so that no layer below knows a searcher. */

import type { Expr } from "../math/expr.ts";
import type { Obligation, Proposal } from "./obligation.ts";

/** Offers proofs and witnesses for an obligation, best first; the kernel judges each. Deterministic. */
export interface Searcher {
  readonly name: string;
  propose(obligation: Obligation): Iterable<Proposal> | AsyncIterable<Proposal>;
}

/**
 * A computer algebra system. Every answer is a guess that the kernel re-checks: an empty list means "no answer".
 * Answers must use only the symbols of the question.
 */
export interface Oracle {
  readonly name: string;
  /** Candidate solutions of `equation = 0` in the symbol `unknown`. */
  solve(equation: Expr, unknown: string): Promise<readonly Expr[]>;
  /** Candidate antiderivatives in the symbol `variable`. */
  integrate(integrand: Expr, variable: string): Promise<readonly Expr[]>;
  /** Candidate factored or simpler forms of the same value. */
  simplify(expr: Expr): Promise<readonly Expr[]>;
  factor(expr: Expr): Promise<readonly Expr[]>;
  /** Frees whatever the oracle holds (a worker). */
  close(): Promise<void>;
}
