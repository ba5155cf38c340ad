/** A point of a posed problem as the author claims it: a value for each of its variables, in terms of parameters. */

import type { Expr, Formula, Sym } from "../math/expr.ts";
import { sameExpr, sym } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { mentions } from "./demand.ts";
import { readHeldAt } from "./held-at.ts";
import type { Assignment } from "./joint-solutions.ts";
import type { Problem } from "./lagrangian.ts";

export interface Point {
  readonly pairs: Assignment;
  /** "q = a/2", as written. */
  readonly printed: readonly Formula[];
  /** The values as written, and where. */
  readonly claimed: readonly Expr[];
  readonly spans: readonly Span[];
  readonly span: Span;
}

/** Reads a value for each of the symbols, none of which speaks of what the problem is solved for. */
export function readPointOf(
  cx: Context,
  problem: Problem,
  written: Read<Record<string, string>>,
  symbols: readonly Sym[],
  called: string,
): Point | undefined {
  const held = readHeldAt(cx, written);
  if (!held) return undefined;
  const found = symbols.map((symbol) => held.pairs.findIndex(([key]) => sameExpr(key, symbol)));
  if (found.includes(-1) || held.pairs.length !== symbols.length)
    return complain(
      cx,
      "F102",
      held.span,
      symbols.length === 0
        ? `\`${problem.name}\` has no constraints, so it has no multipliers.`
        : `A value is needed for each ${called} of \`${problem.name}\`, and for nothing else: ${symbols.map((s) => `\`${s.name}\``).join(", ")}.`,
    );
  const unknowns = [...problem.over, ...problem.constraints.map((c) => c.multiplier)].map(sym);
  for (const [i, [, value]] of held.pairs.entries()) {
    const within = unknowns.find((unknown) => mentions(value, unknown.name));
    if (within)
      return complain(
        cx,
        "F102",
        held.spans[i] ?? held.span,
        `The value contains \`${within.name}\`, for which \`${problem.name}\` is solved.`,
        "Write it in terms of the parameters.",
      );
  }
  const at = <T>(list: readonly T[]): readonly T[] => found.flatMap((i) => list[i] ?? []);
  return {
    pairs: symbols.flatMap((symbol, i) => {
      const value = held.pairs[found[i] ?? -1]?.[1];
      return value ? [[symbol, value] as const] : [];
    }),
    printed: at(held.printed),
    claimed: at(held.printed.map((f, i) => (f.kind === "relation" ? f.right : (held.pairs[i]?.[1] ?? sym(""))))),
    spans: at(held.spans),
    span: held.span,
  };
}
