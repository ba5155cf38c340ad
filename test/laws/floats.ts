/** Fast values in floating point, to find points where a verdict looks wrong; they accuse, and never convict. */

import { constantValue } from "../../src/kernel/constant.ts";
import type { Elementary, Expr, Formula, Relation } from "../../src/math/expr.ts";
import { children } from "../../src/math/expr.ts";
import type { Rational } from "../../src/math/rational.ts";

/** Values of the symbols, in the order of a list of names. */
export type Row = Float64Array;
/** NaN where there is no value. */
export type Value = (row: Row) => number;

const toNumber = ({ n, d }: Rational): number => Number(n) / Number(d);

/** The expression as a function of the symbols named; it may hold no application, derivative, integral or series. */
export function compile(e: Expr, names: readonly string[]): Value {
  const parts = e.kind === "piecewise" ? [] : children(e).map((part) => compile(part, names));
  switch (e.kind) {
    case "number": {
      const value = toNumber(e.value);
      return () => value;
    }
    case "symbol": {
      const slot = names.indexOf(e.name);
      return slot < 0 ? () => Number.NaN : (row) => row[slot] as number;
    }
    case "sum":
      return folded(parts, 0, (a, b) => a + b);
    case "product":
      return folded(parts, 1, (a, b) => a * b);
    case "negation":
      return first(parts, (a) => -a);
    case "quotient":
      return both(parts, (a, b) => (b === 0 ? Number.NaN : a / b));
    case "power":
      return powerOf(e.exponent, parts);
    case "call":
      return first(parts, CALLS[e.name]);
    case "extremum":
      return folded(
        parts,
        e.name === "min" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
        e.name === "min" ? Math.min : Math.max,
      );
    case "piecewise": {
      const values = [...e.pieces.map(({ value }) => value), e.otherwise].map((value) => compile(value, names));
      const conditions = e.pieces.map(({ when }) => compileTruth(when, names));
      return (row) => chosen(values, conditions, row);
    }
    default:
      throw new Error(`No value in floating point for ${e.kind}.`);
  }
}

/** All pieces and conditions have to have a value. */
function chosen(values: readonly Value[], conditions: readonly Truth[], row: Row): number {
  const found = values.map((value) => value(row));
  const truths = conditions.map((condition) => condition(row));
  if (found.some(Number.isNaN) || truths.includes(undefined)) return Number.NaN;
  const at = truths.findIndex((truth) => truth !== undefined && truth >= 0);
  return found[at < 0 ? truths.length : at] as number;
}

const first = (parts: readonly Value[], op: (a: number) => number): Value => {
  const [a] = parts as [Value];
  return (row) => op(a(row));
};
const both = (parts: readonly Value[], op: (a: number, b: number) => number): Value => {
  const [a, b] = parts as [Value, Value];
  return (row) => op(a(row), b(row));
};
const folded =
  (parts: readonly Value[], start: number, op: (a: number, b: number) => number): Value =>
  (row) => {
    let total = start;
    for (const part of parts) total = op(total, part(row));
    return total;
  };

function powerOf(exponent: Expr, parts: readonly Value[]): Value {
  const constant = constantValue(exponent);
  if (constant === undefined) return both(parts, (a, b) => (a > 0 ? a ** b : Number.NaN));
  const k = toNumber(constant);
  if (constant.d === 1n) return first(parts, (a) => (a === 0 && k < 0 ? Number.NaN : a ** k));
  return first(parts, (a) => (a < 0 || (a === 0 && k < 0) ? Number.NaN : a ** k));
}

const CALLS: Readonly<Record<Elementary, (a: number) => number>> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: (a) => (a > 0 ? Math.log(a) : Number.NaN),
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
};

/**
 * How far a formula is from being false: positive when true, negative when false, about zero when rounding or the
 * last bit decides (zero itself counts as true), undefined where it has no value.
 */
export type Truth = (row: Row) => number | undefined;

/** Differences that are smaller, compared with the values, are taken for rounding. */
const ROUNDING = 1e-10;

export function compileTruth(f: Formula, names: readonly string[]): Truth {
  if (f.kind === "relation") return compileRelation(f, names);
  const parts = f.parts.map((part) => compileTruth(part, names));
  const [pick, start] = f.kind === "and" ? [Math.min, Number.POSITIVE_INFINITY] : [Math.max, Number.NEGATIVE_INFINITY];
  return (row) => {
    let total = start;
    for (const part of parts) {
      const truth = part(row);
      if (truth === undefined) return undefined;
      total = pick(total, truth);
    }
    return total;
  };
}

function compileRelation({ op, left, right }: Relation, names: readonly string[]): Truth {
  const [a, b] = [compile(left, names), compile(right, names)];
  const margin = MARGINS[op];
  return (row) => {
    const [l, r] = [a(row), b(row)];
    const gap = l - r;
    if (Number.isNaN(gap)) return undefined;
    const size = 1 + Math.abs(l) + Math.abs(r);
    return margin(Math.abs(gap) <= ROUNDING * size ? (gap === 0 ? 0 : gap > 0 ? TINY : -TINY) : gap / size);
  };
}

/** A difference that may be rounding. */
const TINY = 1e-300;
/** Whether more than rounding stands behind a truth. */
export const isClear = (truth: number): boolean => Math.abs(truth) > 1e-200;

/** A strict relation between equals is false by the least amount, and a weak one true by nothing. */
const MARGINS: Readonly<Record<Relation["op"], (gap: number) => number>> = {
  "=": (gap) => -Math.abs(gap),
  "!=": (gap) => (Math.abs(gap) > TINY ? Math.abs(gap) : gap === 0 ? -TINY : TINY),
  ">": (gap) => (gap === 0 ? -TINY : gap),
  ">=": (gap) => gap,
  "<": (gap) => (gap === 0 ? -TINY : -gap),
  "<=": (gap) => -gap,
};
