/** Every code is registered once, explained, emitted somewhere in src, and has a fixture that bears its name. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CODES } from "../src/diagnostics/codes.ts";
import { fixturesIn } from "./support/fixtures.ts";

const SOURCE = join(import.meta.dirname, "..", "src");

const sources = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith("codes.ts"))
  .map((path) => readFileSync(join(SOURCE, path), "utf8"));
const emitted = new Set(sources.flatMap((text) => text.match(/"F\d{3}"/g) ?? []).map((quoted) => quoted.slice(1, -1)));
const codes = Object.keys(CODES);

describe("codes", () => {
  test("every code that is emitted is registered", () => {
    expect([...emitted].filter((code) => !codes.includes(code))).toEqual([]);
  });

  test("every code is emitted", () => {
    expect(codes.filter((code) => !emitted.has(code))).toEqual([]);
  });

  test.each(Object.entries(CODES))("%s has a title and an explanation in sentences", (_, { title, explanation }) => {
    expect(title).toMatch(/^[a-z]/);
    expect(explanation).toMatch(/^[A-Z].*\.$/s);
  });

  test("every code has a fixture named for it, which shows it", () => {
    const fixtures = fixturesIn("fail");
    const shown = codes.filter((code) =>
      fixtures.some(
        ({ name, expected }) => name.startsWith(`${code}-`) && expected.some((line) => line.endsWith(code)),
      ),
    );
    expect(codes.filter((code) => !shown.includes(code))).toEqual([]);
  });

  test("every fixture is named for its fault", () => {
    const unnamed = fixturesIn("fail").filter(({ name }) => !codes.includes(name.slice(0, 4)) || name.length < 8);
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });
});
