/** One step of a file, from its tree to what it says: as printed, as corrected, and with a hole filled. */

import type * as z from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten, readAs } from "../syntax/schema.ts";
import type { Entry, Mapping, Tree, Written } from "../syntax/tree.ts";
import { entryOf, textAt, withEntries } from "../syntax/tree.ts";
import { readAssumptions } from "./assumptions.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { anyStep, DESCRIPTIVE } from "./fields.ts";
import { readExpr, readFacts } from "./formulas.ts";
import { readHeldAt } from "./held-at.ts";
import type { Filling, StepKind } from "./kind.ts";
import type { Erratum, Reading, RecordedCounterexample, RecordedValue } from "./plan.ts";
import { readPrinted } from "./printed-number.ts";
import type { Scope } from "./scope.ts";
import { assumptionsIn } from "./scope.ts";
import type { StepKey, Vocabulary } from "./vocabulary.ts";

/** Where a step stands and what it may speak of. */
export interface Standpoint {
  readonly file: string;
  readonly step: StepKey;
  readonly head: Span;
  readonly scope: Scope;
  readonly vocabulary: Vocabulary;
}

/** What the fields of a step say, read with the names known at its place. */
export function readStep(kind: StepKind, step: Mapping, at: Standpoint): Reading {
  const diagnostics: Diagnostic[] = [];
  const restsOn = new Set<StepKey>();
  const outer = assumptionsIn(at.scope).map((a) => a.meaning);
  const base: Context = { ...at, span: at.head, assumptions: outer, facts: [], presumed: [], diagnostics, restsOn };
  const common = readAs(anyStep, step, "the step");
  const assumed = common.ok ? readAssumptions(base, common.value.assume ?? []) : [];
  const within: Context = { ...base, assumptions: [...outer, ...assumed.map((a) => a.meaning)] };
  const references = common.ok && !kind.citesOnly ? (common.value.from ?? []) : [];
  const given = readFacts(within, references) ?? { facts: [], presumed: [] };
  const content = kind.read(step, { ...within, ...given });
  const isSound = diagnostics.every((d) => d.severity !== "error");
  return {
    ...(content && isSound ? { content } : {}),
    diagnostics,
    assumed,
    assumptions: within.assumptions,
    ...given,
    restsOn: [...restsOn].filter((key) => key !== at.step),
  };
}

/** The step with its claim replaced. */
export function fillStep(kind: StepKind, step: Mapping, at: Standpoint, filling: Filling): Reading {
  const claim = entryOf(step, kind.claimField);
  if (!claim) return readStep(kind, step, at);
  const value = treeOf(filling, claim.value.span);
  return readStep(kind, withEntries(step, ["erratum"], [{ key: claim.key, value }]), at);
}

/** The labels and ids that a step names in \`from\`. */
export const citedBy = (step: Mapping): readonly Written[] => {
  const list = entryOf(step, "from")?.value;
  return list?.kind === "list" ? list.items.filter((item) => item.kind === "text") : [];
};

/** The step as printed, with another one named in the i-th place of \`from\`. */
export function citeStep(kind: StepKind, step: Mapping, at: Standpoint, i: number, label: string): Reading {
  const from = entryOf(step, "from");
  if (from?.value.kind !== "list") return readStep(kind, step, at);
  const items = from.value.items.map((item, j) => (i === j ? textAt(label, item.span) : item));
  return readStep(kind, withEntries(step, ["erratum"], [{ ...from, value: { ...from.value, items } }]), at);
}

function treeOf(filling: Filling, span: Span): Tree {
  if (typeof filling === "string") return textAt(filling, span);
  if (isList(filling)) return { kind: "list", items: filling.map((part) => treeOf(part, span)), span };
  const entries = Object.entries(filling).map(([name, text]) => {
    const key = textAt(name, span);
    return { key, value: { ...textAt(text, span), key } };
  });
  return { kind: "mapping", entries, span };
}

const isList = (filling: Filling): filling is readonly Filling[] => Array.isArray(filling);

/** The correction of a step that its file marks as a printed mistake. */
export function readErratum(
  kind: StepKind,
  step: Mapping,
  at: Standpoint,
  diagnostics: Diagnostic[],
): Erratum | undefined {
  const entry = entryOf(step, "erratum");
  const common = entry && readAs(anyStep, step, "the step");
  if (!common?.ok || !common.value.erratum || entry?.value.kind !== "mapping") return undefined;
  const replacement = entryOf(entry.value, "corrected");
  if (!replacement) return undefined;
  const { because, counterexample } = common.value.erratum;
  const entries = correctedEntries(kind, step, replacement);
  const corrected = readStep(kind, withEntries(step, ["erratum"], entries), at);
  const recorded = counterexample && readRecorded(at, counterexample, diagnostics);
  const changes = entries.map(({ key, value }) => ({ field: key.text, text: textOf(value) }));
  return {
    corrected,
    because: because.text,
    changes,
    span: entry.key.span,
    ...(recorded ? { counterexample: recorded } : {}),
  };
}

/** A piece of a file as one line of text. */
function textOf(tree: Tree): string {
  switch (tree.kind) {
    case "text":
      return tree.text.replace(/\s+/g, " ").trim();
    case "list":
      return tree.items.map(textOf).join(", ");
    case "mapping":
      return tree.entries.map(({ key, value }) => `${key.text} = ${textOf(value)}`).join(", ");
    case "nothing":
      return "";
  }
}

/** A mapping whose keys are all fields of the step replaces those fields; anything else is a claim. */
function correctedEntries(kind: StepKind, step: Mapping, replacement: Entry): readonly Entry[] {
  const fields = Object.keys(kind.schema.shape).filter((field) => !DESCRIPTIVE.includes(field));
  const { value } = replacement;
  if (value.kind === "mapping" && value.entries.every(({ key }) => fields.includes(key.text))) return value.entries;
  const claim = entryOf(step, kind.claimField);
  const key = claim?.key ?? textAt(kind.claimField, replacement.key.span);
  return [{ key, value }];
}

type Recorded = NonNullable<NonNullable<Read<z.output<typeof anyStep>>["erratum"]>["counterexample"]>;

function readRecorded(at: Standpoint, fields: Recorded, diagnostics: Diagnostic[]): RecordedCounterexample | undefined {
  const cx: Context = {
    ...at,
    span: at.head,
    assumptions: [],
    facts: [],
    presumed: [],
    diagnostics,
    restsOn: new Set(),
  };
  const point = readHeldAt(cx, fields.at);
  const printed = readValues(cx, fields.printed);
  const corrected = readValues(cx, fields.corrected);
  return point && printed && corrected ? { at: point, printed, corrected } : undefined;
}

function readValues(
  cx: Context,
  written: Written | readonly Written[] | undefined,
): readonly RecordedValue[] | undefined {
  const list = written === undefined ? [] : isWritten(written) ? [written] : written;
  const values = list.map((w) => readValue(cx, w));
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function readValue(cx: Context, written: Written): RecordedValue | undefined {
  const text = written.text.trim();
  const base = { span: written.span, text };
  if (text === "true" || text === "false") return { ...base, kind: "truth", value: text === "true" };
  const number = readPrinted(text);
  if (number && !number.isExact) return { ...base, kind: "rounded", number };
  const term = readExpr(cx, written);
  if (!term) return undefined;
  return { ...base, kind: "exact", value: term.meaning };
}

/** A step whose verb is unknown or missing: nothing of it can be read. */
export const unreadable = (at: Standpoint, message: string, hint?: string): Reading => {
  const diagnostics: Diagnostic[] = [];
  complain({ diagnostics }, "F103", at.head, message, hint);
  return { diagnostics, assumed: [], assumptions: [], facts: [], presumed: [], restsOn: [] };
};
