/** Expressions as the text that an engine reads, with fresh names in place of everything a user named. */

import type { Elementary, Expr } from "../../math/expr.ts";
import { rewrite, sameExpr, someNode, sym } from "../../math/expr.ts";
import { type Rational, showRational } from "../../math/rational.ts";

/** Beyond these an engine would not answer in time, and a stranger's file could make it work for long. */
const MAX_LENGTH = 4_000;
const MAX_DEPTH = 100;
const MAX_NAMES = 40;
const MAX_DIGITS = 60;

/** An expression in an engine's notation. */
export interface Posed {
  readonly text: string;
  /** The engine's names with what each stands for: the variable first, the others as they appear. */
  readonly names: ReadonlyMap<string, Expr>;
}

const ENGINE_NAME: Readonly<Record<Elementary, string>> = {
  sqrt: "sqrt",
  exp: "exp",
  ln: "log",
  abs: "abs",
  sin: "sin",
  cos: "cos",
  tan: "tan",
};

/** The engine's name of the variable that a question was posed in. */
export const VARIABLE = "v0";

/**
 * The question about `expr`, in `variable` if it has one. Symbols, applications of abstract functions, and derivatives
 * and integrals still to be taken become v0, v1, ...: an engine never sees a name that it might know. Undefined when
 * the expression is too large, or when something that gets a name of its own depends on the variable, of which an
 * engine could not know.
 */
export function pose(expr: Expr, variable?: string): Posed | undefined {
  const atoms: Expr[] = variable === undefined ? [] : [sym(variable)];
  const nameOf = (atom: Expr): string | undefined => {
    if (variable !== undefined && atom.kind !== "symbol" && mentions(atom, variable)) return undefined;
    const known = atoms.findIndex((other) => sameExpr(other, atom));
    if (known >= 0) return `v${known}`;
    if (atoms.length === MAX_NAMES) return undefined;
    atoms.push(rewrite(atom, withoutSpan));
    return `v${atoms.length - 1}`;
  };
  const text = write(expr, nameOf, MAX_DEPTH);
  if (text === undefined || text.length > MAX_LENGTH) return undefined;
  return { text, names: new Map(atoms.map((atom, i) => [`v${i}`, atom])) };
}

/** The node without its place: an answer stands nowhere in the source. */
function withoutSpan(node: Expr): Expr {
  const { span: _span, ...rest } = node;
  return rest;
}

/** Whether a symbol occurs in an expression, be it only as the variable of an integral. */
export function mentions(expr: Expr, symbol: string): boolean {
  return someNode(
    expr,
    (node) =>
      (node.kind === "symbol" && node.name === symbol) ||
      ((node.kind === "integral" || node.kind === "limit") && node.in === symbol) ||
      (node.kind === "series" && node.index === symbol),
  );
}

/** The text of an expression, every operand in brackets of its own; undefined when it is too deep or too long. */
function write(e: Expr, nameOf: (atom: Expr) => string | undefined, depth: number): string | undefined {
  if (depth === 0) return undefined;
  const part = (child: Expr): string | undefined => write(child, nameOf, depth - 1);
  switch (e.kind) {
    case "number":
      return writeNumber(e.value);
    case "symbol":
    case "application":
    case "derivative":
    case "integral":
    case "limit":
    case "extremum":
    case "piecewise":
    case "series":
      return nameOf(e);
    case "sum":
      return join(e.terms.map(part), "+");
    case "product":
      return join(e.factors.map(part), "*");
    case "quotient":
      return join([part(e.numerator), part(e.denominator)], "/");
    case "power":
      return join([part(e.base), part(e.exponent)], "^");
    case "negation":
      return wrap("-", part(e.of));
    case "call":
      return wrap(ENGINE_NAME[e.name], part(e.arg));
  }
}

function join(parts: readonly (string | undefined)[], operator: string): string | undefined {
  const bracketed: string[] = [];
  let length = 0;
  for (const part of parts) {
    length += part?.length ?? 0;
    if (part === undefined || length > MAX_LENGTH) return undefined;
    bracketed.push(/^\w+$/.test(part) ? part : `(${part})`);
  }
  return bracketed.join(operator);
}

const wrap = (before: string, part: string | undefined): string | undefined =>
  part === undefined ? undefined : `${before}(${part})`;

function writeNumber(value: Rational): string | undefined {
  const text = showRational(value);
  return text.length > MAX_DIGITS ? undefined : text;
}
