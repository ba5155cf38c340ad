/**
 * Assumptions that a claim may lack: signs of what occurs in it, orders and products of pairs, signs of factors.
 *
 * Each is only a guess. Whoever asks has the claim checked with it; the order is that of how little is assumed.
 */

import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import {
  expressionsOf,
  minus,
  negate,
  num,
  product,
  quotient,
  relation,
  relationsOf,
  sameExpr,
  sameFormula,
  sum,
} from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import { atomsOf } from "./edits.ts";

type Sign = ">=" | "<=" | "!=" | ">" | "<";

/** A relation to zero, and how it reads. */
export interface Assumption {
  readonly on: Expr;
  readonly op: Sign;
  readonly formula: Relation;
}

/** What allows equality comes first, as it assumes less. */
const SIGNS: readonly Sign[] = [">=", "<=", "!=", ">", "<"];
const MOST_ATOMS = 6;

/** Guesses, those about one thing before those about two; none says the same as the claim. */
export function assumptionsFor(
  claim: Formula,
  about: readonly Expr[],
  conditions: readonly Formula[],
): readonly Assumption[] {
  const atoms = atomsOf([...expressionsOf(claim), ...about]).slice(0, MOST_ATOMS);
  const pairs = atoms.flatMap((a, i) => atoms.slice(i + 1).map((b) => [a, b] as const));
  const relations = relationsOf(claim);
  const factors = relations.flatMap((r) => factorsOf(r, atoms));
  const subjects = [
    ...conditions.flatMap(relationsOf).map((r) => againstZero(r)),
    ...atoms,
    ...factors,
    ...pairs.map(([a, b]) => minus(a, b)),
    ...pairs.map(([a, b]) => product(a, b)),
    ...pairs.map(([a, b]) => sum(a, b)),
  ];
  const whole = relations.map((r) => ({ op: r.op, of: minus(r.left, r.right) }));
  // That the sides of an inequality differ says less than the inequality.
  const isRestated = (e: Expr, sign: Sign): boolean =>
    whole.some(
      ({ op, of }) => (sign !== "!=" || op === "!=" || op === "=") && (isSame(of, e) || isSame(of, negate(e))),
    );
  // A factor that takes more words than the claim says nothing that is simpler.
  const isLong = ({ on, op, formula }: Assumption): boolean =>
    op !== "!=" && factors.includes(on) && showFormula(formula).length >= showFormula(claim).length;
  const distinct = subjects.filter((e, i) => !subjects.slice(0, i).some((other) => sameExpr(other, e)));
  const asGiven = conditions.flatMap(relationsOf).flatMap(asAssumption);
  const guesses = distinct.flatMap((on) =>
    SIGNS.filter((op) => !isRestated(on, op)).map((op): Assumption => ({ on, op, formula: readable(on, op) })),
  );
  const isNew = (guess: Assumption): boolean => !asGiven.some(({ formula }) => sameFormula(formula, guess.formula));
  return [...asGiven, ...guesses.filter((guess) => isNew(guess) && !isLong(guess))];
}

const isSame = (a: Expr, b: Expr): boolean => sameExpr(a, b) || attempt(() => sameValue(a, b)) === true;

const isZero = (e: Expr): boolean => e.kind === "number" && e.value.n === 0n;
const againstZero = ({ left, right }: Relation): Expr => (isZero(right) ? left : minus(left, right));

/** A condition of definedness as it stands. */
function asAssumption(r: Relation): readonly Assumption[] {
  return r.op === "=" ? [] : [{ on: againstZero(r), op: r.op, formula: r }];
}

/** Whether one says at least as much as the other about the same expression. */
export const isStronger = (one: Assumption, other: Assumption): boolean =>
  sameExpr(one.on, other.on) && (one.op === other.op || (IMPLIED[one.op] ?? []).includes(other.op));

const IMPLIED: Partial<Record<Sign, readonly Sign[]>> = { ">": [">=", "!="], "<": ["<=", "!="] };

/** The proper factors of the difference of both sides: as printed, and with the factors of its normal form set apart. */
function factorsOf(r: Relation, atoms: readonly Expr[]): readonly Expr[] {
  const difference = againstZero(r);
  const printed = [difference, ...(isZero(r.left) ? [r.right] : [])].flatMap(printedFactors);
  const normal = attempt(() => normalExpr(difference));
  return [...printed, ...(normal ? normalFactors(normal, atoms) : [])].filter((e) => e.kind !== "number");
}

function printedFactors(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "product":
      return e.factors.flatMap(printedFactors);
    case "quotient":
      return [e.numerator, e.denominator].flatMap(printedFactors);
    case "power":
      return printedFactors(e.base);
    case "negation":
      return printedFactors(e.of);
    default:
      return [e];
  }
}

/** What is left of the numerator without the atoms that divide it, and the denominators. */
function normalFactors(normal: Expr, atoms: readonly Expr[]): readonly Expr[] {
  const [above, below] = normal.kind === "quotient" ? [normal.numerator, [normal.denominator]] : [normal, []];
  let rest = above;
  for (const atom of atoms) {
    const divided = attempt(() => normalExpr(quotient(rest, atom)));
    if (divided && divided.kind !== "quotient") rest = divided;
  }
  return [rest, ...below.flatMap(printedFactors)];
}

/** "a >= b" rather than "a - b >= 0". */
function readable(e: Expr, op: Sign): Relation {
  const terms = e.kind === "sum" ? e.terms : [e];
  const added = terms.filter((term) => term.kind !== "negation");
  const taken = terms.flatMap((term) => (term.kind === "negation" ? [term.of] : []));
  if (terms.length < 2 || taken.length === 0) return relation(op, e, num(0));
  return added.length === 0
    ? relation(OPPOSITE[op], sum(...taken), num(0))
    : relation(op, sum(...added), sum(...taken));
}

const OPPOSITE: Readonly<Record<Sign, Sign>> = { ">=": "<=", "<=": ">=", "!=": "!=", ">": "<", "<": ">" };
