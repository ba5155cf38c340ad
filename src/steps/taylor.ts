/** `taylor`: the Taylor polynomial of an expression around a point. */

import * as z from "zod";
import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import type { Expr } from "../math/expr.ts";
import { minus, num, power, product, quotient, relation, sum } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { equality, mentions } from "./demand.ts";
import { replace } from "./expand.ts";
import { claiming, formula, name } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { readFree } from "./over.ts";
import { given, math, printed } from "./prose.ts";

const MOST_ORDERS = 12;

export const taylor = stepKind({
  verb: "taylor",
  about:
    "The Taylor polynomial of an expression in a symbol around a point, up to an order: each coefficient is the derivative there over the factorial. All these derivatives must be defined at the point.",
  example: `title: The cost of risk, for small risks
symbols:
  w: {is: wealth, positive: true}
  x: {is: a small gain}
steps:
  - taylor: {of: ln(w + x), in: x, at: 0, order: 2}
    claim: ln(w) + x/w - x^2/(2 w^2)
`,
  schema: z.strictObject({
    taylor: z.strictObject(
      {
        of: formula.describe("What is expanded."),
        in: name.describe("In which symbol."),
        at: formula.describe("Around which point."),
        order: formula.describe("Up to which power."),
      },
      { error: "a mapping with `of`, `in`, `at` and `order`" },
    ),
    claim: formula.describe("The polynomial."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variable, at, order: degree } = fields.taylor;
    const free = readFree(cx, variable);
    const term = readExpr(cx, of);
    const centre = readExpr(cx, at);
    const order = readOrder(cx, degree);
    if (!free || !term || !centre || order === undefined) return undefined;
    if (mentions(centre.meaning, free.variable.name))
      return complain(cx, "F102", at.span, `The point around which it is taken contains \`${free.variable.name}\`.`);
    const slopes = slopesAt(cx, term, free.variable, centre, order, of);
    if (!slopes) return undefined;
    const distance = minus(free.variable, centre.meaning);
    const whole = polynomial(slopes, distance, factorial);
    const opening: Content["sentence"] = [
      "Around ",
      math(relation("=", free.variable, centre.printed)),
      ", up to terms of order ",
      math(num(order)),
      ", ",
      math(term.printed),
    ];
    if (isHole(fields.claim)) return hole(whole, slopes, distance, fields.claim, opening, term);
    const claim = readExpr(cx, fields.claim);
    if (!claim) return undefined;
    const demand = equality(
      free.setting,
      { name: "the Taylor polynomial", of: whole },
      { name: "the claim", of: claim.meaning, printed: claim.printed },
      fields.claim.span,
    );
    const isBare =
      attempt(() =>
        sameValue(
          claim.meaning,
          polynomial(slopes, distance, () => 1n),
        ),
      ) === true;
    const fault =
      "The coefficients of the claim are the derivatives themselves: they are not divided by the factorials.";
    return {
      sentence: [...opening, " is"],
      displays: [printed(claim.printed)],
      demands: [isBare && order > 1 ? { ...demand, fault } : demand],
      claim: claimText(fields.claim),
      facts: [relation("=", whole, claim.meaning)],
      subject: claim.meaning,
      worth: [{ kind: "value", of: claim.meaning }],
    };
  },
});

/** The value and the derivatives at the point. */
function slopesAt(
  cx: Context,
  term: Term,
  variable: Expr,
  centre: Term,
  order: number,
  of: Written,
): readonly Expr[] | undefined {
  const slopes: Expr[] = [];
  for (let k = 0; k <= order; k++) {
    const slope: Expr = k === 0 ? term.meaning : { kind: "derivative", of: term.meaning, in: variable, order: k };
    const value = replace(cx, slope, [[variable, centre.meaning]], of.span);
    if (!value) return undefined;
    slopes.push(value);
  }
  return slopes;
}

const polynomial = (slopes: readonly Expr[], distance: Expr, divisor: (k: number) => bigint): Expr =>
  sum(
    ...slopes.map((slope, k) =>
      k === 0 ? slope : product(quotient(slope, num(divisor(k))), k === 1 ? distance : power(distance, num(k))),
    ),
  );

function factorial(k: number): bigint {
  let result = 1n;
  for (let i = 2n; i <= BigInt(k); i++) result *= i;
  return result;
}

function readOrder(cx: Context, written: Written): number | undefined {
  const order = /^\d{1,2}$/.test(written.text) ? Number(written.text) : MOST_ORDERS + 1;
  if (order <= MOST_ORDERS) return order;
  return complain(cx, "F102", written.span, `The order is a whole number from 0 to ${MOST_ORDERS}.`);
}

/** The polynomial in powers of the distance, with its coefficients in their normal form. */
function hole(
  whole: Expr,
  slopes: readonly Expr[],
  distance: Expr,
  claim: Written,
  opening: Content["sentence"],
  term: Term,
): Content {
  const plain = attempt(() => polynomial(slopes.map(normalExpr), distance, factorial));
  const normal = attempt(() => normalExpr(whole));
  const candidates = [normal, plain].filter((e) => e !== undefined).map(showExpr);
  return {
    sentence: [...opening, " has a Taylor polynomial to be filled in."],
    displays: [given(term.printed)],
    demands: [],
    claim: claim.text,
    facts: [],
    worth: [],
    hole: { span: claim.span, candidates: async () => candidates },
  };
}
