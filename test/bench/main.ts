/** The benchmark: how long an equality check takes here and in other engines, and who accepts what. */

import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import type { Answer } from "./engines.ts";
import { askEngine, askKernel, askSymPy, serveEngine } from "./engines.ts";
import type { Question } from "./questions.ts";
import { questions } from "./questions.ts";

interface Column {
  readonly name: string;
  readonly answers: readonly Answer[];
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};
const median = (values: readonly number[]): number => quantile(values, 0.5);
/** The median after the first answer, which warms the engine up. */
const warm = ({ times }: Answer): number | undefined => (times.length > 1 ? median(times.slice(1)) : times[0]);

const decimals = (x: number): string => (x >= 100 ? x.toFixed(0) : x >= 1 ? x.toFixed(1) : x.toFixed(3));

function row({ name, answers }: Column, kernel: Column, asked: readonly Question[]): string {
  const holding = (holds: boolean): readonly Answer[] => answers.filter((_, i) => asked[i]?.equation.holds === holds);
  const accepted = (holds: boolean): string =>
    `${holding(holds).filter((answer) => answer.accepted).length} of ${holding(holds).length}`;
  const times = answers.map(warm).filter((time) => time !== undefined);
  const ratios = answers.flatMap((answer, i) => {
    const [own, theirs] = [warm(answer), warm(kernel.answers[i] as Answer)];
    return own === undefined || theirs === undefined ? [] : [own / theirs];
  });
  const refuted = holding(false).filter((answer) => answer.refuted).length;
  const cells = [
    name,
    accepted(true),
    accepted(false),
    refuted,
    answers.filter((answer) => answer.times.length === 0).length,
    decimals(median(times)),
    decimals(quantile(times, 0.9)),
    decimals(median(ratios)),
  ];
  return `| ${cells.join(" | ")} |`;
}

async function run(): Promise<void> {
  const asked = questions();
  // Twice, so that the times are those of compiled code.
  asked.forEach(askKernel);
  const kernel: Column = { name: "Focal", answers: asked.map(askKernel) };
  const columns = [kernel];
  for (const name of ["nerdamer", "Algebrite"] as const) columns.push({ name, answers: await askEngine(name, asked) });
  const script = fileURLToPath(new URL("../test/bench/sympy_engine.py", import.meta.url));
  const symPy = await askSymPy(script, asked);
  if (symPy) columns.push({ name: "SymPy", answers: symPy });
  const right = asked.filter(({ equation }) => equation.holds).length;
  console.log(`${asked.length} equations, ${right} true and ${asked.length - right} false; one run, times warm.\n`);
  console.log(
    "| engine | true accepted | false accepted | refuted | no answer in time | median, ms | p90, ms | ratio |",
  );
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const column of columns) console.log(row(column, kernel, asked));
  console.log("\nRatio: the median over the equations of the engine's time divided by Focal's.");
  if (!symPy) console.log("SymPy was not found: `python3 -c 'import sympy'` fails here.");
  for (const { name, answers } of columns) report(name, answers, asked);
  const open = asked.filter((_, i) => !kernel.answers[i]?.accepted && !kernel.answers[i]?.refuted);
  console.log(
    `\nFocal leaves undecided: ${open.map(({ equation }) => `\`${equation.claim}\``).join(", ") || "nothing"}.`,
  );
}

/** The false equations that an engine accepts. */
function report(name: string, answers: readonly Answer[], asked: readonly Question[]): void {
  const wrong = asked.filter(({ equation }, i) => !equation.holds && answers[i]?.accepted);
  if (wrong.length === 0) return;
  console.log(`\n${name} accepts:\n`);
  for (const { equation } of wrong) console.log(`- \`${equation.claim}\``);
}

await (isMainThread ? run() : serveEngine());
