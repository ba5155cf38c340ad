/** A print that is a derivative or an integral wrongly taken: the rule that was missed. */

import type { Misderivation } from "./calculus.ts";
import { misderivations } from "./calculus.ts";
import { misintegrations } from "./integration.ts";
import type { Vector } from "./sample.ts";
import { areClose, valuesOf } from "./sample.ts";
import type { Aim } from "./targets.ts";

export type Slip = Pick<Misderivation, "class" | "missed" | "isRare">;

/** The slip by which what is derived becomes what is printed, if there is one: none, or the first in their order. */
export function slipIn({ derived, whole, sample }: Aim): readonly Slip[] {
  const known = knownSlips(derived);
  if (known.length === 0) return [];
  const printed = valuesOf(whole, sample);
  const slip = known.find(({ of }) => isWorth(valuesOf(of, sample), printed));
  return slip ? [slip] : [];
}

function knownSlips(derived: Aim["derived"]): readonly Misderivation[] {
  if (derived?.kind === "derivative") return misderivations(derived);
  return derived?.kind === "integral" ? misintegrations(derived) : [];
}

const isWorth = (a: Vector, b: Vector): boolean => a.every(Number.isFinite) && areClose(a, b);
