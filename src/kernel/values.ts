/**
 * Values for integrals, sums of unknown length and limits: each is established by its own rule, and then put in its
 * place wherever it stands.
 *
 * Inside an integral or a limit a value must hold for all values of the variable there, so that what is assumed of that
 * variable does not count. Inside a derivative it must hold around the point: a strict inequality of polynomials that
 * holds at a point holds around it, and counts; nothing else does.
 */

import type { Expr, Formula, Relation, Sym } from "../math/expr.ts";
import { children, mapFormula, relationsOf, rewrite, sameExpr, someNode, sym } from "../math/expr.ts";
import { openState } from "./facts.ts";
import type { Establish, Ground, Valued } from "./ground.ts";
import { establishIntegral } from "./integral.ts";
import { establishLimit } from "./limit.ts";
import type { Meter } from "./meter.ts";
import { Stop } from "./meter.ts";
import type { Obligation, ValueEvidence } from "./obligation.ts";
import { establishSeries } from "./partial-sums.ts";
import { establishProof } from "./rules.ts";

/** The obligation with integrals, sums and limits replaced by their values. Throws Stop when one is not established. */
export function withValues(obligation: Obligation, evidence: readonly ValueEvidence[], meter: Meter): Obligation {
  const establish: Establish = ({ ground, claim }, { values = [], proof }) => {
    const asked: Obligation & { kind: "forall" } = { kind: "forall", ...ground, claim };
    const plain = values.length === 0 ? asked : (withValues(asked, values, meter) as typeof asked);
    establishProof(openState(plain, meter), plain.claim, proof);
  };
  return evidence.reduce((current, one) => {
    const { target, value } = established(current, one, establish);
    return replaceValued(current, target, value);
  }, obligation);
}

function established(
  obligation: Obligation,
  evidence: ValueEvidence,
  establish: Establish,
): { readonly target: Valued; readonly value: Expr } {
  switch (evidence.kind) {
    case "integral": {
      const ground = groundAround(obligation, evidence.integral);
      return { target: evidence.integral, value: establishIntegral(ground, evidence, establish) };
    }
    case "series": {
      const ground = groundAround(obligation, evidence.series);
      return { target: evidence.series, value: establishSeries(ground, evidence, establish) };
    }
    case "limit": {
      const ground = groundAround(obligation, evidence.limit);
      return { target: evidence.limit, value: establishLimit(ground, evidence, establish) };
    }
    default:
      // Evidence can come from a file: a kind that is not listed gives no value.
      throw new Stop("refused", "The value is of no known kind.");
  }
}

/** What is given to an obligation, without what speaks of something that varies around the place of the value. */
export function groundAround(obligation: Obligation, target: Valued): Ground {
  const around = variedAround(obligation, target);
  const counts = (f: Formula, { variable, by }: Varied): boolean =>
    !speaksOf(f, variable) || (by === "derivative" && variable.kind === "symbol" && isOpen(f));
  const given = obligation.given.filter((f) => !hasUnvalued(f) && around.every((v) => counts(f, v)));
  return { functions: obligation.functions, given };
}

/** What varies around a place, and what makes it vary. */
interface Varied {
  readonly variable: Expr;
  readonly by: "derivative" | "integral" | "limit";
}

/** Whether a formula that holds at a point holds at all points near it, whatever its symbols are. */
const isOpen = (f: Formula): boolean =>
  f.kind === "relation" ? OPEN.has(f.op) && isPolynomial(f.left) && isPolynomial(f.right) : f.parts.every(isOpen);

const OPEN: ReadonlySet<string> = new Set<Relation["op"]>(["<", ">", "!="]);

/** Defined and continuous everywhere. */
function isPolynomial(e: Expr): boolean {
  switch (e.kind) {
    case "number":
    case "symbol":
      return true;
    case "sum":
    case "product":
    case "negation":
      return children(e).every(isPolynomial);
    case "power":
      return (
        e.exponent.kind === "number" && e.exponent.value.d === 1n && e.exponent.value.n > 0n && isPolynomial(e.base)
      );
    default:
      return false;
  }
}

/** Whether an integral or a limit stands somewhere in the formula, or a sum that cannot be written out. */
const hasUnvalued = (f: Formula): boolean =>
  relationsOf(f).some((r) =>
    [r.left, r.right].some((e) => someNode(e, (n) => n.kind === "integral" || n.kind === "limit")),
  );

/** The variables of the derivatives, integrals and limits inside which a node stands. */
function variedAround(obligation: Obligation, target: Valued): readonly Varied[] {
  const found: Varied[] = [];
  const visit = (e: Expr, around: readonly Varied[]): void => {
    if (sameExpr(e, target)) found.push(...around);
    if (e.kind === "series" && someNode(e.of, (node) => sameExpr(node, target)))
      throw new Stop("unsupported", "What stands inside a sum is not given a value of its own.");
    for (const child of children(e)) visit(child, [...around, ...variedBy(e)]);
  };
  const claims = obligation.kind === "forall" ? [obligation.claim] : [];
  for (const { left, right } of [...obligation.given, ...claims].flatMap(relationsOf))
    for (const side of [left, right]) visit(side, []);
  return found;
}

function variedBy(e: Expr): readonly Varied[] {
  if (e.kind === "derivative") return [{ variable: e.in, by: e.kind }];
  return e.kind === "integral" || e.kind === "limit" ? [{ variable: sym(e.in), by: e.kind }] : [];
}

/** Whether a formula speaks of a symbol, or of the function of an application. */
function speaksOf(f: Formula, variable: Expr): boolean {
  const is = (e: Expr): boolean =>
    (e.kind === "symbol" || e.kind === "application") && e.kind === variable.kind && e.name === (variable as Sym).name;
  return relationsOf(f).some((r) => someNode(r.left, is) || someNode(r.right, is));
}

/** The obligation with one node replaced wherever it stands. */
export function replaceValued(obligation: Obligation, target: Valued, value: Expr): Obligation {
  const replace = (f: Formula): Formula =>
    mapFormula(f, (e) => rewrite(e, (node) => (sameExpr(node, target) ? value : node)));
  const given = obligation.given.map(replace);
  return obligation.kind === "exists"
    ? { ...obligation, given }
    : { ...obligation, given, claim: replace(obligation.claim) };
}
