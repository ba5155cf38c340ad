/** Limits of random expressions: a value that the kernel accepts is where the expression goes in floating point. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expr, Limit } from "../../src/math/expr.ts";
import { call, negate, num, power, product, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import { showExpr } from "../../src/math/print-text.ts";
import { compile } from "../../src/numeric/approximate.ts";
import { settle } from "../../src/search/settle.ts";
import { withFoundValues } from "../../src/search/values.ts";
import { silentOracle } from "../support/check.ts";
import { settings } from "./ask.ts";

const x = sym("x");
const leaf = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Expr>(x) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }).map((n): Expr => num(n)) },
  { weight: 1, arbitrary: fc.constant<Expr>(sym("a")) },
);
const { tree } = fc.letrec<{ tree: Expr }>((tie) => {
  const part = tie("tree");
  return {
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.tuple(part, part).map(([a, b]) => sum(a, b)),
      fc.tuple(part, part).map(([a, b]) => sum(a, negate(b))),
      fc.tuple(part, part).map(([a, b]) => product(a, b)),
      fc.tuple(part, part).map(([a, b]) => quotient(a, b)),
      fc.tuple(part, fc.integer({ min: 2, max: 3 })).map(([a, n]) => power(a, num(n))),
      part.map((a) => call("sqrt", a)),
      part.map((a) => call("exp", negate(a))),
      part.map((a) => call("ln", sum(num(1), power(a, num(2))))),
    ),
  };
});

/** Where floating point looks for the limit: large enough to tell, small enough for exponentials. */
const FAR = [40, 200, 600];

test("accepted values are where the expression goes", { timeout: 3_600_000 }, async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(tree, fc.constantFrom("inf", "-inf", "above", "below"), async (of, side) => {
      const toward = side === "inf" || side === "-inf" ? side : ({ at: num(1), from: side } as const);
      const limit: Limit = { kind: "limit", of, in: "x", toward };
      const given = [relation(">", sym("a"), num(0))];
      const claim = relation("=", limit, limit);
      const found = await withFoundValues({ kind: "forall", functions: {}, given, claim }, silentOracle);
      const evidence = found?.values[0];
      if (evidence?.kind !== "limit") return;
      const asked = { kind: "forall", functions: {}, given, claim: relation("=", limit, evidence.value) } as const;
      if ((await settle(asked, silentOracle)).verdict.kind !== "proved") return;
      told += 1;
      const value = compile(evidence.value)(new Map([["a", 1.7]]));
      const run = compile(of);
      const at = (u: number): number => {
        const place = { inf: u, "-inf": -u, above: 1 + 1 / u, below: 1 - 1 / u }[side];
        return run(
          new Map([
            ["x", place],
            ["a", 1.7],
          ]),
        );
      };
      const errors = FAR.map((u) => Math.abs(at(u) - value) / (1 + Math.abs(value)));
      const seen = errors.filter((error) => !Number.isNaN(error));
      if (seen.length < FAR.length) return;
      const [first = 0, , last = 0] = seen;
      expect(last < 0.02 || last < 0.95 * first, `${showExpr(limit)} = ${showExpr(evidence.value)}: ${errors}`).toBe(
        true,
      );
    }),
    settings(400),
  );
  expect(told).toBeGreaterThan(100);
});
