/**
 * Reads names: `q_1`, `p_{1}`, `λ_2`, `\bar{p}_m`, `x^*`.
 *
 * In plain notation a run of letters, digits and underscores is one name. In LaTeX a run such as `ab` or `q_1q_2` is
 * one name when that is declared, and otherwise the letters that TeX sets side by side, when those are declared.
 */

import { greekName, isDeclared, spelledOut, subscriptOf } from "./names.ts";
import type { Scanner, TokenKind } from "./token.ts";
import { emit, matchAt, reject } from "./token.ts";

interface Word {
  readonly name: string;
  readonly end: number;
  /** Primes that stand before a subscript, as in f'_i(x). */
  readonly primes?: number;
}

/** Words with a meaning of their own wherever no declaration takes them. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...["sqrt", "exp", "ln", "log", "abs", "sin", "cos", "tan", "min", "max"],
  ...["int", "sum", "product", "lim", "inf", "infinity", "piecewise", "indicator"],
  ...["and", "or", "if", "otherwise", "true", "false"],
]);

const STAR = /\^(?:\*|\\ast(?![A-Za-z])|\\star(?![A-Za-z])|\{\s*(?:\*|\\ast|\\star)\s*\})/y;
const EARLY_PRIMES = /'+(?=_)/y;
const LATIN = /[A-Za-z0-9]/;

export const isLetter = (character: string): boolean =>
  /[A-Za-z]/.test(character) || greekName(character) !== undefined;

/** Reads the name or names at the scanner's place, which is at a letter. */
export function scanWord(s: Scanner): void {
  const whole = readWord(s, s.index, false);
  if (whole === undefined) return;
  const known = !s.latex || isDeclared(s.scope, whole.name) || RESERVED.has(whole.name);
  const words = (known ? undefined : readPieces(s, whole.end)) ?? [whole];
  for (const word of words) emitWord(s, word);
}

/** Reads subscripts, accents and stars after a name that ends at `end`, and emits it. */
export function scanNameFrom(s: Scanner, base: string, end: number, accent = "", upright = false): void {
  const word = finishWord(s, base, end, false, accent);
  if (word !== undefined) emitWord(s, word, upright);
}

/** Words that are no operands. */
const KEYWORDS: ReadonlyMap<string, TokenKind> = new Map(
  (["and", "or", "if", "otherwise"] as const).map((word) => [word, word]),
);

function emitWord(s: Scanner, word: Word, upright = false): void {
  const keyword = isDeclared(s.scope, word.name) ? undefined : KEYWORDS.get(word.name);
  if (keyword) emit(s, keyword, word.name, word.end);
  else emit(s, "name", word.name, word.end, upright);
  for (let i = 0; i < (word.primes ?? 0); i++) emit(s, "'", "'", word.end);
}

/** A name from `start`; `single` takes one letter as TeX does, otherwise the longest run. */
function readWord(s: Scanner, start: number, single: boolean): Word | undefined {
  let end = start + 1;
  while (!single && isRunning(s.text[end])) end++;
  return finishWord(s, spelledOut(s.text.slice(start, end)), end, single, "");
}

const isRunning = (character: string | undefined): boolean =>
  character !== undefined && (LATIN.test(character) || isLetter(character) || /[\u2080-\u2089]/.test(character));

function finishWord(s: Scanner, base: string, from: number, single: boolean, accent: string): Word | undefined {
  const primes = matchAt(EARLY_PRIMES, s.text, from)?.[0].length ?? 0;
  const before = readSubscripts(s, from + primes, single);
  const star = before && matchAt(STAR, s.text, before.end);
  const after = star && readSubscripts(s, STAR.lastIndex, single);
  const last = after ?? before;
  if (before === undefined || last === undefined) return undefined;
  return { name: `${base}${before.name}${after?.name ?? ""}${accent}${star ? "_star" : ""}`, end: last.end, primes };
}

/** "_2", "_{max}", "_\lambda" from `start`, as the ending of a name. */
function readSubscripts(s: Scanner, start: number, single: boolean): Word | undefined {
  let name = "";
  let end = start;
  while (s.text[end] === "_" && !isUpperLimit(s)) {
    const subscript = readSubscript(s, end + 1, single);
    if (subscript === undefined) {
      reject(s, {
        start: end,
        end: end + 1,
        message: "The subscript is neither a name nor a number.",
        expected: "letters and digits, as in `q_1` or `y_{max}`",
      });
      return undefined;
    }
    name += `_${subscript.name}`;
    end = subscript.end;
  }
  return { name, end };
}

/** Whether the name here is the upper limit of a sign, so that a subscript is the lower one. */
function isUpperLimit(s: Scanner): boolean {
  const sign = s.tokens.at(-1)?.kind === "^" ? s.tokens.at(-2)?.kind : undefined;
  return sign === "series" || sign === "integral";
}

const GROUP = /\{((?:[^{}]|\{[^{}]*\})*)\}/y;
const COMMAND = /\\(?:mathrm|mathit|text|textrm|operatorname)\s*\{[^{}]*\}|\\[A-Za-z]+/y;

function readSubscript(s: Scanner, start: number, single: boolean): Word | undefined {
  const enclosed = matchAt(GROUP, s.text, start) ?? matchAt(COMMAND, s.text, start);
  if (enclosed !== undefined) {
    const name = subscriptOf(enclosed[1] ?? enclosed[0]);
    return name === undefined ? undefined : { name, end: start + enclosed[0].length };
  }
  let end = start;
  while (isRunning(s.text[end]) && !(single && end > start)) end++;
  return end === start ? undefined : { name: spelledOut(s.text.slice(start, end)), end };
}

/** The names that TeX sees in the run up to `end`; undefined when they are not declared either. */
function readPieces(s: Scanner, end: number): readonly Word[] | undefined {
  const pieces: Word[] = [];
  for (let index = s.index; index < end; index = pieces.at(-1)?.end ?? end) {
    const piece = isLetter(s.text[index] ?? "") ? readWord(s, index, true) : undefined;
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  const known = pieces.filter(({ name }) => isDeclared(s.scope, name) || name === "d" || name === "e");
  const subscripted = known.some(({ name }) => name.includes("_"));
  return pieces.length > 1 && (known.length === pieces.length || subscripted) ? pieces : undefined;
}
