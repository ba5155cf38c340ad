/** Changes of the whole print, for want of smaller ones: a long factor or term that is missing, or another formula. */

import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Expr } from "../math/expr.ts";
import { minus, nodesIn, product, quotient, sum } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Change } from "./change.ts";
import { costOf, spanOf, tidy } from "./change.ts";
import type { Aim } from "./targets.ts";

const SIZE_LIMIT = 400;

/** What stands beside the print to make it right, where that is shorter than the formula itself, and the formula. */
export function wholeChanges({ whole, exact }: Aim): readonly Change<Expr>[] {
  if (exact === undefined) return [];
  const right = attempt(() => shortest(exact)) ?? exact;
  const isShort = (e: Expr): boolean => nodesIn(e, SIZE_LIMIT) <= nodesIn(right, SIZE_LIMIT);
  const factor = attempt(() => normalExpr(quotient(exact, whole)));
  const term = attempt(() => normalExpr(minus(exact, whole)));
  const change = (
    kind: "missing factor" | "missing term" | "wrong symbol" | "wrong formula",
    instead: Expr,
    result: Expr,
  ): Change<Expr> => ({
    class: kind,
    guilty: whole,
    instead,
    result: tidy(result),
    cost: costOf(kind, nodesIn(instead, SIZE_LIMIT)),
    ...spanOf(whole),
  });
  return [
    ...(factor && isShort(factor) && whole.kind !== "number"
      ? [{ ...change("missing factor", factor, product(factor, whole)), lost: { part: factor, as: "factor" } as const }]
      : []),
    ...(term && isShort(term) ? [change("missing term", term, sum(whole, term))] : []),
    change(whole.kind === "symbol" && right.kind === "symbol" ? "wrong symbol" : "wrong formula", right, right),
  ];
}

/** As the rules give it, or in normal form. */
function shortest(e: Expr): Expr {
  const normal = normalExpr(e);
  return showExpr(normal).length < showExpr(e).length ? normal : e;
}
