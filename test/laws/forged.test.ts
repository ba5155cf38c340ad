/**
 * Laws of the kernel under attack: claims that are false at a known point, with evidence made at random, are never
 * proved; and at a point at which everything given holds, every fact the kernel knows holds, and all that it takes for evident.
 */

import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { truthAtPoint } from "../../src/kernel/evaluate.ts";
import type { State } from "../../src/kernel/facts.ts";
import { assume, emptyState, isEvident } from "../../src/kernel/facts.ts";
import { openField } from "../../src/kernel/field.ts";
import { judge } from "../../src/kernel/judge.ts";
import { attempt, openMeter } from "../../src/kernel/meter.ts";
import type { AxiomName, CertificateTerm, Evidence, Point, Proof } from "../../src/kernel/obligation.ts";
import type { Expr, Formula, Relation } from "../../src/math/expr.ts";
import { negate, num, power, product, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import type { Chance } from "../kernel/chance.ts";
import { chance, expressionsFrom, formulaFrom, numbers, OPS, relationFrom, SYMBOLS } from "../kernel/chance.ts";
import { settings, showTally, tally } from "./ask.ts";

/** Formulas that share parts, and a point. */
interface Scene {
  readonly c: Chance;
  readonly pool: Expr[];
  readonly make: (depth: number) => Expr;
  readonly formulas: readonly Formula[];
  readonly point: Point;
}

function sceneFrom(seed: number): Scene {
  const c = chance(seed);
  const pool: Expr[] = [sym("x")];
  const make = expressionsFrom(c, pool);
  const formulas = Array.from({ length: 12 }, () => formulaFrom(c, make));
  return { c, pool, make, formulas, point: SYMBOLS.map((name) => ({ at: sym(name), value: numbers(c) })) };
}

const truthIn = ({ point }: Scene, f: Formula) => truthAtPoint(f, point, {});

const AXIOMS: readonly AxiomName[] = [
  "absolute-value",
  "extremum",
  "piecewise",
  "exponential-tangent-strict",
  "logarithm-tangent",
  "sine-bounds",
  "monotone",
  "power-order",
];
const OF_TWO: readonly AxiomName[] = ["monotone", "power-order"];

const indexFrom = ({ c }: Scene): number => c.whole(0, 12);
const many = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make);

function certificateFrom(scene: Scene) {
  const { c, make } = scene;
  const term = (): CertificateTerm => ({
    coefficient: c.pick([rational(1), rational(1), rational(2), rational(1, 2)]),
    facts: many(c.whole(0, 2), () => [indexFrom(scene), c.pick([1, 1, 1, 2, -1, -2, 3])] as const),
    squares: many(c.pick([0, 0, 1]), () => make(1)),
  });
  const multiple = () => ({ fact: indexFrom(scene), multiplier: c.pick([num(1), num(-1), make(1)]) });
  return { terms: many(c.whole(0, 3), term), equations: many(c.pick([0, 0, 1, 2]), multiple) };
}

function axiomFrom(scene: Scene, then: Evidence): Evidence {
  const { c, pool } = scene;
  const name = c.pick(AXIOMS);
  const own = pool.filter((e) => e.kind === name);
  const at = OF_TWO.includes(name) ? [c.pick(pool), c.pick(pool)] : [c.pick(own.length > 0 ? own : pool)];
  return { by: "axiom", name, at, then };
}

const LEAVES: readonly ((scene: Scene) => Evidence)[] = [
  () => ({ by: "identity" }),
  () => ({ by: "identity" }),
  (scene) => ({ by: "combination", ...certificateFrom(scene) }),
  (scene) => ({ by: "contradiction", ...certificateFrom(scene) }),
  () => ({ by: "enclosure" }),
  ({ c, pool }) => ({ by: "univariate", in: c.pick([sym("x"), sym("y"), c.pick(pool)]) }),
];

type Grow = (scene: Scene, inner: () => Evidence, proof: () => Proof) => Evidence;
const GROWN: readonly Grow[] = [
  ({ c, pool }, e) => ({ by: "conjugate", root: c.pick(pool), norm: e(), opposite: e() }),
  (_, e) => ({ by: "root", radicand: e() }),
  ({ c, make }, e, p) => ({ by: "lemma", claim: formulaFrom(c, make), proof: p(), then: e() }),
  ({ c, make }, e, p) => ({ by: "lemma", claim: relationFrom(c, make), proof: p(), then: e() }),
  ({ c }, _, p) => ({ by: "substitute", given: c.whole(0, 4), then: p() }),
  ({ make }, e) => ({ by: "split", on: make(1), negative: e(), zero: e(), positive: e() }),
  ({ c }, e) => ({ by: "cases", given: c.whole(0, 4), parts: many(c.pick([1, 2, 2, 3]), e) }),
  (_, e) => ({ by: "parts", parts: [e(), e()] }),
  ({ c }, e) => ({ by: "choose", part: c.whole(0, 1), then: e() }),
  (scene, e) => axiomFrom(scene, e()),
  (scene, e) =>
    axiomFrom(scene, { by: "cases", given: scene.c.whole(0, 4), parts: many(scene.c.pick([2, 2, 3, 6]), e) }),
  ({ c }, e, p) => ({
    by: "image",
    under: c.pick([{ map: "exp" }, { map: "ln" }, { map: "power", exponent: c.whole(0, 3) }]),
    sides: [e(), e()],
    then: p(),
  }),
  (_, e) => ({ by: "zero-product", then: e() }),
];

function evidenceFrom(scene: Scene, depth: number): Evidence {
  const { c } = scene;
  if (depth <= 0 || c.below(0.2)) return c.pick(LEAVES)(scene);
  const inner = (): Evidence => evidenceFrom(scene, depth - 1);
  return c.pick(GROWN)(scene, inner, () => ({ conditions: many(c.whole(0, 2), inner), claim: inner() }));
}

/** Relations that are near to what is known, so that many of them are evident. */
function nearbyFrom({ c, pool }: Scene, facts: readonly Expr[]): Relation {
  if (facts.length === 0 || c.below(0.3))
    return relation(c.pick(OPS), product(c.pick(pool), c.pick(pool)), product(c.pick(pool), c.pick(pool)));
  const [f, g, e] = [c.pick(facts), c.pick(facts), c.pick(pool)];
  const near = [f, negate(f), product(f, e), quotient(f, e), sum(f, num(1)), quotient(num(1), f), sum(f, g)];
  return relation(c.pick(OPS), c.pick([...near, product(f, g), power(f, num(2)), product(num(2), f)]), num(0));
}

describe("forged evidence", () => {
  const answers = tally("refused", "beyond the budget");
  afterAll(() => console.log(`forged evidence: ${showTally(answers)}`));
  test("proves nothing that is false at a point", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const scene = sceneFrom(seed);
        const falsehoods = scene.formulas.filter((f) => truthIn(scene, f) === "false");
        const given = scene.formulas.filter((f) => truthIn(scene, f) === "true").slice(0, 3);
        if (falsehoods.length === 0) return;
        for (let i = 0; i < 12; i++) {
          const claim = scene.c.pick(falsehoods);
          const proof = {
            conditions: many(scene.c.whole(0, 2), () => evidenceFrom(scene, 1)),
            claim: evidenceFrom(scene, 4),
          };
          const verdict = judge({ kind: "forall", functions: {}, given, claim }, { kind: "proof", proof }, 200_000);
          expect(verdict.kind).toBe("unknown");
          if (verdict.kind !== "unknown") return;
          answers[verdict.refusal.reason === "budget" ? "beyond the budget" : "refused"] += 1;
        }
      }),
      settings(150),
    );
  });
});

const counts = tally("facts", "evident", "not evident");

/** What holds of a scene, and the state in which some of it is given. */
function givenIn(scene: Scene) {
  const given = scene.formulas.filter((f) => truthIn(scene, f) === "true").slice(0, scene.c.whole(0, 4));
  return attempt(() => given.reduce(assume, emptyState({}, openField(openMeter(300_000)), [])));
}

function checkEvident(scene: Scene, state: State, r: Relation): void {
  const truth = truthIn(scene, r);
  if (truth !== "true" && truth !== "false") return;
  const evident = attempt(() => isEvident(state, r)) === true;
  counts[evident ? "evident" : "not evident"] += 1;
  if (evident) expect(truth).toBe("true");
}

describe("what the kernel knows", () => {
  afterAll(() => console.log(`what the kernel knows: ${showTally(counts)}`));
  test("holds wherever everything given holds", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const scene = sceneFrom(seed);
        const state = givenIn(scene);
        if (state === undefined) return;
        for (const { op, expr } of state.facts) expect(truthIn(scene, relation(op, expr, num(0)))).not.toBe("false");
        counts.facts += state.facts.length;
        const facts = state.facts.map(({ expr }) => expr);
        for (const r of many(20, () => nearbyFrom(scene, facts))) checkEvident(scene, state, r);
      }),
      settings(250),
    );
    expect(counts.evident).toBeGreaterThan(100);
  });
});
