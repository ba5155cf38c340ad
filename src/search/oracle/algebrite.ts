/** Algebrite behind the worker's engine interface. */

import type { Engine, Operation, Question } from "./protocol.ts";

/** Algebrite factors in one variable at a time, and each may find what the others miss. */
const FACTORED_VARIABLES = 3;

const COMMANDS: Readonly<Record<Operation, (question: Question) => readonly string[]>> = {
  solve: ({ text, variables }) => variables.slice(0, 1).map((unknown) => `roots(${text},${unknown})`),
  integrate: ({ text, variables }) => variables.slice(0, 1).map((variable) => `integral(${text},${variable})`),
  simplify: ({ text }) => [`simplify(${text})`, `rationalize(${text})`],
  factor: ({ text, variables }) =>
    variables.slice(0, FACTORED_VARIABLES).map((variable) => `factor(${text},${variable})`),
};

/** Loads Algebrite. */
export async function openAlgebrite(): Promise<Engine> {
  const { default: algebrite } = await import("algebrite");
  return {
    commands: (question) => COMMANDS[question.operation](question),
    run(command) {
      const text = algebrite.run(command);
      // A failure is reported inside the answer, after an echo of the question.
      if (text.includes("Stop:")) throw new Error(text.slice(text.indexOf("Stop:")));
      return text;
    },
    reset: () => algebrite.clearall(),
  };
}
