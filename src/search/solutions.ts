/** Complete sets of solutions: one unknown at a time, and unknowns that stand under exp or ln. */

import { assume } from "../kernel/facts.ts";
import { copyField } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence, Proof } from "../kernel/obligation.ts";
import type { Expr, Formula, Or, Relation } from "../math/expr.ts";
import { call, num, or, relation, sameExpr } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn } from "./bench.ts";
import { byCases } from "./cases.ts";
import { conditionsFor } from "./images.ts";

/** Alternatives that each give values to several unknowns: the values of one, and then, case by case, the others. */
export function byCoordinate(bench: Bench, goal: Or, depth: number): Evidence | undefined {
  if (depth <= 1 || !goal.parts.some((part) => part.kind === "and")) return undefined;
  for (const unknown of unknownsOf(goal.parts[0])) {
    const values = goal.parts.map((part) => valueIn(part, unknown));
    if (values.includes(undefined)) continue;
    const found = byValues(bench, goal, unknown, withoutRepeats(values as readonly Expr[]), depth);
    if (found) return found;
  }
  return undefined;
}

const equationsIn = (f: Formula | undefined): readonly Relation[] =>
  f === undefined || f.kind === "or" ? [] : f.kind === "and" ? f.parts.flatMap(equationsIn) : f.op === "=" ? [f] : [];

const unknownsOf = (f: Formula | undefined): readonly Expr[] =>
  equationsIn(f).flatMap(({ left }) => (left.kind === "symbol" ? [left] : []));

const valueIn = (f: Formula, unknown: Expr): Expr | undefined =>
  equationsIn(f).find(({ left }) => sameExpr(left, unknown))?.right;

const withoutRepeats = (values: readonly Expr[]): readonly Expr[] =>
  values.filter((value, i) => values.findIndex((other) => sameExpr(other, value)) === i);

function byValues(bench: Bench, goal: Or, unknown: Expr, values: readonly Expr[], depth: number): Evidence | undefined {
  const claim = alternatives(values.map((value) => relation("=", unknown, value)));
  const evidence = proveIn(bench, bench.state, claim, depth - 1);
  const conditions = evidence && conditionsFor(bench, claim);
  if (!evidence || !conditions || addLemma(bench, claim, { conditions, claim: evidence }) === undefined)
    return undefined;
  return claim.kind === "or" ? byCases(bench, goal, depth - 1) : bench.search?.formula(bench, goal, depth - 1);
}

const alternatives = (parts: readonly Relation[]): Formula =>
  parts.length === 1 ? (parts[0] as Relation) : or(...parts);

/** x = r from exp(x) = exp(r), or from ln(x) = ln(r), where exp(x) or ln(x) is what the equations are about. */
export function throughImages(bench: Bench, goal: Or | Relation, depth: number): Evidence | undefined {
  const parts = goal.kind === "or" ? goal.parts : [goal];
  const relations = parts.flatMap((part) => (part.kind === "relation" && part.op === "=" ? [part] : []));
  const [first] = relations;
  if (depth <= 1 || first === undefined || relations.length < parts.length) return undefined;
  for (const map of ["exp", "ln"] as const) {
    const isAbout = bench.state.field.generators.some(
      (g) => g.kind === map && g.expr.kind === "call" && sameExpr(g.expr.arg, first.left),
    );
    const found = isAbout ? byImagesUnder(bench, map, goal, relations, depth) : undefined;
    if (found) return found;
  }
  return undefined;
}

function byImagesUnder(
  bench: Bench,
  map: "exp" | "ln",
  goal: Or | Relation,
  relations: readonly Relation[],
  depth: number,
): Evidence | undefined {
  const claim = alternatives(relations.map(({ left, right }) => relation("=", call(map, left), call(map, right))));
  const evidence = proveIn(bench, bench.state, claim, depth - 2);
  const conditions = evidence && conditionsFor(bench, claim);
  if (!evidence || !conditions) return undefined;
  const given = bench.state.given.length;
  if (addLemma(bench, claim, { conditions, claim: evidence }) === undefined) return undefined;
  if (claim.kind !== "or") return backFrom(bench, bench.state, map, goal, 0, relations);
  const parts = claim.parts.map((part, i) => {
    const state = attempt(() => assume({ ...bench.state, field: copyField(bench.state.field) }, part));
    return state && backFrom(bench, state, map, goal, i, relations);
  });
  return parts.includes(undefined) ? undefined : { by: "cases", given, parts: parts as readonly Evidence[] };
}

/** The alternative whose image is given. */
function backFrom(
  bench: Bench,
  state: Bench["state"],
  map: "exp" | "ln",
  goal: Or | Relation,
  part: number,
  relations: readonly Relation[],
): Evidence | undefined {
  const { left, right } = relations[part] as Relation;
  const sides = map === "exp" ? [] : [left, right].map((side) => proveIn(bench, state, relation(">", side, num(0)), 1));
  if (sides.includes(undefined)) return undefined;
  const then: Proof = { conditions: sides as readonly Evidence[], claim: { by: "identity" } };
  const image: Evidence = { by: "image", under: { map }, sides: sides as readonly Evidence[], then };
  return goal.kind === "or" ? { by: "choose", part, then: image } : image;
}
