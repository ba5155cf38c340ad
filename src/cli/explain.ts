/** `focal explain`: what a code means, or what a kind of step is for. */

import { STEP_VERBS, verbMeant } from "../check/manual.ts";
import { CODES } from "../diagnostics/codes.ts";
import { manualPage } from "../render/manual.ts";
import { wrap } from "../render/width.ts";
import type { World } from "./check.ts";
import type { Ending } from "./ending.ts";
import { openManual } from "./manual.ts";

export async function explain(topic: string | undefined, { color }: World): Promise<Ending> {
  const entries = Object.entries(CODES);
  if (topic === undefined) return { status: 0, out: `${[...entries.map(codeLine), "", ...kindLines()].join("\n")}\n` };
  const entry = entries.find(([id]) => id === topic.trim().toUpperCase());
  if (entry) return { status: 0, out: `${codeLine(entry)}\n\n${wrap(entry[1].explanation, 80).join("\n")}\n` };
  const verb = verbMeant(topic);
  const [kind] = verb === undefined ? [] : await openManual([verb]);
  if (kind) return { status: 0, out: manualPage(kind, color) };
  return {
    status: 2,
    error: `There is no code and no kind of step \`${topic}\`. \`focal explain\` lists them all.`,
  };
}

const codeLine = ([id, { title }]: readonly [string, { readonly title: string }]): string => `${id}  ${title}`;

const kindLines = (): readonly string[] => wrap(`Kinds of steps: ${STEP_VERBS.join(", ")}`, 80);
