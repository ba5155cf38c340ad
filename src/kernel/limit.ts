/**
 * Limits, by growth.
 *
 * A variable that tends to a from above is a + 1/u with u growing without bound, and so on, so that every limit is one
 * of an expression in u. Two rules give it:
 *
 * - growth: for all large u the expression is a quotient of sums of terms c(y) exp(r u) u^p ln(u)^q, whose coefficients
 *   depend on u only through y that converge by themselves and are continuous there. A term whose exponents (r, p, q)
 *   are smaller in this order vanishes against a larger one, so the limit is that of the coefficients of the terms that
 *   grow like the leading one of the denominator;
 * - derivatives: l'Hôpital's rule for numerator and denominator that tend to zero.
 */

import type { Expr, Formula, Limit, Sym } from "../math/expr.ts";
import {
  and,
  call,
  negate,
  num,
  power,
  product,
  quotient,
  relation,
  rewrite,
  someNode,
  sum,
  sym,
} from "../math/expr.ts";
import { conditionsOf } from "./conditions.ts";
import type { Establish, Ground, Premise } from "./ground.ts";
import { granting, mustNotSpeakOf } from "./ground.ts";
import { Stop } from "./meter.ts";
import type { Approach, GrowthTerm, LimitEvidence } from "./obligation.ts";
import { substitute } from "./substitute.ts";

type Growth = Approach & { readonly by: "growth" };
type Derivatives = Approach & { readonly by: "derivatives" };

/** The variable that grows without bound, in a name that no file can declare. */
export const growing = (limit: Limit): Sym => sym(`${limit.in}*`);
/** What converges by itself, as the coefficients call it. */
export const converging = (u: Sym, i: number): Sym => sym(`${u.name}${i + 1}`);

/** The expression of a limit in the growing variable, once for each side from which its own variable comes. */
export function sidesOf(limit: Limit): readonly Expr[] {
  const u = growing(limit);
  const { toward } = limit;
  mustNotSpeakOf(u.name, limit.of, ...(typeof toward === "string" ? [] : [toward.at]));
  const along = (value: Expr): Expr => substitute(limit.of, [[sym(limit.in), value]]);
  if (toward === "inf") return [along(u)];
  if (toward === "-inf") return [along(negate(u))];
  const near = quotient(num(1), u);
  const above = (): Expr => along(sum(toward.at, near));
  const below = (): Expr => along(sum(toward.at, negate(near)));
  return toward.from === "above" ? [above()] : toward.from === "below" ? [below()] : [above(), below()];
}

const isZero = (e: Expr): boolean => e.kind === "number" && e.value.n === 0n;
const isOne = (e: Expr): boolean => e.kind === "number" && e.value.n === 1n && e.value.d === 1n;
const raised = (base: Expr, exponent: Expr): readonly Expr[] =>
  isZero(exponent) ? [] : isOne(exponent) ? [base] : [power(base, exponent)];

const termAt = (u: Sym, { coefficient, rate, power: p, log }: GrowthTerm): Expr =>
  product(
    coefficient,
    ...(isZero(rate) ? [] : [call("exp", product(rate, u))]),
    ...raised(u, p),
    ...raised(call("ln", u), log),
  );

/** Where the growing variable is beyond one, and beyond a bound. */
export const farOut = (ground: Ground, u: Sym, beyond: Expr): Ground =>
  granting(ground, relation(">", u, num(1)), relation(">", u, beyond));

/** That for all large u the expression is the quotient that the evidence says it is. */
export function growthIdentity(ground: Ground, u: Sym, of: Expr, growth: Growth): Premise {
  const { beyond, inner, numerator, denominator } = growth;
  const pairs = inner.map((one, i) => [converging(u, i), one.of] as const);
  const total = (terms: readonly GrowthTerm[]): Expr => substitute(sum(...terms.map((term) => termAt(u, term))), pairs);
  return {
    ground: farOut(ground, u, beyond),
    claim: relation("=", of, quotient(total(numerator), total(denominator))),
  };
}

/** What else makes the value of the coefficients the limit: the sizes of the terms, and coefficients continuous there. */
export function growthClaim(u: Sym, value: Expr, growth: Growth): Formula {
  const { beyond, inner, numerator, denominator, leading } = growth;
  const lead = denominator[leading];
  if (lead === undefined) throw new Stop("refused", "The evidence names a leading term that is not there.");
  const pairs = inner.map((one, i) => [converging(u, i), one.value] as const);
  const isInner = (node: Expr): boolean => pairs.some(([name]) => node.kind === "symbol" && node.name === name.name);
  const terms = [...numerator, ...denominator];
  for (const { rate, power: p, log } of terms)
    if ([rate, p, log].some((e) => someNode(e, isInner)))
      throw new Stop("refused", "An exponent of growth depends on what converges.");
  const atLimit = (of: readonly GrowthTerm[]): Expr =>
    sum(...of.filter((t) => t === lead || t.size === "same").map((t) => substitute(t.coefficient, pairs)));
  const moving = terms.map((t) => t.coefficient).filter((c) => someNode(c, isInner));
  return and(
    relation("=", beyond, beyond),
    ...terms.filter((t) => t !== lead).flatMap((t) => sizeClaims(t, lead)),
    ...moving.flatMap(openConditions).map((c) => ({ ...c, left: substitute(c.left, pairs) })),
    relation("!=", atLimit(denominator), num(0)),
    relation("=", product(value, atLimit(denominator)), atLimit(numerator)),
  );
}

const EXPONENTS = ["rate", "power", "log"] as const;

/** That a term is of the size that the evidence says. */
function sizeClaims(term: GrowthTerm, lead: GrowthTerm): readonly Formula[] {
  const at = term.size === "same" ? EXPONENTS.length : EXPONENTS.indexOf(term.size);
  if (at < 0) throw new Stop("refused", "A term is of no known size.");
  const equal = EXPONENTS.slice(0, at).map((name) => relation("=", term[name], lead[name]));
  const name = EXPONENTS[at];
  return name === undefined ? equal : [...equal, relation("<", term[name], lead[name])];
}

/** Conditions under which an expression is defined, and continuous, all around a point. */
function openConditions(e: Expr) {
  if (someNode(e, ({ kind }) => !CONTINUOUS.has(kind)))
    throw new Stop("unsupported", "A coefficient is not known to be continuous.");
  return conditionsOf(e).map((c) => (c.op === ">=" ? relation(">", c.left, c.right) : c));
}

const CONTINUOUS: ReadonlySet<Expr["kind"]> = new Set<Expr["kind"]>([
  ...(["number", "symbol", "sum", "product", "quotient", "negation", "power", "call", "extremum"] as const),
]);

/** What l'Hôpital's rule asks for besides the three limits. */
export function derivativePremises(ground: Ground, u: Sym, of: Expr, evidence: Derivatives) {
  const { beyond, numerator, denominator } = evidence;
  const far = farOut(ground, u, beyond);
  const slope = (e: Expr): Expr => ({ kind: "derivative", of: e, in: u, order: 1 });
  const identity: Premise = { ground: far, claim: relation("=", of, quotient(numerator, denominator)) };
  const sloping: Premise = { ground: far, claim: relation("!=", slope(denominator), num(0)) };
  if (conditionsOf(beyond).length > 0) throw new Stop("refused", "The bound is not plainly defined.");
  return { identity, sloping, ratio: quotient(slope(numerator), slope(denominator)) };
}

/** The value of a limit, once its evidence holds. Throws Stop when it does not. */
export function establishLimit(ground: Ground, evidence: LimitEvidence, establish: Establish): Expr {
  const { limit, value, approaches } = evidence;
  const u = growing(limit);
  const sides = sidesOf(limit);
  if (approaches.length !== sides.length) throw new Stop("refused", "The evidence has not one approach for each side.");
  const free = { ...ground, given: ground.given.filter((f) => !speaksOfGrowing(f, u)) };
  for (const [i, of] of sides.entries()) establishApproach(free, u, of, value, approaches[i] as Approach, establish);
  return value;
}

const isGrowing =
  (u: Sym) =>
  (node: Expr): boolean =>
    node.kind === "symbol" && node.name.startsWith(u.name);

function speaksOfGrowing(f: Formula, u: Sym): boolean {
  return f.kind === "relation"
    ? someNode(f.left, isGrowing(u)) || someNode(f.right, isGrowing(u))
    : f.parts.some((part) => speaksOfGrowing(part, u));
}

function establishApproach(
  ground: Ground,
  u: Sym,
  of: Expr,
  value: Expr,
  approach: Approach,
  establish: Establish,
): void {
  mustBeFree(u, value, approach.beyond);
  if (approach.by === "growth") {
    const terms = [...approach.numerator, ...approach.denominator];
    for (const { coefficient, rate, power: p, log } of terms)
      mustBeFree(u, rate, p, log, withoutConverging(u, coefficient));
    const identity = growthIdentity(ground, u, of, approach);
    establish(identity, approach.identity);
    establish({ ground, claim: growthClaim(u, value, approach) }, { proof: approach.proof });
    for (const one of approach.inner) establishApproach(ground, u, one.of, one.value, one.approach, establish);
    return;
  }
  if (approach.by !== "derivatives") throw new Stop("refused", "The approach is of no known kind.");
  const premises = derivativePremises(ground, u, of, approach);
  establish(premises.identity, approach.identity);
  establish(premises.sloping, { proof: approach.slope });
  establishApproach(ground, u, approach.numerator, num(0), approach.zeros[0], establish);
  establishApproach(ground, u, approach.denominator, num(0), approach.zeros[1], establish);
  establishApproach(ground, u, premises.ratio, value, approach.ratio, establish);
}

/** A coefficient with zeros for what converges by itself, which is the only way in which it may depend on u. */
const withoutConverging = (u: Sym, e: Expr): Expr => {
  const strip = (node: Expr): Expr =>
    node.kind === "symbol" && node.name !== u.name && node.name.startsWith(u.name) ? num(0) : node;
  return rewrite(e, strip);
};

function mustBeFree(u: Sym, ...of: readonly Expr[]): void {
  if (of.some((e) => someNode(e, isGrowing(u))))
    throw new Stop("refused", "The evidence names what varies where something constant belongs.");
}
