/** `inverse`: the inverse of an expression in a symbol, on its range. */

import * as z from "zod";
import type { Expr, Formula, Sym } from "../math/expr.ts";
import { isFormula, minus, relation } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { adding, definedness, forall, mentions } from "./demand.ts";
import { replace, replaceIn } from "./expand.ts";
import { claiming, formula, name } from "./fields.ts";
import { readExpr, readFormula } from "./formulas.ts";
import { jointSolutions } from "./joint-solutions.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Statement, Term } from "./meaning.ts";
import { interval, isInfinite } from "./model.ts";
import { readFree } from "./over.ts";
import { readSymbols } from "./problem.ts";
import { given, listed, math, printed } from "./prose.ts";

export const inverse = stepKind({
  verb: "inverse",
  about:
    "The inverse of an expression in a symbol, over all values of the symbol that the assumptions leave it: the claim, put behind the expression, gives the symbol back, so that no value is taken twice. `range: [c, d]`, or a statement such as `range: q > 0`, says that the expression takes exactly these values: each of its values lies there, and for each value there the claim is defined, meets the assumptions on the symbol, and is mapped to that value.",
  example: `title: Inverse demand
symbols:
  p: {is: the price, in: [0, a]}
  q: {is: the quantity}
  a: {is: the highest price, positive: true}
  b: {is: how fast demand falls, positive: true}
steps:
  - inverse: {of: (a - p)/b, in: p, as: q, range: [0, a/b]}
    claim: a - b q
`,
  schema: z.strictObject({
    inverse: z.strictObject(
      {
        of: formula.describe("The expression that is inverted."),
        in: name.describe("The symbol that it is a function of."),
        as: name.describe("The symbol for its value, in which the inverse is written."),
        range: z
          .union([formula, interval], { error: "two bounds, or a statement about the value" })
          .describe("All its values: two ends, or a statement about the value.")
          .optional(),
      },
      { error: "a mapping with `of`, `in` and `as`" },
    ),
    claim: formula.describe("The inverse."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variable, as, range } = fields.inverse;
    const question = readQuestion(cx, { of, variable, as, range });
    if (!question) return undefined;
    const { term, from, to, bounds = [] } = question;
    const opening = ["The inverse of ", math(term.printed), " in ", math(from)];
    const on =
      bounds.length > 0 ? [", on ", ...listed(bounds.map((bound) => bound.printed)), ","] : [", on its range,"];
    if (isHole(fields.claim))
      return {
        sentence: [...opening, " is to be filled in."],
        displays: [given(relation("=", to, term.printed))],
        demands: [],
        claim: fields.claim.text,
        facts: [],
        worth: [],
        hole: {
          span: fields.claim.span,
          candidates: async (oracle) => [
            ...jointSolutions([relation("=", term.meaning, to)], [from]).flatMap((pairs) =>
              pairs.map(([, e]) => showExpr(e)),
            ),
            ...(await oracle.solve(minus(term.meaning, to), from.name)).map(showExpr),
          ],
        },
      };
    const claim = readExpr(cx, fields.claim);
    if (!claim) return undefined;
    if (mentions(claim.meaning, from.name))
      return complain(
        cx,
        "F102",
        fields.claim.span,
        `The inverse is a formula in \`${to.name}\`, without \`${from.name}\`.`,
      );
    const back = replace(cx, claim.meaning, [[to, term.meaning]], fields.claim.span);
    const onto = ontoDemands(cx, question, claim, fields.claim);
    if (!back || !onto) return undefined;
    return {
      sentence: [...opening, ...on, " is"],
      displays: [printed(relation("=", from, claim.printed))],
      demands: [
        {
          what: "the expression is defined for each value of the symbol",
          obligation: forall(question.setting, definedness(term.meaning)),
          code: "F402",
          fault: "It is not shown that the expression is defined for each value of the symbol.",
          span: of.span,
          sides: [],
        },
        backDemand(question, claim, back, fields.claim),
        ...onto,
      ],
      claim: claimText(fields.claim),
      facts: [relation("=", back, from)],
      subject: claim.meaning,
      worth: [{ kind: "value", of: claim.meaning }],
    };
  },
});

interface Question {
  readonly term: Term;
  readonly from: Sym;
  readonly to: Sym;
  /** What is assumed of the symbol of which it is a function. */
  readonly domain: readonly Formula[];
  /** What the values meet; absent when the range is not stated. */
  readonly bounds?: readonly Statement[];
  readonly setting: Setting;
}

function readQuestion(
  cx: Context,
  fields: { of: Written; variable: Written; as: Written; range: Range | undefined },
): Question | undefined {
  const term = readExpr(cx, fields.of);
  const [from] = readSymbols(cx, [fields.variable]) ?? [];
  const free = readFree(cx, fields.as);
  if (!term || !from || !free) return undefined;
  const { variable: to, setting } = free;
  if (to.name === from.name || mentions(term.meaning, to.name))
    return complain(cx, "F102", fields.as.span, `\`${to.name}\` stands for the value, and occurs in what has it.`);
  if (!mentions(term.meaning, from.name))
    return complain(cx, "F102", fields.of.span, `\`${from.name}\` does not occur here, so there is no inverse.`);
  const bounds = fields.range && readBounds(cx, to, fields.range);
  if (fields.range && !bounds) return undefined;
  if (bounds?.some(({ meaning }) => mentions(meaning, from.name)))
    return complain(cx, "F102", fields.as.span, `The range speaks of \`${from.name}\`.`);
  const domain = settingOf(cx).given.filter((f) => mentions(f, from.name));
  return { term, from, to, domain, setting, ...(bounds ? { bounds } : {}) };
}

type Range = Written | readonly Written[];

/** A statement about the values, or the ends of their range, either of which may be left open as infinite. */
function readBounds(cx: Context, to: Sym, range: Range): readonly Statement[] | undefined {
  if (isWritten(range)) {
    const statement = readFormula(cx, range);
    return statement && [statement];
  }
  const sides = range.map((end, i) => {
    if (isInfinite(end, i === 0 ? "-" : "")) return "none";
    const term = readExpr(cx, end);
    const bound = (e: Expr): Formula => (i === 0 ? relation("<=", e, to) : relation("<=", to, e));
    return term && { printed: bound(term.printed), meaning: bound(term.meaning) };
  });
  if (sides.includes(undefined)) return undefined;
  return sides.filter((side) => side !== undefined && side !== "none");
}

/** Whatever the symbol was, its value leads back to it. */
function backDemand({ term, from, to, setting }: Question, claim: Term, back: Expr, written: Written): Demand {
  return {
    what: "the claim leads from each value back to where it came from",
    obligation: forall(setting, relation("=", back, from)),
    code: "F301",
    fault: "The claim does not lead from each value back to where it came from.",
    span: written.span,
    sides: [
      { what: "the symbol", of: from },
      { what: "the value", of: term.meaning },
      { what: "the claim there", of: back },
    ],
    repairs: [
      {
        claim: claim.printed,
        again: (other) => {
          // Said with a name for the value, so that it is known what the claim should be worth there.
          if (isFormula(other) || mentions(other, from.name)) return [];
          return [forall(setting, relation("=", from, other), [relation("=", to, term.meaning)])];
        },
      },
    ],
  };
}

/** The range stated is the range: no value lies outside, and each value in it is taken. */
function ontoDemands(cx: Context, question: Question, claim: Term, written: Written): readonly Demand[] | undefined {
  const { term, from, to, domain, bounds, setting } = question;
  const { span } = written;
  if (!bounds) return [];
  const inRange = adding(setting, ...bounds.map(({ meaning }) => meaning));
  const whole = replace(cx, term.meaning, [[from, claim.meaning]], span);
  const within = domain.map((f) => ({ asked: f, claim: replaceIn(cx, f, [[from, claim.meaning]], span) }));
  const values = bounds.map(({ meaning }) => ({
    asked: meaning,
    claim: replaceIn(cx, meaning, [[to, term.meaning]], span),
  }));
  if (!whole || [...within, ...values].some((one) => !one.claim)) return undefined;
  const sided = (of: Expr, what: string) => [{ what, of }];
  return [
    ...values.map(
      ({ asked, claim: made }): Demand => ({
        what: `each value meets \`${showFormula(asked)}\``,
        obligation: forall(setting, made ?? asked),
        code: "F341",
        fault: `A value lies outside of the range: it violates \`${showFormula(asked)}\`.`,
        span,
        sides: sided(term.meaning, "the value"),
      }),
    ),
    {
      what: "each value of the range is taken where the claim says",
      obligation: forall(inRange, relation("=", whole, to)),
      code: "F341",
      fault: "A value of the range is not taken where the claim says.",
      span,
      sides: sided(whole, "the value there"),
    },
    ...within.map(
      ({ asked, claim: made }): Demand => ({
        what: `on the range, the claim meets \`${showFormula(asked)}\``,
        obligation: forall(inRange, made ?? asked),
        code: "F341",
        fault: `A value of the range is not taken: where the claim says, \`${showFormula(asked)}\` does not hold.`,
        span,
        sides: sided(claim.meaning, "the claim"),
      }),
    ),
  ];
}
