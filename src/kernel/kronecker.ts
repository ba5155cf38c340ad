/**
 * An exact zero test of rational functions by a single evaluation (Kronecker 1882).
 *
 * An integer polynomial of degree at most d_i in its i-th variable, with coefficients below B in size, is zero exactly
 * when its value at x_1 = B, x_2 = B^(d_1 + 1), x_3 = B^((d_1 + 1)(d_2 + 1)), ... is zero: no two of its monomials take
 * the same power of B there, and the lowest one that occurs is no multiple of the next power.
 */

import type { Expr } from "../math/expr.ts";
import { sameExpr } from "../math/expr.ts";
import { POWER_LIMIT, sizeOf, small } from "./constant.ts";
import type { Meter } from "./meter.ts";
import { spend } from "./meter.ts";

/** Values longer than this many bits are left to the normal form. */
const LENGTH_LIMIT = 6_000;
const VARIABLE_LIMIT = 9;

/**
 * Whether two expressions are the same quotient of polynomials in their symbols, applications, roots and other calls,
 * each taken for a variable: then they are equal wherever all their parts are defined. Undefined when it is not known.
 */
export function sameQuotient(a: Expr, b: Expr, meter: Meter): boolean | undefined {
  const variables: Expr[] = [];
  if (!collect(a, variables) || !collect(b, variables)) return undefined;
  // Of N_a D_b - N_b D_a, and more than of D_a and D_b alone.
  const within = (measure: Measure): number => {
    const [x, y] = [boundsOf(a, measure), boundsOf(b, measure)];
    return higher(x.above + y.below, y.above + x.below);
  };
  let length = within(BITS) + 2;
  const values: bigint[] = [];
  for (const variable of variables) {
    if (length >= LENGTH_LIMIT) return undefined;
    values.push(1n << BigInt(length));
    length *= within(degreeIn(variable)) + 1;
  }
  if (length >= LENGTH_LIMIT) return undefined;
  const point = { variables, values, meter, units: 1 + (length >> 6) };
  const [x, y] = [worth(a, point), worth(b, point)];
  if (x.below === 0n || y.below === 0n) return undefined;
  if (x.above * y.below === y.above * x.below) return true;
  return variables.every(isFree) ? false : undefined;
}

/** Finds what stands for a variable; false when there is too much of it, or something else. */
function collect(e: Expr, variables: Expr[]): boolean {
  switch (e.kind) {
    case "number":
      return e.value.d > 0n;
    case "sum":
      return e.terms.every((term) => collect(term, variables));
    case "product":
      return e.factors.every((factor) => collect(factor, variables));
    case "negation":
      return collect(e.of, variables);
    case "quotient":
      return collect(e.numerator, variables) && collect(e.denominator, variables);
    case "power":
      return exponentOf(e) === undefined ? addVariable(e, variables) : collect(e.base, variables);
    case "symbol":
    case "application":
    case "call":
      return addVariable(e, variables);
    default:
      return false;
  }
}

/** The exponent, when it is a small whole number. */
function exponentOf({ exponent }: Expr & { kind: "power" }): number | undefined {
  if (exponent.kind !== "number" || exponent.value.d !== 1n) return undefined;
  const { n } = exponent.value;
  return n >= 0n && n <= POWER_LIMIT ? small(n) : undefined;
}

function addVariable(e: Expr, variables: Expr[]): boolean {
  if (indexOf(e, variables) < 0) variables.push(e);
  return variables.length <= VARIABLE_LIMIT;
}

function indexOf(e: Expr, variables: readonly Expr[]): number {
  for (let i = 0; i < variables.length; i++) if (sameExpr(e, variables[i] as Expr)) return i;
  return -1;
}

/** Whether nothing that the field knows ties the values of a variable to those of others. */
const isFree = (e: Expr): boolean =>
  e.kind === "symbol" || (e.kind === "application" && e.args.every(({ kind }) => kind === "symbol"));

/** Numerator and denominator of a quotient, or bounds on them. */
interface Pair<T> {
  readonly above: T;
  readonly below: T;
}

/** What is bounded: a degree, or the number of bits of the sum of all coefficients' sizes. */
interface Measure {
  readonly ofVariable: (e: Expr) => number;
  readonly isLength: boolean;
}

const BITS: Measure = { ofVariable: () => 0, isLength: true };
const degreeIn = (variable: Expr): Measure => ({
  ofVariable: (e) => (sameExpr(e, variable) ? 1 : 0),
  isLength: false,
});

const NOTHING: Pair<number> = { above: 0, below: 0 };
/** Beyond every limit. */
const ENDLESS: Pair<number> = { above: LENGTH_LIMIT, below: LENGTH_LIMIT };
const higher = (a: number, b: number): number => (a > b ? a : b);

function boundsOf(e: Expr, measure: Measure): Pair<number> {
  switch (e.kind) {
    case "number":
      return measure.isLength ? { above: bitsOf(e.value.n), below: bitsOf(e.value.d) } : NOTHING;
    case "negation":
      return boundsOf(e.of, measure);
    case "sum":
      return boundsOfSum(e.terms, measure);
    case "product": {
      let [above, below] = [0, 0];
      for (const factor of e.factors) {
        const bounds = boundsOf(factor, measure);
        above += bounds.above;
        below += bounds.below;
      }
      return { above, below };
    }
    case "quotient": {
      const [up, down] = [boundsOf(e.numerator, measure), boundsOf(e.denominator, measure)];
      return { above: up.above + down.below, below: up.below + down.above };
    }
    case "power": {
      const exponent = exponentOf(e);
      if (exponent === undefined) break;
      const { above, below } = exponent === 0 ? NOTHING : boundsOf(e.base, measure);
      return { above: above * exponent, below: below * exponent };
    }
  }
  const above = measure.ofVariable(e);
  return above === 0 ? NOTHING : { above, below: 0 };
}

/** Over the product of all denominators. */
function boundsOfSum(terms: readonly Expr[], measure: Measure): Pair<number> {
  const each = terms.map((term) => boundsOf(term, measure));
  const below = each.reduce((sum, bounds) => sum + bounds.below, 0);
  if (below >= LENGTH_LIMIT) return ENDLESS;
  const above = each.reduce((most, bounds) => higher(most, bounds.above + (below - bounds.below)), 0);
  return { above: measure.isLength ? above + bitsOf(BigInt(terms.length)) : above, below };
}

/** A number of bits with |n| <= 2^bits. */
function bitsOf(n: bigint): number {
  const size = n < 0n ? -n : n;
  if (size > 0xffff_ffffn) return small(sizeOf(size));
  let bits = 0;
  for (let bound = 1n; bound < size; bound <<= 1n) bits += 1;
  return bits;
}

interface EvaluationPoint {
  readonly variables: readonly Expr[];
  readonly values: readonly bigint[];
  readonly meter: Meter;
  /** What each operation costs. */
  readonly units: number;
}

function worth(e: Expr, at: EvaluationPoint): Pair<bigint> {
  switch (e.kind) {
    case "number":
      return { above: e.value.n, below: e.value.d };
    case "negation": {
      const { above, below } = worth(e.of, at);
      return { above: -above, below };
    }
    case "sum":
      return valueOfSum(e.terms, at);
    case "product":
      return valueOfProduct(e.factors, at);
    case "quotient": {
      const [up, down] = [worth(e.numerator, at), worth(e.denominator, at)];
      return { above: times(up.above, down.below), below: times(up.below, down.above) };
    }
    case "power": {
      const exponent = exponentOf(e);
      if (exponent === undefined) break;
      // The bounds leave out what is raised to zero, which may be too large to be worked out.
      if (exponent === 0) return { above: 1n, below: 1n };
      spend(at.meter, at.units);
      const { above, below } = worth(e.base, at);
      return { above: above ** BigInt(exponent), below: below === 1n ? 1n : below ** BigInt(exponent) };
    }
  }
  return { above: at.values[indexOf(e, at.variables)] as bigint, below: 1n };
}

const times = (a: bigint, b: bigint): bigint => (b === 1n ? a : a === 1n ? b : a * b);

function valueOfSum(terms: readonly Expr[], at: EvaluationPoint): Pair<bigint> {
  let [above, below] = [0n, 1n];
  for (const term of terms) {
    const value = worth(term, at);
    above = times(above, value.below) + times(value.above, below);
    below = times(below, value.below);
    spend(at.meter, at.units);
  }
  return { above, below };
}

function valueOfProduct(factors: readonly Expr[], at: EvaluationPoint): Pair<bigint> {
  let [above, below] = [1n, 1n];
  for (const factor of factors) {
    const value = worth(factor, at);
    above = times(above, value.above);
    below = times(below, value.below);
    spend(at.meter, at.units);
  }
  return { above, below };
}
