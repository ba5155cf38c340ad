/** `induction`: a statement for all whole numbers from one on, by its first case and the step from each to the next. */

import * as z from "zod";
import { Stop } from "../kernel/meter.ts";
import type { Expr, Formula, Series, Sym } from "../math/expr.ts";
import { and, isFormula, num, relation, rewrite, sameExpr } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Demand, Repair, Setting } from "./demand.ts";
import { definedness, forall, mentions, namesIn, sidesOf } from "./demand.ts";
import { readUnknowns } from "./dynamics.ts";
import { claiming, formula, formulaOrList, name } from "./fields.ts";
import { readAll, readExpr, readFormula } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import { freshSymbol, readFree } from "./over.ts";
import type { Display } from "./prose.ts";
import { given, math, printed } from "./prose.ts";
import type { Inductive, Sequence } from "./unrolled.ts";
import { atNext, atNumber } from "./unrolled.ts";

const rule = z.strictObject(
  {
    first: formula.describe("The first member."),
    next: formula.describe("The next member, by those now: `d w(n) + 1`."),
  },
  { error: "a mapping with `first` and `next`" },
);

const schema = z.strictObject({
  induction: z.strictObject(
    {
      over: name.describe("The whole number, a declared symbol."),
      from: formula.describe("The first number."),
      sequence: z
        .record(z.string(), rule, { error: "a mapping from sequences to their rules" })
        .describe("Sequences, declared as functions of the number, by their first member and the rule for the next.")
        .optional(),
    },
    { error: "a mapping with `over` and `from`" },
  ),
  claim: formulaOrList.describe("What holds for each number: one statement or several."),
  ...claiming,
});
type Fields = Read<z.output<typeof schema>>;

/** A statement is looked at for so many numbers after the first. */
const MOST_CASES = 4;
const FARTHEST_START = 1000;

export const induction = stepKind({
  verb: "induction",
  about:
    "A statement for all whole numbers from one on: it is shown at the first, and at n + 1 where it holds at n. It may speak of sums and products up to n, and of sequences that `sequence` gives by their first member and the rule for the next. The step is shown for all real n from the start on, which is more than is needed; the claim is refuted at whole numbers only. Later steps cannot take it as given, since there n is any real number.",
  example: `title: What patience is worth
symbols:
  n: {is: the number of periods}
  d: {is: the discount factor, in: [0, 1]}
functions:
  w: {is: wealth, of: [n]}
assume:
  - d < 1
steps:
  - induction: {over: n, from: 1}
    claim: sum(i, 1, n, i) = n (n + 1)/2
  - induction: {over: n, from: 0, sequence: {w: {first: 1, next: d w(n) + 1}}}
    claim: w(n) <= 1/(1 - d)
`,
  schema,
  read: (fields, cx) => {
    const question = readQuestion(cx, fields);
    if (!question) return undefined;
    const { asked, shown, setting } = question;
    const written = isWritten(fields.claim) ? fields.claim : (fields.claim[0] ?? fields.induction.over);
    const demands = demandsFor(cx, asked, setting, written);
    if (!demands) return undefined;
    const rules = Object.entries(fields.induction.sequence ?? {}).map(([called], i): Display => {
      const { first, next } = question.rules[i] ?? { first: num(0), next: num(0) };
      const at = (e: Expr): Expr => ({ kind: "application", name: called, args: [e], orders: [0] });
      const later: Expr = { kind: "sum", terms: [asked.over, num(1)] };
      return {
        ...given(relation("=", at(num(asked.start)), first), relation("=", at(later), next)),
        words: i === 0 ? "where" : "and",
      };
    });
    return {
      sentence: ["By induction, for all whole ", math(relation(">=", asked.over, num(asked.start)))],
      displays: [printed(...shown), ...rules],
      demands,
      claim: claimText(fields.claim),
      facts: [],
      worth: [],
    };
  },
});

interface Question {
  readonly asked: Inductive;
  readonly shown: readonly Formula[];
  readonly rules: readonly { readonly first: Expr; readonly next: Expr }[];
  readonly setting: Setting;
}

function readQuestion(cx: Context, fields: Fields): Question | undefined {
  const { over: written, from, sequence } = fields.induction;
  const free = readFree(cx, written);
  const start = readStart(cx, from);
  const claims = readAll(isWritten(fields.claim) ? [fields.claim] : fields.claim, (one) => readFormula(cx, one));
  if (!free || start === undefined || !claims) return undefined;
  const { variable: over, setting } = free;
  const sequences = readSequences(cx, over, sequence ?? {});
  if (!sequences) return undefined;
  const claim = and(...claims.map(({ meaning }) => meaning));
  const isAbout = mentions(claim, over.name);
  if (!isAbout) return complain(cx, "F102", written.span, `The claim does not speak of \`${over.name}\`.`);
  const names: { series: Series; as: Sym }[] = [];
  const named = (series: Series): Sym => {
    const known = names.find((one) => sameExpr(one.series, series));
    if (known) return known.as;
    const word = series.name === "sum" ? "sum" : "product";
    const as = freshSymbol(cx, word, over.name, [claim, ...names.map((one) => one.as)]);
    names.push({ series, as });
    return as;
  };
  return {
    asked: { claim, over, start, sequences: sequences.map(({ meaning }) => meaning), named },
    shown: claims.map((one) => one.printed),
    rules: sequences.map(({ shown }) => shown),
    setting,
  };
}

function readStart(cx: Context, written: Written): number | undefined {
  const start = /^-?\d{1,4}$/.test(written.text.trim()) ? Number(written.text) : FARTHEST_START + 1;
  if (Math.abs(start) <= FARTHEST_START) return start;
  return complain(cx, "F102", written.span, "Induction starts at a whole number, such as 0 or 1.");
}

/** Sequences by their rules, in which the member now becomes a symbol of the same name. */
function readSequences(cx: Context, over: Sym, rules: NonNullable<Fields["induction"]["sequence"]>) {
  const entries = Object.entries(rules);
  const heads = entries.map(([called, { first }]): Written => ({ ...first, text: called }));
  const unknowns = readUnknowns(cx, heads, over);
  if (!unknowns) return undefined;
  const read = entries.map(([, fields], i) => {
    const unknown = unknowns[i];
    const first = readExpr(cx, fields.first);
    const next = readExpr(cx, fields.next);
    if (!unknown || !first || !next) return undefined;
    const state = (e: Expr): Expr =>
      rewrite(e, (node) => {
        const which = unknowns.find(({ now }) => sameExpr(now, node));
        return which ? { kind: "symbol", name: which.name } : node;
      });
    const law = state(next.meaning);
    const isStray = (e: Expr): boolean => unknowns.some(({ name: called }) => namesIn(e).has(`${called}()`));
    if (isStray(first.meaning) || mentions(first.meaning, over.name))
      return complain(
        cx,
        "F102",
        fields.first.span,
        "The first member is a value, without the number and the sequence.",
      );
    if (isStray(law))
      return complain(cx, "F102", fields.next.span, `The next member is given by those at \`${over.name}\` alone.`);
    const meaning: Sequence = { name: unknown.name, first: first.meaning, next: law };
    return { meaning, shown: { first: first.printed, next: next.printed } };
  });
  const known = read.filter((one) => one !== undefined);
  return known.length === entries.length ? known : undefined;
}

/** The first case, and the step; where the step is not shown, the cases after the first. */
function demandsFor(cx: Context, asked: Inductive, setting: Setting, written: Written): readonly Demand[] | undefined {
  const parts = partsOf(asked);
  if (parts instanceof Stop) return complain(cx, "F104", written.span, parts.message);
  const { base, step } = parts;
  const { over, start } = asked;
  const { span } = written;
  const repairs: readonly Repair[] = isFormula(asked.claim)
    ? [
        {
          claim: asked.claim,
          again: (other) => (isFormula(other) ? againFor({ ...asked, claim: other }, setting) : []),
        },
      ]
    : [];
  const at = (number: number, claim: Formula): Demand => ({
    what: `the claim holds at ${over.name} = ${number}`,
    obligation: forall(setting, claim),
    code: "F344",
    fault: `The claim fails at \`${over.name} = ${number}\`.`,
    span,
    sides: sidesOf(claim),
    repairs,
  });
  return [
    at(start, base),
    ...definedRules(asked, setting, step.now, span),
    {
      what: `the claim at ${over.name} implies that at ${over.name} + 1`,
      obligation: stepOf(asked, setting, step),
      code: "F344",
      fault: `The step from \`${over.name}\` to \`${over.name} + 1\` is not shown: at the point shown it fails, where \`${over.name}\` may not be whole, or where what is claimed does not hold.`,
      span,
      sides: sidesOf(step.next),
      nothingElse: () => undefined,
      special: () => {
        const numbers = Array.from({ length: MOST_CASES }, (_, i) => start + i + 1);
        const known = numbers.flatMap((number) => {
          const claim = tryTo(() => atNumber(asked, number));
          return claim instanceof Stop ? [] : [at(number, claim)];
        });
        return {
          cases: known.map((demand) => ({ presumes: [], demand })),
          told: ([first]) => ({ fault: known[first ?? 0]?.fault ?? "The claim fails." }),
        };
      },
    },
  ];
}

/** Each sequence goes on: its rule is defined wherever the claim holds. */
const definedRules = ({ sequences, over, start }: Inductive, setting: Setting, now: Formula, span: Span) =>
  sequences.flatMap(({ name: called, first, next }): readonly Demand[] => {
    const base = { code: "F402", fault: "It is not shown that the sequence is defined.", span, sides: [] } as const;
    return [
      {
        ...base,
        what: `the first member of ${called} is defined`,
        obligation: forall(setting, definedness(first)),
      },
      {
        ...base,
        what: `the next member of ${called} is defined where the claim holds`,
        obligation: forall(setting, definedness(next), [relation(">=", over, num(start)), now]),
      },
    ];
  });

interface Parts {
  readonly base: Formula;
  readonly step: { readonly now: Formula; readonly next: Formula };
}

const partsOf = (asked: Inductive): Parts | Stop =>
  tryTo(() => ({
    base: atNumber(asked, asked.start),
    step: { now: atNext(asked, 0), next: atNext(asked, 1) },
  }));

const stepOf = ({ over, start }: Inductive, setting: Setting, { now, next }: Parts["step"]) =>
  forall(setting, next, [relation(">=", over, num(start)), now]);

/** What is demanded of another claim. */
function againFor(asked: Inductive, setting: Setting) {
  const parts = partsOf(asked);
  return parts instanceof Stop ? [] : [forall(setting, parts.base), stepOf(asked, setting, parts.step)];
}

/** The result, or why there is none. */
function tryTo<T>(run: () => T): T | Stop {
  try {
    return run();
  } catch (stop) {
    if (stop instanceof Stop) return stop;
    throw stop;
  }
}
