/**
 * Equality: over random pairs of expressions, nothing false is proved and nothing true is refuted.
 *
 * LAWS_TIMES=100 tries a hundred times as many; LAWS_SEED repeats a run.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Obligation } from "../../src/kernel/obligation.ts";
import type { Expr } from "../../src/math/expr.ts";
import { relation } from "../../src/math/expr.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { ask, FUNCTIONS, points, report, runs, settings, tally } from "./ask.ts";
import { choices, expressions, GIVEN, mutated, rewritten } from "./expressions.ts";
import { atPoint, concrete, differ, evaluate } from "./fixed-point.ts";

const claimed = (left: Expr, right: Expr): Obligation => ({
  kind: "forall",
  functions: FUNCTIONS,
  given: GIVEN,
  claim: relation("=", left, right),
});
const several = fc.array(points, { minLength: 4, maxLength: 4 });
const shown = (left: Expr, right: Expr): string => `${showExpr(left)} = ${showExpr(right)}`;

/** A proved equation must hold at the points, a refuted one must fail at the counterexample. */
function check(left: Expr, right: Expr, at: readonly ReadonlyMap<string, bigint | undefined>[]) {
  const verdict = ask(claimed(left, right));
  if (verdict.kind === "proved")
    for (const values of at)
      expect(
        differ(evaluate(left, values, concrete), evaluate(right, values, concrete)),
        `proved: ${shown(left, right)}`,
      ).not.toBe(true);
  if (verdict.kind === "refuted") {
    const { values, apply } = atPoint(verdict.point ?? []);
    const apart = differ(evaluate(left, values, apply), evaluate(right, values, apply));
    expect(apart, `refuted: ${shown(left, right)}`).not.toBe(false);
    for (const name of ["x", "y"]) expect((values.get(name) ?? 0n) >= 0n).toBe(true);
  }
  return verdict;
}

describe("random pairs of expressions", () => {
  test("in another form are not refuted, and most are proved", { timeout: 3_600_000 }, () => {
    const counts = tally("proved", "undefined somewhere", "undecided");
    fc.assert(
      fc.property(expressions, fc.array(choices, { minLength: 1, maxLength: 3 }), several, (e, moves, at) => {
        const other = moves.reduce(rewritten, e);
        const verdict = check(e, other, at);
        expect(verdict.kind, shown(e, other)).not.toBe("refuted");
        if (verdict.kind === "proved") counts.proved += 1;
        else if (verdict.kind === "unknown" && verdict.refusal.reason === "undefined")
          counts["undefined somewhere"] += 1;
        else counts.undecided += 1;
      }),
      settings(5000),
    );
    report("equal pairs", runs(5000), counts);
    expect(counts.proved).toBeGreaterThan(runs(5000) / 2);
  });

  test("with something changed are not proved, unless they are equal", { timeout: 3_600_000 }, () => {
    const counts = tally("proved", "refuted", "undecided");
    fc.assert(
      fc.property(expressions, choices, choices, fc.boolean(), several, (e, change, move, rewrite, at) => {
        const other = mutated(rewrite ? rewritten(e, move) : e, change);
        const { kind } = check(e, other, at);
        counts[kind === "unknown" ? "undecided" : kind] += 1;
      }),
      settings(5000),
    );
    report("changed pairs", runs(5000), counts);
    expect(counts.refuted).toBeGreaterThan(runs(5000) / 3);
  });
});
