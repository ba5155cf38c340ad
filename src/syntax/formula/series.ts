/**
 * Sums and products over an index as they are written: sum(i, 1, n, E), \prod_{i=1}^{n} E.
 *
 * The index is a name of the series alone, so no declaration may take it. Where the bounds are whole numbers, a name
 * that carries the index as a subscript stands for a declared name in each term: x_i for x_1, x_2, x_3.
 */

import type { Expr, Series } from "../../math/expr.ts";
import { someNode, sym } from "../../math/expr.ts";
import type { Bound } from "../../math/improper.ts";
import { MOVING, unbounded } from "../../math/improper.ts";
import { carriesIndex, nameAt, termCount, wholeNumber } from "../../math/series.ts";
import { bound } from "./calculus.ts";
import { endOr } from "./limit.ts";
import type { Names } from "./names.ts";
import { isDeclared } from "./names.ts";
import type { Index, Reader } from "./reader.ts";
import {
  complain,
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
import type { Token } from "./token.ts";
import { RESERVED } from "./word.ts";

/** Series with more terms are refused where the bounds are numbers. */
const MOST_TERMS = 200n;

interface Limits {
  readonly index: string;
  readonly from: Expr;
  readonly to: Bound;
}

/** sum(i, 1, n, E), product(i, 1, n, E) */
export function callSeries(r: Reader, name: Series["name"]): Expr {
  const word = take(r);
  const expected = `\`${name}(i, 1, n, E)\``;
  if (!opensArguments(r))
    return fail(r, "F104", word, `${describe(r, word)} needs its index, its bounds and its terms in brackets.`, {
      expected,
      found: describe(r, peek(r)),
    });
  const parts = inside(r, () => {
    const index = indexName(r, name);
    comma(r, word, name);
    const from = r.grammar.sum(r);
    comma(r, word, name);
    const to = endOr(r, r.grammar.sum);
    const limits = { index, from, to };
    comma(r, word, name);
    return { ...limits, of: termOf(r, word, name, limits, r.grammar.sum) };
  });
  return seriesOf(r, word, name, parts);
}

function seriesOf(r: Reader, sign: Token, name: Series["name"], { index, from, to, of }: Limits & { of: Expr }): Expr {
  return unbounded(spanned(r, sign.start, { kind: "series", name, index, from, to: from, of }), from, to);
}

function comma(r: Reader, word: Token, name: Series["name"]): void {
  if (takeComma(r) || r.failed) return;
  if (peek(r).kind !== "close") unexpected(r, "an operator or a comma");
  const place = { start: word.start, end: peek(r).end };
  fail(r, "F106", place, `A ${name} has an index, two bounds and the term that is repeated.`, {
    expected: `\`${name}(i, 1, n, E)\``,
    hint: `A ${name} of a few terms is written \`a ${name === "sum" ? "+" : "*"} b\`.`,
  });
}

/** \sum_{i=1}^{n} E, of all that follows up to the next plus or minus. */
export function limitSeries(r: Reader): Expr {
  const before = r.tokens[r.position - 1]?.kind;
  const sign = take(r);
  const name: Series["name"] = sign.text === "sum" ? "sum" : "product";
  if (before === "/" || before === "^" || before === "root")
    return fail(r, "F107", sign, `It is not clear how far the ${name} reaches.`, { hint: "Put brackets around it." });
  const limits = limitsOf(r, sign, name);
  if (!limits) return sym("");
  const of = termOf(r, sign, name, limits, r.grammar.product);
  return seriesOf(r, sign, name, { ...limits, of });
}

/** The two bounds beside the sign of a series. */
function limitsOf(r: Reader, sign: Token, name: Series["name"]): Limits | undefined {
  let lower: Omit<Limits, "to"> | undefined;
  let to: Bound | undefined;
  for (let mark = takeIf(r, "_") ?? takeIf(r, "^"); mark; mark = takeIf(r, "_") ?? takeIf(r, "^")) {
    if (mark.kind === "_") lower = lowerLimit(r, sign, name);
    else to = bound(r);
  }
  if (lower && to) return { ...lower, to };
  fail(r, "F104", sign, `The ${name} does not say where its index begins and ends.`, { expected: "`_{i=1}^{n}`" });
  return undefined;
}

function lowerLimit(r: Reader, sign: Token, name: Series["name"]): Omit<Limits, "to"> | undefined {
  if (peek(r).text !== "{") {
    fail(r, "F104", sign, `The ${name} does not say where its index begins.`, { expected: "`_{i=1}`" });
    return undefined;
  }
  return inside(r, () => {
    const index = indexName(r, name);
    if (!takeIf(r, "relation", "=")) unexpected(r, "`=` and the first value of the index");
    return { index, from: r.grammar.sum(r) };
  });
}

/** The name of an index, which is new. */
function indexName(r: Reader, name: Series["name"]): string {
  const token = peek(r);
  const hint = `The index is a new name of one word: \`${name}(i, 1, n, E)\`.`;
  const isWord = token.kind === "name" && !token.text.includes("_");
  if (isWord && isDeclared(r.scope, token.text)) {
    const message = `${describe(r, token)} already has a meaning here, so it cannot be the index of this ${name}.`;
    fail(r, "F109", token, message, { hint: "Use another letter for the index." });
  } else if (!isWord || RESERVED.has(token.text) || token.text === "d") {
    fail(r, "F104", token, `The ${name} does not begin with its index.`, {
      expected: "a new name such as `i`",
      found: describe(r, token),
      hint,
    });
  }
  return take(r).text;
}

/** The term that is repeated, in which the index has a meaning. */
function termOf(r: Reader, sign: Token, name: Series["name"], limits: Limits, read: (r: Reader) => Expr): Expr {
  checkBounds(r, sign, name, limits);
  const { scope, indices } = r;
  r.scope = withIndex(scope, limits.index);
  r.indices = [...indices, { name: limits.index, from: limits.from, to: lastOf(limits) }];
  const of = read(r);
  r.scope = scope;
  r.indices = indices;
  return of;
}

/** The last value of the index, a symbol where there is none. */
const lastOf = ({ to }: Limits): Expr => (typeof to === "string" ? sym(MOVING.upper) : to);

const withIndex = (scope: Names, index: string): Names => ({
  symbol: (name) => name === index || scope.symbol(name),
  function: (name) => (name === index ? undefined : scope.function(name)),
  names: () => [...scope.names(), index],
});

function checkBounds(r: Reader, sign: Token, name: Series["name"], limits: Limits): void {
  const place = { start: sign.start, end: r.end };
  const { from } = limits;
  const to = lastOf(limits);
  if (limits.to === "-inf")
    fail(r, "F104", place, `This ${name} ends before it begins.`, { expected: "a bound above the first" });
  const [first, last] = [from, to].map(wholeNumber);
  if ([from, to].some((e) => wholeNumber(e) === undefined && !someNode(e, isNamed)))
    fail(r, "F104", place, `A bound of this ${name} is no whole number.`, { expected: "whole numbers, or symbols" });
  else if (first !== undefined && last !== undefined && last < first)
    fail(r, "F104", place, `This ${name} has no terms: its index begins above where it ends.`, {
      hint: "Write the smaller bound first.",
    });
  else if ((termCount({ from, to }) ?? 0n) > MOST_TERMS)
    fail(r, "F108", place, `A ${name} has at most ${MOST_TERMS} terms.`, { hint: "Write the last index as a symbol." });
}

const isNamed = (e: Expr): boolean => e.kind === "symbol" || e.kind === "application";

/** The index of a series around that a name carries as a subscript. */
export const indexIn = (r: Reader, name: string): Index | undefined =>
  r.indices.find((index) => carriesIndex(name, index.name));

/** A name such as x_i, which stands for x_1, x_2, ... */
export function indexed(r: Reader, index: Index): Expr {
  const token = peek(r);
  if (isDeclared(r.scope, token.text))
    return fail(r, "F107", token, `${describe(r, token)} is declared, and \`${index.name}\` is the index here.`, {
      hint: "Use another letter for the index.",
    });
  const missing = firstMissing(r, token.text, r.indices);
  if (missing === undefined) return symbolWithIndex(r);
  const names = `\`${nameAt(token.text, index.name, 1n)}\`, \`${nameAt(token.text, index.name, 2n)}\``;
  const [message, hint] =
    missing === "bounds"
      ? [
          `${describe(r, token)} stands for ${names} and so on, and here the index runs between bounds that are no numbers.`,
          "Write both bounds as numbers, or one symbol for all where they are equal.",
        ]
      : [
          `${describe(r, token)} stands for ${names} and so on, and \`${missing}\` is no declared symbol.`,
          `Declare \`${missing}\` under \`symbols\`, or change the bounds.`,
        ];
  complain(r, "F105", token, message, { hint });
  return symbolWithIndex(r);
}

function symbolWithIndex(r: Reader): Expr {
  const token = take(r);
  if (peek(r).kind === "'") return unexpected(r, "an operator");
  return spanned(r, token.start, sym(token.text));
}

/** The first symbol that a name with indices stands for and that is not declared; "bounds" when they are unknown. */
function firstMissing(r: Reader, name: string, indices: readonly Index[]): string | undefined {
  const index = indices.find((one) => carriesIndex(name, one.name));
  if (!index) return r.scope.symbol(name) ? undefined : name;
  const first = wholeNumber(index.from);
  const count = termCount(index);
  if (first === undefined || count === undefined) return "bounds";
  for (let value = first; value < first + count; value += 1n) {
    const missing = firstMissing(r, nameAt(name, index.name, value), indices);
    if (missing !== undefined) return missing;
  }
  return undefined;
}
