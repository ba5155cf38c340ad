/** Simultaneous substitution of expressions for symbols and applications. */

import type { Expr, Formula } from "../math/expr.ts";
import { children, mapFormula, withChildren } from "../math/expr.ts";
import { Stop } from "./meter.ts";
import { sameValue } from "./normal.ts";

export type Substitution = readonly (readonly [from: Expr, to: Expr])[];

/**
 * The expression with each key (a symbol, or an application such as p(s)) replaced, all at once; replacements are
 * not searched again. An application matches when its arguments have the same values as the key's. Throws Stop
 * when a replaced symbol is the variable of a derivative or of an integral inside the expression.
 */
export function substitute(e: Expr, pairs: Substitution): Expr {
  const hit = pairs.find(([from]) => matches(e, from));
  if (hit) return hit[1];
  if (e.kind === "derivative" && pairs.some(([from]) => matches(e.in, from)))
    throw new Stop("unsupported", "A value is substituted for the variable of a derivative that is still to be taken.");
  if (e.kind === "integral" && pairs.some(([from]) => from.kind === "symbol" && from.name === e.in))
    throw new Stop("unsupported", "A value is substituted for the variable of an integral.");
  const parts = children(e);
  if (parts.length === 0) return e;
  const replaced = parts.map((part) => substitute(part, pairs));
  return replaced.every((part, i) => part === parts[i]) ? e : withChildren(e, replaced);
}

/** The same for a formula. */
export function substituteFormula(f: Formula, pairs: Substitution): Formula {
  return mapFormula(f, (e) => substitute(e, pairs));
}

function matches(e: Expr, from: Expr): boolean {
  if (from.kind === "symbol") return e.kind === "symbol" && e.name === from.name;
  if (from.kind !== "application" || e.kind !== "application") return false;
  return (
    e.name === from.name &&
    e.orders.join() === from.orders.join() &&
    e.args.every((arg, i) => sameValue(arg, from.args[i] as Expr))
  );
}
