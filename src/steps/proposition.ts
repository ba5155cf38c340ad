/** `proposition`: a result in words, which holds exactly when the steps it rests on are proved. */

import * as z from "zod";
import { claiming, from, words } from "./fields.ts";
import { readAll, refer } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";

const { from: _, ...others } = claiming;

export const proposition = stepKind({
  verb: "proposition",
  about:
    "A result in words, whose formal content is the steps that `from` names: it holds when all of them are proved as printed.",
  citesOnly: true,
  schema: z.strictObject({
    proposition: words,
    from,
    claim: z.enum(["holds", "fails"], { error: "`holds` or `fails`" }),
    ...others,
  }),
  read: (fields, cx) => {
    const steps = readAll(fields.from, (reference) => refer(cx, reference));
    if (!steps) return undefined;
    const holds = fields.claim.text === "holds";
    return {
      sentence: [fields.proposition.text],
      displays: [],
      demands: [],
      claim: claimText(fields.claim),
      facts: [],
      worth: [],
      rests: { on: [...new Set(steps.map(({ step }) => step))], holds, span: fields.claim.span },
    };
  },
});
