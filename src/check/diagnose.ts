/** From a refuted claim to the smallest edit of its print that makes it right. */

import type { Obligation } from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { relationsOf } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Edit } from "../repair/edits.ts";
import { atomsOf, edits } from "../repair/edits.ts";
import type { Demand } from "../steps/demand.ts";
import { isFormula } from "../steps/meaning.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { glanceOnce } from "./session.ts";

/** Edits that are put to the test; the typical ones come first. */
const MOST_EDITS = 600;

/** The first edit after which everything the step demands of the claim is proved. */
export async function diagnose(session: Session, demand: Demand): Promise<Diagnosis | undefined> {
  const { repair, obligation } = demand;
  if (!repair || session.options.withoutDiagnosis || obligation.kind !== "forall") return undefined;
  const context = [obligation.claim, ...obligation.given].flatMap(relationsOf).flatMap((r) => [r.left, r.right]);
  const palette = { atoms: atomsOf([...expressionsOf(repair.claim), ...context]) };
  for (const edit of edits(repair.claim, palette).slice(0, MOST_EDITS)) {
    if (await isRight(session, repair.again(edit.result))) return diagnosisOf(edit);
  }
  return undefined;
}

const expressionsOf = (of: Expr | Formula): readonly Expr[] =>
  isFormula(of) ? relationsOf(of).flatMap((r) => [r.left, r.right]) : [of];

async function isRight(session: Session, obligations: readonly Obligation[]): Promise<boolean> {
  for (const obligation of obligations)
    if ((await glanceOnce(session, obligation)).verdict.kind !== "proved") return false;
  return obligations.length > 0;
}

function diagnosisOf(edit: Edit): Diagnosis {
  const replacement = isFormula(edit.result) ? showFormula(edit.result) : showExpr(edit.result);
  return {
    class: edit.class,
    message: messageOf(edit),
    suggestion: edit.result,
    replacement,
    ...(edit.span ? { span: edit.span } : {}),
  };
}

/** "The sign of `t_F^2` is flipped." */
function messageOf(edit: Edit): string {
  const guilty = edit.guilty && `\`${showExpr(edit.guilty)}\``;
  const instead = edit.instead && `\`${showExpr(edit.instead)}\``;
  if (guilty && instead && edit.class !== "missing factor" && edit.class !== "missing term")
    return `${capital(edit.class)}: ${instead} should stand where ${guilty} is printed.`;
  if (instead) return `${capital(edit.class)}: ${instead}.`;
  return guilty ? `${capital(edit.class)}: ${guilty} should not be there.` : `${capital(edit.class)}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
