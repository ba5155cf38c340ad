/** nerdamer behind the worker's engine interface. */

import type { Engine, Operation, Question } from "./protocol.ts";

/**
 * Commands are passed as one text: the functions of the same names on the package switch it to decimal
 * fractions and answer 131836323/46611179 for the square root of 8.
 */
const COMMANDS: Readonly<Record<Operation, (question: Question) => readonly string[]>> = {
  solve: ({ text, variables }) => variables.slice(0, 1).map((unknown) => `solve(${text},${unknown})`),
  integrate: ({ text, variables }) => variables.slice(0, 1).map((variable) => `integrate(${text},${variable})`),
  simplify: ({ text }) => [`simplify(${text})`, `expand(${text})`],
  factor: ({ text }) => [`factor(${text})`],
};

/** Loads nerdamer with the parts that the questions need. */
export async function openNerdamer(): Promise<Engine> {
  const { default: nerdamer } = await import("nerdamer");
  // The parts attach themselves to the core; each needs those before it.
  await import("nerdamer/Algebra.js");
  await import("nerdamer/Calculus.js");
  await import("nerdamer/Solve.js");
  return {
    commands: (question) => COMMANDS[question.operation](question),
    run: (command) => nerdamer(command).text("fractions"),
    reset() {
      nerdamer.flush();
      nerdamer.clearVars();
    },
  };
}
