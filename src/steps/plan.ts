/** A step file once read: what it declares, its scopes, and what each step says and demands. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Expr, Formula } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { HeldAt } from "./held-at.ts";
import type { Content, Filling } from "./kind.ts";
import type { PrintedNumber } from "./printed-number.ts";
import type { Assumption, Scope } from "./scope.ts";
import type { StepKey, Vocabulary } from "./vocabulary.ts";

/** One reading of a step: as printed, or as corrected. */
export interface Reading {
  /** Absent when the step cannot be read; the diagnostics say why. */
  readonly content?: Content;
  readonly diagnostics: readonly Diagnostic[];
  /** The step's own assumptions. */
  readonly assumed: readonly Assumption[];
  /** All assumptions that hold for the step, with definitions expanded. */
  readonly assumptions: readonly Formula[];
  /** The claims that `from` names. */
  readonly facts: readonly Formula[];
  /** Statements that no step proves, and where they hold those claims do. */
  readonly presumed: readonly Formula[];
  readonly restsOn: readonly StepKey[];
}

/** A value recorded with a counterexample. */
export type RecordedValue = { readonly span: Span; readonly text: string } & (
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "rounded"; readonly number: PrintedNumber }
  | { readonly kind: "exact"; readonly value: Expr }
);

export interface RecordedCounterexample {
  readonly at: HeldAt;
  readonly printed: readonly RecordedValue[];
  readonly corrected: readonly RecordedValue[];
}

export interface Erratum {
  readonly corrected: Reading;
  readonly because: string;
  /** The fields that the correction changes, as text. */
  readonly changes: readonly { readonly field: string; readonly text: string }[];
  readonly span: Span;
  readonly counterexample?: RecordedCounterexample;
}

export interface StepPlan {
  readonly key: StepKey;
  readonly id: string;
  readonly label?: string;
  readonly note?: string;
  readonly verb: string;
  /** The whole step. */
  readonly span: Span;
  /** Its verb, or its first key. */
  readonly head: Span;
  /** The scope it stands in; its own assumptions are apart. */
  readonly scope: Scope;
  readonly printed: Reading;
  readonly erratum?: Erratum;
  /** The step with its claim replaced. */
  readonly filled: (filling: Filling) => Reading;
  /** The labels and ids that `from` names. */
  readonly cited: readonly { readonly label: string; readonly span: Span }[];
  /** The step with another one named in the i-th place of `from`. */
  readonly citing: (i: number, label: string) => Reading;
}

export interface FilePlan {
  readonly path: string;
  readonly text: string;
  /** False when it could not be read as a document at all. */
  readonly readable: boolean;
  readonly title: string;
  readonly source?: { readonly paper: string; readonly section?: string };
  readonly about?: string;
  readonly vocabulary: Vocabulary;
  /** The scope of the file, then those of its cases in order. */
  readonly scopes: readonly Scope[];
  readonly steps: readonly StepPlan[];
  /** Faults outside the steps. */
  readonly diagnostics: readonly Diagnostic[];
}
