/** Reads formulas in tests: a small scope of declared names, and results that compare well. */

import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Expr, Formula } from "../../src/math/expr.ts";
import type { Names, Parsed } from "../../src/syntax/formula/parse.ts";
import { parseEither } from "../../src/syntax/formula/parse.ts";

/** A scope that declares these symbols, and these functions with their numbers of arguments. */
export function scopeOf(symbols: readonly string[], functions: Readonly<Record<string, number>> = {}): Names {
  const declared = new Set(symbols);
  const arities = new Map(Object.entries(functions));
  return {
    symbol: (name) => declared.has(name),
    function: (name) => arities.get(name),
    names: () => [...declared, ...arities.keys()],
  };
}

/** The names of a sanctions game, of utility and of a contest. */
export const scope: Names = scopeOf(
  [
    ...["t_F", "t_S", "y_m", "r_F", "q", "a", "b", "c", "x", "y", "z", "c_S", "c_F", "V", "s_m", "s_u", "gain"],
    ...["lambda_1", "lambda_2", "epsilon", "delta_p", "p_low", "y_star", "p_bar", "x_S_m", "t_12"],
  ],
  { p: 1, u: 2, U_S: 1, f: 1, phi: 1 },
);

/** Reads text whose offsets are those of a file that begins with it. */
export const read = (text: string, names: Names = scope): Parsed<Expr | Formula> =>
  parseEither({ text, at: (index) => index }, names);

/** The tree of a text that must be readable. */
export function tree(text: string, names: Names = scope): Expr | Formula {
  const parsed = read(text, names);
  if (!parsed.ok) throw new Error(`${text}\n${parsed.diagnostics.map(({ message }) => message).join("\n")}`);
  return parsed.value;
}

/** What is said of a text that must not be readable. */
export function faults(text: string, names: Names = scope): readonly Diagnostic[] {
  const parsed = read(text, names);
  return parsed.ok ? [] : parsed.diagnostics;
}
