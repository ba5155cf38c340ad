/** General truths that may help: tangents of exp and ln, bounds of sine and cosine, declared slopes of functions. */

import { instanceOf } from "../kernel/axioms.ts";
import { assume, isEvident } from "../kernel/facts.ts";
import type { Generator } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { AxiomName, Evidence, Functions } from "../kernel/obligation.ts";
import type { Application, Expr, Formula, Relation } from "../math/expr.ts";
import { num, quotient } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { proveIn } from "./bench.ts";

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
  const state = attempt(() => {
    const { says, demands } = instanceOf(first.name, first.at, bench.state.functions);
    return demands.every((demand) => isEvident(bench.state, demand)) ? assume(bench.state, says) : undefined;
  });
  if (state === undefined) return introduce(bench, rest, goal, depth);
  const then = introduce({ ...bench, state }, rest, goal, depth);
  return then && { by: "axiom", name: first.name, at: first.at, then };
}

function truthsAbout(bench: Bench, goal: Relation): readonly Truth[] {
  const { field, functions } = bench.state;
  attempt(() => [goal.left, goal.right].map((side) => toElement(field, side)));
  const generators = [...field.generators];
  return [...generators.flatMap(aboutGenerator), ...aboutPairs(generators, functions)];
}

function aboutGenerator({ kind, expr }: Generator): readonly Truth[] {
  if (expr.kind !== "call") return [];
  switch (kind) {
    case "exp":
      return [{ name: "exponential-tangent", at: [expr.arg] }];
    case "ln":
      return [
        { name: "logarithm-tangent", at: [expr.arg] },
        { name: "logarithm-tangent", at: [quotient(num(1), expr.arg)] },
      ];
    case "sine":
      return [{ name: "sine-bounds", at: [expr.arg] }];
    default:
      return [];
  }
}

/** What declared slopes say of two values of one function; tangents at both where a slope at it is spoken of. */
function aboutPairs(generators: readonly Generator[], functions: Functions): readonly Truth[] {
  const values = generators.flatMap((g) => (g.kind === "application" && isPlain(g.expr) ? [g.expr] : []));
  return values.flatMap((a, i) =>
    values.slice(i + 1).flatMap((b): readonly Truth[] => {
      const slopes = a.name === b.name ? (functions[a.name]?.slopes ?? []) : [];
      const has = (order: number): boolean => slopes.some(({ orders }) => orders.length === 1 && orders[0] === order);
      return [
        ...(has(1) ? [{ name: "monotone", at: [a, b] } as const] : []),
        ...(has(2) ? [{ name: "tangent", at: [a, b] } as const, { name: "tangent", at: [b, a] } as const] : []),
      ];
    }),
  );
}

const isPlain = (e: Application): boolean => e.orders.length === 1 && e.orders[0] === 0;
