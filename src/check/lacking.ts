/** The hints on a step that falls short: which way still holds, and with which assumption the claim is proved. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Comparison, Formula, Relation } from "../math/expr.ts";
import { isFormula, relationsOf, sameFormula } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Assumption } from "../repair/assumptions.ts";
import type { Direction } from "./direction.ts";
import { otherWayWords } from "./direction.ts";
import type { Failing, Outcome } from "./outcome.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { suffices, sufficientFor } from "./sufficient.ts";

export interface Lacking {
  readonly diagnostics: readonly Diagnostic[];
  readonly sufficient: readonly Formula[];
}

/** More demands than this that fail have more wrong with them than one assumption. */
const MOST_DEMANDS = 4;

/** The diagnostics of an outcome with what would make its claims right. */
export async function lackingIn(
  session: Session,
  outcome: Outcome,
  diagnosis: Diagnosis | undefined,
): Promise<Lacking> {
  if (session.options.withoutAdvice) return { sufficient: [], diagnostics: outcome.diagnostics };
  const { failing } = outcome;
  const others = outcome.settled.filter(({ verdict }) => verdict !== "proved").length > failing.length;
  // What is too much work once is too much work with every guess.
  const isLarge = failing.some(({ diagnostic }) => diagnostic?.code === "F403");
  const isTooFar = isLarge || failing.some(({ demand }) => demand.isOfOtherPoints);
  const isAsked = !isRepairedOutright(diagnosis) && failing.length <= MOST_DEMANDS && !others && !isTooFar;
  const found: (readonly Assumption[])[] = [];
  for (const one of isAsked ? failing.slice(0, isEquivalence(failing) ? 2 : 1) : [])
    found.push(await sufficientFor(session, one));
  const enough = await enoughForAll(session, failing, found.flat());
  const hinted = new Map(
    failing.map((one, i) => [one.diagnostic, withHint(one, wordsFor(outcome, i, found[i] ?? [], enough))]),
  );
  return {
    diagnostics: outcome.diagnostics.map((d) => hinted.get(d) ?? d),
    sufficient: enough.map(({ formula }) => formula),
  };
}

const isEquivalence = (failing: readonly Failing[]): boolean => failing.some(({ demand }) => demand.way !== undefined);

/** With an assumption for the whole, what each half would take says nothing more. */
function wordsFor(
  { failing, direction }: Outcome,
  i: number,
  found: readonly Assumption[],
  enough: readonly Assumption[],
): readonly (string | undefined)[] {
  const one = failing[i];
  if (!one) return [];
  const half = failing.length === 1 || enough.length === 0 ? halfWords(one, found) : undefined;
  return i === 0 ? [direction && otherWayWords(direction), half, sufficientWords(one, enough, direction)] : [half];
}

function withHint({ diagnostic }: Failing, words: readonly (string | undefined)[]): Diagnostic | undefined {
  const hint = [diagnostic?.hint, ...words].filter((one) => one !== undefined && one !== "").join(" ");
  return diagnostic && (hint === "" ? diagnostic : { ...diagnostic, hint });
}

/** The assumptions with each of which everything that fails is proved; one is enough where several things fail. */
async function enoughForAll(
  session: Session,
  failing: readonly Failing[],
  found: readonly Assumption[],
): Promise<readonly Assumption[]> {
  if (failing.length < 2) return found;
  for (const assumption of found) {
    let isEnough = true;
    for (const one of failing) isEnough &&= await suffices(session, one, assumption);
    if (isEnough) return [assumption];
  }
  return [];
}

/** An expression or equation that is misprinted needs its repair, and no assumption under which the misprint holds. */
const isRepairedOutright = (diagnosis: Diagnosis | undefined): boolean =>
  diagnosis?.suggestion !== undefined &&
  (!isFormula(diagnosis.suggestion) || relationsOf(diagnosis.suggestion).every(({ op }) => op === "="));

/** "It holds where `x >= 0`." */
function sufficientWords(
  { settlement }: Failing,
  found: readonly Assumption[],
  direction: Direction | undefined,
): string | undefined {
  const [first] = found;
  if (!first) return undefined;
  if (settlement.verdict.kind === "unknown") {
    const { refusal } = settlement.verdict;
    const isNamed = refusal.reason === "undefined" && sameFormula(refusal.condition, first.formula);
    return isNamed ? undefined : `It would follow from ${alternatives(found, ", or from ")}.`;
  }
  const what = direction?.claimed === "⇔" ? "The two are equivalent" : "It holds";
  return `${what} where ${alternatives(found, ", and where ")}.`;
}

/** For one half of an equivalence: which points are lost or gained. */
function halfWords({ demand, settlement }: Failing, [first]: readonly Assumption[]): string | undefined {
  if (!first || demand.way === undefined || settlement.verdict.kind !== "refuted") return undefined;
  const start = relationsOf(demand.obligation.given.at(-1) ?? first.formula);
  const points = start.every(({ op }) => op === "=") ? "solutions" : "points";
  const fate = demand.way === "⇒" ? "lost" : "gained";
  return `All ${points} that are ${fate} have \`${showFormula(negated(first.formula))}\`.`;
}

const alternatives = (found: readonly Assumption[], between: string): string =>
  found.map(({ formula }) => `\`${showFormula(formula)}\``).join(between);

const NEGATED: Readonly<Record<Comparison, Comparison>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};
const negated = (r: Relation): Relation => ({ ...r, op: NEGATED[r.op] });
