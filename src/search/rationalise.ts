/** Equations freed of roots and logarithms, as lemmas: what follows from them may have more solutions than they have. */

import { isEvident } from "../kernel/facts.ts";
import type { Element } from "../kernel/field.ts";
import {
  addElements,
  fromPolynomial,
  invertElement,
  isZero,
  multiplyElements,
  negateElement,
  raiseElement,
  splitByRoot,
  subtractElements,
} from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import type { Evidence, Proof } from "../kernel/obligation.ts";
import { constantPolynomial, generatorPolynomial } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Formula } from "../math/expr.ts";
import { call, expressionsOf, num, relation, someNode } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma } from "./bench.ts";
import { generatorsIn } from "./generators.ts";

/** Lemmas made at most. */
const MOST = 6;

/** A^2 - B^2 D = 0 from A + B r = 0 with r^2 = D, for the roots in equations, and again for what comes of it. */
export function rationalise(bench: Bench): void {
  let made = 0;
  for (let fact = 0; fact < bench.state.facts.length && made < MOST; fact++) {
    const known = bench.state.facts[fact];
    if (known?.op !== "=" || isZero(known.element)) continue;
    for (const root of generatorsIn(fromPolynomial(known.element.numerator)))
      if (made < MOST && attempt(() => withoutRoot(bench, known.element, fact, root))) made++;
  }
}

function withoutRoot(bench: Bench, equation: Element, fact: number, root: number): boolean {
  const { field } = bench.state;
  const generator = field.generators[root];
  if (generator?.kind !== "root" || generator.index !== 2) return false;
  const halves = splitByRoot(fromPolynomial(equation.numerator), root);
  if (halves === undefined) return false;
  const [plain, factor] = halves;
  const square = multiplyElements(field, raiseElement(field, factor, 2), generator.radicand);
  const norm = subtractElements(field, raiseElement(field, plain, 2), square);
  const rooted = multiplyElements(field, factor, fromPolynomial(generatorPolynomial(root)));
  const conjugate = addElements(field, [plain, negateElement(rooted)]);
  const below = invertElement(field, { ...equation, numerator: constantPolynomial(1n) });
  const claim = relation("=", fromElement(field, norm), num(0));
  if (isEvident(bench.state, claim)) return false;
  const multiplier = fromElement(field, multiplyElements(field, conjugate, below));
  const evidence: Evidence = { by: "combination", terms: [], equations: [{ fact, multiplier }] };
  return addLemma(bench, claim, { conditions: [], claim: evidence }) !== undefined;
}

const isLogarithm = (f: Formula): boolean =>
  expressionsOf(f).some((e) => someNode(e, (node) => node.kind === "call" && node.name === "ln"));

/** exp(L) = exp(R) for the given equations L = R with logarithms. */
export function exponentialsOfEquations(bench: Bench): void {
  for (const [given, f] of [...bench.state.given].entries()) {
    if (f.kind !== "relation" || f.op !== "=" || f.left.kind === "number" || !isLogarithm(f)) continue;
    const claim = relation("=", call("exp", f.left), call("exp", f.right));
    // One side put in for the other makes both the same.
    const then: Proof = { conditions: [], claim: { by: "identity" } };
    if (!attempt(() => isEvident(bench.state, claim)))
      addLemma(bench, claim, { conditions: [], claim: { by: "substitute", given, then } });
  }
}
