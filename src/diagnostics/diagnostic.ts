/** What a reader is told about a place in a file: facts as data; layout belongs to `render`. */

import type { Span } from "../math/span.ts";
import type { Code } from "./codes.ts";

export type Severity = "error" | "warning" | "info";

/** A replacement of text that a machine can apply; `safe` only when it keeps the mathematics. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
  readonly safe: boolean;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  /** What is wrong: one sentence, present tense, with a full stop and no positions. */
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly fix?: TextEdit;
}
