/**
 * The state of reading one formula, and the few moves the grammar makes over its tokens.
 *
 * Nothing is thrown: after a failure every further token is the end, so the grammar unwinds by itself, and what it
 * built is dropped.
 */

import type { Code } from "../../diagnostics/codes.ts";
import type { Diagnostic, TextEdit } from "../../diagnostics/diagnostic.ts";
import type { Expr, Formula } from "../../math/expr.ts";
import { num } from "../../math/expr.ts";
import type { Span } from "../../math/span.ts";
import type { Names } from "./names.ts";
import type { Token, TokenKind } from "./token.ts";

/** The text of a formula and where it stands. */
export interface FormulaSource {
  readonly text: string;
  /** The offset in the file of each character of the text. */
  readonly at: (index: number) => number;
}

/** Deeper nesting, in brackets or in the tree, is refused. */
export const DEEPEST = 200;

/** The rules of the grammar that other rules come back to. */
export interface Grammar {
  readonly sum: (r: Reader) => Expr;
  readonly product: (r: Reader) => Expr;
  /** Something with its exponent. */
  readonly factor: (r: Reader) => Expr;
  /** A caret and what it raises. */
  readonly exponent: (r: Reader) => Expr;
  /** Whether the next token begins a factor that needs no sign before it. */
  readonly startsFactor: (r: Reader) => boolean;
  /** A sum in brackets of any kind. */
  readonly bracket: (r: Reader) => Expr;
  /** The argument of a LaTeX command: a group in braces, or a single sign. */
  readonly argument: (r: Reader) => Expr;
}

export interface Reader {
  readonly grammar: Grammar;
  readonly source: FormulaSource;
  /** The names declared, and the indices of the series around. */
  scope: Names;
  indices: readonly Index[];
  readonly latex: boolean;
  readonly tokens: Token[];
  readonly brackets: ReadonlyMap<number, Bracket>;
  readonly diagnostics: Diagnostic[];
  failed: boolean;
  position: number;
  /** Where the part that is being read stops: the differential of an integral, or the last token. */
  stop: number;
  /** Where the last token taken ends. */
  end: number;
  depth: number;
  /** Whether a bar here closes an absolute value. */
  insideBars: boolean;
}

/** The index of a sum or product that is being read. */
export interface Index {
  readonly name: string;
  readonly from: Expr;
  readonly to: Expr;
}

/** What is known of an opening bracket before it is read. */
export interface Bracket {
  /** The position of the bracket that closes it. */
  readonly closedAt: number;
  /** Whether it holds a statement, such as an equation. */
  readonly statement: boolean;
}

export interface Fault {
  readonly expected?: string;
  readonly found?: string;
  readonly hint?: string;
  readonly fix?: TextEdit;
}

/** The next token; the end after a failure. */
export function peek(r: Reader): Token {
  const token = r.failed || r.position >= r.stop ? undefined : r.tokens[r.position];
  if (token) return token;
  const start = r.tokens[r.stop]?.start ?? r.end;
  return { kind: "end", text: "", start, end: start, spaced: false };
}

/** The token after the next one. */
export function peekSecond(r: Reader): Token | undefined {
  return r.failed || r.position + 1 >= r.stop ? undefined : r.tokens[r.position + 1];
}

/** Moves over the next token. */
export function take(r: Reader): Token {
  const token = peek(r);
  if (token.kind === "end") return token;
  r.position++;
  r.end = token.end;
  return token;
}

/** Moves over the next token if it is of that kind, and of that text when one is given. */
export function takeIf(r: Reader, kind: TokenKind, text?: string): Token | undefined {
  const token = peek(r);
  return token.kind === kind && (text === undefined || token.text === text) ? take(r) : undefined;
}

/** The range of the file that a range of the text comes from. */
export function spanOf(source: FormulaSource, start: number, end: number): Span {
  const last = Math.min(end, source.text.length);
  if (last <= 0) return { start: source.at(0), end: source.at(0) };
  const after = source.at(last - 1) + 1;
  return start >= last ? { start: after, end: after } : { start: source.at(start), end: after };
}

/** The node with the span from a place of the text to the last token taken. */
export function spanned<Node extends Expr | Formula>(r: Reader, start: number, node: Node): Node {
  return { ...node, span: spanOf(r.source, start, r.end) };
}

/** Notes what is wrong with a range of the text, and reads on. */
export function complain(
  r: Reader,
  code: Code,
  place: { start: number; end: number },
  message: string,
  fault: Fault,
): void {
  if (r.failed) return;
  r.diagnostics.push({ code, severity: "error", span: spanOf(r.source, place.start, place.end), message, ...fault });
}

/** Notes what is wrong and gives up the formula; the expression returned only fills its place. */
export function fail(
  r: Reader,
  code: Code,
  place: { start: number; end: number },
  message: string,
  fault: Fault = {},
): Expr {
  complain(r, code, place, message, fault);
  r.failed = true;
  return num(0);
}

/** How the next token is called in a message. */
export function describe(r: Reader, token: Token): string {
  if (token.kind === "end") return r.stop < r.tokens.length ? "the end of the integrand" : "the end of the formula";
  return `\`${r.source.text.slice(token.start, token.end)}\``;
}

/** Reads something inside something else, unless that goes too deep. */
export function nested<T extends Expr | Formula>(r: Reader, read: () => T): T | Expr {
  if (r.depth > DEEPEST) return fail(r, "F108", peek(r), `The formula nests deeper than ${DEEPEST} levels.`);
  r.depth++;
  const node = read();
  r.depth--;
  return node;
}

/** Whether a bracket opens here that can hold arguments. */
export function opensArguments(r: Reader): boolean {
  const { kind, text } = peek(r);
  return kind === "open" && text !== "|" && text !== "\\begin{cases}";
}

/** Reads what stands between brackets; a bar in it closes none outside. */
export function inside<T>(r: Reader, read: () => T): T {
  const opened = take(r);
  const outside = r.insideBars;
  r.insideBars = false;
  const content = read();
  close(r, opened);
  r.insideBars = outside;
  return content;
}

/** A comma between arguments, or a semicolon. */
export const takeComma = (r: Reader): Token | undefined => (peek(r).text === "." ? undefined : takeIf(r, ","));

/** Moves over the closing bracket of one that was opened. */
export function close(r: Reader, opened: Token): void {
  const token = peek(r);
  if (token.kind === "close" && token.text === CLOSING[opened.text]) {
    take(r);
  } else if (token.kind === "close") {
    fail(r, "F104", token, `${describe(r, token)} does not close ${describe(r, opened)}.`, {
      expected: `\`${CLOSING[opened.text]}\``,
      found: describe(r, token),
    });
  } else if (token.kind === "end") {
    fail(r, "F104", opened, `${describe(r, opened)} is never closed.`, {
      expected: `\`${CLOSING[opened.text]}\``,
      found: describe(r, token),
    });
  } else {
    unexpected(r, `an operator or \`${CLOSING[opened.text]}\``);
  }
}

const CLOSING: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
  "|": "|",
  "\\begin{cases}": "\\end{cases}",
};

/** What a token out of place suggests to do. */
const ADVICE: Partial<Record<TokenKind, string>> = {
  ",": "Decimals have a point, thousands no separator, and statements are joined by `and`.",
  number: "Write `*` before a number.",
  fraction: "Write `*` before a number.",
  _: "A subscript belongs to a name, as in `q_1` or `y_{max}`.",
  if: "A condition belongs into pieces, as in `piecewise(x if x > 0, 0 otherwise)`.",
  otherwise: "The last piece says it, as in `piecewise(x if x > 0, 0 otherwise)`.",
  "'": "Primes belong to the name of a declared function, as in `f'(x)`.",
};

/** Fails at the next token, which has no place here. */
export function unexpected(r: Reader, expected: string): Expr {
  const token = peek(r);
  const hint = ADVICE[token.kind];
  const message =
    token.kind === "end"
      ? "The formula ends too early."
      : token.kind === "close"
        ? `${describe(r, token)} closes nothing.`
        : `${describe(r, token)} has no place here.`;
  return fail(r, "F104", token, message, { expected, found: describe(r, token), ...(hint ? { hint } : {}) });
}
