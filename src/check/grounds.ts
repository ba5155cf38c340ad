/** Which of the groups of statements that contradict one another suffice for the contradiction. */

import type { Demand, Ground } from "../steps/demand.ts";
import type { Session } from "./session.ts";
import { glanceOnce, settleOnce } from "./session.ts";

/** Leaves out one group after the other, the last ones first, as long as the rest still contradicts itself. */
export async function groundsWords(session: Session, { grounds }: Demand): Promise<string | undefined> {
  if (!grounds) return undefined;
  let kept: readonly Ground[] = grounds.groups.filter(({ formulas }) => formulas.length > 0);
  for (const group of [...kept].reverse()) {
    const rest = kept.filter((other) => other !== group);
    const { verdict } = await (grounds.isHard ? glanceOnce : settleOnce)(session, grounds.asked(rest));
    if (verdict.kind === "proved") kept = rest;
  }
  return words(kept.map(({ name }) => name));
}

function words(names: readonly string[]): string {
  const [only, another] = names;
  if (only === undefined) return "the assumptions contradict one another";
  if (another === undefined) return `${only} cannot be met`;
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)} contradict one another`;
}
