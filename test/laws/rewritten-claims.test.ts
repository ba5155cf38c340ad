/** A claim in other words never gets the opposite verdict: sides swapped, a positive factor, other names, another order. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { mapFormula, minus, num, power, product, relation, rewrite, sum, sym } from "../../src/math/expr.ts";
import { settle } from "../../src/search/settle.ts";
import { ask, report, runs, settings } from "./ask.ts";
import { plainSpecimens } from "./claims.ts";
import type { Choice } from "./expressions.ts";
import { choices, rewritten } from "./expressions.ts";
import type { Claim } from "./trial.ts";
import { textOf } from "./trial.ts";

type Rewriting = (claim: Claim, change: Choice) => Claim;

const SWAPPED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!=" } as const;
const NAMES: Readonly<Record<string, string>> = { x: "zeta", y: "alpha", z: "m" };

/** The formula with each of its relations in another form. */
const each = (f: Formula, change: (r: Formula & { kind: "relation" }) => Formula): Formula =>
  f.kind === "relation" ? change(f) : { ...f, parts: f.parts.map((part) => each(part, change)) };
const renamed = (f: Formula): Formula =>
  mapFormula(f, (e) => rewrite(e, (node) => (node.kind === "symbol" ? sym(NAMES[node.name] ?? node.name) : node)));
const multiplied =
  (factor: Expr): Rewriting =>
  (c) => ({
    ...c,
    claim: each(c.claim, (r) => relation(r.op, product(factor, r.left), product(factor, r.right))),
  });

const REWRITINGS: Readonly<Record<string, Rewriting>> = {
  "sides swapped": (c) => ({ ...c, claim: each(c.claim, (r) => relation(SWAPPED[r.op], r.right, r.left)) }),
  "all on one side": (c) => ({ ...c, claim: each(c.claim, (r) => relation(r.op, minus(r.left, r.right), num(0))) }),
  "times a number": multiplied(num(3, 2)),
  "times a positive factor": multiplied(sum(num(1), power(sym("x"), num(2)))),
  "other names": (c) => ({ ...c, claim: renamed(c.claim), given: c.given.map(renamed) }),
  "another order": (c) => ({ ...c, given: [...c.given].reverse() }),
  "an assumption twice": (c) => ({ ...c, given: [...c.given, ...c.given.slice(0, 1)] }),
  "assumptions swapped": (c) => ({
    ...c,
    given: c.given.map((f) => each(f, (r) => relation(SWAPPED[r.op], r.right, r.left))),
  }),
  "another form": (c, change) => {
    let side = change.move % 2;
    return { ...c, claim: mapFormula(c.claim, (e) => (side-- === 0 ? rewritten(e, change) : e)) };
  },
};

interface Counts {
  same: number;
  "no longer decided": number;
  "newly decided": number;
}
const noCounts = (): Counts => ({ same: 0, "no longer decided": 0, "newly decided": 0 });

const verdictOn = async (claim: Claim): Promise<"proved" | "refuted" | "unknown"> => {
  const quick = ask(claim).kind;
  return quick === "unknown" ? (await settle(claim)).verdict.kind : quick;
};

test("a claim in other words is not decided the other way", { timeout: 7_200_000 }, async () => {
  const rows = Object.keys(REWRITINGS).map((name): readonly [string, Counts] => [name, noCounts()]);
  await fc.assert(
    fc.asyncProperty(plainSpecimens, fc.constantFrom(...rows), choices, async ({ claim }, [name, counts], change) => {
      const other = (REWRITINGS[name] as Rewriting)(claim, change);
      const [before, after] = [await verdictOn(claim), await verdictOn(other)];
      const both = [before, after].sort().join();
      expect(both, `${textOf(claim)} is ${before}, and ${textOf(other)} ${after}`).not.toBe("proved,refuted");
      counts[before === after ? "same" : after === "unknown" ? "no longer decided" : "newly decided"] += 1;
    }),
    settings(100),
  );
  console.table(Object.fromEntries(rows));
  const total = (of: "same" | "no longer decided" | "newly decided"): number =>
    rows.reduce((sum_, [, counts]) => sum_ + counts[of], 0);
  const counts = {
    same: total("same"),
    "no longer decided": total("no longer decided"),
    "newly decided": total("newly decided"),
  };
  report("claims in other words", runs(100), counts);
  expect(counts.same).toBeGreaterThan(runs(100) / 2);
});
