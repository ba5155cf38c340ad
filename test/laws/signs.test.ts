/** Signs: a proved sign holds at random points, and the opposite of a proved claim is never proved. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Obligation, Point } from "../../src/kernel/obligation.ts";
import type { Searcher } from "../../src/kernel/ports.ts";
import type { Expr, Formula, Relation } from "../../src/math/expr.ts";
import { minus, num, numberOf, product, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import { showFormula } from "../../src/math/print-text.ts";
import { add, mul, rational } from "../../src/math/rational.ts";
import { prover, quickProver } from "../../src/search/prover.ts";
import { quickWitness } from "../../src/search/witness/witness.ts";
import { ask, FUNCTIONS, report, runs, settings, tally } from "./ask.ts";
import { polynomials } from "./expressions.ts";
import type { Values } from "./fixed-point.ts";
import { atPoint, clearTruth, concrete, evaluate, fixed } from "./fixed-point.ts";

const [x, y, z] = ["x", "y", "z"].map((name) => sym(name)) as [Expr, Expr, Expr];

/** Bounds for each symbol, in halves, and whether x is at most y. */
interface Domain {
  readonly bounds: readonly (readonly [number, number])[];
  readonly ordered: boolean;
}
const domains: fc.Arbitrary<Domain> = fc
  .record({
    bounds: fc.array(fc.tuple(fc.integer({ min: -4, max: 3 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 3,
      maxLength: 3,
    }),
    ordered: fc.boolean(),
  })
  .map(({ bounds, ordered }) => {
    const pairs = bounds.map(([low, width]) => [low, low + width] as const);
    // With the same bounds for x and y, the order between them leaves room.
    return { bounds: ordered ? [pairs[0], pairs[0], pairs[2]] : pairs, ordered } as Domain;
  });

const half = (n: number): Expr => numberOf(rational(n, 2));
function assumptions({ bounds, ordered }: Domain): readonly Formula[] {
  const boxes = bounds.flatMap(([low, high], i) => {
    const own = [x, y, z][i] as Expr;
    return [relation(">=", own, half(low)), relation("<=", own, half(high))];
  });
  return ordered ? [...boxes, relation("<=", x, y)] : boxes;
}

/** A point inside, from three shares between 0 and 1. */
function inside({ bounds, ordered }: Domain, shares: readonly number[]): Values {
  const [first, second, third] = bounds.map(([low, high], i) =>
    add(rational(low, 2), mul(rational(high - low, 2), rational(shares[i] as number, 1000))),
  ) as [ReturnType<typeof rational>, ReturnType<typeof rational>, ReturnType<typeof rational>];
  const swap = ordered && first.n * second.d > second.n * first.d;
  return new Map([
    ["x", fixed(swap ? second : first)],
    ["y", fixed(swap ? first : second)],
    ["z", fixed(third)],
  ]);
}

const shares = fc.array(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 3 }), {
  minLength: 200,
  maxLength: 200,
});
const forms: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 4, arbitrary: polynomials },
  { weight: 2, arbitrary: fc.tuple(polynomials, polynomials).map(([a, b]) => product(a, b)) },
  { weight: 2, arbitrary: polynomials.map((e) => sum(product(e, e), num(1))) },
  {
    weight: 2,
    arbitrary: fc.tuple(polynomials, polynomials).map(([a, b]) => quotient(a, sum(product(b, b), num(1)))),
  },
  { weight: 1, arbitrary: fc.tuple(polynomials, polynomials).map(([a, b]) => quotient(a, b)) },
  { weight: 1, arbitrary: fc.tuple(polynomials, polynomials).map(([a, b]) => minus(a, b)) },
);
const ops = [">", ">=", "<", "<=", "!="] as const;
const OPPOSITE = { ">": "<=", ">=": "<", "<": ">=", "<=": ">", "!=": "=", "=": "!=" } as const;

const LADDER: readonly Searcher[] = [quickProver, quickWitness, prover];

describe("random signs under bounds and an order", () => {
  test("hold where they are proved, and fail where they are refuted", { timeout: 3_600_000 }, () => {
    const counts = tally("proved", "refuted", "undecided");
    fc.assert(
      fc.property(forms, domains, fc.constantFrom(...ops), shares, (e, domain, op, where) => {
        const claim = relation(op, e, num(0));
        const asked: Asked = { kind: "forall", functions: FUNCTIONS, given: assumptions(domain), claim };
        const verdict = ask(asked, LADDER);
        counts[verdict.kind === "unknown" ? "undecided" : verdict.kind] += 1;
        if (verdict.kind === "refuted") mustFail(asked, verdict.point ?? []);
        if (verdict.kind === "proved")
          mustHold(
            asked,
            e,
            where.map((share) => inside(domain, share)),
          );
      }),
      settings(400),
    );
    report("signs", runs(400), counts);
    expect(counts.proved + counts.refuted).toBeGreaterThan(counts.undecided);
  });
});

type Asked = Obligation & { kind: "forall"; claim: Relation };

const textOf = ({ claim, given }: Asked): string =>
  `${showFormula(claim)} given ${given.map((f) => showFormula(f)).join(", ")}`;

function mustFail(asked: Asked, point: Point): void {
  const { values, apply } = atPoint(point);
  expect(clearTruth(asked.claim, values, apply), `refuted: ${textOf(asked)}`).not.toBe(true);
  for (const f of asked.given) expect(clearTruth(f, values, apply), textOf(asked)).not.toBe(false);
}

function mustHold(asked: Asked, e: Expr, where: readonly Values[]): void {
  for (const values of where) {
    expect(clearTruth(asked.claim, values, concrete), `proved: ${textOf(asked)}`).not.toBe(false);
    expect(evaluate(e, values, concrete), `defined: ${textOf(asked)}`).toBeDefined();
  }
  expect(ask(opposite(asked), LADDER).kind, `both proved: ${textOf(asked)}`).not.toBe("proved");
}

const opposite = ({ functions, given, claim }: Asked): Obligation => ({
  kind: "forall",
  functions,
  given,
  claim: { ...claim, op: OPPOSITE[claim.op] },
});

describe("what the laws are held against", () => {
  test("sees a false sign", () => {
    const values: Values = new Map([["x", fixed(rational(1, 3))]]);
    expect(clearTruth(relation(">", minus(x, num(1, 2)), num(0)), values, concrete)).toBe(false);
    expect(clearTruth(relation("<", minus(x, num(1, 2)), num(0)), values, concrete)).toBe(true);
    expect(clearTruth(relation("=", x, num(1, 3)), values, concrete)).toBeUndefined();
  });
  test("computes what floating point computes", () => {
    const at = (e: Expr): number => Number((evaluate(e, new Map(), concrete) ?? 0n) >> 180n) / 2 ** 60;
    const three = num(3);
    for (const [e, value] of [
      [{ kind: "call", name: "sqrt", arg: three }, Math.sqrt(3)],
      [{ kind: "call", name: "exp", arg: num(-7, 2) }, Math.exp(-3.5)],
      [{ kind: "call", name: "ln", arg: num(1, 9) }, Math.log(1 / 9)],
      [{ kind: "call", name: "abs", arg: num(-5) }, 5],
      [{ kind: "power", base: three, exponent: num(-2) }, 1 / 9],
      [{ kind: "power", base: three, exponent: num(1, 3) }, Math.cbrt(3)],
    ] as const satisfies readonly (readonly [Expr, number])[])
      expect(at(e)).toBeCloseTo(value, 12);
  });
});
