/** Mistakes with signs, terms, factors, numbers, exponents and symbols. */

import type { Expr, Sym } from "../../src/math/expr.ts";
import {
  call,
  children,
  minus,
  negate,
  numberOf,
  power,
  quotient,
  rewrite,
  someNode,
  sym,
} from "../../src/math/expr.ts";
import type { Rational } from "../../src/math/rational.ts";
import { rational } from "../../src/math/rational.ts";
import type { Enters, Operator, Target } from "./operator.ts";
import {
  atNodes,
  atSides,
  everywhere,
  factorsOf,
  isAtom,
  isWhole,
  isZero,
  ONE,
  opposite,
  outsideExponents,
  productOf,
  replaced,
  sumOf,
  TWO,
  termsOf,
} from "./operator.ts";

/** Atoms that a single mistake tries to bring in. */
const MOST_ATOMS = 4;

const hasRoot = (e: Expr): boolean => someNode(e, (node) => node.kind === "call" && node.name === "sqrt");

const eachTerm = (node: Expr, change: (term: Expr, i: number) => readonly Expr[]): readonly Expr[] =>
  node.kind === "sum"
    ? node.terms.flatMap((term, i) => change(term, i).map((other) => sumOf(...replaced(node.terms, i, other))))
    : [];

/** The expression without a factor or a divisor that the test accepts. */
function withoutFactor(node: Expr, accepts: (factor: Expr) => boolean): readonly Expr[] {
  if (node.kind === "product")
    return node.factors.flatMap((factor, i) => (accepts(factor) ? [productOf(...replaced(node.factors, i))] : []));
  if (node.kind !== "quotient") return [];
  return [
    ...(accepts(node.denominator) ? [node.numerator] : []),
    ...(accepts(node.numerator) && !isWhole(node.numerator, 1) ? [quotient(ONE, node.denominator)] : []),
  ];
}

const isNumber = (e: Expr): boolean =>
  e.kind === "number" || (e.kind === "quotient" && isWhole(e.numerator) && isWhole(e.denominator));
const isBracket = (e: Expr): boolean =>
  !isNumber(e) && !isAtom(e) && !(e.kind === "power" && isAtom(e.base)) && e.kind !== "negation";

const atomsFor = ({ atoms }: Target): readonly Expr[] => atoms.slice(0, MOST_ATOMS);

/** Inside arguments of functions no new term or factor is brought in: the mistake is one of the formula around. */
const outsideArguments: Enters = (node, i) =>
  outsideExponents(node, i) && node.kind !== "application" && node.kind !== "derivative";

const plus = (value: Rational, n: bigint): Expr => numberOf(rational(value.n + n * value.d, value.d));

const otherNumbers = (node: Expr): readonly Expr[] => {
  if (node.kind !== "number") return [];
  const { n, d } = node.value;
  if (n === 0n) return [ONE];
  return [
    numberOf(rational(2n * n, d)),
    plus(node.value, 1n),
    ...(n > d ? [plus(node.value, -1n)] : []),
    ...(d === 1n && n % 2n === 0n && n > 2n ? [numberOf(rational(n, 2))] : []),
  ];
};

function otherExponents(node: Expr): readonly Expr[] {
  if (node.kind !== "power") return [];
  const { base, exponent } = node;
  if (exponent.kind === "number") {
    const { n, d } = exponent.value;
    return [power(base, plus(exponent.value, 1n)), ...(n > 2n * d ? [power(base, plus(exponent.value, -1n))] : [])];
  }
  const without =
    exponent.kind === "sum" ? exponent.terms.flatMap((t, i) => (isUnit(t) ? [replaced(exponent.terms, i)] : [])) : [];
  const shorter = without.map((terms) => power(base, sumOf(...terms)));
  return shorter.length > 0 ? shorter : [power(base, sumOf(exponent, ONE)), power(base, minus(exponent, ONE))];
}

const isUnit = (e: Expr): boolean => isWhole(e.kind === "negation" ? e.of : e, 1);

const stemOf = (name: string): string => name.replace(/_.*$/, "");

/** Other symbols of the file: those that differ in their subscript first. */
function otherSymbols(of: Sym, { atoms }: Target): readonly Expr[] {
  const others = atoms.filter((atom): atom is Sym => atom.kind === "symbol" && atom.name !== of.name);
  const near = others.filter(({ name }) => name.includes("_") && stemOf(name) === stemOf(of.name));
  return (near.length > 0 ? near : others).slice(0, MOST_ATOMS);
}

const exchanged = (side: Expr, a: string, b: string): Expr =>
  rewrite(side, (node) =>
    node.kind === "symbol" && node.name === a ? sym(b) : node.kind === "symbol" && node.name === b ? sym(a) : node,
  );

const symbolsIn = (e: Expr): readonly string[] => [
  ...new Set(e.kind === "symbol" ? [e.name] : children(e).flatMap(symbolsIn)),
];

function exchanges(side: Expr): readonly Expr[] {
  const names = symbolsIn(side);
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
  const near = pairs.filter(([a, b]) => a.includes("_") && stemOf(a) === stemOf(b));
  return (near.length > 0 ? near : pairs).map(([a, b]) => exchanged(side, a, b));
}

const complement = (node: Expr): readonly Expr[] => {
  if (isAtom(node)) return [minus(ONE, node)];
  const [one, other, third] = termsOf(node);
  const isComplement = one !== undefined && isWhole(one, 1) && other?.kind === "negation" && third === undefined;
  return isComplement ? [other.of] : [];
};

/** Whether exponents can be put on a node: not on what has one already. */
const raised = (node: Expr): readonly Expr[] =>
  node.kind === "product"
    ? node.factors.flatMap((f, i) => (isAtom(f) ? [productOf(...replaced(node.factors, i, power(f, TWO)))] : []))
    : [];

const FACTORS = ["missing factor", "wrong coefficient"];

export const ALGEBRA: readonly Operator[] = [
  {
    name: "other branch",
    expected: ["other branch", "flipped sign"],
    apply: (target) =>
      target.isSolution
        ? atNodes((node) => eachTerm(node, (term) => (hasRoot(term) ? [opposite(term)] : [])))(target)
        : [],
  },
  {
    name: "sign of a term",
    expected: ["flipped sign"],
    apply: atNodes((node) => eachTerm(node, (term) => (isZero(term) ? [] : [opposite(term)]))),
  },
  {
    name: "sign of a factor",
    expected: ["flipped sign", "swapped symbols"],
    apply: atNodes((node) =>
      factorsOf(node).length > 1
        ? factorsOf(node).flatMap((factor, i, factors) =>
            factor.kind === "sum"
              ? [productOf(...replaced(factors, i, sumOf(...[...factor.terms].reverse().map(opposite))))]
              : [],
          )
        : [],
    ),
  },
  {
    name: "sign of an exponent",
    expected: ["flipped sign", "wrong exponent"],
    apply: atNodes((node) =>
      node.kind === "power" && !isWhole(node.exponent)
        ? [power(node.base, opposite(node.exponent))]
        : node.kind === "call" && node.name === "exp"
          ? [call("exp", opposite(node.arg))]
          : [],
    ),
  },
  {
    name: "sign of the whole",
    expected: ["flipped sign"],
    apply: atSides((side) => (isZero(side) ? [] : [opposite(side)])),
  },
  {
    name: "term dropped",
    expected: ["missing term"],
    apply: atNodes((node) => (node.kind === "sum" ? node.terms.map((_, i) => sumOf(...replaced(node.terms, i))) : [])),
  },
  {
    name: "term added",
    expected: ["extra term"],
    apply: atNodes(
      (node, target) =>
        isBracket(node) && node.kind !== "call"
          ? atomsFor(target).flatMap((atom) => [sumOf(node, atom), sumOf(node, negate(atom))])
          : [],
      outsideArguments,
    ),
  },
  {
    name: "number dropped",
    expected: FACTORS,
    apply: atNodes(
      (node) => withoutFactor(node, (factor) => isNumber(factor) && !isWhole(factor, 1)),
      outsideExponents,
    ),
  },
  {
    name: "symbol dropped",
    expected: ["missing factor"],
    apply: atNodes(
      (node) => withoutFactor(node, (factor) => !isNumber(factor) && !isBracket(factor)),
      outsideExponents,
    ),
  },
  {
    name: "bracket dropped",
    expected: ["missing factor"],
    apply: atNodes((node) => withoutFactor(node, isBracket), outsideExponents),
  },
  {
    name: "factor added",
    expected: ["extra factor"],
    apply: atNodes(
      (node, target) =>
        node.kind === "product" || node.kind === "quotient"
          ? atomsFor(target).flatMap((atom) => [productOf(node, atom), quotient(node, atom)])
          : [],
      outsideArguments,
    ),
  },
  {
    name: "number changed",
    expected: ["wrong coefficient", "extra factor", "missing factor"],
    apply: atNodes(otherNumbers, outsideExponents),
  },
  {
    name: "number gained",
    expected: ["wrong coefficient", "extra factor"],
    apply: atNodes(
      (node) => eachTerm(node, (term) => (isNumber(term) || term.kind === "negation" ? [] : [productOf(TWO, term)])),
      outsideArguments,
    ),
  },
  { name: "exponent off by one", expected: ["wrong exponent"], apply: atNodes(otherExponents) },
  {
    name: "exponent dropped",
    expected: ["wrong exponent"],
    apply: atNodes((node) => (node.kind === "power" ? [node.base] : [])),
  },
  { name: "exponent gained", expected: ["wrong exponent", "extra factor"], apply: atNodes(raised, outsideArguments) },
  {
    name: "square for root",
    expected: ["wrong exponent"],
    apply: atNodes((node) =>
      node.kind === "call" && node.name === "sqrt"
        ? [power(node.arg, TWO), node.arg]
        : node.kind === "power" && isWhole(node.exponent, 2)
          ? [call("sqrt", node.base)]
          : [],
    ),
  },
  {
    name: "fraction inverted",
    expected: ["inverted fraction", "wrong coefficient"],
    apply: atNodes((node) => (node.kind === "quotient" ? [quotient(node.denominator, node.numerator)] : [])),
  },
  {
    name: "other symbol",
    expected: ["wrong symbol"],
    apply: atNodes((node, target) => (node.kind === "symbol" ? otherSymbols(node, target) : []), everywhere),
  },
  { name: "symbols exchanged", expected: ["swapped symbols"], apply: atSides(exchanges) },
  { name: "complement", expected: ["complement"], apply: atNodes(complement, outsideArguments) },
];
