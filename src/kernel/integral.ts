/**
 * Definite integrals, by the fundamental theorem of calculus.
 *
 * With a <= b, and an antiderivative F whose derivative is f at every x from a to b (both defined there, and
 * continuous, as elementary functions are where they are defined), the integral of f from a to b is F(b) - F(a).
 */

import type { Expr, Integral } from "../math/expr.ts";
import { minus, relation, someNode, sym } from "../math/expr.ts";
import type { Establish, Ground, Premise } from "./ground.ts";
import { granting, isValued, mustNotSpeakOf } from "./ground.ts";
import { Stop } from "./meter.ts";
import type { IntegralEvidence } from "./obligation.ts";
import { substitute } from "./substitute.ts";

/** What makes an antiderivative give the value of an integral. */
export interface IntegralPremises {
  /** The lower limit does not exceed the upper one. */
  readonly ordered: Premise;
  /** The derivative is the integrand, for every value of the variable between the limits. */
  readonly slope: Premise;
}

/** The premises of the theorem for an integral without integrals inside it. Throws Stop. */
export function integralPremises(ground: Ground, integral: Integral, antiderivative: Expr): IntegralPremises {
  // A name that no file can declare: nothing that is assumed speaks of the variable of integration.
  const variable = sym(`${integral.in}*`);
  const rename = (e: Expr): Expr => substitute(e, [[sym(integral.in), variable]]);
  mustNotSpeakOf(variable.name, integral.of, integral.from, integral.to, antiderivative);
  const within = [relation("<=", integral.from, variable), relation("<=", variable, integral.to)];
  const derivative: Expr = { kind: "derivative", of: rename(antiderivative), in: variable, order: 1 };
  return {
    ordered: { ground, claim: relation("<=", integral.from, integral.to) },
    slope: {
      ground: granting(ground, ...within),
      claim: relation("=", derivative, rename(integral.of)),
    },
  };
}

/** The value that an antiderivative gives to an integral. */
export function integralValue(integral: Integral, antiderivative: Expr): Expr {
  const at = (limit: Expr): Expr => substitute(antiderivative, [[sym(integral.in), limit]]);
  return minus(at(integral.to), at(integral.from));
}

/** The value of an integral, once its evidence holds. Throws Stop when it does not. */
export function establishIntegral(ground: Ground, evidence: IntegralEvidence, establish: Establish): Expr {
  const { integral, antiderivative, ordered, slope } = evidence;
  const parts = [integral.of, integral.from, integral.to, antiderivative];
  if (parts.some((e) => someNode(e, (node) => isValued(node) && node.kind !== "series")))
    throw new Stop("refused", "The evidence evaluates an integral around another one, or around a limit.");
  const premises = integralPremises(ground, integral, antiderivative);
  establish(premises.ordered, { proof: ordered });
  establish(premises.slope, { proof: slope });
  return integralValue(integral, antiderivative);
}
