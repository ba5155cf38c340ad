/** Other expressions that people mean when they write one: brackets, powers of sums, complements, reciprocals. */

import type { Expr } from "../math/expr.ts";
import { call, negate, num, power, product, quotient, sameExpr, sum } from "../math/expr.ts";
import { otherBrackets } from "./brackets.ts";
import { isAtom, isUnit } from "./change.ts";
import type { MistakeClass } from "./classes.ts";

export interface Alternative {
  readonly class: MistakeClass;
  readonly of: Expr;
  /** What it costs more than others of its class. */
  readonly extra?: number;
}

/** What may have been meant by an expression as a whole, where it is known what it should be worth. */
export const allAlternatives = (e: Expr): readonly Alternative[] => [
  ...alternatives(e),
  ...otherBrackets(e).map((one): Alternative => ({ class: "misplaced bracket", ...one })),
  ...throughInverse(e),
];

/** What may have been meant by an expression as a whole. */
export function alternatives(e: Expr): readonly Alternative[] {
  const own = FORMS.flatMap((form) => form(e));
  return isAtom(e) ? [...own, { class: "complement", of: sum(num(1), negate(e)) }] : own;
}

type Form = (e: Expr) => readonly Alternative[];

const reciprocal: Form = (e) =>
  e.kind === "quotient" ? [{ class: "inverted fraction", of: quotient(e.denominator, e.numerator) }] : [];

/** p for 1 - p. */
const complement: Form = (e) => {
  if (e.kind !== "sum" || e.terms.length !== 2) return [];
  const [one, other] = e.terms as [Expr, Expr];
  return isUnit(one) && other.kind === "negation" ? [{ class: "complement", of: other.of }] : [];
};

/** a b + c for a (b + c), also with what is divided. */
const longerBracket: Form = (e) => {
  if (e.kind !== "sum") return [];
  return e.terms.flatMap((term, i) => {
    const rest = e.terms.slice(i + 1);
    const before = e.terms.slice(0, i);
    if (rest.length === 0) return [];
    const around = (wrap: (inner: Expr) => Expr, last: Expr): Alternative => ({
      class: "misplaced bracket",
      of: sum(...before, wrap(sum(last, ...rest))),
    });
    const isNegative = term.kind === "negation";
    const inner = isNegative ? term.of : term;
    const signed = (of: Expr): Expr => (isNegative ? negate(of) : of);
    const found: Alternative[] = isNegative ? [around(negate, inner)] : [];
    if (inner.kind === "product") {
      const last = inner.factors.at(-1) as Expr;
      found.push(around((bracket) => signed(product(...inner.factors.slice(0, -1), bracket)), last));
    }
    if (inner.kind === "quotient") {
      found.push(around((bracket) => signed(quotient(inner.numerator, bracket)), inner.denominator));
    }
    return found;
  });
};

/** a + b/c for (a + b)/c. */
const longerNumerator: Form = (e) => {
  if (e.kind !== "sum") return [];
  return e.terms.flatMap((term, i) => {
    const inner = term.kind === "negation" ? term.of : term;
    if (inner.kind !== "quotient" || i === 0) return [];
    const numerator = term.kind === "negation" ? negate(inner.numerator) : inner.numerator;
    const whole = quotient(sum(...e.terms.slice(0, i), numerator), inner.denominator);
    const rest = e.terms.slice(i + 1);
    return [{ class: "misplaced bracket", of: rest.length > 0 ? sum(whole, ...rest) : whole }];
  });
};

/** a (b + c) for a b + c, and (a + b)/c for a + b/c. */
const shorterBracket: Form = (e) => {
  if (e.kind === "product")
    return e.factors.flatMap((factor, i) => {
      if (factor.kind !== "sum") return [];
      const [first, ...rest] = factor.terms as [Expr, ...Expr[]];
      const others = e.factors.filter((_, j) => j !== i);
      return [{ class: "misplaced bracket", of: sum(product(...others, first), ...rest) }];
    });
  if (e.kind === "quotient" && e.numerator.kind === "sum") {
    const last = e.numerator.terms.at(-1) as Expr;
    const inner = last.kind === "negation" ? last.of : last;
    const divided = quotient(inner, e.denominator);
    return [
      {
        class: "misplaced bracket",
        of: sum(...e.numerator.terms.slice(0, -1), last.kind === "negation" ? negate(divided) : divided),
      },
    ];
  }
  if (e.kind === "quotient" && e.denominator.kind === "sum") {
    const [first, ...rest] = e.denominator.terms as [Expr, ...Expr[]];
    return [{ class: "misplaced bracket", of: sum(quotient(e.numerator, first), ...rest) }];
  }
  return [];
};

/** a b^n for (a b)^n, and the other way round. */
const bracketOfPower: Form = (e) => {
  if (e.kind === "power" && e.base.kind === "product") {
    const last = e.base.factors.at(-1) as Expr;
    return [{ class: "misplaced bracket", of: product(...e.base.factors.slice(0, -1), power(last, e.exponent)) }];
  }
  if (e.kind !== "product") return [];
  const last = e.factors.at(-1);
  return last?.kind === "power"
    ? [{ class: "misplaced bracket", of: power(product(...e.factors.slice(0, -1), last.base), last.exponent) }]
    : [];
};

/** The sum of powers, roots or other functions for that of the sum, with one number in front of all. */
const ofSum: Form = (e) => {
  if (e.kind !== "sum" || e.terms.length < 2) return [];
  const signs = e.terms.map((term) => term.kind === "negation");
  const [first, ...others] = e.terms.map((term) => splitNumber(term.kind === "negation" ? term.of : term));
  if (first === undefined || !others.every((other) => sameExpr(other.number, first.number))) return [];
  return OUTER.flatMap(({ class: kind, open }) => {
    const inside = [first, ...others].map(({ rest }) => open(rest, first.rest));
    const close = inside[0]?.close;
    if (!close || !inside.every((one) => one !== undefined)) return [];
    const scaled = (of: Expr): Expr => (isUnit(first.number) ? of : product(first.number, of));
    const joined = sum(...inside.map((one, i) => (signs[i] ? negate(one.inner) : one.inner)));
    const opposite = sum(...inside.map((one, i) => (signs[i] ? one.inner : negate(one.inner))));
    const found = [scaled(close(joined))];
    // An even power hides the sign of what is squared.
    if (kind === "power of a sum" && signs.includes(true))
      found.push(negate(scaled(close(opposite))), scaled(close(sum(...inside.map((one) => one.inner)))));
    return found.map((of) => ({ class: kind, of }));
  });
};

function splitNumber(e: Expr): { readonly number: Expr; readonly rest: Expr } {
  if (e.kind !== "product" || e.factors[0]?.kind !== "number") return { number: num(1), rest: e };
  return { number: e.factors[0], rest: product(...e.factors.slice(1)) };
}

interface Opened {
  readonly inner: Expr;
  readonly close: (inner: Expr) => Expr;
}

/** What stands inside, when it is of the same kind as the first. */
const OUTER: readonly { readonly class: MistakeClass; readonly open: (e: Expr, first: Expr) => Opened | undefined }[] =
  [
    {
      class: "power of a sum",
      open: (e, first) =>
        e.kind === "power" && first.kind === "power" && sameExpr(e.exponent, first.exponent)
          ? { inner: e.base, close: (inner) => power(inner, e.exponent) }
          : undefined,
    },
    {
      class: "root of a sum",
      open: (e) =>
        e.kind === "call" && e.name === "sqrt" ? { inner: e.arg, close: (inner) => call("sqrt", inner) } : undefined,
    },
    {
      class: "function of a sum",
      open: (e, first) =>
        e.kind === "call" && e.name !== "sqrt" && first.kind === "call" && e.name === first.name
          ? { inner: e.arg, close: (inner) => call(e.name, inner) }
          : undefined,
    },
    {
      class: "function of a sum",
      open: (e, first) =>
        e.kind === "application" && e.args.length === 1 && first.kind === "application" && first.name === e.name
          ? { inner: e.args[0] as Expr, close: (inner) => ({ ...e, args: [inner] }) }
          : undefined,
    },
    {
      class: "function of a sum",
      open: (e, first) =>
        e.kind === "quotient" && first.kind === "quotient" && sameExpr(e.numerator, first.numerator)
          ? { inner: e.denominator, close: (inner) => quotient(e.numerator, inner) }
          : undefined,
    },
  ];

/** s + t for 1/(1/s + 1/t), and for the root of the sum of squares. */
const throughInverse: Form = (e) => {
  if (e.kind !== "sum") return [];
  const over = (map: (term: Expr) => Expr): Expr => sum(...e.terms.map(map));
  return [
    {
      class: "function of a sum",
      of: quotient(
        num(1),
        over((term) => quotient(num(1), term)),
      ),
    },
    {
      class: "root of a sum",
      of: call(
        "sqrt",
        over((term) => power(term, num(2))),
      ),
    },
  ];
};

/** a ln(b) for ln(a b), ln(a)/ln(b) for ln(a/b), and the other way round. */
const acrossFunction: Form = (e) => {
  const moved = (of: Expr): readonly Alternative[] => [{ class: "misplaced bracket", of }];
  if (e.kind === "product") {
    const last = e.factors.at(-1) as Expr;
    if (last.kind !== "call") return [];
    return moved(call(last.name, product(...e.factors.slice(0, -1), last.arg)));
  }
  if (e.kind === "quotient") {
    const [up, down] = [e.numerator, e.denominator];
    if (up.kind !== "call") return [];
    const within = down.kind === "call" && down.name === up.name ? down.arg : down;
    return moved(call(up.name, quotient(up.arg, within)));
  }
  if (e.kind !== "call") return [];
  if (e.arg.kind === "product") {
    const [first, ...rest] = e.arg.factors as [Expr, ...Expr[]];
    return moved(product(first, call(e.name, product(...rest))));
  }
  if (e.arg.kind !== "quotient") return [];
  const { numerator, denominator } = e.arg;
  return [
    ...moved(quotient(call(e.name, numerator), denominator)),
    ...moved(quotient(call(e.name, numerator), call(e.name, denominator))),
  ];
};

/** The power or the function of a sum for the sum of them. */
const termByTerm: Form = (e) => {
  const over = (of: Expr, map: (term: Expr) => Expr): Expr | undefined =>
    of.kind === "sum"
      ? sum(...of.terms.map((term) => (term.kind === "negation" ? negate(map(term.of)) : map(term))))
      : undefined;
  const found = (kind: MistakeClass, of: Expr | undefined): readonly Alternative[] => (of ? [{ class: kind, of }] : []);
  switch (e.kind) {
    case "power":
      return found(
        "power of a sum",
        over(e.base, (term) => power(term, e.exponent)),
      );
    case "call":
      return found(
        e.name === "sqrt" ? "root of a sum" : "function of a sum",
        over(e.arg, (term) => call(e.name, term)),
      );
    case "quotient":
      return found(
        "function of a sum",
        over(e.denominator, (term) => quotient(e.numerator, term)),
      );
    default:
      return [];
  }
};

const FORMS: readonly Form[] = [
  reciprocal,
  complement,
  longerBracket,
  longerNumerator,
  shorterBracket,
  bracketOfPower,
  ofSum,
  acrossFunction,
  termByTerm,
];
