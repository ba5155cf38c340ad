/** `soc`: second-order conditions, from the second derivative or the Hessian of an objective. */

import * as z from "zod";
import { sym } from "../math/expr.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import { convexDomain } from "./convex-domain.ts";
import { differentiated } from "./derivative.ts";
import type { Variable } from "./determinant.ts";
import { second } from "./determinant.ts";
import { claiming, formula, name, nameOrList, sign, values } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Problem } from "./lagrangian.ts";
import type { ExtremumWord } from "./local-extremum.ts";
import { EXTREMA, isExtremum, localExtremum } from "./local-extremum.ts";
import type { Term } from "./meaning.ts";
import { readChoice, readPosed, readSymbols } from "./problem.ts";
import { given, listed, math } from "./prose.ts";
import type { Shape } from "./shape.ts";
import { isShape, SHAPES } from "./shape.ts";
import { shapeDemands } from "./shapes.ts";

const names = z.array(name, { error: "a list of names of constraints" });

/** The principal minors double in number with each variable. */
const MAX_VARIABLES = 4;

const schema = z.strictObject({
  soc: z.strictObject(
    {
      of: formula.describe("The name of a problem, or an expression."),
      in: nameOrList.describe("The variables; those of the problem unless said otherwise.").optional(),
      at: values.describe("For a local extremum: the point, with the multipliers.").optional(),
      binding: names.describe("For a local extremum: the inequalities that bind there.").optional(),
    },
    { error: "a mapping with `of` and `in`" },
  ),
  claim: formula.describe(
    "The second derivative; a shape such as `strictly concave`; or `strict local maximum` and the like.",
  ),
  sign: sign.describe("The sign of the second derivative.").optional(),
  ...claiming,
});
type Fields = Read<z.output<typeof schema>>;

export const soc = stepKind({
  verb: "soc",
  about:
    "The second derivative of an objective in one variable and its sign; its shape, such as `concave` or `strictly quasi-concave`, on the convex set that linear inequalities leave to the variables; or, for a problem, that the point `at` which its first-order conditions hold is a `strict local maximum` or `strict local minimum`, by the bordered Hessian.",
  example: `title: A firm with decreasing returns
symbols:
  k: {is: capital, positive: true}
  l: {is: labour, positive: true}
  r: {is: price of capital, positive: true}
  w: {is: wage, positive: true}
  m: {is: marginal cost}
  y: {is: output wanted, positive: true}
steps:
  - soc: {of: k^(1/4) l^(1/2) - r k - w l, in: [k, l]}
    claim: strictly concave
  - soc: {of: k l, in: [k, l]}
    claim: strictly quasi-concave
  - problem: cost
    minimize: r k + w l
    over: [k, l]
    subject to:
      - {name: output, that: k l = y, multiplier: m}
  - soc: {of: cost, at: {k: sqrt(w y/r), l: sqrt(r y/w), m: -sqrt(r w/y)}}
    claim: strict local minimum
`,
  schema,
  read: (fields, cx) => {
    const { of, in: variables, at, binding } = fields.soc;
    const objective = readObjective(cx, of, variables === undefined || isWritten(variables) ? [variables] : variables);
    if (!objective) return undefined;
    const { claim } = fields;
    if (isShape(claim.text) || isExtremum(claim.text)) return worded(cx, objective, fields);
    if (at ?? binding)
      return complain(cx, "F102", claim.span, `With \`at\` or \`binding\` the claim is ${wordsOf(EXTREMA)}.`);
    const [variable, another] = objective.over;
    if (another && isHole(claim)) return shapeHole(objective, claim);
    if (!variable || another)
      return complain(
        cx,
        "F102",
        claim.span,
        `In several variables the claim is ${wordsOf({ ...SHAPES, ...EXTREMA })}.`,
      );
    return differentiated(cx, {
      claim,
      sign: fields.sign,
      derived: second(objective.term.meaning, variable, variable),
      printed: { kind: "derivative", of: objective.term.printed, in: variable, order: 2 },
      of: objective.term.printed,
      varying: [" in ", math(variable)],
      setting: settingOf(cx),
      heldAt: undefined,
      opening: "The second derivative of ",
      name: "the second derivative",
    });
  },
});

const wordsOf = (words: object): string =>
  Object.keys(words)
    .map((word) => `\`${word}\``)
    .join(" or ");

interface Objective {
  /** The problem of which it is the objective. */
  readonly posed?: Problem;
  readonly term: Term;
  readonly over: readonly Variable[];
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
    return { posed, term, over: chosen.length > 0 ? chosen : posed.over.map(sym) };
  }
  const term = readExpr(cx, of);
  const over = readSymbols(cx, named);
  if (!term || !over) return undefined;
  if (over.length > 0) return { term, over };
  return complain(cx, "F102", of.span, "`in` is missing from `soc`.", "It may be left out only for a posed problem.");
}

/** The claims that are words: a shape, or a kind of point. */
function worded(cx: Context, objective: Objective, { soc: { at, binding }, claim, sign: signed }: Fields) {
  const { posed, term, over } = objective;
  if (signed) return complain(cx, "F102", signed.span, `A claim such as \`${claim.text}\` has no sign.`);
  if (over.length > MAX_VARIABLES)
    return complain(cx, "F108", claim.span, `The Hessian is taken in at most ${MAX_VARIABLES} variables.`);
  if (isShape(claim.text)) {
    if (!at && !binding) return curvature(cx, objective, claim as Written<Shape>);
    return complain(cx, "F102", claim.span, "The shape of an objective is a matter of all points, and not of one.");
  }
  if (posed && over.length < posed.over.length)
    return complain(cx, "F102", claim.span, `This is a claim about all variables of \`${posed.name}\`.`);
  const word = claim as Written<ExtremumWord>;
  const free = { name: "", sense: EXTREMA[word.text], objective: term.meaning, over: over.map((v) => v.name) };
  return localExtremum(cx, posed ?? { ...free, constraints: [] }, over, { at, binding, claim: word });
}

/** What says most comes first. */
const SHAPES_BY_STRENGTH: readonly Shape[] = [
  "strictly concave",
  "strictly convex",
  "concave",
  "convex",
  "strictly quasi-concave",
  "strictly quasi-convex",
  "quasi-concave",
  "quasi-convex",
];

const shapeHole = ({ term, over }: Objective, claim: Written): Content => ({
  sentence: ["To be filled in is the shape, in ", ...listed(over), ", of"],
  displays: [given(term.printed)],
  demands: [],
  claim: claim.text,
  facts: [],
  worth: [],
  hole: { span: claim.span, candidates: async () => SHAPES_BY_STRENGTH },
});

function curvature(cx: Context, { term, over }: Objective, claim: Written<Shape>): Content {
  const domain = convexDomain(settingOf(cx), over);
  return {
    sentence: ["In ", ...listed(over), ` the following is ${claim.text}:`],
    displays: [given(term.printed)],
    demands: shapeDemands({ of: term.meaning, domain, word: claim.text, span: claim.span }),
    claim: claimText(claim),
    facts: [],
    worth: [],
  };
}
