/** `case`: assumptions that hold for the steps inside it. */

import * as z from "zod";
import { assume, words } from "./fields.ts";

export const caseSchema = z.strictObject({
  case: words,
  assume: assume.optional(),
  note: words.optional(),
  steps: z.array(z.any(), { error: "a list of steps" }).min(1, { error: "at least one step" }),
});
