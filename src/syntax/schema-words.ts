/** What a schema complains of, in words that name the field and what belongs there. */

import * as z from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../math/span.ts";
import { nearest } from "./nearest.ts";
import type { Tree } from "./tree.ts";
import { entryOf } from "./tree.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The diagnostic for one issue that zod found in a tree. */
export function describeIssue(issue: Issue, schema: z.ZodType, tree: Tree, what: string): Diagnostic {
  const precise = preciseIssue(issue, tree);
  const facts = { code: "F102", severity: "error" } as const;
  if (precise.code === "unrecognized_keys") return { ...facts, ...unknownField(precise, schema, tree, what) };
  const found = nodeAt(tree, precise.path);
  const noun = precise.message;
  if (!found) {
    const { span, owner } = ownerOf(tree, precise.path, what);
    const name = nameOf(precise.path);
    return { ...facts, span, message: `\`${name}\` is missing from ${owner}.`, hint: `\`${name}\` holds ${noun}.` };
  }
  const name = precise.path.length === 0 ? what : `\`${nameOf(precise.path)}\``;
  if (found.kind === "nothing")
    return {
      ...facts,
      span: keySpan(tree, precise.path),
      message: `${capital(name)} is empty.`,
      hint: `It holds ${noun}.`,
    };
  return {
    ...facts,
    span: found.span,
    message: `${capital(name)} does not hold what belongs there.`,
    expected: noun,
    found: describe(found),
  };
}

/** When only one alternative has the outer shape of what is written, its own complaint says more. */
function preciseIssue(issue: Issue, tree: Tree): Issue {
  if (issue.code !== "invalid_union" || !nodeAt(tree, issue.path)) return issue;
  const close = issue.errors.filter((arm) => arm.length > 0 && arm.every((inner) => isWithin(inner)));
  const first = close.length === 1 ? close[0]?.[0] : undefined;
  return first ? preciseIssue({ ...first, path: [...issue.path, ...first.path] }, tree) : issue;
}

const isWithin = (inner: Issue): boolean => inner.path.length > 0 || inner.code === "unrecognized_keys";

function unknownField(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.ZodType,
  tree: Tree,
  what: string,
): Pick<Diagnostic, "span" | "message" | "hint" | "fix"> {
  const key = issue.keys[0] ?? "";
  const node = nodeAt(tree, issue.path);
  const entry = node?.kind === "mapping" ? entryOf(node, key) : undefined;
  const span = entry?.key.span ?? node?.span ?? tree.span;
  const message = `\`${key}\` is not a field of ${issue.path.length === 0 ? what : `\`${nameOf(issue.path)}\``}.`;
  if (entry?.value.kind === "nothing" && /[()]/.test(node?.kind === "mapping" ? joinedKeys(node) : ""))
    return { span, message, hint: "Within braces a comma ends the value: put a formula that contains one in quotes." };
  const fields = fieldsAt(schema, issue.path);
  const meant = nearest(key, fields);
  if (meant !== undefined)
    return { span, message, hint: `Did you mean \`${meant}\`?`, fix: { span, text: meant, safe: true } };
  return {
    span,
    message,
    hint: fields.length > 0 ? `Its fields are ${fields.map((f) => `\`${f}\``).join(", ")}.` : "Remove it.",
  };
}

const joinedKeys = (node: Tree & { kind: "mapping" }): string => node.entries.map(({ key }) => key.text).join(" ");

/** The fields of the object that the schema has at a path. */
function fieldsAt(schema: z.ZodType, path: Path): readonly string[] {
  const [head, ...rest] = path;
  if (schema instanceof z.ZodOptional) return fieldsAt(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsAt(option as z.ZodType, path));
  if (schema instanceof z.ZodObject) {
    if (head === undefined) return Object.keys(schema.shape);
    const field = (schema.shape as Record<string, z.ZodType>)[String(head)];
    return field ? fieldsAt(field, rest) : [];
  }
  if (head === undefined) return [];
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element as z.ZodType, rest);
  if (schema instanceof z.ZodRecord) return fieldsAt(schema.valueType as z.ZodType, rest);
  return [];
}

/** The piece of the tree at a path, when there is one. */
export function nodeAt(tree: Tree, path: Path): Tree | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return tree;
  const next =
    tree.kind === "mapping"
      ? entryOf(tree, String(head))?.value
      : tree.kind === "list"
        ? tree.items[Number(head)]
        : undefined;
  return next && nodeAt(next, rest);
}

function keySpan(tree: Tree, path: Path): Span {
  const parent = nodeAt(tree, path.slice(0, -1));
  const last = path.at(-1);
  const entry = parent?.kind === "mapping" && last !== undefined ? entryOf(parent, String(last)) : undefined;
  return entry?.key.span ?? nodeAt(tree, path)?.span ?? tree.span;
}

/** What lacks a field: its name, and the key at which to point. */
function ownerOf(tree: Tree, path: Path, what: string): { span: Span; owner: string } {
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(tree, parentPath) ?? tree;
  const first = parent.kind === "mapping" ? parent.entries[0]?.key.span : undefined;
  if (parentPath.length === 0) return { span: first ?? parent.span, owner: what };
  return {
    span: typeof parentPath.at(-1) === "string" ? keySpan(tree, parentPath) : (first ?? parent.span),
    owner: `\`${nameOf(parentPath)}\``,
  };
}

/** The innermost name on a path: positions in lists have none. */
const nameOf = (path: Path): string => String(path.findLast((part) => typeof part === "string") ?? path.at(-1) ?? "");

function describe(tree: Tree): string {
  switch (tree.kind) {
    case "text":
      return tree.text.length > 60 ? "text" : `\`${tree.text}\``;
    case "list":
      return "a list";
    case "mapping":
      return tree.entries[0] ? `a mapping with \`${tree.entries[0].key.text}\`` : "an empty mapping";
    case "nothing":
      return "nothing";
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
