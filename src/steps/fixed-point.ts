/** `fixed point`: that an expression maps an interval into itself, and so has a fixed point there. */

import * as z from "zod";
import type { Expr } from "../math/expr.ts";
import { and, minus, num, relation } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Context } from "./context.ts";
import { checkContinuous } from "./continuity.ts";
import type { Demand } from "./demand.ts";
import { forall } from "./demand.ts";
import { definedOver } from "./density.ts";
import { claiming, formula, name } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { CERTAINTY, onlyOnce } from "./intermediate-value.ts";
import { claimText, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { interval } from "./model.ts";
import type { Segment } from "./over.ts";
import { orderedEnds, printedBounds, readSegment, strictlyWithin, within } from "./over.ts";
import { given, listed, math } from "./prose.ts";

export const fixedPoint = stepKind({
  verb: "fixed point",
  about:
    "That a continuous expression maps an interval into itself, and so has a fixed point there (`claim: exists`, by Brouwer's theorem in one dimension), or exactly one (`claim: unique`): that it has one only is shown by a derivative below one in the interior, as for a contraction, or from two fixed points being the same.",
  example: `title: Beliefs that feed on themselves
symbols:
  x: {is: the share that is expected to join}
  a: {is: the share that joins anyway, in: [0, 1/2]}
steps:
  - fixed point: {of: a + x^2/4, in: x, on: [0, 1]}
    claim: unique
`,
  schema: z.strictObject({
    "fixed point": z.strictObject(
      {
        of: formula.describe("A continuous expression."),
        in: name.describe("The symbol that varies."),
        on: interval.describe("The ends of the interval."),
      },
      { error: "a mapping with `of`, `in` and `on`" },
    ),
    claim: z
      .enum(CERTAINTY, { error: "`exists` or `unique`" })
      .describe("Whether there is a fixed point, or exactly one."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variable, on } = fields["fixed point"];
    const over = readSegment(cx, variable, on);
    const term = readExpr(cx, of);
    if (!over || !term || !checkContinuous(cx, term.meaning, over.variable.name, of.span)) return undefined;
    const isOne = fields.claim.text === "unique";
    const only = isOne ? onlyOneFixed(cx, over, term, fields.claim.span) : undefined;
    if (isOne && !only) return undefined;
    return {
      sentence: [
        math(term.printed),
        " is continuous and maps the interval into itself, so there is ",
        isOne ? "exactly one " : "a ",
        math(over.variable),
        " with ",
        ...listed(printedBounds(over)),
        " such that",
      ],
      displays: [given(relation("=", term.printed, over.variable))],
      demands: [
        ...orderedEnds(over),
        definedOver(over, term.meaning, "the expression", of.span),
        intoItself(over, term.meaning, of.span),
        ...(only ? [only] : []),
      ],
      claim: claimText(fields.claim),
      facts: [],
      worth: [],
    };
  },
});

const intoItself = (over: Segment, e: Expr, span: Span): Demand => ({
  what: "the interval is mapped into itself",
  obligation: forall(within(over), and(relation("<=", over.lower.meaning, e), relation("<=", e, over.upper.meaning))),
  code: "F341",
  fault: "A point of the interval is mapped out of it, so that the theorem does not apply.",
  span,
  sides: [{ what: "its image", of: e }],
});

/** The distance from the diagonal is zero at one point at most. */
function onlyOneFixed(cx: Context, over: Segment, term: Term, span: Span): Demand | undefined {
  const slope: Expr = { kind: "derivative", of: term.meaning, in: over.variable, order: 1 };
  const demand = onlyOnce(cx, over, minus(term.meaning, over.variable), span);
  return (
    demand && {
      ...demand,
      what: "there is one fixed point at most",
      fault: "There are two fixed points.",
      instead: [
        {
          what: "the derivative is below one inside the interval",
          obligation: forall(strictlyWithin(over), relation("<", slope, num(1))),
          code: "F341",
          fault: "The derivative is not below one.",
          span,
          sides: [{ what: "the derivative", of: slope }],
          isLemma: true,
        },
      ],
    }
  );
}
