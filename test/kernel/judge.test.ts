/** The judge: every kind of evidence, accepted when right and refused when damaged; verdicts that cannot be forged. */

import { describe, expect, test } from "vitest";
import type { Proved, Verdict } from "../../src/kernel/judge.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { CertificateTerm, EquationMultiple, Evidence, Obligation, Proof } from "../../src/kernel/obligation.ts";
import { ONE, rational } from "../../src/math/rational.ts";
import { absurd, atPoint, byIdentity, exists, expr, forall, formula, IDENTITY, lemma, proofOf } from "./write.ts";

const term = (
  facts: CertificateTerm["facts"],
  squares: readonly string[] = [],
  coefficient = ONE,
): CertificateTerm => ({
  coefficient,
  facts,
  squares: squares.map(expr),
});
const combination = (terms: readonly CertificateTerm[], ...equations: readonly EquationMultiple[]): Evidence => ({
  by: "combination",
  terms,
  equations,
});
const multiple = (fact: number, multiplier: string): EquationMultiple => ({ fact, multiplier: expr(multiplier) });
const kindOf = (obligation: Obligation, evidence: Evidence, conditions: readonly Evidence[] = []): Verdict["kind"] =>
  judge(obligation, proofOf(evidence, conditions)).kind;
const accepts = (obligation: Obligation, evidence: Evidence, conditions: readonly Evidence[] = []) =>
  expect(judge(obligation, proofOf(evidence, conditions))).toMatchObject({ kind: "proved" });
const refuses = (obligation: Obligation, evidence: Evidence, conditions: readonly Evidence[] = []) =>
  expect(kindOf(obligation, evidence, conditions)).toBe("unknown");

describe("identity", () => {
  test("shows equal normal forms and known facts", () => {
    accepts(forall("(x + 1)^2 = x^2 + 2 x + 1"), IDENTITY);
    accepts(forall("3 x > 0", ["x > 0"]), IDENTITY);
    refuses(forall("(x + 1)^2 = x^2 + 1"), IDENTITY);
    refuses(forall("x = y and y = x", ["x = y"]), IDENTITY);
  });
});

describe("a combination", () => {
  test("of facts, squares and numbers shows a sign", () => {
    accepts(forall("x^2 - 2 x + 2 > 0"), combination([term([], ["x - 1"]), term([])]));
    accepts(
      forall("x y + x >= 0", ["x >= 0", "y >= 0"]),
      combination([
        term([
          [0, 1],
          [1, 1],
        ]),
        term([[0, 1]]),
      ]),
    );
    accepts(
      forall("x/y > 0", ["x > 0", "y > 0"]),
      combination([
        term([
          [0, 1],
          [1, -1],
        ]),
      ]),
    );
    accepts(forall("1/y^2 > 0", ["y != 0"]), combination([term([[0, -2]])]));
    accepts(forall("x != 0", ["x^3 != 0"]), IDENTITY);
    accepts(
      forall("x y != 0", ["x != 0", "y > 0"]),
      combination([
        term([
          [0, 1],
          [1, 1],
        ]),
      ]),
    );
    accepts(forall("x^2/4 >= 0"), combination([term([], ["x"], rational(1, 4))]));
  });
  test("with multiples of equations shows equations and signs", () => {
    accepts(forall("x^2 = y^2", ["x = y"]), combination([], multiple(0, "x + y")));
    accepts(forall("x > 0", ["x = y + 1", "y >= 0"]), combination([term([[1, 1]]), term([])], multiple(0, "1")));
    const positive = combination([term([[1, 1]]), term([], [], rational(2))]);
    const divided = lemma("x + 2 > 0", combination([], multiple(0, "1/(x + 2)")), positive);
    accepts(forall("x = 2", ["x^2 = 4", "x > 0"]), divided);
  });
  test("is refused when it is damaged", () => {
    const claim = forall("x y + x >= 0", ["x >= 0", "y >= 0"]);
    refuses(
      claim,
      combination([
        term([
          [0, 1],
          [1, 1],
        ]),
      ]),
    );
    refuses(
      claim,
      combination([
        term([
          [0, 1],
          [1, 1],
        ]),
        term([[0, 2]]),
      ]),
    );
    refuses(
      claim,
      combination([
        term([
          [0, 1],
          [1, 1],
        ]),
        term([[0, 1]], [], rational(2)),
      ]),
    );
    refuses(
      claim,
      combination([
        term([
          [0, 1],
          [1, 1],
        ]),
        term([[5, 1]]),
      ]),
    );
    refuses(
      claim,
      combination([
        term([
          [0, 1],
          [1, 1],
        ]),
        term([[-1, 1]]),
      ]),
    );
    refuses(
      claim,
      combination([
        term([
          [0, 1],
          [1, 1],
        ]),
        term([[0.5, 1]]),
      ]),
    );
    refuses(forall("x > 0", ["x >= 0"]), combination([term([[0, 1]])]));
    refuses(forall("x^2 > 0"), combination([term([], ["x"])]));
    refuses(forall("x = 0", ["x >= 0"]), combination([term([[0, 1]])]));
    refuses(forall("x^2 = 0"), combination([term([], ["x"])]));
  });
  test.each([-1, 0])("with coefficient %s is refused", (coefficient) => {
    refuses(forall("-1 >= 0"), combination([term([], [], rational(coefficient))]));
    refuses(forall("0 > 0"), combination([term([], [], rational(coefficient))]));
  });
  test("with a coefficient of negative or zero denominator is refused", () => {
    refuses(forall("-1 >= 0"), combination([term([], [], { n: 1n, d: -1n })]));
    refuses(forall("-1 >= 0"), combination([term([], [], { n: -1n, d: -1n })]));
    refuses(forall("-1 >= 0"), combination([term([], [], { n: 1n, d: 0n })]));
  });
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1e7])(
    "with the exponent %s of x >= 0 is refused",
    (k) => {
      refuses(forall("1 >= 0 and x < 0", ["x >= 0"]), combination([term([[0, k]])]));
      refuses(forall("x >= 1", ["x >= 0"]), combination([term([[0, k]])]));
      refuses(forall("1/x >= 0", ["x >= 0"]), combination([term([[0, k]])]));
    },
  );
  test("divides by nothing that may be zero", () => {
    const divided: CertificateTerm["facts"] = [
      [0, -1],
      [1, 1],
    ];
    refuses(forall("-y >= 0", ["x >= 0", "-x y >= 0"]), combination([term(divided)]));
    accepts(forall("-y >= 0", ["x > 0", "-x y >= 0"]), combination([term(divided)]));
  });
  test("gives no sign to an odd power of what is only nonzero, nor to an equation", () => {
    refuses(forall("x > 0", ["x != 0"]), combination([term([[0, 1]])]));
    refuses(forall("x >= 0", ["x != 0"]), combination([term([[0, 1]])]));
    refuses(forall("x + y != 0", ["x != 0", "y != 0"]), combination([term([[0, 1]]), term([[1, 1]])]));
    refuses(forall("x >= 0", ["x = 0"]), combination([term([[0, 1]])]));
    refuses(forall("x^2 = 0", ["x >= 0"]), combination([], multiple(0, "x")));
  });
  test("brings in nothing that may be undefined", () => {
    refuses(forall("y >= 0", ["y = x^2"]), combination([term([], ["sqrt(x)"])], multiple(0, "1")));
    refuses(forall("x = 0", ["x y = 0"]), combination([], multiple(0, "1/y")));
    accepts(forall("x = 0", ["x y = 0", "y != 0"]), combination([], multiple(0, "1/y")));
    refuses(forall("x >= 0"), combination([term([], ["sqrt(x)"])]));
  });
});

describe("a contradiction", () => {
  const contradiction = (...terms: readonly CertificateTerm[]): Evidence => ({
    by: "contradiction",
    terms,
    equations: [],
  });
  test("among the assumptions proves anything, and refutes that there is a point", () => {
    const both = contradiction(term([[0, 1]]), term([[1, 1]]));
    accepts(forall("y = 7", ["x > 0", "x <= 0"]), both);
    expect(judge(exists("x > 0", "x <= 0"), proofOf(both)).kind).toBe("refuted");
    accepts(absurd(["x > 0", "x <= 0"]), both);
  });
  test("must be strict and add up to zero", () => {
    refuses(absurd(["x >= 0", "x <= 0"]), contradiction(term([[0, 1]]), term([[1, 1]])));
    refuses(absurd(["x > 0", "x <= 1"]), contradiction(term([[0, 1]]), term([[1, 1]])));
    refuses(absurd(), contradiction());
    refuses(absurd(["x > 0"]), contradiction(term([[0, 1]])));
    expect(judge(exists("x > 0"), byIdentity).kind).toBe("unknown");
  });
});

describe("a conjugate", () => {
  const evidence = (root: string, norm: Evidence, opposite: Evidence): Evidence => ({
    by: "conjugate",
    root: expr(root),
    norm,
    opposite,
  });
  const given = ["x >= 0", "sqrt(x) = 3"];
  test("shows A + B sqrt(D) = 0 from A^2 = B^2 D and A B <= 0", () => {
    const claim = forall("sqrt(x^2 + 2 x + 1) = x + 1", ["x^2 + 2 x + 1 >= 0", "x + 1 >= 0"]);
    accepts(claim, evidence("sqrt(x^2 + 2 x + 1)", IDENTITY, IDENTITY));
    accepts(
      forall("sqrt(3 + 2 sqrt(2)) = 1 + sqrt(2)", ["3 + 2 sqrt(2) >= 0", "1 + sqrt(2) >= 0"]),
      evidence("sqrt(3 + 2 sqrt(2))", IDENTITY, IDENTITY),
    );
  });
  test("is refused for the other sign, another root, or a strict claim", () => {
    const positive = ["x^2 + 2 x + 1 >= 0", "x + 1 >= 0"];
    const own = evidence("sqrt(x^2 + 2 x + 1)", IDENTITY, IDENTITY);
    refuses(forall("sqrt(x^2 + 2 x + 1) = -x - 1", positive), own);
    refuses(forall("sqrt(x^2 + 2 x + 1) = x + 1", ["x^2 + 2 x + 1 >= 0"]), own);
    refuses(forall("sqrt(x^2 + 2 x + 1) = x + 2", positive), own);
    refuses(forall("sqrt(x^2 + 2 x + 1) > x + 1", positive), own);
    refuses(forall("sqrt(x^2 + 2 x + 1) = x + 1", positive), evidence("sqrt(x)", IDENTITY, IDENTITY));
    refuses(forall("sqrt(x) = 2", given), evidence("sqrt(x)", IDENTITY, IDENTITY));
  });
});

describe("a root", () => {
  const root = (radicand: Evidence): Evidence => ({ by: "root", radicand });
  test("of what is positive is positive", () => {
    accepts(forall("sqrt(x) > 0", ["x > 0"]), root(IDENTITY));
    accepts(forall("sqrt(x) != 0", ["x > 0"]), root(IDENTITY));
    accepts(forall("x^(2/3) > 0", ["x > 0"]), root(IDENTITY));
    accepts(forall("abs(x) > 0", ["x^2 > 0"]), root(IDENTITY));
    refuses(forall("sqrt(x) > 0", ["x >= 0"]), root(IDENTITY));
    refuses(forall("sqrt(x) > 1", ["x > 0"]), root(IDENTITY));
    refuses(forall("sqrt(x) = 0", ["x > 0"]), root(IDENTITY));
    refuses(forall("x > 0", ["x > 0"]), root(IDENTITY));
    refuses(forall("x^(-2/3) < 0", ["x > 0"]), root(IDENTITY));
  });
});

describe("lemmas, substitutions, cases and parts", () => {
  test("a lemma is proved before it is used", () => {
    const square = combination([term([], ["x"])]);
    accepts(forall("x^2 + 1 > 0"), lemma("x^2 >= 0", combination([term([[0, 1]]), term([])]), square));
    refuses(forall("x + 1 > 0"), lemma("x >= 0", combination([term([[0, 1]]), term([])]), square));
    refuses(forall("1 = 2"), lemma("1 = 2", IDENTITY));
    refuses(forall("1/x = 1/x"), lemma("1/x = 1/x", IDENTITY));
  });
  const substitute = (given: number, then: Proof): Evidence => ({ by: "substitute", given, ...{ then } });
  const plainly: Proof = { conditions: [], claim: IDENTITY };
  test("a symbol is replaced by what it equals", () => {
    accepts(forall("q(x) = q(y + 1)", ["x = y + 1"]), substitute(0, plainly));
    accepts(forall("q(x)^2 = 4", ["q(x) = 2"]), substitute(0, plainly));
    refuses(forall("q(x) = q(y)", ["x = y + 1"]), substitute(0, plainly));
    refuses(forall("x = y", ["x >= y"]), substitute(0, plainly));
    refuses(forall("x = y", ["x = y"]), substitute(1, plainly));
    refuses(forall("x = 1", ["x^2 = 1"]), substitute(0, plainly));
    refuses(forall("x = 1", ["x = 2 - x"]), substitute(0, plainly));
    refuses(forall("d(x y)/d(x) = 0", ["x = 1"]), substitute(0, plainly));
  });
  const cases = (negative: Evidence, zero: Evidence, positive: Evidence, on = "x"): Evidence => ({
    by: "split",
    on: expr(on),
    negative,
    zero,
    positive,
  });
  test("cases on a sign are each proved with it", () => {
    const negative = combination([term([[0, 2]])]);
    const zero = combination([], multiple(0, "x"));
    const positive = combination([term([[0, 2]])]);
    accepts(forall("x^2 >= 0"), cases(negative, zero, positive));
    refuses(forall("x >= 0"), cases(negative, zero, positive));
    refuses(forall("x^2 > 0"), cases(negative, zero, positive));
    refuses(forall("y != 0"), cases(IDENTITY, IDENTITY, IDENTITY, "1/y"));
  });
  test("the cases of an assumption are each proved with it", () => {
    const given = ["x = 1 or x = -1", "y > 0 and x = x"];
    const each = (...parts: Evidence[]): Evidence => ({ by: "cases", given: 0, parts });
    const claim = forall("x^2 = 1", given);
    const [plus, minus] = [combination([], multiple(1, "x + 1")), combination([], multiple(1, "x - 1"))];
    accepts(claim, each(combination([], multiple(2, "x + 1")), combination([], multiple(2, "x - 1"))));
    refuses(claim, each(plus, minus));
    refuses(claim, each(combination([], multiple(2, "x + 1"))));
    refuses(forall("x = 1", given), each(IDENTITY, IDENTITY));
    refuses(claim, { by: "cases", given: 1, parts: [IDENTITY, IDENTITY] });
    refuses(claim, { by: "cases", given: 7, parts: [] });
  });
  test("a conjunction is proved part by part", () => {
    const parts = (...evidence: Evidence[]): Evidence => ({ by: "parts", parts: evidence });
    accepts(forall("x = x and y = y"), parts(IDENTITY, IDENTITY));
    refuses(forall("x = x and y = x"), parts(IDENTITY, IDENTITY));
    refuses(forall("x = x and y = y"), parts(IDENTITY));
    refuses(forall("x = x or y = y"), parts(IDENTITY, IDENTITY));
    accepts(forall(formula("x = x and 1 < 2")), parts(IDENTITY, IDENTITY));
    accepts(forall({ kind: "and", parts: [] }), parts());
    refuses(absurd(), parts());
  });
  const choose = (part: number, then: Evidence): Evidence => ({ by: "choose", part, ...{ then } });
  const vanishing = (then: Evidence): Evidence => ({ by: "zero-product", ...{ then } });
  test("an alternative is proved by one part, or by a product that is zero", () => {
    accepts(forall("x = 1 or y = y"), choose(1, IDENTITY));
    refuses(forall("x = 1 or y = y"), choose(0, IDENTITY));
    refuses(forall("x = 1 or y = y"), choose(2, IDENTITY));
    accepts(forall("x = 1 or x = 2", ["(x - 1)(x - 2) = 0"]), vanishing(IDENTITY));
    refuses(forall("x = 1 or x = 3", ["(x - 1)(x - 2) = 0"]), vanishing(IDENTITY));
    refuses(forall("x = 1 or x > 2", ["(x - 1)(x - 2) = 0"]), vanishing(IDENTITY));
    refuses(forall("x = 1 and x = 2", ["(x - 1)(x - 2) = 0"]), vanishing(IDENTITY));
    refuses(absurd(), vanishing(IDENTITY));
  });
});

describe("what is no evidence", () => {
  test.each(["trust", "", "toString", "__proto__", undefined, 7])("by %j is refused", (by) =>
    refuses(forall("1 = 1"), { by } as unknown as Evidence),
  );
  test("extra conditions neither help nor hurt; missing ones are named", () => {
    expect(judge(forall("1/x = 1/x"), proofOf(IDENTITY, [IDENTITY, IDENTITY]))).toMatchObject({
      kind: "unknown",
      refusal: { reason: "undefined", condition: { op: "!=" } },
    });
    accepts(forall("x = x"), IDENTITY, [IDENTITY]);
  });
});

describe("budgets", () => {
  test("end a judgement with a verdict that says so", () => {
    const large = forall("(x + y + z + a)^60 = (a + z + y + x)^60");
    const verdict = judge(large, byIdentity, 10_000);
    expect(verdict).toMatchObject({ kind: "unknown", refusal: { reason: "budget" } });
    expect(judge(forall("(x + y)^20 = (y + x)^20"), byIdentity).kind).toBe("proved");
  });
  test("are the same on every run", () => {
    const spent = () => judge(forall("(x + y)^9 = (y + x)^9"), byIdentity).operations;
    expect(spent()).toBe(spent());
  });
  test.each([
    "((2^1000)^1000)^1000 = 1",
    "((x^1000)^50)^1000 = 1",
    "((x + 1)^1000)^1000 = 1",
    "(1/2^1000)^(1/999) = 1",
    "d^12(exp(x^2) ln(x^2 + 1) sqrt(x + 1)/(x + 2))/d(x)^12 = 1",
  ])("hold for %s", (claim) => {
    const started = Date.now();
    expect(judge(forall(claim, ["x > 0"]), byIdentity).kind).toBe("unknown");
    expect(judge(forall(claim, ["x > 0"]), atPoint({ x: 3 })).kind).not.toBe("proved");
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe("verdicts", () => {
  test("cannot be forged", () => {
    const obligation = forall("1 = 2");
    // @ts-expect-error An object of the same shape is no verdict.
    const forged: Proved = { kind: "proved", obligation, proposal: byIdentity, operations: 0 };
    expect(judge(forged.obligation, byIdentity).kind).toBe("unknown");
    const proved = judge(forall("1 = 1"), byIdentity);
    expect(proved).toHaveProperty("obligation.claim");
    expect(() => Reflect.get(Object.getPrototypeOf(proved), "obligation", forged)).toThrow(TypeError);
  });
  test("of a closed false claim come from the empty point", () => {
    expect(judge(forall("1 = 2"), atPoint({})).kind).toBe("refuted");
    expect(judge(forall("1/0 = 1"), atPoint({}))).toMatchObject({ refusal: { reason: "undefined" } });
    expect(judge(forall({ kind: "or", parts: [] }), atPoint({})).kind).toBe("refuted");
    expect(judge(forall("int(x, x, 0, 1) = 1/2"), byIdentity)).toMatchObject({ refusal: { reason: "unsupported" } });
    expect(judge(forall("x = 1", ["x = 1"]), proofOf(combination([], multiple(0, "1")))).kind).toBe("proved");
  });
});
