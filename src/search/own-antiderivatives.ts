/** Antiderivatives of declared functions: the one whose density it is, or the derivative of one order less. */

import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import type { Functions } from "../kernel/obligation.ts";
import type { Application, Expr } from "../math/expr.ts";
import { apply, negate, num, power, product, quotient, someNode, sum, sym } from "../math/expr.ts";

/** The antiderivative of a sum of multiples of declared functions, and of what is constant; undefined for all else. */
export function ownAntiderivative(e: Expr, variable: string, functions: Functions): Expr | undefined {
  const depends = (part: Expr): boolean => someNode(part, (n) => n.kind === "symbol" && n.name === variable);
  const inside = (part: Expr): Expr | undefined => {
    if (!depends(part)) return product(part, sym(variable));
    switch (part.kind) {
      case "symbol":
        return quotient(power(part, num(2)), num(2));
      case "sum":
        return whenAll(part.terms.map(inside), (terms) => sum(...terms));
      case "negation":
        return whenAll([inside(part.of)], ([of]) => negate(of as Expr));
      case "quotient":
        return depends(part.denominator)
          ? undefined
          : whenAll([inside(part.numerator)], ([of]) => quotient(of as Expr, part.denominator));
      case "product": {
        const [moving, another] = part.factors.filter(depends);
        if (moving === undefined || another !== undefined) return undefined;
        const still = part.factors.filter((factor) => factor !== moving);
        return whenAll([inside(moving)], ([of]) => product(...still, of as Expr));
      }
      case "application":
        return ofApplication(part, variable, functions);
      default:
        return undefined;
    }
  };
  return inside(e);
}

const whenAll = <T>(parts: readonly (T | undefined)[], then: (parts: readonly T[]) => T): T | undefined => {
  const found = parts.filter((part) => part !== undefined);
  return found.length < parts.length ? undefined : then(found);
};

/** F(a x + b)/a for the function F whose derivative it is. */
function ofApplication(e: Application, variable: string, functions: Functions): Expr | undefined {
  const [arg, another] = e.args;
  if (arg === undefined || another !== undefined) return undefined;
  const derivative: Expr = { kind: "derivative", of: arg, in: sym(variable), order: 1 };
  const slope = attempt(() => normalExpr(evaluateDerivatives(derivative, sameValue)));
  if (slope === undefined || someNode(slope, (n) => n.kind === "symbol" && n.name === variable)) return undefined;
  const [order = 0] = e.orders;
  const name = order > 0 ? e.name : Object.keys(functions).find((other) => functions[other]?.density === e.name);
  if (name === undefined) return undefined;
  const whole = apply(name, e.args, [order > 0 ? order - 1 : 0]);
  return slope.kind === "number" && sameValue(slope, num(1)) === true ? whole : quotient(whole, slope);
}
