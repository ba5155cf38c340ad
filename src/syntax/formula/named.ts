/** What begins with a name: a symbol, a declared function applied, or a word with a meaning of its own. */

import type { Elementary, Expr } from "../../math/expr.ts";
import { call } from "../../math/expr.ts";
import { symbolOrApplication, undeclared } from "./application.ts";
import { callIntegral, derivativeQuotient, isDerivativeQuotient } from "./calculus.ts";
import { isDeclared } from "./names.ts";
import type { Reader } from "./reader.ts";
import { describe, fail, peek, peekSecond, spanned, take } from "./reader.ts";

/** Words that mean something where no declaration takes them. */
const WORDS: ReadonlyMap<string, (r: Reader) => Expr> = new Map<string, (r: Reader) => Expr>([
  ["sqrt", (r) => elementary(r, "sqrt")],
  ["exp", (r) => elementary(r, "exp")],
  ["ln", (r) => elementary(r, "ln")],
  ["log", (r) => elementary(r, "ln")],
  ["abs", (r) => elementary(r, "abs")],
  ["int", callIntegral],
  ["e", (r) => (peekSecond(r)?.kind === "^" ? eulerPower(r) : undeclared(r))],
  ["d", (r) => (isDerivativeQuotient(r) ? derivativeQuotient(r) : undeclared(r))],
]);

/** Reads what begins with the name here. */
export function named(r: Reader): Expr {
  const token = peek(r);
  if (!isDeclared(r.scope, token.text)) return (WORDS.get(token.text) ?? undeclared)(r);
  if (token.text !== "d" || !isDerivativeQuotient(r)) return symbolOrApplication(r);
  return fail(r, "F107", token, "`d` is declared, so this can be a derivative or a quotient.", {
    hint: "Write `∂(E)/∂(v)` for the derivative, or brackets around the denominator for the quotient.",
  });
}

function elementary(r: Reader, name: Elementary): Expr {
  const token = take(r);
  if (peek(r).kind === "open" && peek(r).text !== "|") return spanned(r, token.start, call(name, r.grammar.bracket(r)));
  return fail(r, "F104", token, `${describe(r, token)} needs brackets around its argument.`, {
    expected: `\`${token.text}(...)\``,
    found: describe(r, peek(r)),
  });
}

/** e^x, when e is not declared. */
function eulerPower(r: Reader): Expr {
  const { start } = take(r);
  return spanned(r, start, call("exp", r.grammar.exponent(r)));
}
