/** Bounds on single unknowns that relations state outright. */

import type { Expr, Relation } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import { compile } from "./approximate.ts";

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const UNBOUNDED: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Takes in that a value lies between two more. */
export function tighten(bounds: Map<string, Bounds>, name: string, { low, high }: Bounds): void {
  const known = bounds.get(name) ?? UNBOUNDED;
  bounds.set(name, { low: Math.max(known.low, low), high: Math.min(known.high, high) });
}

/** The bounds of symbols and applications, by their text. */
export function boundsIn(relations: readonly Relation[]): Map<string, Bounds> {
  const bounds = new Map<string, Bounds>();
  for (const r of relations) {
    bound(bounds, r.left, r.op, r.right);
    bound(bounds, r.right, FLIPPED[r.op] ?? r.op, r.left);
  }
  return bounds;
}

const FLIPPED: Partial<Record<Relation["op"], Relation["op"]>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

function bound(bounds: Map<string, Bounds>, own: Expr, op: Relation["op"], other: Expr): void {
  if ((own.kind !== "symbol" && own.kind !== "application") || op === "=" || op === "!=") return;
  const limit = compile(other)(NOWHERE);
  if (Number.isNaN(limit)) return;
  const side = op === ">" || op === ">=" ? { low: limit } : { high: limit };
  tighten(bounds, showExpr(own), { ...UNBOUNDED, ...side });
}

/** Only what has no unknowns has a value there. */
const NOWHERE: ReadonlyMap<string, number> = new Map();
