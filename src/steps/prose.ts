/** How a step reads on a page: sentences in which mathematics stands, and displayed formulas. */

import type { Expr, Formula } from "../math/expr.ts";
import type { Span } from "../math/span.ts";

/** A piece of a sentence: words, mathematics, or a matrix by its rows. */
export type Inline = string | { readonly math: Expr | Formula } | { readonly matrix: readonly (readonly Expr[])[] };
export type Sentence = readonly Inline[];

/** A displayed formula with its part in the step. */
export interface Display {
  readonly role: "given" | "printed" | "corrected" | "derived";
  /** The formulas shown, one under the other. */
  readonly math: readonly (Expr | Formula)[];
  /** Words before it, such as a sign: "which is nonnegative". */
  readonly words?: string;
  /** A part of the formula to mark, such as the guilty sub-expression, by its span in the source. */
  readonly mark?: Span;
  /** A table, in the place of formulas. */
  readonly grid?: Grid;
}

/** Printed cells below and beside their headings; a cell can be empty. */
export interface Grid {
  readonly columns: readonly GridHeading[];
  readonly rows: readonly { readonly heading: GridHeading; readonly cells: readonly (GridCell | undefined)[] }[];
}

export interface GridHeading {
  readonly words?: string;
  readonly math: readonly (Expr | Formula)[];
}

export interface GridCell {
  readonly text: string;
  readonly span: Span;
}

export const math = (of: Expr | Formula): Inline => ({ math: of });

/** Pieces of mathematics with commas between them and a word before the last. */
export function listed(items: readonly (Expr | Formula)[], word = "and"): Sentence {
  return items.flatMap((item, i): Sentence => {
    if (i === 0) return [math(item)];
    return [i === items.length - 1 ? ` ${word} ` : ", ", math(item)];
  });
}

export const given = (...formulas: readonly (Expr | Formula)[]): Display => ({ role: "given", math: formulas });
export const printed = (...formulas: readonly (Expr | Formula)[]): Display => ({ role: "printed", math: formulas });
