/**
 * Claims compared through increasing functions: under exp where logarithms are summed, under ln where powers are
 * multiplied, squared where a root stands alone.
 */

import { learn } from "../kernel/conditions.ts";
import { constantValue } from "../kernel/constant.ts";
import { againstZero, assume, isEvident } from "../kernel/facts.ts";
import type { Element, Field } from "../kernel/field.ts";
import {
  fromPolynomial,
  invertElement,
  isZero,
  lowestTerms,
  multiplyElements,
  negateElement,
  ratioOf,
  split,
  splitByRoot,
} from "../kernel/field.ts";
import { attempt } from "../kernel/meter.ts";
import { toElement } from "../kernel/normal.ts";
import type { Evidence, Image, Proof } from "../kernel/obligation.ts";
import { generatorPolynomial } from "../kernel/polynomial.ts";
import { fromElement } from "../kernel/readable.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import { call, num, power, product, relation, sameExpr, sum } from "../math/expr.ts";
import type { Bench } from "./bench.ts";
import { addLemma, matchFact, proveIn } from "./bench.ts";
import { generatorsIn } from "./generators.ts";

/** The goal through images of its sides, whichever map promises to make it simpler. */
export function byImage(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  if (depth <= 1) return undefined;
  const kinds = kindsIn(bench, goal);
  return (
    (kinds.has("ln") ? byExponentials(bench, goal, depth) : undefined) ??
    (kinds.has("power") || haveLogarithms(bench, goal) ? byLogarithms(bench, goal, depth) : undefined) ??
    (kinds.has("root") ? (byRaising(bench, goal, depth) ?? bySquaring(bench, goal, depth)) : undefined)
  );
}

/** Whether the logarithms of both sides are spoken of. */
const haveLogarithms = (bench: Bench, goal: Relation): boolean =>
  [goal.left, goal.right].every((side) =>
    bench.state.field.generators.some((g) => g.kind === "ln" && g.expr.kind === "call" && sameExpr(g.expr.arg, side)),
  );

function kindsIn(bench: Bench, goal: Relation): ReadonlySet<string> {
  const { field } = bench.state;
  const element = attempt(() => toElement(field, againstZero(goal).expr));
  return new Set(element ? generatorsIn(element).map((g) => field.generators[g]?.kind ?? "") : []);
}

/** Under exp, where that leaves no logarithm, nor brings an exponential of something new. */
function byExponentials(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const { field } = bench.state;
  const image = (e: Expr): Expr => call("exp", e);
  const elements = attempt(() => [goal.left, goal.right].map((side) => toElement(field, image(side))));
  const kinds = new Set(elements?.flatMap(generatorsIn).map((g) => field.generators[g]?.kind));
  if (elements === undefined || kinds.has("ln") || kinds.has("exp")) return undefined;
  const then = proofOf(bench, relation(goal.op, image(goal.left), image(goal.right)), depth - 1);
  return then && { by: "image", under: { map: "exp" }, sides: [], then };
}

/** Raised to the index of a root that is one of the sides. */
function byRaising(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const index = [goal.left, goal.right].map(indexOf).find((k) => k !== undefined);
  if (index === undefined) return undefined;
  return byImageOf(bench, { map: "power", exponent: index }, goal, ">=", (e) => power(e, num(index)), depth);
}

function indexOf(e: Expr): number | undefined {
  if (e.kind === "call" && e.name === "sqrt") return 2;
  const exponent = e.kind === "power" ? constantValue(e.exponent) : undefined;
  return exponent && exponent.d > 1n && exponent.d < 20n ? Number(exponent.d) : undefined;
}

/** Under ln, both sides being positive. */
function byLogarithms(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  if (goal.right.kind === "number" && goal.right.value.n === 0n) return undefined;
  return byImageOf(bench, { map: "ln" }, goal, ">", (e) => call("ln", e), depth);
}

function byImageOf(
  bench: Bench,
  under: Image,
  goal: Relation,
  domain: ">" | ">=",
  image: (e: Expr) => Expr,
  depth: number,
): Evidence | undefined {
  const sides: Evidence[] = [];
  for (const side of [goal.left, goal.right]) {
    const evidence = proveIn(bench, bench.state, relation(domain, side, num(0)), 1);
    if (evidence === undefined) return undefined;
    sides.push(evidence);
  }
  const then = proofOf(bench, relation(goal.op, image(goal.left), image(goal.right)), depth - 1);
  return then && { by: "image", under, sides, then };
}

/** A proof of a claim from the state as it is, its conditions proved on the way. */
function proofOf(bench: Bench, claim: Relation, depth: number): Proof | undefined {
  const side: Bench = { ...bench, lemmas: [], signless: new Set() };
  return attempt(() => bench.search?.whole(side, claim, depth));
}

/** A + B r >= 0 for a root r as B r >= -A, squared: the side without the root is treated by its sign. */
function bySquaring(bench: Bench, goal: Relation, depth: number): Evidence | undefined {
  const { op, expr } = againstZero(goal);
  const { field } = bench.state;
  if (op !== ">" && op !== ">=" && op !== "=") return undefined;
  const element = attempt(() => lowestTerms(field, toElement(field, expr)));
  if (element === undefined || isZero(element)) return undefined;
  const cleared = clearedSign(bench, element);
  if (cleared === undefined) return undefined;
  for (const index of [...field.roots].reverse()) {
    const generator = field.generators[index];
    if (generator?.kind !== "root" || generator.index !== 2) continue;
    const halves = splitByRoot(cleared, index);
    if (halves === undefined || isZero(halves[1])) continue;
    const found = squaredIn(bench, goal, op, halves, index, depth);
    if (found) return found;
  }
  return undefined;
}

/** The numerator, when the denominator is positive. */
function clearedSign(bench: Bench, e: Element): Element | undefined {
  if (e.factors.size === 0) return e;
  const { field } = bench.state;
  const below = [...e.factors.values()].map(({ polynomial, exponent }) =>
    power(fromElement(field, fromPolynomial(polynomial)), num(exponent)),
  );
  const isPositive = proveIn(bench, bench.state, relation(">", product(...below), num(0)), 0) !== undefined;
  return isPositive ? fromPolynomial(e.numerator) : undefined;
}

function squaredIn(
  bench: Bench,
  goal: Relation,
  op: ">" | ">=" | "=",
  [plain, factor]: readonly [Element, Element],
  root: number,
  depth: number,
): Evidence | undefined {
  const { field } = bench.state;
  const rooted = multiplyElements(field, factor, fromPolynomial(generatorPolynomial(root)));
  // Whichever side is not negative stands alone: B r against -A, or A against -B r.
  const ways = [
    [rooted, negateElement(plain)],
    [plain, negateElement(rooted)],
  ] as const;
  for (const [left, right] of ways) {
    const claim = relation(op, fromElement(field, left), fromElement(field, right));
    const evidence = byImageOf(bench, { map: "power", exponent: 2 }, claim, ">=", (e) => power(e, num(2)), depth);
    if (evidence && addLemma(bench, claim, { conditions: [], claim: evidence }) !== undefined)
      return proveHere(bench, goal);
  }
  return bySignOfOther(bench, goal, op, plain, rooted, depth);
}

/** Where the side without the root may have either sign: on one the claim is plain, on the other it is squared. */
function bySignOfOther(
  bench: Bench,
  goal: Relation,
  op: ">" | ">=" | "=",
  plain: Element,
  rooted: Element,
  depth: number,
): Evidence | undefined {
  const { field } = bench.state;
  if (op === "=" || depth <= 2 || bench.signless.has("split")) return undefined;
  const on = fromElement(field, plain);
  const shifted = relation(op, sum(on, fromElement(field, rooted)), num(0));
  if (proveIn(bench, bench.state, relation(">=", fromElement(field, rooted), num(0)), 0) === undefined)
    return undefined;
  const side: Bench = { ...bench, signless: new Set(["split"]) };
  const within = (comparison: "<" | "=" | ">"): Evidence | undefined =>
    proveIn(
      side,
      attempt(() => assume(bench.state, relation(comparison, on, num(0)))),
      shifted,
      depth - 2,
    );
  const positive = within(">");
  const zero = positive && within("=");
  const negative = zero && within("<");
  if (negative === undefined || zero === undefined || positive === undefined) return undefined;
  const evidence: Evidence = { by: "split", on, negative, zero, positive };
  if (addLemma(bench, shifted, { conditions: [], claim: evidence }) === undefined) return undefined;
  return proveHere(bench, goal);
}

/** The goal from a lemma that differs from it by factors of known sign. */
const proveHere = (bench: Bench, goal: Relation): Evidence | undefined => proveIn(bench, bench.state, goal, 1);

/** exp(u) > 0 and x^u > 0, of which what is written may only be a part, as lemmas. */
export function positiveGenerators(bench: Bench): void {
  for (const { kind, expr } of [...bench.state.field.generators])
    if (kind === "exp" || kind === "power")
      attempt(() => {
        const claim = relation(">", expr, num(0));
        // What is evident from its inverse is still to be multiplied with.
        if (matchFact(bench, expr)?.strict) return;
        const conditions = conditionsFor(bench, claim);
        if (conditions) addLemma(bench, claim, { conditions, claim: { by: "identity" } });
      });
}

/** exp(x) = exp(x/2)^2 and its like, as lemmas, for exponentials whose arguments are multiples of each other. */
export function multiplesOfExponentials(bench: Bench): void {
  const { field } = bench.state;
  const exponentials = field.generators.flatMap((g) => (g.kind === "exp" ? [g] : []));
  for (const [i, a] of exponentials.entries())
    for (const b of exponentials.slice(i + 1))
      attempt(() => {
        const ratio = ratioOf(lowestTerms(field, multiplyElements(field, a.arg, invertElement(field, b.arg))));
        if (ratio === undefined || ratio[0] <= 0n) return;
        const claim = relation("=", power(a.expr, num(ratio[1])), power(b.expr, num(ratio[0])));
        const sides: Evidence[] = [{ by: "identity" }, { by: "identity" }];
        const then: Proof = { conditions: sides, claim: { by: "identity" } };
        if (!isEvident(bench.state, claim))
          addLemma(bench, claim, { conditions: [], claim: { by: "image", under: { map: "ln" }, sides, then } });
      });
}

/** ln(x y) = ln(x) + ln(y) and its like, as lemmas, for logarithms of products whose factors are positive. */
export function splitLogarithms(bench: Bench): void {
  const { field } = bench.state;
  for (const generator of [...field.generators])
    if (generator.kind === "ln") attempt(() => splitLogarithm(bench, field, generator.expr, generator.arg));
}

function splitLogarithm(bench: Bench, field: Field, written: Expr, arg: Element): void {
  const reduced = lowestTerms(field, arg);
  const { sign, monomial, primitive } = split(reduced.numerator);
  const factors: [Element, number][] = [];
  for (let i = 0; i < monomial.length; i += 2)
    factors.push([fromPolynomial(generatorPolynomial(monomial.charCodeAt(i))), monomial.charCodeAt(i + 1)]);
  if (primitive.size > 1) factors.push([fromPolynomial(primitive), 1]);
  for (const { polynomial, exponent } of reduced.factors.values())
    factors.push([fromPolynomial(polynomial), -exponent]);
  if (factors.length < 2) return;
  const signed = factors.map(([factor, times]) => [positiveForm(bench, factor), times] as const);
  const flips = signed.filter(([form, times]) => form?.flipped && times % 2 !== 0).length + (sign === 1n ? 0 : 1);
  if (flips % 2 !== 0 || signed.some(([form]) => form === undefined)) return;
  const terms = signed.map(([form, times]) => product(num(times), call("ln", (form as Form).expr)));
  const claim = relation("=", written, sum(...terms));
  addByExponential(bench, claim);
}

/** Evidence for each condition under which a claim is defined. */
export function conditionsFor(bench: Bench, claim: Formula): readonly Evidence[] | undefined {
  const conditions: Evidence[] = [];
  for (const lesson of learn(claim, bench.state.functions)) {
    if (lesson.kind === "fact") continue;
    const evidence = proveIn(bench, bench.state, lesson.relation, 1);
    if (evidence === undefined) return undefined;
    conditions.push(evidence);
  }
  return conditions;
}

/** Evidence that compares both sides under exp, where nothing new is to be defined. */
function underExponential(claim: Evidence): Evidence {
  const then: Proof = { conditions: [], claim };
  return { by: "image", under: { map: "exp" }, sides: [], then };
}

/** An equation of logarithms as a lemma: both sides are the same under exp. */
function addByExponential(bench: Bench, claim: Relation): void {
  const conditions = conditionsFor(bench, claim);
  if (conditions === undefined || isEvident(bench.state, claim)) return;
  addLemma(bench, claim, { conditions, claim: underExponential({ by: "identity" }) });
}

interface Form {
  readonly expr: Expr;
  readonly flipped: boolean;
}

/** The factor or its opposite, whichever is positive. */
function positiveForm(bench: Bench, factor: Element): Form | undefined {
  const { field } = bench.state;
  for (const flipped of [false, true]) {
    const expr = fromElement(field, flipped ? negateElement(factor) : factor);
    if (proveIn(bench, bench.state, relation(">", expr, num(0)), 1)) return { expr, flipped };
  }
  return undefined;
}

/** ln(L) against ln(R) for the given equations and inequalities of products with powers. */
export function logarithmsOfRelations(bench: Bench): void {
  for (const f of [...bench.state.given])
    if (f.kind === "relation" && f.op !== "!=" && isOfProducts(bench, f))
      attempt(() => addByExponential(bench, relation(f.op, call("ln", f.left), call("ln", f.right))));
}

/** An equation with powers or exponentials; an inequality with powers whose exponents are no numbers. */
function isOfProducts(bench: Bench, f: Relation): boolean {
  if (f.op === "=") return ["power", "exp"].some((kind) => kindsIn(bench, f).has(kind));
  return [f.left, f.right].every((side) => constantValue(side)?.n !== 0n) && kindsIn(bench, f).has("power");
}
