/** What closed expressions are worth: rigorous intervals, signs, comparisons. */

import type { Elementary, Expr, Formula, Relation } from "../math/expr.ts";
import { minus } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { isInteger, sign } from "../math/rational.ts";
import { cosineInterval, sineInterval } from "./angle-interval.ts";
import { constantValue, isTooLarge, small } from "./constant.ts";
import { isZero, openField } from "./field.ts";
import type { Interval } from "./interval.ts";
import {
  addIntervals,
  enclose,
  expInterval,
  invertInterval,
  lnInterval,
  multiplyIntervals,
  negateInterval,
  rootInterval,
} from "./interval.ts";
import { attempt, openMeter } from "./meter.ts";
import { toElement } from "./normal.ts";

/** True and false are certain; undefined means a part has no value there; unsure means it could not be told. */
export type Truth = "true" | "false" | "undefined" | "unsure";

/** Precisions, in bits after the binary point: the first try, and those for values close to zero. */
const COARSE = 40n;
const FINER = [256n, 1024n] as const;

const HOLDS: Readonly<Record<Relation["op"], readonly (-1 | 0 | 1)[]>> = {
  "=": [0],
  "!=": [-1, 1],
  "<": [-1],
  "<=": [-1, 0],
  ">": [1],
  ">=": [0, 1],
};

/** Compares two closed expressions that are defined. */
export function compareClosed(r: Relation): Truth {
  const difference = signOfClosed(minus(r.left, r.right));
  if (difference === undefined) return "unsure";
  return truthOfSign(r.op, difference);
}

/** Whether a relation holds of two numbers whose difference has the sign. */
export const truthOfSign = (op: Relation["op"], difference: -1 | 0 | 1): Truth =>
  HOLDS[op].includes(difference) ? "true" : "false";

/** The truth of a formula of closed expressions that are defined. */
export function truthOfClosed(f: Formula): Truth {
  return f.kind === "relation" ? compareClosed(f) : combined(f.kind, f.parts.map(truthOfClosed));
}

/** The truth of a conjunction or disjunction: an undefined part makes the whole undefined. */
export function combined(kind: "and" | "or", parts: readonly Truth[]): Truth {
  if (parts.includes("undefined")) return "undefined";
  const decisive = kind === "and" ? "false" : "true";
  if (parts.includes(decisive)) return parts.includes("unsure") ? "unsure" : decisive;
  return parts.includes("unsure") ? "unsure" : decisive === "false" ? "true" : "false";
}

/** The sign of a closed, defined expression, or undefined when it could not be told. */
export function signOfClosed(e: Expr): -1 | 0 | 1 | undefined {
  // A coarse interval tells most signs; exact arithmetic is asked only about what may be zero.
  const coarse = signByInterval(e, COARSE);
  if (coarse !== undefined) return coarse;
  const exact = constantValue(e);
  if (exact !== undefined) return sign(exact);
  if (attempt(() => isZero(toElement(openField(openMeter(100_000)), e)))) return 0;
  return FINER.map((bits) => signByInterval(e, bits)).find((found) => found !== undefined);
}

function signByInterval(e: Expr, bits: bigint): -1 | 1 | undefined {
  const value = intervalOf(e, bits);
  if (value === undefined) return undefined;
  return value.lo > 0n ? 1 : value.hi < 0n ? -1 : undefined;
}

/** An interval that contains the value of a closed expression, or undefined when none was found at this precision. */
export function intervalOf(e: Expr, bits: bigint): Interval | undefined {
  // Only calls and powers take longer to work out than to look up.
  if (bits !== COARSE || (e.kind !== "call" && e.kind !== "power")) return computeInterval(e, bits);
  const known = coarseIntervals.get(e);
  if (known !== undefined) return known;
  const found = computeInterval(e, bits);
  if (found !== undefined) coarseIntervals.set(e, found);
  return found;
}

/** At the coarse precision, what is part of many expressions is worked out once. */
const coarseIntervals = new WeakMap<Expr, Interval>();

function computeInterval(e: Expr, bits: bigint): Interval | undefined {
  switch (e.kind) {
    case "number":
      return enclose(e.value, bits);
    case "negation":
      return whenKnown(intervalOf(e.of, bits), negateInterval);
    case "sum":
      return foldIntervals(e.terms, bits, addIntervals);
    case "product":
      return foldIntervals(e.factors, bits, (a, b) => multiplyIntervals(a, b, bits));
    case "quotient": {
      const inverse = whenKnown(intervalOf(e.denominator, bits), (d) => invertInterval(d, bits));
      const top = intervalOf(e.numerator, bits);
      return inverse && top && multiplyIntervals(top, inverse, bits);
    }
    case "power":
      return powerInterval(e.base, e.exponent, bits);
    case "call":
      return whenKnown(intervalOf(e.arg, bits), (arg) => callInterval(e.name, arg, bits));
    case "extremum":
      return foldIntervals(e.args, bits, (a, b) => outerOf(e.name, a, b));
    default:
      return undefined;
  }
}

/** The least or greatest of two numbers in intervals lies between the least or greatest of their ends. */
function outerOf(name: "min" | "max", a: Interval, b: Interval): Interval {
  const pick = (x: bigint, y: bigint): bigint => (x < y === (name === "min") ? x : y);
  return { lo: pick(a.lo, b.lo), hi: pick(a.hi, b.hi) };
}

function whenKnown<T>(value: Interval | undefined, then: (value: Interval) => T): T | undefined {
  return value === undefined ? undefined : then(value);
}

function foldIntervals(
  parts: readonly Expr[],
  bits: bigint,
  op: (a: Interval, b: Interval) => Interval,
): Interval | undefined {
  let result: Interval | undefined;
  for (const part of parts) {
    const value = intervalOf(part, bits);
    if (value === undefined) return undefined;
    result = result === undefined ? value : op(result, value);
    if (isVast(result)) return undefined;
  }
  return result;
}

function callInterval(name: Elementary, arg: Interval, bits: bigint): Interval | undefined {
  switch (name) {
    case "sqrt":
      return rootInterval(arg, 2, bits);
    case "exp":
      return expInterval(arg, bits);
    case "ln":
      return lnInterval(arg, bits);
    case "abs":
      return arg.lo >= 0n
        ? arg
        : arg.hi <= 0n
          ? negateInterval(arg)
          : { lo: 0n, hi: arg.hi > -arg.lo ? arg.hi : -arg.lo };
    case "sin":
      return sineInterval(arg, bits);
    case "cos":
      return cosineInterval(arg, bits);
    case "tan": {
      const sine = sineInterval(arg, bits);
      const inverse = whenKnown(cosineInterval(arg, bits), (c) => invertInterval(c, bits));
      return sine && inverse && multiplyIntervals(sine, inverse, bits);
    }
  }
}

/** Roots with a larger index are taken through the logarithm. */
const ROOT_LIMIT = 32n;

/** Ends that take more bits than this are not computed with. */
const isVast = ({ lo, hi }: Interval): boolean => isTooLarge(lo) || isTooLarge(hi);

function powerInterval(base: Expr, exponent: Expr, bits: bigint): Interval | undefined {
  const value = constantValue(exponent);
  const inner = intervalOf(base, bits);
  if (inner === undefined) return undefined;
  if (value !== undefined && value.n < 2000n && value.n > -2000n && value.d <= ROOT_LIMIT)
    return rationalPower(inner, value, bits);
  const logarithm = lnInterval(inner, bits);
  const times = intervalOf(exponent, bits);
  return logarithm && times && expInterval(multiplyIntervals(logarithm, times, bits), bits);
}

function rationalPower(base: Interval, exponent: Rational, bits: bigint): Interval | undefined {
  const root = isInteger(exponent) ? base : rootInterval(base, small(exponent.d), bits);
  if (root === undefined) return undefined;
  const positive = exponent.n < 0n ? -exponent.n : exponent.n;
  const result = integerPower(root, positive, bits);
  return result && exponent.n < 0n ? invertInterval(result, bits) : result;
}

function integerPower(base: Interval, exponent: bigint, bits: bigint): Interval | undefined {
  const unit = 1n << bits;
  let result: Interval = { lo: unit, hi: unit };
  for (let i = 0n; i < exponent; i += 1n) {
    result = multiplyIntervals(result, base, bits);
    if (isVast(result)) return undefined;
  }
  // Products of an interval with itself overestimate: an even power is never negative.
  return exponent % 2n === 0n && result.lo < 0n ? { lo: 0n, hi: result.hi } : result;
}
