/** Repairs by one edit after the other, for claims of which it is not known what they should be worth. */

import type { Truth } from "../kernel/enclosure.ts";
import { truthAt } from "../kernel/evaluate.ts";
import { attempt } from "../kernel/meter.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { Table } from "../kernel/point.ts";
import { tableOf } from "../kernel/point.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { children, expressionsOf, isFormula } from "../math/expr.ts";
import type { Change } from "../repair/change.ts";
import { atomsOf, edits } from "../repair/edits.ts";
import { tellingChanges } from "../repair/slack.ts";
import type { Repair } from "../steps/demand.ts";
import type { Vocabulary } from "../steps/vocabulary.ts";
import type { Fault } from "./outcome.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { glanceOnce, recallOnce, settleOnce } from "./session.ts";
import { allProved, definitionsOf, diagnosisOf, firstOf, isEmpty, isTurned, meaningIn } from "./trial.ts";

/** Edits that are put to the test; the typical ones come first. */
const MOST_EDITS = 800;
/** Edits times parts of the claim, and how deep it may nest: what reads like a formula is far below both. */
const MOST_WORK = 100_000;
const MOST_DEPTH = 25;
/** Of those that pass at the counterexample, so many are searched for a proof. */
const MOST_LOOKS = 40;
const FULL_SEARCHES = 4;
/** Inequalities that hold at many points mostly hold. */
const MOST_TELLING = 6;
/** Of several true inequalities it is not known which one was meant. */
const MOST_TOLD = 3;

/** What the edits of a claim are tried with. */
interface Trial {
  readonly session: Session;
  readonly fault: Fault;
  readonly obligation: Universal;
  readonly repair: Repair;
  readonly candidates: readonly Change[];
  readonly meaning: (claim: Expr | Formula) => Expr | Formula;
}

type Universal = Obligation & { readonly kind: "forall" };

/** The claim edited so that everything demanded of it is proved. */
export async function guessed(session: Session, vocabulary: Vocabulary, fault: Fault): Promise<Diagnosis | undefined> {
  const [repair] = fault.demand.repairs ?? [];
  const { obligation } = fault.demand;
  if (!repair || obligation.kind !== "forall") return undefined;
  const size = sizeOf(expressionsOf(obligation.claim));
  if (size.depth > MOST_DEPTH) return undefined;
  const definitions = definitionsOf(vocabulary);
  const context = [obligation.claim, ...obligation.given].flatMap(expressionsOf);
  const most = Math.min(MOST_EDITS, Math.floor(MOST_WORK / size.parts));
  const candidates = edits(repair.claim, atomsOf([...expressionsOf(repair.claim), ...context])).slice(0, most);
  const meaning = (claim: Expr | Formula): Expr | Formula => meaningIn(definitions, claim);
  const trial: Trial = { session, fault, obligation, repair, candidates, meaning };
  const telling = tellingChanges(candidates.filter(isOfFormula), (f) => meaning(f) as Formula, obligation.given);
  return telling ? tellingRepair(trial, telling) : firstRepair(trial);
}

/** The inequalities that hold and say most. */
async function tellingRepair(
  { session, fault, repair, meaning }: Trial,
  telling: readonly Change[],
): Promise<Diagnosis | undefined> {
  const right: Diagnosis[] = [];
  for (const edit of telling.slice(0, MOST_TELLING)) {
    if (right.length === MOST_TOLD) break;
    const isRight = await allProved(repair.again(meaning(edit.result)), (o) => settleOnce(session, o));
    if (isRight && (isTurned(edit) || !(await isEmpty(session, edit.result))))
      right.push(diagnosisOf(repair, edit, fault.demand.span));
  }
  const [first, ...alternatives] = right;
  return first && { ...first, ...(alternatives.length > 0 ? { alternatives } : {}) };
}

/** The first edit that is right. */
async function firstRepair({
  session,
  fault,
  obligation,
  repair,
  candidates,
  meaning,
}: Trial): Promise<Diagnosis | undefined> {
  const { span } = fault.demand;
  const obligationsOf = ({ result }: Change): readonly Obligation[] => repair.again(meaning(result));
  // An earlier run has found the first edit that is right; most others need not be looked at again.
  const kept = await firstOf(candidates, async (edit) => {
    const search = isLookedIntoDeep(repair, edit) ? "settle" : "glance";
    const isRepair = await allProved(obligationsOf(edit), (o) => recallOnce(session, o, search));
    return isRepair && !(await isEmpty(session, edit.result));
  });
  if (kept || session.options.search === "nothing") return kept && diagnosisOf(repair, kept, span);
  const table = attempt(() => tableOf(fault.point, obligation.functions));
  if (table === undefined) return undefined;
  // The kernel found the counterexample inside the assumptions: they hold there.
  const truths = new Map<Formula, Truth>(obligation.given.map((f) => [f, "true"]));
  let looks = 0;
  const found = await firstOf(candidates, async (edit) => {
    const obligations = obligationsOf(edit);
    if (looks >= MOST_LOOKS || obligations.some((o) => failsAt(o, table, truths))) return false;
    looks++;
    const look = isLookedIntoDeep(repair, edit) && looks <= FULL_SEARCHES ? settleOnce : glanceOnce;
    const isRepair = await allProved(obligations, (o) => look(session, o));
    return isRepair && !(await isEmpty(session, edit.result));
  });
  return found && diagnosisOf(repair, found, span);
}

const isOfFormula = (change: Change): change is Change<Formula> => isFormula(change.result);

/** A statement turned around is typical, few in number, and seldom proved at a glance. */
const isLookedIntoDeep = ({ isHard }: Repair, { result }: Change): boolean => isFormula(result) || isHard === true;

/** Whether the point that refutes the print refutes this too: most edits are out after one evaluation. */
function failsAt(obligation: Obligation, table: Table, truths: Map<Formula, Truth>): boolean {
  if (obligation.kind !== "forall") return false;
  const at = (f: Formula): Truth => truthAt(f, table);
  // What is given stays the same from edit to edit.
  const known = (f: Formula): Truth => {
    const truth = truths.get(f) ?? at(f);
    truths.set(f, truth);
    return truth;
  };
  const claim = at(obligation.claim);
  return (claim === "false" || claim === "undefined") && obligation.given.every((f) => known(f) === "true");
}

function sizeOf(expressions: readonly Expr[]): { readonly parts: number; readonly depth: number } {
  let parts = 0;
  let depth = 0;
  for (let level = expressions; level.length > 0; level = level.flatMap(children)) {
    parts += level.length;
    depth++;
  }
  return { parts: Math.max(parts, 1), depth };
}
