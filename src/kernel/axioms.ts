/**
 * General truths that evidence can use: each is a formula that holds wherever the expressions it is about are defined
 * and satisfy what the truth itself demands.
 */

import type { Application, Expr, Formula, Relation } from "../math/expr.ts";
import { and, call, minus, negate, num, or, power, product, relation, sameExpr, sum } from "../math/expr.ts";
import { sign, sub } from "../math/rational.ts";
import { constantValue } from "./constant.ts";
import { slopeOf } from "./functions.ts";
import { Stop } from "./meter.ts";
import type { AxiomName, Functions, SlopeFact } from "./obligation.ts";

const ZERO = num(0);

/** What an instance says, and what must be evident for it to be said. */
export interface Instance {
  readonly says: Formula;
  readonly demands: readonly Relation[];
}

/** The instance of an axiom at some expressions. Throws Stop when they are not of the kind it is about. */
export function instanceOf(name: AxiomName, at: readonly Expr[], functions: Functions): Instance {
  // Evidence can come from a file: the name may be that of no axiom.
  if (!Object.hasOwn(AXIOMS, name)) throw new Stop("refused", "The evidence names an axiom that does not exist.");
  const found = AXIOMS[name](at, functions);
  return "says" in found ? found : { says: found, demands: [] };
}

type Axiom = (at: readonly Expr[], functions: Functions) => Formula | Instance;

function one(at: readonly Expr[]): Expr {
  const [only, another] = at;
  if (only === undefined || another !== undefined) return misfit();
  return only;
}

function two(at: readonly Expr[]): readonly [Expr, Expr] {
  const [first, second, another] = at;
  if (first === undefined || second === undefined || another !== undefined) return misfit();
  return [first, second];
}

function misfit(): never {
  throw new Stop("refused", "The evidence uses an axiom for what it is not about.");
}

const AXIOMS: Readonly<Record<AxiomName, Axiom>> = {
  "absolute-value": (at) => {
    const u = one(at);
    const size = call("abs", u);
    return or(
      and(relation(">=", u, ZERO), relation("=", size, u)),
      and(relation("<", u, ZERO), relation("=", size, negate(u))),
    );
  },

  extremum: (at) => {
    const e = one(at);
    if (e.kind !== "extremum" || e.args.length === 0 || (e.name !== "min" && e.name !== "max")) return misfit();
    const op = e.name === "min" ? "<=" : ">=";
    const isIt = (arg: Expr): Formula =>
      and(...e.args.filter((other) => other !== arg).map((other) => relation(op, arg, other)), relation("=", e, arg));
    return or(...e.args.map(isIt));
  },

  piecewise: (at) => {
    const e = one(at);
    if (e.kind !== "piecewise") return misfit();
    const failed: Formula[] = [];
    const cases: Formula[] = [];
    for (const { when, value } of e.pieces) {
      cases.push(and(...failed, when, relation("=", e, value)));
      failed.push(negation(when));
    }
    return or(...cases, and(...failed, relation("=", e, e.otherwise)));
  },

  "exponential-tangent": (at) => relation(">=", call("exp", one(at)), sum(num(1), one(at))),

  /** exp(u) > 1 + u, except at u = 0. */
  "exponential-tangent-strict": (at) => {
    const u = one(at);
    const [curve, tangent] = [call("exp", u), sum(num(1), u)];
    return or(and(relation("=", u, ZERO), relation("=", curve, tangent)), relation(">", curve, tangent));
  },

  "logarithm-tangent": (at) => {
    const u = one(at);
    return { says: relation("<=", call("ln", u), minus(u, num(1))), demands: [relation(">", u, ZERO)] };
  },

  /** ln(u) < u - 1, except at u = 1. */
  "logarithm-tangent-strict": (at) => {
    const u = one(at);
    const [curve, tangent] = [call("ln", u), minus(u, num(1))];
    const says = or(and(relation("=", u, num(1)), relation("=", curve, tangent)), relation("<", curve, tangent));
    return { says, demands: [relation(">", u, ZERO)] };
  },

  "sine-bounds": (at) => {
    const u = one(at);
    return and(
      ...(["sin", "cos"] as const).flatMap((name) => [
        relation("<=", call(name, u), num(1)),
        relation(">=", call(name, u), num(-1)),
      ]),
    );
  },

  /** Two values of a function that is monotone in where they differ, or of exp, ln or a root, are ordered as that is. */
  monotone: (at, functions) => {
    const [a, b] = two(at);
    const { direction, strict, inner } = monotony(a, b, functions);
    const [x, y] = inner;
    const [low, high] = direction === 1 ? [a, b] : [b, a];
    return or(
      and(relation("<", x, y), relation(strict ? "<" : "<=", low, high)),
      and(relation("=", x, y), relation("=", a, b)),
      and(relation(">", x, y), relation(strict ? ">" : ">=", low, high)),
    );
  },

  /** A concave function lies below its tangents, a convex one above: f(y) <= f(x) + f'(x) (y - x). */
  tangent: (at, functions) => {
    const { curved, value, line } = tangentOf(at, functions);
    return relation(curved.direction === 1 ? ">=" : "<=", value, line);
  },

  /** The same strictly, except at one point. */
  "tangent-strict": (at, functions) => {
    const { curved, value, line, x, y, start } = tangentOf(at, functions);
    if (!curved.strict) return misfit();
    const strictly = relation(curved.direction === 1 ? ">" : "<", value, line);
    return or(and(relation("=", x, y), relation("=", start, value)), strictly);
  },

  /** x^a against x^b for x > 0: as a against b when x > 1, the other way round when x < 1. */
  "power-order": (at) => {
    const [p, q] = two(at);
    if (p.kind !== "power" || q.kind !== "power") return misfit();
    const x = p.base;
    const compared = (op: "<" | "=" | ">"): Formula => relation(op, p, q);
    const says = or(
      and(relation(">", x, num(1)), relation("<", p.exponent, q.exponent), compared("<")),
      and(relation(">", x, num(1)), relation(">", p.exponent, q.exponent), compared(">")),
      and(relation("<", x, num(1)), relation("<", p.exponent, q.exponent), compared(">")),
      and(relation("<", x, num(1)), relation(">", p.exponent, q.exponent), compared("<")),
      and(relation("=", x, num(1)), compared("=")),
      and(relation("=", p.exponent, q.exponent), compared("=")),
    );
    return { says, demands: [relation(">", x, ZERO), relation("=", x, q.base)] };
  },
};

/** f(y), and the tangent at x where it passes y, of a function, or a derivative, of declared curvature. */
function tangentOf(at: readonly Expr[], functions: Functions) {
  const [a, b] = two(at);
  const { direction, strict, place, inner } = applied(a, b, 2, functions);
  const [start, value] = [a as Application, b as Application];
  const [x, y] = inner;
  const slope: Expr = { ...start, orders: raised(start.orders, place, 1) };
  return { curved: { direction, strict }, start, value, x, y, line: sum(start, product(slope, minus(y, x))) };
}

/** The formula that holds where `f` fails, of expressions that are defined. */
export function negation(f: Formula): Formula {
  if (f.kind === "relation") return { ...f, op: OPPOSITE[f.op] };
  return { kind: f.kind === "and" ? "or" : "and", parts: f.parts.map(negation) };
}

const OPPOSITE: Readonly<Record<Relation["op"], Relation["op"]>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

interface Course {
  readonly direction: 1 | -1;
  readonly strict: boolean;
}

/** How a function runs that two expressions are values of, and the arguments at which. */
function monotony(a: Expr, b: Expr, functions: Functions): Course & { readonly inner: readonly [Expr, Expr] } {
  if (a.kind === "call" && b.kind === "call" && a.name === b.name) {
    if (a.name !== "exp" && a.name !== "ln" && a.name !== "sqrt") return misfit();
    return { direction: 1, strict: true, inner: [a.arg, b.arg] };
  }
  if (a.kind === "power" && b.kind === "power")
    return { ...powerCourse(a.exponent, b.exponent), inner: [a.base, b.base] };
  return applied(a, b, 1, functions);
}

/** A power with a fractional exponent has a base that is not negative, on which it runs one way. */
function powerCourse(a: Expr, b: Expr): Course {
  const [k, other] = [constantValue(a), constantValue(b)];
  if (k === undefined || other === undefined || sign(sub(k, other)) !== 0 || k.d === 1n) return misfit();
  return { direction: sign(k) === 1 ? 1 : -1, strict: true };
}

/**
 * Two values of one declared function, or of one of its derivatives, at places that differ in one argument alone, and
 * the sign of its derivative of an order in that argument.
 */
function applied(a: Expr, b: Expr, order: 1 | 2, functions: Functions) {
  if (a.kind !== "application" || b.kind !== "application" || a.name !== b.name) return misfit();
  if (a.orders.join() !== b.orders.join() || a.args.length !== b.args.length) return misfit();
  const differing = a.args.flatMap((arg, i) => (sameExpr(arg, b.args[i] as Expr) ? [] : [i]));
  const [place = 0, another] = differing;
  if (another !== undefined) return misfit();
  const slope = slopeOf(a.name, raised(a.orders, place, order), functions);
  if (slope === undefined) return misfit();
  const inner = [a.args[place] as Expr, b.args[place] as Expr] as const;
  return { direction: directionOf(slope), strict: slope.op.length === 1, place, inner };
}

const raised = (orders: readonly number[], place: number, by: number): readonly number[] =>
  orders.map((order, i) => (i === place ? order + by : order));

const directionOf = ({ op }: Pick<SlopeFact, "op">): 1 | -1 => (op.startsWith(">") ? 1 : -1);

/** x^k on the nonnegative numbers, exp, and ln on the positive ones: they are increasing, so images compare alike. */
export function imageOf(map: "exp" | "ln" | "power", exponent: number, e: Expr): Expr {
  return map === "power" ? power(e, num(exponent)) : call(map, e);
}
