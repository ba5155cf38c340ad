/** Mistakes with brackets and with functions of sums, and some that nobody expects. */

import type { Expr } from "../../src/math/expr.ts";
import { call, children, nodesIn, numberOf, power, quotient, sameExpr } from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import type { Operator, Target } from "./operator.ts";
import {
  atNodes,
  factorsOf,
  isAtom,
  isWhole,
  onceIn,
  onSides,
  opposite,
  outsideExponents,
  productOf,
  replaced,
  sumOf,
} from "./operator.ts";

/** What is copied from elsewhere in a claim is no longer than this. */
const LONGEST_COPY = 9;

/** a (b + c) read as a b + c, (a + b)/c as a + b/c, -(a + b) as -a + b. */
function shortBrackets(node: Expr): readonly Expr[] {
  if (node.kind === "product")
    return node.factors.flatMap((factor, i) => {
      if (factor.kind !== "sum") return [];
      const [first, ...rest] = factor.terms as [Expr, ...Expr[]];
      return [sumOf(productOf(...replaced(node.factors, i, first)), ...rest)];
    });
  if (node.kind === "quotient" && node.numerator.kind === "sum") {
    const { terms } = node.numerator;
    const last = terms.at(-1) as Expr;
    const over =
      last.kind === "negation" ? opposite(quotient(last.of, node.denominator)) : quotient(last, node.denominator);
    return [sumOf(...terms.slice(0, -1), over)];
  }
  if (node.kind === "negation" && node.of.kind === "sum") {
    const [first, ...rest] = node.of.terms as [Expr, ...Expr[]];
    return [sumOf(opposite(first), ...rest)];
  }
  return [];
}

/** A function taken of each term of a sum instead of the sum; a sign stands before the result. */
const ofEachTerm = (e: Expr, of: (term: Expr) => Expr): readonly Expr[] =>
  e.kind === "sum" ? [sumOf(...e.terms.map((t) => (t.kind === "negation" ? opposite(of(t.of)) : of(t))))] : [];

const digitsTransposed = (node: Expr): readonly Expr[] => {
  if (!isWhole(node) || node.kind !== "number") return [];
  const digits = `${node.value.n}`;
  const [first = "", second = "", ...rest] = digits;
  const turned = `${second}${first}${rest.join("")}`;
  return digits.length > 1 && turned !== digits && second !== "0" ? [numberOf(rational(BigInt(turned)))] : [];
};

/** Two neighbouring factors read as one symbol that is neither. */
const factorsFused = (node: Expr, { atoms }: Target): readonly Expr[] =>
  node.kind === "product"
    ? node.factors.slice(1).flatMap((second, i) => {
        const first = node.factors[i] as Expr;
        const others = atoms.filter((atom) => ![first, second].some((factor) => sameExpr(factor, atom)));
        const isFused = isAtom(first) && isAtom(second);
        return isFused
          ? others.slice(0, 2).map((atom) => productOf(...node.factors.slice(0, i), atom, ...node.factors.slice(i + 2)))
          : [];
      })
    : [];

const subexpressions = (e: Expr): readonly Expr[] => [e, ...children(e).flatMap(subexpressions)];

/** A part of the side replaced by another part of it. */
function partsRepeated(side: Expr): readonly Expr[] {
  const parts = subexpressions(side).filter(
    (part) => part.kind !== "number" && nodesIn(part, LONGEST_COPY) < LONGEST_COPY,
  );
  const candidates = parts.filter((part, i) => parts.findIndex((other) => sameExpr(other, part)) === i).slice(0, 6);
  return onceIn(
    side,
    (node) => (node.kind === "number" || node === side ? [] : candidates.filter((part) => !sameExpr(part, node))),
    outsideExponents,
  );
}

/** A term that stands beside a bracket taken into it, or out of it. */
function termMoved(node: Expr): readonly Expr[] {
  if (node.kind !== "sum") return [];
  return node.terms.flatMap((term, i) =>
    factorsOf(term).flatMap((factor, k) => {
      if (factor.kind !== "sum" || term.kind !== "product") return [];
      const bracket = (terms: readonly Expr[]): Expr => productOf(...replaced(term.factors, k, sumOf(...terms)));
      const into = node.terms.flatMap((other, j) =>
        Math.abs(i - j) === 1
          ? [sumOf(...replaced(replaced(node.terms, i, bracket([...factor.terms, other])), j))]
          : [],
      );
      const last = factor.terms.at(-1) as Expr;
      return [...into, sumOf(...replaced(node.terms, i, bracket(factor.terms.slice(0, -1)), last))];
    }),
  );
}

/** a b/c read as a/(b c). */
const factorBelow = (node: Expr): readonly Expr[] =>
  node.kind === "quotient" && node.numerator.kind === "product"
    ? node.numerator.factors.map((factor, i, factors) =>
        quotient(productOf(...replaced(factors, i)), productOf(factor, node.denominator)),
      )
    : [];

/** a b^2 read as a^2 b. */
const exponentMoved = (node: Expr): readonly Expr[] =>
  node.kind === "product"
    ? node.factors.flatMap((factor, i, factors) => {
        if (factor.kind !== "power") return [];
        return factors.flatMap((other, j) =>
          Math.abs(i - j) === 1 && isAtom(other)
            ? [productOf(...replaced(replaced(factors, i, factor.base), j, power(other, factor.exponent)))]
            : [],
        );
      })
    : [];

/** Two neighbouring terms lost, as a line of a long formula is. */
const lineLost = (node: Expr): readonly Expr[] =>
  node.kind === "sum" && node.terms.length > 3
    ? node.terms.slice(1).map((_, i) => sumOf(...node.terms.slice(0, i), ...node.terms.slice(i + 2)))
    : [];

export const BRACKETS: readonly Operator[] = [
  { name: "bracket too short", expected: ["misplaced bracket"], apply: atNodes(shortBrackets) },
  {
    name: "power of a sum",
    expected: ["power of a sum"],
    apply: atNodes((node) =>
      node.kind === "power" && !isWhole(node.exponent, 1)
        ? ofEachTerm(node.base, (term) => power(term, node.exponent))
        : [],
    ),
  },
  {
    name: "root of a sum",
    expected: ["root of a sum"],
    apply: atNodes((node) =>
      node.kind === "call" && node.name === "sqrt" ? ofEachTerm(node.arg, (term) => call("sqrt", term)) : [],
    ),
  },
  {
    name: "function of a sum",
    expected: ["function of a sum"],
    apply: atNodes((node) => {
      if (node.kind === "quotient") return ofEachTerm(node.denominator, (term) => quotient(node.numerator, term));
      if (node.kind === "call" && node.name !== "sqrt") return ofEachTerm(node.arg, (term) => call(node.name, term));
      return [];
    }),
  },
];

/** No word fits some of these. */
export const UNFORESEEN: readonly Operator[] = [
  { name: "digits transposed", expected: ["wrong coefficient"], apply: atNodes(digitsTransposed, outsideExponents) },
  { name: "factors fused", expected: [], apply: atNodes(factorsFused) },
  { name: "part repeated", expected: [], apply: ({ claim }) => onSides(claim, partsRepeated) },
  { name: "term to another bracket", expected: ["misplaced bracket"], apply: atNodes(termMoved) },
  { name: "factor below the line", expected: [], apply: atNodes(factorBelow, outsideExponents) },
  { name: "exponent on the neighbour", expected: ["wrong exponent"], apply: atNodes(exponentMoved) },
  { name: "line lost", expected: ["missing term"], apply: atNodes(lineLost) },
];
