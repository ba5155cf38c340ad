/** Formulas from strangers: whatever the text, an answer comes soon and nothing is thrown. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { faults, read, tree } from "./formula-reading.ts";

/** Texts that are long, deep, or hard to search, with the code of the refusal if there must be one. */
const hostile: readonly (readonly [string, string, string | undefined])[] = [
  ["a formula of 20,001 characters", `x${" ".repeat(20_000)}`, "F108"],
  ["a long sum", `x${" + x".repeat(4999)}`, undefined],
  ["a long product", `x${" x".repeat(9999)}`, undefined],
  ["a number of 1001 digits", "1".repeat(1001), "F108"],
  ["a number of 1000 digits", "1".repeat(1000), undefined],
  ["brackets 200 deep", `${"(".repeat(200)}x${")".repeat(200)}`, undefined],
  ["brackets 300 deep", `${"(".repeat(300)}x${")".repeat(300)}`, "F108"],
  ["brackets that never close", "(".repeat(20_000), "F108"],
  ["brackets that never open", ")".repeat(20_000), "F104"],
  ["bars", "|".repeat(20_000), "F108"],
  ["bars around a name", `${"|".repeat(150)}x${"|".repeat(150)}`, undefined],
  ["minus signs", `${"-".repeat(19_000)}x`, "F108"],
  ["powers of powers", `x${"^x".repeat(9999)}`, "F108"],
  ["quotients of quotients", `x${"/x".repeat(9999)}`, "F108"],
  ["quotients in an exponent", `x^(1${"/1".repeat(9000)})`, "F108"],
  ["roots of roots", `${"√".repeat(19_000)}x`, "F108"],
  ["\\sqrt of \\sqrt", `${"\\sqrt".repeat(3000)} x`, "F108"],
  ["\\ln of \\ln", `${"\\ln ".repeat(3000)}x`, "F108"],
  ["fractions in fractions", `${"\\frac{x}{".repeat(2000)}x${"}".repeat(2000)}`, "F108"],
  ["statements in brackets", `${"(".repeat(300)}x = 1${")".repeat(300)}`, "F108"],
  ["integrals without end", "\\int_0^1 ".repeat(2000), "F104"],
  ["integrals one after another", `${"\\int_0^1 x dx + ".repeat(1000)}1`, undefined],
  ["integrals in integrals", `${"\\int_0^1 ".repeat(1000)}x${" dx".repeat(1000)}`, "F108"],
  ["derivatives in derivatives", `${"∂(".repeat(3000)}x${")/∂(x)".repeat(2000)}`, "F108"],
  ["sums in sums", `${"sum(i, 1, 2, ".repeat(1500)}x`, "F109"],
  ["\\sum after \\sum", "\\sum_{i=1}^{2} ".repeat(1200), "F109"],
  ["signs of sums", "∑".repeat(20_000), "F104"],
  ["pieces in pieces", `${"piecewise(".repeat(1900)}x`, "F108"],
  ["pieces without end", `piecewise(${"x if x > 0, ".repeat(1600)}x`, "F104"],
  ["cases in cases", "\\begin{cases} x & ".repeat(1100), "F108"],
  ["ends of cases", "\\end{cases}".repeat(1600), "F104"],
  ["least of least", `${"min(x, ".repeat(2800)}x`, "F108"],
  ["conditions in conditions", `${"indicator(indicator(x > 0) = 1".repeat(600)}`, "F108"],
  ["numbers of formulas", `${"\\quad (1)".repeat(2000)}x`, "F107"],
  ["a wide space", `x \\quad (1)${" ".repeat(19_000)}x`, "F107"],
  ["braces in a subscript", `x_${"{".repeat(10_000)}`, "F104"],
  ["subscripts in subscripts", `x${"_{a".repeat(5000)}`, "F104"],
  ["a long name", "x".repeat(20_000), "F105"],
  ["a long name in LaTeX", `$${"x".repeat(9999)}$`, undefined],
  ["many undeclared names", Array.from({ length: 3000 }, (_, i) => `w${i}`).join(" "), "F105"],
  ["primes", `f${"'".repeat(19_000)}(x)`, "F108"],
  ["chains", `0${" <= x".repeat(3000)}`, undefined],
  ["not text", "\u0000\ud800\uffff", "F104"],
];

test.each(hostile)("%s", (_, text, code) => {
  const start = performance.now();
  const found = faults(text);
  expect(performance.now() - start).toBeLessThan(1000);
  if (code === undefined) expect(found.map(({ message }) => message)).toEqual([]);
  else expect(found[0]?.code).toBe(code);
});

/** Pieces of formulas, of LaTeX and of nonsense, in any order. */
const pieces = [
  ..."xyabpfudeq0123456789+-*/^_'|()[]{}=<>,.;&$~\\ !?#%@",
  ...[
    "\\frac",
    "\\sqrt",
    "\\left",
    "\\right",
    "\\int",
    "\\partial",
    "\\mathrm{d}",
    "\\text{and}",
    "\\lambda_",
    "\\bar",
  ],
  ...["{x}", "(x)", "_{m}", "^{2}", "t_F", "p(s_m)", "u^(1,0)(x, y)", "d(x)/d(y)", "int(x, x, 0, 1)", " and ", " or "],
  ...[
    "≤",
    "½",
    "²",
    "⁻¹",
    "₂",
    "λ",
    "∂",
    "∫",
    "√",
    "−",
    "💰",
    "\u00a0",
    "\n",
    "\ud800",
    "\\\\",
    "\\quad (1)",
    "\\begin{align}",
  ],
  ...[
    "sum(i, 1, 2, ",
    "\\sum_{i=1}^{2} ",
    "∏",
    "x_i",
    "i",
    "min(",
    "\\max\\{",
    ", ",
    "piecewise(",
    " if ",
    " otherwise",
  ],
  ...["\\begin{cases}", "\\end{cases}", "\\text{otherwise}", "indicator(", "\\mathbf{1}", "\\sin ", "x > 0"],
  ...["sqrt(", "exp", "e^", "ln ", "true", "|x|", "1/2 ", "\\lvert ", "\\rvert ", "\\ln ", "dx", "\\int_0^1 "],
];

test("any text is read or refused with a place in it", () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(
      fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.string({ unit: "binary" }) }),
      (given) => {
        const parsed = read(given);
        if (parsed.ok) return;
        expect(parsed.diagnostics.length).toBeGreaterThan(0);
        for (const { span, message } of parsed.diagnostics) {
          expect(0 <= span.start && span.start <= span.end && span.end <= given.length).toBe(true);
          expect(message).not.toContain("undefined");
        }
      },
    ),
    { numRuns: 5000 },
  );
});

test("a piece taken out of a formula never makes the reader throw", () => {
  const formula =
    "\\frac{\\partial^2 (t_F + \\lambda_2 t_S)^{2}}{\\partial x \\partial y} \\leq |x - \\sqrt[3]{p(s_m)}| + \\int_0^1 x \\, dx \\sum_{i=1}^{2} \\begin{cases} \\lambda_i & \\text{if } x > 0 \\\\ \\min\\{i, \\sin(x)\\} & \\text{otherwise} \\end{cases}";
  tree(formula);
  for (let from = 0; from < formula.length; from++)
    for (let to = from; to <= Math.min(formula.length, from + 12); to++)
      read(formula.slice(0, from) + formula.slice(to));
});
