/** Limits and closed forms of sums: honest evidence is accepted, and what is nearly right is refused. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import { growthClaim, growthIdentity, sidesOf } from "../../src/kernel/limit.ts";
import { attempt } from "../../src/kernel/meter.ts";
import type {
  Approach,
  GrowthTerm,
  LimitEvidence,
  Proof,
  Proposal,
  SeriesEvidence,
  ValueEvidence,
} from "../../src/kernel/obligation.ts";
import type { Expr, Formula, Limit, Series, Toward } from "../../src/math/expr.ts";
import { call, negate, num, power, product, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import { prover, quickProver } from "../../src/search/prover.ts";
import { byIdentity, expr, FUNCTIONS, forall, IDENTITY } from "./write.ts";

const ZERO = num(0);
const ONE = num(1);
const u = sym("x*");
const y = sym("x*1");
const plainly: Proof = { conditions: [], claim: IDENTITY };

const limitOf = (of: string | Expr, toward: Toward = "inf"): Limit => ({
  kind: "limit",
  of: typeof of === "string" ? expr(of) : of,
  in: "x",
  toward,
});
const term = (coefficient: Expr, p: Expr = ZERO, more: Partial<GrowthTerm> = {}): GrowthTerm => ({
  coefficient,
  rate: ZERO,
  power: p,
  log: ZERO,
  size: "same",
  ...more,
});

type Growth = Approach & { by: "growth" };
const growth = (more: Partial<Growth>): Growth => ({
  by: "growth",
  beyond: ONE,
  inner: [],
  numerator: [],
  denominator: [term(ONE)],
  leading: 0,
  identity: { proof: plainly },
  proof: plainly,
  ...more,
});

/** A proof that the search finds for what is plainly true. */
function proofOf(claim: Formula, given: readonly Formula[] = []): Proof {
  const obligation = { kind: "forall", functions: FUNCTIONS, given, claim } as const;
  for (const searcher of [quickProver, prover])
    for (const proposal of searcher.propose(obligation) as Iterable<Proposal>)
      if (proposal.kind === "proof" && judge(obligation, proposal).kind === "proved") return proposal.proof;
  return plainly;
}

const verdict = (limit: Limit, value: Expr, approaches: readonly Approach[], given: readonly Formula[] = []) => {
  const sides = attempt(() => sidesOf(limit)) ?? [];
  const argued = approaches.map((one, i) => withProofs(one, sides[i] ?? ZERO, value, given));
  const evidence: LimitEvidence = { kind: "limit", limit, value, approaches: argued };
  return judge(
    { ...forall(relation("=", limit, value)), given },
    { ...byIdentity, values: [evidence as ValueEvidence] },
  ).kind;
};

/** The approach with the proofs that the search finds for what the kernel asks of it, so that nothing is refused for want of them. */
function withProofs(one: Approach, of: Expr, value: Expr, given: readonly Formula[]): Approach {
  if (one.by !== "growth") return one;
  const inner = one.inner.map((each) => ({ ...each, approach: withProofs(each.approach, each.of, each.value, given) }));
  const whole = { ...one, inner };
  const ground = { functions: FUNCTIONS, given };
  const identity = attempt(() => growthIdentity(ground, u, of, whole));
  const claim = attempt(() => growthClaim(u, value, whole));
  return {
    ...whole,
    identity: identity ? { proof: proofOf(identity.claim, identity.ground.given) } : one.identity,
    proof: claim ? proofOf(claim, given) : one.proof,
  };
}

describe("a limit by growth", () => {
  const half = limitOf("(x + 1)/(2 x)");
  const honest = growth({
    numerator: [term(ONE, ONE), term(ONE, ZERO, { size: "power" })],
    denominator: [term(num(2), ONE)],
  });

  test("is accepted with honest evidence", () => {
    expect(verdict(half, num(1, 2), [honest])).toBe("proved");
  });
  test("has one value", () => {
    expect(verdict(half, ONE, [honest])).toBe("unknown");
    expect(verdict(half, ZERO, [honest])).toBe("unknown");
  });
  test("does not drop a term that is as large as the leading one, or larger", () => {
    const dropped = { ...honest, numerator: [term(ONE, ONE, { size: "power" }), term(ONE, ZERO, { size: "power" })] };
    expect(verdict(half, ZERO, [dropped])).toBe("unknown");
    const diverging = growth({ numerator: [term(ONE, ONE, { size: "power" })] });
    expect(verdict(limitOf("x"), ZERO, [diverging])).toBe("unknown");
  });
  test("does not take terms of one growth for terms of another", () => {
    const equal = { ...honest, numerator: [term(ONE, ONE), term(ONE, ZERO)] };
    expect(verdict(half, ONE, [equal])).toBe("unknown");
  });
  test("does not divide by a leading coefficient that is zero", () => {
    const zero = growth({
      numerator: [term(ONE)],
      denominator: [term(ZERO, ONE), term(ONE, ZERO, { size: "power" })],
    });
    expect(verdict(limitOf("1 + 0 x"), ZERO, [zero])).toBe("unknown");
  });
  test("is one of the expression, and not of another", () => {
    expect(verdict(limitOf("(x + 2)/(2 x)"), num(1, 2), [honest])).toBe("unknown");
  });
  test("takes no bound that is not defined, beyond which everything would hold", () => {
    const nowhere = growth({ beyond: expr("1/0"), numerator: [term(num(7))] });
    expect(verdict(limitOf("x"), num(7), [nowhere])).toBe("unknown");
    const root = growth({ beyond: expr("sqrt(-1)"), numerator: [term(num(7))] });
    expect(verdict(limitOf("x"), num(7), [root])).toBe("unknown");
  });
  test("takes no bound, value, exponent or coefficient that moves with the variable", () => {
    const fleeing = growth({ beyond: product(num(2), u), numerator: [term(num(7))] });
    expect(verdict(limitOf("x"), num(7), [fleeing])).toBe("unknown");
    const following = growth({ numerator: [term(u)] });
    expect(verdict(limitOf("x"), u, [following])).toBe("unknown");
    const exponent = growth({ numerator: [term(ONE, u, { size: "same" })] });
    expect(verdict(limitOf("x^x"), ONE, [exponent])).toBe("unknown");
  });
  test("counts nothing that is assumed of a symbol of the same name", () => {
    const still = growth({
      numerator: [term(num(5))],
    });
    expect(verdict(limitOf("x"), num(5), [still], [relation("=", sym("x"), num(5))])).toBe("unknown");
    expect(verdict(limitOf("x"), num(5), [still], [relation("=", u, num(5))])).toBe("unknown");
  });
  test("from both sides has an approach for each", () => {
    const sign = limitOf("abs(x)/x", { at: ZERO, from: "both" });
    const one = growth({ numerator: [term(ONE)] });
    expect(verdict(sign, ONE, [one])).toBe("unknown");
    expect(verdict(sign, ONE, [one, one])).toBe("unknown");
  });
});

describe("coefficients that converge by themselves", () => {
  /** 1/u tends to zero. */
  const vanishing = growth({ numerator: [term(ONE, num(-1), { size: "power" })] });
  const near = { of: quotient(ONE, u), value: ZERO, approach: vanishing };
  const at = (coefficient: Expr, more: Partial<Growth> = {}): Growth =>
    growth({ inner: [near], numerator: [term(coefficient)], ...more });

  test("give their value where they are continuous", () => {
    expect(verdict(limitOf("exp(1/x)"), ONE, [at(call("exp", y))])).toBe("proved");
  });
  test("give none where they are not defined, at the edge of where they are, or jump", () => {
    expect(verdict(limitOf("1/(1/x)"), ZERO, [at(quotient(ONE, y), {})])).toBe("unknown");
    expect(verdict(limitOf("sqrt(-abs(1/x)) + 1"), ONE, [at(sum(call("sqrt", negate(call("abs", y))), ONE), {})])).toBe(
      "unknown",
    );
    const jump: Expr = {
      kind: "piecewise",
      pieces: [{ value: ONE, when: relation("<=", y, ZERO) }],
      otherwise: ZERO,
    };
    const shown: Expr = {
      kind: "piecewise",
      pieces: [{ value: ONE, when: relation("<=", expr("1/x"), ZERO) }],
      otherwise: ZERO,
    };
    expect(verdict(limitOf(shown), ONE, [at(jump)])).toBe("unknown");
  });
  test("must converge to what is said", () => {
    const wrong = { ...near, value: ONE };
    expect(verdict(limitOf("1/x"), ONE, [at(y, { inner: [wrong] })])).toBe("unknown");
  });
});

describe("l'Hôpital's rule", () => {
  test("is for quotients of what vanishes", () => {
    const constant = growth({ numerator: [term(ONE)] });
    const rule: Approach = {
      by: "derivatives",
      beyond: ONE,
      numerator: sum(u, ONE),
      denominator: u,
      identity: { proof: plainly },
      slope: plainly,
      zeros: [constant, constant],
      ratio: constant,
    };
    expect(verdict(limitOf("(x + 1)/x"), ONE, [rule])).toBe("unknown");
  });
});

describe("a closed form of a sum", () => {
  const series = (of: string, to: Expr = sym("n")): Series => ({
    kind: "series",
    name: "sum",
    index: "i",
    from: ONE,
    to,
    of: of === "i" ? sym("i") : expr(of),
  });
  const asked = (
    s: Series,
    closed: Expr,
    value: Expr,
    given: readonly Formula[] = [relation(">=", sym("n"), ONE)],
    next: Proof = plainly,
  ) => {
    const evidence: SeriesEvidence = {
      kind: "series",
      series: s,
      closed,
      ordered: proofOf(relation("<=", ONE, s.to), given),
      first: plainly,
      next,
    };
    return judge({ ...forall(relation("=", s, value)), given }, { ...byIdentity, values: [evidence as ValueEvidence] })
      .kind;
  };
  const i = sym("i");
  const triangle = quotient(product(i, sum(i, ONE)), num(2));

  test("is accepted when it begins right and goes on right", () => {
    expect(asked(series("i"), triangle, expr("n (n + 1)/2"))).toBe("proved");
    expect(asked(series("i"), sum(triangle, ONE), expr("n (n + 1)/2 + 1"))).toBe("unknown");
    expect(asked(series("i"), power(i, num(2)), expr("n^2"))).toBe("unknown");
  });
  test("is not used where the sum ends before it begins", () => {
    expect(asked(series("i"), triangle, expr("n (n + 1)/2"), [])).toBe("unknown");
  });
  test("does not oscillate between whole numbers", () => {
    const wave = sum(triangle, call("sin", product(i, sym("c"))));
    expect(
      asked(series("i"), wave, sum(expr("n (n + 1)/2"), call("sin", product(sym("n"), sym("c")))), [
        relation(">=", sym("n"), ONE),
        relation("=", call("sin", sym("c")), ZERO),
        relation("=", call("cos", sym("c")), ONE),
      ]),
    ).toBe("unknown");
  });
});
