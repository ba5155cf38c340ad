/** `expectation`: the expected value of an expression, by a density or by the probabilities of outcomes. */

import * as z from "zod";
import { integralValue } from "../kernel/integral.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Oracle } from "../kernel/ports.ts";
import type { Expr, Formula, Integral } from "../math/expr.ts";
import { children, minus, num, power, relation, rewrite } from "../math/expr.ts";
import type { Written } from "../syntax/tree.ts";
import { equality } from "./demand.ts";
import { claiming, formula } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Mean } from "./mean.ts";
import { meanSchema, readMean } from "./mean.ts";
import type { Display } from "./prose.ts";
import { given, printed } from "./prose.ts";

const schema = z.strictObject({
  expectation: meanSchema,
  claim: formula.describe("The expected value."),
  variance: formula.describe("The variance.").optional(),
  ...claiming,
});
export const expectation = stepKind({
  verb: "expectation",
  about:
    "The expected value of an expression, and its `variance`: by a density of the variable `over` which it is taken, on an interval, or by the probabilities of values. `given: [c, d]` takes it under the condition that the variable lies there. The density must be one, the probabilities must sum to one, and the condition must have a positive probability. Over an infinite interval the integral is improper: the limit of those with an end.",
  example: `title: A bidder who has to beat a cut-off
symbols:
  v: {is: the value of the good}
  c: {is: the cut-off, in: [0, 9/10]}
  p: {is: probability of a high price, in: [0, 1]}
steps:
  - expectation: {of: v, over: v, density: 1, on: [0, 1]}
    claim: 1/2
    variance: 1/12
  - expectation: {of: v, over: v, density: 1, on: [0, 1], given: [c, 1]}
    claim: (1 + c)/2
  - expectation: {of: {10: p, 4: 1 - p}}
    claim: 4 + 6 p
`,
  schema,
  read: (fields, cx) => {
    const mean = readMean(cx, fields.expectation);
    if (!mean) return undefined;
    const { claim, variance } = fields;
    if (isHole(claim)) return hole(mean, claim);
    const claimed = readExpr(cx, claim);
    const spread = variance && readExpr(cx, variance);
    if (!claimed || (variance && !spread)) return undefined;
    const square = (e: Expr): Expr => power(e, num(2));
    const deviation = minus(mean.of(square), square(mean.of((e) => e)));
    return {
      sentence: [...mean.opening, " is"],
      displays: [
        printed(relation("=", mean.shown, claimed.printed)),
        ...(spread ? [{ ...printed(spread.printed), words: "with the variance" }] : []),
      ],
      demands: [
        ...mean.demands,
        equality(
          mean.setting,
          { name: "the expected value", of: mean.of((e) => e) },
          { name: "the claim", of: claimed.meaning, printed: claimed.printed },
          claim.span,
        ),
        ...(spread && variance
          ? [
              equality(
                mean.setting,
                { name: "the variance", of: deviation },
                { name: "the variance claimed", of: spread.meaning, printed: spread.printed },
                variance.span,
              ),
            ]
          : []),
      ],
      claim: claimText(claim),
      facts: [
        relation(
          "=",
          mean.of((e) => e),
          claimed.meaning,
        ),
        ...(spread ? [relation("=", deviation, spread.meaning)] : []),
      ],
      subject: claimed.meaning,
      worth: [{ kind: "value", of: claimed.meaning }],
    };
  },
});

function hole(mean: Mean, claim: Written): Content {
  const of = mean.of((e) => e);
  const displays: readonly Display[] = [given(mean.shown)];
  return {
    sentence: [...mean.opening, " is to be filled in:"],
    displays,
    demands: [],
    claim: claim.text,
    facts: [] as readonly Formula[],
    worth: [],
    hole: { span: claim.span, candidates: (oracle) => candidatesFor(of, oracle) },
  };
}

/** The value with its integrals taken. */
async function candidatesFor(of: Expr, oracle: Oracle): Promise<readonly string[]> {
  const values = new Map<Expr, Expr>();
  for (const integral of integralsIn(of)) {
    const [antiderivative] = await oracle.integrate(integral.of, integral.in);
    if (antiderivative) values.set(integral, integralValue(integral, antiderivative));
  }
  const taken = rewrite(of, (node) => values.get(node) ?? node);
  const normal = attempt(() => normalExpr(taken));
  return normal && integralsIn(taken).length === 0 && !isLimit(taken) ? formsOf(normal, normal, oracle) : [];
}

/** What is still to be taken; a limit cannot be taken here. */
const isLimit = (e: Expr): boolean => e.kind === "limit" || children(e).some(isLimit);

const integralsIn = (e: Expr): readonly Integral[] => (e.kind === "integral" ? [e] : children(e).flatMap(integralsIn));
