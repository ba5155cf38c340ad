/** Logarithms and powers of products, taken apart: ln(a b) = ln(a) + ln(b) and (a b)^c = a^c b^c for positive a and b. */

import type { Expr } from "../math/expr.ts";
import { call, num, power, product, sum } from "../math/expr.ts";
import { attempt } from "./meter.ts";
import { normalExpr } from "./normal.ts";

/** An equal value, wherever the parts are positive and all of both values is defined. */
export interface TakenApart {
  readonly value: Expr;
  readonly positive: readonly Expr[];
}

interface Factor {
  readonly base: Expr;
  /** Of which the base is the power; one when absent. */
  readonly exponent?: Expr;
}

/** Products with more factors are left whole. */
const FACTOR_LIMIT = 6;

/** The sum of logarithms, or the product of powers, that a logarithm or a power is. */
export function takenApart(e: Expr): TakenApart | undefined {
  const inner = e.kind === "power" ? e.base : e.kind === "call" && e.name === "ln" ? e.arg : undefined;
  if (inner === undefined) return undefined;
  const factors = factorsOf(inner);
  const isWhole = factors.length === 1 && factors[0]?.exponent === undefined;
  if (isWhole || factors.length > FACTOR_LIMIT) return undefined;
  const positive = factors.map(({ base }) => base);
  if (e.kind === "power")
    return { positive, value: product(...factors.map((f) => normal(power(f.base, times(f.exponent, e.exponent))))) };
  return { positive, value: sum(...factors.map((f) => times(f.exponent, call("ln", f.base)))) };
}

const times = (exponent: Expr | undefined, e: Expr): Expr =>
  exponent === undefined ? e : normal(product(exponent, e));

/** The normal form, so that y^(-a) becomes 1/y^a. */
const normal = (e: Expr): Expr => attempt(() => normalExpr(e)) ?? e;

/** The factors whose product an expression is where all of them are positive. */
function factorsOf(e: Expr): readonly Factor[] {
  switch (e.kind) {
    case "product":
      return e.factors.flatMap(factorsOf);
    case "quotient":
      return [...factorsOf(e.numerator), ...factorsOf(e.denominator).map((f) => raised(f, num(-1)))];
    case "power":
      return factorsOf(e.base).map((f) => raised(f, e.exponent));
    case "call":
      return e.name === "sqrt" ? factorsOf(e.arg).map((f) => raised(f, num(1, 2))) : [{ base: e }];
    default:
      return e.kind === "number" && e.value.n === 1n && e.value.d === 1n ? [] : [{ base: e }];
  }
}

const raised = ({ base, exponent }: Factor, by: Expr): Factor => ({
  base,
  exponent: exponent === undefined ? by : product(exponent, by),
});
