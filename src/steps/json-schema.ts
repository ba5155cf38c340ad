/** The JSON Schema of step files, with which editors complete and check them. */

import { jsonSchemaOf } from "../syntax/schema.ts";
import { caseSchema } from "./case.ts";
import { fileSchema } from "./document.ts";
import { STEP_KINDS } from "./kinds.ts";

type JsonSchema = Record<string, unknown>;

/** The schema of a whole file; each kind of step is a definition of its own. */
export function stepFileJsonSchema(): JsonSchema {
  const kinds = STEP_KINDS.map(
    (kind) => [kind.verb, { description: kind.about, ...jsonSchemaOf(kind.schema) }] as const,
  );
  const inner = withSteps(jsonSchemaOf(caseSchema));
  const definitions = {
    ...Object.fromEntries(kinds),
    case: { description: "Assumptions that hold for the steps inside it.", ...inner },
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Focal step file",
    ...withSteps(jsonSchemaOf(fileSchema)),
    $defs: { ...definitions, step: { anyOf: Object.keys(definitions).map((verb) => ({ $ref: `#/$defs/${verb}` })) } },
  };
}

/** The schema with its list of steps pointing to the definition of a step. */
function withSteps(schema: JsonSchema): JsonSchema {
  const properties = schema.properties as JsonSchema;
  return { ...schema, properties: { ...properties, steps: { type: "array", items: { $ref: "#/$defs/step" } } } };
}
