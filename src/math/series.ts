/** Finite sums and products: names that carry the index as a subscript, and the terms written out one by one. */

import type { Expr, Series } from "./expr.ts";
import { children, numberOf, product, someNode, sum, sym, withChildren } from "./expr.ts";

/** Whether the index is one of the subscripts of a name, as i is of x_i and of x_i_star. */
export const carriesIndex = (name: string, index: string): boolean => name.split("_").slice(1).includes(index);

/** The name with a number in the place of the index: x_i at 2 is x_2. */
export const nameAt = (name: string, index: string, value: bigint): string =>
  name
    .split("_")
    .map((part, i) => (i > 0 && part === index ? `${value}` : part))
    .join("_");

/** The whole number that an expression writes; undefined for anything else. */
export function wholeNumber(e: Expr): bigint | undefined {
  if (e.kind === "number") return e.value.d === 1n ? e.value.n : undefined;
  const size = e.kind === "negation" && e.of.kind === "number" ? wholeNumber(e.of) : undefined;
  return size === undefined ? undefined : -size;
}

/** How many terms a series has; undefined unless both bounds are whole numbers in their order. */
export function termCount({ from, to }: Pick<Series, "from" | "to">): bigint | undefined {
  const first = wholeNumber(from);
  const last = wholeNumber(to);
  return first === undefined || last === undefined || last < first ? undefined : last - first + 1n;
}

/** Whether a name is the index, or may carry it: its first part counts too, to be safe. */
export const isBoundBy = (name: string, index: string): boolean => name.split("_").includes(index);

/** Whether an expression has a symbol that is the index, or carries it. */
export const speaksOf = (e: Expr, index: string): boolean =>
  someNode(e, (node) => node.kind === "symbol" && isBoundBy(node.name, index));

/** Whether a symbol in the series means another one in each term. */
const isIndexed = (e: Series): boolean =>
  someNode(e.of, (node) => node.kind === "symbol" && carriesIndex(node.name, e.index));

/** The terms of a series written out, with x_1, x_2, ... for x_i; undefined unless its bounds are whole numbers. */
export function writtenOut(e: Series): Expr | undefined {
  const first = wholeNumber(e.from);
  const count = termCount(e);
  if (first === undefined || count === undefined) return undefined;
  const parts = Array.from({ length: Number(count) }, (_, k) => at(e.of, e.index, first + BigInt(k)));
  return e.name === "sum" ? sum(...parts) : product(...parts);
}

/** The expression with every series whose symbols carry its index written out. */
export function withoutIndexed(e: Expr): Expr {
  if (e.kind === "series" && isIndexed(e)) {
    const whole = writtenOut(e);
    if (whole !== undefined) return withoutIndexed(whole);
  }
  return overChildren(e, withoutIndexed);
}

/** How many nodes an expression has once every series in it is written out that has whole numbers as its bounds. */
export function sizeWrittenOut(e: Expr): number {
  const size = children(e).reduce((total, part) => total + sizeWrittenOut(part), 1);
  return e.kind === "series" ? size * Number(termCount(e) ?? 1n) : size;
}

/** The expression at one value of the index. */
function at(e: Expr, index: string, value: bigint): Expr {
  if (e.kind === "symbol") {
    if (e.name === index) return numberOf({ n: value, d: 1n });
    return carriesIndex(e.name, index) ? sym(nameAt(e.name, index, value)) : e;
  }
  // A series inside with the same index has its own values of it.
  if (e.kind === "series" && e.index === index)
    return { ...e, from: at(e.from, index, value), to: at(e.to, index, value) };
  return overChildren(e, (part) => at(part, index, value));
}

function overChildren(e: Expr, map: (part: Expr) => Expr): Expr {
  const parts = children(e);
  const mapped = parts.map(map);
  return mapped.every((part, i) => part === parts[i]) ? e : withChildren(e, mapped);
}
