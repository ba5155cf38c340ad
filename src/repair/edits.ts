/**
 * Small edits of a printed expression or formula: the mistakes that papers make, undone.
 *
 * Every edit is only a guess at what was meant. Whoever asks for edits has them checked, and takes the first one
 * that turns out right; the order is that of how often such mistakes are made.
 */

import type { And, Comparison, Expr, Formula, Or } from "../math/expr.ts";
import {
  children,
  isFormula,
  negate,
  num,
  power,
  product,
  quotient,
  sameExpr,
  sum,
  withChildren,
} from "../math/expr.ts";
import type { Span } from "../math/span.ts";

export type EditClass =
  | "flipped sign"
  | "missing factor"
  | "extra factor"
  | "missing term"
  | "extra term"
  | "wrong coefficient"
  | "wrong exponent"
  | "inverted fraction"
  | "wrong symbol"
  | "complement"
  | "wrong direction"
  | "wrong strictness";

export interface Edit<T = Expr | Formula> {
  readonly class: EditClass;
  /** The part of the print that is wrong, where it can be pointed at. */
  readonly guilty?: Expr;
  /** What should stand in the place of the guilty part, when it is an expression. */
  readonly instead?: Expr;
  /** The factor or the divisor that got lost. */
  readonly lost?: { readonly part: Expr; readonly as: "factor" | "divisor" };
  readonly result: T;
  readonly span?: Span;
}

/** What an edit may bring in: the atoms that the paper could have meant. */
export interface Palette {
  readonly atoms: readonly Expr[];
}

/** Edits by class, most typical first; classes that bring in new atoms come late, since there are many of them. */
const ORDER: readonly EditClass[] = [
  "flipped sign",
  "wrong direction",
  "wrong strictness",
  "extra factor",
  "extra term",
  "wrong coefficient",
  "wrong exponent",
  "inverted fraction",
  "missing factor",
  "complement",
  "wrong symbol",
  "missing term",
];

/** All single edits of a claim, ordered; results differ from the claim and from one another. */
export function edits(claim: Expr | Formula, palette: Palette): readonly Edit[] {
  const all = isFormula(claim) ? formulaEdits(claim, palette) : exprEdits(claim, palette);
  const ranked = all.map((edit, i) => ({ edit, rank: ORDER.indexOf(edit.class), i }));
  return ranked.sort((a, b) => a.rank - b.rank || a.i - b.i).map(({ edit }) => edit);
}

function formulaEdits(f: Formula, palette: Palette): readonly Edit<Formula>[] {
  if (f.kind !== "relation")
    return f.parts.flatMap((part, i) =>
      formulaEdits(part, palette).map((edit) => ({ ...edit, result: withPart(f, i, edit.result) })),
    );
  const within = (side: "left" | "right"): readonly Edit<Formula>[] =>
    exprEdits(f[side], palette).map((edit) => ({ ...edit, result: { ...f, [side]: edit.result } }));
  const place = f.span ? { span: f.span } : {};
  const direction: readonly Edit<Formula>[] = REVERSED[f.op]
    ? [{ class: "wrong direction", result: { ...f, op: REVERSED[f.op] as Comparison }, ...place }]
    : [];
  const strictness: readonly Edit<Formula>[] = LOOSENED[f.op]
    ? [{ class: "wrong strictness", result: { ...f, op: LOOSENED[f.op] as Comparison }, ...place }]
    : [];
  return [...direction, ...strictness, ...within("left"), ...within("right")];
}

/** The formula with one part edited; in a chain such as a = b > c, the member shared with the next part follows. */
function withPart(f: And | Or, i: number, edited: Formula): Formula {
  const before = f.parts[i];
  const parts = f.parts.map((part, j) => {
    if (j === i) return edited;
    const isNext = f.kind === "and" && j === i + 1 && part.kind === "relation";
    if (!isNext || before?.kind !== "relation" || edited.kind !== "relation") return part;
    return sameExpr(before.right, part.left) ? { ...part, left: edited.right } : part;
  });
  return { ...f, parts };
}

const REVERSED: Partial<Record<Comparison, Comparison>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const LOOSENED: Partial<Record<Comparison, Comparison>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };

/** Edits at the whole expression and at every part of it. */
function exprEdits(e: Expr, palette: Palette): readonly Edit<Expr>[] {
  const wholeSign: Edit<Expr> = {
    class: "flipped sign",
    guilty: e,
    instead: opposite(e),
    result: opposite(e),
    ...at(e),
  };
  return [...editsWithin(e, palette), wholeSign, ...factorEdits(e, palette), ...termEdits(e, palette)];
}

function editsWithin(e: Expr, palette: Palette): readonly Edit<Expr>[] {
  const parts = children(e);
  const inner = parts.flatMap((part, i) =>
    editsWithin(part, palette).map((edit) => ({
      ...edit,
      result: withChildren(
        e,
        parts.map((p, j) => (i === j ? edit.result : p)),
      ),
    })),
  );
  return [...ownEdits(e, palette), ...inner];
}

const at = (e: Expr): { span?: Span } => (e.span ? { span: e.span } : {});

/** Minus the expression, without a double minus. */
const opposite = (e: Expr): Expr => (e.kind === "negation" ? e.of : negate(e));

function ownEdits(e: Expr, palette: Palette): readonly Edit<Expr>[] {
  switch (e.kind) {
    case "sum":
      return e.terms.flatMap((term, i) => sumEdits(e.terms, term, i, palette));
    case "product":
      return e.factors.flatMap((factor, i) => productEdits(e.factors, factor, i));
    case "quotient":
      return quotientEdits(e, palette);
    case "negation":
      return [{ class: "flipped sign", guilty: e, instead: e.of, result: e.of, ...at(e) }];
    case "power":
      return powerEdits(e);
    case "number":
      return numberEdits(e);
    case "symbol":
    case "application":
      return atomEdits(e, palette);
    case "call":
      return e.name === "sqrt" ? [{ class: "wrong exponent", guilty: e, instead: e.arg, result: e.arg, ...at(e) }] : [];
    default:
      return [];
  }
}

const replaced = (parts: readonly Expr[], i: number, by: Expr): readonly Expr[] =>
  parts.map((p, j) => (i === j ? by : p));
const removed = (parts: readonly Expr[], i: number): readonly Expr[] => parts.filter((_, j) => i !== j);

function sumEdits(terms: readonly Expr[], term: Expr, i: number, palette: Palette): readonly Edit<Expr>[] {
  const flip: Edit<Expr> = {
    class: "flipped sign",
    guilty: term,
    instead: opposite(term),
    result: sum(...replaced(terms, i, opposite(term))),
    ...at(term),
  };
  const drop: Edit<Expr> = { class: "extra term", guilty: term, result: sum(...removed(terms, i)), ...at(term) };
  const scaled = factorEdits(term, palette).map((edit) => ({
    ...edit,
    result: sum(...replaced(terms, i, edit.result)),
  }));
  return [flip, drop, ...scaled];
}

function productEdits(factors: readonly Expr[], factor: Expr, i: number): readonly Edit<Expr>[] {
  const drop: Edit<Expr> = {
    class: "extra factor",
    guilty: factor,
    result: product(...removed(factors, i)),
    ...at(factor),
  };
  const flip: Edit<Expr> = {
    class: "flipped sign",
    guilty: factor,
    instead: opposite(factor),
    result: product(...replaced(factors, i, opposite(factor))),
    ...at(factor),
  };
  return factor.kind === "number" || factor.kind === "symbol" ? [drop] : [drop, flip];
}

function quotientEdits(e: Expr & { kind: "quotient" }, palette: Palette): readonly Edit<Expr>[] {
  const { numerator, denominator } = e;
  const swap = quotient(denominator, numerator);
  const below = factorEdits(denominator, palette).map((edit) => ({
    ...edit,
    result: quotient(numerator, edit.result),
  }));
  return [
    { class: "inverted fraction", guilty: e, instead: swap, result: swap, ...at(e) },
    { class: "extra factor", guilty: denominator, result: numerator, ...at(denominator) },
    {
      class: "wrong exponent",
      guilty: denominator,
      result: quotient(numerator, power(denominator, num(2))),
      ...at(denominator),
    },
    ...below,
  ];
}

function powerEdits(e: Expr & { kind: "power" }): readonly Edit<Expr>[] {
  const { base, exponent } = e;
  if (exponent.kind !== "number" || exponent.value.d !== 1n) return [];
  const n = exponent.value.n;
  const others = n === 2n ? [base, power(base, num(3))] : [power(base, num(n - 1n)), power(base, num(n + 1n))];
  return others.map((instead) => ({ class: "wrong exponent", guilty: e, instead, result: instead, ...at(e) }));
}

function numberEdits(e: Expr & { kind: "number" }): readonly Edit<Expr>[] {
  const { n, d } = e.value;
  if (n === 0n) return [];
  const others: readonly Expr[] = [
    num(2n * n, d),
    quotient(num(n, d), num(2)),
    num(n + d, d),
    ...(n > d ? [num(n - d, d)] : []),
  ];
  return others.map((instead) => ({ class: "wrong coefficient", guilty: e, instead, result: instead, ...at(e) }));
}

function atomEdits(e: Expr, palette: Palette): readonly Edit<Expr>[] {
  const squared = power(e, num(2));
  const complement = sum(num(1), negate(e));
  const others: readonly Edit<Expr>[] = palette.atoms
    .filter((atom) => !sameExpr(atom, e))
    .map((instead) => ({ class: "wrong symbol", guilty: e, instead, result: instead, ...at(e) }));
  return [
    { class: "wrong exponent", guilty: e, instead: squared, result: squared, ...at(e) },
    { class: "complement", guilty: e, instead: complement, result: complement, ...at(e) },
    ...others,
  ];
}

/** Factors that get lost: small numbers, and every atom at hand, above or below the line. */
function factorEdits(e: Expr, palette: Palette): readonly Edit<Expr>[] {
  const inner = e.kind === "negation" ? e.of : e;
  const signed = (f: Expr): Expr => (e.kind === "negation" ? negate(f) : f);
  return [num(2), num(3), num(4), ...palette.atoms].flatMap((part) =>
    (["factor", "divisor"] as const).map((as) => {
      const scaled = signed(as === "factor" ? product(part, inner) : quotient(inner, part));
      return { class: "missing factor", guilty: e, instead: scaled, lost: { part, as }, result: scaled, ...at(e) };
    }),
  );
}

/** Terms that get lost: every atom, and its square, with either sign. */
function termEdits(e: Expr, palette: Palette): readonly Edit<Expr>[] {
  const lost = palette.atoms.flatMap((atom) => [atom, power(atom, num(2))]);
  return [num(1), ...lost].flatMap((term) =>
    [term, negate(term)].map((signed) => ({
      class: "missing term",
      instead: signed,
      result: e.kind === "sum" ? { ...e, terms: [...e.terms, signed] } : sum(e, signed),
      ...at(e),
    })),
  );
}

/** The atoms of some expressions: symbols, applications and roots, each once. */
export function atomsOf(exprs: readonly Expr[]): readonly Expr[] {
  const found: Expr[] = [];
  const visit = (e: Expr): void => {
    const isAtom = e.kind === "symbol" || e.kind === "application" || (e.kind === "call" && e.name === "sqrt");
    if (isAtom && !found.some((known) => sameExpr(known, e))) found.push(e);
    if (e.kind !== "application") children(e).forEach(visit);
  };
  exprs.forEach(visit);
  return found;
}
