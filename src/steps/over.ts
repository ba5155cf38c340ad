/** The interval over which a variable of a step runs, whatever is assumed of that variable elsewhere. */

import type { Expr, Formula, Integral, Sym } from "../math/expr.ts";
import { num, relation, sym } from "../math/expr.ts";
import { unbounded } from "../math/improper.ts";
import { showFormula } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { adding, forall, mentions, namesIn } from "./demand.ts";
import { readExpr } from "./formulas.ts";
import type { Term } from "./meaning.ts";
import { isInfinite } from "./model.ts";
import { readSymbols } from "./problem.ts";
import type { Sentence } from "./prose.ts";
import { listed } from "./prose.ts";

/** A variable that runs from one end to the other, both included; without an end it runs on for ever. */
export interface Over {
  readonly variable: Sym;
  readonly lower?: Term;
  readonly upper?: Term;
  readonly span: Span;
  /** Everything given, apart from what is assumed of the variable alone. */
  readonly setting: Setting;
  /** That the variable lies between the ends. */
  readonly closed: readonly Formula[];
  /** That it lies strictly between them. */
  readonly open: readonly Formula[];
}

/** A variable with both of its ends. */
export type Segment = Over & { readonly lower: Term; readonly upper: Term };

/** Reads a variable and the two ends between which it runs, neither of them infinite. */
export function readSegment(cx: Context, written: Written, on: readonly Written[]): Segment | undefined {
  const over = readOver(cx, written, on);
  const { lower, upper } = over ?? {};
  if (over && lower && upper) return { ...over, lower, upper };
  return over && complain(cx, "F102", over.span, "Both ends of the interval are needed here; neither can be infinite.");
}

/** Reads a variable and the two ends between which it runs, of which either can be infinite. */
export function readOver(cx: Context, written: Written, on: readonly Written[]): Over | undefined {
  const free = readFree(cx, written);
  const [low, high] = on;
  if (!low || !high) return undefined;
  const lower = readEnd(cx, low, "-");
  const upper = readEnd(cx, high, "");
  if (!free || !lower || !upper) return undefined;
  const { variable, setting } = free;
  const span = { start: low.span.start, end: high.span.end };
  if ([lower, upper].some((end) => end !== "infinite" && mentions(end.meaning, variable.name)))
    return complain(cx, "F102", span, `An end of the interval contains \`${variable.name}\`, which runs over it.`);
  const between = (op: "<" | "<="): readonly Formula[] => [
    ...(lower === "infinite" ? [] : [relation(op, lower.meaning, variable)]),
    ...(upper === "infinite" ? [] : [relation(op, variable, upper.meaning)]),
  ];
  return {
    variable,
    ...(lower === "infinite" ? {} : { lower }),
    ...(upper === "infinite" ? {} : { upper }),
    span,
    setting,
    closed: between("<="),
    open: between("<"),
  };
}

const readEnd = (cx: Context, written: Written, sign: "-" | ""): Term | "infinite" | undefined =>
  isInfinite(written, sign) ? "infinite" : readExpr(cx, written);

/**
 * A symbol that is free to run over an interval: of which nothing is assumed but its own domain, and that is set
 * aside here. What links it to others would hold at one of its values only.
 */
export function readFree(cx: Context, written: Written): { variable: Sym; setting: Setting } | undefined {
  const [variable] = readSymbols(cx, [written]) ?? [];
  if (!variable) return undefined;
  const about = [...cx.assumptions, ...cx.facts].filter((f) => mentions(f, variable.name));
  const linked = about.find((f) => namesIn(f).size > 1);
  if (linked)
    return complain(
      cx,
      "F102",
      written.span,
      `\`${variable.name}\` does not run freely here, as \`${showFormula(linked)}\` is given.`,
      "Use a symbol of which nothing is assumed but its own domain.",
    );
  const setting = settingOf(cx);
  return { variable, setting: { ...setting, given: setting.given.filter((f) => !about.includes(f)) } };
}

/** The lower end lies below the upper one, where there are both. */
export function orderedEnds({ lower, upper, setting, span }: Over): readonly Demand[] {
  if (!lower || !upper) return [];
  return [
    {
      what: "the lower end of the interval is below the upper one",
      obligation: forall(setting, relation("<", lower.meaning, upper.meaning)),
      code: "F341",
      fault: "The lower end of the interval is not always below the upper one.",
      span,
      sides: [
        { what: "the lower end", of: lower.meaning },
        { what: "the upper end", of: upper.meaning },
      ],
    },
  ];
}

export const within = ({ setting, closed }: Over): Setting => adding(setting, ...closed);
export const strictlyWithin = ({ setting, open }: Over): Setting => adding(setting, ...open);

/** The integral of an expression over the interval. */
export const integralOver = ({ variable, lower, upper }: Over, of: Expr): Expr =>
  unbounded(bare(variable, of), lower?.meaning ?? "-inf", upper?.meaning ?? "inf");

/** The same as it is printed. */
export const printedIntegral = ({ variable, lower, upper }: Over, of: Expr): Expr =>
  unbounded(bare(variable, of), lower?.printed ?? "-inf", upper?.printed ?? "inf");

const bare = (variable: Sym, of: Expr): Integral => ({ kind: "integral", of, in: variable.name, from: ZERO, to: ZERO });

/** "a <= x" and "x <= b", as printed. */
export const printedBounds = ({ variable, lower, upper }: Over, op: "<" | "<=" = "<="): readonly Formula[] => [
  ...(lower ? [relation(op, lower.printed, variable)] : []),
  ...(upper ? [relation(op, variable, upper.printed)] : []),
];

/** "On a <= x and x <= b, ", or nothing where there are no bounds. */
export const boundsWords = (over: Over): Sentence => {
  const bounds = printedBounds(over);
  return bounds.length === 0 ? ["On the whole line, "] : ["On ", ...listed(bounds), ", "];
};

/** A name that nothing here bears: the first word joined with one of the others, or with a number. */
export function freshSymbol(cx: Context, name: string, suffix: string, beside: readonly (Expr | Formula)[]): Sym {
  const isTaken = (candidate: string): boolean =>
    cx.vocabulary.declarations.has(candidate) ||
    beside.some((one) => mentions(one, candidate)) ||
    [...cx.assumptions, ...cx.facts].some((f) => mentions(f, candidate));
  const stem = `${name}_${suffix}`;
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? stem : `${stem}_${i}`;
    if (!isTaken(candidate)) return sym(candidate);
  }
}

export const ZERO = num(0);
export const ONE = num(1);
