/** Evidence files of strangers: damaged, forged or hostile ones cost an answer at most, and never make one. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../src/evidence/codec.ts";
import { openEvidence } from "../../src/evidence/store.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Obligation, Proposal } from "../../src/kernel/obligation.ts";
import { settle } from "../../src/search/settle.ts";
import { absurd, exists, forall } from "../kernel/write.ts";
import { runs } from "../laws/ask.ts";

/** The file that keeps a proposal for an obligation. */
function fileOf(obligation: Obligation, proposal: Proposal): string {
  const store = openEvidence(undefined);
  store.keep(obligation, proposal, "settle");
  return store.written().text;
}

async function proposalFor(obligation: Obligation): Promise<Proposal> {
  const { verdict } = await settle(obligation);
  if (verdict.kind !== "proved") throw new Error("The sample is not proved.");
  return verdict.proposal;
}

/** What a file makes of an obligation. */
function verdictFrom(text: string, obligation: Obligation): string {
  const proposal = openEvidence(text).recall(obligation, "settle");
  return proposal === undefined ? "nothing" : judge(obligation, proposal).kind;
}

const right = forall("x^2 + y^2 >= 2 x y - z^2", ["x > 0"]);
const wrong = forall("x^2 + y^2 < 2 x y - z^2", ["x > 0"]);

describe("an honest file", () => {
  test("proves what it was kept for, and nothing else", async () => {
    const text = fileOf(right, await proposalFor(right));
    expect(verdictFrom(text, right)).toBe("proved");
    for (const other of [wrong, absurd(["x > 0"]), forall("x^2 + y^2 >= 2 x y - z^2"), exists("x > 0")])
      expect(verdictFrom(text, other)).toBe("nothing");
    expect(openEvidence(text).isDamaged()).toBe(false);
  });

  test("gives what a full search found to a full search only", async () => {
    const store = openEvidence(fileOf(right, await proposalFor(right)));
    expect(store.recall(right, "glance")).toBeUndefined();
  });
});

describe("forged", () => {
  test("evidence of one question under the words of another proves nothing", async () => {
    const text = fileOf(right, await proposalFor(right));
    for (const claim of ["x^2 + y^2 < 2*x*y - z^2", "x < 0", "1 = 0", "false", "z = 0 or x != x"]) {
      const forged = text.replace(/"claim": "[^"]*"/, `"claim": ${JSON.stringify(claim)}`);
      expect(forged).not.toBe(text);
      expect(verdictFrom(forged, right)).toBe("nothing");
    }
    const forged = text.replace(/"claim": "[^"]*"/, '"claim": "x^2 + y^2 < 2*x*y - z^2"');
    expect(verdictFrom(forged, wrong)).toBe("unknown");
  });

  test("a solver's word is neither written nor read", () => {
    const word: Proposal = { kind: "solver", solver: "z3", script: "(check-sat)", answer: "unsat" };
    expect(encode(word)).toBeUndefined();
    expect(decode(JSON.parse(JSON.stringify(word)))).toBeUndefined();
    expect(fileOf(right, word)).toBe('{"version": 1, "entries": [\n\n]}\n');
    const honest = fileOf(exists("x = 1"), { kind: "witness", point: [] });
    expect(JSON.parse(honest).entries).toEqual([]);
    const forged = `{"version": 1, "entries": [{"claim": "x > 0", "given": [], "functions": {}, "verdict": "proved", "proposal": ${JSON.stringify(word)}}]}`;
    const store = openEvidence(forged);
    expect(store.recall(forall("x > 0"), "settle")).toBeUndefined();
    expect(store.isDamaged()).toBe(true);
  });
});

/** A file with one proposal for a claim that is false everywhere, and one for a point that does not exist. */
const hostileText = (proposal: string): string =>
  `{"version": 1, "entries": [${[
    '"claim": "false", "given": ["x > 0"]',
    '"given": ["x > 0", "x < 0"]',
    '"claim": "x > 0", "given": ["x^2 > 1"]',
  ]
    .map((question) => `{${question}, "functions": {}, "verdict": "proved", "proposal": ${proposal}}`)
    .join(", ")}]}`;
const hostile = (proposal: unknown): string => hostileText(JSON.stringify(proposal));
const targets = [absurd(["x > 0"]), exists("x > 0", "x < 0"), forall("x > 0", ["x^2 > 1"])];

const IDENTITY = { by: "identity" };
const followedBy = <T>(then: T) => ({ then });
const THEN = followedBy(IDENTITY);
const THEN_PROOF = followedBy({ conditions: [], claim: IDENTITY });
const proofBy = (claim: unknown): unknown => ({ kind: "proof", proof: { conditions: [], claim } });
const certificate = (term: object, multiplier = "x"): unknown =>
  proofBy({
    by: "combination",
    terms: [{ coefficient: "1", facts: [[0, 1]], squares: [], ...term }],
    equations: [{ fact: 0, multiplier }],
  });
const at = (value: string): unknown => ({ kind: "witness", point: [{ at: "x", value }] });
/** As text: what nests beyond the stack cannot be printed either. */
const nested = (levels: number): string =>
  `{"kind":"proof","proof":{"conditions":[],"claim":${'{"by":"choose","part":0,"then":'.repeat(levels)}{"by":"identity"}${"}".repeat(levels)}}}`;

describe("hostile values", () => {
  test.each<[string, unknown]>([
    ["a tower of powers", at("9^(9^(9^9))")],
    ["a tower of exponentials", at("exp(exp(exp(exp(9))))")],
    ["a large power", at("(1/3)^1000000000")],
    ["a large root", at("3^(1/1000000007)")],
    ["a large number", at("9".repeat(4000))],
    ["a sine of a large number", at(`sin(${"9".repeat(4000)})`)],
    ["a long sum over an index", at("sum(i, 1, 1000000000, i)")],
    ["a long product over an index", at("product(i, 1, 1000000000, i)")],
    ["a sum that does not end", at("sum(i, 1, y, i)")],
    ["a point that gives a symbol itself", at("x")],
    ["a point that divides by zero", at("1 / 0")],
    ["no point", { kind: "witness", point: [] }],
    [
      "two values",
      {
        kind: "witness",
        point: [
          { at: "x", value: "1" },
          { at: "x", value: "-1" },
        ],
      },
    ],
    ["a value for a number", { kind: "witness", point: [{ at: "0", value: "1" }] }],
    ["a value for a function that is not declared", { kind: "witness", point: [{ at: "g(1)", value: "1" }] }],
    ["a large exponent of a fact", certificate({ facts: [[0, 1000]] })],
    ["a negative exponent", certificate({ facts: [[0, -1000]] })],
    ["a fact that does not exist", certificate({ facts: [[999999, 2]] })],
    ["a coefficient that is zero", certificate({ coefficient: "0" })],
    ["a negative coefficient", certificate({ coefficient: "-1" })],
    ["a coefficient divided by zero", certificate({ coefficient: "1/0" })],
    ["a large power in a multiplier", certificate({}, "(x + y + z)^100000")],
    ["a power of a power", certificate({}, "((x + 1)^999)^999")],
    ["a derivative of high order", certificate({}, "diff(exp(x^2)*sin(x)^9, x, 1000)")],
    ["squares of sums of powers", certificate({ squares: Array(50).fill("(x + y + z)^20") })],
    [
      "many terms",
      proofBy({
        by: "contradiction",
        terms: Array(100_000).fill({ coefficient: "1", facts: [], squares: [] }),
        equations: [],
      }),
    ],
    ["a deep proof", nested(100)],
    ["a far too deep proof", nested(5_000)],
    ["a proof that nests beyond the stack", nested(100_000)],
    ["an axiom without expressions", proofBy({ by: "axiom", name: "absolute-value", at: [], ...THEN })],
    ["an axiom about a large power", proofBy({ by: "axiom", name: "power-order", at: ["x", "x^99999999"], ...THEN })],
    ["an axiom that is none", proofBy({ by: "axiom", name: "toString", at: ["x"], ...THEN })],
    [
      "an image of high power",
      proofBy({
        by: "image",
        under: { map: "power", exponent: 1000 },
        sides: [],
        ...THEN_PROOF,
      }),
    ],
    [
      "an image of negative power",
      proofBy({
        by: "image",
        under: { map: "power", exponent: -1 },
        sides: [],
        ...THEN_PROOF,
      }),
    ],
    ["roots of polynomials in a large power", proofBy({ by: "univariate", in: "x^99999" })],
    [
      "a lemma that is false",
      proofBy({
        by: "lemma",
        claim: "1 = 0",
        proof: { conditions: [], claim: { by: "identity" } },
        ...THEN,
      }),
    ],
    [
      "a lemma that divides by zero",
      proofBy({
        by: "lemma",
        claim: "1 / 0 = 1 / 0",
        proof: { conditions: [], claim: { by: "identity" } },
        ...THEN,
      }),
    ],
    ["no alternatives", proofBy({ by: "cases", given: 0, parts: [] })],
    ["no parts", proofBy({ by: "parts", parts: [] })],
    ["a product of nothing", proofBy({ by: "zero-product", ...THEN })],
    [
      "an integral that does not occur",
      {
        ...(proofBy({ by: "identity" }) as object),
        integrals: [
          {
            integral: "int(x, x, 0, 1)",
            antiderivative: "x",
            ordered: { conditions: [], claim: { by: "identity" } },
            slope: { conditions: [], claim: { by: "identity" } },
          },
        ],
      },
    ],
    [
      "a sum in place of an integral",
      {
        ...(proofBy({ by: "identity" }) as object),
        integrals: [
          {
            integral: "x",
            antiderivative: "x",
            ordered: { conditions: [], claim: { by: "identity" } },
            slope: { conditions: [], claim: { by: "identity" } },
          },
        ],
      },
    ],
    ["names of objects", JSON.parse('{"__proto__": {"kind": "proof"}, "constructor": {}, "kind": "toString"}')],
  ])("%s", (_, proposal) => {
    const text = typeof proposal === "string" ? hostileText(proposal) : hostile(proposal);
    for (const target of targets) expect(["nothing", "unknown", "refuted"]).toContain(verdictFrom(text, target));
    // What is false everywhere has counterexamples; what cannot exist has none, and its opposite no proof.
    expect(verdictFrom(text, targets[1] as Obligation)).not.toBe("proved");
  });
});

describe("a damaged file", () => {
  const json = fc.jsonValue({ maxDepth: 6 });
  const keys = fc.constantFrom(
    "version",
    "entries",
    "claim",
    "given",
    "functions",
    "verdict",
    "proposal",
    "kind",
    "proof",
    "by",
    "then",
    "point",
    "__proto__",
    "constructor",
    "toString",
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, depthSize: "medium" },
      fc.oneof(
        json,
        fc.constantFrom("x > 0", "x", "identity", "combination", "witness", "lemma", "1/2", 1, 0, -1, 1e308),
      ),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(keys, tie("value"), { maxKeys: 6 }),
    ),
  }));

  test("of random JSON makes no verdict", () => {
    fc.assert(
      fc.property(value, (any) => {
        for (const text of [JSON.stringify(any), JSON.stringify({ version: 1, entries: [any] }), hostile(any)]) {
          expect(verdictFrom(text, targets[1] as Obligation)).not.toBe("proved");
          expect(verdictFrom(text, targets[0] as Obligation)).not.toBe("proved");
        }
      }),
      { numRuns: runs(1500) },
    );
  });

  test("of random text makes no verdict", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const store = openEvidence(text);
        expect(store.recall(right, "settle")).toBeUndefined();
        expect(store.isDamaged()).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });

  test("cut off anywhere, or with one sign changed, proves what it was kept for or nothing", async () => {
    const text = fileOf(right, await proposalFor(right));
    for (let length = 0; length < text.length - 1; length++) {
      expect(verdictFrom(text.slice(0, length), right)).toBe("nothing");
    }
    for (let place = 0; place < text.length; place++)
      for (const sign of ["0", "-", '"', "}", "x", "\u0000"]) {
        const changed = text.slice(0, place) + sign + text.slice(place + 1);
        expect(["proved", "unknown", "nothing"]).toContain(verdictFrom(changed, right));
        expect(verdictFrom(changed, wrong)).toBe("nothing");
      }
  });

  test.each([
    ["another version", '{"version": 2, "entries": []}'],
    ["no version", '{"entries": []}'],
    ["a further field", '{"version": 1, "entries": [], "trusted": true}'],
    ["brackets beyond the stack", "[".repeat(1_000_000)],
    ["brackets beyond the stack, closed", `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`],
    ["an entry beyond the stack", `{"version": 1, "entries": [${"[".repeat(100_000)}${"]".repeat(100_000)}]}`],
    [
      "an entry with functions beyond the stack",
      `{"version": 1, "entries": [{"given": [], "functions": ${'{"p":'.repeat(100_000)}0${"}".repeat(100_000)}, "verdict": "proved", "proposal": 0}]}`,
    ],
    ["too much", `"${"x".repeat(50_000_001)}"`],
    ["nothing", ""],
  ])("%s is damaged", (_, text) => {
    const store = openEvidence(text);
    expect(store.recall(right, "settle")).toBeUndefined();
    expect(store.isDamaged()).toBe(true);
  });
});
