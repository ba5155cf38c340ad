/** What would fill a hole: the first candidate that the checker proves. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Filling, Hole } from "../steps/kind.ts";
import type { Reading, StepPlan } from "../steps/plan.ts";
import type { Diagnosis } from "./report.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";

const MOST_CANDIDATES = 12;

/** The diagnostic for a hole, with what would fill it. */
export async function fillHole(
  session: Session,
  plan: StepPlan,
  hole: Hole,
  text: string,
  isProved: (reading: Reading) => Promise<boolean>,
): Promise<Diagnostic> {
  const base = { code: "F404", severity: "error", span: hole.span, message: "The claim is still a hole." } as const;
  if (session.options.search === "nothing")
    return { ...base, hint: "Without `--frozen`, `focal check` looks for what would fill it." };
  const found = await fillingOf(session, plan, hole, isProved);
  if (found === undefined) return { ...base, hint: "Nothing that would fill it was found." };
  const fix = { span: withQuotes(hole.span, text), text: yamlOf(found), safe: true };
  return { ...base, expected: wordsOf(found), hint: "What is shown here is proved, and can be put in.", fix };
}

/** A claim that is wrong, with what would fill its place; for where no change of the print makes it right. */
export async function refilled(
  session: Session,
  plan: StepPlan,
  isProved: (reading: Reading) => Promise<boolean>,
): Promise<Diagnosis | undefined> {
  const { content } = plan.printed;
  if (!content || plan.erratum || session.options.search === "nothing") return undefined;
  const hole = plan.filled("?").content?.hole;
  if (!hole) return undefined;
  const found = await fillingOf(session, plan, hole, isProved);
  if (found === undefined || (isWorded(content.claim) && !isWorded(wordsOf(found)))) return undefined;
  return {
    class: "wrong claim",
    message: `What is found in the place of the claim is \`${wordsOf(found)}\`.`,
    printed: content.claim,
    replacement: yamlOf(found),
    at: hole.span,
  };
}

/** A word such as "strictly concave" is answered by a word. */
const isWorded = (claim: string): boolean => /^[a-z]{4,}([ -][a-z]+)*$/.test(claim);

/** The first candidate that is proved. */
async function fillingOf(
  session: Session,
  plan: StepPlan,
  hole: Hole,
  isProved: (reading: Reading) => Promise<boolean>,
): Promise<Filling | undefined> {
  const candidates = await hole.candidates(session.tools.oracle);
  for (const candidate of candidates.slice(0, MOST_CANDIDATES)) {
    const filled = plan.filled(candidate);
    if ((await isLikely(session, filled)) && (await isProved(filled))) return candidate;
  }
  return undefined;
}

/** Whether nothing that it demands fails outright; what can be met in another way takes long, and comes later. */
async function isLikely(session: Session, { content }: Reading): Promise<boolean> {
  for (const { obligation, instead, special } of content?.demands ?? []) {
    const mayStillHold = instead !== undefined || special !== undefined;
    if (!mayStillHold && (await settleOnce(session, obligation)).verdict.kind !== "proved") return false;
  }
  return true;
}

/** The place of a value together with the quotes around it. */
function withQuotes(span: Hole["span"], text: string): Hole["span"] {
  const quote = text.charAt(span.start - 1);
  const isQuoted = (quote === '"' || quote === "'") && text.charAt(span.end) === quote;
  return isQuoted ? { start: span.start - 1, end: span.end + 1 } : span;
}

const isList = (filling: Filling): filling is readonly Filling[] => Array.isArray(filling);

/** "a; -a", or "x = 1, y = 2"; the rows of a matrix stand in brackets. */
function wordsOf(filling: Filling): string {
  if (typeof filling === "string") return filling;
  if (isList(filling))
    return filling.map((part) => (isList(part) ? `[${part.map(wordsOf).join(", ")}]` : wordsOf(part))).join("; ");
  return Object.entries(filling)
    .map(([name, value]) => (/[<>=]/.test(value) ? `${name}: ${value}` : `${name} = ${value}`))
    .join(", ");
}

function yamlOf(filling: Filling): string {
  if (typeof filling !== "string") {
    if (isList(filling)) return `[${filling.map(yamlOf).join(", ")}]`;
    const entries = Object.entries(filling).map(([name, value]) => `${name}: ${yamlOf(value)}`);
    return `{${entries.join(", ")}}`;
  }
  return /^[\w(][\w ()+*/^.=<>-]*$/.test(filling) ? filling : JSON.stringify(filling);
}
