/** General truths that may help: tangents of exp and ln, bounds of sine and cosine, declared slopes of functions. */

import { instanceOf } from "../kernel/axioms.ts";
import { conditionsOf } from "../kernel/conditions.ts";
import type { State } from "../kernel/facts.ts";
import { assume, isEvident } from "../kernel/facts.ts";
import type { Generator } from "../kernel/field.ts";
import { slopeOf } from "../kernel/functions.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { AxiomName, Evidence, Functions } from "../kernel/obligation.ts";
import type { Application, Expr, Formula, Relation } from "../math/expr.ts";
import { negate, num, quotient, sameExpr } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn, withLemmas } from "./bench.ts";

interface Truth {
  readonly name: AxiomName;
  readonly at: readonly Expr[];
}

/** How many truths are used at once. */
const MOST = 6;

/** The goal from general truths about the generators that it speaks of. */
export function byTruths(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  if (depth <= 0 || bench.hasTruths) return undefined;
  const truths = truthsAbout(bench, goal).slice(0, MOST);
  if (truths.length === 0) return undefined;
  const side: Bench = { ...bench, hasTruths: true };
  return introduce(side, truths, goal, depth - 1);
}

function introduce(bench: Bench, truths: readonly Truth[], goal: Formula, depth: number): Evidence | undefined {
  const [first, ...rest] = truths;
  if (first === undefined) return proveIn(bench, bench.state, goal, depth);
  const side: Bench = { ...bench, lemmas: [] };
  const state = attempt(() => saying(side, first));
  if (state === undefined) return introduce(bench, rest, goal, depth);
  const then = introduce({ ...side, state }, rest, goal, depth);
  return then && withLemmas(side, 0, { by: "axiom", name: first.name, at: first.at, then });
}

/** The state in which a truth is known; what it demands becomes a lemma first. */
function saying(bench: Bench, { name, at }: Truth): State | undefined {
  const { says, demands } = instanceOf(name, at, bench.state.functions);
  for (const demand of [...conditionsOf(says), ...demands]) {
    if (isEvident(bench.state, demand)) continue;
    const evidence = proveIn(bench, bench.state, demand, 1);
    if (evidence === undefined || addLemma(bench, demand, { conditions: [], claim: evidence }) === undefined)
      return undefined;
  }
  return assume(bench.state, says);
}

function truthsAbout(bench: Bench, goal: Relation): readonly Truth[] {
  const { field, functions } = bench.state;
  attempt(() => [goal.left, goal.right].map((side) => toElement(field, side)));
  const generators = [...field.generators];
  const isStrict = goal.op === "<" || goal.op === ">" || goal.op === "!=";
  return [
    ...generators.flatMap((generator) => aboutGenerator(generator, isStrict)),
    ...aboutPairs(generators, functions, isStrict),
  ];
}

function aboutGenerator({ kind, expr }: Generator, isStrict: boolean): readonly Truth[] {
  if (expr.kind !== "call") return [];
  switch (kind) {
    case "exp":
      return [expr.arg, negate(expr.arg)].map((at) => ({
        name: isStrict ? "exponential-tangent-strict" : "exponential-tangent",
        at: [at],
      }));
    case "ln": {
      const name = isStrict ? "logarithm-tangent-strict" : "logarithm-tangent";
      return [
        { name, at: [expr.arg] },
        { name, at: [quotient(num(1), expr.arg)] },
      ];
    }
    case "sine":
      return [{ name: "sine-bounds", at: [expr.arg] }];
    default:
      return [];
  }
}

/** What declared slopes say of two values of one function; cases are taken only where a strict claim asks for them. */
function aboutPairs(generators: readonly Generator[], functions: Functions, isStrict: boolean): readonly Truth[] {
  const values = generators.flatMap((g) => (g.kind === "application" ? [g.expr] : []));
  const pairs = values.flatMap((a, i) =>
    values.slice(i + 1).flatMap((b) => (isPair(a, b) ? [[a, b, placeOf(a, b)] as const] : [])),
  );
  const tangents = pairs.flatMap(([a, b, place]): readonly Truth[] => {
    const curved = courseOf(functions, a, place, 2);
    const name = isStrict && curved?.op.length === 1 ? "tangent-strict" : "tangent";
    return curved
      ? [
          { name, at: [a, b] },
          { name, at: [b, a] },
        ]
      : [];
  });
  const orders = pairs.flatMap(([a, b, place]): readonly Truth[] =>
    courseOf(functions, a, place, 1) ? [{ name: "monotone", at: [a, b] }] : [],
  );
  return pairs.length > 1 ? [...tangents, ...orders] : [...orders, ...tangents];
}

const courseOf = (functions: Functions, { name, orders }: Application, place: number, order: number) =>
  slopeOf(
    name,
    orders.map((own, i) => own + (i === place ? order : 0)),
    functions,
  );

/** Whether something is declared of how a value compares with another one of its function that is spoken of. */
export const isCompared = (bench: Bench, value: Application): boolean =>
  !bench.hasTruths &&
  bench.state.field.generators.some(
    ({ kind, expr }) =>
      kind === "application" &&
      isPair(value, expr) &&
      courseOf(bench.state.functions, value, placeOf(value, expr), 1) !== undefined,
  );

/** Whether both are values of one function, or of one derivative of it, at places that differ in one argument. */
const isPair = (a: Application, b: Application): boolean =>
  a.name === b.name && a.orders.join() === b.orders.join() && differing(a, b).length === 1;

const differing = (a: Application, b: Application): readonly number[] =>
  a.args.flatMap((arg, i) => (sameExpr(arg, b.args[i] as Expr) ? [] : [i]));

const placeOf = (a: Application, b: Application): number => differing(a, b)[0] ?? 0;
