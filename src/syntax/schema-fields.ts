/** The fields of a schema in words, as a manual lists them: what each holds, and what it is. */

import * as z from "zod";

export interface FieldWords {
  /** The names of the fields it stands in, and its own. */
  readonly path: readonly string[];
  /** A noun phrase: "a formula or a list of formulas". */
  readonly holds: string;
  /** What it is for, in a sentence; absent where the fields inside it say so. */
  readonly about?: string;
  readonly isOptional: boolean;
}

/** All fields of a mapping, each followed by the fields of what it holds. */
export function fieldsOf(schema: z.ZodObject, within: readonly string[] = []): readonly FieldWords[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const path = [...within, name];
    const held = heldBy(field);
    const about = field.description ?? held.description;
    const own = { path, holds: nounOf(held), ...(about === undefined ? {} : { about }), isOptional: held !== field };
    return [own, ...mappingsIn(held).flatMap((mapping) => fieldsOf(mapping, path))];
  });
}

const heldBy = (field: z.ZodType): z.ZodType =>
  field instanceof z.ZodOptional ? heldBy(field.unwrap() as z.ZodType) : field;

/** The phrase that messages use for what belongs there. */
function nounOf(schema: z.ZodType): string {
  const phrase = schema.safeParse(undefined).error?.issues[0]?.message ?? "";
  if (phrase !== "" && !phrase.startsWith("Invalid")) return phrase;
  if (schema instanceof z.ZodObject) return "a mapping";
  return schema instanceof z.ZodArray ? "a list" : "a value";
}

/** The mappings with fields of their own that a field can hold, by itself, in a list or as an alternative. */
function mappingsIn(schema: z.ZodType): readonly z.ZodObject[] {
  if (schema instanceof z.ZodObject) return [schema];
  if (schema instanceof z.ZodArray) return mappingsIn(schema.element as z.ZodType);
  if (schema instanceof z.ZodOptional) return mappingsIn(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => mappingsIn(option as z.ZodType));
  return [];
}
