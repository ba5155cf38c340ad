/** `limit`: what an expression tends to, a value or infinity. */

import * as z from "zod";
import type { Comparison, Expr, Formula, Sym, Toward } from "../math/expr.ts";
import { negate, num, quotient, relation, sameExpr } from "../math/expr.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { equality, forall, mentions } from "./demand.ts";
import { claiming, formula, name } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { Content } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { isInfinite } from "./model.ts";
import { readSymbols } from "./problem.ts";
import type { Sentence } from "./prose.ts";
import { given, math, printed } from "./prose.ts";

type Infinity = "inf" | "-inf";

export const limit = stepKind({
  verb: "limit",
  about:
    "What an expression tends to as a symbol tends to a value, from one side or both, or grows without bound: another expression, or `inf`, which demands that the expression keeps its sign and that its reciprocal tends to zero.",
  example: `title: Many Cournot firms
symbols:
  a: {is: the highest price anyone pays, positive: true}
  c: {is: the cost of a unit, positive: true}
  n: {is: the number of firms, positive: true}
assume:
  - a > c
steps:
  - limit: {of: (a + n c)/(n + 1), in: n, to: inf}
    claim: c
    note: With many firms the price is the cost of a unit.
`,
  schema: z.strictObject({
    limit: z.strictObject(
      {
        of: formula.describe("The expression."),
        in: name.describe("The symbol that tends somewhere; what is assumed of it does not count here."),
        to: formula.describe("A value, `inf` or `-inf`."),
        from: z
          .enum(["above", "below"], { error: "`above` or `below`" })
          .optional()
          .describe("The side from which a value is approached; both without it."),
      },
      { error: "a mapping with `of`, `in` and `to`" },
    ),
    claim: formula.describe("What it tends to: an expression, `inf` or `-inf`."),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: variable, to, from } = fields.limit;
    const term = readExpr(cx, of);
    const [v] = readSymbols(cx, [variable]) ?? [];
    const toward = readToward(cx, to, from);
    if (!term || !v || !toward) return undefined;
    if (isHole(fields.claim))
      return complain(cx, "F102", fields.claim.span, "The value of a limit is not looked for.", "Write it as `claim`.");
    const tends: Tends = { term, v, toward, setting: settingOf(cx) };
    const infinite = infinityOf(fields.claim);
    if (infinite) return divergent(tends, infinite, fields.claim);
    const claim = readExpr(cx, fields.claim);
    if (!claim) return undefined;
    if (mentions(claim.meaning, v.name) || (typeof toward !== "string" && mentions(toward.at, v.name)))
      return complain(
        cx,
        "F102",
        fields.claim.span,
        `The limit, or what the symbol tends to, is written with \`${v.name}\` itself.`,
      );
    const taken = limitOf(tends, term.meaning);
    return {
      sentence: [...approaching(tends), ", we have"],
      displays: [printed(relation("=", limitOf(tends, term.printed), claim.printed))],
      demands: [
        equality(
          tends.setting,
          { name: "the limit", of: taken },
          { name: "the claim", of: claim.meaning, printed: claim.printed },
          fields.claim.span,
        ),
      ],
      claim: claimText(fields.claim),
      facts: [relation("=", taken, claim.meaning)],
      subject: claim.meaning,
      worth: [{ kind: "value", of: claim.meaning }],
    };
  },
});

interface Tends {
  readonly term: Term;
  readonly v: Sym;
  readonly toward: Toward;
  readonly setting: Setting;
}

const infinityOf = (written: Written): Infinity | undefined =>
  isInfinite(written, "") ? "inf" : isInfinite(written, "-") ? "-inf" : undefined;

function readToward(cx: Context, to: Written, from: Written<"above" | "below"> | undefined): Toward | undefined {
  const infinite = infinityOf(to);
  if (infinite && from)
    return complain(cx, "F102", from.span, "Infinity is approached from one side only.", "Leave `from` out.");
  if (infinite) return infinite;
  const at = readExpr(cx, to);
  return at && { at: at.meaning, from: from?.text ?? "both" };
}

const limitOf = ({ v, toward }: Tends, of: Expr): Expr => ({ kind: "limit", of, in: v.name, toward });

const approaching = ({ v, toward }: Tends): Sentence => {
  if (typeof toward === "string")
    return ["As ", math(v), toward === "inf" ? " grows without bound" : " falls without bound"];
  const side = toward.from === "both" ? "" : ` from ${toward.from}`;
  return ["As ", math(v), " tends to ", math(toward.at), side];
};

/** That it grows beyond all bounds: it keeps the sign on the way there, and its reciprocal vanishes. */
function divergent(tends: Tends, infinite: Infinity, claim: Written): Content {
  const { term, setting } = tends;
  const reciprocal = quotient(num(1), term.meaning);
  const op: Comparison = infinite === "inf" ? ">" : "<";
  const sign = relation(op, term.meaning, num(0));
  const word = infinite === "inf" ? "positive" : "negative";
  const demands: readonly Demand[] = [
    {
      what: `the expression is ${word} on the way`,
      obligation: forall(onTheWay(tends), sign),
      code: "F302",
      fault: `The expression is not always ${word} on the way to the limit.`,
      span: claim.span,
      sides: [{ what: "the expression", of: term.meaning }],
    },
    {
      what: "its reciprocal tends to zero",
      obligation: forall(setting, relation("=", limitOf(tends, reciprocal), num(0))),
      code: "F301",
      fault: "The reciprocal does not tend to zero, so the expression stays within bounds.",
      span: claim.span,
      sides: [],
    },
  ];
  const words = `${infinite === "inf" ? "grows" : "falls"} without bound`;
  return {
    sentence: [...approaching(tends), `, the following ${words}:`],
    displays: [given(term.printed)],
    demands,
    claim: claimText(claim),
    facts: [],
    worth: [],
  };
}

/** Of what is given about the variable only what holds all the way counts: a bound that it leaves behind. */
function onTheWay({ v, toward, setting }: Tends): Setting {
  const isBehind = (f: Formula): boolean => toward === "inf" && isLowerBound(f, v);
  const kept = setting.given.filter((f) => !mentions(f, v.name) || isBehind(f));
  return { ...setting, given: [...kept, ...nearby(v, toward)] };
}

/** v > c or v >= c with c free of v. */
function isLowerBound(f: Formula, v: Sym): boolean {
  if (f.kind !== "relation") return false;
  const { op, left, right } = f;
  if (op === ">" || op === ">=") return sameExpr(left, v) && !mentions(right, v.name);
  return (op === "<" || op === "<=") && sameExpr(right, v) && !mentions(left, v.name);
}

function nearby(v: Sym, toward: Toward): readonly Formula[] {
  if (toward === "inf") return [relation(">", v, num(1))];
  if (toward === "-inf") return [relation("<", v, negate(num(1)))];
  const op = { above: ">", below: "<", both: "!=" } as const;
  return [relation(op[toward.from], v, toward.at)];
}
