/** Opens the files to check and those that they use, each once; a file that uses itself in turn is refused. */

import { readDocument } from "../steps/document.ts";
import type { FilePlan } from "../steps/plan.ts";
import type { SourceFiles } from "./ports.ts";

/** How many files deep one can use another. */
const MAX_DEPTH = 20;

/** All plans, used files before those that use them. */
export function openFiles(files: SourceFiles): readonly FilePlan[] {
  const plans = new Map<string, FilePlan>();
  const open: string[] = [];
  const load = (path: string): FilePlan | { readonly fault: string } => {
    const known = plans.get(path);
    if (known) return known;
    if (open.includes(path)) return { fault: "it uses this file in turn" };
    if (open.length >= MAX_DEPTH) return { fault: "too many files use one another" };
    const text = files.read(path);
    if (text === undefined) return { fault: "there is no such file in the project" };
    open.push(path);
    const plan = readDocument(path, text, load);
    open.pop();
    plans.set(path, plan);
    return plan;
  };
  for (const path of files.paths) load(path);
  return [...plans.values()];
}
