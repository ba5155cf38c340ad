/** Assumptions as a file states them. */

import type * as z from "zod";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Context } from "./context.ts";
import type { assume } from "./fields.ts";
import { readFormula } from "./formulas.ts";
import type { Assumption } from "./scope.ts";

/** The assumptions of a list; those that cannot be read are complained of and left out. */
export function readAssumptions(cx: Context, list: Read<z.output<typeof assume>>): readonly Assumption[] {
  return list.flatMap((item) => {
    const written = isWritten(item) ? item : item.that;
    const statement = readFormula(cx, written);
    if (!statement) return [];
    const because = isWritten(item) ? undefined : item.because?.text;
    return [{ ...statement, span: written.span, isDomain: false, ...(because === undefined ? {} : { because }) }];
  });
}
