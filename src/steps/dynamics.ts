/** Unknown functions of time: their equations, and what becomes of these when formulas are put in. */

import { attempt } from "../kernel/meter.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Application, Expr, Formula, Sym } from "../math/expr.ts";
import {
  and,
  apply,
  children,
  expressionsOf,
  mapFormula,
  relationsOf,
  rewrite,
  sameExpr,
  someNode,
} from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall, mentions, namesIn } from "./demand.ts";
import { readAll, readFormula } from "./formulas.ts";
import type { Statement } from "./meaning.ts";
import { orderedEnds, readFree, readOver } from "./over.ts";

/** The time over which equations hold. */
export interface Time {
  readonly variable: Sym;
  readonly setting: Setting;
  /** Bounds on the time, each of which leaves an interval. */
  readonly inside: readonly Formula[];
  readonly demands: readonly Demand[];
}

/** Reads the variable of time, which runs between the ends given, or over its own domain. */
export function readTime(cx: Context, written: Written, on: readonly Written[] | undefined): Time | undefined {
  if (on) {
    const over = readOver(cx, written, on);
    return over && { variable: over.variable, setting: over.setting, inside: over.closed, demands: orderedEnds(over) };
  }
  const free = readFree(cx, written);
  if (!free) return undefined;
  const { variable, setting } = free;
  const inside = settingOf(cx).given.filter((f) => mentions(f, variable.name));
  const strange = inside.find((f) => !isBound(f, variable));
  if (!strange) return { variable, setting, inside, demands: [] };
  return complain(
    cx,
    "F102",
    written.span,
    `\`${showFormula(strange)}\` is no bound on \`${variable.name}\`, so this may not run over an interval.`,
    "Give the ends of the interval under `on`.",
  );
}

/** Whether a statement bounds something from one side or both, so that what it leaves is an interval. */
export function isBound(f: Formula, of: Expr): boolean {
  if (f.kind !== "relation") return f.kind === "and" && f.parts.every((part) => isBound(part, of));
  if (f.op === "=" || f.op === "!=") return false;
  const [other] = sameExpr(f.left, of) ? [f.right] : sameExpr(f.right, of) ? [f.left] : [];
  return other !== undefined && !someNode(other, (node) => sameExpr(node, of));
}

/** A function of which a formula is claimed or looked for. */
export interface Unknown {
  readonly name: string;
  /** At the time. */
  readonly now: Application;
}

/** Reads the names of functions of one argument of which nothing else is said. */
export function readUnknowns(cx: Context, names: readonly Written[], time: Sym): readonly Unknown[] | undefined {
  return readAll(names, (written): Unknown | undefined => {
    const name = written.text.trim().replace(/\(.*\)$/, "");
    const facts = cx.vocabulary.functions.get(name);
    if (facts?.arity !== 1)
      return complain(
        cx,
        "F102",
        written.span,
        `\`${written.text}\` is no declared function of one argument.`,
        `Declare it under \`functions\`, as in \`${name}: {of: [${time.name}]}\`.`,
      );
    const isLinked = [...cx.vocabulary.functions.values()].some((f) => f.density === name || f.inverseOf === name);
    const isAssumed = [...cx.assumptions, ...cx.facts].some((f) => namesIn(f).has(`${name}()`));
    if (Object.keys(facts).length > 1 || isLinked || isAssumed)
      return complain(
        cx,
        "F102",
        written.span,
        `Something is assumed or declared of \`${name}\`, which is unknown here.`,
        "Only its argument is declared; its values at some time stand under `initial`.",
      );
    return { name, now: apply(name, [time]) };
  });
}

/** Reads equations, which must speak of the unknown functions. */
export function readEquations(
  cx: Context,
  written: readonly Written[],
  unknowns: readonly Unknown[],
): readonly Statement[] | undefined {
  return readAll(written, (one) => {
    const statement = readFormula(cx, one);
    if (!statement) return undefined;
    if (statement.meaning.kind !== "relation" || statement.meaning.op !== "=")
      return complain(cx, "F102", one.span, "An equation is one statement with `=`.");
    if (unknowns.some(({ name }) => namesIn(statement.meaning).has(`${name}()`))) return statement;
    return complain(cx, "F102", one.span, "The equation does not speak of what is unknown.");
  });
}

/** A formula in the time for an unknown function. */
export interface Path {
  readonly unknown: Unknown;
  readonly value: Expr;
}

/**
 * The statement with formulas put in for functions, at whatever time and with whatever derivative they stand. Undefined
 * when a variable of an integral or an index in it would catch a symbol of a formula, when it takes a derivative in one of
 * the functions, or when no rule applies.
 */
export function withPaths(f: Formula, paths: readonly Path[], time: Sym): Formula | undefined {
  const bound = boundIn(f).filter((name) => name !== time.name);
  if (paths.some(({ value }) => bound.some((name) => mentions(value, name)))) return undefined;
  // A function that is varied on its own is no formula in the time any more.
  const isVaried = (e: Expr): boolean =>
    e.kind === "derivative" && paths.some(({ unknown }) => namesIn(e.in).has(`${unknown.name}()`));
  if (expressionsOf(f).some((e) => someNode(e, isVaried))) return undefined;
  return attempt(() => mapFormula(f, (e) => rewrite(e, (node) => atPath(node, paths, time))));
}

function atPath(node: Expr, paths: readonly Path[], time: Sym): Expr {
  const path = node.kind === "application" ? paths.find(({ unknown }) => unknown.name === node.name) : undefined;
  if (!path || node.kind !== "application") return node;
  const [at] = node.args;
  const [order] = node.orders;
  const value: Expr = order ? { kind: "derivative", of: path.value, in: time, order } : path.value;
  return at === undefined || sameExpr(at, time) ? value : substitute(value, [[time, at]]);
}

function boundIn(f: Formula): readonly string[] {
  const inside = (e: Expr): readonly string[] => {
    const own = e.kind === "integral" ? [e.in] : e.kind === "series" ? [e.index] : [];
    return [...own, ...children(e).flatMap(inside)];
  };
  return expressionsOf(f).flatMap(inside);
}

/** The times, as written in a statement, at which it speaks of the unknown functions. */
function timesIn(f: Formula, unknowns: readonly Unknown[]): readonly Expr[] {
  const found: Expr[] = [];
  const visit = (e: Expr): void => {
    const at = e.kind === "application" && unknowns.some(({ name }) => name === e.name) ? e.args[0] : undefined;
    if (at && !found.some((other) => sameExpr(other, at))) found.push(at);
    children(e).forEach(visit);
  };
  for (const e of expressionsOf(f)) visit(e);
  return found;
}

/** That times lie within the interval over which equations hold. */
export function timeDemands(
  time: Time,
  f: Formula,
  unknowns: readonly Unknown[],
  span: Written["span"],
): readonly Demand[] {
  return timesIn(f, unknowns).flatMap((at) => {
    const inside = attempt(() =>
      time.inside.map((bound) => mapFormula(bound, (e) => substitute(e, [[time.variable, at]]))),
    );
    if (!inside || inside.length === 0) return [];
    return [
      {
        what: `\`${showExpr(at)}\` is a time at which the equation holds`,
        obligation: forall(time.setting, and(...inside)),
        code: "F341",
        fault: `\`${showExpr(at)}\` lies outside of the interval over which the time runs.`,
        span,
        sides: [],
      } satisfies Demand,
    ];
  });
}

/** The law of motion in the form `k'(t) = F`, or `k(t + 1) = F`, with symbols for the values of the unknown now. */
export interface Motion {
  readonly unknown: Unknown;
  /** The value now, as a symbol. */
  readonly state: Sym;
  readonly law: Expr;
}

/**
 * The equations as laws of motion, one for each unknown, in the order of the unknowns. `isLead` tells the left side by
 * its application. Undefined, with a complaint, when they are of another form.
 */
export function readMotion(
  cx: Context,
  equations: readonly Statement[],
  written: readonly Written[],
  unknowns: readonly Unknown[],
  isLead: (left: Application) => boolean,
  form: string,
): readonly Motion[] | undefined {
  const states = unknowns.map(({ name }): Sym => ({ kind: "symbol", name }));
  const span = written[0]?.span ?? cx.span;
  const laws = unknowns.map((unknown, i): Motion | undefined => {
    const found = equations
      .flatMap(({ meaning }) => relationsOf(meaning))
      .filter((r) => isLeadOf(r.left, unknown, isLead));
    const [equation, another] = found;
    if (!equation || another)
      return complain(cx, "F102", span, `An equation of the form \`${form}\` is needed for \`${unknown.name}\`.`);
    const law = rewrite(equation.right, (node) => {
      const j = unknowns.findIndex(({ now }) => sameExpr(node, now));
      return states[j] ?? node;
    });
    if (unknowns.some(({ name }) => namesIn(law).has(`${name}()`)))
      return complain(
        cx,
        "F102",
        span,
        `The right side of \`${form}\` speaks of the unknown at one time only, and of no derivative.`,
      );
    return { unknown, state: states[i] as Sym, law };
  });
  const known = laws.filter((law) => law !== undefined);
  return known.length === unknowns.length && equations.length === unknowns.length
    ? known
    : known.length === unknowns.length
      ? complain(cx, "F102", span, "There is one equation for each unknown.")
      : undefined;
}

const isLeadOf = (left: Expr, unknown: Unknown, isLead: (left: Application) => boolean): boolean =>
  left.kind === "application" && left.name === unknown.name && isLead(left);

/** A statement about the unknown now, as one about the symbols of its values. */
export const inStates = (f: Formula, motions: readonly Pick<Motion, "unknown" | "state">[]): Formula =>
  mapFormula(f, (e) => rewrite(e, (node) => motions.find(({ unknown }) => sameExpr(unknown.now, node))?.state ?? node));
