/** Expressions in the notations of other engines: nested lists and infix text. */

import { constantValue } from "../../src/kernel/constant.ts";
import type { Elementary, Expr } from "../../src/math/expr.ts";
import { showExpr } from "../../src/math/print-text.ts";

/** An operator and its operands, a name, or a fraction. */
export type Tree = string | { readonly n: string; readonly d: string } | readonly [Operator, ...Tree[]];
type Operator = "+" | "*" | "/" | "^" | "neg" | Elementary;

/** Names v0, v1, ... for symbols and applications: an engine never sees a name that it might know. */
export interface Naming {
  of(e: Expr): string;
  readonly known: ReadonlyMap<string, string>;
}

export function openNaming(): Naming {
  const known = new Map<string, string>();
  return {
    known,
    of(e) {
      const text = e.kind === "symbol" ? e.name : showExpr(e);
      const name = known.get(text) ?? `v${known.size}`;
      known.set(text, name);
      return name;
    },
  };
}

/** Thrown for what an engine cannot be told. */
export class Inexpressible extends Error {}

/** The expression as nested lists. Throws Inexpressible. */
export function treeOf(e: Expr, naming: Naming): Tree {
  const part = (child: Expr): Tree => treeOf(child, naming);
  switch (e.kind) {
    case "number":
      return { n: `${e.value.n}`, d: `${e.value.d}` };
    case "symbol":
    case "application":
      return naming.of(e);
    case "sum":
      return ["+", ...e.terms.map(part)];
    case "product":
      return ["*", ...e.factors.map(part)];
    case "quotient":
      return ["/", part(e.numerator), part(e.denominator)];
    case "negation":
      return ["neg", part(e.of)];
    case "power":
      return ["^", part(e.base), exponentOf(e.exponent) ?? part(e.exponent)];
    case "call":
      return [e.name, part(e.arg)];
    default:
      throw new Inexpressible(`There is no common notation for: ${e.kind}.`);
  }
}

function exponentOf(e: Expr): Tree | undefined {
  const value = constantValue(e);
  return value && { n: `${value.n}`, d: `${value.d}` };
}

const WORDS: Partial<Record<Operator, string>> = { ln: "log", neg: "-" };

/** As nerdamer, Algebrite and Maxima read it. */
export function infix(tree: Tree): string {
  if (typeof tree === "string") return tree;
  if ("n" in tree) return tree.d === "1" && !tree.n.startsWith("-") ? tree.n : `(${tree.n}/${tree.d})`;
  const [operator, ...operands] = tree;
  const parts = operands.map(infix);
  if (operator === "neg") return `(-${parts.join("")})`;
  if (INFIX.includes(operator)) return `(${parts.join(operator)})`;
  return `${WORDS[operator] ?? operator}(${parts.join()})`;
}
const INFIX: readonly Operator[] = ["+", "*", "/", "^"];
