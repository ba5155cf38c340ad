/** Evidence from the prover, damaged in every place and swapped between claims, never proves what is false. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import type { Obligation, Proposal } from "../../src/kernel/obligation.ts";
import type { Formula, Relation } from "../../src/math/expr.ts";
import { negate, num, product, sym } from "../../src/math/expr.ts";
import { showFormula } from "../../src/math/print-text.ts";
import { prover, quickProver } from "../../src/search/prover.ts";
import { comparison, forall } from "../kernel/write.ts";
import { proposalsOf } from "./ask.ts";

/** True claims of many kinds, with what they rest on. */
const TRUE_CLAIMS: readonly (readonly [string, ...string[]])[] = [
  ["x^2 >= 0"],
  ["x^2 + 1 > 0"],
  ["x^2 - 2 x y + 2 y^2 >= 0"],
  ["x^2 + x y + y^2 >= 0"],
  ["x^2 + x + 1 > 0"],
  ["-x^2 - 1/4 < 0"],
  ["x y >= 0", "x >= 0", "y >= 0"],
  ["x y > 0", "x < 0", "y < 0"],
  ["x + y > 0", "x > 0", "y >= 0"],
  ["x/y > 0", "x > 0", "y > 0"],
  ["x/(y + 1) >= 0", "x >= 0", "y >= 0"],
  ["1/x^2 > 0", "x != 0"],
  ["x^3 > 0", "x > 0"],
  ["x (1 - x) >= 0", "x >= 0", "x <= 1"],
  ["x + y - x y <= 1", "x >= 0", "x <= 1", "y >= 0", "y <= 1"],
  ["x y <= 1", "x >= 0", "x <= 1", "y >= 0", "y <= 1"],
  ["x >= z", "x >= y", "y >= z"],
  ["x > z", "x > y", "y >= z"],
  ["x != y", "x > y"],
  ["x y != 0", "x != 0", "y > 0"],
  ["p(x) (1 - p(x)) >= 0"],
  ["p(x) + p(y) <= 2"],
  ["sqrt(x) >= 0", "x >= 0"],
  ["sqrt(x) > 0", "x > 0"],
  ["sqrt(x^2 + 1) > 0"],
  ["x/sqrt(x) = sqrt(x)", "x > 0"],
  ["sqrt(x^2) = x", "x >= 0"],
  ["sqrt(x^2 + 2 x + 1) = x + 1", "x >= 0"],
  ["sqrt(x y) = sqrt(x) sqrt(y)", "x > 0", "y > 0"],
  ["exp(x) > 0"],
  ["exp(x) + x^2 > 0"],
  ["abs(x) >= 0"],
  ["x^2 = y^2", "x = y"],
  ["x = 3", "x = y + 1", "y = 2"],
  ["x^2 = 4", "x + 2 = 4"],
  ["x = y/z", "x z = y", "z > 0"],
  ["x > 1", "x = y + 1", "y > 0"],
  ["(x + 1)/(y + 1) = 1", "x = y", "y > 0"],
  ["(x - y)/(x - y) = 1", "x > y"],
  ["d(x^2 y)/d(x) >= 0", "x >= 0", "y >= 0"],
  ["d(x/(x + y))/d(x) > 0", "x > 0", "y > 0"],
  ["d(sqrt(x))/d(x) > 0", "x > 0"],
  ["q(x)^2 + 1 > 0"],
  ["q(x) = q(y + 1)", "x = y + 1"],
];

/** False claims, for evidence of whatever origin. */
const FALSE_CLAIMS: readonly Obligation[] = [
  forall("1 = 2"),
  forall("0 > 0"),
  forall("-1 >= 0"),
  forall("x >= 0"),
  forall("x^2 > 0"),
  forall("x = y"),
  forall("x >= y", ["x >= 0", "y >= 0"]),
  forall("x - y > 0", ["x > 0", "y >= 0"]),
  forall("x^2 <= 0", ["x > 0"]),
  forall("x < 0", ["x != 0", "y > 0"]),
  forall("sqrt(x^2) = x"),
  forall("x/x = 1"),
  forall("x = 2", ["x^2 = 4"]),
  forall("x = 0", ["x y = 0"]),
  forall({ kind: "or", parts: [] }, ["x >= 0", "y >= 0"]),
  forall("x > 1", ["x >= 0", "x <= 1"]),
];

const OPPOSITE = { ">": "<=", ">=": "<", "<": ">=", "<=": ">", "!=": "=", "=": "!=" } as const;
const opposite = (claim: Relation): Relation => ({ ...claim, op: OPPOSITE[claim.op] });

interface Proved {
  readonly name: string;
  readonly obligation: Obligation;
  readonly proposal: Proposal;
  /** The negated claim under the same assumptions, which hold somewhere. */
  readonly denied: Obligation;
}

function proved([text, ...given]: readonly [string, ...string[]]): Proved {
  const claim = comparison(text);
  const obligation = forall(claim, given);
  const denied = forall(opposite(claim), given);
  for (const searcher of [quickProver, prover])
    for (const proposal of proposalsOf(searcher, obligation))
      if (judge(obligation, proposal).kind === "proved") return { name: text, obligation, proposal, denied };
  throw new Error(`${text} was not proved.`);
}

const PROOFS = TRUE_CLAIMS.map(proved);

type Json = unknown;
type Damaged = { readonly where: string; readonly value: Json };

/** The value with one of its parts altered, for every part. */
function* damages(value: Json, where = ""): Generator<Damaged> {
  for (const other of alternatives(value)) yield { where, value: other };
  if (Array.isArray(value)) yield* damagedList(value, where);
  else if (typeof value === "object" && value !== null)
    for (const [key, part] of Object.entries(value)) {
      if (key === "span") continue;
      for (const { where: at, value: other } of damages(part, `${where}.${key}`))
        yield { where: at, value: { ...value, [key]: other } };
    }
}

function* damagedList(list: readonly Json[], where: string): Generator<Damaged> {
  for (const [i, part] of list.entries()) {
    yield { where: `${where}[${i}] left out`, value: list.toSpliced(i, 1) };
    yield { where: `${where}[${i}] doubled`, value: list.toSpliced(i, 0, part) };
    for (const { where: at, value } of damages(part, `${where}[${i}]`)) yield { where: at, value: list.with(i, value) };
  }
}

const OPS = ["=", "!=", ">", ">=", "<"];
const KINDS = [
  "identity",
  "combination",
  "contradiction",
  "root",
  "parts",
  "zero-product",
  "choose",
  "enclosure",
  "trust",
];

function alternatives(value: Json): readonly Json[] {
  if (typeof value === "bigint") return [value + 1n, -value, 0n];
  if (typeof value === "number") return [value + 1, value - 1, -value, 0.5];
  if (typeof value === "string") return OPS.includes(value) ? OPS : KINDS.includes(value) ? KINDS : [];
  if (typeof value === "object" && value !== null && "kind" in value && isExpr(value.kind))
    return [num(0), sym("x"), negate(value as never), product(num(2), value as never)];
  return [];
}

const isExpr = (kind: Json): boolean =>
  ["number", "symbol", "sum", "product", "quotient", "negation", "power", "call", "application"].includes(`${kind}`);

/** The verdict, or undefined when the evidence has a shape that no reader of evidence would let through. */
function verdictOf(obligation: Obligation, proposal: Proposal): string | undefined {
  try {
    return judge(obligation, proposal).kind;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const nameOf = (o: Obligation): string => (o.kind === "forall" ? showFormula(o.claim as Formula) : "a point");

describe("evidence of one claim", () => {
  test("does not prove another one that is false", { timeout: 600_000 }, () => {
    for (const { name, proposal } of PROOFS)
      for (const target of [...FALSE_CLAIMS, ...PROOFS.map(({ denied }) => denied)])
        expect(verdictOf(target, proposal), `${name} for ${nameOf(target)}`).not.toBe("proved");
  });

  test("does not prove a false one when it is damaged, in whatever place", { timeout: 3_600_000 }, () => {
    let damaged = 0;
    let accepted = 0;
    for (const { name, obligation, proposal, denied } of PROOFS)
      for (const { where, value } of damages(proposal, "")) {
        const other = value as Proposal;
        damaged += 1;
        // The claim itself stays true, so evidence that still proves it does no harm.
        if (verdictOf(obligation, other) === "proved") accepted += 1;
        const targets = [denied, FALSE_CLAIMS[damaged % FALSE_CLAIMS.length] as Obligation];
        for (const target of targets)
          expect(verdictOf(target, other), `${name} damaged at ${where}, for ${nameOf(target)}`).not.toBe("proved");
      }
    console.info(`${PROOFS.length} proofs, ${damaged} times damaged, ${accepted} still proofs of their own claim.`);
    expect(PROOFS.length).toBeGreaterThan(36);
    expect(damaged).toBeGreaterThan(1200);
    expect(accepted).toBeLessThan(damaged / 2);
  });
});
