/** `intermediate value`: that a continuous expression takes a value somewhere on an interval, and perhaps once only. */

import * as z from "zod";
import type { Expr } from "../math/expr.ts";
import { and, minus, num, or, product, relation } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Context } from "./context.ts";
import { checkContinuous } from "./continuity.ts";
import type { Demand } from "./demand.ts";
import { adding, forall } from "./demand.ts";
import { definedOver } from "./density.ts";
import { replace } from "./expand.ts";
import { claiming, flag, formula, name } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import { interval } from "./model.ts";
import type { Segment } from "./over.ts";
import { freshSymbol, orderedEnds, printedBounds, readSegment, strictlyWithin } from "./over.ts";
import { given, listed, math } from "./prose.ts";

export const CERTAINTY = ["exists", "unique"] as const;

export const intermediateValue = stepKind({
  verb: "intermediate value",
  about:
    "That a continuous expression takes a value at some point between two ends (`claim: exists`), or at exactly one (`claim: unique`), by the intermediate value theorem: the ends are in order, the expression is defined and continuous on the whole interval, and its values at the ends lie on different sides of the value, or one of them is it. `inside: true` asks for a point other than the ends. That there is one point only is shown by the sign of the derivative, or from two such points being the same.",
  example: `title: A price that clears the market
symbols:
  p: {is: the price}
  a: {is: how many want the good for nothing, positive: true}
  c: {is: what the first unit costs, positive: true}
assume:
  - c < a
steps:
  - intermediate value: {of: a - p^3 - (p - c), in: p, between: [c, a + c], equals: 0}
    assume: [c^3 < a]
    claim: unique
`,
  schema: z.strictObject({
    "intermediate value": z.strictObject(
      {
        of: formula.describe("A continuous expression."),
        in: name.describe("The symbol that varies."),
        between: interval.describe("The ends of the interval."),
        equals: formula.describe("The value that is taken."),
      },
      { error: "a mapping with `of`, `in`, `between` and `equals`" },
    ),
    claim: z.enum(CERTAINTY, { error: "`exists` or `unique`" }).describe("Whether there is a point, or exactly one."),
    inside: flag.describe("The point is none of the ends.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variable, between, equals } = fields["intermediate value"];
    const over = readSegment(cx, variable, between);
    const term = readExpr(cx, of);
    const value = readExpr(cx, equals);
    if (!over || !term || !value) return undefined;
    const gap = minus(term.meaning, value.meaning);
    const crossing = crossingDemands(cx, over, gap, { span: of.span, isStrict: fields.inside !== undefined });
    const isOne = fields.claim.text === "unique";
    const only = isOne ? onlyOnce(cx, over, gap, fields.claim.span) : undefined;
    if (!crossing || (isOne && !only)) return undefined;
    return {
      sentence: [
        math(term.printed),
        " is continuous, and its values at the ends lie on different sides, so there is ",
        isOne ? "exactly one " : "a ",
        math(over.variable),
        " with ",
        ...listed(printedBounds(over, fields.inside ? "<" : "<=")),
        " such that",
      ],
      displays: [given(relation("=", term.printed, value.printed))],
      demands: [...crossing, ...(only ? [only] : [])],
      claim: claimText(fields.claim),
      facts: [],
      worth: [],
    };
  },
});

/** A continuous expression that is zero or changes its sign between the ends of an interval. */
function crossingDemands(
  cx: Context,
  over: Segment,
  gap: Expr,
  { span, isStrict }: { readonly span: Span; readonly isStrict: boolean },
): readonly Demand[] | undefined {
  const { variable, lower, upper, setting } = over;
  if (!checkContinuous(cx, gap, variable.name, span)) return undefined;
  const low = replace(cx, gap, [[variable, lower.meaning]], span);
  const high = replace(cx, gap, [[variable, upper.meaning]], span);
  if (!low || !high) return undefined;
  const zero = num(0);
  const [less, more] = isStrict ? (["<", ">"] as const) : (["<=", ">="] as const);
  const base = {
    code: "F341",
    fault: isStrict
      ? "The values at the two ends do not lie on different sides."
      : "The values at the two ends lie on the same side.",
    span,
    sides: [
      { what: "the difference at the lower end", of: low },
      { what: "the difference at the upper end", of: high },
    ],
  } as const;
  const rises = and(relation(less, low, zero), relation(more, high, zero));
  const falls = and(relation(more, low, zero), relation(less, high, zero));
  return [
    ...orderedEnds(over),
    definedOver(over, gap, "the expression", span),
    {
      ...base,
      what: "the values at the two ends lie on different sides",
      obligation: forall(setting, or(rises, falls)),
      instead: [
        {
          ...base,
          what: "the differences at the two ends have no product above zero",
          obligation: forall(setting, relation(less, product(low, high), zero)),
        },
      ],
    },
  ];
}

/** An expression is zero at one point of the interval at most; the sign of its derivative inside can show it. */
export function onlyOnce(cx: Context, over: Segment, gap: Expr, span: Span): Demand | undefined {
  const { variable, lower, upper, setting } = over;
  const beside = [gap, lower.meaning, upper.meaning];
  const points = ["low", "high"].map((suffix) => freshSymbol(cx, variable.name, suffix, beside));
  const [low, high] = points;
  const [before, after] = points.map((at) => replace(cx, gap, [[variable, at]], span));
  if (!low || !high || !before || !after) return undefined;
  const zero = num(0);
  const slope: Expr = { kind: "derivative", of: gap, in: variable, order: 1 };
  const base = { code: "F341", fault: "There are two such points.", span } as const;
  const sloping = (op: ">" | "<", word: string): Demand => ({
    ...base,
    what: `its derivative is ${word} inside the interval`,
    obligation: forall(strictlyWithin(over), relation(op, slope, zero)),
    sides: [{ what: "its derivative", of: slope }],
  });
  const two = [
    relation("<=", lower.meaning, low),
    relation("<", low, high),
    relation("<=", high, upper.meaning),
    relation("=", before, zero),
  ];
  return {
    ...base,
    what: "there is one such point at most",
    obligation: forall(adding(setting, ...two), relation("!=", after, zero)),
    sides: [
      { what: "one point", of: low },
      { what: "another", of: high },
    ],
    instead: [{ ...sloping(">", "positive"), isLemma: true, instead: [sloping("<", "negative")] }],
  };
}
