/**
 * The grammar of expressions: sums of products of powers.
 *
 * Juxtaposition and `*` bind alike, `/` binds like `*` from the left, `^` from the right and before a minus sign.
 * `a/b c` is refused, unless b is a bracket, or a number with a space after it as in `1/2 (x + y)`. A bar after a
 * finished operand closes an absolute value where one is open.
 */

import type { Elementary, Expr } from "../../math/expr.ts";
import { call, negate, num, power, quotient } from "../../math/expr.ts";
import { isFraction } from "../../math/print-text.ts";
import { parseRational } from "../../math/rational.ts";
import { derivativeFraction, derivativeQuotient, isDerivativeFraction, limitIntegral } from "./calculus.ts";
import { limitCommand } from "./limit.ts";
import { extremum, named } from "./named.ts";
import { cases } from "./pieces.ts";
import type { Grammar, Reader } from "./reader.ts";
import {
  close,
  describe,
  fail,
  inside,
  nested,
  opensArguments,
  peek,
  spanned,
  take,
  takeIf,
  unexpected,
} from "./reader.ts";
import { limitSeries } from "./series.ts";
import type { Token, TokenKind } from "./token.ts";

/** Longer numbers are refused. */
const MOST_DIGITS = 1000;

function sum(r: Reader): Expr {
  const { start } = peek(r);
  const terms = [signed(r, product)];
  for (let sign = takeSign(r); sign !== undefined; sign = takeSign(r)) {
    const term = signed(r, product);
    terms.push(sign.kind === "-" ? spanned(r, sign.start, negate(term)) : term);
  }
  return together(r, start, { kind: "sum", terms }, terms);
}

const takeSign = (r: Reader): Token | undefined => takeIf(r, "-") ?? takeIf(r, "+");

/** The only part, or the whole of several. */
function together(r: Reader, start: number, whole: Expr, parts: readonly Expr[]): Expr {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : spanned(r, start, whole);
}

/** Signs before what `read` reads. */
function signed(r: Reader, read: (r: Reader) => Expr): Expr {
  const signs: Token[] = [];
  for (let sign = takeSign(r); sign !== undefined; sign = takeSign(r)) signs.push(sign);
  return signs.reduceRight((e, sign) => (sign.kind === "-" ? spanned(r, sign.start, negate(e)) : e), read(r));
}

function product(r: Reader): Expr {
  const { start } = peek(r);
  let factors = [factor(r)];
  let divisor: number | undefined;
  for (;;) {
    if (takeIf(r, "*")) {
      factors.push(signed(r, factor));
      divisor = undefined;
    } else if (peek(r).kind === "/") {
      const numerator = together(r, start, { kind: "product", factors }, factors);
      take(r);
      divisor = r.position;
      factors = [spanned(r, start, quotient(numerator, signed(r, factor)))];
    } else if (startsFactor(r)) {
      factors.push(juxtaposed(r, start, factors.at(-1), divisor));
      divisor = undefined;
    } else {
      return together(r, start, { kind: "product", factors }, factors);
    }
  }
}

const STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...(["name", "open", "frac", "root", "function", "partial", "integral", "limit", "series"] as const),
]);

function startsFactor(r: Reader): boolean {
  const { kind } = peek(r);
  return STARTS.has(kind) || (kind === "bar" && !r.insideBars);
}

/** A factor that follows another without a sign, where that can be read in one way only. */
function juxtaposed(r: Reader, start: number, before: Expr | undefined, divisor: number | undefined): Expr {
  const next = peek(r);
  if (divisor !== undefined && !isClearDivisor(r, divisor)) {
    const slice = (from: number, to: number) => r.source.text.slice(from, to).trim();
    const [numerator, below] = slice(start, r.end).split(/\/(?=[^/]*$)/);
    const place = { start: r.tokens[divisor]?.start ?? start, end: next.end };
    return fail(r, "F107", place, `It is not clear whether ${describe(r, next)} is above or below the line.`, {
      hint: `Write \`(${numerator?.trim()}/${below?.trim()}) ...\` or \`${numerator?.trim()}/(${below?.trim()} ...)\`.`,
    });
  }
  if (next.apart)
    return fail(r, "F107", next, "This can be a factor or the beginning of another formula.", {
      hint: "Write `*` before a factor, `and` between statements.",
    });
  if (isLoneNumber(r))
    return fail(
      r,
      "F107",
      { start: next.start, end: r.tokens.at(-1)?.end ?? next.end },
      "This can be a factor or the number of the formula.",
      {
        hint: "Write `*` before the factor, or leave the number of the formula out.",
      },
    );
  const read = factor(r);
  if (before?.kind === "number" && next.kind === "frac" && isFraction(read))
    return fail(r, "F107", { start, end: r.end }, "A number before a fraction of numbers reads as a mixed number.", {
      hint: "Write \\cdot between them for the product, + for the sum.",
    });
  return read;
}

/** Whether nothing but a whole number in round brackets is left of the formula. */
function isLoneNumber(r: Reader): boolean {
  const [first, second, third, ...others] = r.tokens.slice(r.position, r.position + 4);
  const isWhole = second?.kind === "number" && !second.text.includes(".");
  return first?.text === "(" && isWhole && third?.text === ")" && others.length === 0;
}

/** Whether the divisor that begins at a position ends so that a factor after it cannot belong to it. */
function isClearDivisor(r: Reader, divisor: number): boolean {
  const first = r.tokens[divisor];
  if (first?.kind === "number") return r.position === divisor + 1 && peek(r).spaced;
  const isBracket = first?.text === "(" || first?.text === "[";
  return isBracket && r.brackets.get(divisor)?.closedAt === r.position - 1;
}

function factor(r: Reader): Expr {
  const { start } = peek(r);
  const base = atom(r);
  return peek(r).kind === "^" ? spanned(r, start, power(base, exponent(r))) : base;
}

function exponent(r: Reader): Expr {
  take(r);
  const { kind, text } = peek(r);
  if (r.latex && kind === "number" && text.length > 1)
    return fail(r, "F107", peek(r), "TeX raises only the first digit.", {
      hint: `Write \`^{${text}}\`, or \`^${text[0]} \\cdot ${text.slice(1)}\`.`,
    });
  const raised = nested(r, () => signed(r, factor));
  return r.latex || !isGlued(r)
    ? raised
    : fail(r, "F107", peek(r), "It is not clear where the exponent ends.", {
        hint: "Put a space or `*` after it, or brackets around it.",
      });
}

/** Whether a number just read and the name after it are written as one, as in `x^2n`. */
function isGlued(r: Reader): boolean {
  const next = peek(r);
  return r.tokens[r.position - 1]?.kind === "number" && next.kind === "name" && !next.spaced;
}

const atom = (r: Reader): Expr => nested(r, () => RULES[peek(r).kind]?.(r) ?? missing(r));

/** How an operand is read, by the token with which it begins. */
const RULES: Partial<Record<TokenKind, (r: Reader) => Expr>> = {
  number,
  fraction: (r) => {
    const token = take(r);
    const [above, below] = [token.text.slice(0, 1), token.text.slice(2)];
    return spanned(
      r,
      token.start,
      quotient(spanned(r, token.start, num(Number(above))), spanned(r, token.start, num(Number(below)))),
    );
  },
  name: named,
  open: (r) => (OPENED[peek(r).text] ?? bracket)(r),
  bar: absolute,
  frac: (r) => (isDerivativeFraction(r) ? derivativeFraction(r) : fraction(r)),
  root,
  function: commandFunction,
  partial: derivativeQuotient,
  integral: limitIntegral,
  limit: limitCommand,
  series: limitSeries,
};

/** How brackets are read that are more than brackets. */
const OPENED: Readonly<Record<string, (r: Reader) => Expr>> = { "|": absolute, "\\begin{cases}": cases };

/** Fails where an operand should stand. */
function missing(r: Reader): Expr {
  const token = peek(r);
  const before = r.tokens[r.position - 1];
  const message = before
    ? `Something is missing after ${describe(r, before)}.`
    : token.kind === "end"
      ? "The formula is empty."
      : `Something is missing before ${describe(r, token)}.`;
  return fail(r, "F104", token, message, { expected: "a number, a name or a bracket", found: describe(r, token) });
}

function number(r: Reader): Expr {
  const token = take(r);
  if (token.text.length > MOST_DIGITS) return fail(r, "F108", token, `The number has more than ${MOST_DIGITS} digits.`);
  const value = parseRational(token.text.startsWith(".") ? `0${token.text}` : token.text);
  return value
    ? spanned(r, token.start, { kind: "number", value })
    : fail(r, "F104", token, "The number is not readable.");
}

function bracket(r: Reader): Expr {
  return inside(r, () => sum(r));
}

function absolute(r: Reader): Expr {
  const opened = take(r);
  const outside = r.insideBars;
  r.insideBars = opened.kind === "bar";
  const inner = sum(r);
  r.insideBars = outside;
  if (opened.kind === "open") close(r, opened);
  else if (!takeIf(r, "bar")) return openBar(r, opened);
  return spanned(r, opened.start, call("abs", inner));
}

function openBar(r: Reader, opened: Token): Expr {
  if (peek(r).kind !== "end") return unexpected(r, "an operator or `|`");
  return fail(r, "F104", opened, "`|` is never closed.", { expected: "`|`", found: describe(r, peek(r)) });
}

function fraction(r: Reader): Expr {
  const { start } = take(r);
  const numerator = argument(r);
  return spanned(r, start, quotient(numerator, argument(r)));
}

/** A group in braces, or the single digit, name or command that TeX takes without them. */
function argument(r: Reader): Expr {
  const token = peek(r);
  if (token.kind === "open") return bracket(r);
  if (token.kind === "number") return firstDigit(r);
  if (token.kind === "name" || token.kind === "frac" || token.kind === "root") return atom(r);
  return fail(r, "F104", token, "An argument is missing.", {
    expected: "a group in braces",
    found: describe(r, token),
  });
}

/** Takes one digit of a number, as in \frac12. */
function firstDigit(r: Reader): Expr {
  const token = peek(r);
  if (token.text.length === 1) return number(r);
  r.tokens[r.position] = { ...token, text: token.text.slice(1), start: token.start + 1, spaced: false };
  r.end = token.start + 1;
  return spanned(r, token.start, num(Number(token.text[0])));
}

function root(r: Reader): Expr {
  const sign = take(r);
  if (sign.text === "√") return rootSign(r, sign);
  const opened = takeIf(r, "open", "[");
  if (!opened) return spanned(r, sign.start, call("sqrt", argument(r)));
  const degree = sum(r);
  close(r, opened);
  const radicand = argument(r);
  const inverse = spanned(r, sign.start, quotient(spanned(r, sign.start, num(1)), degree));
  return spanned(r, sign.start, power(radicand, inverse));
}

function rootSign(r: Reader, sign: Token): Expr {
  const bracketed = peek(r).kind === "open";
  const e = spanned(r, sign.start, call("sqrt", atom(r)));
  if (bracketed || peek(r).kind !== "^") return e;
  return fail(r, "F107", { start: sign.start, end: peek(r).end }, "It is not clear how far the root reaches.", {
    hint: "Write `sqrt(x)^2` or `sqrt(x^2)`.",
  });
}

/** \min and \max; \ln, \exp and the like: of a bracket, or of one factor after which the product ends. */
function commandFunction(r: Reader): Expr {
  const { text } = peek(r);
  if (text === "min" || text === "max") return extremum(r, text);
  const token = take(r);
  const name = token.text as Elementary;
  if (peek(r).kind === "^")
    return fail(r, "F107", { start: token.start, end: peek(r).end }, "It is not clear what the exponent raises.", {
      hint: `A power of the value is written \`\\${name}(x)^2\`.`,
    });
  const bracketed = opensArguments(r);
  const arg = bracketed ? bracket(r) : factor(r);
  if (!bracketed && startsFactor(r))
    return fail(r, "F107", { start: token.start, end: peek(r).end }, `It is not clear how far \`\\${name}\` reaches.`, {
      hint: "Put its argument in brackets.",
    });
  return spanned(r, token.start, call(name, arg));
}

/** The rules as the other parts of the grammar call them. */
export const GRAMMAR: Grammar = { sum, product, factor, exponent, startsFactor, bracket, argument };
