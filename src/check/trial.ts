/** Trying changes of a claim: what is demanded of it then, and whether all of that is proved. */

import type { Obligation } from "../kernel/obligation.ts";
import { expandDefinitions } from "../kernel/substitute.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { isFormula, mapFormula, sym } from "../math/expr.ts";
import type { Change } from "../repair/change.ts";
import type { Repair } from "../steps/demand.ts";
import type { Vocabulary } from "../steps/vocabulary.ts";
import { messageOf, show } from "./diagnosis-words.ts";
import type { Settlement } from "./ports.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { glanceOnce } from "./session.ts";

export type Definitions = readonly (readonly [name: string, meaning: Expr])[];

export const definitionsOf = ({ definitions }: Vocabulary): Definitions =>
  [...definitions].flatMap(([name, { meaning }]) => (meaning ? [[name, meaning] as const] : []));

/** The claim with its definitions written out, as the step's own claim was. */
export function meaningIn(definitions: Definitions, claim: Expr | Formula): Expr | Formula {
  if (definitions.length === 0) return claim;
  const pairs = definitions.map(([name, meaning]) => [sym(name), meaning] as const);
  const expand = (e: Expr): Expr => expandDefinitions(e, pairs);
  return isFormula(claim) ? mapFormula(claim, expand) : expand(claim);
}

export async function firstOf<T>(list: readonly T[], test: (one: T) => Promise<boolean>): Promise<T | undefined> {
  for (const one of list) if (await test(one)) return one;
  return undefined;
}

/** Whether there are obligations and all of them are proved. */
export async function allProved(
  obligations: readonly Obligation[],
  look: (obligation: Obligation) => Promise<Settlement | undefined>,
): Promise<boolean> {
  for (const obligation of obligations) if ((await look(obligation))?.verdict.kind !== "proved") return false;
  return obligations.length > 0;
}

/** A statement that holds whatever the symbols are says nothing, and cannot be what was meant. */
export async function isEmpty(session: Session, claim: Expr | Formula): Promise<boolean> {
  if (!isFormula(claim)) return false;
  const { verdict } = await glanceOnce(session, { kind: "forall", functions: {}, given: [], claim });
  return verdict.kind === "proved";
}

/** Whether the sides stay as they are, and so say what was meant. */
export const isTurned = (change: Change): boolean =>
  change.class === "wrong direction" || change.class === "wrong strictness";

/** A change that turned out right, as a reader is told of it. */
export function diagnosisOf({ claim, span }: Repair, change: Change, at: Diagnosis["at"]): Diagnosis {
  return {
    printed: show(claim),
    class: change.class,
    message: messageOf(change),
    suggestion: change.result,
    replacement: show(change.result),
    at: span ?? at,
    ...(change.span ? { span: change.span } : {}),
  };
}
