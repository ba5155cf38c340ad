/** LaTeX commands: which of them mean something, which only arrange, and which are not read. */

import { GREEK } from "../../math/tex-names.ts";
import { subscriptOf } from "./names.ts";
import type { Scanner, TokenKind } from "./token.ts";
import { emit, matchAt, reject, skipTo } from "./token.ts";
import { scanNameFrom } from "./word.ts";

type Command =
  | { readonly does: "token"; readonly kind: TokenKind; readonly text: string }
  | { readonly does: "greek"; readonly name: string }
  /** Sets its argument in some font; the argument is a name or a word. */
  | { readonly does: "font"; readonly upright?: boolean; readonly bold?: boolean }
  /** Sets an accent over its argument, which becomes an ending of the name. */
  | { readonly does: "accent"; readonly ending: string }
  | { readonly does: "space"; readonly wide?: boolean }
  /** Breaks the line, perhaps with a gap such as [4pt]. */
  | { readonly does: "line" }
  /** Arranges, with an argument that is not mathematics. */
  | { readonly does: "layout" }
  | { readonly does: "environment" }
  /** Sizes the delimiter that follows; `side` says whether it opens or closes. */
  | { readonly does: "delimiter"; readonly side: "open" | "close" | "either" };

const words = (list: string): readonly string[] => list.split(" ");

const tokenCommands: readonly (readonly [string, TokenKind, string])[] = [
  ...words("cdot times ast star").map((name) => [name, "*", "*"] as const),
  ["div", "/", "/"],
  ...words("le leq leqslant").map((name) => [name, "relation", "<="] as const),
  ...words("ge geq geqslant").map((name) => [name, "relation", ">="] as const),
  ...words("ne neq").map((name) => [name, "relation", "!="] as const),
  ["lt", "relation", "<"],
  ["gt", "relation", ">"],
  ...words("land wedge").map((name) => [name, "and", "and"] as const),
  ...words("lor vee").map((name) => [name, "or", "or"] as const),
  ...words("frac dfrac tfrac cfrac").map((name) => [name, "frac", "\\frac"] as const),
  ["sqrt", "root", "\\sqrt"],
  ...words("exp sin cos tan min max").map((name) => [name, "function", name] as const),
  ...words("ln log").map((name) => [name, "function", "ln"] as const),
  ["partial", "partial", "∂"],
  ["int", "integral", "∫"],
  ["lim", "limit", "lim"],
  ...words("to rightarrow longrightarrow").map((name) => [name, "to", "→"] as const),
  ["infty", "name", "inf"],
  ["sum", "series", "sum"],
  ["prod", "series", "product"],
  ["prime", "'", "'"],
  ["lvert", "open", "|"],
  ["rvert", "close", "|"],
  ...words("vert mid").map((name) => [name, "bar", "|"] as const),
  ["lbrace", "open", "{"],
  ["rbrace", "close", "}"],
  ["{", "open", "{"],
  ["}", "close", "}"],
  ["lbrack", "open", "["],
  ["rbrack", "close", "]"],
];

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...[...GREEK.keys()].map((name) => [name, { does: "greek", name }] as const),
  ...words("epsilon theta phi rho sigma pi kappa").map((name) => [`var${name}`, { does: "greek", name }] as const),
  ...tokenCommands.map(([name, kind, text]) => [name, { does: "token", kind, text }] as const),
  ...words("mathit text textit textrm textnormal mathnormal mbox operatorname mathsf mathcal").map(
    (name) => [name, { does: "font" }] as const,
  ),
  ...words("mathbf mathbb mathbbm mathds boldsymbol bm").map((name) => [name, { does: "font", bold: true }] as const),
  ["mathrm", { does: "font", upright: true }],
  ...words("bar overline").map((name) => [name, { does: "accent", ending: "_bar" }] as const),
  ...words("hat widehat").map((name) => [name, { does: "accent", ending: "_hat" }] as const),
  ...words("tilde widetilde").map((name) => [name, { does: "accent", ending: "_tilde" }] as const),
  ...[",", ";", ":", "!", " ", "\n", "[", "]", "(", ")"].map((name) => [name, { does: "space" }] as const),
  ...words("quad qquad").map((name) => [name, { does: "space", wide: true }] as const),
  ...words("displaystyle textstyle limits nolimits nonumber notag thinspace").map(
    (name) => [name, { does: "space" }] as const,
  ),
  ["\\", { does: "line" }],
  ...words("label tag tag* hspace vspace").map((name) => [name, { does: "layout" }] as const),
  ...words("begin end").map((name) => [name, { does: "environment" }] as const),
  ...words("left big Big bigg Bigg bigl Bigl biggl Biggl").map((name) => [name, sized(name)] as const),
  ...words("right bigr Bigr biggr Biggr middle").map((name) => [name, sized(name)] as const),
]);

function sized(name: string): Command {
  const side = /^(left|.*l)$/.test(name) ? "open" : /^(right|.*r)$/.test(name) ? "close" : "either";
  return { does: "delimiter", side };
}

/** Environments that only display what they contain. */
const DISPLAYS: ReadonlySet<string> = new Set(
  words("equation align aligned gather gathered split multline displaymath math eqnarray").flatMap((name) => [
    name,
    `${name}*`,
  ]),
);

/** Environments of expressions with several pieces. */
const CASES: ReadonlySet<string> = new Set(["cases", "dcases"]);

/** Whether signs that arrange set the pieces of an expression apart here. */
export const isInCases = (s: Scanner): boolean => CASES.has(s.environments.at(-1) ?? "");

const HINTS: ReadonlyMap<string, string> = new Map([
  ["pm", "Write two formulas, one with + and one with -."],
  ["mp", "Write two formulas, one with - and one with +."],
  ["array", "Write `\\begin{cases} ... \\end{cases}` for an expression with several pieces."],
]);

const COMMAND = /\\(?:tag\*|[A-Za-z]+|[\s\S])/y;
const BRACED = /\s*\{((?:[^{}]|\{[^{}]*\})*)\}/y;
const LETTER = /\s*([A-Za-z]|\\[A-Za-z]+)/y;
const LINE_GAP = /\[-?[0-9.]+(?:pt|em|ex|mm|cm)\]/y;
const DELIMITER = /\s*(\\[lr]?vert(?![A-Za-z])|\\[lr](?:brace|brack)(?![A-Za-z])|\\?[^A-Za-z\\])/y;

/** Reads the command at the scanner's place, which is at a backslash. */
export function scanCommand(s: Scanner): void {
  const name = matchAt(COMMAND, s.text, s.index)?.[0].slice(1) ?? "";
  const command = COMMANDS.get(name);
  const end = s.index + 1 + name.length;
  if (command) obey(s, command, end);
  else rejectCommand(s, name, end);
}

/** Does what a command that ends at `end` stands for. */
function obey(s: Scanner, command: Command, end: number): void {
  switch (command.does) {
    case "token":
      emit(s, command.kind, command.text, end);
      break;
    case "greek":
      scanNameFrom(s, command.name, end);
      break;
    case "font":
      scanFont(s, end, command);
      break;
    case "accent":
      scanWords(s, end, command.ending);
      break;
    case "space":
      skipTo(s, end, command.wide);
      break;
    case "line":
      scanLine(s, endOf(LINE_GAP, s.text, end));
      break;
    case "layout":
      skipTo(s, endOf(BRACED, s.text, end));
      break;
    case "environment":
      scanEnvironment(s, end);
      break;
    case "delimiter":
      scanDelimiter(s, end, command.side);
      break;
  }
}

/** Where the match of the pattern at a place ends, or that place when there is none. */
const endOf = (pattern: RegExp, text: string, from: number): number =>
  from + (matchAt(pattern, text, from)?.[0].length ?? 0);

function rejectCommand(s: Scanner, name: string, end: number): void {
  const hint = HINTS.get(name);
  const message =
    name === "" ? "The backslash begins no command." : `The command \`\\${name}\` is not read in formulas.`;
  reject(s, { start: s.index, end, message, ...(hint === undefined ? {} : { hint }) });
}

const ONE = /\s*(?:\{\s*1\s*\}|1)/y;

/** A name in some font; a bold one is an indicator. */
function scanFont(s: Scanner, from: number, { upright, bold }: { upright?: boolean; bold?: boolean }): void {
  const one = bold ? matchAt(ONE, s.text, from) : undefined;
  if (one) emit(s, "name", "indicator", from + one[0].length);
  else scanWords(s, from, "", upright);
}

/** A new line, which ends a line of cases. */
function scanLine(s: Scanner, end: number): void {
  if (isInCases(s)) emit(s, "line", "\\\\", end);
  else skipTo(s, end, true);
}

/** A name that stands as the argument of a font or an accent. */
function scanWords(s: Scanner, from: number, accent: string, upright = false): void {
  const argument = matchAt(BRACED, s.text, from) ?? matchAt(LETTER, s.text, from);
  const end = from + (argument?.[0].length ?? 0);
  const name = argument && subscriptOf((argument[1] ?? "").replaceAll("\\_", "_").replace(/[.,;]\s*$/, ""));
  if (name !== undefined && !/^[0-9]/.test(name)) scanNameFrom(s, name, end, accent, upright && name === "d");
  else reject(s, { start: s.index, end, message: "The command has no name to set.", expected: "a name in braces" });
}

function scanEnvironment(s: Scanner, from: number): void {
  const name = matchAt(BRACED, s.text, from)?.[1] ?? "";
  const end = endOf(BRACED, s.text, from);
  const hint = HINTS.get(name) ?? "Write the formula without it.";
  const isBegin = s.text.startsWith("\\begin", s.index);
  if (isBegin) s.environments.push(name);
  else s.environments.pop();
  if (DISPLAYS.has(name)) skipTo(s, end);
  else if (CASES.has(name)) emit(s, isBegin ? "open" : "close", isBegin ? "\\begin{cases}" : "\\end{cases}", end);
  else reject(s, { start: s.index, end, message: `The environment \`${name}\` is not read in formulas.`, hint });
}

const DELIMITERS: ReadonlyMap<string, readonly [TokenKind, string]> = new Map([
  ["(", ["open", "("]],
  [")", ["close", ")"]],
  ["[", ["open", "["]],
  ["]", ["close", "]"]],
  ["\\{", ["open", "{"]],
  ["\\}", ["close", "}"]],
  ["\\lbrace", ["open", "{"]],
  ["\\rbrace", ["close", "}"]],
  ["\\lbrack", ["open", "["]],
  ["\\rbrack", ["close", "]"]],
  ["\\lvert", ["open", "|"]],
  ["\\rvert", ["close", "|"]],
  ["/", ["/", "/"]],
]);

function scanDelimiter(s: Scanner, from: number, side: "open" | "close" | "either"): void {
  const found = matchAt(DELIMITER, s.text, from);
  const delimiter = found?.[1] ?? "";
  const end = from + (found?.[0].length ?? 0);
  const token = DELIMITERS.get(delimiter);
  if (delimiter === "." && side !== "either") skipTo(s, end);
  else if (delimiter === "|" || delimiter === "\\vert") emit(s, side === "either" ? "bar" : side, "|", end);
  else if (token) emit(s, token[0], token[1], end);
  else
    reject(s, {
      start: s.index,
      end,
      message: "No bracket follows the command that sizes one.",
      expected: "a bracket or a bar",
    });
}
