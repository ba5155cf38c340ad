/** Values for the integrals of an obligation: antiderivatives from a computer algebra system, proved before use. */

import type { Ground } from "../kernel/ground.ts";
import { integralPremises } from "../kernel/integral.ts";
import { attempt } from "../kernel/meter.ts";
import type { IntegralEvidence } from "../kernel/obligation.ts";
import type { Oracle } from "../kernel/ports.ts";
import type { Integral } from "../math/expr.ts";
import type { Court } from "./limits.ts";
import { ownAntiderivative } from "./own-antiderivatives.ts";

/** An antiderivative with its proof; undefined when none is found. */
export async function findAntiderivative(
  ground: Ground,
  integral: Integral,
  oracle: Oracle,
  court: Court,
): Promise<IntegralEvidence | undefined> {
  const own = ownAntiderivative(integral.of, integral.in, ground.functions);
  const found = own === undefined ? await oracle.integrate(integral.of, integral.in) : [own];
  for (const antiderivative of found) {
    const premises = attempt(() => integralPremises(ground, integral, antiderivative));
    if (premises === undefined) continue;
    const ordered = await court.prove(premises.ordered.ground, premises.ordered.claim);
    const slope = ordered && (await court.prove(premises.slope.ground, premises.slope.claim));
    if (ordered && slope) return { kind: "integral", integral, antiderivative, ordered, slope };
  }
  return undefined;
}
