/** A program that is asked over its standard input and answers over its standard output, line by line. */

import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { quantile } from "./answers.ts";

export interface Conversation {
  /** Sends lines and waits for the first line that passes the test; undefined when it does not come in time. */
  exchange(text: string, isLast: (line: string) => boolean, limit: number): Promise<readonly string[] | undefined>;
  /** Milliseconds that an exchange takes by itself. */
  idle(text: string, last: RegExp): Promise<number>;
  /** Stops the program; the next exchange starts it anew. */
  close(): void;
}

/** Talks to a program that is started when first asked, and again after a silence. */
export function openConversation(program: string, args: readonly string[], greeting = ""): Conversation {
  let child: ChildProcessWithoutNullStreams | undefined;
  let heard: (line: string) => void = () => undefined;
  let ended: () => void = () => undefined;
  const start = (): ChildProcessWithoutNullStreams => {
    const started = spawn(program, args, { stdio: "pipe" });
    let rest = "";
    started.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      if (started === child) for (const line of lines) heard(line);
    });
    started.stderr.resume();
    started.stdin.on("error", () => undefined);
    started
      .on("error", () => ended())
      .on("close", () => {
        if (started === child) ended();
      });
    started.stdin.write(greeting);
    return started;
  };
  const close = (): void => {
    const old = child;
    child = undefined;
    old?.kill("SIGKILL");
  };
  const exchange: Conversation["exchange"] = (text, isLast, limit) =>
    new Promise((resolve) => {
      const lines: string[] = [];
      const finish = (answer: readonly string[] | undefined): void => {
        clearTimeout(timer);
        heard = () => undefined;
        ended = () => undefined;
        if (answer === undefined) close();
        resolve(answer);
      };
      const timer = setTimeout(() => finish(undefined), limit);
      heard = (line) => {
        lines.push(line);
        if (isLast(line)) finish(lines);
      };
      ended = () => finish(undefined);
      child ??= start();
      child.stdin.write(text);
    });
  return {
    close,
    exchange,
    async idle(text, last) {
      const times: number[] = [];
      for (let i = 0; i < 20; i++) {
        const started = performance.now();
        await exchange(text, (line) => last.test(line), 10_000);
        times.push(performance.now() - started);
      }
      return quantile(times);
    },
  };
}
