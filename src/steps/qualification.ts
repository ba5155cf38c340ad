/**
 * Constraint qualification: without it an optimum need not satisfy the Kuhn-Tucker conditions. It holds where all that
 * binds is linear; where the gradients of what binds are independent (LICQ); and everywhere when the constraints are
 * convex and some point satisfies strictly those that are not linear (Slater).
 */

import { attempt } from "../kernel/meter.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { Expr, Formula, Sym } from "../math/expr.ts";
import { and, FALSE, num, or, relation, sym } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Branch } from "./branch.ts";
import type { Context } from "./context.ts";
import { settingOf } from "./context.ts";
import { convexSet, curved, isAffine, isSmooth, MOST_CURVED } from "./curvature.ts";
import type { Demand, Setting } from "./demand.ts";
import { definedness, exists, forall, namesIn, sidesOf } from "./demand.ts";
import { determinant, first } from "./determinant.ts";
import { replaceIn } from "./expand.ts";
import { constraintsOf, roomIn, speaksOfAny } from "./feasible.ts";
import type { Remark } from "./kind.ts";
import type { Constraint, Problem } from "./lagrangian.ts";
import { branchConditions, isInequality } from "./lagrangian.ts";
import type { Point } from "./point-of.ts";
import { parametricOf } from "./regions.ts";

/** A caution for each branch in which the qualification is in doubt, unless it is proved. */
export function qualificationRemarks(
  cx: Context,
  problem: Problem,
  branches: readonly Branch[],
  inside: Point | undefined,
): readonly Remark[] {
  const over = problem.over.map(sym);
  const setting = withoutMultipliers(settingOf(cx), problem);
  const slater = slaterWay(setting, problem, over, inside !== undefined);
  return branches.flatMap((branch): readonly Remark[] => {
    const binds = problem.constraints.filter((c) => !isInequality(c) || branch.bound.has(c.name));
    if (binds.every((c) => isAffine(roomIn(c), over))) return [];
    const feasible = branchConditions(problem, branch.bound).feasibility;
    const minors = minorsOf(binds.map(roomIn), over);
    const names = binds.map((c) => `\`${c.name}\``).join(" and ");
    return [
      {
        kind: "caution",
        code: "F323",
        message: `It is not shown that the constraint qualification holds where ${names} ${binds.length === 1 ? "binds" : "bind"}: an optimum there need not satisfy the Kuhn-Tucker conditions.`,
        hint: "Name a point that satisfies the constraints strictly under `slater`, if they are convex, or look at these points by themselves.",
        span: branch.span,
        ways: [...independence(setting, minors, feasible), ...(slater ? [slater] : [])],
      },
    ];
  });
}

const withoutMultipliers = (setting: Setting, { constraints }: Problem): Setting => ({
  ...setting,
  given: setting.given.filter(
    (f) =>
      !speaksOfAny(
        f,
        constraints.map((c) => sym(c.multiplier)),
      ),
  ),
});

/** Some minor of the gradients is not zero: said of the minors themselves, or since all of them being zero is absurd. */
const independence = (
  setting: Setting,
  minors: readonly Expr[],
  feasible: readonly Formula[],
): readonly (readonly Obligation[])[] => [
  [
    forall(setting, and(...minors.map(definedness)), feasible),
    forall(setting, FALSE, [...feasible, ...minors.map((minor) => relation("=", minor, num(0)))]),
  ],
  [forall(setting, or(...minors.map((minor) => relation("!=", minor, num(0)))), feasible)],
];

/** The minors of the largest size of the gradients, one for each choice of columns. */
function minorsOf(functions: readonly Expr[], over: readonly Sym[]): readonly Expr[] {
  const columns = choices(over, functions.length);
  return columns.map((chosen) => determinant(functions.map((of) => chosen.map((v) => first(of, v)))));
}

function choices<T>(items: readonly T[], count: number): readonly (readonly T[])[] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) => choices(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]));
}

/** Convex constraints, and a point strictly inside of those that are not linear. */
function slaterWay(
  setting: Setting,
  problem: Problem,
  over: readonly Sym[],
  isNamed: boolean,
): readonly Obligation[] | undefined {
  const bent = bentOf(problem, over);
  if (over.length > MOST_CURVED || bent.some((c) => !isInequality(c) || !isSmooth(roomIn(c), over))) return undefined;
  const convex = convexSet(setting, over, constraintsOf(problem));
  const shapes = attempt(() =>
    bent.map((c) => forall(convex, curved(roomIn(c), over, { bends: "concave", isStrict: false }))),
  );
  if (!shapes) return undefined;
  if (isNamed) return shapes;
  const conditions = strictly(problem, over);
  const isNumeric = conditions.every((f) => [...namesIn(f)].every((name) => over.some((v) => v.name === name)));
  return isNumeric ? [...shapes, exists(setting, conditions)] : undefined;
}

const bentOf = ({ constraints }: Problem, over: readonly Sym[]): readonly Constraint[] =>
  constraints.filter((c) => !isAffine(roomIn(c), over));

const strictly = (problem: Problem, over: readonly Sym[]): readonly Formula[] =>
  problem.constraints.map((c) => (isAffine(roomIn(c), over) ? c.relation : relation(">", roomIn(c), num(0))));

/** The point named satisfies the constraints, strictly those that are not linear, and what is assumed. */
export function slaterDemands(cx: Context, problem: Problem, inside: Point): readonly Demand[] | undefined {
  const over = problem.over.map(sym);
  const setting = settingOf(cx);
  const asked = [...strictly(problem, over), ...setting.given.filter((f) => speaksOfAny(f, over))];
  const demands = asked.map((condition): Demand | undefined => {
    const put = replaceIn(cx, condition, inside.pairs, inside.span);
    return (
      put && {
        what: `the point named under \`slater\` satisfies \`${showFormula(condition)}\``,
        obligation: forall(parametricOf(setting, problem), put),
        code: "F323",
        fault: `The point named under \`slater\` does not satisfy \`${showFormula(condition)}\`.`,
        span: inside.span,
        sides: sidesOf(put),
      }
    );
  });
  const known = demands.filter((demand) => demand !== undefined);
  return known.length === demands.length ? known : undefined;
}
