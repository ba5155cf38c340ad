/** The unknowns of a point: symbols, and applications of abstract functions treated as symbols of their own. */

import { evaluateDerivatives } from "../../kernel/differentiate.ts";
import { sameValue } from "../../kernel/normal.ts";
import type { Functions, Point } from "../../kernel/obligation.ts";
import type { Application, Expr, Formula } from "../../math/expr.ts";
import { children, mapFormula, numberOf, sym, withChildren } from "../../math/expr.ts";
import type { Rational } from "../../math/rational.ts";

export interface Atom {
  /** The name that stands for it in flattened formulas. */
  readonly name: string;
  readonly at: Expr;
  /** Applications with flattened arguments. */
  readonly args?: readonly Expr[];
  readonly lower?: Rational;
  readonly upper?: Rational;
}

export interface Flattened {
  readonly formulas: readonly Formula[];
  readonly atoms: readonly Atom[];
}

/** The formulas with every application replaced by a fresh symbol. */
export function flatten(formulas: readonly Formula[], functions: Functions): Flattened {
  const atoms: Atom[] = [];
  const symbol = (name: string): Expr => {
    if (!atoms.some((atom) => atom.name === name)) atoms.push({ name, at: sym(name) });
    return sym(name);
  };
  const application = (e: Application, args: readonly Expr[]): Expr => {
    const known = atoms.find((atom) => atom.args !== undefined && sameApplication(atom.at as Application, e));
    if (known) return sym(known.name);
    const declared = e.orders.every((order) => order === 0) ? functions[e.name] : undefined;
    const name = `${e.name}(${atoms.length})`;
    atoms.push({
      name,
      at: e,
      args,
      ...(declared?.lower ? { lower: declared.lower } : {}),
      ...(declared?.upper ? { upper: declared.upper } : {}),
    });
    return sym(name);
  };
  const visit = (e: Expr): Expr => {
    if (e.kind === "symbol") return symbol(e.name);
    const parts = children(e).map(visit);
    if (e.kind === "application") return application(e, parts);
    return parts.length === 0 ? e : withChildren(e, parts);
  };
  const flat = formulas.map((f) => mapFormula(f, (e) => visit(evaluateDerivatives(e, sameValue))));
  return { formulas: flat, atoms };
}

function sameApplication(a: Application, b: Application): boolean {
  return (
    a.name === b.name &&
    a.orders.join() === b.orders.join() &&
    a.args.length === b.args.length &&
    a.args.every((arg, i) => sameValue(arg, b.args[i] as Expr))
  );
}

/** The point that gives each atom its value; symbols first, since arguments are read from them. */
export function pointOf(atoms: readonly Atom[], values: ReadonlyMap<string, Expr | Rational>): Point {
  const entry = (atom: Atom) => {
    const value = values.get(atom.name);
    if (value === undefined) return [];
    return [{ at: atom.at, value: "kind" in value ? value : numberOf(value) }];
  };
  const symbols = atoms.filter((atom) => atom.args === undefined);
  return [...symbols, ...atoms.filter((atom) => atom.args !== undefined)].flatMap(entry);
}
