/** A step file as a whole: its schema, what it uses, its declarations, its steps in order. */

import * as z from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Read } from "../syntax/schema.ts";
import { readAs } from "../syntax/schema.ts";
import { nodeAt } from "../syntax/schema-words.ts";
import type { Tree, Written } from "../syntax/tree.ts";
import { readYaml } from "../syntax/yaml.ts";
import { readAssumptions } from "./assumptions.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { assume, name, words } from "./fields.ts";
import { declareFunctions, functionSchema } from "./functions.ts";
import { declareSymbols, symbolSchema } from "./model.ts";
import type { FilePlan } from "./plan.ts";
import { readSteps } from "./read-steps.ts";
import type { Scope } from "./scope.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { emptyVocabulary } from "./vocabulary.ts";

const MAX_STEPS = 2000;

export const fileSchema = z.strictObject({
  title: words.optional(),
  about: words.optional(),
  source: z
    .strictObject({ paper: name, section: words.optional() }, { error: "a mapping with `paper` and `section`" })
    .optional(),
  uses: z.array(words, { error: "a list of paths" }).optional(),
  symbols: z.record(z.string(), symbolSchema, { error: "a mapping from names to what they are" }).optional(),
  functions: z.record(z.string(), functionSchema, { error: "a mapping from names to what they are" }).optional(),
  assume: assume.optional(),
  steps: z.array(z.any(), { error: "a list of steps" }).optional(),
});
type FileFields = Read<z.output<typeof fileSchema>>;

/** How a file gets at those it uses: the plan, or why there is none. */
export type OpenUsed = (path: string) => FilePlan | { readonly fault: string };

/** Reads a step file. */
export function readDocument(path: string, text: string, open: OpenUsed): FilePlan {
  const { tree, diagnostics } = readYaml(text);
  if (!tree) return nothingRead(path, text, diagnostics.length > 0 ? diagnostics : [empty()]);
  if (tree.kind !== "mapping") return nothingRead(path, text, [notAFile(tree)]);
  const fields = readAs(fileSchema, tree, "a step file");
  const tooMany = stepsBeyond(tree);
  if (!fields.ok) return nothingRead(path, text, fields.diagnostics);
  if (tooMany) return nothingRead(path, text, [tooMany]);
  return readFields(path, text, tree, fields.value, open);
}

const nothingRead = (path: string, text: string, diagnostics: readonly Diagnostic[]): FilePlan => ({
  path,
  text,
  readable: false,
  title: path,
  vocabulary: emptyVocabulary(),
  scopes: [],
  steps: [],
  diagnostics,
});

const empty = (): Diagnostic => ({
  code: "F102",
  severity: "error",
  span: { start: 0, end: 0 },
  message: "The file is empty.",
  hint: "A step file starts with `title:` and has a list of `steps:`.",
});

const notAFile = (tree: Tree): Diagnostic => ({
  code: "F102",
  severity: "error",
  span: { start: tree.span.start, end: tree.span.start + 1 },
  message: "This is not a step file.",
  hint: "A step file starts with `title:` and has a list of `steps:`.",
});

function stepsBeyond(tree: Tree): Diagnostic | undefined {
  const steps = nodeAt(tree, ["steps"]);
  const beyond = steps?.kind === "list" ? steps.items[MAX_STEPS] : undefined;
  return (
    beyond && { code: "F108", severity: "error", span: beyond.span, message: `A file has at most ${MAX_STEPS} steps.` }
  );
}

function readFields(path: string, text: string, tree: Tree, fields: FileFields, open: OpenUsed): FilePlan {
  const vocabulary = emptyVocabulary();
  const diagnostics: Diagnostic[] = [];
  const cx: Context = {
    file: path,
    step: path,
    span: tree.span,
    vocabulary,
    assumptions: [],
    facts: [],
    presumed: [],
    diagnostics,
    restsOn: new Set(),
  };
  const parents = (fields.uses ?? []).flatMap((used) => useFile(cx, path, used, open));
  declareFunctions(cx, nodeAt(tree, ["functions"]), fields.functions ?? {});
  const domains = declareSymbols(cx, nodeAt(tree, ["symbols"]), fields.symbols ?? {});
  const assumptions = [...domains, ...readAssumptions(cx, fields.assume ?? [])];
  const root: Scope = { title: "", parents, assumptions, span: nodeAt(tree, ["assume"])?.span ?? { start: 0, end: 0 } };
  const { steps, scopes } = readSteps(nodeAt(tree, ["steps"]), { file: path, scope: root, vocabulary, diagnostics });
  const source = fields.source && {
    paper: fields.source.paper.text,
    ...(fields.source.section ? { section: fields.source.section.text } : {}),
  };
  return {
    path,
    text,
    readable: true,
    title: fields.title?.text ?? path,
    ...(source ? { source } : {}),
    ...(fields.about ? { about: fields.about.text } : {}),
    vocabulary,
    scopes: [root, ...scopes],
    steps,
    diagnostics,
  };
}

/** Brings in what another file declares, and gives the scope of its model. */
function useFile(cx: Context, path: string, used: Written, open: OpenUsed): readonly Scope[] {
  const target = resolvePath(path, used.text.trim());
  if (target === undefined) {
    complain(
      cx,
      "F112",
      used.span,
      `\`${used.text}\` lies outside the project.`,
      "Use a path below the project's folder, relative to this file.",
    );
    return [];
  }
  const plan = open(target);
  const fault = "fault" in plan ? plan.fault : plan.readable ? undefined : "it cannot be read";
  if (fault !== undefined || "fault" in plan) {
    complain(cx, "F112", used.span, `\`${used.text}\` cannot be used: ${fault}.`);
    return [];
  }
  bringIn(cx, plan.vocabulary, used);
  return plan.scopes.slice(0, 1);
}

function bringIn(cx: Context, from: Vocabulary, used: Written): void {
  const { vocabulary } = cx;
  for (const [called, declaration] of from.declarations) {
    const known = vocabulary.declarations.get(called);
    if (known && known !== declaration)
      complain(
        cx,
        "F109",
        used.span,
        `\`${called}\` is declared both in \`${known.file}\` and in \`${declaration.file}\`.`,
      );
    vocabulary.declarations.set(called, declaration);
  }
  for (const [called, facts] of from.functions) vocabulary.functions.set(called, facts);
  for (const [called, definition] of from.definitions) vocabulary.definitions.set(called, definition);
  for (const [called, posed] of from.problems) {
    const known = vocabulary.problems.get(called);
    if (known && known !== posed)
      complain(cx, "F109", used.span, `Two files that this one uses pose a problem called \`${called}\`.`);
    vocabulary.problems.set(called, posed);
  }
  for (const [label, references] of from.references) {
    const known = vocabulary.references.get(label) ?? [];
    vocabulary.references.set(label, [...known, ...references.filter((reference) => !known.includes(reference))]);
  }
}

/** A path relative to a file, from the project's folder; undefined when it leaves that folder. */
function resolvePath(from: string, relative: string): string | undefined {
  if (/^[/\\~]|^[A-Za-z]:|\\|\0/.test(relative)) return undefined;
  const parts = from.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length === 0 || parts.at(-1) === "..") return undefined;
    else parts.pop();
  }
  return parts.join("/");
}
