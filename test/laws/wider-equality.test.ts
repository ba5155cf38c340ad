/**
 * Equality with trigonometry, extrema, pieces and series: nothing false is proved and nothing true is refuted.
 *
 * LAWS_TIMES=100 tries a hundred times as many; LAWS_SEED repeats a run.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/kernel/judge.ts";
import { attempt } from "../../src/kernel/meter.ts";
import type { Expr } from "../../src/math/expr.ts";
import { relation } from "../../src/math/expr.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { ask, FUNCTIONS, points, report, runs, settings, tally } from "./ask.ts";
import { choices, GIVEN, mutated, rewritten, widerExpressions } from "./expressions.ts";
import { atPoint, concrete, differ, evaluate } from "./fixed-point.ts";

type Points = readonly ReadonlyMap<string, bigint | undefined>[];
const several = fc.array(points, { minLength: 4, maxLength: 4 });

/** The verdict, after a look whether the points contradict it; a searcher may stop at a series without numbers as bounds. */
function verdictOn(left: Expr, right: Expr, at: Points): Verdict["kind"] {
  const claim = relation("=", left, right);
  const verdict = attempt(() => ask({ kind: "forall", functions: FUNCTIONS, given: GIVEN, claim }));
  const shown = `${showExpr(left)} = ${showExpr(right)}`;
  if (verdict?.kind === "proved")
    for (const values of at)
      expect(differ(evaluate(left, values, concrete), evaluate(right, values, concrete)), `proved: ${shown}`).not.toBe(
        true,
      );
  if (verdict?.kind === "refuted") {
    const { values, apply } = atPoint(verdict.point ?? []);
    expect(differ(evaluate(left, values, apply), evaluate(right, values, apply)), `refuted: ${shown}`).not.toBe(false);
  }
  return verdict?.kind ?? "unknown";
}

describe("random pairs of wider expressions", () => {
  test("in another form are not refuted, and most are proved", { timeout: 3_600_000 }, () => {
    const counts = tally("proved", "refuted", "unknown");
    fc.assert(
      fc.property(widerExpressions, fc.array(choices, { minLength: 1, maxLength: 3 }), several, (e, moves, at) => {
        const other = moves.reduce(rewritten, e);
        const kind = verdictOn(e, other, at);
        expect(kind, `${showExpr(e)} = ${showExpr(other)}`).not.toBe("refuted");
        counts[kind] += 1;
      }),
      settings(2000),
    );
    report("wider equal pairs", runs(2000), counts);
    expect(counts.proved).toBeGreaterThan(runs(2000) / 2);
  });

  test("with something changed are not proved, unless they are equal", { timeout: 3_600_000 }, () => {
    const counts = tally("proved", "refuted", "unknown");
    fc.assert(
      fc.property(widerExpressions, choices, choices, fc.boolean(), several, (e, change, move, rewrite, at) => {
        counts[verdictOn(e, mutated(rewrite ? rewritten(e, move) : e, change), at)] += 1;
      }),
      settings(2000),
    );
    report("wider changed pairs", runs(2000), counts);
    expect(counts.refuted).toBeGreaterThan(runs(2000) / 3);
  });
});
