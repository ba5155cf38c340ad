/** `focal explain`: what a code means. */

import { CODES } from "../diagnostics/codes.ts";
import { wrap } from "../render/width.ts";
import type { Ending } from "./ending.ts";

export function explain(code: string | undefined): Ending {
  const entries = Object.entries(CODES);
  if (code === undefined)
    return { status: 0, out: `${entries.map(([id, { title }]) => `${id}  ${title}`).join("\n")}\n` };
  const entry = entries.find(([id]) => id === code.trim().toUpperCase());
  if (!entry) return { status: 2, error: `There is no code \`${code}\`. \`focal explain\` lists them all.` };
  const [id, { title, explanation }] = entry;
  return { status: 0, out: `${id}  ${title}\n\n${wrap(explanation, 80).join("\n")}\n` };
}
