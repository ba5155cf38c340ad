/** Points: exact values for symbols and for abstract functions at finitely many arguments. */

import type { Application, Expr, Piecewise, Series } from "../math/expr.ts";
import { children, mapFormula, withChildren } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { compare, rational, showRational } from "../math/rational.ts";
import { evaluateDerivatives } from "./differentiate.ts";
import { truthOfClosed } from "./enclosure.ts";
import { openField, ratioOf } from "./field.ts";
import { mustExist } from "./functions.ts";
import type { Datum } from "./interpolate.ts";
import { mustInterpolate } from "./interpolate.ts";
import { attempt, openMeter, Stop } from "./meter.ts";
import { sameValue, toElement } from "./normal.ts";
import type { Functions, Point } from "./obligation.ts";
import { writtenOut } from "./unfold.ts";

/** A point whose function values are known to be those of some smooth function of the declared range. */
export interface Table {
  /** What expressions are at the point, each worked out once. */
  readonly closed: WeakMap<Expr, Expr>;
  readonly symbols: ReadonlyMap<string, Expr>;
  /** By function, orders and arguments. */
  readonly values: ReadonlyMap<string, Expr>;
  /** Those of the values that are rational, as far as they were asked for. */
  readonly rationals: Map<string, Rational>;
  /** Whether all values are written as plain numbers. */
  readonly isPlain: boolean;
}

/** The rational value of a closed expression, when it has one that the normal form shows. */
export function closedRational(e: Expr): Rational | undefined {
  const ratio = attempt(() => ratioOf(toElement(openField(openMeter(100_000)), e)));
  return ratio && rational(ratio[0], ratio[1]);
}

/**
 * The table of a point. Throws Stop when a value is not closed, when a function would take two values at the same
 * arguments, leave its declared range, or have a slope where it touches the end of its range.
 */
export function tableOf(point: Point, functions: Functions): Table {
  mustExist(functions);
  const symbols = new Map<string, Expr>();
  for (const { at, value } of point) {
    if (!isClosed(value)) throw new Stop("unsupported", "A value at the point is not a number.");
    if (at.kind === "symbol") setOnce(symbols, at.name, value);
  }
  const values = new Map<string, Expr>();
  const touched = new Set<string>();
  const sloped = new Set<string>();
  const data: Datum[] = [];
  for (const { at, value } of point) {
    if (at.kind !== "application") continue;
    const exact = exactArguments(at, (e) => close(e, openTable(symbols, values)));
    const args = exact.map(showRational).join();
    data.push({ name: at.name, orders: at.orders, args: exact, value: closedRational(value) });
    setOnce(values, `${at.name}[${at.orders.join()}](${args})`, value);
    const place = `${at.name}(${args})`;
    if (isSlope(at, functions)) sloped.add(place);
    else if (isAtEnd(at.name, value, functions)) touched.add(place);
  }
  mustInterpolate(data, functions);
  for (const place of sloped)
    if (touched.has(place)) throw new Stop("unsupported", `A slope of ${place} is given at an end of its range.`);
  return openTable(symbols, values);
}

const openTable = (symbols: ReadonlyMap<string, Expr>, values: ReadonlyMap<string, Expr>): Table => ({
  closed: new WeakMap(),
  symbols,
  values,
  rationals: new Map(),
  isPlain: [...symbols.values(), ...values.values()].every(isPlainNumber),
});

const isPlainNumber = (e: Expr): boolean => e.kind === "number" || (e.kind === "negation" && e.of.kind === "number");

function setOnce(values: Map<string, Expr>, key: string, value: Expr): void {
  const known = values.get(key);
  if (known !== undefined && !sameValue(known, value))
    throw new Stop("unsupported", `The point gives ${key} two values.`);
  values.set(key, value);
}

/** Whether a derivative is given. Throws Stop when the declared range leaves the function no room to vary. */
function isSlope({ name, orders }: Application, functions: Functions): boolean {
  if (orders.every((order) => order === 0)) return false;
  const { lower, upper } = functions[name] ?? {};
  if (lower && upper && compare(lower, upper) >= 0)
    throw new Stop("unsupported", `A slope of ${name}, which is constant, is given.`);
  return true;
}

/** Whether a value lies on a declared bound. Throws Stop when it lies outside, or cannot be compared. */
function isAtEnd(name: string, value: Expr, functions: Functions): boolean {
  const declared = functions[name];
  if (declared?.lower === undefined && declared?.upper === undefined) return false;
  const exact = closedRational(value);
  if (exact === undefined) throw new Stop("unsupported", "A value of a bounded function must be rational.");
  const below = declared.lower && compare(exact, declared.lower);
  const above = declared.upper && compare(declared.upper, exact);
  if (below === -1 || above === -1) throw new Stop("unsupported", `${name} leaves its declared range at the point.`);
  return below === 0 || above === 0;
}

/** Whether an expression consists of numbers and elementary functions of numbers. */
export function isClosed(e: Expr): boolean {
  if (e.kind === "symbol" || e.kind === "application" || e.kind === "derivative" || e.kind === "integral") return false;
  if (e.kind === "series" || e.kind === "limit" || e.kind === "piecewise") return false;
  return children(e).every(isClosed);
}

/** The arguments as exact rationals. Throws Stop when one is not rational. */
function exactArguments(at: Application, closeArgument: (e: Expr) => Expr): readonly Rational[] {
  return at.args.map((arg) => {
    const value = closedRational(closeArgument(arg));
    if (value === undefined) throw new Stop("unsupported", "An argument of a function is not rational at the point.");
    return value;
  });
}

/** The expression at the point: closed. Throws Stop when the point lacks a value that is needed. */
export function close(e: Expr, table: Table): Expr {
  const known = table.closed.get(e);
  if (known !== undefined) return known;
  const result = closeOnce(e, table);
  table.closed.set(e, result);
  return result;
}

function closeOnce(e: Expr, table: Table): Expr {
  if (e.kind === "symbol") {
    const value = table.symbols.get(e.name);
    if (value === undefined) throw new Stop("unsupported", `The point gives no value to ${e.name}.`);
    return value;
  }
  if (e.kind === "series") return closeSeries(e, table);
  if (e.kind === "integral" || e.kind === "limit") throw new Stop("unsupported", "It has no value until it is proved.");
  if (e.kind === "piecewise") return close(chosenPiece(e, table), table);
  if (e.kind === "derivative") return close(evaluateDerivatives(e, sameValue), table);
  if (e.kind === "application") {
    const args = exactArguments(e, (arg) => close(arg, table));
    const value = table.values.get(`${e.name}[${e.orders.join()}](${args.map(showRational).join()})`);
    if (value === undefined) throw new Stop("unsupported", `The point gives no value to ${e.name} at these arguments.`);
    return value;
  }
  const parts = children(e);
  const values = parts.map((part) => close(part, table));
  return parts.length === 0 ? e : withChildren(e, values);
}

/** A sum or product of which the bounds are known at the point, term by term. */
function closeSeries(e: Series, table: Table): Expr {
  const terms = writtenOut({ ...e, from: close(e.from, table), to: close(e.to, table) });
  if (terms === undefined) throw new Stop("unsupported", "The bounds of a sum or product are no whole numbers.");
  return close(terms, table);
}

/** The piece that counts at the point. Throws Stop when that is not known. */
function chosenPiece({ pieces, otherwise }: Piecewise, table: Table): Expr {
  for (const { value, when } of pieces) {
    const truth = truthOfClosed(mapFormula(when, (e) => close(e, table)));
    if (truth === "true") return value;
    if (truth !== "false") throw new Stop("unsupported", "Which piece counts at the point is not known.");
  }
  return otherwise;
}
