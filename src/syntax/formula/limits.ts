/** Limits that keep later work on a stranger's formula bounded: how deep a tree is, how large its exponents are. */

import type { Expr, Formula } from "../../math/expr.ts";
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
  return node.kind === "and" || node.kind === "or" ? node.parts : children(node);
}

/** The exponents that are plain numbers beyond the limit, in absolute value. */
export function largeExponents(node: Node, limit: number): readonly Expr[] {
  const found = partsOf(node).flatMap((part) => largeExponents(part, limit));
  if (node.kind !== "power") return found;
  const size = magnitude(node.exponent);
  return size === undefined || Math.abs(size) <= limit ? found : [...found, node.exponent];
}

/** The approximate value of an expression without names; NaN where it has none, undefined with names. */
function magnitude(e: Expr): number | undefined {
  const parts = children(e).map(magnitude);
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
