/** What is said between the oracle and the worker in which an engine runs: plain data, text both ways. */

export const ENGINES = ["nerdamer", "algebrite"] as const;
export type EngineName = (typeof ENGINES)[number];

export type Operation = "solve" | "integrate" | "simplify" | "factor";

/** A question in the notation and with the names that engines read. */
export interface Question {
  readonly operation: Operation;
  readonly text: string;
  /** The unknown to solve for, the variable to integrate in, or the variables of a form to factor. */
  readonly variables: readonly string[];
}

/** Answers are sent one by one, so that a later command that hangs does not lose them. */
export type Reply =
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly text: string }
  /** The question is over; with a `fault`, some command failed and the engine is no longer to be relied on. */
  | { readonly kind: "done"; readonly fault?: string };

/** An engine as the worker sees it: the commands that a question stands for, and how one is run. */
export interface Engine {
  commands(question: Question): readonly string[];
  /** The engine's answer as text. Throws, loops or lies as it pleases. */
  run(command: string): string;
  /** Forgets what earlier questions left behind. */
  reset(): void;
}
