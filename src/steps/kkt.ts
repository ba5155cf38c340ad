/** `kkt`: the Kuhn-Tucker conditions of a problem, branch by branch. */

import * as z from "zod";
import { sym } from "../math/expr.ts";
import type { Read } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Branch } from "./branch.ts";
import { branchContent } from "./branch.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import { assume, common, correctable, formulaOrList, from, name, values, words } from "./fields.ts";
import type { Content, Finding } from "./kind.ts";
import { stepKind } from "./kind.ts";
import type { Problem } from "./lagrangian.ts";
import { isInequality } from "./lagrangian.ts";
import { readPointOf } from "./point-of.ts";
import { readPosed } from "./problem.ts";
import { qualificationRemarks, slaterDemands } from "./qualification.ts";
import type { Region } from "./regions.ts";
import { coverageOf, overlapsOf, readRegion } from "./regions.ts";

/** The branches double in number with each inequality. */
const MAX_INEQUALITIES = 6;

const branchSchema = z.strictObject(
  {
    binding: z
      .array(name, { error: "a list of names of constraints" })
      .describe("The inequalities that bind in this branch; `[]` for none."),
    title: words.describe("What the branch is called.").optional(),
    label: words.describe("The number of its solution, by which other steps refer to it.").optional(),
    claim: z
      .union([values, z.array(values).min(1)], { error: "a mapping from symbols to formulas, or a list of such" })
      .describe("What the choices and the multipliers are in this branch.")
      .optional(),
    eliminated: words.describe("Why the branch cannot occur, which is proved.").optional(),
    open: words.describe("Why nothing is said of the branch.").optional(),
    when: formulaOrList.describe("The parameters at which the branch has its solution.").optional(),
    from: from.optional(),
  },
  { error: "a mapping with `binding` and one of `claim`, `eliminated`, `open`" },
);

export const kkt = stepKind({
  verb: "kkt",
  about:
    "The Kuhn-Tucker conditions of a problem: every set of binding constraints is a branch, solved, eliminated or left open. Stationarity, feasibility, dual feasibility and complementary slackness leave no other solution in a branch than those claimed; of an eliminated branch it is told which of them contradict one another. `when` names the parameters at which a branch has its solution: there it satisfies all conditions, elsewhere the branch is empty, and the regions together cover the assumptions. A warning tells where the constraint qualification is not shown; `slater` names a point strictly inside of convex constraints.",
  example: `title: Production with a limit on capacity
symbols:
  q: {is: the quantity, positive: true}
  a: {is: the highest price anyone pays, positive: true}
  K: {is: capacity, positive: true}
  mu: {is: the value of a further unit of capacity, nonnegative: true}
steps:
  - problem: firm
    maximize: (a - q) q
    over: q
    subject to:
      - {name: capacity, that: q <= K, multiplier: mu}
  - kkt: firm
    branches:
      - {binding: [], title: idle capacity, label: "(1)", claim: {q: a/2, mu: 0}}
      - {binding: [capacity], title: full capacity, label: "(2)", claim: {q: K, mu: a - 2 K}}
`,
  claimField: "branches",
  schema: z.strictObject({
    kkt: name.describe("The name of the problem."),
    branches: z
      .array(branchSchema, { error: "a list of branches" })
      .min(1, { error: "at least one branch" })
      .describe("One for each set of inequalities that can bind."),
    slater: values.describe("A point strictly inside of convex constraints.").optional(),
    ...common,
    ...correctable,
    assume: assume.optional(),
    from: from.optional(),
  }),
  read: (fields, cx) => {
    const posed = readPosed(cx, fields.kkt);
    if (!posed) return undefined;
    const branches = fields.branches.map((branch) => readBranch(cx, posed, branch));
    const known = branches.filter((branch) => branch !== undefined);
    if (known.length < branches.length) return undefined;
    const parts = known.map((branch) => branchContent(cx, posed, branch));
    const read = parts.filter((part) => part !== undefined);
    const findings = coverage(cx, posed, known);
    const placed = readPlaced(cx, known);
    const inside = fields.slater && readPointOf(cx, posed, fields.slater, posed.over.map(sym), "choice variable");
    const strictness = inside ? slaterDemands(cx, posed, inside) : [];
    if (read.length < parts.length || !findings || !placed || !strictness) return undefined;
    if (fields.slater && !inside) return undefined;
    const setting = settingOf(cx);
    const isWhole = known.every((branch) => branch.eliminated || branch.region) && placed.length > 0;
    return {
      sentence: [`The Kuhn-Tucker conditions of the problem \`${posed.name}\` leave these branches:`],
      displays: read.flatMap((part) => part.displays),
      demands: [
        ...read.flatMap((part) => part.demands),
        ...(isWhole ? [coverageOf(setting, posed, placed, cx.span)] : []),
        ...strictness,
      ],
      remarks: [...overlapsOf(setting, posed, placed), ...qualificationRemarks(cx, posed, known, inside)],
      claim: `${known.length} branches`,
      facts: [],
      worth: read.flatMap((part) => part.worth),
      consistent: read.flatMap((part) => part.consistent),
      findings,
      open: read.flatMap((part) => part.open),
      labels: read.flatMap((part) => part.labels),
    } satisfies Content;
  },
});

/** The branches with a region; the solved ones have all one, or none. */
function readPlaced(
  cx: Context,
  branches: readonly Branch[],
): readonly (Branch & { readonly region: Region })[] | undefined {
  const placed = branches.flatMap((branch) => (branch.region ? [{ ...branch, region: branch.region }] : []));
  const missing = branches.find((branch) => branch.claims.length > 0 && !branch.region);
  if (placed.length === 0 || !missing) return placed;
  return complain(
    cx,
    "F102",
    missing.span,
    `The branch "${missing.title}" has no \`when\`, and another branch has one.`,
    "Name the region of every branch that is solved, so that it can be seen whether they cover the assumptions.",
  );
}

function readBranch(cx: Context, posed: Problem, fields: BranchFields): Branch | undefined {
  const span = fields.binding[0]?.span ?? fields.title?.span ?? cx.span;
  const endings = [fields.claim, fields.eliminated, fields.open].filter((ending) => ending !== undefined);
  const inequalities = posed.constraints.filter(isInequality).map((c) => c.name);
  const names = fields.binding.map((written) => readName(cx, posed, written));
  if (names.includes(undefined)) return undefined;
  if (endings.length !== 1)
    return complain(cx, "F102", span, "A branch has exactly one of `claim`, `eliminated` and `open`.");
  const placed = readPlace(cx, posed, fields);
  if (!placed) return undefined;
  const bound = new Set(inequalities.filter((constraint) => names.includes(constraint)));
  const claims = fields.claim === undefined ? [] : isAlternatives(fields.claim) ? fields.claim : [fields.claim];
  return {
    bound,
    title: fields.title?.text ?? titleOf([...bound]),
    span,
    claims,
    ...(fields.label ? { label: fields.label } : {}),
    ...(fields.eliminated ? { eliminated: fields.eliminated } : {}),
    ...(fields.open ? { open: fields.open } : {}),
    from: fields.from ?? [],
    ...placed,
  };
}

type BranchFields = Read<z.output<typeof branchSchema>>;

function readPlace(
  cx: Context,
  posed: Problem,
  { when, eliminated }: BranchFields,
): Pick<Branch, "region"> | undefined {
  if (!when) return {};
  if (eliminated) return complain(cx, "F102", eliminated.span, "A branch that is eliminated has no `when`.");
  const region = readRegion(cx, posed, when);
  return region && { region };
}

type Claim = NonNullable<BranchFields["claim"]>;
const isAlternatives = (claim: Claim): claim is readonly Readonly<Record<string, Written>>[] => Array.isArray(claim);

function readName(cx: Context, posed: Problem, written: Written): string | undefined {
  if (posed.constraints.some((c) => c.name === written.text)) return written.text;
  const known = posed.constraints.map((c) => `\`${c.name}\``).join(", ");
  return complain(
    cx,
    "F105",
    written.span,
    `\`${posed.name}\` has no constraint called \`${written.text}\`.`,
    known === "" ? "It has no constraints." : `Its constraints are ${known}.`,
  );
}

const titleOf = (bound: readonly string[]): string =>
  bound.length === 0
    ? "no constraint binds"
    : `${bound.map((b) => `\`${b}\``).join(" and ")} bind${bound.length === 1 ? "s" : ""}`;

/** Every set of binding inequalities is a branch, once. */
function coverage(cx: Context, posed: Problem, branches: readonly Branch[]): readonly Finding[] | undefined {
  const names = posed.constraints.filter(isInequality).map((c) => c.name);
  if (names.length > MAX_INEQUALITIES)
    return complain(cx, "F108", cx.span, `Branches are told apart for at most ${MAX_INEQUALITIES} inequalities.`);
  const keyOf = (bound: ReadonlySet<string>): string => names.map((n) => (bound.has(n) ? "1" : "0")).join("");
  const findings: Finding[] = [];
  const finding = (isRight: boolean, what: string, fault: string, span = cx.span): void => {
    findings.push({ what, isRight, code: "F306", fault, span });
  };
  const keys = branches.map((branch) => keyOf(branch.bound));
  branches.forEach((branch, i) => {
    if (keys.indexOf(keyOf(branch.bound)) < i)
      finding(
        false,
        "no branch is treated twice",
        `The branch in which ${describe(branch.bound)} is treated twice.`,
        branch.span,
      );
  });
  for (let i = 0; i < 2 ** names.length; i++) {
    const bound = new Set(names.filter((_, j) => ((i >> j) & 1) === 1));
    if (!keys.includes(keyOf(bound)))
      finding(false, "every branch is treated", `The branch in which ${describe(bound)} is forgotten.`);
  }
  if (findings.length === 0) finding(true, "every set of binding constraints is a branch, once", "");
  return findings;
}

const describe = (bound: ReadonlySet<string>): string => titleOf([...bound]);
