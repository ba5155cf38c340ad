/**
 * Powers, roots, exponentials and logarithms in normal form.
 *
 * Laws are used only where they hold for all values at which both sides are defined: exp(a + b) = exp(a) exp(b),
 * x^(a + b) = x^a x^b and ln(x^a) = a ln(x) for powers with symbolic exponents, whose bases are positive. What needs
 * the sign of a factor, such as ln(x y) = ln(x) + ln(y), is not among them.
 */

import type { Expr } from "../math/expr.ts";
import { call, power } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { rational } from "../math/rational.ts";
import { POWER_LIMIT, small } from "./constant.ts";
import { divideWithRest } from "./division.ts";
import type { Element, Field, Generator } from "./field.ts";
import {
  addElements,
  addGenerator,
  fromPolynomial,
  fromRatio,
  invertElement,
  lowestTerms,
  multiplyElements,
  negateElement,
  raiseElement,
  ratioOf,
  sameElement,
  unitElement,
  zeroElement,
} from "./field.ts";
import { Stop } from "./meter.ts";
import type { Polynomial } from "./polynomial.ts";
import {
  commonMonomial,
  compareMonomials,
  constantOf,
  constantPolynomial,
  contentOf,
  generatorPolynomial,
  multiplyPolynomials,
  raisePolynomial,
} from "./polynomial.ts";
import { fromElement } from "./readable.ts";
import { primesOf, rootElement } from "./root.ts";

/** base^exponent, of a base that is defined and, where the exponent is no number, positive. */
export function powerOf(field: Field, base: Element, exponent: Element, written: Expr): Element {
  const ratio = ratioOf(exponent);
  if (ratio === undefined) return symbolicPower(field, base, exponent);
  const [n, d] = ratio;
  if (n > POWER_LIMIT || n < -POWER_LIMIT || d > POWER_LIMIT)
    throw new Stop("budget", "A numeric power exceeds the largest power that is multiplied out.");
  return rationalPower(field, base, n, d, written);
}

/** base^(n/d). */
export function rationalPower(field: Field, base: Element, n: bigint, d: bigint, written: Expr): Element {
  return raiseElement(field, d === 1n ? base : rootOf(field, base, d, written), small(n));
}

/** The d-th root; exponentials and powers, being positive, leave it, and 1/x has the inverse root of x. */
function rootOf(field: Field, base: Element, d: bigint, written: Expr): Element {
  const { taken, rest } = takeOut(field, base);
  if (isInverse(rest)) {
    const below = rootOf(field, invertElement(field, rest), d, fromElement(field, invertElement(field, rest)));
    return withTaken(field, taken, d, invertElement(field, below));
  }
  const shown = taken.length === 0 ? written : fromElement(field, rest);
  return withTaken(field, taken, d, rootElement(field, rest, small(d), shown));
}

/** The d-th roots of what was taken out, times the root of the rest. */
function withTaken(field: Field, taken: TakenOut["taken"], d: bigint, inner: Element): Element {
  return taken.reduce((whole, { generator, times }) => {
    const exponent = multiplyElements(field, times, fromRatio(1n, d));
    return multiplyElements(field, whole, raised(field, generator, exponent));
  }, inner);
}

/** Whether it is 1 over a polynomial that is no number. */
const isInverse = (e: Element): boolean => e.factors.size > 0 && constantOf(e.numerator) === 1n;

type PositiveGenerator = Generator & { readonly kind: "exp" | "power" };

/** Powers of exponentials and of powers with symbolic exponents, which are positive, taken out of a product. */
interface TakenOut {
  readonly taken: readonly { readonly generator: PositiveGenerator; readonly times: Element }[];
  readonly rest: Element;
}

function takeOut(field: Field, e: Element): TakenOut {
  const taken: { generator: PositiveGenerator; times: Element }[] = [];
  let rest = e;
  const take = (index: number, times: number): void => {
    const generator = field.generators[index];
    if (generator?.kind !== "exp" && generator?.kind !== "power") return;
    taken.push({ generator, times: fromRatio(BigInt(times), 1n) });
    rest = multiplyElements(field, rest, raiseElement(field, fromPolynomial(generatorPolynomial(index)), -times));
  };
  const common = commonMonomial(e.numerator);
  for (let i = 0; i < common.length; i += 2) take(common.charCodeAt(i), common.charCodeAt(i + 1));
  for (const { polynomial, exponent } of e.factors.values()) {
    const [m, another] = [...polynomial.keys()];
    if (m?.length === 2 && another === undefined) take(m.charCodeAt(0), -exponent * m.charCodeAt(1));
  }
  return { taken, rest };
}

/** exp(u) and x^u to a power: exp(u t) and x^(u t). */
function raised(field: Field, generator: PositiveGenerator, exponent: Element): Element {
  if (generator.kind === "exp") return exponential(field, multiplyElements(field, generator.arg, exponent));
  const total = lowestTerms(field, multiplyElements(field, generator.exponent, exponent));
  return powerOf(field, generator.base, total, fromElement(field, generator.base));
}

/** ln(exp(u)) and ln(x^u): u and u ln(x). */
function logarithmOf(field: Field, generator: PositiveGenerator): Element {
  if (generator.kind === "exp") return generator.arg;
  return multiplyElements(field, generator.exponent, logarithm(field, generator.base));
}

/** x^(2 y + 1) as (x^y)^2 x, so that the laws of powers hold term by term. */
function symbolicPower(field: Field, base: Element, of: Element): Element {
  const exponent = lowestTerms(field, of);
  const { taken, rest } = takeOut(field, base);
  const parts = taken.map(({ generator, times }) => raised(field, generator, multiplyElements(field, times, exponent)));
  const [primes, primitive] = numericFactor(field, rest);
  const own = isInverse(primitive)
    ? { base: invertElement(field, primitive), times: -1 }
    : { base: primitive, times: 1 };
  const powers = ratioOf(primitive)?.join() === "1,1" ? primes : [...primes, own];
  for (const { base: one, times } of powers) parts.push(raiseElement(field, purePower(field, one, exponent), times));
  return parts.reduce((a, b) => multiplyElements(field, a, b), unitElement);
}

/** A base that is not taken apart further, to an exponent taken apart term by term. */
function purePower(field: Field, base: Element, exponent: Element): Element {
  const whole = (of: Element): Element => powerGenerator(field, base, of);
  return (
    termByTerm(field, exponent, (unit, { n, d }) =>
      ratioOf(unit)
        ? rationalPower(field, base, n, d, fromElement(field, base))
        : raiseElement(field, whole(unit), small(n)),
    ) ?? whole(exponent)
  );
}

function powerGenerator(field: Field, base: Element, exponent: Element): Element {
  const known = field.generators.findIndex(
    (g) => g.kind === "power" && sameElement(field, g.base, base) && sameElement(field, g.exponent, exponent),
  );
  if (known >= 0) return fromPolynomial(generatorPolynomial(known));
  const expr = power(fromElement(field, base), fromElement(field, exponent));
  return addGenerator(field, { kind: "power", expr, base, exponent });
}

interface Factor {
  readonly base: Element;
  readonly times: number;
}

/** A positive rational factor taken out, as primes with their exponents, and what is left. */
function numericFactor(field: Field, e: Element): readonly [readonly Factor[], Element] {
  const content = contentOf(e.numerator);
  const primitive = multiplyElements(field, e, fromRatio(e.scale, content));
  const split = (n: bigint, times: 1 | -1) =>
    primesOf(n).map(([p, k]) => ({ base: fromRatio(p, 1n), times: times * small(k) }));
  return [[...split(content, 1), ...split(e.scale, -1)], primitive];
}

/**
 * The product over the terms c m of an exponent, with c = n/d, of what `one` makes of m/d and c: the n-th power of
 * something with exponent m/d. Undefined when a coefficient is too large to be a power.
 */
function termByTerm(
  field: Field,
  exponent: Element,
  one: (unit: Element, coefficient: Rational) => Element,
): Element | undefined {
  const pieces = termsOf(field, exponent, one);
  return pieces?.reduce((a, b) => multiplyElements(field, a, b), unitElement);
}

/**
 * What `one` makes of m/d and n/d, for each term (n/d) m; undefined when a coefficient is too large. Of a quotient
 * the whole part is split off first, so that a/(1 - a) and 1/(1 - a), which differ by 1, have the same broken part.
 */
export function termsOf<T>(
  field: Field,
  e: Element,
  one: (unit: Element, coefficient: Rational) => T,
): readonly T[] | undefined {
  if (e.factors.size === 0) return plainTerms(e, one);
  const divisor = [...e.factors.values()].reduce<Polynomial>(
    (product, { polynomial, exponent }) =>
      multiplyPolynomials(product, raisePolynomial(polynomial, exponent, field.meter), field.meter),
    constantPolynomial(1n),
  );
  const { quotient, rest, scale } = divideWithRest(e.numerator, divisor, field.meter);
  const whole = plainTerms({ numerator: quotient, scale: e.scale * scale, factors: new Map() }, one);
  const broken = plainTerms({ numerator: rest, scale: e.scale * scale, factors: e.factors }, one);
  return whole && broken && [...whole, ...broken];
}

function plainTerms<T>(e: Element, one: (unit: Element, coefficient: Rational) => T): readonly T[] | undefined {
  const pieces: T[] = [];
  for (const m of [...e.numerator.keys()].sort(compareMonomials)) {
    const coefficient = rational(e.numerator.get(m) as bigint, e.scale);
    const { n, d } = coefficient;
    if (n > POWER_LIMIT || n < -POWER_LIMIT || d > POWER_LIMIT) return undefined;
    pieces.push(one({ numerator: new Map([[m, 1n]]), scale: d, factors: e.factors }, coefficient));
  }
  return pieces;
}

/** exp of a sum as the product of the exp of its terms, so that exp(a + b) = exp(a) exp(b) and exp(a ln x) = x^a. */
export function exponential(field: Field, of: Element): Element {
  const arg = lowestTerms(field, of);
  const product = termByTerm(field, arg, (unit, coefficient) => {
    const inner = underLogarithm(field, unit);
    if (inner) {
      const times = multiplyElements(field, inner.factor, fromRatio(coefficient.n, 1n));
      return powerOf(field, inner.arg, times, fromElement(field, inner.arg));
    }
    return raiseElement(field, expGenerator(field, unit), small(coefficient.n));
  });
  return product ?? expGenerator(field, arg);
}

/** x and a, when the element is a ln(x) for one logarithm. */
function underLogarithm(field: Field, e: Element): { readonly arg: Element; readonly factor: Element } | undefined {
  const [m = ""] = e.numerator.keys();
  for (let i = 0; i < m.length; i += 2) {
    const generator = field.generators[m.charCodeAt(i)];
    if (generator?.kind !== "ln" || m.charCodeAt(i + 1) !== 1) continue;
    return { arg: generator.arg, factor: { ...e, numerator: new Map([[m.substring(0, i) + m.substring(i + 2), 1n]]) } };
  }
  return undefined;
}

/** ln of exponentials, powers and numbers is taken out, so that ln(exp(a) x) = a + ln(x) and ln(1/x) = -ln(x). */
export function logarithm(field: Field, of: Element): Element {
  const arg = lowestTerms(field, of);
  const { taken, rest } = takeOut(field, arg);
  const [primes, primitive] = numericFactor(field, rest);
  const parts = taken.map(({ generator, times }) => multiplyElements(field, times, logarithmOf(field, generator)));
  for (const { base, times } of primes)
    parts.push(multiplyElements(field, lnGenerator(field, base), fromRatio(BigInt(times), 1n)));
  if (isInverse(primitive)) parts.push(negateElement(logarithm(field, invertElement(field, primitive))));
  else if (ratioOf(primitive)?.join() !== "1,1") parts.push(lnGenerator(field, primitive));
  return parts.length === 0 ? zeroElement : addElements(field, parts);
}

const expGenerator = (field: Field, arg: Element): Element => transcendental(field, "exp", arg);
const lnGenerator = (field: Field, arg: Element): Element => transcendental(field, "ln", arg);

function transcendental(field: Field, kind: "exp" | "ln", arg: Element): Element {
  const known = field.generators.findIndex((g) => g.kind === kind && sameElement(field, g.arg, arg));
  if (known >= 0) return fromPolynomial(generatorPolynomial(known));
  return addGenerator(field, { kind, expr: call(kind, fromElement(field, arg)), arg });
}
