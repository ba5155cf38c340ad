/**
 * The shapes of functions on convex sets, and the ways to show them.
 *
 * Concavity is the sign of all principal minors of the Hessian, inside the set. Strict signs of the leading ones
 * suffice for strict concavity and are not needed: x^4 is strictly convex. Strict signs of the bordered ones suffice
 * for strict quasi-concavity, and weak signs do not suffice for anything (Arrow and Enthoven 1961). So a claim is
 * shown in one of several ways, and is refuted by its definition alone, or by signs that it implies.
 */

import type { Expr, Relation } from "../math/expr.ts";
import { and, call, num, or, relation } from "../math/expr.ts";
import { isContinuous } from "./continuity.ts";
import type { Domain } from "./convex-domain.ts";
import { hasInterior, insideAll, isKnownInFull, onDomain, onInterior } from "./convex-domain.ts";
import type { Demand, Setting, SpecialCases } from "./demand.ts";
import { adding, definedness, forall } from "./demand.ts";
import { bordered, determinant, first, hessian, leading, principal, second, submatrix } from "./determinant.ts";
import type { ShapeClaim } from "./shape.ts";
import { SHAPES, sufficient } from "./shape.ts";
import { definitionOf } from "./shape-definition.ts";

/** One way to show the claim: everything in it has to hold. */
type Way = readonly Demand[];

/** What the claim demands: all of the first way, or else the next. */
export function shapeDemands(claim: ShapeClaim): readonly Demand[] {
  const definition = definitionOf(claim);
  const shown = definition?.shown ? [[definition.shown]] : [];
  const refuted = definition?.refuted ? [definition.refuted] : [];
  const [way, ...others] = [...waysOf(claim), ...shown];
  const cases = [necessity(claim), ...refuted].map((demand) => ({ presumes: [], demand }));
  const special = (): SpecialCases => ({
    cases,
    isOneEnough: true,
    told: ([i = 0]) => ({ fault: cases[i]?.demand.fault ?? "" }),
  });
  const hint = isKnownInFull(claim.domain) ? "" : ` ${DECLARE}`;
  return eitherOf(way ?? [], others).map((demand) => ({ ...demand, fault: `${demand.fault}${hint}`, special }));
}

const DECLARE =
  "What is assumed of a function at one point says nothing of others: how it runs is declared under `functions`.";

/** Where a part of the way is not proved, all of the next way is demanded instead. */
function eitherOf(way: Way, [next, ...others]: readonly Way[]): Way {
  const instead = next && eitherOf(next, others);
  return instead ? way.map((demand) => ({ ...demand, instead })) : way;
}

function waysOf(claim: ShapeClaim): readonly Way[] {
  const { isStrict, isQuasi } = SHAPES[claim.word];
  if (isQuasi) return quasiWays(claim);
  const closed = onDomain(claim.domain);
  if (!isStrict) return [minorsWay(claim, closed, false), ...interiorWay(claim, insideMinors(claim))];
  const strict = minorsWay(claim, closed, true);
  const [onLine, another] = claim.domain.over;
  if (!onLine || another) return [strict];
  // In one variable a second derivative of one sign may vanish, if it does so at single points.
  const isolated = isolatedZeros(claim, "the second derivative", second(claim.of, onLine, onLine), onLine);
  return [strict, [...minorsWay(claim, closed, false), isolated], ...interiorWay(claim, insideMinors(claim))];
}

/** The derivatives of which one differs from zero. */
const ORDERS = [1, 2, 3, 4];

/** What vanishes together with few of its derivatives at most vanishes on no interval. */
function isolatedZeros(claim: ShapeClaim, name: string, of: Expr, variable: Expr): Demand {
  const setting = adding(onDomain(claim.domain), against0("=", of));
  const some = ORDERS.map((order) => against0("!=", { kind: "derivative", of, in: variable, order }));
  return sufficient(claim, `${name} vanishes at single points at most`, forall(setting, or(...some)));
}

function quasiWays(claim: ShapeClaim): readonly Way[] {
  const { isStrict, isConcave } = SHAPES[claim.word];
  const closed = onDomain(claim.domain);
  const [onLine, another] = claim.domain.over;
  const border = borderedWay(claim, closed);
  const insideBorder = borderedWay(claim, onInterior(claim.domain));
  const slope = onLine && !another ? first(claim.of, onLine) : undefined;
  const monotone = slope ? ([">=", "<="] as const).map((op) => monotoneWay(claim, slope, op)) : [];
  if (isStrict)
    return [
      border,
      minorsWay(claim, closed, true),
      ...(onLine && slope ? strictlyOnLine(claim, onLine, slope, monotone) : []),
    ];
  const logarithm = { ...claim, of: call("ln", claim.of) };
  const called = `the logarithm is ${isConcave ? "concave" : "convex"}`;
  return [
    border,
    ...monotone,
    minorsWay(claim, closed, false),
    [
      sufficient(claim, "the objective is positive", forall(closed, against0(">", claim.of))),
      ...minorsWay(logarithm, closed, false).map((demand) => ({ ...demand, what: called })),
    ],
    ...interiorWay(claim, insideMinors(claim)),
    ...interiorWay(claim, insideBorder),
  ];
}

/** In one variable derivatives of one sign may vanish at single points, and on the boundary anything may happen. */
function strictlyOnLine(claim: ShapeClaim, v: Expr, slope: Expr, monotone: readonly Way[]): readonly Way[] {
  const closed = onDomain(claim.domain);
  const isolated = isolatedZeros(claim, "the derivative", slope, v);
  const curved = isolatedZeros(claim, "the second derivative", second(claim.of, v, v), v);
  const inside = [borderedWay(claim, onInterior(claim.domain)), insideMinors(claim)];
  return [
    ...monotone.map((way) => [...way, isolated]),
    [...minorsWay(claim, closed, false), curved],
    ...inside.flatMap((way) => interiorWay(claim, way)),
  ];
}

const monotoneWay = (claim: ShapeClaim, slope: Expr, op: ">=" | "<="): Way => [
  sufficient(claim, `the derivative is ${WORDS[op]}`, forall(onDomain(claim.domain), against0(op, slope)), [
    { what: "the derivative", of: slope },
  ]),
];

const WEAK = { ">": ">=", "<": "<=" } as const;
const WORDS = { ">": "positive", "<": "negative", ">=": "nonnegative", "<=": "nonpositive" } as const;
type SignOp = keyof typeof WORDS;

const against0 = (op: Relation["op"], e: Expr): Relation => relation(op, e, num(0));

/** The strict sign of a principal minor of this size. */
const signOf = (size: number, isConcave: boolean): ">" | "<" => (isConcave && size % 2 === 1 ? "<" : ">");

/** All principal minors of the Hessian with their signs, or the leading ones with strict signs. */
function minorsWay({ of, domain, word, span }: ShapeClaim, setting: Setting, isStrict: boolean): Way {
  const places = isStrict ? leading(domain.over.length) : principal(domain.over.length);
  const minors = places.map((chosen): Minor => {
    const strict = signOf(chosen.length, SHAPES[word].isConcave);
    return { ...minorOf(of, domain, chosen), op: isStrict ? strict : WEAK[strict] };
  });
  return [ofMinors({ word, span }, setting, minors)];
}

interface Minor {
  readonly value: Expr;
  readonly name: string;
  readonly op: SignOp;
}

function minorOf(of: Expr, { over }: Pick<Domain, "over">, chosen: readonly number[]) {
  const names = namesAt(over, chosen);
  const value = determinant(submatrix(hessian(of, over), chosen));
  return { value, name: chosen.length === 1 ? `the second derivative in ${names}` : `the Hessian minor in ${names}` };
}

const namesAt = (over: Domain["over"], chosen: readonly number[]): string =>
  chosen.map((i) => `\`${over[i]?.name ?? ""}\``).join(", ");

const ofMinors = (claim: Pick<ShapeClaim, "word" | "span">, setting: Setting, minors: readonly Minor[]): Demand =>
  sufficient(
    claim,
    minors.map(({ name, op }) => `${name} is ${WORDS[op]}`).join(" and "),
    forall(setting, and(...minors.map(({ op, value }) => against0(op, value)))),
    minors.map(({ name, value }) => ({ what: name, of: value })),
  );

/** The gradient as a border: minors of alternating sign for concave shapes, all negative for convex ones. */
const borderedWay = ({ of, domain, word, span }: ShapeClaim, setting: Setting): Way => [
  ofMinors({ word, span }, setting, borderedMinors(of, domain, SHAPES[word].isConcave)),
];

function borderedMinors(of: Expr, { over }: Domain, isConcave: boolean): readonly Minor[] {
  const whole = bordered([over.map((v) => first(of, v))], hessian(of, over));
  return leading(over.length).map((chosen) => ({
    value: determinant(submatrix(whole, [0, ...chosen.map((i) => i + 1)])),
    name: `the bordered Hessian minor in ${namesAt(over, chosen)}`,
    op: isConcave && chosen.length % 2 === 0 ? ">" : "<",
  }));
}

const insideMinors = (claim: ShapeClaim): Way =>
  minorsWay(claim, onInterior(claim.domain), SHAPES[claim.word].isStrict);

/**
 * What is continuous keeps on the boundary the weak inequality that holds inside; in one variable the strict one as
 * well, since what is concave and linear between two points, or monotone and constant, is so between points inside.
 */
function interiorWay(claim: ShapeClaim, inside: Way): readonly Way[] {
  const { of, domain } = claim;
  const room = hasInterior(domain);
  const isClosed = domain.bounds.some(({ op }) => op === "<=" || op === ">=");
  if (!room || !isClosed || !isContinuous(of, domain.over)) return [];
  return [
    [
      sufficient(claim, "there is room between the bounds", forall(domain.others, room)),
      sufficient(claim, "the objective is defined", forall(onDomain(domain), definedness(of))),
      ...inside.map((demand) => ({
        ...demand,
        what: `inside the bounds ${demand.what}`,
      })),
    ],
  ];
}

/** The weak signs that the shape implies wherever it has an interior. */
function necessity(claim: ShapeClaim): Demand {
  const { of, domain, word, span } = claim;
  const { isQuasi, isConcave } = SHAPES[word];
  const weak = ({ op, ...minor }: Minor): Minor => ({ ...minor, op: op === ">" || op === "<" ? WEAK[op] : op });
  const minors = isQuasi
    ? borderedMinors(of, domain, isConcave).map(weak)
    : principal(domain.over.length).map((chosen) =>
        weak({ ...minorOf(of, domain, chosen), op: signOf(chosen.length, isConcave) }),
      );
  const { onlySuffices: _, ...demand } = ofMinors({ word, span }, insideAll(domain), minors);
  const [only, another] = minors;
  const reason =
    only && !another
      ? `${only.name} is not always ${WORDS[only.op]}`
      : `at the point shown it fails that ${demand.what}`;
  return { ...demand, code: "F302", fault: `The objective is not ${word}: ${reason}.` };
}
