/** Runs the set of mistakes and prints how many are caught, named, and answered with the right claim. */

import { fileURLToPath } from "node:url";
import { openTools } from "../../src/search/tools.ts";
import type { Claim } from "./mistakes.ts";
import { isClaim, readMistakes } from "./mistakes.ts";
import type { Outcome } from "./outcome.ts";
import { settleMistake } from "./outcome.ts";

const MOST_SUGGESTIONS = 3;

const isCaught = ({ wrong }: Outcome): boolean => wrong === "refuted";
const isFirst = ({ place }: Outcome): boolean => place === 0;
const isAmongFirst = ({ place }: Outcome): boolean => place >= 0 && place < MOST_SUGGESTIONS;
/** Named right at first sight: the kind of mistake, and the claim that should stand there. */
const isHit = (outcome: Outcome): boolean => isCaught(outcome) && outcome.isNamedRight && isFirst(outcome);

const COLUMNS: readonly (readonly [string, (outcome: Outcome) => boolean])[] = [
  ["mistakes", () => true],
  ["caught", isCaught],
  ["right claim proved", ({ right }) => right === "proved"],
  ["named right at first sight", isHit],
  ["class right only", (outcome) => outcome.isNamedRight && !isFirst(outcome)],
  ["suggestion right only", (outcome) => !outcome.isNamedRight && isFirst(outcome)],
  ["neither", (outcome) => !outcome.isNamedRight && !isFirst(outcome)],
  ["first suggestion wrong", ({ suggestions, place }) => suggestions.length > 0 && place !== 0],
  ["right claim among the first three", isAmongFirst],
];

const row = (name: string, outcomes: readonly Outcome[]): string =>
  `| ${[name, ...COLUMNS.map(([, holds]) => outcomes.filter(holds).length)].join(" | ")} |`;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const textOf = (claim: Claim): string => (Array.isArray(claim) ? claim.join("; ") : String(claim));

function describe({ mistake, wrong, right, named, suggestions }: Outcome): string {
  const should = isClaim(mistake.right) ? textOf(mistake.right) : `given ${mistake.right.assume.join("; ")}`;
  return [
    `- ${mistake.category}: ${mistake.title}`,
    `    written     ${textOf(mistake.wrong)} (${wrong})`,
    `    should be   ${should} (${right})`,
    `    expected    ${mistake.classes.join(" or ")}`,
    `    named       ${named ?? "nothing"}`,
    `    suggested   ${suggestions.length > 0 ? suggestions.join(" | ") : "nothing"}`,
  ].join("\n");
}

function report(outcomes: readonly Outcome[], listsMisses: boolean): void {
  console.log(`| | ${COLUMNS.map(([name]) => name).join(" | ")} |`);
  console.log(`| --- | ${COLUMNS.map(() => "---:").join(" | ")} |`);
  const categories = [...new Set(outcomes.map(({ mistake }) => mistake.category))];
  for (const name of categories)
    console.log(
      row(
        name,
        outcomes.filter(({ mistake }) => mistake.category === name),
      ),
    );
  console.log(row("all", outcomes));
  const hits = outcomes.filter(isHit).length;
  console.log(`\nNamed right at first sight: ${((100 * hits) / outcomes.length).toFixed(1)} in 100.`);
  console.log(`Time for the wrong claim, median: ${median(outcomes.map((one) => one.milliseconds)).toFixed(1)} ms.`);
  const misses = outcomes.filter((outcome) => !isHit(outcome));
  if (listsMisses) console.log(`\nMisses: ${misses.length}\n${misses.map(describe).join("\n")}`);
}

/** Settles the mistakes one after the other; those of one category where its name is given. */
async function run(words: readonly string[]): Promise<number> {
  const category = words.find((word) => !word.startsWith("--")) ?? "";
  const mistakes = readMistakes(fileURLToPath(new URL("../test/mistakes/", import.meta.url)));
  const tools = openTools();
  const outcomes: Outcome[] = [];
  for (const mistake of mistakes.filter((one) => one.category.includes(category)))
    outcomes.push(await settleMistake(mistake, tools));
  await tools.close();
  report(outcomes, words.includes("--misses"));
  return outcomes.length === 0 || outcomes.some(({ wrong }) => wrong === "proved") ? 1 : 0;
}

process.exitCode = await run(process.argv.slice(2));
