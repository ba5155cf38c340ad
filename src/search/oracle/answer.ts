/**
 * What engines print, read strictly: the notation that nerdamer and Algebrite have in common, and nothing else.
 *
 *     list   := "[" sum ("," sum)* "]" | "[" "]" | sum
 *     sum    := term (("+" | "-") term)*
 *     term   := signed (("*" | "/") signed)*
 *     signed := "-" signed | atom ("^" exponent)?
 *     atom   := integer | name | function "(" sum ")" | "(" sum ")"
 *
 * Anything beyond it is not an answer: decimals (they are approximations), the imaginary unit, pi, special functions,
 * commands that come back undone, names that the question does not have, and towers of powers, which the two engines
 * print alike and mean differently.
 */

import { call, type Elementary, type Expr, negate, num } from "../../math/expr.ts";
import { type Factor, powerOf, productOf, sumOf } from "./shape.ts";

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 100;
const MAX_ANSWERS = 20;

const FUNCTIONS: Readonly<Record<string, Elementary>> = { sqrt: "sqrt", exp: "exp", log: "ln", abs: "abs" };

/** The expressions in an engine's answer, names replaced by what they stand for; what is not understood is dropped. */
export function readAnswers(text: string, names: ReadonlyMap<string, Expr>): readonly Expr[] {
  const answers: Expr[] = [];
  if (text.length > MAX_LENGTH) return answers;
  for (const item of items(text).slice(0, MAX_ANSWERS)) {
    const answer = readAnswer(item, names);
    if (answer) answers.push(answer);
  }
  return answers;
}

/** The items of a bracketed list, or the text itself. No notation that is understood has a comma elsewhere. */
function items(text: string): readonly string[] {
  const list = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1];
  return list === undefined ? [text] : list.split(",");
}

function readAnswer(text: string, names: ReadonlyMap<string, Expr>): Expr | undefined {
  const tokens = text.match(/\d+(?:\.\d*)?|[A-Za-z_]\w*|\S/g) ?? [];
  const reader: Reader = { tokens, next: 0, names };
  const expr = readSum(reader, MAX_DEPTH);
  return reader.next === tokens.length ? expr : undefined;
}

interface Reader {
  readonly tokens: readonly string[];
  next: number;
  readonly names: ReadonlyMap<string, Expr>;
}

/** Whether the next token is this one, which is then passed. */
function take(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.next] !== token) return false;
  reader.next += 1;
  return true;
}

function readSum(reader: Reader, depth: number): Expr | undefined {
  if (depth === 0) return undefined;
  const terms: Expr[] = [];
  for (let minus = false; ; ) {
    const term = readTerm(reader, depth);
    if (!term) return undefined;
    terms.push(minus ? negated(term) : term);
    minus = reader.tokens[reader.next] === "-";
    if (!take(reader, "-") && !take(reader, "+")) return sumOf(terms);
  }
}

const negated = (e: Expr): Expr => (e.kind === "negation" ? e.of : negate(e));

function readTerm(reader: Reader, depth: number): Expr | undefined {
  const factors: Factor[] = [];
  for (let below = false; ; ) {
    const expr = readSigned(reader, depth);
    if (!expr) return undefined;
    factors.push({ expr, below });
    below = reader.tokens[reader.next] === "/";
    if (!take(reader, "/") && !take(reader, "*")) return productOf(factors);
  }
}

function readSigned(reader: Reader, depth: number): Expr | undefined {
  if (take(reader, "-")) {
    const of = depth > 0 ? readSigned(reader, depth - 1) : undefined;
    return of && negated(of);
  }
  if (take(reader, "e")) return take(reader, "^") ? readExponential(reader, depth) : call("exp", num(1));
  const base = readAtom(reader, depth);
  if (!base || !take(reader, "^")) return base;
  const exponent = readExponent(reader, depth);
  return exponent && powerOf(base, exponent);
}

function readExponential(reader: Reader, depth: number): Expr | undefined {
  const exponent = readExponent(reader, depth);
  return exponent && call("exp", exponent);
}

function readExponent(reader: Reader, depth: number): Expr | undefined {
  const minus = take(reader, "-");
  const size = take(reader, "e") ? call("exp", num(1)) : readAtom(reader, depth);
  if (!size || reader.tokens[reader.next] === "^") return undefined;
  return minus ? negated(size) : size;
}

function readAtom(reader: Reader, depth: number): Expr | undefined {
  const token = reader.tokens[reader.next];
  if (token === undefined) return undefined;
  if (token === "(") return readBracket(reader, depth);
  reader.next += 1;
  if (/^\d+$/.test(token)) return num(BigInt(token));
  const elementary = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined;
  if (!elementary) return reader.names.get(token);
  const arg = readBracket(reader, depth);
  return arg && call(elementary, arg);
}

function readBracket(reader: Reader, depth: number): Expr | undefined {
  if (!take(reader, "(")) return undefined;
  const inside = readSum(reader, depth - 1);
  return take(reader, ")") ? inside : undefined;
}
