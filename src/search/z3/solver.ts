/** Z3 in a worker: started when first asked, asked one question at a time, killed when it does not answer. */

import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { Answer, Asked, Reply } from "./protocol.ts";

/** Something that cost an answer, and depends on the machine. */
export interface SolverTrouble {
  readonly engine: "Z3";
  /** `timeout` is a stuck solver, `unavailable` means that it did not start, `fault` that it ended on its own. */
  readonly kind: "timeout" | "fault" | "unavailable";
  readonly message: string;
}

export interface SolverOptions {
  /** The bundled worker; by default it lies beside the bundle that this file is part of. */
  readonly workerUrl?: URL;
  /** For one question, in units of Z3. */
  readonly resources?: number;
  /** For one question, on the wall clock: a safety net, never a measure of difficulty. */
  readonly timeoutMs?: number;
  /** Told of every failure. */
  readonly onTrouble?: (trouble: SolverTrouble) => void;
}

export interface Solver {
  /** Whether the package is installed; without it every answer is unknown. */
  readonly isInstalled: boolean;
  ask(script: string): Promise<Answer>;
  close(): Promise<void>;
}

const RESOURCES = 300_000;
const TIMEOUT_MS = 20_000;
/** Z3 loads in less than a second; a machine that needs this long has other troubles. */
const START_MS = 20_000;
const WORKER = { env: {}, execArgv: [], stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 256 } };

interface Running {
  readonly worker: Worker;
  ready: boolean;
  listener: (event: Reply | Death) => void;
}
interface Death {
  readonly kind: "died";
  readonly message: string;
}

/** A solver of which nothing runs before the first question. */
export function openSolver(options: SolverOptions = {}): Solver {
  const url = options.workerUrl ?? new URL("./z3-worker.js", import.meta.url);
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const isInstalled = isPresent("z3-solver");
  let running: Running | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = !isInstalled;

  const stop = async (): Promise<void> => {
    const stopped = running;
    running = undefined;
    stopped?.listener({ kind: "died", message: "The solver was closed." });
    await stopped?.worker.terminate();
  };

  const put = async (asked: Asked): Promise<Answer> => {
    if (closed) return { kind: "unknown", reason: "The solver is not running." };
    running ??= start(url);
    const used = running;
    const outcome = await exchange(used, asked, timeoutMs);
    if (outcome.kind !== "trouble") return outcome;
    if (closed) return { kind: "unknown", reason: outcome.message };
    // Not awaited: the answer need not wait until a stuck worker is gone.
    stop().catch(() => {});
    // A worker that did not get ready would not the next time either.
    closed = !used.ready;
    const kind = used.ready ? outcome.cause : "unavailable";
    options.onTrouble?.({ engine: "Z3", kind, message: outcome.message });
    return { kind: "unknown", reason: outcome.message };
  };

  return {
    isInstalled,
    ask(script) {
      // A second check while one runs would end the process: questions wait for their turn.
      const answer = turn.then(() => put({ script, resources: options.resources ?? RESOURCES }));
      turn = answer.catch(() => {});
      return answer;
    },
    close() {
      closed = true;
      return stop();
    },
  };
}

function isPresent(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Starts a worker that inherits nothing, whose prints go nowhere, and that keeps no process alive while idle. */
function start(url: URL): Running {
  const running: Running = { worker: new Worker(url, WORKER), ready: false, listener: () => {} };
  running.worker.on("message", (reply: Reply) => running.listener(reply));
  running.worker.on("error", (error) => running.listener({ kind: "died", message: String(error) }));
  running.worker.on("exit", (code) => running.listener({ kind: "died", message: `It ended with code ${code}.` }));
  running.worker.unref();
  return running;
}

type Outcome = Answer | { readonly kind: "trouble"; readonly cause: "timeout" | "fault"; readonly message: string };

/** Sends one question once the worker is ready, and waits for the answer, its death, or the end of the time. */
function exchange(running: Running, asked: Asked, timeoutMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      running.listener = () => {};
      running.worker.unref();
      resolve(outcome);
    };
    const limit = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => finish({ kind: "trouble", cause: "timeout", message: `No answer within ${ms} ms.` }),
        ms,
      );
    };
    const send = (): void => {
      limit(timeoutMs);
      running.worker.postMessage(asked);
    };
    running.listener = (event) => {
      if (event.kind === "died") return finish({ kind: "trouble", cause: "fault", message: event.message });
      if (event.kind !== "ready") return finish(event);
      running.ready = true;
      send();
    };
    running.worker.ref();
    if (running.ready) send();
    else limit(START_MS);
  });
}
