/** From a model of a script to points that the kernel can judge. */

import type { Point, PointEntry } from "../../kernel/obligation.ts";
import type { Stand } from "../../kernel/smt-script.ts";
import type { Expr } from "../../math/expr.ts";
import { call, num, numberOf, product, quotient, sum } from "../../math/expr.ts";
import type { Rational } from "../../math/rational.ts";
import { isInteger, parseRational, rational, ZERO } from "../../math/rational.ts";
import type { Model, ModelNumber } from "./protocol.ts";

/** Denominators to which the numbers of a model are rounded, since a short number tells a reader more. */
const SHORT = [1n, 2n, 10n, 100n] as const;

/** Points that the model may stand for, the ones with the shortest numbers first, the model itself last. */
export function candidatesOf(model: Model, stands: readonly Stand[]): readonly Point[] {
  const values = new Map(model);
  const pointBy = (value: (n: ModelNumber) => Expr | undefined): Point =>
    stands.flatMap(({ name, of }): readonly PointEntry[] => {
      const given = values.get(name);
      const found = given === undefined ? num(0) : value(given);
      return found === undefined ? [] : [{ at: of, value: found }];
    });
  const numbers = [...values.values()];
  const near = (n: ModelNumber): Rational => parseRational(n.kind === "rational" ? n.text : n.near) ?? ZERO;
  const isShort = (d: bigint): boolean => numbers.every((n) => n.kind === "rational" && d % near(n).d === 0n);
  const rounded = SHORT.filter((d) => !isShort(d)).map((d) => pointBy((n) => numberOf(roundedTo(near(n), d))));
  const isIrrational = numbers.some(({ kind }) => kind === "root");
  return [...rounded, ...(isIrrational ? [pointBy((n) => numberOf(near(n)))] : []), pointBy(exactly)];
}

/** A multiple of 1/d that is nearest. */
function roundedTo({ n, d }: Rational, to: bigint): Rational {
  const twice = 2n * n * to + d;
  const below = twice / (2n * d) - (twice < 0n && twice % (2n * d) !== 0n ? 1n : 0n);
  return rational(below, to);
}

/** The number itself: with a square root when it is a root of a quadratic, otherwise the rational number near it. */
function exactly(value: ModelNumber): Expr | undefined {
  if (value.kind === "rational") return expressionOf(value.text);
  const [c, b, a, ...others] = value.coefficients.map(parseRational);
  if (!a || !b || !c || others.length > 0 || [a, b, c].some((x) => !isInteger(x)) || a.n === 0n)
    return expressionOf(value.near);
  const root = call("sqrt", num(b.n * b.n - 4n * a.n * c.n));
  // The smaller root takes the minus sign when a > 0, the plus sign otherwise.
  const signed = (value.index === 1) === a.n > 0n ? product(num(-1n), root) : root;
  return quotient(sum(numberOf(rational(-b.n)), signed), numberOf(rational(2n * a.n)));
}

function expressionOf(text: string): Expr | undefined {
  const value = parseRational(text);
  return value && numberOf(value);
}
