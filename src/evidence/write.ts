/**
 * Expressions and formulas as exact text: different trees have different texts, and reading one gives its tree back.
 *
 * The notation is that of step files with every product sign written. A number has no spaces (`1/2`, `0.5`), the
 * quotient of two expressions has (`1 / 2`); a name that means something else here stands in backticks; the derivatives
 * of a function stand in square brackets (`p[1](s)`), and braces hold formulas together.
 */

import type { Application, Elementary, Expr, Formula, Limit, Num, Piecewise } from "../math/expr.ts";
import { decimalOf } from "../math/print-text.ts";
import type { Rational } from "../math/rational.ts";
import { showRational } from "../math/rational.ts";

export const ELEMENTARY: Readonly<Record<Elementary, true>> = {
  sqrt: true,
  exp: true,
  ln: true,
  abs: true,
  sin: true,
  cos: true,
  tan: true,
};

/** Words that are no names unless they stand in backticks. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...Object.keys(ELEMENTARY),
  ...["add", "times", "number", "diff", "int", "limit", "min", "max", "piecewise", "sum", "product"],
  ...["if", "and", "or", "all", "any", "true", "false"],
]);

/** Where a variable tends that is bounded by nothing. */
export const END_WORDS = { inf: "up", "-inf": "down" } as const;

/** How strongly an expression holds together; a looser one inside a tighter place needs brackets. */
const LEVEL = { sum: 1, negation: 2, product: 3, power: 4, atom: 5 } as const;
type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** The expression as exact text. */
export function writeExpr(e: Expr): string {
  switch (e.kind) {
    case "number":
      return writeNumber(e);
    case "symbol":
      return writeName(e.name);
    case "sum":
      return e.terms.length < 2 ? writeCall("add", e.terms) : e.terms.map(writeTerm).join("");
    case "product":
      return e.factors.length < 2 ? writeCall("times", e.factors) : e.factors.map(writeFactor).join("*");
    case "quotient":
      return `${within(e.numerator, LEVEL.power)} / ${within(e.denominator, LEVEL.power)}`;
    case "negation":
      return `-${within(e.of, LEVEL.product)}`;
    case "power":
      return `${within(e.base, LEVEL.atom)}^${within(e.exponent, LEVEL.atom)}`;
    case "call":
      return writeCall(e.name, [e.arg]);
    case "application":
      return `${writeName(e.name)}${writeOrders(e)}${writeArguments(e.args.map(writeExpr))}`;
    case "derivative":
      return `diff${writeArguments([writeExpr(e.of), writeExpr(e.in), `${e.order}`])}`;
    case "integral":
      return `int${writeArguments([writeExpr(e.of), writeName(e.in), writeExpr(e.from), writeExpr(e.to)])}`;
    case "limit":
      return writeLimit(e);
    case "extremum":
      return writeCall(e.name, e.args);
    case "piecewise":
      return writePiecewise(e);
    case "series":
      return `${e.name}${writeArguments([writeName(e.index), ...[e.from, e.to, e.of].map(writeExpr)])}`;
  }
}

/** The formula as exact text. */
export function writeFormula(f: Formula): string {
  if (f.kind === "relation") return `${writeExpr(f.left)} ${f.op} ${writeExpr(f.right)}`;
  if (f.parts.length === 0) return f.kind === "and" ? "true" : "false";
  if (f.parts.length === 1) return `${f.kind === "and" ? "all" : "any"}${f.parts.map(inBraces).join("")}`;
  return f.parts.map(writePart).join(` ${f.kind} `);
}

/** The number as text; a negative one has the minus sign inside. */
export const writeRational = (value: Rational): string => showRational(value);

function writeNumber(e: Num): string {
  return e.value.n < 0n ? `number(${showRational(e.value)})` : (decimalOf(e) ?? showRational(e.value));
}

/** A name, in backticks when it could be read as something else. */
function writeName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{M}\p{N}_']*$/u.test(name) && !RESERVED.has(name);
  return isPlain ? name : `\`${name.replaceAll("`", "``")}\``;
}

function levelOf(e: Expr): Level {
  switch (e.kind) {
    case "number":
      return e.value.n >= 0n && e.value.d !== 1n && decimalOf(e) === undefined ? LEVEL.product : LEVEL.atom;
    case "sum":
      return e.terms.length < 2 ? LEVEL.atom : LEVEL.sum;
    case "negation":
      return LEVEL.negation;
    case "product":
      return e.factors.length < 2 ? LEVEL.atom : LEVEL.product;
    case "quotient":
      return LEVEL.product;
    case "power":
      return LEVEL.power;
    default:
      return LEVEL.atom;
  }
}

const within = (e: Expr, level: Level): string => (levelOf(e) >= level ? writeExpr(e) : `(${writeExpr(e)})`);

function writeTerm(term: Expr, index: number): string {
  if (index === 0) return within(term, LEVEL.negation);
  return term.kind === "negation" ? ` - ${within(term.of, LEVEL.product)}` : ` + ${within(term, LEVEL.product)}`;
}

/** A fraction reads well in front of further factors, and nowhere else. */
const writeFactor = (factor: Expr, index: number): string =>
  index === 0 && factor.kind === "number" ? writeExpr(factor) : within(factor, LEVEL.power);

const writeArguments = (args: readonly string[]): string => `(${args.join(", ")})`;
const writeCall = (name: string, args: readonly Expr[]): string => `${name}${writeArguments(args.map(writeExpr))}`;

const writeOrders = ({ orders, args }: Application): string =>
  orders.length === args.length && orders.every((order) => order === 0) ? "" : `[${orders.join(",")}]`;

function writeLimit({ of, in: variable, toward }: Limit): string {
  const ends = typeof toward === "string" ? [END_WORDS[toward]] : [toward.from, writeExpr(toward.at)];
  return `limit${writeArguments([writeExpr(of), writeName(variable), ...ends])}`;
}

const writePiecewise = ({ pieces, otherwise }: Piecewise): string =>
  `piecewise${writeArguments([
    ...pieces.map(({ value, when }) => `${writeExpr(value)} if ${inBraces(when)}`),
    writeExpr(otherwise),
  ])}`;

const inBraces = (f: Formula): string => `{${writeFormula(f)}}`;
const writePart = (part: Formula): string => (part.kind === "relation" ? writeFormula(part) : inBraces(part));
