/** The sign claims of the benchmark: comparative statics, second-order conditions, orders and bounds, true and false. */

export interface SignClaim {
  readonly claim: string;
  readonly given: readonly string[];
  readonly holds: boolean;
}

const list = (holds: boolean, given: readonly string[], claims: readonly string[]): readonly SignClaim[] =>
  claims.map((claim) => ({ claim, given, holds }));

/** A linear duopoly: intercept a, slope b, unit costs c and d, quantities x and y. */
const DUOPOLY = ["a > 0", "b > 0", "c > 0", "d > 0", "a > 2 c - d", "a > 2 d - c"];
const DUOPOLY_TRUE = [
  "(a - 2 c + d)/(3 b) > 0",
  "(a - 2 c + d)^2/(9 b) > 0",
  "-2/(3 b) < 0",
  "(2 a - c - d)/(3 b) > 0",
  "(2 a - c - d)/(3 b) < a/b",
  "(a - 2 c + d)/(3 b) < (a - c)/(2 b)",
];
const DUOPOLY_FALSE = [
  "(a - 2 c + d)/(3 b) > (a - 2 d + c)/(3 b)",
  "(a - 2 c + d)/(3 b) >= (a - c)/(2 b)",
  "(2 a - c - d)/(3 b) <= 1",
  "a > c + d",
];

/** Contests with efforts x and y for a prize V; the costs are b x^2. */
const CONTEST = ["x > 0", "y > 0", "V > 0", "b > 0"];
const CONTEST_TRUE = [
  "y V/(x + y)^2 > 0",
  "-2 y V/(x + y)^3 < 0",
  "x/(x + y) < 1",
  "x y/(x + y)^2 <= 1/4",
  "x/(x + y) + y/(x + y) >= 1",
  "V/(x + y) - x V/(x + y)^2 > 0",
  "-2 y V/(x + y)^3 - 2 b < 0",
  "x^2 + y^2 >= 2 x y",
  "(x + y)^2 >= 4 x y",
  "x/y + y/x >= 2",
  "x^3 + y^3 >= x^2 y + x y^2",
];
const CONTEST_FALSE = [
  "(x - y) V/(x + y)^3 > 0",
  "y V/(x + y)^2 > 1",
  "y V/(x + y)^2 - 2 b x > 0",
  "x/(x + y) > 1/2",
  "x y/(x + y)^2 < 1/4",
  "x^3 + y^3 >= 2 x^2 y",
  "x/y + y/x > 2",
  "(x + y)^2 > 5 x y",
];

/** Sanctions and offers: ideal points in order, probabilities between zero and one. */
const OFFERS = ["s >= t", "t >= 0", "0 < p", "p < 1", "0 < q", "q < 1", "p >= q"];
const OFFERS_TRUE = [
  "(s - t)^2 q <= (s - t)^2 p",
  "1/2 (s + t)^2 >= 0",
  "-2 s t <= 0",
  "(s - t)^2 (p - q) >= 0",
  "(s^2 + t^2)(p - q) >= 0",
  "p (1 - p) > 0",
  "p (1 - p) <= 1/4",
  "p + q - p q < 1",
  "s^2 p + (1 - p) t^2 >= (p s + (1 - p) t)^2",
  "(s - t)^2 p (1 - p) >= 0",
  "p/(1 - p) >= q/(1 - q)",
  "s p + t (1 - p) <= s",
];
const OFFERS_FALSE = [
  "(s - t)^2 (p - q) > 0",
  "s^2 q >= t^2 p",
  "p (1 - p) >= q (1 - q)",
  "p + q <= 1",
  "p/(1 - p) >= 1",
  "s p + t (1 - p) >= (s + t)/2",
  "(s - t)^2 >= s^2 - t^2",
  "p q < 1/4",
];

/** Growth and taxation: capital k, savings r, depreciation e, and a tax rate between zero and one. */
const GROWTH = ["k > 0", "0 < r", "r < 1", "0 < e", "e < 1", "n >= 0"];
const GROWTH_TRUE = [
  "r k/(1 + k) < k",
  "r/(1 + k)^2 > 0",
  "-2 r/(1 + k)^3 < 0",
  "r/(e + n) > 0",
  "(1 - r)/(1 - r e) > 0",
  "(1 - r)/(1 - r e) < 1",
  "1/(1 - r) > 1",
  "r (1 - r) k^2 + e k > 0",
  "k^2 - k + 1 > 0",
  "(1 + n)/(e + n) > 1",
  "(1 - e) k + r k/(1 + k) > 0",
];
const GROWTH_FALSE = [
  "(1 - e) k + r k/(1 + k) >= k",
  "r k - (e + n) k > 0",
  "r/(e + n) > 1",
  "k^2 - 2 k + 1 > 0",
  "k^2 - 3 k + 2 >= 0",
  "1/(1 - r) > 2",
  "(1 - r)/(1 - r e) < 1/2",
  "r k/(1 + k)^2 - e >= 0",
];

/** Quadratic forms, discriminants and inequalities between means, with no sign given. */
const FORMS_TRUE = [
  "x^2 + x y + y^2 >= 0",
  "x^2 + y^2 + z^2 >= x y + y z + z x",
  "(x^2 + y^2)(z^2 + w^2) >= (x z + y w)^2",
  "2 x^2 - 2 x y + y^2 + 1 > 0",
  "x^4 + 1 >= 2 x^2",
  "x^4 + x^2 + 1 > 0",
  "x^2/(1 + x^2) < 1",
  "-1/2 <= x/(1 + x^2)",
];
const FORMS_FALSE = [
  "x^2 + 3 x y + y^2 >= 0",
  "x^2 + y^2 > 0",
  "x^4 + 1 > 2 x^2",
  "2 x^2 - 3 x y + y^2 + 1 > 0",
  "x/(1 + x^2) < 1/2",
  "x^2 >= x",
];

export const SIGN_CLAIMS: readonly SignClaim[] = [
  ...list(true, DUOPOLY, DUOPOLY_TRUE),
  ...list(false, DUOPOLY, DUOPOLY_FALSE),
  ...list(true, CONTEST, CONTEST_TRUE),
  ...list(false, CONTEST, CONTEST_FALSE),
  ...list(true, OFFERS, OFFERS_TRUE),
  ...list(false, OFFERS, OFFERS_FALSE),
  ...list(true, GROWTH, GROWTH_TRUE),
  ...list(false, GROWTH, GROWTH_FALSE),
  ...list(true, [], FORMS_TRUE),
  ...list(false, [], FORMS_FALSE),
];

export const SIGN_SYMBOLS: readonly string[] = [..."abcdeknpqrstVwxyz"];
