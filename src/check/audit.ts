/** Assumptions that say nothing new, and assumptions that nothing rests on. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Functions, Obligation } from "../kernel/obligation.ts";
import type { Formula } from "../math/expr.ts";
import { sameFormula } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Demand } from "../steps/demand.ts";
import type { FilePlan } from "../steps/plan.ts";
import type { Assumption, Scope } from "../steps/scope.ts";
import { assumptionsIn } from "../steps/scope.ts";
import { functionFacts } from "../steps/vocabulary.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";
import type { Checked } from "./step.ts";

/** Each assumption that is written out, one at a time: whether the others imply it, and whether a step needs it. */
export async function auditAssumptions(
  session: Session,
  plan: FilePlan,
  steps: readonly Checked[],
): Promise<readonly Diagnostic[]> {
  const functions = functionFacts(plan.vocabulary);
  const found: Diagnostic[] = [];
  for (const scope of plan.scopes)
    for (const assumption of scope.assumptions.filter(({ isDomain }) => !isDomain)) {
      const fault = await faultOf(session, functions, scope, assumption, steps);
      if (fault) found.push(fault);
    }
  return found;
}

async function faultOf(
  session: Session,
  functions: Functions,
  scope: Scope,
  { meaning, printed, span }: Assumption,
  steps: readonly Checked[],
): Promise<Diagnostic | undefined> {
  const others = without(
    assumptionsIn(scope).map((other) => other.meaning),
    meaning,
  );
  const text = showFormula(printed);
  if (await isProved(session, { kind: "forall", functions, given: others, claim: meaning }))
    return {
      code: "F504",
      severity: "warning",
      span,
      message: `\`${text}\` follows from the other assumptions.`,
      hint: "It can be left out, or shown in a step of its own.",
    };
  const within = steps.filter(({ plan }) => assumptionsIn(plan.scope).some((a) => sameFormula(a.meaning, meaning)));
  if (within.length === 0) return undefined;
  for (const step of within) if (await isNeededBy(session, step, meaning)) return undefined;
  return {
    code: "F505",
    severity: "warning",
    span,
    message: `No step of the files checked needs \`${text}\`: what is proved holds without it.`,
    hint: "Leave it out, or check whether a step that should use it does.",
  };
}

const without = (list: readonly Formula[], one: Formula): readonly Formula[] =>
  list.filter((f) => !sameFormula(f, one));

const isProved = async (session: Session, obligation: Obligation): Promise<boolean> =>
  (await settleOnce(session, obligation)).verdict.kind === "proved";

/** Whether something that the step proves, as corrected where it is a misprint, is not proved without the assumption. */
async function isNeededBy(session: Session, { plan }: Checked, assumption: Formula): Promise<boolean> {
  const { content } = plan.erratum?.corrected ?? plan.printed;
  for (const demand of content?.demands ?? [])
    for (const obligation of await provedIn(session, demand)) {
      const given = without(obligation.given, assumption);
      if (given.length < obligation.given.length && !(await isProved(session, { ...obligation, given }))) return true;
    }
  return false;
}

/** What is proved of a demand, or of what is demanded instead. */
async function provedIn(session: Session, { obligation, instead }: Demand): Promise<readonly Obligation[]> {
  if (await isProved(session, obligation)) return [obligation];
  const others: Obligation[] = [];
  for (const demand of instead ?? []) others.push(...(await provedIn(session, demand)));
  return others;
}
