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

/** Demands of one step that are looked into. */
const MOST_DEMANDS = 2;

/** The diagnostics of an outcome with what would make its claims right. */
export async function lackingIn(
  session: Session,
  outcome: Outcome,
  diagnosis: Diagnosis | undefined,
): Promise<Lacking> {
  const asked = isRepairedOutright(diagnosis) ? [] : outcome.failing.slice(0, MOST_DEMANDS);
  const found: (readonly Assumption[])[] = [];
  for (const failing of asked) found.push(await sufficientFor(session, failing));
  const joint = await jointly(session, asked, found);
  const told = joint.length > 0 ? [joint] : found;
  const words = outcome.failing.map((failing, i) => [
    failing.diagnostic.hint,
    ...(i === 0 ? [outcome.direction && otherWayWords(outcome.direction)] : []),
    joint.length === 0 ? sufficientWords(failing, found[i] ?? [], outcome.direction) : undefined,
    i === 0 && joint.length > 0 ? equivalentWords(joint) : undefined,
  ]);
  const hinted = new Map(
    outcome.failing.map(({ diagnostic }, i) => [diagnostic, withHint(diagnostic, words[i] ?? [])]),
  );
  const formulas = told.flat().map(({ formula }) => formula);
  return {
    diagnostics: outcome.diagnostics.map((d) => hinted.get(d) ?? d),
    sufficient: formulas.filter((f, i) => !formulas.slice(0, i).some((other) => sameFormula(f, other))),
  };
}

function withHint(diagnostic: Diagnostic, words: readonly (string | undefined)[]): Diagnostic {
  const hint = words.filter((one) => one !== undefined && one !== "").join(" ");
  return hint === "" ? diagnostic : { ...diagnostic, hint };
}

/** Where both halves of an equivalence fail: the assumptions with which both are proved. */
async function jointly(
  session: Session,
  asked: readonly Failing[],
  found: readonly (readonly Assumption[])[],
): Promise<readonly Assumption[]> {
  const [first, second] = asked;
  if (!first?.demand.way || !second?.demand.way) return [];
  for (const assumption of found[0] ?? []) if (await suffices(session, second, assumption)) return [assumption];
  for (const assumption of found[1] ?? []) if (await suffices(session, first, assumption)) return [assumption];
  return [];
}

/** A formula that is misprinted needs its repair, and no assumption under which the misprint happens to hold. */
const isRepairedOutright = (diagnosis: Diagnosis | undefined): boolean =>
  diagnosis !== undefined && !isFormula(diagnosis.suggestion);

/** "It holds where `x >= 0`." For one half of an equivalence: which points are lost or gained. */
function sufficientWords(
  { demand, settlement }: Failing,
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
  if (demand.way === undefined || direction?.claimed !== "⇔")
    return `It holds where ${alternatives(found, ", and where ")}.`;
  const start = relationsOf(demand.obligation.given.at(-1) ?? first.formula);
  const points = start.every(({ op }) => op === "=") ? "solutions" : "points";
  const fate = demand.way === "⇒" ? "lost" : "gained";
  const which = `All ${points} that are ${fate} have \`${showFormula(negated(first.formula))}\`.`;
  return direction.proved === undefined ? which : `${which} ${equivalentWords(found)}`;
}

const equivalentWords = (found: readonly Assumption[]): string =>
  `The two are equivalent where ${alternatives(found, ", and where ")}.`;

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
