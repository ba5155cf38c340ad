/** `problem`: an objective, its choice variables and its constraints with their multipliers. */

import * as z from "zod";
import type { Expr } from "../math/expr.ts";
import { and } from "../math/expr.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { definedness, forall } from "./demand.ts";
import { assume, common, formula, name, nameOrList, words } from "./fields.ts";
import { readAll, readExpr, readFormula } from "./formulas.ts";
import { readVariable } from "./held-at.ts";
import { claimText, stepKind } from "./kind.ts";
import type { Constraint, Problem } from "./lagrangian.ts";
import { isInequality, priced } from "./lagrangian.ts";
import type { Term } from "./meaning.ts";
import type { Display } from "./prose.ts";
import { given, listed, printed } from "./prose.ts";

const constraintSchema = z.strictObject(
  {
    name: name.describe("A name for the constraint."),
    that: formula.describe("One statement with `<=`, `>=` or `=`."),
    multiplier: name.describe("The declared symbol of its multiplier; for an inequality it is not negative."),
    label: words.describe("The number that the paper gives it.").optional(),
  },
  { error: "a mapping with `name`, `that` and `multiplier`" },
);

const schema = z.strictObject({
  problem: name.describe("A name for the problem, by which steps below refer to it."),
  maximize: formula.describe("The objective, when it is to be as large as possible.").optional(),
  minimize: formula.describe("The objective, when it is to be as small as possible.").optional(),
  over: nameOrList.describe("What is chosen."),
  "subject to": z.array(constraintSchema, { error: "a list of constraints" }).describe("The constraints.").optional(),
  ...common,
  assume: assume.optional(),
});
type Fields = Read<z.output<typeof schema>>;

export const problem = stepKind({
  verb: "problem",
  about: "An objective to maximize or minimize over choice variables, and its constraints with their multipliers.",
  example: `title: A household and its budget
symbols:
  x: {is: food, positive: true}
  y: {is: clothing, positive: true}
  p: {is: the price of food, positive: true}
  m: {is: income, positive: true}
  lambda: {is: the value of a further unit of income, nonnegative: true}
steps:
  - problem: household
    maximize: ln(x) + ln(y)
    over: [x, y]
    subject to:
      - {name: budget, that: p x + y <= m, multiplier: lambda, label: "(1)"}
  - foc: {of: household, in: x}
    claim: 1/x - lambda p = 0
`,
  schema,
  read: (fields, cx) => {
    const posed = readProblem(fields, cx);
    if (!posed) return undefined;
    const { problem: p, objective } = posed;
    const constraints: readonly Display[] =
      p.constraints.length === 0 ? [] : [{ ...given(...p.constraints.map((c) => c.printed)), words: "subject to" }];
    const labels = p.constraints.flatMap((c, i) => {
      const label = fields["subject to"]?.[i]?.label;
      return label ? [{ label, facts: [c.relation], presumes: [c.relation], subject: c.relation }] : [];
    });
    return {
      sentence: [`${p.sense === "maximize" ? "Maximize" : "Minimize"} over `, ...listed(posed.over)],
      displays: [printed(objective.printed), ...constraints],
      demands: demandsOf(settingOf(cx), p, fields),
      claim: claimText(fields.maximize ?? fields.minimize),
      facts: [],
      subject: objective.meaning,
      worth: [{ kind: "value", of: objective.meaning }],
      labels,
      poses: p,
    };
  },
});

function readProblem(
  fields: Fields,
  cx: Context,
): { readonly problem: Problem; readonly objective: Term; readonly over: readonly Expr[] } | undefined {
  const written = readObjective(fields, cx);
  const objective = written && readExpr(cx, written);
  const over = readSymbols(cx, isWritten(fields.over) ? [fields.over] : fields.over);
  const constraints = (fields["subject to"] ?? []).map((c) => readConstraint(cx, c));
  const known = constraints.filter((c) => c !== undefined);
  if (!objective || !over || known.length < constraints.length || !checkNames(fields, cx, over, known))
    return undefined;
  const names = over.map((symbol) => symbol.name);
  const sense = fields.maximize ? "maximize" : "minimize";
  return {
    problem: { name: fields.problem.text, sense, objective: objective.meaning, over: names, constraints: known },
    objective,
    over,
  };
}

function readObjective(fields: Fields, cx: Context): Written | undefined {
  const { maximize, minimize } = fields;
  if (maximize && minimize) return complain(cx, "F102", cx.span, "A problem has one of `maximize` and `minimize`.");
  return maximize ?? minimize ?? complain(cx, "F102", cx.span, "A problem needs `maximize` or `minimize`.");
}

/** Declared symbols, each once. */
export function readSymbols(
  cx: Context,
  written: readonly Written[],
): readonly (Expr & { kind: "symbol" })[] | undefined {
  const symbols = readAll(written, (w) => {
    const variable = readVariable(cx, w);
    if (!variable || variable.meaning.kind === "symbol")
      return variable?.meaning as (Expr & { kind: "symbol" }) | undefined;
    return complain(cx, "F102", w.span, `\`${w.text}\` is not a symbol.`);
  });
  const twice = symbols?.findIndex((s, i) => symbols.findIndex((other) => other.name === s.name) < i) ?? -1;
  const again = written[twice];
  return again ? complain(cx, "F109", again.span, `\`${again.text}\` stands here twice.`) : symbols;
}

function readConstraint(cx: Context, fields: Read<z.output<typeof constraintSchema>>): Constraint | undefined {
  const statement = readFormula(cx, fields.that);
  const multiplier = readSymbols(cx, [fields.multiplier])?.[0];
  if (!statement || !multiplier) return undefined;
  const { meaning, printed: written } = statement;
  const isConstraint = meaning.kind === "relation" && ["<=", ">=", "="].includes(meaning.op);
  if (!isConstraint || written.kind !== "relation")
    return complain(cx, "F102", fields.that.span, "A constraint is one statement with `<=`, `>=` or `=`.");
  return { name: fields.name.text, relation: meaning, multiplier: multiplier.name, printed: written };
}

function checkNames(
  fields: Fields,
  cx: Context,
  over: readonly { readonly name: string }[],
  constraints: readonly Constraint[],
): boolean {
  const before = cx.diagnostics.length;
  const multipliers = new Set(over.map((symbol) => symbol.name));
  const names = new Set<string>();
  constraints.forEach((c, i) => {
    const written = fields["subject to"]?.[i];
    if (!written) return;
    if (names.has(c.name)) complain(cx, "F109", written.name.span, `Two constraints are called \`${c.name}\`.`);
    if (multipliers.has(c.multiplier))
      complain(cx, "F109", written.multiplier.span, `\`${c.multiplier}\` already has another part in this problem.`);
    names.add(c.name);
    multipliers.add(c.multiplier);
  });
  const called = fields.problem.text;
  if (cx.vocabulary.problems.has(called) || cx.vocabulary.declarations.has(called))
    complain(cx, "F109", fields.problem.span, `\`${called}\` is declared twice.`, "Rename one of the two.");
  return cx.diagnostics.length === before;
}

function demandsOf(setting: Setting, p: Problem, fields: Fields): readonly Demand[] {
  const defined: Demand = {
    what: "the objective and the constraints are defined",
    obligation: forall(setting, and(...functionsOf(p).map(definedness))),
    code: "F402",
    fault: "The objective or a constraint is not defined everywhere.",
    span: (fields.maximize ?? fields.minimize ?? fields.problem).span,
    sides: [],
  };
  const prices = p.constraints.filter(isInequality).map(
    (c): Demand => ({
      what: `the multiplier \`${c.multiplier}\` is not negative`,
      obligation: forall(setting, priced(c)),
      code: "F302",
      fault: `The multiplier \`${c.multiplier}\` of the constraint \`${c.name}\` can be negative under the assumptions.`,
      span: multiplierSpan(fields, c),
      sides: [],
    }),
  );
  return [defined, ...prices];
}

const functionsOf = (p: Problem): readonly Expr[] => [
  p.objective,
  ...p.constraints.flatMap((c) => [c.relation.left, c.relation.right]),
];

const multiplierSpan = (fields: Fields, c: Constraint) =>
  (fields["subject to"]?.find((written) => written.name.text === c.name)?.multiplier ?? fields.problem).span;

/** The problem that a step names, posed above it. */
export function readPosed(cx: Context, written: Written): Problem | undefined {
  const posed = cx.vocabulary.problems.get(written.text.trim());
  if (!posed) {
    const known = [...cx.vocabulary.problems.keys()].map((called) => `\`${called}\``).join(", ");
    return complain(
      cx,
      "F105",
      written.span,
      `No problem above is called \`${written.text.trim()}\`.`,
      known === "" ? "Pose it with a `problem` step." : `The problems above are ${known}.`,
    );
  }
  cx.restsOn.add(posed.step);
  return posed.problem;
}

/** One of the variables over which a problem is solved. */
export function readChoice(cx: Context, p: Problem, written: Written): (Expr & { kind: "symbol" }) | undefined {
  const symbol = readSymbols(cx, [written])?.[0];
  if (!symbol || p.over.includes(symbol.name)) return symbol;
  const choices = p.over.map((choice) => `\`${choice}\``).join(", ");
  return complain(
    cx,
    "F105",
    written.span,
    `\`${symbol.name}\` is not a choice variable of \`${p.name}\`.`,
    `It is solved over ${choices}.`,
  );
}
