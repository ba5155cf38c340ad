/** What a file declares of its symbols before its steps: their domains, as assumptions. */

import * as z from "zod";
import type { Formula } from "../math/expr.ts";
import { relation, sym } from "../math/expr.ts";
import type { Read } from "../syntax/schema.ts";
import type { Mapping, Tree, Written } from "../syntax/tree.ts";
import { entryOf } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { newName } from "./declare.ts";
import { signFormula } from "./demand.ts";
import type { SignWord } from "./fields.ts";
import { flag, formula, words } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Assumption } from "./scope.ts";
import type { Unit } from "./unit.ts";
import { readUnit } from "./unit.ts";

export const interval = z
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
    unit: z
      .string({ error: "a unit" })
      .meta({ formula: true })
      .describe("What it is measured in: a product of powers of units, such as `euro/hour`; `1` for a pure number.")
      .optional(),
    tex: words.optional(),
  },
  { error: "a mapping with `is`, `in`, `positive` and the like" },
);

type SymbolFields = Read<z.output<typeof symbolSchema>>;

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
    const unit = field.unit && readUnitOf(cx, field.unit);
    cx.vocabulary.declarations.set(spelling, {
      name: spelling,
      role: "symbol",
      ...(unit ? { unit } : {}),
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
    words: [
      ...flags,
      ...(low && high ? [`in [${low.text}, ${high.text}]`] : []),
      ...(field.unit ? [field.unit.text === "1" ? "a pure number" : `in ${field.unit.text}`] : []),
    ],
  };
}

const readUnitOf = (cx: Context, written: Written): Unit | undefined =>
  readUnit(written.text) ??
  complain(
    cx,
    "F102",
    written.span,
    `\`${written.text}\` is not a unit.`,
    "A unit is a product of powers of names, such as `euro/hour` or `kg m^2/s^2`; a pure number has the unit `1`.",
  );

/** Whether a bound is left open. */
export const isInfinite = (written: Written, sign: "-" | ""): boolean =>
  [`${sign}inf`, `${sign}infinity`, `${sign}∞`].includes(written.text.replace(/\s|\+/g, "").toLowerCase());

/** The key of an entry, with its place. */
export function keyIn(tree: Tree | undefined, key: string): Written | undefined {
  return tree?.kind === "mapping" ? entryOf(tree as Mapping, key)?.key : undefined;
}
