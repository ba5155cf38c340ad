/** Division of polynomials with remainder, in the lexicographic order of monomials. */

import { gcd } from "../math/rational.ts";
import type { Meter } from "./meter.ts";
import { spend } from "./meter.ts";
import type { Monomial, Polynomial } from "./polynomial.ts";
import { addInto, divideMonomials, leadingTerm, scalePolynomial } from "./polynomial.ts";

/** scale * dividend = quotient * divisor + rest, with scale > 0 and no term of the rest a multiple of the divisor's first. */
export interface Division {
  readonly quotient: Polynomial;
  readonly rest: Polynomial;
  readonly scale: bigint;
}

export function divideWithRest(dividend: Polynomial, divisor: Polynomial, meter: Meter): Division {
  const lead = leadingTerm(divisor);
  if (lead === undefined) return { quotient: new Map(), rest: dividend, scale: 1n };
  const size = lead[1] < 0n ? -lead[1] : lead[1];
  let scale = 1n;
  let open: Map<Monomial, bigint> = new Map(dividend);
  let quotient: Map<Monomial, bigint> = new Map();
  let rest: Map<Monomial, bigint> = new Map();
  for (let top = leadingTerm(open); top !== undefined; top = leadingTerm(open)) {
    spend(meter, divisor.size + open.size);
    const [m, c] = top;
    const shift = divideMonomials(m, lead[0]);
    if (shift === undefined) {
      open.delete(m);
      rest.set(m, c);
      continue;
    }
    const factor = size / gcd(size, c);
    if (factor !== 1n) {
      scale *= factor;
      [open, quotient, rest] = [open, quotient, rest].map((p) => new Map(scalePolynomial(p, factor))) as [
        Map<Monomial, bigint>,
        Map<Monomial, bigint>,
        Map<Monomial, bigint>,
      ];
    }
    const times = (c * factor) / lead[1];
    quotient.set(shift, times);
    addInto(open, divisor, -times, shift);
  }
  return { quotient, rest, scale };
}
