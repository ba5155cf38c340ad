/**
 * The changes that would give a part of the print the values required of it.
 *
 * The quotient and the difference of what is required and what is printed tell most mistakes at once: a constant
 * quotient is a coefficient, -1 a sign, a quotient like a symbol a factor that got lost, and so on.
 */

import type { Expr } from "../math/expr.ts";
import { num, numberOf, product, quotient, sameExpr, sameHead, sum } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { mul, neg, sign } from "../math/rational.ts";
import { allAlternatives } from "./alternatives.ts";
import type { Change, Palette } from "./change.ts";
import { addition, exchange, isAtom, isUnit, omission, opposite } from "./change.ts";
import type { Place } from "./places.ts";
import { byPower } from "./powers.ts";
import { constantIn } from "./recognise.ts";
import type { Sample, Vector } from "./sample.ts";
import { areClose, valuesOf } from "./sample.ts";

type Rule = (place: Place, palette: Palette, sample: Sample) => readonly (Change<Expr> | undefined)[];

/** All changes at one place, verified at the points of the sample only. */
export function replacementsAt(place: Place, palette: Palette, sample: Sample): readonly Change<Expr>[] {
  if (areClose(place.is, place.needs)) return [];
  return RULES.flatMap((rule) => rule(place, palette, sample)).filter((change) => change !== undefined);
}

/** Those that explain something beside another mistake: no other forms, and no long parts from elsewhere. */
export function plainReplacementsAt(place: Place, palette: Palette, sample: Sample): readonly Change<Expr>[] {
  if (areClose(place.is, place.needs)) return [];
  return PLAIN_RULES.flatMap((rule) => rule(place, palette, sample)).filter(
    (change) => change !== undefined && change.class !== "wrong part",
  ) as readonly Change<Expr>[];
}

/** Something else should stand there that is a number: nothing, one, or another number. */
const byNumber: Rule = (place) => {
  const { part, needs, within } = place;
  const value = constantIn(needs);
  if (value === undefined) return [];
  if (within?.kind === "sum" && value.n === 0n) return [omission(place, "extra term")];
  if (within?.kind === "product" && isOne(value)) return [omission(place, "extra factor")];
  if (within?.kind === "quotient" && isOne(value) && place.without) return [omission(place, "extra factor")];
  if (within?.kind === "power" && within.exponent === part) return [];
  if (part.kind !== "number" || (value.n === 0n && within !== undefined)) return [];
  const isSign = part.value.n === -value.n && part.value.d === value.d;
  return [isSign ? flipped(place) : exchange(place, "wrong coefficient", numberOf(value))];
};

/** It is a constant multiple of what should stand there. */
const byMultiple: Rule = (place) => {
  const { part, within } = place;
  if (part.kind === "number" || isExponent(place)) return [];
  const ratio = constantIn(quotients(place));
  if (ratio === undefined || ratio.n === 0n) return [];
  if (ratio.n === -1n && ratio.d === 1n) return [flipped(place)];
  if (part.kind === "negation") return [];
  // A multiple of a product is seen at its number, where it has one, and at the product as a whole.
  const inside = scaledInside(part, ratio);
  if (inside) return [exchange(place, "wrong coefficient", inside)];
  if (within?.kind === "product") return [];
  return [lostNumber(place, ratio)];
};

/** Before the sign of an exponent is lost, the fraction below it is turned around. */
const RAISED = 0.75;
/** Of two signs either of which may be wrong, it is the minus. */
const A_SIGN_MORE = 0.02;

function flipped(place: Place): Change<Expr> | undefined {
  // The sign of a product is that of its term, not of each factor.
  if (place.within?.kind === "product" && isAtom(place.part)) return undefined;
  const nearer = place.isRaised ? RAISED : place.within === undefined || place.within.kind === "sum" ? 0 : 0.15;
  const change = exchange(place, "flipped sign", opposite(place.part));
  return { ...change, cost: change.cost + nearer + (place.part.kind === "negation" ? 0 : A_SIGN_MORE) };
}

const isExponent = ({ part, within }: Place): boolean => within?.kind === "power" && within.exponent === part;

/** A number in front of a product, or below a quotient, made so many times as large. */
function scaledInside(e: Expr, by: Rational): Expr | undefined {
  if (e.kind === "product") {
    const i = e.factors.findIndex(({ kind }) => kind === "number");
    const factor = e.factors[i];
    if (factor?.kind !== "number") return undefined;
    const scaled = mul(factor.value, by);
    const others = e.factors.filter((_, j) => j !== i);
    return scaled.n === scaled.d ? product(...others) : product(numberOf(scaled), ...others);
  }
  if (e.kind !== "quotient") return undefined;
  if (e.denominator.kind === "number") {
    const { n, d } = mul({ n: 1n, d: e.denominator.value.n }, by);
    const above = n === 1n ? e.numerator : product(num(n), e.numerator);
    return d === 1n ? above : quotient(above, num(d));
  }
  return undefined;
}

function lostNumber(place: Place, ratio: Rational): Change<Expr> {
  const isDivisor = ratio.n === 1n || ratio.n === -1n;
  const size = { n: ratio.n < 0n ? -ratio.n : ratio.n, d: ratio.d };
  const part = isDivisor ? num(size.d) : numberOf(size);
  const scaled = isDivisor ? quotient(place.part, part) : product(part, place.part);
  const isOpposite = ratio.n < 0n;
  const instead = isOpposite ? opposite(scaled) : scaled;
  const change = exchange(place, "missing factor", instead);
  return {
    ...change,
    cost: change.cost + (isOpposite ? 0.8 : 0) + (isOne({ n: size.d, d: 1n }) || isDivisor ? 0 : 0.3),
    ...(isOpposite ? {} : { lost: { part, as: isDivisor ? "divisor" : "factor" } }),
  };
}

/** A symbol, a bracket or a product of two symbols got lost, above or below the line. */
const byFactor: Rule = (place, { factors, parts }) => {
  const { part, within } = place;
  if (part.kind === "negation" || within?.kind === "product" || isExponent(place)) return [];
  // Anything is a multiple of one.
  if (within === undefined && isUnit(part)) return [];
  // A number that is left alone may have had a factor; what it may have been divided by is seen at what it stands in.
  const isBare = part.kind === "number" && within !== undefined;
  const ratio = quotients(place);
  return [...factors, ...parts].flatMap(({ of, worth, size }) => {
    if (of.kind === "number" || of.kind === "negation" || worth.some((value) => value === 0)) return [];
    if (isBare && of.kind === "quotient") return [];
    const share = constantIn(ratio.map((value, k) => value / (worth[k] as number)));
    if (share && isPlain(share)) return [lostFactor(place, of, size, share, "factor")];
    if (isBare) return [];
    const divided = constantIn(ratio.map((value, k) => value * (worth[k] as number)));
    if (divided && isPlain(divided)) return [lostFactor(place, of, size, divided, "divisor")];
    return [];
  });
};

function lostFactor(place: Place, part: Expr, size: number, share: Rational, as: "factor" | "divisor"): Change<Expr> {
  const times = isOne(share) || share.n === -share.d ? place.part : product(numberOf(positive(share)), place.part);
  const scaled = as === "factor" ? beside(part, times) : quotient(times, part);
  const kind = isPowerBeside(part, place.part) ? "wrong exponent" : "missing factor";
  const change = exchange(place, kind, sign(share) < 0 ? opposite(scaled) : scaled, size - 1);
  return {
    ...change,
    cost: change.cost + (isOne(share) ? 0 : 1) + (as === "divisor" ? 0.1 : 0),
    ...(isOne(share) ? { lost: { part, as } } : {}),
  };
}

/** The factor in front of an expression, but behind its number. */
function beside(factor: Expr, e: Expr): Expr {
  if (e.kind === "number") return isUnit(e) ? factor : product(e, factor);
  const [first, ...rest] = e.kind === "product" ? e.factors : [];
  return first?.kind === "number" ? product(first, factor, ...rest) : product(factor, e);
}

/** Whether what is missing is a power of something that stands there, so that its exponent is what is wrong. */
function isPowerBeside(lost: Expr, part: Expr): boolean {
  const base = lost.kind === "power" ? lost.base : undefined;
  const factors = part.kind === "product" ? part.factors : [part];
  return base !== undefined && factors.some((f) => sameExpr(f.kind === "power" ? f.base : f, base));
}

/** A term got lost: a number, or a multiple of something at hand. */
const byTerm: Rule = (place, { factors, parts }) => {
  const { part, within } = place;
  // A term that is missing beside a term is missing in the sum.
  if (within?.kind === "sum" || isExponent(place)) return [];
  // Between factors a term is seldom forgotten.
  const apart = within?.kind === "product" && !["sum", "negation"].includes(part.kind) ? 3 : 0;
  // Beside a term with a sign, and not after the sign.
  const inner = within?.kind === "negation" ? 0.3 : 0;
  const difference = place.needs.map((value, k) => value - (place.is[k] as number));
  const value = constantIn(difference);
  if (value) return value.n === 0n ? [] : [addition(place, numberOf(value), apart + inner + (isPlain(value) ? 0 : 1))];
  return [...factors, ...parts].flatMap(({ of, worth, size }) => {
    const share = constantIn(difference.map((gap, k) => gap / (worth[k] as number)));
    if (share === undefined || share.n === 0n || of.kind === "number") return [];
    const times = isOne(positive(share)) ? of : product(numberOf(positive(share)), of);
    const extra = size - 1 + (isOne(positive(share)) ? 0 : 2);
    return [addition(place, sign(share) < 0 ? opposite(times) : times, apart + inner + extra)];
  });
};

/** A longer part in the place of another explains nothing. */
const MOST_PART = 10;

/** Another symbol, or another part of what is at hand. */
const byPart: Rule = (place, { atoms, names, parts }) => {
  const { part, needs, within } = place;
  if (part.kind === "number") return [];
  if (isAtom(part))
    return [...atoms, ...names]
      .filter(({ worth }) => areClose(worth, needs))
      .map(({ of }) => exchange(place, isSameFunction(of, part) ? "wrong part" : "wrong symbol", of));
  if (within === undefined) return [];
  return parts
    .filter(({ of, worth, size }) => size <= MOST_PART && areClose(worth, needs) && !sameExpr(of, part))
    .map(({ of, size }) => exchange(place, isAtom(of) ? "wrong symbol" : "wrong part", of, size - 1));
};

const isSameFunction = (a: Expr, b: Expr): boolean => a.kind === b.kind && a.kind !== "symbol" && sameHead(a, b);

/** What a share leaves of one; of a longer part it is seldom forgotten. */
const byComplement: Rule = (place) => {
  const { part, is, needs, within } = place;
  if (isAtom(part) || part.kind === "number" || part.kind === "negation" || within?.kind === "sum") return [];
  const rest = is.map((value) => 1 - value);
  return areClose(rest, needs) ? [exchange(place, "complement", sum(num(1), opposite(part)), 6)] : [];
};

/** Exponents multiplied that should be added, or the other way round. */
const byExponents: Rule = (place, _, sample) => {
  const { part, within, needs } = place;
  if (within?.kind !== "power" || within.exponent !== part) return [];
  const other =
    part.kind === "product" ? sum(...part.factors) : part.kind === "sum" ? product(...part.terms) : undefined;
  return other && areClose(valuesOf(other, sample), needs) ? [exchange(place, "wrong exponent", other)] : [];
};

/** Other ways to write what was meant: brackets, powers of sums, the complement, the reciprocal. */
const byForm: Rule = (place, _, sample) =>
  allAlternatives(place.part)
    .filter(({ of }) => areClose(valuesOf(of, sample), place.needs))
    .map(({ class: kind, of, extra = 0 }) => {
      const change = exchange(place, kind, of);
      return { ...change, cost: change.cost + extra };
    });

const PLAIN_RULES: readonly Rule[] = [byNumber, byMultiple, byFactor, byPower, byPart];
const RULES: readonly Rule[] = [
  byNumber,
  byMultiple,
  byForm,
  byComplement,
  byExponents,
  byPower,
  byFactor,
  byTerm,
  byPart,
];

const quotients = ({ needs, is }: Place): Vector => needs.map((need, k) => need / (is[k] as number));
const isOne = ({ n, d }: Rational): boolean => n === d;
const positive = (value: Rational): Rational => (sign(value) < 0 ? neg(value) : value);
/** Numbers that are forgotten together with a factor. */
const isPlain = ({ n, d }: Rational): boolean => n !== 0n && n <= 4n && n >= -4n && d <= 4n;
