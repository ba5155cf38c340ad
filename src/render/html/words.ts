/** Words on a page: names in backticks as code, and declared names such as q_1 or D(p_1) as mathematics. */

import type { FileReport } from "../../check/report.ts";
import type { Expr } from "../../math/expr.ts";
import { apply, num, power, sym } from "../../math/expr.ts";
import type { Markup } from "./markup.ts";
import { html, prose } from "./markup.ts";
import { inlineMath } from "./mathematics.ts";
import { hrefFrom } from "./routes.ts";
import type { Setting } from "./setting.ts";

/** With a capital letter at the beginning. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The words with what is surely mathematics typeset: only declared names that no word of English could be. */
export function authorWords(text: string, setting: Setting): Markup {
  const declared = namesOf(setting.route.file);
  return prose(text, (words) => linkSteps(words, declared, setting));
}

/** A printed number such as (3) or (A.2) of a step of the file leads to it. */
function linkSteps(text: string, declared: Names, setting: Setting): Markup {
  const { file, page, anchors } = setting.route;
  const pieces = text.split(/(\([A-Z]?\.?\d+[a-z']?\))/);
  return html`${pieces.map((piece, i) => {
    const step = i % 2 === 0 ? undefined : file.steps.find(({ label }) => label === piece);
    if (!step) return typesetNames(piece, declared, setting);
    return html`<a href="${hrefFrom(setting.page, { page, anchor: anchors.get(step.id) ?? "" })}">${piece}</a>`;
  })}`;
}

/** An exponent that is more than a number: v^(n - 1) or (z/h)^n. */
const EXPONENT = /\^(?:\(([^()]*)\)|([A-Za-z]\w*)(?!\w))/;

function typesetNames(text: string, declared: Names, setting: Setting): Markup {
  const [whole = "", grouped, single] = EXPONENT.exec(text) ?? [];
  if (whole === "") return typesetRun(text, declared, setting);
  const at = text.indexOf(whole);
  const raised = html`<sup>${typesetRun(grouped ?? single ?? "", declared, setting)}</sup>`;
  const after = text.slice(at + whole.length);
  return html`${typesetRun(text.slice(0, at), declared, setting)}${raised}${typesetNames(after, declared, setting)}`;
}

function typesetRun(text: string, declared: Names, setting: Setting): Markup {
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
/** Words, with signs as they are printed: a minus after a name, and a relation. */
const plain = (text: string): Markup =>
  html`${text
    .replace(/^(\)?) - (?=[\d(]|$)/, "$1 − ")
    .replace(/(?<=[\d)]) - $/, " − ")
    .replace(/(?<= )(?:<=|>=|!=)(?= )/g, (sign) => RELATIONS[sign] ?? sign)}`;

interface Names {
  readonly symbols: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

function namesOf(file: FileReport): Names {
  const named = (wanted: boolean) =>
    new Set(file.symbols.filter(({ role }) => (role === "function") === wanted).map(({ name }) => name));
  return { symbols: named(false), functions: named(true) };
}

/** A name, perhaps with another in brackets, perhaps to a power; neither part of an abbreviation nor of a genitive. */
const CANDIDATE =
  /(?<![A-Za-z_\\^'’]|\w\.)((?<!^|[.?!:;] )A(?!\w)|(?!A\b)[A-Za-z]\w*)(?:\(([A-Za-z]\w*)\))?(?:\^(\d{1,2}))?(?![\w'’]|\.\w)/g;

function readCandidate([, name = "", argument, exponent]: RegExpMatchArray, names: Names): Expr | undefined {
  const base = readBase(name, argument, names);
  return base && (exponent === undefined ? base : power(base, num(Number(exponent))));
}

/** A word of English could be written like this; a letter other than "a" and "I" is none, "A" at least within a sentence, nor is the name of a Greek one. */
const isEnglish = (name: string): boolean => !name.includes("_") && /^[aI]$|^..+/.test(name) && !GREEK.test(name);

const GREEK =
  /^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Sigma|Phi|Psi|Omega)$/;

function readBase(name: string, argument: string | undefined, { symbols, functions }: Names): Expr | undefined {
  if (argument !== undefined)
    return functions.has(name) && symbols.has(argument) ? apply(name, [sym(argument)]) : undefined;
  return !isEnglish(name) && (symbols.has(name) || functions.has(name)) ? sym(name) : undefined;
}
