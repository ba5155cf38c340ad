/** From refuted demands to the smallest change of the print that makes it right, and the name of the mistake. */

import type { Demand, Repair } from "../steps/demand.ts";
import type { FilePlan, StepPlan } from "../steps/plan.ts";
import type { Vocabulary } from "../steps/vocabulary.ts";
import { aimAt, doubleRepair, singleRepair, wholeRepair } from "./aimed.ts";
import { otherCitation } from "./citations.ts";
import { guessed } from "./guessed.ts";
import type { Fault } from "./outcome.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { recallOnce, settleOnce } from "./session.ts";
import { allProved, firstOf } from "./trial.ts";

/**
 * The first change of the print after which everything the step demands of the claim is proved: one mistake where it
 * is known what should stand there, then what is missing or too much, then two mistakes, then guesses, and at last
 * what it is said to follow from.
 */
export async function diagnose(
  session: Session,
  file: FilePlan,
  plan: StepPlan,
  faults: readonly Fault[],
): Promise<Diagnosis | undefined> {
  const { kept, options } = session;
  if (options.withoutDiagnosis) return undefined;
  const [first] = faults;
  if (first === undefined) return otherCitation(session, file, plan);
  const isAfresh = options.search === "everything";
  if (!isAfresh && kept?.evidence.isBeyondRepair(first.demand.obligation)) return undefined;
  const found = (await diagnosed(session, file.vocabulary, faults)) ?? (await otherCitation(session, file, plan));
  if (isAfresh && !found) kept?.evidence.noteBeyondRepair(first.demand.obligation);
  return found;
}

async function diagnosed(
  session: Session,
  vocabulary: Vocabulary,
  faults: readonly Fault[],
): Promise<Diagnosis | undefined> {
  const aims = distinctRepairs(faults).map(({ repair, demand }) => aimAt(vocabulary, demand, repair));
  // A sign is told of what is claimed: where that is wrong itself, its sign says little.
  const isWorded = faults.every(({ demand }) => demand.wording !== undefined);
  return (
    (await foundIn(isWorded ? faults : [], ({ demand }) => reworded(session, demand))) ??
    (await foundIn(aims, (aim) => singleRepair(session, aim))) ??
    (await foundIn(faults, ({ demand }) => completed(session, demand))) ??
    (await foundIn(aims, (aim) => doubleRepair(session, aim))) ??
    (await foundIn(aims, (aim) => wholeRepair(session, aim))) ??
    (await foundIn(faults, (fault) => guessed(session, vocabulary, fault))) ??
    foundIn(faults, ({ demand }) => reworded(session, demand))
  );
}

/** Several demands can be made of one part of the claim. */
function distinctRepairs(faults: readonly Fault[]): readonly { readonly repair: Repair; readonly demand: Demand }[] {
  const all = faults.flatMap(({ demand }) => (demand.repairs ?? []).map((repair) => ({ repair, demand })));
  return all.filter(({ repair }, i) => all.findIndex((other) => other.repair.again === repair.again) === i);
}

async function foundIn<T, R>(list: readonly T[], find: (one: T) => Promise<R | undefined>): Promise<R | undefined> {
  for (const one of list) {
    const found = await find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first other word that is right. */
async function reworded(session: Session, { span, wording }: Demand): Promise<Diagnosis | undefined> {
  if (!wording) return undefined;
  const { printed, others } = wording;
  const right =
    (await firstOf(others, ({ obligations }) => allProved(obligations, (o) => recallOnce(session, o, "settle")))) ??
    (await firstOf(others, ({ obligations }) => allProved(obligations, (o) => settleOnce(session, o))));
  if (right === undefined) return undefined;
  const { word, formula } = right;
  return {
    class: "wrong sign",
    message: word === "ambiguous" ? "Both signs occur." : `The sign is \`${word}\`.`,
    printed,
    suggestion: formula,
    replacement: word,
    at: span,
    span,
  };
}

/** The claim with what it lacks, or without what it has too much. */
async function completed(session: Session, { completed: whole, span }: Demand): Promise<Diagnosis | undefined> {
  if (!whole) return undefined;
  const { obligations, isOneText, ...diagnosis } = whole;
  if (!(await allProved(obligations, (o) => settleOnce(session, o)))) return undefined;
  return { ...diagnosis, at: span, ...(isOneText ? {} : { isPartial: true }) };
}
