/** Claims about a single unknown, which the kernel decides by the roots of the polynomials in play. */

import { againstZero } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Evidence } from "../kernel/obligation.ts";
import { followsUnivariately } from "../kernel/univariate.ts";
import type { Relation } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { generatorsIn } from "./generators.ts";

/** A relation in one unknown. */
export function byOneUnknown(bench: Bench, goal: Relation): Evidence | undefined {
  return attempt(() => {
    const { op, expr } = againstZero(goal);
    const element = toElement(bench.state.field, expr);
    const [only, another] = generatorsIn(element);
    if (only === undefined || another !== undefined) return undefined;
    return evidenceFor(bench, only, { op, element });
  });
}

/** Assumptions about one unknown that exclude each other. */
export function byExcludedUnknown(bench: Bench): Evidence | undefined {
  const counts = new Map<number, number>();
  for (const { op, element } of bench.state.facts) {
    const [only, another] = generatorsIn(element);
    // An equation may have no solution by itself.
    if (only !== undefined && another === undefined) counts.set(only, (counts.get(only) ?? 0) + (op === "=" ? 2 : 1));
  }
  for (const [unknown, facts] of counts) {
    const found = facts > 1 ? attempt(() => evidenceFor(bench, unknown, undefined)) : undefined;
    if (found) return found;
  }
  return undefined;
}

function evidenceFor(
  bench: Bench,
  unknown: number,
  target: { readonly op: ReturnType<typeof againstZero>["op"]; readonly element: Element } | undefined,
): Evidence | undefined {
  const generator = bench.state.field.generators[unknown];
  return generator && followsUnivariately(bench.state, unknown, target)
    ? { by: "univariate", in: generator.expr }
    : undefined;
}
