/**
 * The long run of the laws: some 300,000 random claims, with the seed, the counts and the time at the end.
 *
 * `npm run laws -- 2` tries twice as many; LAWS_SEED repeats a run.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How many times as many claims as in a test run. */
const TIMES = 20;
const FEWEST_CLAIMS = 200_000;

const root = fileURLToPath(new URL("../..", import.meta.url));
const factor = Number(process.argv[2] ?? 1);
if (!(factor > 0)) {
  console.error(`"${process.argv[2]}" is no positive number: say how many times the usual number of claims is tried.`);
  process.exit(2);
}
const seed = process.env.LAWS_SEED ?? `${Date.now() % 1_000_000_000}`;
const folder = mkdtempSync(join(tmpdir(), "laws-"));
const gathered = join(folder, "report.jsonl");
const env = {
  ...process.env,
  LAWS_SEED: seed,
  LAWS_TIMES: `${TIMES * factor}`,
  LAWS_SOLVER: "1",
  LAWS_REPORT: gathered,
};

console.log(`Laws with seed ${seed}; LAWS_SEED=${seed} repeats this run.`);
const started = performance.now();
const laws = ["equality", "wider-equality", "signs", "wider-signs", "mutated-truths", "rewritten-claims"];
const { status } = spawnSync(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--maxWorkers=2",
    ...laws.map((name) => `test/laws/${name}.test.ts`),
  ],
  { cwd: root, env, stdio: "inherit" },
);
const minutes = (performance.now() - started) / 60_000;

let claims = 0;
for (const line of readLines(gathered)) {
  const { law, claims: tried, counts } = JSON.parse(line);
  claims += tried;
  const outcomes = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  console.log(`${String(tried).padStart(8)} ${law}: ${outcomes.join(", ")}`);
}
rmSync(folder, { recursive: true });
console.log(
  `${claims} claims in ${minutes.toFixed(1)} minutes, seed ${seed}: ${status === 0 ? "no contradiction" : "see above"}.`,
);
if (claims < FEWEST_CLAIMS * factor) console.error(`Fewer than ${FEWEST_CLAIMS * factor} claims were tried.`);
process.exitCode = status === 0 && claims >= FEWEST_CLAIMS * factor ? 0 : 1;

function readLines(path) {
  try {
    return readFileSync(path, "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}
