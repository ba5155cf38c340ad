/**
 * Certificates by linear programming: the target as a nonnegative combination of products of facts and of squares,
 * plus multiples of equations (Handelman 1988; Schmuedgen 1991, at low degree).
 */

import type { Element, Field } from "../kernel/field.ts";
import { ratioOf } from "../kernel/field.ts";
import { attempt, spend } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { CertificateTerm, EquationMultiple } from "../kernel/obligation.ts";
import type { Monomial } from "../kernel/polynomial.ts";
import type { Expr } from "../math/expr.ts";
import { product, quotient } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { mul, ONE, rational, sign, ZERO } from "../math/rational.ts";
import { supportOf } from "./approximate-program.ts";
import type { Bench } from "./bench.ts";
import type { Column, Degree } from "./columns.ts";
import { columnsFor } from "./columns.ts";
import { linkedWith, unknownsIn } from "./forms.ts";
import { decompose, timesTerm } from "./signs.ts";
import { solveProgram } from "./simplex.ts";

export interface Combination {
  readonly terms: readonly CertificateTerm[];
  readonly equations: readonly EquationMultiple[];
  readonly strict: boolean;
}

/** Columns and rows that may be left after presolving. */
const KEPT_LIMIT = 900;
const ROW_LIMIT = 300;
/** What the weights of strict terms may add up to. */
const STRICT_BOUND = rational(1000);

/** A combination equal to the target, strict where that is possible; the target is a polynomial. */
export function combine(
  bench: Bench,
  target: Expr,
  wantStrict: boolean,
  degrees: readonly Degree[] = [1, 2, 3, 4],
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
    if (op !== ">" || element.factors.size > 0 || ratioOf(element) || !unknownsIn(element).some((g) => near.has(g)))
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
