/** `optimum`: that a point solves a posed problem globally, or that something does. */

import * as z from "zod";
import type { Formula } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { criticalPoints, multipliersAt } from "./critical-points.ts";
import type { Demand } from "./demand.ts";
import { equality } from "./demand.ts";
import { replace } from "./expand.ts";
import type { Posed } from "./feasible.ts";
import { constraintsOf, readFeasible } from "./feasible.ts";
import { claiming, flag, formula, name, values } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Candidate } from "./global-optimum.ts";
import { feasibilityDemands, optimalityDemands, orderOf } from "./global-optimum.ts";
import type { Content } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { readPointOf } from "./point-of.ts";
import { readPosed } from "./problem.ts";
import type { Display } from "./prose.ts";
import { given, printed } from "./prose.ts";
import { uniquenessDemand } from "./unique-optimum.ts";
import { existenceContent, withinSchema } from "./weierstrass.ts";

const schema = z.strictObject({
  optimum: name.describe("The name of the problem."),
  claim: z
    .union([formula, values], { error: "a mapping from choice variables to formulas, `exists`, or a hole" })
    .describe("The point that solves the problem."),
  multipliers: values.describe("The multipliers there; found where they are left out.").optional(),
  by: z
    .enum(["concavity", "comparison"], { error: "`concavity` or `comparison`" })
    .describe("How it is shown; both are tried without it.")
    .optional(),
  value: formula.describe("What the objective is worth there.").optional(),
  unique: flag.describe("No other feasible point is as good.").optional(),
  within: withinSchema.describe("For `exists`: bounds of the choice variables.").optional(),
  at: values.describe("For `exists`: a feasible point within the bounds.").optional(),
  ...claiming,
});
type Fields = Read<z.output<typeof schema>>;

export const optimum = stepKind({
  verb: "optimum",
  about:
    "The claimed point solves a posed problem globally: it is feasible, and no feasible point is better, by comparison with all of them, or by the Kuhn-Tucker conditions, a concave objective and convex constraints. Feasible are the points that satisfy the constraints and what is assumed of the choice variables. `unique` says that no other point is as good, `value` what the objective is worth; `claim: exists` says only that the problem has a solution, as it is continuous on a closed set `within` bounds that contains the point `at`.",
  example: `title: A household's demand
symbols:
  x: {is: food, positive: true}
  y: {is: clothing, positive: true}
  p: {is: price of food, positive: true}
  q: {is: price of clothing, positive: true}
  m: {is: income, positive: true}
  lambda: {is: marginal utility of income, nonnegative: true}
steps:
  - problem: household
    maximize: ln(x) + ln(y)
    over: [x, y]
    subject to:
      - {name: budget, that: p x + q y <= m, multiplier: lambda}
  - optimum: household
    claim: {x: m/(2 p), y: m/(2 q)}
    multipliers: {lambda: 2/m}
    value: 2 ln(m) - ln(4 p q)
    unique: true
`,
  schema,
  read: (fields, cx) => {
    const problem = readPosed(cx, fields.optimum);
    const posed = problem && readFeasible(cx, problem);
    if (!posed) return undefined;
    const { claim } = fields;
    if (!isWritten(claim)) return misplaced(cx, fields, ["within", "at"]) ? undefined : solved(cx, posed, fields);
    if (isHole(claim)) return hole(posed, claim);
    if (claim.text.trim() !== "exists")
      return complain(
        cx,
        "F102",
        claim.span,
        "The optimum is claimed as a mapping from each choice variable to its value.",
        "`claim: exists` says only that there is an optimum.",
      );
    if (misplaced(cx, fields, ["multipliers", "by", "value", "unique"])) return undefined;
    return existenceContent(cx, posed, { claim, within: fields.within, at: fields.at });
  },
});

/** Complains of a field that does not belong to this form of the step. */
function misplaced(cx: Context, fields: Fields, names: readonly (keyof Fields)[]): boolean {
  const found = names.find((field) => fields[field] !== undefined);
  if (found === undefined) return false;
  const form = isWritten(fields.claim) ? "`claim: exists`" : "a claimed point";
  complain(cx, "F102", cx.span, `\`${found}\` does not go with ${form}.`);
  return true;
}

/** What is claimed of the optimum, besides that it is one. */
interface Claims {
  readonly candidate: Candidate;
  readonly areMultipliersClaimed: boolean;
  readonly worth?: Term;
  readonly printed: readonly Formula[];
}

function readClaims(cx: Context, posed: Posed, fields: Fields): Claims | undefined {
  const { problem, over } = posed;
  const claim = isWritten(fields.claim)
    ? undefined
    : readPointOf(cx, posed.problem, fields.claim, over, "choice variable");
  const prices =
    fields.multipliers && readPointOf(cx, posed.problem, fields.multipliers, multipliersOf(posed), "multiplier");
  const worth = fields.value && readExpr(cx, fields.value);
  const value = claim && replace(cx, problem.objective, claim.pairs, claim.span);
  if (!value || (fields.multipliers && !prices) || (fields.value && !worth)) return undefined;
  const found = prices?.pairs ?? multipliersAt(posed, claim.pairs);
  return {
    candidate: { ...claim, value, ...(found ? { prices: found } : {}) },
    areMultipliersClaimed: prices !== undefined,
    ...(worth ? { worth } : {}),
    printed: [...claim.printed, ...(prices?.printed ?? [])],
  };
}

function solved(cx: Context, posed: Posed, fields: Fields): Content | undefined {
  const claims = readClaims(cx, posed, fields);
  if (!claims) return undefined;
  const { candidate, worth } = claims;
  const { problem } = posed;
  const feasible = feasibilityDemands(cx, posed, candidate);
  const optimal = optimalityDemands(cx, posed, candidate, { ...claims, by: fields.by?.text });
  if (!feasible || !optimal) return undefined;
  const unique = fields.unique ? [uniquenessDemand(cx, posed, candidate, fields.unique.span)] : [];
  const sense = problem.sense === "maximize" ? "maximum" : "minimum";
  const only = fields.unique ? "only " : "";
  return {
    sentence: [`Among all feasible points, the problem \`${problem.name}\` has its ${only}global ${sense} at`],
    displays: displaysOf(posed, claims),
    demands: [...feasible, ...optimal, ...valueDemands(posed, candidate, worth, fields.value), ...unique],
    claim: claimText(fields.claim),
    facts: [orderOf(problem, candidate.value)],
    under: constraintsOf(problem),
    subject: candidate.value,
    worth: candidate.pairs.map(([, of]) => ({ kind: "value", of }) as const),
  };
}

function displaysOf({ domain }: Posed, { printed: values, worth }: Claims): readonly Display[] {
  const value: readonly Display[] = worth ? [{ ...printed(worth.printed), words: "where the objective is worth" }] : [];
  const assumed: readonly Display[] =
    domain.length > 0
      ? [{ ...given(...domain), words: "where feasible points satisfy, besides the constraints," }]
      : [];
  return [printed(...values), ...value, ...assumed];
}

function valueDemands(
  { parametric }: Posed,
  { value }: Candidate,
  worth: Term | undefined,
  written: Written | undefined,
): readonly Demand[] {
  if (!worth || !written) return [];
  const claimed = { name: "the claim", of: worth.meaning, printed: worth.printed };
  return [equality(parametric, { name: "the objective at the optimum", of: value }, claimed, written.span)];
}

const multipliersOf = ({ problem }: Posed) =>
  problem.constraints.map((c) => ({ kind: "symbol", name: c.multiplier }) as const);

/** Points at which the first-order conditions hold are what might stand in a hole. */
const hole = (posed: Posed, claim: Written): Content => ({
  sentence: [`The global optimum of the problem \`${posed.problem.name}\` is to be found:`],
  displays: [given(posed.problem.objective)],
  demands: [],
  claim: claim.text,
  facts: [],
  worth: [],
  hole: {
    span: claim.span,
    candidates: async () =>
      criticalPoints(posed).map((point) => Object.fromEntries(point.map(([u, value]) => [u.name, showExpr(value)]))),
  },
});
