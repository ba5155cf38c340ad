/** Assumptions and where they hold: the model, a case, a step. */

import type { Formula } from "../math/expr.ts";
import { sameFormula } from "../math/expr.ts";
import type { Span } from "../math/span.ts";

export interface Assumption {
  /** As written. */
  readonly printed: Formula;
  /** With definitions expanded. */
  readonly meaning: Formula;
  readonly because?: string;
  readonly span: Span;
  /** Whether it restates the declared domain of a symbol. */
  readonly isDomain: boolean;
}

export interface Scope {
  /** The title of a case; empty for a model. */
  readonly title: string;
  /** The scopes it stands in; a file stands in the models of the files it uses. */
  readonly parents: readonly Scope[];
  readonly assumptions: readonly Assumption[];
  readonly span: Span;
}

/** All assumptions that hold in a scope, the outermost first, each once. */
export function assumptionsIn(scope: Scope): readonly Assumption[] {
  const found: Assumption[] = [];
  const seen = new Set<Scope>();
  const visit = (s: Scope): void => {
    if (seen.has(s)) return;
    seen.add(s);
    s.parents.forEach(visit);
    for (const a of s.assumptions) if (!found.some((other) => sameFormula(other.meaning, a.meaning))) found.push(a);
  };
  visit(scope);
  return found;
}

/** The titles of the cases a scope stands in, outermost first. */
export function casesOf(scope: Scope): readonly string[] {
  const outer = scope.parents.length === 1 && scope.parents[0] ? casesOf(scope.parents[0]) : [];
  return scope.title === "" ? outer : [...outer, scope.title];
}

/** The assumptions of the first list that the second lacks. */
export const missingFrom = (needed: readonly Formula[], given: readonly Formula[]): readonly Formula[] =>
  needed.filter((f) => !given.some((g) => sameFormula(f, g)));
