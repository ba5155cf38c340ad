/** Claims about signs as formal models make them, true and false, for the solver. */

export interface SignClaim {
  readonly claim: string;
  readonly given: readonly string[];
}

const positive = (...names: readonly string[]): readonly string[] => names.map((name) => `${name} > 0`);
const share = (...names: readonly string[]): readonly string[] => names.flatMap((n) => [`${n} > 0`, `${n} < 1`]);
const by = (claim: string, ...given: readonly (readonly string[])[]): SignClaim => ({ claim, given: given.flat() });

/** Comparative statics of contests, oligopoly, bargaining, taxes, growth, and textbook inequalities. */
export const TRUE_CLAIMS: readonly SignClaim[] = [
  by("y*v/(x + y)^2 > 0", positive("x", "y", "v")),
  by("-2*y*v/(x + y)^3 < 0", positive("x", "y", "v")),
  by("v*(x - y)/(x + y)^3 <= 0", positive("x", "y", "v"), ["x <= y"]),
  by("v*a*b/(a + b)^2 <= v/4", positive("a", "b", "v")),
  by("(a - c)^2/(9*b) < (a - c)^2/(4*b)", positive("a", "b", "c"), ["a > c"]),
  by("(a - 2*c + k)/(3*b) > 0", positive("b"), ["a > 2*c", "k >= 0"]),
  by("n*(a - c)/(n + 1) < a - c", positive("n"), ["a > c"]),
  by("(a - c)/(n + 2) < (a - c)/(n + 1)", positive("n"), ["a > c"]),
  by("a*(1 - b)/(1 - a*b) > 0", share("a", "b")),
  by("a*(1 - b)/(1 - a*b) <= a", share("a", "b")),
  by("(1 - a)/(1 - a*b) + b*(1 - a)/(1 - a*b) <= 1 + b", share("a", "b")),
  by("1/(1 + a) > a/(1 + a)", share("a")),
  by("x^2 + y^2 >= 2*x*y"),
  by("a^2 + b^2 + c^2 >= a*b + b*c + c*a"),
  by("(a + b)*(b + c)*(c + a) >= 8*a*b*c", positive("a", "b", "c")),
  by("a/b + b/a >= 2", positive("a", "b")),
  by("a^3 + b^3 >= a^2*b + a*b^2", positive("a", "b")),
  by("(a + b + c)*(1/a + 1/b + 1/c) >= 9", positive("a", "b", "c")),
  by("a/(b + c) + b/(c + a) + c/(a + b) >= 3/2", positive("a", "b", "c")),
  by("(a*x + b*y)^2 <= (a^2 + b^2)*(x^2 + y^2)"),
  by("sqrt(x*y) <= (x + y)/2", ["x >= 0", "y >= 0"]),
  by("2*x*y/(x + y) <= sqrt(x*y)", positive("x", "y")),
  by("sqrt(x + y) < sqrt(x) + sqrt(y)", positive("x", "y")),
  by("sqrt(x^2 + 1) > x"),
  by("s*a - s*b > 0", ["s < 0", "a < b"]),
  by("(t - s)^2*p(x) + t^2*(1 - p(x)) >= 0"),
  by("p(x)*a + (1 - p(x))*b <= b", ["a <= b"]),
  by("p(x)*(a - b) <= a - b", ["a >= b"]),
  by("(x - s)^2 < (x - t)^2", ["x < (s + t)/2", "s < t"]),
  by("a*(1 - t) - b > c - b", ["t < 1 - c/a"], positive("a", "c")),
  by("b*(1 - t)*w > 0", share("t"), positive("b", "w")),
  by("abs(x + y) <= abs(x) + abs(y)"),
  by("max(x, y) >= (x + y)/2"),
  by("min(x, y) <= sqrt(x*y)", positive("x", "y")),
  by("exp(-r*t) < 1", positive("r", "t")),
  by("exp(x) >= 1 + x"),
  by("ln(x) <= x - 1", positive("x")),
  by("ln(x) < ln(y)", positive("x", "y"), ["x < y"]),
  by("k*a/(a + b) > k*a/(a + c)", positive("k", "a", "b", "c"), ["b < c"]),
  by("x > y", ["x^3 > y^3"]),
  by("x*y <= 1/4", ["x + y = 1"]),
  by("x^2 - 3*x + 2 < 0", ["x > 1", "x < 2"]),
  by("a*b - c^2 > 0", positive("a", "b"), ["c^2 < a*b"]),
  by("a*x^2 + 2*b*x*y + c*y^2 >= 0", positive("a"), ["a*c >= b^2"]),
  by("d(x*v/(x + y) - x)/d(x) <= 0", positive("x", "y"), ["v <= y"]),
  by("d((a - b*x - c)*x)/d(x) > 0", positive("a", "b", "c"), ["x < (a - c)/(2*b)"]),
  by("sin(x)^2 <= 1"),
  by("x^(1/3) < x", ["x > 1"]),
];

/** The same with a sign turned, a bound moved or an assumption forgotten. */
export const FALSE_CLAIMS: readonly SignClaim[] = [
  by("y*v/(x + y)^2 > 0", positive("x", "y")),
  by("v*(x - y)/(x + y)^3 <= 0", positive("x", "y", "v")),
  by("v*a*b/(a + b)^2 <= v/5", positive("a", "b", "v")),
  by("(a - 2*c + k)/(3*b) > 0", positive("b"), ["a > c", "k >= 0"]),
  by("a*(1 - b)/(1 - a*b) <= b", share("a", "b")),
  by("x^2 + y^2 > 2*x*y"),
  by("a/b + b/a >= 2", ["a != 0", "b != 0"]),
  by("a/(b + c) + b/(c + a) + c/(a + b) > 3/2", positive("a", "b", "c")),
  by("sqrt(x*y) < (x + y)/2", positive("x", "y")),
  by("sqrt(x + y) > sqrt(x) + sqrt(y)/2", positive("x", "y")),
  by("s*a - s*b > 0", ["a < b"]),
  by("p(x)*a + (1 - p(x))*b < b", ["a <= b"]),
  by("(x - s)^2 < (x - t)^2", ["x < (s + t)/2"]),
  by("abs(x + y) >= abs(x) + abs(y)"),
  by("max(x, y) > (x + y)/2"),
  by("exp(-r*t) < 1", positive("r")),
  by("x > y", ["x^2 > y^2"]),
  by("x*y <= 1/5", ["x + y = 1"]),
  by("x^2 - 3*x + 2 < 0", ["x > 0", "x < 2"]),
  by("a*x^2 + 2*b*x*y + c*y^2 >= 0", ["a*c >= b^2"]),
  by("x^2 != 2", positive("x")),
  by("p(x) <= p(y)", ["x < y"]),
];
