/** Closed forms for sums of terms c * b^i * i^p over an index i, by summation by parts. */

import { constantValue } from "../kernel/constant.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import type { Expr, Series } from "../math/expr.ts";
import { call, minus, num, power, product, quotient, sum, sym } from "../math/expr.ts";
import { isInteger } from "../math/rational.ts";
import type { Term } from "./growth.ts";
import { growthOf, relativeTo } from "./growth.ts";

/** Higher powers of the index are left alone. */
const MOST_POWER = 6;

/** Closed forms to be tried for a sum or product from its first index up to the index. */
export async function closedForms(series: Series): Promise<readonly Expr[]> {
  const i = sym(series.index);
  const growth = await growthOf(series.of, { u: i, converge: async () => undefined, leading: async () => undefined });
  const [divisor, ...more] = growth?.down ?? [];
  if (!growth || !divisor || more.length > 0 || series.name !== "sum") return [];
  // A power of the index below the line has no such sum; an exponential there is one with the opposite exponent.
  const plain: Term = { ...divisor, coefficient: num(1) };
  const sums = relativeTo(growth.up, plain).map((term) => sumOf(term, i, series.from));
  const found = sums.filter((e) => e !== undefined);
  if (found.length < sums.length) return [];
  const closed = quotient(sum(...found), divisor.coefficient);
  const tidy = attempt(() => normalExpr(closed));
  return tidy === undefined ? [closed] : [tidy, closed];
}

/** The sum of c * b^i * i^p from `from` to i. */
function sumOf(term: Term, i: Expr, from: Expr): Expr | undefined {
  const exponent = constantValue(term.power);
  if (exponent === undefined || !isInteger(exponent) || exponent.n < 0n || exponent.n > MOST_POWER) return undefined;
  if (sameValue(term.log, num(0)) !== true) return undefined;
  const bases = term.exponentials.map(({ base, slope }) =>
    base === undefined ? call("exp", slope) : sameValue(slope, num(1)) === true ? base : power(base, slope),
  );
  const at = (index: Expr): Expr =>
    product(
      ...term.exponentials.map(({ base, slope }) =>
        base === undefined ? call("exp", product(slope, index)) : power(base, product(slope, index)),
      ),
    );
  const totals = bases.length === 0 ? powerSums(i, from) : weightedSums(product(...bases), at, i, from);
  const total = totals[Number(exponent.n)];
  return total && product(term.coefficient, total);
}

const CHOICES = [
  [1],
  [1, 1],
  [1, 2, 1],
  [1, 3, 3, 1],
  [1, 4, 6, 4, 1],
  [1, 5, 10, 10, 5, 1],
  [1, 6, 15, 20, 15, 6, 1],
  [1, 7, 21, 35, 35, 21, 7, 1],
] as const;

/** The sums of i^0, i^1, ...: (n + 1)^(p + 1) - a^(p + 1) is the sum over k of the binomials times the sums of i^k. */
function powerSums(n: Expr, a: Expr): readonly Expr[] {
  const sums: Expr[] = [];
  for (let p = 0; p <= MOST_POWER; p++) {
    const whole = minus(power(sum(n, num(1)), num(p + 1)), power(a, num(p + 1)));
    const lower = sums.map((s, k) => product(num(CHOICES[p + 1]?.[k] ?? 0), s));
    sums.push(quotient(minus(whole, sum(...lower)), num(p + 1)));
  }
  return sums;
}

/** The sums of b^i, i b^i, ..., in the same way from (n + 1)^p b^(n + 1) - a^p b^a. */
function weightedSums(b: Expr, at: (index: Expr) => Expr, n: Expr, a: Expr): readonly Expr[] {
  const sums: Expr[] = [];
  for (let p = 0; p <= MOST_POWER; p++) {
    const next = p === 0 ? at(sum(n, num(1))) : product(power(sum(n, num(1)), num(p)), at(sum(n, num(1))));
    const first = p === 0 ? at(a) : product(power(a, num(p)), at(a));
    const lower = sums.map((s, k) => product(num(CHOICES[p]?.[k] ?? 0), b, s));
    sums.push(quotient(minus(minus(next, first), sum(...lower)), minus(b, num(1))));
  }
  return sums;
}
