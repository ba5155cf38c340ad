/** The manual of step kinds: what each is for, its fields, and its example with what the checker says of it. */

import { anyStep } from "../steps/fields.ts";
import { STEP_KINDS } from "../steps/kinds.ts";
import type { FieldWords } from "../syntax/schema-fields.ts";
import { fieldsOf } from "../syntax/schema-fields.ts";
import { check } from "./check.ts";
import type { Tools } from "./ports.ts";
import type { FileReport } from "./report.ts";

export type { FieldWords } from "../syntax/schema-fields.ts";

export const STEP_VERBS: readonly string[] = STEP_KINDS.map((kind) => kind.verb);

export interface ManualEntry {
  readonly verb: string;
  readonly about: string;
  /** Of this kind alone. */
  readonly fields: readonly FieldWords[];
  /** That other kinds have as well, such as `label`. */
  readonly shared: readonly FieldWords[];
  /** The example, checked. */
  readonly example: FileReport;
}

/** The entries of the kinds with these verbs, or of all, in the order of the table of kinds. */
export async function manual(tools: Tools, verbs: readonly string[] = STEP_VERBS): Promise<readonly ManualEntry[]> {
  const kinds = STEP_KINDS.filter((kind) => verbs.includes(kind.verb));
  const paths = kinds.map(({ verb }) => exampleOf(verb));
  const texts = new Map(kinds.map(({ verb, example }) => [exampleOf(verb), example]));
  const { files } = await check({ paths, read: (path) => texts.get(path) }, tools, {});
  return kinds.flatMap(({ verb, about, schema }) => {
    const example = files.find((file) => file.path === exampleOf(verb));
    const fields = fieldsOf(schema);
    return example
      ? [
          {
            verb,
            about,
            fields: fields.filter((field) => !isShared(field)),
            shared: fields.filter(isShared),
            example,
          },
        ]
      : [];
  });
}

/** The verb that a word on the command line means: a name of several words may be written with hyphens. */
export const verbMeant = (word: string): string | undefined =>
  STEP_VERBS.find((verb) => verb === word.trim().toLowerCase().replaceAll("-", " "));

const exampleOf = (verb: string): string => `${verb.replaceAll(" ", "-")}.yaml`;

const SHARED: readonly string[] = Object.keys(anyStep.shape);
const isShared = ({ path: [first = ""] }: FieldWords): boolean => SHARED.includes(first);
