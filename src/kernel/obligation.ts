/**
 * What the kernel can be asked, what can be offered in support, and what it answers: plain data, no behaviour.
 *
 * An obligation speaks of all real values of its symbols (and all smooth functions of the declared ranges). A
 * point satisfies a formula when every expression in it is defined there and the formula is true.
 */

import type { Comparison, Expr, Formula, Integral, Limit, Series } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";

/** The sign that a partial derivative of a function has everywhere: orders [1] and ">" of an increasing one. */
export interface SlopeFact {
  readonly orders: readonly number[];
  readonly op: ">" | ">=" | "<" | "<=";
}

/**
 * What is declared of an abstract function: how many arguments it takes, between which bounds it stays, and how it
 * runs. It is smooth, and has what is declared of it, on some interval (or box) around all its arguments.
 */
export interface FunctionFacts {
  readonly arity: number;
  readonly lower?: Rational;
  readonly upper?: Rational;
  readonly slopes?: readonly SlopeFact[];
  /** The name of the function that is its derivative, as the density is that of a distribution function. */
  readonly density?: string;
  /** The name of the function of which it is the inverse. */
  readonly inverseOf?: string;
}
export type Functions = Readonly<Record<string, FunctionFacts>>;

export type Obligation =
  /** At every point that satisfies `given`, `claim` is defined and true. */
  | {
      readonly kind: "forall";
      readonly functions: Functions;
      readonly given: readonly Formula[];
      readonly claim: Formula;
    }
  /** Some point satisfies all of `given`. */
  | { readonly kind: "exists"; readonly functions: Functions; readonly given: readonly Formula[] };

/** A product of facts, c * fact_i^k_i * ... * square_j^2 * ..., with c > 0. */
export interface CertificateTerm {
  readonly coefficient: Rational;
  /** Pairs (index into the list of facts, exponent). A negative exponent needs a strict or nonzero fact. */
  readonly facts: readonly (readonly [number, number])[];
  readonly squares: readonly Expr[];
}
/** A multiple of an equation: multiplier * fact, where the fact says "= 0". */
export interface EquationMultiple {
  readonly fact: number;
  readonly multiplier: Expr;
}

/** General truths that evidence can use, one line each in `axioms.ts`. */
export type AxiomName =
  | "absolute-value"
  | "extremum"
  | "piecewise"
  | "exponential-tangent"
  | "exponential-tangent-strict"
  | "logarithm-tangent"
  | "logarithm-tangent-strict"
  | "sine-bounds"
  | "monotone"
  | "tangent"
  | "tangent-strict"
  | "power-order";

/** Increasing functions whose images can be compared instead: exp, ln on the positives, x^k on the nonnegatives. */
export type Image = { readonly map: "exp" | "ln" } | { readonly map: "power"; readonly exponent: number };

/** A proof sketch that a searcher offers and the kernel re-checks; every index refers to the facts known at that place. */
export type Evidence =
  /** The two sides have the same normal form, or both are numbers. */
  | { readonly by: "identity" }
  /** target = sum of terms + sum of equation multiples, which gives its sign. */
  | {
      readonly by: "combination";
      readonly terms: readonly CertificateTerm[];
      readonly equations: readonly EquationMultiple[];
    }
  /** The facts contradict one another: a combination that is at once positive and zero. */
  | {
      readonly by: "contradiction";
      readonly terms: readonly CertificateTerm[];
      readonly equations: readonly EquationMultiple[];
    }
  /** A + B r = 0 for a square root r of D, since A^2 = B^2 D and A B <= 0. */
  | { readonly by: "conjugate"; readonly root: Expr; readonly norm: Evidence; readonly opposite: Evidence }
  /** sqrt(D) > 0 since D > 0. */
  | { readonly by: "root"; readonly radicand: Evidence }
  /** Prove something first, then use it as a further fact. */
  | { readonly by: "lemma"; readonly claim: Formula; readonly proof: Proof; readonly then: Evidence }
  /** Replace a symbol by the value that fact number `given` (an assumption `symbol = value`) states. */
  | { readonly by: "substitute"; readonly given: number; readonly then: Proof }
  /** The cases on < 0, on = 0, on > 0, each added to the facts. */
  | {
      readonly by: "split";
      readonly on: Expr;
      readonly negative: Evidence;
      readonly zero: Evidence;
      readonly positive: Evidence;
    }
  /** The cases of an assumption that is a disjunction, one evidence for each. */
  | { readonly by: "cases"; readonly given: number; readonly parts: readonly Evidence[] }
  /** One evidence for each part of a conjunction. */
  | { readonly by: "parts"; readonly parts: readonly Evidence[] }
  /** One part of a disjunction holds. */
  | { readonly by: "choose"; readonly part: number; readonly then: Evidence }
  /** Use an instance of a general truth about some expressions as a further fact; see the kernel's list. */
  | { readonly by: "axiom"; readonly name: AxiomName; readonly at: readonly Expr[]; readonly then: Evidence }
  /** Compare the images of both sides under an increasing function, such as exp or a power on the nonnegatives. */
  | { readonly by: "image"; readonly under: Image; readonly sides: readonly Evidence[]; readonly then: Proof }
  /** The facts that speak of one generator alone leave the claim no room, as the roots of their polynomials show. */
  | { readonly by: "univariate"; readonly in: Expr }
  /** Both sides are numbers, which lie in intervals that are apart. */
  | { readonly by: "enclosure" }
  /** The disjunction of l_i = r_i holds since the product of the differences is zero. */
  | { readonly by: "zero-product"; readonly then: Evidence };

/** Evidence for a claim, after evidence for each condition under which the claim is defined. */
export interface Proof {
  readonly conditions: readonly Evidence[];
  readonly claim: Evidence;
}

/** Values for symbols and applications: `at` is a symbol or an application at those values, `value` a closed expression. */
export interface PointEntry {
  readonly at: Expr;
  readonly value: Expr;
}
export type Point = readonly PointEntry[];

/** An antiderivative for an integral, with what makes it one: see the kernel's rule for integrals. */
export interface IntegralEvidence {
  readonly kind: "integral";
  readonly integral: Integral;
  readonly antiderivative: Expr;
  readonly ordered: Proof;
  readonly slope: Proof;
}

/**
 * A closed form, in the index, for a sum or product from `series.from` up to the index: right at the first index, and
 * from each to the next, for every real value of the index.
 */
export interface SeriesEvidence {
  readonly kind: "series";
  readonly series: Series;
  readonly closed: Expr;
  readonly ordered: Proof;
  readonly first: Proof;
  readonly next: Proof;
}

/** A value for a limit, with one approach for each side from which the variable comes; see the kernel's rule for limits. */
export interface LimitEvidence {
  readonly kind: "limit";
  readonly limit: Limit;
  readonly value: Expr;
  readonly approaches: readonly Approach[];
}

/** A term c * exp(rate u) * u^power * ln(u)^log, and how it compares with the leading term of the denominator. */
export interface GrowthTerm {
  /** In the parameters, and in what converges by itself. */
  readonly coefficient: Expr;
  readonly rate: Expr;
  readonly power: Expr;
  readonly log: Expr;
  /** Of the same growth, or smaller by that exponent, the ones before it being equal. */
  readonly size: "same" | "rate" | "power" | "log";
}

/** How an expression in u tends to its limit as u grows without bound; it is described for u beyond 1 and a bound. */
export type Approach =
  /** It is a quotient of two sums of terms. */
  | {
      readonly by: "growth";
      readonly beyond: Expr;
      /** What converges by itself, and to what: the coefficients call them by the inner names 1, 2, ... */
      readonly inner: readonly { readonly of: Expr; readonly value: Expr; readonly approach: Approach }[];
      readonly numerator: readonly GrowthTerm[];
      readonly denominator: readonly GrowthTerm[];
      /** Which term of the denominator outgrows or equals all others. */
      readonly leading: number;
      readonly identity: Argument;
      readonly proof: Proof;
    }
  /** It is a quotient of two functions that tend to zero, and the quotient of their derivatives tends to the limit. */
  | {
      readonly by: "derivatives";
      readonly beyond: Expr;
      readonly numerator: Expr;
      readonly denominator: Expr;
      readonly identity: Argument;
      readonly slope: Proof;
      readonly zeros: readonly [Approach, Approach];
      readonly ratio: Approach;
    };

export type ValueEvidence = IntegralEvidence | SeriesEvidence | LimitEvidence;

/** A proof after values for integrals, sums and limits have been put in. */
export interface Argument {
  readonly values?: readonly ValueEvidence[];
  readonly proof: Proof;
}

/** What a searcher may offer; values for integrals, sums and limits are put in first, in their order. */
export type Proposal = { readonly values?: readonly ValueEvidence[] } & (
  | { readonly kind: "proof"; readonly proof: Proof }
  | { readonly kind: "witness"; readonly point: Point }
  /** A solver's word for a question in the kernel's own words; never kept, never read from a file. */
  | { readonly kind: "solver"; readonly solver: string; readonly script: string; readonly answer: "unsat" }
);

/** Why the kernel did not accept what was offered. */
export type Refusal =
  | { readonly reason: "not-established"; readonly detail: string }
  /** A condition of definedness that the assumptions do not give. */
  | { readonly reason: "undefined"; readonly condition: Formula; readonly at?: Point }
  | { readonly reason: "budget"; readonly operations: number }
  | { readonly reason: "unsupported"; readonly detail: string };

export interface Fact {
  /** The relation of `expr` to zero. */
  readonly op: Exclude<Comparison, "<" | "<=">;
  readonly expr: Expr;
}
