/** The pieces into which a formula is cut, the same for plain notation and LaTeX. */

import type { Names } from "./names.ts";

export type TokenKind =
  | "number"
  /** One character such as ½; the text is "1/2". */
  | "fraction"
  | "name"
  | "+"
  | "-"
  | "*"
  | "/"
  | "^"
  | "_"
  | "'"
  | ","
  | "relation"
  | "and"
  | "or"
  | "if"
  | "otherwise"
  /** Sets the parts of a line of cases apart. */
  | "&"
  /** Ends a line of cases. */
  | "line"
  /** The text is "(", "[", "{", "\\begin{cases}", or "|" for a bar that can only open. */
  | "open"
  /** The text is ")", "]", "}", "\\end{cases}", or "|" for a bar that can only close. */
  | "close"
  /** A bar that opens or closes, as its place decides. */
  | "bar"
  | "frac"
  /** The text is "√" or "\\sqrt". */
  | "root"
  /** A LaTeX function command; the text is the word for it in plain notation, such as "ln". */
  | "function"
  | "partial"
  | "integral"
  | "limit"
  /** The arrow of a limit. */
  | "to"
  /** The sign of a sum or product over an index; the text is "sum" or "product". */
  | "series"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  /** The canonical text: "<=" for every way to write it, "lambda_2" for \lambda_{2}. */
  readonly text: string;
  /** Half-open range in the text of the formula. */
  readonly start: number;
  readonly end: number;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
  /** Whether a new line or a wide space before it may begin another formula. */
  readonly apart?: boolean;
  /** Whether it is set upright, as the d of a differential may be. */
  readonly upright?: boolean;
}

/** Why a text could not be cut into tokens. */
export interface ScanProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly expected?: string;
  readonly hint?: string;
}

/** The state of cutting one formula. */
export interface Scanner {
  readonly text: string;
  readonly latex: boolean;
  readonly scope: Names;
  readonly tokens: Token[];
  /** The environments that are open here, the innermost last. */
  readonly environments: string[];
  index: number;
  spaced: boolean;
  apart: boolean;
  problem?: ScanProblem;
}

/** Adds a token that reaches from the scanner's place to `end`, and moves there. */
export function emit(s: Scanner, kind: TokenKind, text: string, end: number, upright = false): void {
  s.tokens.push({ kind, text, start: s.index, end, spaced: s.spaced, apart: s.apart, upright });
  s.spaced = false;
  s.apart = false;
  s.index = end;
}

/** Moves over what only separates; `apart` says that it may separate two formulas. */
export function skipTo(s: Scanner, end: number, apart = false): void {
  s.spaced = true;
  s.apart ||= apart;
  s.index = end;
}

/** Stops the scanner with a problem. */
export function reject(s: Scanner, problem: ScanProblem): void {
  s.problem ??= problem;
}

/** The match of a sticky pattern at a place of the text. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}
