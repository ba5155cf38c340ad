/** Exact values at a point of what is made of sums, products, quotients and whole powers: most of what is asked. */

import type { Application, Expr, Relation } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { rational, showRational } from "../math/rational.ts";
import { constantValue, sizeOf } from "./constant.ts";
import type { Table } from "./point.ts";

/** n/d with d > 0, not in lowest terms. */
interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

const POWER_LIMIT = 64n;
const SIZE_BITS = 2048n;
const SIZE_LIMIT = 1n << SIZE_BITS;
const isLarge = (x: bigint): boolean => x > SIZE_LIMIT || x < -SIZE_LIMIT;

/**
 * The sign of left - right at the point; undefined when a part is not defined there, is no rational number, or is one
 * that only a longer way would show.
 */
export function exactSign({ left, right }: Relation, table: Table): -1 | 0 | 1 | undefined {
  const a = exactAt(left, table);
  const b = a && exactAt(right, table);
  if (!a || !b) return undefined;
  if ([a.n, a.d, b.n, b.d].some(isLarge)) return undefined;
  const gap = a.n * b.d - b.n * a.d;
  return gap > 0n ? 1 : gap < 0n ? -1 : 0;
}

function exactAt(e: Expr, table: Table): Ratio | undefined {
  switch (e.kind) {
    case "number":
      return e.value.d > 0n ? e.value : undefined;
    case "symbol":
      return rationalOf(table, e.name, table.symbols);
    case "application":
      return applied(e, table);
    case "negation": {
      const inner = exactAt(e.of, table);
      return inner && { n: -inner.n, d: inner.d };
    }
    case "sum":
      return fold(e.terms, table, (a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }));
    case "product":
      return fold(e.factors, table, (a, b) => ({ n: a.n * b.n, d: a.d * b.d }));
    case "quotient": {
      const a = exactAt(e.numerator, table);
      const b = a && exactAt(e.denominator, table);
      return a && b && over(a, b);
    }
    case "power":
      return raised(e.base, e.exponent, table);
    default:
      return undefined;
  }
}

function fold(parts: readonly Expr[], table: Table, op: (a: Ratio, b: Ratio) => Ratio): Ratio | undefined {
  let result: Ratio | undefined;
  for (const part of parts) {
    const value = exactAt(part, table);
    if (value === undefined) return undefined;
    result = result === undefined ? value : op(result, value);
    if (isLarge(result.n) || isLarge(result.d)) return undefined;
  }
  return result;
}

function over(a: Ratio, b: Ratio): Ratio | undefined {
  if (b.n === 0n || [a.n, a.d, b.n, b.d].some(isLarge)) return undefined;
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: -a.d * b.n };
}

function raised(base: Expr, exponent: Expr, table: Table): Ratio | undefined {
  if (exponent.kind !== "number" || exponent.value.d !== 1n || exponent.value.n > POWER_LIMIT) return undefined;
  const inner = exactAt(base, table);
  if (inner === undefined || exponent.value.n < 0n) return undefined;
  if ((sizeOf(inner.n) + sizeOf(inner.d)) * exponent.value.n > SIZE_BITS) return undefined;
  return { n: inner.n ** exponent.value.n, d: inner.d ** exponent.value.n };
}

function applied(e: Application, table: Table): Ratio | undefined {
  const args: string[] = [];
  for (const arg of e.args) {
    const value = exactAt(arg, table);
    if (value === undefined) return undefined;
    args.push(showRational(rational(value.n, value.d)));
  }
  return rationalOf(table, `${e.name}[${e.orders.join()}](${args.join()})`, table.values);
}

/** The value that the point gives, when it is written as a rational number. */
function rationalOf(table: Table, key: string, values: ReadonlyMap<string, Expr>): Rational | undefined {
  const known = table.rationals.get(key);
  if (known !== undefined) return known;
  const written = values.get(key);
  const value = written && constantValue(written);
  if (value !== undefined) table.rationals.set(key, value);
  return value;
}
