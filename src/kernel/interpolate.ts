/**
 * Whether finitely many values are those of some smooth function with the declared slopes.
 *
 * At a single argument any values will do that satisfy the declared signs, for a polynomial has them, and what is
 * strictly signed stays so nearby. At several arguments of a function of one variable, values in strict order, and
 * strictly on the right side of every chord and tangent, can be joined by a monotone or a concave function
 * (Schumaker 1983), and so can values on a straight line where nothing strict is declared against it. All else is refused, though it might be possible.
 */

import type { Rational } from "../math/rational.ts";
import { add, compare, div, mul, sign, sub, ZERO } from "../math/rational.ts";
import { Stop } from "./meter.ts";
import type { FunctionFacts, Functions, SlopeFact } from "./obligation.ts";

/** A value that a point gives to a function or one of its derivatives. */
export interface Datum {
  readonly name: string;
  readonly orders: readonly number[];
  readonly args: readonly Rational[];
  /** Undefined when it is not rational. */
  readonly value: Rational | undefined;
}

/** Throws Stop when the data are not known to be those of functions as declared. */
export function mustInterpolate(data: readonly Datum[], functions: Functions): void {
  for (const name of Object.keys(functions)) {
    const declared = functions[name] as FunctionFacts;
    if (isDensity(name, functions)) continue;
    const own = withDensity(name, data, functions);
    if (declared.inverseOf !== undefined || hasInverse(name, functions)) mustBeAbsent(name, own);
    const slopes = slopesOf(name, functions);
    if (own.length === 0) continue;
    if (declared.density !== undefined) mustAgree(name, own);
    if (slopes.length > 0) checkSlopes(name, own, slopes, declared);
  }
}

const isDensity = (name: string, functions: Functions): boolean =>
  Object.values(functions).some(({ density }) => density === name);
const hasInverse = (name: string, functions: Functions): boolean =>
  Object.values(functions).some(({ inverseOf }) => inverseOf === name);

function refuse(name: string, why: string): never {
  throw new Stop("unsupported", `It is not known whether a function such as ${name} has these values: ${why}.`);
}

function mustBeAbsent(name: string, own: readonly Datum[]): void {
  if (own.length > 0) refuse(name, "it is, or has, an inverse");
}

/** The values of a function and, as its derivatives, those of its density. */
function withDensity(name: string, data: readonly Datum[], functions: Functions): readonly Datum[] {
  const own = data.filter((d) => d.name === name);
  const { density } = functions[name] as FunctionFacts;
  if (density === undefined) return own;
  const raised = withDensity(density, data, functions).map((d) => ({ ...d, name, orders: [(d.orders[0] ?? 0) + 1] }));
  return [...own, ...raised];
}

/** The declared slopes, and those that the range and the slopes of a density give. */
function slopesOf(name: string, functions: Functions): readonly SlopeFact[] {
  const declared = functions[name] as FunctionFacts;
  const own = declared.slopes ?? [];
  if (declared.density === undefined) return own;
  const density = functions[declared.density];
  const raised = slopesOf(declared.density, functions).map((s) => ({ ...s, orders: [(s.orders[0] ?? 0) + 1] }));
  const { lower, upper } = density ?? {};
  if (upper !== undefined || (lower !== undefined && sign(lower) !== 0))
    refuse(name, "its density has bounds other than zero");
  return [...own, ...raised, ...(lower === undefined ? [] : [{ orders: [1], op: ">=" } as const])];
}

/** A derivative and the density that it is have one value. */
function mustAgree(name: string, data: readonly Datum[]): void {
  for (const [i, a] of data.entries())
    for (const b of data.slice(i + 1))
      if (a.orders.join() === b.orders.join() && isSamePlace(a, b) && !isSameValue(a.value, b.value))
        refuse(name, "its density has another value than its derivative");
}

const isSamePlace = (a: Datum, b: Datum): boolean =>
  a.args.every((arg, i) => compare(arg, b.args[i] as Rational) === 0);
const isSameValue = (a: Rational | undefined, b: Rational | undefined): boolean =>
  a !== undefined && b !== undefined && compare(a, b) === 0;

function checkSlopes(
  name: string,
  data: readonly Datum[],
  slopes: readonly SlopeFact[],
  declared: FunctionFacts,
): void {
  for (const datum of data) {
    if (datum.value === undefined) refuse(name, "a value is not rational");
    if (isAtEnd(datum, declared)) refuse(name, "it runs through an end of its range");
  }
  if (isStraight(data, slopes, declared)) return;
  for (const datum of data)
    for (const slope of slopes) if (slope.orders.join() === datum.orders.join()) checkSign(datum, slope, data, slopes);
  const places = new Set(data.map(({ args }) => args.map(({ n, d }) => `${n}/${d}`).join()));
  if (places.size < 2) return;
  if (data.some(({ args }) => args.length !== 1)) refuse(name, "it has several arguments at several points");
  for (const slope of slopes) checkCourse(name, data, slope);
}

/**
 * Whether the data are those of a straight line that runs as declared and stays between the bounds: what is only weakly
 * monotone or curved may be one.
 */
function isStraight(data: readonly Datum[], slopes: readonly SlopeFact[], { lower, upper }: FunctionFacts): boolean {
  const steepness = steepnessOf(data);
  const start = data.find(({ orders }) => orders[0] === 0);
  if (steepness === undefined || (start === undefined && (lower || upper))) return false;
  if (data.some(({ args }) => args.length !== 1)) return false;
  const wanted = sign(steepness);
  const mayBe = ({ orders, op }: SlopeFact): boolean => {
    const s = orders[0] === 1 ? wanted : 0;
    return s === 0 ? op.length === 2 : (s === 1) === op.startsWith(">");
  };
  const isInside = (value: Rational): boolean =>
    (lower === undefined || compare(value, lower) > 0) && (upper === undefined || compare(value, upper) < 0);
  const isOnLine = ({ orders, args, value }: Datum): boolean => {
    const [order = 0] = orders;
    const rise = start && mul(steepness, sub(args[0] as Rational, start.args[0] as Rational));
    const there = start && rise && add(start.value as Rational, rise);
    if (there !== undefined && !isInside(there)) return false;
    const expected = order === 0 ? there : order === 1 ? steepness : ZERO;
    return isSameValue(value, expected);
  };
  return slopes.every(mayBe) && data.every(isOnLine);
}

/** The slope of the only straight line that may have the data. */
function steepnessOf(data: readonly Datum[]): Rational | undefined {
  const tangent = data.find(({ orders }) => orders[0] === 1);
  if (tangent !== undefined) return tangent.value;
  const [a, b] = valuesOf(data, 0);
  return a && b && div(sub(b.value, a.value), sub(b.at, a.at));
}

const isAtEnd = ({ orders, value }: Datum, { lower, upper }: FunctionFacts): boolean =>
  orders.every((order) => order === 0) && (isSameValue(value, lower) || isSameValue(value, upper));

function checkCourse(name: string, data: readonly Datum[], { orders, op }: SlopeFact): void {
  const direction = op.startsWith(">") ? 1 : -1;
  if (orders[0] === 1) checkMonotone(name, valuesOf(data, 0), direction);
  else if (orders[0] === 2) checkCurved(name, data, direction);
  else refuse(name, "a derivative of higher order has a declared sign");
}

/** A weakly signed derivative that is zero has an extremum there, which leaves no room for further derivatives. */
function checkSign(datum: Datum, { op }: SlopeFact, data: readonly Datum[], slopes: readonly SlopeFact[]): void {
  const { name, value, orders } = datum;
  const s = sign(value as Rational);
  const wanted = op.startsWith(">") ? 1 : -1;
  if (s === wanted) return;
  if (s !== 0 || op.length === 1) refuse(name, "a derivative has another sign than declared");
  const total = (o: readonly number[]): number => o.reduce((a, b) => a + b, 0);
  const isFurther = (other: { readonly orders: readonly number[] }): boolean => total(other.orders) > total(orders);
  if (data.some((d) => isSamePlace(d, datum) && isFurther(d)) || slopes.some(isFurther))
    refuse(name, "a derivative of declared sign is zero, and a further one is known");
}

interface Place {
  readonly at: Rational;
  readonly value: Rational;
}

/** The values of the derivative of an order, from left to right. */
function valuesOf(data: readonly Datum[], order: number): readonly Place[] {
  return data
    .filter(({ orders }) => orders[0] === order)
    .map(({ args, value }) => ({ at: args[0] as Rational, value: value as Rational }))
    .sort((a, b) => compare(a.at, b.at))
    .filter(({ at }, i, all) => i === 0 || compare((all[i - 1] as Place).at, at) !== 0);
}

function checkMonotone(name: string, places: readonly Place[], direction: 1 | -1): void {
  for (const [i, next] of places.entries()) {
    const before = places[i - 1];
    if (before && compare(next.value, before.value) !== direction) refuse(name, "its values are not in strict order");
  }
}

/** Convex for direction 1, concave for -1: chords and tangents strictly ordered from left to right. */
function checkCurved(name: string, data: readonly Datum[], direction: 1 | -1): void {
  const values = valuesOf(data, 0);
  const tangents = valuesOf(data, 1);
  if (data.some(({ args }) => !values.some(({ at }) => compare(at, args[0] as Rational) === 0)))
    refuse(name, "it is curved, and has no value at one of the points");
  const steepness: Rational[] = [];
  for (const [i, place] of values.entries()) {
    const before = values[i - 1];
    if (before) steepness.push(div(sub(place.value, before.value), sub(place.at, before.at)));
    const tangent = tangents.find(({ at }) => compare(at, place.at) === 0);
    if (tangent) steepness.push(tangent.value);
  }
  for (const [i, next] of steepness.entries()) {
    const before = steepness[i - 1];
    if (before && sign(mul(sub(next, before), { n: BigInt(direction), d: 1n })) !== 1)
      refuse(name, "its slopes are not in strict order");
  }
}
