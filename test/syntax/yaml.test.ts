/** Reading YAML: every character of a value knows its place, and hostile files end in a diagnostic. */

import { describe, expect, test } from "vitest";
import type { Mapping, Tree } from "../../src/syntax/tree.ts";
import { entryOf } from "../../src/syntax/tree.ts";
import { readYaml } from "../../src/syntax/yaml.ts";

function valueIn(text: string): Tree {
  const { tree, diagnostics } = readYaml(text);
  expect(diagnostics).toEqual([]);
  const entry = entryOf(tree as Mapping, "claim");
  if (!entry) throw new Error("The sample has no claim.");
  return entry.value;
}

describe("the place of every character", () => {
  const samples = [
    ["plain", "claim: a + b  # the sum\n"],
    ["plain over two lines", "claim: a +\n  b - c\nnext: 1\n"],
    ["single quotes", "claim: 'f''(x) + b'\n"],
    ["double quotes", 'claim: "a \\\\frac{b}{c} \\u0061 \\\n   + d"\n'],
    ["a literal block", "claim: |\n  a +\n    b\n\n  - c\n"],
    ["a folded block", "claim: >-\r\n  a +\r\n  b - c\r\n"],
    ["signs outside the basic plane", "claim: '𝜆 + λ'\n"],
  ] as const;

  test.each(samples)("%s", (_, text) => {
    const value = valueIn(text);
    if (value.kind !== "text") throw new Error("The sample is not text.");
    for (let i = 0; i < value.text.length; i++) {
      const letter = value.text.charAt(i);
      if (/[a-z+λ]/.test(letter) && !text.includes("\\u")) expect(text.charAt(value.at(i))).toBe(letter);
    }
    expect(value.at(value.text.length)).toBe(value.span.end);
  });

  test("escapes count as one character", () => {
    const text = 'claim: "a \\\\frac{b}{c} \\u0061 \\\n   + d"\n';
    const value = valueIn(text);
    if (value.kind !== "text") throw new Error("The sample is not text.");
    expect(value.text).toBe("a \\frac{b}{c} a + d");
    expect(text.slice(value.at(2), value.at(3))).toBe("\\\\");
    expect(value.at(value.text.indexOf(" a ") + 1)).toBe(text.indexOf("\\u0061"));
    expect(value.at(value.text.indexOf("+"))).toBe(text.indexOf("+"));
  });

  test("an alias stands for the piece it names, where that stands", () => {
    const value = valueIn("first: &point {x: 1}\nclaim: *point\n");
    expect(value.kind).toBe("mapping");
    expect(value.span.start).toBe(14);
  });
});

describe("what cannot be read", () => {
  const faults: readonly (readonly [name: string, text: string, code: string, start: number, message: RegExp])[] = [
    ["a lone question mark", "steps:\n  - claim: ?\n", "F101", 18, /question mark/],
    ["a lone question mark in braces", "{claim: ?}", "F101", 8, /question mark/],
    ["a tab", "a:\n\tb: 1\n", "F101", 3, /tab/],
    ["a formula that starts with a bar", "claim: |x|\n", "F101", 8, /block of lines/],
    ["a colon in a title", "title: Case 1: the offer\n", "F101", 7, /second colon/],
    ["an unclosed bracket", "a: [x, y\n", "F101", 8, /bracket/],
    ["a backslash in double quotes", 'claim: "\\frac{a}{b} \\lambda"\n', "F101", 20, /escape/],
    ["a field that stands twice", "a: 1\na: 2\n", "F109", 5, /twice/],
    ["an alias of nothing", "claim: *x\n", "F101", 7, /alias/],
    ["an alias of what it stands in", "claim: &x [*x]\n", "F101", 11, /alias/],
    ["a list as the name of a field", "? [a, b]\n: c\n", "F102", 2, /name of a field/],
    ["a tag", "claim: !x y\n", "F101", 7, /tag/],
    ["two documents", "a: 1\n---\nb: 2\n", "F101", 5, /second document/],
    ["the name of a prototype", "__proto__: {x: 1}\n", "F102", 0, /name of a field/],
  ];

  test.each(faults)("%s", (_, text, code, start, message) => {
    const { tree, diagnostics } = readYaml(text);
    expect(tree).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code, span: { start } });
    expect(diagnostics[0]?.message).toMatch(message);
  });

  const bomb = ["a0: &a0 [x, x]", ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)];
  const hostile: readonly (readonly [name: string, text: string])[] = [
    ["5 MB", `title: ${"x".repeat(5_000_000)}`],
    ["nested brackets", "[".repeat(500_000)],
    ["nested braces", "{a: ".repeat(200_000)],
    ["nested lists", "- ".repeat(400_000)],
    ["nested keys", "? ".repeat(400_000)],
    ["colons", ": ".repeat(400_000)],
    ["closing brackets", "]".repeat(900_000)],
    ["quotes", '"'.repeat(900_000)],
    ["many keys", Array.from({ length: 90_000 }, (_, i) => `k${i}: 1`).join("\n")],
    ["deep indentation", `a:\n${" ".repeat(300)}b: 1\n`],
    ["aliases that double", bomb.join("\n")],
  ];

  test.each(hostile)("%s", (_, text) => {
    const began = performance.now();
    const { tree, diagnostics } = readYaml(text);
    expect(tree).toBeUndefined();
    expect(diagnostics[0]?.code).toBe("F108");
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
