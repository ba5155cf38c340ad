/**
 * Expressions with several pieces: piecewise(x if x > 0, 0 otherwise), indicator(x > 0), and the same in LaTeX,
 * \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}.
 */

import type { Expr, Formula, Piecewise } from "../../math/expr.ts";
import { num, TRUE } from "../../math/expr.ts";
import { isDeclared } from "./names.ts";
import type { Reader } from "./reader.ts";
import {
  describe,
  fail,
  inside,
  opensArguments,
  peek,
  spanned,
  take,
  takeComma,
  takeIf,
  unexpected,
} from "./reader.ts";
import { isStatement, notAStatement, statement } from "./statement.ts";
import type { Token, TokenKind } from "./token.ts";

/** Expressions with more pieces are refused. */
const MOST_PIECES = 20;

const EXAMPLE = "`piecewise(x if x > 0, 0 otherwise)`";

/** How the pieces of an expression are set apart. */
interface Notation {
  /** Moves over what stands between a value and its condition; says whether a condition follows. */
  readonly condition: (r: Reader) => boolean;
  /** Moves over what stands between two pieces; says whether another piece follows. */
  readonly next: (r: Reader) => boolean;
}

const PLAIN: Notation = {
  condition: (r) => takeIf(r, "if") !== undefined,
  next: (r) => takeComma(r) !== undefined,
};

const LATEX: Notation = {
  condition: (r) => {
    takeIf(r, ",");
    const isSetApart = takeIf(r, "&") !== undefined;
    if (peek(r).kind === "otherwise") return false;
    return takeIf(r, "if") !== undefined || takeFor(r) || isSetApart;
  },
  next: (r) => {
    while (takeIf(r, ","));
    return takeIf(r, "line") !== undefined && peek(r).kind !== "close";
  },
};

/** "for" or "when" before a condition. */
function takeFor(r: Reader): boolean {
  const { kind, text } = peek(r);
  const isWord = kind === "name" && (text === "for" || text === "when") && !isDeclared(r.scope, text);
  if (isWord) take(r);
  return isWord;
}

/** piecewise(x if x > 0, 0 otherwise) */
export function callPiecewise(r: Reader): Expr {
  const word = take(r);
  if (opensArguments(r))
    return spanned(
      r,
      word.start,
      inside(r, () => pieces(r, word, PLAIN)),
    );
  return fail(r, "F104", word, `${describe(r, word)} needs brackets around its pieces.`, {
    expected: EXAMPLE,
    found: describe(r, peek(r)),
  });
}

/** \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases} */
export function cases(r: Reader): Expr {
  const opened = peek(r);
  const e = inside(r, () => pieces(r, opened, LATEX));
  return spanned(r, opened.start, e);
}

function pieces(r: Reader, start: Token, notation: Notation): Expr {
  const found: Piecewise["pieces"][number][] = [];
  for (;;) {
    const value = r.grammar.sum(r);
    if (notation.condition(r)) found.push({ value, when: condition(r) });
    else if (takeIf(r, "otherwise")) return lastPiece(r, start, notation, found, value);
    else return withoutEnd(r, start, "`if` and a condition, or `otherwise`");
    if (!notation.next(r)) return withoutEnd(r, start, "an operator or the next piece");
  }
}

const ENDS: ReadonlySet<TokenKind> = new Set<TokenKind>(["close", ",", "line", "&"]);

/** Fails where no piece says `otherwise`; a bracket that is never closed is told by the caller. */
function withoutEnd(r: Reader, start: Token, expected: string): Expr {
  const { kind } = peek(r);
  if (kind === "end") return num(0);
  if (!ENDS.has(kind)) return unexpected(r, expected);
  const example = start.text === "piecewise" ? EXAMPLE : "`0 & \\text{otherwise}` in the last line";
  const place = { start: start.start, end: r.end };
  return fail(r, "F104", place, "A piece says neither its condition nor `otherwise`, or no piece says `otherwise`.", {
    expected: example,
    hint: "The last piece says what holds otherwise; each other piece has a condition.",
  });
}

function lastPiece(r: Reader, start: Token, notation: Notation, found: Piecewise["pieces"], otherwise: Expr): Expr {
  const place = { start: start.start, end: r.end };
  if (notation.next(r))
    return fail(r, "F104", place, "`otherwise` stands before the last piece.", { expected: EXAMPLE });
  if (found.length === 0)
    return fail(r, "F104", place, "No piece has a condition.", { expected: EXAMPLE, hint: "Write the value alone." });
  if (found.length >= MOST_PIECES) return fail(r, "F108", place, `An expression has at most ${MOST_PIECES} pieces.`);
  return { kind: "piecewise", pieces: found, otherwise };
}

function condition(r: Reader): Formula {
  const { start } = peek(r);
  const node = statement(r);
  if (isStatement(node)) return node;
  notAStatement(r, { start, end: r.end });
  return TRUE;
}

/** indicator(x > 0), \mathbf{1}\{x > 0\}, \mathbf{1}_{x > 0}: 1 where the statement holds and 0 elsewhere. */
export function indicator(r: Reader): Expr {
  const word = take(r);
  takeIf(r, "_");
  if (!opensArguments(r))
    return fail(r, "F104", word, `${describe(r, word)} needs brackets around its condition.`, {
      expected: "`indicator(x > 0)`",
      found: describe(r, peek(r)),
    });
  const when = inside(r, () => condition(r));
  return spanned(r, word.start, { kind: "piecewise", pieces: [{ value: num(1), when }], otherwise: num(0) });
}
