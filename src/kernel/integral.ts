/**
 * Definite integrals, by the fundamental theorem of calculus.
 *
 * With a <= b, and an antiderivative F whose derivative is f at every x from a to b (both defined there, and
 * continuous, as elementary functions are where they are defined), the integral of f from a to b is F(b) - F(a).
 * Inside a derivative or another integral this must hold for all values of the variable there, so that assumptions
 * on that variable do not count.
 */

import type { Expr, Formula, Integral, Sym } from "../math/expr.ts";
import { children, mapFormula, minus, relation, relationsOf, rewrite, sameExpr, someNode, sym } from "../math/expr.ts";
import { openState } from "./facts.ts";
import type { Meter } from "./meter.ts";
import { Stop } from "./meter.ts";
import type { IntegralEvidence, Obligation } from "./obligation.ts";
import { establishProof } from "./rules.ts";
import { substitute } from "./substitute.ts";

/** What has to hold for an antiderivative to give the value of an integral under some assumptions. */
export interface Premises {
  /** The lower limit does not exceed the upper one. */
  readonly ordered: Obligation & { kind: "forall" };
  /** The derivative is the integrand, for every value of the variable between the limits. */
  readonly slope: Obligation & { kind: "forall" };
}

export const isIntegral = (e: Expr): e is Integral => e.kind === "integral";

/** Whether an integral stands somewhere in the formula. */
export const hasIntegral = (f: Formula): boolean =>
  relationsOf(f).some((r) => someNode(r.left, isIntegral) || someNode(r.right, isIntegral));

/** The premises of the theorem for an integral without integrals inside it. */
export function premisesOf(obligation: Obligation, integral: Integral, antiderivative: Expr): Premises {
  // A name that no file can declare: nothing that is assumed speaks of the variable of integration.
  const variable = sym(`${integral.in}*`);
  const rename = (e: Expr): Expr => substitute(e, [[sym(integral.in), variable]]);
  if ([integral.of, integral.from, integral.to, antiderivative].some((e) => someNode(e, (n) => sameExpr(n, variable))))
    throw new Stop("refused", "The evidence speaks of the variable of integration by its inner name.");
  const { functions } = obligation;
  const around = variedAround(obligation, integral);
  const given = obligation.given.filter((f) => !hasIntegral(f) && !around.some((v) => speaksOf(f, v)));
  const within = [relation("<=", integral.from, variable), relation("<=", variable, integral.to)];
  const derivative: Expr = { kind: "derivative", of: rename(antiderivative), in: variable, order: 1 };
  return {
    ordered: { kind: "forall", functions, given, claim: relation("<=", integral.from, integral.to) },
    slope: {
      kind: "forall",
      functions,
      given: [...given, ...within],
      claim: relation("=", derivative, rename(integral.of)),
    },
  };
}

/** The variables of the derivatives and the other integrals inside which an integral stands. */
function variedAround(obligation: Obligation, integral: Integral): readonly Expr[] {
  const found: Expr[] = [];
  const visit = (e: Expr, around: readonly Expr[]): void => {
    if (sameExpr(e, integral)) found.push(...around);
    if (e.kind === "series" && someNode(e.of, (node) => sameExpr(node, integral)))
      throw new Stop("unsupported", "An integral inside a sum is not evaluated.");
    const inner = e.kind === "derivative" ? [...around, e.in] : isIntegral(e) ? [...around, sym(e.in)] : around;
    for (const child of children(e)) visit(child, inner);
  };
  const claims = obligation.kind === "forall" ? [obligation.claim] : [];
  for (const { left, right } of [...obligation.given, ...claims].flatMap(relationsOf))
    for (const side of [left, right]) visit(side, []);
  return found;
}

/** Whether a formula speaks of a symbol, or of the function of an application. */
function speaksOf(f: Formula, variable: Expr): boolean {
  const is = (e: Expr): boolean =>
    (e.kind === "symbol" || e.kind === "application") && e.kind === variable.kind && e.name === (variable as Sym).name;
  return relationsOf(f).some((r) => someNode(r.left, is) || someNode(r.right, is));
}

/** The value that an antiderivative gives to an integral. */
export function integralValue(integral: Integral, antiderivative: Expr): Expr {
  const at = (limit: Expr): Expr => substitute(antiderivative, [[sym(integral.in), limit]]);
  return minus(at(integral.to), at(integral.from));
}

/** The obligation with integrals replaced by their values. Throws Stop when a value is not established. */
export function withoutIntegrals(
  obligation: Obligation,
  evidence: readonly IntegralEvidence[],
  meter: Meter,
): Obligation {
  return evidence.reduce((current, { integral, antiderivative, ordered, slope }) => {
    if ([integral.of, integral.from, integral.to, antiderivative].some((e) => someNode(e, isIntegral)))
      throw new Stop("refused", "The evidence evaluates an integral around another one.");
    const premises = premisesOf(current, integral, antiderivative);
    establishProof(openState(premises.ordered, meter), premises.ordered.claim, ordered);
    establishProof(openState(premises.slope, meter), premises.slope.claim, slope);
    return replaceIntegral(current, integral, integralValue(integral, antiderivative));
  }, obligation);
}

/** The obligation with one integral replaced wherever it stands. */
export function replaceIntegral(obligation: Obligation, integral: Integral, value: Expr): Obligation {
  const replace = (f: Formula): Formula =>
    mapFormula(f, (e) => rewrite(e, (node) => (sameExpr(node, integral) ? value : node)));
  const given = obligation.given.map(replace);
  return obligation.kind === "exists"
    ? { ...obligation, given }
    : { ...obligation, given, claim: replace(obligation.claim) };
}
