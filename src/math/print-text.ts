/**
 * Expressions and formulas as plain text that the parser reads back as the same tree.
 *
 * Products are juxtaposed (`2 q_1 q_2`) unless a number would follow, which needs `*`. A number that was read from a
 * text was written there as a decimal and is printed so; a computed one reads better as a fraction.
 * Partial derivatives of an abstract function print as f'(x), and as f^(1,0)(x, y) for several arguments.
 */

import type {
  Application,
  Comparison,
  Derivative,
  Expr,
  Formula,
  Integral,
  Limit,
  Num,
  Product,
  Quotient,
  Relation,
  Series,
} from "./expr.ts";
import { and, negate, quotient, relationsOf, sameExpr, someNode } from "./expr.ts";
import type { Bound } from "./improper.ts";
import { unboundedParts } from "./improper.ts";

/** How strongly an expression holds together in print; a looser one inside a tighter place needs brackets. */
const LEVEL = { sum: 1, negation: 2, product: 3, power: 4, atom: 5 } as const;
type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** The expression as plain text. */
export function showExpr(e: Expr): string {
  const plain = asWritten(e);
  switch (plain.kind) {
    case "number":
      return decimalOf(plain) ?? `${plain.value.n}`;
    case "symbol":
      return plain.name;
    case "sum":
      return plain.terms.map(showTerm).join("");
    case "product":
      return showProduct(plain);
    case "quotient":
      return showQuotient(plain);
    case "negation":
      return `-${within(plain.of, LEVEL.product)}`;
    case "power":
      return `${within(plain.base, LEVEL.atom)}^${within(plain.exponent, LEVEL.atom)}`;
    case "call":
      return plain.name === "abs" ? showAbsolute(plain.arg) : `${plain.name}(${showExpr(plain.arg)})`;
    case "application":
      return `${plain.name}${showOrders(plain)}(${plain.args.map(showExpr).join(", ")})`;
    case "derivative":
      return showDerivative(plain);
    case "integral":
      return showBetween(plain, plain.from, plain.to);
    case "limit":
      return showLimit(plain);
    case "extremum":
      return `${plain.name}(${plain.args.map(showExpr).join(", ")})`;
    case "piecewise":
      return `piecewise(${plain.pieces.map(({ value, when }) => `${showExpr(value)} if ${showFormula(when)}, `).join("")}${showExpr(plain.otherwise)} otherwise)`;
    case "series":
      return showBetween(plain, plain.from, plain.to);
  }
}

function showBetween(e: Integral | Series, from: Bound, to: Bound): string {
  const [low, high] = [from, to].map((b) => (typeof b === "string" ? b : showExpr(b)));
  return e.kind === "integral"
    ? `int(${showExpr(e.of)}, ${e.in}, ${low}, ${high})`
    : `${e.name}(${e.index}, ${low}, ${high}, ${showExpr(e.of)})`;
}

function showLimit(e: Limit): string {
  const parts = unboundedParts(e);
  if (parts) return showBetween(parts.of, parts.from, parts.to);
  const { toward } = e;
  if (typeof toward === "string") return `lim(${showExpr(e.of)}, ${e.in}, ${toward})`;
  const side = toward.from === "both" ? "" : `, ${toward.from}`;
  return `lim(${showExpr(e.of)}, ${e.in}, ${showExpr(toward.at)}${side})`;
}

/** The formula as plain text. */
export function showFormula(f: Formula): string {
  switch (f.kind) {
    case "relation":
      return `${showExpr(f.left)} ${f.op} ${showExpr(f.right)}`;
    case "and":
      if (f.parts.length === 0) return "true";
      return chainsOf(f.parts).map(showChain).join(" and ");
    case "or":
      if (f.parts.length === 0) return "false";
      return f.parts.map(showPart).join(" or ");
  }
}

/** The node as it can be written: no negative or computed fractional numbers. */
export function asWritten(e: Expr): Expr {
  if (e.kind !== "number") return e;
  if (e.value.n < 0n) return negate({ ...e, value: { n: -e.value.n, d: e.value.d } });
  if (e.value.d === 1n || decimalOf(e) !== undefined) return e;
  return quotient(
    { kind: "number", value: { n: e.value.n, d: 1n } },
    { kind: "number", value: { n: e.value.d, d: 1n } },
  );
}

/** The digits of a number that was written as a decimal; undefined for a computed one or an endless one. */
export function decimalOf(e: Num): string | undefined {
  if (e.span === undefined || e.value.d === 1n) return undefined;
  const twos = timesDividing(e.value.d, 2n);
  const fives = timesDividing(e.value.d, 5n);
  if (2n ** twos * 5n ** fives !== e.value.d) return undefined;
  const places = twos > fives ? twos : fives;
  const digits = `${(e.value.n * 10n ** places) / e.value.d}`.padStart(Number(places) + 1, "0");
  const point = digits.length - Number(places);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function timesDividing(n: bigint, prime: bigint): bigint {
  let times = 0n;
  for (let rest = n; rest % prime === 0n; rest /= prime) times++;
  return times;
}

/** The parts of a conjunction, neighbours that read as one chain `a <= b <= c` together. */
export function chainsOf(parts: readonly Formula[]): readonly (readonly Formula[])[] {
  const chains: Formula[][] = [];
  for (const part of parts) {
    const chain = chains.at(-1);
    if (chain && continues(chain, part)) chain.push(part);
    else chains.push([part]);
  }
  return chains;
}

function continues(chain: readonly Formula[], next: Formula): boolean {
  const last = chain.at(-1);
  if (last?.kind !== "relation" || next.kind !== "relation") return false;
  const ops = [...relationsOf(and(...chain)), next].map(({ op }) => op);
  return pointOneWay(ops) && sameExpr(last.right, next.left);
}

/** Whether the signs can stand in one chain: equalities, and inequalities of one direction. */
export function pointOneWay(ops: readonly Comparison[]): boolean {
  return ops.every((op) => op === "=" || op.startsWith("<")) || ops.every((op) => op === "=" || op.startsWith(">"));
}

/** A part of a larger statement, in brackets when it has parts itself. */
const showPart = (part: Formula): string =>
  bracketedUnless(part.kind === "relation" || part.parts.length === 0, showFormula(part));

function showChain(chain: readonly Formula[]): string {
  const [first, ...rest] = chain;
  if (first === undefined) return "";
  const start = showPart(first);
  return rest.reduce((text, next) => `${text} ${(next as Relation).op} ${showExpr((next as Relation).right)}`, start);
}

const bracketedUnless = (bare: boolean, text: string): string => (bare ? text : `(${text})`);

function levelOf(e: Expr): Level {
  switch (e.kind) {
    case "sum":
      return LEVEL.sum;
    case "negation":
      return LEVEL.negation;
    case "product":
    case "quotient":
    case "derivative":
      return LEVEL.product;
    case "power":
      return LEVEL.power;
    default:
      return LEVEL.atom;
  }
}

/** The text, in brackets when the expression holds together less than its place demands. */
function within(e: Expr, level: Level): string {
  return bracketedUnless(levelOf(asWritten(e)) >= level, showExpr(e));
}

function showTerm(term: Expr, index: number): string {
  const plain = asWritten(term);
  if (index === 0) return within(plain, LEVEL.negation);
  if (plain.kind === "negation") return ` - ${within(plain.of, LEVEL.product)}`;
  return ` + ${within(plain, LEVEL.product)}`;
}

function showProduct(e: Product): string {
  return e.factors.map(asWritten).reduce((text, factor, i) => {
    const shown = i === 0 && isFraction(factor) ? showExpr(factor) : within(factor, LEVEL.power);
    if (i === 0) return shown;
    return `${text}${/^[0-9]/.test(shown) ? "*" : " "}${shown}`;
  }, "");
}

function showQuotient(e: Quotient): string {
  const numerator = asWritten(e.numerator);
  const plainProduct = numerator.kind === "product" && !numerator.factors.some((f) => isFraction(asWritten(f)));
  return `${within(numerator, plainProduct ? LEVEL.product : LEVEL.power)}/${within(e.denominator, LEVEL.power)}`;
}

/** A fraction of two whole numbers, such as 1/2, which may stand before further factors without brackets. */
export function isFraction(e: Expr): boolean {
  return e.kind === "quotient" && isWhole(e.numerator) && isWhole(e.denominator);
}

const isWhole = (e: Expr): boolean => e.kind === "number" && e.value.n >= 0n && e.value.d === 1n;

/** Bars cannot show which of them belong together when they are nested. */
function showAbsolute(arg: Expr): string {
  const nested = someNode(arg, (node) => node.kind === "call" && node.name === "abs");
  return nested ? `abs(${showExpr(arg)})` : `|${showExpr(arg)}|`;
}

/** Primes, or the number of derivatives in each argument: "", "'", "^(4)", "^(1,0)". */
export function showOrders(e: Application): string {
  const [order = 0, ...others] = e.orders;
  if (e.orders.every((n) => n === 0)) return "";
  return others.length === 0 && order <= 3 ? "'".repeat(order) : `^(${e.orders.join(",")})`;
}

function showDerivative(e: Derivative): string {
  const order = e.order === 1 ? "" : `^${e.order}`;
  return `∂${order}(${showExpr(e.of)})/∂(${showExpr(e.in)})${order}`;
}
