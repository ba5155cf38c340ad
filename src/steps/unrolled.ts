/** A statement about a whole number: at a number, and at n and n + 1 with names for what sums and sequences are worth at n. */

import { constantValue } from "../kernel/constant.ts";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt, Stop } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Expr, Formula, Series, Sym } from "../math/expr.ts";
import {
  children,
  expressionsOf,
  mapFormula,
  minus,
  num,
  product,
  sameExpr,
  someNode,
  sum,
  sym,
  withChildren,
} from "../math/expr.ts";
import { isInteger } from "../math/rational.ts";
import { isBoundBy } from "../math/series.ts";
import { mentions } from "./demand.ts";

/** A sequence by its first member and the rule for the next, which speaks of the members now by their names as symbols. */
export interface Sequence {
  readonly name: string;
  readonly first: Expr;
  readonly next: Expr;
}

/** A statement to be shown for all whole numbers from `start` on. */
export interface Inductive {
  readonly claim: Formula;
  readonly over: Sym;
  readonly start: number;
  readonly sequences: readonly Sequence[];
  /** A name for the sums or products of one kind, up to the least of their upper bounds. */
  readonly named: (series: Series) => Sym;
}

/** So far ahead of n may a statement look. */
const MOST_AHEAD = 8;

const refuse = (message: string): never => {
  throw new Stop("unsupported", message);
};

/** The whole number k for which an expression is n + k. */
function aheadOf(e: Expr, over: Sym): number | undefined {
  const value = attempt(() => constantValue(normalExpr(minus(e, over))));
  return value && isInteger(value) ? Number(value.n) : undefined;
}

/** The whole number that an expression is. */
function wholeOf(e: Expr): number | undefined {
  const value = attempt(() => constantValue(normalExpr(e)));
  return value && isInteger(value) ? Number(value.n) : undefined;
}

/** The members of the sequences so many periods after those given, from number `at` on. */
function membersAfter(
  { over, sequences }: Inductive,
  members: readonly Expr[],
  at: Expr,
  periods: number,
): readonly Expr[] {
  let now = members;
  for (let k = 0; k < periods; k++) {
    const pairs = [[over, sum(at, num(k))], ...sequences.map(({ name }, i) => [sym(name), now[i] ?? num(0)])] as const;
    now = sequences.map(({ next }) => substitute(next, pairs as readonly (readonly [Expr, Expr])[]));
  }
  return now;
}

/** The member of a sequence at a number that is written out. */
function memberAt(question: Inductive, which: number, at: number): Expr {
  const { sequences, start } = question;
  if (at < start) return refuse(`The sequence begins at ${start}.`);
  const first = sequences.map((sequence) => sequence.first);
  return membersAfter(question, first, num(start), at - start)[which] ?? refuse("There is no such sequence.");
}

/** The statement at a number. Throws Stop where that cannot be written out. */
export function atNumber(question: Inductive, at: number): Formula {
  const { claim, over, sequences } = question;
  const members = (e: Expr): Expr => {
    const which = sequences.findIndex(({ name }) => e.kind === "application" && e.name === name);
    if (which < 0 || e.kind !== "application") return withChildren(e, children(e).map(members));
    const index = wholeOf(e.args[0] ?? e);
    if (index === undefined) return refuse("A sequence is taken at something that is no whole number.");
    return memberAt(question, which, index);
  };
  return mapFormula(claim, (e) => members(evaluateDerivatives(substitute(e, [[over, num(at)]]))));
}

/** The statement at n, or at n + 1, in terms of what its sums and sequences are worth at n. Throws Stop likewise. */
export function atNext(question: Inductive, shift: 0 | 1): Formula {
  const { claim, over, sequences } = question;
  const states = sequences.map(({ name }) => sym(name));
  const least = leastBounds(question);
  const visit = (e: Expr): Expr => {
    if (e.kind === "symbol") return e.name === over.name && shift === 1 ? sum(over, num(1)) : e;
    if (e.kind === "series" && mentions(e, over.name)) return unrolled(e);
    const which = sequences.findIndex(({ name }) => e.kind === "application" && e.name === name);
    if (which >= 0 && e.kind === "application") return memberNear(which, e.args[0] ?? e, shift);
    return withChildren(e, children(e).map(visit));
  };
  const memberNear = (which: number, index: Expr, by: number): Expr => {
    const fixed = wholeOf(index);
    if (fixed !== undefined) return memberAt(question, which, fixed);
    const ahead = aheadOf(index, over);
    if (ahead === undefined || ahead < 0 || ahead > MOST_AHEAD)
      return refuse(`A sequence is taken at \`${over.name}\` or a few steps later.`);
    return membersAfter(question, states, over, ahead + by)[which] ?? refuse("There is no such sequence.");
  };
  /** In a term, n stands for itself already. */
  const settled = (e: Expr): Expr => {
    const which = sequences.findIndex(({ name }) => e.kind === "application" && e.name === name);
    if (which >= 0 && e.kind === "application") return memberNear(which, e.args[0] ?? e, 0);
    return withChildren(e, children(e).map(settled));
  };
  const unrolled = (series: Series): Expr => {
    const ahead = aheadOf(series.to, over);
    const from = least.find((one) => isAlike(one.series, series));
    if (ahead === undefined || !from) return refuse("A sum ends at n, or a few steps before or after it.");
    const count = ahead - from.ahead + shift;
    const terms = Array.from({ length: count }, (_, k) =>
      settled(substitute(series.of, [[sym(series.index), sum(over, num(from.ahead + k + 1))]])),
    );
    const whole = question.named(from.series);
    return series.name === "sum" ? sum(whole, ...terms) : product(whole, ...terms);
  };
  return mapFormula(claim, visit);
}

const isAlike = (a: Series, b: Series): boolean =>
  a.name === b.name && a.index === b.index && sameExpr(a.of, b.of) && sameExpr(a.from, b.from);

/** Of the sums of one kind, the one that ends first, and how far ahead of n. */
function leastBounds({ claim, over, start }: Inductive): readonly { series: Series; ahead: number }[] {
  const found: { series: Series; ahead: number }[] = [];
  const isVaried = (node: Expr): boolean =>
    ((node.kind === "integral" || node.kind === "limit") && node.in === over.name) ||
    (node.kind === "derivative" && (node.in.kind !== "symbol" || node.in.name === over.name));
  if (expressionsOf(claim).some((e) => someNode(e, isVaried)))
    refuse(`A derivative, an integral or a limit is taken in \`${over.name}\` or in a sequence.`);
  for (const series of expressionsOf(claim)
    .flatMap(seriesIn)
    .filter((one) => mentions(one, over.name))) {
    const ahead = checkSeries(series, over, start);
    const at = found.findIndex((one) => isAlike(one.series, series));
    const known = found[at];
    if (!known) found.push({ series, ahead });
    else if (ahead < known.ahead) found[at] = { series, ahead };
    if (known && Math.abs(ahead - known.ahead) > MOST_AHEAD) refuse("Two sums end too far from one another.");
  }
  return found;
}

const seriesIn = (e: Expr): readonly Series[] => [
  ...(e.kind === "series" ? [e] : []),
  ...children(e).flatMap(seriesIn),
];

/** A sum to n gains one term with each step when its terms do not depend on n, and it has begun. */
function checkSeries({ from, to, of, index }: Series, over: Sym, start: number): number {
  const first = wholeOf(from);
  const ahead = aheadOf(to, over);
  if (first === undefined || ahead === undefined || Math.abs(ahead) > MOST_AHEAD)
    return refuse(`A sum goes from a whole number to \`${over.name}\`, or a few steps before or after it.`);
  if (mentions(of, over.name)) return refuse(`The terms of the sum change with \`${over.name}\`.`);
  if (someNode(of, (node) => node.kind === "symbol" && node.name !== index && isBoundBy(node.name, index)))
    return refuse("A name in the terms of the sum carries its index.");
  if (start + ahead < first - 1) return refuse("A sum ends before it begins.");
  return ahead;
}
