/** `distribution`: that an expression is the distribution function of a random variable on an interval. */

import * as z from "zod";
import type { Expr } from "../math/expr.ts";
import { relation } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { checkContinuous } from "./continuity.ts";
import type { Demand } from "./demand.ts";
import { adding, equality, forall } from "./demand.ts";
import { definedOver } from "./density.ts";
import { replace } from "./expand.ts";
import { claiming, formula, name } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { interval } from "./model.ts";
import type { Over } from "./over.ts";
import { boundsWords, freshSymbol, ONE, orderedEnds, readOver, strictlyWithin, ZERO } from "./over.ts";
import { given, printed } from "./prose.ts";

export const distribution = stepKind({
  verb: "distribution",
  about:
    "That an expression is the distribution function of a random variable on an interval: it is zero at the lower end and one at the upper end (or tends to them, where an end is infinite), continuous, and nowhere falls in between. `density` claims its derivative inside the interval.",
  example: `title: The higher of two uniform values
symbols:
  v: {is: a value}
  h: {is: the highest value, positive: true}
steps:
  - distribution: {of: (v/h)^2, in: v, on: [0, h], density: 2 v/h^2}
`,
  claimField: "distribution",
  schema: z.strictObject({
    distribution: z.strictObject(
      {
        of: formula.describe("The distribution function."),
        in: name.describe("The random variable, a declared symbol."),
        on: interval.describe("The ends of the interval, of which either can be infinite: `-inf`, `inf`."),
        density: formula.describe("Its derivative inside the interval.").optional(),
      },
      { error: "a mapping with `of`, `in`, `on` and `density`" },
    ),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variable, on, density } = fields.distribution;
    const over = readOver(cx, variable, on);
    const term = readExpr(cx, of);
    const slope = density && readExpr(cx, density);
    if (!over || !term || (density && !slope)) return undefined;
    if (!checkContinuous(cx, term.meaning, over.variable.name, of.span)) return undefined;
    const ends = endsOf(cx, over, term, of.span);
    const rising = risingDemand(cx, over, term, of.span);
    if (!ends || !rising) return undefined;
    const derived: Expr = { kind: "derivative", of: term.meaning, in: over.variable, order: 1 };
    const shown: Expr = { kind: "derivative", of: term.printed, in: over.variable, order: 1 };
    return {
      sentence: [...boundsWords(over), "this is a distribution function:"],
      displays: [
        given(term.printed),
        ...(slope ? [{ ...printed(relation("=", shown, slope.printed)), words: "with the density" }] : []),
      ],
      demands: [
        ...orderedEnds(over),
        definedOver(over, term.meaning, "the distribution function", of.span),
        ...ends.demands,
        rising,
        ...(slope && density ? [densityOf(over, derived, slope, density)] : []),
      ],
      claim: claimText(of),
      facts: [relation("=", ends.low, ZERO), relation("=", ends.high, ONE)],
      subject: term.meaning,
      worth: [{ kind: "value", of: term.meaning }],
    };
  },
});

const densityOf = (over: Over, derived: Expr, slope: Term, written: Written): Demand =>
  equality(
    strictlyWithin(over),
    { name: "the derivative", of: derived },
    { name: "the density", of: slope.meaning, printed: slope.printed },
    written.span,
  );

/** Zero at the lower end, one at the upper end. */
function endsOf(cx: Context, over: Over, term: Term, span: Span) {
  const { variable } = over;
  const toward = (end: "inf" | "-inf"): Expr => ({ kind: "limit", of: term.meaning, in: variable.name, toward: end });
  const valueAt = (end: Term): Expr | undefined => replace(cx, term.meaning, [[variable, end.meaning]], span);
  const low = over.lower ? valueAt(over.lower) : toward("-inf");
  const high = over.upper ? valueAt(over.upper) : toward("inf");
  if (!low || !high) return undefined;
  const at = (end: string, value: string, of: Expr, worth: Expr): Demand => ({
    what: `it is ${value} at the ${end} end`,
    obligation: forall(over.setting, relation("=", of, worth)),
    code: "F340",
    fault: `This is no distribution function on the interval: at its ${end} end it is not ${value}.`,
    span,
    sides: [{ what: `the value at the ${end} end`, of }],
  });
  return { low, high, demands: [at("lower", "zero", low, ZERO), at("upper", "one", high, ONE)] };
}

/** Of two points of the interval the higher one never has the lower value; a derivative inside can show it. */
function risingDemand(cx: Context, over: Over, term: Term, span: Span): Demand | undefined {
  const { variable, lower, upper, setting } = over;
  const beside = [lower, upper, term].flatMap((one) => (one ? [one.meaning] : []));
  const low = freshSymbol(cx, variable.name, "low", beside);
  const high = freshSymbol(cx, variable.name, "high", beside);
  const [before, after] = [low, high].map((at) => replace(cx, term.meaning, [[variable, at]], span));
  if (!before || !after) return undefined;
  const ordered = [
    ...(lower ? [relation("<=", lower.meaning, low)] : []),
    relation("<", low, high),
    ...(upper ? [relation("<=", high, upper.meaning)] : []),
  ];
  const slope: Expr = { kind: "derivative", of: term.meaning, in: variable, order: 1 };
  const base = { code: "F340", span, fault: "This is no distribution function: it falls somewhere." } as const;
  return {
    ...base,
    what: "it nowhere falls",
    obligation: forall(adding(setting, ...ordered), relation("<=", before, after)),
    sides: [
      { what: "the value at the lower point", of: before },
      { what: "the value at the higher point", of: after },
    ],
    instead: [
      {
        ...base,
        what: "its derivative is nowhere negative inside the interval",
        obligation: forall(strictlyWithin(over), relation(">=", slope, ZERO)),
        sides: [{ what: "its derivative", of: slope }],
        isLemma: true,
      },
    ],
  };
}
