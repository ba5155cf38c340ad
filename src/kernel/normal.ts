/** From expressions to the normal form. */

import type { Application, Elementary, Expr, Num, Piecewise, Power, Series, Sym } from "../math/expr.ts";
import { children, num, power, sameHead } from "../math/expr.ts";
import { POWER_LIMIT, small } from "./constant.ts";
import { evaluateDerivatives } from "./differentiate.ts";
import { exponential, logarithm, powerOf, rationalPower } from "./exponents.ts";
import type { Element, Field } from "./field.ts";
import {
  addElements,
  addGenerator,
  fromPolynomial,
  fromRatio,
  invertElement,
  isZero,
  lowestTerms,
  multiplyElements,
  negateElement,
  openField,
  raiseElement,
  sameElement,
  split,
  unitElement,
  zeroElement,
} from "./field.ts";
import { attempt, openMeter, Stop } from "./meter.ts";
import { generatorPolynomial } from "./polynomial.ts";
import { fromElement } from "./readable.ts";
import { rootElement } from "./root.ts";
import { angleOf } from "./trigonometry.ts";
import { asAbsolute, writtenOut } from "./unfold.ts";

/**
 * The normal form of an expression; equal results mean equal values wherever both are defined. Throws Stop on a
 * denominator that is zero everywhere, an exhausted budget, or an integral.
 */
export function toElement(field: Field, e: Expr): Element {
  if (e.kind === "number") return fromRatio(e.value.n, e.value.d);
  if (e.kind === "symbol") return symbolElement(field, e);
  const known = field.read.get(e);
  if (known !== undefined) return known;
  const element = readElement(field, e);
  field.read.set(e, element);
  return element;
}

function readElement(field: Field, e: Exclude<Expr, Num | Sym>): Element {
  switch (e.kind) {
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
    case "limit":
      throw new Stop("unsupported", "An integral or a limit has no normal form until its value is known.");
    case "extremum":
      return toElement(field, asAbsolute(e));
    case "piecewise":
      return piecewiseElement(field, e);
    case "series":
      return seriesElement(field, e);
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

function powerElement(field: Field, { base, exponent }: Power): Element {
  const inner = toElement(field, base);
  if (
    exponent.kind === "number" &&
    exponent.value.d === 1n &&
    exponent.value.n <= POWER_LIMIT &&
    exponent.value.n >= 0n
  )
    return raiseElement(field, inner, small(exponent.value.n));
  return powerOf(field, inner, toElement(field, exponent), base);
}

function symbolElement(field: Field, e: Expr & { kind: "symbol" }): Element {
  const known = field.symbols.get(e.name);
  if (known !== undefined) return fromPolynomial(generatorPolynomial(known));
  field.symbols.set(e.name, field.generators.length);
  return addGenerator(field, { kind: "symbol", expr: e });
}

function applicationElement(field: Field, e: Application): Element {
  const args = e.args.map((arg) => toElement(field, arg));
  const key = `${e.name}[${e.orders.join()}]`;
  const before = field.applications.get(key) ?? [];
  const isKnown = (index: number): boolean => {
    const generator = field.generators[index];
    return (
      generator?.kind === "application" &&
      generator.args.length === args.length &&
      generator.args.every((arg, i) => sameElement(field, arg, args[i] as Element))
    );
  };
  const known = before.find(isKnown);
  if (known !== undefined) return fromPolynomial(generatorPolynomial(known));
  field.applications.set(key, [...before, field.generators.length]);
  return addGenerator(field, { kind: "application", expr: e, args });
}

function callElement(field: Field, name: Elementary, arg: Expr): Element {
  const inner = toElement(field, arg);
  switch (name) {
    case "sqrt":
      return rationalPower(field, inner, 1n, 2n, arg);
    case "abs":
      return absoluteValue(field, inner);
    case "exp":
      return exponential(field, inner);
    case "ln":
      return logarithm(field, inner);
    case "sin":
      return angleOf(field, inner).sine;
    case "cos":
      return angleOf(field, inner).cosine;
    case "tan": {
      const { sine, cosine } = angleOf(field, inner);
      return multiplyElements(field, sine, invertElement(field, cosine));
    }
  }
}

/** |c P| as c |P| for a number c > 0, with |P| = |-P| as one root of P^2. */
function absoluteValue(field: Field, e: Element): Element {
  if (isZero(e)) return zeroElement;
  const { sign, content } = split(e.numerator);
  const primitive = multiplyElements(field, e, fromRatio(sign * e.scale, content));
  const root = rootElement(
    field,
    multiplyElements(field, primitive, primitive),
    2,
    power(fromElement(field, primitive), num(2)),
  );
  return multiplyElements(field, root, fromRatio(content, e.scale));
}

function seriesElement(field: Field, e: Series): Element {
  const terms = writtenOut(e);
  if (terms === undefined) throw new Stop("unsupported", "A sum or product with symbolic bounds is not written out.");
  return toElement(field, terms);
}

/** A piecewise expression is one unknown, the same for the same pieces. */
function piecewiseElement(field: Field, e: Piecewise): Element {
  const parts = children(e).map((part) => toElement(field, part));
  const known = field.generators.findIndex(
    (g) =>
      g.kind === "piecewise" &&
      sameHead(g.expr, e) &&
      g.parts.every((part, i) => sameElement(field, part, parts[i] as Element)),
  );
  if (known >= 0) return fromPolynomial(generatorPolynomial(known));
  return addGenerator(field, { kind: "piecewise", expr: e, parts });
}

/** The expression in normal form, for readers; the same expression when it has none within the budget. */
export function normalExpr(e: Expr): Expr {
  const field = openField(openMeter(200_000));
  return attempt(() => fromElement(field, lowestTerms(field, toElement(field, e)))) ?? e;
}
