/** Fast evaluation in floating point, to choose what is worth judging; nothing here decides anything. */

import type { Comparison, Expr, Formula, Integral, Limit, Piecewise } from "../math/expr.ts";
import { someNode } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Rational } from "../math/rational.ts";

/** A value for each symbol, and for each application under the text of it. */
export type Environment = Pick<ReadonlyMap<string, number>, "get">;
export type Evaluator = (at: Environment) => number;

export const toNumber = (value: Rational): number => {
  const direct = Number(value.n) / Number(value.d);
  return Number.isFinite(direct) ? direct : Number((value.n * 1_000_000n) / value.d) / 1e6;
};

/** An evaluator of the expression; NaN where it is not defined. */
export function compile(e: Expr): Evaluator {
  switch (e.kind) {
    case "number": {
      const value = toNumber(e.value);
      return () => value;
    }
    case "symbol":
      return (at) => at.get(e.name) ?? Number.NaN;
    case "sum": {
      const terms = e.terms.map(compile);
      return (at) => terms.reduce((total, term) => total + term(at), 0);
    }
    case "product": {
      const factors = e.factors.map(compile);
      return (at) => factors.reduce((total, factor) => total * factor(at), 1);
    }
    case "quotient": {
      const up = compile(e.numerator);
      const down = compile(e.denominator);
      return (at) => {
        const below = down(at);
        return below === 0 ? Number.NaN : up(at) / below;
      };
    }
    case "negation": {
      const inner = compile(e.of);
      return (at) => -inner(at);
    }
    case "power": {
      const base = compile(e.base);
      const exponent = compile(e.exponent);
      return (at) => {
        const [b, x] = [base(at), exponent(at)];
        return b === 0 && x < 0 ? Number.NaN : b ** x;
      };
    }
    case "call": {
      const inner = compile(e.arg);
      const apply = CALLS[e.name];
      return (at) => apply(inner(at));
    }
    case "extremum": {
      const args = e.args.map(compile);
      const pick = e.name === "min" ? Math.min : Math.max;
      return (at) => pick(...args.map((arg) => arg(at)));
    }
    case "piecewise":
      return compilePieces(e);
    case "application": {
      const name = showExpr(e);
      return (at) => at.get(name) ?? Number.NaN;
    }
    case "integral":
      return compileIntegral(e);
    case "limit":
      return compileLimit(e);
    default:
      return () => Number.NaN;
  }
}

/** Half the number of intervals. */
const HALVES = 128;

/** Simpson's rule, which is good enough for smooth integrands between finite limits. */
function compileIntegral({ of, in: variable, from, to }: Integral): Evaluator {
  // Integrals in integrals multiply the work, without an end.
  if (someNode(of, ({ kind }) => kind === "integral")) return () => Number.NaN;
  const [inside, low, high] = [compile(of), compile(from), compile(to)];
  return (at) => {
    const start = low(at);
    const step = (high(at) - start) / (2 * HALVES);
    let total = 0;
    for (let i = 0; i <= 2 * HALVES; i++) {
      const value = start + i * step;
      const weight = i === 0 || i === 2 * HALVES ? 1 : i % 2 === 1 ? 4 : 2;
      total += weight * inside({ get: (name) => (name === variable ? value : at.get(name)) });
    }
    return (total * step) / 3;
  };
}

/** How far the variable of a limit has come at each look. */
const LOOKS = [1e2, 1e3, 1e4];

/** What the values on the way to a limit tend to, once they hardly change. */
function compileLimit({ of, in: variable, toward }: Limit): Evaluator {
  // An integral or a limit on the way is costly, and its own errors do not vanish.
  if (someNode(of, ({ kind }) => kind === "integral" || kind === "limit")) return () => Number.NaN;
  const inside = compile(of);
  const end = typeof toward === "string" ? undefined : compile(toward.at);
  const isFromBelow = typeof toward === "string" ? toward === "-inf" : toward.from === "below";
  return (at) => {
    const sign = isFromBelow ? -1 : 1;
    const place = (u: number): number => (end === undefined ? sign * u : end(at) + sign / u);
    const seen = LOOKS.map((u) => inside({ get: (name) => (name === variable ? place(u) : at.get(name)) }));
    return extrapolated(seen as [number, number, number]);
  };
}

/** The limit of a sequence whose errors shrink by one factor from each value to the next (Aitken 1926). */
function extrapolated([a, b, c]: readonly [number, number, number]): number {
  const bend = c - b - (b - a);
  if (Math.abs(c - b) <= 1e-9 * (1 + Math.abs(c))) return c;
  const guess = c - (c - b) ** 2 / bend;
  return Math.abs(c - b) < Math.abs(b - a) ? guess : Number.NaN;
}

function compilePieces({ pieces, otherwise }: Piecewise): Evaluator {
  const parts = pieces.map(({ when, value }) => ({ fails: compileViolation(when), value: compile(value) }));
  const last = compile(otherwise);
  return (at) => (parts.find(({ fails }) => fails(at) === 0)?.value ?? last)(at);
}

const CALLS = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
} as const;

/**
 * How far a formula is from holding at a point: zero when it holds, with a margin for strict relations, and
 * infinite where it is not defined.
 */
export function compileViolation(f: Formula): Evaluator {
  if (f.kind === "relation") {
    const left = compile(f.left);
    const right = compile(f.right);
    const measure = VIOLATION[f.op];
    return (at) => {
      const [a, b] = [left(at), right(at)];
      const gap = a - b;
      // Small numbers differ by little.
      return Number.isNaN(gap)
        ? Number.POSITIVE_INFINITY
        : measure(gap, MARGIN * Math.min(1, Math.max(Math.abs(a), Math.abs(b))));
    };
  }
  const parts = f.parts.map(compileViolation);
  if (f.kind === "and") return (at) => parts.reduce((total, part) => total + part(at), 0);
  return (at) => parts.reduce((best, part) => Math.min(best, part(at)), Number.POSITIVE_INFINITY);
}

/** A strict relation must hold by this share of its sides; an equation may fail by so much. */
const MARGIN = 1e-9;
const SLACK = 1e-9;

const VIOLATION: Readonly<Record<Comparison, (gap: number, margin: number) => number>> = {
  "=": (gap) => (Math.abs(gap) <= SLACK ? 0 : Math.abs(gap)),
  "!=": (gap, margin) => (Math.abs(gap) > margin ? 0 : MARGIN),
  "<": (gap, margin) => (gap < -margin ? 0 : Math.max(gap, 0) + 2 * MARGIN),
  "<=": (gap) => (gap <= SLACK ? 0 : gap),
  ">": (gap, margin) => (gap > margin ? 0 : Math.max(-gap, 0) + 2 * MARGIN),
  ">=": (gap) => (gap >= -SLACK ? 0 : -gap),
};
