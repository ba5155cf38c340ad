/** What a declaration says of a function applied: its bounds, the signs of its slopes, its density, its inverse. */

import type { Application, Relation } from "../math/expr.ts";
import { apply, num, numberOf, product, relation } from "../math/expr.ts";
import { compare } from "../math/rational.ts";
import { Stop } from "./meter.ts";
import type { FunctionFacts, Functions, SlopeFact } from "./obligation.ts";

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

/** The sign that a derivative of a function has everywhere: as declared of it, or of the density that it has. */
export function slopeOf(
  name: string,
  orders: readonly number[],
  functions: Functions,
): Pick<SlopeFact, "op"> | undefined {
  const declared = Object.hasOwn(functions, name) ? functions[name] : undefined;
  const own = declared?.slopes?.find((slope) => slope.orders.join() === orders.join());
  const [order = 0, another] = orders;
  if (own !== undefined || declared?.density === undefined || another !== undefined || order === 0) return own;
  const { density } = declared;
  const lower = order === 1 && !isInvertible(density, functions) ? functions[density]?.lower : undefined;
  if (lower !== undefined && lower.n >= 0n) return { op: lower.n > 0n ? ">" : ">=" };
  return slopeOf(density, [order - 1], functions);
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

const known = new WeakSet<Functions>();

/** Throws Stop when no functions are as declared, or when it is not known that there are. */
export function mustExist(functions: Functions): void {
  if (known.has(functions)) return;
  for (const [name, declared] of Object.entries(functions)) {
    checkRange(name, declared);
    checkSlopes(name, declared);
    if (declared.density !== undefined) checkDensity(name, declared.density, functions);
    if (declared.inverseOf !== undefined) checkInverse(name, declared.inverseOf, functions);
  }
  known.add(functions);
}

function refuse(name: string, why: string): never {
  throw new Stop("unsupported", `It is not known whether there is a function such as ${name}: ${why}.`);
}

function checkRange(name: string, { lower, upper, slopes = [] }: FunctionFacts): void {
  const order = lower && upper ? compare(lower, upper) : -1;
  if (order > 0) refuse(name, "its range is empty");
  if (order === 0 && slopes.some(({ op }) => op.length === 1)) refuse(name, "it is constant and has a slope");
}

/** Two signs for one derivative are one too many. */
function checkSlopes(name: string, { arity, slopes = [] }: FunctionFacts): void {
  const orders = slopes.map((slope) => slope.orders.join());
  if (new Set(orders).size < orders.length) refuse(name, "one of its derivatives is declared twice");
  if (slopes.some((slope) => slope.orders.length !== arity || slope.orders.every((order) => order === 0)))
    refuse(name, "a slope is declared that it does not have");
}

/** A density stands on its own, and all that is declared of the slopes of its function is declared of it. */
function checkDensity(name: string, density: string, functions: Functions): void {
  const own = functions[name] as FunctionFacts;
  const other = functions[density];
  if (other === undefined || own.arity !== 1 || other.arity !== 1) refuse(name, "its density is no such function");
  if (other.density !== undefined || density === name) refuse(name, "its density has a density");
  if ((own.slopes ?? []).length > 0) refuse(name, "its slopes are declared apart from its density");
  if (Object.entries(functions).some(([rival, facts]) => rival !== name && facts.density === density))
    refuse(name, "its density is that of another function");
  if ([name, density].some((one) => isInvertible(one, functions))) refuse(name, "it, or its density, has an inverse");
}

/** A function and its inverse run the same way; the inverse bends the other way where they increase. */
function checkInverse(name: string, original: string, functions: Functions): void {
  const own = functions[name] as FunctionFacts;
  const other = functions[original];
  if (other === undefined || own.arity !== 1 || other.arity !== 1 || original === name)
    refuse(name, "it is the inverse of no such function");
  if (other.inverseOf !== undefined) refuse(name, "it is the inverse of an inverse");
  if (Object.entries(functions).some(([rival, facts]) => rival !== name && facts.inverseOf === original))
    refuse(name, "there is another inverse");
  const sign = (of: FunctionFacts, order: number): string | undefined =>
    of.slopes?.find(({ orders }) => orders[0] === order)?.op[0];
  const [slope, bend] = [sign(other, 1), sign(other, 2)];
  if (sign(own, 1) !== undefined && sign(own, 1) !== slope) refuse(name, "it runs another way than its inverse");
  const expected = slope === ">" ? (bend === ">" ? "<" : ">") : bend;
  if (sign(own, 2) !== undefined && (bend === undefined || slope === undefined || sign(own, 2) !== expected))
    refuse(name, "it bends another way than its inverse");
}
