/** The report on a file, from everything that was settled about it. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { placesIn } from "../diagnostics/place.ts";
import { normalExpr } from "../kernel/normal.ts";
import { sym } from "../math/expr.ts";
import { texExpr } from "../math/print-tex.ts";
import type { Span } from "../math/span.ts";
import type { Display } from "../steps/prose.ts";
import { casesOf } from "../steps/scope.ts";
import type { StepKey } from "../steps/vocabulary.ts";
import type { CheckedFile } from "./check.ts";
import type { Graph } from "./graph.ts";
import type { FileReport, ScopeReport, StepReport, SymbolReport } from "./report.ts";
import type { Reach } from "./severity.ts";
import type { Checked } from "./step.ts";

/** The report on one file. */
export function reportFile(file: CheckedFile, graph: Graph, reaches: ReadonlyMap<StepKey, Reach>): FileReport {
  const { plan } = file;
  const placeOf = placesIn(plan.text);
  return {
    path: plan.path,
    text: plan.text,
    title: plan.title,
    ...(plan.source ? { source: plan.source } : {}),
    ...(plan.about === undefined ? {} : { about: plan.about }),
    symbols: symbolsOf(file),
    scopes: scopesOf(file),
    steps: file.steps.map((step) => reportStep(step, graph, reaches, placeOf, plan.path)),
    diagnostics: file.diagnostics,
    readable: plan.readable,
  };
}

const symbolsOf = ({ plan }: CheckedFile): readonly SymbolReport[] =>
  [...plan.vocabulary.declarations.values()].map(({ name, role, tex, meaning, domain }) => ({
    name,
    role,
    tex: tex ?? texExpr(sym(name)),
    ...(meaning === undefined ? {} : { meaning }),
    ...(domain === undefined ? {} : { domain }),
  }));

const scopesOf = ({ plan, scopes }: CheckedFile): readonly ScopeReport[] =>
  plan.scopes.map((scope) => {
    const found = scopes.get(scope);
    return {
      title: scope.title,
      assumptions: scope.assumptions.map(({ printed, because, isDomain }) => ({
        formula: printed,
        isDomain,
        ...(because === undefined ? {} : { because }),
      })),
      ...(found?.kind === "shown" ? { witness: found.point } : {}),
    };
  });

function reportStep(
  checked: Checked,
  graph: Graph,
  reaches: ReadonlyMap<StepKey, Reach>,
  placeOf: ReturnType<typeof placesIn>,
  path: string,
): StepReport {
  const { plan, outcome, corrected, diagnosis } = checked;
  const content = plan.printed.content;
  const idOf = (key: StepKey): string => (key.startsWith(`${path}#`) ? key.slice(path.length + 1) : key);
  const errors = graph.errorsUnder(plan.key).map(idOf);
  const reach = reaches.get(plan.key);
  const place = placeOf(plan.span);
  return {
    id: plan.id,
    ...(plan.label === undefined ? {} : { label: plan.label }),
    kind: plan.verb,
    span: plan.span,
    line: place.line,
    column: place.column,
    cases: casesOf(plan.scope),
    sentence: content?.sentence ?? [],
    displays: displaysOf(checked),
    assumed: plan.printed.assumed.map(({ printed, because }) => ({
      formula: printed,
      ...(because === undefined ? {} : { because }),
    })),
    presumed: plan.printed.presumed,
    ...(plan.note === undefined ? {} : { note: plan.note }),
    claim: content?.claim ?? "",
    ...(plan.erratum ? { corrected: correctionOf(plan.erratum, content?.claim), because: plan.erratum.because } : {}),
    verdict: outcome.verdict,
    ok: checked.ok,
    settled: [
      ...outcome.settled.map((one) => (corrected ? { ...one, what: `As printed, ${one.what}` } : one)),
      ...correctedSettled(checked),
    ],
    ...(outcome.counterexample ? { counterexample: outcome.counterexample } : {}),
    ...(outcome.direction ? { direction: outcome.direction } : {}),
    ...(diagnosis ? { diagnosis } : {}),
    sufficient: checked.sufficient,
    needs: [...outcome.needs, ...(corrected?.needs ?? [])],
    cited: plan.cited.map(({ label }) => label),
    restsOn: graph.restsOn(plan.key).map(idOf),
    usedBy: graph.usedBy(plan.key).map(idOf),
    restsOnError: errors,
    ...(reach
      ? {
          reach: {
            severity: reach.severity,
            results: reach.results.map(idOf),
            changed: reach.changed.map(idOf),
            standing: reach.standing.map(idOf),
          },
        }
      : {}),
    diagnostics: [...checked.diagnostics, ...restingOn(checked, errors)],
    operations: outcome.operations + (corrected?.operations ?? 0),
  };
}

/** The corrected claim; when the claim stays as it is, the fields that change. */
function correctionOf(
  { corrected, changes }: NonNullable<Checked["plan"]["erratum"]>,
  printed: string | undefined,
): string {
  const claim = corrected.content?.claim;
  if (claim !== undefined && claim !== printed) return claim;
  return changes.map(({ field, text }) => `${field}: ${text}`).join("; ");
}

const correctedSettled = ({ corrected }: Checked) =>
  (corrected?.settled ?? []).map((one) => ({ ...one, what: `As corrected, ${one.what}` }));

/** The printed formulas, the corrected ones of an erratum, and what a refuted claim should be. */
function displaysOf({ plan, outcome, diagnosis }: Checked): readonly Display[] {
  const printed = plan.printed.content?.displays ?? [];
  const corrected = plan.erratum?.corrected.content?.displays ?? [];
  const derived = outcome.refuted[0]?.demand.derived;
  const mark = diagnosis?.span;
  return [
    ...printed.map((display) => (mark && display.role === "printed" ? { ...display, mark } : display)),
    ...corrected.flatMap((display): readonly Display[] =>
      display.role === "printed" ? [{ ...display, role: "corrected" }] : [],
    ),
    ...(derived && !plan.erratum ? [{ role: "derived", math: [normalExpr(derived)] } as const] : []),
  ];
}

/** A step that stands by itself, on a step that is wrong as printed. A proposition says by itself what it rests on. */
function restingOn({ plan, outcome, ok }: Checked, errors: readonly string[]): readonly Diagnostic[] {
  if (errors.length === 0 || !ok || outcome.verdict !== "proved" || plan.printed.content?.rests) return [];
  const span: Span = plan.head;
  const names = errors.map((id) => `\`${id}\``).join(", ");
  return [
    {
      code: "F501",
      severity: "info",
      span,
      message: `This step rests on ${names}, which is wrong or unproved as printed.`,
      hint: "Where that step has a correction, the correction was used.",
    },
  ];
}
