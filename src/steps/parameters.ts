/** `parameters`: values at which a model is plotted or discussed, which must be possible under the assumptions. */

import * as z from "zod";
import { and, relation } from "../math/expr.ts";
import { settingOf } from "./context.ts";
import { exists } from "./demand.ts";
import { claiming, values } from "./fields.ts";
import { boundsAt, readHeldAt } from "./held-at.ts";
import { claimText, stepKind } from "./kind.ts";
import { printed } from "./prose.ts";

export const parameters = stepKind({
  verb: "parameters",
  about: "Stated values of parameters, which must be possible under the assumptions.",
  example: `title: The parameters of a figure
symbols:
  a: {is: the highest price anyone pays, positive: true}
  c: {is: the cost of a unit, positive: true}
assume:
  - a > 2 c
steps:
  - parameters: {a: 10, c: 4}
    label: Figure 1
  - conclude: At the parameters of the figure, monopoly output is 3
    from: [Figure 1]
    claim: (a - c)/2 = 3
`,
  claimField: "parameters",
  schema: z.strictObject({ parameters: values.describe("The values, by symbol."), ...claiming }),
  read: (fields, cx) => {
    const heldAt = readHeldAt(cx, fields.parameters);
    if (!heldAt) return undefined;
    const setting = settingOf(cx);
    const equations = heldAt.pairs.map(([symbol, value]) => relation("=", symbol, value));
    return {
      sentence: ["The parameters are held at"],
      displays: [printed(...heldAt.printed)],
      demands: [
        {
          what: "the values are possible under the assumptions",
          obligation: exists(setting, [...equations, ...boundsAt(setting.functions, heldAt)]),
          code: "F310",
          fault: "These values cannot hold together with the assumptions.",
          span: heldAt.span,
          sides: [],
        },
      ],
      claim: claimText(fields.parameters),
      facts: equations,
      presumes: equations,
      subject: and(...equations),
      worth: [{ kind: "truth", facts: [], claim: and(...equations) }],
    };
  },
});
