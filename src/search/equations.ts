/** Equalities from equations: by division, by conjugates of roots, and by solving an equation for a symbol. */

import { isEvident } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import {
  fromPolynomial,
  invertElement,
  isZero,
  multiplyElements,
  negateElement,
  raiseElement,
  split,
  splitByRoot,
  subtractElements,
} from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { fromElement, toElement } from "../kernel/normal.ts";
import type { Evidence, Proof } from "../kernel/obligation.ts";
import type { Polynomial } from "../kernel/polynomial.ts";
import { coefficientsIn, constantPolynomial, divideExactly, exponentOf } from "../kernel/polynomial.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { num, relation, sameExpr, someNode } from "../math/expr.ts";
import type { Bench } from "./bench.ts";

/** target = 0 as a multiple of one equation: the equation's essential factor divides the target. */
export function byDivision(bench: Bench, target: Expr): Evidence | undefined {
  const { field, facts } = bench.state;
  return attempt(() => {
    const goal = toElement(field, target);
    for (const [fact, { op, element }] of facts.entries()) {
      if (op !== "=" || isZero(element)) continue;
      const { primitive } = split(element.numerator);
      if (primitive.size < 2 || divideExactly(goal.numerator, primitive, field.meter) === undefined) continue;
      const multiplier = fromElement(field, multiplyElements(field, goal, invertElement(field, element)));
      const reduced = cancelled(bench, goal, element, primitive) ?? multiplier;
      return { by: "combination", terms: [], equations: [{ fact, multiplier: reduced }] };
    }
    return undefined;
  });
}

/** goal / element with their common polynomial factor taken out, so that it does not stand below. */
function cancelled(bench: Bench, goal: Element, element: Element, common: Polynomial): Expr | undefined {
  const { field } = bench.state;
  const top = divideExactly(goal.numerator, common, field.meter);
  const bottom = divideExactly(element.numerator, common, field.meter);
  if (top === undefined || bottom === undefined) return undefined;
  const up: Element = { ...goal, numerator: top };
  const down: Element = { ...element, numerator: bottom };
  return fromElement(field, multiplyElements(field, up, invertElement(field, down)));
}

/** target = 0 through a square root r: A + B r with A^2 = B^2 D and A B <= 0. */
export function byConjugate(
  bench: Bench,
  target: Expr,
  prove: (goal: Formula) => Evidence | undefined,
): Evidence | undefined {
  const { field } = bench.state;
  const goal = attempt(() => toElement(field, target));
  if (goal === undefined) return undefined;
  for (const index of [...field.roots].reverse()) {
    const generator = field.generators[index];
    if (generator?.kind !== "root" || generator.index !== 2) continue;
    if (![...goal.numerator.keys()].some((m) => exponentOf(m, index) > 0)) continue;
    const evidence = attempt(() => {
      const halves = splitByRoot(fromPolynomial(goal.numerator), index);
      if (halves === undefined) return undefined;
      const [plain, factor] = halves;
      const weighted = multiplyElements(field, raiseElement(field, factor, 2), generator.radicand);
      const norm = subtractElements(field, raiseElement(field, plain, 2), weighted);
      const normEvidence: Evidence | undefined = isZero(norm)
        ? { by: "identity" }
        : prove(relation("=", fromElement(field, norm), num(0)));
      if (normEvidence === undefined) return undefined;
      const product = negateElement(multiplyElements(field, plain, factor));
      const opposite = prove(relation(">=", fromElement(field, product), num(0)));
      return opposite && ({ by: "conjugate", root: generator.expr, norm: normEvidence, opposite } satisfies Evidence);
    });
    if (evidence) return evidence;
  }
  return undefined;
}

/** An equation solved for a symbol or application: the formula `symbol = value` and the evidence for it. */
export interface Elimination {
  readonly claim: Formula;
  readonly proof: Proof;
  /** The index among the given formulas, when it stands there already. */
  readonly given?: number;
}

/** Ways to eliminate a symbol by the known equations, the most literal first. */
export function eliminations(bench: Bench): readonly Elimination[] {
  const found: Elimination[] = [];
  bench.state.given.forEach((formula, given) => {
    if (formula.kind !== "relation" || formula.op !== "=") return;
    const { left, right } = formula;
    if ((left.kind === "symbol" || left.kind === "application") && !someNode(right, (n) => sameExpr(n, left)))
      found.push({ claim: formula, proof: { conditions: [], claim: { by: "identity" } }, given });
  });
  if (found.length > 0) return found;
  bench.state.facts.forEach(({ op, element }, fact) => {
    if (op === "=" && !isZero(element)) found.push(...solvedForms(bench, element, fact));
  });
  return found.sort((a, b) => weight(a) - weight(b));
}

/** Values without denominators first. */
const weight = (e: Elimination): number => (e.claim.kind === "relation" && e.claim.right.kind === "quotient" ? 1 : 0);

function solvedForms(bench: Bench, equation: Element, fact: number): readonly Elimination[] {
  const { field } = bench.state;
  const forms: Elimination[] = [];
  field.generators.forEach((generator, index) => {
    if (generator.kind !== "symbol" && generator.kind !== "application") return;
    const parts = coefficientsIn(equation.numerator, index);
    const lead = parts.get(1);
    if (lead === undefined || [...parts.keys()].some((exponent) => exponent > 1)) return;
    const form = attempt(() => {
      const a = fromPolynomial(lead);
      if (!isEvident(bench.state, relation("!=", fromElement(field, a), num(0)))) return undefined;
      const below = invertElement(field, a);
      const value = fromElement(
        field,
        negateElement(multiplyElements(field, fromPolynomial(parts.get(0) ?? new Map()), below)),
      );
      if (someNode(value, (n) => sameExpr(n, generator.expr))) return undefined;
      const multiplier = multiplierOf(bench, equation, a);
      const claim = relation("=", generator.expr, value);
      const evidence: Evidence = { by: "combination", terms: [], equations: [{ fact, multiplier }] };
      return { claim, proof: { conditions: [{ by: "identity" }], claim: evidence } } satisfies Elimination;
    });
    if (form) forms.push(form);
  });
  return forms;
}

/** v + b/a = (scale * factors / a) * equation. */
function multiplierOf(bench: Bench, equation: Element, lead: Element): Expr {
  const { field } = bench.state;
  const whole = invertElement(field, { ...equation, numerator: constantPolynomial(1n) });
  return fromElement(field, multiplyElements(field, whole, invertElement(field, lead)));
}
