/** The steps of a file as a tree of cases, in the order of the file. */

import type { StepReport } from "../../check/report.ts";

export interface CaseNode {
  readonly kind: "case";
  /** The titles from the outermost case to this one. */
  readonly path: readonly string[];
  readonly parts: readonly Part[];
}
export interface StepNode {
  readonly kind: "step";
  readonly step: StepReport;
}
export type Part = CaseNode | StepNode;

/** Runs of steps within the same case become one part. */
export function casesOf(steps: readonly StepReport[], path: readonly string[] = []): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  while (start < steps.length) {
    const title = steps[start]?.cases[path.length];
    let end = start + 1;
    while (title !== undefined && end < steps.length && steps[end]?.cases[path.length] === title) end += 1;
    parts.push(...run(steps.slice(start, end), title, path));
    start = end;
  }
  return parts;
}

function run(steps: readonly StepReport[], title: string | undefined, path: readonly string[]): readonly Part[] {
  if (title === undefined) return steps.map((step) => ({ kind: "step", step }));
  const inner = [...path, title];
  return [{ kind: "case", path: inner, parts: casesOf(steps, inner) }];
}

/** An anchor for each case, in the order in which they are met. */
export function caseAnchors(parts: readonly Part[]): ReadonlyMap<CaseNode, string> {
  const anchors = new Map<CaseNode, string>();
  const visit = (part: Part): void => {
    if (part.kind === "step") return;
    anchors.set(part, `case-${anchors.size + 1}`);
    part.parts.forEach(visit);
  };
  parts.forEach(visit);
  return anchors;
}
