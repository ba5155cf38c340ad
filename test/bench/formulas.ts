/** The equations of the benchmark: steps of a published appendix, textbook identities, and false ones like them. */

export interface Equation {
  readonly claim: string;
  readonly holds: boolean;
  /** Symbols and applications that are positive; all others are real. */
  readonly positive: readonly string[];
}

const list = (holds: boolean, positive: readonly string[], claims: readonly string[]): readonly Equation[] =>
  claims.map((claim) => ({ claim, holds, positive }));

/** Offers to a second sender: policies, transfers, and what the first sender gains. */
const OFFERS = [
  "(y_m - t_S)^2 = y_m^2 - 2 y_m t_S + t_S^2",
  "-2 (y_m - t_F) p(s_m) - 2 lambda (y_m - t_S) p(s_m) = (-2 y_m + 2 t_F) p(s_m) + (-2 lambda y_m + 2 lambda t_S) p(s_m)",
  "((t_F + t_S)/2 - t_F)^2 p(s_m) = 1/4 (t_F - t_S)^2 p(s_m)",
  "-(t_F - t_S)^2 p(s_u) + ((t_F - t_S)/2)^2 p(s_m) = (t_F - t_S)^2 (p(s_m)/4 - p(s_u))",
  "-(q - t_F)^2 (1 - p(s_m)) + (q - t_F)^2 (1 - p(s_u)) = (q - t_F)^2 (p(s_m) - p(s_u))",
  "(t_F - t_S)^2 p(s_u) + (q - t_S)^2 (p(s_m) - p(s_u)) - c = t_F^2 p(s_u) - 2 t_F t_S p(s_u) - q^2 p(s_u) + q^2 p(s_m) + 2 q t_S p(s_u) - 2 q t_S p(s_m) - c + t_S^2 p(s_m)",
  "-1/2 (t_F - t_S)^2 + t_F^2 + t_S^2 = 1/2 (t_F + t_S)^2",
  "(t_F - t_S)^2 - (t_F^2 + t_S^2) = -2 t_F t_S",
  "-(0 - t_F)^2 (1 - p(s_u)) + t_F^2 = t_F^2 p(s_u)",
  "(q - t_F)^2 p(s_m) - (q - t_F)^2 p(s_u) - (q - t_S)^2 p(s_u) + (q - t_S)^2 p(s_m) = ((q - t_F)^2 + (q - t_S)^2)(p(s_m) - p(s_u))",
];
const OFFERS_FALSE = [
  "-1/2 (t_F - t_S)^2 + t_F^2 + t_S^2 = 1/2 (t_F - t_S)^2",
  "(t_F - t_S)^2 - (t_F^2 + t_S^2) = 2 t_F t_S",
  "((t_F + t_S)/2 - t_F)^2 p(s_m) = 1/2 (t_F - t_S)^2 p(s_m)",
  "-(q - t_F)^2 (1 - p(s_m)) + (q - t_F)^2 (1 - p(s_u)) = (q - t_F)^2 (p(s_u) - p(s_m))",
  "-(t_F - t_S)^2 p(s_u) + (q - t_S)^2 (p(s_u) - p(s_m)) + c = (t_F - t_S)^2 p(s_m) + c",
  "t_F^2 p(s_u) - 2 t_F t_S p(s_u) - c + p(s_m) = t_F^2 p(s_u) - 2 t_F t_S p(s_u) - c + t_S^2 p(s_m)",
  "p(s_m) - p(s_u) = p(s_m - s_u)",
  "t_F p(s_m) = 5 t_F p(s_m)",
];
const FRACTIONS = [
  "1/x + 1/y = (x + y)/(x y)",
  "x V/(x + y) + y V/(x + y) = V",
  "V/(x + y) - x V/(x + y)^2 = y V/(x + y)^2",
  "(t_F + x t_S)/(1 + x) - t_S = (t_F - t_S)/(1 + x)",
  "(t_F - (t_F + x t_S)/(1 + x))/x = (t_F - t_S)/(1 + x)",
  "1/(1 - b/(b + 1)) = 1 + b",
  "(x^2 - y^2)/(x + y) = x - y",
  "(-(x + y)) (-1/(x + y)) = 1",
  "(x^3 + y^3)/(x + y) = x^2 - x y + y^2",
  "x/(x + y) (1 - x/(x + y)) = x y/(x + y)^2",
  "1/(x (x + 1)) = 1/x - 1/(x + 1)",
  "((x + y)/x)/((x + y)/y) = y/x",
];
const FRACTIONS_FALSE = [
  "1/x + 1/y = 2/(x + y)",
  "V/(x + y) - x V/(x + y)^2 = y V/(x + y)",
  "(t_F + x t_S)/(1 + x) = t_F + x t_S/(1 + x)",
  "x/(x + y) = 1/(1 + x/y)",
  "(x^2 + y^2)/(x + y) = x + y",
  "1/(x (x + 1)) = 1/x + 1/(x + 1)",
  "(-(x + b)) ((1 - y)/V) (-(V/((1 - y)(x + b)))) + 1 = 0",
  "x/10^15 = 0",
];
const ROOTS = [
  "sqrt(x)^2 = x",
  "sqrt(4 x) = 2 sqrt(x)",
  "x/sqrt(x) = sqrt(x)",
  "sqrt(x) sqrt(y) = sqrt(x y)",
  "(sqrt(x) + sqrt(y))(sqrt(x) - sqrt(y)) = x - y",
  "sqrt(x^2 + 2 x y + y^2) = x + y",
  "1/(sqrt(x + 1) + sqrt(x)) = sqrt(x + 1) - sqrt(x)",
  "(t_S + sqrt(b)/sqrt(x) - t_S)^2 x = b",
  "((-x + sqrt(x^2 + 4 y))/2)^2 + x (-x + sqrt(x^2 + 4 y))/2 - y = 0",
  "sqrt(8) - 2 sqrt(2) = 0",
  "sqrt(2) sqrt(3) = sqrt(6)",
  "sqrt(x/y) = sqrt(x y)/y",
  "x^(3/2)/x = sqrt(x)",
  "y x^(y - 1) x = y x^y",
];
const ROOTS_FALSE = [
  "sqrt(x + y) = sqrt(x) + sqrt(y)",
  "sqrt(2 x) = 2 sqrt(x)",
  "sqrt(2) sqrt(3) = sqrt(5)",
  "sqrt(x^2 + y^2) = x + y",
  "1/(sqrt(x + 1) + sqrt(x)) = sqrt(x + 1) + sqrt(x)",
  "(sqrt(x) + sqrt(y))^2 = x + y",
  "x^(3/2) = sqrt(x)/x",
];
const REAL_ROOTS_FALSE = ["sqrt(t_F^2) = t_F", "(t_F^2)^(1/2) + t_F = 2 t_F", "abs(t_F + t_S) = abs(t_F) + abs(t_S)"];
const LOGARITHMS = [
  "exp(t_F + t_S) = exp(t_F) exp(t_S)",
  "exp(t_F)^2 exp(-t_F) = exp(t_F)",
  "exp(2 t_F) - 1 = (exp(t_F) - 1)(exp(t_F) + 1)",
  "1/(1 + exp(-t_F)) = exp(t_F)/(1 + exp(t_F))",
  "ln(x + x) = ln(2 x)",
  "(ln(x) + 1)^2 - ln(x)^2 = 2 ln(x) + 1",
  "1 - 1/(1 + exp(t_F)) = exp(t_F)/(exp(t_F) + 1)",
];
const LOGARITHMS_FALSE = [
  "exp(t_F t_S) = exp(t_F) exp(t_S)",
  "ln(x + y) = ln(x) + ln(y)",
  "ln(x)^2 = 2 ln(x)",
  "exp(t_F)^2 = exp(t_F^2)",
  "1/(1 + exp(t_F)) = exp(t_F)/(1 + exp(t_F))",
];
const EXPANSIONS = [
  "(x + y + b)^4 - (y + x + b)^4 = 0",
  "(x + y)^8 = ((x + y)^2)^4",
  "(t_F - t_S)(t_F + t_S)(t_F^2 + t_S^2) = t_F^4 - t_S^4",
  "(t_F + t_S + q)^3 = t_F^3 + t_S^3 + q^3 + 3 (t_F + t_S)(t_S + q)(q + t_F)",
  "(q - t_F)(q - t_S) = q^2 - (t_F + t_S) q + t_F t_S",
];
const EXPANSIONS_FALSE = [
  "(t_F + t_S)^4 = t_F^4 + 4 t_F^3 t_S + 6 t_F^2 t_S^2 + 4 t_F t_S^3 - t_S^4",
  "(t_F + t_S + q)^3 = t_F^3 + t_S^3 + q^3 + 6 t_F t_S q",
  "(q - t_F)^10 = (q + t_F)^10",
];

const POSITIVE = ["x", "y", "b", "V"];

export const EQUATIONS: readonly Equation[] = [
  ...list(true, [], OFFERS),
  ...list(false, [], OFFERS_FALSE),
  ...list(true, POSITIVE, FRACTIONS),
  ...list(false, POSITIVE, FRACTIONS_FALSE),
  ...list(true, POSITIVE, ROOTS),
  ...list(false, POSITIVE, ROOTS_FALSE),
  ...list(false, [], REAL_ROOTS_FALSE),
  ...list(true, POSITIVE, LOGARITHMS),
  ...list(false, POSITIVE, LOGARITHMS_FALSE),
  ...list(true, POSITIVE, EXPANSIONS),
  ...list(false, [], EXPANSIONS_FALSE),
];

export const SYMBOLS: readonly string[] = [
  ...["x", "y", "b", "c", "q", "V", "t_F", "t_S", "y_m", "s_m", "s_u", "lambda"],
];
export const FUNCTIONS: Readonly<Record<string, number>> = { p: 1 };
