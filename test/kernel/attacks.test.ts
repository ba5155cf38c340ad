/** Attempts to make the kernel say proved, or refuted, of what is not: each once succeeded, or nearly did. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import type { Evidence, IntegralEvidence, Obligation, Proposal } from "../../src/kernel/obligation.ts";
import type { Expr, Integral } from "../../src/math/expr.ts";
import { apply, call, num, power, product, relation, sum, sym } from "../../src/math/expr.ts";
import { ONE, rational } from "../../src/math/rational.ts";
import {
  absurd,
  atPoint,
  byIdentity,
  exists,
  expr,
  FUNCTIONS,
  forall,
  formula,
  IDENTITY,
  identical,
  lemma,
  proofOf,
} from "./write.ts";

const fact = (...indices: number[]): Evidence => ({
  by: "combination",
  terms: indices.map((index) => ({ coefficient: ONE, facts: [[index, 1]], squares: [] })),
  equations: [],
});
const integralOf = (of: Expr, variable: string, from: Expr, to: Expr): Integral => ({
  kind: "integral",
  of,
  in: variable,
  from,
  to,
});
const trivially = { conditions: [], claim: IDENTITY };
const substitution = (given: number): Evidence => {
  const then = trivially;
  return { by: "substitute", given, then };
};
const antiderivative = (integral: Integral, value: Expr, more: Partial<IntegralEvidence> = {}): IntegralEvidence => ({
  kind: "integral",
  integral,
  antiderivative: value,
  ordered: trivially,
  slope: trivially,
  ...more,
});
const withIntegrals = (...values: IntegralEvidence[]): Proposal => ({ ...byIdentity, values });

/** Refused for a reason, and neither proved nor refuted. */
const refused = (obligation: Obligation, proposal: Proposal) =>
  expect(judge(obligation, proposal).kind).toBe("unknown");

describe("what is not defined stays undefined", () => {
  test("when it disappears by differentiation", () => {
    refused(exists("d(ln(x))/d(x) < 0"), atPoint({ x: -1 }));
    refused(forall("d(ln(x))/d(x) > 0"), atPoint({ x: -1 }));
    expect(judge(exists("d(ln(x))/d(x) > 0"), atPoint({ x: 1 })).kind).toBe("proved");
  });
  test("when the function is defined at one point only", () => {
    refused(exists("d((-(x^2))^(3/2))/d(x) = 0"), atPoint({ x: 0 }));
    expect(judge(exists("d(x^(3/2))/d(x) = 0"), atPoint({ x: 0 })).kind).toBe("proved");
  });
  test("when it stands in the argument of a function", () => {
    refused(exists("q(sqrt(x)^2) > 5"), atPoint({ x: -1, "q(-1)": 6 }));
    refused(exists("q(0 ln(x)) > 5"), atPoint({ x: -1, "q(0)": 6 }));
    expect(judge(exists("q(sqrt(x)^2) > 5"), atPoint({ x: 1, "q(1)": 6 })).kind).toBe("proved");
  });
  test("when it is multiplied by zero", () => {
    refused(exists("0/x = 0"), atPoint({ x: 0 }));
    refused(forall("0/x = 0"), byIdentity);
    refused(forall("0 ln(x) = 0"), byIdentity);
  });
  test("when the value of a symbol is what is not defined", () => {
    refused(exists("x^2 < 0"), atPoint({ x: "sqrt(-1)" }));
    refused(exists("x - x = 0"), atPoint({ x: "1/0" }));
    refused(exists("0 x = 0"), atPoint({ x: "ln(-1)" }));
  });
  test.each(["x/x = 1", "(x^2 - 1)/(x - 1) = x + 1", "1/(x - x) = 1/(x - x)", "0/0 = 0/0", "ln(x) - ln(x) = 0"])(
    "%s needs a condition",
    (claim) => expect(identical(claim)).toMatchObject({ kind: "unknown", refusal: { reason: "undefined" } }),
  );
  test.each(["sqrt(x)^2 = x", "x^(1/3)^3 = x", "(-8)^(1/3) = -2", "x^y/x^y = 1", "sqrt(-1)^2 = -1", "0^(-1) = 0"])(
    "%s is not an identity",
    (claim) => expect(identical(claim).kind).toBe("unknown"),
  );
});

describe("two expressions that are equal in one case only", () => {
  // 1 + 1/(|x| - x) - 1/(|x| - x) has the normal form (|x| - x)/(|x| - x), equal to 1 + |x| + x where x < 0 alone.
  const masked = "1 + 1/(abs(x) - x) - 1/(abs(x) - x)";
  const defined = lemma("abs(x) - x > 0", IDENTITY, fact(0, 1));
  const inNegativeCase = lemma(`q(${masked}) = q(${masked})`, IDENTITY, {
    conditions: [defined, defined],
    claim: IDENTITY,
  });
  test("are not confused in another case", () => {
    refused(
      forall("q(1 + abs(x) + x) = q(1)"),
      proofOf({ by: "split", on: expr("x"), negative: inNegativeCase, zero: IDENTITY, positive: IDENTITY }),
    );
  });
  test("are equal in that case", () => {
    const claim = forall("q(1 + abs(x) + x) = q(1)", ["x < 0"]);
    expect(judge(claim, proofOf(lemma("abs(x) - x > 0", inNegativeCase, fact(0, 1)))).kind).not.toBe("refuted");
  });
});

describe("derivatives", () => {
  const inApplication = (of: Expr, variable: Expr): Expr => ({ kind: "derivative", of, in: variable, order: 1 });
  test("in p(s) are not zero when p(s) stands there in another form", () => {
    const claim = relation("=", inApplication(expr("q(sqrt(x) sqrt(y))"), expr("q(sqrt(x y))")), num(0));
    const both: Evidence = {
      by: "combination",
      terms: [
        {
          coefficient: ONE,
          facts: [
            [0, 1],
            [1, 1],
          ],
          squares: [],
        },
      ],
      equations: [],
    };
    refused(forall(claim, ["x > 0", "y > 0"]), proofOf(IDENTITY, [IDENTITY, IDENTITY, both]));
  });
  test("in p(s) leave p of another argument alone", () => {
    expect(identical("d(q(s_m) + q(s_u))/d(q(s_m)) = 1").kind).toBe("proved");
  });
  test("in an application with another number of arguments are refused or zero, without a crash", () => {
    for (const [of, variable] of [
      [apply("q", [sym("x"), sym("y")]), apply("q", [sym("x")])],
      [apply("q", [sym("x")]), apply("q", [sym("x"), sym("y")])],
    ] as const)
      refused(forall(relation("=", inApplication(of, variable), num(1))), byIdentity);
  });
  test("in something that is no variable are not taken", () => {
    refused(forall(relation("=", inApplication(sym("x"), sum(sym("x"), num(0))), num(0))), byIdentity);
  });
  test.each([-1, 0.5, Number.NaN, 1e9])("of order %s are not taken", (order) => {
    const derivative: Expr = { kind: "derivative", of: expr("x^2"), in: sym("x"), order };
    refused(forall(relation("=", derivative, expr("x^2"))), byIdentity);
    refused(forall(relation("=", derivative, num(0))), byIdentity);
  });
});

describe("functions with ranges", () => {
  const between = (lower: number, upper: number) => ({
    p: { arity: 1, lower: rational(lower), upper: rational(upper) },
  });
  const slope = apply("p", [sym("x")], [1]);
  const flat = relation("=", slope, num(0));
  test("that leave no room have no slope", () => {
    const point = [
      { at: sym("x"), value: num(0) },
      { at: apply("p", [num(0)], [1]), value: num(1) },
    ];
    refused({ kind: "forall", functions: between(1, 1), given: [], claim: flat }, { kind: "witness", point });
    refused({ kind: "forall", functions: between(2, 1), given: [], claim: flat }, { kind: "witness", point });
    expect(
      judge({ kind: "forall", functions: between(0, 1), given: [], claim: flat }, { kind: "witness", point }).kind,
    ).toBe("refuted");
  });
  test("do not bound an antiderivative that is written as a derivative of order -1", () => {
    const integral = integralOf(apply("p", [sym("x")]), "x", num(0), num(10));
    const forged = antiderivative(integral, apply("p", [sym("x")], [-1]));
    for (const pair of [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ])
      refused(
        { kind: "forall", functions: between(1, 2), given: [], claim: relation("<=", integral, num(1)) },
        { ...proofOf(fact(...pair)), values: [forged] },
      );
  });
  test("do not bound derivatives", () => {
    for (const index of [0, 1, 2])
      refused(
        { kind: "forall", functions: between(0, 1), given: [], claim: relation(">=", slope, num(0)) },
        proofOf(fact(index)),
      );
  });
});

describe("integrals", () => {
  const half = integralOf(expr("2 x"), "x", num(0), num(1));
  test("take no antiderivative that hides the variable under its inner name", () => {
    const forged = antiderivative(half, power(sym("x*"), num(2)));
    refused(forall(relation("=", half, num(0))), withIntegrals(forged));
    const honest = antiderivative(half, expr("x^2"));
    expect(judge(forall(relation("=", half, num(1))), withIntegrals(honest)).kind).toBe("proved");
  });
  test("inside a derivative are not evaluated under assumptions on its variable", () => {
    const integral = integralOf(expr("y + x"), "x", num(0), num(1));
    const derivative: Expr = { kind: "derivative", of: integral, in: sym("y"), order: 1 };
    const underAssumption = antiderivative(integral, expr("x^2/2"), {
      slope: { conditions: [], claim: { by: "combination", terms: [], equations: [{ fact: 0, multiplier: num(-1) }] } },
    });
    refused(forall(relation("=", derivative, num(0)), ["y = 0"]), withIntegrals(underAssumption));
    const honest = antiderivative(integral, expr("x y + x^2/2"));
    expect(judge(forall(relation("=", derivative, num(1)), ["y = 0"]), withIntegrals(honest)).kind).toBe("proved");
  });
  describe("inside a derivative", () => {
    const growing = integralOf(num(1), "x", num(0), sym("y"));
    const slope = relation("=", { kind: "derivative", of: growing, in: sym("y"), order: 1 }, num(1));
    const honest = withIntegrals(antiderivative(growing, expr("x")));
    test.each([["y > 0"], ["y > 0", "y < 1"], ["y > 0 and y < 3"]])(
      "are evaluated where %s, %s holds, which it does around a point too",
      (...given) => expect(judge(forall(slope, given), honest).kind).toBe("proved"),
    );
    test.each([
      ["y >= 0"],
      ["y = 0"],
      ["y = 1"],
      ["y > 0 or y = 0"],
      ["y >= 0 and y < 3"],
      ["sqrt(y) > -1"],
      ["1/y > 0"],
      ["y^(1/2) > 0"],
      ["abs(y) > 0", "y >= 0"],
      ["q(y) > 0", "q(y) < y"],
      ["y^z > 0"],
    ])("are not where %s, %s does, which might fail beside it", (...given) => {
      const combined: Evidence = fact(0);
      for (const ordered of [trivially, { conditions: [], claim: combined }])
        refused(forall(slope, given), withIntegrals(antiderivative(growing, expr("x"), { ordered })));
    });
    test("in an application take nothing that is assumed of it", () => {
      const to = apply("q", [sym("y")]);
      const integral = integralOf(num(1), "x", num(0), to);
      const claim = relation("=", { kind: "derivative", of: integral, in: to, order: 1 }, num(1));
      refused(forall(claim, [relation(">", to, num(0))]), withIntegrals(antiderivative(integral, expr("x"))));
    });
    test("and inside an integral take nothing that is assumed of the variable of that", () => {
      const outer = integralOf(growing, "y", num(-1), num(1));
      const half = antiderivative({ ...outer, of: expr("y - 0") }, expr("y^2/2"));
      const whole = [antiderivative(growing, expr("x")), half];
      refused(forall(relation("=", outer, num(0)), ["y > 0"]), withIntegrals(...whole));
    });
  });
  test("inside another integral are not evaluated under assumptions on its variable", () => {
    const inner = integralOf(expr("(x - 5) t"), "t", num(0), sym("x"));
    const outer = integralOf(inner, "x", num(0), num(1));
    const underAssumption = antiderivative(inner, num(0), {
      ordered: {
        conditions: [],
        claim: {
          by: "combination",
          terms: [{ coefficient: rational(5), facts: [], squares: [] }],
          equations: [{ fact: 0, multiplier: num(1) }],
        },
      },
      slope: {
        conditions: [],
        claim: { by: "combination", terms: [], equations: [{ fact: 0, multiplier: product(num(-1), sym("t*")) }] },
      },
    });
    const rest = antiderivative({ ...outer, of: sum(num(0), { kind: "negation", of: num(0) }) }, num(0));
    refused(forall(relation("=", outer, num(0)), ["x = 5"]), withIntegrals(underAssumption, rest));
  });
  test("are not evaluated across a point where the antiderivative is not defined", () => {
    const across = integralOf(expr("1/x^2"), "x", num(-1), num(1));
    refused(forall(relation("=", across, num(-2))), withIntegrals(antiderivative(across, expr("-1/x"))));
    const jump = integralOf(num(0), "x", num(-1), num(1));
    refused(forall(relation("=", jump, num(2))), withIntegrals(antiderivative(jump, expr("abs(x)/x"))));
  });
  test("with limits in the wrong order, or another slope, are refused", () => {
    const backwards = integralOf(expr("2 x"), "x", num(1), num(0));
    refused(forall(relation("=", backwards, num(-1))), withIntegrals(antiderivative(backwards, expr("x^2"))));
    refused(forall(relation("=", half, num(2))), withIntegrals(antiderivative(half, expr("2 x^2"))));
  });
});

describe("numbers and names from a stranger's file", () => {
  test("with a negative denominator have the sign that they have", () => {
    const minusOne: Expr = { kind: "number", value: { n: 1n, d: -1n } };
    const square: Evidence = {
      by: "combination",
      terms: [{ coefficient: ONE, facts: [], squares: [call("sqrt", minusOne)] }],
      equations: [],
    };
    refused(forall("0 - 1 >= 0"), proofOf(square));
    refused(exists(relation(">", minusOne, num(0))), atPoint({}));
    refused(forall(relation("!=", { kind: "number", value: { n: 0n, d: -3n } }, num(0))), byIdentity);
  });
  test("with denominator zero are refused", () => {
    const broken: Expr = { kind: "number", value: { n: 1n, d: 0n } };
    refused(forall(relation("=", broken, broken)), byIdentity);
    refused(exists(relation("=", sym("x"), sym("x"))), { kind: "witness", point: [{ at: sym("x"), value: broken }] });
  });
  test("are too many for two of them to share an index", () => {
    const many = sum(sym("x"), ...Array.from({ length: 65_535 }, (_, i) => sym(`s${i}`)));
    const then = IDENTITY;
    refused(
      { kind: "forall", functions: {}, given: [], claim: relation("=", sym("x"), sym("y")) },
      proofOf({ by: "lemma", claim: relation("=", many, many), proof: trivially, then }),
    );
  });
  test("may be those of every object", () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      const claim = relation("=", apply(name, [sym(name)]), sym(name));
      refused({ kind: "forall", functions: {}, given: [], claim }, byIdentity);
      refused(
        { kind: "forall", functions: FUNCTIONS, given: [], claim: relation(">=", apply(name, [num(1)]), num(0)) },
        proofOf(fact(0)),
      );
    }
  });
  test("may lack parts, and then establish nothing", () => {
    for (const by of ["combination", "split", "lemma", "parts", "cases", "conjugate", "substitute"])
      refused(forall("x > 0"), { kind: "proof", proof: { conditions: [], claim: { by } as Evidence } });
    refused(forall("x > 0"), { kind: "proof" } as Proposal);
    refused(forall("x > 0"), { kind: "witness" } as Proposal);
  });
  test("do not name parts that are no parts", () => {
    const part = "length" as unknown as number;
    const then = IDENTITY;
    refused(forall({ kind: "or", parts: [formula("x > 0")] }), proofOf({ by: "choose", part, then }));
    refused(absurd(["x > 0"]), proofOf(fact(part)));
    refused(absurd(["x = 1"]), proofOf(substitution(part)));
  });
});

describe("points", () => {
  test("give a symbol one value", () => {
    const twice = [
      { at: sym("x"), value: num(1) },
      { at: sym("x"), value: num(2) },
    ];
    refused(exists("x = 2"), { kind: "witness", point: twice });
  });
  test("of an empty range do not exist", () => {
    refused(exists("p(x) > 1"), atPoint({ x: 0, "p(0)": 2 }));
    refused(exists("p(x) < 0"), atPoint({ x: 0, "p(0)": -1 }));
  });
});

describe("proposals from a stranger", () => {
  test("of a solver that saw no script say nothing", () => {
    const integral = integralOf(expr("exp(x^2)"), "x", num(0), num(1));
    for (const obligation of [exists("x > 0", "x < 0"), absurd(), forall(relation("=", integral, num(7)))])
      for (const script of [undefined, "", "(check-sat)"])
        refused(obligation, { kind: "solver", solver: "z3", script, answer: "unsat" } as unknown as Proposal);
  });
  test("of no known kind say nothing, with a reason", () => {
    for (const kind of ["prof", "", undefined, "__proto__"]) {
      const verdict = judge(absurd(), { kind } as unknown as Proposal);
      expect(verdict).toMatchObject({ kind: "unknown", refusal: { reason: "not-established" } });
    }
  });
});
