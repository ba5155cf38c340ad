/** The driver: texts and searchers in, report out; no file system, no clock. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { FilePlan } from "../steps/plan.ts";
import type { Scope } from "../steps/scope.ts";
import { assumptionsIn } from "../steps/scope.ts";
import type { StepKey } from "../steps/vocabulary.ts";
import { functionFacts } from "../steps/vocabulary.ts";
import { auditAssumptions } from "./audit.ts";
import type { Consistent } from "./consistency.ts";
import { consistencyOf } from "./consistency.ts";
import { reportFile } from "./file-report.ts";
import { openFiles } from "./files.ts";
import { graphOf } from "./graph.ts";
import { keptFaults } from "./kept.ts";
import type { CheckOptions, SourceFiles, Tools } from "./ports.ts";
import type { Report, StepVerdict } from "./report.ts";
import type { Session } from "./session.ts";
import { openSession, sessionFor } from "./session.ts";
import { reachesOf } from "./severity.ts";
import { inconsistency } from "./standing.ts";
import type { Checked } from "./step.ts";
import { checkStep } from "./step.ts";

/** A file with everything settled. */
export interface CheckedFile {
  readonly plan: FilePlan;
  readonly scopes: ReadonlyMap<Scope, Consistent>;
  readonly steps: readonly Checked[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the files; those that they use are checked with them, and reported only when asked for. */
export async function check(files: SourceFiles, tools: Tools, options: CheckOptions): Promise<Report> {
  const session = openSession(tools, options);
  const verdicts = new Map<StepKey, StepVerdict>();
  const checked: CheckedFile[] = [];
  for (const plan of openFiles(files)) checked.push(await checkFile(session, plan, verdicts));
  const graph = graphOf(
    checked.flatMap(({ steps }) =>
      steps.map(({ plan, outcome }) => ({
        key: plan.key,
        restsOn: (plan.erratum?.corrected ?? plan.printed).restsOn,
        isProved: outcome.verdict === "proved",
        isAboutErrors: plan.printed.content?.rests?.holds === false,
      })),
    ),
  );
  const steps = checked.flatMap((file) => file.steps);
  const audited = options.assumptions ? await Promise.all(checked.map((file) => audit(session, file, steps))) : checked;
  const asked = files.paths.flatMap((path) => audited.filter((file) => file.plan.path === path));
  const reaches = reachesOf(steps, graph);
  return { files: asked.map((file) => reportFile(file, graph, reaches)) };
}

/** Assumptions of one file may be needed by steps of others. */
async function audit(run: Session, file: CheckedFile, steps: readonly Checked[]): Promise<CheckedFile> {
  const faults = await auditAssumptions(sessionFor(run, file.plan.path), file.plan, steps);
  return { ...file, diagnostics: [...file.diagnostics, ...faults] };
}

async function checkFile(run: Session, plan: FilePlan, verdicts: Map<StepKey, StepVerdict>): Promise<CheckedFile> {
  const session = sessionFor(run, plan.path);
  const scopes = new Map<Scope, Consistent>();
  const diagnostics = [...plan.diagnostics];
  for (const scope of plan.scopes) {
    const formulas = assumptionsIn(scope).map((assumption) => assumption.meaning);
    const found = await consistencyOf(session, functionFacts(plan.vocabulary), formulas);
    scopes.set(scope, found);
    const isInherited = scope.parents.some((parent) => (scopes.get(parent)?.kind ?? "shown") === found.kind);
    if (found.kind !== "shown" && !isInherited) diagnostics.push(inconsistency(found, scope.span, "error"));
  }
  const steps: Checked[] = [];
  const { only } = session.options;
  for (const step of only ? plan.steps.filter(({ id }) => only.has(id)) : plan.steps) {
    const checked = await checkStep(
      {
        session,
        file: plan,
        scope: scopes.get(step.scope)?.kind ?? "undecided",
        verdictOn: (key) => verdicts.get(key) ?? "unknown",
      },
      step,
    );
    verdicts.set(step.key, checked.outcome.verdict);
    steps.push(checked);
  }
  if (session.kept) diagnostics.push(...keptFaults(session.kept));
  return { plan, scopes, steps, diagnostics };
}
