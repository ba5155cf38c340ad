/** `envelope`: how the value of a problem changes with a parameter, by the envelope theorem. */

import * as z from "zod";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import type { Expr, Formula, Sym } from "../math/expr.ts";
import { children, expressionsOf, num, product, relation, sameFormula, someNode, sym, TRUE } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { forall, mentions, sidesOf } from "./demand.ts";
import { differentiated } from "./derivative.ts";
import { replace, replaceIn } from "./expand.ts";
import { roomIn, speaksOfAny } from "./feasible.ts";
import { claiming, formula, sign, values } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import type { HeldAt } from "./held-at.ts";
import { readHeldAt } from "./held-at.ts";
import type { Content } from "./kind.ts";
import { isHole, stepKind } from "./kind.ts";
import type { Problem } from "./lagrangian.ts";
import { binding, isInequality, lagrangian, priced, stationarity } from "./lagrangian.ts";
import { readPosed, readSymbols } from "./problem.ts";
import { listed, math } from "./prose.ts";

export const envelope = stepKind({
  verb: "envelope",
  about:
    "The derivative of the value of a problem in a parameter, by the envelope theorem: that of its Lagrangian with the solution held fixed. The solution put in by `at`, with its multipliers, has to satisfy the Kuhn-Tucker conditions; where it is written out, the total derivative of the value has to be the same. Roy's identity, Shephard's and Hotelling's lemmas are examples. Of an expression instead of a problem, the derivatives in what `at` names have to vanish.",
  example: `title: Hotelling's lemma
symbols:
  q: {is: output, positive: true}
  p: {is: price, positive: true}
  c: {is: slope of marginal cost, positive: true}
steps:
  - problem: profit
    maximize: p q - c q^2/2
    over: q
  - envelope: {of: profit, in: p, at: {q: p/c}}
    claim: p/c
    sign: positive
`,
  schema: z.strictObject({
    envelope: z.strictObject(
      {
        of: formula.describe("The name of a problem, or an expression."),
        in: formula.describe("The parameter that varies."),
        at: values.describe("The solution: the choices and the multipliers, as formulas of the parameters."),
      },
      { error: "a mapping with `of`, `in` and `at`" },
    ),
    claim: formula.describe("The derivative of the value, or `?` to have it found."),
    sign: sign.describe("The sign of the derivative.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const { of, in: written, at } = fields.envelope;
    const solution = readHeldAt(cx, at);
    const [parameter] = readSymbols(cx, [written]) ?? [];
    const problem = solution && readProblem(cx, of, solution);
    if (!solution || !parameter || !problem || !isFree(cx, problem, parameter, solution, written)) return undefined;
    const partial = attempt(() => evaluateDerivatives(derivativeOf(lagrangian(problem), parameter)));
    if (!partial) return complain(cx, "F104", of.span, `The derivative in \`${parameter.name}\` is not taken.`);
    const derived = replace(cx, partial, solution.pairs, solution.span);
    const given = atSolution(cx, problem, solution);
    const conditions = given && solutionDemands(cx, problem, solution, given);
    if (!derived || !conditions) return undefined;
    const content = differentiated(cx, {
      claim: fields.claim,
      sign: fields.sign,
      derived,
      printed: derivativeOf(problem.objective, parameter),
      of: problem.objective,
      varying: [],
      setting: given.setting,
      heldAt: undefined,
      opening: "",
      name: "the derivative of the Lagrangian at the solution",
    });
    if (!content) return undefined;
    const sentence = sentenceOf(cx, of, problem, parameter, solution);
    if (isHole(fields.claim)) return { ...content, sentence };
    const value = replace(cx, problem.objective, solution.pairs, solution.span);
    const total = totalDemand(value, derived, parameter, solution, given.setting);
    return {
      ...content,
      ...(given.presumed.length > 0 ? { under: given.presumed } : {}),
      sentence,
      demands: [...conditions, ...content.demands, ...total],
    };
  },
});

const derivativeOf = (of: Expr, parameter: Sym) => ({ kind: "derivative", of, in: parameter, order: 1 }) as const;

function sentenceOf(cx: Context, of: Written, problem: Problem, parameter: Sym, solution: HeldAt): Content["sentence"] {
  const isPosed = cx.vocabulary.problems.has(of.text.trim());
  const called = isPosed ? [`the problem \`${problem.name}\``] : [math(problem.objective)];
  return [
    "By the envelope theorem, only the direct effect of ",
    math(parameter),
    " on the value of ",
    ...called,
    " counts at ",
    ...listed(solution.printed),
    ": the derivative of the value is",
  ];
}

/** The problem, or an expression that is stationary in what is put in. */
function readProblem(cx: Context, of: Written, solution: HeldAt): Problem | undefined {
  if (!cx.vocabulary.problems.has(of.text.trim())) {
    const term = readExpr(cx, of);
    if (!term) return undefined;
    const over = solution.pairs.flatMap(([key]) => (key.kind === "symbol" ? [key.name] : []));
    if (over.length === solution.pairs.length)
      return { name: showExpr(term.printed), sense: "maximize", objective: term.meaning, over, constraints: [] };
    return complain(cx, "F102", solution.span, "The solution is put in for symbols, not for functions.");
  }
  const posed = readPosed(cx, of);
  if (!posed) return undefined;
  const wanted = [...posed.over, ...posed.constraints.map((c) => c.multiplier)];
  const given = solution.pairs.map(([key]) => (key.kind === "symbol" ? key.name : ""));
  if (wanted.length === given.length && wanted.every((name) => given.includes(name))) return posed;
  return complain(
    cx,
    "F102",
    solution.span,
    `\`at\` gives a value to each of ${wanted.map((name) => `\`${name}\``).join(", ")}.`,
    posed.constraints.length > 0
      ? "The multipliers count: they price the effect of the parameter on the constraints."
      : undefined,
  );
}

const unknownsOf = (problem: Problem): readonly Sym[] =>
  [...problem.over, ...problem.constraints.map((c) => c.multiplier)].map(sym);

/** Whether the parameter can vary by itself, and the solution is one in terms of parameters. */
function isFree(cx: Context, problem: Problem, parameter: Sym, solution: HeldAt, written: Written): boolean {
  const unknowns = unknownsOf(problem);
  if (unknowns.some(({ name }) => name === parameter.name)) {
    complain(cx, "F102", written.span, `\`${parameter.name}\` is chosen in the problem, and no parameter of it.`);
    return false;
  }
  const circular = solution.pairs.findIndex(([, value]) => speaksOfAny(value, unknowns));
  if (circular >= 0) {
    complain(
      cx,
      "F102",
      solution.spans[circular] ?? solution.span,
      "The solution is written with what the problem is solved for.",
      "Write it in terms of parameters, or as a declared function of them.",
    );
    return false;
  }
  const tied = cx.assumptions.find(
    (f) => mentions(f, parameter.name) && !speaksOfAny(f, unknowns) && !speaksOfSolution(f) && isEquation(f),
  );
  if (!tied) return true;
  complain(
    cx,
    "F102",
    written.span,
    `\`${parameter.name}\` is not free to vary here, as \`${showFormula(tied)}\` is given.`,
    "Take the derivative before this is assumed.",
  );
  return false;
}

const isEquation = (f: Formula): boolean => (f.kind === "relation" ? f.op === "=" : f.parts.some(isEquation));

/** Whether it speaks of a declared function, as a solution that is not written out is one of its parameters. */
const speaksOfSolution = (f: Formula | Expr): boolean =>
  ("parts" in f || f.kind === "relation" ? expressionsOf(f) : [f]).some((e) =>
    someNode(e, (node) => node.kind === "application"),
  );

/** What is given at the solution, what of it speaks of the solution as a declared function, and what is to be proved. */
interface AtSolution {
  readonly setting: Setting;
  readonly presumed: readonly Formula[];
  readonly demanded: readonly Formula[];
}

/**
 * What is assumed or cited of the unknowns is taken over only where the solution is a declared function, of which it
 * then speaks; of a solution that is written out, it has to be proved.
 */
function atSolution(cx: Context, problem: Problem, solution: HeldAt): AtSolution | undefined {
  const setting = settingOf(cx);
  const unknowns = unknownsOf(problem);
  const about = setting.given.filter((f) => speaksOfAny(f, unknowns));
  const put = about.map((f) => replaceIn(cx, f, solution.pairs, solution.span));
  const moved = put.filter((f) => f !== undefined);
  if (moved.length < put.length) return undefined;
  const presumed = moved.filter((f, i) => speaksMoreThan(f, about[i]));
  return {
    setting: { ...setting, given: [...setting.given.filter((f) => !about.includes(f)), ...presumed] },
    presumed,
    demanded: about.filter((_, i) => !presumed.includes(moved[i] ?? TRUE)),
  };
}

/** Whether declared functions occur that did not before the solution was put in. */
function speaksMoreThan(after: Formula, before: Formula | undefined): boolean {
  const applied = (f: Formula): ReadonlySet<string> => {
    const found = new Set<string>();
    const visit = (e: Expr): void => {
      if (e.kind === "application") found.add(showExpr(e));
      children(e).forEach(visit);
    };
    for (const e of expressionsOf(f)) visit(e);
    return found;
  };
  const known = before ? applied(before) : new Set<string>();
  return [...applied(after)].some((name) => !known.has(name));
}

/** The solution satisfies the Kuhn-Tucker conditions of the problem. */
function solutionDemands(
  cx: Context,
  problem: Problem,
  solution: HeldAt,
  { setting, demanded }: AtSolution,
): readonly Demand[] | undefined {
  const slack = problem.constraints
    .filter(isInequality)
    .map((c) => relation("=", product(sym(c.multiplier), roomIn(c)), num(0)));
  const asked: readonly (readonly [string, Formula])[] = [
    ...problem.over.map((v) => {
      const slope = attempt(() => evaluateDerivatives(stationarity(problem, v))) ?? stationarity(problem, v);
      return ["the first-order condition", relation("=", slope, num(0))] as const;
    }),
    ...problem.constraints.map((c) => ["the constraint", isInequality(c) ? c.relation : binding(c)] as const),
    ...problem.constraints.filter(isInequality).map((c) => ["dual feasibility", priced(c)] as const),
    ...slack.map((f) => ["complementary slackness", f] as const),
  ];
  const assumed = demanded.filter((f) => !asked.some(([, other]) => sameFormula(f, other)));
  const all = [...asked, ...assumed.map((f) => ["what is given of it,", f] as const)];
  const demands = all.map(([called, condition]): Demand | undefined => {
    const put = replaceIn(cx, condition, solution.pairs, solution.span);
    return (
      put && {
        what: `the solution put in satisfies ${called} \`${showFormula(condition)}\``,
        obligation: forall(setting, put),
        code: "F324",
        fault: `The solution put in does not satisfy ${called} \`${showFormula(condition)}\`, so the envelope theorem does not apply.`,
        span: solution.span,
        sides: sidesOf(put),
      }
    );
  });
  const known = demands.filter((demand) => demand !== undefined);
  return known.length === demands.length ? known : undefined;
}

/** Of a solution that is written out, the value can be differentiated as a whole, with the same result. */
function totalDemand(
  value: Expr | undefined,
  derived: Expr,
  parameter: Sym,
  solution: HeldAt,
  setting: Setting,
): readonly Demand[] {
  if (!value || solution.pairs.some(([, e]) => speaksOfSolution(e))) return [];
  const total = derivativeOf(value, parameter);
  return [
    {
      what: "the total derivative of the value is the derivative of the Lagrangian",
      obligation: forall(setting, relation("=", total, derived)),
      code: "F324",
      fault: "The total derivative of the value is not the derivative of the Lagrangian at what is put in.",
      span: solution.span,
      sides: [
        { what: "the total derivative of the value", of: total },
        { what: "the derivative of the Lagrangian", of: derived },
      ],
    },
  ];
}
