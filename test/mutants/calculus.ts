/** Derivatives as they come out when one rule of differentiation is misapplied in one place, and limits of integrals. */

import type { Application, Call, Expr, Product, Quotient } from "../../src/math/expr.ts";
import { call, children, minus, negate, num, power, quotient, sameExpr, someNode } from "../../src/math/expr.ts";
import type { Operator, Target } from "./operator.ts";
import { atNodes, isWhole, isZero, ONE, productOf, sumOf, TWO } from "./operator.ts";

type Rule = "chain" | "product" | "denominator" | "numerator" | "power" | "constant";

/** A rule that is misapplied at one node. */
interface Slip {
  readonly rule: Rule;
  readonly at: Expr;
}
interface Course {
  readonly in: Expr;
  readonly slip?: Slip;
}

const dependsOn = (e: Expr, variable: Expr): boolean => someNode(e, (node) => sameExpr(node, variable));

/** Sums and products as one writes them down: without zeros and ones. */
const total = (...terms: readonly Expr[]): Expr => sumOf(...terms.filter((term) => !isZero(term)));
const times = (...factors: readonly Expr[]): Expr =>
  factors.some(isZero) ? num(0) : productOf(...factors.filter((factor) => !isWhole(factor, 1)));
const over = (numerator: Expr, denominator: Expr): Expr =>
  isZero(numerator) ? numerator : quotient(numerator, denominator);
const lowered = (exponent: Expr): Expr =>
  isWhole(exponent, 2)
    ? ONE
    : exponent.kind === "number"
      ? num(exponent.value.n - exponent.value.d, exponent.value.d)
      : minus(exponent, ONE);
const raisedTo = (base: Expr, exponent: Expr): Expr => (isWhole(exponent, 1) ? base : power(base, exponent));

/** The derivative, with the slip; undefined for what it has no rule for. */
function slope(e: Expr, course: Course): Expr | undefined {
  if (sameExpr(e, course.in)) return ONE;
  if (!dependsOn(e, course.in)) return course.slip?.rule === "constant" && course.slip.at === e ? e : num(0);
  const parts = children(e).map((part) => slope(part, course));
  if (parts.includes(undefined)) return undefined;
  return slopeFrom(e, parts as readonly Expr[], course);
}

function slopeFrom(e: Expr, parts: readonly Expr[], course: Course): Expr | undefined {
  const [first = num(0)] = parts;
  const inner = slips(course, "chain", e) ? ONE : first;
  switch (e.kind) {
    case "sum":
      return total(...parts);
    case "negation":
      return isZero(first) ? first : negate(first);
    case "product":
      return slopeOfProduct(e, parts, course);
    case "quotient":
      return slopeOfQuotient(e, parts, course);
    case "power":
      if (dependsOn(e.exponent, course.in)) return undefined;
      return times(e.exponent, raisedTo(e.base, slips(course, "power", e) ? e.exponent : lowered(e.exponent)), inner);
    case "call":
      return slopeOfCall(e, inner);
    case "application":
      return slopeOfApplication(e, parts, course);
    default:
      return undefined;
  }
}

/** The derivative as a student writes it down; undefined for what it has no rule for. */
export const derivativeIn = (of: Expr, variable: Expr): Expr | undefined => slope(of, { in: variable });

const slips = ({ slip }: Course, rule: Rule, at: Expr): boolean => slip?.rule === rule && slip.at === at;

function slopeOfProduct(e: Product, parts: readonly Expr[], course: Course): Expr {
  const terms = parts.map((part, i) => times(...e.factors.map((factor, k) => (i === k ? part : factor))));
  const kept = terms.filter((term) => !isZero(term));
  return total(...(slips(course, "product", e) ? kept.slice(1) : kept));
}

function slopeOfQuotient(e: Quotient, [first = num(0), second = num(0)]: readonly Expr[], course: Course): Expr {
  if (!dependsOn(e.denominator, course.in)) return over(first, e.denominator);
  const [one, other] = [times(first, e.denominator), times(e.numerator, second)];
  const [from, taken] = slips(course, "numerator", e) ? [other, one] : [one, other];
  const difference = isZero(from) ? negate(taken) : isZero(taken) ? from : minus(from, taken);
  return quotient(difference, slips(course, "denominator", e) ? e.denominator : power(e.denominator, TWO));
}

/** The sum over the arguments of the partial derivative times that of the argument. */
function slopeOfApplication(e: Application, parts: readonly Expr[], course: Course): Expr {
  const partial = (i: number): Expr => ({ ...e, orders: e.orders.map((order, k) => (i === k ? order + 1 : order)) });
  const isSlip = slips(course, "chain", e);
  return total(...parts.map((part, i) => (isZero(part) ? part : times(partial(i), isSlip ? ONE : part))));
}

function slopeOfCall({ name, arg }: Call, inner: Expr): Expr | undefined {
  switch (name) {
    case "exp":
      return times(call("exp", arg), inner);
    case "ln":
      return over(inner, arg);
    case "sqrt":
      return over(inner, productOf(TWO, call("sqrt", arg)));
    case "sin":
      return times(call("cos", arg), inner);
    case "cos":
      return negate(times(call("sin", arg), inner));
    default:
      return undefined;
  }
}

/** The nodes at which a rule can be misapplied. */
const SITES: Readonly<Record<Rule, (node: Expr, variable: Expr) => readonly Expr[]>> = {
  chain: (node, variable) => {
    const inside =
      node.kind === "power" ? [node.base] : node.kind === "call" || node.kind === "application" ? children(node) : [];
    return inside.some((part) => !sameExpr(part, variable) && dependsOn(part, variable)) ? [node] : [];
  },
  product: (node, variable) =>
    node.kind === "product" && node.factors.filter((factor) => dependsOn(factor, variable)).length > 1 ? [node] : [],
  denominator: (node, variable) => (node.kind === "quotient" && dependsOn(node.denominator, variable) ? [node] : []),
  numerator: (node, variable) =>
    node.kind === "quotient" && dependsOn(node.denominator, variable) && dependsOn(node.numerator, variable)
      ? [node]
      : [],
  power: (node, variable) => (node.kind === "power" && dependsOn(node.base, variable) ? [node] : []),
  constant: (node, variable) => (node.kind === "sum" ? node.terms.filter((term) => !dependsOn(term, variable)) : []),
};

const nodesOf = (e: Expr): readonly Expr[] => [e, ...children(e).flatMap(nodesOf)];

const slipping =
  (rule: Rule): Operator["apply"] =>
  ({ derivative }) =>
    derivative
      ? nodesOf(derivative.of)
          .flatMap((node) => SITES[rule](node, derivative.in))
          .flatMap((at) => slope(derivative.of, { in: derivative.in, slip: { rule, at } }) ?? [])
      : [];

/** The derivative in another variable of what is differentiated. */
function inAnotherVariable({ derivative, atoms }: Target): readonly Expr[] {
  if (!derivative) return [];
  const others = atoms.filter((atom) => !sameExpr(atom, derivative.in) && dependsOn(derivative.of, atom));
  return others.slice(0, 2).flatMap((other) => slope(derivative.of, { in: other }) ?? []);
}

export const CALCULUS: readonly Operator[] = [
  { name: "inner derivative dropped", expected: ["chain rule"], apply: slipping("chain") },
  { name: "half of the product rule", expected: ["product rule"], apply: slipping("product") },
  { name: "denominator not squared", expected: ["quotient rule"], apply: slipping("denominator") },
  { name: "quotient rule turned around", expected: ["quotient rule", "flipped sign"], apply: slipping("numerator") },
  { name: "power not lowered", expected: ["power rule"], apply: slipping("power") },
  { name: "constant kept", expected: ["constant kept"], apply: slipping("constant") },
  { name: "wrong variable", expected: ["wrong variable"], apply: inAnotherVariable },
  {
    name: "limit of integration",
    expected: ["limit of integration"],
    apply: atNodes((node, { atoms }) =>
      node.kind === "integral"
        ? [
            { ...node, from: node.to, to: node.from },
            ...atoms.slice(0, 2).flatMap((atom) => [
              { ...node, to: atom },
              { ...node, from: atom },
            ]),
          ]
        : [],
    ),
  },
];
