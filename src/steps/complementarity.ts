/**
 * Complements: the gain from more of one variable grows with the other.
 *
 * By its definition the mixed difference over a rectangle is nowhere negative; for a smooth function on a box that is
 * the sign of the mixed derivative inside. A positive mixed derivative suffices for the strict property, and is not
 * necessary.
 */

import { attempt } from "../kernel/meter.ts";
import { substitute, substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import { minus, num, product, relation, sum, sym } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import { isContinuous } from "./continuity.ts";
import type { Domain } from "./convex-domain.ts";
import {
  freshName,
  hasInterior,
  insideAll,
  isKnownInFull,
  namesAround,
  onDomain,
  onInterior,
} from "./convex-domain.ts";
import type { Demand, SpecialCases } from "./demand.ts";
import { definedness, forall } from "./demand.ts";
import type { Variable } from "./determinant.ts";
import { first, second } from "./determinant.ts";

export interface Complements {
  readonly of: Expr;
  readonly domain: Domain;
  readonly isStrict: boolean;
  /** Whether the gain grows, or falls. */
  readonly rises: boolean;
  readonly word: string;
  readonly span: Span;
}

type Pair = readonly [Variable, Variable];

const WORDS = { ">": "positive", "<": "negative", ">=": "nonnegative", "<=": "nonpositive" } as const;
type SignOp = keyof typeof WORDS;

const opOf = (rises: boolean, isStrict: boolean): SignOp => (isStrict ? (rises ? ">" : "<") : rises ? ">=" : "<=");
const against0 = (op: Relation["op"], e: Expr): Relation => relation(op, e, num(0));

/** What is demanded of one pair of variables. */
export function complementarity(claim: Complements, pair: Pair): Demand {
  const { of, domain, isStrict, rises } = claim;
  const [x, y] = pair;
  const mixed = second(of, x, y);
  const name = `the mixed derivative in \`${x.name}\` and \`${y.name}\``;
  const sides = [{ what: name, of: mixed }];
  const op = opOf(rises, isStrict);
  const weak = opOf(rises, false);
  const definition = definitionOf(claim, pair);
  const shown = definition ? [sufficient(claim, definition.what, definition.shown, definition.sides)] : [];
  const isNot = claim.word.endsWith("differences") ? `There are no ${claim.word}` : `This is not ${claim.word}`;
  const necessary: Demand = {
    ...sufficient(claim, `${name} is ${WORDS[weak]}`, forall(insideAll(domain), against0(weak, mixed)), sides),
    code: "F302",
    fault: `${isNot}: ${name} is not always ${WORDS[weak]}.`,
  };
  const refuted: readonly Demand[] = definition?.all
    ? [
        {
          ...necessary,
          isOfOtherPoints: true,
          obligation: definition.all,
          sides: definition.sides,
          fault: `${isNot}: it fails that ${definition.what}.`,
        },
      ]
    : [];
  const cases = [necessary, ...refuted].map((demand) => ({ presumes: [], demand: withoutMark(demand) }));
  const special = (): SpecialCases => ({
    cases,
    isOneEnough: true,
    told: ([i = 0]) => ({ fault: cases[i]?.demand.fault ?? "" }),
  });
  const within = isStrict ? [] : interior(claim, against0(weak, mixed), name);
  const instead = within.length > 0 ? within.map((demand) => ({ ...demand, instead: shown })) : shown;
  return {
    ...sufficient(claim, `${name} is ${WORDS[op]}`, forall(onDomain(domain), against0(op, mixed)), sides),
    special,
    ...(instead.length > 0 ? { instead } : {}),
  };
}

const withoutMark = ({ onlySuffices: _, ...demand }: Demand): Demand => demand;

const sufficient = (
  { word, span }: Pick<Complements, "word" | "span">,
  what: string,
  obligation: Demand["obligation"],
  sides: Demand["sides"] = [],
): Demand => ({
  what,
  obligation,
  code: "F401",
  fault: `It is not decided whether this is ${word}: at the point shown it fails that ${what}, which would suffice and is not necessary.`,
  span,
  sides,
  onlySuffices: true,
});

/** What is continuous keeps on the boundary the weak inequality that holds inside. */
function interior(claim: Complements, inside: Formula, name: string): readonly Demand[] {
  const { of, domain } = claim;
  const room = hasInterior(domain);
  const isClosed = domain.bounds.some(({ op }) => op === "<=" || op === ">=");
  if (!room || !isClosed || !isContinuous(of, domain.over)) return [];
  return [
    sufficient(claim, "there is room between the bounds", forall(domain.others, room)),
    sufficient(claim, "it is defined", forall(onDomain(domain), definedness(of))),
    sufficient(claim, `inside the bounds ${name} has its sign`, forall(onInterior(domain), inside)),
  ];
}

interface Definition {
  readonly what: string;
  readonly shown: Demand["obligation"];
  /** With everything given at all four corners, unless that does not tell them apart from their neighbours. */
  readonly all?: Demand["obligation"];
  readonly sides: Demand["sides"];
}

/** The mixed difference over a rectangle, at the corners of which everything given holds. */
function definitionOf({ of, domain, isStrict, rises }: Complements, [x, y]: Pair): Definition | undefined {
  const taken = namesAround(of, domain);
  const [h, k] = [sym(freshName(["h", "h_1"], taken)), sym(freshName(["k", "k_1"], taken))];
  const up = [x, sum(x, h)] as const;
  const across = [y, sum(y, k)] as const;
  return attempt(() => {
    const corners = [[], [up], [across], [up, across]] as const;
    const [low = of, more = of, other = of, both = of] = corners.map((pairs) => substitute(of, pairs));
    const steps = [against0(">", h), against0(">", k)];
    const at = (facts: readonly Formula[]): readonly Formula[] =>
      corners.flatMap((pairs) => facts.map((f) => substituteFormula(f, pairs)));
    const gain = minus(both, other);
    const before = minus(more, low);
    const inequality = relation(opOf(rises, isStrict), gain, before);
    const within = [...at(domain.bounds), ...steps];
    const grows = rises ? (isStrict ? "grows" : "never falls") : isStrict ? "falls" : "never grows";
    return {
      what: `the gain from more \`${x.name}\` ${grows} with \`${y.name}\``,
      shown: forall(domain.others, inequality, within),
      ...(isKnownInFull(domain)
        ? { all: forall(domain.others, inequality, [...within, ...at(domain.further), ...domain.presumed]) }
        : {}),
      sides: [
        { what: `the gain from \`${h.name}\` more of \`${x.name}\``, of: before },
        { what: `the same gain with \`${k.name}\` more of \`${y.name}\``, of: gain },
      ],
    };
  });
}

/**
 * The Spence-Mirrlees condition: U_x/|U_y| increases in t. Where U_y is not zero its derivative has the sign of
 * U_y (U_xt U_y - U_x U_yt).
 */
export function marginalRate(
  claim: Complements,
  [x, y, t]: readonly [Variable, Variable, Variable],
): readonly Demand[] {
  const { of, domain, isStrict, span } = claim;
  const [inX, inY] = [first(of, x), first(of, y)];
  const numerator = minus(product(first(inX, t), inY), product(inX, first(inY, t)));
  const slope = product(inY, numerator);
  const op = opOf(true, isStrict);
  const setting = { ...domain.others, given: [...onDomain(domain).given, ...domain.further, ...domain.presumed] };
  const monotone = `the derivative of the marginal rate of substitution in \`${t.name}\` is ${isStrict ? "positive" : "nonnegative"}`;
  const named = `the derivative in \`${y.name}\``;
  return [
    {
      what: `${named} is not zero`,
      obligation: forall(setting, against0("!=", inY)),
      code: "F302",
      fault: `${named.charAt(0).toUpperCase()}${named.slice(1)} can be zero, where there is no marginal rate of substitution.`,
      span,
      sides: [{ what: named, of: inY }],
    },
    {
      what: monotone,
      obligation: forall(setting, against0(op, slope)),
      code: "F302",
      fault: `It fails at the point shown that ${monotone}.`,
      span,
      sides: [
        { what: `the derivative in \`${x.name}\``, of: inX },
        { what: named, of: inY },
        { what: "the sign of the change of the marginal rate", of: slope },
      ],
    },
  ];
}
