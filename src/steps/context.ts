/** What a step kind has at hand while it reads a step. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Formula } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Setting } from "./demand.ts";
import type { StepKey, Vocabulary } from "./vocabulary.ts";
import { functionFacts } from "./vocabulary.ts";

export interface Context {
  readonly file: string;
  readonly step: StepKey;
  /** The verb of the step, at which faults of the whole step point. */
  readonly span: Span;
  readonly vocabulary: Vocabulary;
  /** The assumptions of the scope and of the step, with definitions expanded. */
  readonly assumptions: readonly Formula[];
  /** The claims that `from` names. */
  readonly facts: readonly Formula[];
  /** Statements that no step proves, and where they hold those claims do. */
  readonly presumed: readonly Formula[];
  readonly diagnostics: Diagnostic[];
  /** The steps whose claims, problems or definitions this one uses. */
  readonly restsOn: Set<StepKey>;
}

/** Everything given: the assumptions and what `from` names. */
export const settingOf = (cx: Context): Setting => ({
  functions: functionFacts(cx.vocabulary),
  given: [...cx.assumptions, ...cx.facts],
});

export function complain(
  cx: Pick<Context, "diagnostics">,
  code: Diagnostic["code"],
  span: Span,
  message: string,
  hint?: string,
): undefined {
  cx.diagnostics.push({ code, severity: "error", span, message, ...(hint === undefined ? {} : { hint }) });
  return undefined;
}
