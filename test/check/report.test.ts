/** What the report says of steps: errata, references, what rests on what, holes, branches, scopes. */

import { describe, expect, test } from "vitest";
import type { Report, StepReport } from "../../src/check/report.ts";
import type { Oracle } from "../../src/kernel/ports.ts";
import type { Expr } from "../../src/math/expr.ts";
import { num, sym } from "../../src/math/expr.ts";
import { showExpr, showFormula } from "../../src/math/print-text.ts";
import { checkSteps, checkText, checkTexts, SAMPLE_MODEL, silentOracle, toolsWith } from "../support/check.ts";

const codesOf = (step: StepReport): readonly string[] => step.diagnostics.map((d) => d.code);

function stepIn(report: Report, id: string): StepReport {
  const step = report.files.flatMap((file) => file.steps).find((one) => one.id === id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return step;
}

describe("an erratum", () => {
  test("stands when the print is refuted and the correction proved", async () => {
    const step = await checkSteps(`
  - derivative: {of: x y/(x + y) - x, in: x}
    assume: [x > 0, y > 0]
    claim: y^2/(x + y) - 1
    erratum:
      corrected: y^2/(x + y)^2 - 1
      because: the square is lost
      counterexample: {at: {x: 1, y: 1}, printed: -1/2, corrected: -3/4}
`);
    expect(step).toMatchObject({
      verdict: "refuted",
      ok: true,
      claim: "y^2/(x + y) - 1",
      corrected: "y^2/(x + y)^2 - 1",
      because: "the square is lost",
      diagnostics: [],
    });
    expect(step.counterexample?.values).toEqual([
      { what: "as printed", value: "-1/2" },
      { what: "as corrected", value: "-3/4" },
    ]);
    expect(step.displays.map((display) => display.role)).toEqual(["printed", "corrected"]);
  });

  test("may change other fields than the claim", async () => {
    const step = await checkSteps(
      "  - {sign: x^2, claim: positive, erratum: {corrected: {assume: [x != 0]}, because: zero is left out}}\n",
    );
    expect(step).toMatchObject({ verdict: "refuted", ok: true, corrected: "assume: x != 0" });
  });

  test("lends its corrected claim to the steps that rest on it", async () => {
    const report = await checkTexts({
      "a.yaml": `${SAMPLE_MODEL}
  - {conclude: a bound, label: "(1)", claim: x > 0, assume: [x > y, y > 1], erratum: {corrected: x > 1, because: the bound is larger}}
  - {conclude: a bound, label: "(2)", claim: x > 2, assume: [x > y, y > 1], erratum: {corrected: x > 1, because: the bound is smaller}}
  - {conclude: more, id: more, from: ["(2)"], assume: [x > y, y > 1], claim: x + 1 > 2}
  - {conclude: most, id: most, from: [more], assume: [x > y, y > 1], claim: x + 2 > 3}
`,
    });
    expect(codesOf(stepIn(report, "eq-1"))).toEqual(["F307"]);
    expect(stepIn(report, "eq-2")).toMatchObject({ ok: true, usedBy: ["more"] });
    expect(stepIn(report, "more")).toMatchObject({
      verdict: "proved",
      ok: true,
      restsOn: ["eq-2"],
      restsOnError: ["eq-2"],
    });
    expect(stepIn(report, "most")).toMatchObject({ verdict: "proved", restsOn: ["more"], restsOnError: ["eq-2"] });
    expect(codesOf(stepIn(report, "most"))).toEqual(["F501"]);
  });
});

describe("references", () => {
  test("a label stands for the formula of its step", async () => {
    const step = await checkSteps(`
  - {problem: effort, maximize: a x - b x^2/2, over: x}
  - {foc: {of: effort, in: x}, label: "(1)", claim: a - b x}
  - {substitute: {into: "(1)", with: {a: 2 b}}, label: "(2)", claim: x = 2}
  - {solve: {equation: "(1)", for: x}, claim: a/b}
`);
    expect(step).toMatchObject({ verdict: "proved", restsOn: ["eq-1"] });
  });

  test("a number is a number, whatever labels there are", async () => {
    const step = await checkSteps('  - {sign: x^2, claim: nonnegative, label: "2"}\n  - {equal: 1 + 1, claim: 2}\n');
    expect(step.verdict).toBe("proved");
  });

  test("nothing but what `from` names is given", async () => {
    const step = await checkSteps(`
  - {problem: effort, maximize: a x - b x^2/2 - t y^2, over: [x, y]}
  - {foc: {of: effort, in: x}, label: "(1)", claim: a - b x = 0}
  - {foc: {of: effort, in: y}, label: "(2)", claim: -2 t y = 0}
  - {conclude: the optimum, from: ["(2)"], claim: x = a/b}
`);
    expect(step).toMatchObject({ verdict: "refuted", restsOn: ["eq-2"] });
    expect(codesOf(step)).toEqual(["F305"]);
  });

  test("a result at given values holds only where they are assumed", async () => {
    const at = `  - {derivative: {of: x t - x^2, in: x, with: {t: 0}}, label: "(1)", claim: -2 x, sign: ambiguous}\n  - {substitute: {into: x + t > 1, with: {t: 0}}, label: "(2)", claim: x > 1}\n`;
    const without = await checkSteps(`${at}  - {conclude: a bound, from: ["(2)"], claim: x > 0}\n`);
    expect(codesOf(without)).toEqual(["F110"]);
    const assumed = await checkSteps(`${at}  - {conclude: a bound, from: ["(2)"], assume: [t = 0], claim: x > 0}\n`);
    expect(assumed.verdict).toBe("proved");
  });

  test("files use one another's definitions, assumptions, problems and steps", async () => {
    const model =
      'title: Model\nsymbols: {x: {positive: true}, k: {positive: true}}\nassume: [x > k]\nsteps:\n  - {define: gain, as: x - k}\n  - {sign: gain, label: "(1)", claim: positive}\n  - {problem: best, maximize: -gain^2, over: x}\n';
    const paper =
      'uses: [../model.yaml]\nsteps:\n  - {sign: gain + 1, claim: positive, id: more}\n  - {conclude: growth, from: ["(1)"], claim: x > k, id: growth}\n  - {foc: {of: best, in: x}, claim: -2 gain = 0}\n  - {proposition: It grows., from: ["(1)", more], claim: holds, id: result}\n';
    const report = await checkTexts({ "m/model.yaml": model, "m/p/paper.yaml": paper }, { paths: ["m/p/paper.yaml"] });
    expect(report.files.map((file) => file.path)).toEqual(["m/p/paper.yaml"]);
    expect(report.files.flatMap((file) => file.steps).map((step) => [step.verdict, step.ok])).toEqual(
      Array(4).fill(["proved", true]),
    );
    expect(stepIn(report, "growth").restsOn).toEqual(["m/model.yaml#eq-1"]);
    expect(report.files[0]?.symbols.map((symbol) => symbol.name)).toEqual(["x", "k", "gain"]);
  });
});

describe("holes", () => {
  test("are filled with what is derived", async () => {
    const step = await checkSteps('  - derivative: {of: a x^2 - b x, in: x}\n    claim: "?"\n');
    expect(step).toMatchObject({ verdict: "unknown", ok: false });
    expect(step.diagnostics).toMatchObject([
      { code: "F404", expected: "2 a x - b", fix: { text: "2 a x - b", safe: true } },
    ]);
  });

  test.each([
    ["sign", "  - {sign: a + b, claim: ???}\n", "positive"],
    [
      "foc",
      "  - {problem: e, maximize: a x - b x^2/2, over: x}\n  - {foc: {of: e, in: x}, claim: ???}\n",
      "a - b x = 0",
    ],
    ["substitute", "  - {substitute: {into: x^2, with: {x: a + 1}}, claim: ???}\n", "(a + 1)^2"],
  ])("%s", async (_, text, filling) => {
    const step = await checkSteps(text);
    expect(step.diagnostics.map((d) => d.expected)).toEqual([filling]);
  });

  test("never with an oracle's lie", async () => {
    const answers: readonly Expr[] = [
      num(0),
      sym("b"),
      { kind: "quotient", numerator: sym("b"), denominator: sym("a") },
    ];
    const oracle: Oracle = { ...silentOracle, solve: async () => answers };
    const step = await checkSteps("  - {solve: {equation: a x = b, for: x}, claim: ???}\n", {
      tools: toolsWith(oracle),
    });
    expect(step.diagnostics.map((d) => d.expected)).toEqual(["b/a"]);
    const liar: Oracle = { ...silentOracle, solve: async () => [num(0), sym("b")] };
    const lied = await checkSteps("  - {solve: {equation: a x = b, for: x}, claim: ???}\n", { tools: toolsWith(liar) });
    expect(lied.diagnostics.map((d) => d.expected)).toEqual(["b/a"]);
  });
});

describe("scopes", () => {
  test("are shown with the point that makes them possible", async () => {
    const file = await checkText(
      "symbols: {x: {positive: true}, y: {in: [-1, 1]}}\nassume: [x + y = 1]\nsteps:\n  - case: more\n    assume: [x > 1]\n    steps:\n      - {sign: y, claim: negative}\n",
    );
    expect(file.scopes.map((scope) => scope.title)).toEqual(["", "more"]);
    expect(file.scopes[0]?.assumptions.map(({ formula }) => showFormula(formula))).toEqual([
      "x > 0",
      "y >= -1",
      "y <= 1",
      "x + y = 1",
    ]);
    for (const scope of file.scopes) expect(scope.witness?.map(({ at }) => showExpr(at)).sort()).toEqual(["x", "y"]);
    expect(file.steps.map((step) => [step.verdict, step.cases])).toEqual([["proved", ["more"]]]);
  });

  test("nothing is accepted under a contradiction", async () => {
    const file = await checkText(
      "symbols: {x: {positive: true}}\nassume: [x < 0]\nsteps:\n  - {sign: x, claim: positive}\n  - {equal: x, claim: 2, erratum: {corrected: 3, because: all is true}}\n",
    );
    expect(file.diagnostics.map((d) => d.code)).toEqual(["F201"]);
    expect(file.steps.map((step) => [step.verdict, step.ok])).toEqual([
      ["invalid", false],
      ["invalid", false],
    ]);
  });
});

describe("branches of the Kuhn-Tucker conditions", () => {
  const problem = `
  - problem: purchase
    maximize: a x - x^2/2
    over: x
    subject to: [{name: cap, that: x <= b, multiplier: mu}]
`;

  test("may have alternatives, and labels that rest on them", async () => {
    const steps = `
  - {problem: free, maximize: a x - x^3/3, over: x}
  - kkt: free
    branches:
      - {binding: [], label: peaks, claim: [{x: sqrt(a)}, {x: -sqrt(a)}]}
`;
    expect((await checkSteps(steps)).verdict).toBe("proved");
    const used = await checkSteps(`${steps}  - {conclude: a consequence, from: [peaks], claim: x^2 = a}\n`);
    expect(used.restsOn).toEqual(["step-2"]);
    expect(used.verdict).toBe("proved");
  });

  test("an open branch is told, and the rest still counts", async () => {
    const open = await checkSteps(
      `${problem}  - kkt: purchase\n    branches: [{binding: [cap], claim: {x: b, mu: a - b}}, {binding: [], open: left to the reader}]\n`,
    );
    expect(open).toMatchObject({ verdict: "unknown", ok: true, diagnostics: [{ code: "F401", severity: "warning" }] });
    const wrong = await checkSteps(
      `${problem}  - kkt: purchase\n    branches: [{binding: [cap], claim: {x: a, mu: a - b}}, {binding: [], open: left to the reader}]\n`,
    );
    expect(wrong).toMatchObject({ verdict: "refuted", ok: false });
  });

  test("a branch that cannot occur claims nothing", async () => {
    const step = await checkSteps(
      `${problem}  - kkt: purchase\n    assume: [a < b]\n    branches: [{binding: [cap], claim: {x: b, mu: a - b}}, {binding: [], claim: {x: a, mu: 0}}]\n`,
    );
    expect(step).toMatchObject({ ok: false });
    expect(codesOf(step)).toEqual(["F201"]);
  });
});

describe("diagnosis", () => {
  test.each([
    ["(a - x) x - b x", "a - 2 x + b", "flipped sign", "a - 2 x - b"],
    ["a x^2", "a x", "power rule", "2 a x"],
    ["a x^2/b + x", "2 a x b + 1", "", ""],
  ])("the derivative of %s is not %s", async (of, claim, kind, replacement) => {
    const step = await checkSteps(`  - {derivative: {of: ${of}, in: x}, claim: ${claim}}\n`);
    expect(step.verdict).toBe("refuted");
    if (kind !== "") expect(step.diagnosis?.class).toBe(kind);
    if (replacement !== "") {
      const repaired = await checkSteps(
        `  - {derivative: {of: ${of}, in: x}, claim: ${step.diagnosis?.replacement}}\n`,
      );
      expect(repaired.verdict).toBe("proved");
    }
  });

  test("can be left out", async () => {
    const step = await checkSteps("  - {equal: a x, claim: -a x}\n", { withoutDiagnosis: true });
    expect(step.diagnosis).toBeUndefined();
  });
});

test("the report does not depend on the run", async () => {
  const text = `${SAMPLE_MODEL}  - {sign: x - y, claim: ambiguous}\n  - {equal: (x + y)^2, claim: x^2 + y^2}\n  - {solve: {equation: x^2 = a, for: x}, claim: sqrt(a)}\n`;
  expect(await checkText(text)).toEqual(await checkText(text));
});
