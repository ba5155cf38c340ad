/**
 * Derivatives and integrals as they are written: d(E)/d(v), ∂^2(E)/∂(v)^2, \frac{\partial^2 E}{\partial v \partial w},
 * \frac{\partial}{\partial v} E, int(E, x, a, b), \int_a^b E dx.
 */

import type { Expr } from "../../math/expr.ts";
import { num } from "../../math/expr.ts";
import type { Bound } from "../../math/improper.ts";
import { unbounded } from "../../math/improper.ts";
import { checkOrder, orderNumber, symbol, symbolOrApplication } from "./application.ts";
import { endIn, endOr } from "./limit.ts";
import { isDeclared } from "./names.ts";
import type { Reader } from "./reader.ts";
import {
  close,
  describe,
  fail,
  inside,
  peek,
  peekSecond,
  spanned,
  take,
  takeComma,
  takeIf,
  unexpected,
} from "./reader.ts";
import type { Token } from "./token.ts";

/** What is differentiated in, and how often. */
interface Variable {
  readonly in: Expr;
  readonly order: number;
}

/** Whether a token is the sign of a differential: ∂, or a d that is not declared. */
function isSign(r: Reader, token: Token | undefined): boolean {
  if (token?.kind === "partial") return true;
  return token?.kind === "name" && token.text === "d" && (token.upright === true || !isDeclared(r.scope, "d"));
}

/** Whether a \frac here is a derivative: both its groups begin with the sign of a differential. */
export function isDerivativeFraction(r: Reader): boolean {
  const closed = r.brackets.get(r.position + 1)?.closedAt;
  if (closed === undefined) return false;
  const above = r.tokens[r.position + 2];
  const below = r.tokens[closed + 2];
  return isSign(r, above) && (above?.kind === "partial" || isSign(r, below));
}

/** \frac{\partial^2 E}{\partial v \partial w}, or \frac{\partial}{\partial v} before the one factor it is taken of. */
export function derivativeFraction(r: Reader): Expr {
  const { start } = take(r);
  const { order, of } = differentiated(r);
  const variables = differentials(r);
  checkOrders(r, start, order, variables);
  return spanned(r, start, nest(r, start, of ?? operand(r, start), variables));
}

/** The numerator: how often, and what, if anything, is differentiated. */
function differentiated(r: Reader): { order: number; of?: Expr } {
  const opened = take(r);
  take(r);
  const order = orderOf(r);
  if (peek(r).kind === "close") {
    close(r, opened);
    return { order };
  }
  const of = r.grammar.product(r);
  if (peek(r).kind === "+" || peek(r).kind === "-") unclear(r, peek(r));
  close(r, opened);
  return { order, of };
}

function unclear(r: Reader, place: { start: number; end: number }): Expr {
  return fail(r, "F107", place, "It is not clear how much is differentiated.", {
    hint: "Put what is differentiated in brackets.",
  });
}

function differentials(r: Reader): readonly Variable[] {
  const opened = peek(r);
  if (opened.text !== "{") return missingDifferential(r);
  take(r);
  const variables: Variable[] = [];
  while (isSign(r, peek(r))) variables.push(differential(r));
  if (variables.length === 0) return missingDifferential(r);
  close(r, opened);
  return variables;
}

function missingDifferential(r: Reader): readonly Variable[] {
  unexpected(r, "`\\partial` and the variable of the derivative");
  return [];
}

/** ∂v, ∂(v)^2, ∂p(s). */
function differential(r: Reader): Variable {
  take(r);
  const variable = variableOf(r);
  return { in: variable, order: orderOf(r) };
}

function variableOf(r: Reader): Expr {
  const token = peek(r);
  if (token.kind === "open" && token.text !== "|") {
    take(r);
    const inner = variableOf(r);
    if (peek(r).kind !== "close") return notAVariable(r, token);
    close(r, token);
    return inner;
  }
  return token.kind === "name" ? symbolOrApplication(r) : notAVariable(r, token);
}

function notAVariable(r: Reader, token: Token): Expr {
  return fail(r, "F104", token, "A derivative is taken in a symbol, or in a function at a point.", {
    expected: "a symbol, or an application such as `p(s)`",
    found: describe(r, peek(r)),
  });
}

/** The number after a caret; 1 when there is none. */
function orderOf(r: Reader): number {
  if (!takeIf(r, "^")) return 1;
  const place = peek(r);
  const opened = takeIf(r, "open", "{");
  const order = orderNumber(r);
  if (opened) close(r, opened);
  checkOrder(r, place, order);
  return order;
}

function checkOrders(r: Reader, start: number, order: number, variables: readonly Variable[]): void {
  const below = variables.reduce((total, variable) => total + variable.order, 0);
  if (order === below && order > 0) return;
  fail(r, "F104", { start, end: r.end }, "The orders above and below the line of the derivative differ.", {
    expected: `order ${order} below the line`,
    found: `order ${below}`,
  });
}

/** Derivatives in several variables are taken from the last to the first. */
function nest(r: Reader, start: number, of: Expr, variables: readonly Variable[]): Expr {
  return variables.reduceRight<Expr>(
    (inner, variable) => spanned(r, start, { kind: "derivative", of: inner, in: variable.in, order: variable.order }),
    of,
  );
}

/** The single factor after an operator such as \frac{\partial}{\partial v}. */
function operand(r: Reader, start: number): Expr {
  if (!r.grammar.startsFactor(r))
    return fail(r, "F104", { start, end: r.end }, "The derivative does not say what is differentiated.", {
      expected: "an expression in the numerator, or after the derivative",
      found: describe(r, peek(r)),
    });
  const of = r.grammar.factor(r);
  const goesOn = r.grammar.startsFactor(r) || peek(r).kind === "*" || peek(r).kind === "/";
  return goesOn ? unclear(r, { start, end: peek(r).end }) : of;
}

/** Whether the name d here begins a quotient d(E)/d(v), whatever is declared. */
export function isDerivativeQuotient(r: Reader): boolean {
  const raised = peekSecond(r)?.kind === "^";
  const braced = raised && r.tokens[r.position + 2]?.kind === "open";
  const at = r.position + (braced ? 5 : raised ? 3 : 1);
  const closed = r.brackets.get(at)?.closedAt;
  if (closed === undefined || r.tokens[closed + 1]?.kind !== "/") return false;
  const below = r.tokens[closed + 2];
  const bracket = r.tokens[closed + 3];
  return below?.text === "∂" || (below?.text === "d" && bracket?.kind === "open");
}

/** d(E)/d(v), ∂^2(E)/∂(v)^2, ∂a/∂x: after the slash the variable, and nothing that could belong to it. */
export function derivativeQuotient(r: Reader): Expr {
  const sign = take(r);
  const order = orderOf(r);
  const of = peek(r).kind === "open" && peek(r).text !== "|" ? r.grammar.bracket(r) : r.grammar.factor(r);
  if (!takeIf(r, "/")) return unexpected(r, "`/` and the variable, as in `∂(E)/∂(v)`");
  const variables: Variable[] = [];
  let bracketed = false;
  while (isSign(r, peek(r)) || (variables.length === 0 && peek(r).text === "d")) {
    bracketed = peekSecond(r)?.kind === "open";
    variables.push(differential(r));
  }
  if (variables.length === 0) return unexpected(r, "`∂` and the variable, as in `∂(E)/∂(v)`");
  if (!bracketed && r.grammar.startsFactor(r)) return unclear(r, { start: sign.start, end: peek(r).end });
  checkOrders(r, sign.start, order, variables);
  return spanned(r, sign.start, nest(r, sign.start, of, variables));
}

/** int(E, x, a, b) */
export function callIntegral(r: Reader): Expr {
  const name = take(r);
  const shape = { expected: "`int(E, x, a, b)`", found: describe(r, peek(r)) };
  if (peek(r).kind !== "open") return fail(r, "F104", name, "The integral has no arguments.", shape);
  const [of, variable, from, to, ...others] = integralArguments(r);
  const place = { start: name.start, end: r.end };
  if (!of || !variable || !from || !to || others.length > 0 || typeof of === "string" || typeof variable === "string")
    return fail(r, "F106", place, "An integral has an integrand, a variable and two bounds.", {
      expected: shape.expected,
    });
  if (variable.kind !== "symbol")
    return fail(r, "F104", place, "The second argument of an integral is its variable.", { expected: shape.expected });
  return spanned(r, name.start, between(r, name, of, variable.name, from, to));
}

/** The integrand, the variable and the bounds, of which the latter can be infinite. */
function integralArguments(r: Reader): readonly Bound[] {
  const parts: Bound[] = [];
  inside(r, () => {
    do parts.push(parts.length < 2 ? r.grammar.sum(r) : endOr(r, r.grammar.sum));
    while (takeComma(r));
  });
  return parts;
}

function between(r: Reader, sign: Token, of: Expr, variable: string, from: Bound, to: Bound): Expr {
  const zero: Expr = num(0);
  return unbounded(spanned(r, sign.start, { kind: "integral", of, in: variable, from: zero, to: zero }), from, to);
}

/** \int_a^b E dx */
export function limitIntegral(r: Reader): Expr {
  const sign = take(r);
  const bounds = new Map<string, Bound>();
  for (let mark = takeIf(r, "_") ?? takeIf(r, "^"); mark; mark = takeIf(r, "_") ?? takeIf(r, "^"))
    bounds.set(mark.kind, bound(r));
  const from = bounds.get("_");
  const to = bounds.get("^");
  if (!from || !to)
    return fail(r, "F104", sign, "An integral has a lower and an upper bound.", {
      expected: "`_` and `^` with the bounds",
    });
  const end = findDifferential(r);
  if (end === undefined)
    return fail(r, "F104", sign, "The integral does not say in which variable it is taken.", {
      expected: "a differential such as `\\, \\mathrm{d}x` at its end",
    });
  const of = integrand(r, end);
  const variable = differentialName(r);
  if (peek(r).kind === "^") return unexpected(r, "the end of the integral, or brackets around it");
  return spanned(r, sign.start, between(r, sign, of, variable, from, to));
}

/** What stands at the upper or lower end of an integral or a series. */
export function bound(r: Reader): Bound {
  const { kind, text } = peek(r);
  if (kind === "number" && text.length > 1)
    return fail(r, "F107", peek(r), "TeX takes only the first digit as the bound.", { hint: `Write \`{${text}}\`.` });
  return endIn(r, r.grammar.argument);
}

/** The position of the differential that ends the integral here, past those of the integrals inside it. */
function findDifferential(r: Reader): number | undefined {
  let inner = 0;
  for (let at = r.position; at < r.stop; at++) {
    const token = r.tokens[at];
    at = r.brackets.get(at)?.closedAt ?? at;
    if (token?.kind === "close") return undefined;
    if (token?.kind === "integral") inner++;
    if (isDifferential(r, at) && inner-- === 0) return at;
  }
  return undefined;
}

/** Whether `d x`, `\mathrm{d}x` or `dx` stands at a position. */
function isDifferential(r: Reader, at: number): boolean {
  const token = r.tokens[at];
  if (token?.kind !== "name") return false;
  if (isSign(r, token)) return r.tokens[at + 1]?.kind === "name";
  return token.text.startsWith("d") && !isDeclared(r.scope, token.text) && r.scope.symbol(token.text.slice(1));
}

function integrand(r: Reader, end: number): Expr {
  const outside = r.stop;
  r.stop = end;
  const of = r.grammar.sum(r);
  if (peek(r).kind !== "end") unexpected(r, "an operator or the differential");
  r.stop = outside;
  return of;
}

function differentialName(r: Reader): string {
  const token = take(r);
  if (!isSign(r, token)) return token.text.slice(1);
  const variable = r.scope.symbol(peek(r).text) ? symbol(r) : symbolOrApplication(r);
  if (variable.kind === "symbol") return variable.name;
  fail(r, "F104", token, "An integral is taken in a symbol.");
  return "";
}
