/** `difference equation`: a solution over whole periods, and its values at the start. */

import * as z from "zod";
import { attempt } from "../kernel/meter.ts";
import { substituteFormula } from "../kernel/substitute.ts";
import type { Formula } from "../math/expr.ts";
import { and, num } from "../math/expr.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Demand, SpecialCases } from "./demand.ts";
import { forall, sidesOf } from "./demand.ts";
import type { Time } from "./dynamics.ts";
import { claiming } from "./fields.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import { given, listed, printed } from "./prose.ts";
import { motionFields, pathClaim, pathDemands, pathHole, readMotions, readPaths, shownPaths } from "./solution-path.ts";

export const differenceEquation = stepKind({
  verb: "difference equation",
  about:
    "A solution of difference equations for declared functions of a period, such as `x(t + 1) = a x(t)`: it is put into the equations, and has the values given under `initial`. It is proved for all real periods of the domain, which is more than is claimed; it is refuted at whole periods only.",
  example: `title: A habit that fades
symbols:
  t: {is: the period, nonnegative: true}
  a: {is: persistence, positive: true}
  c: {is: what is added each period}
  x_0: {is: the habit at the start}
functions:
  x: {is: the habit, of: [t]}
assume: [a < 1]
steps:
  - difference equation: {equation: x(t + 1) = a x(t) + c, for: x, in: t, initial: x(0) = x_0}
    claim: x(t) = c/(1 - a) + (x_0 - c/(1 - a)) a^t
`,
  schema: z.strictObject({
    "difference equation": z.strictObject(motionFields, { error: "a mapping with `equation`, `for` and `in`" }),
    claim: pathClaim,
    ...claiming,
  }),
  read: (fields, cx) => {
    const motions = readMotions(cx, fields["difference equation"]);
    const { claim } = fields;
    if (motions && isWritten(claim) && isHole(claim)) return pathHole(motions, claim);
    const paths = motions && readPaths(cx, motions, fields.claim);
    if (!motions || !paths) return undefined;
    const demands = pathDemands(cx, motions, paths, (_, demand) => atWholePeriods(motions.time, demand));
    if (!demands) return undefined;
    const { unknowns, equations, initial } = motions;
    const [first, another] = paths;
    return {
      sentence: ["Solving for ", ...listed(unknowns.map(({ now }) => now))],
      displays: [
        given(...equations.map((one) => one.printed)),
        ...(initial.length > 0 ? [{ ...given(...initial.map((one) => one.printed)), words: "with" }] : []),
        { ...printed(...shownPaths(paths)), words: "gives" },
      ],
      demands,
      claim: claimText(fields.claim),
      facts: [],
      ...(first && !another ? { subject: first.value } : {}),
      worth: paths.map(({ value }) => ({ kind: "value", of: value })),
    };
  },
});

/** Whole periods at which an equation that fails somewhere is looked at. */
const PERIODS = [0, 1, 2, 3, 4, 10, -1, -2];

/** An equation may fail between whole periods and hold at all of them, so that it is refuted at these alone. */
function atWholePeriods(time: Time, demand: Demand): Demand {
  return {
    ...demand,
    fault: "It is not shown that the claim satisfies the equation: it fails at a point between two periods.",
    nothingElse: () => undefined,
    special: () => ({
      cases: PERIODS.flatMap((period) => instanceAt(time, demand, period)),
      told: () => ({ fault: demand.fault }),
    }),
  };
}

function instanceAt({ variable, setting, inside }: Time, demand: Demand, period: number): SpecialCases["cases"] {
  const { obligation } = demand;
  if (obligation.kind !== "forall") return [];
  const at = (f: Formula): Formula => substituteFormula(f, [[variable, num(period)]]);
  const put = attempt(() => ({ claim: at(obligation.claim), within: and(...inside.map(at)) }));
  if (!put) return [];
  const { claim, within } = put;
  const presumes = [forall(setting, within)];
  return [{ presumes, demand: { ...demand, obligation: forall(setting, claim), sides: sidesOf(claim) } }];
}
