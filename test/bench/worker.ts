/** Engines in threads of their own that can be stopped: nerdamer, Algebrite, and Focal where it may take long. */

import { fileURLToPath } from "node:url";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { Answer, Effort, Engine } from "./answers.ts";
import { NOT_ASKED, repeat, SILENT } from "./answers.ts";
import { focal, focalIdentity } from "./focal.ts";
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
  readonly effort: Effort;
}

/** What the thread of an engine does. */
export async function serve(): Promise<void> {
  const name = String(workerData);
  const inside = [focal, focalIdentity].find((engine) => engine.name === name);
  const served = await SERVED[name]?.();
  const answer = (message: unknown): Promise<Answer> | undefined =>
    inside ? inside.ask(...(message as Asked)) : served && answerText(served, message as Task);
  parentPort?.on("message", async (message) => {
    try {
      parentPort?.postMessage(await answer(message));
    } catch {
      parentPort?.postMessage(SILENT);
    }
  });
  parentPort?.postMessage("ready");
}

function answerText(served: Served, { text, effort }: Task): Promise<Answer> {
  return repeat(effort, async () => {
    served.reset();
    const prepared = served.prepare(text);
    const started = performance.now();
    const isZero = prepared.answer();
    return { reply: isZero ? "accepted" : "undecided", time: performance.now() - started };
  });
}

/** nerdamer or Algebrite; neither knows assumptions, so both are asked about equations only. */
export function algebraEngine(name: "nerdamer" | "Algebrite", version: string): Engine {
  return threaded(name, version, ({ algebra }, effort) => {
    if (algebra?.claim.op !== "=") return undefined;
    const text = infix(["+", algebra.claim.left, ["neg", algebra.claim.right]]);
    return { text, effort } satisfies Task;
  });
}

type Asked = Parameters<Engine["ask"]>;

/** An engine of this program in a thread, for questions that may take too long. */
export const stoppable = ({ name, version }: Engine): Engine =>
  threaded(name, version, ({ claim, holds, obligation }, effort): Asked => [{ claim, holds, obligation }, effort]);

/** An engine in a worker, which is replaced when it does not answer. */
function threaded(name: string, version: string, taskOf: (...asked: Asked) => unknown): Engine {
  let worker: Worker | undefined;
  const close = async (): Promise<void> => {
    await worker?.terminate();
    worker = undefined;
  };
  return {
    name,
    version,
    close,
    async ask(question, effort) {
      const task = taskOf(question, effort);
      if (task === undefined) return NOT_ASKED;
      worker ??= await openWorker(name);
      const answer = next(worker, effort.limit);
      worker.postMessage(task);
      const found = (await answer) as Answer | undefined;
      if (found === undefined) await close();
      return found ?? SILENT;
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
