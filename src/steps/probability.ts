/** `probability`: that expressions are probabilities, and that those of all outcomes sum to one. */

import * as z from "zod";
import type { Formula, Quotient } from "../math/expr.ts";
import { relation, sum } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import { settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall } from "./demand.ts";
import { claiming, formula } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { ONE, ZERO } from "./over.ts";
import { printed } from "./prose.ts";

export const probability = stepKind({
  verb: "probability",
  about:
    "That an expression is a probability: it lies between zero and one. Several expressions, as a list or by the names of their outcomes, are the probabilities of all outcomes: each lies between zero and one, and they sum to one.",
  example: `title: A contest between two
symbols:
  x: {is: effort of the first, positive: true}
  y: {is: effort of the second, positive: true}
  d: {is: chance of a draw, in: [0, 1]}
steps:
  - probability:
      the first wins: (1 - d) x/(x + y)
      the second wins: (1 - d) y/(x + y)
      draw: d
`,
  claimField: "probability",
  schema: z.strictObject({
    probability: z
      .union([formula, z.array(formula).min(1), z.record(z.string(), formula)], {
        error: "a formula, a list of formulas, or a mapping from outcomes to formulas",
      })
      .describe("A probability, or those of all outcomes."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const written = listOf(fields.probability);
    const terms = readAll(written, (one) => readExpr(cx, one));
    const [first] = terms ?? [];
    if (!terms || !first) return undefined;
    const setting = settingOf(cx);
    const masses = terms.map((term, i): Mass => {
      const one = written[i] as Written;
      return { term, span: one.span, name: terms.length === 1 ? "the probability" : nameOf(one, i) };
    });
    const whole = terms.length === 1 ? [] : [wholeDemand(setting, masses, cx.span)];
    return {
      sentence:
        terms.length === 1
          ? ["This is a probability:"]
          : ["These are probabilities of all outcomes, which sum to one:"],
      displays: [printed(...terms.map((term) => term.printed))],
      demands: [...masses.flatMap((mass) => massDemands(setting, mass)), ...whole],
      claim: claimText(fields.probability),
      facts: factsOf(masses),
      ...(terms.length === 1 ? { subject: first.meaning } : {}),
      worth: terms.map((term) => ({ kind: "value", of: term.meaning })),
    };
  },
});

type Masses = Written | readonly Written[] | Readonly<Record<string, Written>>;
const isList = (of: Masses): of is readonly Written[] => Array.isArray(of);
const listOf = (of: Masses): readonly Written[] => (isWritten(of) ? [of] : isList(of) ? of : Object.values(of));

const nameOf = ({ key }: Written, i: number): string =>
  key ? `the probability of "${key.text}"` : `probability ${i + 1}`;

/** The probability of one outcome. */
export interface Mass {
  readonly term: Term;
  readonly span: Span;
  readonly name: string;
}

/** It lies between zero and one. */
export function massDemands(setting: Setting, mass: Mass): readonly Demand[] {
  const { term, span, name } = mass;
  const base = { code: "F340", span, sides: [{ what: name, of: term.meaning }] } as const;
  return [
    {
      ...base,
      what: `${name} is at least zero`,
      obligation: forall(setting, relation(">=", term.meaning, ZERO)),
      fault: "This is no probability: it can be negative.",
    },
    {
      ...base,
      what: `${name} is at most one`,
      obligation: forall(setting, relation("<=", term.meaning, ONE)),
      fault: "This is no probability: it can exceed one.",
      ...(term.meaning.kind === "quotient" ? { instead: shareDemands(setting, term.meaning, mass) } : {}),
    },
  ];
}

/** A share is at most one when the whole is positive and no less than the part. */
function shareDemands(setting: Setting, { numerator, denominator }: Quotient, { span, name }: Mass): readonly Demand[] {
  const base = { code: "F340", span, sides: [] } as const;
  const fault = "This is no probability: it can exceed one.";
  return [
    {
      ...base,
      what: `the denominator of ${name} is positive`,
      obligation: forall(setting, relation(">", denominator, ZERO)),
      fault,
      isLemma: true,
    },
    {
      ...base,
      what: `the numerator of ${name} is at most its denominator`,
      obligation: forall(setting, relation("<=", numerator, denominator)),
      fault,
    },
  ];
}

/** All of them together are one. */
export function wholeDemand(setting: Setting, masses: readonly Mass[], span: Span): Demand {
  const whole = sum(...masses.map(({ term }) => term.meaning));
  return {
    what: "the probabilities sum to one",
    obligation: forall(setting, relation("=", whole, ONE)),
    code: "F340",
    fault: "The probabilities do not sum to one.",
    span,
    sides: [{ what: "their sum", of: whole }],
    repairs: masses.map(({ term, span: at }, i) => ({
      claim: term.printed,
      span: at,
      again: (other) => {
        if (other.kind === "relation" || other.kind === "and" || other.kind === "or") return [];
        const others = masses.map((mass, j) => (j === i ? other : mass.term.meaning));
        return [
          forall(setting, relation("=", sum(...others), ONE)),
          forall(setting, relation(">=", other, ZERO)),
          forall(setting, relation("<=", other, ONE)),
        ];
      },
    })),
  };
}

const factsOf = (masses: readonly Mass[]): readonly Formula[] => [
  ...masses.flatMap(({ term }) => [relation(">=", term.meaning, ZERO), relation("<=", term.meaning, ONE)]),
  ...(masses.length === 1 ? [] : [relation("=", sum(...masses.map(({ term }) => term.meaning)), ONE)]),
];
