/** General truths that evidence can use: at points where all is defined none of them fails, and forged ones say nothing. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instanceOf, negation } from "../../src/kernel/axioms.ts";
import type { Truth } from "../../src/kernel/enclosure.ts";
import { truthAtPoint } from "../../src/kernel/evaluate.ts";
import { judge } from "../../src/kernel/judge.ts";
import { attempt } from "../../src/kernel/meter.ts";
import type { AxiomName, Evidence, Functions, Obligation } from "../../src/kernel/obligation.ts";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { apply, num, power, relation, sum, sym } from "../../src/math/expr.ts";
import { ONE } from "../../src/math/rational.ts";
import { settings } from "../laws/ask.ts";
import type { Chance } from "./chance.ts";
import { chance, expressionsFrom, formulaFrom, numbers, SYMBOLS } from "./chance.ts";
import { absurd, expr, forall, formula, IDENTITY, proofOf } from "./write.ts";

const axiom = (name: AxiomName, at: readonly Expr[], then: Evidence): Evidence => ({ by: "axiom", name, at, then });
const cases = (given: number, ...parts: Evidence[]): Evidence => ({ by: "cases", given, parts });
const fact = (index: number): Evidence => ({
  by: "combination",
  terms: [{ coefficient: ONE, facts: [[index, 1]], squares: [] }],
  equations: [],
});
/** Whether some single fact, by itself or in every case, is the claim. */
const byAnyFact = (
  claim: Formula,
  given: readonly string[],
  use: (then: Evidence) => Evidence,
  functions?: Functions,
) =>
  Array.from({ length: 16 }, (_, i) => {
    const obligation: Obligation = { ...forall(claim, given), ...(functions ? { functions } : {}) };
    return judge(obligation, proofOf(use(fact(i)))).kind;
  });

const OF_ONE: readonly AxiomName[] = [
  "absolute-value",
  "extremum",
  "piecewise",
  "exponential-tangent",
  "exponential-tangent-strict",
  "logarithm-tangent",
  "logarithm-tangent-strict",
  "sine-bounds",
];
const OF_TWO: readonly AxiomName[] = ["monotone", "power-order"];

/** The truth of some instance at some point at which its expressions are defined and its demands hold. */
function truthOfSome(c: Chance): Truth | undefined {
  const pool: Expr[] = [sym("x")];
  const make = expressionsFrom(c, pool);
  for (let i = 0; i < 12; i++) make(2);
  const point = SYMBOLS.map((name) => ({ at: sym(name), value: numbers(c) }));
  const isTrue = (f: Formula): boolean => truthAtPoint(f, point, {}) === "true";
  const plain = pool.filter((e) => isTrue(relation("=", e, e)));
  const name = c.pick([...OF_ONE, ...OF_TWO]);
  const isFit = (e: Expr): boolean =>
    OF_TWO.includes(name) ? e.kind === "power" || e.kind === "call" : e.kind === name || !isAbout(name);
  const fit = plain.filter(isFit);
  if (fit.length === 0) return undefined;
  const at = OF_TWO.includes(name) ? [c.pick(fit), c.pick(fit)] : [c.pick(fit)];
  const instance = attempt(() => instanceOf(name, at, {}));
  return instance?.demands.every(isTrue) ? truthAtPoint(instance.says, point, {}) : undefined;
}

/** Whether an axiom is about expressions of the kind that is its name. */
const isAbout = (name: AxiomName): boolean => name === "extremum" || name === "piecewise";

describe("an instance", () => {
  test.each<[AxiomName, string, string, string[]]>([
    ["exponential-tangent", "x", "exp(x) >= 1 + x", []],
    ["logarithm-tangent", "x", "ln(x) <= x - 1", ["x > 0"]],
  ])("of %s at %s says %s", (name, at, claim, given) => {
    expect(byAnyFact(formula(claim), given, (then) => axiom(name, [expr(at)], then))).toContain("proved");
  });
  test.each<[AxiomName, string, string, string[]]>([
    ["exponential-tangent", "x", "exp(x) > 1 + x", []],
    ["exponential-tangent", "sqrt(x)", "exp(y) >= 1 + y", []],
    ["logarithm-tangent", "x", "x >= 1", ["y > 0"]],
    ["sine-bounds", "x", "sin(x) < 1", []],
    ["sine-bounds", "1/x", "1 > 2", []],
  ])("of %s at %s does not say %s", (name, at, claim, given) => {
    expect(byAnyFact(formula(claim), given, (then) => axiom(name, [expr(at)], then))).not.toContain("proved");
  });
  test("fails at no point", () => {
    let held = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const truth = truthOfSome(chance(seed));
        if (truth === "true") held += 1;
        expect(truth).not.toBe("false");
      }),
      settings(800),
    );
    expect(held).toBeGreaterThan(50);
  });
  test("and the negation of a formula are never both true", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const c = chance(seed);
        const f = formulaFrom(c, expressionsFrom(c, []));
        const point = SYMBOLS.map((name) => ({ at: sym(name), value: numbers(c) }));
        const [truth, opposite] = [f, negation(f)].map((one) => truthAtPoint(one, point, {}));
        if (truth === "true") expect(["false", "unsure"]).toContain(opposite);
        if (truth === "false") expect(["true", "unsure"]).toContain(opposite);
      }),
      settings(500),
    );
  });
});

describe("forged instances", () => {
  test("of an extremum of nothing, or of an unknown kind, say nothing", () => {
    const none: Expr = { kind: "extremum", name: "min", args: [] };
    expect(judge(absurd(["x > 0"]), proofOf(axiom("extremum", [none], cases(1)))).kind).toBe("unknown");
    expect(judge(absurd(["x > 0"]), proofOf(axiom("extremum", [none], cases(0)))).kind).toBe("unknown");
    const odd = { kind: "extremum", name: "middle", args: [sym("x"), sym("y")] } as unknown as Expr;
    for (const given of [0, 1])
      expect(judge(absurd(["x > y"]), proofOf(axiom("extremum", [odd], cases(given, IDENTITY, IDENTITY)))).kind).toBe(
        "unknown",
      );
  });
  test("of a piecewise expression with a relation that does not exist say nothing", () => {
    const when = { kind: "relation", op: "~", left: sym("x"), right: num(0) } as unknown as Formula;
    const odd: Expr = { kind: "piecewise", pieces: [{ value: num(0), when }], otherwise: num(0) };
    const inX: Evidence = { by: "univariate", in: sym("x") };
    for (const given of [0, 1, 2])
      expect(judge(forall("x > 5"), proofOf(axiom("piecewise", [odd], cases(given, inX, inX)))).kind).toBe("unknown");
  });
  test.each(["__proto__", "constructor", "toString", ""])("by the name %j are refused", (name) => {
    expect(judge(absurd(), proofOf(axiom(name as AxiomName, [sym("x")], IDENTITY))).kind).toBe("unknown");
  });
});

describe("functions of declared course", () => {
  const functions: Functions = {
    f: {
      arity: 1,
      slopes: [
        { orders: [1], op: ">=" },
        { orders: [2], op: "<=" },
      ],
    },
  };
  const [fx, fy] = [apply("f", [sym("x")]), apply("f", [sym("y")])];
  const all = cases(1, IDENTITY, IDENTITY, IDENTITY);
  const asked = (claim: Formula, given: readonly string[], evidence: Evidence): string =>
    judge({ kind: "forall", functions, given: given.map(formula), claim }, proofOf(evidence)).kind;
  test("rise weakly where that is declared", () => {
    const rises = (op: "<" | "<="): string =>
      byAnyFact(
        relation(op, fx, fy),
        ["x < y"],
        (then) => {
          const contradiction: Evidence = { by: "univariate", in: sym("x") };
          return axiom("monotone", [fx, fy], cases(1, then, contradiction, contradiction));
        },
        functions,
      ).join();
    expect(rises("<")).not.toContain("proved");
  });
  test("are used only at arguments of which the claim speaks", () => {
    const far = apply("f", [num(100)]);
    for (const name of ["monotone", "tangent", "tangent-strict"] as const) {
      expect(asked(relation("<=", fx, sum(fx, num(1))), [], axiom(name, [fx, far], IDENTITY))).toBe("unknown");
      expect(asked(relation("<=", fx, fy), [], axiom(name, [fx, fy], all))).toBe("unknown");
    }
  });
  test("of no declared course say nothing", () => {
    expect(
      judge(forall("q(x) <= q(y)", ["x < y"]), proofOf(axiom("monotone", [expr("q(x)"), expr("q(y)")], all))).kind,
    ).toBe("unknown");
    const power2 = power(sym("x"), num(2));
    expect(judge(absurd(), proofOf(axiom("monotone", [power2, power(sym("y"), num(2))], all))).kind).toBe("unknown");
  });
});

describe("images", () => {
  const image = (under: object, claim: string, given: readonly string[], sides: Evidence[] = [IDENTITY, IDENTITY]) =>
    judge(
      forall(claim, given),
      proofOf({ by: "image", under, sides, then: { conditions: [], claim: IDENTITY } } as unknown as Evidence),
    ).kind;
  test("under a square compare what is not negative", () => {
    expect(image({ map: "power", exponent: 2 }, "x = y", ["x >= 0", "y >= 0", "x^2 = y^2"])).toBe("proved");
    expect(image({ map: "power", exponent: 2 }, "x = y", ["y >= 0", "x^2 = y^2"])).toBe("unknown");
    expect(image({ map: "power", exponent: 2 }, "x = y", ["x <= 0", "y >= 0", "x^2 = y^2"])).toBe("unknown");
  });
  test.each([0, -1, 0.5, Number.NaN, 1e9, Number.POSITIVE_INFINITY])("under a power %s are refused", (exponent) => {
    for (const claim of ["x = y", "x > y", "x != y"])
      expect(image({ map: "power", exponent }, claim, ["x >= 0", "y >= 0"])).toBe("unknown");
  });
  test.each(["sin", "__proto__", "constructor"])("under %s are refused", (map) => {
    expect(image({ map }, "x = y", ["x >= 0", "y >= 0"])).toBe("unknown");
  });
  test("under a logarithm need both sides to be positive", () => {
    expect(image({ map: "ln" }, "x >= y", ["x > 0", "y > 0", "ln(x) >= ln(y)"])).toBe("proved");
    expect(image({ map: "ln" }, "x >= y", ["x > 0"])).toBe("unknown");
  });
});
