/** Repairs of a claim of which it is known what it should be worth. */

import { attempt } from "../kernel/meter.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { isFormula, sameFormula } from "../math/expr.ts";
import { doubleChanges, singleChanges } from "../repair/aim.ts";
import type { Change } from "../repair/change.ts";
import { RARITY } from "../repair/classes.ts";
import { relationEdits } from "../repair/edits.ts";
import type { Slip } from "../repair/slips.ts";
import { slipIn } from "../repair/slips.ts";
import type { Aim } from "../repair/targets.ts";
import { aimsOf } from "../repair/targets.ts";
import { wholeChanges } from "../repair/whole.ts";
import type { Demand, Repair } from "../steps/demand.ts";
import type { Vocabulary } from "../steps/vocabulary.ts";
import { show } from "./diagnosis-words.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";
import { allProved, definitionsOf, diagnosisOf, isEmpty, isTurned, meaningIn } from "./trial.ts";

/** A part of the claim, and what it should be worth. */
export interface Aimed {
  readonly repair: Repair;
  readonly demand: Demand;
  readonly aims: readonly Aim[];
  readonly meaning: (claim: Expr | Formula) => Expr | Formula;
}

/** Changes that are right at the points are nearly always right: few have to be looked at. */
const MOST_LOOKS = 8;
/** Two changes at once are far more often right at the points by chance. */
const MOST_DOUBLE_LOOKS = 4;
const MOST_ALTERNATIVES = 2;
/** So much more far-fetched than the first one may another change be that is told beside it. */
const ALIKE = 0.3;
/** A change that costs so much says less than the derivative as it should be. */
const FAR = 2.7;
/** Up to this cost a change is plain, and explains the print better than a rule that is seldom missed. */
const PLAIN = 2.6;

export function aimAt(vocabulary: Vocabulary, demand: Demand, repair: Repair): Aimed {
  const definitions = definitionsOf(vocabulary);
  const meaning = (claim: Expr | Formula): Expr | Formula => meaningIn(definitions, claim);
  const { claim, again, values } = repair;
  const question = { claim, meaning: meaning(claim), definitions, again, ...(values ? { values } : {}) };
  const aims = attempt(() => aimsOf(question)) ?? [];
  return { repair, demand, aims, meaning };
}

/** The claim with one part changed. */
export async function singleRepair(session: Session, aimed: Aimed): Promise<Diagnosis | undefined> {
  const { repair, demand, aims } = aimed;
  // Of a statement that stands alone, more than its direction may be wrong.
  const turned = isFormula(repair.claim) && aims.length > 0 ? relationEdits(repair.claim) : [];
  const slip = aims.flatMap(slipIn)[0];
  const whole = changesOf(aims, wholeChanges);
  const beside = whole.filter((change) => change.cost < FAR);
  const found = await rightOnes(session, aimed, [...turned, ...changesOf(aims, singleChanges), ...beside]);
  // A derivative wrongly taken that no small change puts right is best taken again.
  const isFar = slip !== undefined && (found[0]?.cost ?? FAR) >= FAR;
  const taken = isFar ? await rightOnes(session, aimed, whole.filter(isWhole)) : [];
  const [right, ...others] = [...taken, ...found];
  if (right === undefined) return undefined;
  const told = (change: Change): Diagnosis => diagnosisOf(repair, change, demand.span);
  const diagnosis = told(right);
  const message = isWhole(right) ? "" : ` ${diagnosis.message}`;
  return {
    ...diagnosis,
    ...(slip && explainsBetter(slip, right) ? { class: slip.class, message: `${slip.missed}${message}` } : {}),
    ...(others.length > 0 ? { alternatives: others.map(told) } : {}),
  };
}

/** Whether the rule that was missed says more than the change: not where a number alone is wrong in a product rule. */
const explainsBetter = (slip: Slip, right: Change): boolean =>
  right.cost > (slip.isRare ? PLAIN : RARITY[slip.class]) &&
  !(slip.class === "product rule" && right.class === "wrong coefficient");

const isWhole = (change: Change): boolean => change.class === "wrong formula";

/** The claim as the step derives it. */
export async function wholeRepair(session: Session, aimed: Aimed): Promise<Diagnosis | undefined> {
  const [right] = await rightOnes(session, aimed, changesOf(aimed.aims, wholeChanges));
  return right && diagnosisOf(aimed.repair, right, aimed.demand.span);
}

/** The claim with two parts changed. */
export async function doubleRepair(session: Session, aimed: Aimed): Promise<Diagnosis | undefined> {
  const [right] = await rightOnes(session, aimed, changesOf(aimed.aims, doubleChanges), MOST_DOUBLE_LOOKS);
  return right && diagnosisOf(aimed.repair, right, aimed.demand.span);
}

const changesOf = (aims: readonly Aim[], find: (aim: Aim) => readonly Change<Expr>[]): readonly Change[] =>
  aims.flatMap((aim) => find(aim).map((change) => ({ ...change, result: aim.put(change.result) })));

/** The changes that turn out right, the most typical one first, with those that are as typical. */
async function rightOnes(
  session: Session,
  aimed: Aimed,
  changes: readonly Change[],
  looks = MOST_LOOKS,
): Promise<readonly Change[]> {
  const found: Change[] = [];
  for (const change of worthLooks(changes, looks)) {
    const [best] = found;
    if (best && (found.length > MOST_ALTERNATIVES || change.cost > best.cost + ALIKE)) break;
    // One kind of mistake is told once: the same change can often be made in several places.
    const isTold = found.some((other) => other.class === change.class);
    if (!isTold && (await isRight(session, aimed, change))) found.push(change);
  }
  return found;
}

/** The most typical changes, each text once. */
function worthLooks(changes: readonly Change[], looks: number): readonly Change[] {
  const byText = new Map<string, Change>();
  for (const change of [...changes].sort((a, b) => a.cost - b.cost)) {
    if (byText.size >= looks) break;
    const text = show(change.result);
    if (!byText.has(text)) byText.set(text, change);
  }
  return [...byText.values()];
}

async function isRight(session: Session, { repair, demand, meaning }: Aimed, change: Change): Promise<boolean> {
  const claim = meaning(change.result);
  // To say again what the claim comes from is right, and no claim.
  if (isFormula(claim) && demand.obligation.given.some((f) => sameFormula(f, claim))) return false;
  const isProved = await allProved(repair.again(claim), (o) => settleOnce(session, o));
  return isProved && (isTurned(change) || !(await isEmpty(session, change.result)));
}
