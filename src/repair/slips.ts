/** A print that is a derivative wrongly taken: the rule that was missed. */

import { differentiate } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import type { Expr } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Misderivation } from "./calculus.ts";
import { misderivations } from "./calculus.ts";
import type { Change } from "./change.ts";
import { costOf, spanOf } from "./change.ts";
import type { Vector } from "./sample.ts";
import { areClose, valuesOf } from "./sample.ts";
import type { Aim } from "./targets.ts";

export interface Slip {
  readonly class: Misderivation["class"];
  readonly missed: string;
  /** The print replaced by the derivative, for want of a smaller change. */
  readonly derived?: Change;
}

/** The slip by which a derivative becomes what is printed, if there is one: none, or the first in their order. */
export function slipIn({ derived, whole, sample, put }: Aim): readonly Slip[] {
  if (derived?.kind !== "derivative") return [];
  const printed = valuesOf(whole, sample);
  const slip = misderivations(derived).find(({ of }) => isWorth(valuesOf(of, sample), printed));
  if (slip === undefined) return [];
  const right = attempt(() => shortest(differentiated(derived)));
  const change: Change | undefined = right && {
    class: slip.class,
    result: put(right),
    cost: costOf(slip.class),
    ...spanOf(whole),
  };
  return [{ class: slip.class, missed: slip.missed, ...(change ? { derived: change } : {}) }];
}

const isWorth = (a: Vector, b: Vector): boolean => a.every(Number.isFinite) && areClose(a, b);

function differentiated({ of, in: v, order }: Expr & { kind: "derivative" }): Expr {
  let result = of;
  for (let i = 0; i < order; i++) result = differentiate(result, v, sameValue);
  return result;
}

function shortest(e: Expr): Expr {
  const normal = normalExpr(e);
  return showExpr(normal).length < showExpr(e).length ? normal : e;
}
