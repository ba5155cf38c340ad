/** `with`: values put in for symbols and functions, in formulas and in the assumptions about them. */

import type { Functions } from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { numberOf, relation, sameExpr } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import { parseExpr } from "../syntax/formula/parse.ts";
import type { Read } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Setting } from "./demand.ts";
import { expandExpr, isVariable, replaceIn } from "./expand.ts";
import { namesOf, readExpr } from "./formulas.ts";
import type { Consistency } from "./kind.ts";
import type { Sentence } from "./prose.ts";
import { listed } from "./prose.ts";

export interface HeldAt {
  readonly pairs: readonly (readonly [Expr, Expr])[];
  /** "q_1 = a", as written. */
  readonly printed: readonly Formula[];
  readonly spans: readonly Span[];
  readonly span: Span;
}

/** Reads `{q_1: a, D(p_1): 1/2}`. */
export function readHeldAt(cx: Context, values: Read<Record<string, string>>): HeldAt | undefined {
  const pairs: (readonly [Expr, Expr])[] = [];
  const printed: Formula[] = [];
  const entries = Object.values(values);
  for (const value of entries) {
    const key = value.key && readVariable(cx, value.key);
    const term = readExpr(cx, value);
    if (!key || !term) continue;
    if (pairs.some(([other]) => sameExpr(other, key.meaning)))
      complain(cx, "F109", key.span, "A value is given twice for the same thing.");
    pairs.push([key.meaning, term.meaning]);
    printed.push(relation("=", key.printed, term.printed));
  }
  if (pairs.length < entries.length || entries.length === 0) return undefined;
  const spans = entries.map((value) => (value.key ?? value).span.start);
  const span = { start: Math.min(...spans), end: Math.max(...entries.map((v) => v.span.end)) };
  return { pairs, printed, spans: entries.map((v) => v.span), span };
}

/** Something that can vary or be given a value: a symbol, or a function at given arguments. */
export function readVariable(
  cx: Context,
  written: Written,
  hint = "Only a declared symbol, or a function at given arguments such as `p(s)`, can vary or be given a value.",
): { readonly printed: Expr; readonly meaning: Expr; readonly span: Span } | undefined {
  const parsed = parseExpr(written, namesOf(cx.vocabulary));
  if (!parsed.ok) {
    cx.diagnostics.push(...parsed.diagnostics);
    return undefined;
  }
  if (!isVariable(cx, parsed.value))
    return complain(cx, "F102", written.span, `\`${written.text}\` is not a symbol.`, hint);
  if (parsed.value.kind === "symbol") return { printed: parsed.value, meaning: parsed.value, span: written.span };
  const term = expandExpr(cx, parsed.value, written.span);
  return term && { ...term, span: written.span };
}

/** The values as statements, which hold wherever a result at these values is used. */
export const equalitiesOf = (heldAt: HeldAt): readonly Formula[] =>
  heldAt.pairs.map(([key, value]) => relation("=", key, value));

/** " at q = 0 and p = 1", or nothing. */
export const heldAtWords = (heldAt: HeldAt | undefined): Sentence =>
  heldAt ? [" at ", ...listed(heldAt.printed)] : [];

/**
 * The setting once the values are put in. What was assumed of a symbol is now assumed of its value; a function
 * value that is replaced hands its declared bounds to what replaces it.
 */
export function settingAt(cx: Context, heldAt: HeldAt | undefined): Setting | undefined {
  const setting = settingOf(cx);
  if (!heldAt) return setting;
  const put = setting.given.map((f) => replaceIn(cx, f, heldAt.pairs, heldAt.span));
  const moved = put.filter((f) => f !== undefined);
  if (moved.length < put.length) return undefined;
  return { ...setting, given: [...moved, ...boundsAt(setting.functions, heldAt)] };
}

/** The declared bounds of function values, on what is put in for them. */
export function boundsAt(functions: Functions, heldAt: HeldAt): readonly Formula[] {
  return heldAt.pairs.flatMap(([key, value]) => {
    const facts = key.kind === "application" ? functions[key.name] : undefined;
    return [
      ...(facts?.lower ? [relation(">=", value, numberOf(facts.lower))] : []),
      ...(facts?.upper ? [relation("<=", value, numberOf(facts.upper))] : []),
    ];
  });
}

/** The values must be possible under the assumptions. */
export const consistencyAt = (setting: Setting, heldAt: HeldAt | undefined): readonly Consistency[] =>
  heldAt
    ? [
        {
          given: setting.given,
          span: heldAt.span,
          code: "F310",
          fault: "These values cannot hold together with the assumptions.",
        },
      ]
    : [];
