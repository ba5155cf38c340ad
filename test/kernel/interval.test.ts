/** Interval arithmetic: intervals contain what they should, and are narrow. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intervalOf, signOfClosed } from "../../src/kernel/enclosure.ts";
import type { Interval } from "../../src/kernel/interval.ts";
import {
  addIntervals,
  ceilDivide,
  enclose,
  expInterval,
  floorDivide,
  invertInterval,
  lnInterval,
  multiplyIntervals,
  negateInterval,
  rootInterval,
} from "../../src/kernel/interval.ts";
import type { Rational } from "../../src/math/rational.ts";
import { add, compare, div, mul, parseRational, rational } from "../../src/math/rational.ts";
import { expr } from "./write.ts";

const BITS = 256n;
const low = (i: Interval, bits = BITS): Rational => rational(i.lo, 1n << bits);
const high = (i: Interval, bits = BITS): Rational => rational(i.hi, 1n << bits);
const contains = (i: Interval, value: Rational, bits = BITS): boolean =>
  compare(low(i, bits), value) <= 0 && compare(value, high(i, bits)) <= 0;

describe("known digits", () => {
  test.each([
    ["exp(1)", "2.71828182845904523536028747135266249775724709369995957496696762772407"],
    ["exp(-1)", "0.36787944117144232159552377016146086744581113103176783450783680169746"],
    ["exp(1/3)", "1.39561242508608952862812531960258683759790651519940698261751670603173"],
    ["ln(2)", "0.69314718055994530941723212145817656807550013436025525412068000949339"],
    ["ln(10)", "2.30258509299404568401799145468436420760110148862877297603332790096757"],
    ["ln(1/10)", "-2.30258509299404568401799145468436420760110148862877297603332790096757"],
    ["sqrt(2)", "1.41421356237309504880168872420969807856967187537694807317667973799073"],
    ["2^(1/2)", "1.41421356237309504880168872420969807856967187537694807317667973799073"],
    ["5^(1/3)", "1.70997594667669698935310887254386010986805511054305492438286170744429"],
    ["5^(ln(2)/ln(8))", "1.70997594667669698935310887254386010986805511054305492438286170744429"],
    ["exp(ln(2)/2)", "1.41421356237309504880168872420969807856967187537694807317667973799073"],
  ])("of %s", (text, digits) => {
    const found = intervalOf(expr(text), BITS) as Interval;
    const known = parseRational(digits) as Rational;
    // The digits are cut off after the 68th, so the value lies within one unit of it.
    const slack = rational(1n, 10n ** 68n);
    expect(compare(low(found), add(known, slack))).toBe(-1);
    expect(compare(add(known, { n: -slack.n, d: slack.d }), high(found))).toBe(-1);
    expect(found.hi - found.lo < 1n << 40n).toBe(true);
  });
});

const rationals = fc
  .tuple(fc.bigInt({ min: -2000n, max: 2000n }), fc.bigInt({ min: 1n, max: 300n }))
  .map(([n, d]) => rational(n, d));
const precisions = fc.constantFrom(8n, 64n, 200n);
const around = fc.tuple(rationals, fc.nat(3)).map(([value, slack]) => ({ value, slack: BigInt(slack) }));
const widened = ({ value, slack }: { value: Rational; slack: bigint }, bits: bigint): Interval => {
  const tight = enclose(value, bits);
  return { lo: tight.lo - slack, hi: tight.hi + slack };
};

describe("an interval contains the exact result", () => {
  test("of sums, products, negations and inverses", () => {
    fc.assert(
      fc.property(around, around, precisions, (a, b, bits) => {
        const x = widened(a, bits);
        const y = widened(b, bits);
        expect(contains(addIntervals(x, y), add(a.value, b.value), bits)).toBe(true);
        expect(contains(multiplyIntervals(x, y, bits), mul(a.value, b.value), bits)).toBe(true);
        expect(contains(negateInterval(x), mul(rational(-1), a.value), bits)).toBe(true);
        const inverse = invertInterval(x, bits);
        if (inverse) expect(contains(inverse, div(rational(1), a.value), bits)).toBe(true);
        else expect(contains(x, rational(0), bits)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  test("of roots, by raising the ends", () => {
    fc.assert(
      fc.property(around, fc.integer({ min: 2, max: 40 }), precisions, (a, index, bits) => {
        const root = rootInterval(widened(a, bits), index, bits);
        if (a.value.n < 0n) expect(root).toBeUndefined();
        if (root === undefined) return;
        const power = (r: Rational) => Array.from({ length: index }, () => r).reduce(mul);
        if (root.lo >= 0n) expect(compare(power(low(root, bits)), a.value)).toBeLessThanOrEqual(0);
        expect(compare(a.value, power(high(root, bits)))).toBeLessThanOrEqual(0);
      }),
    );
  });
  test("of exp and ln, as floating point sees it", () => {
    fc.assert(
      fc.property(rationals, (value) => {
        const x = Number(value.n) / Number(value.d);
        const ofExp = expInterval(enclose(value, BITS), BITS) as Interval;
        if (Math.abs(x) < 500) expectNear(ofExp, Math.exp(x));
        const ofLn = lnInterval(enclose(value, BITS), BITS);
        if (value.n <= 0n) expect(ofLn).toBeUndefined();
        else expectNear(ofLn as Interval, Math.log(x));
      }),
      { numRuns: 300 },
    );
  });
  test("of ln after exp", () => {
    fc.assert(
      fc.property(rationals, (value) => {
        const back = lnInterval(expInterval(enclose(value, BITS), BITS) as Interval, BITS);
        if (back) expect(contains(back, value)).toBe(true);
        if (value.n > 0n) expect(back).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});

function expectNear(i: Interval, x: number): void {
  const shift = BITS - 100n;
  const scale = 2 ** 100;
  const slack = Math.abs(x) * 1e-12 + 1e-25;
  expect(Number(i.lo >> shift) / scale).toBeLessThanOrEqual(x + slack);
  expect(Number(i.hi >> shift) / scale).toBeGreaterThanOrEqual(x - slack);
}

describe("where there is no value, there is no interval", () => {
  test.each(["1/(x - x)", "sqrt(-1)", "ln(0)", "ln(-1)", "(-8)^(1/3)", "0^(-1)", "1/(sqrt(2)^2 - 2)", "x", "q(1)"])(
    "of %s",
    (text) => expect(intervalOf(expr(text), 64n)).toBeUndefined(),
  );
  test.each(["exp(10^5)", "exp(exp(exp(10)))", "((2^1000)^1000)^1000", "((2^999)^999 + sqrt(2))^999"])(
    "nor of %s, which is too large or too long to compute",
    (text) => {
      const started = Date.now();
      expect(intervalOf(expr(text), 1024n)).toBeUndefined();
      expect(Date.now() - started).toBeLessThan(5000);
    },
  );
});

describe("signs of closed expressions", () => {
  test.each([
    ["2 - sqrt(2)", 1],
    ["sqrt(2) - 1.4142135623730950488", 1],
    ["sqrt(2) - 1.4142135623730950489", -1],
    ["exp(1) - 2.71828182845904523536028747135266249775724709369995", 1],
    ["exp(1) - 2.71828182845904523536028747135266249775724709369996", -1],
    ["sqrt(2) sqrt(3) - sqrt(6)", 0],
    ["sqrt(8) - 2 sqrt(2)", 0],
    ["exp(2) - exp(1)^2", 0],
    ["abs(-3) - 3", 0],
    ["(-2)^3", -1],
    ["(-2)^4", 1],
    ["2^(1/1009) - 1", 1],
    ["sqrt(3 + 2 sqrt(2)) - 1 - sqrt(2)", undefined],
  ])("of %s: %s", (text, sign) => expect(signOfClosed(expr(text))).toBe(sign));
});

test("division rounds down and up", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: -9n, max: 9n }), (n, d) => {
      fc.pre(d !== 0n);
      const value = rational(n, d);
      const [floor, ceil] = [floorDivide(n, d), ceilDivide(n, d)];
      expect(compare(rational(floor), value) <= 0 && compare(value, rational(floor + 1n)) < 0).toBe(true);
      expect(compare(value, rational(ceil)) <= 0 && compare(rational(ceil - 1n), value) < 0).toBe(true);
    }),
  );
});
