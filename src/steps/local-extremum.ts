/**
 * Strict local maxima and minima of problems with constraints, by the bordered Hessian of the Lagrangian.
 *
 * Where the first-order conditions hold, the constraints that bind are independent, inequalities among them with a
 * positive multiplier, and the last n - m leading principal minors alternate in sign, the point is a strict local
 * maximum; for a minimum all have the sign of (-1)^m. At a maximum or minimum the same signs hold weakly.
 */

import type { Expr, Formula, Relation } from "../math/expr.ts";
import { and, minus, num, relation, sym } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall, sidesOf } from "./demand.ts";
import type { Matrix, Variable } from "./determinant.ts";
import { bordered, determinant, first, hessian, submatrix } from "./determinant.ts";
import { replace, replaceIn } from "./expand.ts";
import type { HeldAt } from "./held-at.ts";
import { consistencyAt, heldAtWords, readHeldAt, settingAt } from "./held-at.ts";
import type { Content } from "./kind.ts";
import { claimText } from "./kind.ts";
import type { Constraint, Problem } from "./lagrangian.ts";
import { allOf, branchConditions, isInequality, lagrangian } from "./lagrangian.ts";
import { given, listed } from "./prose.ts";

export const EXTREMA = { "strict local maximum": "maximize", "strict local minimum": "minimize" } as const;
export type ExtremumWord = keyof typeof EXTREMA;
export const isExtremum = (text: string): text is ExtremumWord => Object.hasOwn(EXTREMA, text);

interface Fields {
  readonly at: Read<Record<string, string>> | undefined;
  readonly binding: readonly Written[] | undefined;
  readonly claim: Written<ExtremumWord>;
}

/** That a point is a strict local maximum or minimum of a problem, with its variables in the order in which they count. */
export function localExtremum(
  cx: Context,
  problem: Problem,
  over: readonly Variable[],
  { at, binding, claim }: Fields,
): Content | undefined {
  const heldAt = at && readHeldAt(cx, at);
  const bound = readBinding(cx, problem, binding, claim.span);
  if (!bound || (at && !heldAt)) return undefined;
  if (EXTREMA[claim.text] !== problem.sense)
    return complain(cx, "F102", claim.span, `The problem \`${problem.name}\` is one to ${problem.sense}.`);
  if (bound.length > over.length)
    return complain(cx, "F102", claim.span, "More constraints bind here than there are variables.");
  const setting = settingAt(cx, heldAt);
  const demands = setting && demandsOf(cx, { problem, over, bound, heldAt, setting, claim });
  if (!setting || !demands) return undefined;
  const consistent = consistencyAt(setting, heldAt);
  const where = heldAt ? heldAtWords(heldAt) : [" where the first-order conditions hold"];
  return {
    sentence: [
      `By the signs of its ${bound.length > 0 ? "bordered " : ""}Hessian in `,
      ...listed(over),
      problem.name === "" ? ", this has" : `, the problem \`${problem.name}\` has`,
      ` a ${claim.text}`,
      ...where,
      ":",
    ],
    displays: [given(problem.objective, ...bound.map((c) => c.printed))],
    demands,
    claim: claimText(claim),
    facts: [],
    worth: [],
    consistent,
  };
}

/** The constraints that hold as equations at the point. */
function readBinding(
  cx: Context,
  problem: Problem,
  binding: readonly Written[] | undefined,
  span: Span,
): readonly Constraint[] | undefined {
  const inequalities = problem.constraints.filter(isInequality);
  const names = inequalities.map((c) => `\`${c.name}\``).join(", ");
  if (!binding && inequalities.length > 0)
    return complain(
      cx,
      "F102",
      span,
      "`binding` is missing from `soc`.",
      `It lists which of ${names} hold as equations at the point; \`[]\` says that none does.`,
    );
  const unknown = binding?.find((written) => !problem.constraints.some((c) => c.name === written.text));
  if (unknown)
    return complain(cx, "F105", unknown.span, `\`${problem.name}\` has no constraint called \`${unknown.text}\`.`);
  return problem.constraints.filter((c) => !isInequality(c) || binding?.some((written) => written.text === c.name));
}

interface Point {
  readonly problem: Problem;
  readonly over: readonly Variable[];
  readonly bound: readonly Constraint[];
  readonly heldAt: HeldAt | undefined;
  readonly setting: Setting;
  readonly claim: Written<ExtremumWord>;
}

function demandsOf(cx: Context, point: Point): readonly Demand[] | undefined {
  const { problem, over, bound, heldAt, setting, claim } = point;
  const pairs = heldAt?.pairs ?? [];
  const put = (f: Formula): Formula | undefined => replaceIn(cx, f, pairs, claim.span);
  const names = new Set(bound.map((c) => c.name));
  const conditions = put(and(...allOf(branchConditions(problem, names))));
  const prices = put(and(...bound.filter(isInequality).map((c) => relation(">", sym(c.multiplier), num(0)))));
  const border = bound.map((c) => over.map((v) => first(minus(c.relation.left, c.relation.right), v)));
  const square = determinant(border.map((row) => row.slice(0, bound.length)));
  const independent = put(relation("!=", square, num(0)));
  const minors = minorsOf(border, point, (e) => replace(cx, e, pairs, claim.span));
  if (!conditions || !prices || !independent || !minors) return undefined;
  const presumes = [conditions, prices, independent].map((f) => forall(setting, f));
  const base = { span: claim.span, sides: [] } as const;
  const critical: Demand = {
    ...base,
    what: "the first-order conditions and the constraints hold there",
    obligation: forall(setting, conditions),
    code: "F305",
    fault: "The first-order conditions and the constraints do not all hold there.",
    sides: sidesOf(conditions),
  };
  const suffices = (what: string, claimed: Formula): Demand => ({
    ...base,
    what,
    obligation: forall(setting, claimed),
    code: "F401",
    fault: `It is not decided whether this is a ${claim.text}: at the point shown it fails that ${what}, which would suffice and is not necessary.`,
    onlySuffices: true,
  });
  const isPriced = bound.some(isInequality);
  return [
    critical,
    ...(isPriced ? [suffices("the multipliers of the inequalities that bind are positive", prices)] : []),
    ...(bound.length > 0
      ? [suffices(`the gradients of the constraints are independent in ${leadersOf(point)}`, independent)]
      : []),
    ...minors.map(({ value, op, name }): Demand => {
      const fault = `The point is no ${claim.text}: ${name} is ${op === ">" ? "negative" : "positive"}.`;
      const necessary: Demand = {
        ...base,
        what: `${name} is ${op === ">" ? "nonnegative" : "nonpositive"}`,
        obligation: forall(setting, relation(op === ">" ? ">=" : "<=", value, num(0))),
        code: "F302",
        fault,
        sides: [{ what: name, of: value }],
      };
      return {
        ...suffices(`${name} is ${op === ">" ? "positive" : "negative"}`, relation(op, value, num(0))),
        sides: necessary.sides,
        special: () => ({ cases: [{ presumes, demand: necessary }], told: () => ({ fault }) }),
      };
    }),
  ];
}

/** The variables in which the constraints have to be independent. */
const leadersOf = ({ over, bound }: Point): string =>
  over
    .slice(0, bound.length)
    .map((v) => `\`${v.name}\``)
    .join(", ");

/** The last leading principal minors of the bordered Hessian of the Lagrangian, with their signs. */
function minorsOf(
  border: Matrix,
  { problem, over, bound }: Point,
  put: (e: Expr) => Expr | undefined,
): readonly { readonly value: Expr; readonly op: Relation["op"]; readonly name: string }[] | undefined {
  const whole = bordered(border, hessian(lagrangian(problem), over));
  const m = bound.length;
  const sizes = over.map((_, i) => i + 1).filter((r) => r > m);
  const minors = sizes.flatMap((r) => {
    const places = Array.from({ length: m + r }, (_, i) => i);
    const value = put(determinant(submatrix(whole, places)));
    const isPositive = (problem.sense === "maximize" ? r : m) % 2 === 0;
    const name = `the leading principal minor of order ${m + r} of the ${m > 0 ? "bordered " : ""}Hessian`;
    return value ? [{ value, op: isPositive ? (">" as const) : ("<" as const), name }] : [];
  });
  return minors.length === sizes.length ? minors : undefined;
}
