/** Signs factor by factor of a quotient in lowest terms, and assumptions stripped of factors whose signs are known. */

import { isEvident } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import { fromPolynomial, invertElement, isZero, lowestTerms, multiplyElements, split } from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence, Fact } from "../kernel/obligation.ts";
import type { Polynomial } from "../kernel/polynomial.ts";
import { constantOf, constantPolynomial } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr, Relation } from "../math/expr.ts";
import { negate, num, power, quotient, relation } from "../math/expr.ts";
import { rational } from "../math/rational.ts";
import type { Bench } from "./bench.ts";
import { addLemma } from "./bench.ts";
import type { Decomposition } from "./signs.ts";
import { decompose, factorOfFact, ofNumber, signOfFactor, times } from "./signs.ts";
import { completeSquares } from "./squares.ts";

/** The sign of an element: of its number, the powers of unknowns in it, its denominators, and what is left of it. */
export function signOfElement(bench: Bench, e: Element): Decomposition | undefined {
  return attempt(() => {
    const reduced = lowestTerms(bench.state.field, e);
    if (isZero(reduced)) return { sign: 1, strict: false, terms: [] } as const;
    const { primitive } = split(reduced.numerator);
    const rest = signOfRest(bench, reduced);
    if (rest === undefined || constantOf(primitive) !== undefined) return rest;
    return times(rest, signOfPolynomial(bench, primitive));
  });
}

/** The sign of everything but the essential factor of the numerator. */
function signOfRest(bench: Bench, e: Element): Decomposition | undefined {
  const { field } = bench.state;
  const { sign, content, monomial } = split(e.numerator);
  let result: Decomposition | undefined = ofNumber(rational(sign * content, e.scale));
  for (let i = 0; i < monomial.length && result; i += 2) {
    const base = field.generators[monomial.charCodeAt(i)]?.expr as Expr;
    result = times(result, signOfFactor(bench, raised(base, monomial.charCodeAt(i + 1))));
  }
  for (const { polynomial, exponent } of e.factors.values()) {
    const below = raised(fromElement(field, fromPolynomial(polynomial)), exponent);
    result = times(result, result && signOfFactor(bench, quotient(num(1), below)));
  }
  return result;
}

const raised = (base: Expr, exponent: number): Expr => (exponent === 1 ? base : power(base, num(exponent)));

function signOfPolynomial(bench: Bench, p: Polynomial): Decomposition | undefined {
  const e = fromElement(bench.state.field, fromPolynomial(p));
  const own = decompose(bench, e);
  return own?.strict ? own : (factorOfFact(bench, e) ?? completeSquares(bench, e) ?? own ?? signOfFactor(bench, e));
}

/** Every assumption in lowest terms, without the factors whose signs are known, as a lemma. */
export function stripFacts(bench: Bench): void {
  for (const [index, fact] of [...bench.state.facts].entries()) attempt(() => strip(bench, fact, index));
}

function strip(bench: Bench, { op, element }: Bench["state"]["facts"][number], index: number): void {
  const { field } = bench.state;
  if (op === "!=" || isZero(element)) return;
  const reduced = lowestTerms(field, element);
  const { monomial, primitive } = split(reduced.numerator);
  if ((reduced.factors.size === 0 && monomial === "") || constantOf(primitive) !== undefined) return;
  const whole = fromPolynomial(primitive);
  const rest = signOfRest(bench, reduced);
  const [term, another] = rest?.terms ?? [];
  if (!rest?.strict || term === undefined || another !== undefined) return;
  const shown = fromElement(field, whole);
  const evidence: Evidence =
    op === "="
      ? { by: "combination", terms: [], equations: [{ fact: index, multiplier: inverseOfRest(bench, reduced) }] }
      : {
          by: "combination",
          terms: [
            {
              coefficient: rational(term.coefficient.d, term.coefficient.n),
              facts: [[index, 1], ...term.facts.map(([i, k]) => [i, -k] as const)],
              squares: term.squares.map((square) => quotient(num(1), square)),
            },
          ],
          equations: [],
        };
  const claim = claimOf(op, shown, rest.sign);
  if (!isEvident(bench.state, claim)) addLemma(bench, claim, { conditions: [], claim: evidence });
}

const claimOf = (op: Fact["op"], e: Expr, sign: 1 | -1): Relation =>
  relation(op, sign === 1 || op === "=" ? e : negate(e), num(0));

/** 1 over everything but the essential factor. */
function inverseOfRest(bench: Bench, e: Element): Expr {
  const { field } = bench.state;
  const { sign, content, monomial } = split(e.numerator);
  const up = invertElement(field, { ...e, numerator: constantPolynomial(1n) });
  const down = fromPolynomial(new Map([[monomial, sign * content]]));
  return fromElement(field, multiplyElements(field, up, invertElement(field, down)));
}
