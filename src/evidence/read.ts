/** Reads the exact text of expressions and formulas; what comes from a stranger's file is limited in size and depth. */

import type { Comparison, Elementary, Expr, Formula, Toward } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { rational } from "../math/rational.ts";
import { ELEMENTARY, END_WORDS, RESERVED } from "./write.ts";

/** Text that stands for nothing; caught where an entry is decoded. */
export class Malformed extends Error {}

const MOST_CHARACTERS = 1_000_000;
const MOST_DIGITS = 5_000;
const MOST_DEPTH = 200;
const MOST_ORDER = 1_000;

/** The expression that a text stands for. Throws Malformed. */
export function readExpr(text: string): Expr {
  return whole(text, (reader) => expression(reader));
}

/** The formula that a text stands for. Throws Malformed. */
export function readFormula(text: string): Formula {
  return whole(text, (reader) => formula(reader));
}

/** The number "-3", "1/2" or "0.5". Throws Malformed. */
export function readRational(text: string): Rational {
  const [, minus, digits = ""] = /^(-?)(.*)$/s.exec(text) ?? [];
  const value = unsigned(digits);
  return minus === "-" ? { n: -value.n, d: value.d } : value;
}

interface Reader {
  readonly tokens: readonly string[];
  next: number;
  depth: number;
}

/** Numbers, names, names in backticks, signs. */
const TOKEN = /\s*(\d+(?:\/\d+|\.\d+)?|[\p{L}_][\p{L}\p{M}\p{N}_']*|`(?:[^`]|``)*`|<=|>=|!=|[-+*/^=<>(),{}[\]])/uy;

function whole<T>(text: string, read: (reader: Reader) => T): T {
  const reader: Reader = { tokens: tokensOf(text), next: 0, depth: 0 };
  const result = read(reader);
  if (reader.next < reader.tokens.length) throw new Malformed("The text goes on after its end.");
  return result;
}

function tokensOf(text: string): readonly string[] {
  if (text.length > MOST_CHARACTERS) throw new Malformed("The text is too long.");
  const tokens: string[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const [, token] = pattern.exec(text) ?? [];
    if (token === undefined) throw new Malformed("The text has a sign that means nothing.");
    tokens.push(token);
  }
  return tokens;
}

const peek = ({ tokens, next }: Reader): string => tokens[next] ?? "";

function take(reader: Reader): string {
  const token = peek(reader);
  reader.next += 1;
  return token;
}

/** Whether the next token is this one, which is then taken. */
function takes(reader: Reader, token: string): boolean {
  if (peek(reader) !== token) return false;
  reader.next += 1;
  return true;
}

function must(reader: Reader, token: string): void {
  if (!takes(reader, token)) throw new Malformed(`A "${token}" is missing.`);
}

function deeper<T>(reader: Reader, read: (reader: Reader) => T): T {
  reader.depth += 1;
  if (reader.depth > MOST_DEPTH) throw new Malformed("The text nests too deep.");
  const result = read(reader);
  reader.depth -= 1;
  return result;
}

const expression = (reader: Reader): Expr => deeper(reader, terms);

function terms(reader: Reader): Expr {
  const first = takes(reader, "-") ? negative(product(reader)) : product(reader);
  const list = [first];
  for (;;) {
    if (takes(reader, "+")) list.push(product(reader));
    else if (takes(reader, "-")) list.push(negative(product(reader)));
    else return list.length === 1 ? first : { kind: "sum", terms: list };
  }
}

const negative = (of: Expr): Expr => ({ kind: "negation", of });

function product(reader: Reader): Expr {
  const first = power(reader);
  if (takes(reader, "/")) return { kind: "quotient", numerator: first, denominator: power(reader) };
  const factors = [first];
  while (takes(reader, "*")) factors.push(power(reader));
  return factors.length === 1 ? first : { kind: "product", factors };
}

function power(reader: Reader): Expr {
  const base = atom(reader);
  return takes(reader, "^") ? { kind: "power", base, exponent: atom(reader) } : base;
}

function atom(reader: Reader): Expr {
  const token = take(reader);
  if (token === "(") {
    const inner = expression(reader);
    must(reader, ")");
    return inner;
  }
  if (/^\d/.test(token)) return numeral(token);
  if (RESERVED.has(token)) return special(reader, token);
  const name = nameOf(token);
  const orders = takes(reader, "[") ? ordersIn(reader) : undefined;
  if (!takes(reader, "(")) {
    if (orders) throw new Malformed("A function has no arguments.");
    return { kind: "symbol", name };
  }
  const args = list(reader, ")", expression);
  return { kind: "application", name, args, orders: orders ?? args.map(() => 0) };
}

/** A decimal carries a place of its own, as one does that was read from a step file, and so prints as a decimal. */
function numeral(token: string): Expr {
  const value = unsigned(token);
  return token.includes(".") ? { kind: "number", value, span: { start: 0, end: 0 } } : { kind: "number", value };
}

function unsigned(token: string): Rational {
  const [, before = "", slash, below = "", dot, decimals = ""] = /^(\d+)(?:(\/)(\d+)|(\.)(\d+))?$/.exec(token) ?? [];
  if (before === "" || token.length > MOST_DIGITS) throw new Malformed("A number is not readable, or too long.");
  const denominator = slash ? BigInt(below) : dot ? 10n ** BigInt(decimals.length) : 1n;
  if (denominator === 0n) throw new Malformed("A number is divided by zero.");
  return rational(BigInt(before + decimals), denominator);
}

function nameOf(token: string): string {
  if (token.length > 2 && token.startsWith("`")) return token.slice(1, -1).replaceAll("``", "`");
  if (!/^[\p{L}_]/u.test(token) || RESERVED.has(token)) throw new Malformed("A name is missing.");
  return token;
}

function count(token: string): number {
  const value = /^\d{1,4}$/.test(token) ? Number(token) : Number.NaN;
  if (!(value <= MOST_ORDER)) throw new Malformed("A count is not readable, or too large.");
  return value;
}

const ordersIn = (reader: Reader): readonly number[] => list(reader, "]", (inner) => count(take(inner)));

/** What stands between commas up to a closing sign, which is taken. */
function list<T>(reader: Reader, end: string, read: (reader: Reader) => T): T[] {
  const items: T[] = [];
  if (takes(reader, end)) return items;
  do items.push(read(reader));
  while (takes(reader, ","));
  must(reader, end);
  return items;
}

/** The rest of an expression that begins with a reserved word. */
function special(reader: Reader, word: string): Expr {
  must(reader, "(");
  if (word === "number") return signedNumber(reader);
  if (word === "diff" || word === "int" || word === "limit" || word === "sum" || word === "product")
    return binding(reader, word);
  if (word === "piecewise") return piecewise(reader);
  const args = list(reader, ")", expression);
  if (word === "add") return { kind: "sum", terms: args };
  if (word === "times") return { kind: "product", factors: args };
  if (word === "min" || word === "max") return { kind: "extremum", name: word, args };
  const [arg] = args;
  if (arg === undefined || args.length > 1 || !isElementary(word)) throw new Malformed("A word stands out of place.");
  return { kind: "call", name: word, arg };
}

const isElementary = (word: string): word is Elementary => Object.hasOwn(ELEMENTARY, word);

function signedNumber(reader: Reader): Expr {
  const isNegative = takes(reader, "-");
  const { n, d } = unsigned(take(reader));
  must(reader, ")");
  return { kind: "number", value: { n: isNegative ? -n : n, d } };
}

type Binding = "diff" | "int" | "limit" | "sum" | "product";

/** Derivatives, integrals, limits, sums and products over an index. */
function binding(reader: Reader, word: Binding): Expr {
  const result = bound(reader, word);
  must(reader, ")");
  return result;
}

function bound(reader: Reader, word: Binding): Expr {
  if (word === "diff") {
    const of = expression(reader);
    const variable = argument(reader);
    must(reader, ",");
    return { kind: "derivative", of, in: variable, order: count(take(reader)) };
  }
  if (word === "int") {
    const of = expression(reader);
    must(reader, ",");
    const name = nameOf(take(reader));
    return { kind: "integral", of, in: name, from: argument(reader), to: argument(reader) };
  }
  if (word === "limit") {
    const of = expression(reader);
    must(reader, ",");
    const name = nameOf(take(reader));
    must(reader, ",");
    return { kind: "limit", of, in: name, toward: toward(reader, take(reader)) };
  }
  const index = nameOf(take(reader));
  return { kind: "series", name: word, index, from: argument(reader), to: argument(reader), of: argument(reader) };
}

function toward(reader: Reader, word: string): Toward {
  if (word === END_WORDS.inf) return "inf";
  if (word === END_WORDS["-inf"]) return "-inf";
  if (word !== "above" && word !== "below" && word !== "both") throw new Malformed("A limit tends nowhere.");
  return { at: argument(reader), from: word };
}

function argument(reader: Reader): Expr {
  must(reader, ",");
  return expression(reader);
}

function piecewise(reader: Reader): Expr {
  const pieces: { value: Expr; when: Formula }[] = [];
  for (;;) {
    const value = expression(reader);
    if (!takes(reader, "if")) {
      must(reader, ")");
      return { kind: "piecewise", pieces, otherwise: value };
    }
    pieces.push({ value, when: braced(reader) });
    must(reader, ",");
  }
}

const formula = (reader: Reader): Formula => deeper(reader, connected);

function connected(reader: Reader): Formula {
  const first = part(reader);
  const word = peek(reader);
  if (word !== "and" && word !== "or") return first;
  const parts = [first];
  while (takes(reader, word)) parts.push(part(reader));
  return { kind: word, parts };
}

function part(reader: Reader): Formula {
  if (peek(reader) === "{") return braced(reader);
  if (takes(reader, "true")) return { kind: "and", parts: [] };
  if (takes(reader, "false")) return { kind: "or", parts: [] };
  if (takes(reader, "all")) return { kind: "and", parts: [braced(reader)] };
  if (takes(reader, "any")) return { kind: "or", parts: [braced(reader)] };
  const left = expression(reader);
  const op = comparison(take(reader));
  return { kind: "relation", op, left, right: expression(reader) };
}

function braced(reader: Reader): Formula {
  must(reader, "{");
  const inner = formula(reader);
  must(reader, "}");
  return inner;
}

const COMPARISONS: readonly Comparison[] = ["=", "!=", "<", "<=", ">", ">="];

function comparison(token: string): Comparison {
  const op = COMPARISONS.find((one) => one === token);
  if (op === undefined) throw new Malformed("A comparison is missing.");
  return op;
}
