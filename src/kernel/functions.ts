/** What a declaration says of a function applied: its bounds, the signs of its slopes, its density, its inverse. */

import type { Application, Relation } from "../math/expr.ts";
import { apply, num, numberOf, product, relation } from "../math/expr.ts";
import type { Functions } from "./obligation.ts";

/** Relations that hold of the application wherever it is defined. */
export function functionFacts(e: Application, functions: Functions): readonly Relation[] {
  return [...rangeFacts(e, functions), ...slopeFacts(e, functions), ...inverseFacts(e, functions)];
}

/**
 * The bounds of a declared function, which its derivatives do not share. They are not used where there is an inverse:
 * that is defined on the range only, and nothing here asks whether its argument lies in it.
 */
function rangeFacts(e: Application, functions: Functions): readonly Relation[] {
  const declared = functions[e.name];
  if (declared === undefined || e.orders.some((order) => order > 0) || isInvertible(e.name, functions)) return [];
  const bounds: Relation[] = [];
  if (declared.lower) bounds.push(relation(">=", e, numberOf(declared.lower)));
  if (declared.upper) bounds.push(relation("<=", e, numberOf(declared.upper)));
  return bounds;
}

const isInvertible = (name: string, functions: Functions): boolean =>
  functions[name]?.inverseOf !== undefined || Object.values(functions).some(({ inverseOf }) => inverseOf === name);

/** The declared sign of a derivative, and the density that a derivative is. */
function slopeFacts(e: Application, functions: Functions): readonly Relation[] {
  const declared = functions[e.name];
  const facts = (declared?.slopes ?? [])
    .filter(({ orders }) => orders.join() === e.orders.join())
    .map(({ op }) => relation(op, e, num(0)));
  const [order = 0] = e.orders;
  if (declared?.density === undefined || e.args.length !== 1 || order === 0) return facts;
  const density = apply(declared.density, e.args, [order - 1]);
  return [...facts, ...functionFacts(density, functions), relation("=", e, density)];
}

/** g(f(x)) = x and g'(f(x)) f'(x) = 1 for an inverse g of f, and the same the other way round. */
function inverseFacts(e: Application, functions: Functions): readonly Relation[] {
  const [inner] = e.args;
  if (e.args.length !== 1 || inner?.kind !== "application" || inner.args.length !== 1) return [];
  if (functions[e.name]?.inverseOf !== inner.name && functions[inner.name]?.inverseOf !== e.name) return [];
  if (inner.orders[0] !== 0) return [];
  const [x] = inner.args as [Application["args"][number]];
  if (e.orders[0] === 0) return [relation("=", e, x)];
  return e.orders[0] === 1 ? [relation("=", product(e, apply(inner.name, inner.args, [1])), num(1))] : [];
}
