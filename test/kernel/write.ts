/** Writes obligations for tests in the notation of step files, and asks the kernel. */

import type { Verdict } from "../../src/kernel/judge.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Evidence, Functions, Obligation, Point, Proof, Proposal } from "../../src/kernel/obligation.ts";
import type { Expr, Formula, Relation } from "../../src/math/expr.ts";
import { FALSE } from "../../src/math/expr.ts";
import { settle } from "../../src/search/settle.ts";
import { parseExpr, parseFormula } from "../../src/syntax/formula/parse.ts";

const SYMBOLS = ["x", "y", "z", "a", "b", "c", "k", "n", "r", "s", "t", "u", "v", "w", "s_m", "s_u"];
const ARITIES: Readonly<Record<string, number>> = { p: 1, q: 1, h: 2 };
const names = {
  symbol: (name: string) => SYMBOLS.includes(name),
  function: (name: string) => ARITIES[name],
  names: () => [...SYMBOLS, ...Object.keys(ARITIES)],
};

/** p stays between 0 and 1; q and h are not bounded. */
export const FUNCTIONS: Functions = {
  p: { arity: 1, lower: { n: 0n, d: 1n }, upper: { n: 1n, d: 1n } },
  q: { arity: 1 },
  h: { arity: 2 },
};

export function expr(text: string): Expr {
  const parsed = parseExpr({ text, at: (i) => i }, names);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.diagnostics.map(({ message }) => message).join(" ")}`);
  return parsed.value;
}

export function formula(text: string): Formula {
  const parsed = parseFormula({ text, at: (i) => i }, names);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.diagnostics.map(({ message }) => message).join(" ")}`);
  return parsed.value;
}

export function comparison(text: string): Relation {
  const parsed = formula(text);
  if (parsed.kind !== "relation") throw new Error(`${text} is no single relation.`);
  return parsed;
}

type Forall = Obligation & { kind: "forall" };

export const forall = (claim: string | Formula, given: readonly (string | Formula)[] = []): Forall => ({
  kind: "forall",
  functions: FUNCTIONS,
  given: given.map(formulaOf),
  claim: formulaOf(claim),
});
export const exists = (...given: readonly (string | Formula)[]): Obligation => ({
  kind: "exists",
  functions: FUNCTIONS,
  given: given.map(formulaOf),
});
const formulaOf = (f: string | Formula): Formula => (typeof f === "string" ? formula(f) : f);

export const IDENTITY: Evidence = { by: "identity" };
export const byIdentity: Proposal = { kind: "proof", proof: { conditions: [], claim: IDENTITY } };
export const proofOf = (claim: Evidence, conditions: readonly Evidence[] = []): Proposal => ({
  kind: "proof",
  proof: { conditions, claim },
});
/** A lemma, by default one that the normal form shows. */
export const lemma = (claim: string, then: Evidence, evidence: Evidence | Proof = IDENTITY): Evidence => ({
  by: "lemma",
  claim: formula(claim),
  proof: "claim" in evidence && !("by" in evidence) ? evidence : { conditions: [], claim: evidence as Evidence },
  then,
});

/** The verdict on a claim by its normal form alone. */
export const identical = (claim: string, given: readonly string[] = []): Verdict =>
  judge(forall(claim, given), byIdentity);

/** A point from pairs of text. */
export const point = (values: Readonly<Record<string, string | number>>): Point =>
  Object.entries(values).map(([at, value]) => ({ at: expr(at), value: expr(`${value}`) }));

export const atPoint = (values: Readonly<Record<string, string | number>>): Proposal => ({
  kind: "witness",
  point: point(values),
});

/** What the searchers and the kernel together say. */
export const decide = async (claim: string, given: readonly string[] = []): Promise<Verdict["kind"]> =>
  (await settle(forall(claim, given))).verdict.kind;

/** A claim that is false at every point. */
export const absurd = (given: readonly (string | Formula)[] = []): Forall => forall(FALSE, given);
