/** `expectation`: the expected value of an expression, by a density or by the probabilities of outcomes. */

import * as z from "zod";
import { integralValue } from "../kernel/integral.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Oracle } from "../kernel/ports.ts";
import type { Expr, Formula, Integral } from "../math/expr.ts";
import { children, minus, num, power, product, quotient, relation, rewrite, sum } from "../math/expr.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { equality, forall } from "./demand.ts";
import { densityDemands } from "./density.ts";
import { replace } from "./expand.ts";
import { claiming, formula, name } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { interval } from "./model.ts";
import { integralOver, orderedEnds, printedIntegral, readFree, readOver, ZERO } from "./over.ts";
import type { Mass } from "./probability.ts";
import { massDemands, wholeDemand } from "./probability.ts";
import type { Display, Sentence } from "./prose.ts";
import { given, listed, math, printed } from "./prose.ts";

const outcomes = z.record(z.string(), formula, { error: "a mapping from values to their probabilities" });

const schema = z.strictObject({
  expectation: z.strictObject(
    {
      of: z.union([formula, outcomes], { error: "a formula, or a mapping from values to their probabilities" }),
      over: name.optional(),
      density: formula.optional(),
      on: interval.optional(),
      given: interval.optional(),
      outcomes: outcomes.optional(),
    },
    { error: "a mapping with `of`, and `over`, `density`, `on` or `outcomes`" },
  ),
  claim: formula,
  variance: formula.optional(),
  ...claiming,
});
type Fields = Read<z.output<typeof schema>>["expectation"];

export const expectation = stepKind({
  verb: "expectation",
  about:
    "The expected value of an expression, and its `variance`: by a density of the variable `over` which it is taken, on an interval, or by the probabilities of values. `given: [c, d]` takes it under the condition that the variable lies there. The density must be one, the probabilities must sum to one, and the condition must have a positive probability.",
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

/** An expected value to be worked out. */
interface Mean {
  readonly setting: Setting;
  /** That what it is taken by is a density, or the probabilities of all values. */
  readonly demands: readonly Demand[];
  /** The expected value of something made of the expression. */
  readonly of: (made: (e: Expr) => Expr) => Expr;
  readonly shown: Expr;
  readonly opening: Sentence;
}

function readMean(cx: Context, fields: Fields): Mean | undefined {
  const { of, over, density, on, outcomes: masses } = fields;
  if (!isWritten(of)) {
    const stray = over ?? density ?? on?.[0] ?? fields.given?.[0] ?? Object.values(masses ?? {})[0];
    if (stray)
      return complain(cx, "F102", stray.span, "With values and their probabilities under `of`, nothing else is named.");
    return byOutcomes(cx, of, undefined);
  }
  if (!over)
    return complain(
      cx,
      "F102",
      of.span,
      "`over` is missing: the variable of which this is the expected value.",
      "Write `over`, `density` and `on`, or `over` and `outcomes`, or values with their probabilities under `of`.",
    );
  if (masses) {
    const stray = density ?? on?.[0] ?? fields.given?.[0];
    if (stray)
      return complain(cx, "F102", stray.span, "`outcomes` stands in the place of `density`, `on` and `given`.");
    return byOutcomes(cx, masses, { of, over });
  }
  if (density && on) return byDensity(cx, { ...fields, of, over, density, on });
  return complain(cx, "F102", over.span, "`density` and `on` are needed here, or `outcomes`.");
}

function byDensity(
  cx: Context,
  fields: {
    of: Written;
    over: Written;
    density: Written;
    on: readonly Written[];
    given?: readonly Written[] | undefined;
  },
): Mean | undefined {
  const support = readOver(cx, fields.over, fields.on);
  const event = fields.given && readOver(cx, fields.over, fields.given);
  const term = readExpr(cx, fields.of);
  const density = readExpr(cx, fields.density);
  if (!support || !term || !density || (fields.given && !event)) return undefined;
  const over = event ?? support;
  const chance = integralOver(over, density.meaning);
  const weighed = (e: Expr): Expr => integralOver(over, product(e, density.meaning));
  const shown = printedIntegral(over, product(term.printed, density.printed));
  const condition: readonly Demand[] = event
    ? [
        {
          what: "the condition lies within the interval of the density",
          obligation: forall(support.setting, relation("<=", support.lower.meaning, event.lower.meaning)),
          code: "F341",
          fault: "The condition does not lie within the interval of the density.",
          span: event.span,
          sides: [],
        },
        {
          what: "it ends within that interval",
          obligation: forall(support.setting, relation("<=", event.upper.meaning, support.upper.meaning)),
          code: "F341",
          fault: "The condition does not lie within the interval of the density.",
          span: event.span,
          sides: [],
        },
        orderedEnds(event),
        {
          what: "the condition has a positive probability",
          obligation: forall(support.setting, relation(">", chance, ZERO)),
          code: "F340",
          fault: "The condition has no positive probability.",
          span: event.span,
          sides: [{ what: "its probability", of: chance }],
        },
      ]
    : [];
  const under: Sentence = event
    ? [
        ", given ",
        ...listed([
          relation("<=", event.lower.printed, event.variable),
          relation("<=", event.variable, event.upper.printed),
        ]),
      ]
    : [];
  return {
    setting: support.setting,
    demands: [orderedEnds(support), ...densityDemands(support, density, fields.density.span), ...condition],
    of: (made) => (event ? quotient(weighed(made(term.meaning)), chance) : weighed(made(term.meaning))),
    shown: event ? quotient(shown, printedIntegral(over, density.printed)) : shown,
    opening: ["The expected value of ", math(term.printed), ...under],
  };
}

function byOutcomes(
  cx: Context,
  record: Readonly<Record<string, Written>>,
  through: { readonly of: Written; readonly over: Written } | undefined,
): Mean | undefined {
  const written = Object.values(record);
  const free = through && readFree(cx, through.over);
  const term = through && readExpr(cx, through.of);
  const values = readAll(written, (one) => (one.key ? readExpr(cx, one.key) : undefined));
  const weights = readAll(written, (one) => readExpr(cx, one));
  if (!values || !weights || (through && (!free || !term))) return undefined;
  if (written.length < 2) return complain(cx, "F102", cx.span, "An expected value is taken over two values or more.");
  const gains = values.map((value, i) =>
    free && term
      ? replace(cx, term.meaning, [[free.variable, value.meaning]], written[i]?.span ?? cx.span)
      : value.meaning,
  );
  const shown = values.map((value, i) =>
    free && term
      ? replace(cx, term.printed, [[free.variable, value.printed]], written[i]?.span ?? cx.span)
      : value.printed,
  );
  const known = [...gains, ...shown].every((one) => one !== undefined);
  if (!known) return undefined;
  const setting = free?.setting ?? settingOf(cx);
  const masses = weights.map((weight, i): Mass => {
    const one = written[i] as Written;
    return { term: weight, span: one.span, name: `the probability of ${one.key?.text ?? i + 1}` };
  });
  const weighed = (list: readonly (Expr | undefined)[], by: (term: Term) => Expr): Expr =>
    sum(...weights.map((weight, i) => product(by(weight), list[i] ?? ZERO)));
  return {
    setting,
    demands: [...masses.flatMap((mass) => massDemands(setting, mass)), wholeDemand(setting, masses, cx.span)],
    of: (made) =>
      weighed(
        gains.map((gain) => gain && made(gain)),
        (weight) => weight.meaning,
      ),
    shown: weighed(shown, (weight) => weight.printed),
    opening: term ? ["The expected value of ", math(term.printed)] : ["The expected value"],
  };
}

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
  return normal && integralsIn(taken).length === 0 ? formsOf(normal, normal, oracle) : [];
}

const integralsIn = (e: Expr): readonly Integral[] => (e.kind === "integral" ? [e] : children(e).flatMap(integralsIn));
