/**
 * Claims about one unknown, decided: between the roots of the polynomials in play nothing changes sign, so that it
 * is enough to look at each root and once between any two.
 */

import type { State } from "./facts.ts";
import type { Element } from "./field.ts";
import { Stop } from "./meter.ts";
import type { Fact } from "./obligation.ts";
import type { Polynomial } from "./polynomial.ts";
import type { Univariate } from "./sturm.ts";
import { betweenRoots, isolateRoots, multiplyUnivariate, signAt, signAtRoot, squareFree } from "./sturm.ts";

const DEGREE_LIMIT = 40;

/** A relation to zero of a quotient of polynomials in the unknown. */
interface Constraint {
  readonly op: Fact["op"];
  readonly numerator: Univariate;
  /** With the parity of their exponents. */
  readonly denominators: readonly { readonly of: Univariate; readonly odd: boolean }[];
}

/**
 * Whether `target op 0` (or, without a target, a contradiction) follows from the facts that speak of one generator
 * only, wherever facts and target are defined. Throws Stop when the target speaks of another.
 */
export function followsUnivariately(
  state: State,
  generator: number,
  target: { readonly op: Fact["op"]; readonly element: Element } | undefined,
): boolean {
  const claim = target && constraintOf(target.op, target.element, generator);
  if (target && !claim) throw new Stop("refused", "The claim speaks of more than one unknown.");
  const facts = state.facts.flatMap(({ op, element }) => constraintOf(op, element, generator) ?? []);
  const all = claim ? [...facts, claim] : facts;
  const { meter } = state.field;
  const factors = all
    .flatMap(({ numerator, denominators }) => [numerator, ...denominators.map(({ of }) => of)])
    .filter((p) => p.length > 1);
  if (factors.reduce((sum, p) => sum + p.length - 1, 0) > DEGREE_LIMIT * 2)
    throw new Stop("budget", "The polynomials in one unknown have too high a degree.");
  const whole = factors.reduce<Univariate>((p, q) => squareFree(multiplyUnivariate(p, q, meter), meter), [1n]);
  const roots = isolateRoots(whole, meter);
  const places: ((p: Univariate) => -1 | 0 | 1)[] = [
    ...betweenRoots(roots).map((spot) => (p: Univariate) => signAt(p, spot, meter)),
    ...roots.map((root) => (p: Univariate) => signAtRoot(p, whole, root, meter)),
  ];
  return places.every((signOf) => {
    if (facts.some((fact) => !holds(fact, signOf))) return true;
    // Where the claim is not defined nothing is claimed: that it is defined is established apart.
    if (!claim) return false;
    return claim.denominators.some(({ of }) => signOf(of) === 0) || holds(claim, signOf);
  });
}

function holds({ op, numerator, denominators }: Constraint, signOf: (p: Univariate) => -1 | 0 | 1): boolean {
  let s: number = signOf(numerator);
  for (const { of, odd } of denominators) {
    const below = signOf(of);
    if (below === 0) return false;
    if (odd) s *= below;
  }
  switch (op) {
    case "=":
      return s === 0;
    case "!=":
      return s !== 0;
    case ">":
      return s > 0;
    case ">=":
      return s >= 0;
    default:
      throw new Stop("refused", "A relation is of no known kind.");
  }
}

/** The element as a constraint on one generator; undefined when it speaks of another, or of none. */
function constraintOf(op: Fact["op"], e: Element, generator: number): Constraint | undefined {
  const numerator = univariateOf(e.numerator, generator);
  const denominators = [...e.factors.values()].map(({ polynomial, exponent }) => ({
    of: univariateOf(polynomial, generator),
    odd: exponent % 2 === 1,
  }));
  if (numerator === undefined || denominators.some(({ of }) => of === undefined)) return undefined;
  return { op, numerator, denominators: denominators as Constraint["denominators"] };
}

function univariateOf(p: Polynomial, generator: number): Univariate | undefined {
  const coefficients: bigint[] = [];
  for (const [m, c] of p) {
    if (m.length > 2 || (m.length === 2 && m.charCodeAt(0) !== generator)) return undefined;
    const exponent = m.length === 0 ? 0 : m.charCodeAt(1);
    if (exponent > DEGREE_LIMIT) return undefined;
    while (coefficients.length <= exponent) coefficients.push(0n);
    coefficients[exponent] = c;
  }
  return coefficients;
}
