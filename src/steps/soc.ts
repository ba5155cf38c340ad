/** `soc`: second-order conditions, from the second derivative or the Hessian of an objective. */

import * as z from "zod";
import type { Expr, Formula } from "../math/expr.ts";
import { negate, product, sameExpr, sum, sym } from "../math/expr.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall, mentions, signFormula } from "./demand.ts";
import { differentiated } from "./derivative.ts";
import { claiming, formula, nameOrList, sign } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { readChoice, readPosed, readSymbols } from "./problem.ts";
import { given, listed } from "./prose.ts";

const SHAPES = {
  concave: { strict: false, flips: true },
  "strictly concave": { strict: true, flips: true },
  convex: { strict: false, flips: false },
  "strictly convex": { strict: true, flips: false },
} as const;
type Shape = keyof typeof SHAPES;
const isShape = (text: string): text is Shape => Object.hasOwn(SHAPES, text);

/** The principal minors double in number with each variable. */
const MAX_VARIABLES = 4;

export const soc = stepKind({
  verb: "soc",
  about:
    "The second derivative of an objective in one variable and its sign, or that it is concave or convex in several.",
  example: `title: A firm with two inputs
symbols:
  k: {is: capital, positive: true}
  l: {is: labour, positive: true}
  p: {is: the price of output, positive: true}
  r: {is: the price of capital, positive: true}
  w: {is: the wage, positive: true}
steps:
  - problem: firm
    maximize: p (sqrt(k) + sqrt(l)) - r k - w l
    over: [k, l]
  - soc: {of: firm, in: k}
    claim: -p/(4 k^(3/2))
    sign: negative
  - soc: {of: firm}
    claim: strictly concave
`,
  schema: z.strictObject({
    soc: z.strictObject(
      {
        of: formula.describe("The name of a problem, or an expression."),
        in: nameOrList.describe("The variables; those of the problem unless said otherwise.").optional(),
      },
      { error: "a mapping with `of` and `in`" },
    ),
    claim: formula.describe(
      "The second derivative, or one of `concave`, `strictly concave`, `convex`, `strictly convex`.",
    ),
    sign: sign.describe("The sign of the second derivative.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variables } = fields.soc;
    const objective = readObjective(cx, of, variables === undefined || isWritten(variables) ? [variables] : variables);
    if (!objective) return undefined;
    if (isShape(fields.claim.text)) {
      if (fields.sign)
        return complain(cx, "F102", fields.sign.span, "A claim about the shape of the objective has no sign.");
      return curvature(cx, objective, fields.claim as Written<Shape>);
    }
    const [variable, another] = objective.over;
    if (!variable || another)
      return complain(
        cx,
        "F102",
        fields.claim.span,
        "In several variables the claim is one of `concave`, `strictly concave`, `convex`, `strictly convex`.",
      );
    return differentiated(cx, {
      claim: fields.claim,
      sign: fields.sign,
      derived: second(objective.term.meaning, variable, variable),
      printed: { kind: "derivative", of: objective.term.printed, in: variable, order: 2 },
      setting: settingOf(cx),
      heldAt: undefined,
      opening: "The second derivative of ",
      name: "the second derivative",
    });
  },
});

interface Objective {
  readonly term: Term;
  readonly over: readonly (Expr & { kind: "symbol" })[];
}

/** The objective of a problem, or an expression, with the variables named or all those of the problem. */
function readObjective(cx: Context, of: Written, variables: readonly (Written | undefined)[]): Objective | undefined {
  const named = variables.filter((v) => v !== undefined);
  if (cx.vocabulary.problems.has(of.text.trim())) {
    const posed = readPosed(cx, of);
    const over = posed && named.map((v) => readChoice(cx, posed, v));
    if (!posed || !over || over.includes(undefined)) return undefined;
    const chosen = over.filter((v) => v !== undefined);
    const term = { printed: posed.objective, meaning: posed.objective };
    return { term, over: chosen.length > 0 ? chosen : posed.over.map(sym) };
  }
  const term = readExpr(cx, of);
  const over = readSymbols(cx, named);
  if (!term || !over) return undefined;
  if (over.length > 0) return { term, over };
  return complain(cx, "F102", of.span, "`in` is missing from `soc`.", "It may be left out only for a posed problem.");
}

const first = (of: Expr, v: Expr): Expr => ({ kind: "derivative", of, in: v, order: 1 });
const second = (of: Expr, v: Expr, w: Expr): Expr =>
  v === w ? { kind: "derivative", of, in: v, order: 2 } : first(first(of, v), w);

function curvature(cx: Context, objective: Objective, claim: Written<Shape>): Content | undefined {
  const { term, over } = objective;
  if (over.length > MAX_VARIABLES)
    return complain(cx, "F108", claim.span, `The Hessian is taken in at most ${MAX_VARIABLES} variables.`);
  const demands = minorDemands(onConvexDomain(settingOf(cx), over), objective, claim);
  return {
    sentence: ["In ", ...listed(over), ` the following is ${claim.text}:`],
    displays: [given(term.printed)],
    demands,
    claim: claimText(claim),
    facts: [],
    worth: [],
  };
}

/**
 * Concavity is a matter of a convex domain: of what is given about the variables only bounds on them count, and not
 * where they happen to stand.
 */
function onConvexDomain(setting: Setting, over: Objective["over"]): Setting {
  const isFree = (of: Expr | Formula): boolean => !over.some((v) => mentions(of, v.name));
  const isVariable = (e: Expr): boolean => over.some((v) => sameExpr(v, e));
  const isBound = (f: Formula): boolean =>
    f.kind === "relation" &&
    ["<", "<=", ">", ">="].includes(f.op) &&
    ((isVariable(f.left) && isFree(f.right)) || (isVariable(f.right) && isFree(f.left)));
  return { ...setting, given: setting.given.filter((f) => isFree(f) || isBound(f)) };
}

/** The signs of the principal minors: all of them, or for strict claims the leading ones. */
function minorDemands(setting: Setting, objective: Objective, claim: Written<Shape>): readonly Demand[] {
  const { strict, flips } = SHAPES[claim.text];
  const { term, over } = objective;
  const choices = strict ? over.map((_, i) => over.slice(0, i + 1)) : subsets(over).filter((s) => s.length > 0);
  return choices.map((variables) => {
    const hessian = variables.map((v) => variables.map((w) => second(term.meaning, v, w)));
    const isNegative = flips && variables.length % 2 === 1;
    const word = strict ? (isNegative ? "negative" : "positive") : isNegative ? "nonpositive" : "nonnegative";
    const minor = determinant(hessian);
    const names = variables.map((v) => `\`${v.name}\``).join(", ");
    const what = `the principal minor of the Hessian in ${names}`;
    return {
      what: `${what} is ${word}`,
      obligation: forall(setting, signFormula(minor, word)),
      code: "F302",
      fault: `The objective is not ${claim.text}: ${what} is not always ${word}.`,
      span: claim.span,
      sides: [{ what, of: minor }],
    };
  });
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [head, ...rest] = items;
  if (head === undefined) return [[]];
  const without = subsets(rest);
  return [...without, ...without.map((s) => [head, ...s])];
}

/** The determinant, expanded along the first row. */
function determinant(rows: readonly (readonly Expr[])[]): Expr {
  const [top, ...below] = rows;
  if (!top || below.length === 0) return top?.[0] ?? sum();
  return sum(
    ...top.map((entry, column) => {
      const minor = determinant(below.map((row) => row.filter((_, j) => j !== column)));
      const term = product(entry, minor);
      return column % 2 === 0 ? term : negate(term);
    }),
  );
}
