/** `solve`: the complete set of solutions of equations, under the assumptions. */

import * as z from "zod";
import type { Oracle } from "../kernel/ports.ts";
import type { Expr, Formula, Sym } from "../math/expr.ts";
import { minus, or, relation, sameExpr } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import type { Demand } from "./demand.ts";
import { mentions } from "./demand.ts";
import { claiming, formula, formulaOrList, nameOrList, values } from "./fields.ts";
import { presuming, readAll, readExpr, readFormula } from "./formulas.ts";
import { readHeldAt } from "./held-at.ts";
import type { Assignment } from "./joint-solutions.ts";
import { jointSolutions } from "./joint-solutions.ts";
import type { Content, Filling, FillingPart, Hole } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import type { Statement } from "./meaning.ts";
import { readSymbols } from "./problem.ts";
import { given, listed, printed } from "./prose.ts";
import type { Question, Root } from "./solution-set.ts";
import { completenessOf, multiplicityDemand, rootDemands, statementOf } from "./solution-set.ts";

/** The largest multiplicity that is counted. */
const MOST_MULTIPLE = 12;

const claimSchema = z.union([formula, values, z.array(z.union([formula, values])).min(1)], {
  error: "a solution, a list of solutions, or `none`",
});

export const solve = stepKind({
  verb: "solve",
  about:
    "All solutions of equations for one or several symbols under the assumptions; `none` says that there is no solution, `multiplicity` how often each one counts.",
  example: `title: Two Cournot firms
symbols:
  q_1: {is: the quantity of the first firm, nonnegative: true}
  q_2: {is: the quantity of the second firm, nonnegative: true}
  a: {is: the highest price anyone pays, positive: true}
  c: {is: the cost of a unit, nonnegative: true}
assume:
  - a > c
steps:
  - solve: {equation: [a - 2 q_1 - q_2 - c = 0, a - q_1 - 2 q_2 - c = 0], for: [q_1, q_2]}
    label: "(1)"
    claim: {q_1: (a - c)/3, q_2: (a - c)/3}
  - solve: {equation: q_1^2 = (a - c)^2/9, for: q_1}
    label: "(2)"
    claim: (a - c)/3
    note: The negative root is excluded, as a quantity is not negative.
`,
  schema: z.strictObject({
    solve: z.strictObject(
      {
        equation: formulaOrList.describe("What is solved; without it, what `from` names.").optional(),
        for: nameOrList.describe("The unknowns."),
      },
      { error: "a mapping with `equation` and `for`" },
    ),
    claim: claimSchema.describe("All solutions: a formula, or with several unknowns a mapping from each to its value."),
    multiplicity: formulaOrList.describe("How often each solution counts.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const question = readQuestion(cx, fields.solve);
    if (!question) return undefined;
    const { claim } = fields;
    const opening = ["Solving for ", ...listed(question.unknowns)];
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
    const checks = roots.map((root) => rootDemands(cx, question, roots, root));
    const multiplicities = readMultiplicities(cx, question, roots, fields.multiplicity);
    if (checks.includes(undefined) || !multiplicities) return undefined;
    const whole = or(...roots.map(statementOf));
    const [only, ...others] = roots;
    return {
      sentence: roots.length === 0 ? ["There is no solution for ", ...listed(question.unknowns), " of"] : opening,
      displays:
        roots.length === 0
          ? [given(...question.printed)]
          : [given(...question.printed), { ...printed(...roots.flatMap((root) => root.printed)), words: "gives" }],
      demands: [completeness, ...checks.flatMap((check) => check ?? []), ...multiplicities],
      claim: claimText(claim),
      facts: roots.length === 0 ? [] : [whole],
      presumes: question.presumes,
      ...(only && others.length === 0 && only.pairs.length === 1 && only.pairs[0] ? { subject: only.pairs[0][1] } : {}),
      worth: roots.flatMap((root) => root.pairs.map(([, of]) => ({ kind: "value", of }) as const)),
    } satisfies Content;
  },
});

/** The question, and its equations as far as they are not proved by what is named. */
type Asked = Question & { readonly presumes: readonly Formula[] };

function readQuestion(
  cx: Context,
  fields: { equation?: Read<z.output<typeof formulaOrList>> | undefined; for: Read<z.output<typeof nameOrList>> },
): Asked | undefined {
  const unknowns = readSymbols(cx, isWritten(fields.for) ? [fields.for] : fields.for);
  const statements = fields.equation
    ? readAll(isWritten(fields.equation) ? [fields.equation] : fields.equation, (e) => readFormula(cx, e))
    : cx.facts.map((fact): Statement => ({ printed: fact, meaning: fact }));
  if (!unknowns || !statements) return undefined;
  if (statements.length === 0)
    return complain(cx, "F102", cx.span, "`solve` needs an `equation`, or `from` with the labels of equations.");
  const equations = statements.map(({ meaning }) => meaning);
  const written = fields.equation === undefined ? [] : isWritten(fields.equation) ? [fields.equation] : fields.equation;
  const said = written.flatMap((one, i) => (equations[i] ? [{ written: one, meaning: equations[i] }] : []));
  const absent = unknowns.find((u) => !equations.some((e) => mentions(e, u.name)));
  if (absent) return complain(cx, "F102", cx.span, `\`${absent.name}\` does not occur in what is to be solved.`);
  const setting = settingOf(cx);
  return {
    unknowns,
    equations,
    printed: statements.map((statement) => statement.printed),
    setting: fields.equation ? setting : { ...setting, given: cx.assumptions },
    presumes: presuming(cx, said),
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
    claimed: [term.printed],
    spans: [written.span],
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
  const pairs = values.pairs.flatMap(([key, value]) =>
    unknowns.filter((u) => sameExpr(u, key)).map((u) => [u, value] as const),
  );
  if (pairs.length !== unknowns.length || values.pairs.length !== unknowns.length)
    return complain(
      cx,
      "F102",
      values.span,
      `A solution gives a value to each of ${unknowns.map((u) => `\`${u.name}\``).join(", ")}.`,
    );
  const isFree = Object.values(record).every((written, i) => checkFree(cx, unknowns, values.pairs[i]?.[1], written));
  if (!isFree) return undefined;
  const spans = pairs.map(([u]) => record[u.name]?.span ?? values.span);
  const claimed = pairs.map(([u, value]) => sideFor(u, values.printed) ?? value);
  return { pairs, printed: values.printed, claimed, spans, span: values.span };
}

/** What is printed as the value of an unknown. */
function sideFor(unknown: Sym, printed: readonly Formula[]): Expr | undefined {
  const found = printed.find((f) => f.kind === "relation" && sameExpr(f.left, unknown));
  return found?.kind === "relation" ? found.right : undefined;
}

function checkFree(cx: Context, unknowns: readonly Sym[], value: Expr | undefined, written: Written): boolean {
  const within = value && unknowns.find((u) => mentions(value, u.name));
  if (!within) return true;
  complain(cx, "F102", written.span, `The solution contains \`${within.name}\`, for which it is solved.`);
  return false;
}

/** `multiplicity: 2`, or one number for each solution in their order. */
function readMultiplicities(
  cx: Context,
  question: Question,
  roots: readonly Root[],
  written: Read<z.output<typeof formulaOrList>> | undefined,
): readonly Demand[] | undefined {
  if (!written) return [];
  const numbers = isWritten(written) ? [written] : written;
  const [first] = numbers;
  const span = first?.span ?? cx.span;
  if (question.unknowns.length > 1 || question.equations.length > 1)
    return complain(cx, "F102", span, "Solutions are counted with multiplicity for one equation in one unknown.");
  if (numbers.length !== roots.length)
    return complain(
      cx,
      "F102",
      span,
      `A multiplicity is needed for each solution: ${roots.length}, not ${numbers.length}.`,
    );
  return readAll(numbers, (number) => {
    const root = roots[numbers.indexOf(number)];
    const multiplicity = /^[1-9]\d?$/.test(number.text) ? Number(number.text) : 0;
    if (multiplicity > 0 && multiplicity <= MOST_MULTIPLE && root)
      return multiplicityDemand(cx, question, root, multiplicity, number.span);
    return complain(cx, "F102", number.span, `A multiplicity is a whole number from 1 to ${MOST_MULTIPLE}.`);
  });
}

/** Sets of more guesses than these are not taken apart. */
const MOST_GUESSES = 4;

function holeOf({ unknowns, equations }: Question, claim: Written): Hole {
  const fillingOf = (root: Assignment): FillingPart => {
    const [pair, another] = root;
    return pair && !another
      ? showExpr(pair[1])
      : Object.fromEntries(root.map(([u, value]) => [u.name, showExpr(value)]));
  };
  return {
    span: claim.span,
    candidates: async (oracle) => {
      const own = jointSolutions(equations, unknowns).map(fillingOf);
      const asked = await byOracle(oracle, equations, unknowns);
      return [...new Map([...setsOf(own), ...setsOf(asked), "none"].map((set) => [JSON.stringify(set), set])).values()];
    },
  };
}

async function byOracle(
  oracle: Oracle,
  [equation]: readonly Formula[],
  [unknown, another]: readonly Sym[],
): Promise<readonly FillingPart[]> {
  if (!unknown || another || equation?.kind !== "relation") return [];
  return (await oracle.solve(minus(equation.left, equation.right), unknown.name)).map(showExpr);
}

/** All of them, each by itself, and what lies between: some guesses may violate assumptions. */
function setsOf(guesses: readonly FillingPart[]): readonly Filling[] {
  const [only, another] = guesses;
  if (!only || !another) return guesses;
  if (guesses.length > MOST_GUESSES) return [guesses, ...guesses];
  let subsets: readonly (readonly FillingPart[])[] = [[]];
  for (const guess of guesses) subsets = [...subsets, ...subsets.map((set) => [...set, guess])];
  const between = subsets.filter((set) => set.length > 1 && set.length < guesses.length);
  return [guesses, ...guesses, ...between];
}
