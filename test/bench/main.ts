/** The benchmark: how long equality checks and sign claims take here and in other engines, who is right, and how cost grows. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import type { Answer, Effort, Engine } from "./answers.ts";
import { SILENT } from "./answers.ts";
import { focal, focalIdentity, focalReplay } from "./focal.ts";
import type { Family } from "./growth.ts";
import { families } from "./growth.ts";
import { openMaxima } from "./maxima.ts";
import type { Question } from "./questions.ts";
import { equations, signs, textbook } from "./questions.ts";
import { openSymPy } from "./sympy.ts";
import type { Column, Curve } from "./table.ts";
import { comparison, decimals, growth } from "./table.ts";
import { algebraEngine, serve, stoppable } from "./worker.ts";
import { openZ3 } from "./z3.ts";

/** From dist/, where the bundle stands, to the files beside this one. */
const beside = (path: string): string => fileURLToPath(new URL(`../test/${path}`, import.meta.url));
const versionOf = (name: string): string =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`${name}/package.json`), "utf8")).version;

const OWN: Effort = { repetitions: 25, milliseconds: 1000, limit: 10_000 };
const PEER: Effort = { repetitions: 4, milliseconds: 2000, limit: 4000 };
const GROWTH: Effort = { repetitions: 20, milliseconds: 300, limit: 3000 };
/** Focal's own curve is followed further than those of its peers. */
const GROWTH_OWN: Effort = { ...GROWTH, limit: 20_000 };

const isPresent = (engine: Engine | undefined): engine is Engine => engine !== undefined;

async function answersOf(engine: Engine, asked: readonly Question[], effort: Effort): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const question of asked) answers.push(await engine.ask(question, effort));
  return answers;
}

async function compare(
  title: string,
  asked: readonly Question[],
  own: readonly Engine[],
  peers: readonly Engine[],
): Promise<void> {
  const holding = asked.filter(({ holds }) => holds).length;
  console.log(`\n## ${title}\n\n${asked.length} claims, ${holding} true and ${asked.length - holding} false.\n`);
  const columns: Column[] = [];
  for (const engine of own) {
    // Once before, so that the times are those of compiled code.
    await answersOf(engine, asked, OWN);
    columns.push({ name: engine.name, answers: await answersOf(engine, asked, OWN) });
  }
  for (const engine of peers) columns.push({ name: engine.name, answers: await answersOf(engine, asked, PEER) });
  const idle: string[] = [];
  for (const engine of peers) {
    const time = await engine.idle?.();
    if (time !== undefined) idle.push(`${engine.name} ${decimals(time)} ms`);
    await engine.close();
  }
  console.log(comparison(columns, asked));
  if (idle.length > 0) console.log(`\nWithin these times, an exchange that asks nothing: ${idle.join(", ")}.`);
  for (const column of columns) reportWrong(column, asked);
  const open = asked.filter((_, i) => columns[0]?.answers[i]?.reply === "undecided");
  console.log(`\nFocal leaves undecided: ${open.map(named).join(", ") || "nothing"}.`);
}

const named = ({ claim }: Question): string => `\`${claim}\``;

function reportWrong({ name, answers }: Column, asked: readonly Question[]): void {
  const wrong = (reply: Answer["reply"], holds: boolean): readonly Question[] =>
    asked.filter((question, i) => question.holds === holds && answers[i]?.reply === reply);
  const [accepted, refuted] = [wrong("accepted", false), wrong("refuted", true)];
  if (accepted.length > 0) console.log(`\n${name} accepts, though false: ${accepted.map(named).join(", ")}.`);
  if (refuted.length > 0) console.log(`\n${name} refutes, though true: ${refuted.map(named).join(", ")}.`);
}

/** An engine that was silent about one size is not asked about larger ones. */
async function curveOf(engine: Engine, { instances }: Family, isOwn: boolean): Promise<Curve> {
  const climb = async (side: "equal" | "unequal"): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (const instance of instances) {
      const isLost = answers.at(-1)?.reply === "silent";
      answers.push(isLost ? SILENT : await engine.ask(instance[side], isOwn ? GROWTH_OWN : GROWTH));
    }
    return answers;
  };
  const curve = { name: engine.name, isStudied: isOwn, equal: await climb("equal"), unequal: await climb("unequal") };
  await engine.close();
  return curve;
}

async function study(family: Family, own: readonly Engine[], peers: readonly Engine[]): Promise<void> {
  const curves: Curve[] = [];
  for (const engine of own) curves.push(await curveOf(engine, family, true));
  for (const engine of peers) curves.push(await curveOf(engine, family, false));
  console.log(`\n### ${family.name}\n\n${growth(family, curves)}`);
}

function printLoad(when: string): void {
  console.log(
    `Load ${when}: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(", ")} on ${cpus().length} cores (${cpus()[0]?.model}).`,
  );
}

async function run(sections: readonly string[]): Promise<void> {
  const isWanted = (section: string): boolean => sections.length === 0 || sections.includes(section);
  const script = beside("bench/sympy_engine.py");
  const [simplify, equals, expand] = (["simplify", "equals", "expand"] as const).map((way) => openSymPy(script, way));
  const [nerdamer, algebrite] = (["nerdamer", "Algebrite"] as const).map((name) =>
    algebraEngine(name, versionOf(name.toLowerCase())),
  );
  const [maxima, z3] = [openMaxima(), openZ3()];
  const peers = [nerdamer, algebrite, simplify, equals, maxima, ...z3].filter(isPresent);
  console.log("# Benchmark\n");
  printLoad("before");
  console.log(
    `Node ${process.versions.node}. Peers: ${[...new Map(peers.map(({ name, version }) => [name, version]))].map((pair) => pair.join(" ")).join(", ")}.`,
  );
  const missing = Object.entries({ SymPy: simplify, Maxima: maxima, Z3: z3[0] }).flatMap(([name, found]) =>
    found ? [] : [name],
  );
  if (missing.length > 0) console.log(`Not installed: ${missing.join(", ")}.`);
  console.log(LEGEND);
  const book = textbook(beside("suite"));
  const own = [focal, focalReplay];
  const forSigns = [simplify, maxima, ...z3].filter(isPresent);
  if (isWanted("equality")) await compare("Equality", equations(), [...own, focalIdentity], peers);
  if (isWanted("signs")) await compare("Signs", signs(), own, forSigns);
  if (isWanted("suite") && book.equations.length > 0)
    await compare("Equations of the textbook suite", book.equations, [...own, focalIdentity], peers);
  if (isWanted("suite") && book.signs.length > 0)
    await compare("Sign claims of the textbook suite", book.signs, own, forSigns);
  if (isWanted("growth")) {
    console.log(
      "\n## Growth\n\nMilliseconds; in brackets where nothing was decided, – where there was no answer in time.",
    );
    const others = [nerdamer, algebrite, expand, maxima].filter(isPresent);
    for (const family of families()) await study(family(), [focal, focalIdentity].map(stoppable), others);
  }
  console.log();
  printLoad("after");
}

const LEGEND = `
Every engine gets its own form of a claim before the clock starts: trees for Focal and SymPy, parsed lists for nerdamer
and Algebrite, two assigned variables for Maxima, assertions for the long-lived Z3. A Z3 process for each claim reads its
script within the time. Maxima and the long-lived Z3 answer over a pipe. Times are medians of warm repetitions; Focal gets
a fresh copy of the trees each time, and SymPy's cache is emptied. Ratio: the median over the claims of the engine's time
divided by Focal's.`;

await (isMainThread ? run(process.argv.slice(2)) : serve());
