/** A claim that does not follow from the step it names, but does from another one above. */

import type { FilePlan, Reading, StepPlan } from "../steps/plan.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";
import { allProved } from "./trial.ts";

/** Steps above that are tried, the nearest first. */
const MOST_TRIED = 25;

/** The first other step which, named in the place of one that is, makes everything the step demands provable. */
export async function otherCitation(session: Session, file: FilePlan, plan: StepPlan): Promise<Diagnosis | undefined> {
  const above = file.steps
    .slice(0, file.steps.indexOf(plan))
    .reverse()
    .map(({ label, id }) => label ?? id)
    .filter((label) => !plan.cited.some((cited) => cited.label === label));
  for (const [i, { label, span }] of plan.cited.entries())
    for (const other of above.slice(0, MOST_TRIED)) {
      if (!(await isProved(session, plan.citing(i, other)))) continue;
      return {
        class: "wrong reference",
        message: `This does not follow from \`${label}\`, but from \`${other}\`.`,
        printed: label,
        replacement: other,
        at: span,
        span,
      };
    }
  return undefined;
}

/** Whether the step can be read so, with facts from what it names, and all that it demands is proved. */
async function isProved(session: Session, { content, facts }: Reading): Promise<boolean> {
  if (!content || facts.length === 0) return false;
  return allProved(
    content.demands.map(({ obligation }) => obligation),
    (obligation) => settleOnce(session, obligation),
  );
}
