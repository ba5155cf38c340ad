/** Polynomials and rational numbers: the arithmetic under everything else. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openMeter, Stop, spent } from "../../src/kernel/meter.ts";
import type { Polynomial } from "../../src/kernel/polynomial.ts";
import {
  addPolynomials,
  commonMonomial,
  compareMonomials,
  constantOf,
  constantPolynomial,
  contentOf,
  divideExactly,
  divideMonomials,
  generatorPolynomial,
  leadingTerm,
  multiplyMonomials,
  multiplyPolynomials,
  polynomialKey,
  raisePolynomial,
  scalePolynomial,
} from "../../src/kernel/polynomial.ts";
import { integerRoot } from "../../src/kernel/root.ts";
import { add, compare, div, mul, neg, parseRational, pow, rational, sub } from "../../src/math/rational.ts";

const meter = () => openMeter(1_000_000);
const monomials = fc
  .uniqueArray(fc.nat(4), { maxLength: 3 })
  .chain((generators) =>
    fc
      .tuple(...generators.sort((a, b) => a - b).map((g) => fc.integer({ min: 1, max: 3 }).map((e) => [g, e])))
      .map((pairs) => pairs.map(([g = 0, e = 0]) => String.fromCharCode(g, e)).join("")),
  );
const coefficients = fc.bigInt({ min: -9n, max: 9n }).filter((c) => c !== 0n);
const polynomials: fc.Arbitrary<Polynomial> = fc
  .array(fc.tuple(monomials, coefficients), { maxLength: 5 })
  .map((terms) => new Map(terms));

/** The value where generator i stands for the i-th of these primes. */
function value(p: Polynomial): bigint {
  const at = [3n, 5n, 11n, 17n, 29n];
  let total = 0n;
  for (const [m, c] of p) {
    let term = c;
    for (let i = 0; i < m.length; i += 2) term *= (at[m.charCodeAt(i)] as bigint) ** BigInt(m.charCodeAt(i + 1));
    total += term;
  }
  return total;
}

describe("polynomials", () => {
  test("add and multiply as their values do", () => {
    fc.assert(
      fc.property(polynomials, polynomials, (a, b) => {
        expect(value(multiplyPolynomials(a, b, meter()))).toBe(value(a) * value(b));
        expect(value(addPolynomials(a, b))).toBe(value(a) + value(b));
        expect(value(addPolynomials(a, b, -3n))).toBe(value(a) - 3n * value(b));
        expect(value(raisePolynomial(a, 3, meter()))).toBe(value(a) ** 3n);
      }),
    );
  });
  test("keep no zero coefficient, so that a difference of equals is empty", () => {
    fc.assert(
      fc.property(polynomials, polynomials, (a, b) => {
        const square = raisePolynomial(addPolynomials(a, b), 2, meter());
        const parts = [multiplyPolynomials(a, a, meter()), scalePolynomial(multiplyPolynomials(a, b, meter()), 2n)];
        const sum = [...parts, multiplyPolynomials(b, b, meter())].reduce((x, y) => addPolynomials(x, y));
        expect(addPolynomials(square, sum, -1n).size).toBe(0);
        expect(polynomialKey(square)).toBe(polynomialKey(sum));
      }),
    );
  });
  test("divide exactly, or not at all", () => {
    fc.assert(
      fc.property(polynomials, polynomials, (a, b) => {
        fc.pre(b.size > 0);
        const product = multiplyPolynomials(a, b, meter());
        const quotient = divideExactly(product, b, meter());
        expect(quotient && polynomialKey(quotient)).toBe(polynomialKey(a));
        const other = divideExactly(addPolynomials(product, constantPolynomial(1n)), b, meter());
        if (other) expect(constantOf(b)).toBeDefined();
      }),
    );
  });
  test("have keys that differ when they do", () => {
    fc.assert(
      fc.property(polynomials, polynomials, (a, b) => {
        expect(polynomialKey(a) === polynomialKey(b)).toBe(addPolynomials(a, b, -1n).size === 0);
      }),
    );
  });
  test("have contents, common monomials and leading terms", () => {
    const xy = multiplyPolynomials(generatorPolynomial(0), generatorPolynomial(1, 2), meter());
    const p = addPolynomials(scalePolynomial(xy, 6n), scalePolynomial(generatorPolynomial(1), -9n));
    expect(contentOf(p)).toBe(3n);
    expect(commonMonomial(p)).toBe(String.fromCharCode(1, 1));
    expect(leadingTerm(p)).toEqual([String.fromCharCode(0, 1, 1, 2), 6n]);
    expect(contentOf(new Map())).toBe(0n);
  });
  test("stop when a power or a coefficient grows without bound, and when the budget is spent", () => {
    const x = generatorPolynomial(0, 60_000);
    expect(() => multiplyPolynomials(addPolynomials(x, constantPolynomial(1n)), x, meter())).toThrow(Stop);
    const huge = constantPolynomial(1n << 65_600n);
    expect(() => multiplyPolynomials(huge, huge, meter())).toThrow(Stop);
    const long = addPolynomials(generatorPolynomial(0), generatorPolynomial(1));
    const small = openMeter(10);
    expect(() => raisePolynomial(long, 40, small)).toThrow(Stop);
    expect(spent(small)).toBeGreaterThan(10);
  });
});

describe("monomials", () => {
  test("multiply and divide", () => {
    fc.assert(
      fc.property(monomials, monomials, (a, b) => {
        const product = multiplyMonomials(a, b);
        expect(divideMonomials(product, b)).toBe(a);
        expect(compareMonomials(product, a)).toBeGreaterThanOrEqual(0);
        expect(Math.sign(compareMonomials(a, b))).toBe(-Math.sign(compareMonomials(b, a)) + 0);
      }),
    );
  });
});

describe("rational numbers", () => {
  const rationals = fc
    .tuple(fc.bigInt({ min: -99n, max: 99n }), fc.bigInt({ min: 1n, max: 99n }))
    .map(([n, d]) => rational(n, d));
  test("are a field", () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(add(a, neg(a))).toEqual(rational(0));
        if (b.n !== 0n) expect(mul(div(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
      }),
    );
  });
  test("have powers, and are read exactly", () => {
    expect(pow(rational(-2, 3), -3)).toEqual(rational(-27, 8));
    expect(parseRational("0.125")).toEqual(rational(1, 8));
    expect(parseRational("-6/4")).toEqual(rational(-3, 2));
    expect(parseRational("1e5")).toBeUndefined();
    expect(parseRational("1/0")).toBeUndefined();
    expect(sub(rational(1, 3), rational(1, 3))).toEqual({ n: 0n, d: 1n });
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => pow(rational(0), -1)).toThrow(RangeError);
  });
});

describe("integer roots", () => {
  test.each([2, 3, 5, 16, 17, 40])("of index %s are exact floors", (index) => {
    const k = BigInt(index);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1n << 400n }), (n) => {
        const root = integerRoot(n, index);
        expect(root ** k <= n && n < (root + 1n) ** k).toBe(true);
      }),
    );
    for (const root of [1n, 2n, 10n, 12_345n]) {
      expect(integerRoot(root ** k, index)).toBe(root);
      expect(integerRoot(root ** k - 1n, index)).toBe(root - 1n);
    }
  });
});
