/** From a refuted claim to the smallest edit of its print that makes it right. */

import type { Truth } from "../kernel/enclosure.ts";
import { truthAt } from "../kernel/evaluate.ts";
import { attempt } from "../kernel/meter.ts";
import type { Obligation, Point } from "../kernel/obligation.ts";
import type { Table } from "../kernel/point.ts";
import { tableOf } from "../kernel/point.ts";
import { expandDefinitions } from "../kernel/substitute.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { children, expressionsOf, isFormula, mapFormula, sym } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Edit } from "../repair/edits.ts";
import { atomsOf, edits } from "../repair/edits.ts";
import type { Demand } from "../steps/demand.ts";
import type { Vocabulary } from "../steps/vocabulary.ts";
import type { Settlement } from "./ports.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { glanceOnce, recallOnce, settleOnce } from "./session.ts";

/** Edits that are put to the test; the typical ones come first. */
const MOST_EDITS = 800;
/** Edits times parts of the claim, and how deep it may nest: what reads like a formula is far below both. */
const MOST_WORK = 100_000;
const MOST_DEPTH = 25;
/** Of those that pass at the counterexample, so many are searched for a proof. */
const MOST_LOOKS = 40;
const FULL_SEARCHES = 4;

/** The first change of the print after which everything the step demands of the claim is proved. */
export async function diagnose(
  session: Session,
  vocabulary: Vocabulary,
  demand: Demand,
  point: Point,
): Promise<Diagnosis | undefined> {
  const { kept, options } = session;
  if (options.withoutDiagnosis) return undefined;
  const isAfresh = options.search === "everything";
  if (!isAfresh && kept?.evidence.isBeyondRepair(demand.obligation)) return undefined;
  const found = await (demand.wording
    ? reworded(session, demand, demand.wording)
    : ((await completed(session, demand)) ?? edited(session, vocabulary, demand, point)));
  if (isAfresh && !found) kept?.evidence.noteBeyondRepair(demand.obligation);
  return found;
}

/** The first other word that is right. */
async function reworded(
  session: Session,
  { span, obligation }: Demand,
  { printed, others }: NonNullable<Demand["wording"]>,
): Promise<Diagnosis | undefined> {
  const right =
    (await firstOf(others, ({ obligations }) => allProved(obligations, (o) => recallOnce(session, o, "settle")))) ??
    (await firstOf(others, ({ obligations }) => allProved(obligations, (o) => settleOnce(session, o))));
  if (right === undefined) return undefined;
  const { word, formula } = right;
  const opposite = obligation.kind === "forall" && isOpposite(obligation.claim, formula);
  return {
    class: opposite ? "flipped sign" : "wrong sign",
    message: word === "ambiguous" ? "Both signs occur." : `The sign is \`${word}\`.`,
    printed,
    suggestion: formula,
    replacement: word,
    span,
  };
}

/** The claim with what it lacks, or without what it has too much. */
async function completed(session: Session, demand: Demand): Promise<Diagnosis | undefined> {
  if (!demand.completed) return undefined;
  const { obligations, isOneText, ...diagnosis } = demand.completed;
  if (!(await allProved(obligations, (o) => settleOnce(session, o)))) return undefined;
  return { ...diagnosis, ...(isOneText ? {} : { isPartial: true }) };
}

async function firstOf<T>(list: readonly T[], test: (one: T) => Promise<boolean>): Promise<T | undefined> {
  for (const one of list) if (await test(one)) return one;
  return undefined;
}

/** Whether one says "at least" or "more than" where the other says "at most" or "less than". */
const isOpposite = (a: Formula, b: Formula): boolean =>
  a.kind === "relation" && b.kind === "relation" && a.op.charAt(0) !== b.op.charAt(0) && /[<>]/.test(a.op + b.op);

async function edited(
  session: Session,
  vocabulary: Vocabulary,
  demand: Demand,
  point: Point,
): Promise<Diagnosis | undefined> {
  const { repair, obligation } = demand;
  if (!repair || obligation.kind !== "forall") return undefined;
  const context = [obligation.claim, ...obligation.given].flatMap(expressionsOf);
  const palette = { atoms: atomsOf([...expressionsOf(repair.claim), ...context]) };
  const size = sizeOf(expressionsOf(obligation.claim));
  if (size.depth > MOST_DEPTH) return undefined;
  const most = Math.min(MOST_EDITS, Math.floor(MOST_WORK / size.parts));
  const candidates = edits(repair.claim, palette).slice(0, most);
  const obligationsOf = ({ result }: Edit) => repair.again(meaningIn(vocabulary, result));
  // An earlier run has found the first edit that is right; most others need not be looked at again.
  const kept = await firstOf(candidates, async (edit) => {
    const search = isLookedIntoDeep(repair, edit) ? "settle" : "glance";
    const isRepair = await allProved(obligationsOf(edit), (o) => recallOnce(session, o, search));
    return isRepair && !(await isEmpty(session, edit.result));
  });
  if (kept || session.options.search === "nothing") return kept && diagnosisOf(repair.claim, kept);
  const table = attempt(() => tableOf(point, obligation.functions));
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
  return found && diagnosisOf(repair.claim, found);
}

/** A statement turned around is typical, few in number, and seldom proved at a glance. */
const isLookedIntoDeep = ({ isHard }: NonNullable<Demand["repair"]>, { result }: Edit): boolean =>
  isFormula(result) || isHard === true;

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

/** The claim with its definitions written out, as the step's own claim was. */
function meaningIn({ definitions }: Vocabulary, claim: Expr | Formula): Expr | Formula {
  const pairs = [...definitions].flatMap(([name, { meaning }]) => (meaning ? [[sym(name), meaning] as const] : []));
  const expand = (e: Expr): Expr => (pairs.length === 0 ? e : expandDefinitions(e, pairs));
  return isFormula(claim) ? mapFormula(claim, expand) : expand(claim);
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

/** A statement that holds whatever the symbols are says nothing, and cannot be what was meant. */
async function isEmpty(session: Session, claim: Expr | Formula): Promise<boolean> {
  if (!isFormula(claim)) return false;
  const { verdict } = await glanceOnce(session, { kind: "forall", functions: {}, given: [], claim });
  return verdict.kind === "proved";
}

async function allProved(
  obligations: readonly Obligation[],
  look: (obligation: Obligation) => Promise<Settlement | undefined>,
): Promise<boolean> {
  for (const obligation of obligations) if ((await look(obligation))?.verdict.kind !== "proved") return false;
  return obligations.length > 0;
}

const show = (of: Expr | Formula): string => (isFormula(of) ? showFormula(of) : showExpr(of));

function diagnosisOf(claim: Expr | Formula, edit: Edit): Diagnosis {
  const replacement = show(edit.result);
  return {
    printed: show(claim),
    class: edit.class,
    message: messageOf(edit),
    suggestion: edit.result,
    replacement,
    ...(edit.span ? { span: edit.span } : {}),
  };
}

/** Naming a long part in words helps nobody: it is marked where it stands. */
const whereShort = (guilty: string | undefined): string =>
  guilty !== undefined && guilty.length <= 40 ? ` at ${guilty}` : "";

/** What is wrong with the print: "`2 x` should stand where `x` is printed." */
function messageOf(edit: Edit): string {
  const guilty = edit.guilty && `\`${showExpr(edit.guilty)}\``;
  const instead = edit.instead && `\`${showExpr(edit.instead)}\``;
  switch (edit.class) {
    case "missing factor":
      return edit.lost
        ? `The ${edit.lost.as} \`${showExpr(edit.lost.part)}\` is missing${whereShort(guilty)}.`
        : "A factor is missing.";
    case "missing term":
      return `${instead ?? "Something"} is missing${guilty ? ` at ${guilty}` : ""}.`;
    case "wrong direction":
      return "The relation should point the other way.";
    case "wrong strictness":
      return "Whether equality is allowed is printed the wrong way.";
    default:
      return instead ? `${instead} should stand where ${guilty} is printed.` : `${guilty} should not be there.`;
  }
}
