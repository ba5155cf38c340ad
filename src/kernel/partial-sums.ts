/**
 * Sums and products of which only the bounds are given by symbols, by a closed form.
 *
 * A closed form S is right at the first index, S(a) = f(a), and from each to the next, S(i + 1) = S(i) + f(i + 1), for
 * every real i >= a. It is then right at every whole number from a on (induction). Between whole numbers a sum has no
 * meaning of its own, so a second closed form must not be able to say otherwise: both are made of exponentials,
 * logarithms and powers, and of two such functions that agree at all whole numbers the difference has no zero beyond
 * some point unless it is zero throughout (Hardy 1910).
 */

import type { Expr, Series } from "../math/expr.ts";
import { children, num, product, relation, sum, sym } from "../math/expr.ts";
import { carriesIndex } from "../math/series.ts";
import type { Establish, Ground, Premise } from "./ground.ts";
import { granting, mustNotSpeakOf } from "./ground.ts";
import { Stop } from "./meter.ts";
import type { SeriesEvidence } from "./obligation.ts";
import { substitute } from "./substitute.ts";

/** What has to hold for a closed form, in the index, to give a sum or product. */
export function seriesPremises(
  ground: Ground,
  { name, index, from, to, of }: Series,
  closed: Expr,
): { readonly ordered: Premise; readonly first: Premise; readonly next: Premise } {
  const variable = sym(`${index}*`);
  mustNotSpeakOf(variable.name, from, to, of, closed);
  const later = sum(variable, num(1));
  const at = (e: Expr, value: Expr): Expr => substitute(e, [[sym(index), value]]);
  const grown = (name === "sum" ? sum : product)(at(closed, variable), at(of, later));
  return {
    ordered: { ground, claim: relation("<=", from, to) },
    first: { ground, claim: relation("=", at(closed, from), at(of, from)) },
    next: {
      ground: granting(ground, relation(">=", variable, from)),
      claim: relation("=", at(closed, later), grown),
    },
  };
}

/** The value that a closed form gives. */
export const seriesValue = (series: Series, closed: Expr): Expr => substitute(closed, [[sym(series.index), series.to]]);

/** The value of a sum or product, once its evidence holds. Throws Stop when it does not. */
export function establishSeries(ground: Ground, evidence: SeriesEvidence, establish: Establish): Expr {
  const { series, closed, ordered, first, next } = evidence;
  mustGrowEvenly(series.of, series.index);
  mustGrowEvenly(closed, series.index);
  const premises = seriesPremises(ground, series, closed);
  establish(premises.ordered, { proof: ordered });
  establish(premises.first, { proof: first });
  establish(premises.next, { proof: next });
  return seriesValue(series, closed);
}

/** Throws Stop for what may come back to the same value again and again, and for names that carry the index. */
function mustGrowEvenly(e: Expr, index: string): void {
  const isOscillating = e.kind === "call" ? !EVEN.has(e.name) : !PLAIN.has(e.kind);
  const isIndexed =
    e.kind === "symbol" && e.name !== index && (carriesIndex(e.name, index) || e.name.split("_")[0] === index);
  if (isOscillating || isIndexed) throw new Stop("unsupported", "A sum of such terms is given no closed form.");
  for (const child of children(e)) mustGrowEvenly(child, index);
}

const PLAIN: ReadonlySet<Expr["kind"]> = new Set<Expr["kind"]>([
  ...(["number", "symbol", "sum", "product", "quotient", "negation", "power"] as const),
]);
const EVEN: ReadonlySet<string> = new Set(["sqrt", "exp", "ln"]);
