/**
 * nerdamer and Algebrite as one oracle: guesses for the kernel to re-check.
 *
 * A question goes out with fresh names and comes back as text that is read strictly, so nothing that a user wrote
 * is ever run, and nothing that an engine prints is ever believed. Answers do not depend on earlier questions: an
 * engine is reset after each, and replaced after one that failed.
 */

import type { Oracle } from "../../kernel/ports.ts";
import { type Expr, sameExpr } from "../../math/expr.ts";
import { readAnswers } from "./answer.ts";
import { type Channel, type ChannelOptions, openChannel, type Trouble } from "./channel.ts";
import { ENGINES, type EngineName, type Operation } from "./protocol.ts";
import { mentions, type Posed, pose, VARIABLE } from "./question.ts";

export interface OracleOptions {
  /** The bundled worker; by default it lies beside the bundle that this file is part of. */
  readonly workerUrl?: URL;
  /** For one question to one engine, on the wall clock: a safety net, never a measure of difficulty. */
  readonly timeoutMs?: number;
  /** Which engines to ask, in this order. */
  readonly engines?: readonly EngineName[];
  /** Told of every timeout and failure. */
  readonly onTrouble?: (trouble: Trouble) => void;
}

const TIMEOUT_MS = 2_000;

/** The oracle over the engines. Workers start with the first question and end with `close`. */
export function casOracle(options: OracleOptions = {}): Oracle {
  const { engines = ENGINES, onTrouble } = options;
  const channelOptions: ChannelOptions = {
    workerUrl: options.workerUrl ?? new URL("./oracle-worker.js", import.meta.url),
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    ...(onTrouble ? { onTrouble } : {}),
  };
  const channels = engines.map((engine) => openChannel(engine, channelOptions));

  return {
    name: engines.join(" and "),
    async solve(equation, unknown) {
      const posed = mentions(equation, unknown) ? pose(equation, unknown) : undefined;
      const answers = posed ? await askAll(channels, "solve", posed, [VARIABLE]) : [];
      return answers.filter((answer) => !mentions(answer, unknown));
    },
    async integrate(integrand, variable) {
      const posed = pose(integrand, variable);
      return posed ? askAll(channels, "integrate", posed, [VARIABLE]) : [];
    },
    async simplify(expr) {
      const posed = pose(expr);
      return posed ? askAll(channels, "simplify", posed, []) : [];
    },
    async factor(expr) {
      const posed = pose(expr);
      return posed ? askAll(channels, "factor", posed, [...posed.names.keys()]) : [];
    },
    async close() {
      await Promise.all(channels.map((channel) => channel.close()));
    },
  };
}

/** What the engines answer, in the order of the engines, each expression once. */
async function askAll(
  channels: readonly Channel[],
  operation: Operation,
  posed: Posed,
  variables: readonly string[],
): Promise<readonly Expr[]> {
  const question = { operation, text: posed.text, variables };
  const printed = await Promise.all(channels.map((channel) => channel.ask(question)));
  const distinct: Expr[] = [];
  for (const answer of printed.flat().flatMap((text) => readAnswers(text, posed.names)))
    if (!distinct.some((other) => sameExpr(other, answer))) distinct.push(answer);
  return distinct;
}
