/** Limits that keep later work on a stranger's formula bounded: how deep a tree is, how large its exponents are. */

import type { Expr, Formula, Series } from "../../math/expr.ts";
import { children } from "../../math/expr.ts";

type Node = Expr | Formula;

/** Whether some path in the tree is longer than the limit. Uses no recursion, since the tree may be deep. */
export function isDeeperThan(node: Node, limit: number): boolean {
  const open: [Node, number][] = [[node, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, depth] = next;
    if (depth > limit) return true;
    for (const part of partsOf(at)) open.push([part, depth + 1]);
  }
  return false;
}

function partsOf(node: Node): readonly Node[] {
  if (node.kind === "relation") return [node.left, node.right];
  if (node.kind === "and" || node.kind === "or") return node.parts;
  return node.kind === "piecewise"
    ? [...node.pieces.flatMap(({ value, when }) => [value, when]), node.otherwise]
    : children(node);
}

/** Values of the indices of series around. */
type Indices = ReadonlyMap<string, number>;

/** The exponents that are plain numbers beyond the limit, in absolute value. */
export function largeExponents(node: Node, limit: number, indices: Indices = new Map()): readonly Expr[] {
  const inside = node.kind === "series" ? withLargest(node, indices) : indices;
  const found = partsOf(node).flatMap((part) => largeExponents(part, limit, inside));
  if (node.kind !== "power") return found;
  const size = magnitude(node.exponent, indices);
  return size === undefined || Math.abs(size) <= limit ? found : [...found, node.exponent];
}

/** The indices with that of a series at its larger bound, where its bounds are numbers. */
function withLargest({ index, from, to }: Series, indices: Indices): Indices {
  const inside = new Map(indices);
  const [first, last] = [magnitude(from, indices), magnitude(to, indices)];
  if (first === undefined || last === undefined) inside.delete(index);
  else inside.set(index, Math.abs(first) > Math.abs(last) ? first : last);
  return inside;
}

/** The approximate value of an expression without names; NaN where it has none, undefined with names. */
function magnitude(e: Expr, indices: Indices): number | undefined {
  if (e.kind === "symbol") return indices.get(e.name);
  const parts = children(e).map((part) => magnitude(part, indices));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const [a = Number.NaN, b = Number.NaN] = parts;
  switch (e.kind) {
    case "number":
      return Number(e.value.n) / Number(e.value.d);
    case "sum":
      return parts.reduce((x, y) => x + y, 0);
    case "product":
      return parts.reduce((x, y) => x * y, 1);
    case "quotient":
      return a / b;
    case "negation":
      return -a;
    case "power":
      return a ** b;
    case "call":
      return FUNCTIONS[e.name](a);
    case "extremum":
      return e.name === "min" ? Math.min(...(parts as number[])) : Math.max(...(parts as number[]));
    case "piecewise":
    case "series":
      // What these are worth is not worked out here.
      return Number.NaN;
    default:
      return undefined;
  }
}

const FUNCTIONS = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
} as const;
