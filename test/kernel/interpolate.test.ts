/** Which finite data some function of the declared course has: others are refused, and none is said to exist that does not. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import type { FunctionFacts, Functions, Obligation, Proposal } from "../../src/kernel/obligation.ts";
import type { Formula } from "../../src/math/expr.ts";
import { apply, num, numberOf, relation, sym, TRUE } from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import { formula, proofOf } from "./write.ts";

type Data = readonly (readonly [name: string, order: number, at: number, value: number])[];
const witness = (data: Data): Proposal => ({
  kind: "witness",
  point: data.map(([name, order, at, value]) => ({
    at: apply(name, [num(at)], [order]),
    value: numberOf(rational(Math.round(value * 60), 60)),
  })),
});
const verdict = (functions: Functions, data: Data, given: readonly Formula[] = [TRUE]): string =>
  judge({ kind: "exists", functions, given }, witness(data)).kind;

const INCREASING = { arity: 1, slopes: [{ orders: [1], op: ">" }] } as const;
const WEAKLY = { arity: 1, slopes: [{ orders: [1], op: ">=" }] } as const;
const CONCAVE = { arity: 1, slopes: [{ orders: [2], op: "<=" }] } as const;
const BOTH = { arity: 1, slopes: [...INCREASING.slopes, ...CONCAVE.slopes] } as const;
const UNIT = { lower: rational(0), upper: rational(1) };

const possible: [string, FunctionFacts, Data][] = [
  [
    "increasing values",
    INCREASING,
    [
      ["f", 0, 0, 1],
      ["f", 0, 1, 2],
    ],
  ],
  [
    "increasing values between bounds",
    { ...INCREASING, ...UNIT },
    [
      ["f", 0, 0, 0.25],
      ["f", 0, 1, 0.5],
    ],
  ],
  ["a flat place of what rises weakly", WEAKLY, [["f", 1, 0, 0]]],
  [
    "a chord below the tangent",
    CONCAVE,
    [
      ["f", 0, 0, 0],
      ["f", 1, 0, 2],
      ["f", 0, 1, 1],
    ],
  ],
  [
    "a rising bow",
    BOTH,
    [
      ["f", 0, 0, 0],
      ["f", 0, 1, 2],
      ["f", 0, 2, 3],
      ["f", 1, 2, 0.5],
    ],
  ],
];
const CONVEX = { arity: 1, slopes: [{ orders: [2], op: ">" }] } as const;
const line = (a: number, b: number, name = "f"): Data => [
  [name, 0, 0, a],
  [name, 1, 0, b],
  [name, 0, 1, a + b],
  [name, 0, 3, a + 3 * b],
  [name, 1, 3, b],
  [name, 2, 3, 0],
];
possible.push(
  ["a line of what is weakly concave", CONCAVE, line(1, 2)],
  ["a line of what falls and is weakly concave", CONCAVE, line(1, -2)],
  ["a rising line of what rises", BOTH, line(1, 2)],
  ["a level line of what rises weakly", WEAKLY, line(1, 0)],
  ["a level line between bounds", { ...WEAKLY, ...UNIT }, line(0.5, 0)],
  [
    "tangents of one line",
    CONCAVE,
    [
      ["f", 0, 0, 2],
      ["f", 1, 0, 2],
      ["f", 1, 1, 2],
    ],
  ],
);
const impossible: [string, FunctionFacts, Data][] = [
  ["a line of what is strictly convex", CONVEX, line(1, 2)],
  ["a level line of what rises", INCREASING, line(1, 0)],
  ["a falling line of what rises and is concave", BOTH, line(1, -2)],
  ["a line through a bound", { ...CONCAVE, ...UNIT }, line(0.5, 0.5)],
  ["a level line at a bound", { ...WEAKLY, ...UNIT }, line(1, 0)],
  [
    "a tangent of a line that leaves the bounds before the next place",
    { ...CONCAVE, ...UNIT },
    [
      ["f", 0, 0, 0.5],
      ["f", 1, 0, 1],
      ["f", 1, 5, 1],
    ],
  ],
  [
    "two parallel tangents of what is bounded",
    { ...CONCAVE, ...UNIT },
    [
      ["f", 1, 0, 1],
      ["f", 1, 5, 1],
    ],
  ],
  ["a line that bends", CONCAVE, [...line(1, 2), ["f", 2, 1, -1]]],
  [
    "values on a line with another tangent",
    CONCAVE,
    [
      ["f", 0, 0, 0],
      ["f", 0, 1, 1],
      ["f", 1, 1, 2],
    ],
  ],
  [
    "falling values",
    INCREASING,
    [
      ["f", 0, 0, 2],
      ["f", 0, 1, 1],
    ],
  ],
  [
    "equal values",
    INCREASING,
    [
      ["f", 0, 0, 1],
      ["f", 0, 1, 1],
    ],
  ],
  ["a negative slope", INCREASING, [["f", 1, 0, -1]]],
  ["no slope", INCREASING, [["f", 1, 0, 0]]],
  [
    "falling values of what rises weakly",
    WEAKLY,
    [
      ["f", 0, 0, 2],
      ["f", 0, 1, 1],
    ],
  ],
  [
    "a flat place that bends",
    WEAKLY,
    [
      ["f", 1, 0, 0],
      ["f", 2, 0, 1],
    ],
  ],
  ["a value beyond a bound", { ...INCREASING, ...UNIT }, [["f", 0, 0, 2]]],
  ["a value at a bound with a slope", { ...INCREASING, ...UNIT }, [["f", 0, 0, 1]]],
  [
    "a chord above the tangent",
    CONCAVE,
    [
      ["f", 0, 0, 0],
      ["f", 1, 0, 1],
      ["f", 0, 1, 2],
    ],
  ],
  [
    "chords that bend upwards",
    CONCAVE,
    [
      ["f", 0, 0, 0],
      ["f", 0, 1, 1],
      ["f", 0, 2, 3],
    ],
  ],
  [
    "tangents that bend upwards",
    CONCAVE,
    [
      ["f", 0, 0, 0],
      ["f", 1, 0, 1],
      ["f", 0, 1, 2],
      ["f", 1, 1, 3],
    ],
  ],
  [
    "a rising bow that falls",
    BOTH,
    [
      ["f", 0, 0, 0],
      ["f", 0, 1, 2],
      ["f", 0, 2, 1],
    ],
  ],
  [
    "a bow that is flat",
    BOTH,
    [
      ["f", 0, 0, 0],
      ["f", 0, 1, 2],
      ["f", 1, 1, 0],
    ],
  ],
];

describe("values of one function", () => {
  test.each(possible)("%s exist", (_, f, data) => expect(verdict({ f }, data)).toBe("proved"));
  test.each(impossible)("%s do not", (_, f, data) => expect(verdict({ f }, data)).toBe("unknown"));
});

describe("a density", () => {
  const functions: Functions = { F: { arity: 1, density: "f" }, f: { arity: 1, lower: rational(0) } };
  test("is the derivative", () => {
    expect(
      verdict(functions, [
        ["F", 1, 0, 2],
        ["f", 0, 0, 2],
      ]),
    ).toBe("proved");
    expect(
      verdict(functions, [
        ["F", 1, 0, 2],
        ["f", 0, 0, 3],
      ]),
    ).toBe("unknown");
    expect(
      verdict(functions, [
        ["F", 0, 0, 2],
        ["F", 0, 1, 1],
      ]),
    ).toBe("unknown");
  });
  test("is that of one function, without a cycle, and has no inverse", () => {
    const own: Functions = { f: { ...INCREASING, density: "f" } };
    expect(verdict(own, [["f", 1, 0, -1]])).toBe("unknown");
    const cycle: Functions = { f: { arity: 1, density: "g" }, g: { arity: 1, density: "f", lower: rational(0) } };
    expect(verdict(cycle, [["f", 1, 0, -1]])).toBe("unknown");
    const inverse: Functions = { ...functions, g: { arity: 1, inverseOf: "f" } };
    expect(
      verdict(inverse, [
        ["f", 0, 0, 1],
        ["f", 0, 1, 1],
      ]),
    ).toBe("unknown");
    const shared: Functions = { ...functions, G: { arity: 1, density: "f" } };
    expect(
      verdict(shared, [
        ["F", 0, 0, 0],
        ["F", 0, 1, 1],
        ["G", 0, 0, 0],
        ["G", 0, 1, 2],
      ]),
    ).toBe("unknown");
    expect(verdict({ F: { arity: 1, density: "f" } }, [["F", 0, 0, 0]])).toBe("unknown");
    expect(
      verdict({ g: { arity: 1, inverseOf: "f" } }, [
        ["f", 0, 0, 1],
        ["f", 0, 1, 1],
      ]),
    ).toBe("unknown");
  });
});

describe("declarations that no function fits", () => {
  const contradictory: [string, FunctionFacts][] = [
    [
      "two signs of a slope",
      {
        arity: 1,
        slopes: [
          { orders: [1], op: ">" },
          { orders: [1], op: "<" },
        ],
      },
    ],
    ["an empty range", { arity: 1, lower: rational(1), upper: rational(0) }],
    ["a constant with a slope", { ...INCREASING, lower: rational(1), upper: rational(1) }],
  ];
  test.each(contradictory)("such as %s prove and refute nothing", (_, f) => {
    const obligation: Obligation = { kind: "forall", functions: { f }, given: [], claim: formula("x > 0") };
    const point: Proposal = { kind: "witness", point: [{ at: sym("x"), value: num(-1) }] };
    expect(judge(obligation, point).kind).toBe("unknown");
    for (const order of [0, 1]) {
      const e = apply("f", [num(0)], [order]);
      const sum = proofOf({
        by: "lemma",
        claim: relation("=", e, e),
        proof: { conditions: [], claim: { by: "identity" } },
        then: {
          by: "contradiction",
          terms: [0, 1].map((i) => ({ coefficient: rational(1), facts: [[i, 1]] as const, squares: [] })),
          equations: [],
        },
      });
      expect(judge(obligation, sum).kind).toBe("unknown");
    }
  });
});
