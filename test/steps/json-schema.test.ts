/** The JSON Schema for editors accepts what the checker reads, and refuses what it does not. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { stepFileJsonSchema } from "../../src/steps/json-schema.ts";
import { STEP_KINDS } from "../../src/steps/kinds.ts";
import type { FieldWords } from "../../src/syntax/schema-fields.ts";
import { fieldsOf } from "../../src/syntax/schema-fields.ts";
import { fixturesIn } from "../support/fixtures.ts";

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(stepFileJsonSchema());
const DERIVATIONS = join(import.meta.dirname, "..", "..", "derivations");

const derivations = readdirSync(DERIVATIONS, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .map((path) => ({ name: path, text: readFileSync(join(DERIVATIONS, path), "utf8") }));

describe("the schema of step files", () => {
  test.each([...fixturesIn("pass"), ...derivations])("accepts $name", ({ text }) => {
    validate(parse(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each(fixturesIn("fail").filter(({ name }) => name.startsWith("F102-") || name.startsWith("F103-")))(
    "refuses $name",
    ({ text }) => {
      expect(validate(parse(text))).toBe(false);
    },
  );

  test.each(STEP_KINDS)("every field of $verb says what it holds and what it is", ({ schema }) => {
    const fields = fieldsOf(schema);
    const isParent = ({ path }: FieldWords) => fields.some((other) => `${other.path.slice(0, -1)}` === `${path}`);
    const wordless = fields.filter(
      (field) => (field.about === undefined && !isParent(field)) || /^a (?:value|list|mapping)$/.test(field.holds),
    );
    expect(wordless.map(({ path }) => path.join("."))).toEqual([]);
  });

  test("describes every kind of step", () => {
    const { $defs } = stepFileJsonSchema() as {
      $defs: Record<string, { description?: string; required?: readonly string[] }>;
    };
    for (const kind of STEP_KINDS) {
      expect($defs[kind.verb]?.description).toBe(kind.about);
      expect($defs[kind.verb]?.required).toContain(kind.verb);
    }
  });
});
