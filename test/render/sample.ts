/** A report with one step of every standing, and texts that would do harm if they were not escaped. */

import type { FileReport, Report, StepReport } from "../../src/check/report.ts";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { apply, call, minus, negate, num, power, product, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import type { Span } from "../../src/math/span.ts";

const price = sym("p_1");
const quantity = sym("q");
const cost = sym("c");
const demand = apply("D", [price]);
const profit = product(minus(price, cost), demand);

const text = `title: The monopolist's price
source: {paper: textbook-1, section: Chapter 2}
symbols:
  p_1: {is: price, positive: true}
  c: {is: unit cost, in: [0, 1]}
steps:
  - define: profit
    as: (p_1 - c) D(p_1)

  - derivative: {of: profit, in: c}
    label: "(1)"
    claim: D(p_1)

  - derivative: {of: q^2/2 - c q, in: q}
    label: "(2)"
    claim: q^2 - c
    erratum: {corrected: q - c, because: the exponent is not lowered}

  - case: Low cost
    steps:
      - sign: q - c
        label: "(3)"
        claim: positive

      - conclude: a larger quantity is better
        claim: q > 0
        from: ["(2)"]

      - solve: {equation: "q = <b>c</b>"}
`;

/** The place of the n-th occurrence of some words in the sample's text. */
const spanOf = (words: string, n = 1): Span => {
  let start = -1;
  for (let i = 0; i < n; i += 1) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length };
};
const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;

interface Given extends Partial<StepReport> {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
}

function step({ source, ...given }: Given): StepReport {
  const span = spanOf(source);
  return {
    span,
    line: lineAt(span.start),
    column: 5,
    cases: [],
    sentence: [],
    displays: [],
    assumed: [],
    presumed: [],
    claim: "",
    verdict: "proved",
    ok: true,
    settled: [],
    needs: [],
    sufficient: [],
    cited: [],
    restsOn: [],
    usedBy: [],
    restsOnError: [],
    diagnostics: [],
    operations: 12,
    ...given,
  };
}

const squared = { ...power(quantity, num(2)), span: spanOf("q^2", 2) } as Expr;
const printedMarginal = minus(squared, cost);
const marginal = minus(quantity, cost);
const long: Formula = relation(
  ">=",
  sym("epsilon"),
  sum(...Array.from({ length: 12 }, (_, i) => product(power(minus(price, cost), num(2)), apply("D", [num(i + 1)])))),
);

const define = step({
  id: "profit",
  kind: "define",
  source: "define: profit\n    as: (p_1 - c) D(p_1)",
  sentence: ["Write ", { math: sym("profit") }, " for the profit."],
  displays: [{ role: "given", math: [relation("=", sym("profit"), profit)] }],
  settled: [{ what: "the definition is defined", verdict: "proved", evidence: "kernel identity" }],
});

const refuted = step({
  id: "1",
  label: "(1)",
  kind: "derivative",
  source: 'derivative: {of: profit, in: c}\n    label: "(1)"\n    claim: D(p_1)',
  sentence: ["The derivative of ", { math: sym("profit") }, " in ", { math: cost }, " is claimed to be"],
  displays: [
    { role: "printed", math: [{ ...demand, span: spanOf("D(p_1)", 2) }] },
    { role: "derived", math: [negate(demand)] },
  ],
  claim: "D(p_1)",
  verdict: "refuted",
  ok: false,
  settled: [
    {
      what: "the derivative equals the claim",
      verdict: "refuted",
      evidence: "counterexample",
      formula: relation("=", negate(demand), demand),
    },
  ],
  counterexample: {
    point: [
      { at: price, value: num(1) },
      { at: apply("D", [num(1)]), value: num(1, 2) },
    ],
    values: [
      { what: "the derivative", value: "-1/2" },
      { what: "as printed", value: "1/2" },
    ],
  },
  diagnosis: {
    class: "flipped sign",
    printed: "D(p_1)",
    message: "The sign of `D(p_1)` is flipped.",
    suggestion: negate(demand),
    replacement: "-D(p_1)",
    at: spanOf("D(p_1)", 2),
    span: spanOf("D(p_1)", 2),
  },
  diagnostics: [
    {
      code: "F301",
      severity: "error",
      span: spanOf("D(p_1)", 2),
      message: "The claim is not the derivative of `profit` in `c`.",
      expected: "-D(p_1)",
      found: "D(p_1)",
      hint: "Replace the claim by `-D(p_1)`.",
      fix: { span: spanOf("D(p_1)", 2), text: "-D(p_1)", safe: false },
    },
  ],
});

const erratum = step({
  id: "2",
  label: "(2)",
  kind: "derivative",
  source:
    'derivative: {of: q^2/2 - c q, in: q}\n    label: "(2)"\n    claim: q^2 - c\n    erratum: {corrected: q - c, because: the exponent is not lowered}',
  sentence: ["The marginal profit in ", { math: quantity }, " is"],
  displays: [
    { role: "printed", math: [printedMarginal], mark: spanOf("q^2", 2) },
    { role: "corrected", math: [marginal] },
  ],
  note: 'The paper says: "<b>marginal</b> profit & cost".',
  claim: "q^2 - c",
  corrected: "q - c",
  because: "the exponent is not lowered",
  verdict: "refuted",
  settled: [
    { what: "the derivative equals the printed claim", verdict: "refuted", evidence: "counterexample" },
    { what: "the derivative equals the corrected claim", verdict: "proved", evidence: "kernel identity" },
  ],
  counterexample: {
    point: [{ at: quantity, value: num(2) }],
    values: [
      { what: "the derivative", value: "2 - c" },
      { what: "as printed", value: "4 - c" },
    ],
  },
  usedBy: ["3"],
  reach: { severity: "slip", results: [], changed: [], standing: ["3"] },
});

const resting = step({
  id: "3",
  label: "(3)",
  kind: "sign",
  source: 'sign: q - c\n        label: "(3)"\n        claim: positive',
  cases: ["Low cost"],
  sentence: [{ math: marginal }, " is positive."],
  displays: [{ role: "printed", math: [relation(">", marginal, num(0))], words: "which is positive" }],
  claim: "positive",
  settled: [
    {
      what: "the sign",
      verdict: "proved",
      evidence: "certificate: combination of 2 facts",
      formula: relation(">", marginal, num(0)),
    },
  ],
  restsOn: ["2"],
  restsOnError: ["2"],
  diagnostics: [
    {
      code: "F501",
      severity: "warning",
      span: spanOf("sign: q - c"),
      message: "The step rests on (2), which is wrong as printed.",
    },
  ],
});

const unknown = step({
  id: "conclude-1",
  kind: "conclude",
  source: 'conclude: a larger quantity is better\n        claim: q > 0\n        from: ["(2)"]',
  cases: ["Low cost"],
  sentence: ["It follows that a larger quantity is better:"],
  displays: [{ role: "printed", math: [long, relation(">", call("sqrt", quantity), quotient(num(1), num(2)))] }],
  claim: "q > 0",
  cited: ["(2)"],
  restsOn: ["2"],
  verdict: "unknown",
  ok: false,
  settled: [{ what: "the conclusion follows", verdict: "unknown", evidence: "tried: identity, signs" }],
  needs: ["c > 0"],
  diagnostics: [
    {
      code: "F401",
      severity: "error",
      span: spanOf("q > 0"),
      message: "The conclusion is not decided.",
      hint: "It would hold if `c > 0`.",
    },
  ],
});

const invalid = step({
  id: "solve-1",
  kind: "solve",
  source: 'solve: {equation: "q = <b>c</b>"}',
  cases: ["Low cost"],
  sentence: ["<b>The step</b> cannot be read."],
  claim: "",
  verdict: "invalid",
  ok: false,
  diagnostics: [
    { code: "F104", severity: "error", span: spanOf("<b>", 1), message: "A formula cannot begin with `<`.\u001b[31m" },
    { code: "F102", severity: "error", span: spanOf("solve"), message: "The field `for` is missing." },
  ],
});

export const monopoly: FileReport = {
  path: "derivations/textbook/monopoly.yaml",
  text,
  title: "The monopolist's price",
  source: { paper: "textbook-1", section: "Chapter 2" },
  about: "The first paragraph.\n\nThe second, with `p_1`.",
  symbols: [
    { name: "p_1", tex: "p_1", meaning: "price", domain: "positive", role: "symbol" },
    { name: "c", tex: "c", meaning: "unit cost", domain: "in [0, 1]", role: "symbol" },
    { name: "D", tex: "D", role: "function" },
    { name: "profit", tex: "\\Pi", role: "definition" },
  ],
  scopes: [
    {
      title: "",
      assumptions: [
        { formula: relation(">", price, num(0)), isDomain: true },
        { formula: relation(">", price, cost), because: "no sale is made at a loss", isDomain: false },
        { formula: relation(">", quantity, num(0)), isDomain: false },
      ],
      witness: [{ at: price, value: num(2) }],
    },
    { title: "Low cost", assumptions: [{ formula: relation("<", cost, quantity), isDomain: false }] },
  ],
  steps: [define, refuted, erratum, resting, unknown, invalid],
  diagnostics: [],
  readable: true,
};

/** A stranger's file: it cannot be read, and its texts try to break out of every format. */
export const hostile: FileReport = {
  path: "derivations/hostile/<script>.yaml",
  text: "title: <script>alert(1)</script>\n\u001b[2J: ]]>\n",
  title: "<script>alert(1)</script>",
  source: { paper: '"><img src=x onerror=alert(1)>' },
  about: "</p><script>alert(2)</script>",
  symbols: [
    { name: "x", tex: "\\href{javascript:alert(1)}{x}", meaning: "<i>x</i>", role: "symbol" },
    { name: "y", tex: "\\htmlStyle{color:red}{y}", role: "symbol" },
    { name: "z", tex: "\\frac{", role: "symbol" },
  ],
  scopes: [
    { title: "", assumptions: [{ formula: relation("=", sym("x"), sum(sym("y"), sym("z"))), isDomain: false }] },
  ],
  steps: [],
  diagnostics: [
    {
      code: "F101",
      severity: "error",
      span: { start: 33, end: 40 },
      message: "Not YAML: ]]> % , : <b>\n::error::\u202eforged",
      hint: "`<script>`",
    },
  ],
  readable: false,
};

/** A file in which everything stands. */
const sound: FileReport = {
  ...monopoly,
  path: "derivations/textbook/sound.yaml",
  title: "Nothing to report",
  steps: [define, { ...erratum, usedBy: [] }],
};

export const sample: Report = { files: [monopoly, hostile] };
export const standing: Report = { files: [sound] };
