/** From expressions to the normal form, and back to an expression for readers. */

import type { Application, Elementary, Expr } from "../math/expr.ts";
import { call, num, numberOf, power, product, quotient, sum } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { isInteger, rational } from "../math/rational.ts";
import { POWER_LIMIT, small } from "./constant.ts";
import { evaluateDerivatives } from "./differentiate.ts";
import type { Element, Field } from "./field.ts";
import {
  addElements,
  addGenerator,
  fromPolynomial,
  fromRatio,
  invertElement,
  lowestTerms,
  multiplyElements,
  negateElement,
  openField,
  raiseElement,
  ratioOf,
  sameElement,
  unitElement,
  zeroElement,
} from "./field.ts";
import { attempt, openMeter, Stop } from "./meter.ts";
import type { Monomial, Polynomial } from "./polynomial.ts";
import { compareMonomials, generatorPolynomial } from "./polynomial.ts";
import { rootElement } from "./root.ts";

/**
 * The normal form of an expression; equal results mean equal values wherever both are defined. Throws Stop on a
 * denominator that is zero everywhere, an exhausted budget, or an integral.
 */
export function toElement(field: Field, e: Expr): Element {
  switch (e.kind) {
    case "number":
      return fromRatio(e.value.n, e.value.d);
    case "symbol":
      return symbolElement(field, e);
    case "sum":
      return addElements(
        field,
        e.terms.map((term) => toElement(field, term)),
      );
    case "product":
      return e.factors.reduce((whole, factor) => multiplyElements(field, whole, toElement(field, factor)), unitElement);
    case "quotient":
      return multiplyElements(
        field,
        toElement(field, e.numerator),
        invertElement(field, toElement(field, e.denominator)),
      );
    case "negation":
      return negateElement(toElement(field, e.of));
    case "power":
      return powerElement(field, e);
    case "call":
      return callElement(field, e.name, e.arg);
    case "application":
      return applicationElement(field, e);
    case "derivative":
      return toElement(field, evaluateDerivatives(e, sameValue));
    case "integral":
      throw new Stop("unsupported", "An integral has no normal form until its antiderivative is known.");
    default:
      throw new Stop("unsupported", "This expression has no normal form.");
  }
}

/**
 * Whether two expressions have the same normal form; undefined when a difference of forms may hide equal values,
 * since roots and the like can depend on one another.
 */
export function sameValue(a: Expr, b: Expr): boolean | undefined {
  const field = openField(openMeter(100_000));
  const same = attempt(() => sameElement(field, toElement(field, a), toElement(field, b)));
  const isCanonical = field.generators.every((g) => g.kind === "symbol" || g.kind === "application");
  return same === false && !isCanonical ? undefined : same;
}

function symbolElement(field: Field, e: Expr & { kind: "symbol" }): Element {
  const known = field.symbols.get(e.name);
  if (known !== undefined) return fromPolynomial(generatorPolynomial(known));
  field.symbols.set(e.name, field.generators.length);
  return addGenerator(field, { kind: "symbol", expr: e });
}

function applicationElement(field: Field, e: Application): Element {
  const args = e.args.map((arg) => toElement(field, arg));
  const orders = e.orders.join();
  const known = field.generators.findIndex(
    (g) =>
      g.kind === "application" &&
      g.expr.name === e.name &&
      g.expr.orders.join() === orders &&
      g.args.length === args.length &&
      g.args.every((arg, i) => sameElement(field, arg, args[i] as Element)),
  );
  if (known >= 0) return fromPolynomial(generatorPolynomial(known));
  return addGenerator(field, { kind: "application", expr: e, args });
}

function powerElement(field: Field, e: Expr & { kind: "power" }): Element {
  const exponent = ratioOf(toElement(field, e.exponent));
  if (exponent === undefined) return symbolicPower(field, e);
  const [n, d] = exponent;
  if (n > POWER_LIMIT || n < -POWER_LIMIT || d > POWER_LIMIT)
    throw new Stop("budget", "A numeric power exceeds the largest power that is multiplied out.");
  return rationalPower(field, toElement(field, e.base), n, d, e.base);
}

function rationalPower(field: Field, base: Element, n: bigint, d: bigint, written: Expr): Element {
  const root = d === 1n ? base : rootElement(field, base, small(d), written);
  return raiseElement(field, root, small(n));
}

/** x^(2 y + 1) as (x^y)^2 x, so that the laws of powers hold term by term; symbolic powers have positive bases. */
function symbolicPower(field: Field, e: Expr & { kind: "power" }): Element {
  const base = toElement(field, e.base);
  const exponent = lowestTerms(field, toElement(field, e.exponent));
  const whole = (of: Element, written: Expr): Element => powerGenerator(field, base, of, written);
  return (
    termByTerm(field, exponent, (unit, { n, d }) => {
      if (ratioOf(unit)) return rationalPower(field, base, n, d, e.base);
      return raiseElement(field, whole(unit, power(e.base, fromElement(field, unit))), small(n));
    }) ?? whole(exponent, e)
  );
}

function powerGenerator(field: Field, base: Element, exponent: Element, written: Expr): Element {
  const known = field.generators.findIndex(
    (g) => g.kind === "power" && sameElement(field, g.base, base) && sameElement(field, g.exponent, exponent),
  );
  if (known >= 0) return fromPolynomial(generatorPolynomial(known));
  return addGenerator(field, { kind: "power", expr: written, base, exponent });
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
  const pieces: Element[] = [];
  for (const m of [...exponent.numerator.keys()].sort(compareMonomials)) {
    const coefficient = rational(exponent.numerator.get(m) as bigint, exponent.scale);
    const { n, d } = coefficient;
    if (n > POWER_LIMIT || n < -POWER_LIMIT || d > POWER_LIMIT) return undefined;
    pieces.push(one({ numerator: new Map([[m, 1n]]), scale: d, factors: exponent.factors }, coefficient));
  }
  return pieces.reduce((a, b) => multiplyElements(field, a, b), unitElement);
}

function callElement(field: Field, name: Elementary, arg: Expr): Element {
  const inner = toElement(field, arg);
  switch (name) {
    case "sqrt":
      return rootElement(field, inner, 2, arg);
    case "abs":
      return rootElement(field, multiplyElements(field, inner, inner), 2, power(arg, num(2)));
    case "exp":
      return exponential(field, inner);
    case "ln":
      return ratioOf(inner)?.join() === "1,1" ? zeroElement : transcendental(field, "ln", inner, arg);
    default:
      throw new Stop("unsupported", "This function has no normal form.");
  }
}

function transcendental(field: Field, kind: "exp" | "ln", arg: Element, written: Expr): Element {
  const known = field.generators.findIndex((g) => g.kind === kind && sameElement(field, g.arg, arg));
  if (known >= 0) return fromPolynomial(generatorPolynomial(known));
  return addGenerator(field, { kind, expr: call(kind, written), arg });
}

/** exp of a sum as the product of the exp of its terms, so that exp(a + b) = exp(a) exp(b) and exp(n ln x) = x^n. */
function exponential(field: Field, of: Element): Element {
  const arg = lowestTerms(field, of);
  const product = termByTerm(field, arg, (unit, { n, d }) => {
    const inner = d === 1n ? underLogarithm(field, unit) : undefined;
    return raiseElement(field, inner ?? wholeExponential(field, unit), small(n));
  });
  return product ?? wholeExponential(field, arg);
}

/** x, when the element is ln(x). */
function underLogarithm(field: Field, e: Element): Element | undefined {
  const [m, another] = [...e.numerator.keys()];
  if (m?.length !== 2 || another !== undefined || m.charCodeAt(1) !== 1 || e.factors.size > 0) return undefined;
  const generator = field.generators[m.charCodeAt(0)];
  return generator?.kind === "ln" ? generator.arg : undefined;
}

function wholeExponential(field: Field, arg: Element): Element {
  return transcendental(field, "exp", arg, fromElement(field, arg));
}

/** An expression for the element, in a fixed order of terms. */
export function fromElement(field: Field, e: Element): Expr {
  const { numerator, scale, factors } = e;
  if (factors.size === 0) return polynomialExpr(field, numerator, scale);
  const isNegative = numerator.size === 1 && [...numerator.values()].every((c) => c < 0n);
  if (isNegative) return { kind: "negation", of: fromElement(field, negateElement(e)) };
  const below = [...factors.values()].map(({ polynomial, exponent }) => {
    const base = polynomialExpr(field, polynomial, 1n);
    return exponent === 1 ? base : power(base, num(exponent));
  });
  const denominator = product(...(scale === 1n ? below : [num(scale), ...below]));
  return quotient(polynomialExpr(field, numerator, 1n), denominator);
}

function polynomialExpr(field: Field, p: Polynomial, scale: bigint): Expr {
  const terms = [...p.keys()]
    .sort((a, b) => compareMonomials(b, a))
    .map((m) => termExpr(field, m, p.get(m) as bigint, scale));
  return sum(...terms);
}

function termExpr(field: Field, m: Monomial, coefficient: bigint, scale: bigint): Expr {
  const value = rational(coefficient < 0n ? -coefficient : coefficient, scale);
  const factors: Expr[] = [];
  for (let i = 0; i < m.length; i += 2) {
    const base = (field.generators[m.charCodeAt(i)] as { expr: Expr }).expr;
    const exponent = m.charCodeAt(i + 1);
    factors.push(exponent === 1 ? base : power(base, num(exponent)));
  }
  const lead = isInteger(value) ? numberOf(value) : quotient(num(value.n), num(value.d));
  const isOne = value.n === 1n && value.d === 1n;
  const term = isOne && factors.length > 0 ? product(...factors) : product(lead, ...factors);
  return coefficient < 0n ? { kind: "negation", of: term } : term;
}

/** The expression in normal form, for readers; the same expression when it has none within the budget. */
export function normalExpr(e: Expr): Expr {
  const field = openField(openMeter(200_000));
  return attempt(() => fromElement(field, lowestTerms(field, toElement(field, e)))) ?? e;
}
