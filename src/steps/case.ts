/** `case`: assumptions that hold for the steps inside it. */

import * as z from "zod";
import { assume, words } from "./fields.ts";

export const caseSchema = z.strictObject({
  case: words.describe("Its title."),
  assume: assume.describe("What is assumed for the steps inside it.").optional(),
  note: words.describe("A remark to the reader.").optional(),
  steps: z
    .array(z.any(), { error: "a list of steps" })
    .min(1, { error: "at least one step" })
    .describe("The steps inside it; cases may stand among them."),
});
