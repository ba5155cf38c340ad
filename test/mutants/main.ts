/**
 * Runs the mutation bench of the diagnosis: planted mistakes, and what the checker makes of them.
 *
 * `--sample N` takes every N-th mutant, `--only corpus` or `suite` those of one source, `--operator NAME` those of one
 * kind, `--pairs` two mistakes at once; `--verdicts` leaves out the diagnosis, `--misses N` prints so many misses.
 */

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { settle } from "../../src/search/settle.ts";
import { openTools } from "../../src/search/tools.ts";
import { readerOf, runBench, select } from "./run.ts";
import type { Origin } from "./sources.ts";
import {
  confusionTable,
  isFalse,
  isMiss,
  missLines,
  missText,
  operatorTable,
  slowest,
  stepTable,
  summary,
} from "./table.ts";

const OPTIONS = {
  sample: { type: "string", default: "1" },
  only: { type: "string" },
  operator: { type: "string" },
  pairs: { type: "boolean", default: false },
  verdicts: { type: "boolean", default: false },
  misses: { type: "string", default: "20" },
} as const;

const SLOWEST = 10;

const originsOf = (only: string | undefined): readonly Origin[] =>
  only === "corpus" || only === "suite" ? [only] : ["corpus", "suite"];

async function run(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const root = fileURLToPath(new URL("../", import.meta.url));
  const selected = select(root, {
    origins: originsOf(values.only),
    every: Math.max(1, Number(values.sample) || 1),
    pairs: values.pairs,
    ...(values.operator === undefined ? {} : { operator: values.operator }),
  });
  console.log(
    `${selected.taken.length} of ${selected.all} mutants${values.pairs ? ", each with two mistakes" : ""}.\n`,
  );
  const search = openTools();
  // Without the solver, which would be asked for long about what is false, and whose word decides nothing here.
  const tools = { ...search, settle: (obligation: Parameters<typeof settle>[0]) => settle(obligation, search.oracle) };
  const { outcomes, unproved } = await runBench(
    { tools, read: readerOf(root), withoutDiagnosis: values.verdicts },
    selected.taken,
    progress,
  );
  await search.close();
  const sections = [summary(outcomes), operatorTable(outcomes), stepTable(outcomes), confusionTable(outcomes)];
  for (const lines of sections) console.log(`${lines.join("\n")}\n`);
  console.log(`Claims not proved as they are, and left out: ${unproved.length}.`);
  for (const { source, step } of unproved) console.log(`- ${source.about} (${step})`);
  console.log(`\nSlowest, ms:\n${slowest(outcomes, SLOWEST).join("\n")}`);
  const most = Number(values.misses);
  console.log(`\nMisses: ${outcomes.filter(isMiss).length}; the worst ${most}:`);
  for (const text of missLines(outcomes, most)) console.log(text);
  const falseOnes = outcomes.filter(isFalse);
  for (const text of falseOnes.flatMap(missText)) console.log(text);
  return outcomes.length === 0 || falseOnes.length > 0 ? 1 : 0;
}

function progress(done: number): void {
  if (done % 100 === 0) process.stderr.write(`${done} examined\n`);
}

process.exitCode = await run();
