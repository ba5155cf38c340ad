/**
 * Obligations as SMT-LIB scripts over the real numbers, for a solver to refute.
 *
 * The script of a claim says that the assumptions are defined and true, and that the claim is not. Each further line
 * is true wherever it speaks of something that is defined, so the script has a model for every counterexample: when
 * it has none, the claim holds. A model need not be a counterexample, because the script knows little of functions.
 */

import type { Expr, Formula } from "../math/expr.ts";
import { children, expressionsOf } from "../math/expr.ts";
import { learn } from "./conditions.ts";
import { withoutDerivatives } from "./facts.ts";
import { attempt, Stop } from "./meter.ts";
import type { Obligation } from "./obligation.ts";
import type { Script, Stand } from "./smt-script.ts";
import { assert, conjunction, implies, openScript } from "./smt-script.ts";
import { formulaTerm } from "./smt-terms.ts";

/** A script, and which of its constants are symbols and values of declared functions. */
export interface Question {
  readonly script: string;
  readonly stands: readonly Stand[];
}

/**
 * The script of a claim, in SMT-LIB 2 over the reals: when it is unsatisfiable, the obligation holds. The same text
 * for the same obligation. Undefined when the obligation asks for a point, or has no script.
 */
export const scriptOf = (obligation: Obligation): string | undefined =>
  obligation.kind === "forall" ? questionOf(obligation)?.script : undefined;

/** The script whose models are candidates for the counterexample, or the point, of an obligation. */
export function questionOf(obligation: Obligation): Question | undefined {
  return attempt(() => {
    const claim = obligation.kind === "forall" ? [obligation.claim] : [];
    for (const e of [...obligation.given, ...claim].flatMap(expressionsOf)) measure(e);
    const script = openScript(obligation.functions);
    for (const f of obligation.given) assume(script, f);
    for (const f of claim) deny(script, f);
    return { script: ["(set-logic QF_NRA)", ...script.lines, "(check-sat)", ""].join("\n"), stands: script.stands };
  });
}

/** Nodes of an expression, and how deep they lie, for which a script is written. */
const NODE_LIMIT = 20_000;
const DEPTH_LIMIT = 400;

/** Throws Stop when an expression is too large. */
function measure(of: Expr): void {
  let nodes = 0;
  const visit = (e: Expr, depth: number): void => {
    nodes += 1;
    if (nodes > NODE_LIMIT || depth > DEPTH_LIMIT) throw new Stop("budget", "An expression is too large for a solver.");
    for (const child of children(e)) visit(child, depth + 1);
  };
  visit(of, 0);
}

/** That a formula is defined and true, with the facts that come with its parts. */
function assume(script: Script, f: Formula): void {
  for (const { relation } of learn(f, script.functions)) assert(script, plainTerm(script, relation));
  assert(script, plainTerm(script, f));
}

/** That a formula is not both defined and true; a fact about a part of it needs the conditions that come before. */
function deny(script: Script, f: Formula): void {
  const conditions: string[] = [];
  for (const { kind, relation } of learn(f, script.functions)) {
    const term = plainTerm(script, relation);
    if (kind === "demand") conditions.push(term);
    else assert(script, implies(conditions, term));
  }
  assert(script, `(not ${conjunction([...conditions, plainTerm(script, f)])})`);
}

/** The term of a formula of which the derivatives are taken first. */
function plainTerm(script: Script, f: Formula): string {
  const plain = withoutDerivatives(f);
  for (const e of expressionsOf(plain)) measure(e);
  return formulaTerm(script, plain);
}
