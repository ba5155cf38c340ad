/** `differential equation`: a solution, its initial values, and that there is no other. */

import * as z from "zod";
import type { Application, Expr, Formula } from "../math/expr.ts";
import { and, sameExpr } from "../math/expr.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { checkContinuous } from "./continuity.ts";
import type { Demand } from "./demand.ts";
import { definedness, forall, mentions } from "./demand.ts";

import { inStates, isBound, readMotion, withPaths } from "./dynamics.ts";
import { claiming, flag, formulaOrList } from "./fields.ts";
import { readAll, readFormula } from "./formulas.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Statement } from "./meaning.ts";
import { given, listed, printed } from "./prose.ts";
import type { ClaimedPath, Motions } from "./solution-path.ts";
import { motionFields, pathClaim, pathDemands, pathHole, readMotions, readPaths, shownPaths } from "./solution-path.ts";

export const differentialEquation = stepKind({
  verb: "differential equation",
  about:
    "A solution of differential equations for declared functions of time: it is put into the equations, which must hold at all times of the interval `on`, or of the domain of the time, and has the values given under `initial`. `unique: true` says that there is no other solution with these initial values (of which the values satisfy `region`): the equations must be of the form `k'(t) = F`, and the derivative of F in the unknown must be defined there, so that F is locally Lipschitz (Picard and Lindelöf).",
  example: `title: Capital that wears out
symbols:
  t: {is: time, nonnegative: true}
  i: {is: investment, positive: true}
  delta: {is: the rate at which it wears out, positive: true}
  k_0: {is: capital at the start, positive: true}
functions:
  k: {is: capital, of: [t]}
steps:
  - differential equation: {equation: k'(t) = i - delta k(t), for: k, in: t, initial: k(0) = k_0}
    claim: k(t) = i/delta + (k_0 - i/delta) exp(-delta t)
    unique: true
`,
  schema: z.strictObject({
    "differential equation": z.strictObject(
      {
        ...motionFields,
        region: formulaOrList
          .describe("Bounds on the values of the solutions among which it is the only one, as in `k(t) > 0`.")
          .optional(),
      },
      { error: "a mapping with `equation`, `for` and `in`" },
    ),
    claim: pathClaim,
    unique: flag.describe("There is no other solution.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const field = fields["differential equation"];
    const motions = readMotions(cx, field);
    const { claim } = fields;
    if (motions && isWritten(claim) && isHole(claim)) return pathHole(motions, claim);
    const solved = motions && readSolution(cx, motions, { ...fields, region: field.region });
    if (!motions || !solved) return undefined;
    const { paths, region, demands } = solved;
    const { unknowns, equations, initial } = motions;
    const [first, another] = paths;
    return {
      sentence: ["Solving for ", ...listed(unknowns.map(({ now }) => now))],
      displays: [
        given(...equations.map((one) => one.printed)),
        ...(initial.length > 0 ? [{ ...given(...initial.map((one) => one.printed)), words: "with" }] : []),
        { ...printed(...shownPaths(paths)), words: fields.unique ? "gives as the only solution" : "gives" },
        ...(region.length > 0 ? [{ ...given(...region.map((one) => one.printed)), words: "among those with" }] : []),
      ],
      demands,
      claim: claimText(fields.claim),
      facts: [],
      ...(first && !another ? { subject: first.value } : {}),
      worth: paths.map(({ value }) => ({ kind: "value", of: value })),
    };
  },
});

/** The formulas claimed, and all that is demanded of them. */
function readSolution(
  cx: Context,
  motions: Motions,
  fields: {
    readonly claim: Parameters<typeof readPaths>[2];
    readonly unique?: Written | undefined;
    readonly region: Written | readonly Written[] | undefined;
  },
) {
  const paths = readPaths(cx, motions, fields.claim);
  const region = readRegion(cx, motions, fields.region);
  if (!paths || !region) return undefined;
  if (fields.region && !fields.unique)
    return complain(
      cx,
      "F102",
      cx.span,
      "`region` says among which solutions this is the only one.",
      "Add `unique: true`.",
    );
  const demands = pathDemands(cx, motions, paths, (_, demand) => demand);
  const only = fields.unique ? uniqueDemands(cx, motions, paths, region, fields.unique) : [];
  return demands && only && { paths, region, demands: [...demands, ...only] };
}

/** Bounds on the unknown functions, so that their values lie in an interval at each time. */
export function readRegion(
  cx: Context,
  { unknowns }: Pick<Motions, "unknowns">,
  written: Written | readonly Written[] | undefined,
): readonly Statement[] | undefined {
  const list = written === undefined ? [] : isWritten(written) ? [written] : written;
  return readAll(list, (one) => {
    const statement = readFormula(cx, one);
    if (!statement) return undefined;
    const speaks = unknowns.filter(({ name }) => mentions(statement.meaning, `${name}()`));
    const [about, another] = speaks;
    if (about && !another && isBound(statement.meaning, about.now)) return statement;
    return complain(cx, "F102", one.span, "A region is given by bounds on an unknown function, as in `k(t) > 0`.");
  });
}

/**
 * By Picard and Lindelöf: where F and its derivative in the unknown are defined, and so continuous, over a region that
 * is an interval at each time, two solutions that stay there and agree at one time agree at all times.
 */
function uniqueDemands(
  cx: Context,
  motions: Motions,
  paths: readonly ClaimedPath[],
  region: readonly Statement[],
  unique: Written,
): readonly Demand[] | undefined {
  const { time, unknowns, equations, written } = motions;
  const isSlope = ({ args, orders }: Application): boolean =>
    orders[0] === 1 && args[0] !== undefined && sameExpr(args[0], time.variable);
  const form = `${unknowns[0]?.name ?? "k"}'(${time.variable.name}) = F`;
  const laws = readMotion(cx, equations, written.equations, unknowns, isSlope, form);
  if (!laws || !checkInitial(cx, motions, unique)) return undefined;
  const names = [time.variable.name, ...laws.map(({ state }) => state.name)];
  const isSmooth = laws.every(({ law }, i) =>
    names.every((name) => checkContinuous(cx, law, name, written.equations[i]?.span ?? cx.span)),
  );
  if (!isSmooth) return undefined;
  const within = region.map(({ meaning }) => inStates(meaning, laws));
  const base = { code: "F402", span: unique.span, sides: [] } as const;
  const smooth = laws.flatMap(({ law, unknown }) => {
    const slopes = laws.map(({ state }): Expr => ({ kind: "derivative", of: law, in: state, order: 1 }));
    return [law, ...slopes].map(
      (e, i): Demand => ({
        ...base,
        what:
          i === 0
            ? `the right side for ${unknown.name} is defined`
            : `its derivative in ${laws[i - 1]?.unknown.name ?? ""} is defined`,
        obligation: forall(time.setting, definedness(e), [...time.inside, ...within]),
        fault: "It is not shown that the right side is locally Lipschitz.",
      }),
    );
  });
  return [...smooth, ...stayDemands(cx, motions, paths, region, unique)];
}

/** The solution itself satisfies the bounds among which it is the only one. */
function stayDemands(
  cx: Context,
  { time }: Motions,
  paths: readonly ClaimedPath[],
  region: readonly Statement[],
  unique: Written,
): readonly Demand[] {
  const put = region.map(({ meaning }) => withPaths(meaning, paths, time.variable));
  if (put.includes(undefined)) {
    complain(cx, "F104", unique.span, "The formula claimed cannot be put into the region.");
    return [];
  }
  const stays: Formula = and(...put.filter((f) => f !== undefined));
  if (region.length === 0) return [];
  return [
    {
      what: "the solution stays in the region",
      obligation: forall(time.setting, stays, time.inside),
      code: "F342",
      fault: "The claimed solution leaves the region.",
      span: paths[0]?.span ?? cx.span,
      sides: [],
    },
  ];
}

/** One value of each unknown is given, all of them at one time. */
function checkInitial(cx: Context, { unknowns, initial }: Motions, unique: Written): boolean {
  const leads = initial.map(({ meaning }) =>
    meaning.kind === "relation" && meaning.op === "=" ? meaning.left : undefined,
  );
  const values = leads.filter((e) => e?.kind === "application" && e.orders[0] === 0);
  const [first] = values;
  const at = first?.kind === "application" ? first.args[0] : undefined;
  const isOne = values.every((e) => e?.kind === "application" && at && e.args[0] && sameExpr(e.args[0], at));
  const isEach = unknowns.every(
    ({ name }) => values.filter((e) => e?.kind === "application" && e.name === name).length === 1,
  );
  const isClosed = initial.every(
    ({ meaning }) => meaning.kind === "relation" && !unknowns.some(({ name }) => mentions(meaning.right, `${name}()`)),
  );
  if (isOne && isEach && isClosed && values.length === initial.length) return true;
  complain(
    cx,
    "F102",
    unique.span,
    "A solution is the only one for the value of each unknown at one time, given under `initial`.",
    "Write for instance `initial: k(0) = k_0`.",
  );
  return false;
}
