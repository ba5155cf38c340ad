/** `conclude`: a statement that follows from what is named and the assumptions. */

import * as z from "zod";
import { and, isFormula } from "../math/expr.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import { settingOf } from "./context.ts";
import { forall, sidesOf } from "./demand.ts";
import { claiming, formulaOrList, words } from "./fields.ts";
import { readAll, readFormula } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import { printed } from "./prose.ts";

export const conclude = stepKind({
  verb: "conclude",
  about: "A statement that follows from exactly the steps that `from` names and the assumptions in scope.",
  example: `title: A larger market is served with more
symbols:
  q: {is: the quantity, nonnegative: true}
  a: {is: the highest price anyone pays, positive: true}
  c: {is: the cost of a unit, positive: true}
assume:
  - a > c
steps:
  - solve: {equation: a - 2 q - c = 0, for: q}
    label: "(1)"
    claim: (a - c)/2
  - conclude: The price lies above the cost of a unit
    from: ["(1)"]
    claim: a - q > c
`,
  schema: z.strictObject({
    conclude: words.describe("What is concluded, in words."),
    claim: formulaOrList.describe("What follows; of a list, each follows."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const written = isWritten(fields.claim) ? [fields.claim] : fields.claim;
    const claims = readAll(written, (claim) => readFormula(cx, claim));
    if (!claims) return undefined;
    const setting = settingOf(cx);
    const source = cx.facts.length === 0 ? "the assumptions" : "what it is said to follow from";
    return {
      sentence: [`${fields.conclude.text.replace(/[.:\s]+$/, "")}:`],
      displays: [printed(...claims.map((claim) => claim.printed))],
      demands: claims.map((claim, i) => ({
        what: claims.length === 1 ? "the claim follows" : `claim ${i + 1} follows`,
        obligation: forall(setting, claim.meaning),
        code: "F305",
        fault: `The claim does not follow from ${source}.`,
        span: (written[i] as Written).span,
        sides: sidesOf(claim.meaning),
        repairs: [{ claim: claim.printed, again: (other) => (isFormula(other) ? [forall(setting, other)] : []) }],
      })),
      claim: claimText(fields.claim),
      facts: claims.map((claim) => claim.meaning),
      subject: and(...claims.map((claim) => claim.meaning)),
      worth: claims.map((claim) => ({ kind: "truth", facts: cx.facts, claim: claim.meaning })),
    };
  },
});
