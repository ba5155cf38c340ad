/** One step checked: as printed, and where its file marks a mistake, as corrected. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Formula } from "../math/expr.ts";
import type { Content } from "../steps/kind.ts";
import type { FilePlan, Reading, StepPlan } from "../steps/plan.ts";
import type { StepKey } from "../steps/vocabulary.ts";
import { functionFacts } from "../steps/vocabulary.ts";
import type { Consistent } from "./consistency.ts";
import { diagnose } from "./diagnose.ts";
import { fillHole, refilled } from "./hole.ts";
import { lackingIn } from "./lacking.ts";
import type { Fault, Outcome } from "./outcome.ts";
import { settleContent, verdictOf } from "./outcome.ts";
import { checkRecorded, shownRecorded } from "./recorded.ts";
import { remarksOf } from "./remarks.ts";
import type { Diagnosis, Settled, StepVerdict } from "./report.ts";
import type { Session } from "./session.ts";
import { groundOf, settleConsistency } from "./standing.ts";

/** How a step stands: everything of its report that needs the kernel. */
export interface Checked {
  readonly plan: StepPlan;
  readonly outcome: Outcome;
  readonly corrected?: Outcome;
  readonly diagnosis?: Diagnosis;
  /** Assumptions each of which makes a failing claim right. */
  readonly sufficient: readonly Formula[];
  readonly diagnostics: readonly Diagnostic[];
  readonly ok: boolean;
}

export interface StepWorld {
  readonly session: Session;
  readonly file: FilePlan;
  /** Whether the scope the step stands in is consistent. */
  readonly scope: Consistent["kind"];
  /** The verdict on the printed claim of a step that was checked before. */
  readonly verdictOn: (step: StepKey) => StepVerdict;
}

/** Checks one step. */
export async function checkStep(world: StepWorld, plan: StepPlan): Promise<Checked> {
  const outcome = await outcomeOf(world, plan, plan.printed);
  if (plan.erratum) return checkErratum(world, plan, plan.erratum, outcome);
  const diagnosis = await diagnosisOf(world, plan, outcome);
  const lacking = await lackingIn(world.session, outcome, diagnosis);
  const holds = outcome.verdict === "proved" || isOpenOnly(plan.printed.content, outcome);
  return {
    plan,
    outcome,
    ...(diagnosis ? { diagnosis } : {}),
    sufficient: lacking.sufficient,
    diagnostics: repaired(lacking.diagnostics, outcome, diagnosis),
    ok: holds && outcome.diagnostics.every((d) => d.severity !== "error"),
  };
}

/** What change of the print makes it right; of a refuted claim, what would stand in its place. */
async function diagnosisOf(
  world: StepWorld,
  plan: StepPlan,
  { refuted, verdict }: Outcome,
): Promise<Diagnosis | undefined> {
  const { session, file } = world;
  if (verdict !== "refuted" && verdict !== "unknown") return undefined;
  const repair = await diagnose(session, file, plan, refuted);
  if (repair || verdict === "unknown" || session.options.withoutDiagnosis) return repair;
  return refilled(session, plan, async (filled) => (await outcomeOf(world, plan, filled)).verdict === "proved");
}

/** A step whose author leaves a part open stands as its file says when all the rest is proved. */
const isOpenOnly = (content: Content | undefined, outcome: Outcome): boolean =>
  outcome.verdict === "unknown" &&
  (content?.open ?? []).length > 0 &&
  outcome.settled.every((one) => one.verdict === "proved" || one.evidence.startsWith(LEFT_OPEN));

const LEFT_OPEN = "left open";

const repaired = (diagnostics: readonly Diagnostic[], outcome: Outcome, diagnosis: Diagnosis | undefined) =>
  diagnosis ? diagnostics.map((d) => withRepair(d, outcome, diagnosis)) : diagnostics;

/** The repair is put for the text of the claim that the first refuted demand is about. */
function withRepair(diagnostic: Diagnostic, { refuted }: Outcome, diagnosis: Diagnosis): Diagnostic {
  const { at, isPartial, replacement } = diagnosis;
  const isAround = ({ demand: { span } }: Fault): boolean => span.start <= at.start && at.end <= span.end;
  const told = (refuted.find(isAround) ?? refuted[0])?.demand;
  if (!told || isPartial || told.code !== diagnostic.code || told.span !== diagnostic.span) return diagnostic;
  return { ...diagnostic, fix: { span: at, text: replacement, safe: false } };
}

type Erratum = NonNullable<StepPlan["erratum"]>;

/** A printed mistake is confirmed when the print is refuted and the correction proved. */
async function checkErratum(world: StepWorld, plan: StepPlan, erratum: Erratum, outcome: Outcome): Promise<Checked> {
  if (!plan.printed.content) return { plan, outcome, sufficient: [], diagnostics: outcome.diagnostics, ok: false };
  const corrected = await outcomeOf(world, plan, erratum.corrected);
  const { session, file } = world;
  const functions = functionFacts(file.vocabulary);
  const readings = [plan.printed, erratum.corrected] as const;
  const recorded = readings.every(({ content }) => content) ? erratum.counterexample : undefined;
  const faults = recorded ? await checkRecorded(session, functions, recorded, ...readings) : [];
  const isRight = outcome.verdict === "proved";
  // A confirmed erratum has its mistake named; a correction that fails is what needs naming first.
  const wrong = corrected.verdict === "proved" ? outcome : corrected;
  const diagnosis = isRight ? undefined : await diagnosisOf(world, plan, wrong);
  const lacking = await lackingIn(session, corrected, wrong === corrected ? diagnosis : undefined);
  const diagnostics = isRight
    ? [rightAfterAll(erratum)]
    : [
        ...aboutPrint(outcome),
        ...repaired(aboutCorrection(corrected.verdict, lacking.diagnostics, erratum), corrected, diagnosis),
        ...faults,
      ];
  const isShown = recorded && faults.length === 0 && outcome.verdict === "refuted";
  return {
    plan,
    // The author's point has simpler numbers than the one that was found.
    outcome: isShown ? { ...outcome, counterexample: shownRecorded(functions, recorded, ...readings) } : outcome,
    corrected,
    ...(diagnosis ? { diagnosis } : {}),
    sufficient: isRight ? [] : lacking.sufficient,
    diagnostics,
    ok: diagnostics.every((d) => d.severity !== "error"),
  };
}

const rightAfterAll = ({ span }: Erratum): Diagnostic => ({
  code: "F307",
  severity: "error",
  span,
  message: "The step is marked as an erratum, but the claim as printed is proved.",
  hint: "Remove `erratum`, or check the transcription.",
});

/** That the print is refuted is what the file says, so only what else is wrong with it is told. */
const aboutPrint = (outcome: Outcome): readonly Diagnostic[] =>
  outcome.verdict === "refuted" ? outcome.diagnostics.filter((d) => d.severity !== "error") : outcome.diagnostics;

function aboutCorrection(
  verdict: StepVerdict,
  diagnostics: readonly Diagnostic[],
  { span }: Erratum,
): readonly Diagnostic[] {
  if (verdict === "proved") return diagnostics;
  const message = verdict === "refuted" ? "The corrected claim is refuted." : "The corrected claim is not proved.";
  return [{ code: "F308", severity: "error", span, message }, ...diagnostics];
}

/** The outcome of one reading of a step, on the ground it stands on. */
async function outcomeOf(world: StepWorld, plan: StepPlan, reading: Reading): Promise<Outcome> {
  const { session, file } = world;
  const { content } = reading;
  if (!content) return invalid(reading.diagnostics);
  const functions = functionFacts(file.vocabulary);
  const ground = await groundOf(session, functions, reading, world.scope, plan.head);
  if (ground.kind === "contradictory") return invalid([...reading.diagnostics, ...ground.diagnostics]);
  const before = [...reading.diagnostics, ...ground.diagnostics];
  if (content.hole) {
    const isProved = async (filled: Reading) => (await outcomeOf(world, plan, filled)).verdict === "proved";
    const hole = await fillHole(session, plan, content.hole, file.text, isProved);
    return { ...unknown([...before, hole]), settled: [] };
  }
  const outcome = content.rests ? composed(world, content.rests) : await settleContent(session, content);
  const consistent = await settleConsistency(session, functions, content.consistent ?? []);
  const remarks = await remarksOf(session, content.remarks ?? []);
  const settled = [...outcome.settled, ...openParts(content), ...consistent.settled];
  const verdict = verdictOf(settled);
  return {
    ...outcome,
    settled,
    verdict: verdict === "proved" && ground.kind === "undecided" ? "unknown" : verdict,
    diagnostics: [...before, ...outcome.diagnostics, ...consistent.diagnostics, ...openWarnings(content), ...remarks],
  };
}

const unknown = (diagnostics: readonly Diagnostic[]): Outcome => ({
  verdict: "unknown",
  settled: [],
  diagnostics,
  failing: [],
  refuted: [],
  needs: [],
  operations: 0,
});
const invalid = (diagnostics: readonly Diagnostic[]): Outcome => ({ ...unknown(diagnostics), verdict: "invalid" });

const openParts = (content: Content): readonly Settled[] =>
  (content.open ?? []).map(({ what, why }) => ({
    what: `${what} is settled`,
    verdict: "unknown",
    evidence: `${LEFT_OPEN}: ${why}`,
  }));

const openWarnings = (content: Content): readonly Diagnostic[] =>
  (content.open ?? []).map(({ what, why, span }) => ({
    code: "F401",
    severity: "warning",
    span,
    message: `${what.charAt(0).toUpperCase()}${what.slice(1)} is left open.`,
    hint: `The file says why: ${why}`,
  }));

/** A proposition holds when every step it names is proved as printed, and fails when one is refuted. */
function composed(world: StepWorld, rests: NonNullable<Content["rests"]>): Outcome {
  const parts = rests.on.map((step) => ({ step, verdict: world.verdictOn(step) }));
  const refuted = parts.filter((part) => part.verdict === "refuted");
  const isProved = parts.every((part) => part.verdict === "proved");
  const holds: StepVerdict = refuted.length > 0 ? "refuted" : isProved ? "proved" : "unknown";
  const verdict = rests.holds ? holds : opposite(holds);
  const names = refuted.map(({ step }) => `\`${step.slice(step.indexOf("#") + 1)}\``).join(", ");
  const evidence =
    holds === "refuted"
      ? `refuted as printed: ${names}`
      : isProved
        ? "all steps it names are proved as printed"
        : "a step it names is not proved";
  const what = rests.holds ? "every step it names is proved as printed" : "a step it names is refuted as printed";
  const message = faultOf(rests.holds, verdict, names);
  return {
    ...unknown(
      message === undefined
        ? []
        : [{ code: verdict === "refuted" ? "F305" : "F401", severity: "error", span: rests.span, message }],
    ),
    verdict,
    settled: [{ what, verdict, evidence }],
  };
}

const opposite = (verdict: StepVerdict): StepVerdict =>
  verdict === "proved" ? "refuted" : verdict === "refuted" ? "proved" : verdict;

function faultOf(holds: boolean, verdict: StepVerdict, names: string): string | undefined {
  if (verdict === "proved") return undefined;
  if (verdict === "unknown") return "It is not decided whether this holds: a step it names is not decided.";
  return holds
    ? `This does not hold: ${names} is refuted as printed.`
    : "This does not fail: every step it names is proved.";
}
