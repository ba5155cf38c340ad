/** `differential`: the total differential of an expression or an equation, in symbols for the changes. */

import * as z from "zod";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { normalExpr, sameValue } from "../kernel/normal.ts";
import type { Oracle } from "../kernel/ports.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import { isFormula, minus, num, product, relation, sameExpr, someNode, sum } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { adding, equality, implication } from "./demand.ts";
import { first } from "./determinant.ts";
import { claiming, formula, values } from "./fields.ts";
import { readEither } from "./formulas.ts";
import type { HeldAt } from "./held-at.ts";
import { readHeldAt } from "./held-at.ts";
import type { Consistency, Content } from "./kind.ts";
import { claimText, formsOf, isHole, stepKind } from "./kind.ts";
import type { Meant } from "./meaning.ts";
import type { Sentence } from "./prose.ts";
import { given, listed, printed } from "./prose.ts";

export const differential = stepKind({
  verb: "differential",
  about:
    "The total differential of an expression, or of an equation that keeps holding: `changes` names the variables that change and the symbols for their changes; all else is held. Of an equation the claim is an equation between the changes.",
  example: `title: Along an indifference curve
symbols:
  x: {is: bread, positive: true}
  y: {is: wine, positive: true}
  dx: {is: change of bread}
  dy: {is: change of wine}
  u: {is: utility}
steps:
  - differential: {of: x^2 y, changes: {x: dx, y: dy}}
    claim: 2 x y dx + x^2 dy
  - differential: {of: x^2 y = u, changes: {x: dx, y: dy}}
    label: (1)
    claim: 2 x y dx + x^2 dy = 0
  - solve: {equation: (1), for: dy}
    claim: -2 y dx/x
`,
  schema: z.strictObject({
    differential: z.strictObject(
      {
        of: formula.describe("What changes."),
        changes: values.describe("What it changes with, and the symbol of each change: `{x: dx, y: dy}`."),
      },
      { error: "a mapping with `of` and `changes`" },
    ),
    claim: formula.describe("The total differential, or `?` to have it found."),
    ...claiming,
  }),
  read: (fields, cx) => {
    if (Object.keys(fields.differential.changes).length === 0)
      return complain(cx, "F102", cx.span, "`changes` names nothing that changes.", "Write `changes: {x: dx}`.");
    const of = readEither(cx, fields.differential.of);
    const changes = readHeldAt(cx, fields.differential.changes);
    const subject = of && subjectOf(cx, of, fields.differential.of);
    if (!subject || !changes || !checkChanges(cx, subject.meaning, changes)) return undefined;
    const whole = sum(...changes.pairs.map(([v, change]) => product(first(sidesOf(subject.meaning), v), change)));
    const base = {
      sentence: sentenceOf(changes),
      displays: [given(subject.printed)],
      claim: claimText(fields.claim),
    };
    if (isHole(fields.claim)) return { ...base, ...holeOf(whole, isFormula(subject.meaning), fields.claim) };
    const claim = readEither(cx, fields.claim);
    const said = claim && claimOf(cx, claim, isFormula(subject.meaning), fields.claim);
    if (!said) return undefined;
    const setting = isFormula(subject.meaning) ? adding(settingOf(cx), subject.meaning) : settingOf(cx);
    return {
      ...base,
      displays: [...base.displays, { ...printed(said.printed), words: "gives" }],
      demands: [demandOf(setting, whole, said, fields.claim)],
      // Of an equation the symbols for the changes are bound by the claim, so that it says nothing of them elsewhere.
      facts: isFormula(said.meaning) ? [] : [relation("=", whole, said.meaning)],
      subject: said.meaning,
      worth: [{ kind: "value", of: sidesOf(said.meaning) }],
      consistent: isFormula(subject.meaning) ? [possible(setting, fields.differential.of)] : [],
    };
  },
});

/** The claim, or what is differentiated: an expression or one equation. */
type Subject = Meant<Expr | Relation>;

/** The left side less the right side; an expression itself. */
const sidesOf = (of: Expr | Relation): Expr =>
  of.kind !== "relation" ? of : sameExpr(of.right, num(0)) ? of.left : minus(of.left, of.right);

function subjectOf(cx: Context, { printed: shown, meaning }: Meant<Expr | Formula>, at: Written): Subject | undefined {
  const parts = [shown, meaning].flatMap((e): readonly (Expr | Relation)[] => {
    if (e.kind === "relation") return e.op === "=" ? [e] : [];
    return isFormula(e) ? [] : [e];
  });
  const [asPrinted, asMeant] = parts;
  if (asPrinted && asMeant) return { printed: asPrinted, meaning: asMeant };
  return complain(cx, "F102", at.span, "A differential is taken of an expression or of an equation.");
}

function claimOf(cx: Context, claim: Meant<Expr | Formula>, isEquation: boolean, at: Written): Subject | undefined {
  const subject = subjectOf(cx, claim, at);
  if (!subject || isFormula(subject.meaning) === isEquation) return subject;
  return complain(
    cx,
    "F102",
    at.span,
    isEquation
      ? "The differential of an equation is an equation between the changes."
      : "The differential of an expression is an expression.",
  );
}

/** What is differentiated must not speak of the changes. */
function checkChanges(cx: Context, of: Expr | Relation, changes: HeldAt): boolean {
  const symbols = changes.pairs.flatMap(([, change]) => (change.kind === "symbol" ? [change] : []));
  const inside = symbols.find((symbol) => someNode(sidesOf(of), (node) => sameExpr(node, symbol)));
  if (!inside) return true;
  complain(
    cx,
    "F102",
    changes.span,
    `\`${showExpr(inside)}\` stands for a change and in what is differentiated.`,
    "Use a symbol of its own for the change.",
  );
  return false;
}

const possible = ({ given: all }: Setting, { span }: Written): Consistency => ({
  given: all,
  span,
  code: "F310",
  fault: "This equation cannot hold together with the assumptions.",
});

const sentenceOf = ({ printed: pairs }: HeldAt): Sentence => [
  "Differentiating totally, all else held, with the changes ",
  ...listed(pairs.flatMap((pair) => (pair.kind === "relation" ? [pair.right] : []))),
  " in ",
  ...listed(pairs.flatMap((pair) => (pair.kind === "relation" ? [pair.left] : []))),
  ", of",
];

/** The differential is the claim; an equation may also be one that says the same. */
function demandOf(setting: Setting, whole: Expr, said: Subject, at: Written): Demand {
  const itself = equality(
    setting,
    { name: "the total differential", of: whole },
    { name: "the claim", of: sidesOf(said.meaning), printed: sidesOf(said.printed) },
    at.span,
  );
  if (!isFormula(said.meaning)) return itself;
  const condition = { name: "the total differential being zero", formula: relation("=", whole, num(0)) };
  const claim = { name: "the claim", formula: said.meaning };
  return {
    ...itself,
    instead: [implication(setting, condition, claim, at.span), implication(setting, claim, condition, at.span)],
  };
}

function holeOf(
  whole: Expr,
  isEquation: boolean,
  claim: Written,
): Pick<Content, "demands" | "facts" | "worth" | "hole"> {
  const taken = attempt(() => evaluateDerivatives(whole, sameValue)) ?? whole;
  const candidates = async (oracle: Oracle): Promise<readonly string[]> =>
    (await formsOf(taken, normalExpr(taken), oracle)).map((form) => (isEquation ? `${form} = 0` : form));
  return { demands: [], facts: [], worth: [], hole: { span: claim.span, candidates } };
}
