/** `derivative`: the derivative of an expression, and its sign. */

import * as z from "zod";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { relation, sameExpr } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { equality, signDemands, signFormula } from "./demand.ts";
import { checkDenominators, replace } from "./expand.ts";
import type { SignWord } from "./fields.ts";
import { claiming, formula, formulaOrList, sign, values } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import type { HeldAt } from "./held-at.ts";
import { consistencyAt, equalitiesOf, heldAtWords, readHeldAt, readVariable, settingAt } from "./held-at.ts";
import type { Content } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import type { Display, Sentence } from "./prose.ts";
import { listed, math, printed } from "./prose.ts";
import { derivativeIn, readVarying, varyingWords } from "./varying.ts";

/** Derivatives that one step takes one after the other. */
const MAX_ORDER = 12;

const schema = z.strictObject({
  derivative: z.strictObject(
    {
      of: formula.describe("What is differentiated."),
      in: formulaOrList.describe(
        "What varies: a symbol, a function at given arguments, or a compound of these; a list for a mixed derivative.",
      ),
      holding: formulaOrList.describe("What stays as it is while a compound varies.").optional(),
      order: formula.describe("How often the derivative is taken, from 1 to 12.").optional(),
      with: values.describe("Values of other symbols, put in before the derivative is taken.").optional(),
    },
    { error: "a mapping with `of` and `in`" },
  ),
  claim: formula.describe("The derivative, or `?` to have it found."),
  sign: sign.describe("The sign of the derivative.").optional(),
  ...claiming,
});
type Fields = Read<z.output<typeof schema>>;

export const derivative = stepKind({
  verb: "derivative",
  about:
    "The derivative of an expression in a symbol, in a function at given arguments, or in a compound such as `p_m - p_u` while its other parts are held; with a list such as `in: [x, y]` the mixed derivative, in one after the other; and its sign.",
  example: `title: The marginal product of effort
symbols:
  e: {is: effort, positive: true}
  a: {is: ability, positive: true}
steps:
  - derivative: {of: ln(1 + a e), in: e}
    claim: a/(1 + a e)
    sign: positive
`,
  schema,
  read: (fields, cx) => {
    const { of, in: variable, holding, order: times, with: at } = fields.derivative;
    const heldAt = at && readHeldAt(cx, at);
    const term = readExpr(cx, of);
    if (!isWritten(variable)) return mixed(cx, fields, term, heldAt);
    const v = readVarying(cx, variable, holding);
    const order = times ? readOrder(cx, times) : 1;
    if (!term || !v || order === undefined || (at && !heldAt) || !checkVaries(cx, [v.variable], heldAt))
      return undefined;
    const held = replace(cx, term.meaning, heldAt?.pairs ?? [], of.span);
    const setting = settingAt(cx, heldAt);
    if (!held || !setting || !checkDenominators(cx, held, (heldAt ?? of).span)) return undefined;
    const derived = derivativeIn(v, held, order, (e) => replace(cx, e, heldAt?.pairs ?? [], variable.span));
    if (!derived) return complain(cx, "F104", variable.span, "At the values put in, nothing in this is left to vary.");
    const ordinal = ORDINALS[order] ?? `derivative of order ${order}`;
    return differentiated(cx, {
      claim: fields.claim,
      sign: fields.sign,
      derived,
      printed: { kind: "derivative", of: term.printed, in: v.printed, order },
      of: term.printed,
      setting,
      heldAt,
      varying: varyingWords(v),
      opening: `The ${ordinal} of `,
      name: "the derivative",
    });
  },
});

const ORDINALS: Readonly<Record<number, string>> = {
  1: "derivative",
  2: "second derivative",
  3: "third derivative",
  4: "fourth derivative",
};

/** What varies has no value yet: put in first, it would leave a constant. */
function checkVaries(cx: Context, over: readonly Expr[], heldAt: HeldAt | undefined): boolean {
  const fixed = heldAt?.pairs.find(([key]) => over.some((v) => sameExpr(v, key)));
  if (!heldAt || !fixed) return true;
  complain(
    cx,
    "F102",
    heldAt.span,
    `\`${showExpr(fixed[0])}\` varies here, so that no value can be put in for it before the derivative is taken.`,
    "Take the derivative first, and put the value in with a `substitute` step.",
  );
  return false;
}

/** The derivative in one variable after the other. */
function mixed(cx: Context, fields: Fields, term: Term | undefined, heldAt: HeldAt | undefined): Content | undefined {
  const { of, in: variables, with: at } = fields.derivative;
  if (isWritten(variables)) return undefined;
  if (!checkList(cx, fields)) return undefined;
  const over = readAll(variables, (one) => readVariable(cx, one));
  const setting = settingAt(cx, heldAt);
  const held = term && replace(cx, term.meaning, heldAt?.pairs ?? [], of.span);
  if (!term || !over || !setting || !held || (at && !heldAt)) return undefined;
  if (
    !checkVaries(
      cx,
      over.map((v) => v.meaning),
      heldAt,
    )
  )
    return undefined;
  const [only, ...others] = over;
  if (!only || !checkDenominators(cx, held, (heldAt ?? of).span)) return undefined;
  const nest = (e: Expr, vs: readonly Expr[]): Expr =>
    vs.reduce<Expr>((inner, v) => ({ kind: "derivative", of: inner, in: v, order: 1 }), e);
  const last = others.at(-1) ?? only;
  const before = over.slice(0, -1).map((v) => v.printed);
  return differentiated(cx, {
    claim: fields.claim,
    sign: fields.sign,
    derived: nest(
      held,
      over.map((v) => v.meaning),
    ),
    printed: { kind: "derivative", of: nest(term.printed, before), in: last.printed, order: 1 },
    of: term.printed,
    setting,
    heldAt,
    varying: [" in ", ...listed(over.map((v) => v.printed))],
    opening: others.length > 0 ? "The mixed derivative of " : "The derivative of ",
    name: others.length > 0 ? "the mixed derivative" : "the derivative",
  });
}

/** With a list of variables nothing is said of one of them alone. */
function checkList(cx: Context, { derivative: { of, in: variables, holding, order } }: Fields): boolean {
  const misplaced = order ?? holding;
  const span = misplaced && isWritten(misplaced) ? misplaced.span : of.span;
  const before = cx.diagnostics.length;
  if (misplaced)
    complain(
      cx,
      "F102",
      span,
      "`order` and `holding` belong to a derivative in one variable.",
      "In a list a variable may stand more than once.",
    );
  if (!isWritten(variables) && variables.length > MAX_ORDER)
    complain(cx, "F108", of.span, `Derivatives are taken up to order ${MAX_ORDER}.`);
  return cx.diagnostics.length === before;
}

interface Differentiated {
  readonly claim: Written;
  readonly sign: Written<SignWord> | undefined;
  readonly derived: Expr;
  /** As it is displayed, and what stands in it to be differentiated. */
  readonly printed: Expr;
  readonly of: Expr;
  readonly setting: Setting;
  readonly heldAt: HeldAt | undefined;
  /** " in x". */
  readonly varying: Sentence;
  readonly opening: string;
  readonly name: string;
}

/** What a step says that claims the value of a derivative and perhaps its sign. */
export function differentiated(cx: Context, step: Differentiated): Content | undefined {
  const { derived, setting, heldAt, name } = step;
  const sentence = [step.opening, math(step.of), ...step.varying, ...heldAtWords(heldAt), " is"];
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
  // What is short to name is named again; the sentence has said of what else this is the derivative.
  const isName = step.of.kind === "symbol" || step.of.kind === "application";
  const display = printed(isName ? relation("=", step.printed, claim.printed) : claim.printed);
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
