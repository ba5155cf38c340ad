/** `foc`: a first-order condition of a problem, from its Lagrangian. */

import * as z from "zod";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Expr, Relation } from "../math/expr.ts";
import { minus, num, relation, sameExpr } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { equality, implication } from "./demand.ts";
import { claiming, formula, name } from "./fields.ts";
import { readEither } from "./formulas.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import { stationarity } from "./lagrangian.ts";
import type { Meant } from "./meaning.ts";
import { readChoice, readPosed } from "./problem.ts";
import { given, math, printed } from "./prose.ts";

export const foc = stepKind({
  verb: "foc",
  about:
    "The first-order condition of a problem in one of its variables: the derivative of its Lagrangian, or that derivative set to zero.",
  example: `title: How much to spend on a contest
symbols:
  x: {is: own effort, positive: true}
  y: {is: the rival's effort, positive: true}
  V: {is: the prize, positive: true}
steps:
  - problem: contestant
    maximize: V x/(x + y) - x
    over: x
  - foc: {of: contestant, in: x}
    label: "(1)"
    claim: V y/(x + y)^2 - 1 = 0
  - rearrange: (1)
    claim: x = sqrt(V y) - y
`,
  schema: z.strictObject({
    foc: z.strictObject(
      {
        of: name.describe("The name of the problem."),
        in: name.describe("The choice in which the derivative is taken."),
      },
      { error: "a mapping with `of` and `in`" },
    ),
    claim: formula.describe("The derivative of the Lagrangian, or an equation that says that it is zero."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const posed = readPosed(cx, fields.foc.of);
    const variable = posed && readChoice(cx, posed, fields.foc.in);
    if (!posed || !variable) return undefined;
    const derived = stationarity(posed, variable.name);
    const sentence = [`The first-order condition of the problem \`${posed.name}\` in `, math(variable), " is"];
    if (isHole(fields.claim)) {
      const taken = attempt(() => evaluateDerivatives(derived)) ?? derived;
      const candidates = async (oracle: Parameters<typeof formsOf>[2]) =>
        (await formsOf(taken, normalExpr(taken), oracle)).map((form) => `${form} = 0`);
      const hole = { span: fields.claim.span, candidates };
      return {
        sentence,
        displays: [given(derived)],
        demands: [],
        claim: fields.claim.text,
        facts: [],
        worth: [],
        hole,
      };
    }
    const claim = readEither(cx, fields.claim);
    const equation = claim && equationOf(claim);
    if (!equation)
      return (
        claim && complain(cx, "F102", fields.claim.span, "A first-order condition is an expression, or an equation.")
      );
    return {
      sentence,
      displays: [printed(equation.printed)],
      demands: [demandOf(settingOf(cx), derived, equation, fields.claim.span)],
      claim: claimText(fields.claim),
      facts: [equation.meaning],
      presumes: [equation.meaning],
      subject: equation.meaning,
      worth: [{ kind: "value", of: sideOf(equation.meaning) }],
    };
  },
});

/** An expression stands for its being zero. */
function equationOf(claim: NonNullable<ReturnType<typeof readEither>>): Meant<Relation> | undefined {
  const [printedClaim, meaning] = [claim.printed, claim.meaning].map((c) => {
    if (c.kind === "relation") return c.op === "=" ? c : undefined;
    return c.kind === "and" || c.kind === "or" ? undefined : relation("=", c, num(0));
  });
  return printedClaim && meaning && { printed: printedClaim, meaning };
}

/** The expression that the equation says is zero. */
const sideOf = (equation: Relation): Expr =>
  sameExpr(equation.right, num(0)) ? equation.left : minus(equation.left, equation.right);

/** The claim is the derivative itself, or at least an equation that says the same. */
function demandOf(setting: Setting, derived: Expr, claim: Meant<Relation>, span: Span): Demand {
  const taken = attempt(() => evaluateDerivatives(derived)) ?? derived;
  const condition = { name: "the first-order condition", formula: relation("=", taken, num(0)) };
  const said = { name: "the claim", formula: claim.meaning };
  const itself = equality(
    setting,
    { name: "the derivative of the Lagrangian", of: derived },
    { name: "the claim", of: sideOf(claim.meaning), printed: sideOf(claim.printed) },
    span,
  );
  return {
    ...itself,
    instead: [implication(setting, condition, said, span), implication(setting, said, condition, span)],
  };
}
