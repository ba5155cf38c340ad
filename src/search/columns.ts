/** Columns of a linear program: products of facts, squares of forms, and multiples of equations. */

import type { KnownFact } from "../kernel/facts.ts";
import type { Element, Field } from "../kernel/field.ts";
import {
  elementKey,
  fromPolynomial,
  invertElement,
  isZero,
  multiplyElements,
  negateElement,
  ratioOf,
} from "../kernel/field.ts";
import type { CertificateTerm, EquationMultiple } from "../kernel/obligation.ts";
import { constantPolynomial, generatorPolynomial, UNIT } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr } from "../math/expr.ts";
import { ONE } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import type { Form } from "./forms.ts";
import { degreeOf, linkedWith, smallForms, unknownsIn } from "./forms.ts";
import { signOfFactor, timesTerm } from "./signs.ts";

/** Columns made at most. */
const COLUMN_LIMIT = 2500;

export interface Column {
  readonly element: Element;
  readonly strict: boolean;
  readonly term?: CertificateTerm;
  readonly equation?: EquationMultiple;
}

/**
 * Products of up to three facts, squares of small forms (also times a fact), and multiples of equations; in degree
 * three only facts that speak of nothing but what the goal speaks of.
 */
export function columnsFor(bench: Bench, goal: Element, degree: Degree): readonly Column[] {
  const { field, facts } = bench.state;
  const signed = withoutRepeats(facts.flatMap((fact, index) => clearedFact(bench, fact, index)));
  const columns: Column[] = [{ element: fromPolynomial(new Map([[UNIT, 1n]])), strict: true, term: termOf([], []) }];
  const push = (column: Column): void => {
    if (columns.length < COLUMN_LIMIT) columns.push(column);
  };
  for (const column of signed) push(column);
  const equations = facts.filter(({ op, element }) => op === "=" && !isZero(element)).map(({ element }) => element);
  const multipliers = degree === 1 ? [] : [...new Set([goal, ...equations].flatMap(unknownsIn))].slice(0, 12);
  for (const column of equationColumns(field, facts, multipliers)) push(column);
  const squares = smallForms(field, ratioOf(goal) ? equations : [goal], degree === 1 ? [] : linkedWith(facts, goal));
  for (const { form, square } of squares) push({ element: square, strict: false, term: termOf([], [form]) });
  if (degree === 1) return columns;
  for (const column of squaresOfNonzeros(field, facts)) push(column);
  const pairs = productsOf(field, signed, signed);
  for (const column of pairs) push(column);
  if (degree === 2) return columns;
  for (const column of higherDegrees(field, goal, signed, squares, degree)) push(column);
  return columns;
}

/** Facts times squares and products of three, of what the goal speaks of; in degree four pairs of facts times squares. */
function higherDegrees(
  field: Field,
  goal: Element,
  signed: readonly SignedColumn[],
  squares: readonly Form[],
  degree: 3 | 4,
): readonly Column[] {
  const inGoal = new Set(unknownsIn(goal));
  const near = signed.filter(({ element }) => unknownsIn(element).every((g) => inGoal.has(g))).slice(0, 12);
  const pairs = productsOf(field, near, near);
  const isOfUnknowns = ({ square: { numerator } }: Form): boolean =>
    numerator.size === 3 && [...numerator.keys()].every((m) => degreeOf(m) === 2);
  const differences = squares.filter(isOfUnknowns).slice(0, 12);
  const weighted = (by: readonly SignedColumn[], forms: readonly Form[]): readonly Column[] =>
    by.flatMap(({ element, term }) =>
      forms.map(({ form, square }) => ({
        element: multiplyElements(field, element, square),
        strict: false,
        term: { ...term, squares: [form] },
      })),
    );
  return degree === 4 ? weighted(pairs, differences) : [...weighted(near, squares), ...productsOf(field, near, pairs)];
}

function squaresOfNonzeros(field: Field, facts: readonly KnownFact[]): readonly Column[] {
  return facts.flatMap(({ op, element }, index) =>
    op === "!=" && element.factors.size === 0
      ? [{ element: multiplyElements(field, element, element), strict: true, term: termOf([[index, 2]], []) }]
      : [],
  );
}

/** Each element once, in its strictest form. */
function withoutRepeats(columns: readonly SignedColumn[]): readonly SignedColumn[] {
  const best = new Map<string, SignedColumn>();
  for (const column of columns) {
    const key = elementKey(column.element);
    if (column.strict || !best.has(key)) best.set(key, column);
  }
  return [...best.values()];
}

/** Products of two columns each, every unordered pair once. */
function productsOf(field: Field, left: readonly SignedColumn[], right: readonly SignedColumn[]): SignedColumn[] {
  return left.flatMap((a, i) =>
    right.slice(left === right ? i : 0).map((b) => ({
      element: multiplyElements(field, a.element, b.element),
      strict: a.strict && b.strict,
      term: timesTerm(a.term, b.term),
    })),
  );
}

/** How many facts are multiplied with one another at most. */
export type Degree = 1 | 2 | 3 | 4;

interface SignedColumn {
  readonly element: Element;
  readonly strict: boolean;
  readonly term: CertificateTerm;
}

/** A fact with a sign, multiplied by its denominator where one term shows the denominator's sign. */
function clearedFact(bench: Bench, { op, element }: KnownFact, index: number): readonly SignedColumn[] {
  if ((op !== ">" && op !== ">=") || ratioOf(element)) return [];
  const own: CertificateTerm = termOf([[index, 1]], []);
  if (element.factors.size === 0) return [{ element, strict: op === ">", term: own }];
  const below = signOfFactor(bench, denominatorOf(bench.state.field, element));
  const [term] = below?.terms ?? [];
  if (below?.sign !== 1 || !below.strict || below.terms.length !== 1 || term === undefined) return [];
  return [{ element: fromPolynomial(element.numerator), strict: op === ">", term: timesTerm(own, term) }];
}

/** The denominator of an element as an expression. */
export function denominatorOf(field: Field, e: Element): Expr {
  return fromElement(field, invertElement(field, { ...e, numerator: constantPolynomial(1n) }));
}

const termOf = (facts: CertificateTerm["facts"], squares: readonly Expr[]): CertificateTerm => ({
  coefficient: ONE,
  facts,
  squares,
});

/** The numerators of equations times 1 and times each of some generators, with both signs. */
function equationColumns(field: Field, facts: readonly KnownFact[], by: readonly number[]): readonly Column[] {
  const multipliers = [constantPolynomial(1n), ...by.map((g) => generatorPolynomial(g))].map(fromPolynomial);
  return facts.flatMap(({ op, element }, fact) => {
    if (op !== "=" || isZero(element)) return [];
    const numerator = fromPolynomial(element.numerator);
    const cleared = invertElement(field, { ...element, numerator: constantPolynomial(1n) });
    return multipliers.flatMap((multiplier) =>
      [multiplier, negateElement(multiplier)].map((factor) => ({
        element: multiplyElements(field, numerator, factor),
        strict: false,
        equation: { fact, multiplier: fromElement(field, multiplyElements(field, cleared, factor)) },
      })),
    );
  });
}
