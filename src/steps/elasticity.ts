/** `elasticity`: by how many percent a quantity changes when a variable changes by one percent. */

import * as z from "zod";
import type { Expr } from "../math/expr.ts";
import { num, product, quotient, relation } from "../math/expr.ts";
import type { Written } from "../syntax/tree.ts";
import { settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall } from "./demand.ts";
import { differentiated } from "./derivative.ts";
import { first } from "./determinant.ts";
import { checkDenominators } from "./expand.ts";
import { claiming, formula, sign } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { readVariable } from "./held-at.ts";
import { stepKind } from "./kind.ts";
import { math } from "./prose.ts";

export const elasticity = stepKind({
  verb: "elasticity",
  about:
    "The elasticity of an expression in a variable: the derivative times the variable, divided by the expression; neither of them may be zero.",
  example: `title: Constant elasticities
symbols:
  p: {is: price, positive: true}
  A: {is: size of the market, positive: true}
  epsilon: {is: elasticity of demand, positive: true}
  rho: {is: price of labour in units of capital, positive: true}
  a: {is: weight of capital, in: [1/4, 3/4]}
  sigma: {is: elasticity of substitution, positive: true}
steps:
  - elasticity: {of: A p^(-epsilon), in: p}
    claim: -epsilon
    sign: negative
  - elasticity: {of: (a/(1 - a) rho)^sigma, in: rho}
    note: How capital per unit of labour answers to the price of labour.
    claim: sigma
`,
  schema: z.strictObject({
    elasticity: z.strictObject(
      {
        of: formula.describe("What responds."),
        in: formula.describe("What it responds to."),
      },
      { error: "a mapping with `of` and `in`" },
    ),
    claim: formula.describe("The elasticity, or `?` to have it found."),
    sign: sign.describe("The sign of the elasticity.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const term = readExpr(cx, fields.elasticity.of);
    const variable = readVariable(cx, fields.elasticity.in);
    if (!term || !variable) return undefined;
    const setting = settingOf(cx);
    const derived = elasticityOf(term.meaning, variable.meaning);
    if (!checkDenominators(cx, derived, fields.elasticity.of.span)) return undefined;
    const content = differentiated(cx, {
      claim: fields.claim,
      sign: fields.sign,
      derived,
      printed: elasticityOf(term.printed, variable.printed),
      of: term.printed,
      setting,
      heldAt: undefined,
      varying: [" in ", math(variable.printed)],
      opening: "The elasticity of ",
      name: "the elasticity",
    });
    if (!content || content.hole) return content;
    return { ...content, demands: [...content.demands, nonzero(setting, variable.meaning, fields.elasticity.in)] };
  },
});

const elasticityOf = (of: Expr, v: Expr): Expr => quotient(product(first(of, v), v), of);

const nonzero = (setting: Setting, variable: Expr, written: Written): Demand => ({
  what: "the variable is not zero",
  obligation: forall(setting, relation("!=", variable, num(0))),
  code: "F302",
  fault: `Where \`${written.text}\` is zero there is no elasticity, as it cannot change by one percent.`,
  span: written.span,
  sides: [{ what: "the variable", of: variable }],
});
