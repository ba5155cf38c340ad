/** Files that no one should write: each ends in a diagnostic with a place, in bounded time. */

import { describe, expect, test } from "vitest";
import { placesIn } from "../../src/diagnostics/place.ts";
import { checkText, diagnosticsOf } from "../support/check.ts";

const head = "title: Sample\nsymbols: {x: {is: effort}, y: {is: output}}\n";
const steps = `${head}steps:\n`;

const FAULTS: readonly (readonly [what: string, text: string, place: string, code: string])[] = [
  ["nothing", "", "1:1", "F102"],
  ["only a comment", "# to be written\n", "1:1", "F102"],
  ["a list", "- equal: x\n", "1:1", "F102"],
  ["a sentence", "We maximize profit.\n", "1:1", "F102"],
  ["malformed YAML", `${steps}  - equal: [x, y\n    claim: x\n`, "5:5", "F101"],
  ["a tab", `${steps}\t- equal: x\n`, "4:1", "F101"],
  ["an unknown field of the file", "titel: Sample\nsteps: []\n", "1:1", "F102"],
  ["an unknown verb", `${steps}  - simplify: x\n    claim: x\n`, "4:5", "F103"],
  ["an unknown symbol", `${steps}  - equal: x + z\n    claim: x\n`, "4:16", "F105"],
  ["a symbol that is no name", "symbols: {2x: {is: effort}}\nsteps: []\n", "1:11", "F102"],
  ["a symbol of a reserved name", "symbols: {exp: {is: effort}}\nsteps: []\n", "1:11", "F109"],
  ["division by zero", `${steps}  - equal: x/(y - y)\n    claim: x\n`, "4:15", "F203"],
  ["inconsistent assumptions", `${head}assume: [x > 1, x < 0]\nsteps:\n  - {equal: x, claim: x}\n`, "3:9", "F201"],
  [
    "a reference to a later step",
    `${steps}  - {conclude: a, from: ["(2)"], claim: x = x}\n  - {sign: x^2, claim: nonnegative, label: "(2)"}\n`,
    "4:27",
    "F111",
  ],
  ["a reference to itself", `${steps}  - {conclude: a, label: "(1)", from: ["(1)"], claim: x = x}\n`, "4:41", "F110"],
  ["x^(10^9)", `${steps}  - {equal: x^(10^9), claim: x}\n`, "4:16", "F108"],
  ["a number of 2000 digits", `${steps}  - {equal: x, claim: ${"9".repeat(2000)}}\n`, "4:23", "F108"],
  [
    "deep nesting of brackets in a formula",
    `${steps}  - {equal: ${"(".repeat(5000)}x${")".repeat(5000)}, claim: x}\n`,
    "4:214",
    "F108",
  ],
  ["deep nesting of YAML", `${steps}  - ${"[".repeat(100_000)}\n`, "4:45", "F108"],
  ["a formula of 30,000 characters", `${steps}  - {equal: x, claim: x${" + x".repeat(10_000)}}\n`, "4:23", "F108"],
  ["a file of 5 MB", `${steps}${"  - {equal: x, claim: x}\n".repeat(200_000)}`, "1:1", "F108"],
  ["thousands of steps", `${steps}${"  - {equal: x, claim: x}\n".repeat(3000)}`, "2004:5", "F108"],
  [
    "aliases that double",
    `a0: &a0 [x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join("\n")}\n`,
    "18:11",
    "F108",
  ],
  ["an empty range", "functions: {p: {of: [s], range: [1, 0]}}\nsteps: []\n", "1:34", "F201"],
  ["a range that is no number", "functions: {p: {of: [s], range: [x, 1]}}\nsteps: []\n", "1:34", "F102"],
  [
    "an order of differentiation beyond reason",
    `${steps}  - {derivative: {of: x, in: x, order: 99999}, claim: 0}\n`,
    "4:40",
    "F102",
  ],
  [
    "a problem over the same variable twice",
    `${steps}  - {problem: choice, maximize: x, over: [x, x]}\n`,
    "4:46",
    "F109",
  ],
  [
    "a prototype as a name",
    `symbols: {constructor: {is: effort}, __proto__: {is: output}}\nsteps: []\n`,
    "1:38",
    "F102",
  ],
];

describe("bad input", () => {
  test.each(FAULTS)("%s", async (_, text, place, code) => {
    const began = performance.now();
    const file = await checkText(text);
    const [first] = diagnosticsOf(file);
    if (!first) throw new Error("There is no diagnostic.");
    const { line, column } = placesIn(text)(first.span);
    expect(`${line}:${column} ${first.code} ${first.severity}`).toBe(`${place} ${code} error`);
    expect(first.message).toMatch(/^[A-Z`].*\.$/s);
    expect(file.steps.filter((step) => step.ok && code !== "F111")).toEqual([]);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test("names that objects have by themselves are names like others", async () => {
    const file = await checkText(
      "symbols: {constructor: {positive: true}, toString: {positive: true}}\nsteps:\n  - {sign: constructor toString, claim: positive}\n",
    );
    expect(diagnosticsOf(file)).toEqual([]);
    expect(file.steps.map((step) => step.verdict)).toEqual(["proved"]);
  });
});

describe("places within formulas", () => {
  const PLACES: readonly (readonly [style: string, claim: string])[] = [
    ["plain", "x + wrong"],
    ["plain over two lines", "x +\n      wrong"],
    ["single quotes", "'x + wrong'"],
    ["double quotes", '"\\u0078 + wrong"'],
    ["a literal block", "|\n      x\n        + wrong"],
    ["a folded block", ">-\n      x +\n\n      wrong"],
    ["LaTeX", "\\frac{x}{y} + wrong"],
    ["Greek and wide letters", "'x − λ·0 + wrong'"],
  ];

  test.each(PLACES)("%s", async (_, claim) => {
    const text = `title: "Prüfung 𝜆"\nsymbols: {x: {is: effort}, y: {is: output}, λ: {is: multiplier}}\nsteps:\n  - equal: x\n    claim: ${claim}\n`;
    const found = diagnosticsOf(await checkText(text)).filter((d) => d.code === "F105");
    expect(found.map((d) => text.slice(d.span.start, d.span.end))).toEqual(["wrong"]);
  });
});
