/** Checks a tree against a zod schema, and gives it the type of the schema with every text in its place. */

import * as z from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { describeIssue } from "./schema-words.ts";
import type { Tree, Written } from "./tree.ts";

/** The value of a schema in which every piece of text knows where it stands. */
export type Read<T> = T extends string
  ? Written<T>
  : T extends readonly (infer Item)[]
    ? readonly Read<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Read<T[Key]> }
      : T;

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const MAX_ISSUES = 10;

/**
 * The tree as a value of the schema. Schemas speak of text only, since numbers are formulas too, and give as
 * `error` the noun phrase of what belongs there ("a formula"), from which messages are made. `what` names the whole.
 */
export function readAs<S extends z.ZodType>(schema: S, tree: Tree, what: string): Checked<Read<z.output<S>>> {
  const outcome = schema.safeParse(plainOf(tree));
  if (!outcome.success) {
    const issues = outcome.error.issues.slice(0, MAX_ISSUES);
    return { ok: false, diagnostics: issues.map((issue) => describeIssue(issue, schema, tree, what)) };
  }
  // A schema without transformations accepts exactly the plain form of the tree, so their shapes agree.
  return { ok: true, value: positioned(tree) as Read<z.output<S>> };
}

/** The tree as zod sees it: strings, arrays, objects and null. */
function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case "text":
      return tree.text;
    case "nothing":
      return null;
    case "list":
      return tree.items.map(plainOf);
    case "mapping":
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key.text, plainOf(value)]));
  }
}

function positioned(tree: Tree): unknown {
  switch (tree.kind) {
    case "text":
      return tree;
    case "nothing":
      return undefined;
    case "list":
      return tree.items.map(positioned);
    case "mapping":
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key.text, positioned(value)]));
  }
}

/** Whether a value read by `readAs` is a text: in a mapping the field `kind` would hold a text of its own. */
export const isWritten = (value: unknown): value is Written =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "text";

/** The JSON Schema of a zod schema; texts marked as formulas also admit what YAML reads as a number or a truth value. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.formula === true) {
        delete jsonSchema.formula;
        Object.assign(jsonSchema, { type: ["string", "number", "boolean"] });
      }
      if (jsonSchema.flag === true) {
        delete jsonSchema.flag;
        delete jsonSchema.type;
        delete jsonSchema.enum;
        Object.assign(jsonSchema, { const: true });
      }
      if (jsonSchema.enum?.includes("true")) {
        delete jsonSchema.type;
        Object.assign(jsonSchema, { enum: [...jsonSchema.enum, true, false] });
      }
    },
  });
  return rest;
}
