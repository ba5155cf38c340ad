/** Guesses at the roots of a polynomial in one of its symbols: small factors first, then the quadratic formula. */

import type { Field } from "../kernel/field.ts";
import { fromPolynomial, invertElement, lowestTerms, multiplyElements } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Polynomial } from "../kernel/polynomial.ts";
import {
  addPolynomials,
  coefficientsIn,
  constantPolynomial,
  contentOf,
  divideExactly,
  divideMonomials,
  dropContent,
  generatorPolynomial,
  leadingTerm,
  multiplyPolynomials,
  raisePolynomial,
  scalePolynomial,
  zeroPolynomial,
} from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr } from "../math/expr.ts";
import { call, negate, num, numberOf, power, quotient, sum } from "../math/expr.ts";
import { rational } from "../math/rational.ts";

/** Whole numbers whose divisors are tried as parts of a root. */
const LARGEST_TRIED = 2_000n;
const MOST_GUESSES = 200;
const MOST_TERMS_OF_ROOT = 30;

/** A polynomial by the exponents of the generator in question. */
type Coefficients = ReadonlyMap<number, Polynomial>;

/** Roots of `p` in a generator, each once, as far as they are found; `known` values are tried first. */
export function rootsOf(field: Field, p: Polynomial, index: number, known: readonly Expr[] = []): readonly Expr[] {
  const roots: Expr[] = [];
  let rest = dropContent(p, contentOf(p) || 1n);
  for (const guess of guesses(field, rest, index, known)) {
    const factor = attempt(() => linearFactor(field, guess, index));
    if (factor === undefined) continue;
    const before = rest;
    for (let next = divided(field, rest, factor); next !== undefined; next = divided(field, rest, factor)) rest = next;
    if (rest !== before) roots.push(guess);
    if (degreeOf(rest, index) === 0) return roots;
  }
  const common = [...coefficientsIn(rest, index).keys()].reduce(gcdOf, 0);
  if (common < 2 || degreeOf(rest, index) === 2) return [...roots, ...byFormula(field, coefficientsIn(rest, index))];
  const values = byFormula(field, new Map([...coefficientsIn(rest, index)].map(([e, c]) => [e / common, c])));
  return [...roots, ...values.flatMap((value) => rootsOfValue(value, common))];
}

/** The n-th roots of a value, n > 1. */
export function rootsOfValue(value: Expr, n: number): readonly Expr[] {
  const root = n === 2 ? call("sqrt", value) : power(value, numberOf(rational(1, n)));
  return n % 2 === 0 ? [root, negate(root)] : [root, negate(power(negate(value), numberOf(rational(1, n))))];
}

const gcdOf = (a: number, b: number): number => (b === 0 ? a : gcdOf(b, a % b));
const degreeOf = (p: Polynomial, index: number): number => Math.max(0, ...coefficientsIn(p, index).keys());

/** What may be a root: what is known, zero, other symbols, and fractions of divisors of the outer coefficients. */
function guesses(field: Field, p: Polynomial, index: number, known: readonly Expr[]): readonly Expr[] {
  const parts = coefficientsIn(p, index);
  const trailing = parts.get(Math.min(...parts.keys())) ?? zeroPolynomial;
  const leading = parts.get(Math.max(...parts.keys())) ?? zeroPolynomial;
  const symbols = field.generators.flatMap(({ kind, expr }, i) =>
    kind === "symbol" && i !== index && speaksOf(p, i) ? [expr, negate(expr)] : [],
  );
  const tops = divisorsOf(contentOf(trailing));
  const numbers = divisorsOf(contentOf(leading)).flatMap((d) =>
    tops.flatMap((n) => [numberOf(rational(n, d)), numberOf(rational(-n, d))]),
  );
  return [...known, num(0), ...symbols, ...numbers].slice(0, MOST_GUESSES);
}

const speaksOf = (p: Polynomial, index: number): boolean => degreeOf(p, index) > 0;

function divisorsOf(n: bigint): readonly bigint[] {
  if (n > LARGEST_TRIED) return [1n];
  const all: bigint[] = [];
  for (let d = 1n; d <= n; d++) if (n % d === 0n) all.push(d);
  return all;
}

/** d x - n for the value n/d. */
function linearFactor(field: Field, value: Expr, index: number): Polynomial {
  const element = lowestTerms(field, toElement(field, value));
  const below = [...element.factors.values()].reduce(
    (d, { polynomial, exponent }) =>
      multiplyPolynomials(d, raisePolynomial(polynomial, exponent, field.meter), field.meter),
    constantPolynomial(element.scale),
  );
  const x = generatorPolynomial(index);
  return addPolynomials(multiplyPolynomials(below, x, field.meter), element.numerator, -1n);
}

const divided = (field: Field, p: Polynomial, factor: Polynomial): Polynomial | undefined =>
  p.size === 0 ? undefined : attempt(() => divideExactly(p, factor, field.meter));

/** The roots of what has at most degree two. */
function byFormula(field: Field, coefficients: Coefficients): readonly Expr[] {
  const [c, b, a] = [0, 1, 2].map((i) => coefficients.get(i) ?? zeroPolynomial) as [Polynomial, Polynomial, Polynomial];
  const degree = Math.max(0, ...coefficients.keys());
  if (degree === 1) return [ratio(field, scalePolynomial(c, -1n), b)];
  if (degree !== 2) return [];
  if (b.size === 0) return rootsOfValue(ratio(field, scalePolynomial(c, -1n), a), 2);
  const { meter } = field;
  const square = multiplyPolynomials(b, b, meter);
  const discriminant = addPolynomials(square, multiplyPolynomials(a, c, meter), -4n);
  const below = scalePolynomial(a, 2n);
  const root = squareRootOf(field, discriminant);
  if (root) return [1n, -1n].map((sign) => ratio(field, addPolynomials(scalePolynomial(b, -1n), root, sign), below));
  const show = (p: Polynomial): Expr => fromElement(field, fromPolynomial(p));
  const under = call("sqrt", show(discriminant));
  const minusB = show(scalePolynomial(b, -1n));
  return [under, negate(under)].map((term) => quotient(sum(minusB, term), show(below)));
}

function ratio(field: Field, above: Polynomial, below: Polynomial): Expr {
  const inverse = invertElement(field, fromPolynomial(below));
  return readable(fromElement(field, lowestTerms(field, multiplyElements(field, fromPolynomial(above), inverse))));
}

/** The same with few minus signs: (c - a)/(d - b) for (-a + c)/(d - b), (a + b)/(1 - c) for (-a - b)/(c - 1). */
export function readable(e: Expr): Expr {
  if (e.kind === "negation" && e.of.kind === "quotient" && hasMinus(e.of.denominator))
    return quotient(inOrder(e.of.numerator), inOrder(opposite(e.of.denominator)));
  if (e.kind !== "quotient") return inOrder(e);
  const isFlipped = hasMinus(e.denominator) && termsOf(e.numerator).every(isNegative);
  const [above, below] = isFlipped ? [opposite(e.numerator), opposite(e.denominator)] : [e.numerator, e.denominator];
  return quotient(inOrder(above), inOrder(below));
}

const isNegative = (e: Expr): boolean => e.kind === "negation";
const hasMinus = (e: Expr): boolean => e.kind === "sum" && e.terms.some(isNegative);
const termsOf = (e: Expr): readonly Expr[] => (e.kind === "sum" ? e.terms : [e]);
const opposite = (e: Expr): Expr =>
  sum(...termsOf(e).map((term) => (term.kind === "negation" ? term.of : negate(term))));
/** Terms without a minus first. */
const inOrder = (e: Expr): Expr =>
  e.kind === "sum" ? sum(...e.terms.filter((t) => !isNegative(t)), ...e.terms.filter(isNegative)) : e;

/** The polynomial whose square this is, term by term from the largest. */
function squareRootOf(field: Field, p: Polynomial): Polynomial | undefined {
  const top = leadingTerm(p);
  if (top === undefined) return zeroPolynomial;
  const first = rootOfTerm(top);
  if (first === undefined) return undefined;
  let root: Polynomial = new Map([first]);
  for (let terms = 1; terms <= MOST_TERMS_OF_ROOT; terms++) {
    const rest = addPolynomials(p, multiplyPolynomials(root, root, field.meter), -1n);
    const next = leadingTerm(rest);
    if (next === undefined) return root;
    const monomial = divideMonomials(next[0], first[0]);
    if (monomial === undefined || next[1] % (2n * first[1]) !== 0n || root.has(monomial)) return undefined;
    root = addPolynomials(root, new Map([[monomial, next[1] / (2n * first[1])]]));
  }
  return undefined;
}

function rootOfTerm([monomial, coefficient]: readonly [string, bigint]): readonly [string, bigint] | undefined {
  if (coefficient < 0n) return undefined;
  let half = "";
  for (let i = 0; i < monomial.length; i += 2) {
    const exponent = monomial.charCodeAt(i + 1);
    if (exponent % 2 !== 0) return undefined;
    half += String.fromCharCode(monomial.charCodeAt(i), exponent / 2);
  }
  const root = integerRoot(coefficient);
  return root * root === coefficient ? [half, root] : undefined;
}

/** The largest whole number whose square is at most n, by Newton's iteration. */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (let y = (x + n / x) >> 1n; y < x; y = (x + n / x) >> 1n) x = y;
  return x;
}
