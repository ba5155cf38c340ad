/** Values for limits: the growth of an expression, the sizes of its terms told apart by proofs, l'Hôpital's rule. */

import { constantValue } from "../kernel/constant.ts";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import type { Ground, Premise } from "../kernel/ground.ts";
import {
  converging,
  derivativePremises,
  farOut,
  growing,
  growthClaim,
  growthIdentity,
  sidesOf,
} from "../kernel/limit.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import type { Approach, Argument, GrowthTerm, LimitEvidence, Proof } from "../kernel/obligation.ts";
import type { Expr, Formula, Limit, Sym } from "../math/expr.ts";
import { call, num, quotient, relation, rewrite, someNode, sum } from "../math/expr.ts";
import type { Growth, Term } from "./growth.ts";
import { depends, growthOf, isMoving, rateOf, relativeTo, written } from "./growth.ts";

/** How premises are argued for: without values inside, and with them. */
export interface Court {
  prove(ground: Ground, claim: Formula): Promise<Proof | undefined>;
  argue(premise: Premise): Promise<Argument | undefined>;
  /** The expression with values for the integrals, sums and limits in it. */
  plain(ground: Ground, e: Expr): Promise<Expr | undefined>;
}

/** Limits inside limits, and derivatives of derivatives, are followed so far. */
const DEPTH = 5;
const ZERO = num(0);

interface Found {
  readonly value: Expr;
  readonly approach: Approach;
}

/** The value of a limit with its evidence; undefined when none is found. */
export async function findLimit(ground: Ground, limit: Limit, court: Court): Promise<LimitEvidence | undefined> {
  const u = growing(limit);
  const approaches: Approach[] = [];
  let value: Expr | undefined;
  for (const of of attempt(() => sidesOf(limit)) ?? []) {
    const found = await approach(ground, u, of, court, value);
    if (found === undefined) return undefined;
    approaches.push(found.approach);
    value ??= found.value;
  }
  return value && { kind: "limit", limit, value, approaches };
}

interface Task {
  readonly ground: Ground;
  readonly u: Sym;
  readonly court: Court;
  readonly depth: number;
}

const approach = (
  ground: Ground,
  u: Sym,
  of: Expr,
  court: Court,
  value: Expr | undefined,
): Promise<Found | undefined> => tend({ ground, u, court, depth: DEPTH }, of, value);

/** The limit of an expression as u grows, which must be `wanted` where that is given. */
async function tend(task: Task, of: Expr, wanted?: Expr): Promise<Found | undefined> {
  if (task.depth === 0) return undefined;
  return (await byGrowth(task, of, wanted)) ?? (await byDerivatives(task, of, wanted));
}

const deeper = (task: Task): Task => ({ ...task, depth: task.depth - 1 });

async function byGrowth(task: Task, of: Expr, wanted: Expr | undefined): Promise<Found | undefined> {
  for (const bound of [num(1), ...lowerEnds(of)]) {
    const plain = await task.court.plain(farOut(task.ground, task.u, bound), of);
    const taken = plain && attempt(() => evaluateDerivatives(plain, sameValue));
    const normal = taken && attempt(() => normalExpr(taken));
    for (const shape of [taken, normal]) {
      const found = shape && (await ofShape(task, of, shape, bound, wanted));
      if (found) return found;
    }
  }
  return undefined;
}

/** Where integrals and sums inside begin: their upper ends must lie beyond. */
function lowerEnds(of: Expr): readonly Expr[] {
  const ends: Expr[] = [];
  someNode(of, (node) => {
    if (node.kind === "integral" || node.kind === "series") ends.push(node.from);
    return false;
  });
  return ends.filter((end) => constantValue(end) === undefined);
}

async function ofShape(
  task: Task,
  of: Expr,
  shape: Expr,
  bound: Expr,
  wanted: Expr | undefined,
): Promise<Found | undefined> {
  const inner: { of: Expr; value: Expr; approach: Approach }[] = [];
  const converge = async (part: Expr): Promise<Expr | undefined> => {
    const whole = putIn(part, namesIn(task.u, inner, "of"));
    const known = inner.findIndex((one) => sameValue(one.of, whole) === true);
    if (known >= 0) return converging(task.u, known);
    const found = await tend(deeper(task), whole);
    if (found === undefined) return undefined;
    inner.push({ of: whole, ...found });
    return converging(task.u, inner.length - 1);
  };
  const growth = await growthOf(shape, { u: task.u, converge, leading: (terms) => leadingTerm(task, terms) });
  const lead = growth && (await leadingTerm(task, growth.down));
  const sized = growth && lead && (await sizes(task, growth, lead, converge));
  if (!sized) return undefined;
  const value = wanted ?? limitOf(sized, namesIn(task.u, inner, "value"));
  for (const beyond of [bound, ...furtherBounds(growth, lead)]) {
    const whole = { by: "growth", beyond, inner, ...sized, identity: NOTHING, proof: NOTHING.proof } as const;
    const identity = await premiseOf(() => growthIdentity(task.ground, task.u, of, whole), task.court);
    if (!identity) continue;
    const claim = attempt(() => growthClaim(task.u, value, whole));
    const proof = claim && (await task.court.prove(task.ground, claim));
    return proof && { value, approach: { ...whole, identity, proof } };
  }
  return undefined;
}

type Names = readonly (readonly [string, Expr])[];

const namesIn = (u: Sym, inner: readonly { of: Expr; value: Expr }[], meaning: "of" | "value"): Names =>
  inner.map((one, i) => [converging(u, i).name, one[meaning]] as const);

const NOTHING: Argument = { proof: { conditions: [], claim: { by: "identity" } } };

async function premiseOf(premise: () => Premise, court: Court): Promise<Argument | undefined> {
  const asked = attempt(premise);
  return asked && court.argue(asked);
}

/** The term that no other outgrows; of terms that grow alike, the first. */
async function leadingTerm(task: Task, terms: readonly Term[]): Promise<Term | undefined> {
  const [first, ...others] = terms;
  let lead = first;
  for (const term of others) {
    if (lead === undefined) return undefined;
    if (await sizeOf(task, term, lead)) continue;
    if (!(await sizeOf(task, lead, term))) return undefined;
    lead = term;
  }
  return lead;
}

/** By which exponent a term is smaller than another one; "same" when it grows alike; undefined when it is not known. */
async function sizeOf(task: Task, term: Term, lead: Term): Promise<GrowthTerm["size"] | undefined> {
  const exponents = [
    ["rate", rateOf(term), rateOf(lead)],
    ["power", term.power, lead.power],
    ["log", term.log, lead.log],
  ] as const;
  for (const [name, mine, other] of exponents) {
    if (sameValue(mine, other) === true) continue;
    return (await task.court.prove(task.ground, relation("<", mine, other))) ? name : undefined;
  }
  return "same";
}

interface Sized {
  readonly numerator: readonly GrowthTerm[];
  readonly denominator: readonly GrowthTerm[];
  readonly leading: number;
}

type Converge = (part: Expr) => Promise<Expr | undefined>;

async function sizes(task: Task, { up, down }: Growth, lead: Term, converge: Converge): Promise<Sized | undefined> {
  const numerator = await sizedTerms(task, up, lead, converge);
  const denominator = await sizedTerms(task, down, lead, converge);
  return numerator && denominator && { numerator, denominator, leading: down.indexOf(lead) };
}

async function sizedTerms(
  task: Task,
  terms: readonly Term[],
  lead: Term,
  converge: Converge,
): Promise<readonly GrowthTerm[] | undefined> {
  const sized: GrowthTerm[] = [];
  for (const term of terms) {
    const isNothing = sameValue(term.coefficient, ZERO) === true;
    const size = isNothing ? "same" : await sizeOf(task, term, lead);
    const coefficient = size ? term.coefficient : await balanced(task, term, lead, converge);
    if (coefficient === undefined) return undefined;
    const like = size === undefined || isNothing ? lead : term;
    sized.push({ coefficient, rate: rateOf(like), power: like.power, log: like.log, size: size ?? "same" });
  }
  return sized;
}

/** A term that outgrows the leading one may have a coefficient that vanishes: the two together converge by themselves. */
async function balanced(task: Task, term: Term, lead: Term, converge: Converge): Promise<Expr | undefined> {
  if (!isMoving(term.coefficient, task.u)) return undefined;
  const [scale] = relativeTo([lead], { ...term, coefficient: num(1) });
  return scale && converge(quotient(term.coefficient, written([{ ...scale, coefficient: num(1) }], task.u)));
}

/** What the coefficients of the terms that grow like the leading one tend to. */
function limitOf({ numerator, denominator }: Sized, pairs: Names): Expr {
  const at = (e: Expr): Expr => putIn(e, pairs);
  const total = (terms: readonly GrowthTerm[]): Expr =>
    sum(...terms.filter((t) => t.size === "same").map((t) => at(t.coefficient)));
  const value = quotient(total(numerator), total(denominator));
  return attempt(() => normalExpr(value)) ?? value;
}

function putIn(e: Expr, pairs: Names): Expr {
  return rewrite(e, (node) =>
    node.kind === "symbol" ? (pairs.find(([name]) => name === node.name)?.[1] ?? node) : node,
  );
}

/** From where on the leading term of the denominator may be larger than all others together (Cauchy 1829). */
function furtherBounds(growth: Growth, lead: Term): readonly Expr[] {
  const others = growth.down.filter((t) => t !== lead);
  const ratio = others.map((t) => quotient(call("abs", t.coefficient), call("abs", lead.coefficient)));
  return ratio.length === 0 ? [] : [sum(num(1), ...ratio)];
}

/** l'Hôpital's rule for a quotient of what vanishes. */
async function byDerivatives(task: Task, of: Expr, wanted: Expr | undefined): Promise<Found | undefined> {
  if (of.kind !== "quotient" || ![of.numerator, of.denominator].every((e) => depends(e, task.u))) return undefined;
  const { numerator, denominator } = of;
  const zeros: Approach[] = [];
  for (const part of [numerator, denominator]) {
    const zero = await tend(deeper(task), part, ZERO);
    if (!zero) return undefined;
    zeros.push(zero.approach);
  }
  const [above, below] = zeros as [Approach, Approach];
  const whole = {
    by: "derivatives",
    beyond: num(1),
    numerator,
    denominator,
    identity: NOTHING,
    slope: NOTHING.proof,
    zeros: [above, below],
    ratio: above,
  } as const;
  const premises = attempt(() => derivativePremises(task.ground, task.u, of, whole));
  const identity = premises && (await task.court.argue(premises.identity));
  const slope = identity && (await task.court.prove(premises.sloping.ground, premises.sloping.claim));
  const ratio = slope && (await tend(deeper(task), premises.ratio, wanted));
  return ratio && { value: ratio.value, approach: { ...whole, identity, slope, ratio: ratio.approach } };
}
