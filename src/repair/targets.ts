/** What a printed claim should be worth, read from what is demanded of it. */

import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { sameValue } from "../kernel/normal.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { And, Expr, Formula, Relation } from "../math/expr.ts";
import {
  expressionsOf,
  isFormula,
  nodesIn,
  relation,
  relationsOf,
  sameExpr,
  sameFormula,
  someNode,
  sym,
} from "../math/expr.ts";
import type { Environment } from "../numeric/approximate.ts";
import { compile } from "../numeric/approximate.ts";
import { rootsOf } from "../numeric/roots.ts";
import type { Target } from "./aim.ts";
import { isAtom, paletteOf, partsOf } from "./change.ts";
import type { Sample, Vector } from "./sample.ts";
import { sampleFor, valuesOf } from "./sample.ts";

/** A claim that can be put to the test with another one in its place. */
export interface Question {
  /** As it is printed, with names that stand for definitions. */
  readonly claim: Expr | Formula;
  /** The same with its definitions written out. */
  readonly meaning: Expr | Formula;
  /** What names in print stand for. */
  readonly definitions: readonly (readonly [name: string, meaning: Expr])[];
  /** What is demanded of a claim. */
  readonly again: (claim: Expr | Formula) => readonly Obligation[];
  /** Values that may be meant. */
  readonly values?: () => readonly Expr[];
}

/** A part of the claim that should be worth something, and the claim with something else in its place. */
export interface Aim extends Target {
  readonly put: (instead: Expr) => Expr | Formula;
  /** What the claim should equal, as the step derives it, and with derivatives taken. */
  readonly derived?: Expr;
  readonly exact?: Expr;
}

type Universal = Obligation & { readonly kind: "forall" };

/** Longer formulas are not searched for what is wrong in them. */
const MOST_PARTS = 400;

const isLong = (of: Expr | Formula): boolean =>
  expressionsOf(of).reduce((count, e) => count + nodesIn(e, MOST_PARTS), 0) >= MOST_PARTS;

/** Every way in which it is known what the claim, or a side of it, should be worth. */
export function aimsOf(question: Question): readonly Aim[] {
  const { claim, meaning } = question;
  if (isLong(meaning)) return [];
  if (isFormula(claim)) return isFormula(meaning) ? aimsAtSides(question, claim, meaning) : [];
  return isFormula(meaning) ? [] : aimsAtValue(question, claim, meaning);
}

/** Stands where the claim stands, to see what is demanded of it. */
const PROBE = sym("\u25a1");
const isProbe = (e: Expr): boolean => e.kind === "symbol" && e.name === PROBE.name;
const speaksOfProbe = (e: Expr): boolean => someNode(e, isProbe);

function aimsAtValue(question: Question, claim: Expr, meaning: Expr): readonly Aim[] {
  const asked = question.again(PROBE).filter((o): o is Universal => o.kind === "forall");
  const equations = asked.flatMap(({ given, claim: demanded }) =>
    relationsOf(demanded)
      .filter(({ op, left, right }) => op === "=" && (speaksOfProbe(left) || speaksOfProbe(right)))
      .map((equation) => ({ equation, given: given.filter((f) => !expressionsOf(f).some(speaksOfProbe)) })),
  );
  const [first] = equations;
  if (first === undefined) return [];
  const { equation, given } = first;
  const derived = isProbe(equation.right) ? equation.left : isProbe(equation.left) ? equation.right : undefined;
  if (derived === undefined || speaksOfProbe(derived)) return aimsAtRoots(question, claim, meaning, equation, given);
  const exact = evaluateDerivatives(derived, sameValue);
  return aimsAtExact(question, claim, meaning, exact, given).map((aim) => ({ ...aim, derived }));
}

function aimsAtExact(
  question: Question,
  claim: Expr,
  meaning: Expr,
  exact: Expr,
  given: readonly Formula[],
): readonly Aim[] {
  const sample = isLong(exact) ? undefined : sampleFor(given, [exact, meaning]);
  if (sample === undefined) return [];
  const known = withDefinitions(sample, question);
  // A name for what is claimed says nothing of it.
  const isNamed = (e: Expr): boolean => isAtom(exact) && someNode(e, (node) => sameExpr(node, exact));
  const palette = paletteOf(
    [claim, exact].flatMap(partsOf).filter((e) => !isNamed(e)),
    known,
    inScope(question, given).filter((e) => !sameExpr(e, exact)),
  );
  return [{ whole: claim, worth: valuesOf(exact, known), sample: known, palette, put: (instead) => instead, exact }];
}

/** Names that may be meant: those for definitions, and the symbols of what is given. */
const inScope = ({ definitions }: Question, given: readonly Formula[]): readonly Expr[] => [
  ...definitions.map(([name]) => sym(name)),
  ...given
    .flatMap(expressionsOf)
    .flatMap(partsOf)
    .filter(({ kind }) => kind === "symbol"),
];

const MOST_VALUES = 4;

/** A value of an unknown is claimed: any solution of the equation, in their order, may be the one that is meant. */
function aimsAtRoots(
  question: Question,
  claim: Expr,
  meaning: Expr,
  { left, right }: Relation,
  given: readonly Formula[],
): readonly Aim[] {
  const values = question.values?.().slice(0, MOST_VALUES) ?? [];
  if (values.length > 0) return values.flatMap((value) => aimsAtExact(question, claim, meaning, value, given));
  const sample = sampleFor(given, [meaning]);
  if (sample === undefined) return [];
  const [a, b, start] = [compile(left), compile(right), compile(meaning)];
  const roots = sample.points.map((at) => {
    const gap = (value: number): number => {
      const within: Environment = { get: (name) => (name === PROBE.name ? value : at.get(name)) };
      return a(within) - b(within);
    };
    return [...rootsOf(gap, start(at))].sort((x, y) => x - y);
  });
  const count = roots[0]?.length ?? 0;
  if (roots.some((list) => list.length !== count)) return [];
  const known = withDefinitions(sample, question);
  const palette = paletteOf(
    [claim, left, right].flatMap(partsOf).filter((e) => !speaksOfProbe(e)),
    known,
  );
  return Array.from({ length: count }, (_, k) => ({
    whole: claim,
    worth: roots.map((list) => list[k] as number),
    sample: known,
    palette,
    put: (instead: Expr) => instead,
  }));
}

/** Where what the claim comes from holds, as an equation at the least, its two sides should be equal. */
function aimsAtSides(question: Question, claim: Formula, meaning: Formula): readonly Aim[] {
  if (claim.kind === "and" && meaning.kind === "and") return aimsAtParts(question, claim, meaning);
  if (claim.kind !== "relation" || meaning.kind !== "relation" || meaning.op === "!=") return [];
  const found = question.again(meaning).find((o): o is Universal => o.kind === "forall" && isSame(o.claim, meaning));
  return found ? aimsAtRelation(question, claim, meaning, found) : [];
}

/** Of several equations each is looked at on its own. */
function aimsAtParts(question: Question, claim: And, meaning: And): readonly Aim[] {
  const found = question
    .again(meaning)
    .find((o): o is Universal => o.kind === "forall" && sameFormula(o.claim, meaning));
  if (found === undefined) return [];
  return claim.parts.flatMap((part, i) => {
    const meant = meaning.parts[i];
    if (part.kind !== "relation" || meant?.kind !== "relation" || meant.op !== "=") return [];
    const whole = (one: Expr | Formula): Expr | Formula =>
      isFormula(one) ? { ...claim, parts: claim.parts.map((other, k) => (k === i ? one : other)) } : one;
    return aimsAtRelation(question, part, meant, found).map((aim) => ({ ...aim, put: (one) => whole(aim.put(one)) }));
  });
}

function aimsAtRelation(question: Question, claim: Relation, meaning: Relation, found: Universal): readonly Aim[] {
  const source = sourceOf(question);
  const edge = meaning.op === "=" ? found.given : source && atEdge(found.given, source);
  const sample = edge && sampleFor(edge, [meaning.left, meaning.right]);
  if (sample === undefined) return [];
  const known = withDefinitions(sample, question);
  const speaksOfLeft = (e: Expr): boolean => someNode(e, (node) => sameExpr(node, claim.left));
  // What is solved for does not come back on the other side.
  const isSolved = isAtom(claim.left) && !speaksOfLeft(claim.right);
  const all = [claim.left, claim.right, ...found.given.flatMap(expressionsOf)].flatMap(partsOf);
  const palette = paletteOf(isSolved ? all.filter((e) => !speaksOfLeft(e)) : all, known);
  const aim = (side: "left" | "right", worth: Vector): Aim => ({
    whole: claim[side],
    worth,
    sample: known,
    palette,
    put: (instead) => ({ ...claim, [side]: instead }),
  });
  const right = aim("right", valuesOf(claim.left, known));
  // What is given a name, or solved for, is not where the mistake is.
  return isSolved ? [right] : [right, aim("left", valuesOf(claim.right, known))];
}

/** The statement that a claim is to follow from, when there is one: it is given whatever the claim speaks of. */
function sourceOf({ again }: Question): Relation | undefined {
  const [asked] = again(relation("=", PROBE, PROBE));
  const last = asked?.given.at(-1);
  return last?.kind === "relation" && last.op !== "!=" ? last : undefined;
}

const isSame = (f: Formula, g: Relation): boolean =>
  f.kind === "relation" && f.op === g.op && sameExpr(f.left, g.left) && sameExpr(f.right, g.right);

/** What is given, with one inequality as the equation of its boundary. */
const atEdge = (given: readonly Formula[], source: Relation): readonly Formula[] =>
  given.map((f) => (isSame(f, source) ? relation("=", source.left, source.right) : f));

/** The sample with values for names that stand for definitions as well. */
function withDefinitions(sample: Sample, { definitions }: Question): Sample {
  if (definitions.length === 0) return sample;
  const meanings = definitions.map(([name, meaning]) => [name, compile(meaning)] as const);
  const points = sample.points.map((at): Environment => {
    const values = new Map(meanings.map(([name, value]) => [name, value(at)]));
    return { get: (name) => values.get(name) ?? at.get(name) };
  });
  return { ...sample, points, known: new Map() };
}
