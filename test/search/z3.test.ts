/** Z3 as the last searcher: right on claims of the field, in traps, after trouble, and never against the kernel. */

import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { truthAtPoint } from "../../src/kernel/evaluate.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Obligation, Point, Proposal } from "../../src/kernel/obligation.ts";
import type { Searcher } from "../../src/kernel/ports.ts";
import { scriptOf } from "../../src/kernel/smt.ts";
import type { Comparison, Expr, Formula } from "../../src/math/expr.ts";
import { and, num, numberOf, product, quotient, relation, sum, sym } from "../../src/math/expr.ts";
import { showFormula } from "../../src/math/print-text.ts";
import { rational } from "../../src/math/rational.ts";
import { quickProver } from "../../src/search/prover.ts";
import { openTools } from "../../src/search/tools.ts";
import { solverSearch } from "../../src/search/z3/search.ts";
import type { SolverTrouble } from "../../src/search/z3/solver.ts";
import { openSolver } from "../../src/search/z3/solver.ts";
import { exists, forall } from "../kernel/write.ts";
import { ask, FUNCTIONS, runs, seed, settings, showTally, tally } from "../laws/ask.ts";
import type { Choice } from "../laws/expressions.ts";
import { choices, GIVEN, mutated, polynomials, rewritten, SYMBOLS, widerExpressions } from "../laws/expressions.ts";
import { atPoint, clearTruth, concrete } from "../laws/fixed-point.ts";
import { FALSE_CLAIMS, TRUE_CLAIMS } from "./z3-claims.ts";
import { bundleSolverWorker } from "./z3-worker.ts";

const workerUrl = bundleSolverWorker();
const solver = openSolver({ workerUrl });
const search = solverSearch(solver);
const quick = openSolver({ workerUrl, resources: 60_000 });
afterAll(() => Promise.all([solver.close(), quick.close()]));

async function proposalsOf(obligation: Obligation, searcher: Searcher = search): Promise<readonly Proposal[]> {
  const proposals: Proposal[] = [];
  for await (const proposal of searcher.propose(obligation)) proposals.push(proposal);
  return proposals;
}

type Outcome = "holds" | "refuted" | "not defined" | "open";

/** What Z3 and the kernel say together; its word counts only for the very question. */
async function outcomeOf(obligation: Obligation, searcher: Searcher = search): Promise<Outcome> {
  for (const proposal of await proposalsOf(obligation, searcher)) {
    if (proposal.kind === "solver") return proposal.script === scriptOf(obligation) ? "holds" : "open";
    const verdict = judge(obligation, proposal);
    if (verdict.kind === "refuted") return "refuted";
    if (verdict.kind === "unknown" && verdict.refusal.reason === "undefined" && verdict.refusal.at)
      return "not defined";
  }
  return "open";
}

describe("claims of the field", () => {
  it.each(TRUE_CLAIMS)("$claim given $given", async ({ claim, given }) => {
    expect(await outcomeOf(forall(claim, given))).toBe("holds");
  });
  it.each(FALSE_CLAIMS)("not $claim given $given", async ({ claim, given }) => {
    expect(await outcomeOf(forall(claim, given))).toMatch(/refuted|not defined/);
  });
  it("the sentences and their denials are not both held for true", async () => {
    const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "=" } as const;
    for (const { claim, given } of TRUE_CLAIMS) {
      const obligation = forall(claim, given);
      if (obligation.claim.kind !== "relation") continue;
      const denied: Formula = { ...obligation.claim, op: opposite[obligation.claim.op] };
      expect(await outcomeOf({ ...obligation, claim: denied }), claim).not.toBe("holds");
    }
  });
});

describe("traps", () => {
  it.each<[string, readonly string[], RegExp]>([
    ["x/x = 1", [], /not defined/],
    ["x/x = 1", ["x != 0"], /holds/],
    ["1/x > 0", ["x >= 0"], /not defined/],
    ["1/x > 0", ["x > 0"], /holds/],
    ["x*(1/x - 1/x) = 0", [], /not defined/],
    ["0/(x - y) = 0", ["x >= y"], /not defined/],
    ["sqrt(x)^2 = x", [], /not defined/],
    ["sqrt(x^2) = x", [], /refuted/],
    ["ln(x) = ln(x)", [], /not defined/],
    ["x^(-1/2) > 0", ["x >= 0"], /not defined/],
    ["x^y > 0", ["x >= 0"], /not defined/],
    ["tan(x)*cos(x) = sin(x)", [], /not defined|open/],
    ["1/(1/x) = x", [], /not defined/],
    ["x/(y/z) = x*z/y", ["y != 0"], /not defined/],
    ["1/(x*y) = 1/x*(1/y)", ["x*y != 0"], /holds/],
    ["1/(x*y) = 1/x*(1/y)", [], /not defined/],
    // Assumptions are defined where they hold.
    ["x != 0", ["1/x > a"], /holds/],
    ["x >= 0", ["sqrt(x) >= a"], /holds/],
    ["x > 0", ["ln(x) = a"], /holds/],
    // Without a point that satisfies them, all assumptions together imply everything.
    ["x = y", ["a > b", "b > a"], /holds/],
    ["x > 1", ["x^2 = -1"], /holds/],
    // Where an argument is not defined, nothing follows for the function.
    ["p(x/x) = p(1)", [], /not defined|open/],
    ["p(x/x) = p(1)", ["p(0) != p(1)"], /not defined|open/],
    ["p(x/x) = p(1)", ["x > 0"], /holds/],
    ["p(y) = p(x/x)", ["y = 1"], /not defined|open/],
    ["p(x) = p(y)", ["x = y"], /holds/],
    ["p(x) = p(y)", ["x^3 = y^3"], /holds/],
    ["p(x) = p(y)", ["x^2 = y^2"], /refuted|open/],
    ["q(x) <= 1", [], /refuted/],
    ["100^x = x^100", ["x > 0"], /refuted|open/],
    ["h(x, y) = h(y, x)", [], /refuted/],
    ["exp(x) > 2", ["x > 0"], /refuted/],
    ["exp(x) >= 1 + 2*x", ["x > 0"], /refuted|open/],
    ["ln(x) > 0", ["x > 0"], /refuted/],
    ["exp(ln(x)) > 0", [], /not defined/],
    ["exp(ln(x)) = x", ["x > 0"], /holds/],
    ["exp(x + y) = exp(x)*exp(y)", [], /holds/],
    ["x^(a + 1) = x*x^a", ["x > 0"], /holds/],
    ["ln(x*y) = ln(x) + ln(y)", ["x > 0", "y > 0"], /holds/],
    ["ln(x*y) = ln(x) + ln(y)", ["x*y > 0"], /not defined/],
    ["ln(x^2/y) = 2*ln(x) - ln(y)", ["x > 0", "y > 0"], /holds/],
    ["ln(x^2) = 2*ln(x)", ["x != 0"], /not defined/],
    ["ln(x^2) > 5", ["x < -1"], /refuted/],
    ["ln(x*y) = ln(x)*ln(y)", ["x > 0", "y > 0"], /refuted/],
    ["(x/y)^a = x^a/y^a", ["x > 0", "y > 0"], /holds/],
    ["(x/y)^a = x^a/y^a", ["x/y > 0"], /not defined/],
    ["(x^2)^a = x^(2*a)", ["x > 0"], /holds/],
    ["(x^2)^a = x^(2*a)", ["x != 0"], /not defined/],
    ["(x^2)^a < 1", ["x < -1", "a > 0"], /refuted/],
    ["sqrt(x*y)^a = x^(a/2)*y^(a/2)", ["x > 0", "y > 0"], /holds|open/],
    ["(x + y)^a = x^a + y^a", ["x > 0", "y > 0"], /refuted|open/],
    ["t^(1 - s) < 1", ["t > 1", "s > 1"], /holds/],
    ["t^(1 - s) < 1", ["t > 0", "s > 1"], /refuted|open/],
    ["a^x < a^y", ["a > 0", "a < 1", "x > y"], /holds/],
    ["a^x < a^y", ["a > 0", "x > y"], /refuted|open/],
    ["a^x < a^y", ["a >= 0", "a < 1", "x > y"], /not defined/],
    ["x^a <= y^a", ["0 < x", "x < y", "a >= 0"], /holds/],
    ["x^a < y^a", ["0 < x", "x < y", "a >= 0"], /refuted|open/],
    ["x^a < y^b", ["0 < x", "x < y", "a > 0", "a < b"], /refuted|open/],
    ["sin(x) < 1", [], /refuted|open/],
    ["sin(x) = sin(y)", ["cos(x) = cos(y)"], /refuted|open/],
    ["x^(1/3) < x", ["x > 0"], /refuted/],
    ["abs(x) = x", [], /refuted/],
    ["min(x, y, z) < max(x, y, z)", [], /refuted/],
    ["x > 0 or 1/x < 0", [], /not defined/],
    ["x = 1 or x = 2", ["x^2 - 3*x + 2 = 0"], /holds/],
    ["x = 1 or x = 3", ["x^2 - 3*x + 2 = 0"], /refuted/],
    ["x >= 7/5", ["x^2 = 2", "x > 0"], /holds/],
    ["x >= 3/2", ["x^2 = 2", "x > 0"], /refuted/],
    ["x <= -3/2", ["x^2 = 2", "x < 0"], /refuted/],
  ])("%s given %j", async (claim, given, outcome) => {
    expect(await outcomeOf(forall(claim, given))).toMatch(outcome);
  });

  it("a function runs as its slope is declared to", async () => {
    const declared = (op: ">" | ">=" | "<"): Obligation => ({
      ...forall("q(x) < q(y)", ["x < y"]),
      functions: { q: { arity: 1, slopes: [{ orders: [1], op }] } },
    });
    expect(await outcomeOf(declared(">"))).toBe("holds");
    expect(await outcomeOf(declared(">="))).not.toBe("holds");
    expect(await outcomeOf(declared("<"))).toBe("refuted");
  });

  it("a slope says nothing of the slope itself, nor of other arguments", async () => {
    const functions = {
      q: { arity: 1, slopes: [{ orders: [1], op: ">" as const }] },
      h: { arity: 2, slopes: [{ orders: [1, 0], op: ">" as const }] },
    };
    expect(await outcomeOf({ ...forall("d(q(x))/d(x) < d(q(y))/d(y)", ["x < y"]), functions })).not.toBe("holds");
    expect(await outcomeOf({ ...forall("d(q(x))/d(x) + d(q(y))/d(y) > 0"), functions })).toBe("holds");
    expect(await outcomeOf({ ...forall("h(x, z) < h(y, z)", ["x < y"]), functions })).toBe("holds");
    expect(await outcomeOf({ ...forall("h(x, z) < h(y, t)", ["x < y"]), functions })).not.toBe("holds");
    expect(await outcomeOf({ ...forall("h(z, x) < h(z, y)", ["x < y"]), functions })).not.toBe("holds");
  });
});

describe("obligations that ask for a point", () => {
  it("get one", async () => {
    const obligation = exists("x^2 + y^2 = 1", "x > y", "y > 0");
    const verdicts = (await proposalsOf(obligation)).map((proposal) => judge(obligation, proposal).kind);
    expect(verdicts).toContain("proved");
  });
  it("are not held for true where there is none", async () => {
    expect(await proposalsOf(exists("x^2 < 0"))).toEqual([]);
  });
});

describe("the worker", () => {
  const HARD = forall("a^6 + b^6 + c^6 + x^6 + y^6 + z^6 >= 6*a*b*c*x*y*z", [
    "a > 0",
    "b > 0",
    "c > 0",
    "x > 0",
    "y > 0",
    "z > 0",
  ]);
  const hard = scriptOf(HARD) ?? "";
  const easy = scriptOf(forall("x^2 >= 0")) ?? "";

  it("gives up at its limit of resources", async () => {
    expect(await quick.ask(hard)).toMatchObject({ kind: "unknown", reason: expect.stringContaining("resource") });
    expect(await proposalsOf(HARD, solverSearch(quick))).toEqual([]);
  });
  it("is killed when it does not answer in time, says so, and is replaced", async () => {
    const troubles: SolverTrouble[] = [];
    const slow = openSolver({
      workerUrl,
      resources: 4_000_000_000,
      timeoutMs: 1500,
      onTrouble: (trouble) => troubles.push(trouble),
    });
    expect(await slow.ask(hard)).toEqual({ kind: "unknown", reason: "No answer within 1500 ms." });
    expect(troubles).toMatchObject([{ engine: "Z3", kind: "timeout" }]);
    expect(await slow.ask(easy)).toEqual({ kind: "unsat" });
    await slow.close();
    expect(await slow.ask(easy)).toMatchObject({ kind: "unknown" });
  });
  it("answers questions that are asked at once in their order, each on its own", async () => {
    const [x, y] = [sym("x"), sym("y")];
    const scripts = [relation(">", x, y), relation(">=", product(x, x), num(0)), relation("=", x, x)].map(
      (claim) => scriptOf({ kind: "forall", functions: {}, given: [], claim }) ?? "",
    );
    const answers = await Promise.all([...scripts, "(assert (", ...scripts].map((script) => solver.ask(script)));
    expect(answers.map(({ kind }) => kind)).toEqual(["sat", "unsat", "unsat", "unknown", "sat", "unsat", "unsat"]);
  });
  it("says the same in every run", async () => {
    const question = scriptOf(forall("a/(b + c) + b/(c + a) + c/(a + b) > 3/2", ["a > 0", "b > 0", "c > 0"])) ?? "";
    const first = await solver.ask(question);
    expect(first.kind).toBe("sat");
    expect(await solver.ask(question)).toEqual(first);
    const other = openSolver({ workerUrl });
    expect(await other.ask(question)).toEqual(first);
    await other.close();
  });
  it("answers nothing where it cannot start", async () => {
    const troubles: SolverTrouble[] = [];
    const lost = openSolver({
      workerUrl: new URL("./no-such-worker.js", workerUrl),
      onTrouble: (trouble) => troubles.push(trouble),
    });
    expect(await proposalsOf(forall("x = x"), solverSearch(lost))).toEqual([]);
    expect(await proposalsOf(forall("x = x"), solverSearch(lost))).toEqual([]);
    expect(troubles).toMatchObject([{ kind: "unavailable" }]);
    await lost.close();
  });
  it("is not missed where Z3 is not installed, and its name says so", async () => {
    const absent = solverSearch({ ...quick, isInstalled: false });
    expect(absent.name).toBe("Z3 (not installed)");
    expect(await proposalsOf(forall("x^2 >= 0"), absent)).toEqual([]);
  });
  it("is opened with the other tools, and closed with them", async () => {
    const tools = openTools({ z3: { workerUrl } });
    expect(await outcomeOf(forall("x^2 >= 0"), tools.solver)).toBe("holds");
    await tools.close();
    expect(await outcomeOf(forall("x^2 >= 0"), tools.solver)).toBe("open");
  });
  it("does not keep a program alive that forgets to close it", () => {
    const lines = [
      'import { Worker } from "node:worker_threads";',
      `const worker = new Worker(new URL(${JSON.stringify(workerUrl.href)}), { env: {}, execArgv: [], stdout: true, stderr: true });`,
      'worker.once("message", () => { worker.unref(); console.log("idle"); });',
    ];
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", lines.join("\n")], {
      timeout: 15_000,
    });
    expect(printed.toString()).toBe("idle\n");
  });
});

const numbers = fc.tuple(
  ...SYMBOLS.map((name) => fc.tuple(fc.integer({ min: name === "z" ? -6 : 0, max: 6 }), fc.constantFrom(1, 1, 2, 5))),
);
const places: fc.Arbitrary<readonly Point[]> = fc.array(
  numbers.map((drawn) => drawn.map(([n, d], i) => ({ at: sym(SYMBOLS[i] ?? ""), value: numberOf(rational(n, d)) }))),
  { minLength: 40, maxLength: 40 },
);
const comparisons = fc.constantFrom<Comparison>("<", "<=", ">", ">=", "=", "!=");

/** Z3's word that a claim holds is held against points: exactly, and with functions in the place of abstract ones. */
function mustHold({ claim, given, functions }: Obligation & { kind: "forall" }, points: readonly Point[]): void {
  const all = and(...given);
  for (const point of points) {
    const { values } = atPoint(point);
    const said = `${showFormula(claim)} given ${showFormula(all)} at ${[...values].map(([name, value]) => `${name} = ${value}`)}`;
    if (truthAtPoint(all, point, functions) === "true")
      expect(truthAtPoint(claim, point, functions), said).toMatch(/true|unsure/);
    if (given.every((f) => clearTruth(f, values, concrete) === true))
      expect(clearTruth(claim, values, concrete), said).not.toBe(false);
  }
}

/** Claims about an expression, of which the first ones are often true where they are defined. */
const CLAIMS: readonly ((e: Expr, op: Comparison, choice: Choice) => Claimed)[] = [
  (e) => ({ claim: relation("=", e, e) }),
  (e) => ({ claim: relation(">=", product(e, e), num(0)) }),
  (e) => ({ claim: relation("<", e, sum(e, quotient(num(1), sum(num(1), product(e, e))))) }),
  (e, _, choice) => ({ claim: relation("=", e, rewritten(e, choice)) }),
  (e, op, choice) => ({ claim: relation(op, rewritten(e, choice), num(0)), given: [relation(op, e, num(0))] }),
  (e, op, choice) => ({ claim: relation(op, mutated(e, choice), num(0)), given: [relation(op, e, num(0))] }),
  (e, _, choice) => ({ claim: relation("=", e, mutated(e, choice)) }),
  (e, op) => ({ claim: relation(op, e, num(0)) }),
];
interface Claimed {
  readonly claim: Formula;
  readonly given?: readonly Formula[];
}

describe("laws", () => {
  const searcher = solverSearch(quick);

  it("what Z3 says of polynomials holds, and is not refuted where it is proved", async () => {
    const counts = tally("holds", "refuted", "not defined", "open");
    await fc.assert(
      fc.asyncProperty(polynomials, polynomials, comparisons, comparisons, places, async (e, f, op, under, points) => {
        const given = [...GIVEN, relation(under, f, num(0))];
        const obligation = { kind: "forall" as const, functions: {}, given, claim: relation(op, e, num(0)) };
        const outcome = await outcomeOf(obligation, searcher);
        counts[outcome] += 1;
        if (outcome === "holds") mustHold(obligation, points);
        const known = ask(obligation).kind;
        if (known === "proved") expect(outcome, showFormula(obligation.claim)).toMatch(/holds|open/);
        if (known === "refuted") expect(outcome, showFormula(obligation.claim)).not.toBe("holds");
      }),
      settings(150),
    );
    console.info(`${runs(150)} signs of polynomials (seed ${seed}): ${showTally(counts)}.`);
    expect(counts.open).toBeLessThan(runs(15));
    expect(Math.min(counts.holds, counts.refuted)).toBeGreaterThan(runs(10));
  }, 600_000);

  it("what Z3 says of the whole field holds", async () => {
    const counts = tally("holds", "refuted", "not defined", "open");
    const shapes = fc.constantFrom(...CLAIMS);
    await fc.assert(
      fc.asyncProperty(widerExpressions, comparisons, choices, shapes, places, async (e, op, choice, shape, points) => {
        const { claim, given = [] } = shape(e, op, choice);
        const obligation = { kind: "forall" as const, functions: FUNCTIONS, given: [...GIVEN, ...given], claim };
        const outcome = await outcomeOf(obligation, searcher);
        counts[outcome] += 1;
        if (outcome === "holds") mustHold(obligation, points);
        if (outcome === "refuted") expect(ask(obligation, [quickProver]).kind, showFormula(claim)).not.toBe("proved");
      }),
      settings(200),
    );
    console.info(`${runs(200)} signs over the field (seed ${seed}): ${showTally(counts)}.`);
    expect(Math.min(counts.holds, counts.refuted)).toBeGreaterThan(runs(10));
  }, 600_000);
});
