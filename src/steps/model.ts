/** What a file declares before its steps: symbols with their domains, functions with their ranges, assumptions. */

import * as z from "zod";
import type { FunctionFacts } from "../kernel/obligation.ts";
import type { Formula } from "../math/expr.ts";
import { relation, sym } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { compare, parseRational } from "../math/rational.ts";
import type { Read } from "../syntax/schema.ts";
import type { Mapping, Tree, Written } from "../syntax/tree.ts";
import { entryOf } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { newName } from "./declare.ts";
import { signFormula } from "./demand.ts";
import type { SignWord } from "./fields.ts";
import { flag, formula, name, words } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Assumption } from "./scope.ts";

const interval = z
  .array(formula, { error: "two bounds, as in `[0, 1]`" })
  .length(2, { error: "two bounds, as in `[0, 1]`" });

const FLAGS = ["positive", "negative", "nonnegative", "nonpositive", "nonzero"] as const;

export const symbolSchema = z.strictObject(
  {
    is: words.optional(),
    in: interval.optional(),
    positive: flag.optional(),
    negative: flag.optional(),
    nonnegative: flag.optional(),
    nonpositive: flag.optional(),
    nonzero: flag.optional(),
    tex: words.optional(),
  },
  { error: "a mapping with `is`, `in`, `positive` and the like" },
);

export const functionSchema = z.strictObject(
  {
    is: words.optional(),
    of: z.array(name, { error: "the names of its arguments" }).min(1, { error: "at least one argument" }),
    range: interval.optional(),
    tex: words.optional(),
  },
  { error: "a mapping with `of` and the like" },
);

type SymbolFields = Read<z.output<typeof symbolSchema>>;
type FunctionFields = Read<z.output<typeof functionSchema>>;

const MAX_ARGUMENTS = 8;

/** Declares the symbols; their domains can speak of any of them. */
export function declareSymbols(
  cx: Context,
  tree: Tree | undefined,
  fields: Readonly<Record<string, SymbolFields>>,
): readonly Assumption[] {
  const declared = Object.entries(fields).flatMap(([key, field]) => {
    const written = keyIn(tree, key);
    const spelling = written && newName(cx, written);
    if (spelling === undefined || !written) return [];
    cx.vocabulary.declarations.set(spelling, {
      name: spelling,
      role: "symbol",
      file: cx.file,
      span: written.span,
      ...(field.tex ? { tex: field.tex.text } : {}),
      ...(field.is ? { meaning: field.is.text } : {}),
    });
    return [{ spelling, field, span: written.span }];
  });
  return declared.flatMap(({ spelling, field, span }) => {
    const domain = domainOf(cx, spelling, field);
    const entry = cx.vocabulary.declarations.get(spelling);
    if (entry && domain.words.length > 0)
      cx.vocabulary.declarations.set(spelling, { ...entry, domain: domain.words.join(", ") });
    return domain.formulas.map((f) => ({ printed: f, meaning: f, span, isDomain: true }));
  });
}

function domainOf(
  cx: Context,
  spelling: string,
  field: SymbolFields,
): { formulas: readonly Formula[]; words: readonly string[] } {
  const symbol = sym(spelling);
  const flags: readonly Exclude<SignWord, "ambiguous">[] = FLAGS.filter((word) => field[word]);
  const [low, high] = field.in ?? [];
  const lower = low && !isInfinite(low, "-") ? readExpr(cx, low)?.meaning : undefined;
  const upper = high && !isInfinite(high, "") ? readExpr(cx, high)?.meaning : undefined;
  return {
    formulas: [
      ...flags.map((word) => signFormula(symbol, word)),
      ...(lower ? [relation(">=", symbol, lower)] : []),
      ...(upper ? [relation("<=", symbol, upper)] : []),
    ],
    words: [...flags, ...(low && high ? [`in [${low.text}, ${high.text}]`] : [])],
  };
}

const isInfinite = (written: Written, sign: "-" | ""): boolean =>
  [`${sign}inf`, `${sign}infinity`, `${sign}∞`].includes(written.text.replace(/\s|\+/g, "").toLowerCase());

/** Declares the functions. */
export function declareFunctions(
  cx: Context,
  tree: Tree | undefined,
  fields: Readonly<Record<string, FunctionFields>>,
): void {
  for (const [key, field] of Object.entries(fields)) {
    const written = keyIn(tree, key);
    const spelling = written && newName(cx, written);
    if (spelling === undefined || !written) continue;
    if (field.of.length > MAX_ARGUMENTS) {
      complain(cx, "F108", written.span, `A function has at most ${MAX_ARGUMENTS} arguments.`);
      continue;
    }
    const facts: FunctionFacts = { arity: field.of.length, ...(field.range ? readRange(cx, field.range) : {}) };
    cx.vocabulary.functions.set(spelling, facts);
    cx.vocabulary.declarations.set(spelling, {
      name: spelling,
      role: "function",
      file: cx.file,
      span: written.span,
      ...(field.tex ? { tex: field.tex.text } : {}),
      ...(field.is ? { meaning: field.is.text } : {}),
      ...(field.range ? { domain: `in [${field.range.map((bound) => bound.text).join(", ")}]` } : {}),
    });
  }
}

function readRange(cx: Context, range: readonly Written[]): Omit<FunctionFacts, "arity"> {
  const [low, high] = range;
  if (!low || !high) return {};
  const lower = isInfinite(low, "-") ? undefined : readBound(cx, low);
  const upper = isInfinite(high, "") ? undefined : readBound(cx, high);
  if (lower && upper && compare(lower, upper) > 0)
    complain(cx, "F201", low.span, "This range is empty.", "Write the smaller bound first.");
  return { ...(lower ? { lower } : {}), ...(upper ? { upper } : {}) };
}

function readBound(cx: Context, written: Written): Rational | undefined {
  const value = parseRational(written.text);
  return (
    value ?? complain(cx, "F102", written.span, "A bound of the range of a function is a number, `-inf` or `inf`.")
  );
}

function keyIn(tree: Tree | undefined, key: string): Written | undefined {
  return tree?.kind === "mapping" ? entryOf(tree as Mapping, key)?.key : undefined;
}
