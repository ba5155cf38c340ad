/** `rearrange`: a statement turned into an equivalent one. */

import * as z from "zod";
import type { Formula } from "../math/expr.ts";
import { isFormula } from "../math/expr.ts";
import { settingOf } from "./context.ts";
import type { Demand } from "./demand.ts";
import { implication, repairable } from "./demand.ts";
import { claiming, formula } from "./fields.ts";
import { readFormula } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import { given, printed } from "./prose.ts";

const DIRECTIONS = {
  equivalent: "is equivalent to",
  implies: "implies",
  follows: "follows from",
} as const;

export const rearrange = stepKind({
  verb: "rearrange",
  about: "A statement turned into an equivalent one; both directions are demanded, unless `direction` names one.",
  schema: z.strictObject({
    rearrange: formula,
    claim: formula,
    direction: z
      .enum(["equivalent", "implies", "follows"], { error: "one of `equivalent`, `implies`, `follows`" })
      .optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const before = readFormula(cx, fields.rearrange);
    const after = readFormula(cx, fields.claim);
    if (!before || !after) return undefined;
    const direction = fields.direction?.text ?? "equivalent";
    const setting = settingOf(cx);
    const start = { name: "the statement", formula: before.meaning };
    const demandsFor = (claim: Formula): readonly Demand[] => {
      const end = { name: "the claim", formula: claim };
      return [
        ...(direction === "follows" ? [] : [implication(setting, start, end, fields.claim.span)]),
        ...(direction === "implies" ? [] : [implication(setting, end, start, fields.claim.span)]),
      ];
    };
    return {
      sentence: ["The statement"],
      displays: [given(before.printed), { ...printed(after.printed), words: DIRECTIONS[direction] }],
      demands: repairable(demandsFor(after.meaning), after.printed, (claim) =>
        isFormula(claim) ? demandsFor(claim).map((demand) => demand.obligation) : [],
      ),
      claim: claimText(fields.claim),
      facts: [after.meaning],
      subject: after.meaning,
      worth: [{ kind: "truth", facts: [], claim: after.meaning }],
    };
  },
});
