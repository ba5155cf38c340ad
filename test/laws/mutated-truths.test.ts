/** True claims of the textbook suite with one thing changed: those that are still proved hold, the others are not proved. */

import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { children, expressionsOf, FALSE, mapFormula, rewrite, sym } from "../../src/math/expr.ts";
import { dice } from "../../src/numeric/dice.ts";
import { settle } from "../../src/search/settle.ts";
import { readSuite } from "../suite/suite.ts";
import { ask, report, runs, settings, tally } from "./ask.ts";
import { changedSide, FLIPPED, REVERSED, withOps } from "./claims.ts";
import type { Choice } from "./expressions.ts";
import { choices, SYMBOLS } from "./expressions.ts";
import type { Claim } from "./trial.ts";
import { faultOfRefutation, opposite, POINTS, textOf, tryProved } from "./trial.ts";

const TRUTHS: readonly Claim[] = readSuite(fileURLToPath(new URL("../suite/", import.meta.url))).flatMap(
  ({ holds, obligation }) => (holds && obligation?.kind === "forall" ? [obligation] : []),
);

type Mutation = (claim: Claim, change: Choice) => Claim;

const symbolsIn = (e: Expr): readonly string[] => (e.kind === "symbol" ? [e.name] : children(e).flatMap(symbolsIn));
const namesOf = ({ claim, given }: Claim): readonly string[] => [
  ...new Set([claim, ...given].flatMap((f) => expressionsOf(f).flatMap(symbolsIn))),
];

/** One side with a sign, a number, a factor, a term, an exponent or a symbol changed; no symbol is new. */
const changed: Mutation = (c, change) => {
  const names = namesOf(c);
  const known = (node: Expr): Expr =>
    node.kind !== "symbol" || names.includes(node.name)
      ? node
      : sym(names[(change.node + SYMBOLS.indexOf(node.name as "x")) % names.length] ?? node.name);
  const other = sym(names[change.node % names.length] ?? "x");
  const claim = changedSide(c.claim, { ...change, other });
  return { ...c, claim: mapFormula(claim, (e) => rewrite(e, known)) };
};
const altered = (c: Claim, node: number, alter: (f: Formula) => readonly Formula[]): Claim => ({
  ...c,
  given: c.given.flatMap((f, i) => (i === node % c.given.length ? alter(f) : [f])),
});

const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  ["changed", changed],
  ["changed", changed],
  ["changed twice", (c, change) => changed(changed(c, change), { ...change, node: change.move, move: change.node })],
  ["strictness", (c) => ({ ...c, claim: withOps(c.claim, FLIPPED) })],
  ["direction", (c) => ({ ...c, claim: withOps(c.claim, REVERSED) })],
  ["assumption dropped", (c, { node }) => altered(c, node, () => [])],
  ["assumption loosened", (c, { node }) => altered(c, node, (f) => [withOps(f, FLIPPED)])],
  ["assumption reversed", (c, { node }) => altered(c, node, (f) => [withOps(f, REVERSED)])],
];

test("truths with one thing changed are not decided wrongly", { timeout: 7_200_000 }, async () => {
  const table = Object.fromEntries(
    MUTATIONS.map(([name]) => [name, tally("proved", "refuted", "unknown", "unsatisfied", "few points")]),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...TRUTHS),
      fc.constantFrom(...MUTATIONS),
      choices,
      async (truth, [name, mutation], change) => {
        const claim = mutation(truth, change);
        const counts = table[name] as Record<string, number>;
        const count = (of: string): void => {
          counts[of] = (counts[of] ?? 0) + 1;
        };
        const { verdict } = await settle(claim);
        count(verdict.kind);
        expect(faultOfRefutation(claim, verdict), `refuted: ${textOf(claim)}`).toBeUndefined();
        if (verdict.kind !== "proved") return;
        const trial = tryProved(claim, dice(change.node));
        expect(trial.contradiction, `proved: ${textOf(claim)}`).toBeUndefined();
        if (trial.points < POINTS) count("few points");
        if (!trial.satisfiable) return count("unsatisfied");
        for (const denied of [opposite(claim.claim), FALSE])
          expect(ask({ ...claim, claim: denied }).kind, `proved, and its denial: ${textOf(claim)}`).not.toBe("proved");
      },
    ),
    settings(150),
  );
  console.table(table);
  const total = (of: "proved" | "refuted" | "unknown" | "unsatisfied" | "few points"): number =>
    Object.values(table).reduce((sum, row) => sum + row[of], 0);
  const proved = total("proved");
  report("truths with one thing changed", runs(150), {
    proved,
    refuted: total("refuted"),
    undecided: total("unknown"),
    unsatisfied: total("unsatisfied"),
    "few points": total("few points"),
  });
  expect(TRUTHS.length).toBeGreaterThan(150);
  expect(total("refuted")).toBeGreaterThan(runs(150) / 4);
});
