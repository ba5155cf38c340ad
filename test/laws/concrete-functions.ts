/** Concrete functions that have everything declared of abstract ones, put in their place. */

import { differentiate, evaluateDerivatives } from "../../src/kernel/differentiate.ts";
import { attempt } from "../../src/kernel/meter.ts";
import { sameValue } from "../../src/kernel/normal.ts";
import type { FunctionFacts, Functions } from "../../src/kernel/obligation.ts";
import type { Application, Expr, Formula } from "../../src/math/expr.ts";
import {
  expressionsOf,
  mapFormula,
  minus,
  num,
  numberOf,
  power,
  product,
  quotient,
  relation,
  rewrite,
  someNode,
  sum,
  sym,
} from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import type { Dice } from "../../src/numeric/dice.ts";

/** What is declared holds for arguments between -REACH and REACH. */
const REACH = 40;

/** The value of a function, in symbols that stand for its arguments. */
type Bodies = ReadonlyMap<string, Expr>;

const argument = (i: number) => sym(`argument_${i}`);

/** Formulas without abstract functions, and under which conditions they are an instance of those with them. */
export interface Instance {
  readonly formulas: readonly Formula[];
  readonly reach: readonly Formula[];
}

/** The formulas with one choice of functions; undefined where no choice is known or some expression has no plain form. */
export function instanceOf(formulas: readonly Formula[], functions: Functions, roll: Dice): Instance | undefined {
  const bodies = bodiesFor(functions, roll);
  if (bodies === undefined) return undefined;
  const reach: Formula[] = [];
  const put = (e: Expr): Expr =>
    rewrite(evaluateDerivatives(e, sameValue), (node) => {
      if (node.kind !== "application") return node;
      for (const arg of node.args) reach.push(relation(">=", arg, num(-REACH)), relation("<=", arg, num(REACH)));
      return bodyAt(node, bodies);
    });
  const plain = attempt(() => formulas.map((f) => mapFormula(f, put)));
  if (plain === undefined || plain.some((f) => expressionsOf(f).some((e) => someNode(e, isOpen)))) return undefined;
  return { formulas: plain, reach };
}

const isOpen = ({ kind }: Expr): boolean => ["application", "derivative", "integral", "series"].includes(kind);

function bodyAt(e: Application, bodies: Bodies): Expr {
  let body = bodies.get(e.name);
  if (body === undefined) return e;
  for (const [i, order] of e.orders.entries())
    for (let k = 0; k < order; k++) body = differentiate(body, argument(i), sameValue);
  const index = new Map(e.args.map((arg, i) => [argument(i).name, arg]));
  return rewrite(body, (node) => (node.kind === "symbol" ? (index.get(node.name) ?? node) : node));
}

function bodiesFor(functions: Functions, roll: Dice): Bodies | undefined {
  const bodies = new Map<string, Expr>();
  const names = Object.keys(functions);
  const isInverse = (name: string): boolean => functions[name]?.inverseOf !== undefined;
  const invertible = names.map((name) => functions[name]?.inverseOf);
  for (const name of names.filter((n) => !isInverse(n))) {
    if (bodies.has(name)) continue;
    const facts = functions[name] as FunctionFacts;
    const body = bodyOf(facts, functions, roll, invertible.includes(name));
    if (body === undefined) return undefined;
    bodies.set(name, body);
    if (facts.density !== undefined) bodies.set(facts.density, differentiate(body, argument(0), sameValue));
  }
  for (const name of names.filter(isInverse)) {
    const body = bodies.get(functions[name]?.inverseOf ?? "");
    if (body === undefined) return undefined;
    bodies.set(name, inverseOfLine(body));
  }
  return bodies;
}

/** (t - f(0))/(f(1) - f(0)) for a line f. */
function inverseOfLine(body: Expr): Expr {
  const at = (n: number): Expr => rewrite(body, (node) => (node.kind === "symbol" ? num(n) : node));
  return quotient(minus(argument(0), at(0)), minus(at(1), at(0)));
}

const t = argument(0);
/** Bounded functions of one variable of no declared course. */
const WAVES: readonly Expr[] = [
  quotient(num(1), sum(num(1), power(t, num(2)))),
  quotient(power(t, num(2)), sum(num(1), power(t, num(2)))),
  quotient(sum(power(t, num(2)), t, num(1)), sum(num(2), product(num(2), power(t, num(2))))),
  num(0),
  num(1),
  num(1, 2),
];

function bodyOf(facts: FunctionFacts, functions: Functions, roll: Dice, isInvertible: boolean): Expr | undefined {
  const density = facts.density === undefined ? undefined : functions[facts.density];
  // What a density has declared are facts of the next order of its integral.
  const slopes = [
    ...(facts.slopes ?? []),
    ...(density?.slopes ?? []).map(({ orders, op }) => ({ orders: [(orders[0] ?? 0) + 1], op })),
    ...(density?.lower === undefined ? [] : [{ orders: [1], op: ">=" as const }]),
  ];
  if (slopes.some(({ orders }) => orders.reduce((a, b) => a + b, 0) > 2)) return undefined;
  if (density?.upper !== undefined || (density?.lower && density.lower.n !== 0n)) return undefined;
  if (slopes.length === 0 && facts.arity === 1 && !isInvertible && roll.below(2) === 0)
    return within(WAVES[roll.below(WAVES.length)] as Expr, facts, num(0), num(1));
  return quadratic(facts, slopes, roll, isInvertible);
}

type Slopes = NonNullable<FunctionFacts["slopes"]>;

/** A polynomial of degree two whose slopes have the declared signs everywhere within reach, and others any. */
function quadratic(facts: FunctionFacts, slopes: Slopes, roll: Dice, isLine: boolean): Expr {
  const arguments_ = Array.from({ length: facts.arity }, (_, i) => i);
  const key = (...at: readonly number[]): string => arguments_.map((i) => at.filter((j) => j === i).length).join();
  const steep = 2 * facts.arity * REACH + 1 + roll.below(500);
  const flat = arguments_.filter((i) => !isLine && mayBeFlat(key(i), i, slopes) && roll.below(4) === 0);
  const terms: Expr[] = [];
  let bound = 4;
  for (const i of arguments_.filter((own) => !flat.includes(own))) {
    const declared = isLine ? 1 : declaredSign(key(i), slopes);
    const slope = declared === undefined ? roll.below(2 * steep) - steep : declared * steep;
    terms.push(product(num(slope), argument(i)));
    bound += Math.abs(slope) * REACH;
    for (const j of arguments_.filter((other) => other >= i && !isLine && !flat.includes(other))) {
      const curve =
        isWeak(key(i, j), slopes) && roll.below(3) === 0 ? 0 : (declaredSign(key(i, j), slopes) ?? roll.below(3) - 1);
      terms.push(product(num(curve, i === j ? 2 : 1), argument(i), argument(j)));
      bound += REACH * REACH;
    }
  }
  return within(sum(...terms, num(roll.below(7) - 3)), facts, num(-bound), num(bound));
}

/** Whether a function may be constant in an argument: all that is declared of it there is one weak slope. */
const mayBeFlat = (key: string, at: number, slopes: Slopes): boolean =>
  slopes.some(({ orders }) => orders.join() === key) &&
  slopes.every(({ orders, op }) => orders[at] === 0 || (orders.join() === key && op.length === 2));

/** Whether a derivative is declared to have a sign or be zero. */
const isWeak = (key: string, slopes: Slopes): boolean =>
  slopes.some(({ orders }) => orders.join() === key) &&
  slopes.every(({ orders, op }) => orders.join() !== key || op.length === 2);

/** The sign that is declared of a derivative; zero when it is declared both ways. */
function declaredSign(key: string, slopes: Slopes): -1 | 0 | 1 | undefined {
  const signs = slopes.filter(({ orders }) => orders.join() === key).map(({ op }) => (op.startsWith(">") ? 1 : -1));
  if (signs.length === 0) return undefined;
  return signs.every((s) => s === signs[0]) ? (signs[0] as -1 | 1) : 0;
}

/** The function moved from its range into the declared one, upwards as before. */
function within(body: Expr, { lower, upper }: FunctionFacts, from: Expr, to: Expr): Expr {
  if (lower === undefined && upper === undefined) return body;
  const low = lower ?? rational((upper as { n: bigint }).n - 1000n, (upper as { d: bigint }).d);
  const high = upper ?? rational(low.n + 1000n * low.d, low.d);
  const share = quotient(minus(body, from), minus(to, from));
  return sum(numberOf(low), product(minus(numberOf(high), numberOf(low)), share));
}
