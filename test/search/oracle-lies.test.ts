/** No wrong answer of an engine reaches a verdict. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conditionsOf } from "../../src/kernel/conditions.ts";
import { judge, type Verdict } from "../../src/kernel/judge.ts";
import type { Functions, Obligation, Point, Proposal } from "../../src/kernel/obligation.ts";
import type { Oracle } from "../../src/kernel/ports.ts";
import { substitute } from "../../src/kernel/substitute.ts";
import { children, type Expr, type Formula, num, type Relation, relation, sym } from "../../src/math/expr.ts";
import { openAlgebrite } from "../../src/search/oracle/algebrite.ts";
import { readAnswers } from "../../src/search/oracle/answer.ts";
import { openNerdamer } from "../../src/search/oracle/nerdamer.ts";
import { casOracle } from "../../src/search/oracle/oracle.ts";
import { settle } from "../../src/search/settle.ts";
import { KNOWN_FAULTS, KNOWN_LIES, type Lie } from "./known-lies.ts";
import { bundleOracleWorker } from "./oracle-worker.ts";

const engines = { nerdamer: await openNerdamer(), algebrite: await openAlgebrite() };

/** An expression in the notation of the engines, its letters symbols unless they stand for something else. */
function read(text: string, where: Lie["where"] = {}): Expr {
  const letters = (text.match(/[A-Za-z]+/g) ?? []).map((name) => [name, where[name] ?? sym(name)] as const);
  const [expr] = readAnswers(text, new Map(letters));
  if (!expr) throw new Error(`Not read: ${text}`);
  return expr;
}

/** What it means that `answer` is right. */
function claimOf(lie: Lie, answer: string): Relation {
  const asked = read(lie.asked, lie.where);
  const given = read(answer, lie.where);
  const derivative = (of: Expr): Expr => ({ kind: "derivative", of, in: sym("x"), order: 1 });
  switch (lie.of) {
    case "value":
      return relation("=", asked, given);
    case "derivative":
      return relation("=", derivative(asked), given);
    case "antiderivative":
      return relation("=", derivative(given), asked);
    case "root":
      return relation("=", substitute(asked, [[sym(lie.unknown ?? "x"), given]]), num(0));
  }
}

const FUNCTIONS: Functions = { p: { arity: 1 } };
const IDENTITY: Proposal = { kind: "proof", proof: { conditions: [], claim: { by: "identity" } } };

const forall = (given: readonly Formula[], claim: Formula): Obligation => ({
  kind: "forall",
  functions: FUNCTIONS,
  given,
  claim,
});

/** Every symbol positive, and every condition under which the claim is defined: all that an answer could ask for. */
const generously = (claim: Relation): Obligation =>
  forall([...symbolsOf(claim).map((name) => relation(">", sym(name), num(0))), ...conditionsOf(claim)], claim);

const symbolsOf = (claim: Relation): readonly string[] =>
  [...new Set([...symbolsIn(claim.left), ...symbolsIn(claim.right)])].sort();

const symbolsIn = (e: Expr): readonly string[] => (e.kind === "symbol" ? [e.name] : children(e).flatMap(symbolsIn));

const VALUES = [num(2), num(3), num(1, 2), num(7), num(1, 3), num(5), num(11)];

/** Forty points at which the symbols are positive and functions have the value 2. */
function points(claim: Relation, where: Lie["where"] = {}): readonly Point[] {
  return Array.from({ length: 40 }, (_, trial) => {
    const symbols = symbolsOf(claim).map((name, i) => {
      const value = VALUES[(trial + i * (1 + Math.floor(trial / VALUES.length))) % VALUES.length] ?? num(1);
      return { at: sym(name), value };
    });
    const values = symbols.map(({ at, value }) => [at, value] as const);
    const applications = Object.values(where).map((of) => ({ at: substitute(of, values), value: num(2) }));
    return [...symbols, ...applications];
  });
}

const refutation = (obligation: Obligation, points: readonly Point[]): Verdict | undefined =>
  points.map((point) => judge(obligation, { kind: "witness", point })).find(({ kind }) => kind === "refuted");

const told = (lie: Lie): string => lie.wrong ?? lie.prints;
const flat = KNOWN_LIES.filter(({ holds }) => holds === "nowhere");
const partial = KNOWN_LIES.filter(({ holds }) => holds === "in part");
const answered = KNOWN_LIES.flatMap((lie) => (lie.right === undefined ? [] : [{ ...lie, right: lie.right }]));

/** Their right answers rest on laws of logarithms and exponentials, or on a conjugate, beside the normal form. */
const BEYOND_IDENTITY = [
  "simplify(log(sqrt(a+b)))",
  "expand(log(3*x^2))",
  "simplify(log(8))",
  "sqrt(exp(-2))",
  "solve(sqrt(x)+x-y,x)",
];
const byIdentity = answered.filter(({ command }) => !BEYOND_IDENTITY.includes(command));

describe("a known wrong answer", () => {
  it.each(KNOWN_LIES)("is still given: $engine, $command", (lie) => {
    const engine = engines[lie.engine];
    expect(engine.run(lie.command)).toBe(lie.prints);
    engine.reset();
  });

  it.each(flat)("is not proved under any assumptions: $command = $prints", (lie) => {
    expect(judge(generously(claimOf(lie, told(lie))), IDENTITY).kind).toBe("unknown");
  });

  it.each(flat)("is refuted at a point: $command = $prints", (lie) => {
    const claim = claimOf(lie, told(lie));
    expect(refutation(generously(claim), points(claim, lie.where))?.kind).toBe("refuted");
  });

  it.each(partial)("is not proved without its conditions: $command = $prints", (lie) => {
    expect(judge(forall([], claimOf(lie, told(lie))), IDENTITY)).toMatchObject({ refusal: { reason: "undefined" } });
  });

  it.each(KNOWN_LIES)("is not proved after every search: $command = $prints", async (lie) => {
    const claim = claimOf(lie, told(lie));
    const obligation = lie.holds === "nowhere" ? generously(claim) : forall([], claim);
    expect((await settle(obligation)).verdict.kind).not.toBe("proved");
  });

  it.each(answered)("has a right one beside it that is not refuted: $command = $right", (lie) => {
    const claim = claimOf(lie, lie.right);
    expect(refutation(generously(claim), points(claim, lie.where))).toBe(undefined);
  });

  it.each(byIdentity)("has a right one beside it that is proved: $command = $right", (lie) => {
    expect(judge(generously(claimOf(lie, lie.right)), IDENTITY).kind).toBe("proved");
  });
});

it.each(KNOWN_FAULTS)("a known failure still happens: $engine, $command", ({ engine, command, says }) => {
  expect(() => engines[engine].run(command)).toThrow(says);
});

describe("an oracle that lies", () => {
  let oracle: Oracle;
  beforeAll(() => {
    oracle = casOracle({ workerUrl: bundleOracleWorker() });
  });
  afterAll(() => oracle.close());

  it("loses no right answer and proves no wrong one", async () => {
    const asked = read("x/y-z/(a+b)");
    const answers = [...(await oracle.simplify(asked)), ...(await oracle.factor(asked))];
    const claims = answers.map((answer) => relation("=", asked, answer));
    const wrong = claims.filter((claim) => refutation(generously(claim), points(claim)));
    const proved = claims.filter((claim) => judge(generously(claim), IDENTITY).kind === "proved");
    expect(wrong.length).toBeGreaterThan(0);
    expect(proved.length).toBeGreaterThan(0);
    expect(wrong.filter((claim) => proved.includes(claim))).toEqual([]);
  });
});
