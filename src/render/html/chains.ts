/** Relations that go on where the one before ends, a < b and b <= c, read as one: a < b <= c. */

import type { Comparison, Expr, Formula, Relation } from "../../math/expr.ts";
import { sameExpr } from "../../math/expr.ts";
import type { Markup } from "./markup.ts";
import type { TypesetOptions } from "./mathematics.ts";
import { chainMath, displayMath, inlineMath } from "./mathematics.ts";

type Mathematics = Expr | Formula;

/** Runs of items of which each goes on where the one before ends; `isOpen` says whether anything may follow an item. */
export function chainsOf<T>(
  items: readonly T[],
  mathOf: (item: T) => Mathematics,
  isOpen: (item: T) => boolean = () => true,
): readonly (readonly T[])[] {
  const chains: T[][] = [];
  for (const item of items) {
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain && last !== undefined && isOpen(last) && goesOn(mathOf(last), mathOf(item))) chain.push(item);
    else chains.push([item]);
  }
  return chains;
}

const goesOn = (first: Mathematics, second: Mathematics): boolean =>
  first.kind === "relation" &&
  second.kind === "relation" &&
  WAYS[first.op] !== undefined &&
  WAYS[first.op] === WAYS[second.op] &&
  sameExpr(first.right, second.left);

/** The direction of a relation; through an inequality of both ways nothing follows. */
const WAYS: Readonly<Partial<Record<Comparison, string>>> = { "=": "=", "<": "<", "<=": "<", ">": ">", ">=": ">" };

/** A chain within a line of text. */
export const inlineChain = (chain: readonly Mathematics[], options: TypesetOptions): Markup =>
  typesetChain(chain, options, "inline", inlineMath);

/** A chain on lines of its own. */
export const displayChain = (chain: readonly Mathematics[], options: TypesetOptions): Markup =>
  typesetChain(chain, options, "display", displayMath);

function typesetChain(
  chain: readonly Mathematics[],
  options: TypesetOptions,
  place: "inline" | "display",
  typesetOne: typeof inlineMath,
): Markup {
  const [only] = chain;
  const relations = chain.flatMap((one): readonly Relation[] => (one.kind === "relation" ? [one] : []));
  return only && chain.length === 1 ? typesetOne(only, options) : chainMath(relations, options, place);
}
