/**
 * Signs, inequalities and equations over the wider field: what is proved holds at a thousand random points, what is
 * refuted fails at its point, and what denies a proved claim is not proved.
 *
 * LAWS_TIMES=100 tries a hundred times as many; LAWS_SEED repeats a run; LAWS_SOLVER=1 asks the solver too.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/kernel/judge.ts";
import { FALSE } from "../../src/math/expr.ts";
import { dice } from "../../src/numeric/dice.ts";
import { settle } from "../../src/search/settle.ts";
import { openTools } from "../../src/search/tools.ts";
import { bundleSolverWorker } from "../search/z3-worker.ts";
import { ask, report, runs, settings } from "./ask.ts";
import type { Specimen } from "./claims.ts";
import { KINDS, plainSpecimens, specimens } from "./claims.ts";
import type { Claim } from "./trial.ts";
import { faultOfRefutation, opposite, POINTS, textOf, tryProved } from "./trial.ts";

type Ask = (claim: Claim) => Promise<Verdict>;

/** What became of the claims about one construct. */
interface Counts {
  proved: number;
  refuted: number;
  undecided: number;
  /** Proved claims of which nothing is known to satisfy the assumptions, and those tried at fewer points. */
  unsatisfied: number;
  "few points": number;
}
const noCounts = (): Counts => ({ proved: 0, refuted: 0, undecided: 0, unsatisfied: 0, "few points": 0 });

/** Puts random claims to the searchers, and the verdicts on trial. Returns the counts by construct. */
async function law(of: fc.Arbitrary<Specimen>, usual: number, ask_: Ask): Promise<Readonly<Record<string, Counts>>> {
  const table = Object.fromEntries(KINDS.map((kind) => [kind, noCounts()]));
  await fc.assert(
    fc.asyncProperty(of, fc.nat(), async ({ kind, claim }, number) => {
      const counts = table[kind] ?? noCounts();
      const verdict = await ask_(claim);
      counts[verdict.kind === "unknown" ? "undecided" : verdict.kind] += 1;
      expect(faultOfRefutation(claim, verdict), `refuted: ${textOf(claim)}`).toBeUndefined();
      if (verdict.kind === "proved") await mustHold(claim, number, counts, ask_);
    }),
    settings(usual),
  );
  return table;
}

async function mustHold(claim: Claim, number: number, counts: Counts, ask_: Ask): Promise<void> {
  const { points, satisfiable, contradiction } = tryProved(claim, dice(number));
  expect(contradiction, `proved: ${textOf(claim)}`).toBeUndefined();
  if (points < POINTS) counts["few points"] += 1;
  if (!satisfiable) {
    counts.unsatisfied += 1;
    return;
  }
  for (const denied of [opposite(claim.claim), FALSE])
    expect((await ask_({ ...claim, claim: denied })).kind, `proved, and its denial: ${textOf(claim)}`).not.toBe(
      "proved",
    );
}

const totals = (table: Readonly<Record<string, Counts>>): Counts =>
  Object.values(table).reduce(
    (sum, row) => ({
      proved: sum.proved + row.proved,
      refuted: sum.refuted + row.refuted,
      undecided: sum.undecided + row.undecided,
      unsatisfied: sum.unsatisfied + row.unsatisfied,
      "few points": sum["few points"] + row["few points"],
    }),
    noCounts(),
  );

function tell(name: string, claims: number, table: Readonly<Record<string, Counts>>): Counts {
  const all = totals(table);
  console.table(table);
  report(name, claims, { ...all });
  return all;
}

const byLadder: Ask = async (claim) => (await settle(claim)).verdict;
const quickly: Ask = (claim) => Promise.resolve(ask(claim));

describe("random claims over the wider field", { timeout: 7_200_000 }, () => {
  test("about one construct are never decided wrongly by the whole ladder", async () => {
    const all = tell("wider signs", runs(200), await law(plainSpecimens, 200, byLadder));
    expect(all.proved).toBeGreaterThan(runs(200) / 4);
    expect(all.refuted).toBeGreaterThan(runs(200) / 10);
    expect(all.unsatisfied + all["few points"]).toBeLessThan(all.proved / 2);
  });

  test("about several constructs are never decided wrongly by the quick searches", async () => {
    const all = tell("compound signs", runs(600), await law(specimens, 600, quickly));
    expect(all.proved + all.refuted).toBeGreaterThan(runs(600) / 4);
  });

  test.skipIf(!process.env.LAWS_SOLVER)("are never decided wrongly by the solver", async () => {
    const tools = openTools({ z3: { workerUrl: bundleSolverWorker() } });
    const withSolver: Ask = async (claim) => {
      const quick = ask(claim);
      return quick.kind === "unknown" ? (await settle(claim, undefined, [tools.solver])).verdict : quick;
    };
    tell("signs with the solver", runs(20), await law(plainSpecimens, 20, withSolver));
    await tools.close();
  });
});
