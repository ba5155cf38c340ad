/** `solve`: the complete set of solutions of equations, under the assumptions. */

import * as z from "zod";
import { attempt } from "../kernel/meter.ts";
import { substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { and, FALSE, isFormula, minus, or, relation } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand, Repair, Setting } from "./demand.ts";
import { forall, mentions, sidesOf } from "./demand.ts";
import { replaceIn } from "./expand.ts";
import { claiming, formula, formulaOrList, nameOrList, values } from "./fields.ts";
import { readAll, readExpr, readFormula } from "./formulas.ts";
import { readHeldAt } from "./held-at.ts";
import type { Content, Hole } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Statement } from "./meaning.ts";
import { readSymbols } from "./problem.ts";
import { given, listed, printed } from "./prose.ts";

type Sym = Expr & { kind: "symbol" };
type Pairs = readonly (readonly [Expr, Expr])[];

const claimSchema = z.union([formula, values, z.array(z.union([formula, values])).min(1)], {
  error: "a solution, a list of solutions, or `none`",
});

export const solve = stepKind({
  verb: "solve",
  about:
    "All solutions of equations for one or several symbols under the assumptions; `none` says that there is no solution.",
  schema: z.strictObject({
    solve: z.strictObject(
      { equation: formulaOrList.optional(), for: nameOrList },
      { error: "a mapping with `equation` and `for`" },
    ),
    claim: claimSchema,
    ...claiming,
  }),
  read: (fields, cx) => {
    const question = readQuestion(cx, fields.solve);
    if (!question) return undefined;
    const { claim } = fields;
    const opening = ["Solving for ", ...listed(question.unknowns), " gives"];
    if (isWritten(claim) && isHole(claim))
      return {
        sentence: opening,
        displays: [given(...question.printed)],
        demands: [],
        claim: claim.text,
        facts: [],
        worth: [],
        hole: holeOf(question, claim),
      };
    const roots = readRoots(cx, question.unknowns, claim);
    if (!roots) return undefined;
    const span = isWritten(claim) ? claim.span : cx.span;
    const completeness = completenessOf(question, roots, roots[0]?.span ?? span);
    const checks = roots.map((root, i) => rootDemands(cx, question, root, i, roots.length));
    if (checks.includes(undefined)) return undefined;
    const whole = or(...roots.map((root) => and(...root.pairs.map(([symbol, value]) => relation("=", symbol, value)))));
    const [only, ...others] = roots;
    return {
      sentence: roots.length === 0 ? ["There is no solution for ", ...listed(question.unknowns), " of"] : opening,
      displays:
        roots.length === 0
          ? [given(...question.printed)]
          : [given(...question.printed), printed(...roots.flatMap((root) => root.printed))],
      demands: [completeness, ...checks.flatMap((check) => check ?? [])],
      claim: claimText(claim),
      facts: roots.length === 0 ? [] : [whole],
      ...(only && others.length === 0 && only.pairs.length === 1 && only.pairs[0] ? { subject: only.pairs[0][1] } : {}),
      worth: roots.flatMap((root) => root.pairs.map(([, of]) => ({ kind: "value", of }) as const)),
    } satisfies Content;
  },
});

interface Question {
  readonly unknowns: readonly Sym[];
  readonly equations: readonly Formula[];
  readonly printed: readonly Formula[];
  readonly setting: Setting;
}

interface Root {
  readonly pairs: Pairs;
  readonly printed: readonly Formula[];
  /** The value of a single unknown, as it is printed. */
  readonly claimed?: Expr;
  readonly span: Written["span"];
}

function readQuestion(
  cx: Context,
  fields: { equation?: Read<z.output<typeof formulaOrList>> | undefined; for: Read<z.output<typeof nameOrList>> },
): Question | undefined {
  const unknowns = readSymbols(cx, isWritten(fields.for) ? [fields.for] : fields.for);
  const statements = fields.equation
    ? readAll(isWritten(fields.equation) ? [fields.equation] : fields.equation, (e) => readFormula(cx, e))
    : cx.facts.map((fact): Statement => ({ printed: fact, meaning: fact }));
  if (!unknowns || !statements) return undefined;
  if (statements.length === 0)
    return complain(cx, "F102", cx.span, "`solve` needs an `equation`, or `from` with the labels of equations.");
  const equations = statements.map(({ meaning }) => meaning);
  const absent = unknowns.find((u) => !equations.some((e) => mentions(e, u.name)));
  if (absent) return complain(cx, "F102", cx.span, `\`${absent.name}\` does not occur in what is to be solved.`);
  const setting = settingOf(cx);
  return {
    unknowns,
    equations,
    printed: statements.map((statement) => statement.printed),
    setting: fields.equation ? setting : { ...setting, given: cx.assumptions },
  };
}

function readRoots(
  cx: Context,
  unknowns: readonly Sym[],
  claim: Read<z.output<typeof claimSchema>>,
): readonly Root[] | undefined {
  if (isWritten(claim) && claim.text.trim() === "none") return [];
  const written: readonly (Written | Readonly<Record<string, Written>>)[] = isList(claim) ? claim : [claim];
  const roots = written.map((root) =>
    isWritten(root) ? readRoot(cx, unknowns, root) : readJointRoot(cx, unknowns, root),
  );
  const known = roots.filter((root) => root !== undefined);
  return known.length === roots.length ? known : undefined;
}

type Claim = Read<z.output<typeof claimSchema>>;
const isList = (claim: Claim): claim is Extract<Claim, readonly unknown[]> => Array.isArray(claim);

function readRoot(cx: Context, unknowns: readonly Sym[], written: Written): Root | undefined {
  const [unknown, another] = unknowns;
  if (!unknown || another)
    return complain(cx, "F102", written.span, "With several unknowns a solution is a mapping from each to its value.");
  const term = readExpr(cx, written);
  if (!term || !checkFree(cx, unknowns, term.meaning, written)) return undefined;
  return {
    pairs: [[unknown, term.meaning]],
    printed: [relation("=", unknown, term.printed)],
    claimed: term.printed,
    span: written.span,
  };
}

function readJointRoot(
  cx: Context,
  unknowns: readonly Sym[],
  record: Readonly<Record<string, Written>>,
): Root | undefined {
  const values = readHeldAt(cx, record);
  if (!values) return undefined;
  const isUnknown = (e: Expr): boolean => unknowns.some((u) => e.kind === "symbol" && e.name === u.name);
  if (values.pairs.length !== unknowns.length || !values.pairs.every(([key]) => isUnknown(key)))
    return complain(
      cx,
      "F102",
      values.span,
      `A solution gives a value to each of ${unknowns.map((u) => `\`${u.name}\``).join(", ")}.`,
    );
  const isFree = Object.values(record).every((written, i) => checkFree(cx, unknowns, values.pairs[i]?.[1], written));
  return isFree ? { pairs: values.pairs, printed: values.printed, span: values.span } : undefined;
}

function checkFree(cx: Context, unknowns: readonly Sym[], value: Expr | undefined, written: Written): boolean {
  const within = value && unknowns.find((u) => mentions(value, u.name));
  if (!within) return true;
  complain(cx, "F102", written.span, `The solution contains \`${within.name}\`, for which it is solved.`);
  return false;
}

/** Whatever solves the equations is one of the claimed solutions. */
function completenessOf(question: Question, roots: readonly Root[], span: Written["span"]): Demand {
  const alternatives = roots.map((root) => and(...root.pairs.map(([symbol, value]) => relation("=", symbol, value))));
  const none = roots.length === 0;
  return {
    what: none ? "there is no solution" : "every solution is among those claimed",
    obligation: forall(question.setting, none ? FALSE : or(...alternatives), question.equations),
    code: "F304",
    fault: none ? "There is a solution at the point shown." : "A solution is missing from the claim.",
    span,
    sides: none ? [] : question.unknowns.map((u) => ({ what: `the solution for ${u.name}`, of: u })),
  };
}

/** A claimed solution solves the equations, and lies within the assumptions about the unknowns. */
function rootDemands(
  cx: Context,
  question: Question,
  root: Root,
  i: number,
  count: number,
): readonly Demand[] | undefined {
  const { setting, unknowns } = question;
  const about = setting.given.filter((f) => unknowns.some((u) => mentions(f, u.name)));
  const parametric = { ...setting, given: setting.given.filter((f) => !about.includes(f)) };
  const called = count === 1 ? "the solution" : `solution ${i + 1}`;
  const shown =
    count === 1
      ? "The claimed solution"
      : `The claimed solution \`${root.pairs.map(([, v]) => showExpr(v)).join(", ")}\``;
  const equations = question.equations.map((e) => replaceIn(cx, e, root.pairs, root.span));
  const within = about.map((f) => replaceIn(cx, f, root.pairs, root.span));
  if ([...equations, ...within].includes(undefined)) return undefined;
  const solves = equations.filter((e) => e !== undefined);
  const holds = within.filter((e) => e !== undefined);
  const [pair, another] = root.pairs;
  const repair: Repair | undefined =
    pair && !another
      ? {
          claim: root.claimed ?? pair[1],
          again: (claim) => {
            if (isFormula(claim)) return [];
            const solved = attempt(() => question.equations.map((e) => substituteFormula(e, [[pair[0], claim]])));
            return solved ? [forall(parametric, and(...solved))] : [];
          },
        }
      : undefined;
  const demand = (claim: Formula, what: string, fault: string): Demand => ({
    ...(repair ? { repair } : {}),
    what: `${called} ${what}`,
    obligation: forall(parametric, claim),
    code: "F304",
    fault: `${shown} ${fault}`,
    span: root.span,
    sides: sidesOf(claim),
  });
  return [
    demand(
      and(...solves),
      solves.length === 1 ? "solves the equation" : "solves the equations",
      "does not solve what is to be solved.",
    ),
    ...holds.map((claim) => demand(claim, "lies within the assumptions", "violates an assumption about the unknown.")),
  ];
}

function holeOf(question: Question, claim: Written): Hole {
  const [equation] = question.equations;
  const [unknown, another] = question.unknowns;
  return {
    span: claim.span,
    candidates: async (oracle) => {
      if (!unknown || another || equation?.kind !== "relation") return [];
      const found = (await oracle.solve(minus(equation.left, equation.right), unknown.name)).map(showExpr);
      const roots = [...new Set(found)];
      return roots.length > 1 ? [roots, ...roots] : roots;
    },
  };
}
