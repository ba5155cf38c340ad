/** What an engine answers, and how engines are asked. */

import type { Question } from "./questions.ts";

export type Reply =
  | "accepted"
  | "refuted"
  /** It answered, and decided nothing. */
  | "undecided"
  /** It failed, or did not answer in time. */
  | "silent"
  /** The question has no form that it understands. */
  | "not asked";

export interface Answer {
  readonly reply: Reply;
  /** Milliseconds of each repetition, from the engine's own form of the question to its answer. */
  readonly times: readonly number[];
}

export const NOT_ASKED: Answer = { reply: "not asked", times: [] };
export const SILENT: Answer = { reply: "silent", times: [] };

/** How often a question is put. */
export interface Effort {
  readonly repetitions: number;
  /** After this long no further repetition begins. */
  readonly milliseconds: number;
  /** An engine that is silent for this long is stopped. */
  readonly limit: number;
}

export interface Engine {
  readonly name: string;
  readonly version: string;
  ask(question: Question, effort: Effort): Promise<Answer>;
  /** Milliseconds of an exchange in which nothing is asked, when the clock includes one. */
  idle?(): Promise<number>;
  close(): Promise<void>;
}

/** One repetition: the reply, and how many milliseconds it took; undefined of an engine that fails. */
type Once = () => Promise<{ readonly reply: Reply; readonly time: number } | undefined>;

/** The answers of all repetitions for which there is time. */
export async function repeat({ repetitions, milliseconds }: Effort, once: Once): Promise<Answer> {
  const times: number[] = [];
  let reply: Reply = "silent";
  const begun = performance.now();
  while (times.length < repetitions && performance.now() - begun < milliseconds) {
    const found = await once();
    if (found === undefined) return SILENT;
    reply = found.reply;
    times.push(found.time);
  }
  return { reply, times };
}

/** The middle of the values, or the value below which a share of them lies; NaN of none. */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The median after the first answer, which warms the engine up; undefined where there was no answer. */
export function warm({ times }: Answer): number | undefined {
  return times.length === 0 ? undefined : quantile(times.length > 1 ? times.slice(1) : times);
}
