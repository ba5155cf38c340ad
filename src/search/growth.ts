/**
 * Expressions by their growth in one variable: quotients of sums of terms c * b^(s u) * u^p * ln(u)^q, with c, b, s, p, q
 * free of the variable. What does not fit but converges by itself becomes part of a coefficient.
 */

import { constantValue } from "../kernel/constant.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import type { Expr, Sym } from "../math/expr.ts";
import { call, negate, num, power, product, quotient, sameExpr, someNode, sum } from "../math/expr.ts";
import { isInteger } from "../math/rational.ts";

/** The factor base^(slope u); no base stands for e. */
interface Exponential {
  readonly base?: Expr;
  readonly slope: Expr;
}

export interface Term {
  readonly coefficient: Expr;
  readonly exponentials: readonly Exponential[];
  readonly power: Expr;
  readonly log: Expr;
}

export interface Growth {
  readonly up: readonly Term[];
  readonly down: readonly Term[];
}

/** What has to be found out by proofs on the way. */
export interface Growing {
  readonly u: Sym;
  /** The name under which coefficients know an expression that converges by itself; undefined when it does not. */
  readonly converge: (of: Expr) => Promise<Expr | undefined>;
  /** The term that outgrows all others. */
  readonly leading: (terms: readonly Term[]) => Promise<Term | undefined>;
}

/** Longer sums are given up. */
const MOST_TERMS = 60;
const MOST_POWER = 6n;

const ZERO = num(0);
const ONE = num(1);
const isNumber = (e: Expr, n: bigint): boolean => {
  const value = constantValue(e);
  return value !== undefined && value.n === n && value.d === 1n;
};
const isNothing = (e: Expr): boolean => isNumber(e, 0n) || sameValue(e, ZERO) === true;
const tidy = (e: Expr): Expr => attempt(() => normalExpr(e)) ?? e;

const constant = (coefficient: Expr): Term => ({ coefficient, exponentials: [], power: ZERO, log: ZERO });
const of = (...up: readonly Term[]): Growth => ({ up, down: [constant(ONE)] });

export const depends = (e: Expr, u: Sym): boolean =>
  someNode(e, (node) => (node.kind === "symbol" && node.name === u.name) || ("in" in node && node.in === u.name));

/** The growth of an expression; undefined when it has none of this form. */
export async function growthOf(e: Expr, g: Growing): Promise<Growth | undefined> {
  if (!depends(e, g.u)) return of(constant(e));
  switch (e.kind) {
    case "symbol":
      return of({ ...constant(ONE), power: ONE });
    case "negation":
      return mapUp(await growthOf(e.of, g), (t) => ({ ...t, coefficient: negate(t.coefficient) }));
    case "sum":
      return combined(await all(e.terms, g), add);
    case "product":
      return combined(await all(e.factors, g), multiply);
    case "quotient": {
      const [above, below] = (await all([e.numerator, e.denominator], g)) ?? [];
      return above && below && multiply(above, { up: below.down, down: below.up });
    }
    case "power":
      return grownPower(e.base, e.exponent, g);
    case "call":
      return grownCall(e, g);
    case "extremum":
      return converged(e.args, (args) => ({ ...e, args }), g);
    default:
      return undefined;
  }
}

async function all(parts: readonly Expr[], g: Growing): Promise<readonly Growth[] | undefined> {
  const found: Growth[] = [];
  for (const part of parts) {
    const growth = await growthOf(part, g);
    if (growth === undefined) return undefined;
    found.push(growth);
  }
  return found;
}

function combined(
  parts: readonly Growth[] | undefined,
  combine: (a: Growth, b: Growth) => Growth | undefined,
): Growth | undefined {
  return parts?.slice(1).reduce<Growth | undefined>((a, b) => a && combine(a, b), parts[0]);
}

const mapUp = (growth: Growth | undefined, map: (t: Term) => Term): Growth | undefined =>
  growth && { ...growth, up: growth.up.map(map) };

const within = (growth: Growth): Growth | undefined =>
  growth.up.length > MOST_TERMS || growth.down.length > MOST_TERMS ? undefined : growth;

function add(a: Growth, b: Growth): Growth | undefined {
  if (a.down.length === b.down.length && a.down.every((t, i) => sameTerm(t, b.down[i] as Term)))
    return within({ up: merged([...a.up, ...b.up]), down: a.down });
  const up = [...times(a.up, b.down), ...times(b.up, a.down)];
  return within({ up: merged(up), down: merged(times(a.down, b.down)) });
}

const multiply = (a: Growth, b: Growth): Growth | undefined =>
  within({ up: merged(times(a.up, b.up)), down: merged(times(a.down, b.down)) });

const times = (a: readonly Term[], b: readonly Term[]): readonly Term[] =>
  a.length * b.length > MOST_TERMS ** 2 ? [] : a.flatMap((s) => b.map((t) => timesTerm(s, t)));

const both = (a: Expr, b: Expr): Expr => (isNumber(a, 0n) ? b : isNumber(b, 0n) ? a : tidy(sum(a, b)));
const joint = (a: Expr, b: Expr): Expr => (isNumber(a, 1n) ? b : isNumber(b, 1n) ? a : product(a, b));

function timesTerm(a: Term, b: Term): Term {
  return {
    coefficient: joint(a.coefficient, b.coefficient),
    exponentials: b.exponentials.reduce(withExponential, a.exponentials),
    power: both(a.power, b.power),
    log: both(a.log, b.log),
  };
}

const sameBase = (a: Exponential, b: Exponential): boolean =>
  a.base === undefined || b.base === undefined ? a.base === b.base : sameExpr(a.base, b.base);

function withExponential(list: readonly Exponential[], one: Exponential): readonly Exponential[] {
  const known = list.find((other) => sameBase(other, one));
  const slope = known ? both(known.slope, one.slope) : one.slope;
  const rest = list.filter((other) => other !== known);
  return isNothing(slope) ? rest : [...rest, { ...one, slope }];
}

/** Terms that grow alike put together. */
function merged(terms: readonly Term[]): readonly Term[] {
  const kept: Term[] = [];
  for (const term of terms) {
    const i = kept.findIndex((other) => growsAlike(other, term));
    const like = kept[i];
    if (like === undefined) kept.push(term);
    else kept[i] = { ...like, coefficient: tidy(sum(like.coefficient, term.coefficient)) };
  }
  const left = kept.filter((t) => !isNothing(t.coefficient));
  return left.length === 0 ? [constant(ZERO)] : left;
}

const growsAlike = (a: Term, b: Term): boolean =>
  sameValue(a.power, b.power) === true &&
  sameValue(a.log, b.log) === true &&
  a.exponentials.length === b.exponentials.length &&
  a.exponentials.every((x) => b.exponentials.some((y) => sameBase(x, y) && sameValue(x.slope, y.slope) === true));

const sameTerm = (a: Term, b: Term): boolean => growsAlike(a, b) && sameValue(a.coefficient, b.coefficient) === true;

/** The exponent of e in a term, per unit of the variable. */
export const rateOf = ({ exponentials }: Term): Expr =>
  exponentials.length === 0
    ? ZERO
    : sum(
        ...exponentials.map(({ base, slope }) =>
          base === undefined ? slope : isNumber(slope, 1n) ? call("ln", base) : product(slope, call("ln", base)),
        ),
      );

async function grownPower(base: Expr, exponent: Expr, g: Growing): Promise<Growth | undefined> {
  if (depends(exponent, g.u)) {
    const linear = depends(base, g.u) ? undefined : linearParts(await growthOf(exponent, g), g.u);
    if (!linear) return growthOf(call("exp", product(exponent, call("ln", base))), g);
    const still = isNothing(linear.still) ? ONE : power(base, linear.still);
    return of({ ...constant(still), exponentials: [{ base, slope: linear.slope }] });
  }
  const inner = await growthOf(base, g);
  const value = constantValue(exponent);
  if (inner && value !== undefined && isInteger(value)) return wholePower(inner, value.n);
  const single = inner && (await singled(inner, g));
  return single && of(raise(single, exponent));
}

function wholePower(inner: Growth, exponent: bigint): Growth | undefined {
  const size = exponent < 0n ? -exponent : exponent;
  if (size > MOST_POWER) return undefined;
  const upright = exponent < 0n ? { up: inner.down, down: inner.up } : inner;
  return combined(Array<Growth>(Number(size)).fill(upright), multiply);
}

/** One term that the whole is: its leading terms, times what is left, which converges by itself. */
async function singled(inner: Growth, g: Growing): Promise<Term | undefined> {
  const above = await g.leading(inner.up);
  const below = await g.leading(inner.down);
  if (!above || !below) return undefined;
  const lead = timesTerm(above, invert(below));
  if (inner.up.length === 1 && inner.down.length === 1) return lead;
  const [up, down] = [relativeTo(inner.up, above), relativeTo(inner.down, below)];
  const name = await g.converge(quotient(written(up, g.u), written(down, g.u)));
  return name && { ...lead, coefficient: joint(lead.coefficient, name) };
}

function raise(term: Term, exponent: Expr): Term {
  const scaled = (e: Expr): Expr => (isNumber(e, 0n) ? e : tidy(product(exponent, e)));
  return {
    coefficient: isNumber(term.coefficient, 1n) ? ONE : power(term.coefficient, exponent),
    exponentials: term.exponentials.map((x) => ({ ...x, slope: scaled(x.slope) })),
    power: scaled(term.power),
    log: scaled(term.log),
  };
}

/** Whether it is in something that converges by itself, and so is no constant. */
export const isMoving = (e: Expr, u: Sym): boolean =>
  someNode(e, (node) => node.kind === "symbol" && node.name.startsWith(u.name));

/** slope * u + still */
function linearParts(growth: Growth | undefined, u: Sym): { readonly slope: Expr; readonly still: Expr } | undefined {
  const divisor = growth && soleConstant(growth.down);
  if (growth === undefined || divisor === undefined) return undefined;
  let slope: Expr = ZERO;
  let still: Expr = ZERO;
  for (const term of growth.up) {
    const part = isNumber(divisor, 1n) ? term.coefficient : tidy(quotient(term.coefficient, divisor));
    if (term.exponentials.length > 0 || !isNumber(term.log, 0n) || isMoving(part, u)) return undefined;
    if (isNumber(term.power, 1n)) slope = part;
    else if (isNumber(term.power, 0n)) still = part;
    else return undefined;
  }
  return { slope, still };
}

/** The one constant that a sum of terms is. */
function soleConstant(terms: readonly Term[]): Expr | undefined {
  const [only, ...more] = terms;
  if (only === undefined || more.length > 0) return undefined;
  return only.exponentials.length === 0 && isNumber(only.power, 0n) && isNumber(only.log, 0n)
    ? only.coefficient
    : undefined;
}

async function grownCall(e: Expr & { kind: "call" }, g: Growing): Promise<Growth | undefined> {
  if (e.name === "sqrt") return growthOf(power(e.arg, num(1, 2)), g);
  const inner = GROWING.has(e.name) ? await growthOf(e.arg, g) : undefined;
  const divisor = inner && soleConstant(inner.down);
  const grown =
    inner === undefined
      ? undefined
      : e.name === "ln"
        ? grownLogarithm(await singled(inner, g))
        : e.name === "abs"
          ? absolute(await singled(inner, g))
          : divisor && (await grownExponential(inner.up, divisor, g));
  return grown ?? converged([e.arg], ([arg]) => ({ ...e, arg: arg as Expr }), g);
}

const GROWING: ReadonlySet<string> = new Set(["ln", "exp", "abs"]);

const absolute = (single: Term | undefined): Growth | undefined =>
  single && of({ ...single, coefficient: call("abs", single.coefficient) });

/** exp of part * u, of part * ln(u), of part. */
function exponentialOf({ exponentials, power: p, log }: Term, part: Expr): Term | undefined {
  if (exponentials.length > 0) return undefined;
  if (isNumber(log, 1n)) return isNumber(p, 0n) ? { ...constant(ONE), power: part } : undefined;
  if (!isNumber(log, 0n)) return undefined;
  if (isNumber(p, 1n)) return { ...constant(ONE), exponentials: [{ slope: part }] };
  return isNumber(p, 0n) ? constant(call("exp", part)) : undefined;
}

/** exp of a sum of terms: what is linear grows, what is constant is a coefficient, what vanishes converges. */
async function grownExponential(terms: readonly Term[], divisor: Expr, g: Growing): Promise<Growth | undefined> {
  let result: Term = constant(ONE);
  const rest: Term[] = [];
  for (const term of terms) {
    const part = isNumber(divisor, 1n) ? term.coefficient : tidy(quotient(term.coefficient, divisor));
    const factor = isMoving(part, g.u) ? undefined : exponentialOf(term, part);
    if (factor) result = timesTerm(result, factor);
    else rest.push(term);
  }
  if (rest.length === 0) return of(result);
  const name = await g.converge(quotient(written(rest, g.u), divisor));
  return name && of(timesTerm(result, constant(call("exp", name))));
}

/** ln of a single term. */
function grownLogarithm(single: Term | undefined): Growth | undefined {
  if (single === undefined || !isNumber(single.log, 0n)) return undefined;
  const terms = [
    constant(call("ln", single.coefficient)),
    { ...constant(rateOf(single)), power: ONE },
    { ...constant(single.power), log: ONE },
  ];
  const kept = terms.filter((t) => !isNothing(t.coefficient));
  return of(...(kept.length === 0 ? [constant(ZERO)] : kept));
}

const invert = (t: Term): Term => ({
  coefficient: isNumber(t.coefficient, 1n) ? ONE : quotient(ONE, t.coefficient),
  exponentials: t.exponentials.map((x) => ({ ...x, slope: tidy(negate(x.slope)) })),
  power: tidy(negate(t.power)),
  log: tidy(negate(t.log)),
});

/** A function of parts that converge by themselves is a coefficient. */
async function converged(
  parts: readonly Expr[],
  build: (names: readonly Expr[]) => Expr,
  g: Growing,
): Promise<Growth | undefined> {
  const names: Expr[] = [];
  for (const part of parts) {
    const name = await g.converge(part);
    if (name === undefined) return undefined;
    names.push(name);
  }
  return of(constant(build(names)));
}

/** A sum of terms as an expression. */
export function written(terms: readonly Term[], u: Sym): Expr {
  return sum(
    ...terms.map((t) =>
      product(
        ...[
          t.coefficient,
          ...t.exponentials.map(({ base, slope }) =>
            base === undefined ? call("exp", product(slope, u)) : power(base, product(slope, u)),
          ),
          ...(isNumber(t.power, 0n) ? [] : [power(u, t.power)]),
          ...(isNumber(t.log, 0n) ? [] : [power(call("ln", u), t.log)]),
        ],
      ),
    ),
  );
}

/** A sum of terms over one of them, for which the growth is as small as that one allows. */
export const relativeTo = (terms: readonly Term[], lead: Term): readonly Term[] =>
  terms.map((t) => timesTerm(t, invert(lead)));
