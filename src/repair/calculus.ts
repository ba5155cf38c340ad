/** Derivatives as they are taken wrongly: one rule of calculus missed at one place, all else right. */

import { differentiate } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { sameValue } from "../kernel/normal.ts";
import type { Derivative, Expr } from "../math/expr.ts";
import {
  children,
  negate,
  num,
  power,
  product,
  quotient,
  rewrite,
  sameExpr,
  someNode,
  sum,
  sym,
  withChildren,
} from "../math/expr.ts";
import { isUnit } from "./change.ts";
import type { MistakeClass } from "./classes.ts";

/** A wrong derivative, and the sentence that says what was missed. */
export interface Misderivation {
  readonly class: MistakeClass;
  readonly of: Expr;
  readonly missed: string;
  /** Whether it is seldom made, so that what gives the same in a simpler way is believed first. */
  readonly isRare?: true;
}

const MOST = 80;
const isZero = (e: Expr): boolean => e.kind === "number" && e.value.n === 0n;

/** The wrong derivatives that are known, for a first derivative or for the last of several. */
export function misderivations({ of, in: v, order }: Derivative): readonly Misderivation[] {
  const before = order === 1 ? of : attempt(() => repeatedly(of, v, order - 1));
  if (before === undefined) return [];
  const found = attempt(() => wrongly(before, v)) ?? [];
  const others = atomsBeside(before, v).flatMap((other): readonly Misderivation[] => {
    const taken = attempt(() => differentiate(before, other, sameValue));
    return taken && !isZero(taken)
      ? [{ class: "wrong variable", of: taken, missed: "It is the derivative in another variable." }]
      : [];
  });
  const early: readonly Misderivation[] =
    order > 1 ? [{ class: "power rule", of: before, missed: "The derivative is taken one time too few." }] : [];
  return [...found, ...others, ...early].slice(0, MOST);
}

function repeatedly(e: Expr, v: Expr, times: number): Expr {
  let result = e;
  for (let i = 0; i < times; i++) result = differentiate(result, v, sameValue);
  return result;
}

function atomsBeside(e: Expr, v: Expr): readonly Expr[] {
  const found: Expr[] = [];
  const visit = (node: Expr): void => {
    if (
      (node.kind === "symbol" || node.kind === "application") &&
      !sameExpr(node, v) &&
      !found.some((one) => sameExpr(one, node))
    )
      found.push(node);
    children(node).forEach(visit);
  };
  visit(e);
  return found;
}

const right = (e: Expr, v: Expr): Expr => differentiate(e, v, sameValue);
const varies = (e: Expr, v: Expr): boolean => someNode(e, (node) => sameExpr(node, v));

/** All ways to take the derivative with one slip; a slip further inside is carried outside by the right rules. */
function wrongly(e: Expr, v: Expr): readonly Misderivation[] {
  if (!varies(e, v) || sameExpr(e, v)) return [];
  switch (e.kind) {
    case "sum":
      return wrongSum(e.terms, v);
    case "negation":
      return wrongly(e.of, v).map((slip) => ({ ...slip, of: negate(slip.of) }));
    case "product":
      return wrongProduct(e.factors, v);
    case "quotient":
      return wrongQuotient(e.numerator, e.denominator, v);
    case "power":
      return wrongPower(e, v);
    case "call":
      return wrongInside(e, e.arg, v);
    case "application":
      return e.args.length === 1 ? wrongInside(e, e.args[0] as Expr, v) : [];
    default:
      return [];
  }
}

function wrongSum(terms: readonly Expr[], v: Expr): readonly Misderivation[] {
  const taken = terms.map((term) => right(term, v));
  const withTerm = (i: number, instead: Expr): Expr =>
    sum(...taken.map((other, j) => (i === j ? instead : other)).filter((term) => !isZero(term)));
  return terms.flatMap((term, i): readonly Misderivation[] => {
    if (!varies(term, v))
      return isZero(term)
        ? []
        : [{ class: "constant kept", of: withTerm(i, term), missed: "A constant has derivative zero." }];
    return wrongly(term, v).map((slip) => ({ ...slip, of: withTerm(i, slip.of) }));
  });
}

function wrongProduct(factors: readonly Expr[], v: Expr): readonly Misderivation[] {
  const summand = (i: number, slope: Expr): Expr => product(...factors.map((factor, j) => (i === j ? slope : factor)));
  const moving = factors.map((_, i) => i).filter((i) => varies(factors[i] as Expr, v));
  const summands = moving.map((i) => summand(i, right(factors[i] as Expr, v)));
  const rule = (of: Expr): Misderivation => ({
    class: "product rule",
    of,
    missed: "Each factor has to be differentiated in turn, with the others kept.",
  });
  const halves =
    moving.length < 2
      ? []
      : [
          ...summands.map((_, i) => rule(sum(...summands.filter((_, j) => i !== j)))),
          rule(product(...factors.map((factor, i) => (moving.includes(i) ? right(factor, v) : factor)))),
          ...(summands.length > 2 ? summands.map(rule) : []),
        ];
  const inner = moving.flatMap((i, k) =>
    wrongly(factors[i] as Expr, v).map((slip) => ({
      ...slip,
      of: sum(...summands.map((one, j) => (j === k ? summand(i, slip.of) : one))),
    })),
  );
  return [...halves, ...inner];
}

function wrongQuotient(n: Expr, d: Expr, v: Expr): readonly Misderivation[] {
  const [up, down] = [right(n, v), right(d, v)];
  const over = (top: Expr, bottom: Expr = power(d, num(2))): Expr => quotient(top, bottom);
  const top = (a: Expr, b: Expr): Expr => sum(product(a, d), negate(product(n, b)));
  const rule = (of: Expr, missed: string): Misderivation => ({ class: "quotient rule", of, missed });
  const rare = (of: Expr, missed: string): Misderivation => ({ ...rule(of, missed), isRare: true });
  if (isZero(down)) return wrongly(n, v).map((slip) => ({ ...slip, of: quotient(slip.of, d) }));
  const whole: readonly Misderivation[] = [
    rule(over(negate(top(up, down))), "The two terms above the line are in the other order."),
    rule(over(top(up, down), d), "The denominator has to be squared."),
    rule(over(sum(product(up, d), product(n, down))), "The second term above the line is subtracted."),
    rule(quotient(up, d), "The denominator varies too."),
    rare(over(sum(up, negate(down))), "Each derivative above the line is multiplied by the other part."),
    rule(quotient(up, down), "A quotient is not differentiated above and below the line."),
    rare(over(negate(product(n, down))), "The numerator varies too."),
    {
      class: "chain rule",
      of: over(sum(product(up, d), negate(n))),
      missed: `The derivative of the denominator is missing.`,
      isRare: true,
    },
  ];
  return [
    ...whole,
    ...wrongly(n, v).map((slip) => ({ ...slip, of: over(top(slip.of, down)) })),
    ...wrongly(d, v).map((slip) => ({ ...slip, of: over(top(up, slip.of)) })),
  ];
}

const INSIDE = "The derivative of what stands inside is missing.";

function wrongPower(e: Expr & { kind: "power" }, v: Expr): readonly Misderivation[] {
  const { base, exponent } = e;
  const rule = (of: Expr, missed: string): Misderivation => ({ class: "power rule", of, missed });
  if (varies(exponent, v)) {
    const slope = right(exponent, v);
    if (varies(base, v))
      return [rule(product(exponent, power(base, sum(exponent, num(-1))), right(base, v)), "The exponent varies too.")];
    return [
      rule(product(e, slope), "The logarithm of the base is missing."),
      rule(product(exponent, power(base, sum(exponent, num(-1)))), "The exponent varies, not the base."),
      ...chain(slope, product(e, { kind: "call", name: "ln", arg: base })),
    ];
  }
  const slope = right(base, v);
  const lowered = power(base, sum(exponent, num(-1)));
  const outer = product(exponent, lowered);
  return [
    ...chain(slope, outer),
    rule(product(exponent, e, slope), "The exponent has to be lowered by one."),
    rule(product(lowered, slope), "The exponent comes down as a factor."),
    rule(product(exponent, power(base, sum(exponent, num(1))), slope), "The exponent is lowered, not raised."),
    rule(product(sum(exponent, num(-1)), lowered, slope), "The factor is the exponent before it is lowered."),
    rule(power(slope, exponent), "A power is not differentiated by differentiating its base."),
    ...wrongly(base, v).map((slip) => ({ ...slip, of: product(outer, slip.of) })),
  ];
}

/** The inner derivative forgotten. */
function chain(slope: Expr, outer: Expr): readonly Misderivation[] {
  return isUnit(slope) ? [] : [{ class: "chain rule", of: outer, missed: INSIDE }];
}

/** f(g) for an elementary or abstract function f. */
function wrongInside(e: Expr & { kind: "call" | "application" }, inside: Expr, v: Expr): readonly Misderivation[] {
  const [slope, outer] = [right(inside, v), outerDerivative(e)];
  const isAbstract = e.kind === "application";
  const own: Misderivation[] = [
    ...chain(slope, outer),
    {
      class: "chain rule",
      of: product(withChildren(e, [slope]), slope),
      missed: "The function is still taken at what stands inside.",
    },
  ];
  if (!isUnit(slope))
    own.push({
      class: "chain rule",
      of: rewriteArgument(outer, inside, slope),
      missed: "The outer derivative is taken at what stands inside.",
    });
  if (!isAbstract && e.name === "sqrt") {
    own.push({
      class: "power rule",
      of: product(quotient(num(1), e), slope),
      missed: "The factor 1/2 of a root is missing.",
    });
  }
  if (!isAbstract && e.name === "exp")
    own.push({
      class: "power rule",
      of: product(inside, { ...e, arg: sum(inside, num(-1)) }),
      missed: "An exponential is no power.",
    });
  if (!isAbstract && e.name === "ln")
    own.push({ class: "chain rule", of: quotient(num(1), slope), missed: "One over what stands inside is missing." });
  return [...own, ...wrongly(inside, v).map((slip) => ({ ...slip, of: product(outer, slip.of) }))];
}

/** f'(g), without the derivative of g. */
function outerDerivative(e: Expr & { kind: "call" | "application" }): Expr {
  const inside = (e.kind === "call" ? e.arg : e.args[0]) as Expr;
  return rewriteArgument(right(withChildren(e, [HELD]), HELD), HELD, inside);
}

const HELD = sym("\u25a2");
const rewriteArgument = (e: Expr, from: Expr, to: Expr): Expr =>
  rewrite(e, (node) => (sameExpr(node, from) ? to : node));
