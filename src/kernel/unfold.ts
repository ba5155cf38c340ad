/** Expressions that stand for others: the least and the greatest as absolute values, sums and products term by term. */

import type { Expr, Extremum, Series } from "../math/expr.ts";
import { call, minus, nodesIn, num, power, product, quotient, rewrite, sum, sym } from "../math/expr.ts";
import { isInteger } from "../math/rational.ts";
import { carriesIndex, nameAt, speaksOf } from "../math/series.ts";
import { constantValue } from "./constant.ts";
import { Stop } from "./meter.ts";

/** Sums and products with more terms are not written out. */
const TERM_LIMIT = 1000n;
/** Nor are those with more nodes. */
const SIZE_LIMIT = 100_000;

/** max(a, b) = (a + b + |a - b|)/2, and so on from left to right. */
export function asAbsolute({ name, args }: Extremum): Expr {
  // Evidence can come from a file: there may be nothing to choose from, or another name.
  if (args.length === 0 || (name !== "min" && name !== "max"))
    throw new Stop("unsupported", "An extremum of nothing, or of an unknown kind, has no value.");
  return args.reduce((a, b) => {
    const distance = call("abs", minus(a, b));
    return quotient(sum(a, b, name === "max" ? distance : { kind: "negation", of: distance }), num(2));
  });
}

/**
 * The terms of a sum or product written out; with bounds that are no numbers, as many times its one term when that
 * does not depend on the index. Undefined otherwise. Throws Stop when there are too many terms.
 */
export function writtenOut(series: Series): Expr | undefined {
  const from = constantValue(series.from);
  const to = constantValue(series.to);
  const combine = series.name === "sum" ? sum : product;
  if (from === undefined || to === undefined || !isInteger(from) || !isInteger(to)) return repeated(series);
  // With symbolic bounds a series counts downwards too, as a multiple of its term: to leave one meaning only, neither.
  if (to.n < from.n - 1n) throw new Stop("unsupported", "A sum or product ends before it begins.");
  // Sums inside are written out first, so that what is repeated is known in full.
  const of = rewrite(series.of, (node) => (node.kind === "series" ? (writtenOut(node) ?? node) : node));
  const count = to.n - from.n + 1n;
  if (count > TERM_LIMIT || count * BigInt(nodesIn(of, SIZE_LIMIT)) > BigInt(SIZE_LIMIT))
    throw new Stop("budget", "A sum has too many terms to be written out.");
  const terms: Expr[] = [];
  for (let i = from.n; i <= to.n; i += 1n) terms.push(rewrite(of, (node) => atIndex(node, series.index, i)));
  return combine(...terms);
}

/** How often a term stands in a series of which only the bounds are given by symbols. */
function repeated({ name, index, from, to, of }: Series): Expr | undefined {
  if (speaksOf(of, index)) return undefined;
  const times = sum(minus(to, from), num(1));
  return name === "sum" ? product(times, of) : power(of, times);
}

/** The index itself, and the index where it is a subscript, become the number. */
function atIndex(node: Expr, index: string, i: bigint): Expr {
  if (node.kind === "symbol") {
    if (node.name === index) return num(i);
    return carriesIndex(node.name, index) ? sym(nameAt(node.name, index, i)) : node;
  }
  const bound = node.kind === "series" ? node.index : "in" in node ? node.in : undefined;
  if (bound === index) throw new Stop("unsupported", "Two sums, one inside the other, have the same index.");
  return node;
}
