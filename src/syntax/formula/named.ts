/** What begins with a name: a symbol, a declared function applied, or a word with a meaning of its own. */

import type { Elementary, Expr, Extremum } from "../../math/expr.ts";
import { call } from "../../math/expr.ts";
import { argumentsOf, symbolOrApplication, undeclared } from "./application.ts";
import { callIntegral, derivativeQuotient, isDerivativeQuotient } from "./calculus.ts";
import { callLimit, strayInfinity } from "./limit.ts";
import { isDeclared } from "./names.ts";
import { callPiecewise, indicator } from "./pieces.ts";
import type { Reader } from "./reader.ts";
import { describe, fail, opensArguments, peek, peekSecond, spanned, take } from "./reader.ts";
import { callSeries, indexed, indexIn } from "./series.ts";

/** Words that mean something where no declaration takes them. */
const WORDS: ReadonlyMap<string, (r: Reader) => Expr> = new Map<string, (r: Reader) => Expr>([
  ["sqrt", (r) => elementary(r, "sqrt")],
  ["exp", (r) => elementary(r, "exp")],
  ["ln", (r) => elementary(r, "ln")],
  ["log", (r) => elementary(r, "ln")],
  ["abs", (r) => elementary(r, "abs")],
  ["sin", (r) => elementary(r, "sin")],
  ["cos", (r) => elementary(r, "cos")],
  ["tan", (r) => elementary(r, "tan")],
  ["min", (r) => extremum(r, "min")],
  ["max", (r) => extremum(r, "max")],
  ["int", callIntegral],
  ["lim", callLimit],
  ["inf", strayInfinity],
  ["infinity", strayInfinity],
  ["sum", (r) => callSeries(r, "sum")],
  ["product", (r) => callSeries(r, "product")],
  ["piecewise", callPiecewise],
  ["indicator", indicator],
  ["e", (r) => (peekSecond(r)?.kind === "^" ? eulerPower(r) : undeclared(r))],
  ["d", (r) => (isDerivativeQuotient(r) ? derivativeQuotient(r) : undeclared(r))],
]);

/** Reads what begins with the name here. */
export function named(r: Reader): Expr {
  const token = peek(r);
  const index = indexIn(r, token.text);
  if (index) return indexed(r, index);
  if (!isDeclared(r.scope, token.text)) return (WORDS.get(token.text) ?? undeclared)(r);
  if (token.text !== "d" || !isDerivativeQuotient(r)) return symbolOrApplication(r);
  return fail(r, "F107", token, "`d` is declared, so this can be a derivative or a quotient.", {
    hint: "Write `∂(E)/∂(v)` for the derivative, or brackets around the denominator for the quotient.",
  });
}

function elementary(r: Reader, name: Elementary): Expr {
  const token = take(r);
  if (opensArguments(r)) return spanned(r, token.start, call(name, r.grammar.bracket(r)));
  return fail(r, "F104", token, `${describe(r, token)} needs brackets around its argument.`, {
    expected: `\`${token.text}(...)\``,
    found: describe(r, peek(r)),
  });
}

/** An extremum of more arguments is refused, since each pair of them is a case. */
const MOST_ARGUMENTS = 20;

/** min(a, b, ...), max(a, b, ...) */
export function extremum(r: Reader, name: Extremum["name"]): Expr {
  const token = take(r);
  const expected = `\`${name}(a, b)\``;
  if (!opensArguments(r))
    return fail(r, "F104", token, `${describe(r, token)} needs brackets around its arguments.`, {
      expected,
      found: describe(r, peek(r)),
    });
  const args = argumentsOf(r);
  const place = { start: token.start, end: r.end };
  if (args.length < 2)
    return fail(r, "F106", place, `${describe(r, token)} compares two or more values.`, { expected });
  if (args.length > MOST_ARGUMENTS)
    return fail(r, "F108", place, `${describe(r, token)} takes at most ${MOST_ARGUMENTS} arguments.`);
  return spanned(r, token.start, { kind: "extremum", name, args });
}

/** e^x, when e is not declared. */
function eulerPower(r: Reader): Expr {
  const { start } = take(r);
  return spanned(r, start, call("exp", r.grammar.exponent(r)));
}
