/** Native Z3, as a process for each question and as one that is asked over its standard input. */

import { execFileSync, spawnSync } from "node:child_process";
import type { Engine, Reply } from "./answers.ts";
import { NOT_ASKED, quantile, repeat } from "./answers.ts";
import { openConversation } from "./conversation.ts";

const PROGRAM = "z3";
/** What Z3 may spend on a question, in its own units. */
const RESOURCES = 20_000_000;
const OPTIONS = `(set-option :rlimit ${RESOURCES})\n`;

/** The claim is accepted when its negation cannot be satisfied. */
const REPLY: Readonly<Record<string, Reply>> = { unsat: "accepted", sat: "refuted", unknown: "undecided" };

/** Both ways of asking Z3; none where it is not installed. */
export function openZ3(): readonly Engine[] {
  const version = versionOf();
  return version === undefined ? [] : [processEach(version), longLived(version)];
}

function processEach(version: string): Engine {
  return {
    name: "Z3, a process each",
    version,
    idle: async () =>
      quantile(Array.from({ length: 9 }, () => spanOf(() => spawnSync(PROGRAM, ["-in"], { input: "" })))),
    async ask({ script }, effort) {
      if (script === undefined) return NOT_ASKED;
      const input = `${OPTIONS}${script.join("\n")}\n(check-sat)\n`;
      return repeat(effort, async () => {
        const started = performance.now();
        const { stdout } = spawnSync(PROGRAM, ["-in", "-smt2"], {
          input,
          encoding: "utf8",
          timeout: effort.limit,
        });
        const time = performance.now() - started;
        const reply = REPLY[stdout.trim()];
        return reply && { reply, time };
      });
    },
    close: async () => undefined,
  };
}

function longLived(version: string): Engine {
  const conversation = openConversation(PROGRAM, ["-in", "-smt2"], OPTIONS);
  return {
    name: "Z3, long-lived",
    version,
    idle: () => conversation.idle('(echo "end")\n', /^end/),
    async ask({ script }, effort) {
      if (script === undefined) return NOT_ASKED;
      const exchange = (text: string) =>
        conversation.exchange(`${text}\n(echo "end")\n`, (line) => line === "end", effort.limit);
      return repeat(effort, async () => {
        if ((await exchange(["(push)", ...script].join("\n"))) === undefined) return undefined;
        const started = performance.now();
        const [said = ""] = (await exchange("(check-sat)")) ?? [];
        const time = performance.now() - started;
        const reply = REPLY[said];
        await exchange("(pop)");
        return reply && { reply, time };
      });
    },
    async close() {
      conversation.close();
    },
  };
}

function spanOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function versionOf(): string | undefined {
  try {
    return /[\d.]+\d/.exec(execFileSync(PROGRAM, ["--version"], { encoding: "utf8", stdio: "pipe" }))?.[0];
  } catch {
    return undefined;
  }
}
