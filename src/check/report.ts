/** The outcome of a check as plain data: everything a renderer needs, nothing it must compute. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Expr, Formula } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Display, Sentence } from "../steps/prose.ts";
import type { Direction } from "./direction.ts";
import type { Reach } from "./severity.ts";

export type { Display, Grid, GridCell, GridHeading, Sentence } from "../steps/prose.ts";
export type { Direction } from "./direction.ts";
export type { Reach, Severity } from "./severity.ts";

export type StepVerdict = "proved" | "refuted" | "unknown" | "invalid";

/** An exact point, with what the two sides are worth there. */
export interface Counterexample {
  readonly point: readonly { readonly at: Expr; readonly value: Expr }[];
  /** For instance: "the derivative" 3/8, "as printed" 1/4. `value` is exact or a decimal ending in an ellipsis. */
  readonly values: readonly { readonly what: string; readonly value: string }[];
  /** Assumptions on whose boundary the point lies. */
  readonly boundary?: readonly Formula[];
  /** Whether the claim fails wherever the assumptions hold, or holds at some points. */
  readonly extent?: "everywhere" | "somewhere";
}

export interface Diagnosis {
  /** The kind of mistake, such as "flipped sign" or "missing factor". */
  readonly class: string;
  readonly message: string;
  /** What is printed, as text. */
  readonly printed: string;
  /** The repaired claim; none where that is no formula. */
  readonly suggestion?: Expr | Formula;
  /** The same as text, ready to be put in the file. */
  readonly replacement: string;
  /** The text that the replacement is put for. */
  readonly at: Span;
  /** Whether the diagnostic points at a part of the claim only, which the replacement cannot be put for. */
  readonly isPartial?: boolean;
  /** The guilty sub-expression in the source. */
  readonly span?: Span;
  /** Other changes that make the claim right and are as typical. */
  readonly alternatives?: readonly Diagnosis[];
}

/** How one thing the step demands was settled. */
export interface Settled {
  /** What was demanded, in words: "the derivative equals the claim". */
  readonly what: string;
  readonly verdict: StepVerdict;
  /** What the verdict rests on: "kernel identity", "certificate: ...", "counterexample". */
  readonly evidence: string;
  readonly formula?: Formula;
}

export interface StepReport {
  /** Unique in the file: the step's own id, or one made of its label or number. */
  readonly id: string;
  readonly label?: string;
  /** The verb: "derivative", "solve", ... */
  readonly kind: string;
  readonly span: Span;
  readonly line: number;
  readonly column: number;
  /** The titles of the cases it stands in, outermost first. */
  readonly cases: readonly string[];
  /** How the step reads in words. */
  readonly sentence: Sentence;
  readonly displays: readonly Display[];
  /** What the step assumes by itself. */
  readonly assumed: readonly { readonly formula: Formula; readonly because?: string }[];
  /** Statements that no step proves, and where they hold what is claimed does: they come with what the step cites. */
  readonly presumed: readonly Formula[];
  /** The author's remark. */
  readonly note?: string;
  /** The claim as the file has it, as text. */
  readonly claim: string;
  /** The corrected claim of an erratum, as text, and why. */
  readonly corrected?: string;
  readonly because?: string;
  /** Of the claim as printed: a confirmed erratum is refuted, and ok. */
  readonly verdict: StepVerdict;
  /** Whether the step stands as its file says. */
  readonly ok: boolean;
  readonly settled: readonly Settled[];
  readonly counterexample?: Counterexample;
  /** For a step that turns one statement into another. */
  readonly direction?: Direction;
  readonly diagnosis?: Diagnosis;
  /** Conditions or assumptions that would help, as text. */
  readonly needs: readonly string[];
  /** Assumptions with each of which by itself the failing claim is proved, the weakest first. */
  readonly sufficient: readonly Formula[];
  /** The labels and ids that the step names, as it writes them; all of them are among what it rests on. */
  readonly cited: readonly string[];
  /** Ids of steps; a step of another file is written `path#id`. */
  readonly restsOn: readonly string[];
  readonly usedBy: readonly string[];
  /** Steps it rests on, directly or not, whose printed claim is wrong or unproved. */
  readonly restsOnError: readonly string[];
  /** Of a confirmed erratum: how far it reaches, with the ids of steps. */
  readonly reach?: Reach;
  readonly diagnostics: readonly Diagnostic[];
  /** Kernel operations that judging the evidence takes. */
  readonly operations: number;
}

/** A scope of assumptions (the model, a case, or a step) with the point that shows it consistent. */
export interface ScopeReport {
  /** Empty for the model itself. */
  readonly title: string;
  readonly assumptions: readonly {
    readonly formula: Formula;
    readonly because?: string;
    /** Whether it restates the domain of a symbol, which the table of symbols tells as well. */
    readonly isDomain: boolean;
  }[];
  readonly witness?: readonly { readonly at: Expr; readonly value: Expr }[];
}

export interface SymbolReport {
  readonly name: string;
  readonly tex: string;
  readonly meaning?: string;
  /** "in [-1, 1]", "positive", as text. */
  readonly domain?: string;
  readonly role: "symbol" | "function" | "definition";
}

export interface FileReport {
  /** As given to the checker, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly title: string;
  readonly source?: { readonly paper: string; readonly section?: string };
  readonly about?: string;
  readonly symbols: readonly SymbolReport[];
  readonly scopes: readonly ScopeReport[];
  readonly steps: readonly StepReport[];
  /** Diagnostics of the file itself, outside its steps. */
  readonly diagnostics: readonly Diagnostic[];
  /** False when the file could not be read as a document at all. */
  readonly readable: boolean;
}

export interface Report {
  readonly files: readonly FileReport[];
}
