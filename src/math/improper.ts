/** Integrals and sums without an end: limits of those that have one, in a variable that no file can declare. */

import type { Expr, Integral, Limit, Series } from "./expr.ts";
import { sym } from "./expr.ts";

/** The names of the moving bounds. */
export const MOVING = { upper: "upper~", lower: "lower~" } as const;

export type Bound = Expr | "inf" | "-inf";

/** The integral or sum between bounds of which either can be infinite. */
export function unbounded(of: Integral | Series, from: Bound, to: Bound): Expr {
  const isOpen = (b: Bound): b is "inf" | "-inf" => b === "inf" || b === "-inf";
  const inner = { ...of, from: isOpen(from) ? sym(MOVING.lower) : from, to: isOpen(to) ? sym(MOVING.upper) : to };
  const { span } = of;
  const limit = (e: Expr, name: string, toward: "inf" | "-inf"): Expr => ({
    kind: "limit",
    of: e,
    in: name,
    toward,
    ...(span ? { span } : {}),
  });
  const above = isOpen(to) ? limit(inner, MOVING.upper, to) : inner;
  return isOpen(from) ? limit(above, MOVING.lower, from) : above;
}

/** What `unbounded` has put together, taken apart again. */
export function unboundedParts(
  e: Limit,
): { readonly of: Integral | Series; readonly from: Bound; readonly to: Bound } | undefined {
  if (typeof e.toward !== "string") return undefined;
  if (e.in === MOVING.lower && e.of.kind === "limit") {
    const inner = unboundedParts(e.of);
    return inner && isNamed(inner.from, MOVING.lower) ? { ...inner, from: e.toward } : undefined;
  }
  const { of } = e;
  if (of.kind !== "integral" && of.kind !== "series") return undefined;
  if (e.in === MOVING.upper && isNamed(of.to, MOVING.upper)) return { of, from: of.from, to: e.toward };
  if (e.in === MOVING.lower && isNamed(of.from, MOVING.lower)) return { of, from: e.toward, to: of.to };
  return undefined;
}

const isNamed = (b: Bound, name: string): boolean => typeof b !== "string" && b.kind === "symbol" && b.name === name;
