/** Cuts a formula into tokens, in plain notation or LaTeX; it reads LaTeX when a backslash or a dollar sign occurs. */

import { isInCases, scanCommand } from "./latex.ts";
import type { Names } from "./names.ts";
import type { Scanner, ScanProblem, Token, TokenKind } from "./token.ts";
import { emit, matchAt, reject, skipTo } from "./token.ts";
import { isLetter, scanWord } from "./word.ts";

export interface Scanned {
  readonly tokens: Token[];
  readonly latex: boolean;
  readonly problem?: ScanProblem;
}

/** Cuts the text; the tokens end before the first problem. */
export function scan(text: string, scope: Names): Scanned {
  const latex = /[\\$]/.test(text);
  const known = latex ? withIndices(scope, text) : scope;
  const s: Scanner = {
    ...{ text, latex, scope: known, tokens: [], environments: [] },
    ...{ index: 0, spaced: false, apart: false },
  };
  const end = s.latex ? endBeforeNumber(text) : text.length;
  while (s.index < end && s.problem === undefined) scanToken(s);
  if (s.latex) dropPunctuation(s.tokens);
  return s.problem ? { tokens: s.tokens, latex: s.latex, problem: s.problem } : { tokens: s.tokens, latex: s.latex };
}

const INDEX = /(?:\\(?:sum|prod)|[∑∏])(?:\\limits)?\s*(?:\^[^_]{0,40})?_\s*\{\s*([A-Za-z]+)\s*=/g;

/** The scope with the indices of sums and products, and the names that carry them, so that `i x_i` may be one run. */
function withIndices(scope: Names, text: string): Names {
  const indices = new Set([...text.matchAll(INDEX)].map((found) => found[1] ?? ""));
  const isIndexed = (name: string): boolean => name.split("_").some((part) => indices.has(part));
  return indices.size === 0 ? scope : { ...scope, symbol: (name) => scope.symbol(name) || isIndexed(name) };
}

/** Where a formula ends that carries its number after a wide space, as in `x = 0 \\quad (4)`. */
function endBeforeNumber(text: string): number {
  const number = /\\q?quad[\s~]*\([0-9]+[a-z]?'?\)(?:[.,;\s$]|\\\]|\\\))*$/.exec(text);
  return number?.index ?? text.length;
}

/** A displayed formula may end with the punctuation of its sentence. */
function dropPunctuation(tokens: Token[]): void {
  while (tokens.at(-1)?.kind === ",") tokens.pop();
}

const NUMBER = /[0-9]+(?:\.[0-9]+)?|\.[0-9]+/y;
const SUPERSCRIPT = /[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/y;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function scanToken(s: Scanner): void {
  const character = String.fromCodePoint(s.text.codePointAt(s.index) ?? 0);
  const number = matchAt(NUMBER, s.text, s.index);
  const raised = matchAt(SUPERSCRIPT, s.text, s.index);
  if (character === "&" && isInCases(s)) emit(s, "&", "&", s.index + 1);
  else if (/\s/.test(character) || (s.latex && "~&$".includes(character)))
    skipTo(s, s.index + 1, !s.latex && character === "\n");
  else if (s.latex && character === "\\") scanCommand(s);
  else if (number) emit(s, "number", number[0], s.index + number[0].length);
  else if (isLetter(character)) scanWord(s);
  else if (raised) emitSuperscript(s, raised[0]);
  else scanSign(s, character);
}

/** `x²` is read as `x^{2}`. */
function emitSuperscript(s: Scanner, text: string): void {
  const end = s.index + text.length;
  const digits = [...text.replace(/[⁺⁻]/, "")].map((digit) => RAISED.indexOf(digit)).join("");
  emit(s, "^", "^", s.index);
  emit(s, "open", "{", s.index);
  if (text.startsWith("⁻")) emit(s, "-", "-", s.index);
  emit(s, "number", digits, end);
  emit(s, "close", "}", end);
}

/** Signs that look like operators and are not, with what to write. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ["**", "^"],
  ["==", "="],
  ["=<", "<="],
  ["=>", ">="],
  ["<>", "!="],
  [":=", "="],
  ["&&", "and"],
];

const SIGNS: ReadonlyMap<string, readonly [TokenKind, string]> = new Map<string, readonly [TokenKind, string]>([
  ...entries("+", ["+"]),
  ...entries("-", ["-", "−", "–"]),
  ...entries("*", ["*", "·", "×", "⋅", "∗"]),
  ...entries("/", ["/", "÷", "∕", "⁄"]),
  ...entries("^", ["^"]),
  ...entries("_", ["_"]),
  ...entries("'", ["'", "’", "′"]),
  ...entries("partial", ["∂"]),
  ...entries("integral", ["∫"]),
  ...entries("name", ["∞"], "inf"),
  ...entries("to", ["→"]),
  ...entries("series", ["∑"], "sum"),
  ...entries("series", ["∏"], "product"),
  ...entries("and", ["∧"], "and"),
  ...entries("or", ["∨"], "or"),
  ...entries("relation", ["="], "="),
  ...entries("relation", ["!=", "≠"], "!="),
  ...entries("relation", ["<"], "<"),
  ...entries("relation", ["<=", "≤", "⩽", "≦"], "<="),
  ...entries("relation", [">"], ">"),
  ...entries("relation", [">=", "≥", "⩾", "≧"], ">="),
  ...entries("root", ["√"], "√"),
  ...entries("bar", ["|"], "|"),
  ...[..."([{"].map((sign) => [sign, ["open", sign]] as const),
  ...[...")]}"].map((sign) => [sign, ["close", sign]] as const),
  ...[...",;"].map((sign) => [sign, [",", sign]] as const),
  ...[..."½⅓⅔¼¾⅕⅛"].map((sign) => [sign, ["fraction", sign.normalize("NFKD").replace("⁄", "/")]] as const),
]);

function entries(kind: TokenKind, signs: readonly string[], text: string = kind) {
  return signs.map((sign) => [sign, [kind, text]] as const);
}

function scanSign(s: Scanner, character: string): void {
  const mistake = MISTAKES.find(([sign]) => s.text.startsWith(sign, s.index));
  const pair = s.text.slice(s.index, s.index + 2);
  const sign = SIGNS.has(pair) ? pair : character;
  const token = SIGNS.get(sign);
  if (mistake) rejectSign(s, mistake[0], `Write \`${mistake[1]}\`.`);
  else if (token) emit(s, token[0], token[1], s.index + sign.length);
  else if (s.latex && character === ".") emit(s, ",", ".", s.index + 1);
  else if ("±∓".includes(character)) rejectSign(s, character, "Write two formulas, one with + and one with -.");
  else rejectSign(s, character);
}

function rejectSign(s: Scanner, sign: string, hint?: string): void {
  const problem = { start: s.index, end: s.index + sign.length, message: `\`${sign}\` has no meaning in formulas.` };
  reject(s, hint === undefined ? problem : { ...problem, hint });
}
