/** What the names, labels and ids of a file stand for. */

import type { FunctionFacts, Functions } from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Problem } from "./lagrangian.ts";
import type { Unit } from "./unit.ts";

/** The path of the file and the id of the step in it, joined by `#`. */
export type StepKey = string;

export interface Declaration {
  readonly name: string;
  readonly role: "symbol" | "function" | "definition";
  readonly tex?: string;
  readonly meaning?: string;
  /** "in [-1, 1]", "positive". */
  readonly domain?: string;
  /** What a symbol is measured in. */
  readonly unit?: Unit;
  readonly file: string;
  readonly span: Span;
}

export interface Definition {
  /** Absent when the definition could not be read. */
  readonly meaning?: Expr;
  readonly step: StepKey;
}

export interface PosedProblem {
  readonly problem: Problem;
  readonly step: StepKey;
}

/** What a label or an id stands for. */
export interface Reference {
  readonly name: string;
  readonly step: StepKey;
  /** What the step was made under: the assumptions of its scope and its own, and values put in. */
  readonly under: readonly Formula[];
  /** What `from` takes as given. */
  readonly facts: readonly Formula[];
  /** Statements that no step proves, and where they hold the facts do; who takes the facts takes these over. */
  readonly presumes: readonly Formula[];
  /** What stands for the label where a formula is expected. */
  readonly subject?: Expr | Formula;
  /** Why it cannot be used: it could not be read, or is still to be filled. */
  readonly fault?: string;
}

export interface Vocabulary {
  readonly declarations: Map<string, Declaration>;
  readonly functions: Map<string, FunctionFacts>;
  readonly definitions: Map<string, Definition>;
  readonly problems: Map<string, PosedProblem>;
  /** By label or id; several when files that this one uses share it. */
  readonly references: Map<string, readonly Reference[]>;
  /** Labels and ids of steps further down. */
  readonly laterReferences: Set<string>;
  /** Names that steps further down define. */
  readonly laterNames: Set<string>;
}

export const emptyVocabulary = (): Vocabulary => ({
  declarations: new Map(),
  functions: new Map(),
  definitions: new Map(),
  problems: new Map(),
  references: new Map(),
  laterReferences: new Set(),
  laterNames: new Set(),
});

/** What is declared of the functions, as an obligation carries it. */
export const functionFacts = (vocabulary: Vocabulary): Functions => Object.fromEntries(vocabulary.functions);
