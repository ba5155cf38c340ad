/** The manual of step kinds, with its examples checked by every search. */

import type { ManualEntry } from "../check/manual.ts";
import { manual } from "../check/manual.ts";
import { openTools } from "../search/tools.ts";

/** The entries of the kinds with these verbs, or of all. */
export async function openManual(verbs?: readonly string[]): Promise<readonly ManualEntry[]> {
  const tools = openTools();
  try {
    return await manual(tools, verbs);
  } finally {
    await tools.close();
  }
}
