/** The steps of a file in order: ids, labels, cases, and what each step adds for those below it. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../syntax/nearest.ts";
import { readAs } from "../syntax/schema.ts";
import type { Mapping, Tree, Written } from "../syntax/tree.ts";
import { entryOf } from "../syntax/tree.ts";
import { readAssumptions } from "./assumptions.ts";
import { caseSchema } from "./case.ts";
import { complain } from "./context.ts";
import { anyStep } from "./fields.ts";
import type { Content, StepKind } from "./kind.ts";
import { STEP_KINDS } from "./kinds.ts";
import type { Reading, StepPlan } from "./plan.ts";
import type { Standpoint } from "./read-step.ts";
import { citedBy, citeStep, fillStep, readErratum, readStep, unreadable } from "./read-step.ts";
import type { Scope } from "./scope.ts";
import { assumptionsIn } from "./scope.ts";
import type { Reference, Vocabulary } from "./vocabulary.ts";

interface FileState {
  readonly file: string;
  readonly scope: Scope;
  readonly vocabulary: Vocabulary;
  readonly diagnostics: Diagnostic[];
}

interface Reader extends FileState {
  readonly steps: StepPlan[];
  readonly scopes: Scope[];
  /** Labels and ids that steps of this file carry. */
  readonly taken: Set<string>;
  /** Ids given so far; those that the file names are set apart from the start. */
  readonly ids: Set<string>;
}

const CASES = 12;

/** Reads the steps, and adds to the vocabulary what they define, pose and claim. */
export function readSteps(
  tree: Tree | undefined,
  state: FileState,
): { readonly steps: readonly StepPlan[]; readonly scopes: readonly Scope[] } {
  const reader: Reader = { ...state, steps: [], scopes: [], taken: new Set(), ids: new Set() };
  if (tree) lookAhead(reader, tree, CASES);
  readList(reader, tree, state.scope, 0);
  return { steps: reader.steps, scopes: reader.scopes };
}

/** Notes the names, labels and ids of all steps, so that a use above its place can be told from a misspelling. */
function lookAhead(reader: Reader, tree: Tree, depth: number): void {
  if (tree.kind !== "list" || depth === 0) return;
  for (const step of tree.items) {
    if (step.kind !== "mapping") continue;
    for (const label of labelsIn(step)) reader.vocabulary.laterReferences.add(label.text.trim());
    const defined = textOf(step, "define");
    if (defined) reader.vocabulary.laterNames.add(defined.text.trim());
    const id = textOf(step, "id");
    if (id) reader.ids.add(id.text.trim());
    const inner = entryOf(step, "steps");
    if (inner) lookAhead(reader, inner.value, depth - 1);
  }
}

/** The label and the id of a step, and the labels of its parts. */
function labelsIn(step: Mapping): readonly Written[] {
  const own = [textOf(step, "label"), textOf(step, "id")].filter((label) => label !== undefined);
  const parts = step.entries.flatMap(({ key, value }) =>
    value.kind === "list" && key.text !== "steps" ? value.items : [],
  );
  const inner = parts.map((part) => (part.kind === "mapping" ? textOf(part, "label") : undefined));
  return [...own, ...inner.filter((label) => label !== undefined)];
}

function textOf(step: Mapping, key: string): Written | undefined {
  const value = entryOf(step, key)?.value;
  return value?.kind === "text" ? value : undefined;
}

function readList(reader: Reader, tree: Tree | undefined, scope: Scope, depth: number): void {
  if (tree?.kind !== "list") return;
  for (const item of tree.items) {
    if (item.kind === "mapping" && entryOf(item, "case")) readCase(reader, item, scope, depth);
    else readOne(reader, item, scope);
  }
}

function readCase(reader: Reader, tree: Mapping, outer: Scope, depth: number): void {
  const fields = readAs(caseSchema, tree, "a `case`");
  if (!fields.ok) {
    reader.diagnostics.push(...fields.diagnostics);
    return;
  }
  const head = tree.entries[0]?.key.span ?? tree.span;
  if (depth >= CASES) {
    complain(reader, "F108", head, "Cases are nested too deeply.");
    return;
  }
  const known = assumptionsIn(outer).map((a) => a.meaning);
  const cx = {
    ...reader,
    step: reader.file,
    span: head,
    assumptions: known,
    facts: [],
    presumed: [],
    restsOn: new Set<string>(),
  };
  const assumptions = readAssumptions(cx, fields.value.assume ?? []);
  const span = entryOf(tree, "assume")?.value.span ?? head;
  const scope: Scope = { title: fields.value.case.text, parents: [outer], assumptions, span };
  reader.scopes.push(scope);
  readList(reader, entryOf(tree, "steps")?.value, scope, depth + 1);
}

function readOne(reader: Reader, tree: Tree, scope: Scope): void {
  const step: Mapping = tree.kind === "mapping" ? tree : { kind: "mapping", entries: [], span: tree.span };
  const kind = kindOf(step);
  const head = headOf(step, kind);
  const id = idOf(reader, step);
  const standpoint: Standpoint = {
    file: reader.file,
    step: `${reader.file}#${id}`,
    head,
    scope,
    vocabulary: reader.vocabulary,
  };
  const labels = labelsIn(step);
  for (const label of labels) reader.vocabulary.laterReferences.delete(label.text.trim());
  const diagnostics: Diagnostic[] = [];
  checkLabels(reader, labels, diagnostics);
  const reading = "verb" in kind ? readStep(kind, step, standpoint) : unreadable(standpoint, kind.message, kind.hint);
  const erratum = "verb" in kind ? readErratum(kind, step, standpoint, diagnostics) : undefined;
  const printed = withDiagnostics(reading, diagnostics);
  const label = textOf(step, "label")?.text;
  const note = textOf(step, "note")?.text;
  const plan: StepPlan = {
    key: standpoint.step,
    id,
    verb: "verb" in kind ? kind.verb : "step",
    span: step.span,
    head,
    scope,
    printed,
    filled: (filling) => ("verb" in kind ? fillStep(kind, step, standpoint, filling) : printed),
    cited: citedBy(step).map(({ text, span }) => ({ label: text.trim(), span })),
    citing: (i, other) => ("verb" in kind ? citeStep(kind, step, standpoint, i, other) : printed),
    ...(label === undefined ? {} : { label }),
    ...(note === undefined ? {} : { note }),
    ...(erratum ? { erratum } : {}),
  };
  reader.steps.push(plan);
  addToVocabulary(reader, plan, labels, textOf(step, "define"));
}

const withDiagnostics = ({ content, ...reading }: Reading, more: readonly Diagnostic[]): Reading =>
  more.length === 0 && content
    ? { ...reading, content }
    : { ...reading, diagnostics: [...reading.diagnostics, ...more] };

/** Fields of several kinds that are no verbs. */
const CLAIM_FIELDS: readonly string[] = ["claim", "as", "sign", "branches"];

/** The kind of a step by its verb; `sign` is a field of the kinds that have one. */
function kindOf(step: Mapping): StepKind | { readonly message: string; readonly hint?: string } {
  const verbs = step.entries.flatMap(({ key }) => STEP_KINDS.filter((kind) => kind.verb === key.text));
  const [first, second] = verbs.length > 1 ? verbs.filter((kind) => kind.verb !== "sign") : verbs;
  if (first && second)
    return {
      message: `A step has one verb, and this one has \`${first.verb}\` and \`${second.verb}\`.`,
      hint: "Make two steps of it.",
    };
  if (first) return first;
  const known = STEP_KINDS.map((kind) => kind.verb);
  const list = [...known, "case"].map((verb) => `\`${verb}\``).join(", ");
  for (const { key } of step.entries) {
    const meant = nearest(key.text, known);
    if (meant !== undefined)
      return { message: `\`${key.text}\` is not a kind of step.`, hint: `Did you mean \`${meant}\`?` };
  }
  const fields = Object.keys(anyStep.shape);
  const unknown = step.entries.find(({ key }) => !fields.includes(key.text) && !CLAIM_FIELDS.includes(key.text));
  const message = unknown ? `\`${unknown.key.text}\` is not a kind of step.` : "This step has no verb.";
  return { message, hint: `The verbs are ${list}.` };
}

function headOf(step: Mapping, kind: ReturnType<typeof kindOf>) {
  const entry = "verb" in kind ? entryOf(step, kind.verb) : step.entries[0];
  return entry?.key.span ?? { start: step.span.start, end: step.span.start + 1 };
}

/** The id that the file gives, or one made of the label, of what the step names, or of its place. */
function idOf(reader: Reader, step: Mapping): string {
  const given = textOf(step, "id")?.text.trim();
  if (given !== undefined && given !== "" && !reader.steps.some((other) => other.id === given)) return given;
  const label = slugOf(textOf(step, "label"));
  const named = slugOf(textOf(step, "define") ?? textOf(step, "problem"));
  const stem = label !== "" ? `eq-${label}` : named !== "" ? `def-${named}` : `step-${reader.steps.length + 1}`;
  let id = stem;
  for (let i = 2; reader.ids.has(id); i++) id = `${stem}-${i}`;
  reader.ids.add(id);
  return id;
}

const slugOf = (written: Written | undefined): string =>
  (written?.text ?? "").replace(/[^\p{L}\p{N}_]+/gu, "-").replace(/^-+|-+$/g, "");

function checkLabels(reader: Reader, labels: readonly Written[], diagnostics: Diagnostic[]): void {
  for (const label of labels) {
    const text = label.text.trim();
    if (reader.taken.has(text))
      complain(
        { diagnostics },
        "F109",
        label.span,
        `Another step is already called \`${text}\`.`,
        "Rename one of the two.",
      );
    if (label.key?.text === "id" && !/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text))
      complain({ diagnostics }, "F102", label.span, "An id is made of letters, digits, dots, hyphens and underscores.");
    reader.taken.add(text);
  }
}

/** What steps further down can speak of: the corrected claim of an erratum, else the printed one. */
function addToVocabulary(
  reader: Reader,
  plan: StepPlan,
  labels: readonly Written[],
  defined: Written | undefined,
): void {
  const { vocabulary } = reader;
  const reading = plan.erratum?.corrected ?? plan.printed;
  const { content } = reading;
  for (const written of labels) {
    const text = written.text.trim();
    const part = content?.labels?.find(({ label }) => label.text.trim() === text);
    vocabulary.references.set(text, [referenceOf(plan, reading, text, part)]);
  }
  if (content?.poses) vocabulary.problems.set(content.poses.name, { problem: content.poses, step: plan.key });
  if (content?.defines) {
    const { of, ...declaration } = content.defines;
    vocabulary.declarations.set(declaration.name, declaration);
    vocabulary.definitions.set(declaration.name, { meaning: of, step: plan.key });
  }
  if (defined) {
    vocabulary.laterNames.delete(defined.text.trim());
    if (!content) noteBroken(reader, plan, defined);
  }
}

/** A name whose definition failed is known, so that its uses do not look like misspellings. */
function noteBroken(reader: Reader, plan: StepPlan, defined: Written): void {
  const called = defined.text.trim();
  if (reader.vocabulary.declarations.has(called)) return;
  reader.vocabulary.declarations.set(called, {
    name: called,
    role: "definition",
    file: reader.file,
    span: defined.span,
  });
  reader.vocabulary.definitions.set(called, { step: plan.key });
}

function referenceOf(
  plan: StepPlan,
  reading: Reading,
  called: string,
  part: NonNullable<Content["labels"]>[number] | undefined,
): Reference {
  const { content } = reading;
  const base = { name: called, step: plan.key, under: [...reading.assumptions, ...(content?.under ?? [])] };
  if (!content) return { ...base, facts: [], presumes: [], fault: "it could not be read" };
  if (content.hole) return { ...base, facts: [], presumes: [], fault: "its claim is still a hole" };
  const { facts, subject, presumes = [] } = part ?? content;
  return { ...base, facts, presumes: [...reading.presumed, ...presumes], ...(subject ? { subject } : {}) };
}
