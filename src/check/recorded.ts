/** Whether a counterexample that a file records is right: the point possible, the values as printed. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { truthAtPoint, valueAt } from "../kernel/evaluate.ts";
import { attempt } from "../kernel/meter.ts";
import type { Functions } from "../kernel/obligation.ts";
import { substitute, substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { and, relation } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import { namesIn } from "../steps/demand.ts";
import type { HeldAt } from "../steps/held-at.ts";
import { boundsAt } from "../steps/held-at.ts";
import type { Worth } from "../steps/kind.ts";
import type { Reading, RecordedCounterexample, RecordedValue } from "../steps/plan.ts";
import { agreement } from "../steps/printed-number.ts";
import { consistencyOf } from "./consistency.ts";
import type { Counterexample } from "./report.ts";
import type { Session } from "./session.ts";

/** The recorded point as a counterexample, with the values that the claims have there. */
export function shownRecorded(
  functions: Functions,
  { at }: RecordedCounterexample,
  printed: Reading,
  corrected: Reading,
): Counterexample {
  const values = (worth: readonly Worth[], what: string) =>
    worth.flatMap((one) => {
      const value = worthAt(functions, at.pairs, one);
      return value === undefined ? [] : [{ what, value }];
    });
  return {
    point: at.pairs.map(([symbol, value]) => ({ at: symbol, value })),
    values: [
      ...values(printed.content?.worth ?? [], "as printed"),
      ...values(corrected.content?.worth ?? [], "as corrected"),
    ],
  };
}

function worthAt(functions: Functions, pairs: HeldAt["pairs"], worth: Worth): string | undefined {
  if (worth.kind === "truth") return truthOf(functions, pairs, worth);
  const there = attempt(() => substitute(worth.of, pairs));
  return there && valueAt(there, [], functions, 6)?.text;
}

/** What is wrong with a recorded counterexample. */
export async function checkRecorded(
  session: Session,
  functions: Functions,
  recorded: RecordedCounterexample,
  printed: Reading,
  corrected: Reading,
): Promise<readonly Diagnostic[]> {
  const values = [
    ...valueFaults(functions, recorded, recorded.printed, printed.content?.worth ?? [], "The printed claim"),
    ...valueFaults(functions, recorded, recorded.corrected, corrected.content?.worth ?? [], "The corrected claim"),
  ];
  const place = await pointFault(session, functions, recorded, printed.assumptions);
  if (place || values.length > 0) return [...(place ? [place] : []), ...values];
  return contradicts(functions, recorded.at.pairs, printed)
    ? []
    : [fault(recorded.at.span, "The printed claim holds at the recorded point, so this is no counterexample.")];
}

/** Whether something that the print demands fails at the point, or at least is not known to hold there. */
function contradicts(functions: Functions, pairs: HeldAt["pairs"], printed: Reading): boolean {
  const demands = printed.content?.demands ?? [];
  return (
    demands.length === 0 ||
    demands.some(({ obligation }) => {
      if (obligation.kind === "exists") return true;
      const claim = truthOf(functions, pairs, { kind: "truth", facts: obligation.given, claim: obligation.claim });
      return claim !== "true";
    })
  );
}

const fault = (span: Span, message: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "F309",
  severity: "error",
  span,
  message,
  ...more,
});

/** The point must satisfy the assumptions; what it leaves open must be possible. */
async function pointFault(
  session: Session,
  functions: Functions,
  recorded: RecordedCounterexample,
  assumptions: readonly Formula[],
): Promise<Diagnostic | undefined> {
  const { pairs, span } = recorded.at;
  const open: Formula[] = [];
  for (const formula of [...assumptions, ...boundsAt(functions, recorded.at)]) {
    const there = attempt(() => substituteFormula(formula, pairs));
    if (there && namesIn(there).size > 0) open.push(there);
    else if (!there || truthAtPoint(there, [], functions) !== "true")
      return fault(span, `The recorded point violates the assumption \`${showFormula(formula)}\`.`);
  }
  const consistent = await consistencyOf(session, functions, open);
  switch (consistent.kind) {
    case "shown":
      return undefined;
    case "contradictory":
      return fault(span, "The recorded point cannot be completed to one that satisfies the assumptions.");
    case "undecided":
      return fault(span, "It is not shown that the recorded point can satisfy the assumptions.", {
        hint: "Record a value for every symbol that the assumptions speak of.",
      });
  }
}

function valueFaults(
  functions: Functions,
  recorded: RecordedCounterexample,
  values: readonly RecordedValue[],
  worth: readonly Worth[],
  whose: string,
): readonly Diagnostic[] {
  const [first] = values;
  if (!first) return [];
  const isOneTruth = values.length === 1 && first.kind === "truth" && worth.every((w) => w.kind === "truth");
  const compared = isOneTruth && worth.length > 0 ? [joined(worth)] : worth;
  if (values.length !== compared.length)
    return [fault(first.span, `${whose} has ${compared.length} values, and ${values.length} are recorded.`)];
  return values.flatMap((value, i) => {
    const one = compared[i];
    const found = one && wrongValue(functions, recorded, value, one);
    return found === undefined
      ? []
      : [
          fault(value.span, `${whose} does not have the recorded value at this point.`, {
            expected: found,
            found: value.text,
          }),
        ];
  });
}

const joined = (worth: readonly Worth[]): Worth => {
  const truths = worth.filter((w) => w.kind === "truth");
  return { kind: "truth", facts: truths.flatMap((w) => w.facts), claim: and(...truths.map((w) => w.claim)) };
};

/** What the claim is worth at the point, when that is not what is recorded. */
function wrongValue(
  functions: Functions,
  recorded: RecordedCounterexample,
  value: RecordedValue,
  worth: Worth,
): string | undefined {
  const { pairs } = recorded.at;
  if (worth.kind === "truth") {
    const holds = truthOf(functions, pairs, worth);
    return value.kind === "truth" && holds === String(value.value) ? undefined : holds;
  }
  const there = attempt(() => substitute(worth.of, pairs));
  if (!there) return "nothing that can be computed";
  const isRight = agrees(there, value);
  if (isRight && truthAtPoint(isRight, [], functions) === "true") return undefined;
  return valueAt(there, [], functions, 6)?.text ?? "not defined, or not determined by the point";
}

/** A statement follows at a point where something it is said to follow from fails. */
function truthOf(functions: Functions, pairs: HeldAt["pairs"], worth: Worth & { kind: "truth" }): string {
  const at = (f: Formula): string => {
    const there = attempt(() => substituteFormula(f, pairs));
    return there ? truthAtPoint(there, [], functions) : "unsure";
  };
  const facts = worth.facts.map(at);
  if (facts.includes("false")) return "true";
  const claim = at(worth.claim);
  if (claim === "true" || facts.every((fact) => fact === "true")) return claim;
  return "unsure";
}

/** Exact values must be exact, and rounded ones right to their places. */
function agrees(there: Expr, value: RecordedValue): Formula | undefined {
  switch (value.kind) {
    case "truth":
      return undefined;
    case "exact":
      return relation("=", there, value.value);
    case "rounded":
      return agreement(there, value.number);
  }
}
