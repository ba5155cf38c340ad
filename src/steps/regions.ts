/** The regions of the parameters in which the branches of a Kuhn-Tucker step hold. */

import type { Formula } from "../math/expr.ts";
import { and, expressionsOf, isFormula, or, relation, sameFormula, sym, TRUE } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { adding, definedness, exists, forall, sidesOf } from "./demand.ts";
import { replaceIn } from "./expand.ts";
import { speaksOfAny } from "./feasible.ts";
import { readAll, readFormula } from "./formulas.ts";
import type { HeldAt } from "./held-at.ts";
import type { Remark } from "./kind.ts";
import type { Problem } from "./lagrangian.ts";

/** Where in the parameters a branch holds. */
export interface Region {
  readonly of: Formula;
  readonly printed: readonly Formula[];
  readonly span: Span;
}

/** Everything that the problem is solved for. */
const unknownsOf = (problem: Problem) => [...problem.over, ...problem.constraints.map((c) => c.multiplier)].map(sym);

export function readRegion(cx: Context, problem: Problem, written: Read<string | string[]>): Region | undefined {
  const list = isWritten(written) ? [written] : written;
  const read = readAll(list, (one) => {
    const statement = readFormula(cx, one);
    if (!statement || !speaksOfAny(statement.meaning, unknownsOf(problem))) return statement;
    return complain(
      cx,
      "F102",
      one.span,
      `A region is a condition on parameters, and \`${one.text}\` speaks of what \`${problem.name}\` is solved for.`,
      "Put the solution in.",
    );
  });
  const [first] = list;
  if (!read || !first) return undefined;
  return {
    of: and(...read.map(({ meaning }) => meaning)),
    printed: read.map(({ printed }) => printed),
    span: { start: first.span.start, end: (list.at(-1) ?? first).span.end },
  };
}

/** What is given of the parameters alone. */
export const parametricOf = (setting: Setting, problem: Problem): Setting => ({
  ...setting,
  given: setting.given.filter((f) => !speaksOfAny(f, unknownsOf(problem))),
});

/** Outside its region the branch is empty. */
export const emptyOutside = (
  setting: Setting,
  conditions: readonly Formula[],
  title: string,
  region: Region,
): Demand => ({
  what: `the branch "${title}" occurs only where \`${showFormula(region.of)}\``,
  obligation: forall(setting, region.of, conditions),
  code: "F321",
  fault: `The branch "${title}" occurs outside its region: its conditions hold at the point shown.`,
  span: region.span,
  sides: sidesOf(region.of),
  repairs: [
    { claim: and(...region.printed), again: (claim) => (isFormula(claim) ? [forall(setting, claim, conditions)] : []) },
  ],
});

/** In its region the claimed solution satisfies every condition of the branch, and what is assumed of its unknowns. */
export function holdsInside(
  cx: Context,
  setting: Setting,
  problem: Problem,
  conditions: readonly Formula[],
  title: string,
  region: Region,
  claim: HeldAt,
): readonly Demand[] | undefined {
  const inside = adding(parametricOf(setting, problem), region.of);
  const assumed = setting.given.filter(
    (f) => speaksOfAny(f, unknownsOf(problem)) && !conditions.some((condition) => sameFormula(condition, f)),
  );
  const demands = [...conditions, ...assumed].map((condition): Demand | undefined => {
    const put = replaceIn(cx, condition, claim.pairs, claim.span);
    return (
      put && {
        what: `where \`${showFormula(region.of)}\`, the solution of the branch "${title}" satisfies \`${showFormula(condition)}\``,
        obligation: forall(inside, put),
        code: "F321",
        fault: `In its region the claimed solution of the branch "${title}" does not satisfy \`${showFormula(condition)}\`.`,
        span: claim.span,
        sides: sidesOf(put),
      }
    );
  });
  const known = demands.filter((demand) => demand !== undefined);
  return known.length === demands.length ? known : undefined;
}

interface Placed {
  readonly title: string;
  readonly region: Region;
}

/** The regions together leave out no parameters: where all but the last do not hold, the last one does. */
export function coverageOf(setting: Setting, problem: Problem, placed: readonly Placed[], span: Span): Demand {
  const parametric = parametricOf(setting, problem);
  const regions = placed.map(({ region }) => region.of);
  const fault = "At the parameters shown no branch has a solution: the regions do not cover the assumptions.";
  const base = { code: "F321", fault, span, sides: [] } as const;
  return {
    ...base,
    what: "the regions of the branches together cover the assumptions",
    obligation: forall(parametric, or(...regions)),
    instead: [
      {
        ...base,
        what: "the regions of the branches are defined",
        obligation: forall(parametric, and(...regions.flatMap(expressionsOf).map(definedness))),
      },
      {
        ...base,
        what: "where the other regions do not hold, the last one does",
        obligation: forall(parametric, regions.at(-1) ?? TRUE, regions.slice(0, -1).map(opposite)),
      },
    ],
  };
}

const OPPOSITE = { "<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "!=", "!=": "=" } as const;

/** What holds wherever a formula is defined and false. */
function opposite(f: Formula): Formula {
  if (f.kind === "relation") return relation(OPPOSITE[f.op], f.left, f.right);
  const parts = f.parts.map(opposite);
  return f.kind === "and" ? or(...parts) : and(...parts);
}

/** Where two regions overlap there are several solutions, of which a reader should know. */
export const overlapsOf = (setting: Setting, problem: Problem, placed: readonly Placed[]): readonly Remark[] =>
  placed.flatMap((one, i) =>
    placed.slice(i + 1).map(
      (other): Remark => ({
        kind: "occurrence",
        obligation: exists(parametricOf(setting, problem), [one.region.of, other.region.of]),
        code: "F322",
        message: `The regions of the branches "${one.title}" and "${other.title}" overlap, so both have a solution there.`,
        span: other.region.span,
      }),
    ),
  );
