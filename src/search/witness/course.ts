/**
 * What is declared of how functions run, as formulas about their values at a point: no search for values that no such
 * function has.
 *
 * The kernel asks for more than the values that formulas speak of: a curved function must have a value wherever one of
 * its derivatives is given, and all must be in strict order.
 */

import { slopeOf } from "../../kernel/functions.ts";
import { sameValue } from "../../kernel/normal.ts";
import type { Functions } from "../../kernel/obligation.ts";
import type { Application, Expr, Formula } from "../../math/expr.ts";
import { and, apply, minus, num, or, product, quotient, relation, sum, sym } from "../../math/expr.ts";
import type { Atom, Flattened } from "./atoms.ts";

/** A value of a function of one variable, or of one of its derivatives, with flattened argument. */
interface Value {
  readonly order: number;
  readonly arg: Expr;
  readonly is: Expr;
}

/** The values of one function: those of its density are those of its derivative. */
interface Course {
  readonly name: string;
  readonly values: readonly Value[];
}

/** Beyond so many values of one function they are not compared. */
const MOST_VALUES = 10;

/**
 * The formulas with what the declarations say of the functions in them, and the values needed for that; functions that
 * may be straight lines are, if wanted.
 */
export function withCourses(flat: Flattened, functions: Functions, areStraight = false): Flattened {
  const names = new Set(flat.atoms.flatMap(({ at }) => (at.kind === "application" ? [ownerOf(at, functions)] : [])));
  let current = flat;
  for (const name of names) {
    current = withValues(current, name, functions);
    const course = courseOf(current.atoms, name, functions);
    if (course.values.length > MOST_VALUES) continue;
    const formulas = areStraight && mayBeStraight(course, functions) ? lineOf(course) : bowOf(course, functions);
    current = { atoms: current.atoms, formulas: [...current.formulas, ...signsOf(course, functions), ...formulas] };
  }
  return current;
}

/** Whether a straight line is a limiting case of how some function runs, among several of its values. */
export const haveLines = (flat: Flattened, functions: Functions): boolean =>
  flat.atoms.some(({ at }) => {
    const name = at.kind === "application" ? ownerOf(at, functions) : undefined;
    return name !== undefined && mayBeStraight(courseOf(flat.atoms, name, functions), functions);
  });

/** Where something is declared weakly, and no curvature strictly. */
function mayBeStraight(course: Course, functions: Functions): boolean {
  const [slope, bend] = [1, 2].map((order) => slopeOf(course.name, [order], functions)?.op);
  return placesOf(course).length > 1 && bend?.length !== 1 && (bend ?? slope)?.length === 2;
}

/** All values lie on one line. */
function lineOf({ values }: Course): readonly Formula[] {
  const start = values.find(({ order }) => order === 0);
  const tangent = values.find(({ order }) => order === 1);
  const end = values.find(({ order, arg }) => order === 0 && start && sameValue(arg, start.arg) !== true);
  if (tangent === undefined && (start === undefined || end === undefined)) return [];
  const chord = start && end && quotient(minus(end.is, start.is), minus(end.arg, start.arg));
  const steepness = tangent?.is ?? (chord as Expr);
  return values.flatMap((value): readonly Formula[] => {
    if (value === start || value === tangent || (value === end && tangent === undefined)) return [];
    if (value.order > 0) return [relation("=", value.is, value.order === 1 ? steepness : num(0))];
    return start ? [relation("=", value.is, sum(start.is, product(steepness, minus(value.arg, start.arg))))] : [];
  });
}

/** The function whose derivative an application is a value of. */
function ownerOf({ name }: Application, functions: Functions): string {
  return Object.keys(functions).find((other) => functions[other]?.density === name) ?? name;
}

/** The values that belong to a function of one variable, in the order of the atoms. */
function courseOf(atoms: readonly Atom[], name: string, functions: Functions): Course {
  const values = atoms.flatMap(({ at, args, name: own }): readonly Value[] => {
    const [arg, another] = args ?? [];
    if (at.kind !== "application" || arg === undefined || another !== undefined) return [];
    if (ownerOf(at, functions) !== name) return [];
    return [{ order: (at.orders[0] ?? 0) + (at.name === name ? 0 : 1), arg, is: sym(own) }];
  });
  return { name, values };
}

/** A curved function has values at all places, when there are several. */
function withValues(flat: Flattened, name: string, functions: Functions): Flattened {
  const course = courseOf(flat.atoms, name, functions);
  const isCurved = slopeOf(name, [2], functions) !== undefined;
  if (!isCurved || placesOf(course).length < 2 || functions[name]?.arity !== 1) return flat;
  const missing = placesOf(course).filter(
    (place) => !course.values.some(({ order, arg }) => order === 0 && sameValue(arg, place) === true),
  );
  const added = missing.map((place, i): Atom => {
    const given = flat.atoms.find(({ args }) => args?.[0] === place)?.at as Application;
    const { lower, upper } = functions[name] ?? {};
    const bounds = { ...(lower ? { lower } : {}), ...(upper ? { upper } : {}) };
    return { name: `${name}(${flat.atoms.length + i})`, at: apply(name, given.args), args: [place], ...bounds };
  });
  return { ...flat, atoms: [...flat.atoms, ...added] };
}

const placesOf = ({ values }: Course): readonly Expr[] =>
  values.map(({ arg }) => arg).filter((arg, i, all) => all.findIndex((other) => sameValue(other, arg) === true) === i);

const signsOf = ({ name, values }: Course, functions: Functions): readonly Formula[] =>
  values.flatMap(({ order, is }) => {
    const slope = slopeOf(name, [order], functions);
    return slope ? [relation(slope.op, is, num(0))] : [];
  });

/** Values in order, on the right side of chords and tangents. */
function bowOf({ name, values }: Course, functions: Functions): readonly Formula[] {
  const signOf = (order: number): 1 | -1 | undefined => {
    const slope = slopeOf(name, [order], functions);
    return slope && (slope.op.startsWith(">") ? 1 : -1);
  };
  const pairs = values.flatMap((a, i) =>
    values.slice(i + 1).flatMap((b) => (a.order === b.order ? [ordered(a, b, signOf(a.order + 1))] : [])),
  );
  const curved = signOf(2);
  const bows = curved === undefined ? [] : [...chordsOf(values, curved), ...tangentsOf(values, curved)];
  return [...pairs, ...bows];
}

/** Two values at one place are the same one, and others are in order. */
function ordered(a: Value, b: Value, direction: 1 | -1 | undefined): Formula {
  if (sameValue(a.arg, b.arg) === true) return relation("=", a.is, b.is);
  const same = and(relation("=", a.arg, b.arg), relation("=", a.is, b.is));
  if (direction === undefined) return or(same, relation("!=", a.arg, b.arg));
  const [up, down] = direction === 1 ? (["<", ">"] as const) : ([">", "<"] as const);
  return or(
    and(relation("<", a.arg, b.arg), relation(up, a.is, b.is)),
    same,
    and(relation(">", a.arg, b.arg), relation(down, a.is, b.is)),
  );
}

/** Slopes of chords from left to right: a divided difference, which does not depend on the order of the places. */
function chordsOf(values: readonly Value[], direction: 1 | -1): readonly Formula[] {
  const own = values.filter(({ order }) => order === 0);
  return own.flatMap((a, i) =>
    own.slice(i + 1).flatMap((b, j) =>
      own.slice(i + j + 2).map((c) => {
        const part = (of: Value, x: Value, y: Value): Expr =>
          quotient(of.is, product(minus(of.arg, x.arg), minus(of.arg, y.arg)));
        const bend = sum(part(a, b, c), part(b, a, c), part(c, a, b));
        return or(
          ...[relation("=", a.arg, b.arg), relation("=", a.arg, c.arg), relation("=", b.arg, c.arg)],
          relation(direction === 1 ? ">" : "<", bend, num(0)),
        );
      }),
    ),
  );
}

/** Values beside a place lie on one side of the tangent there. */
function tangentsOf(values: readonly Value[], direction: 1 | -1): readonly Formula[] {
  return values.flatMap((slope) => {
    if (slope.order !== 1) return [];
    const start = values.find(({ order, arg }) => order === 0 && sameValue(arg, slope.arg) === true);
    const others = values.filter(({ order, arg }) => order === 0 && sameValue(arg, slope.arg) !== true);
    if (start === undefined) return [];
    return others.map(({ arg, is }) =>
      or(
        relation("=", arg, slope.arg),
        relation(direction === 1 ? ">" : "<", is, sum(start.is, product(slope.is, minus(arg, slope.arg)))),
      ),
    );
  });
}
