/**
 * Points: guided sampling for counterexamples and for witnesses of consistency.
 *
 * Simple values first, then random ones, then a walk that lowers what is violated. Equations are solved exactly;
 * floating point only selects. The kernel judges every point that is offered.
 */

import { negation } from "../../kernel/axioms.ts";
import { conditionsOf } from "../../kernel/conditions.ts";
import { constantValue } from "../../kernel/constant.ts";
import { attempt } from "../../kernel/meter.ts";
import type { Functions, Obligation, Point, Proposal } from "../../kernel/obligation.ts";
import { closedRational } from "../../kernel/point.ts";
import type { Searcher } from "../../kernel/ports.ts";
import { substitute } from "../../kernel/substitute.ts";
import type { Expr, Formula, Relation } from "../../math/expr.ts";
import { children, expressionsOf, nodesIn, numberOf, relationsOf, someNode, sym } from "../../math/expr.ts";
import { rational } from "../../math/rational.ts";
import type { Environment, Evaluator } from "../../numeric/approximate.ts";
import { compile, compileViolation, toNumber } from "../../numeric/approximate.ts";
import type { Bounds } from "../../numeric/bounds.ts";
import { boundsIn, tighten, UNBOUNDED } from "../../numeric/bounds.ts";
import type { Dice } from "../../numeric/dice.ts";
import { dice } from "../../numeric/dice.ts";
import type { Atom, Flattened } from "./atoms.ts";
import { flatten, pointOf } from "./atoms.ts";
import { haveLines, withCourses } from "./course.ts";
import type { Solved } from "./solve.ts";
import { reduceEquations } from "./solve.ts";

/** Points offered to the kernel at most. */
const OFFERS = 12;
const WALK_STEPS = 120;

/** How many points of each sort are tried. */
interface Effort {
  readonly simple: number;
  readonly random: number;
  readonly walks: number;
}

/** A short look for a simple point. */
export const quickWitness: Searcher = searcher("a short search for a point", { simple: 150, random: 50, walks: 0 });
export const witnessSearch: Searcher = searcher("a search for a point", { simple: 1500, random: 1500, walks: 40 });

function searcher(name: string, effort: Effort): Searcher {
  return {
    name,
    *propose(obligation) {
      for (const goal of goalsOf(obligation)) {
        const interior = effort.walks === 0 ? interiorOf(obligation, goal) : undefined;
        if (interior) yield* offersFor(interior, obligation.functions, INTERIOR);
        yield* offersFor(goal, obligation.functions, effort);
        if (effort.walks === 0) continue;
        const short: Effort = { simple: effort.simple / 5, random: 0, walks: 0 };
        for (const limit of limitsOf(goal)) yield* offersFor(limit, obligation.functions, short);
      }
    },
  };
}

/** Nodes that are evaluated at one point before tries are saved. */
const USUAL_SIZE = 2000;

function* offersFor(goal: readonly Formula[], functions: Functions, effort: Effort): Generator<Proposal> {
  const plain = attempt(() => flatten(goal, functions));
  if (plain === undefined) return;
  yield* scaledOffers(withCourses(plain, functions), effort);
  if (haveLines(plain, functions)) yield* scaledOffers(withCourses(plain, functions, true), effort);
}

function* scaledOffers(flat: Flattened, effort: Effort): Generator<Proposal> {
  const size = flat.formulas.flatMap(expressionsOf).reduce((sum, e) => sum + nodesIn(e, 1_000_000), 0);
  const share = Math.min(1, USUAL_SIZE / size);
  const scaled = (tries: number): number => Math.ceil(tries * share);
  yield* offers(flat, { simple: scaled(effort.simple), random: scaled(effort.random), walks: scaled(effort.walks) });
}

/** What a useful point satisfies: the assumptions, and the failure of the claim. */
function* goalsOf(obligation: Obligation): Generator<readonly Formula[]> {
  const { given } = obligation;
  if (obligation.kind === "exists") return yield given;
  const failure = negation(obligation.claim);
  for (const way of failure.kind === "or" ? failure.parts : [failure]) yield [...given, way];
  // A point at which the claim is not defined is worth naming, but no counterexample.
  for (const condition of attempt(() => conditionsOf(obligation.claim)) ?? []) yield [...given, negation(condition)];
}

/** A few tries for a point off all boundaries, which says more than one where strict claims fail first. */
const INTERIOR: Effort = { simple: 40, random: 0, walks: 0 };

/** The same with the weak inequalities among the assumptions strict; undefined when there are none. */
function interiorOf({ kind, given }: Obligation, goal: readonly Formula[]): readonly Formula[] | undefined {
  const strict = given.map(strictly);
  const isSame = strict.every((f, i) => f === given[i]);
  return kind === "exists" || isSame ? undefined : [...strict, ...goal.slice(given.length)];
}

const strictly = (f: Formula): Formula =>
  f.kind === "relation" && (f.op === ">=" || f.op === "<=") ? { ...f, op: f.op === ">=" ? ">" : "<" } : f;

/** How many assumptions are pushed to their limit. */
const LIMITS = 4;

/** The same with one weak inequality among the assumptions as an equation: where a strict claim fails first. */
function limitsOf(goal: readonly Formula[]): readonly (readonly Formula[])[] {
  const weak = goal.flatMap((f, i) => (f.kind === "relation" && (f.op === ">=" || f.op === "<=") ? [i] : []));
  const isBound = (f: Formula | undefined): boolean =>
    f?.kind === "relation" && (constantValue(f.left) !== undefined || constantValue(f.right) !== undefined);
  return weak
    .filter((i) => !isBound(goal[i]))
    .slice(-LIMITS)
    .map((limit) => goal.map((f, i) => (i === limit && f.kind === "relation" ? { ...f, op: "=" } : f)));
}

interface Problem {
  readonly atoms: readonly Atom[];
  readonly free: readonly Atom[];
  readonly violation: Evaluator;
  readonly bounds: ReadonlyMap<string, Bounds>;
  readonly solvers: readonly { readonly name: string; readonly values: readonly { expr: Expr; run: Evaluator }[] }[];
}

function* offers(flat: Flattened, effort: Effort): Generator<Proposal> {
  const bounds = boundsOf(flat);
  const solved = flat.formulas.some(hasEquation) ? reduceEquations(flat.formulas, unknownsOf(flat, bounds)) : [];
  yield* offersFrom(problemOf(flat, solved, bounds), effort);
  // Where a solution divides by what may be zero, the points that it misses are simple ones.
  if (solved.length > 0) yield* offersFrom(problemOf(flat, [], bounds), { ...effort, random: 0, walks: 0 });
}

const hasEquation = (f: Formula): boolean => (f.kind === "relation" ? f.op === "=" : f.parts.some(hasEquation));

/** Values computed from equations land where they may: unknowns without bounds, which come first, bear that best. */
function unknownsOf(flat: Flattened, bounds: ReadonlyMap<string, Bounds>): readonly string[] {
  const compared = new Set(flat.formulas.flatMap(relationsOf).filter(isInequality).flatMap(symbolsIn));
  const tightness = (name: string): number => {
    const { low, high } = bounds.get(name) ?? UNBOUNDED;
    return Number(Number.isFinite(low)) + Number(Number.isFinite(high)) + Number(compared.has(name));
  };
  const names = flat.atoms.map((atom) => atom.name).filter((name) => !isArgument(flat, name));
  return names.sort((x, y) => tightness(x) - tightness(y));
}

const isInequality = ({ op }: Relation): boolean => op !== "=" && op !== "!=";

function symbolsIn({ left, right }: Relation): readonly string[] {
  const names: string[] = [];
  const visit = (e: Expr): void => {
    if (e.kind === "symbol") names.push(e.name);
    children(e).forEach(visit);
  };
  visit(left);
  visit(right);
  return names;
}

function problemOf(flat: Flattened, solved: readonly Solved[], bounds: ReadonlyMap<string, Bounds>): Problem {
  const violations = flat.formulas.map(compileViolation);
  return {
    atoms: flat.atoms,
    free: flat.atoms.filter((atom) => !solved.some((s) => s.name === atom.name)),
    violation: (at) => violations.reduce((total, v) => total + v(at), 0),
    bounds,
    solvers: solved.map(({ name, values }) => ({ name, values: values.map((expr) => ({ expr, run: compile(expr) })) })),
  };
}

function* offersFrom(problem: Problem, effort: Effort): Generator<Proposal> {
  let offered = 0;
  for (const values of candidates(problem, effort)) {
    const point = exactPoint(problem, values);
    if (point === undefined) continue;
    yield { kind: "witness", point };
    offered += 1;
    if (offered >= OFFERS) return;
  }
}

/** A symbol on which an application depends is not computed from others: its value must stay rational. */
function isArgument(flat: Flattened, name: string): boolean {
  return flat.atoms.some((atom) =>
    atom.args?.some((arg) => someNode(arg, (node) => node.kind === "symbol" && node.name === name)),
  );
}

/** Bounds on single unknowns: what is declared of functions, and what the formulas state outright. */
function boundsOf(flat: Flattened): ReadonlyMap<string, Bounds> {
  const bounds = boundsIn(flat.formulas.flatMap((f) => (f.kind === "or" ? [] : relationsOf(f))));
  for (const { name, lower, upper } of flat.atoms)
    if (lower || upper)
      tighten(bounds, name, {
        low: lower ? toNumber(lower) : UNBOUNDED.low,
        high: upper ? toNumber(upper) : UNBOUNDED.high,
      });
  return bounds;
}

/** A fraction of small whole numbers, which need not be in lowest terms. */
interface Fraction {
  readonly n: number;
  readonly d: number;
}
type Values = ReadonlyMap<string, Fraction>;

const worth = ({ n, d }: Fraction): number => n / d;

/** Assignments to the free unknowns at which everything seems to hold. */
function* candidates(problem: Problem, effort: Effort): Generator<Values> {
  const roll = dice(20_011);
  for (let i = 0; i < effort.simple; i++) {
    const values = sample(problem, roll, i < WHOLE_TRIES ? wholeValue : simpleValue);
    if (seemsGood(problem, values)) yield values;
  }
  for (let i = 0; i < effort.random; i++) {
    const values = sample(problem, roll, anyValue);
    if (seemsGood(problem, values)) yield values;
  }
  for (let i = 0; i < effort.walks; i++) {
    const values = walk(problem, roll, i % 4 === 3);
    if (values && seemsGood(problem, values)) yield values;
  }
}

function sample(problem: Problem, roll: Dice, draw: (bounds: Bounds, roll: Dice) => Fraction): Values {
  return new Map(problem.free.map((atom) => [atom.name, draw(boundsFor(problem, atom.name), roll)]));
}

const boundsFor = (problem: Problem, name: string): Bounds => problem.bounds.get(name) ?? UNBOUNDED;

const SIMPLE: readonly (readonly [number, number])[] = [
  [1, 2],
  [1, 1],
  [2, 1],
  [0, 1],
  [-1, 2],
  [-1, 1],
  [1, 4],
  [3, 4],
  [3, 1],
  [1, 3],
  [-2, 1],
  [4, 1],
  [2, 3],
  [-1, 4],
  [1, 10],
  [9, 10],
];

/** Whole numbers are put in first: they are easy to follow, and quick to compute with. */
const WHOLE: readonly number[] = [1, 2, 3, -1, 5, 0, 4, -2];
const WHOLE_TRIES = 12;

function wholeValue(bounds: Bounds, roll: Dice): Fraction {
  for (let i = 0; i < 3; i++) {
    const n = WHOLE[roll.below(WHOLE.length)] as number;
    if (n >= bounds.low && n <= bounds.high) return { n, d: 1 };
  }
  return simpleValue(bounds, roll);
}

/** A small number within the bounds, or a simple fraction of the way between them. */
function simpleValue({ low, high }: Bounds, roll: Dice): Fraction {
  for (let i = 0; i < 4; i++) {
    const [n, d] = SIMPLE[roll.below(SIMPLE.length)] as readonly [number, number];
    if (n / d >= low && n / d <= high) return { n, d };
  }
  return anyValue({ low, high }, roll);
}

function anyValue({ low, high }: Bounds, roll: Dice): Fraction {
  const steps = [4, 10, 64][roll.below(3)] as number;
  const from = Number.isFinite(low) ? low : Number.isFinite(high) ? high - 8 : -4;
  const to = Number.isFinite(high) ? high : from + 8;
  return nearby(from + ((to - from) * (1 + roll.below(steps - 1))) / steps);
}

/** A rational close to a float, with a denominator of at most 10,000. */
const nearby = (x: number): Fraction => ({ n: Math.round(x * 10_000), d: 10_000 });

function seemsGood(problem: Problem, values: Values): boolean {
  return environments(problem, values).some(({ at }) => problem.violation(at) === 0);
}

/** All branches of the solved unknowns (at most eight). */
function environments(problem: Problem, values: Values): readonly { at: Environment; choice: readonly number[] }[] {
  let branches: { at: Map<string, number>; choice: number[] }[] = [
    { at: new Map([...values].map(([n, v]) => [n, worth(v)])), choice: [] },
  ];
  for (const { name, values: choices } of [...problem.solvers].reverse()) {
    branches = branches
      .flatMap(({ at, choice }) =>
        choices.map(({ run }, i) => ({ at: new Map(at).set(name, run(at)), choice: [...choice, i] })),
      )
      .filter(({ at }) => Number.isFinite(at.get(name)))
      .slice(0, 8);
  }
  return branches;
}

/** A walk from a random start that keeps moves which lower the violation; strides grow while they help. */
function walk(problem: Problem, roll: Dice, strides: boolean): Values | undefined {
  let values = sample(problem, roll, anyValue);
  let best = violationAt(problem, values);
  let reach = 1;
  for (let step = 0; step < WALK_STEPS && best > 0; step++) {
    const next = moved(problem, values, roll, reach);
    if (next === undefined) continue;
    const violation = violationAt(problem, next);
    reach = nextReach(reach, violation - best, strides);
    if (violation > best) continue;
    values = next;
    best = violation;
  }
  return best === 0 ? values : undefined;
}

/** The values with one of them moved at random, when that stays within its bounds. */
function moved(problem: Problem, values: Values, roll: Dice, reach: number): Values | undefined {
  const atom = problem.free[roll.below(Math.max(problem.free.length, 1))];
  if (atom === undefined) return undefined;
  const value = nearby(worth(values.get(atom.name) as Fraction) + (reach * (roll.below(2001) - 1000)) / 1000);
  const { low, high } = boundsFor(problem, atom.name);
  return worth(value) < low || worth(value) > high ? undefined : new Map(values).set(atom.name, value);
}

/** Moves that make things worse are shortened, and so, slowly, are those that change nothing. */
function nextReach(reach: number, change: number, strides: boolean): number {
  if (change > 0) return Math.max(reach * 0.95, 0.01);
  if (change === 0) return reach * 0.98;
  return strides ? Math.min(reach * 1.6, 1000) : reach;
}

function violationAt(problem: Problem, values: Values): number {
  return environments(problem, values).reduce(
    (best, { at }) => Math.min(best, problem.violation(at)),
    Number.POSITIVE_INFINITY,
  );
}

/** The exact point: free unknowns as chosen, solved ones as closed expressions. */
function exactPoint(problem: Problem, values: Values): Point | undefined {
  const branch = environments(problem, values).find(({ at }) => problem.violation(at) === 0);
  if (branch === undefined) return undefined;
  const exact = new Map<string, Expr>([...values].map(([name, { n, d }]) => [name, numberOf(rational(n, d))]));
  for (const [i, { name, values: choices }] of [...problem.solvers].reverse().entries()) {
    const chosen = choices[branch.choice[i] as number];
    if (chosen === undefined) return undefined;
    const pairs = [...exact].map(([n, v]) => [sym(n), v] as const);
    const closed = attempt(() => substitute(chosen.expr, pairs));
    if (closed === undefined) return undefined;
    const number = closedRational(closed);
    exact.set(name, number ? numberOf(number) : closed);
  }
  return pointOf(problem.atoms, exact);
}
