/** What rests on what, and which steps rest on a mistake. */

import type { StepKey } from "../steps/vocabulary.ts";

export interface Graph {
  restsOn(step: StepKey): readonly StepKey[];
  usedBy(step: StepKey): readonly StepKey[];
  /** The steps it rests on, directly or not, whose printed claim is wrong or unproved. */
  errorsUnder(step: StepKey): readonly StepKey[];
}

export interface GraphStep {
  readonly key: StepKey;
  readonly restsOn: readonly StepKey[];
  readonly isProved: boolean;
  /** Whether it speaks of errors, and does not build on them. */
  readonly isAboutErrors: boolean;
}

/** The graph of steps in order: each rests only on steps before it. */
export function graphOf(steps: readonly GraphStep[]): Graph {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const users = new Map<StepKey, StepKey[]>();
  const errors = new Map<StepKey, readonly StepKey[]>();
  for (const step of steps) {
    const under = new Set<StepKey>();
    for (const key of step.restsOn) {
      users.set(key, [...(users.get(key) ?? []), step.key]);
      if (step.isAboutErrors) continue;
      if (byKey.get(key)?.isProved === false) under.add(key);
      for (const deeper of errors.get(key) ?? []) under.add(deeper);
    }
    errors.set(step.key, [...under]);
  }
  return {
    restsOn: (step) => byKey.get(step)?.restsOn ?? [],
    usedBy: (step) => users.get(step) ?? [],
    errorsUnder: (step) => errors.get(step) ?? [],
  };
}
