/** Limits as they are written, lim(E, x, inf), \lim_{x \to 0^+} E, and the ends that are infinite. */

import type { Expr, Toward } from "../../math/expr.ts";
import type { Bound } from "../../math/improper.ts";
import { isDeclared } from "./names.ts";
import type { Reader } from "./reader.ts";
import {
  describe,
  fail,
  inside,
  opensArguments,
  peek,
  peekSecond,
  spanned,
  take,
  takeComma,
  takeIf,
  unexpected,
} from "./reader.ts";
import type { Token } from "./token.ts";

const EXPECTED = "`lim(E, x, inf)`, `lim(E, x, a)` or `lim(E, x, a, above)`";

/** Words for infinity, wherever no declaration takes them. */
const INFINITY: ReadonlySet<string> = new Set(["inf", "infinity"]);

const isInfinity = (r: Reader, token: Token | undefined): boolean =>
  token?.kind === "name" && INFINITY.has(token.text) && !isDeclared(r.scope, token.text);

/** Infinity with its sign where it stands here by itself, else what `read` reads. */
export function endOr(r: Reader, read: (r: Reader) => Expr): Bound {
  const sign = peek(r);
  const isSigned = sign.kind === "-" || sign.kind === "+";
  if (!isInfinity(r, isSigned ? peekSecond(r) : sign)) return read(r);
  if (isSigned) take(r);
  take(r);
  return sign.kind === "-" ? "-inf" : "inf";
}

/** The same for an end in braces, as TeX has it. */
export function endIn(r: Reader, read: (r: Reader) => Expr): Bound {
  if (peek(r).text !== "{") return endOr(r, read);
  const second = peekSecond(r);
  const isSigned = second?.kind === "-" || second?.kind === "+";
  const word = isSigned ? r.tokens[r.position + 2] : second;
  const after = r.tokens[r.position + (isSigned ? 3 : 2)];
  return isInfinity(r, word) && after?.kind === "close" ? inside(r, () => endOr(r, read)) : read(r);
}

/** Infinity where only a number can stand. */
export const strayInfinity = (r: Reader): Expr =>
  fail(r, "F104", take(r), "Infinity is no number.", {
    hint: "It can be an end of an integral or of a sum, or what a variable tends to: `int(E, x, 0, inf)`, `lim(E, x, inf)`.",
  });

/** lim(E, x, inf), lim(E, x, a, above) */
export function callLimit(r: Reader): Expr {
  const word = take(r);
  if (!opensArguments(r))
    return fail(r, "F104", word, "A limit needs its expression, its variable and where that tends in brackets.", {
      expected: EXPECTED,
      found: describe(r, peek(r)),
    });
  const parts = inside(r, () => {
    const of = r.grammar.sum(r);
    comma(r, word);
    const variable = variableOf(r);
    comma(r, word);
    const end = endOr(r, r.grammar.sum);
    const side = takeComma(r) ? sideOf(r, end) : "both";
    return { of, in: variable, toward: towards(end, side) };
  });
  return spanned(r, word.start, { kind: "limit", ...parts });
}

/** \lim_{x \to 0^+} E, of all that follows up to the next plus or minus. */
export function limitCommand(r: Reader): Expr {
  const sign = take(r);
  if (!takeIf(r, "_") || peek(r).text !== "{")
    return fail(r, "F104", sign, "The limit does not say which variable tends where.", { expected: "`_{x \\to 0}`" });
  const closedAt = r.brackets.get(r.position)?.closedAt ?? r.position;
  const under = inside(r, () => {
    const variable = variableOf(r);
    if (!takeIf(r, "to")) unexpected(r, "`\\to`");
    return { in: variable, toward: texEnd(r, closedAt) };
  });
  const of = r.grammar.product(r);
  return spanned(r, sign.start, { kind: "limit", of, ...under });
}

/** The end, and the side of it that a raised sign names. */
function texEnd(r: Reader, closedAt: number): Toward {
  const outside = r.stop;
  const mark = raisedSign(r, closedAt);
  if (mark) r.stop = mark.at;
  const end = endOr(r, r.grammar.sum);
  r.stop = outside;
  if (!mark) return towards(end, "both");
  for (let i = 0; i < mark.length; i++) take(r);
  return towards(end, mark.side);
}

/** A raised plus or minus before the end of a group: where it begins, and how many tokens it takes. */
function raisedSign(r: Reader, closedAt: number): { at: number; length: number; side: "above" | "below" } | undefined {
  const length = r.tokens[closedAt - 1]?.kind === "close" ? 4 : 2;
  const at = closedAt - length;
  const sign = r.tokens[at + length / 2]?.kind;
  if (r.tokens[at]?.kind !== "^" || (sign !== "+" && sign !== "-")) return undefined;
  return { at, length, side: sign === "+" ? "above" : "below" };
}

const towards = (end: Bound, from: "above" | "below" | "both"): Toward =>
  typeof end === "string" ? end : { at: end, from };

const SIDES: ReadonlySet<string> = new Set(["above", "below"]);

function sideOf(r: Reader, end: Bound): "above" | "below" | "both" {
  const token = peek(r);
  if (typeof end !== "string" && token.kind === "name" && SIDES.has(token.text))
    return take(r).text as "above" | "below";
  fail(r, "F104", token, "This does not say from which side the value is approached.", {
    expected: typeof end === "string" ? "nothing after `inf`" : "`above` or `below`",
    found: describe(r, token),
  });
  return "both";
}

function variableOf(r: Reader): string {
  const token = peek(r);
  if (token.kind === "name" && r.scope.symbol(token.text)) return take(r).text;
  fail(r, "F104", token, "What tends somewhere is a declared symbol.", {
    expected: EXPECTED,
    found: describe(r, token),
  });
  return "";
}

function comma(r: Reader, word: Token): void {
  if (takeComma(r) || r.failed) return;
  if (peek(r).kind !== "close") unexpected(r, "an operator or a comma");
  fail(
    r,
    "F106",
    { start: word.start, end: peek(r).end },
    "A limit has an expression, a variable and where that tends.",
    {
      expected: EXPECTED,
    },
  );
}
