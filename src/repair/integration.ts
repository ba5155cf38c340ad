/** Definite integrals as they are taken wrongly. */

import { differentiate } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { sameValue } from "../kernel/normal.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Expr, Integral } from "../math/expr.ts";
import { call, children, minus, num, product, someNode, sym } from "../math/expr.ts";
import type { Misderivation } from "./calculus.ts";
import { isUnit } from "./change.ts";
import type { MistakeClass } from "./classes.ts";

/** The wrong values that are known. */
export function misintegrations(e: Integral): readonly Misderivation[] {
  const { of, from, to } = e;
  const variable = sym(e.in);
  const between = (inside: Expr | undefined): Expr | undefined =>
    inside && attempt(() => minus(substitute(inside, [[variable, to]]), substitute(inside, [[variable, from]])));
  const slope = attempt(() => differentiate(of, variable, sameValue));
  const whole = (inside: Expr): Expr => ({ ...e, of: inside });
  const varies = (part: Expr): boolean => someNode(part, (node) => node.kind === "symbol" && node.name === e.in);
  const factors = of.kind === "product" ? of.factors.filter(varies) : [];
  const slips: readonly (readonly [MistakeClass, Expr | undefined, string])[] = [
    ["limit of integration", { ...e, from: to, to: from }, "The limits are exchanged."],
    ["limit of integration", { ...e, from: num(0) }, "The value at the lower limit is not taken off."],
    ["power rule", between(of), "The integrand is taken at the limits, and not its integral."],
    ["power rule", between(slope), "It is differentiated, not integrated."],
    [
      "power rule",
      of.kind === "quotient" ? between(call("ln", of.denominator)) : undefined,
      "The integral of one over something is a logarithm only where that is the variable.",
    ],
    [
      "product rule",
      factors.length > 1 ? product(...factors.map(whole)) : undefined,
      "A product is not integrated factor by factor.",
    ],
    ...innerSlopes(of, variable).flatMap((inner) => [
      ["chain rule", product(inner, e), "It has to be divided by the derivative of what stands inside."] as const,
      [
        "chain rule",
        product(inner, inner, e),
        "It has to be divided by the derivative of what stands inside, not multiplied by it.",
      ] as const,
    ]),
  ];
  return slips.flatMap(([kind, value, missed]) => (value ? [{ class: kind, of: value, missed }] : []));
}

/** The derivatives of what stands inside functions and powers, where those are constants other than one. */
function innerSlopes(e: Expr, variable: Expr): readonly Expr[] {
  const inside = e.kind === "call" ? e.arg : e.kind === "power" ? e.base : undefined;
  const slope = inside && attempt(() => differentiate(inside, variable, sameValue));
  const isConstant =
    slope &&
    !someNode(slope, (node) => node.kind === "symbol" && variable.kind === "symbol" && node.name === variable.name);
  const own = slope && isConstant && !isUnit(slope) ? [slope] : [];
  return [...own, ...children(e).flatMap((part) => innerSlopes(part, variable))];
}
