/** `derivative`: the derivative of an expression, and its sign. */

import * as z from "zod";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { relation } from "../math/expr.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { equality, signDemands, signFormula } from "./demand.ts";
import { checkDenominators, replace } from "./expand.ts";
import type { SignWord } from "./fields.ts";
import { claiming, formula, formulaOrList, sign, values } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { HeldAt } from "./held-at.ts";
import { consistencyAt, equalitiesOf, heldAtWords, readHeldAt, settingAt } from "./held-at.ts";
import type { Content } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Display, Sentence } from "./prose.ts";
import { math, printed } from "./prose.ts";
import { derivativeIn, readVarying, varyingWords } from "./varying.ts";

export const derivative = stepKind({
  verb: "derivative",
  about:
    "The derivative of an expression in a symbol, in a function at given arguments, or in a compound such as `p_m - p_u` while its other parts are held; and its sign.",
  example: `title: The marginal product of effort
symbols:
  e: {is: effort, positive: true}
  a: {is: ability, positive: true}
steps:
  - derivative: {of: ln(1 + a e), in: e}
    claim: a/(1 + a e)
    sign: positive
`,
  schema: z.strictObject({
    derivative: z.strictObject(
      {
        of: formula.describe("What is differentiated."),
        in: formula.describe("What varies: a symbol, a function at given arguments, or a compound of these."),
        holding: formulaOrList.describe("What stays as it is while a compound varies.").optional(),
        order: formula.describe("How often the derivative is taken, from 1 to 12.").optional(),
        with: values
          .describe("Values that other symbols have; they are put in before the derivative is taken.")
          .optional(),
      },
      { error: "a mapping with `of` and `in`" },
    ),
    claim: formula.describe("The derivative, or `?` to have it found."),
    sign: sign.describe("The sign of the derivative.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variable, holding, order: times, with: at } = fields.derivative;
    const heldAt = at && readHeldAt(cx, at);
    const term = readExpr(cx, of);
    const v = readVarying(cx, variable, holding);
    const order = times ? readOrder(cx, times) : 1;
    if (!term || !v || order === undefined || (at && !heldAt)) return undefined;
    const held = replace(cx, term.meaning, heldAt?.pairs ?? [], of.span);
    const setting = settingAt(cx, heldAt);
    if (!held || !setting || !checkDenominators(cx, held, (heldAt ?? of).span)) return undefined;
    const derived = derivativeIn(v, held, order, (e) => replace(cx, e, heldAt?.pairs ?? [], variable.span));
    if (!derived) return complain(cx, "F104", variable.span, "At the values put in, nothing in this is left to vary.");
    const ordinal = order === 1 ? "derivative" : `derivative of order ${order}`;
    return differentiated(cx, {
      claim: fields.claim,
      sign: fields.sign,
      derived,
      printed: { kind: "derivative", of: term.printed, in: v.printed, order },
      setting,
      heldAt,
      varying: varyingWords(v),
      opening: `The ${ordinal} of `,
      name: "the derivative",
    });
  },
});

interface Differentiated {
  readonly claim: Written;
  readonly sign: Written<SignWord> | undefined;
  readonly derived: Expr;
  readonly printed: Expr & { kind: "derivative" };
  readonly setting: Setting;
  readonly heldAt: HeldAt | undefined;
  /** " in x", unless what is printed says it all. */
  readonly varying?: Sentence;
  readonly opening: string;
  readonly name: string;
}

/** What a step says that claims the value of a derivative and perhaps its sign. */
export function differentiated(cx: Context, step: Differentiated): Content | undefined {
  const { derived, setting, heldAt, name } = step;
  const varying = step.varying ?? [" in ", math(step.printed.in)];
  const sentence = [step.opening, math(step.printed.of), ...varying, ...heldAtWords(heldAt), " is"];
  const consistent = consistencyAt(setting, heldAt);
  if (isHole(step.claim)) {
    const taken = attempt(() => evaluateDerivatives(derived)) ?? derived;
    const candidates: NonNullable<Content["hole"]>["candidates"] = (oracle) =>
      formsOf(taken, normalExpr(taken), oracle);
    const hole = { span: step.claim.span, candidates };
    const displays: readonly Display[] = [{ role: "given", math: [step.printed] }];
    return { sentence, displays, demands: [], claim: step.claim.text, facts: [], worth: [], consistent, hole };
  }
  const claim = readExpr(cx, step.claim);
  if (!claim) return undefined;
  const word = step.sign?.text;
  const demands: readonly Demand[] = [
    equality(
      setting,
      { name, of: derived },
      { name: "the claim", of: claim.meaning, printed: claim.printed },
      step.claim.span,
    ),
    ...(step.sign && word ? signDemands(setting, claim.meaning, word, "the claim", step.sign.span) : []),
  ];
  const facts: readonly Formula[] = [
    relation("=", derived, claim.meaning),
    ...(word && word !== "ambiguous" ? [signFormula(claim.meaning, word)] : []),
  ];
  const display = printed(relation("=", step.printed, claim.printed));
  return {
    sentence,
    displays: [word ? { ...display, words: signWords(word) } : display],
    demands,
    claim: claimText(step.claim),
    facts,
    ...(heldAt ? { under: equalitiesOf(heldAt) } : {}),
    subject: claim.meaning,
    worth: [{ kind: "value", of: claim.meaning }],
    consistent,
  };
}

const signWords = (sign: SignWord): string =>
  sign === "ambiguous" ? "which can be of either sign" : `which is ${sign}`;

function readOrder(cx: Context, written: Written): number | undefined {
  if (/^([1-9]|1[0-2])$/.test(written.text)) return Number(written.text);
  return complain(cx, "F102", written.span, "The order of a derivative is a whole number from 1 to 12.");
}
