/** Names that a file introduces: symbols, functions, definitions. */

import { canonicalName } from "../syntax/formula/names.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";

/** Letters that only a declaration gives another meaning than a function or a constant of everyone. */
const RESERVED: readonly string[] = [
  ...["sqrt", "exp", "ln", "log", "abs", "sin", "cos", "tan", "min", "max"],
  ...["int", "lim", "inf", "infinity", "sum", "product", "piecewise", "indicator", "and", "or", "if", "otherwise"],
];

/** A new name as formulas will spell it; complains when it is no name, or taken. */
export function newName(cx: Pick<Context, "vocabulary" | "diagnostics">, written: Written): string | undefined {
  const spelling = canonicalName(written.text);
  if (spelling === undefined)
    return complain(
      cx,
      "F102",
      written.span,
      `\`${written.text}\` is not a name.`,
      "A name is one word of letters, digits and underscores, such as `q_1` or `lambda_2`.",
    );
  if (RESERVED.includes(spelling))
    return complain(cx, "F109", written.span, `\`${spelling}\` already has a meaning in every formula.`);
  if (cx.vocabulary.declarations.has(spelling))
    return complain(
      cx,
      "F109",
      written.span,
      `\`${spelling}\` is declared twice.`,
      "Rename one of the two, or remove this one.",
    );
  return spelling;
}
