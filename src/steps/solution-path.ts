/** What a claimed solution of equations of motion demands: the fields, the formulas put in, and the values given. */

import * as z from "zod";
import type { Expr, Formula } from "../math/expr.ts";
import { isFormula, relation, sameExpr } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { checkContinuous } from "./continuity.ts";
import type { Demand } from "./demand.ts";
import { forall, mentions, sidesOf } from "./demand.ts";
import type { Path, Time, Unknown } from "./dynamics.ts";
import { readEquations, readTime, readUnknowns, timeDemands, withPaths } from "./dynamics.ts";
import { formula, formulaOrList, name, nameOrList, values } from "./fields.ts";
import { readAll, readEither, readFormula } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { linearPath } from "./linear-path.ts";
import type { Statement } from "./meaning.ts";
import { interval } from "./model.ts";
import { given, listed } from "./prose.ts";

/** Fields of equations of motion. */
export const motionFields = {
  equation: formulaOrList.describe("The equations."),
  for: nameOrList.describe("The unknown functions, declared with their argument alone."),
  in: name.describe("The time, a declared symbol."),
  on: interval
    .describe("The ends of the time over which the equations hold, in the place of its declared domain.")
    .optional(),
  initial: formulaOrList.describe("Values at some time, as in `k(0) = k_0`.").optional(),
};
export const pathClaim = z
  .union([formula, values], {
    error: "a formula, or a mapping from each unknown function to its formula",
  })
  .describe("The solution: a formula in the time, or one for each unknown function.");

interface Fields {
  readonly equation: Read<z.output<typeof formulaOrList>>;
  readonly for: Read<z.output<typeof nameOrList>>;
  readonly in: Written;
  readonly on?: readonly Written[] | undefined;
  readonly initial?: Read<z.output<typeof formulaOrList>> | undefined;
}

/** Equations with what is known of their unknowns at some times. */
export interface Motions {
  readonly time: Time;
  readonly unknowns: readonly Unknown[];
  readonly equations: readonly Statement[];
  readonly initial: readonly Statement[];
  readonly written: { readonly equations: readonly Written[]; readonly initial: readonly Written[] };
}

const listOf = (of: Read<z.output<typeof formulaOrList>>): readonly Written[] => (isWritten(of) ? [of] : of);

export function readMotions(cx: Context, fields: Fields): Motions | undefined {
  const time = readTime(cx, fields.in, fields.on);
  if (!time) return undefined;
  const unknowns = readUnknowns(cx, listOf(fields.for), time.variable);
  if (!unknowns) return undefined;
  const written = { equations: listOf(fields.equation), initial: fields.initial ? listOf(fields.initial) : [] };
  const equations = readEquations(cx, written.equations, unknowns);
  const initial = readAll(written.initial, (one) => readFormula(cx, one));
  if (!equations || !initial) return undefined;
  const varying = initial.findIndex(({ meaning }) => mentions(meaning, time.variable.name));
  if (varying >= 0)
    return complain(
      cx,
      "F102",
      written.initial[varying]?.span ?? cx.span,
      `What is given under \`initial\` holds at some time, and speaks of any \`${time.variable.name}\`.`,
    );
  return { time, unknowns, equations, initial, written };
}

/** A claimed formula for one of the unknown functions. */
export interface ClaimedPath extends Path {
  readonly printed: Expr;
  readonly span: Span;
}

/** Reads the claim: `k(t) = ...`, the formula alone, or a mapping from each unknown function to its formula. */
export function readPaths(
  cx: Context,
  { unknowns, time }: Motions,
  claim: Read<z.output<typeof pathClaim>>,
): readonly ClaimedPath[] | undefined {
  const written = isWritten(claim) ? [claim] : Object.values(claim);
  const [only] = unknowns;
  const paths = readAll(written, (one): ClaimedPath | undefined => {
    const called = one.key?.text.replace(/\(.*\)$/, "").trim();
    const unknown = isWritten(claim) ? only : unknowns.find(({ name: known }) => known === called);
    if (!unknown || (isWritten(claim) && unknowns.length > 1))
      return complain(cx, "F102", one.span, "With several unknown functions the claim maps each to its formula.");
    const term = readPath(cx, unknown, one);
    if (!term) return undefined;
    if (unknowns.some(({ name: known }) => mentions(term.meaning, `${known}()`)))
      return complain(cx, "F102", one.span, "The formula contains what it is a formula for.");
    if (!checkContinuous(cx, term.meaning, time.variable.name, one.span)) return undefined;
    return { unknown, value: term.meaning, printed: term.printed, span: one.span };
  });
  if (!paths) return undefined;
  const missing = unknowns.find((unknown) => paths.filter((path) => path.unknown === unknown).length !== 1);
  return missing ? complain(cx, "F102", cx.span, `One formula is needed for \`${missing.name}\`.`) : paths;
}

function readPath(cx: Context, unknown: Unknown, written: Written) {
  const read = readEither(cx, written);
  if (!read) return undefined;
  const { printed, meaning } = read;
  if (!isFormula(printed) && !isFormula(meaning)) return { printed, meaning };
  const isNamed =
    isFormula(printed) &&
    isFormula(meaning) &&
    printed.kind === "relation" &&
    meaning.kind === "relation" &&
    meaning.op === "=" &&
    sameExpr(meaning.left, unknown.now);
  if (isNamed) return { printed: printed.right, meaning: meaning.right };
  return complain(
    cx,
    "F102",
    written.span,
    `The claim is a formula for \`${unknown.name}\`, or \`${unknown.name}(...) = \` one.`,
  );
}

/** That the formulas meet the equations, and what is given at some times. */
export function pathDemands(
  cx: Context,
  motions: Motions,
  paths: readonly ClaimedPath[],
  equation: (whole: Formula, demand: Demand) => Demand,
): readonly Demand[] | undefined {
  const { time, equations, initial, written } = motions;
  const candidate = pathCandidate(motions);
  const put = (f: Formula, by: readonly Path[] = paths): Formula | undefined => withPaths(f, by, time.variable);
  const name = (what: string, i: number, count: number): string => (count === 1 ? what : `${what} ${i + 1}`);
  const made = (statement: Statement, i: number, isInitial: boolean): Demand | undefined => {
    const place = (isInitial ? written.initial : written.equations)[i];
    const claim = put(statement.meaning);
    if (!claim) return complain(cx, "F104", place?.span ?? cx.span, "The formula claimed cannot be put in here.");
    const extra = isInitial ? [] : time.inside;
    const what = isInitial ? name("the value given", i, initial.length) : name("the equation", i, equations.length);
    const demand: Demand = {
      what: `the claim meets ${what}`,
      obligation: forall(time.setting, claim, extra),
      code: "F342",
      fault: isInitial ? `The claim does not have ${what}.` : `The claim does not satisfy ${what}.`,
      span: paths[0]?.span ?? cx.span,
      sides: sidesOf(claim),
      repairs: paths.map((path) => ({
        claim: path.printed,
        span: path.span,
        ...(candidate && !isInitial ? { values: () => [candidate] } : {}),
        again: (other) => {
          if (isFormula(other)) return [];
          const changed = paths.map((one) => (one === path ? { ...one, value: other } : one));
          const all = [
            ...equations.map(({ meaning }) => ({ f: put(meaning, changed), within: time.inside })),
            ...initial.map(({ meaning }) => ({ f: put(meaning, changed), within: [] })),
          ];
          return all.flatMap(({ f, within }) => (f ? [forall(time.setting, f, within)] : []));
        },
      })),
    };
    return isInitial ? demand : equation(statement.meaning, demand);
  };
  const demands = [...equations.map((one, i) => made(one, i, false)), ...initial.map((one, i) => made(one, i, true))];
  const known = demands.filter((demand) => demand !== undefined);
  if (known.length < demands.length) return undefined;
  const times = initial.flatMap(({ meaning }, i) =>
    timeDemands(time, meaning, motions.unknowns, written.initial[i]?.span ?? cx.span),
  );
  return [...time.demands, ...times, ...known];
}

/** "k(t) = ...", as printed. */
export const shownPaths = (paths: readonly ClaimedPath[]): readonly Formula[] =>
  paths.map(({ unknown, printed }) => relation("=", unknown.now, printed));

/** A formula for the one unknown, where its law of motion is linear. */
const pathCandidate = ({ equations, initial, unknowns, time }: Motions): Expr | undefined =>
  linearPath(
    equations.map(({ meaning }) => meaning),
    initial.map(({ meaning }) => meaning),
    unknowns,
    time.variable,
  );

/** What a step says whose solution is still to be filled in. */
export function pathHole(motions: Motions, claim: Written): Content {
  const candidate = pathCandidate(motions);
  const { unknowns, equations, initial } = motions;
  return {
    sentence: ["A solution for ", ...listed(unknowns.map(({ now }) => now)), " is to be filled in:"],
    displays: [given(...[...equations, ...initial].map((one) => one.printed))],
    demands: [],
    claim: claim.text,
    facts: [],
    worth: [],
    hole: { span: claim.span, candidates: async () => (candidate ? [showExpr(candidate)] : []) },
  };
}
