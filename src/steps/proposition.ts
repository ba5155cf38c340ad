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
  example: `title: A tax on a monopolist
symbols:
  a: {is: the highest price anyone pays, positive: true}
  c: {is: the cost of a unit, positive: true}
  t: {is: the tax on a unit, nonnegative: true}
steps:
  - define: q
    as: (a - c - t)/2
    is: the quantity sold
  - derivative: {of: q, in: t}
    label: "(1)"
    claim: -1/2
    sign: negative
  - derivative: {of: a - q, in: t}
    label: "(2)"
    claim: 1/2
    sign: positive
  - proposition: A higher tax lowers the quantity and raises the price, by half of the tax.
    from: ["(1)", "(2)"]
    claim: holds
`,
  citesOnly: true,
  schema: z.strictObject({
    proposition: words.describe("The result."),
    from: from.describe("The steps that together are the result."),
    claim: z
      .enum(["holds", "fails"], { error: "`holds` or `fails`" })
      .describe("Whether all of them are proved as printed, or at least one is refuted."),
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
