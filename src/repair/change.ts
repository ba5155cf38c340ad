/** Changes of a print, and what they may bring in. */

import type { Expr, Formula } from "../math/expr.ts";
import { children, negate, nodesIn, num, numberOf, product, rewrite, sameExpr, sum } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { add, neg, rational } from "../math/rational.ts";
import type { Span } from "../math/span.ts";
import type { MistakeClass } from "./classes.ts";
import { RARITY } from "./classes.ts";
import type { Place } from "./places.ts";
import type { Sample, Vector } from "./sample.ts";
import { valuesOf } from "./sample.ts";

export interface Change<T = Expr | Formula> {
  readonly class: MistakeClass;
  /** The part of the print that is wrong, where it can be pointed at. */
  readonly guilty?: Expr;
  /** What should stand in the place of the guilty part, when it is an expression. */
  readonly instead?: Expr;
  /** The factor or the divisor that got lost. */
  readonly lost?: { readonly part: Expr; readonly as: "factor" | "divisor" };
  readonly result: T;
  readonly span?: Span;
  /** Another change that is needed as well. */
  readonly also?: Change;
  /** How far-fetched it is: a smaller and more typical change comes first. */
  readonly cost: number;
}

/** An expression that may have got lost or stand in the wrong place, with its values. */
export interface Candidate {
  readonly of: Expr;
  readonly worth: Vector;
  readonly size: number;
}

/** What a change may bring in. */
export interface Palette {
  /** Symbols, applications and roots. */
  readonly atoms: readonly Candidate[];
  /** Atoms, short sums, products of two atoms, and what symbols leave of one. */
  readonly factors: readonly Candidate[];
  /** All parts of the print and of what was derived. */
  readonly parts: readonly Candidate[];
  /** Symbols that are in scope, or stand in the arguments of functions. */
  readonly names: readonly Candidate[];
  /** Exponents of powers that are no numbers. */
  readonly exponents: readonly Candidate[];
}

const MOST_ATOMS = 12;
const MOST_NAMES = 24;
const MOST_PARTS = 80;
/** Sums with more nodes are no factors that get lost. */
const SHORT = 6;
const SIZE_LIMIT = 1000;

/** The palette of some expressions, with their values at the points. */
export function paletteOf(expressions: readonly Expr[], sample: Sample, inScope: readonly Expr[] = []): Palette {
  const candidate = (of: Expr): Candidate => ({ of, worth: valuesOf(of, sample), size: nodesIn(of, SIZE_LIMIT) });
  const parts = distinct(expressions.flatMap(partsOf)).slice(0, MOST_PARTS).map(candidate);
  const atoms = parts.filter(({ of }) => isAtom(of)).slice(0, MOST_ATOMS);
  const sums = parts.filter(({ of, size }) => of.kind === "sum" && size <= SHORT);
  const pairs = atoms.flatMap((a, i) => atoms.slice(i).map((b) => candidate(product(a.of, b.of))));
  const symbols = atoms.filter(({ of }) => of.kind === "symbol");
  const beside = symbols.flatMap(({ of }) => [
    { ...candidate(sum(num(1), negate(of))), size: 2 },
    { ...candidate(sum(of, negate(num(1)))), size: 2 },
    candidate(sum(num(1), of)),
  ]);
  return {
    atoms,
    factors: [...atoms, ...sums, ...pairs, ...beside],
    parts,
    names: distinct([...parts.flatMap(({ of }) => symbolsIn(of)), ...inScope])
      .filter((name) => !atoms.some(({ of }) => sameExpr(of, name)))
      .slice(0, MOST_NAMES)
      .map(candidate),
    exponents: distinct(parts.flatMap(({ of }) => (of.kind === "power" ? exponentsNear(of.exponent) : []))).map(
      candidate,
    ),
  };
}

const symbolsIn = (e: Expr): readonly Expr[] => (e.kind === "symbol" ? [e] : children(e).flatMap(symbolsIn));

/** An exponent, and those that differentiating and integrating make of it; of a number there are none. */
function exponentsNear(e: Expr): readonly Expr[] {
  if (e.kind === "number") return [];
  return [e, opposite(e), plusNumber(e, -1n), plusNumber(e, 1n)];
}

/** A number more or less, as people write it: n - 1 for n - 2 + 1. */
function plusNumber(e: Expr, by: bigint): Expr {
  const terms = e.kind === "sum" ? e.terms : [e];
  const numbers = terms.map(numberIn).filter((value) => value !== undefined);
  const total = numbers.reduce(add, rational(by));
  const others = terms.filter((term) => numberIn(term) === undefined);
  if (total.n === 0n) return sum(...others);
  return sum(...others, total.n < 0n ? negate(numberOf(neg(total))) : numberOf(total));
}

function numberIn(e: Expr): Rational | undefined {
  if (e.kind === "number") return e.value;
  return e.kind === "negation" && e.of.kind === "number" ? neg(e.of.value) : undefined;
}

/** The expression without double minus signs, factors one and brackets in brackets, which changes leave behind. */
export function tidy(e: Expr): Expr {
  return rewrite(e, (node) => {
    switch (node.kind) {
      case "negation":
        return node.of.kind === "negation" ? node.of.of : node;
      case "sum":
        return sum(...node.terms.flatMap((term) => (term.kind === "sum" ? term.terms : [term])));
      case "product":
        return tidyProduct(node.factors);
      case "quotient":
        return isUnit(node.denominator) ? node.numerator : node;
      default:
        return node;
    }
  });
}

/** Signs in front, brackets in brackets opened, factors one left out. */
function tidyProduct(factors: readonly Expr[]): Expr {
  const plain = factors.flatMap((f) => (f.kind === "product" ? f.factors : [f])).filter((f) => !isUnit(f));
  const isNegative = plain.filter(({ kind }) => kind === "negation").length % 2 === 1;
  const positive = product(...plain.map((f) => (f.kind === "negation" ? f.of : f)));
  return isNegative ? negate(positive) : positive;
}

export const isUnit = (e: Expr): boolean => e.kind === "number" && e.value.n === e.value.d;

export const isAtom = (e: Expr): boolean =>
  e.kind === "symbol" || e.kind === "application" || (e.kind === "call" && e.name === "sqrt");

/** An expression and all its parts. */
export function partsOf(e: Expr): readonly Expr[] {
  return e.kind === "application" ? [e] : [e, ...children(e).flatMap(partsOf)];
}

const distinct = (list: readonly Expr[]): readonly Expr[] =>
  list.filter((e, i) => list.findIndex((other) => sameExpr(other, e)) === i);

/** How much a change costs that brings in so many nodes. */
export const costOf = (of: MistakeClass, size = 0): number => RARITY[of] + 0.15 * size;

/** The change that puts something in the place of a part. */
export function exchange(place: Place, kind: MistakeClass, instead: Expr, size = 0): Change<Expr> {
  return {
    class: kind,
    guilty: place.part,
    instead,
    result: place.put(instead),
    cost: costOf(kind, size),
    ...spanOf(place.part),
  };
}

/** The change that leaves the part out; undefined where it cannot be left out. */
export function omission(place: Place, kind: MistakeClass): Change<Expr> | undefined {
  if (place.without === undefined) return undefined;
  return { class: kind, guilty: place.part, result: place.without, cost: costOf(kind), ...spanOf(place.part) };
}

/** The change that adds a term to a part. */
export function addition(place: Place, term: Expr, size: number): Change<Expr> {
  const { part } = place;
  const instead = part.kind === "sum" ? { ...part, terms: [...part.terms, term] } : sum(part, term);
  return {
    class: "missing term",
    instead: term,
    result: place.put(instead),
    cost: costOf("missing term", size),
    ...spanOf(part),
  };
}

export const spanOf = (e: Expr): { readonly span?: Span } => (e.span ? { span: e.span } : {});

/** Minus the expression, without a double minus. */
export const opposite = (e: Expr): Expr => (e.kind === "negation" ? e.of : negate(e));
