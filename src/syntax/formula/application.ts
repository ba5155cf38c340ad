/** Symbols, and declared functions with their primes, orders of derivatives and arguments. */

import type { Expr } from "../../math/expr.ts";
import { apply, sym } from "../../math/expr.ts";
import { texName } from "../../math/tex-names.ts";
import { declaredFactors, declaredNameLike, isDeclared } from "./names.ts";
import type { Fault, Reader } from "./reader.ts";
import {
  close,
  complain,
  describe,
  fail,
  inside,
  peek,
  spanned,
  spanOf,
  take,
  takeComma,
  takeIf,
  unexpected,
} from "./reader.ts";
import type { Token } from "./token.ts";

/** Derivatives of higher order are refused. */
const HIGHEST_ORDER = 20;

/** A declared symbol, a function applied, or an undeclared name. */
export function symbolOrApplication(r: Reader): Expr {
  const { text } = peek(r);
  if (r.scope.function(text) !== undefined) return application(r);
  return r.scope.symbol(text) ? symbol(r) : undeclared(r);
}

/** A symbol, which carries no primes. */
export function symbol(r: Reader): Expr {
  const token = take(r);
  if (peek(r).kind !== "'") return spanned(r, token.start, sym(token.text));
  const place = { start: token.start, end: peek(r).end };
  return fail(r, "F104", place, `${describe(r, token)} is no function, so it has no derivative to mark with a prime.`, {
    hint: `Declare \`${token.text}\` under \`functions\`, or give the other symbol a name of its own.`,
  });
}

/** Further names that are not declared are not told. */
const MOST_UNDECLARED = 20;

/** Notes that a name is not declared, once for each name, and reads on over what may be its arguments. */
export function undeclared(r: Reader): Expr {
  const token = take(r);
  const message = `\`${token.text}\` is not declared.`;
  if (!r.diagnostics.some((diagnostic) => diagnostic.message === message))
    complain(r, "F105", token, message, adviceFor(r, token));
  if (r.diagnostics.length >= MOST_UNDECLARED) r.failed = true;
  while (takeIf(r, "'"));
  if (peek(r).kind === "open") argumentsOf(r);
  return spanned(r, token.start, sym(token.text));
}

function adviceFor(r: Reader, token: Token): Fault {
  const name = token.text;
  if (name === "e") return { hint: "For Euler's number write `exp(1)`; `e^x` is read as `exp(x)`." };
  const factors = declaredFactors(name, r.scope);
  if (factors) return { hint: "Factors are set apart by a space.", ...replacement(r, token, factors) };
  if (name.startsWith("d") && isDeclared(r.scope, name.slice(1)))
    return { hint: "A derivative is written `d(E)/d(v)`." };
  const meant = declaredNameLike(name, r.scope);
  if (meant === undefined) return { hint: "Declare it under `symbols` or `functions`, or correct the spelling." };
  return { hint: `Did you mean \`${meant}\`?`, ...replacement(r, token, [meant]) };
}

function replacement(r: Reader, token: Token, names: readonly string[]): Fault {
  const text = names.map((name) => (r.latex ? texName(name) : name)).join(" ");
  return { fix: { span: spanOf(r.source, token.start, token.end), text, safe: false } };
}

const counted = (n: number): string => (n === 1 ? "1 argument" : `${n} arguments`);

function application(r: Reader): Expr {
  const name = take(r);
  const arity = r.scope.function(name.text) ?? 0;
  const orders = ordersOf(r, name, arity);
  if (peek(r).kind !== "open" || peek(r).text === "|")
    return fail(
      r,
      "F106",
      name,
      `The function ${describe(r, name)} stands here without its ${arity === 1 ? "argument" : "arguments"}.`,
      {
        expected: `\`(\` and ${counted(arity)}`,
        found: describe(r, peek(r)),
        ...(peek(r).kind === "^" ? { hint: `A power of the value is written \`${name.text}(x)^2\`.` } : {}),
      },
    );
  const args = argumentsOf(r);
  const place = { start: name.start, end: r.end };
  if (args.length !== arity)
    return fail(r, "F106", place, `${describe(r, name)} takes ${counted(arity)} and is given ${args.length}.`, {
      expected: counted(arity),
      found: counted(args.length),
    });
  return spanned(r, name.start, apply(name.text, args, orders));
}

/** Expressions in brackets, set apart by commas. */
export function argumentsOf(r: Reader): readonly Expr[] {
  return inside(r, () => {
    const args = [r.grammar.sum(r)];
    while (takeComma(r)) args.push(r.grammar.sum(r));
    return args;
  });
}

/** The orders of derivatives in each argument that follow the name of a function: f', f^(4), f^{(1,0)}. */
function ordersOf(r: Reader, name: Token, arity: number): readonly number[] {
  const primes = primesOf(r);
  const orders = primes > 0 ? [primes] : isMultiIndex(r) ? multiIndex(r) : undefined;
  if (orders === undefined) return Array.from({ length: arity }, () => 0);
  const place = { start: name.start, end: r.end };
  if (primes > 0 && arity !== 1) {
    const example = Array.from({ length: arity }, (_, i) => (i === 0 ? 1 : 0)).join(",");
    fail(
      r,
      "F104",
      place,
      `A prime does not say in which of its ${counted(arity)} ${describe(r, name)} is differentiated.`,
      {
        hint: `Write \`${name.text}^(${example})\`, with the order in each argument.`,
      },
    );
  } else if (orders.length !== arity) {
    fail(
      r,
      "F106",
      place,
      `${describe(r, name)} takes ${counted(arity)} and carries ${orders.length} orders of derivatives.`,
    );
  }
  checkOrder(r, place, Math.max(...orders));
  return orders;
}

/** Refuses derivatives of an order that no formal model needs. */
export function checkOrder(r: Reader, place: { start: number; end: number }, order: number): void {
  if (order > HIGHEST_ORDER) fail(r, "F108", place, `Derivatives are read up to order ${HIGHEST_ORDER}.`);
}

/** The primes here, also those of `^{\prime}`. */
function primesOf(r: Reader): number {
  const raised = peek(r).kind === "^";
  const braced = raised && r.tokens[r.position + 1]?.text === "{";
  const first = r.tokens[r.position + (braced ? 2 : raised ? 1 : 0)];
  if (first?.kind !== "'") return 0;
  if (raised) take(r);
  const opened = braced ? take(r) : undefined;
  let primes = 0;
  while (takeIf(r, "'")) primes++;
  if (opened) close(r, opened);
  return primes;
}

/** Whether `^(1,0)` or `^{(1,0)}` and then arguments follow. */
function isMultiIndex(r: Reader): boolean {
  if (peek(r).kind !== "^") return false;
  const braced = r.tokens[r.position + 1]?.text === "{";
  const at = r.position + (braced ? 2 : 1);
  const end = r.brackets.get(at)?.closedAt;
  if (end === undefined || r.tokens[at]?.text !== "(") return false;
  const inside = r.tokens.slice(at + 1, end);
  const isList = inside.every(({ kind, text }) => (kind === "number" ? /^[0-9]+$/.test(text) : kind === ","));
  return isList && r.tokens[end + (braced ? 2 : 1)]?.kind === "open";
}

function multiIndex(r: Reader): readonly number[] {
  take(r);
  const brace = takeIf(r, "open", "{");
  const opened = take(r);
  const orders: number[] = [];
  do orders.push(orderNumber(r));
  while (takeIf(r, ","));
  close(r, opened);
  if (brace) close(r, brace);
  return orders;
}

/** A whole number that counts derivatives. */
export function orderNumber(r: Reader): number {
  const token = takeIf(r, "number");
  if (token && /^[0-9]+$/.test(token.text)) return Number(token.text);
  unexpected(r, "the order of the derivative, a whole number");
  return 0;
}
