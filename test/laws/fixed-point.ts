/**
 * Values of expressions to some 60 decimal places, computed in another way than the kernel does: fixed-point numbers
 * without intervals, and concrete functions in the place of abstract ones.
 */

import type { Point } from "../../src/kernel/obligation.ts";
import type { Application, Elementary, Expr, Formula, Piecewise, Series } from "../../src/math/expr.ts";
import type { Rational } from "../../src/math/rational.ts";

/** Binary places. */
const PLACES = 240n;
const ONE = 1n << PLACES;
/** Smaller divisors, and larger values, are left alone: their rounding errors would show. */
const SMALL = ONE >> 40n;
const LARGE = ONE << 60n;
/** What counts as equal: 36 decimal places of room for the error of values up to 2^60. */
const TOLERANCE = ONE >> 100n;

/** A number times 2^240; undefined where there is no value, or none that is precise. */
export type Fixed = bigint | undefined;
export type Values = ReadonlyMap<string, Fixed>;
/** Values of applications. */
export type Interpretation = (e: Application, args: readonly bigint[]) => Fixed;

export const fixed = ({ n, d }: Rational): bigint => (n << PLACES) / d;
const toFloat = (x: bigint): number => Number(x >> 180n) / 2 ** 60;

const times = (a: bigint, b: bigint): bigint => (a * b) >> PLACES;
const over = (a: bigint, b: bigint): Fixed => (b > SMALL || b < -SMALL ? (a << PLACES) / b : undefined);
const within = (a: Fixed): Fixed => (a === undefined || a > LARGE || a < -LARGE ? undefined : a);

export function evaluate(e: Expr, at: Values, apply: Interpretation): Fixed {
  switch (e.kind) {
    case "number":
      return fixed(e.value);
    case "symbol":
      return at.get(e.name) ?? at.get(withNumbers(e.name, at));
    case "sum":
      return fold(e.terms, at, apply, 0n, (a, b) => a + b);
    case "product":
      return fold(e.factors, at, apply, ONE, times);
    case "negation":
      return map([e.of], at, apply, ([a]) => -a);
    case "quotient":
      return map([e.numerator, e.denominator], at, apply, ([a, b]) => over(a, b));
    case "power":
      return map([e.base, e.exponent], at, apply, ([a, b]) => raised(a, b));
    case "call":
      return map([e.arg], at, apply, ([a]) => CALLS[e.name](a));
    case "application":
      return map(e.args, at, apply, (args) => apply(e, args));
    case "extremum":
      return map(e.args, at, apply, (args) => args.reduce((a, b) => (a < b === (e.name === "min") ? a : b)));
    case "piecewise":
      return firstPiece(e, at, apply);
    case "series":
      return repeated(e, at, apply);
    case "derivative":
    case "integral":
      return undefined;
  }
}

/** The name with the numbers that the indices in it stand for. */
const withNumbers = (name: string, at: Values): string =>
  name
    .split("_")
    .map((part) => `${at.get(`index ${part}`) ?? part}`)
    .join("_");

/** The value of the first piece whose condition clearly holds where those before clearly fail; all have to have values. */
function firstPiece(e: Piecewise, at: Values, apply: Interpretation): Fixed {
  const values = [...e.pieces.map(({ value }) => value), e.otherwise].map((value) => evaluate(value, at, apply));
  const truths = e.pieces.map(({ when }) => clearTruth(when, at, apply));
  const chosen = truths.findIndex((truth) => truth !== false);
  if (values.includes(undefined) || truths.includes(undefined)) return undefined;
  return values[chosen < 0 ? truths.length : chosen];
}

/** Each term with the index at its value; a name that carries the index takes the value of the name for that number. */
function repeated(e: Series, at: Values, apply: Interpretation): Fixed {
  const first = evaluate(e.from, at, apply);
  const last = evaluate(e.to, at, apply);
  if (first === undefined || last === undefined || first % ONE !== 0n || last % ONE !== 0n) return undefined;
  let total: Fixed = e.name === "sum" ? 0n : ONE;
  if (last < first - ONE || last - first > 1000n * ONE) return undefined;
  for (let k = first; k <= last; k += ONE) {
    const term = evaluate(e.of, new Map(at).set(e.index, k).set(`index ${e.index}`, k / ONE), apply);
    total = within(
      total === undefined || term === undefined ? undefined : e.name === "sum" ? total + term : times(total, term),
    );
  }
  return total;
}

type Args = readonly bigint[] & { 0: bigint; 1: bigint };

function map(parts: readonly Expr[], at: Values, apply: Interpretation, to: (args: Args) => Fixed): Fixed {
  const values: bigint[] = [];
  for (const part of parts) {
    const value = evaluate(part, at, apply);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return within(to(values as unknown as Args));
}

function fold(
  parts: readonly Expr[],
  at: Values,
  apply: Interpretation,
  start: bigint,
  op: (a: bigint, b: bigint) => bigint,
): Fixed {
  return map(parts, at, apply, (values) => values.reduce(op, start));
}

const MOST_FACTORS = 2000n;

function raised(base: bigint, exponent: bigint): Fixed {
  if (exponent % ONE !== 0n) return base > SMALL ? exponential(times(exponent, logarithm(base))) : undefined;
  const n = exponent / ONE;
  const count = n < 0n ? -n : n;
  if (count > MOST_FACTORS) return undefined;
  let result: Fixed = ONE;
  for (let i = 0n; i < count && result !== undefined; i += 1n) result = within(times(result, base));
  return n < 0n && result !== undefined ? over(ONE, result) : result;
}

const CALLS: Readonly<Record<Elementary, (a: bigint) => Fixed>> = {
  sin: (a) => sineSeries(reduced(a)),
  cos: (a) => sineSeries(reduced(a + PI / 2n)),
  tan: (a) => over(sineSeries(reduced(a)), sineSeries(reduced(a + PI / 2n))),
  sqrt: squareRoot,
  exp: exponential,
  ln: (a) => (a > SMALL ? logarithm(a) : undefined),
  abs: (a) => (a < 0n ? -a : a),
};

/** Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239), with some places more than are kept. */
const PI = (16n * arctangentOfInverse(5n) - 4n * arctangentOfInverse(239n)) >> 40n;

function arctangentOfInverse(n: bigint): bigint {
  let power = (ONE << 40n) / n;
  let total = 0n;
  for (let k = 1n; power !== 0n; k += 4n) {
    total += power / k;
    power /= n * n;
    total -= power / (k + 2n);
    power /= n * n;
  }
  return total;
}

/** An angle less the whole turns in it, between 0 and 2 pi. */
const reduced = (a: bigint): bigint => ((a % (2n * PI)) + 2n * PI) % (2n * PI);

/** The Taylor series at 0. */
function sineSeries(a: bigint): bigint {
  const square = times(a, a);
  let term = a;
  let total = a;
  for (let n = 2n; term !== 0n && term !== -1n; n += 2n) {
    term = -times(term, square) / (n * (n + 1n));
    total += term;
  }
  return total;
}

/** Rounding may leave a root's argument just below zero. */
function squareRoot(a: bigint): Fixed {
  if (a <= 0n) return a > -TOLERANCE ? 0n : undefined;
  const n = a << PLACES;
  let x = 1n << BigInt(Math.ceil(n.toString(2).length / 2) + 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

function exponential(a: bigint): Fixed {
  return a > 40n * ONE || a < -40n * ONE ? undefined : exponentialSeries(a);
}

function exponentialSeries(a: bigint): bigint {
  const reduced = a >> 8n;
  let term = ONE;
  let total = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
    term = times(term, reduced) / n;
    total += term;
  }
  for (let i = 0; i < 8; i++) total = times(total, total);
  return total;
}

/** Newton's iteration on exp. */
function logarithm(a: bigint): bigint {
  let y = BigInt(Math.round(Math.log(toFloat(a)) * 2 ** 50)) << (PLACES - 50n);
  for (let i = 0; i < 4; i++) {
    const e = exponentialSeries(y);
    y += (2n * (a - e) * ONE) / (a + e);
  }
  return y;
}

/** Whether two values differ by more than rounding explains; undefined when one of them is not there. */
export function differ(a: Fixed, b: Fixed): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  const gap = a > b ? a - b : b - a;
  const size = [a, b].reduce((m, v) => (v > m ? v : -v > m ? -v : m), ONE);
  return gap > times(TOLERANCE, size) * 16n;
}

/** Whether a formula is clearly true or clearly false; undefined when rounding may decide. */
export function clearTruth(f: Formula, at: Values, apply: Interpretation): boolean | undefined {
  if (f.kind !== "relation") {
    const parts = f.parts.map((part) => clearTruth(part, at, apply));
    const decisive = f.kind === "or";
    if (parts.includes(decisive)) return decisive;
    return parts.includes(undefined) ? undefined : !decisive;
  }
  const left = evaluate(f.left, at, apply);
  const right = evaluate(f.right, at, apply);
  const apart = differ(left, right);
  if (apart === undefined || left === undefined || right === undefined) return undefined;
  if (!apart) return undefined;
  if (f.op === "=" || f.op === "!=") return f.op === "!=";
  return f.op === "<" || f.op === "<=" ? left < right : left > right;
}

/** p stays between 0 and 1, q is any function: two smooth functions that stand for all. */
export const concrete: Interpretation = (e, [t = 0n]) => {
  const square = times(t, t);
  if (e.orders.some((order) => order > 0)) return undefined;
  if (e.name === "p") return over(ONE, ONE + square);
  return over(square + 3n * t - ONE, square + 2n * ONE);
};

/** The values that a point gives, to applications too. */
export function atPoint(point: Point): { readonly values: Values; readonly apply: Interpretation } {
  const values = new Map<string, Fixed>();
  for (const { at, value } of point)
    if (at.kind === "symbol") values.set(at.name, evaluate(value, new Map(), concrete));
  const known: { readonly at: Application; readonly args: readonly Fixed[]; readonly value: Fixed }[] = [];
  const apply: Interpretation = (e, args) =>
    known.find(
      (k) =>
        k.at.name === e.name &&
        k.at.orders.join() === e.orders.join() &&
        k.args.every((arg, i) => differ(arg, args[i]) === false),
    )?.value;
  for (const { at, value } of point)
    if (at.kind === "application")
      known.push({
        at,
        args: at.args.map((arg) => evaluate(arg, values, apply)),
        value: evaluate(value, new Map(), concrete),
      });
  return { values, apply };
}
