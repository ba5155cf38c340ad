/** What is said between the solver and the worker in which Z3 runs: plain data, numbers as text. */

export interface Asked {
  readonly script: string;
  /** What Z3 may spend on the answer, in its own units, so that the answer is the same on every machine. */
  readonly resources: number;
}

/** A number of a model. */
export type ModelNumber =
  /** "3/4". */
  | { readonly kind: "rational"; readonly text: string }
  /** The root number `index`, from 1 in ascending order, of the polynomial whose coefficients start with the constant one. */
  | {
      readonly kind: "root";
      readonly coefficients: readonly string[];
      readonly index: number;
      /** A rational number close to it. */
      readonly near: string;
    };

/** The values of constants by their names, without bars. */
export type Model = readonly (readonly [name: string, value: ModelNumber])[];

export type Answer =
  | { readonly kind: "unsat" }
  | { readonly kind: "sat"; readonly model: Model }
  | { readonly kind: "unknown"; readonly reason: string };

export type Reply = { readonly kind: "ready" } | Answer;
