/** `implicit`: how what equations determine changes with a parameter, by the implicit function theorem. */

import * as z from "zod";
import { normalExpr } from "../kernel/normal.ts";
import { num, relation, sameExpr } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Demand } from "./demand.ts";
import { equality, forall, signDemands, signFormula } from "./demand.ts";
import { first } from "./determinant.ts";
import type { SignWord } from "./fields.ts";
import { claiming, formula, formulaOrList, sign, values } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import { readVariable } from "./held-at.ts";
import type { ImplicitSystem } from "./implicit-system.ts";
import { readSystem } from "./implicit-system.ts";
import type { Content, Hole } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Term } from "./meaning.ts";
import { given, listed, math, printed } from "./prose.ts";

const schema = z.strictObject({
  implicit: z.strictObject(
    {
      equation: formulaOrList
        .describe("The equation that determines the unknown; without it, what `from` names.")
        .optional(),
      equations: formulaOrList.describe("The same for several equations.").optional(),
      for: formulaOrList.describe("The unknowns, as many as there are equations."),
      in: formula.describe("The parameter that varies."),
    },
    { error: "a mapping with `equation`, `for` and `in`" },
  ),
  claim: z
    .union([formula, values], { error: "a formula, or a mapping from each unknown to a formula" })
    .describe("The derivative of the unknown, or of each unknown."),
  sign: sign.describe("The sign of the derivative.").optional(),
  signs: z
    .record(z.string(), sign, { error: "a mapping from unknowns to signs" })
    .describe("The sign of the derivative of each unknown.")
    .optional(),
  ...claiming,
});
type Fields = Read<z.output<typeof schema>>;

export const implicit = stepKind({
  verb: "implicit",
  about:
    "The derivatives of what equations determine, in a parameter, by the implicit function theorem and Cramer's rule. The Jacobian determinant in the unknowns must not be zero, and the claims must hold, wherever the equations and the assumptions do; an unknown is a symbol or a function at given arguments, such as `x(a)`.",
  example: `title: A tax and the effort of a worker
symbols:
  x: {is: effort, positive: true}
  w: {is: wage, positive: true}
functions:
  c: {is: cost of effort, of: [x], increasing: true, strictly convex: true}
steps:
  - implicit: {equation: w - c'(x) = 0, for: x, in: w}
    claim: 1/c''(x)
    sign: positive
`,
  schema,
  read: (fields, cx) => {
    const question = readSystem(cx, fields.implicit);
    if (!question) return undefined;
    const { claim } = fields;
    const opening = openingOf(question);
    if (isWritten(claim) && isHole(claim))
      return {
        ...opening,
        displays: [given(...question.printed)],
        demands: [],
        claim: claim.text,
        facts: [],
        worth: [],
        hole: holeOf(question, claim),
      };
    const claims = readClaims(cx, question, fields);
    return claims && contentOf(question, opening, claims, claimText(claim));
  },
});

const openingOf = ({ unknowns, parameter, span, setting, equations }: ImplicitSystem) => ({
  sentence: [
    "By the implicit function theorem, the derivative of ",
    ...listed(unknowns.map((u) => u.printed)),
    " in ",
    math(parameter.printed),
    ", all else held, where",
  ],
  consistent: [
    {
      given: setting.given,
      span,
      code: "F310",
      fault: `${equations.length === 1 ? "This equation" : "These equations"} cannot hold together with the assumptions.`,
    } as const,
  ],
});

interface Claim {
  readonly index: number;
  readonly term: Term;
  readonly span: Written["span"];
  readonly sign?: Written<SignWord>;
}

function readClaims(cx: Context, { unknowns }: ImplicitSystem, fields: Fields): readonly Claim[] | undefined {
  const { claim, sign: single, signs = {} } = fields;
  const placeOf = (key: Written | undefined): number | undefined => {
    const variable = key && readVariable(cx, key);
    const index = variable ? unknowns.findIndex((u) => sameExpr(u.meaning, variable.meaning)) : -1;
    if (index >= 0 || !variable || !key) return variable ? index : undefined;
    return complain(cx, "F102", key.span, `\`${key.text}\` is not among the unknowns of \`for\`.`);
  };
  const written = isWritten(claim) ? [claim] : Object.values(claim);
  if (written.length === 0)
    return complain(cx, "F102", cx.span, "The claim names no derivative.", "Write `{x: ...}` for the unknown `x`.");
  if (isWritten(claim) && unknowns.length > 1)
    return complain(
      cx,
      "F102",
      claim.span,
      "With several unknowns the claim is a mapping from each to its derivative.",
    );
  if (single && unknowns.length > 1)
    return complain(cx, "F102", single.span, "With several unknowns the signs stand under `signs`, by unknown.");
  const signed = readAll(Object.values(signs), (one) => {
    const index = placeOf(one.key);
    return index === undefined ? undefined : { index, sign: one as Written<SignWord> };
  });
  if (!signed) return undefined;
  const claims = readAll(written, (one): Claim | undefined => {
    const index = isWritten(claim) ? 0 : placeOf(one.key);
    const term = readExpr(cx, one);
    if (index === undefined || !term) return undefined;
    const own = signed.find((other) => other.index === index)?.sign ?? single;
    return { index, term, span: one.span, ...(own ? { sign: own } : {}) };
  });
  const unclaimed = signed.find(({ index }) => !claims?.some((one) => one.index === index));
  if (claims && unclaimed) return complain(cx, "F102", unclaimed.sign.span, "A sign is given of what is not claimed.");
  return claims;
}

function contentOf(
  question: ImplicitSystem,
  opening: ReturnType<typeof openingOf>,
  claims: readonly Claim[],
  text: string,
): Content {
  const { unknowns, parameter, equations, setting, jacobian, derived, span } = question;
  const isRegular = relation("!=", jacobian, num(0));
  const what =
    unknowns.length === 1
      ? `the derivative of the equation in \`${showExpr(unknowns[0]?.printed ?? num(0))}\``
      : "the Jacobian determinant of the equations in the unknowns";
  const regular: Demand = {
    what: `${what} is not zero`,
    obligation: forall(setting, isRegular),
    code: "F330",
    fault: `${what.charAt(0).toUpperCase()}${what.slice(1)} can be zero, where the theorem says nothing.`,
    span,
    sides: [{ what, of: jacobian }],
  };
  const demands = claims.flatMap(({ index, term, span: place, sign: word }) => {
    const name = unknowns.length === 1 ? "the derivative" : `the derivative of \`${nameOf(question, index)}\``;
    const of = derived[index] ?? num(0);
    return [
      equality(setting, { name, of }, { name: "the claim", of: term.meaning, printed: term.printed }, place),
      ...(word ? signDemands(setting, term.meaning, word.text, "the claim", word.span) : []),
    ];
  });
  const facts = claims.flatMap(({ term, sign: word }) =>
    word && word.text !== "ambiguous" ? [signFormula(term.meaning, word.text)] : [],
  );
  const [only, another] = claims;
  return {
    ...opening,
    displays: [
      given(...question.printed),
      {
        ...printed(
          ...claims.map(({ index, term }) =>
            relation("=", first(unknowns[index]?.printed ?? num(0), parameter.printed), term.printed),
          ),
        ),
        words: signWords(claims),
      },
    ],
    demands: [regular, ...demands],
    claim: text,
    facts: [isRegular, ...facts],
    under: equations,
    ...(only && !another ? { subject: only.term.meaning } : {}),
    worth: claims.map(({ term }) => ({ kind: "value", of: term.meaning })),
  };
}

const nameOf = ({ unknowns }: ImplicitSystem, index: number): string => showExpr(unknowns[index]?.printed ?? num(0));

const signWords = (claims: readonly Claim[]): string => {
  const signed = claims.flatMap(({ sign: word }) =>
    word ? [word.text === "ambiguous" ? "of either sign" : word.text] : [],
  );
  const verb = claims.length === 1 ? "is" : "are";
  return signed.length < claims.length ? verb : `${verb} ${signed.join(" and ")}:`;
};

function holeOf({ unknowns, derived }: ImplicitSystem, claim: Written): Hole {
  return {
    span: claim.span,
    candidates: async (oracle) => {
      const forms: (readonly string[])[] = [];
      for (const one of derived) forms.push(await formsOf(one, normalExpr(one), oracle));
      if (unknowns.length === 1) return forms[0] ?? [];
      return [Object.fromEntries(unknowns.map((u, i) => [showExpr(u.printed), forms[i]?.[0] ?? ""]))];
    },
  };
}
