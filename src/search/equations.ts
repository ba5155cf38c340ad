/** Equalities from equations: by division, by conjugates of roots, and by solving an equation for a symbol. */

import { conditionsOf } from "../kernel/conditions.ts";
import { isEvident } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import {
  fromPolynomial,
  fromRatio,
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
import { toElement } from "../kernel/normal.ts";
import type { Evidence, Proof } from "../kernel/obligation.ts";
import type { Polynomial } from "../kernel/polynomial.ts";
import {
  coefficientsIn,
  constantOf,
  constantPolynomial,
  contentOf,
  divideExactly,
  dropContent,
  exponentOf,
  generatorPolynomial,
} from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import { num, relation, relationsOf, sameExpr, someNode } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, proveIn } from "./bench.ts";
import { decompose, signOfFactor } from "./signs.ts";
import { completeSquares } from "./squares.ts";
import { isCompared } from "./truths.ts";

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
      if (!areDefined(bench, [reduced])) continue;
      return { by: "combination", terms: [], equations: [{ fact, multiplier: reduced }] };
    }
    return undefined;
  });
}

/** target = 0 because an equation is a multiple of it by something nonzero. */
export function byCancelling(bench: Bench, target: Expr): Evidence | undefined {
  const { field } = bench.state;
  return attempt(() => {
    const goal = toElement(field, target);
    const core = dropContent(goal.numerator, contentOf(goal.numerator));
    for (const [fact, { op, element }] of bench.state.facts.entries()) {
      if (op !== "=" || isZero(element) || isZero(goal)) continue;
      const whole = dropContent(element.numerator, contentOf(element.numerator));
      const factor = divideExactly(whole, core, field.meter);
      if (factor === undefined || constantOf(factor) !== undefined || !isNonzero(bench, factor)) continue;
      const content = fromRatio(contentOf(goal.numerator), contentOf(element.numerator));
      const scaled: Element = { ...goal, numerator: constantPolynomial(1n) };
      const cleared = invertElement(field, { ...element, numerator: constantPolynomial(1n) });
      const below = invertElement(field, fromPolynomial(factor));
      const parts = [content, scaled, cleared, below];
      const multiplier = fromElement(
        field,
        parts.reduce((a, b) => multiplyElements(field, a, b)),
      );
      if (!areDefined(bench, [multiplier])) continue;
      return { by: "combination", terms: [], equations: [{ fact, multiplier }] };
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
  readonly claim: Relation;
  readonly proof: Proof;
  /** The index among the given formulas, when it stands there already. */
  readonly given?: number;
}

/** How many solved forms are tried, one after the other. */
const ALTERNATIVES = 2;

/** Ways to eliminate a symbol by the known equations; one that is given literally needs no alternative. */
export function eliminations(bench: Bench, goal: Formula): readonly Elimination[] {
  for (const [given, formula] of bench.state.given.entries()) {
    if (formula.kind !== "relation" || formula.op !== "=") continue;
    const { left, right } = formula;
    if ((left.kind !== "symbol" && left.kind !== "application") || occurs(left, right)) continue;
    // A value that is put in can no longer be compared with others of its function.
    if (left.kind === "symbol" || !isCompared(bench, left))
      return [{ claim: formula, proof: { conditions: [], claim: { by: "identity" } }, given }];
  }
  const { facts } = bench.state;
  const found = facts.flatMap(({ op, element }, fact) =>
    op === "=" && !isZero(element) ? solvedForms(bench, element, fact) : [],
  );
  // Symbols inside roots come last: replacing them changes the generators themselves.
  const rank = ({ claim }: Elimination): number =>
    (speaksOf(goal, claim.left) ? 0 : 4) +
    (bench.state.field.generators.some((g) => g.kind !== "symbol" && occurs(claim.left, g.expr)) ? 2 : 0) +
    (claim.right.kind === "quotient" ? 1 : 0);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, ALTERNATIVES);
}

const occurs = (part: Expr, whole: Expr): boolean => someNode(whole, (n) => sameExpr(n, part));
const speaksOf = (f: Formula, part: Expr): boolean =>
  relationsOf(f).some((r) => occurs(part, r.left) || occurs(part, r.right));

function solvedForms(bench: Bench, equation: Element, fact: number): readonly Elimination[] {
  const { field } = bench.state;
  return field.generators.flatMap((generator, index) => {
    if (generator.kind !== "symbol" && generator.kind !== "application") return [];
    const parts = coefficientsIn(equation.numerator, index);
    const lead = parts.get(1);
    if (lead === undefined || [...parts.keys()].some((exponent) => exponent > 1)) return [];
    const form = attempt(() => solvedFor(bench, generator.expr, equation, fact, [parts.get(0) ?? new Map(), lead]));
    return form ? [form] : [];
  });
}

/** v = -b/a from a v + b = 0, when a is known, or shown by a lemma, to be nonzero. */
function solvedFor(
  bench: Bench,
  variable: Expr,
  equation: Element,
  fact: number,
  [constant, lead]: readonly [Polynomial, Polynomial],
): Elimination | undefined {
  const { field } = bench.state;
  const a = fromPolynomial(lead);
  if (!isNonzero(bench, lead)) return undefined;
  const value = fromElement(
    field,
    negateElement(multiplyElements(field, fromPolynomial(constant), invertElement(field, a))),
  );
  if (occurs(variable, value)) return undefined;
  const evidence: Evidence = {
    by: "combination",
    terms: [],
    equations: [{ fact, multiplier: multiplierOf(bench, equation, a) }],
  };
  return { claim: relation("=", variable, value), proof: { conditions: [{ by: "identity" }], claim: evidence } };
}

/** Whether a polynomial is known to be nonzero; its essential factor may become a lemma. */
function isNonzero(bench: Bench, p: Polynomial): boolean {
  const goal = relation("!=", fromElement(bench.state.field, fromPolynomial(p)), num(0));
  if (isEvident(bench.state, goal)) return true;
  const { monomial, primitive } = split(p);
  for (let i = 0; i < monomial.length; i += 2) makeNonzero(bench, generatorPolynomial(monomial.charCodeAt(i)));
  if (constantOf(primitive) === undefined) makeNonzero(bench, primitive);
  return isEvident(bench.state, goal);
}

/** The strict sign of a factor, if one is found, as a lemma. */
function makeNonzero(bench: Bench, factor: Polynomial): void {
  const e = fromElement(bench.state.field, fromPolynomial(factor));
  if (isEvident(bench.state, relation("!=", e, num(0)))) return;
  const own = [decompose, completeSquares, signOfFactor].map((way) => way(bench, e)).find((found) => found?.strict);
  if (!own) return;
  const evidence: Evidence = { by: "combination", terms: own.terms, equations: [] };
  addLemma(bench, relation(own.sign === 1 ? ">" : "<", e, num(0)), { conditions: [], claim: evidence });
}

/** Whether expressions that evidence brings in are known to be defined, or have been shown to be, by lemmas. */
export function areDefined(bench: Bench, all: readonly Expr[]): boolean {
  return all
    .flatMap((e) => conditionsOf(e))
    .every((condition) => isEvident(bench.state, condition) || isMadeEvident(bench, condition));
}

function isMadeEvident(bench: Bench, condition: Relation): boolean {
  const evidence = proveIn(bench, bench.state, condition, 1);
  return evidence !== undefined && addLemma(bench, condition, { conditions: [], claim: evidence }) !== undefined;
}

/** v + b/a = (scale * factors / a) * equation. */
function multiplierOf(bench: Bench, equation: Element, lead: Element): Expr {
  const { field } = bench.state;
  const whole = invertElement(field, { ...equation, numerator: constantPolynomial(1n) });
  return fromElement(field, multiplyElements(field, whole, invertElement(field, lead)));
}
