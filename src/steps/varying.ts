/**
 * What a derivative is taken in: a symbol, a function at given arguments, or a compound such as p_m - p_u of which all
 * but one part is held.
 *
 * A compound D is linear in the part that varies, D = a w + b. Where w is replaced by (D - b)/a, the derivative of E in D
 * is that of E in w, divided by a.
 */

import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { sameValue } from "../kernel/normal.ts";
import type { Expr } from "../math/expr.ts";
import { children, negate, num, power, quotient } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { isVariable } from "./expand.ts";
import { readAll, readExpr } from "./formulas.ts";
import { readVariable } from "./held-at.ts";
import type { Sentence } from "./prose.ts";
import { listed } from "./prose.ts";

export interface Varying {
  /** As written. */
  readonly printed: Expr;
  /** The symbol or application that varies. */
  readonly variable: Expr;
  /** The compound, when it is one, in which the derivative is taken. */
  readonly compound?: Expr;
  /** What is held, as written. */
  readonly holding: readonly Expr[];
}

const COMPOUND_HINT =
  "A derivative is taken in a symbol, in a function at given arguments, or in a compound such as `p_m - p_u` with `holding: p_u`.";

/** Reads what a derivative is taken in; `holding` names the parts of a compound that do not vary. */
export function readVarying(
  cx: Context,
  written: Written,
  holding: Read<string | string[]> | undefined,
): Varying | undefined {
  if (holding === undefined) {
    const variable = readVariable(cx, written, COMPOUND_HINT);
    return variable && { printed: variable.printed, variable: variable.meaning, holding: [] };
  }
  const held = readAll(isWritten(holding) ? [holding] : holding, (one) => readVariable(cx, one));
  const term = readExpr(cx, written);
  if (!held || !term) return undefined;
  const compound = term.meaning;
  const free = partsOf(compound).filter((part) => !held.some(({ meaning }) => sameValue(part, meaning)));
  const [variable, another] = free;
  if (variable === undefined || !isVariable(cx, variable))
    return complain(cx, "F104", written.span, "Nothing in this is left to vary.", "Hold all parts but one.");
  if (another !== undefined)
    return complain(
      cx,
      "F107",
      written.span,
      `It is not clear which of \`${showExpr(variable)}\` and \`${showExpr(another)}\` varies.`,
      "Name under `holding` all parts but the one that varies.",
    );
  if (!isLinear(compound, variable))
    return complain(
      cx,
      "F104",
      written.span,
      `This is not linear in \`${showExpr(variable)}\`, which varies.`,
      `Take the derivative in \`${showExpr(variable)}\`, or in something such as \`p_m - p_u\`.`,
    );
  return { printed: term.printed, variable, compound, holding: held.map(({ printed }) => printed) };
}

/** The symbols and the functions applied of which an expression is made, each once; arguments are not looked into. */
function partsOf(e: Expr): readonly Expr[] {
  const found: Expr[] = [];
  const visit = (node: Expr): void => {
    const isPart = node.kind === "symbol" || node.kind === "application";
    if (!isPart) children(node).forEach(visit);
    else if (!found.some((other) => sameValue(other, node))) found.push(node);
  };
  visit(e);
  return found;
}

function isLinear(e: Expr, variable: Expr): boolean {
  const second = derivativeOf(e, variable, 2);
  return second !== undefined && sameValue(second, num(0)) === true;
}

const derivativeOf = (of: Expr, variable: Expr, order: number): Expr | undefined =>
  attempt(() => evaluateDerivatives({ kind: "derivative", of, in: variable, order }, sameValue));

/**
 * The derivative of an expression, with values put in by `at` where there are any. Undefined when the compound does
 * not vary there.
 */
export function derivativeIn(
  { variable, compound }: Varying,
  of: Expr,
  order: number,
  at: (e: Expr) => Expr | undefined,
): Expr | undefined {
  const derivative: Expr = { kind: "derivative", of, in: variable, order };
  const put = compound && at(compound);
  if (!compound) return derivative;
  const slope = put && derivativeOf(put, variable, 1);
  if (!slope || sameValue(slope, num(0))) return undefined;
  if (sameValue(slope, num(1))) return derivative;
  if (sameValue(slope, num(-1))) return order % 2 === 0 ? derivative : negate(derivative);
  return quotient(derivative, order === 1 ? slope : power(slope, num(order)));
}

/** " in p_m - p_u with p_u held". */
export const varyingWords = ({ printed, holding }: Varying): Sentence => [
  " in ",
  { math: printed },
  ...(holding.length === 0 ? [] : [" with ", ...listed(holding), " held"]),
];
