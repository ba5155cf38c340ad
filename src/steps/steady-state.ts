/** `steady state`: where a law of motion stands still, whether it is stable, and that there is no other. */

import * as z from "zod";
import { sameValue } from "../kernel/normal.ts";
import type { Application, Expr, Formula, Sym } from "../math/expr.ts";
import { num, relation, sameExpr, sum } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { checkContinuous } from "./continuity.ts";
import type { Demand } from "./demand.ts";
import { adding, mentions } from "./demand.ts";
import { readRegion } from "./differential-equation.ts";
import type { Motion } from "./dynamics.ts";
import { inStates, readMotion } from "./dynamics.ts";
import { replace } from "./expand.ts";
import { claiming, flag, formula, formulaOrList, name, nameOrList, values } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { jointSolutions } from "./joint-solutions.ts";
import type { Content, FillingPart } from "./kind.ts";
import { claimText, isHole, stepKind } from "./kind.ts";
import { given, printed } from "./prose.ts";
import type { Motions } from "./solution-path.ts";
import { readMotions } from "./solution-path.ts";
import type { Question, Root } from "./solution-set.ts";
import { completenessOf, rootDemands } from "./solution-set.ts";
import type { Clock, Stability } from "./stability.ts";
import { criterionFor, STABILITY, stabilityDemand, stabilityWords } from "./stability.ts";

const claimSchema = z.union([formula, values, z.array(z.union([formula, values])).min(1)], {
  error: "a steady state, or a list of them",
});

export const steadyState = stepKind({
  verb: "steady state",
  about:
    "Values at which a law of motion `k'(t) = F` or `k(t + 1) = F` stands still, within the bounds of `region`. `all: true` says that there is no other there. `stable: true` says that each one is locally stable, `stable: false` that none is, by the slope of F (for two unknowns, trace and determinant of its derivatives); `stable: saddle` that they are saddle points.",
  example: `title: Capital per head
symbols:
  t: {is: time}
  s: {is: the saving rate, positive: true}
  d: {is: depreciation, positive: true}
functions:
  k: {is: capital per head, of: [t]}
steps:
  - steady state: {equation: k'(t) = s sqrt(k(t)) - d k(t), for: k, in: t, region: k(t) > 0}
    claim: s^2/d^2
    stable: true
    all: true
`,
  schema: z.strictObject({
    "steady state": z.strictObject(
      {
        equation: formulaOrList.describe("The laws of motion."),
        for: nameOrList.describe("The unknown functions, declared with their argument alone."),
        in: name.describe("The time, a declared symbol."),
        region: formulaOrList.describe("Bounds on the values, as in `k(t) > 0`.").optional(),
      },
      { error: "a mapping with `equation`, `for` and `in`" },
    ),
    claim: claimSchema.describe("One steady state or several; with several unknowns each maps them to values."),
    stable: z
      .enum(STABILITY, { error: "`true`, `false` or `saddle`" })
      .describe("Whether each of them is locally stable, or a saddle point.")
      .optional(),
    all: flag.describe("There is no other.").optional(),
    ...claiming,
  }),
  read: (fields, cx) => {
    const field = fields["steady state"];
    const standing = readStanding(cx, field);
    if (!standing) return undefined;
    const { question } = standing;
    const opening = { sentence: ["The law of motion"], displays: [given(...standing.printed)] };
    const { claim, stable } = fields;
    if (isWritten(claim) && isHole(claim)) return hole(question, claim, opening);
    const roots = readRoots(cx, question.unknowns, claim);
    if (!roots) return undefined;
    const [first, another] = roots;
    const checks = roots.map((root) => rootDemands(cx, question, roots, root));
    const stability = stable ? roots.map((root) => stabilityOf(cx, standing, root, stable)) : [];
    if (checks.includes(undefined) || stability.includes(undefined)) return undefined;
    const whole = fields.all ? [completenessOf(question, roots, first?.span ?? cx.span)] : [];
    const found = another ? "has the steady states" : "has the steady state";
    const only = fields.all ? ", and no other" : "";
    const kind = stable ? `, ${stabilityWords(stable.text)}` : "";
    return {
      sentence: opening.sentence,
      displays: [
        ...opening.displays,
        { ...printed(...roots.flatMap((root) => root.printed)), words: `${found}${kind}${only},` },
      ],
      demands: [
        ...whole,
        ...checks.flatMap((check) => check ?? []),
        ...stability.filter((demand) => demand !== undefined),
      ],
      claim: claimText(claim),
      facts: [],
      ...(first && !another && first.pairs.length === 1 && first.pairs[0] ? { subject: first.pairs[0][1] } : {}),
      worth: roots.flatMap((root) => root.pairs.map(([, of]) => ({ kind: "value", of }) as const)),
    };
  },
});

/** A law of motion as the equations of standing still. */
interface Standing {
  readonly laws: readonly Motion[];
  readonly clock: Clock;
  readonly question: Question;
  readonly printed: readonly Formula[];
}

function readStanding(
  cx: Context,
  field: Omit<Parameters<typeof readMotions>[1], "on" | "initial"> & {
    region?: Written | readonly Written[] | undefined;
  },
): Standing | undefined {
  const motions = readMotions(cx, { equation: field.equation, for: field.for, in: field.in });
  const region = motions && readRegion(cx, motions, field.region);
  const moving = motions && readLaws(cx, motions);
  if (!motions || !region || !moving) return undefined;
  const { laws, clock } = moving;
  const { time, equations, written } = motions;
  const span = written.equations[0]?.span ?? cx.span;
  const bounds = region.map(({ meaning }) => inStates(meaning, laws));
  if ([...laws.map(({ law }) => law), ...bounds].some((of) => mentions(of, time.variable.name)))
    return complain(
      cx,
      "F102",
      span,
      `The law of motion changes with \`${time.variable.name}\`, so that nothing stands still.`,
    );
  const isSmooth = laws.every(({ law }) => laws.every(({ state }) => checkContinuous(cx, law, state.name, span)));
  if (!isSmooth) return undefined;
  const still = laws.map(({ law, state }) => relation("=", law, clock === "continuous" ? num(0) : state));
  return {
    laws,
    clock,
    question: {
      unknowns: laws.map(({ state }) => state),
      equations: still,
      printed: equations.map((one) => one.printed),
      setting: adding(time.setting, ...bounds),
    },
    printed: equations.map((one) => one.printed),
  };
}

/** The laws of motion, in time without a break or in periods. */
function readLaws(cx: Context, motions: Motions): { laws: readonly Motion[]; clock: Clock } | undefined {
  const { time, unknowns, equations, written } = motions;
  const { variable } = time;
  const next = sum(variable, num(1));
  const isSlope = ({ args, orders }: Application): boolean =>
    orders[0] === 1 && args[0] !== undefined && sameExpr(args[0], variable);
  const isNext = ({ args, orders }: Application): boolean =>
    orders[0] === 0 && args[0] !== undefined && sameValue(args[0], next) === true;
  const first = equations[0]?.meaning;
  const lead = first?.kind === "relation" ? first.left : undefined;
  const clock: Clock = lead?.kind === "application" && isSlope(lead) ? "continuous" : "discrete";
  const called = unknowns[0]?.name ?? "k";
  const form = `${called}'(${variable.name}) = F\` or \`${called}(${variable.name} + 1) = F`;
  const laws = readMotion(cx, equations, written.equations, unknowns, clock === "continuous" ? isSlope : isNext, form);
  return laws && { laws, clock };
}

type Claim = Read<z.output<typeof claimSchema>>;
type OneClaim = Written | Readonly<Record<string, Written>>;
const isList = (claim: Claim): claim is Extract<Claim, readonly unknown[]> => Array.isArray(claim);

function readRoots(cx: Context, unknowns: readonly Sym[], claim: Claim): readonly Root[] | undefined {
  const written: readonly OneClaim[] = isList(claim) ? claim : [claim];
  const roots = written.map((one) => readRoot(cx, unknowns, one));
  const known = roots.filter((root) => root !== undefined);
  return known.length === roots.length ? known : undefined;
}

function readRoot(cx: Context, unknowns: readonly Sym[], claim: OneClaim): Root | undefined {
  const record = isWritten(claim) ? { [unknowns[0]?.name ?? ""]: claim } : claim;
  const pieces = unknowns.map((unknown) => ({ unknown, written: record[unknown.name] }));
  const [only] = Object.values(record);
  const span = only?.span ?? cx.span;
  if (Object.keys(record).length !== unknowns.length || pieces.some(({ written }) => !written))
    return complain(
      cx,
      "F102",
      span,
      `A steady state gives a value to each of ${unknowns.map((u) => `\`${u.name}\``).join(", ")}.`,
    );
  const terms = pieces.map(({ written }) => written && readExpr(cx, written));
  if (terms.includes(undefined)) return undefined;
  const moving = terms.some((term) => term && unknowns.some((u) => mentions(term.meaning, `${u.name}()`)));
  if (moving) return complain(cx, "F102", span, "The steady state is written with what it is the value of.");
  return {
    pairs: unknowns.map((unknown, i) => [unknown, terms[i]?.meaning ?? unknown] as const),
    printed: unknowns.map((unknown, i) => relation("=", unknown, terms[i]?.printed ?? unknown)),
    claimed: terms.flatMap((term) => (term ? [term.printed] : [])),
    spans: pieces.flatMap(({ written }) => (written ? [written.span] : [])),
    span,
  };
}

function stabilityOf(cx: Context, standing: Standing, root: Root, stable: Written<Stability>): Demand | undefined {
  const { laws, clock, question } = standing;
  const rows = laws.map(({ law }) =>
    laws.map(({ state }) => {
      const slope: Expr = { kind: "derivative", of: law, in: state, order: 1 };
      return replace(cx, slope, root.pairs, root.span);
    }),
  );
  const known = rows.map((row) => row.filter((e) => e !== undefined));
  if (known.some((row) => row.length < laws.length)) return undefined;
  const criterion = criterionFor(known, clock, stable.text);
  if (!criterion)
    return complain(
      cx,
      "F102",
      stable.span,
      laws.length > 2
        ? "Stability is looked at for one or two unknown functions."
        : "With one unknown function a steady state is stable or not; a saddle point takes two.",
    );
  const isFree = (f: Formula): boolean => !laws.some(({ state }) => mentions(f, state.name));
  const setting = { ...question.setting, given: question.setting.given.filter(isFree) };
  return stabilityDemand(setting, criterion, stable.text, known, stable.span);
}

function hole(question: Question, claim: Written, opening: Pick<Content, "sentence" | "displays">): Content {
  const fillings = (): readonly FillingPart[] =>
    jointSolutions(question.equations, question.unknowns).map((pairs) => {
      const [first, another] = pairs;
      return first && !another
        ? showExpr(first[1])
        : Object.fromEntries(pairs.map(([unknown, value]) => [unknown.name, showExpr(value)]));
    });
  return {
    ...opening,
    demands: [],
    claim: claim.text,
    facts: [],
    worth: [],
    hole: {
      span: claim.span,
      candidates: async () => (fillings().length > 1 ? [fillings(), ...fillings()] : fillings()),
    },
  };
}
