/** Words on a page: names in backticks as code, and declared names such as q_1 or D(p_1) as mathematics. */

import type { FileReport, Sentence } from "../../check/report.ts";
import type { Expr } from "../../math/expr.ts";
import { apply, num, power, sym } from "../../math/expr.ts";
import type { Markup } from "./markup.ts";
import { html, prose } from "./markup.ts";
import { inlineMath } from "./mathematics.ts";
import type { Setting } from "./setting.ts";

/** With a capital letter at the beginning. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A sentence of words and formulas. */
export function sentence(pieces: Sentence, setting: Setting): Markup {
  return html`${pieces.map((piece, i) =>
    typeof piece === "string"
      ? authorWords(i === 0 ? capital(piece) : piece, setting)
      : inlineMath(piece.math, setting),
  )}`;
}

/** The words with what is surely mathematics typeset: only declared names that no word of English could be. */
export function authorWords(text: string, setting: Setting): Markup {
  const declared = namesOf(setting.route.file);
  return prose(text, (words) => typesetNames(words, declared, setting));
}

function typesetNames(text: string, declared: Names, setting: Setting): Markup {
  const pieces: Markup[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const math = readCandidate(match, declared);
    if (!math) continue;
    pieces.push(plain(text.slice(end, match.index)), inlineMath(math, setting));
    end = match.index + match[0].length;
  }
  return html`${[...pieces, plain(text.slice(end))]}`;
}

const RELATIONS: Readonly<Record<string, string>> = { "<=": "≤", ">=": "≥", "!=": "≠" };
const plain = (text: string): Markup =>
  html`${text.replace(/(?<= )(?:<=|>=|!=)(?= )/g, (sign) => RELATIONS[sign] ?? sign)}`;

interface Names {
  readonly symbols: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

function namesOf(file: FileReport): Names {
  const named = (wanted: boolean) =>
    new Set(file.symbols.filter(({ role }) => (role === "function") === wanted).map(({ name }) => name));
  return { symbols: named(false), functions: named(true) };
}

/** A name, perhaps with another in brackets, perhaps to a power. */
const CANDIDATE = /(?<![A-Za-z_\\^])([A-Za-z]\w*)(?:\(([A-Za-z]\w*)\))?(?:\^(\d{1,2}))?(?!\w)/g;

function readCandidate([, name = "", argument, exponent]: RegExpMatchArray, names: Names): Expr | undefined {
  const base = readBase(name, argument, names);
  return base && (exponent === undefined ? base : power(base, num(Number(exponent))));
}

function readBase(name: string, argument: string | undefined, { symbols, functions }: Names): Expr | undefined {
  if (argument !== undefined)
    return functions.has(name) && symbols.has(argument) ? apply(name, [sym(argument)]) : undefined;
  return name.includes("_") && symbols.has(name) ? sym(name) : undefined;
}
