/** Whether an expression is continuous in a variable wherever it is defined, as its shape shows. */

import type { Expr, Sym } from "../math/expr.ts";
import { children } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { mentions } from "./demand.ts";

/**
 * Elementary functions and declared ones are continuous where they are defined, and so is what is made of them by
 * arithmetic, by integrals between such limits, and by the least and the greatest. What chooses between pieces may jump.
 */
function isContinuousIn(e: Expr, variable: string): boolean {
  if (!mentions(e, variable)) return true;
  switch (e.kind) {
    case "number":
    case "symbol":
    case "sum":
    case "product":
    case "quotient":
    case "negation":
    case "power":
    case "call":
    case "application":
    case "derivative":
    case "integral":
    case "extremum":
      return children(e).every((part) => isContinuousIn(part, variable));
    case "series":
      return ![e.from, e.to].some((bound) => mentions(bound, variable)) && isContinuousIn(e.of, variable);
    default:
      return false;
  }
}

/** Whether an expression is continuous in several variables wherever it is defined. */
export const isContinuous = (e: Expr, over: readonly Sym[]): boolean => over.every((v) => isContinuousIn(e, v.name));

/** Complains unless the expression is continuous wherever it is defined. */
export function checkContinuous(cx: Context, e: Expr, variable: string, span: Span): boolean {
  if (isContinuousIn(e, variable)) return true;
  complain(
    cx,
    "F104",
    span,
    `This may jump in \`${variable}\`, so it is not known to be continuous.`,
    "Expressions with pieces, and sums whose bounds vary, are not treated here: take each piece by itself.",
  );
  return false;
}
