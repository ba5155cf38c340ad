/** One engine in a worker: started when first asked, killed when it does not answer, replaced when it fails. */

import { Worker } from "node:worker_threads";
import type { EngineName, Operation, Question, Reply } from "./protocol.ts";

/** Something that cost an answer; never a wrong verdict, so it is for the curious. */
export interface Trouble {
  readonly engine: EngineName;
  /** `timeout` depends on the machine, `fault` is the engine's own, `unavailable` means that no worker started. */
  readonly kind: "timeout" | "fault" | "unavailable";
  readonly operation: Operation;
  readonly message: string;
}

export interface ChannelOptions {
  readonly workerUrl: URL;
  readonly timeoutMs: number;
  readonly onTrouble?: (trouble: Trouble) => void;
}

export interface Channel {
  /** What the engine prints, one text for each command that answered. Questions are asked one at a time. */
  ask(question: Question): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Loading an engine takes a tenth of a second; a machine that needs this long has other troubles. */
const START_MS = 20_000;

const RESOURCES = { maxOldGenerationSizeMb: 256, stackSizeMb: 4 };

type Event = Reply | { readonly kind: "died"; readonly message: string };

interface Running {
  readonly worker: Worker;
  ready: boolean;
  dead: boolean;
  listener: (event: Event) => void;
}

/** A channel to an engine; nothing starts before the first question. */
export function openChannel(engine: EngineName, options: ChannelOptions): Channel {
  let running: Running | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  const stop = async (): Promise<void> => {
    const stopped = running;
    running = undefined;
    stopped?.listener({ kind: "died", message: "The oracle was closed." });
    await stopped?.worker.terminate();
  };

  const put = async (question: Question): Promise<readonly string[]> => {
    if (closed) return [];
    if (!running || running.dead) running = start(engine, options.workerUrl);
    const asked = running;
    const { texts, trouble } = await exchange(asked, question, options.timeoutMs);
    if (!trouble || closed) return texts;
    // Not awaited: the answer need not wait until a stuck worker is gone.
    stop().catch(() => {});
    // A worker that did not get ready would not the next time either.
    closed = !asked.ready;
    options.onTrouble?.({
      engine,
      kind: asked.ready ? trouble.kind : "unavailable",
      operation: question.operation,
      message: trouble.message,
    });
    return texts;
  };

  return {
    ask(question) {
      const answer = turn.then(() => put(question));
      turn = answer.catch(() => {});
      return answer;
    },
    close() {
      closed = true;
      return stop();
    },
  };
}

/**
 * Starts a worker that inherits neither environment nor flags, whose prints go nowhere, and that keeps no process
 * alive while idle. What it prints is not even read, because reading would keep the process alive.
 */
function start(engine: EngineName, url: URL): Running {
  const options = { workerData: engine, env: {}, execArgv: [], stdout: true, stderr: true, resourceLimits: RESOURCES };
  const worker = new Worker(url, options);
  const running: Running = { worker, ready: false, dead: false, listener: () => {} };
  worker.on("message", (reply: Reply) => {
    if (reply.kind === "ready") running.ready = true;
    running.listener(reply);
  });
  const die = (message: string): void => {
    running.dead = true;
    running.listener({ kind: "died", message });
  };
  worker.on("error", (error) => die(String(error)));
  worker.on("exit", (code) => die(`The worker ended with code ${code}.`));
  worker.unref();
  return running;
}

interface Outcome {
  readonly texts: readonly string[];
  readonly trouble?: { readonly kind: "timeout" | "fault"; readonly message: string };
}

/** Sends one question and collects its answers until it is over, the worker dies, or time is up. */
function exchange(running: Running, question: Question, timeoutMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const texts: string[] = [];
    let timer: NodeJS.Timeout | undefined;
    const finish = (trouble?: Outcome["trouble"]): void => {
      clearTimeout(timer);
      running.listener = () => {};
      running.worker.unref();
      resolve({ texts, ...(trouble ? { trouble } : {}) });
    };
    const limit = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => finish({ kind: "timeout", message: `No answer within ${ms} ms.` }), ms);
    };
    running.listener = (event) => {
      switch (event.kind) {
        case "ready":
          return limit(timeoutMs);
        case "died":
          return finish({ kind: "fault", message: event.message });
        case "answer":
          texts.push(event.text);
          return;
        case "done":
          return finish(event.fault === undefined ? undefined : { kind: "fault", message: event.fault });
      }
    };
    limit(running.ready ? timeoutMs : START_MS);
    running.worker.ref();
    running.worker.postMessage(question);
  });
}
