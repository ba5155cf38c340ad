/** A misprint put before the checker: what it says, what it suggests, and whether that is what was printed before. */

import { parse } from "yaml";
import { check } from "../../src/check/check.ts";
import type { SourceFiles, Tools } from "../../src/check/ports.ts";
import type { StepReport } from "../../src/check/report.ts";
import type { Obligation } from "../../src/kernel/obligation.ts";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { and, isFormula, num, relation, sameExpr, sameFormula } from "../../src/math/expr.ts";
import { dice } from "../../src/numeric/dice.ts";
import type { Demand } from "../../src/steps/demand.ts";
import { tryProved } from "../laws/trial.ts";
import type { Claim, ClaimScope, SourceText } from "./claims.ts";
import { demandsOf, readClaim } from "./claims.ts";
import type { Mutant } from "./mutants.ts";
import type { Claimed } from "./operator.ts";

/** Random points at which what is proved of a mutant is tried. */
const POINTS = 200;

/**
 * "equivalent" is still true; "false proof" is proved and fails at a point; "false refutation" is refuted, and proved to
 * say what the true claim says.
 */
export type Fate = "refuted" | "unknown" | "equivalent" | "false proof" | "false refutation" | "invalid";

export interface Outcome {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** The class that the diagnosis names. */
  readonly named?: string;
  readonly suggestions: readonly string[];
  /** Which suggestion, counted from 1, is the claim as it was; 0 for none. */
  readonly exactAt: number;
  readonly hasRightClass: boolean;
  /** Time of the check with its diagnosis, without that of reading the file and its assumptions. */
  readonly milliseconds: number;
  /** The same of the true claim. */
  readonly trueMilliseconds: number;
  /** Points at which what was proved was tried. */
  readonly triedAt?: number;
  /** Where what was proved fails. */
  readonly contradiction?: string;
}

export interface Bench {
  readonly tools: Tools;
  readonly read: SourceFiles["read"];
  readonly withoutDiagnosis?: boolean;
}

/** A file as it was, with what every check of one of its steps repeats. */
interface Ground {
  readonly tools: Tools;
  /** Time of reading, with the assumptions known to be consistent. */
  readonly reading: number;
}
export interface TrueClaim {
  readonly ground: Ground;
  readonly milliseconds: number;
}

/** What the report suggests in place of the print, the best first. */
function suggestionsOf({ diagnosis }: StepReport): readonly string[] {
  return diagnosis ? [diagnosis, ...(diagnosis.alternatives ?? [])].map(({ replacement }) => replacement) : [];
}

/** Settles what the assumptions of a file need, which is remembered from then on; what steps need is not. */
export async function groundOf({ tools, read }: Bench, source: SourceText): Promise<Ground> {
  const memory = new Map<string, ReturnType<Tools["settle"]>>();
  let isOpen = true;
  const keyOf = (obligation: Obligation): string =>
    JSON.stringify(obligation, (field, value: unknown) =>
      field === "span" ? undefined : typeof value === "bigint" ? `${value}n` : value,
    );
  const settle: Tools["settle"] = (obligation) => {
    if (!isOpen && memory.size === 0) return tools.settle(obligation);
    const key = keyOf(obligation);
    const known = memory.get(key) ?? tools.settle(obligation);
    if (isOpen) memory.set(key, known);
    return known;
  };
  const remembering = { ...tools, settle };
  const once = () => timed(() => check(filesWith(source.path, source.text, read), remembering, { only: new Set() }));
  await once();
  isOpen = false;
  const times = [await once(), await once(), await once()].map(({ milliseconds }) => milliseconds);
  return { tools: remembering, reading: Math.min(...times) };
}

async function timed<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly milliseconds: number }> {
  const started = performance.now();
  const result = await run();
  return { result, milliseconds: performance.now() - started };
}

const filesWith = (path: string, text: string, read: SourceFiles["read"]): SourceFiles => ({
  paths: [path],
  read: (other) => (other === path ? text : read(other)),
});

/** The check of the claim as it was; nothing unless the step is proved. */
export async function checkTrue(bench: Bench, ground: Ground, claim: Claim): Promise<TrueClaim | undefined> {
  const { step, milliseconds } = await checkStep(bench, ground, claim, claim.source.text, true);
  return step?.ok && step.verdict === "proved" ? { ground, milliseconds } : undefined;
}

async function checkStep(bench: Bench, ground: Ground, claim: Claim, text: string, withoutDiagnosis: boolean) {
  const { path } = claim.source;
  const options = { only: new Set([claim.step]), withoutDiagnosis, withoutAdvice: true };
  const { result, milliseconds } = await timed(() => check(filesWith(path, text, bench.read), ground.tools, options));
  const step = result.files[0]?.steps.find(({ id }) => id === claim.step);
  return { step, milliseconds: Math.max(milliseconds - ground.reading, 0.1) };
}

/** The file with something else in the place of the claim. */
export function textWith({ source: { text }, from, to, asserted }: Claim, printed: string): string {
  const written = asserted.kind === "roots" ? printed : JSON.stringify(printed);
  const ending = text.slice(from, to).endsWith("\n") ? "\n" : "";
  return `${text.slice(0, from)}${written}${ending}${text.slice(to)}`;
}

/** Checks a mutant and holds what is said of it against what was done. */
export async function examine(bench: Bench, truth: TrueClaim, mutant: Mutant): Promise<Outcome> {
  const { claim, expected } = mutant;
  const text = textWith(claim, mutant.printed);
  const { step, milliseconds } = await checkStep(bench, truth.ground, claim, text, bench.withoutDiagnosis ?? false);
  const suggestions = step ? suggestionsOf(step) : [];
  const named = step?.diagnosis?.class;
  const judged = await fateOf(bench, mutant, text, step);
  const exact = judged.fate === "refuted" ? await firstExact(bench, claim, suggestions) : 0;
  return {
    ...judged,
    mutant,
    ...(named === undefined ? {} : { named }),
    suggestions,
    exactAt: exact,
    hasRightClass: named !== undefined && expected.includes(named),
    milliseconds,
    trueMilliseconds: truth.milliseconds,
  };
}

type Judged = Pick<Outcome, "fate" | "contradiction" | "triedAt">;

async function fateOf(bench: Bench, mutant: Mutant, text: string, step: StepReport | undefined): Promise<Judged> {
  if (!step || step.verdict === "invalid") return { fate: "invalid" };
  if (step.ok) {
    const { points, contradiction } = pointTestOf(bench, mutant.claim, text);
    return contradiction === undefined
      ? { fate: "equivalent", triedAt: points }
      : { fate: "false proof", contradiction, triedAt: points };
  }
  const { asserted, scope } = mutant.claim;
  if (asserted.kind !== "formula" || mutant.claimed === undefined) return { fate: failing(step) };
  const isSame = await isEqual(bench, scope, mutant.claimed, asserted.target.claim);
  const fate = failing(step);
  return { fate: !isSame ? fate : fate === "refuted" ? "false refutation" : "equivalent" };
}

/** A step can fall short for its sign or its direction while all that is refuted is another part of it. */
const failing = ({ verdict }: StepReport): Fate => (verdict === "refuted" ? "refuted" : "unknown");

/** What random points say of something that is proved. */
interface PointTest {
  /** How many of them satisfy the assumptions; none where floating point has no value for a part of it. */
  readonly points: number;
  readonly contradiction?: string;
}

/** Where something that is said to be proved is false, as floating point sees it and exact arithmetic confirms. */
export function pointTestOf({ read }: Bench, claim: Claim, text: string): PointTest {
  const { path } = claim.source;
  return together(demandsOf(path, filesWith(path, text, read).read, claim.step).map(testOfDemand));
}

/** A demand is proved by itself, or by all that can be demanded instead. */
function testOfDemand({ obligation, instead }: Demand): PointTest {
  const own = obligation.kind === "forall" ? tested(obligation) : { points: 0 };
  return own.contradiction === undefined || !instead ? own : together(instead.map(testOfDemand));
}

function together(tests: readonly PointTest[]): PointTest {
  const contradiction = tests.find((one) => one.contradiction !== undefined)?.contradiction;
  const points = Math.max(0, ...tests.map((one) => one.points));
  return { points, ...(contradiction === undefined ? {} : { contradiction }) };
}

function tested(obligation: Obligation & { readonly kind: "forall" }): PointTest {
  try {
    return tryProved(obligation, dice(1), POINTS);
  } catch {
    return { points: 0 };
  }
}

async function firstExact(bench: Bench, claim: Claim, suggestions: readonly string[]): Promise<number> {
  for (const [i, suggestion] of suggestions.entries()) if (await isOriginal(bench, claim, suggestion)) return i + 1;
  return 0;
}

/** Whether a suggestion is the claim as it was: the same text, the same tree, or equal under the assumptions. */
async function isOriginal(bench: Bench, { asserted, scope, printed }: Claim, suggestion: string): Promise<boolean> {
  if (suggestion === printed) return true;
  if (asserted.kind === "word") return suggestion === asserted.word;
  const roots = rootsIn(suggestion, scope);
  if (roots) return scope.siblings.length > 0 && sameSet(bench, scope, roots, scope.siblings);
  const read = asWhole(readClaim(suggestion, scope.names), asserted);
  return (
    asserted.kind === "formula" && read !== undefined && (await isEqual(bench, scope, read, asserted.target.claim))
  );
}

/** A condition such as E = 0 can be claimed as E alone. */
function asWhole(read: Claimed | undefined, asserted: Claim["asserted"]): Claimed | undefined {
  const isTerm = read !== undefined && !isFormula(read);
  return isTerm && asserted.kind === "formula" && isFormula(asserted.target.claim) ? relation("=", read, num(0)) : read;
}

/** The solutions that a list in a suggestion names. */
function rootsIn(suggestion: string, { names }: ClaimScope): readonly Expr[] | undefined {
  if (!suggestion.startsWith("[")) return undefined;
  const items: unknown = parse(suggestion);
  if (!Array.isArray(items)) return undefined;
  const trees = items.flatMap((item) => readClaim(String(item), names) ?? []);
  const roots = trees.filter((tree): tree is Expr => !isFormula(tree));
  return roots.length === items.length ? roots : undefined;
}

async function sameSet(bench: Bench, scope: ClaimScope, a: readonly Expr[], b: readonly Expr[]): Promise<boolean> {
  if (a.length !== b.length) return false;
  for (const one of a) {
    let isFound = false;
    for (const other of b) isFound ||= await isEqual(bench, scope, one, other);
    if (!isFound) return false;
  }
  return true;
}

/** Whether two claims say the same: equal side by side under the assumptions, or equivalent without them. */
async function isEqual(bench: Bench, scope: ClaimScope, a: Claimed, b: Claimed): Promise<boolean> {
  if (isFormula(a) !== isFormula(b)) return false;
  if (isFormula(a) && isFormula(b)) return sameFormula(a, b) || sameStatement(bench, scope, a, b);
  if (sameExpr(a as Expr, b as Expr)) return true;
  return isProved(bench, scope, relation("=", scope.meaning(a) as Expr, scope.meaning(b) as Expr), scope.given);
}

async function sameStatement(bench: Bench, scope: ClaimScope, a: Formula, b: Formula): Promise<boolean> {
  const sides = sideBySide(a, b);
  if (sides && (await isProved(bench, scope, scope.meaning(and(...sides)) as Formula, scope.given))) return true;
  const [one, other] = [scope.meaning(a) as Formula, scope.meaning(b) as Formula];
  return (await isProved(bench, scope, other, [one])) && (await isProved(bench, scope, one, [other]));
}

/** That the sides of relations of the same kind are equal, one by one. */
function sideBySide(a: Formula, b: Formula): readonly Formula[] | undefined {
  if (a.kind === "relation") {
    if (b.kind !== "relation" || a.op !== b.op) return undefined;
    return [relation("=", a.left, b.left), relation("=", a.right, b.right)];
  }
  if (b.kind !== a.kind || a.parts.length !== b.parts.length) return undefined;
  const parts = a.parts.map((part, i) => sideBySide(part, b.parts[i] as Formula));
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

async function isProved(bench: Bench, { functions }: ClaimScope, claim: Formula, given: readonly Formula[]) {
  const { verdict } = await bench.tools.settle({ kind: "forall", functions, given, claim });
  return verdict.kind === "proved";
}
