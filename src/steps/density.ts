/** `density`: that an expression is the density of a random variable on an interval. */

import * as z from "zod";
import type { Expr, Formula } from "../math/expr.ts";
import { isFormula, quotient, relation } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Demand } from "./demand.ts";
import { definedness, forall } from "./demand.ts";
import { claiming, formula, name } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { interval } from "./model.ts";
import type { Over } from "./over.ts";
import { boundsWords, integralOver, ONE, orderedEnds, printedIntegral, readOver, within, ZERO } from "./over.ts";
import { given, printed } from "./prose.ts";

export const density = stepKind({
  verb: "density",
  about:
    "That an expression is the density of a random variable on an interval: it is nowhere negative there, and its integral is one. The ends of the interval must be in order; either can be infinite.",
  example: `title: A density that falls to zero
symbols:
  v: {is: the value of the good}
  h: {is: the highest value, positive: true}
steps:
  - density: {of: 2 (h - v)/h^2, in: v, on: [0, h]}
`,
  claimField: "density",
  schema: z.strictObject({
    density: z.strictObject(
      {
        of: formula.describe("The density."),
        in: name.describe("The random variable, a declared symbol."),
        on: interval.describe("The ends of the interval, of which either can be infinite: `-inf`, `inf`."),
      },
      { error: "a mapping with `of`, `in` and `on`" },
    ),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variable, on } = fields.density;
    const over = readOver(cx, variable, on);
    const term = readExpr(cx, of);
    if (!over || !term) return undefined;
    return {
      sentence: [...boundsWords(over), "this is a density:"],
      displays: [given(term.printed), { ...printed(massOf(over, term)), words: "as it is nowhere negative, and" }],
      demands: [...orderedEnds(over), ...densityDemands(over, term, of.span)],
      claim: claimText(of),
      facts: [relation("=", integralOver(over, term.meaning), ONE)],
      subject: term.meaning,
      worth: [{ kind: "value", of: term.meaning }],
    };
  },
});

const massOf = (over: Over, term: Term): Formula => relation("=", printedIntegral(over, term.printed), ONE);

/** An expression is nowhere negative on an interval, and has integral one. */
export function densityDemands(over: Over, term: Term, span: Span): readonly Demand[] {
  const nonnegative = (e: Expr) => forall(within(over), relation(">=", e, ZERO));
  const unit = (e: Expr) => forall(over.setting, relation("=", integralOver(over, e), ONE));
  const mass = integralOver(over, term.meaning);
  return [
    {
      what: "the density is nowhere negative",
      obligation: nonnegative(term.meaning),
      code: "F340",
      fault: "This is no density: it is negative at a point of the interval.",
      span,
      sides: [{ what: "the density", of: term.meaning }],
    },
    {
      what: "the integral of the density is one",
      obligation: unit(term.meaning),
      code: "F340",
      fault: "This is no density: its integral over the interval is not one.",
      span,
      sides: [{ what: "its integral", of: mass }],
      repairs: [
        {
          claim: term.printed,
          again: (other) => (isFormula(other) ? [] : [unit(other), nonnegative(other)]),
          // Of all densities the one in proportion to what is printed is meant.
          values: () => [quotient(term.meaning, mass)],
        },
      ],
    },
  ];
}

/** Something is defined at every point of the interval. */
export const definedOver = (over: Over, e: Expr, what: string, span: Span): Demand => ({
  what: `${what} is defined on the whole interval`,
  obligation: forall(within(over), definedness(e)),
  code: "F402",
  fault: `It is not shown that ${what} is defined on the whole interval.`,
  span,
  sides: [],
});
