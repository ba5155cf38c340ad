/** `evaluate`: the value of an expression at given values of its symbols, exact or as printed. */

import * as z from "zod";
import { normalExpr } from "../kernel/normal.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { numberOf, relation } from "../math/expr.ts";
import { showRational } from "../math/rational.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { equality } from "./demand.ts";
import { claiming, formula, values } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { heldAtWords } from "./held-at.ts";
import type { Content, Hole } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { agreement, readPrinted } from "./printed-number.ts";
import { given, printed } from "./prose.ts";
import type { ValuePlace } from "./value-at.ts";
import { putIn, readPlace } from "./value-at.ts";
import { closedValue, valueDemand } from "./value-demand.ts";

export const evaluate = stepKind({
  verb: "evaluate",
  about:
    "The value of an expression at values of its symbols: those of `at`, and those that the assumptions or `from` fix. A claim with a decimal point or a percent sign is rounded to the places printed, which at a tie may be done either way; any other claim is exact.",
  example: `title: How much an auction raises
symbols:
  n: {is: the number of bidders, positive: true}
  r: {is: the interest rate, in: [0, 1]}
  T: {is: years until the sale, positive: true}
steps:
  - define: revenue
    as: (n - 1)/(n + 1)
    is: the expected second-highest value of n uniform draws
  - evaluate: revenue
    at: {n: 5}
    label: "(1)"
    claim: 2/3
  - evaluate: revenue
    at: {n: 8}
    claim: 77.8%
  - evaluate: revenue exp(-r T)
    at: {n: 5, r: 0.04, T: 3}
    label: "(2)"
    claim: 0.591
`,
  schema: z.strictObject({
    evaluate: formula.describe("The expression."),
    at: values.describe("The values of its symbols.").optional(),
    claim: formula.describe("Its value there: a number as printed, a formula, or `?` to have it found."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const term = readExpr(cx, fields.evaluate);
    const place = readPlace(cx, fields.at);
    const value = term && place && putIn(cx, term.meaning, place, fields.evaluate.span);
    if (!term || !place || !value) return undefined;
    const { claim } = fields;
    const shared = {
      sentence: place.heldAt ? ["The value", ...heldAtWords(place.heldAt), " is"] : ["The value is"],
      claim: claimText(claim),
      consistent: place.consistent,
      under: place.under,
    };
    if (isHole(claim)) return { ...shared, ...toBeFound(term, value, claim) };
    const number = readPrinted(claim.text);
    const told = number ? asPrinted(term, value, place, number, claim) : exact(cx, term, value, place, claim);
    return told && { ...shared, ...told };
  },
});

type Claimed = Omit<Content, "sentence" | "claim">;

function asPrinted(
  term: Term,
  value: Expr,
  { setting }: ValuePlace,
  number: NonNullable<ReturnType<typeof readPrinted>>,
  claim: Written,
): Claimed {
  const meant = { ...numberOf(number.value), span: claim.span };
  const fact: Formula = agreement(value, number);
  return {
    displays: number.isExact
      ? [printed(relation("=", term.printed, meant))]
      : [{ ...printed(term.printed), words: `which is ${number.text} to the places printed` }],
    demands: [valueDemand(setting, "the value", value, number, claim.span)],
    facts: [fact],
    ...(number.isExact ? { subject: meant } : {}),
    worth: [{ kind: "value", of: meant }],
  };
}

function exact(cx: Context, term: Term, value: Expr, place: ValuePlace, claim: Written): Claimed | undefined {
  const claimed = readExpr(cx, claim);
  const meaning = claimed && putIn(cx, claimed.meaning, place, claim.span);
  if (!claimed || !meaning) return undefined;
  const demand = equality(
    place.setting,
    { name: "the value", of: value },
    { name: "the claim", of: meaning, printed: claimed.printed },
    claim.span,
  );
  return {
    displays: [printed(relation("=", term.printed, claimed.printed))],
    demands: [demand],
    facts: [relation("=", value, meaning)],
    subject: meaning,
    worth: [{ kind: "value", of: meaning }],
  };
}

const toBeFound = (term: Term, value: Expr, claim: Written): Claimed => ({
  displays: [given(term.printed)],
  demands: [],
  facts: [],
  worth: [],
  hole: { span: claim.span, candidates: (oracle) => candidates(value, oracle) },
});

/** A fraction where the value is one; else the formula, and a decimal of four places. */
async function candidates(value: Expr, oracle: Parameters<Hole["candidates"]>[0]): Promise<readonly string[]> {
  const closed = closedValue(value);
  if (closed && "exact" in closed) return [showRational(closed.exact)];
  return formsOf(value, normalExpr(value), oracle);
}
