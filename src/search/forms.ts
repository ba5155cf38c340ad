/** Small forms whose squares may sum up to a target: unknowns, halves of its monomials, and their sums and differences. */

import type { KnownFact } from "../kernel/facts.ts";
import type { Element, Field } from "../kernel/field.ts";
import { fromPolynomial, multiplyElements } from "../kernel/field.ts";
import type { Monomial, Polynomial } from "../kernel/polynomial.ts";
import { multiplyMonomials, UNIT } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr } from "../math/expr.ts";

/** A form, and its square. */
export interface Form {
  readonly form: Expr;
  readonly square: Element;
}

export function unknownsIn(e: Element): readonly number[] {
  const found = new Set<number>();
  for (const m of e.numerator.keys()) for (let i = 0; i < m.length; i += 2) found.add(m.charCodeAt(i));
  return [...found].sort((a, b) => a - b).slice(0, 8);
}

/** The unknowns of the goal, and of the facts that share an unknown with it. */
export function linkedWith(facts: readonly KnownFact[], goal: Element): readonly number[] {
  const own = new Set(unknownsIn(goal));
  const linked = facts.map(({ element }) => unknownsIn(element)).filter((all) => all.some((g) => own.has(g)));
  return [...new Set([...own, ...linked.flat()])];
}

/** How many monomials are combined to forms. */
const MONOMIAL_LIMIT = 12;

/** m, m + n and m - n for unknowns m and n, one, and the monomials that are half of those in the elements. */
export function smallForms(field: Field, of: readonly Element[], also: readonly number[]): readonly Form[] {
  const unknowns = [...new Set([...of.flatMap(unknownsIn), ...also])].slice(0, 8).map((g) => String.fromCharCode(g, 1));
  const halves = [...new Set(of.flatMap(({ numerator }) => halvesOf([...numerator.keys()])))];
  const unit = of.some(({ numerator }) => numerator.has(UNIT)) ? [UNIT] : [];
  const monomials = [...new Set([...halves.slice(0, MONOMIAL_LIMIT), ...unknowns, ...unit])];
  const forms: Polynomial[] = monomials.map((m) => new Map([[m, 1n]]));
  monomials.forEach((m, i) => {
    for (const n of monomials.slice(i + 1)) {
      forms.push(
        new Map([
          [m, 1n],
          [n, 1n],
        ]),
      );
      forms.push(
        new Map([
          [m, 1n],
          [n, -1n],
        ]),
      );
    }
  });
  return forms.map((form) => {
    const element = fromPolynomial(form);
    return { form: fromElement(field, element), square: multiplyElements(field, element, element) };
  });
}

/** Monomials whose squares occur, and of degree above one also the halves into which an even monomial splits. */
function halvesOf(monomials: readonly Monomial[]): readonly Monomial[] {
  const squares = monomials.flatMap((m) => squareRootOf(m) ?? []);
  const products = monomials.flatMap((m) => (degreeOf(m) === 4 ? pairsIn(m) : []));
  return [...squares, ...products].filter((m) => degreeOf(m) > 1);
}

export function degreeOf(m: Monomial): number {
  let degree = 0;
  for (let i = 1; i < m.length; i += 2) degree += m.charCodeAt(i);
  return degree;
}

function squareRootOf(m: Monomial): Monomial | undefined {
  let root = "";
  for (let i = 0; i < m.length; i += 2) {
    if (m.charCodeAt(i + 1) % 2 === 1) return undefined;
    root += String.fromCharCode(m.charCodeAt(i), m.charCodeAt(i + 1) / 2);
  }
  return root;
}

/** The products of two of the four unknowns in a monomial of degree four. */
function pairsIn(m: Monomial): readonly Monomial[] {
  const unknowns: number[] = [];
  for (let i = 0; i < m.length; i += 2) for (let k = 0; k < m.charCodeAt(i + 1); k++) unknowns.push(m.charCodeAt(i));
  const [a, b, c, d] = unknowns.map((g) => String.fromCharCode(g, 1)) as [Monomial, Monomial, Monomial, Monomial];
  return [
    [a, b],
    [c, d],
    [a, c],
    [b, d],
    [a, d],
    [b, c],
  ].map(([x, y]) => multiplyMonomials(x as Monomial, y as Monomial));
}
