/** `rearrange`: a statement turned into an equivalent one. */

import * as z from "zod";
import type { Formula } from "../math/expr.ts";
import { and, isFormula, relationsOf } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { settingOf } from "./context.ts";
import type { Demand, Setting } from "./demand.ts";
import { implication, repairable, sidesOf } from "./demand.ts";
import { claiming, formulaOrList } from "./fields.ts";
import { presuming, readAll, readFormula } from "./formulas.ts";
import { claimText, stepKind } from "./kind.ts";
import { given, printed } from "./prose.ts";

/** How one statement stands to the other, and how several do. */
const DIRECTIONS = {
  equivalent: { one: "is equivalent to", several: "are together equivalent to" },
  implies: { one: "implies", several: "together imply" },
  follows: { one: "follows from", several: "follow from" },
} as const;

type Direction = keyof typeof DIRECTIONS;

const schema = z.strictObject({
  rearrange: formulaOrList.describe("The statement; of a list, all hold."),
  claim: formulaOrList.describe("The statement into which it is turned."),
  direction: z
    .enum(["equivalent", "implies", "follows"], { error: "one of `equivalent`, `implies`, `follows`" })
    .describe("Which way it holds; `equivalent` unless said otherwise.")
    .optional(),
  ...claiming,
});

export const rearrange = stepKind({
  verb: "rearrange",
  about:
    "A statement turned into an equivalent one; both directions are demanded, unless `direction` names one. A list of statements means that all of them hold.",
  example: `title: When cooperation can be sustained
symbols:
  delta: {is: the discount factor, in: [0, 1]}
  d: {is: the payoff of deviating, positive: true}
  c: {is: the payoff of cooperating, positive: true}
  n: {is: the payoff of punishment, nonnegative: true}
assume:
  - delta < 1
  - d > c
  - c > n
steps:
  - rearrange: c/(1 - delta) >= d + delta n/(1 - delta)
    label: "(1)"
    claim: delta >= (d - c)/(d - n)
  - rearrange: c/(1 - delta) >= d + delta n/(1 - delta)
    claim: delta > 0
    direction: implies
`,
  schema,
  read: (fields, cx) => {
    const before = readSystem(cx, fields.rearrange);
    const after = readSystem(cx, fields.claim);
    if (!before || !after) return undefined;
    const direction = fields.direction?.text ?? "equivalent";
    const demandsFor = (claim: Formula): readonly Demand[] =>
      demandsOf(settingOf(cx), direction, before.meaning, claim, after.span);
    const [claim, another] = after.printed;
    const amount = before.printed.length > 1 ? "several" : "one";
    return {
      sentence: [amount === "one" ? "The statement" : "The statements"],
      displays: [given(...before.printed), { ...printed(...after.printed), words: DIRECTIONS[direction][amount] }],
      demands:
        claim && !another
          ? repairable(demandsFor(after.meaning), claim, (other) =>
              isFormula(other) ? demandsFor(other).map((demand) => demand.obligation) : [],
            )
          : demandsFor(after.meaning),
      claim: claimText(fields.claim),
      facts: [after.meaning],
      // That one statement implies another is no reason to believe either.
      presumes: presuming(cx, (direction === "follows" ? after : before).parts),
      subject: after.meaning,
      worth: [{ kind: "truth", facts: [], claim: after.meaning }],
    };
  },
});

interface System {
  readonly printed: readonly Formula[];
  /** All of them together. */
  readonly meaning: Formula;
  readonly parts: readonly { readonly written: Written; readonly meaning: Formula }[];
  readonly span: Span;
}

function readSystem(cx: Context, written: Read<z.output<typeof formulaOrList>>): System | undefined {
  const list = isWritten(written) ? [written] : written;
  const statements = readAll(list, (one) => readFormula(cx, one));
  const [first] = list;
  const last = list.at(-1);
  if (!statements || !first || !last) return undefined;
  return {
    printed: statements.map((one) => one.printed),
    meaning: and(...statements.map((one) => one.meaning)),
    parts: statements.map(({ meaning }, i) => ({ written: list[i] ?? first, meaning })),
    span: { start: first.span.start, end: last.span.end },
  };
}

/** The halves of the equivalence that the direction asks for, each with what its failure means. */
function demandsOf(
  setting: Setting,
  direction: Direction,
  before: Formula,
  after: Formula,
  span: Span,
): readonly Demand[] {
  const start = { name: "the statement", formula: before };
  const end = { name: "the claim", formula: after };
  const sides = [start, end].flatMap(({ name, formula }) =>
    sidesOf(formula).map(({ what, of }) => ({ what: `${what} of ${name}`, of })),
  );
  const point = [before, after].every(isEquation) ? "solution" : "point";
  const forth: Demand = {
    ...implication(setting, start, end, span),
    sides,
    way: "⇒",
    fault: `The statement does not imply the claim: a ${point} is lost.`,
  };
  const back: Demand = {
    ...implication(setting, end, start, span),
    sides,
    way: "⇐",
    fault: `The claim does not imply the statement: a ${point} is gained.`,
  };
  return [...(direction === "follows" ? [] : [forth]), ...(direction === "implies" ? [] : [back])];
}

const isEquation = (f: Formula): boolean => relationsOf(f).every(({ op }) => op === "=");
