/** Every kind of step with a claim that is true, one that is false, and one that must stay undecided. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { STEP_KINDS } from "../../src/steps/kinds.ts";
import { checkSteps } from "../support/check.ts";

interface Sample {
  readonly verb: string;
  /** Steps that the claim needs above it. */
  readonly above?: string;
  readonly proved: readonly string[];
  readonly refuted: readonly string[];
  readonly unknown: readonly string[];
}

const PROBLEM = `
  - problem: effort
    maximize: a x - b x^2/2 - t y
    over: [x, y]
    subject to:
      - {name: floor, that: y >= 0, multiplier: mu, label: "(1)"}
`;

const SAMPLES: readonly Sample[] = [
  {
    verb: "define",
    proved: [
      "{define: gain, as: a x - b}",
      "{define: share, as: x/(a + b)}",
      "{define: root, as: sqrt(y), assume: [y >= 0]}",
    ],
    refuted: [],
    unknown: ["{define: ratio, as: a/x}", "{define: root, as: sqrt(x)}"],
  },
  {
    verb: "equal",
    proved: [
      "{equal: (x + y)^2, claim: x^2 + 2 x y + y^2}",
      "{equal: (x + a)^2 - a^2, claim: [x^2 + 2 a x, x (x + 2 a)]}",
      "{equal: x/x, claim: 1, assume: [x != 0]}",
      "{equal: sqrt(a^2), claim: a}",
    ],
    refuted: [
      "{equal: (x + y)^2, claim: x^2 + y^2}",
      "{equal: sqrt(x^2), claim: x}",
      "{equal: x, claim: [x + 0, x + 1]}",
    ],
    unknown: ["{equal: x/x, claim: 1}", "{equal: y/y - 1, claim: 0}", "{equal: x, claim: x + 0/x}"],
  },
  {
    verb: "substitute",
    proved: [
      "{substitute: {into: x^2 + y, with: {x: a + 1}}, claim: a^2 + 2 a + 1 + y}",
      "{substitute: {into: x > y, with: {y: a - 1}}, claim: x + 1 > a}",
      "{substitute: {into: x + y, with: {x: y, y: x}}, claim: x + y}",
      "{substitute: {into: p(x) y, with: {p(x): t}}, claim: t y}",
    ],
    refuted: [
      "{substitute: {into: x^2 + y, with: {x: a + 1}}, claim: a^2 + 1 + y}",
      "{substitute: {into: x > y, with: {y: a - 1}}, claim: x > a}",
      "{substitute: {into: x, with: {t: 2}}, claim: x}",
    ],
    unknown: ["{substitute: {into: a/x, with: {a: y}}, claim: y/x}"],
  },
  {
    verb: "rearrange",
    proved: [
      "{rearrange: a x < b, claim: x < b/a}",
      "{rearrange: x + y = 2 a, claim: y = 2 a - x}",
      "{rearrange: x > 1, claim: x > 0, direction: implies}",
      "{rearrange: x > 0, claim: x > 1, direction: follows}",
    ],
    refuted: [
      "{rearrange: x > 1, claim: x > 0}",
      "{rearrange: x y < b, claim: y < b/x, assume: [x < 0]}",
      "{rearrange: -x < y, claim: x < -y}",
    ],
    unknown: ["{rearrange: y = b, claim: y/x = b/x}"],
  },
  {
    verb: "derivative",
    proved: [
      "{derivative: {of: a x^2 - b x, in: x}, claim: 2 a x - b}",
      "{derivative: {of: x^3, in: x, order: 2}, claim: 6 x}",
      "{derivative: {of: p(x)^2, in: p(x)}, claim: 2 p(x), sign: nonnegative}",
      "{derivative: {of: x^2 t, in: x, with: {t: 1}}, claim: 2 x, sign: ambiguous}",
      "{derivative: {of: a x^2, in: x}, claim: 2 a x, sign: positive, assume: [x > 0]}",
      "{derivative: {of: p(x), in: x}, claim: p'(x)}",
    ],
    refuted: [
      "{derivative: {of: a x^2 - b x, in: x}, claim: 2 a x + b}",
      "{derivative: {of: a x, in: x}, claim: a, sign: negative}",
      "{derivative: {of: a x, in: x}, claim: a, sign: ambiguous}",
      "{derivative: {of: x y/(x + y), in: x}, claim: y^2/(x + y)}",
    ],
    unknown: ["{derivative: {of: a/x, in: x}, claim: -a/x^2}", "{derivative: {of: y/y, in: x}, claim: 0}"],
  },
  {
    verb: "sign",
    proved: [
      "{sign: a + b, claim: positive}",
      "{sign: -(x - y)^2, claim: nonpositive}",
      "{sign: x - y, claim: ambiguous}",
      "{sign: t (1 - t), claim: nonnegative}",
      "{sign: x - x, claim: zero}",
      "{sign: a^2 + 1, claim: nonzero}",
    ],
    refuted: [
      "{sign: a - b, claim: positive}",
      "{sign: a + b, claim: ambiguous}",
      "{sign: x^2, claim: positive}",
      "{sign: t, claim: nonzero}",
    ],
    unknown: ["{sign: 1/x^2, claim: positive}", "{sign: (1 + x^2)^(1 + x^2) - exp(x^2) + exp(x)/9, claim: positive}"],
  },
  {
    verb: "problem",
    proved: [
      "{problem: choice, maximize: a x - b x^2, over: x}",
      PROBLEM.trim().slice(2).replaceAll("\n    ", "\n    "),
    ],
    refuted: ["{problem: choice, maximize: a x, over: [x], subject to: [{name: cap, that: x <= 1, multiplier: y}]}"],
    unknown: ["{problem: choice, maximize: a/x, over: x}"],
  },
  {
    verb: "foc",
    above: PROBLEM,
    proved: [
      "{foc: {of: effort, in: x}, claim: a - b x}",
      "{foc: {of: effort, in: x}, claim: a - b x = 0}",
      "{foc: {of: effort, in: x}, claim: x = a/b}",
      "{foc: {of: effort, in: y}, claim: mu = t}",
    ],
    refuted: [
      "{foc: {of: effort, in: x}, claim: a + b x}",
      "{foc: {of: effort, in: x}, claim: x = b/a}",
      "{foc: {of: effort, in: y}, claim: -t - mu = 0}",
    ],
    unknown: ["{foc: {of: effort, in: x}, claim: (a - b x)/y = 0}"],
  },
  {
    verb: "soc",
    above: PROBLEM,
    proved: [
      "{soc: {of: effort, in: x}, claim: -b, sign: negative}",
      "{soc: {of: effort}, claim: concave}",
      "{soc: {of: x^2 + y^2, in: [x, y]}, claim: strictly convex}",
    ],
    refuted: [
      "{soc: {of: effort, in: x}, claim: b}",
      "{soc: {of: effort}, claim: strictly concave}",
      "{soc: {of: x y, in: [x, y]}, claim: concave}",
      "{soc: {of: x^3, in: [x, y]}, claim: concave, assume: [x = 0]}",
    ],
    unknown: ["{soc: {of: a/x, in: x}, claim: 2 a/x^3}"],
  },
  {
    verb: "kkt",
    above: PROBLEM,
    proved: [
      "{kkt: effort, assume: [t > 0], branches: [{binding: [], eliminated: the tax is positive}, {binding: [floor], claim: {x: a/b, y: 0, mu: t}}]}",
      "{kkt: effort, assume: [t > 0], branches: [{binding: [], eliminated: the tax is positive}, {binding: [floor], claim: {x: a/b, y: 0, mu: t}, when: t > 0}]}",
      "{kkt: effort, slater: {x: 0, y: 1}, assume: [t > 0], branches: [{binding: [], eliminated: the tax is positive}, {binding: [floor], claim: {x: a/b, y: 0, mu: t}}]}",
    ],
    refuted: [
      "{kkt: effort, assume: [t > 0], branches: [{binding: [], eliminated: the tax is positive}, {binding: [floor], claim: {x: a/b, y: 0, mu: t}, when: t > 1/2}]}",
      "{kkt: effort, slater: {x: 0, y: -1}, assume: [t > 0], branches: [{binding: [], eliminated: the tax is positive}, {binding: [floor], claim: {x: a/b, y: 0, mu: t}}]}",
      "{kkt: effort, branches: [{binding: [floor], claim: {x: a/b, y: 0, mu: t}}]}",
      "{kkt: effort, branches: [{binding: [], eliminated: it is not}, {binding: [floor], claim: {x: a/b, y: 0, mu: t}}]}",
      "{kkt: effort, assume: [t > 0], branches: [{binding: [], eliminated: the tax is positive}, {binding: [floor], claim: {x: b/a, y: 0, mu: t}}]}",
    ],
    unknown: [
      "{kkt: effort, branches: [{binding: [], open: to be done}, {binding: [floor], claim: {x: a/b, y: 0, mu: t}}]}",
    ],
  },
  {
    verb: "solve",
    proved: [
      "{solve: {equation: a x = b, for: x}, claim: b/a}",
      "{solve: {equation: x^2 = a^2, for: x}, claim: [a, -a]}",
      "{solve: {equation: x^2 = a^2, for: x}, claim: a, assume: [x > 0]}",
      "{solve: {equation: x^2 + 1 = 0, for: x}, claim: none}",
      "{solve: {equation: [x + y = a, x - y = b], for: [x, y]}, claim: {x: (a + b)/2, y: (a - b)/2}}",
    ],
    refuted: [
      "{solve: {equation: x^2 = a^2, for: x}, claim: a}",
      "{solve: {equation: a x = b, for: x}, claim: a/b}",
      "{solve: {equation: a x = b, for: x}, claim: none}",
      "{solve: {equation: x^2 = a^2, for: x}, claim: [a, -a], assume: [x > 0]}",
      "{solve: {equation: x^2 = a^2, for: x}, claim: [a, -a, 0]}",
    ],
    unknown: ["{solve: {equation: x y = b, for: x}, claim: b/y}"],
  },
  {
    verb: "conclude",
    above:
      '  - {problem: effort, maximize: a x - b x^2/2, over: x}\n  - {foc: {of: effort, in: x}, label: "(2)", claim: a - b x = 0}\n',
    proved: [
      '{conclude: the optimum, from: ["(2)"], claim: x = a/b}',
      "{conclude: a sum is positive, claim: [a + b > 0, a > 0]}",
    ],
    refuted: ['{conclude: the optimum, from: ["(2)"], claim: x = b/a}', "{conclude: the optimum, claim: x = a/b}"],
    unknown: ["{conclude: a ratio, claim: a/x = a x^-1}"],
  },
  {
    verb: "exists",
    proved: [
      "{exists: y, such that: [y > x, y < x + a], by: x + a/2}",
      "{exists: y, such that: a y = x, by: x/a}",
      "{exists: y, such that: [y >= 0, y <= x], by: t x, assume: [x >= 0]}",
      "{exists: y, such that: p(y) = p(x), by: x}",
      "{exists: y, such that: y^2 + a = 0, by: none}",
      "{exists: lambda, such that: lambda <= a, by: a}",
    ],
    refuted: [
      // At some point no value at all does.
      "{exists: y, such that: [y > x, y < b], by: (x + b)/2}",
      "{exists: y, such that: y^2 = x, by: x}",
      "{exists: lambda, such that: lambda = x, by: x}",
      "{exists: y, such that: y > x, by: none}",
    ],
    unknown: [
      // Another value would do.
      "{exists: y, such that: [y > x, y < x + a], by: x + 2 a}",
      "{exists: y, such that: a y = x, by: x/b}",
      "{exists: y, such that: x y = 1, by: 1/x}",
    ],
  },
  {
    verb: "optimum",
    above: PROBLEM,
    proved: [
      "{optimum: effort, claim: {x: a/b, y: 0}}",
      "{optimum: effort, by: concavity, claim: {x: a/b, y: 0}, multipliers: {mu: t}, value: a^2/(2 b)}",
      "{optimum: effort, assume: [t > 0], claim: {x: a/b, y: 0}, unique: true}",
    ],
    refuted: [
      "{optimum: effort, claim: {x: b/a, y: 0}}",
      "{optimum: effort, claim: {x: a/b, y: -1}}",
      "{optimum: effort, claim: {x: a/b, y: 0}, unique: true}",
      "{optimum: effort, claim: {x: a/b, y: 0}, multipliers: {mu: 0}}",
    ],
    unknown: [],
  },
  {
    verb: "envelope",
    above: PROBLEM,
    proved: [
      "{envelope: {of: effort, in: a, at: {x: a/b, y: 0, mu: t}}, claim: a/b, sign: positive}",
      "{envelope: {of: effort, in: t, at: {x: a/b, y: 0, mu: t}}, claim: 0}",
      "{envelope: {of: a x - b x^2, in: b, at: {x: a/(2 b)}}, claim: -a^2/(4 b^2)}",
    ],
    refuted: [
      "{envelope: {of: effort, in: a, at: {x: a/b, y: 0, mu: t}}, claim: a}",
      "{envelope: {of: effort, in: a, at: {x: a, y: 0, mu: t}}, claim: a}",
      "{envelope: {of: effort, in: a, at: {x: a/b, y: 0, mu: 0}}, claim: a/b}",
    ],
    unknown: [
      "{envelope: {of: a x - x^2/2 - 2^a, in: a, at: {x: a}}, claim: a - 2^a ln(2), sign: nonzero, assume: [a > 3]}",
    ],
  },
  {
    verb: "parameters",
    proved: ["{parameters: {t: 1/2, a: 0.25}}"],
    refuted: ["{parameters: {t: 2}}", "{parameters: {a: 0}}"],
    unknown: ["{parameters: {x: 1}, assume: [exp(y) = y + 3]}"],
  },
  {
    verb: "proposition",
    above:
      '  - {sign: a + b, label: "(3)", claim: positive}\n  - {sign: x, label: "(4)", claim: positive, erratum: {corrected: ambiguous, because: it may be either}}\n  - {sign: (1 + x^2)^(1 + x^2) - exp(x^2) + exp(x)/9, label: "(5)", claim: positive}\n',
    proved: [
      '{proposition: It pays., from: ["(3)"], claim: holds}',
      '{proposition: It pays., from: ["(3)", "(4)"], claim: fails}',
    ],
    refuted: [
      '{proposition: It pays., from: ["(3)", "(4)"], claim: holds}',
      '{proposition: It pays., from: ["(3)"], claim: fails}',
    ],
    unknown: ['{proposition: It pays., from: ["(3)", "(5)"], claim: holds}'],
  },
];

const cases = SAMPLES.flatMap(({ verb, above = "", ...verdicts }) =>
  (["proved", "refuted", "unknown"] as const).flatMap((verdict) =>
    verdicts[verdict].map((step) => ({ verb, verdict, step, text: `${above}  - ${step}\n` })),
  ),
);

describe("verdicts", () => {
  test.each(cases)("$verdict: $step", async ({ verdict, text }) => {
    const step = await checkSteps(text);
    expect({
      verdict: step.verdict,
      diagnostics: step.diagnostics.filter((d) => d.severity === "error" && verdict === "proved"),
    }).toEqual({ verdict, diagnostics: [] });
    expect(step.ok).toBe(verdict === "proved" || (step.kind === "kkt" && verdict === "unknown"));
    expect(step.settled.length).toBeGreaterThan(0);
  });

  test("every kind of step is here, or has a file of claims", () => {
    const here = SAMPLES.map((sample) => sample.verb);
    const claims = readdirSync(join(import.meta.dirname, "..", "kinds"));
    const others = STEP_KINDS.filter(({ verb }) => !here.includes(verb));
    expect(others.filter(({ verb }) => !claims.includes(`${verb.replaceAll(" ", "-")}.yaml`))).toEqual([]);
  });
});
