/** The engines of the benchmark: each answers whether a difference is zero, and how long that took. */

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { Verdict } from "../../src/kernel/judge.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Obligation, Proposal } from "../../src/kernel/obligation.ts";
import type { Searcher } from "../../src/kernel/ports.ts";
import { openAlgebrite } from "../../src/search/oracle/algebrite.ts";
import { openNerdamer } from "../../src/search/oracle/nerdamer.ts";
import { prover, quickProver } from "../../src/search/prover.ts";
import { quickWitness } from "../../src/search/witness/witness.ts";
import type { Question } from "./questions.ts";

export interface Answer {
  readonly accepted: boolean;
  /** Shown to be false, with a counterexample. */
  readonly refuted?: boolean;
  /** Milliseconds of each repetition; none when the engine did not answer in time. */
  readonly times: readonly number[];
}

/** A question is asked this often; the first answer warms the engine up. */
const REPETITIONS = 4;
/** Milliseconds after which an engine is stopped. */
const LIMIT = 2000;

const LADDER: readonly Searcher[] = [quickProver, quickWitness, prover];

function verdictOf(obligation: Obligation): Verdict["kind"] {
  for (const searcher of LADDER)
    for (const proposal of searcher.propose(obligation) as Iterable<Proposal>) {
      const { kind } = judge(obligation, proposal);
      if (kind !== "unknown") return kind;
    }
  return "unknown";
}

/** A proof or a counterexample, found by the searchers and judged by the kernel. */
export function askKernel({ obligation }: Question): Answer {
  return timed(REPETITIONS, () => {
    const kind = verdictOf(obligation);
    return { accepted: kind === "proved", refuted: kind === "refuted" };
  });
}

function timed(repetitions: number, run: () => Omit<Answer, "times">): Answer {
  const times: number[] = [];
  let answer: Omit<Answer, "times"> = { accepted: false };
  for (let i = 0; i < repetitions; i++) {
    const started = performance.now();
    answer = run();
    times.push(performance.now() - started);
  }
  return { ...answer, times };
}

const ENGINES = {
  nerdamer: openNerdamer,
  Algebrite: openAlgebrite,
} as const;
export type EngineName = keyof typeof ENGINES;

/** What the worker does, in the thread of an engine. */
export async function serveEngine(): Promise<void> {
  const engine = await ENGINES[workerData as EngineName]();
  const isZero = (difference: string): boolean =>
    [`simplify(${difference})`].some((command) => engine.run(command).trim() === "0");
  parentPort?.on("message", (difference: string) => {
    parentPort?.postMessage(
      timed(REPETITIONS, () => {
        try {
          return { accepted: isZero(difference) };
        } catch {
          return { accepted: false };
        } finally {
          engine.reset();
        }
      }),
    );
  });
  parentPort?.postMessage("ready");
}

/** Asks an engine in a worker, which is replaced when it does not answer. */
export async function askEngine(name: EngineName, questions: readonly Question[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let worker = await openWorker(name);
  for (const { difference } of questions) {
    const answer = next(worker, LIMIT * REPETITIONS);
    worker.postMessage(difference);
    const found = (await answer) as Answer | undefined;
    answers.push(found ?? { accepted: false, times: [] });
    if (found !== undefined) continue;
    await worker.terminate();
    worker = await openWorker(name);
  }
  await worker.terminate();
  return answers;
}

async function openWorker(name: EngineName): Promise<Worker> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: name });
  await next(worker, 30_000);
  return worker;
}

/** The next message, or undefined after some time. */
function next(worker: Worker, limit: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const finish = (message: unknown): void => {
      clearTimeout(timer);
      worker.off("message", finish);
      worker.off("error", reject);
      resolve(message);
    };
    const timer = setTimeout(finish, limit, undefined);
    worker.once("error", reject);
    worker.once("message", finish);
  });
}

/** Asks SymPy in one Python process; undefined where there is none. */
export async function askSymPy(script: string, questions: readonly Question[]): Promise<readonly Answer[] | undefined> {
  const lines = questions.map(({ difference, names, positive }) =>
    JSON.stringify({ difference, names, positive, repetitions: REPETITIONS, limit: LIMIT * REPETITIONS }),
  );
  const child = spawn("python3", [script], { stdio: ["pipe", "pipe", "ignore"] });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(`${lines.join("\n")}\n`);
  const code = await new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  const answers = output.split("\n").filter(Boolean);
  return code === 0 && answers.length === questions.length
    ? answers.map((line) => JSON.parse(line) as Answer)
    : undefined;
}
