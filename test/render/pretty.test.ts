/** What a person sees at a terminal. */

import { expect, test } from "vitest";
import type { Report } from "../../src/check/report.ts";
import { placesIn } from "../../src/diagnostics/place.ts";
import { outcomeOf, summarySentence } from "../../src/render/counts.ts";
import { frame } from "../../src/render/frame.ts";
import { painter } from "../../src/render/paint.ts";
import { pretty } from "../../src/render/pretty.ts";
import { standingOf } from "../../src/render/standing.ts";
import { widthOf, wrap } from "../../src/render/width.ts";
import { monopoly, sample, standing } from "./sample.ts";

const plain = (report: Report): string => pretty(report, { color: false, verbose: false });

test("a run in which everything stands is short, and tells its errata", () => {
  expect(plain(standing)).toMatchInlineSnapshot(`
    "derivations/textbook/sound.yaml  2 steps: 1 proved, 1 confirmed erratum

    erratum (2)  derivative  line 14
      printed     q^2 - c
      corrected   q - c
      because     the exponent is not lowered
      severity    a slip: whatever rests on it holds with the correction (1 step holds)
      at          q = 2
                  the derivative  2 - c
                  as printed      4 - c

    1 file, 2 steps: 1 proved, 1 confirmed erratum. Every step stands as its file says.
    "
  `);
});

test("what falls short is shown in its place, with its reason and its repair", () => {
  expect(plain(sample)).toMatchInlineSnapshot(`
    "derivations/textbook/monopoly.yaml  6 steps: 1 proved, 1 proved but resting on an error, 1 confirmed erratum, 1 refuted, 1 not decided, 1 not readable

    error F301  not equal  (1) derivative  derivations/textbook/monopoly.yaml:12:12
      The claim is not the derivative of \`profit\` in \`c\`.

      12 │     claim: D(p_1)
         │            ^^^^^^

      expected    -D(p_1)
      found       D(p_1)
      at          p_1 = 1, D(1) = 1/2
                  the derivative  -1/2
                  as printed      1/2
      diagnosis   flipped sign. The sign of \`D(p_1)\` is flipped.
                  - D(p_1)
                  + -D(p_1)
      hint        Replace the claim by \`-D(p_1)\`.

    warning F501  rests on an error  (3) sign  derivations/textbook/monopoly.yaml:21:9
      The step rests on (2), which is wrong as printed.

      21 │       - sign: q - c
         │         ^^^^^^^^^^^

    error F401  not decided  conclude-1 conclude  derivations/textbook/monopoly.yaml:26:16
      The conclusion is not decided.

      26 │         claim: q > 0
         │                ^^^^^

      would help  c > 0
      hint        It would hold if \`c > 0\`.

    error F104  formula not understood  solve-1 solve  derivations/textbook/monopoly.yaml:29:32
      A formula cannot begin with \`<\`.\\u{1b}[31m

      29 │       - solve: {equation: "q = <b>c</b>"}
         │                                ^^^

    error F102  not the expected shape  solve-1 solve  derivations/textbook/monopoly.yaml:29:9
      The field \`for\` is missing.

      29 │       - solve: {equation: "q = <b>c</b>"}
         │         ^^^^^

    erratum (2)  derivative  line 14
      printed     q^2 - c
      corrected   q - c
      because     the exponent is not lowered
      severity    a slip: whatever rests on it holds with the correction (1 step holds)
      at          q = 2
                  the derivative  2 - c
                  as printed      4 - c

    derivations/hostile/<script>.yaml  cannot be read

    error F101  not YAML  derivations/hostile/<script>.yaml:2:1
      Not YAML: ]]> % , : <b>
      ::error::\\u{202e}forged

      2 │ \\u{1b}[2J: ]]>
        │ ^^^^^^^^^^^^

      hint        \`<script>\`

    2 files, 6 steps: 1 proved, 1 proved but resting on an error, 1 confirmed erratum, 1 refuted, 1 not decided, 1 not readable. 1 file cannot be read; 3 steps fall short; 1 error outside the steps.
    "
  `);
});

test("--verbose lists every step", () => {
  const listed = pretty({ files: [{ ...monopoly, diagnostics: [] }] }, { color: false, verbose: true });
  expect(listed.split("\n\n")[1]).toMatchInlineSnapshot(`
    "    7  ✓  profit define  proved  kernel identity
       10  ✗  (1) derivative  refuted  counterexample
       14  ≠  (2) derivative  erratum  counterexample; kernel identity
       21  ◐  (3) sign  proved, rests on an error  certificate: combination of 2 facts
       25  ?  conclude-1 conclude  not decided  tried: identity, signs
       29  !  solve-1 solve  not readable"
  `);
});

test("colour changes no text, and no escape sequence of a file reaches the terminal", () => {
  const colored = pretty(sample, { color: true, verbose: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what colour is made of.
  const stripped = colored.replace(/\u001b\[\d+m/g, "");
  expect(stripped).toBe(pretty(sample, { color: false, verbose: true }));
  expect(stripped).not.toContain("\u001b");
  expect(stripped).toContain("\\u{1b}[2J");
});

test("a step that falls short without a diagnostic is still told", () => {
  const steps = monopoly.steps.map((step) => ({ ...step, diagnostics: [] }));
  const text = plain({ files: [{ ...monopoly, steps }] });
  expect(text).toContain("error F305");
  expect(text).toContain("error F401");
  expect(text).toContain("error F102");
});

test("a run that looked at nothing does not stand", () => {
  expect(outcomeOf({ files: [] })).toBe("nothing");
  expect(summarySentence({ files: [] })).toBe("0 files, 0 steps. Nothing was checked.");
  expect(outcomeOf({ files: [{ ...monopoly, steps: [] }] })).toBe("nothing");
  expect(outcomeOf(standing)).toBe("stands");
  expect(outcomeOf(sample)).toBe("unreadable");
});

test("a step has one standing, and only a proof that rests on nothing wrong is simply proved", () => {
  const [step] = monopoly.steps;
  if (!step) throw new Error("The sample has no steps.");
  const standings = [
    standingOf(step),
    standingOf({ ...step, restsOnError: ["2"] }),
    standingOf({ ...step, ok: false }),
    standingOf({ ...step, corrected: "q", ok: false }),
    standingOf({ ...step, corrected: "q", verdict: "refuted" }),
    standingOf({ ...step, corrected: "q", verdict: "refuted", ok: false }),
    standingOf({ ...step, verdict: "unknown" }),
    standingOf({ ...step, verdict: "unknown", ok: false }),
    standingOf({ ...step, verdict: "invalid", ok: false }),
  ];
  expect(standings).toEqual([
    "proved",
    "resting",
    "mismatch",
    "mismatch",
    "erratum",
    "refuted",
    "open",
    "unknown",
    "invalid",
  ]);
});

test("an error outside the steps falls short", () => {
  const [file] = standing.files;
  if (!file) throw new Error("The sample has no files.");
  const diagnostics = [
    { code: "F201", severity: "error", span: { start: 0, end: 5 }, message: "Contradiction." },
  ] as const;
  const report: Report = { files: [{ ...file, diagnostics }] };
  expect(outcomeOf(report)).toBe("short");
  expect(summarySentence(report)).toContain("1 error outside the steps.");
});

const caretsOf = (text: string, start: number, end: number): readonly string[] =>
  frame(text, placesIn(text)({ start, end }), painter(false), "error");

test("carets stand under wide, combining and tabbed text", () => {
  expect(caretsOf("\tséq: 価格 x", 9, 10)).toEqual(["1 │   séq: 価格 x", "  │             ^"]);
  expect(widthOf("価格")).toBe(4);
  expect(widthOf("e\u0301")).toBe(1);
});

test("a long line is cut around its caret", () => {
  const [line = "", carets = ""] = caretsOf(`${"a".repeat(5000)}HERE${"b".repeat(5000)}`, 5000, 5004);
  expect(line.length).toBeLessThan(130);
  expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("HERE");
});

test("a span over lines is underlined to the end of its first, and one past the end is kept inside", () => {
  expect(caretsOf("a: b\nc", 3, 6)).toEqual(["1 │ a: b", "  │    ^"]);
  expect(caretsOf("a\r\nbc", 3, 90)).toEqual(["2 │ bc", "  │ ^^"]);
  expect(caretsOf("", 7, 9)).toEqual(["1 │ ", "  │ ^"]);
});

test("text is wrapped at spaces only", () => {
  expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
  expect(wrap("incomprehensibilities a", 5)).toEqual(["incomprehensibilities", "a"]);
});
