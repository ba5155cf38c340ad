/** Reads YAML into a tree in which every character knows its place, within limits that keep a stranger's file safe. */

import type { Document, Node, Range, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../math/span.ts";
import type { ScalarStyle } from "./align.ts";
import { alignScalar } from "./align.ts";
import type { Entry, Tree, Written } from "./tree.ts";
import { explainYamlError } from "./yaml-errors.ts";
import { checkLimits, tooLarge } from "./yaml-limits.ts";

/** How many pieces a file may hold once every alias is replaced by what it stands for. */
const MAX_PIECES = 200_000;

export interface YamlText {
  /** Absent when the file holds nothing, or cannot be read. */
  readonly tree?: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

/** The tree of a YAML text, or the reason why there is none. */
export function readYaml(text: string): YamlText {
  const beyond = checkLimits(text);
  if (beyond) return { diagnostics: [beyond] };
  const document = parseDocument(text, {
    keepSourceTokens: false,
    logLevel: "error",
    merge: false,
    prettyErrors: false,
    schema: "failsafe",
    uniqueKeys: false,
    version: "1.2",
  });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault) return { diagnostics: [explainYamlError(fault, text)] };
  if (document.contents === null) return { diagnostics: [] };
  const builder: Builder = { text, document, anchors: new Map(), pieces: 0, diagnostics: [] };
  const tree = build(builder, document.contents, { start: 0, end: 0 });
  return { ...(tree && builder.diagnostics.length === 0 ? { tree: tree.tree } : {}), diagnostics: builder.diagnostics };
}

interface Built {
  readonly tree: Tree;
  /** How many pieces it has with its aliases replaced. */
  readonly size: number;
}

interface Builder {
  readonly text: string;
  readonly document: Document;
  readonly anchors: Map<string, Built>;
  pieces: number;
  readonly diagnostics: Diagnostic[];
}

function build(builder: Builder, node: Node | null, place: Span): Built | undefined {
  if (node === null) return counted(builder, { kind: "nothing", span: place }, 1);
  if (isAlias(node)) return buildAlias(builder, node.source, spanOf(node, place));
  const built = buildPlain(builder, node, place);
  if (built && (isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) builder.anchors.set(node.anchor, built);
  return built;
}

function buildPlain(builder: Builder, node: Node, place: Span): Built | undefined {
  if (isScalar(node)) return counted(builder, scalarTree(builder.text, node, place), 1);
  if (isSeq(node)) return buildList(builder, node, place);
  if (isMap(node)) return buildMapping(builder, node, place);
  return undefined;
}

function counted(builder: Builder, tree: Tree, size: number): Built | undefined {
  builder.pieces += 1;
  if (size <= MAX_PIECES) return { tree, size };
  if (builder.diagnostics.length === 0)
    builder.diagnostics.push(
      tooLarge(tree.span, "The aliases of this file stand for too many pieces.", "Write the parts out."),
    );
  return undefined;
}

function buildAlias(builder: Builder, name: string, span: Span): Built | undefined {
  const known = builder.anchors.get(name);
  if (known) return counted(builder, known.tree, known.size);
  builder.diagnostics.push({
    code: "F101",
    severity: "error",
    span,
    message: `\`*${name}\` is read as a YAML alias, and nothing above is named \`&${name}\`.`,
    hint: "A formula that starts with * needs quotes around it.",
  });
  return undefined;
}

function buildList(builder: Builder, node: YAMLSeq, place: Span): Built | undefined {
  const span = spanOf(node, place);
  const items: Tree[] = [];
  let size = 1;
  for (const item of node.items) {
    const built = build(builder, item as Node | null, span);
    if (!built) return undefined;
    size += built.size;
    items.push(built.tree);
  }
  return counted(builder, { kind: "list", items, span }, size);
}

function buildMapping(builder: Builder, node: YAMLMap, place: Span): Built | undefined {
  const span = spanOf(node, place);
  const entries: Entry[] = [];
  const keys = new Set<string>();
  let size = 1;
  for (const pair of node.items) {
    const key = keyOf(builder, pair.key as Node | null, span);
    if (!key) return undefined;
    if (keys.has(key.text)) builder.diagnostics.push(twice(key));
    keys.add(key.text);
    const value = build(builder, pair.value as Node | null, { start: key.span.end, end: key.span.end });
    if (!value) return undefined;
    size += value.size;
    entries.push({ key, value: value.tree.kind === "text" ? { ...value.tree, key } : value.tree });
  }
  return counted(builder, { kind: "mapping", entries, span }, size);
}

const twice = (key: Written): Diagnostic => ({
  code: "F109",
  severity: "error",
  span: key.span,
  message: `\`${key.text}\` stands twice in the same place.`,
  hint: "Remove or rename one of the two.",
});

function keyOf(builder: Builder, node: Node | null, place: Span): Written | undefined {
  const tree = node && isScalar(node) ? scalarTree(builder.text, node, place) : undefined;
  // A key of this name would reach the prototype of the objects that validation builds.
  if (tree?.kind === "text" && tree.text !== "__proto__") return tree;
  builder.diagnostics.push({
    code: "F102",
    severity: "error",
    span: tree?.span ?? spanOf(node, place),
    message: "The name of a field must be a piece of text.",
    hint: "A formula that starts with ?, [ or { needs quotes around it.",
  });
  return undefined;
}

function spanOf(node: Node | null, place: Span): Span {
  const range: Range | null | undefined = node?.range;
  return range ? { start: range[0], end: range[1] } : place;
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_FOLDED: "block",
  BLOCK_LITERAL: "block",
};

function scalarTree(text: string, node: Scalar, place: Span): Tree {
  const span = spanOf(node, place);
  const style = STYLES[node.type ?? "PLAIN"] ?? "plain";
  const value = String(node.value ?? "");
  // The line breaks that end a block belong to YAML, not to what is written in it.
  const written = style === "block" ? value.trimEnd() : value;
  if (written === "" && style === "plain") return { kind: "nothing", span };
  let offsets: readonly number[] | undefined;
  const at = (index: number): number => {
    offsets ??= alignScalar(text, span.start, written, style);
    return offsets[Math.min(Math.max(index, 0), offsets.length - 1)] ?? span.start;
  };
  const start = style === "plain" ? span.start : at(0);
  return { kind: "text", text: written, span: { start, end: Math.max(start, at(written.length)) }, at };
}
