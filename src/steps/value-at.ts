/** The values at which something is evaluated: those that a step names, and those that what is given fixes. */

import type { Expr, Formula } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import type { Context } from "./context.ts";
import type { Setting } from "./demand.ts";
import { namesIn } from "./demand.ts";
import { checkDenominators, replace } from "./expand.ts";
import type { HeldAt } from "./held-at.ts";
import { consistencyAt, equalitiesOf, readHeldAt, settingAt } from "./held-at.ts";
import type { Consistency } from "./kind.ts";

export interface ValuePlace {
  /** What the step names. */
  readonly heldAt: HeldAt | undefined;
  /** All values to put in. */
  readonly pairs: readonly (readonly [Expr, Expr])[];
  /** What is given, with the values named put in. */
  readonly setting: Setting;
  readonly consistent: readonly Consistency[];
  readonly under: readonly Formula[];
}

/** Reads the values that are named, if any, and looks up the others. */
export function readPlace(cx: Context, at: Read<Record<string, string>> | undefined): ValuePlace | undefined {
  const heldAt = at && readHeldAt(cx, at);
  if (at && !heldAt) return undefined;
  const setting = settingAt(cx, heldAt);
  if (!setting) return undefined;
  const named = heldAt?.pairs ?? [];
  return {
    heldAt,
    pairs: [...named, ...setting.given.flatMap(valueFixedBy)],
    setting,
    consistent: consistencyAt(setting, heldAt),
    under: heldAt ? equalitiesOf(heldAt) : [],
  };
}

/** `a = 1/2` fixes the value of a: everything given holds only where a has it. */
function valueFixedBy(f: Formula): readonly (readonly [Expr, Expr])[] {
  if (f.kind === "and") return f.parts.flatMap(valueFixedBy);
  if (f.kind !== "relation" || f.op !== "=") return [];
  const isFixed = (symbol: Expr, value: Expr): boolean => symbol.kind === "symbol" && namesIn(value).size === 0;
  if (isFixed(f.left, f.right)) return [[f.left, f.right]];
  return isFixed(f.right, f.left) ? [[f.right, f.left]] : [];
}

/** The expression with all values put in. */
export function putIn(cx: Context, e: Expr, { pairs }: ValuePlace, span: Span): Expr | undefined {
  const put = replace(cx, e, pairs, span);
  return put && checkDenominators(cx, put, span) ? put : undefined;
}
