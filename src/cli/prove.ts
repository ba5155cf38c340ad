/** `focal prove`: checks step files with every search, and keeps the evidence beside them. */

import { amount, outcomeOf, summarySentence } from "../render/counts.ts";
import { visible } from "../render/escape.ts";
import { pretty } from "../render/pretty.ts";
import type { Command } from "./arguments.ts";
import type { World } from "./check.ts";
import { checkPaths } from "./check.ts";
import type { Ending } from "./ending.ts";
import { STATUS } from "./ending.ts";
import { writeEvidence } from "./evidence.ts";

/** Writes the evidence of every file that was checked, even where a step falls short. */
export async function runProve(command: Extract<Command, { kind: "prove" }>, world: World): Promise<Ending> {
  const checked = await checkPaths(command.paths, world, { search: "everything" });
  if ("error" in checked) return checked.error;
  const { report, caveat, evidence } = checked;
  const lines: string[] = [];
  for (const { path, file, store } of evidence.all()) {
    const { text, entries } = store.written();
    // A file that cannot be read for the moment does not lose its evidence.
    if (entries === 0) continue;
    const problem = writeEvidence(file, text);
    if (problem !== undefined) return { status: 2, error: `\`${visible(path)}\` cannot be written: ${problem}` };
    lines.push(`${visible(path)}  ${amount(entries, "question")}, ${Math.ceil(text.length / 1000)} kB\n`);
  }
  const outcome = outcomeOf(report);
  const told =
    outcome === "stands" && !command.verbose
      ? `${summarySentence(report)}\n`
      : pretty(report, { ...world, verbose: command.verbose });
  return { status: STATUS[outcome], out: `${lines.join("")}${told}`, note: caveat };
}
