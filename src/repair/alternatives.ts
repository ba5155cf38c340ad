/** Other expressions that people mean when they write one: brackets, powers of sums, complements, reciprocals. */

import type { Expr } from "../math/expr.ts";
import { call, negate, num, power, product, quotient, sameExpr, sum } from "../math/expr.ts";
import { isAtom } from "./change.ts";
import type { MistakeClass } from "./classes.ts";

export interface Alternative {
  readonly class: MistakeClass;
  readonly of: Expr;
}

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
  return one.kind === "number" && one.value.n === one.value.d && other.kind === "negation"
    ? [{ class: "complement", of: other.of }]
    : [];
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

/** The sum of powers, roots or other functions for that of the sum. */
const ofSum: Form = (e) => {
  if (e.kind !== "sum" || e.terms.length < 2) return [];
  const terms = e.terms.map((term) => (term.kind === "negation" ? term.of : term));
  const signed = (inner: Expr, i: number): Expr => (e.terms[i]?.kind === "negation" ? negate(inner) : inner);
  const [first] = terms as [Expr];
  const joined = (open: (term: Expr) => Expr | undefined, close: (inner: Expr) => Expr): Expr | undefined => {
    const inner = terms.map(open);
    return inner.every((part) => part !== undefined) ? close(sum(...inner.map(signed))) : undefined;
  };
  const found: Alternative[] = [];
  const add = (kind: MistakeClass, of: Expr | undefined): void => {
    if (of) found.push({ class: kind, of });
  };
  if (first.kind === "power") {
    const { exponent } = first;
    add(
      "power of a sum",
      joined(
        (term) => (term.kind === "power" && sameExpr(term.exponent, exponent) ? term.base : undefined),
        (inner) => power(inner, exponent),
      ),
    );
  }
  if (first.kind === "call") {
    const { name } = first;
    add(
      name === "sqrt" ? "root of a sum" : "function of a sum",
      joined(
        (term) => (term.kind === "call" && term.name === name ? term.arg : undefined),
        (inner) => call(name, inner),
      ),
    );
  }
  if (first.kind === "application" && first.args.length === 1)
    add(
      "function of a sum",
      joined(
        (term) =>
          term.kind === "application" && term.name === first.name && term.args.length === 1 ? term.args[0] : undefined,
        (inner) => ({ ...first, args: [inner] }),
      ),
    );
  if (first.kind === "quotient")
    add(
      "function of a sum",
      joined(
        (term) =>
          term.kind === "quotient" && sameExpr(term.numerator, first.numerator) ? term.denominator : undefined,
        (inner) => quotient(first.numerator, inner),
      ),
    );
  return found;
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
  termByTerm,
];
