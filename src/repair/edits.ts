/**
 * Small edits of a printed expression or formula, one after another: for claims of which it is not known what they
 * should be worth. Every edit is only a guess at what was meant; whoever asks has them checked.
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
import { alternatives } from "./alternatives.ts";
import type { Change } from "./change.ts";
import { costOf, isAtom, opposite, spanOf } from "./change.ts";
import type { MistakeClass } from "./classes.ts";

/** All single edits of a claim, the most typical ones first; `atoms` are what it could have meant. */
export function edits(claim: Expr | Formula, atoms: readonly Expr[]): readonly Change[] {
  const all: readonly Change[] = isFormula(claim) ? formulaEdits(claim, atoms) : exprEdits(claim, atoms);
  return [...all].sort((a, b) => a.cost - b.cost);
}

function formulaEdits(f: Formula, atoms: readonly Expr[]): readonly Change<Formula>[] {
  if (f.kind !== "relation")
    return f.parts.flatMap((part, i) =>
      formulaEdits(part, atoms).map((edit) => ({ ...edit, result: withPart(f, i, edit.result) })),
    );
  const within = (side: "left" | "right"): readonly Change<Formula>[] =>
    exprEdits(f[side], atoms).map((edit) => ({ ...edit, result: { ...f, [side]: edit.result } }));
  return [...relationEdits(f), ...within("left"), ...within("right")];
}

/** The relation turned around, and with equality allowed or not. */
export function relationEdits(f: Formula): readonly Change<Formula>[] {
  if (f.kind !== "relation") return [];
  const span = f.span ? { span: f.span } : {};
  const other = (kind: MistakeClass, op: Comparison | undefined): readonly Change<Formula>[] =>
    op ? [{ class: kind, result: { ...f, op }, cost: costOf(kind), ...span }] : [];
  const [strict, weak] = REVERSED[f.op] ?? [];
  // What says more comes first.
  return [
    ...other("wrong direction", strict),
    ...other("wrong direction", weak),
    ...other("wrong strictness", LOOSENED[f.op]),
  ];
}

const REVERSED: Partial<Record<Comparison, readonly [strict: Comparison, weak: Comparison]>> = {
  "<": [">", ">="],
  "<=": [">", ">="],
  ">": ["<", "<="],
  ">=": ["<", "<="],
};
const LOOSENED: Partial<Record<Comparison, Comparison>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };

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

/** Edits at the whole expression and at every part of it. */
export function exprEdits(e: Expr, atoms: readonly Expr[]): readonly Change<Expr>[] {
  // Nothing gets lost from zero.
  if (e.kind === "number" && e.value.n === 0n) return [];
  const whole = exchanged(e, "flipped sign", opposite(e));
  return [...editsWithin(e, atoms), whole, ...factorEdits(e, atoms), ...termEdits(e, atoms)];
}

function editsWithin(e: Expr, atoms: readonly Expr[]): readonly Change<Expr>[] {
  const parts = children(e);
  const inner = parts.flatMap((part, i) =>
    editsWithin(part, atoms).map((edit) => ({ ...edit, result: withChildren(e, replaced(parts, i, edit.result)) })),
  );
  const forms = alternatives(e).map(({ class: kind, of }) => exchanged(e, kind, of));
  return [...ownEdits(e, atoms), ...forms, ...inner];
}

const replaced = (parts: readonly Expr[], i: number, by: Expr): readonly Expr[] =>
  parts.map((p, j) => (i === j ? by : p));
const removed = (parts: readonly Expr[], i: number): readonly Expr[] => parts.filter((_, j) => i !== j);

/** Something else instead of a part; `result` is the whole in which the part stands, at first the part itself. */
const exchanged = (guilty: Expr, kind: MistakeClass, instead: Expr, result: Expr = instead): Change<Expr> => ({
  class: kind,
  guilty,
  instead,
  result,
  cost: costOf(kind),
  ...spanOf(guilty),
});

const dropped = (guilty: Expr, kind: MistakeClass, result: Expr): Change<Expr> => ({
  class: kind,
  guilty,
  result,
  cost: costOf(kind),
  ...spanOf(guilty),
});

function ownEdits(e: Expr, atoms: readonly Expr[]): readonly Change<Expr>[] {
  switch (e.kind) {
    case "sum":
      return e.terms.flatMap((term, i) => sumEdits(e.terms, term, i, atoms));
    case "product":
      return e.factors.flatMap((factor, i) => productEdits(e.factors, factor, i));
    case "quotient":
      return quotientEdits(e, atoms);
    case "negation":
      return [exchanged(e, "flipped sign", e.of)];
    case "power":
      return powersOf(e).map((instead) => exchanged(e, "wrong exponent", instead));
    case "number":
      return numbersFor(e).map((instead) => exchanged(e, "wrong coefficient", instead));
    case "symbol":
    case "application":
      return [
        exchanged(e, "wrong exponent", power(e, num(2))),
        ...atoms.filter((atom) => !sameExpr(atom, e)).map((instead) => exchanged(e, "wrong symbol", instead)),
      ];
    case "call":
      return e.name === "sqrt" ? [exchanged(e, "wrong exponent", e.arg)] : [];
    default:
      return [];
  }
}

function sumEdits(terms: readonly Expr[], term: Expr, i: number, atoms: readonly Expr[]): readonly Change<Expr>[] {
  const scaled = factorEdits(term, atoms).map((edit) => ({ ...edit, result: sum(...replaced(terms, i, edit.result)) }));
  return [
    exchanged(term, "flipped sign", opposite(term), sum(...replaced(terms, i, opposite(term)))),
    dropped(term, "extra term", sum(...removed(terms, i))),
    ...scaled,
  ];
}

function productEdits(factors: readonly Expr[], factor: Expr, i: number): readonly Change<Expr>[] {
  const drop = dropped(factor, "extra factor", product(...removed(factors, i)));
  const flip = exchanged(factor, "flipped sign", opposite(factor), product(...replaced(factors, i, opposite(factor))));
  return factor.kind === "number" || factor.kind === "symbol" ? [drop] : [drop, flip];
}

function quotientEdits(e: Expr & { kind: "quotient" }, atoms: readonly Expr[]): readonly Change<Expr>[] {
  const { numerator, denominator } = e;
  const squared = power(denominator, num(2));
  return [
    dropped(denominator, "extra factor", numerator),
    exchanged(denominator, "wrong exponent", squared, quotient(numerator, squared)),
    ...factorEdits(denominator, atoms).map((edit) => ({ ...edit, result: quotient(numerator, edit.result) })),
  ];
}

function powersOf({ base, exponent }: Expr & { kind: "power" }): readonly Expr[] {
  if (exponent.kind !== "number" || exponent.value.d !== 1n) return [];
  const { n } = exponent.value;
  return n === 2n ? [base, power(base, num(3))] : [power(base, num(n - 1n)), power(base, num(n + 1n))];
}

function numbersFor({ value: { n, d } }: Expr & { kind: "number" }): readonly Expr[] {
  if (n === 0n) return [];
  const less = n > d ? [num(n - d, d)] : [];
  return [num(2n * n, d), quotient(num(n, d), num(2)), num(n + d, d), ...less];
}

/** Factors that get lost: small numbers, and every atom at hand, above or below the line. */
function factorEdits(e: Expr, atoms: readonly Expr[]): readonly Change<Expr>[] {
  const inner = e.kind === "negation" ? e.of : e;
  const signed = (f: Expr): Expr => (e.kind === "negation" ? negate(f) : f);
  return [num(2), num(3), num(4), ...atoms].flatMap((part) =>
    (["factor", "divisor"] as const).map((as) => ({
      ...exchanged(e, "missing factor", signed(as === "factor" ? product(part, inner) : quotient(inner, part))),
      lost: { part, as },
    })),
  );
}

/** Terms that get lost: every atom, and its square, with either sign. */
function termEdits(e: Expr, atoms: readonly Expr[]): readonly Change<Expr>[] {
  const lost = [num(1), ...atoms.flatMap((atom) => [atom, power(atom, num(2))])];
  return lost.flatMap((term) =>
    [term, negate(term)].map((instead) => ({
      class: "missing term" as const,
      instead,
      result: e.kind === "sum" ? { ...e, terms: [...e.terms, instead] } : sum(e, instead),
      cost: costOf("missing term"),
      ...spanOf(e),
    })),
  );
}

/** The atoms of some expressions: symbols, applications and roots, each once. */
export function atomsOf(exprs: readonly Expr[]): readonly Expr[] {
  const found: Expr[] = [];
  const visit = (e: Expr): void => {
    if (isAtom(e) && !found.some((known) => sameExpr(known, e))) found.push(e);
    if (e.kind !== "application") children(e).forEach(visit);
  };
  exprs.forEach(visit);
  return found;
}
