/**
 * Fifty random problems against a numeric search of its own: the true optimum is in a branch of the Kuhn-Tucker
 * conditions that is not proved impossible, and no other point is proved optimal.
 */

import { describe, expect, test } from "vitest";
import type { StepReport } from "../../src/check/report.ts";
import { chance } from "../kernel/chance.ts";
import { checkText } from "../support/check.ts";
import type { Local, Place, Task } from "./numeric-optimum.ts";
import { excess, optimize, valueAt } from "./numeric-optimum.ts";
import type { RandomProblem } from "./random-problems.ts";
import {
  branchesOf,
  fileOf,
  fraction,
  inequalitiesOf,
  kktStep,
  optimumStep,
  randomProblem,
  rounded,
  taskOf,
} from "./random-problems.ts";

const PROBLEMS = 50;
const SEED = 20_240_607;
/** A constraint with less room binds; with more room it is slack; between them it may be either. */
const BINDS = 1e-6;
const SLACK = 1e-2;
/** What is worse by more, or violates a constraint by more, is no optimum whatever the errors of the search. */
const CLEARLY = 1e-4;

interface Sample {
  readonly problem: RandomProblem;
  readonly task: Task;
  readonly best: Local;
  /** Points that are no optimum: other ends of the search, and points near the optimum and elsewhere. */
  readonly wrong: readonly Place[];
}

function samples(): readonly Sample[] {
  const dice = chance(SEED);
  const random = (): number => dice.whole(0, 1_000_000) / 1_000_000;
  const found: Sample[] = [];
  while (found.length < PROBLEMS) {
    const problem = randomProblem(dice);
    const task = taskOf(problem);
    const solved = optimize(task, random);
    if (!solved) continue;
    const { best, others } = solved;
    const shifted = best.at.map((v) => Math.round(v * 4) / 4 + dice.whole(-1, 1) / 2);
    const scattered = best.at.map(() => dice.whole(-4, 4) / 2);
    const candidates = [
      ...others.map(({ at }) => rounded(at, 60)),
      rounded(best.at, 3),
      shifted,
      scattered,
      best.at.map(() => 0),
    ];
    const isWrong = (x: Place): boolean =>
      excess(task, x) > CLEARLY || valueAt(task.objective, x) < best.value - CLEARLY;
    const distinct = [...new Map(candidates.filter(isWrong).map((x) => [x.join(), x])).values()];
    found.push({ problem, task, best, wrong: distinct.slice(0, 4) });
  }
  return found;
}

const isProvedEmpty = (step: StepReport | undefined, set: readonly string[]): boolean =>
  step?.settled.find(({ what }) => what.includes(`"b ${set.join(" ")}"`))?.verdict === "proved";

/** The sets of binding constraints that the optimum may have, within the errors of the search. */
function branchesAt({ problem, task, best }: Sample): readonly (readonly string[])[] {
  const rooms = new Map(inequalitiesOf(problem).map((name, i) => [name, -valueAt(task.atMost[i] ?? [], best.at)]));
  return branchesOf(problem).filter((set) =>
    [...rooms].every(([name, room]) => (set.includes(name) ? room < SLACK : room > BINDS)),
  );
}

/** What was decided of one problem. */
async function decide(sample: Sample) {
  const { problem, best, wrong } = sample;
  const exact = best.at.flatMap((v) => fraction(v) ?? []);
  const own = exact.length === best.at.length ? [optimumStep(exact)] : [];
  const others = wrong.map((x) => optimumStep(x.map(String)));
  const { steps } = await checkText(fileOf(problem, [kktStep(problem), ...own, ...others]), {
    withoutDiagnosis: true,
    withoutAdvice: true,
  });
  const [posed, kkt, ...claims] = steps;
  const possible = branchesAt(sample);
  return {
    posed: posed?.verdict,
    possible: possible.length,
    notEmpty: possible.filter((set) => !isProvedEmpty(kkt, set)).length,
    branches: branchesOf(problem).length,
    empty: branchesOf(problem).filter((set) => isProvedEmpty(kkt, set)).length,
    own: claims.slice(0, own.length),
    others: claims.slice(own.length),
  };
}

const count = (steps: readonly StepReport[], verdict: StepReport["verdict"]): number =>
  steps.filter((step) => step.verdict === verdict).length;

describe("random problems", { timeout: 120_000 }, () => {
  const all = samples();
  const decided: Awaited<ReturnType<typeof decide>>[] = [];

  test.each(all.map((sample, i) => ({ ...sample, i })))("$i: $problem.family", async (sample) => {
    const found = await decide(sample);
    decided.push(found);
    expect(found.posed).toBe("proved");
    expect(found.possible).toBeGreaterThan(0);
    expect(found.notEmpty).toBeGreaterThan(0);
    expect(found.others).toHaveLength(sample.wrong.length);
    expect(found.others.filter(({ verdict }) => verdict === "proved").map(({ claim }) => claim)).toEqual([]);
  });

  test("are decided for the most part", () => {
    const own = decided.flatMap((one) => one.own);
    const others = decided.flatMap((one) => one.others);
    const branches = decided.reduce((sum, one) => sum + one.branches, 0);
    const empty = decided.reduce((sum, one) => sum + one.empty, 0);
    console.log(
      `${decided.length} problems: ${empty} of ${branches} branches proved impossible, ${count(own, "proved")} of ${own.length} rational optima proved, ${count(others, "refuted")} of ${others.length} other points refuted`,
    );
    expect(decided).toHaveLength(PROBLEMS);
    expect(empty).toBeGreaterThan(branches / 2);
    expect(count(own, "proved")).toBeGreaterThan(own.length * 0.9);
    expect(count(others, "refuted")).toBeGreaterThan(others.length * 0.9);
  });
});
