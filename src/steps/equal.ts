/** `equal`: a chain of equalities, each member equal to the one before. */

import * as z from "zod";
import { attempt } from "../kernel/meter.ts";
import { normalExpr } from "../kernel/normal.ts";
import type { Relation } from "../math/expr.ts";
import { relation } from "../math/expr.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import { settingOf } from "./context.ts";
import { equality } from "./demand.ts";
import { claiming, formula, formulaOrList } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { given, math, printed } from "./prose.ts";

export const equal = stepKind({
  verb: "equal",
  about: "An expression equals another; with a list of claims, each equals the one before.",
  example: `title: The value of a coin toss
about: |
  The expected utility of a fair lottery falls short of the utility of its mean.
symbols:
  w: {is: wealth, positive: true}
  h: {is: what is won or lost, positive: true}
  r: {is: risk aversion, positive: true}
steps:
  - define: u_high
    as: (w + h) - r (w + h)^2/2
  - define: u_low
    as: (w - h) - r (w - h)^2/2
  - equal: 1/2 u_high + 1/2 u_low
    label: "(1)"
    claim:
      - w - r ((w + h)^2 + (w - h)^2)/4
      - (w - r w^2/2) - r h^2/2
`,
  schema: z.strictObject({
    equal: formula.describe("The expression."),
    claim: formulaOrList.describe("What it equals; in a list, each equals the one before."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const start = readExpr(cx, fields.equal);
    const { claim } = fields;
    if (isWritten(claim) && isHole(claim)) return start && hole(start, claim);
    const written = isWritten(claim) ? [claim] : claim;
    const members = readAll(written, (member) => readExpr(cx, member));
    if (!start || !members) return undefined;
    const setting = settingOf(cx);
    const chain = [start, ...members];
    const names = chain.map((_, i) => (i === 0 ? "the expression" : nameOfMember(i, members.length)));
    return {
      sentence: ["We have"],
      displays: [printed(...chain.slice(1).map((member, i) => linkOf(chain[i] as Term, member)))],
      demands: members.map((member, i) =>
        equality(
          setting,
          { name: names[i] ?? "", of: (chain[i] as Term).meaning },
          { name: names[i + 1] ?? "", of: member.meaning, printed: member.printed },
          (written[i] as Written).span,
        ),
      ),
      claim: claimText(claim),
      facts: members.map((member) => relation("=", start.meaning, member.meaning)),
      subject: (members.at(-1) ?? start).meaning,
      worth: members.map((member) => ({ kind: "value", of: member.meaning })),
    };
  },
});

const linkOf = (before: Term, after: Term): Relation => relation("=", before.printed, after.printed);

const nameOfMember = (i: number, count: number): string => (count === 1 ? "the claim" : `member ${i} of the chain`);

const hole = (start: Term, claim: Written): Content => ({
  sentence: [math(start.printed), " equals an expression to be filled in."],
  displays: [given(start.printed)],
  demands: [],
  claim: claim.text,
  facts: [],
  worth: [],
  hole: {
    span: claim.span,
    candidates: (oracle) => formsOf(start.meaning, attempt(() => normalExpr(start.meaning)) ?? start.meaning, oracle),
  },
});
