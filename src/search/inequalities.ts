/** Signs of expressions: by rules, factor by factor, by completing squares, by linear programs. */

import { againstZero, assume } from "../kernel/facts.ts";
import { elementKey, fromPolynomial, isZero, lowestTerms, negateElement } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Evidence } from "../kernel/obligation.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr, Relation } from "../math/expr.ts";
import { FALSE, negate, num, quotient, relation } from "../math/expr.ts";
import { ONE } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn } from "./bench.ts";
import { denominatorOf } from "./columns.ts";
import { byMultiplier, combine } from "./combine.ts";
import { signOfElement } from "./factors.ts";
import type { Decomposition } from "./signs.ts";
import { decompose, evidenceFromSign, factorOfFact, timesTerm } from "./signs.ts";
import { completeSquares } from "./squares.ts";

/** A sign by the rules of products and sums, or by completing squares. */
export function proveQuickly(bench: Bench, goal: Relation): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  const normalised = relation(op, expr, num(0));
  const bySign = decompose(bench, expr);
  const fromSign = bySign && evidenceFromSign(normalised, bySign);
  if (fromSign) return fromSign;
  if (op === "!=") return nonzeroBySign(bench, normalised, 0);
  const byFactor = factorOfFact(bench, expr);
  const fromFactor = byFactor && evidenceFromSign(normalised, byFactor);
  if (fromFactor) return fromFactor;
  const bySquares = completeSquares(bench, expr);
  return bySquares && evidenceFromSign(normalised, bySquares);
}

export function proveSign(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  const normalised = relation(op, expr, num(0));
  if (op === "!=") return proveNonzero(bench, normalised, depth);
  const byFactors = attempt(() => signOfElement(bench, toElement(bench.state.field, expr)));
  return (byFactors && evidenceFromSign(normalised, byFactors)) ?? byProgram(bench, normalised);
}

/** A certificate for the numerator by linear programming, times the sign of the denominator. */
function byProgram(bench: Bench, goal: Relation): Evidence | undefined {
  const { field } = bench.state;
  const element = attempt(() => lowestTerms(field, toElement(field, goal.left)));
  if (element === undefined) return undefined;
  const whole = element.factors.size === 0;
  const below = whole ? undefined : decompose(bench, quotient(num(1), denominatorOf(field, element)));
  if (!whole && below?.sign !== 1) return undefined;
  const top = fromElement(field, whole ? element : fromPolynomial(element.numerator));
  const found = combine(bench, top, goal.op === ">") ?? byMultiplier(bench, top, goal.op === ">");
  if (found === undefined || (goal.op === ">" && !(found.strict && (below?.strict ?? true)))) return undefined;
  if (below === undefined) return { by: "combination", terms: found.terms, equations: found.equations };
  const denominator = denominatorOf(field, element);
  return {
    by: "combination",
    terms: found.terms.flatMap((t) => below.terms.map((b) => timesTerm(t, b))),
    equations: found.equations.map(({ fact, multiplier }) => ({ fact, multiplier: quotient(multiplier, denominator) })),
  };
}

/** The sign of a polynomial by small linear programs, as a lemma. */
export function signOfSum(bench: Bench, e: Expr): Decomposition | undefined {
  const element = attempt(() => toElement(bench.state.field, e));
  if (element === undefined || element.factors.size > 0 || isZero(element)) return undefined;
  const key = elementKey(element);
  if (bench.signless.has(key)) return undefined;
  // What is looked for must not be looked for again on the way.
  bench.signless.add(key);
  bench.signless.add(elementKey(negateElement(element)));
  for (const sign of [1, -1] as const) {
    const found = combine(bench, sign === 1 ? e : negate(e), true, [1, 2]);
    if (!found?.strict) continue;
    const claim = relation(sign === 1 ? ">" : "<", e, num(0));
    const evidence: Evidence = { by: "combination", terms: found.terms, equations: found.equations };
    const fact = addLemma(bench, claim, { conditions: [], claim: evidence });
    if (fact === undefined) return undefined;
    return { sign, strict: true, terms: [{ coefficient: ONE, facts: [[fact, 1]], squares: [] }] };
  }
  return undefined;
}

/** e != 0 from e > 0, from e < 0, or because e = 0 contradicts what is known. */
function proveNonzero(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const signed = nonzeroBySign(bench, goal, depth);
  if (signed) return signed;
  const vanishing = attempt(() => assume(bench.state, relation("=", goal.left, num(0))));
  const zero = proveIn(bench, vanishing, FALSE, depth - 1);
  const trivial: Evidence = { by: "identity" };
  return zero && { by: "split", on: goal.left, negative: trivial, zero, positive: trivial };
}

function nonzeroBySign(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  for (const op of [">", "<"] as const) {
    const stronger = relation(op, goal.left, num(0));
    const evidence =
      depth > 0 ? byProgram(bench, relation(">", againstZero(stronger).expr, num(0))) : proveQuickly(bench, stronger);
    if (evidence === undefined) continue;
    addLemma(bench, stronger, { conditions: [], claim: evidence });
    return { by: "identity" };
  }
  return undefined;
}
