/** Runs the textbook suite and prints what is decided, on which grounds, how fast, and what stays open. */

import { fileURLToPath } from "node:url";
import { openTools } from "../../src/search/tools.ts";
import type { Outcome } from "./suite.ts";
import { isUndecided, isWrong, readSuite, settleEntry } from "./suite.ts";

const SLOWEST = 10;

const decimals = (milliseconds: number): string => milliseconds.toFixed(milliseconds >= 100 ? 0 : 1);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const decided = (holds: boolean): string => {
    const all = outcomes.filter(({ entry }) => entry.holds === holds);
    return `${all.filter((outcome) => !isUndecided(outcome) && !isWrong(outcome)).length} of ${all.length}`;
  };
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  const cells = [
    name,
    decided(true),
    decided(false),
    outcomes.filter(isWrong).length,
    outcomes.filter(isUndecided).length,
    decimals(median(times)),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** How many outcomes share each name, the most frequent first. */
function tally(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${count} ${name}`);
}

const line = ({ entry: { topic, claim, given, holds, fault } }: Outcome): string =>
  `- ${holds ? "true " : "false"} ${topic}: \`${claim}\`${given.length > 0 ? ` given ${given.join("; ")}` : ""}${fault ? ` (unreadable: ${fault})` : ""}`;

function report(outcomes: readonly Outcome[]): void {
  const topics = [...new Set(outcomes.map(({ entry }) => entry.topic))];
  console.log("| topic | true decided | false decided | wrong | undecided | median, ms |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  const of = (name: string): readonly Outcome[] => outcomes.filter(({ entry }) => entry.topic === name);
  for (const topic of topics) console.log(row(topic, of(topic)));
  console.log(row("all", outcomes));

  console.log(`\nGrounds: ${tally(outcomes.map(({ ground }) => ground)).join(", ")}.`);
  const proofs = outcomes.filter(({ verdict }) => verdict === "proved");
  const checked = proofs.filter(({ ground }) => ground !== "solver").length;
  console.log(`Proofs that the kernel checked: ${checked} of ${proofs.length}.`);
  console.log(`Proofs that use a rule: ${tally(outcomes.flatMap(({ rules }) => rules)).join(", ")}.`);
  const wrong = outcomes.filter(isWrong);
  console.log(`\nWrong: ${wrong.length}`);
  for (const outcome of wrong) console.log(line(outcome));
  const open = outcomes.filter(isUndecided);
  console.log(`\nUndecided: ${open.length} of ${outcomes.length}`);
  for (const outcome of open) console.log(line(outcome));
  console.log("\nSlowest, ms:");
  const slowest = [...outcomes].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
  for (const outcome of slowest) console.log(`${decimals(outcome.milliseconds).padStart(8)} ${line(outcome)}`);
}

/** Settles the claims one after the other; those of a topic whose name contains the first argument, if there is one. */
async function run(wanted = ""): Promise<number> {
  const entries = readSuite(fileURLToPath(new URL("../test/suite/", import.meta.url)));
  const tools = openTools();
  const outcomes: Outcome[] = [];
  for (const entry of entries.filter(({ topic }) => topic.includes(wanted)))
    outcomes.push(await settleEntry(entry, tools.settle));
  await tools.close();
  report(outcomes);
  return outcomes.length === 0 || outcomes.some(isWrong) ? 1 : 0;
}

process.exitCode = await run(process.argv[2]);
