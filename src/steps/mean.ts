/** Expected values: what they are taken of, by a density or by probabilities, and what that demands. */

import * as z from "zod";
import type { Expr } from "../math/expr.ts";
import { FALSE, product, quotient, relation, sum } from "../math/expr.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall } from "./demand.ts";
import { densityDemands } from "./density.ts";
import { replace } from "./expand.ts";
import { formula, name } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import type { Term } from "./meaning.ts";
import { interval } from "./model.ts";
import type { Over } from "./over.ts";
import { integralOver, orderedEnds, printedBounds, printedIntegral, readFree, readOver, ZERO } from "./over.ts";
import type { Mass } from "./probability.ts";
import { massDemands, wholeDemand } from "./probability.ts";
import type { Sentence } from "./prose.ts";
import { listed, math } from "./prose.ts";

const outcomes = z.record(z.string(), formula, { error: "a mapping from values to their probabilities" });

export const meanSchema = z.strictObject(
  {
    of: z
      .union([formula, outcomes], { error: "a formula, or a mapping from values to their probabilities" })
      .describe("What is expected: an expression, or values with their probabilities."),
    over: name.describe("The random variable, a declared symbol.").optional(),
    density: formula.describe("Its density.").optional(),
    on: interval.describe("The interval of the density; either end can be infinite.").optional(),
    given: interval.describe("The condition that it lies between these ends.").optional(),
    outcomes: outcomes.describe("The values of the variable with their probabilities.").optional(),
  },
  { error: "a mapping with `of`, and `over`, `density`, `on` or `outcomes`" },
);
type Fields = Read<z.output<typeof meanSchema>>;

/** An expected value to be worked out. */
export interface Mean {
  readonly setting: Setting;
  /** That what it is taken by is a density, or the probabilities of all values. */
  readonly demands: readonly Demand[];
  /** The expected value of something made of the expression. */
  readonly of: (made: (e: Expr) => Expr) => Expr;
  readonly shown: Expr;
  readonly opening: Sentence;
}

/** Reads what an expected value is taken of, and by what. */
export function readMean(cx: Context, fields: Fields): Mean | undefined {
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
  const condition = event ? conditionDemands(support, event, chance) : [];
  const under: Sentence = event ? [", given ", ...listed(printedBounds(event))] : [];
  return {
    setting: support.setting,
    demands: [...orderedEnds(support), ...densityDemands(support, density, fields.density.span), ...condition],
    of: (made) => (event ? quotient(weighed(made(term.meaning)), chance) : weighed(made(term.meaning))),
    shown: event ? quotient(shown, printedIntegral(over, density.printed)) : shown,
    opening: ["The expected value of ", math(term.printed), ...under],
  };
}

/** The condition lies within the interval of the density, and has a positive probability. */
function conditionDemands(support: Over, event: Over, chance: Expr): readonly Demand[] {
  const { setting } = support;
  const base = { code: "F341", span: event.span, sides: [] } as const;
  const fault = "The condition does not lie within the interval of the density.";
  const inside = (
    what: string,
    outer: Term | undefined,
    inner: Term | undefined,
    sign: "<=" | ">=",
  ): readonly Demand[] =>
    outer
      ? [
          {
            ...base,
            fault,
            what,
            obligation: forall(setting, inner ? relation(sign, outer.meaning, inner.meaning) : FALSE),
          },
        ]
      : [];
  return [
    ...inside("the condition begins within the interval of the density", support.lower, event.lower, "<="),
    ...inside("the condition ends within the interval of the density", support.upper, event.upper, ">="),
    ...orderedEnds(event),
    {
      what: "the condition has a positive probability",
      obligation: forall(setting, relation(">", chance, ZERO)),
      code: "F340",
      fault: "The condition has no positive probability.",
      span: event.span,
      sides: [{ what: "its probability", of: chance }],
    },
  ];
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
