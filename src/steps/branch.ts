/** One branch of the Kuhn-Tucker conditions: what it demands when it is solved, eliminated or left open. */

import type { Formula } from "../math/expr.ts";
import { and, FALSE, isFormula, or, relation, sym } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Grounds, Repair, Setting } from "./demand.ts";
import { adding, forall, mentions, sidesOf } from "./demand.ts";
import { replaceIn } from "./expand.ts";
import { speaksOfAny } from "./feasible.ts";
import { readFacts } from "./formulas.ts";
import type { HeldAt } from "./held-at.ts";
import { equalitiesOf, readHeldAt } from "./held-at.ts";
import type { Content } from "./kind.ts";
import type { BranchConditions, Problem } from "./lagrangian.ts";
import { allOf, binding, branchConditions, firstOrderConditions, isInequality, unpriced } from "./lagrangian.ts";
import type { Display } from "./prose.ts";
import { given, printed } from "./prose.ts";
import type { Region } from "./regions.ts";
import { emptyOutside, holdsInside, parametricOf } from "./regions.ts";

/** With more unknowns, what suffices for a contradiction is not looked for thoroughly. */
const MOST_UNKNOWNS = 4;

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
  /** The parameters at which it holds. */
  readonly region?: Region;
}

type BranchContent = Required<Pick<Content, "displays" | "demands" | "worth" | "consistent" | "open" | "labels">>;
const NOTHING: BranchContent = { displays: [], demands: [], worth: [], consistent: [], open: [], labels: [] };

export function branchContent(cx: Context, problem: Problem, branch: Branch): BranchContent | undefined {
  const named = readFacts(cx, branch.from);
  if (!named) return undefined;
  const setting = adding(settingOf(cx), ...named.facts);
  const groups = branchConditions(problem, branch.bound);
  const conditions = allOf(groups);
  const words = `${branch.title}: `;
  if (branch.open) {
    const part = { what: `the branch "${branch.title}"`, why: branch.open.text, span: branch.open.span };
    return {
      ...NOTHING,
      displays: [
        { role: "printed", math: [], words: `${words}left open, ${branch.open.text}` },
        ...regionDisplay(branch),
      ],
      demands: branch.region ? [emptyOutside(setting, conditions, branch.title, branch.region)] : [],
      open: [part],
    };
  }
  if (branch.eliminated) {
    const display: Display = { role: "printed", math: [], words: `${words}cannot occur, ${branch.eliminated.text}` };
    return {
      ...NOTHING,
      displays: [display],
      demands: [elimination(setting, problem, groups, branch, branch.eliminated.span)],
    };
  }
  const content = solved(cx, problem, branch, setting, conditions);
  const taking = ({ presumes = [], ...label }: BranchContent["labels"][number]) => ({
    ...label,
    presumes: [...named.presumed, ...presumes],
  });
  return content && { ...content, labels: content.labels.map(taking) };
}

function elimination(setting: Setting, problem: Problem, groups: BranchConditions, branch: Branch, span: Span): Demand {
  return {
    what: `the branch "${branch.title}" cannot occur`,
    obligation: forall(setting, FALSE, allOf(groups)),
    code: "F306",
    fault: `The branch "${branch.title}" can occur: its conditions hold at the point shown.`,
    span,
    sides: [],
    grounds: groundsOf(setting, problem, groups),
  };
}

/** The conditions by name; what is assumed of a multiplier is dual feasibility, and of a variable feasibility. */
function groundsOf(setting: Setting, problem: Problem, groups: BranchConditions): Grounds {
  const over = problem.over.map(sym);
  const multipliers = problem.constraints.map((c) => sym(c.multiplier));
  const ofVariables = setting.given.filter((f) => speaksOfAny(f, over));
  const ofMultipliers = setting.given.filter((f) => speaksOfAny(f, multipliers) && !ofVariables.includes(f));
  const parametric = parametricOf(setting, problem);
  return {
    groups: [
      { name: "stationarity", formulas: groups.stationarity },
      { name: "dual feasibility", formulas: [...ofMultipliers, ...groups.dual] },
      { name: "complementary slackness", formulas: groups.slackness },
      { name: "feasibility", formulas: [...ofVariables, ...groups.feasibility] },
    ],
    isHard: over.length + multipliers.length > MOST_UNKNOWNS,
    asked: (kept) =>
      forall(
        parametric,
        FALSE,
        kept.flatMap(({ formulas }) => formulas),
      ),
  };
}

const regionDisplay = ({ region }: Branch): readonly Display[] =>
  region ? [{ ...given(...region.printed), words: "when" }] : [];

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
  const { region, title } = branch;
  const checks = claims.map((claim) => {
    if (!region) return sufficient(cx, setting, problem, branch, claim);
    if (fixesAll(problem, claim)) return holdsInside(cx, setting, problem, conditions, title, region, claim);
    return complain(
      cx,
      "F102",
      claim.span,
      `With \`when\`, the solution of the branch "${title}" has a value for each variable and multiplier.`,
      "Write the values in terms of parameters.",
    );
  });
  if (checks.includes(undefined)) return undefined;
  return {
    ...NOTHING,
    displays: [
      ...claims.map(
        (claim, i): Display => ({ ...printed(...claim.printed), words: i === 0 ? `${branch.title}: ` : "or" }),
      ),
      ...regionDisplay(branch),
    ],
    demands: [
      ...necessary(setting, conditions, branch, claims),
      ...(region ? [emptyOutside(setting, conditions, title, region)] : []),
      ...checks.flatMap((check) => check ?? []),
    ],
    worth: claims.flatMap((claim) => claim.pairs.map(([, of]) => ({ kind: "value", of }) as const)),
    consistent: [
      {
        given: [...setting.given, ...conditions, whole],
        span,
        code: "F201",
        fault: `The branch "${branch.title}" cannot occur, so it claims nothing: mark it as eliminated.`,
      },
    ],
    labels: branch.label
      ? [
          {
            label: branch.label,
            facts: region ? [whole, region.of] : [whole],
            presumes: [whole],
            subject: whole,
          },
        ]
      : [],
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

/** Whether a claim gives each variable and multiplier a value in terms of parameters. */
function fixesAll(problem: Problem, claim: HeldAt): boolean {
  const unknowns = [...problem.over, ...problem.constraints.map((c) => c.multiplier)];
  const isFixed = (name: string): boolean => claim.pairs.some(([key]) => key.kind === "symbol" && key.name === name);
  const isFree = claim.pairs.some(([, value]) => unknowns.some((name) => mentions(value, name)));
  return !isFree && unknowns.every(isFixed);
}

/** A claim that fixes every variable and multiplier satisfies the first-order conditions and what binds. */
function sufficient(
  cx: Context,
  setting: Setting,
  problem: Problem,
  branch: Branch,
  claim: HeldAt,
): readonly Demand[] | undefined {
  if (!fixesAll(problem, claim)) return [];
  const parametric = parametricOf(setting, problem);
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
