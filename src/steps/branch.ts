/** One branch of the Kuhn-Tucker conditions: what it demands when it is solved, eliminated or left open. */

import type { Formula } from "../math/expr.ts";
import { and, FALSE, isFormula, or, relation } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { settingOf } from "./context.ts";
import type { Demand, Repair, Setting } from "./demand.ts";
import { adding, forall, mentions, sidesOf } from "./demand.ts";
import { replaceIn } from "./expand.ts";
import { readFacts } from "./formulas.ts";
import type { HeldAt } from "./held-at.ts";
import { equalitiesOf, readHeldAt } from "./held-at.ts";
import type { Content } from "./kind.ts";
import type { Problem } from "./lagrangian.ts";
import { binding, branchConditions, firstOrderConditions, isInequality, unpriced } from "./lagrangian.ts";
import type { Display } from "./prose.ts";

export interface Branch {
  /** The inequalities that bind. */
  readonly bound: ReadonlySet<string>;
  readonly title: string;
  readonly span: Span;
  /** Alternatives, each with values of variables and multipliers. */
  readonly claims: readonly Readonly<Record<string, Written>>[];
  readonly eliminated?: Written;
  readonly open?: Written;
  readonly label?: Written;
  readonly from: readonly Written[];
}

type BranchContent = Required<Pick<Content, "displays" | "demands" | "worth" | "consistent" | "open" | "labels">>;
const NOTHING: BranchContent = { displays: [], demands: [], worth: [], consistent: [], open: [], labels: [] };

export function branchContent(cx: Context, problem: Problem, branch: Branch): BranchContent | undefined {
  const facts = readFacts(cx, branch.from);
  if (!facts) return undefined;
  const setting = adding(settingOf(cx), ...facts);
  const conditions = branchConditions(problem, branch.bound);
  const words = `${branch.title}: `;
  if (branch.open) {
    const part = { what: `the branch "${branch.title}"`, why: branch.open.text, span: branch.open.span };
    return {
      ...NOTHING,
      displays: [{ role: "printed", math: [], words: `${words}left open, ${branch.open.text}` }],
      open: [part],
    };
  }
  if (branch.eliminated) {
    const display: Display = { role: "printed", math: [], words: `${words}cannot occur, ${branch.eliminated.text}` };
    return {
      ...NOTHING,
      displays: [display],
      demands: [elimination(setting, conditions, branch, branch.eliminated.span)],
    };
  }
  return solved(cx, problem, branch, setting, conditions);
}

const elimination = (setting: Setting, conditions: readonly Formula[], branch: Branch, span: Span): Demand => ({
  what: `the branch "${branch.title}" cannot occur`,
  obligation: forall(setting, FALSE, conditions),
  code: "F306",
  fault: `The branch "${branch.title}" can occur: its conditions hold at the point shown.`,
  span,
  sides: [],
});

function solved(
  cx: Context,
  problem: Problem,
  branch: Branch,
  setting: Setting,
  conditions: readonly Formula[],
): BranchContent | undefined {
  const read = branch.claims.map((claim) => readHeldAt(cx, claim));
  const claims = read.filter((claim) => claim !== undefined);
  if (claims.length < read.length) return undefined;
  const whole = or(...claims.map((claim) => and(...equalitiesOf(claim))));
  const span = claims[0]?.span ?? branch.span;
  const checks = claims.map((claim) => sufficient(cx, setting, problem, branch, claim));
  if (checks.includes(undefined)) return undefined;
  return {
    ...NOTHING,
    displays: claims.map((claim, i) => ({
      role: "printed",
      math: claim.printed,
      words: i === 0 ? `${branch.title}: ` : "or",
    })),
    demands: [...necessary(setting, conditions, branch, claims), ...checks.flatMap((check) => check ?? [])],
    worth: claims.flatMap((claim) => claim.pairs.map(([, of]) => ({ kind: "value", of }) as const)),
    consistent: [
      {
        given: [...setting.given, ...conditions, whole],
        span,
        code: "F201",
        fault: `The branch "${branch.title}" cannot occur, so it claims nothing: mark it as eliminated.`,
      },
    ],
    labels: branch.label ? [{ label: branch.label, facts: [whole], subject: whole }] : [],
  };
}

/** The conditions of the branch leave only the claim. */
function necessary(
  setting: Setting,
  conditions: readonly Formula[],
  branch: Branch,
  claims: readonly HeldAt[],
): readonly Demand[] {
  const [only, ...others] = claims;
  if (!only) return [];
  const values = equalitiesOf(only).map((formula, i) => ({
    formula,
    shown: only.printed[i] ?? formula,
    span: only.spans[i] ?? only.span,
    repair: repairOf(setting, conditions, formula, only.printed[i]),
  }));
  const alternatives = or(...claims.map((claim) => and(...equalitiesOf(claim))));
  const all = { formula: alternatives, shown: undefined, span: only.span, repair: undefined };
  const parts = others.length > 0 ? [all] : values;
  return parts.map(({ formula, shown, span, repair }) => {
    const claimed = shown ? `\`${showFormula(shown)}\`` : "one of the claimed alternatives";
    return {
      what: `the branch "${branch.title}" gives ${claimed}`,
      obligation: forall(setting, formula, conditions),
      code: "F304",
      fault: `The conditions of the branch "${branch.title}" do not give ${claimed}.`,
      span,
      sides: sidesOf(formula),
      ...(repair ? { repairs: [repair] } : {}),
    };
  });
}

/** Another value for the same symbol. */
function repairOf(
  setting: Setting,
  conditions: readonly Formula[],
  formula: Formula,
  shown: Formula | undefined,
): Repair | undefined {
  if (formula.kind !== "relation" || shown?.kind !== "relation") return undefined;
  return {
    claim: shown.right,
    again: (value) => (isFormula(value) ? [] : [forall(setting, relation("=", formula.left, value), conditions)]),
    isHard: true,
  };
}

/** A claim that fixes every variable and multiplier satisfies the first-order conditions and what binds. */
function sufficient(
  cx: Context,
  setting: Setting,
  problem: Problem,
  branch: Branch,
  claim: HeldAt,
): readonly Demand[] | undefined {
  const unknowns = [...problem.over, ...problem.constraints.map((c) => c.multiplier)];
  const isFixed = (name: string): boolean => claim.pairs.some(([key]) => key.kind === "symbol" && key.name === name);
  const isFree = claim.pairs.some(([, value]) => unknowns.some((name) => mentions(value, name)));
  if (isFree || !unknowns.every(isFixed)) return [];
  const parametric = { ...setting, given: setting.given.filter((f) => !unknowns.some((name) => mentions(f, name))) };
  const bound = problem.constraints.map((c) =>
    !isInequality(c) || branch.bound.has(c.name) ? binding(c) : unpriced(c),
  );
  const demands = [...firstOrderConditions(problem), ...bound].map((condition): Demand | undefined => {
    const put = replaceIn(cx, condition, claim.pairs, claim.span);
    return (
      put && {
        what: `the solution of the branch "${branch.title}" satisfies \`${showFormula(condition)}\``,
        obligation: forall(parametric, put),
        code: "F304",
        fault: `The claimed solution of the branch "${branch.title}" does not satisfy \`${showFormula(condition)}\`.`,
        span: claim.span,
        sides: sidesOf(put),
      }
    );
  });
  const known = demands.filter((demand) => demand !== undefined);
  return known.length === demands.length ? known : undefined;
}
