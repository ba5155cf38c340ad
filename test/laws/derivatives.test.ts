/** Derivatives: the rules of calculus, and agreement with finite differences. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate } from "../../src/kernel/differentiate.ts";
import { sameValue } from "../../src/kernel/normal.ts";
import { substitute } from "../../src/kernel/substitute.ts";
import type { Expr } from "../../src/math/expr.ts";
import { negate, num, power, product, quotient, someNode, sum, sym } from "../../src/math/expr.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { points, runs, seed, settings } from "./ask.ts";
import { expressions } from "./expressions.ts";
import { evaluate } from "./fixed-point.ts";

const x = sym("x");
const derivative = (e: Expr): Expr => differentiate(e, x, sameValue);
/** Expressions without abstract functions, whose derivatives have no concrete values here. */
const plain = expressions.filter((e) => !someNode(e, (node) => node.kind === "application"));

/** The difference has the normal form zero, or none that is computed within the limits. */
function agree(a: Expr, b: Expr): void {
  expect(sameValue(a, b), `${showExpr(a)} and ${showExpr(b)}`).not.toBe(false);
}

describe("derivatives of random expressions", () => {
  test("obey the rules of sums, products, quotients and powers", { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(expressions, expressions, (a, b) => {
        const [da, db] = [derivative(a), derivative(b)];
        agree(derivative(sum(a, b)), sum(da, db));
        agree(derivative(product(a, b)), sum(product(da, b), product(a, db)));
        agree(derivative(negate(a)), negate(da));
        agree(derivative(power(a, num(3))), product(num(3), power(a, num(2)), da));
        const c = sum(num(1), power(b, num(2)));
        agree(
          derivative(quotient(a, c)),
          quotient(sum(product(da, c), negate(product(a, derivative(c)))), power(c, num(2))),
        );
      }),
      settings(300),
    );
  });

  test("obey the chain rule", { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(plain, plain, (outer, inner) => {
        const composed = substitute(outer, [[x, inner]]);
        const chained = product(substitute(derivative(outer), [[x, inner]]), derivative(inner));
        // y and z inside the inner expression are constants for both sides.
        agree(derivative(composed), chained);
      }),
      settings(300),
    );
  });

  test("are the limits of differences", { timeout: 3_600_000 }, () => {
    let compared = 0;
    const step = 1n << 160n; // 2^-80
    fc.assert(
      fc.property(plain, points, (e, at) => {
        const own = at.get("x") ?? 0n;
        const value = (shift: bigint) => evaluate(e, new Map(at).set("x", own + (1n << 236n) + shift), () => undefined);
        const slope = evaluate(derivative(e), new Map(at).set("x", own + (1n << 236n)), () => undefined);
        const [before, after] = [value(-step), value(step)];
        if (before === undefined || after === undefined || slope === undefined) return;
        const rise = ((after - before) << 80n) / 2n;
        const size = [slope, before, after].reduce((m, v) => (v > m ? v : -v > m ? -v : m), 1n << 240n);
        if (size > 1n << 264n) return;
        compared += 1;
        const gap = rise > slope ? rise - slope : slope - rise;
        expect(gap < size >> 30n, `${showExpr(e)}: ${Number(gap) / Number(size)}`).toBe(true);
      }),
      settings(1500),
    );
    console.info(`${compared} of ${runs(1500)} derivatives compared with differences (seed ${seed}).`);
    expect(compared).toBeGreaterThan(runs(1500) / 2);
  });
});
