/** Values that may meet conditions: solutions of the equations, bounds, what lies between them, plain numbers. */

import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Oracle } from "../kernel/ports.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Expr, Formula, Relation, Sym } from "../math/expr.ts";
import { minus, negate, num, quotient, relationsOf, sum } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import { mentions } from "./demand.ts";

/** Each still to be checked, the likeliest first. */
export async function witnessCandidates(
  conditions: readonly Formula[],
  unknown: Sym,
  oracle: Oracle,
): Promise<readonly string[]> {
  const relations = conditions.flatMap(relationsOf).filter((r) => mentions(r, unknown.name));
  const solutions: Expr[] = [];
  for (const r of relations.filter(({ op }) => op === "=")) solutions.push(...(await solutionsOf(r, unknown, oracle)));
  const [lower, upper] = [boundsOf(relations, unknown, ">"), boundsOf(relations, unknown, "<")];
  const between = lower.flatMap((a) => upper.map((b) => quotient(sum(a, b), num(2))));
  const beyond = [...lower.map((a) => sum(a, num(1))), ...upper.map((b) => minus(b, num(1)))];
  const numbers = [num(0), num(1), negate(num(1))];
  const all = solutions.length > 0 ? solutions : [...between, ...lower, ...upper, ...beyond, ...numbers];
  const texts = all.flatMap((e) => attempt(() => showExpr(normalExpr(e))) ?? []);
  return [...new Set(texts)];
}

async function solutionsOf(r: Relation, unknown: Sym, oracle: Oracle): Promise<readonly Expr[]> {
  const difference = minus(r.left, r.right);
  const linear = linearSolution(difference, unknown);
  return linear ? [linear] : oracle.solve(difference, unknown.name);
}

/** The zero of an expression whose slope does not depend on the unknown. */
function linearSolution(e: Expr, unknown: Sym): Expr | undefined {
  return attempt(() => {
    const slope = normalExpr(evaluateDerivatives({ kind: "derivative", of: e, in: unknown, order: 1 }));
    if (mentions(slope, unknown.name) || (slope.kind === "number" && slope.value.n === 0n)) return undefined;
    return normalExpr(negate(quotient(substitute(e, [[unknown, num(0)]]), slope)));
  });
}

/** What the unknown, alone on one side, is said to lie above or below. */
function boundsOf(relations: readonly Relation[], unknown: Sym, side: ">" | "<"): readonly Expr[] {
  const other = side === ">" ? "<" : ">";
  const isUnknown = (e: Expr): boolean => e.kind === "symbol" && e.name === unknown.name;
  return relations.flatMap(({ op, left, right }) => {
    const bound =
      isUnknown(left) && op.startsWith(side) ? right : isUnknown(right) && op.startsWith(other) ? left : undefined;
    return bound && !mentions(bound, unknown.name) ? [bound] : [];
  });
}
