/** Guesses at the solutions of several equations in several unknowns, by putting one unknown after the other in. */

import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Expr, Formula, Relation, Sym } from "../math/expr.ts";
import { minus, num, product, relation, sameExpr, someNode } from "../math/expr.ts";
import { mentions } from "./demand.ts";
import { finestFactors, solutionsOf } from "./isolate.ts";
import { readable } from "./polynomial-roots.ts";

export type Assignment = readonly (readonly [Sym, Expr])[];

const MOST_UNKNOWNS = 6;
const MOST_EQUATIONS = 12;
const MOST_ASSIGNMENTS = 12;
/** Equations solved in search of one set of guesses, so that many cases of many cases come to an end. */
const MOST_STEPS = 40;
interface Steps {
  left: number;
}

/** Values of the unknowns at which all equations may hold, as far as they are found; each has to be checked. */
export function jointSolutions(
  formulas: readonly Formula[],
  unknowns: readonly Sym[],
  known: readonly Assignment[] = [],
): readonly Assignment[] {
  const equations = formulas.flatMap(equationsOf);
  const [only, another] = unknowns;
  if (!only || unknowns.length > MOST_UNKNOWNS || equations.length > MOST_EQUATIONS) return [];
  const differences = equations.map(({ left, right }) => minus(left, right));
  if (another)
    return solveAll([...differences, ...proportions(equations)], unknowns, { left: MOST_STEPS }).map((a) =>
      inOrder(a, unknowns),
    );
  const values = known.flatMap((assignment) => assignment.map(([, value]) => value));
  return differences.flatMap((e) => solutionsOf(e, only, values)).map((value) => [[only, value]]);
}

const inOrder = (assignment: Assignment, unknowns: readonly Sym[]): Assignment =>
  unknowns.flatMap((u) => assignment.filter(([symbol]) => symbol.name === u.name).map(([, e]) => [u, readable(e)]));

/** Once some unknowns have the values given, what the easiest equation leaves for another one: x = 0, or y = a/b. */
export function casesAfter(
  formulas: readonly Formula[],
  unknowns: readonly Sym[],
  known: readonly Relation[],
): readonly Relation[] {
  const equations = formulas.flatMap(equationsOf);
  const open = unknowns.filter((u) => !known.some(({ left }) => sameExpr(left, u)));
  if (open.length < 2 || unknowns.length > MOST_UNKNOWNS || equations.length > MOST_EQUATIONS) return [];
  const all = [...equations.map(({ left, right }) => minus(left, right)), ...proportions(equations)];
  const put = (e: Expr): Expr | undefined =>
    attempt(() => known.reduce((rest, { left, right }) => tidied(substitute(rest, [[left, right]])), e));
  const rest = all.map(put).filter((e) => e !== undefined && !vanishes(e)) as readonly Expr[];
  return easiest(rest, open).map(([unknown, value]) => relation("=", unknown, value));
}

/** The equations among the parts of a formula that all hold. */
const equationsOf = (f: Formula): readonly Relation[] =>
  f.kind === "and" ? f.parts.flatMap(equationsOf) : f.kind === "relation" && f.op === "=" ? [f] : [];

/** One equation divided by another, which takes out what both have in common, as in conditions of first order. */
function proportions(equations: readonly Relation[]): readonly Expr[] {
  const sides = equations.filter(({ left, right }) => !isZero(left) && !isZero(right)).slice(0, 4);
  return sides.flatMap((a, i) =>
    sides.slice(i + 1).map((b) => tidied(minus(product(a.left, b.right), product(b.left, a.right)))),
  );
}

const isZero = (e: Expr): boolean => e.kind === "number" && e.value.n === 0n;
const tidied = (e: Expr): Expr => attempt(() => normalExpr(e)) ?? e;
const vanishes = (e: Expr): boolean => attempt(() => sameValue(e, num(0))) === true;

function solveAll(equations: readonly Expr[], unknowns: readonly Sym[], steps: Steps): readonly Assignment[] {
  if (unknowns.length === 0) return [[]];
  if (steps.left-- <= 0) return [];
  const branches = easiest(
    equations.filter((e) => unknowns.some((u) => mentions(e, u.name))),
    unknowns,
  );
  return branches
    .flatMap(([unknown, value]) => {
      const put = (e: Expr): Expr | undefined => attempt(() => tidied(substitute(e, [[unknown, value]])));
      const rest = equations.map(put).filter((e) => e !== undefined);
      const others = unknowns.filter((other) => other.name !== unknown.name);
      return solveAll(
        rest.filter((e) => !vanishes(e)),
        others,
        steps,
      ).flatMap((found): readonly Assignment[] => {
        const own = attempt(() => tidied(substitute(value, found)));
        return own ? [[...found, [unknown, own]]] : [];
      });
    })
    .slice(0, MOST_ASSIGNMENTS);
}

/** The values that the easiest equation leaves for some unknown: the fewest of them, without roots if possible. */
function easiest(equations: readonly Expr[], unknowns: readonly Sym[]): Assignment {
  const choices = equations
    .map((e) => finestFactors(e).filter((factor) => unknowns.some((u) => mentions(factor, u.name))))
    .map((factors) => factors.map((factor) => fewest(factor, unknowns)))
    .filter((perFactor) => perFactor.length > 0 && perFactor.every((values) => values.length > 0))
    .map((perFactor) => perFactor.flat());
  return choices.sort((a, b) => effortOf(a, unknowns) - effortOf(b, unknowns))[0] ?? [];
}

function fewest(factor: Expr, unknowns: readonly Sym[]): Assignment {
  const choices = unknowns
    .filter((u) => mentions(factor, u.name))
    .map((u) => solutionsOf(factor, u).map((value) => [u, value] as const))
    .filter((values) => values.length > 0);
  return choices.sort((a, b) => effortOf(a, unknowns) - effortOf(b, unknowns))[0] ?? [];
}

/** Roots, and unknowns in denominators, make everything after them harder. */
const effortOf = (values: Assignment, unknowns: readonly Sym[]): number =>
  values.reduce(
    (effort, [, value]) => effort + 10 + (hasRoot(value) ? 20 : 0) + (dividesBy(value, unknowns) ? 25 : 0),
    0,
  );
const dividesBy = (e: Expr, unknowns: readonly Sym[]): boolean =>
  someNode(e, (n) => n.kind === "quotient" && unknowns.some((u) => mentions(n.denominator, u.name)));
const hasRoot = (e: Expr): boolean => someNode(e, (node) => node.kind === "call" && node.name === "sqrt");
