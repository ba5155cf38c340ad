/** Guesses at the solutions of one equation in one unknown; whoever asks has each of them put back and checked. */

import type { Field } from "../kernel/field.ts";
import { fromPolynomial, openField } from "../kernel/field.ts";
import { attempt, openMeter } from "../kernel/meter.ts";
import { normalExpr, toElement } from "../kernel/normal.ts";
import type { Polynomial } from "../kernel/polynomial.ts";
import { coefficientsIn, commonMonomial, dropMonomial, exponentOf } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Call, Expr, Power, Sym } from "../math/expr.ts";
import { call, children, minus, negate, num, power, product, quotient, sameExpr, sum, sym } from "../math/expr.ts";
import { isInteger } from "../math/rational.ts";
import { mentions } from "./demand.ts";
import { rootsOf, rootsOfValue } from "./polynomial-roots.ts";

const BUDGET = 200_000;
const MOST_SOLUTIONS = 12;

/** Values of `unknown` at which `equation` may be zero; `known` ones are divided out first, and come along. */
export function solutionsOf(equation: Expr, unknown: Sym, known: readonly Expr[] = []): readonly Expr[] {
  const found = attempt(() => {
    const factors = factorsOf(equation).filter((factor) => mentions(factor, unknown.name));
    return factors.flatMap((factor) => ofFactor(factor, unknown, known));
  });
  return distinct((found ?? []).filter((value) => !mentions(value, unknown.name))).slice(0, MOST_SOLUTIONS);
}

/** The expressions without repetitions. */
const distinct = (list: readonly Expr[]): readonly Expr[] =>
  list.filter((e, i) => list.findIndex((other) => sameExpr(other, e)) === i);

/** Factors one of which is zero where the whole is. */
function factorsOf(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "product":
      return e.factors.flatMap(factorsOf);
    case "quotient":
      return factorsOf(e.numerator);
    case "negation":
      return factorsOf(e.of);
    case "power":
      return factorsOf(e.base);
    case "sum": {
      const rest = e.terms.filter((term) => !isZero(term));
      return rest.length === 1 && rest[0] ? factorsOf(rest[0]) : [e];
    }
    default:
      return [e];
  }
}

/** The factors, and those symbols by themselves that divide one of them, as y in 4 y - x y. */
export function finestFactors(e: Expr): readonly Expr[] {
  return factorsOf(e).flatMap((factor) => {
    const field = openField(openMeter(BUDGET));
    const p = attempt(() => toElement(field, factor).numerator);
    const common = p && commonMonomial(p);
    if (!p || !common || p.size < 2) return [factor];
    const symbols = field.generators.flatMap(({ expr }, i) => (exponentOf(common, i) > 0 ? [expr] : []));
    return [...symbols, fromElement(field, fromPolynomial(dropMonomial(p, common)))];
  });
}

const isZero = (e: Expr): boolean => (e.kind === "negation" ? isZero(e.of) : e.kind === "number" && e.value.n === 0n);

function ofFactor(e: Expr, unknown: Sym, known: readonly Expr[]): readonly Expr[] {
  const field = openField(openMeter(BUDGET));
  const element = attempt(() => toElement(field, e));
  if (!element) return [];
  const p = element.numerator;
  const dependent = field.generators.flatMap(({ expr }, i) =>
    occursIn(p, i) && mentions(expr, unknown.name) ? [i] : [],
  );
  const [only, another] = dependent;
  if (only === undefined) return [];
  const expr = (i: number): Expr => field.generators[i]?.expr ?? unknown;
  if (another === undefined)
    return expr(only).kind === "symbol"
      ? rootsOf(field, p, only, known)
      : rootsOf(field, p, only).flatMap((value) => inverted(expr(only), value, unknown));
  const direct = isolated(e, unknown);
  if (direct.length > 0) return direct;
  const root = dependent.find((i) => field.generators[i]?.kind === "root");
  return root === undefined ? [] : byRoot(e, expr(root), unknown);
}

const occursIn = (p: Polynomial, index: number): boolean => [...coefficientsIn(p, index).keys()].some((e) => e > 0);

/** With the root as the unknown, in which the first one is expressed. */
function byRoot(e: Expr, root: Expr, unknown: Sym): readonly Expr[] {
  const value = sym("the root");
  const [inverse] = inverted(root, value, unknown);
  if (!inverse) return [];
  const put = substitute(e, [
    [root, value],
    [unknown, inverse],
  ]);
  const fresh: Field = openField(openMeter(BUDGET));
  const p = toElement(fresh, put).numerator;
  const index = fresh.generators.findIndex(({ expr }) => sameExpr(expr, value));
  const others = fresh.generators.some(({ expr }, i) => i !== index && mentions(expr, value.name));
  if (index < 0 || others) return [];
  return rootsOf(fresh, p, index).map((r) => normalExpr(substitute(inverse, [[value, r]])));
}

/** The unknown taken out of a sum in one term of which it stands. */
function isolated(e: Expr, unknown: Sym): readonly Expr[] {
  return countOf(e, unknown) === 1 ? inverted(e, num(0), unknown) : [];
}

const countOf = (e: Expr, unknown: Sym): number =>
  sameExpr(e, unknown) ? 1 : children(e).reduce((sum, child) => sum + countOf(child, unknown), 0);

/** Values of the unknown for which `e` is `value`, when the unknown stands in one place of `e`. */
function inverted(e: Expr, value: Expr, unknown: Sym): readonly Expr[] {
  const [inner, another] = children(e).filter((child) => mentions(child, unknown.name));
  if (sameExpr(e, unknown)) return [normalOf(value)];
  if (!inner || another) return [];
  const others = children(e).filter((child) => child !== inner);
  const on = (next: Expr): readonly Expr[] => inverted(inner, next, unknown);
  switch (e.kind) {
    case "sum":
      return on(minus(value, sum(...others)));
    case "negation":
      return on(negate(value));
    case "product":
      return on(quotient(value, product(...others)));
    case "quotient":
      return inner === e.numerator ? on(product(value, e.denominator)) : on(quotient(e.numerator, value));
    case "power":
      return bases(e, inner, value).flatMap(on);
    case "call":
      return argumentsAt(e, value).flatMap(on);
    default:
      return [];
  }
}

/** The normal form where it is no longer to read. */
function normalOf(e: Expr): Expr {
  const normal = normalExpr(e);
  return sizeOf(normal) <= sizeOf(e) ? normal : e;
}
const sizeOf = (e: Expr): number => children(e).reduce((sum, child) => sum + sizeOf(child), 1);

function bases({ base, exponent }: Power, inner: Expr, value: Expr): readonly Expr[] {
  if (inner !== base) return [quotient(call("ln", value), call("ln", base))];
  if (exponent.kind !== "number" || !isInteger(exponent.value) || exponent.value.n > 100n)
    return [power(value, quotient(num(1), exponent))];
  return exponent.value.n < 2n ? [value] : rootsOfValue(value, Number(exponent.value.n));
}

/** Arguments at which a function takes a value. */
function argumentsAt({ name }: Call, value: Expr): readonly Expr[] {
  switch (name) {
    case "sqrt":
      return [power(value, num(2))];
    case "exp":
      return [call("ln", value)];
    case "ln":
      return [call("exp", value)];
    case "abs":
      return [value, negate(value)];
    default:
      return [];
  }
}
