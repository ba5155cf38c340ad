/** Equations that say that a power vanishes: its base does, as a lemma. */

import type { Element } from "../kernel/field.ts";
import { fromPolynomial, invertElement, isZero, split } from "../kernel/field.ts";
import type { Meter } from "../kernel/meter.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence } from "../kernel/obligation.ts";
import type { Polynomial } from "../kernel/polynomial.ts";
import {
  addPolynomials,
  constantOf,
  constantPolynomial,
  divideMonomials,
  generatorPolynomial,
  leadingTerm,
  raisePolynomial,
} from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import { integerRoot } from "../kernel/root.ts";
import { num, or, relation } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma } from "./bench.ts";

/** Powers that are recognised. */
const EXPONENTS = [2, 3, 4] as const;
/** Terms of a base at most. */
const MOST_TERMS = 8;

/** r = 0 from r^k = 0: the product of k equal factors is zero, and so one of them is. */
export function basesOfPowers(bench: Bench): void {
  for (const [fact, { op, element }] of [...bench.state.facts].entries())
    if (op === "=" && !isZero(element)) attempt(() => addBase(bench, element, fact));
}

function addBase(bench: Bench, element: Element, fact: number): void {
  const { field } = bench.state;
  const { sign, content, monomial, primitive } = split(element.numerator);
  const found = constantOf(primitive) === undefined ? baseOf(primitive, field.meter) : undefined;
  const single = monomial.length === 2 && constantOf(primitive) !== undefined;
  if (monomial !== "" && !single) return;
  const [base, exponent] = single
    ? [generatorPolynomial(monomial.charCodeAt(0)), monomial.charCodeAt(1)]
    : (found ?? [primitive, 1]);
  if (exponent < 2) return;
  const vanishes = relation("=", fromElement(field, fromPolynomial(base)), num(0));
  const rest = { ...element, numerator: constantPolynomial(sign * content) };
  const multiplier = fromElement(field, invertElement(field, rest));
  const parts = Array.from({ length: exponent }, () => vanishes);
  const product: Evidence = { by: "combination", terms: [], equations: [{ fact, multiplier }] };
  const claim: Evidence = {
    by: "lemma",
    claim: or(...parts),
    proof: { conditions: [], claim: { by: "zero-product", then: product } },
    then: { by: "cases", given: bench.state.given.length, parts: parts.map(() => ({ by: "identity" })) },
  };
  addLemma(bench, vanishes, { conditions: [], claim });
}

/** The base and the exponent of what is a power. */
function baseOf(p: Polynomial, meter: Meter): readonly [Polynomial, number] | undefined {
  for (const k of EXPONENTS) {
    const base = rootOf(p, k, meter);
    if (base !== undefined) return [base, k];
  }
  return undefined;
}

/** The k-th root of a polynomial, term by term from the leading one. */
function rootOf(p: Polynomial, k: 2 | 3 | 4, meter: Meter): Polynomial | undefined {
  const lead = leadingTerm(p);
  const start = lead && rootOfTerm(lead, k);
  if (start === undefined) return undefined;
  const below = leadingTerm(raisePolynomial(start, k - 1, meter));
  let root: Polynomial = start;
  for (let i = 0; i < MOST_TERMS && below; i++) {
    const missing = leadingTerm(addPolynomials(p, raisePolynomial(root, k, meter), -1n));
    if (missing === undefined) return root;
    const monomial = divideMonomials(missing[0], below[0]);
    const divisor = BigInt(k) * below[1];
    if (monomial === undefined || missing[1] % divisor !== 0n || root.has(monomial)) return undefined;
    root = new Map([...root, [monomial, missing[1] / divisor]]);
  }
  return undefined;
}

function rootOfTerm([monomial, coefficient]: readonly [string, bigint], k: number): Polynomial | undefined {
  let result = "";
  for (let i = 0; i < monomial.length; i += 2) {
    const exponent = monomial.charCodeAt(i + 1);
    if (exponent % k !== 0) return undefined;
    result += monomial.charAt(i) + String.fromCharCode(exponent / k);
  }
  const root = coefficient > 0n ? integerRoot(coefficient, k) : 0n;
  return root ** BigInt(k) === coefficient ? new Map([[result, root]]) : undefined;
}
