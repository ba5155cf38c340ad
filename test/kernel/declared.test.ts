/** What is declared of functions says nothing where the claim does not apply them. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import type { CertificateTerm, Evidence, Functions, Obligation, Point } from "../../src/kernel/obligation.ts";
import type { Formula } from "../../src/math/expr.ts";
import { apply, minus, num, product, relation, sum, sym } from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import { settle } from "../../src/search/settle.ts";

const [x, y] = [sym("x"), sym("y")];
const term = (n: number, d: number, ...facts: readonly number[]): CertificateTerm => ({
  coefficient: rational(n, d),
  facts: facts.map((fact) => [fact, 1]),
  squares: [],
});
const forall = (functions: Functions, claim: Formula): Obligation => ({ kind: "forall", functions, given: [], claim });
const prove = (obligation: Obligation, claim: Evidence) =>
  judge(obligation, { kind: "proof", proof: { conditions: [], claim } }).kind;
const at = (obligation: Obligation, point: Point) => judge(obligation, { kind: "witness", point }).kind;

describe("curvature", () => {
  const bounded: Functions = {
    p: { arity: 1, lower: rational(0), upper: rational(1), slopes: [{ orders: [2], op: "<=" }] },
  };
  const [near, far] = [apply("p", [x]), apply("p", [minus(x, num(100))])];
  const flat = relation("<=", apply("p", [x], [1]), num(1, 100));
  const byTangent: Evidence = {
    by: "axiom",
    name: "tangent",
    at: [near, far],
    then: { by: "combination", terms: [term(1, 100, 4), term(1, 100, 3), term(1, 100, 0)], equations: [] },
  };
  test("is not used at an argument that only the evidence speaks of", () => {
    expect(prove(forall(bounded, flat), byTangent)).toBe("unknown");
    const spoken: Evidence = {
      by: "lemma",
      claim: relation(">=", far, num(0)),
      proof: { conditions: [], claim: { by: "identity" } },
      then: byTangent,
    };
    expect(prove(forall(bounded, flat), spoken)).toBe("unknown");
    const point = [
      { at: x, value: num(0) },
      { at: apply("p", [num(0)]), value: num(1, 2) },
      { at: apply("p", [num(0)], [1]), value: num(1) },
    ];
    expect(at(forall(bounded, flat), point)).toBe("refuted");
  });
  test("is used at the arguments of the claim", () => {
    const below = relation("<=", apply("p", [y]), sum(near, product(apply("p", [x], [1]), minus(y, x))));
    const evidence: Evidence = { by: "axiom", name: "tangent", at: [near, apply("p", [y])], then: { by: "identity" } };
    expect(prove(forall(bounded, below), evidence)).toBe("proved");
    expect(prove(forall({ p: { arity: 1 } }, below), evidence)).toBe("unknown");
  });
});

describe("the order of values", () => {
  const strictly = { arity: 1, slopes: [{ orders: [2], op: "<" }] } as const;
  const given = [relation("<", x, y)];
  const claimed = (functions: Functions, claim: Formula, evidence: Evidence): string =>
    prove({ kind: "forall", functions, given, claim }, evidence);
  const absurdly = (at: readonly ReturnType<typeof apply>[], then: Evidence): Evidence => ({
    by: "axiom",
    name: "monotone",
    at,
    then,
  });
  // The case that is not excluded by what is given is the first; the others contradict it.
  const byCases = (last: number): Evidence[] =>
    [0, 1, 2, 3, 4, 5].flatMap((given) =>
      [0, 1, 2, 3, 4, 5].map((own): Evidence => {
        const absurd: Evidence = { by: "contradiction", terms: [term(1, 1, own), term(1, 1, last)], equations: [] };
        return { by: "cases", given, parts: [{ by: "identity" }, absurd, absurd] };
      }),
    );
  const everyWay = (functions: Functions, claim: Formula, at: readonly ReturnType<typeof apply>[]): readonly string[] =>
    [0, 1, 2, 3, 4, 5].flatMap((last) => byCases(last).map((then) => claimed(functions, claim, absurdly(at, then))));
  const [before, after] = [apply("p", [x], [1]), apply("p", [y], [1])];
  const falling = relation("<", after, before);
  test("of a derivative is that of what is declared of the next one", async () => {
    const asked: Obligation = { kind: "forall", functions: { p: strictly }, given, claim: falling };
    expect((await settle(asked)).verdict.kind).toBe("proved");
  });
  test.each<[string, Functions, readonly ReturnType<typeof apply>[]]>([
    ["of a slope of the first order", { p: { arity: 1, slopes: [{ orders: [1], op: "<" }] } }, [before, after]],
    ["of a weak curvature", { p: { arity: 1, slopes: [{ orders: [2], op: "<=" }] } }, [before, after]],
    ["of the other curvature", { p: { arity: 1, slopes: [{ orders: [2], op: ">" }] } }, [before, after]],
    ["of values of different orders", { p: strictly }, [apply("p", [x]), after]],
    ["of values of different functions", { p: strictly, q: strictly }, [apply("q", [x], [1]), after]],
    ["at a place that is not spoken of", { p: strictly }, [apply("p", [minus(x, y)], [1]), after]],
    ["of a density that may be negative", { p: { arity: 1, density: "q" }, q: { arity: 1 } }, [before, after]],
  ])("%s says nothing of this one", (_, functions, at) => {
    for (const kind of everyWay(functions, falling, at)) expect(kind).toBe("unknown");
  });
  test("of a function of two variables is known where one of them is the same", async () => {
    const slopes = [{ orders: [1, 0], op: ">" }] as const;
    const functions: Functions = { h: { arity: 2, slopes } };
    const apart = relation("<", apply("h", [x, y]), apply("h", [y, x]));
    const beside = relation("<", apply("h", [x, x]), apply("h", [y, x]));
    expect((await settle({ kind: "forall", functions, given, claim: beside })).verdict.kind).toBe("proved");
    for (const kind of everyWay(functions, apart, [apart.left, apart.right] as ReturnType<typeof apply>[]))
      expect(kind).toBe("unknown");
  });
});

describe("an inverse", () => {
  test("does not bound its argument by the range of the function", () => {
    const functions: Functions = {
      f: { arity: 1, lower: rational(0), upper: rational(1) },
      g: { arity: 1, inverseOf: "f" },
    };
    const back = apply("f", [apply("g", [y])]);
    const claim = relation("<=", y, num(1));
    for (const fact of [0, 1, 2, 3, 4])
      for (const equation of [0, 1, 2, 3, 4]) {
        const evidence: Evidence = {
          by: "lemma",
          claim: relation("<=", back, num(1)),
          proof: { conditions: [], claim: { by: "identity" } },
          then: { by: "combination", terms: [term(1, 1, fact)], equations: [{ fact: equation, multiplier: num(1) }] },
        };
        expect(prove(forall(functions, claim), evidence)).toBe("unknown");
      }
  });
});

describe("a series", () => {
  const counted = relation(
    "=",
    { kind: "series", name: "sum", index: "i", from: num(1), to: sym("n"), of: sym("c") },
    product(sym("n"), sym("c")),
  );
  test("with symbolic bounds is so many times its term", () => {
    expect(prove(forall({}, counted), { by: "identity" })).toBe("proved");
  });
  test.each([
    [-3, "unknown"],
    [0, "unknown"],
    [4, "unknown"],
  ] as const)("is not refuted at n = %i", (n, kind) => {
    expect(
      at(forall({}, counted), [
        { at: sym("n"), value: num(n) },
        { at: sym("c"), value: num(2) },
      ]),
    ).toBe(kind);
  });
});
