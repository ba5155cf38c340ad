/** Simultaneous replacement of symbols and applications: by values, and by what definitions stand for. */

import type { Expr, Formula, Integral, Limit, Series } from "../math/expr.ts";
import { children, mapFormula, nodesIn, sameExpr, someNode, withChildren } from "../math/expr.ts";
import { isBoundBy } from "../math/series.ts";
import { evaluateDerivatives } from "./differentiate.ts";
import { Stop } from "./meter.ts";
import { sameValue } from "./normal.ts";

/** Larger expressions are not replaced in: values put in again and again double them each time. */
const SIZE_LIMIT = 100_000;

export type Substitution = readonly (readonly [from: Expr, to: Expr])[];

/**
 * The expression with each key (a symbol, an application such as p(s), or a node such as min(a, b)) replaced by a
 * value, all at once; replacements are not searched again. An application matches when its arguments have the same
 * values as the key's, another node when it is written the same.
 * Derivatives inside are taken first, since a value must not vary with their variable. Throws Stop when a value
 * would be caught by an integral's variable.
 */
export function substitute(e: Expr, pairs: Substitution): Expr {
  const plain = evaluateDerivatives(e, sameValue);
  if (nodesIn(plain, SIZE_LIMIT) >= SIZE_LIMIT) throw new Stop("budget", "An expression grows too large.");
  return replaceAll(plain, pairs);
}

/** The same for a formula. */
export function substituteFormula(f: Formula, pairs: Substitution): Formula {
  return mapFormula(f, (e) => substitute(e, pairs));
}

/**
 * The expression with names written out as what they are defined to be. Unlike values, definitions are caught by
 * derivatives and integrals: with a defined as x^2, d(a)/d(x) is 2 x.
 */
export function expandDefinitions(e: Expr, pairs: Substitution): Expr {
  const hit = pairs.find(([from]) => matches(e, from));
  if (hit) return hit[1];
  return overChildren(e, (part) => expandDefinitions(part, pairs));
}

function replaceAll(e: Expr, pairs: Substitution): Expr {
  const hit = pairs.find(([from]) => matches(e, from));
  if (hit) return hit[1];
  switch (e.kind) {
    case "integral":
    case "limit":
      return replaceUnder(e, pairs, (name) => name === e.in);
    case "series":
      // A subscript of a name inside a sum may be its index.
      return replaceUnder(e, pairs, (name) => isBoundBy(name, e.index));
  }
  return overChildren(e, (part) => replaceAll(part, pairs));
}

/** A bound variable is its own: it is not replaced, and no value may speak of another one of its name. */
function replaceUnder(e: Integral | Limit | Series, pairs: Substitution, isBound: (name: string) => boolean): Expr {
  const isVariable = (node: Expr): boolean => node.kind === "symbol" && isBound(node.name);
  const inside = pairs.filter(([from]) => !isVariable(from));
  if (inside.some(([from, to]) => someNode(from, isVariable) || someNode(to, isVariable)))
    throw new Stop(
      "unsupported",
      "A value contains the variable of an integral, a limit or a sum; rename that variable.",
    );
  const [of, ...ends] = children(e) as [Expr, ...Expr[]];
  return withChildren(e, [replaceAll(of, inside), ...ends.map((end) => replaceAll(end, pairs))]);
}

function overChildren(e: Expr, map: (part: Expr) => Expr): Expr {
  const parts = children(e);
  if (parts.length === 0) return e;
  const replaced = parts.map(map);
  return replaced.every((part, i) => part === parts[i]) ? e : withChildren(e, replaced);
}

function matches(e: Expr, from: Expr): boolean {
  if (from.kind === "symbol") return e.kind === "symbol" && e.name === from.name;
  if (from.kind !== "application") return sameExpr(e, from);
  if (e.kind !== "application") return false;
  return (
    e.name === from.name &&
    e.orders.join() === from.orders.join() &&
    e.args.every((arg, i) => sameValue(arg, from.args[i] as Expr))
  );
}
