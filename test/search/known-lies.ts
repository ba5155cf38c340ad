/** Wrong answers that the engines are known to give, each with what the answer claims and what is right. */

import { apply, type Expr, sum, sym } from "../../src/math/expr.ts";
import type { EngineName } from "../../src/search/oracle/protocol.ts";

export interface Lie {
  readonly engine: EngineName;
  /** What the engine is told, in its own language. */
  readonly command: string;
  /** What it prints, to the letter. */
  readonly prints: string;
  /**
   * What the answer claims: that it has the value of `asked`, is its derivative or an antiderivative in x, or that
   * `wrong`, one of the roots it lists, is a root of it in x (in y where `unknown` says so).
   */
  readonly of: "value" | "derivative" | "antiderivative" | "root";
  readonly asked: string;
  readonly wrong?: string;
  readonly unknown?: string;
  /** A right answer. */
  readonly right?: string;
  /** What letters of `asked` stand for, other than symbols. */
  readonly where?: Readonly<Record<string, Expr>>;
  /** `nowhere` when the claim fails even where all of it is defined, `in part` when it only forgets where that is. */
  readonly holds: "nowhere" | "in part";
}

const lie = (
  engine: EngineName,
  of: Lie["of"],
  command: string,
  prints: string,
  asked: string,
  right: string,
): Lie => ({
  engine,
  of,
  command,
  prints,
  asked,
  right,
  holds: "nowhere",
});

/** Signs lost or gained, most often in front of a difference. */
const SIGNS: readonly Lie[] = [
  lie("nerdamer", "value", "(-(m+L))*(-1/(m+L))", "-1", "(-(m+L))*(-1/(m+L))", "1"),
  lie("nerdamer", "value", "simplify(2-a-b)", "-2+a+b", "2-a-b", "2-(a+b)"),
  lie("nerdamer", "value", "factor((y+b-a)/a)", "(-b-y+a)*a^(-1)", "(y+b-a)/a", "(y+b)/a-1"),
  lie(
    "nerdamer",
    "value",
    "simplify(sqrt(2)*sqrt(3)-sqrt(5))",
    "-sqrt(2)*sqrt(3)+sqrt(5)",
    "sqrt(2)*sqrt(3)-sqrt(5)",
    "sqrt(6)-sqrt(5)",
  ),
  lie("nerdamer", "antiderivative", "integrate(b/(x-b),x)", "-b*log(-x+b)", "b/(x-b)", "b*log(x-b)"),
  lie(
    "nerdamer",
    "value",
    "expand((-(m+L))*(1-d)/U*(-U/((1-d)*(m+L)))+1)",
    "0",
    "(-(m+L))*(1-d)/U*(-U/((1-d)*(m+L)))+1",
    "2",
  ),
  lie("nerdamer", "value", "exp(-(1-d)/U*(-U/(1-d)*log(x)))", "e", "exp(-(1-d)/U*(-U/(1-d)*log(x)))", "x"),
];

/** The argument of a function taken for a factor. */
const FUNCTIONS: readonly Lie[] = [
  {
    ...lie("nerdamer", "value", "expand(p(x+y)-p(x)-p(y))", "0", "u-v-w", "u-(v+w)"),
    where: { u: apply("p", [sum(sym("x"), sym("y"))]), v: apply("p", [sym("x")]), w: apply("p", [sym("y")]) },
  },
];

/** Factors, powers and denominators lost or gained. */
const FACTORS: readonly Lie[] = [
  lie("nerdamer", "value", "simplify(sqrt(2*a+2*b))", "2*sqrt(a+b)", "sqrt(2*a+2*b)", "sqrt(2)*sqrt(a+b)"),
  lie("nerdamer", "value", "simplify(x/y-z/(a+b))", "(-y*z+a*x+b*x)*(a+b)*y", "x/y-z/(a+b)", "(a*x+b*x-y*z)/((a+b)*y)"),
  lie("nerdamer", "value", "simplify(b+(a*x)^3)", "a*x+b", "b+(a*x)^3", "b+a^3*x^3"),
  lie("nerdamer", "value", "factor((y+1/2)^3)", "(1/2)*(1+2*y)^3", "(y+1/2)^3", "(1/8)*(1+2*y)^3"),
  lie("nerdamer", "value", "factor((2*a+2*x)^3)", "2*(a+x)", "(2*a+2*x)^3", "8*(a+x)^3"),
  lie("nerdamer", "value", "factor(2/(b+x+y))", "(1/2)*(b+x+y)^(-1)", "2/(b+x+y)", "2*(b+x+y)^(-1)"),
  lie("nerdamer", "value", "factor(3-b/(a+3))", "-((3+a)^(-b)-3)", "3-b/(a+3)", "(3*a+9-b)/(a+3)"),
  lie("nerdamer", "value", "simplify(abs(a+b))", "abs(a+b)^2", "abs(a+b)", "abs(b+a)"),
  lie("nerdamer", "value", "simplify(log(sqrt(a+b)))", "(1/2)*log(a+b)^2", "log(sqrt(a+b))", "(1/2)*log(a+b)"),
  lie("nerdamer", "value", "expand(log(3*x^2))", "2*log(3*x)", "log(3*x^2)", "log(3)+2*log(x)"),
  lie("nerdamer", "value", "simplify(log(8))", "49180508/23650825", "log(8)", "3*log(2)"),
  lie("nerdamer", "antiderivative", "integrate((a*x)^3,x)", "(1/2)*a*x^2", "(a*x)^3", "(1/4)*a^3*x^4"),
  lie(
    "nerdamer",
    "derivative",
    "diff(sqrt(x)/sqrt(p),x)",
    "(1/2)*sqrt(p^(-1/2))^(-1)*x^(-1/2)",
    "sqrt(x)/sqrt(p)",
    "1/(2*sqrt(x)*sqrt(p))",
  ),
  lie("nerdamer", "derivative", "diff(sqrt(y)*x^2,x)", "2*sqrt(y^(1/2))*x", "sqrt(y)*x^2", "2*x*sqrt(y)"),
  lie("algebrite", "value", "sqrt(exp(-2))", "abs(e)", "sqrt(exp(-2))", "exp(-1)"),
  lie(
    "algebrite",
    "antiderivative",
    "integral(x^2/(a+2*x),x)",
    "-1/2*a*x-3/8*a^2+1/2*x^2+1/4*a^2*log(2*x+a)",
    "x^2/(a+2*x)",
    "x^2/4-a*x/4+a^2*log(a+2*x)/8",
  ),
];

/** Roots that are none. */
const ROOTS: readonly Lie[] = [
  {
    ...lie(
      "nerdamer",
      "root",
      "solve((-2*y+2*t)*P+(-2*l*y+2*l*s)*P,y)",
      "[(1+l)^(-1)*(l*s+t),0]",
      "(-2*y+2*t)*P+(-2*l*y+2*l*s)*P",
      "(t+l*s)/(1+l)",
    ),
    unknown: "y",
    wrong: "0",
  },
  {
    ...lie(
      "nerdamer",
      "root",
      "solve(x+b+2/a-a,x)",
      "[(1/2)*(-2*a^(-1)+a-b+sqrt(-2*a*b-4+4*a^(-1)*b+4*a^(-2)+a^2+b^2)),(1/2)*(-2*a^(-1)+a-b-sqrt(-2*a*b-4+4*a^(-1)*b+4*a^(-2)+a^2+b^2))]",
      "x+b+2/a-a",
      "a-b-2/a",
    ),
    wrong: "(1/2)*(-2*a^(-1)+a-b-sqrt(-2*a*b-4+4*a^(-1)*b+4*a^(-2)+a^2+b^2))",
  },
  {
    ...lie(
      "nerdamer",
      "root",
      "solve(sqrt(x)+x-y,x)",
      "[(-1/2)*(-1-2*y+sqrt(1+4*y)),(-1/2)*(-1-2*y-sqrt(1+4*y))]",
      "sqrt(x)+x-y",
      "(-1/2)*(-1-2*y+sqrt(1+4*y))",
    ),
    wrong: "(-1/2)*(-1-2*y-sqrt(1+4*y))",
  },
];

const inPart = (engine: EngineName, of: "value" | "root", command: string, prints: string, asked: string): Lie => ({
  engine,
  of,
  command,
  prints,
  asked,
  holds: "in part",
});

/** Right where everything is defined, and said of every value. */
const DEFINEDNESS: readonly Lie[] = [
  inPart("nerdamer", "value", "log(x^2)-2*log(x)", "0", "log(x^2)-2*log(x)"),
  inPart("nerdamer", "value", "sqrt(x*y)-sqrt(x)*sqrt(y)", "0", "sqrt(x*y)-sqrt(x)*sqrt(y)"),
  inPart("algebrite", "value", "log(x*y)-log(x)-log(y)", "0", "log(x*y)-log(x)-log(y)"),
  { ...inPart("algebrite", "root", "roots(b*x^2/x,x)", "0", "b*x^2/x"), wrong: "0" },
];

export const KNOWN_LIES: readonly Lie[] = [...SIGNS, ...FUNCTIONS, ...FACTORS, ...ROOTS, ...DEFINEDNESS];

/** Commands with a plain answer on which an engine throws; it is not to be relied on afterwards. */
export const KNOWN_FAULTS: readonly { readonly engine: EngineName; readonly command: string; readonly says: RegExp }[] =
  [{ engine: "algebrite", command: "simplify(x/y-z/(a+b))", says: /divide by zero/ }];
