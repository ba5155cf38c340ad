/**
 * Claims of degree at most two in an unknown, which goes: what is left speaks of the values at its bounds, or of the
 * discriminant (in the manner of Weispfenning 1997, whose test points are the bounds and the vertex).
 *
 * With f = a x^2 + b x + c between bounds l and u: where a <= 0,
 * f (u - l) = (u - x) f(l) + (x - l) f(u) - a (x - l) (u - x) (u - l). Where a >= 0, the vertex lies before l, and
 * f = f(l) + (x - l) f'(l) + a (x - l)^2, or after u, and likewise, or else 4 a f = (2 a x + b)^2 + (4 a c - b^2).
 */

import { againstZero } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import { fromPolynomial, isZero, lowestTerms, negateElement } from "../kernel/field.ts";
import { attempt, openMeter, spend, spent } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Evidence } from "../kernel/obligation.ts";
import type { Expr, Relation } from "../math/expr.ts";
import { num, quotient, relation } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn, sideBench, withLemmas } from "./bench.ts";
import { denominatorOf } from "./columns.ts";
import { combine } from "./combine.ts";
import { generatorsIn } from "./generators.ts";
import { between } from "./quadratic-concave.ts";
import { atOneEnd, convex } from "./quadratic-convex.ts";
import { limitsOf, linearPart, linearTerms, quadraticIn, squareOfUnknown, unknownOf } from "./quadratic-form.ts";
import type { Task } from "./quadratic-task.ts";
import {
  ABSENT,
  combinationOf,
  contradictionOf,
  inCase,
  inverseOf,
  lemmaOf,
  quickly,
  shownIn,
  thoroughly,
} from "./quadratic-task.ts";
import type { Decomposition } from "./signs.ts";
import { decompose, times } from "./signs.ts";

/** How many unknowns are tried, in haste and with patience, and how many terms f may have. */
const UNKNOWNS = { hasty: 6, patient: 3 };
const SIZE_LIMIT = 40;
/** What one elimination may spend, in kernel operations. */
const ALLOWANCE = 250_000;

/** f > 0 or f >= 0 for an f of degree at most two in some unknown. */
export function byQuadratic(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  if ((op !== ">" && op !== ">=") || depth < 3) return undefined;
  const { meter } = bench.state.field;
  const allowance = openMeter(Math.max(0, Math.min(ALLOWANCE, meter.left)));
  const own = sideBench(bench, { ...bench.state, field: { ...bench.state.field, meter: allowance } });
  const evidence = attempt(() => signOfNumerator(own, expr, op === ">", depth));
  spend(meter, Math.min(spent(allowance), allowance.limit));
  return evidence && withLemmas(own, 0, evidence);
}

/** The sign of a quotient from that of its numerator. */
function signOfNumerator(bench: Bench, e: Expr, strict: boolean, depth: number): Evidence | undefined {
  const { field } = bench.state;
  const whole = toElement(field, e);
  if (whole.numerator.size > SIZE_LIMIT) return undefined;
  const element = lowestTerms(field, whole);
  if (element.factors.size === 0) return inSomeUnknown(bench, element, strict, depth);
  const below = signOfInverse(bench, denominatorOf(field, element));
  if (!below?.strict) return undefined;
  const numerator = fromPolynomial(element.numerator);
  const top = below.sign === 1 ? numerator : negateElement(numerator);
  const evidence = inSomeUnknown(bench, top, strict, depth);
  const shown = evidence && times(lemmaOf(bench, top, strict, evidence), { ...below, sign: 1 });
  return shown && combinationOf(shown);
}

function signOfInverse(bench: Bench, denominator: Expr): Decomposition | undefined {
  const below = decompose(bench, quotient(num(1), denominator));
  if (below) return below;
  const found = combine(bench, denominator, true, [3]);
  const element = toElement(bench.state.field, denominator);
  const positive =
    found?.strict && lemmaOf(bench, element, true, combinationOf({ sign: 1, ...found }, found.equations));
  return positive ? inverseOf(positive) : undefined;
}

function inSomeUnknown(bench: Bench, element: Element, strict: boolean, depth: number): Evidence | undefined {
  const all = generatorsIn(element).flatMap((g) => quadraticIn(bench.state.field, element, g) ?? []);
  const squaresFirst = all.sort((q, other) => other.degree - q.degree);
  for (const patient of [false, true])
    for (const q of squaresFirst.slice(0, patient ? UNKNOWNS.patient : UNKNOWNS.hasty)) {
      const side = sideBench(bench);
      const [lower, upper] = limitsOf(side, q.generator);
      const evidence = bySignOfSquare({ bench: side, q, lower, upper, strict, depth, patient, again: byQuadratic });
      if (evidence) return withLemmas(side, 0, evidence);
    }
  return undefined;
}

/** By the sign of a, in cases where it is not known. */
function bySignOfSquare(task: Task): Evidence | undefined {
  const { bench, q } = task;
  if (q.degree === 1) return between(task, ABSENT) ?? atOneEnd(task, ABSENT);
  const falling = quickly(task, negateElement(q.a), false);
  if (falling) return between(task, falling);
  const rising = quickly(task, q.a, true);
  if (rising) return convex(task, rising);
  const weakly = quickly(task, q.a, false);
  const evidence = weakly && atOneEnd(task, weakly);
  if (evidence) return evidence;
  const on = shownIn(bench, q.a);
  const positive = inCase(task, relation(">", on, num(0)), whereConvex);
  const zero = positive && inCase(task, relation("=", on, num(0)), withoutSquare);
  const negative =
    zero &&
    inCase(task, relation("<", on, num(0)), (side, fact) =>
      weakly ? contradictionOf(weakly, fact) : whereConcave(side),
    );
  return positive && zero && negative && { by: "split", on, negative, zero, positive };
}

function whereConvex(task: Task): Evidence | undefined {
  const rising = quickly(task, task.q.a, true);
  return rising && convex(task, rising);
}

function whereConcave(task: Task): Evidence | undefined {
  const falling = quickly(task, negateElement(task.q.a), false);
  return falling && between(task, falling);
}

/** What is left of f where a fact says a = 0. */
function withoutSquare(task: Task, fact: number): Evidence | undefined {
  const { bench, q, strict, depth } = task;
  const rest = linearTerms(bench.state.field, q);
  const straight = isZero(q.b) ? undefined : bySignOfSquare({ ...task, q: linearPart(q) });
  const evidence = straight ?? whereConstant(task);
  const known = evidence ? lemmaOf(bench, rest, strict, evidence) : thoroughly(task, rest, strict, depth - 2);
  return known && combinationOf(known, [{ fact, multiplier: shownIn(bench, squareOfUnknown(q)) }]);
}

/** b x + c, where b = 0 follows as well. */
function whereConstant(task: Task): Evidence | undefined {
  const { q, strict } = task;
  if (isZero(q.b) || !task.patient) return undefined;
  const side = sideBench(task.bench);
  const vanishing = relation("=", shownIn(side, q.b), num(0));
  const evidence = proveIn(side, side.state, vanishing, 2);
  const fact = evidence && addLemma(side, vanishing, { conditions: [], claim: evidence });
  if (fact === undefined) return undefined;
  const constant = thoroughly({ ...task, bench: side }, q.c, strict);
  const multiple = { fact, multiplier: shownIn(side, unknownOf(q)) };
  return constant && withLemmas(side, 0, combinationOf(constant, [multiple]));
}
