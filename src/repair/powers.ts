/** Changes of an exponent: another number, one that got lost, or one that is too much. */

import type { Expr } from "../math/expr.ts";
import { num, power, quotient } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import type { Change, Palette } from "./change.ts";
import { exchange, isAtom } from "./change.ts";
import type { Place } from "./places.ts";
import { constantIn } from "./recognise.ts";
import type { Sample, Vector } from "./sample.ts";
import { areClose, valuesOf } from "./sample.ts";

/** Another power of the same base. */
export function byPower(place: Place, palette: Palette, sample: Sample): readonly Change<Expr>[] {
  const { part, within, is } = place;
  if (within?.kind === "power" && within.base === part && isAtom(part)) return [];
  // An exponent of a product or a quotient is that of the whole one.
  if (within?.kind === "product" && part.kind === "product") return [];
  const raised = raisedIn(part);
  const from =
    raised &&
    (part.kind === "power" ? baseWorth(place, sample) : is.map((value) => (raised === part ? value : value ** 2)));
  if (raised === undefined || from === undefined) return [];
  const exponents = place.needs.map((need, k) => logOf(need) / logOf(from[k] as number));
  const exponent = constantIn(exponents);
  if (exponent === undefined) return lostExponents(place, raised, exponents, palette, sample);
  if (exponent.n === 0n || exponent.d > 4n || exponent.n > 9n || exponent.n < -9n) return [];
  const instead = powerOf(raised, exponent);
  // Logarithms of sizes do not see signs.
  if (!areClose(valuesOf(instead, sample), place.needs)) return [];
  // What stands there without an exponent may be what is too much.
  return [exchange(place, "wrong exponent", instead, raised !== part ? 0 : isAtom(raised) ? 0.5 : 1)];
}

/** The exponent of something that is printed without one, where such an exponent stands in what is derived. */
function lostExponents(
  place: Place,
  raised: Expr,
  exponents: Vector,
  { exponents: known }: Palette,
  sample: Sample,
): readonly Change<Expr>[] {
  if (raised !== place.part && place.part.kind !== "power") return [];
  return known
    .filter(({ worth }) => areClose(worth, exponents))
    .map(({ of, size }) => ({ instead: power(raised, of), size }))
    .filter(({ instead }) => areClose(valuesOf(instead, sample), place.needs))
    .map(({ instead, size }) => exchange(place, "wrong exponent", instead, size - 1));
}

/** What a power, a root or something without an exponent is a power of. */
function raisedIn(e: Expr): Expr | undefined {
  if (e.kind === "power") return e.base.kind === "number" ? undefined : e.base;
  if (e.kind === "call" && e.name === "sqrt") return e.arg.kind === "number" ? undefined : e.arg;
  return isAtom(e) || e.kind === "sum" || e.kind === "product" || e.kind === "quotient" ? e : undefined;
}

const logOf = (value: number): number => Math.log(Math.abs(value));

function powerOf(base: Expr, exponent: Rational): Expr {
  if (exponent.n === exponent.d) return base;
  return exponent.n === -1n && exponent.d === 1n ? quotient(num(1), base) : power(base, exponentExpr(exponent));
}

/** What the base of a power is worth, from what the power is. */
function baseWorth({ part, is }: Place, sample: Sample): Vector | undefined {
  if (part.kind !== "power") return undefined;
  const exponent = constantIn(valuesOf(part.exponent, sample));
  if (exponent === undefined || exponent.n === 0n) return undefined;
  return is.map((value) => Math.abs(value) ** (Number(exponent.d) / Number(exponent.n)));
}

const exponentExpr = ({ n, d }: Rational): Expr => (d === 1n ? num(n) : quotient(num(n), num(d)));
