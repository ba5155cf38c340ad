/** What is declared of functions says nothing where the claim does not apply them. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import type { CertificateTerm, Evidence, Functions, Obligation, Point } from "../../src/kernel/obligation.ts";
import type { Formula } from "../../src/math/expr.ts";
import { apply, minus, num, product, relation, sum, sym } from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";

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
