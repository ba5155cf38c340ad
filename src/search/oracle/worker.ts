/** The worker in which one engine runs, so that it can be killed when it does not return. */

import { parentPort, workerData } from "node:worker_threads";
import { openAlgebrite } from "./algebrite.ts";
import { openNerdamer } from "./nerdamer.ts";
import type { Engine, EngineName, Question, Reply } from "./protocol.ts";

const OPEN: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  nerdamer: openNerdamer,
  algebrite: openAlgebrite,
};

const port = parentPort;
if (!port) throw new Error("This file runs as a worker only.");
const say = (reply: Reply): void => port.postMessage(reply);

const engine = await OPEN[workerData as EngineName]();
port.on("message", (question: Question) => answer(engine, question));
say({ kind: "ready" });

function answer(engine: Engine, question: Question): void {
  const faults: string[] = [];
  for (const command of engine.commands(question)) {
    try {
      say({ kind: "answer", text: engine.run(command) });
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  try {
    engine.reset();
  } catch (error) {
    faults.push(String(error));
  }
  const [fault] = faults;
  say({ kind: "done", ...(fault === undefined ? {} : { fault }) });
}
