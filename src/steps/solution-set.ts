/** What a claim about all solutions demands: that nothing is missing, and that each solution is one. */

import { conditionsOf } from "../kernel/conditions.ts";
import { differentiate } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { sameValue } from "../kernel/normal.ts";
import type { Obligation } from "../kernel/obligation.ts";
import { substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula, Relation, Sym } from "../math/expr.ts";
import { and, FALSE, isFormula, minus, num, or, relation } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Context } from "./context.ts";
import type { Demand, Repair, Setting, SpecialCases } from "./demand.ts";
import { exists, forall, mentions, sidesOf } from "./demand.ts";
import { replace, replaceIn } from "./expand.ts";
import type { Assignment } from "./joint-solutions.ts";
import { casesAfter, jointSolutions } from "./joint-solutions.ts";

/** What is to be solved, for what, under which assumptions. */
export interface Question {
  readonly unknowns: readonly Sym[];
  readonly equations: readonly Formula[];
  readonly printed: readonly Formula[];
  readonly setting: Setting;
}

/** One claimed solution. */
export interface Root {
  readonly pairs: Assignment;
  readonly printed: readonly Formula[];
  /** The values as they are printed, and where. */
  readonly claimed?: readonly Expr[];
  readonly spans?: readonly Span[];
  readonly span: Span;
}

/** Cases of cases that are told apart on the way to completeness. */
const MOST_STAGES = 24;

/** A claim that lacks more is not completed: there may be others still. */
const MOST_ROOTS_COMPLETED = 8;

/** A claimed solution as a statement: x = 1 and y = 2. */
export const statementOf = ({ pairs }: Pick<Root, "pairs">): Formula =>
  and(...pairs.map(([symbol, value]) => relation("=", symbol, value)));
const anyOf = (roots: readonly Pick<Root, "pairs">[]): Formula =>
  roots.length === 0 ? FALSE : or(...roots.map(statementOf));

/** "-a", or "x = 1, y = 2". */
const wordsOf = ({ pairs }: Pick<Root, "pairs">): string => {
  const [first, another] = pairs;
  return another || !first
    ? pairs.map(([symbol, value]) => `${symbol.name} = ${showExpr(value)}`).join(", ")
    : showExpr(first[1]);
};

/** As it stands in a file. */
const yamlOf = (root: Pick<Root, "pairs">): string =>
  root.pairs.length > 1 ? `{${wordsOf(root).replaceAll(" =", ":")}}` : wordsOf(root);
const claimOf = (roots: readonly Pick<Root, "pairs">[]): string =>
  roots.length === 0 ? "none" : roots.length === 1 && roots[0] ? yamlOf(roots[0]) : `[${roots.map(yamlOf).join(", ")}]`;

/** Whatever solves the equations is one of the claimed solutions. */
export function completenessOf(question: Question, roots: readonly Root[], span: Span): Demand {
  const none = roots.length === 0;
  return {
    what: none ? "there is no solution" : "every solution is among those claimed",
    obligation: completeness(question, roots),
    code: "F304",
    fault: none ? "There is a solution at the point shown." : "A solution is missing from the claim.",
    span,
    sides: none ? [] : question.unknowns.map((u) => ({ what: `the solution for ${u.name}`, of: u })),
    special: () => missingFrom(question, roots, span),
    ...inStages(question, roots, span),
  };
}

/** A solution that stands twice may be meant to be another one. */
const repeatedIn = (roots: readonly Root[]): readonly Root[] =>
  roots.filter((root, i) => roots.slice(0, i).some((other) => isSame(other.pairs, root.pairs)));

const completeness = ({ setting, equations }: Question, roots: readonly Pick<Root, "pairs">[]): Obligation =>
  forall(setting, anyOf(roots), equations);

/** Stages by which completeness follows: what the easiest equation leaves for one unknown, and the rest in each case. */
function inStages(question: Question, roots: readonly Root[], span: Span): Pick<Demand, "instead"> {
  const stages = question.unknowns.length > 1 ? stagesAfter(question, roots, span, [], { left: MOST_STAGES }) : [];
  return stages.length > 0 ? { instead: stages } : {};
}

function stagesAfter(
  question: Question,
  roots: readonly Root[],
  span: Span,
  known: readonly Relation[],
  stages: { left: number },
): readonly Demand[] {
  const { equations, unknowns, setting } = question;
  const cases = stages.left > 0 ? casesAfter(equations, unknowns, known) : [];
  stages.left -= cases.length;
  if (cases.length === 0 || stages.left < 0) return [];
  const so = known.map((at) => `${showFormula(at)} and `).join("");
  const stage = (what: string, claim: Formula, extra: readonly Formula[]): Demand => ({
    what,
    obligation: forall(setting, claim, [...equations, ...known, ...extra]),
    code: "F304",
    fault: "A solution is missing from the claim.",
    span,
    sides: unknowns.map((u) => ({ what: `the solution for ${u.name}`, of: u })),
  });
  const whole = cases.map((one) => showFormula(one)).join(" or ");
  return [
    { ...stage(`a solution${so && ` with ${so.slice(0, -5)}`} has ${whole}`, or(...cases), []), isLemma: true },
    ...cases.map((at) => {
      const deeper = stagesAfter(question, roots, span, [...known, at], stages);
      return {
        ...stage(`every solution with ${so}${showFormula(at)} is among those claimed`, anyOf(roots), [at]),
        ...(deeper.length > 0 ? { instead: deeper } : {}),
      };
    }),
  ];
}

/** Solutions that the claim lacks: each shown to solve, and then asked about by itself. */
function missingFrom(question: Question, roots: readonly Root[], span: Span): SpecialCases {
  const { unknowns, equations } = question;
  const { parametric, about } = parted(question);
  const distinct = roots.filter((root) => !repeatedIn(roots).includes(root));
  const guesses = jointSolutions(
    equations,
    unknowns,
    roots.map(({ pairs }) => pairs),
  ).filter((pairs) => !roots.some((root) => isSame(root.pairs, pairs)));
  const cases = guesses.flatMap((pairs) => {
    const put = (f: Formula): Formula => substituteFormula(f, pairs);
    const asked = attempt(() => ({ solves: equations.map(put), within: about.map(put), claim: put(anyOf(roots)) }));
    if (!asked) return [];
    const words = wordsOf({ pairs });
    return [
      {
        pairs,
        presumes: [forall(parametric, and(...asked.solves))],
        demand: {
          what: `the solution \`${words}\` is among those claimed`,
          obligation: forall(parametric, asked.claim, asked.within),
          code: "F304",
          fault: `The solution \`${words}\` is missing from the claim.`,
          span,
          sides: pairs.map(([symbol, of]) => ({ what: `the solution for ${symbol.name}`, of })),
          repairs: repeatedIn(roots).flatMap((root) => repairsOf(question, roots, root)),
        } as const satisfies Demand,
      },
    ];
  });
  const told: SpecialCases["told"] = (refuted) => {
    const added = refuted.flatMap((i) => (cases[i] ? [{ pairs: cases[i].pairs }] : []));
    const whole = [...distinct, ...added];
    const names = added.map((root) => `\`${wordsOf(root)}\``);
    const message =
      names.length === 1
        ? `The solution ${names[0]} is missing from the claim.`
        : `The solutions ${names.slice(0, -1).join(", ")} and ${names.at(-1)} are missing from the claim.`;
    return {
      fault: message,
      ...(whole.length > MOST_ROOTS_COMPLETED
        ? {}
        : {
            completed: {
              class: "missing root",
              message,
              printed: claimOf(roots),
              suggestion: anyOf(whole),
              replacement: claimOf(whole),
              obligations: allRight(question, whole),
              isOneText: roots.length < 2,
            },
          }),
    };
  };
  return { cases, told };
}

const isSame = (a: Assignment, b: Assignment): boolean =>
  a.every(([symbol, value]) =>
    b.some(([other, its]) => other.name === symbol.name && attempt(() => sameValue(value, its)) === true),
  );

/** The assumptions about the unknowns, and the setting without them. */
function parted({ setting, unknowns }: Question): { readonly parametric: Setting; readonly about: readonly Formula[] } {
  const about = setting.given.filter((f) => unknowns.some((u) => mentions(f, u.name)));
  return { about, parametric: { ...setting, given: setting.given.filter((f) => !about.includes(f)) } };
}

/** A claimed solution solves the equations, and lies within the assumptions about the unknowns. */
export function rootDemands(
  cx: Context,
  question: Question,
  roots: readonly Root[],
  root: Root,
): readonly Demand[] | undefined {
  const { parametric, about } = parted(question);
  const isOnly = roots.length === 1;
  const called = isOnly ? "the solution" : `solution ${roots.indexOf(root) + 1}`;
  const shown = isOnly ? "The claimed solution" : `The claimed solution \`${wordsOf(root)}\``;
  const put = (f: Formula): Formula | undefined => replaceIn(cx, f, root.pairs, root.span);
  const solves = question.equations.map(put).filter((e) => e !== undefined);
  const within = about.flatMap((assumption) => {
    const claim = put(assumption);
    return claim ? [{ assumption, claim }] : [];
  });
  if (solves.length < question.equations.length || within.length < about.length) return undefined;
  const more = { repairs: repairsOf(question, roots, root), ...withoutRoot(question, roots, root) };
  const demand = (claim: Formula, what: string, fault: string): Demand => ({
    ...more,
    what: `${called} ${what}`,
    obligation: forall(parametric, claim),
    code: "F304",
    fault: `${shown} ${fault}`,
    span: root.span,
    sides: sidesOf(claim),
  });
  const equations = solves.length === 1 ? "the equation" : "the equations";
  const solving = demand(and(...solves), `solves ${equations}`, `does not solve ${equations}.`);
  const undefined_ = conditionsAt(question, root).map(({ condition, claim }) => ({
    ...demand(claim, "", ""),
    what: `${equations} can be defined at ${called}`,
    obligation: exists(parametric, [claim]),
    fault: `${shown} is none: there ${equations} ${solves.length === 1 ? "is" : "are"} not defined, as \`${showFormula(condition)}\` fails.`,
  }));
  return [
    undefined_.length > 0 ? { ...solving, instead: [...undefined_, solving] } : solving,
    ...within.map(({ assumption, claim }) =>
      demand(claim, `satisfies ${showFormula(assumption)}`, `violates the assumption \`${showFormula(assumption)}\`.`),
    ),
  ];
}

/** What the equations need in order to be defined, as it reads and at the claimed solution. */
function conditionsAt({ equations, unknowns }: Question, { pairs }: Root) {
  const conditions = equations.flatMap((e) => attempt(() => conditionsOf(e)) ?? []);
  return conditions
    .filter((condition) => unknowns.some((u) => mentions(condition, u.name)))
    .flatMap((condition) => {
      const claim = attempt(() => substituteFormula(condition, pairs));
      return claim ? [{ condition, claim }] : [];
    });
}

/** Another value in the place of a wrong one must solve too, and nothing may be missing then. */
function repairsOf(question: Question, roots: readonly Root[], root: Root): readonly Repair[] {
  const others = roots.filter((other) => other !== root);
  return root.pairs.map(([unknown, value], i) => {
    const changed = (claim: Expr): Assignment => root.pairs.map((pair, j) => (i === j ? [unknown, claim] : pair));
    const whole = (claim: Expr) => roots.map((one) => (one === root ? { pairs: changed(claim) } : one));
    return {
      claim: root.claimed?.[i] ?? value,
      span: root.spans?.[i] ?? root.span,
      values: () => otherSolutions(question, others).flatMap((pairs) => pairs[i]?.[1] ?? []),
      again: (claim) => {
        if (isFormula(claim) || others.some((other) => isSame(other.pairs, changed(claim)))) return [];
        const solved = solving(question, changed(claim));
        return solved ? [solved, completeness(question, whole(claim))] : [];
      },
    };
  });
}

/** That each of the values solves, and that nothing else does. */
const allRight = (question: Question, roots: readonly Pick<Root, "pairs">[]): readonly Obligation[] => [
  ...roots.flatMap(({ pairs }) => solving(question, pairs) ?? []),
  completeness(question, roots),
];

/** Solutions that are found apart from the claim, without those that stand in it already. */
const otherSolutions = ({ equations, unknowns }: Question, others: readonly Root[]): readonly Assignment[] =>
  (attempt(() => jointSolutions(equations, unknowns)) ?? []).filter(
    (pairs) => pairs.length === unknowns.length && !others.some((other) => isSame(other.pairs, pairs)),
  );

/** That values solve the equations, within the assumptions about the unknowns. */
function solving(question: Question, pairs: Assignment): Obligation | undefined {
  const { parametric, about } = parted(question);
  const solved = attempt(() => [...question.equations, ...about].map((f) => substituteFormula(f, pairs)));
  return solved && forall(parametric, and(...solved));
}

/** The claim without a value that is no solution, if nothing is missing from it then. */
function withoutRoot(question: Question, roots: readonly Root[], root: Root): Pick<Demand, "completed"> {
  const others = roots.filter((other) => other !== root);
  return {
    completed: {
      class: "extra root",
      message: others.length === 0 ? "There is no solution." : `\`${wordsOf(root)}\` is no solution.`,
      printed: claimOf(roots),
      suggestion: anyOf(others),
      replacement: claimOf(others),
      obligations: allRight(question, others),
      isOneText: roots.length < 2,
    },
  };
}

/** How often a solution counts: so many derivatives vanish there, and the next one does not. */
export function multiplicityDemand(
  cx: Context,
  question: Question,
  root: Root,
  multiplicity: number,
  span: Span,
): Demand | undefined {
  const [equation] = question.equations;
  const [pair] = root.pairs;
  if (equation?.kind !== "relation" || !pair) return undefined;
  const derivatives: Expr[] = [];
  let last: Expr = minus(equation.left, equation.right);
  for (let order = 1; order <= multiplicity; order++) {
    const [of, variable] = [last, pair[0]];
    const next = attempt(() => differentiate(of, variable));
    const there = next && replace(cx, next, root.pairs, root.span);
    if (!there) return undefined;
    derivatives.push(there);
    last = next;
  }
  const claim = and(...derivatives.map((d, i) => relation(i < multiplicity - 1 ? "=" : "!=", d, num(0))));
  return {
    what: `\`${wordsOf(root)}\` has multiplicity ${multiplicity}`,
    obligation: forall(parted(question).parametric, claim),
    code: "F304",
    fault: `The solution \`${wordsOf(root)}\` does not have multiplicity ${multiplicity}.`,
    span,
    sides: sidesOf(claim),
  };
}
