/**
 * Certificates by linear programming: the target as a nonnegative combination of products of facts and of squares,
 * plus multiples of equations (Handelman 1988; Schmuedgen 1991, at low degree).
 */

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
import { attempt, spend } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { CertificateTerm, EquationMultiple } from "../kernel/obligation.ts";
import type { Monomial, Polynomial } from "../kernel/polynomial.ts";
import { constantPolynomial, generatorPolynomial, multiplyMonomials, UNIT } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr } from "../math/expr.ts";
import { product, quotient } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { mul, ONE, rational, sign, ZERO } from "../math/rational.ts";
import { supportOf } from "./approximate-program.ts";
import type { Bench } from "./bench.ts";
import { decompose, signOfFactor, timesTerm } from "./signs.ts";
import { solveProgram } from "./simplex.ts";

export interface Combination {
  readonly terms: readonly CertificateTerm[];
  readonly equations: readonly EquationMultiple[];
  readonly strict: boolean;
}

interface Column {
  readonly element: Element;
  readonly strict: boolean;
  readonly term?: CertificateTerm;
  readonly equation?: EquationMultiple;
}

/** Columns made, and columns and rows that may be left after presolving. */
const COLUMN_LIMIT = 2500;
const KEPT_LIMIT = 900;
const ROW_LIMIT = 300;
/** What the weights of strict terms may add up to. */
const STRICT_BOUND = rational(1000);

/** A combination equal to the target, strict where that is possible; the target is a polynomial. */
export function combine(
  bench: Bench,
  target: Expr,
  wantStrict: boolean,
  degrees: readonly Degree[] = [1, 2, 3],
): Combination | undefined {
  const { field } = bench.state;
  const goal = attempt(() => toElement(field, target));
  if (goal === undefined || goal.factors.size > 0) return undefined;
  for (const generator of [...field.generators]) if (generator.kind === "root") decompose(bench, generator.expr);
  for (const degree of degrees) {
    const columns = attempt(() => columnsFor(bench, goal, degree));
    const found = columns && attempt(() => solveFor(field, goal, columns, wantStrict));
    if (found && (found.strict || !wantStrict)) return found;
  }
  return undefined;
}

/** How many multipliers are tried. */
const MULTIPLIERS = 6;

/** A combination for the target times something known to be positive, divided by it again. */
export function byMultiplier(bench: Bench, target: Expr, wantStrict: boolean): Combination | undefined {
  const { field, facts } = bench.state;
  const goal = attempt(() => toElement(field, target));
  if (goal === undefined) return undefined;
  const near = new Set(linkedWith(facts, goal));
  let tried = 0;
  for (const [index, { op, expr, element }] of facts.entries()) {
    if (op !== ">" || element.factors.size > 0 || ratioOf(element) || !generatorsIn(element).some((g) => near.has(g)))
      continue;
    if (tried++ >= MULTIPLIERS) return undefined;
    const found = combine(bench, product(target, expr), wantStrict, [1, 2]);
    if (found === undefined || (wantStrict && !found.strict)) continue;
    const inverse: CertificateTerm = { coefficient: ONE, facts: [[index, -1]], squares: [] };
    return {
      terms: found.terms.map((term) => timesTerm(term, inverse)),
      equations: found.equations.map((e) => ({ fact: e.fact, multiplier: quotient(e.multiplier, expr) })),
      strict: found.strict,
    };
  }
  return undefined;
}

/** What one entry of a program costs, in kernel operations, when all its pivots are counted in. */
const ENTRY_COST = 1 / 4;

function solveFor(
  field: Field,
  goal: Element,
  columns: readonly Column[],
  wantStrict: boolean,
): Combination | undefined {
  const kept = presolve(goal, columns);
  const monomials = [...new Set([goal, ...kept.map((c) => c.element)].flatMap((e) => [...e.numerator.keys()]))];
  if (monomials.length > ROW_LIMIT || kept.length > KEPT_LIMIT) return undefined;
  spend(field.meter, Math.ceil(monomials.length * (kept.length + monomials.length) * ENTRY_COST));
  const rows = monomials.map((m) => rowOf(m, kept));
  const b = monomials.map((m) => rational(goal.numerator.get(m) ?? 0n, goal.scale));
  const objective = new Map<number, Rational>();
  if (wantStrict) {
    // One more row bounds the strict columns, so that the objective cannot grow without end.
    const bound = new Map<number, Rational>([[kept.length, ONE]]);
    kept.forEach(({ strict }, j) => {
      if (!strict) return;
      bound.set(j, ONE);
      objective.set(j, ONE);
    });
    rows.push(bound);
    b.push(STRICT_BOUND);
  }
  const x = weightsOf(rows, b, kept.length + (wantStrict ? 1 : 0), objective);
  if (x === undefined && wantStrict) return solveFor(field, goal, columns, false);
  return x && readSolution(kept, x);
}

/** Floating point chooses the columns, exact arithmetic their weights. */
function weightsOf(
  rows: readonly ReadonlyMap<number, Rational>[],
  b: readonly Rational[],
  columns: number,
  objective: ReadonlyMap<number, Rational>,
): readonly Rational[] | undefined {
  const support = supportOf(rows, b, columns, objective);
  if (support === undefined) return undefined;
  const place = new Map(support.map((column, i) => [column, i]));
  const restricted = rows.map(
    (row) => new Map([...row].flatMap(([j, c]) => (place.has(j) ? [[place.get(j) as number, c] as const] : []))),
  );
  const goal = new Map(
    [...objective].flatMap(([j, c]) => (place.has(j) ? [[place.get(j) as number, c] as const] : [])),
  );
  const exact = solveProgram(restricted, b, support.length, goal);
  return exact && Array.from({ length: columns }, (_, j) => exact[place.get(j) ?? -1] ?? ZERO);
}

function rowOf(m: Monomial, columns: readonly Column[]): Map<number, Rational> {
  const row = new Map<number, Rational>();
  columns.forEach(({ element }, j) => {
    const c = element.numerator.get(m);
    if (c !== undefined) row.set(j, rational(c, element.scale));
  });
  return row;
}

/** Drops the columns with a monomial that the goal lacks and that no column has with the other sign. */
function presolve(goal: Element, columns: readonly Column[]): readonly Column[] {
  let kept = columns;
  for (;;) {
    const signs = new Map<Monomial, { plus: boolean; minus: boolean }>();
    for (const { element } of kept)
      for (const [m, c] of element.numerator) {
        const known = signs.get(m) ?? { plus: false, minus: false };
        signs.set(m, { plus: known.plus || c > 0n, minus: known.minus || c < 0n });
      }
    const stuck = (m: Monomial): boolean => !goal.numerator.has(m) && !(signs.get(m)?.plus && signs.get(m)?.minus);
    const next = kept.filter(({ element }) => ![...element.numerator.keys()].some(stuck));
    if (next.length === kept.length) return kept;
    kept = next;
  }
}

function readSolution(columns: readonly Column[], x: readonly Rational[]): Combination {
  const terms: CertificateTerm[] = [];
  const equations: EquationMultiple[] = [];
  let strict = false;
  columns.forEach((column, j) => {
    const weight = x[j] as Rational;
    if (sign(weight) === 0) return;
    if (column.term) {
      terms.push({ ...column.term, coefficient: mul(weight, column.term.coefficient) });
      strict ||= column.strict;
    } else if (column.equation) {
      const multiplier: Expr = {
        kind: "product",
        factors: [{ kind: "number", value: weight }, column.equation.multiplier],
      };
      equations.push({ fact: column.equation.fact, multiplier });
    }
  });
  return { terms, equations, strict };
}

/**
 * Products of up to three facts, squares of small forms (also times a fact), and multiples of equations; in degree
 * three only facts that speak of nothing but what the goal speaks of.
 */
function columnsFor(bench: Bench, goal: Element, degree: Degree): readonly Column[] {
  const { field, facts } = bench.state;
  const signed = withoutRepeats(facts.flatMap((fact, index) => clearedFact(bench, fact, index)));
  const columns: Column[] = [{ element: fromPolynomial(new Map([[UNIT, 1n]])), strict: true, term: termOf([], []) }];
  const push = (column: Column): void => {
    if (columns.length < COLUMN_LIMIT) columns.push(column);
  };
  for (const column of signed) push(column);
  const equations = facts.filter(({ op, element }) => op === "=" && !isZero(element)).map(({ element }) => element);
  const multipliers = degree === 1 ? [] : [...new Set([goal, ...equations].flatMap(generatorsIn))].slice(0, 12);
  for (const column of equationColumns(field, facts, multipliers)) push(column);
  const squares = smallForms(field, ratioOf(goal) ? equations : [goal], degree === 1 ? [] : linkedWith(facts, goal));
  for (const { form, square } of squares) push({ element: square, strict: false, term: termOf([], [form]) });
  if (degree === 1) return columns;
  for (const column of squaresOfNonzeros(field, facts)) push(column);
  const pairs = productsOf(field, signed, signed);
  for (const column of pairs) push(column);
  if (degree === 2) return columns;
  for (const column of thirdDegree(field, goal, signed, squares)) push(column);
  return columns;
}

/** Facts and pairs of facts times squares, and products of three, of what the goal speaks of. */
function thirdDegree(
  field: Field,
  goal: Element,
  signed: readonly SignedColumn[],
  squares: readonly Form[],
): readonly Column[] {
  const inGoal = new Set(generatorsIn(goal));
  const near = signed.filter(({ element }) => generatorsIn(element).every((g) => inGoal.has(g))).slice(0, 12);
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
  return [...weighted(near, squares), ...weighted(pairs, differences), ...productsOf(field, near, pairs)];
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

/** A form, and its square. */
interface Form {
  readonly form: Expr;
  readonly square: Element;
}

/** How many facts are multiplied with one another at most. */
type Degree = 1 | 2 | 3;

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

function generatorsIn(e: Element): readonly number[] {
  const found = new Set<number>();
  for (const m of e.numerator.keys()) for (let i = 0; i < m.length; i += 2) found.add(m.charCodeAt(i));
  return [...found].sort((a, b) => a - b).slice(0, 8);
}

/** The unknowns of the goal, and of the facts that share an unknown with it. */
function linkedWith(facts: readonly KnownFact[], goal: Element): readonly number[] {
  const own = new Set(generatorsIn(goal));
  const linked = facts.map(({ element }) => generatorsIn(element)).filter((all) => all.some((g) => own.has(g)));
  return [...new Set([...own, ...linked.flat()])];
}

/** How many monomials are combined to forms. */
const MONOMIAL_LIMIT = 12;

/** m, m + n and m - n for unknowns m and n, and for the monomials that are half of those in the elements. */
function smallForms(field: Field, of: readonly Element[], also: readonly number[]): readonly Form[] {
  const unknowns = [...new Set([...of.flatMap(generatorsIn), ...also])]
    .slice(0, 8)
    .map((g) => String.fromCharCode(g, 1));
  const halves = [...new Set(of.flatMap(({ numerator }) => halvesOf([...numerator.keys()])))];
  const monomials = [...new Set([...halves.slice(0, MONOMIAL_LIMIT), ...unknowns])];
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

function degreeOf(m: Monomial): number {
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
