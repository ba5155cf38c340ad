/**
 * The shape of a function by its definition, at a point and two others at equal distance on both sides.
 *
 * What is continuous and nowhere below the mean of its values on both sides is concave, and so for the other shapes:
 * the middle of a segment stands for all its points.
 */

import { attempt } from "../kernel/meter.ts";
import { substitute, substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import { minus, num, or, product, relation, sum, sym } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import { isContinuous } from "./continuity.ts";
import { freshName, isKnownInFull, namesAround } from "./convex-domain.ts";
import type { Demand } from "./demand.ts";
import { forall } from "./demand.ts";
import type { ShapeClaim } from "./shape.ts";
import { SHAPES, sufficient } from "./shape.ts";

export interface Definition {
  /** Shown on the convex set, it is the claim. */
  readonly shown?: Demand;
  /** Refuted at points that satisfy everything given, it refutes the claim. */
  readonly refuted?: Demand;
}

type Pairs = readonly (readonly [Expr, Expr])[];

/** The definition, unless values cannot be put into the function. */
export function definitionOf(claim: ShapeClaim): Definition | undefined {
  const { of, domain, word, span } = claim;
  const steps = stepsFor(claim);
  const before = domain.over.map((v, i) => [v, minus(v, steps[i] ?? num(0))] as const);
  const after = domain.over.map((v, i) => [v, sum(v, steps[i] ?? num(0))] as const);
  return attempt((): Definition => {
    const [left, right] = [substitute(of, before), substitute(of, after)];
    const at = (facts: readonly Formula[]): readonly Formula[] =>
      [before, [], after].flatMap((pairs: Pairs) => facts.map((f) => substituteFormula(f, pairs)));
    const isApart = or(...steps.map((step) => relation("!=", step, num(0))));
    const apart = SHAPES[word].isStrict ? [isApart] : [];
    const within = [...at(domain.bounds), ...apart];
    const there = [...within, ...at(domain.further), ...domain.presumed];
    const compared = wordsFor(word);
    const what = `the value in the middle of two points is ${compared}`;
    const inequality = between(word, left, of, right);
    const sides = [
      { what: `the value at ${pointWords(before)}`, of: left },
      { what: `the value at ${pointWords(domain.over.map((v) => [v, v]))}`, of },
      { what: `the value at ${pointWords(after)}`, of: right },
    ];
    const base = sufficient(claim, what, forall(domain.others, inequality, within), sides);
    const shown = { ...base, isOfOtherPoints: true };
    const { onlySuffices: _, ...demand } = { ...shown, obligation: forall(domain.others, inequality, there) };
    const ends = `${pointWords(before)} and ${pointWords(after)}`;
    const fault = `The objective is not ${word}: the value in the middle of ${ends} is not always ${compared}.`;
    return {
      ...(isContinuous(of, domain.over) ? { shown } : {}),
      ...(isKnownInFull(domain) ? { refuted: { ...demand, code: "F302", fault, span } } : {}),
    };
  });
}

const pointWords = (pairs: Pairs): string => {
  const values = pairs.map(([, value]) => showExpr(value)).join(", ");
  return pairs.length === 1 ? `\`${values}\`` : `\`(${values})\``;
};

/** Names for the steps from the middle to the ends that mean nothing else here. */
function stepsFor({ of, domain }: ShapeClaim): readonly Expr[] {
  const taken = namesAround(of, domain);
  const isSingle = domain.over.length === 1;
  return domain.over.map((_, i) => sym(freshName(isSingle ? ["h", "k"] : [`h_${i + 1}`, `k_${i + 1}`], taken)));
}

/** What the shape says of the value in the middle. */
function between(word: ShapeClaim["word"], left: Expr, middle: Expr, right: Expr): Formula {
  const { isStrict, isQuasi, isConcave } = SHAPES[word];
  const strict = isConcave ? ">" : "<";
  const op: Relation["op"] = isStrict ? strict : isConcave ? ">=" : "<=";
  if (isQuasi) return or(relation(op, middle, left), relation(op, middle, right));
  return relation(op, product(num(2), middle), sum(left, right));
}

function wordsFor(word: ShapeClaim["word"]): string {
  const { isStrict, isQuasi, isConcave } = SHAPES[word];
  const compared = isStrict ? (isConcave ? "above" : "below") : isConcave ? "at least" : "at most";
  const mean = isQuasi ? `the ${isConcave ? "lesser" : "greater"} of the values` : "the mean of the values";
  return `${compared} ${mean} at both ends`;
}
