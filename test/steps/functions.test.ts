/** What the declarations of functions mean: the facts that obligations carry, and the words that pages show. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FunctionFacts } from "../../src/kernel/obligation.ts";
import { readDocument } from "../../src/steps/document.ts";
import { functionFacts } from "../../src/steps/vocabulary.ts";

function read(functions: string) {
  const text = `title: A model\nfunctions:\n${functions
    .trim()
    .split("\n")
    .map((line) => `  ${line.trim()}\n`)
    .join("")}`;
  return readDocument("model.yaml", text, () => ({ fault: "there is none" }));
}

function factsOf(functions: string): Readonly<Record<string, FunctionFacts>> {
  const { diagnostics, vocabulary } = read(functions);
  expect(diagnostics).toEqual([]);
  return functionFacts(vocabulary);
}

describe("a declared course", () => {
  test.each([
    ["increasing: true", [{ orders: [1], op: ">" }]],
    ["decreasing: true", [{ orders: [1], op: "<" }]],
    ["nondecreasing: true", [{ orders: [1], op: ">=" }]],
    ["nonincreasing: true", [{ orders: [1], op: "<=" }]],
    ["concave: true", [{ orders: [2], op: "<=" }]],
    ["convex: [x]", [{ orders: [2], op: ">=" }]],
    ["strictly concave: true", [{ orders: [2], op: "<" }]],
    ["strictly convex: [x]", [{ orders: [2], op: ">" }]],
    [
      "concave: true, strictly concave: true, nondecreasing: true",
      [
        { orders: [1], op: ">=" },
        { orders: [2], op: "<" },
      ],
    ],
  ])("%s", (words, slopes) => {
    expect(factsOf(`u: {of: [x], ${words}}`)).toEqual({ u: { arity: 1, slopes } });
  });

  test("is of the arguments it names", () => {
    expect(factsOf("u: {of: [x, y, z], increasing: [x, z], concave: [y]}")).toEqual({
      u: {
        arity: 3,
        slopes: [
          { orders: [1, 0, 0], op: ">" },
          { orders: [0, 0, 1], op: ">" },
          { orders: [0, 2, 0], op: "<=" },
        ],
      },
    });
  });

  test("is not there where nothing is declared", () => {
    expect(factsOf("u: {of: [x]}")).toEqual({ u: { arity: 1 } });
  });
});

test("a density may stand above or below its distribution function", () => {
  expect(factsOf("F: {of: [v], density: f}\nf: {of: [v]}\nG: {of: [v], density: f}")).toMatchObject({
    F: { density: "f" },
    f: { arity: 1 },
    G: { density: "f" },
  });
});

describe("an inverse", () => {
  test.each([
    ["increasing: true", [{ orders: [1], op: ">" }]],
    ["nonincreasing: true", [{ orders: [1], op: "<" }]],
    ["concave: true", undefined],
    [
      "increasing: true, strictly concave: true",
      [
        { orders: [1], op: ">" },
        { orders: [2], op: ">" },
      ],
    ],
    [
      "decreasing: true, concave: true",
      [
        { orders: [1], op: "<" },
        { orders: [2], op: "<=" },
      ],
    ],
    [
      "decreasing: true, strictly convex: true",
      [
        { orders: [1], op: "<" },
        { orders: [2], op: ">" },
      ],
    ],
  ])("of a function that is %s", (words, slopes) => {
    const { g } = factsOf(`g: {of: [y], inverse of: f}\nf: {of: [x], ${words}}`);
    expect(g).toEqual({ arity: 1, inverseOf: "f", ...(slopes ? { slopes } : {}) });
  });
});

/** Declarations that cannot be, with the code and a part of the message. */
const refused: readonly (readonly [string, string, string])[] = [
  ["u: {of: [x], increasing: true, decreasing: true}", "F201", "contradict"],
  ["u: {of: [x], concave: true, convex: true}", "F201", "contradict"],
  ["u: {of: [x, y], concave: [x], strictly convex: [y, x]}", "F201", "contradict"],
  ["u: {of: [x, y], concave: true}", "F104", "in which"],
  ["u: {of: [x, y], concave: [w]}", "F105", "no argument"],
  ["u: {of: [x, x], concave: [x]}", "F109", "Two arguments"],
  ["u: {of: [x], range: [2, 2], concave: true}", "F201", "single value"],
  ["F: {of: [x], density: f}\nf: {of: [x], range: [0, 0]}", "F201", "single value"],
  ["F: {of: [x], density: f}\nf: {of: [x, y]}", "F106", "one argument"],
  ["F: {of: [x, y], density: f}\nf: {of: [x]}", "F106", "one argument"],
  ["F: {of: [x], density: F}", "F201", "leads back"],
  ["F: {of: [x], density: f}\nf: {of: [x], density: g}\ng: {of: [x], density: F}", "F201", "leads back"],
  ["F: {of: [x], density: f, increasing: true}\nf: {of: [x]}", "F201", "declared twice"],
  ["g: {of: [x], inverse of: g}", "F201", "its own inverse"],
  ["g: {of: [x], inverse of: f}", "F105", "no declared function"],
  ["g: {of: [x], inverse of: f, increasing: true}\nf: {of: [x]}", "F201", "follows from"],
  ["g: {of: [x], inverse of: f}\nf: {of: [x], inverse of: g}", "F201", "is itself declared"],
  ["g: {of: [x], inverse of: f, range: [0, inf]}\nf: {of: [x]}", "F201", "has a range"],
  ["max: {of: [x]}", "F109", "already has a meaning"],
];

test.each(refused)("%j is refused", (functions, code, words) => {
  const [first, ...others] = read(functions).diagnostics;
  expect(first).toMatchObject({ code, severity: "error" });
  expect(first?.message).toContain(words);
  expect(others).toEqual([]);
});

test("a page shows what is declared", () => {
  const { vocabulary } = read(
    "u: {of: [x, y], range: [0, inf], increasing: [x, y], concave: [x]}\nc: {of: [x], convex: true}\nF: {of: [x], density: c}",
  );
  const domains = [...vocabulary.declarations.values()].map(({ domain }) => domain);
  expect(domains).toEqual(["in [0, inf], increasing and concave in x, increasing in y", "convex", "with density c"]);
});

test("the declarations that the README shows can be read", () => {
  const readme = readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8");
  const [, shown = ""] = /```\nfunctions:\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(Object.keys(factsOf(shown))).toEqual(["u", "F", "f", "k", "cost"]);
});
