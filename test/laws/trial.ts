/** Verdicts on trial: proved claims at random points, refuted ones at their counterexample, and what must not be proved. */

import { evaluateDerivatives } from "../../src/kernel/differentiate.ts";
import { truthAtPoint } from "../../src/kernel/evaluate.ts";
import type { Verdict } from "../../src/kernel/judge.ts";
import { attempt } from "../../src/kernel/meter.ts";
import { sameValue } from "../../src/kernel/normal.ts";
import type { Functions, Obligation, Point, SlopeFact } from "../../src/kernel/obligation.ts";
import type { Application, Expr, Formula, Relation } from "../../src/math/expr.ts";
import { and, mapFormula } from "../../src/math/expr.ts";
import { showExpr, showFormula } from "../../src/math/print-text.ts";
import type { Dice } from "../../src/numeric/dice.ts";
import { instanceOf } from "./concrete-functions.ts";
import type { Interpretation, Values } from "./fixed-point.ts";
import { atPoint, clearTruth, differ, evaluate } from "./fixed-point.ts";
import { compileTruth, isClear } from "./floats.ts";
import type { Sampled, Sampler } from "./sampling.ts";
import { samplerOf } from "./sampling.ts";

export type Claim = Obligation & { readonly kind: "forall" };

/** Points at which a proved claim is tried, over some choices of concrete functions. */
export const POINTS = 1000;
const CHOICES = 4;
/** Points that look wrong and are looked at closely, of each choice. */
const CLOSE_LOOKS = 12;

export interface Trial {
  /** How many points satisfied the assumptions. */
  readonly points: number;
  /** Whether one of them certainly does. */
  readonly satisfiable: boolean;
  /** A point at which a claim that was proved is not true. */
  readonly contradiction?: string;
}

/** A proved claim at random points that satisfy its assumptions. */
export function tryProved(claim: Claim, roll: Dice, points = POINTS): Trial {
  const choices = Object.keys(claim.functions).length > 0 ? CHOICES : 1;
  let total = 0;
  let satisfiable = false;
  for (let i = 0; i < choices; i++) {
    const trial = tryInstance(claim, roll, Math.ceil(points / choices));
    if (trial?.contradiction !== undefined) return trial;
    total += trial?.points ?? 0;
    satisfiable ||= trial?.satisfiable ?? false;
  }
  return { points: total, satisfiable };
}

function tryInstance({ functions, given, claim }: Claim, roll: Dice, points: number): Trial | undefined {
  const instance = instanceOf([...given, claim], functions, roll);
  if (instance === undefined) return undefined;
  const plainGiven = [...instance.formulas.slice(0, -1), ...instance.reach];
  const plainClaim = instance.formulas.at(-1) as Formula;
  const sampler = samplerOf(plainGiven, [plainClaim]);
  const rows = sampler.rows(points, roll);
  const truth = compileTruth(plainClaim, sampler.names);
  const suspects: Sampled[] = [];
  const close: Sampled[] = [];
  for (const sampled of rows) {
    const margin = truth(sampled.row);
    if (margin === undefined || (margin < 0 && isClear(margin))) suspects.push(sampled);
    else if (margin !== 0 && !isClear(margin)) close.push(sampled);
  }
  for (const sampled of [...suspects.slice(0, CLOSE_LOOKS), ...close.slice(0, 3)]) {
    const wrong = closeLook(sampler, sampled, plainGiven, plainClaim);
    if (wrong) return { points: rows.length, satisfiable: true, contradiction: wrong };
  }
  const satisfiable = rows.slice(0, 3).some((sampled) => holds(sampler, sampled, plainGiven));
  return { points: rows.length, satisfiable };
}

/** Words for a point at which the assumptions hold and the claim does not, exactly or to 60 decimal places. */
function closeLook(sampler: Sampler, sampled: Sampled, given: readonly Formula[], claim: Formula): string | undefined {
  const point = attempt(() => sampler.exact(sampled));
  if (point === undefined) return undefined;
  const words = (): string => `${showPoint(point)}, where the claim is ${showFormula(claim)}`;
  const truth = truthAtPoint(claim, point, {});
  if (truth === "true") return undefined;
  if (truth !== "unsure") return given.every((f) => truthAtPoint(f, point, {}) === "true") ? words() : undefined;
  const { values, apply } = atPoint(point);
  if (clearTruth(claim, values, apply) !== false) return undefined;
  // An equation that gave a value holds there up to rounding.
  return given.every((f) => seemsTrue(f, values, apply)) ? words() : undefined;
}

function holds(sampler: Sampler, sampled: Sampled, given: readonly Formula[]): boolean {
  const point = attempt(() => sampler.exact(sampled));
  return point !== undefined && truthAtPoint(and(...given), point, {}) === "true";
}

const showPoint = (point: Point): string =>
  point.map(({ at, value }) => `${showExpr(at)} = ${showExpr(value)}`).join(", ");

/** Whether a formula is true where values that differ by no more than rounding are taken to be equal. */
function seemsTrue(f: Formula, values: Values, apply: Interpretation): boolean | undefined {
  if (f.kind !== "relation") {
    const parts = f.parts.map((part) => seemsTrue(part, values, apply));
    const decisive = f.kind === "or";
    if (parts.includes(decisive)) return decisive;
    return parts.includes(undefined) ? undefined : !decisive;
  }
  const clear = clearTruth(f, values, apply);
  if (clear !== undefined) return clear;
  const apart = differ(evaluate(f.left, values, apply), evaluate(f.right, values, apply));
  return apart === undefined ? undefined : ["=", ">=", "<="].includes(f.op);
}

/** Why a counterexample is none, by another evaluation than the kernel's. */
export function faultOfRefutation(claim: Claim, verdict: Verdict): string | undefined {
  if (verdict.kind !== "refuted") return undefined;
  if (verdict.point === undefined) return "no point is given";
  const { values, apply } = atPoint(verdict.point);
  const plain = (f: Formula): Formula | undefined =>
    attempt(() => mapFormula(f, (e) => evaluateDerivatives(e, sameValue)));
  const says = (f: Formula): boolean | undefined => {
    const written = plain(f);
    return written && seemsTrue(written, values, apply);
  };
  const shown = showPoint(verdict.point);
  if (says(claim.claim) === true) return `the claim holds at ${shown}`;
  const failing = claim.given.find((f) => says(f) === false);
  if (failing) return `${showFormula(failing)} fails at ${shown}`;
  return courseFault(claim.functions, verdict.point);
}

interface Known {
  readonly at: Application;
  readonly value: bigint;
  readonly argument: bigint;
}

/** Values of a function of one variable that run against its declared course. */
function courseFault(functions: Functions, point: Point): string | undefined {
  const { values, apply } = atPoint(point);
  const known = point.flatMap(({ at }): readonly Known[] => {
    if (at.kind !== "application" || at.args.length !== 1) return [];
    const value = evaluate(at, values, apply);
    const argument = evaluate(at.args[0] as Expr, values, apply);
    return value === undefined || argument === undefined ? [] : [{ at, value, argument }];
  });
  const wrong = known.find((own) =>
    functions[own.at.name]?.slopes?.some((slope) => hasWrongSign(own, slope) || runsWrongly(own, known, slope)),
  );
  return wrong && `${showExpr(wrong.at)} is not as declared at ${showPoint(point)}`;
}

const isUp = ({ op }: SlopeFact): boolean => op.startsWith(">");

const hasWrongSign = ({ at, value }: Known, slope: SlopeFact): boolean =>
  slope.orders.join() === at.orders.join() && (isUp(slope) ? value < 0n : value > 0n);

/** Whether a value further to the right is on the wrong side of this one. */
function runsWrongly(own: Known, known: readonly Known[], slope: SlopeFact): boolean {
  const order = own.at.orders[0] as number;
  if (slope.orders[0] !== order + 1) return false;
  return known
    .filter(({ at, argument }) => at.name === own.at.name && at.orders[0] === order && argument > own.argument)
    .some(
      ({ value }) =>
        (isUp(slope) ? own.value > value : own.value < value) || (slope.op.length === 1 && own.value === value),
    );
}

const OPPOSITE = { ">": "<=", ">=": "<", "<": ">=", "<=": ">", "!=": "=", "=": "!=" } as const;

/** The formula that holds where this one, defined, fails. */
export function opposite(f: Formula): Formula {
  if (f.kind === "relation") return { ...f, op: OPPOSITE[f.op] } satisfies Relation;
  return { kind: f.kind === "and" ? "or" : "and", parts: f.parts.map(opposite) };
}

export const textOf = ({ claim, given, functions }: Claim): string => {
  const declared = Object.entries(functions).filter(([name]) =>
    [claim, ...given].some((f) => showFormula(f).includes(`${name}(`) || showFormula(f).includes(`${name}'`)),
  );
  const about = declared.map(
    ([name, { lower, upper, slopes = [] }]) =>
      `${name} in [${lower?.n ?? ""}, ${upper?.n ?? ""}] ${slopes.map(({ orders, op }) => `(${orders.join()}) ${op} 0`).join(" ")}`,
  );
  return `${showFormula(claim)} given ${[...given.map((f) => showFormula(f)), ...about].join("; ")}`;
};
