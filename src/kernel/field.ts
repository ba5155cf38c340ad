/**
 * The normal form: every expression as a quotient of polynomials over generators.
 *
 * Generators are the symbols, applications of abstract functions (one for each list of argument values), roots
 * r with r^k = D, exponentials, logarithms, powers with symbolic exponents, sines and cosines, piecewise expressions. An element is zero as a function
 * wherever it is defined when its numerator is the zero polynomial after every r^k is replaced by D. The reverse
 * can fail when generators depend on each other (sqrt(x) sqrt(y) and sqrt(x y)): a nonzero numerator proves nothing.
 */

import type { Application, Expr, Piecewise } from "../math/expr.ts";
import { gcd } from "../math/rational.ts";
import { isTooLarge } from "./constant.ts";
import type { Meter } from "./meter.ts";
import { Stop, spend } from "./meter.ts";
import type { Polynomial } from "./polynomial.ts";
import {
  addInto,
  commonMonomial,
  constantOf,
  constantPolynomial,
  contentOf,
  divideExactly,
  divideMonomials,
  dropContent,
  dropMonomial,
  generatorPolynomial,
  leadingTerm,
  multiplyPolynomials,
  polynomialKey,
  raisePolynomial,
  samePolynomial,
  scalePolynomial,
  zeroPolynomial,
} from "./polynomial.ts";

/** A factor of a denominator: primitive, with a positive leading coefficient, never constant. */
export interface Factor {
  readonly polynomial: Polynomial;
  readonly exponent: number;
}

/** numerator / (scale * product of factors), with scale > 0. */
export interface Element {
  readonly numerator: Polynomial;
  readonly scale: bigint;
  readonly factors: ReadonlyMap<string, Factor>;
}

export type Generator =
  | { readonly kind: "symbol"; readonly expr: Expr }
  | { readonly kind: "application"; readonly expr: Application; readonly args: readonly Element[] }
  /** The nonnegative root r of r^index = radicand. */
  | { readonly kind: "root"; readonly expr: Expr; readonly index: number; readonly radicand: Element }
  | { readonly kind: "exp"; readonly expr: Expr; readonly arg: Element }
  | { readonly kind: "ln"; readonly expr: Expr; readonly arg: Element }
  | { readonly kind: "sine"; readonly expr: Expr; readonly arg: Element }
  /** The cosine c of arg, with c^2 = radicand = 1 - sine^2. */
  | {
      readonly kind: "cosine";
      readonly expr: Expr;
      readonly arg: Element;
      readonly index: 2;
      readonly radicand: Element;
    }
  | { readonly kind: "power"; readonly expr: Expr; readonly base: Element; readonly exponent: Element }
  /** A piecewise expression, known by the values of its parts. */
  | { readonly kind: "piecewise"; readonly expr: Piecewise; readonly parts: readonly Element[] };

/** A generator r of which r^index is replaced by the radicand. */
type Reducible = Generator & { readonly kind: "root" | "cosine" };
const isReducible = (generator: Generator | undefined): generator is Reducible =>
  generator?.kind === "root" || generator?.kind === "cosine";

/** A generator's index is one UTF-16 unit of a monomial. */
const GENERATOR_LIMIT = 60_000;

/** The generators met so far; grows while expressions are read. */
export interface Field {
  readonly generators: Generator[];
  readonly symbols: Map<string, number>;
  /** The generators of each abstract function and each of its derivatives. */
  readonly applications: Map<string, readonly number[]>;
  readonly roots: number[];
  /** The normal forms of the trees read so far. */
  readonly read: Map<Expr, Element>;
  readonly meter: Meter;
}

export const openField = (meter: Meter): Field => ({
  generators: [],
  symbols: new Map(),
  applications: new Map(),
  roots: [],
  read: new Map(),
  meter,
});

/** A copy that grows on its own, for what is known only in one case. */
export const copyField = ({ generators, symbols, applications, roots, read, meter }: Field): Field => ({
  generators: [...generators],
  symbols: new Map(symbols),
  applications: new Map(applications),
  roots: [...roots],
  read: new Map(read),
  meter,
});

const noFactors: ReadonlyMap<string, Factor> = new Map();

export const fromPolynomial = (numerator: Polynomial): Element => ({ numerator, scale: 1n, factors: noFactors });
export const fromInteger = (n: bigint): Element => fromPolynomial(constantPolynomial(n));
/** n / d, in whatever terms and with whatever signs. Throws Stop when d is zero. */
export function fromRatio(n: bigint, d: bigint): Element {
  if (d === 1n) return fromInteger(n);
  if (d === 0n) throw new Stop("division-by-zero", "A number has denominator zero.");
  const up = d < 0n ? -n : n;
  return tidy({ numerator: constantPolynomial(up), scale: d < 0n ? -d : d, factors: noFactors });
}
export const zeroElement: Element = fromPolynomial(zeroPolynomial);
export const unitElement: Element = fromInteger(1n);

export const isZero = (e: Element): boolean => e.numerator.size === 0;

/** The rational value of a constant element, as numerator and positive denominator. */
export function ratioOf(e: Element): readonly [bigint, bigint] | undefined {
  const n = constantOf(e.numerator);
  if (n === undefined || (n !== 0n && e.factors.size > 0)) return undefined;
  return n === 0n ? [0n, 1n] : [n, e.scale];
}

/** Adds a generator and returns its polynomial. */
export function addGenerator(field: Field, generator: Generator): Element {
  if (field.generators.length >= GENERATOR_LIMIT) throw new Stop("budget", "An expression has too many symbols.");
  const index = field.generators.push(generator) - 1;
  if (isReducible(generator)) field.roots.push(index);
  return fromPolynomial(generatorPolynomial(index));
}

export function negateElement(e: Element): Element {
  return { ...e, numerator: scalePolynomial(e.numerator, -1n) };
}

/** The sum of any number of elements, over their least common denominator. */
export function addElements(field: Field, parts: readonly Element[]): Element {
  const kept = parts.filter((part) => !isZero(part));
  if (kept.length < 2) return kept[0] ?? zeroElement;
  if (kept.every((part) => part.scale === 1n && part.factors.size === 0)) return addPlain(field, kept);
  let scale = 1n;
  const factors = new Map<string, Factor>();
  for (const part of kept) {
    scale = (scale / gcd(scale, part.scale)) * part.scale;
    for (const [key, factor] of part.factors)
      if ((factors.get(key)?.exponent ?? 0) < factor.exponent) factors.set(key, factor);
  }
  const numerator = new Map<string, bigint>();
  for (const part of kept) {
    spend(field.meter, part.numerator.size);
    addInto(numerator, missingFactors(field, part, factors), scale / part.scale);
  }
  return finish(field, { numerator, scale, factors });
}

/** The sum of polynomials with whole coefficients, in which nothing is to be cancelled. */
function addPlain(field: Field, parts: readonly Element[]): Element {
  const numerator = new Map<string, bigint>();
  for (const part of parts) {
    spend(field.meter, part.numerator.size);
    addInto(numerator, part.numerator, 1n);
  }
  return numerator.size === 0 ? zeroElement : fromPolynomial(numerator);
}

/** The numerator times the factors that the common denominator has and the part lacks. */
function missingFactors(field: Field, part: Element, common: ReadonlyMap<string, Factor>): Polynomial {
  let numerator = part.numerator;
  for (const [key, { polynomial, exponent }] of common) {
    const lacking = exponent - (part.factors.get(key)?.exponent ?? 0);
    if (lacking > 0)
      numerator = multiplyPolynomials(numerator, raisePolynomial(polynomial, lacking, field.meter), field.meter);
  }
  return numerator;
}

export function multiplyElements(field: Field, a: Element, b: Element): Element {
  if (isZero(a) || isZero(b)) return zeroElement;
  if (a === unitElement) return b;
  if (b === unitElement) return a;
  const factors = a.factors.size === 0 ? b.factors : productOfFactors(a.factors, b.factors);
  const numerator = multiplyPolynomials(a.numerator, b.numerator, field.meter);
  return finish(field, { numerator, scale: a.scale * b.scale, factors });
}

function productOfFactors(a: ReadonlyMap<string, Factor>, b: ReadonlyMap<string, Factor>): ReadonlyMap<string, Factor> {
  if (b.size === 0) return a;
  const factors = new Map(a);
  for (const [key, factor] of b) {
    const exponent = factor.exponent + (factors.get(key)?.exponent ?? 0);
    factors.set(key, { polynomial: factor.polynomial, exponent });
  }
  return factors;
}

/** 1 / e. Throws Stop when e is zero. */
export function invertElement(field: Field, e: Element): Element {
  if (isZero(e)) throw new Stop("division-by-zero", "A denominator is zero for all values of the symbols.");
  const { sign, content, monomial, primitive } = split(e.numerator);
  const factors = new Map<string, Factor>();
  for (let i = 0; i < monomial.length; i += 2) {
    const polynomial = generatorPolynomial(monomial.charCodeAt(i));
    factors.set(polynomialKey(polynomial), { polynomial, exponent: monomial.charCodeAt(i + 1) });
  }
  if (constantOf(primitive) === undefined)
    factors.set(polynomialKey(primitive), { polynomial: primitive, exponent: 1 });
  let numerator: Polynomial = constantPolynomial(sign * e.scale);
  for (const { polynomial, exponent } of e.factors.values())
    numerator = multiplyPolynomials(numerator, raisePolynomial(polynomial, exponent, field.meter), field.meter);
  return finish(field, { numerator, scale: content, factors });
}

/** A nonzero polynomial as sign * content * monomial * primitive, the primitive with a positive leading coefficient. */
export function split(p: Polynomial): { sign: 1n | -1n; content: bigint; monomial: string; primitive: Polynomial } {
  const content = contentOf(p);
  const monomial = commonMonomial(p);
  const sign = (leadingTerm(p)?.[1] ?? 1n) < 0n ? -1n : 1n;
  return { sign, content, monomial, primitive: scalePolynomial(dropContent(dropMonomial(p, monomial), content), sign) };
}

/** e to an integer power. Throws Stop for zero to a negative power. */
export function raiseElement(field: Field, e: Element, exponent: number): Element {
  if (exponent < 0) return raiseElement(field, invertElement(field, e), -exponent);
  if (exponent === 0) return unitElement;
  if (exponent === 1) return e;
  const half = raiseElement(field, e, exponent >> 1);
  const square = multiplyElements(field, half, half);
  return exponent & 1 ? multiplyElements(field, square, e) : square;
}

/** Replaces powers of roots, the latest root first, then cancels common integers and monomials. */
function finish(field: Field, e: Element): Element {
  let result = e;
  for (let root = overflowing(field, e.numerator); root >= 0; root = overflowing(field, result.numerator))
    result = reduceRoot(field, result, root);
  return tidy(result);
}

/** The latest root (or cosine) r of which the polynomial has a power r^k that its radicand replaces, or -1. */
function overflowing(field: Field, p: Polynomial): number {
  if (field.roots.length === 0) return -1;
  let found = -1;
  for (const m of p.keys())
    for (let i = m.length - 2; i >= 0 && m.charCodeAt(i) > found; i -= 2) {
      const generator = field.generators[m.charCodeAt(i)];
      if (isReducible(generator) && m.charCodeAt(i + 1) >= generator.index) found = m.charCodeAt(i);
    }
  return found;
}

/**
 * Writes r^k as the radicand in the numerator. A root's radicand holds earlier generators only, so going from the
 * last root to the first comes to an end.
 */
function reduceRoot(field: Field, e: Element, root: number): Element {
  const generator = field.generators[root];
  if (!isReducible(generator)) return e;
  const { index, radicand } = generator;
  const pieces = piecesByPower(e.numerator, root, index);
  const parts = [...pieces].map(([times, numerator]) =>
    multiplyElements(field, fromPolynomial(numerator), raiseElement(field, radicand, times)),
  );
  return multiplyDenominators(e, addElements(field, parts));
}

/** The numerator as the sum over t of piece_t * r^(index t). */
function piecesByPower(p: Polynomial, root: number, index: number): Map<number, Map<string, bigint>> {
  const pieces = new Map<number, Map<string, bigint>>();
  for (const [m, c] of p) {
    const exponent = exponentIn(m, root);
    const rest = exponent % index;
    const times = (exponent - rest) / index;
    const key = times === 0 ? m : withExponent(m, root, rest);
    const piece = pieces.get(times) ?? new Map<string, bigint>();
    const value = (piece.get(key) ?? 0n) + c;
    if (value === 0n) piece.delete(key);
    else piece.set(key, value);
    pieces.set(times, piece);
  }
  return pieces;
}

/** The monomial with another exponent for a generator that it contains. */
function withExponent(m: string, generator: number, exponent: number): string {
  const at = generatorAt(m, generator);
  return m.substring(0, at) + (exponent > 0 ? String.fromCharCode(generator, exponent) : "") + m.substring(at + 2);
}

/** The position of a generator in a monomial, or -1. */
function generatorAt(m: string, generator: number): number {
  for (let i = 0; i < m.length; i += 2) if (m.charCodeAt(i) === generator) return i;
  return -1;
}

/** `value` over the denominator of `e` as well. */
function multiplyDenominators(e: Element, value: Element): Element {
  return {
    numerator: value.numerator,
    scale: e.scale * value.scale,
    factors: productOfFactors(value.factors, e.factors),
  };
}

/** Cancels the common integer, and generators that stand both in the numerator and in the denominator. */
function tidy(e: Element): Element {
  if (isZero(e)) return zeroElement;
  if (e.scale === 1n && e.factors.size === 0) return e;
  if (isTooLarge(e.scale)) throw new Stop("budget", "A denominator exceeds the largest integer.");
  const common = gcd(contentOf(e.numerator), e.scale);
  let numerator = dropContent(e.numerator, common);
  const scale = e.scale / common;
  if (e.factors.size === 0) return { numerator, scale, factors: noFactors };
  const shared = commonMonomial(numerator);
  const factors = new Map<string, Factor>();
  for (const [key, factor] of e.factors) {
    const lead = factor.polynomial.size === 1 ? leadingTerm(factor.polynomial)?.[0] : undefined;
    const cancelled = lead === undefined ? 0 : lower(factor.exponent, exponentIn(shared, lead.charCodeAt(0)));
    if (cancelled > 0 && lead !== undefined)
      numerator = dropMonomial(numerator, String.fromCharCode(lead.charCodeAt(0), cancelled));
    if (factor.exponent > cancelled) factors.set(key, { ...factor, exponent: factor.exponent - cancelled });
  }
  return { numerator, scale, factors };
}

/** The element without factors of its denominator that divide its numerator. */
export function lowestTerms(field: Field, e: Element): Element {
  let { numerator } = e;
  const factors = new Map<string, Factor>();
  for (const [key, { polynomial, exponent }] of e.factors) {
    let left = exponent;
    for (; left > 0; left--) {
      const divided = divideExactly(numerator, polynomial, field.meter);
      if (divided === undefined) break;
      numerator = divided;
    }
    if (left > 0) factors.set(key, { polynomial, exponent: left });
  }
  return tidy({ numerator, scale: e.scale, factors });
}

const lower = (a: number, b: number): number => (a < b ? a : b);
const exponentIn = (m: string, generator: number): number => {
  const at = generatorAt(m, generator);
  return at < 0 ? 0 : m.charCodeAt(at + 1);
};

/** The numerator of a difference is all that a zero test needs. */
export function subtractElements(field: Field, a: Element, b: Element): Element {
  return addElements(field, [a, negateElement(b)]);
}

/** A key that equal elements in the same form share; different keys do not show a difference. */
export function elementKey(e: Element): string {
  const below = [...e.factors].map(([key, factor]) => `${key}^${factor.exponent}`).sort();
  return `${polynomialKey(e.numerator)}/${e.scale}/${below.join("/")}`;
}

/** Whether the two are equal wherever both are defined, as far as the normal form can tell. */
export function sameElement(field: Field, a: Element, b: Element): boolean {
  if (a === b) return true;
  // Polynomials have one form only.
  if (a.factors.size === 0 && b.factors.size === 0)
    return a.scale === b.scale && samePolynomial(a.numerator, b.numerator);
  return elementKey(a) === elementKey(b) || isZero(subtractElements(field, a, b));
}

/** The element written as A + B r in a root r of index 2; undefined when r stands in a denominator. */
export function splitByRoot(e: Element, root: number): readonly [Element, Element] | undefined {
  const plain = new Map<string, bigint>();
  const withRoot = new Map<string, bigint>();
  for (const factor of e.factors.values())
    for (const m of factor.polynomial.keys()) if (generatorAt(m, root) >= 0) return undefined;
  const unit = String.fromCharCode(root, 1);
  for (const [m, c] of e.numerator) {
    const quotient = divideMonomials(m, unit);
    if (quotient === undefined) plain.set(m, c);
    else withRoot.set(quotient, c);
  }
  return [
    { ...e, numerator: plain },
    { ...e, numerator: withRoot },
  ];
}
