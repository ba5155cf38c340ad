/** nerdamer and Algebrite, each in a thread of its own that can be stopped. */

import { fileURLToPath } from "node:url";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { Answer, Engine } from "./answers.ts";
import { NOT_ASKED, SILENT } from "./answers.ts";
import { infix } from "./notation.ts";

/** An engine's own form of a question, which can be answered again and again. */
interface Prepared {
  /** Whether `simplify` arrives at zero. */
  answer(): boolean;
}
interface Served {
  /** Reads the text of an expression that is to be compared with zero. */
  prepare(text: string): Prepared;
  reset(): void;
}

const SERVED: Readonly<Record<string, () => Promise<Served>>> = { nerdamer: serveNerdamer, Algebrite: serveAlgebrite };

/** The parts of nerdamer's parser: tokens, then a list in reverse Polish notation, then the evaluation. */
interface NerdamerParser {
  tokenize(text: string): unknown;
  toRPN(tokens: unknown): unknown;
  parseRPN(list: unknown): { toString(): string };
}

async function serveNerdamer(): Promise<Served> {
  const { default: nerdamer } = await import("nerdamer");
  // The parts attach themselves to the core; each needs those before it.
  await import("nerdamer/Algebra.js");
  await import("nerdamer/Calculus.js");
  await import("nerdamer/Solve.js");
  const { PARSER: parser } = (nerdamer as unknown as { getCore(): { PARSER: NerdamerParser } }).getCore();
  return {
    prepare(text) {
      const list = parser.toRPN(parser.tokenize(`simplify(${text})`));
      return { answer: () => parser.parseRPN(list).toString() === "0" };
    },
    reset() {
      nerdamer.flush();
      nerdamer.clearVars();
    },
  };
}

interface AlgebriteParser {
  parse(text: string): unknown;
  simplify(tree: unknown): { toString(): string };
  clearall(): void;
}

async function serveAlgebrite(): Promise<Served> {
  const { default: algebrite } = (await import("algebrite")) as unknown as { default: AlgebriteParser };
  return {
    prepare(text) {
      const tree = algebrite.parse(text);
      return { answer: () => algebrite.simplify(tree).toString() === "0" };
    },
    reset: () => algebrite.clearall(),
  };
}

interface Task {
  readonly text: string;
  readonly repetitions: number;
  readonly milliseconds: number;
}

/** What the thread of an engine does. */
export async function serve(): Promise<void> {
  const served = await SERVED[String(workerData)]?.();
  parentPort?.on("message", (task: Task) => {
    try {
      parentPort?.postMessage(served && repeat(served, task));
    } catch {
      parentPort?.postMessage(SILENT);
    }
  });
  parentPort?.postMessage("ready");
}

function repeat(served: Served, { text, repetitions, milliseconds }: Task): Answer {
  const times: number[] = [];
  let isZero = false;
  const begun = performance.now();
  while (times.length < repetitions && performance.now() - begun < milliseconds) {
    served.reset();
    const prepared = served.prepare(text);
    const started = performance.now();
    isZero = prepared.answer();
    times.push(performance.now() - started);
  }
  return { reply: isZero ? "accepted" : "undecided", times };
}

/** An engine in a worker, which is replaced when it does not answer. */
export function workerEngine(name: "nerdamer" | "Algebrite", version: string): Engine {
  let worker: Worker | undefined;
  return {
    name,
    version,
    async ask({ algebra }, { repetitions, milliseconds }) {
      if (algebra?.claim.op !== "=") return NOT_ASKED;
      worker ??= await openWorker(name);
      const answer = next(worker, milliseconds);
      const task: Task = {
        text: infix(["+", algebra.claim.left, ["neg", algebra.claim.right]]),
        repetitions,
        milliseconds,
      };
      worker.postMessage(task);
      const found = (await answer) as Answer | undefined;
      if (found !== undefined) return found;
      await worker.terminate();
      worker = undefined;
      return SILENT;
    },
    async close() {
      await worker?.terminate();
      worker = undefined;
    },
  };
}

async function openWorker(name: string): Promise<Worker> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: name, resourceLimits: { stackSizeMb: 16 } });
  await next(worker, 30_000);
  return worker;
}

/** The next message, or undefined after some time or an error. */
function next(worker: Worker, limit: number): Promise<unknown> {
  return new Promise((resolve) => {
    const finish = (message: unknown): void => {
      clearTimeout(timer);
      worker.off("message", finish);
      worker.off("error", fail);
      resolve(message);
    };
    const fail = (): void => finish(undefined);
    const timer = setTimeout(finish, limit, undefined);
    worker.on("error", fail);
    worker.on("message", finish);
  });
}
