/** From what is printed to what is meant: definitions expanded, within limits, and nonsense refused. */

import { Stop } from "../kernel/meter.ts";
import { sameValue } from "../kernel/normal.ts";
import type { Substitution } from "../kernel/substitute.ts";
import { expandDefinitions, substitute } from "../kernel/substitute.ts";
import type { Expr, Formula, Series } from "../math/expr.ts";
import { children, expressionsOf, mapFormula, num, someNode, sym } from "../math/expr.ts";
import { unboundedParts } from "../math/improper.ts";
import { sizeWrittenOut, speaksOf, withoutIndexed } from "../math/series.ts";
import type { Span } from "../math/span.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Meant, Term } from "./meaning.ts";

/** Nodes that one expression may have once its definitions are expanded. */
const MAX_NODES = 5000;
const MAX_DEPTH = 500;
const MAX_ORDER = 12;

export function expandExpr(cx: Context, printed: Expr, span: Span): Term | undefined {
  const meaning = expand(cx, printed, span);
  return meaning && { printed, meaning };
}

export function expandFormula(cx: Context, printed: Formula, span: Span): Meant<Formula> | undefined {
  let isSound = true;
  const meaning = mapFormula(printed, (e) => {
    const expanded = expand(cx, e, span);
    if (!expanded) isSound = false;
    return expanded ?? e;
  });
  return isSound ? { printed, meaning } : undefined;
}

function expand(cx: Context, printed: Expr, span: Span): Expr | undefined {
  if (sizeWrittenOut(printed) > MAX_NODES) return tooLarge(cx, span);
  const written = withoutIndexed(printed);
  let isSound = true;
  visit(written, (e) => {
    if (!checkBound(cx, e, span)) isSound = false;
  });
  if (!isSound) return undefined;
  const pairs: [Expr, Expr][] = [];
  for (const name of symbolsOf(written)) {
    const definition = cx.vocabulary.definitions.get(name);
    if (!definition) continue;
    if (!definition.meaning) return complain(cx, "F105", span, `The definition of \`${name}\` could not be read.`);
    cx.restsOn.add(definition.step);
    pairs.push([sym(name), definition.meaning]);
  }
  const meaning = transform(cx, span, () => expandDefinitions(written, pairs));
  return meaning && checkDenominators(cx, meaning, span) ? meaning : undefined;
}

function symbolsOf(e: Expr): ReadonlySet<string> {
  const names = new Set<string>();
  visit(e, (node) => {
    if (node.kind === "symbol") names.add(node.name);
  });
  return names;
}

/** The variable of a derivative or of an integral must be free to vary, and the index of a series be its own. */
function checkBound(cx: Context, e: Expr, span: Span): boolean {
  if (e.kind === "series") return checkIndex(cx, e, e.span ?? span);
  if (e.kind === "limit" && unboundedParts(e)) return true;
  if (e.kind === "integral" || e.kind === "limit")
    return isVariable(cx, sym(e.in)) || refuse(cx, "F104", e.span ?? span, NOT_A_VARIABLE);
  if (e.kind !== "derivative") return true;
  if (e.order > MAX_ORDER) return refuse(cx, "F108", e.span ?? span, `Derivatives are taken up to order ${MAX_ORDER}.`);
  return isVariable(cx, e.in) || refuse(cx, "F104", e.in.span ?? span, NOT_A_VARIABLE);
}

/** What a definition stands for must not be caught by the index of a series around its name. */
function checkIndex(cx: Context, { of, index }: Series, span: Span): boolean {
  const caught = [...symbolsOf(of)].find((name) => {
    const meaning = cx.vocabulary.definitions.get(name)?.meaning;
    return meaning !== undefined && speaksOf(meaning, index);
  });
  if (caught === undefined) return true;
  complain(
    cx,
    "F107",
    span,
    `\`${index}\` is the index here, and stands for something else in the definition of \`${caught}\`.`,
    "Use another letter for the index.",
  );
  return false;
}

const NOT_A_VARIABLE = "Only a declared symbol, or a function at given arguments, can vary here.";

function refuse(cx: Context, code: "F104" | "F108" | "F203", span: Span, message: string): false {
  complain(cx, code, span, message);
  return false;
}

/** Whether one can differentiate in it, or put a value for it: a declared symbol, or a function applied. */
export function isVariable(cx: Context, e: Expr): boolean {
  if (e.kind === "application") return e.orders.every((order) => order === 0);
  return e.kind === "symbol" && cx.vocabulary.declarations.get(e.name)?.role === "symbol";
}

/**
 * The expression with values put in; complains where that is impossible or grows too large. Where all values are
 * numbers, that of `f(2)` serves for `f(x)` at x = 2 too.
 */
export const replace = (cx: Context, e: Expr, pairs: Substitution, span: Span): Expr | undefined =>
  transform(cx, span, () => {
    if (pairs.length === 0) return e;
    const once = substitute(e, pairs);
    const applied = pairs.filter(([key]) => key.kind === "application");
    // Other values than numbers may speak of the symbols under their old meaning.
    const isClosed = pairs.every(([, value]) => !someNode(value, isNamed));
    return isClosed && applied.length > 0 ? substitute(once, applied) : once;
  });

const isNamed = ({ kind }: Expr): boolean => kind === "symbol" || kind === "application";

function transform(cx: Context, span: Span, run: () => Expr): Expr | undefined {
  try {
    const result = run();
    return isSmall(result) ? result : tooLarge(cx, span);
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return complain(cx, "F104", span, stop.message);
  }
}

const tooLarge = (cx: Context, span: Span): undefined =>
  complain(
    cx,
    "F108",
    span,
    `Written out in full the expression has more than ${MAX_NODES} parts, or nests too deeply.`,
    "Split it into several steps.",
  );

/** The formula with values put in. */
export function replaceIn(cx: Context, f: Formula, pairs: Substitution, span: Span): Formula | undefined {
  let isSound = true;
  const result = mapFormula(f, (e) => {
    const replaced = replace(cx, e, pairs, span);
    if (!replaced) isSound = false;
    return replaced ?? e;
  });
  return isSound ? result : undefined;
}

/** Refuses a denominator that is zero whatever the values of the symbols. */
export function checkDenominators(cx: Context, e: Expr | Formula, span: Span): boolean {
  let isSound = true;
  const check = (node: Expr): void => {
    const below = node.kind === "quotient" ? node.denominator : undefined;
    if (!below || !sameValue(below, num(0))) return;
    isSound = refuse(cx, "F203", placeOf(below, span), "This denominator is zero whatever the values of the symbols.");
  };
  for (const root of expressionsOf(e)) visit(root, check);
  return isSound;
}

function visit(e: Expr, at: (node: Expr) => void): void {
  for (const child of children(e)) visit(child, at);
  at(e);
}

/** Where a node stands, unless it came from another place by a definition. */
function placeOf(e: Expr, whole: Span): Span {
  const isHere = e.span && e.span.start >= whole.start && e.span.end <= whole.end;
  return isHere && e.span ? e.span : whole;
}

/** Whether an expression stays within the limits on its size and depth; looks no further than just beyond them. */
function isSmall(e: Expr): boolean {
  let count = 0;
  let level: readonly Expr[] = [e];
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length;
    if (count > MAX_NODES || depth > MAX_DEPTH) return false;
    level = level.flatMap(children);
  }
  return sizeWrittenOut(e) <= MAX_NODES;
}
