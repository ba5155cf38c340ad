/**
 * The rules by which evidence establishes a claim.
 *
 * `establish` returns true when the claim holds wherever everything known in the state holds, given that the claim
 * is defined there; otherwise it throws Stop. Nothing else in the system can make a claim proved.
 */

import type { Expr, Formula, Relation } from "../math/expr.ts";
import { expressionsOf, minus, num, product, relation, sameExpr, someNode } from "../math/expr.ts";
import { imageOf, instanceOf } from "./axioms.ts";
import type { Certificate } from "./certificate.ts";
import { certifies, mustBeDefined } from "./certificate.ts";
import { conditionsOf, learn } from "./conditions.ts";
import { constantValue } from "./constant.ts";
import type { State } from "./facts.ts";
import {
  addLesson,
  againstZero,
  assume,
  emptyState,
  isEvident,
  sameValues,
  withoutDerivatives,
  writtenFacts,
} from "./facts.ts";
import {
  copyField,
  fromPolynomial,
  isZero,
  multiplyElements,
  negateElement,
  raiseElement,
  splitByRoot,
  subtractElements,
  zeroElement,
} from "./field.ts";
import type { Meter } from "./meter.ts";
import { Stop } from "./meter.ts";
import { sameValue, toElement } from "./normal.ts";
import { holdsOfNumbers } from "./numbers.ts";
import type { Evidence, Proof } from "./obligation.ts";
import { fromElement } from "./readable.ts";
import { substituteFormula } from "./substitute.ts";
import { followsUnivariately } from "./univariate.ts";
import { isWritten } from "./written.ts";

/** The largest power whose images are compared. */
const IMAGE_LIMIT = 60;

/** Where the maps are increasing: everywhere, or on what is in this relation to zero. */
const IMAGE_DOMAINS = { exp: "any", ln: ">", power: ">=" } as const;

/** Thrown through `establish` when a condition of definedness is what fails. */
export class Undefined extends Stop {
  readonly condition: Formula;
  constructor(condition: Formula) {
    super("refused", "A condition of definedness does not follow from what is given.");
    this.condition = condition;
  }
}

/** Whether an equation has equal sides as it stands, and is defined by what is given as that stands. */
export function isIdentity(given: readonly Formula[], claim: Formula, meter: Meter): boolean {
  if (claim.kind !== "relation" || claim.op !== "=" || sameValues(claim, meter) !== true) return false;
  const conditions = conditionsOf(claim);
  if (conditions.length === 0) return true;
  const facts = writtenFacts(given);
  return conditions.every((condition) => {
    const { op, expr } = againstZero(condition);
    return isWritten(facts, op, expr);
  });
}

/** Establishes that the claim is defined, condition by condition, and then that it holds. */
export function establishProof(state: State, claim: Formula, proof: Proof): true {
  const known = establishConditions(state, claim, proof.conditions);
  return establish(known, withoutDerivatives(claim), proof.claim);
}

/** The state enriched by the conditions under which the claim is defined; evidence is taken in their order. */
function establishConditions(state: State, claim: Formula, evidence: readonly Evidence[]): State {
  let known = state;
  let next = 0;
  for (const lesson of learn(claim, state.functions)) {
    if (lesson.kind === "demand") {
      establishCondition(known, lesson.relation, evidence[next]);
      next += 1;
    }
    known = addLesson(known, lesson.relation);
  }
  return known;
}

/** Throws Undefined when the condition does not follow. */
function establishCondition(state: State, condition: Relation, evidence: Evidence | undefined): true {
  if (isEvident(state, condition)) return true;
  if (evidence === undefined) throw new Undefined(condition);
  try {
    return establish(state, condition, evidence);
  } catch (stop) {
    throw stop instanceof Stop && stop.reason === "refused" ? new Undefined(condition) : stop;
  }
}

/** Establishes a claim that is known to be defined. Throws Stop when the evidence does not show it. */
function establish(state: State, claim: Formula, evidence: Evidence): true {
  switch (evidence.by) {
    case "identity":
      return must(claim.kind === "relation" && isEvident(state, claim), "The two sides differ in normal form.");
    case "combination":
      return establishCombination(state, claim, evidence);
    case "contradiction":
      return must(certifies(state, ">", zeroElement, evidence), "The combination does not contradict itself.");
    case "conjugate":
      return establishConjugate(state, claim, evidence);
    case "root":
      return establishRoot(state, claim, evidence.radicand);
    case "lemma":
      establishProof(state, evidence.claim, evidence.proof);
      return establish(assume(state, evidence.claim), claim, evidence.then);
    case "substitute":
      return establishSubstitution(state, claim, evidence.given, evidence.then);
    case "split":
      return establishSplit(state, claim, evidence);
    case "cases":
      return establishCases(state, claim, evidence.given, evidence.parts);
    case "parts":
      return establishParts(state, claim, evidence.parts);
    case "choose":
      return establishChoice(state, claim, evidence.part, evidence.then);
    case "axiom":
      return establish(assume(state, saidBy(state, evidence)), claim, evidence.then);
    case "image":
      return establishImage(state, claim, evidence);
    case "univariate":
      return establishUnivariately(state, claim, evidence.in);
    case "enclosure":
      return must(holdsOfNumbers(relationOf(claim), state.field.meter), "No enclosure shows the claim.");
    case "zero-product":
      return establish(state, relation("=", vanishingProduct(claim), num(0)), evidence.then);
    default:
      // Evidence can come from a file: a kind that is not listed establishes nothing.
      throw new Stop("refused", "The evidence is of no known kind.");
  }
}

function must(holds: boolean, otherwise: string): true {
  if (!holds) throw new Stop("refused", otherwise);
  return true;
}

function relationOf(claim: Formula): Relation {
  if (claim.kind !== "relation") throw new Stop("refused", "The evidence is for a single relation.");
  return claim;
}

function establishCombination(state: State, claim: Formula, certificate: Certificate): true {
  const { op, expr } = againstZero(relationOf(claim));
  return must(
    certifies(state, op, toElement(state.field, expr), certificate),
    "The certificate does not add up to the claim.",
  );
}

/** E = A + B r with r^2 = D, r >= 0: E = 0 when A^2 = B^2 D and A B <= 0, for then A = -B r. */
function establishConjugate(state: State, claim: Formula, evidence: Evidence & { by: "conjugate" }): true {
  const { field } = state;
  const { op, expr } = againstZero(relationOf(claim));
  must(op === "=" || op === ">=", "A conjugate shows an equation.");
  const element = toElement(field, expr);
  const root = field.generators.findIndex((g) => g.kind === "root" && g.index === 2 && sameExpr(g.expr, evidence.root));
  const generator = field.generators[root];
  if (generator?.kind !== "root") throw new Stop("refused", "The evidence names a root that does not occur.");
  const halves = splitByRoot(fromPolynomial(element.numerator), root);
  if (halves === undefined) throw new Stop("refused", "The root stands in a denominator.");
  const [plain, factor] = halves;
  const norm = subtractElements(
    field,
    raiseElement(field, plain, 2),
    multiplyElements(field, raiseElement(field, factor, 2), generator.radicand),
  );
  if (!isZero(norm)) establish(state, relation("=", fromElement(field, norm), num(0)), evidence.norm);
  const opposite = negateElement(multiplyElements(field, plain, factor));
  return establish(state, relation(">=", fromElement(field, opposite), num(0)), evidence.opposite);
}

/** sqrt(D) > 0 and sqrt(D) != 0 follow from D > 0. */
function establishRoot(state: State, claim: Formula, radicand: Evidence): true {
  const { op, left, right } = relationOf(claim);
  must(right.kind === "number" && right.value.n === 0n && (op === ">" || op === "!="), "A root is compared with zero.");
  return establish(state, relation(">", radicandOf(left), num(0)), radicand);
}

function radicandOf(e: Expr): Expr {
  if (e.kind === "call" && e.name === "sqrt") return e.arg;
  if (e.kind === "call" && e.name === "abs") return product(e.arg, e.arg);
  if (e.kind === "power" && e.exponent.kind === "quotient") {
    const { numerator, denominator } = e.exponent;
    if (numerator.kind === "number" && numerator.value.n > 0n && denominator.kind === "number") return e.base;
  }
  throw new Stop("refused", "The claim is not about a root.");
}

/** Where symbol = value holds, a formula and its image under the substitution have the same truth. */
function establishSubstitution(state: State, claim: Formula, index: number, then: Proof): true {
  const given = state.given[index];
  if (given?.kind !== "relation" || given.op !== "=")
    throw new Stop("refused", "The evidence substitutes by no equation.");
  const { left, right } = given;
  // A constant stays: that an exponent is a number, and not a symbol, decides where a power is defined.
  must(constantValue(left) === undefined, "The equation gives no value to anything.");
  must(!someNode(right, (node) => sameExpr(node, left)), "The value contains what it replaces.");
  const pairs = [[left, right]] as const;
  const replaced = state.given.map((f) => substituteFormula(f, pairs));
  const spoken = state.spoken.map((f) => substituteFormula(f, pairs));
  const fresh = emptyState(state.functions, state.field, spoken);
  return establishProof(replaced.reduce(assume, fresh), substituteFormula(claim, pairs), then);
}

function establishSplit(state: State, claim: Formula, evidence: Evidence & { by: "split" }): true {
  mustBeDefined(state, evidence.on);
  establishCase(state, relation("<", evidence.on, num(0)), claim, evidence.negative);
  establishCase(state, relation("=", evidence.on, num(0)), claim, evidence.zero);
  return establishCase(state, relation(">", evidence.on, num(0)), claim, evidence.positive);
}

/** Two generators may have equal values in one case only, so what a case adds to the field stays in it. */
function establishCase(state: State, where: Formula, claim: Formula, evidence: Evidence): true {
  return establish(assume({ ...state, field: copyField(state.field) }, where), claim, evidence);
}

function establishCases(state: State, claim: Formula, index: number, parts: readonly Evidence[]): true {
  const given = state.given[index];
  if (given?.kind !== "or" || given.parts.length !== parts.length)
    throw new Stop("refused", "The evidence takes apart no disjunction of that many parts.");
  return must(
    given.parts.every((part, i) => establishCase(state, part, claim, parts[i] as Evidence)),
    "A case fails.",
  );
}

function establishParts(state: State, claim: Formula, parts: readonly Evidence[]): true {
  if (claim.kind !== "and" || claim.parts.length !== parts.length)
    throw new Stop("refused", "The evidence has another number of parts than the claim.");
  return must(
    claim.parts.every((part, i) => establish(state, part, parts[i] as Evidence)),
    "A part fails.",
  );
}

function establishChoice(state: State, claim: Formula, index: number, then: Evidence): true {
  const part = claim.kind === "or" ? claim.parts[index] : undefined;
  if (part === undefined) throw new Stop("refused", "The evidence chooses an alternative that does not exist.");
  return establish(state, part, then);
}

/** What an axiom says, where its expressions are known to be defined and its demands to hold. */
function saidBy(state: State, { name, at }: Evidence & { by: "axiom" }): Formula {
  for (const e of at) mustBeSpokenOf(state, e);
  const { says, demands } = instanceOf(name, at, state.functions);
  for (const demand of [...conditionsOf(says), ...demands])
    must(isEvident(state, demand), "An axiom is used where what it demands is not known.");
  return says;
}

/** A function has its declared course around the arguments at which the obligation applies it, and nowhere else. */
function mustBeSpokenOf(state: State, e: Expr): void {
  if (e.kind !== "application") return;
  const isIt = (node: Expr): boolean =>
    node.kind === "application" &&
    node.name === e.name &&
    node.args.length === e.args.length &&
    node.args.every((arg, i) => sameValue(arg, e.args[i] as Expr));
  const isSpokenOf = state.spoken.flatMap(expressionsOf).some((spoken) => someNode(spoken, isIt));
  must(isSpokenOf, "An axiom is used of a function at an argument that the claim does not speak of.");
}

/** An increasing function keeps the order of its arguments: L and R compare as exp(L) and exp(R) do. */
function establishImage(state: State, claim: Formula, { under, sides, then }: Evidence & { by: "image" }): true {
  const { op, left, right } = relationOf(claim);
  const exponent = under.map === "power" ? under.exponent : 1;
  must(exponent % 1 === 0 && exponent >= 1 && exponent <= IMAGE_LIMIT, "The exponent is no counting number.");
  // Evidence can come from a file: the map may be one that is not increasing.
  must(Object.hasOwn(IMAGE_DOMAINS, under.map), "The evidence maps both sides by no increasing function.");
  const domain = IMAGE_DOMAINS[under.map];
  if (domain !== "any")
    for (const [i, side] of [left, right].entries())
      establish(state, relation(domain, side, num(0)), sides[i] as Evidence);
  const image = (e: Expr): Expr => imageOf(under.map, exponent, e);
  return establishProof(state, relation(op, image(left), image(right)), then);
}

function establishUnivariately(state: State, claim: Formula, unknown: Expr): true {
  const { numerator, scale, factors } = toElement(state.field, unknown);
  const [m = "", another] = numerator.keys();
  const isGenerator = m.length === 2 && m.charCodeAt(1) === 1 && another === undefined && factors.size === 0;
  must(isGenerator && scale === 1n && numerator.get(m) === 1n, "The evidence names no single unknown.");
  const target = claim.kind === "or" && claim.parts.length === 0 ? undefined : againstZero(relationOf(claim));
  const element = target && { op: target.op, element: toElement(state.field, target.expr) };
  return must(
    followsUnivariately(state, m.charCodeAt(0), element),
    "The claim does not follow from what is known of the one unknown.",
  );
}

/** (l_1 - r_1) ... (l_n - r_n), which is zero exactly when one of the equations holds. */
function vanishingProduct(claim: Formula): Expr {
  if (claim.kind !== "or" || claim.parts.length === 0)
    throw new Stop("refused", "The claim is no list of alternatives.");
  return product(
    ...claim.parts.map((part) => {
      if (part.kind !== "relation" || part.op !== "=") throw new Stop("refused", "An alternative is no equation.");
      return minus(part.left, part.right);
    }),
  );
}
