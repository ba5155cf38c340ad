/**
 * Equations as rules of replacement: each is solved for one unknown (a logarithm rather than a symbol), and what is
 * left of the target is zero when it follows from them (Gaussian elimination, with the multipliers kept).
 */

import { isEvidentElement } from "../kernel/facts.ts";
import type { Element, Field } from "../kernel/field.ts";
import {
  addElements,
  fromPolynomial,
  invertElement,
  isZero,
  multiplyElements,
  negateElement,
  raiseElement,
  subtractElements,
  unitElement,
  zeroElement,
} from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Evidence } from "../kernel/obligation.ts";
import { coefficientsIn, constantPolynomial, generatorPolynomial } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { areDefined } from "./equations.ts";
import { generatorsIn } from "./generators.ts";

/** An element that is `value` plus multiples of the facts that are equations. */
interface Reduced {
  readonly value: Element;
  readonly multiples: ReadonlyMap<number, Element>;
}

/** unknown = value, where (unknown - value) is the sum of multiples of facts. */
interface Rule {
  readonly unknown: number;
  readonly value: Element;
  readonly multiples: ReadonlyMap<number, Element>;
}

/** Equations used at most. */
const EQUATIONS = 12;

/** target = 0, when the equations among the facts reduce it to zero. */
export function byReduction(bench: Bench, target: Expr): Evidence | undefined {
  return attempt(() => {
    const { field } = bench.state;
    const goal = toElement(field, target);
    const rules = rulesFor(bench, new Set(generatorsIn(goal)));
    const left = reduce(field, { value: fromPolynomial(goal.numerator), multiples: new Map() }, rules);
    if (!isZero(left.value) || left.multiples.size === 0) return undefined;
    const above = { ...goal, numerator: constantPolynomial(1n) };
    const equations = [...left.multiples].map(([fact, multiplier]) => ({
      fact,
      multiplier: fromElement(field, multiplyElements(field, multiplier, above)),
    }));
    // The kernel accepts multipliers only where they are known to be defined.
    if (
      !areDefined(
        bench,
        equations.map(({ multiplier }) => multiplier),
      )
    )
      return undefined;
    return { by: "combination", terms: [], equations };
  });
}

/** The equations among the facts, each solved for an unknown that those before it do not replace. */
function rulesFor(bench: Bench, wanted: ReadonlySet<number>): readonly Rule[] {
  const { field, facts } = bench.state;
  const rules: Rule[] = [];
  for (const [fact, { op, element }] of facts.entries()) {
    if (op !== "=" || isZero(element) || rules.length >= EQUATIONS) continue;
    const cleared = fromPolynomial(element.numerator);
    const below = invertElement(field, { ...element, numerator: constantPolynomial(1n) });
    const reduced = reduce(field, { value: cleared, multiples: new Map() }, rules);
    const own = withMultiple(field, negated(reduced.multiples), fact, below);
    const rule = ruleOf(bench, reduced.value, own, wanted);
    if (rule) rules.push(rule);
  }
  return rules;
}

const negated = (multiples: ReadonlyMap<number, Element>): ReadonlyMap<number, Element> =>
  new Map([...multiples].map(([fact, multiplier]) => [fact, negateElement(multiplier)]));

function withMultiple(
  field: Field,
  multiples: ReadonlyMap<number, Element>,
  fact: number,
  by: Element,
): ReadonlyMap<number, Element> {
  return new Map(multiples).set(fact, addElements(field, [multiples.get(fact) ?? zeroElement, by]));
}

/** An equation value = 0, which is the sum of multiples of facts, solved for the unknown that pays most. */
function ruleOf(
  bench: Bench,
  equation: Element,
  multiples: ReadonlyMap<number, Element>,
  wanted: ReadonlySet<number>,
): Rule | undefined {
  const { field } = bench.state;
  const cost = (g: number): number =>
    (field.generators[g]?.kind === "ln" ? 0 : 2) +
    (wanted.has(g) ? 0 : 1) +
    (field.generators[g]?.kind === "symbol" ? 4 : 0);
  for (const unknown of [...generatorsIn(equation)].sort((a, b) => cost(a) - cost(b))) {
    const parts = coefficientsIn(equation.numerator, unknown);
    const lead = parts.get(1);
    if (lead === undefined || [...parts.keys()].some((k) => k > 1) || hidesInOthers(field, unknown)) continue;
    const a = fromPolynomial(lead);
    if (!isEvidentElement(bench.state, "!=", a)) continue;
    const inverse = multiplyElements(field, invertElement(field, a), inverseOfBelow(field, equation));
    const constant = { ...equation, numerator: parts.get(0) ?? new Map() };
    const value = negateElement(multiplyElements(field, constant, inverse));
    return {
      unknown,
      value,
      multiples: new Map([...multiples].map(([fact, m]) => [fact, multiplyElements(field, m, inverse)])),
    };
  }
  return undefined;
}

/** What an element is divided by. */
const inverseOfBelow = (field: Field, e: Element): Element =>
  e.factors.size === 0 && e.scale === 1n
    ? unitElement
    : invertElement(field, { ...e, numerator: constantPolynomial(1n) });

/** A symbol inside a root or a logarithm is not replaced there. */
function hidesInOthers(field: Field, unknown: number): boolean {
  const generator = field.generators[unknown];
  if (generator?.kind !== "root") return false;
  return field.generators.some(
    (g) => g.kind === "root" && g !== generator && generatorsIn(g.radicand).includes(unknown),
  );
}

function reduce(field: Field, start: Reduced, rules: readonly Rule[]): Reduced {
  let current = start;
  // A rule's value may speak of unknowns of later rules, never of earlier ones.
  for (const rule of rules) current = replace(field, current, rule);
  return current;
}

/** P(g) = P(v) + (g - v) Q, with Q = sum over k of the coefficients p_k times the sum of g^j v^(k-1-j). */
function replace(field: Field, { value, multiples }: Reduced, rule: Rule): Reduced {
  if (!generatorsIn(value).includes(rule.unknown)) return { value, multiples };
  const parts = coefficientsIn(value.numerator, rule.unknown);
  const g = fromPolynomial(generatorPolynomial(rule.unknown));
  const below = { ...value, numerator: constantPolynomial(1n) };
  const replaced: Element[] = [];
  const quotient: Element[] = [];
  for (const [k, part] of parts) {
    const coefficient = multiplyElements(field, fromPolynomial(part), below);
    replaced.push(multiplyElements(field, coefficient, raiseElement(field, rule.value, k)));
    for (let j = 0; j < k; j++) {
      const powers = multiplyElements(field, raiseElement(field, g, j), raiseElement(field, rule.value, k - 1 - j));
      quotient.push(multiplyElements(field, coefficient, powers));
    }
  }
  const factor = addElements(field, quotient);
  const next = [...rule.multiples].reduce(
    (all, [fact, m]) => withMultiple(field, all, fact, multiplyElements(field, m, factor)),
    multiples,
  );
  return { value: subtractElements(field, addElements(field, replaced), zeroElement), multiples: next };
}
