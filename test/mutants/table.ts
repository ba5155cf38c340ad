/** What a run of the bench shows, as tables and lists of text. */

import { isFormula, relationsOf } from "../../src/math/expr.ts";
import type { Fate, Outcome } from "./examine.ts";
import { OPERATOR_NAMES } from "./mutants.ts";

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const count = (outcomes: readonly Outcome[], test: (outcome: Outcome) => boolean): number =>
  outcomes.filter(test).length;
const share = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)}%`);
const decimals = (value: number): string => (Number.isNaN(value) ? "-" : value.toFixed(value >= 100 ? 0 : 1));
const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** Mutants that say something else than the claim: those that are mistakes. */
export const mistakesIn = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.filter(({ fate }) => fate !== "equivalent" && fate !== "invalid" && fate !== "false refutation");
export const isCaught = ({ fate }: Outcome): boolean => fate === "refuted" || fate === "unknown";
const isNamed = ({ mutant }: Outcome): boolean => mutant.expected.length > 0;

const of = (outcomes: readonly Outcome[], fate: Fate): number => count(outcomes, (outcome) => outcome.fate === fate);

function row(name: string, outcomes: readonly Outcome[]): string {
  const mistakes = mistakesIn(outcomes);
  const named = mistakes.filter(isNamed);
  return line([
    name,
    outcomes.length,
    of(outcomes, "equivalent"),
    `${count(mistakes, isCaught)} of ${mistakes.length}`,
    of(mistakes, "unknown"),
    share(
      count(named, ({ hasRightClass }) => hasRightClass),
      named.length,
    ),
    share(
      count(mistakes, ({ exactAt }) => exactAt === 1),
      mistakes.length,
    ),
    share(
      count(mistakes, ({ exactAt }) => exactAt >= 1 && exactAt <= 3),
      mistakes.length,
    ),
    decimals(median(mistakes.map(({ milliseconds }) => milliseconds))),
  ]);
}

const HEAD = [
  "mutants",
  "equivalent",
  "caught",
  "of them unknown",
  "right class",
  "exact first",
  "in three",
  "median, ms",
];

function byName(
  head: string,
  outcomes: readonly Outcome[],
  nameOf: (outcome: Outcome) => readonly string[],
  names: readonly string[],
): readonly string[] {
  const rows = names.flatMap((name) => {
    const own = outcomes.filter((outcome) => nameOf(outcome).includes(name));
    return own.length > 0 ? [row(name, own)] : [];
  });
  return [line([head, ...HEAD]), `| --- |${" ---: |".repeat(HEAD.length)}`, ...rows, row("all", outcomes)];
}

export const operatorTable = (outcomes: readonly Outcome[]): readonly string[] =>
  byName("operator", outcomes, ({ mutant }) => mutant.operators, OPERATOR_NAMES);

/** The kind of step, and whether the claim is a statement of order, a word or a list. */
function stepOf({ mutant: { claim } }: Outcome): string {
  const { asserted, verb } = claim;
  if (asserted.kind !== "formula") return `${verb}, ${asserted.kind}`;
  const { claim: claimed } = asserted.target;
  return isFormula(claimed) && relationsOf(claimed).some(({ op }) => /[<>]/.test(op)) ? `${verb}, order` : verb;
}

export const stepTable = (outcomes: readonly Outcome[]): readonly string[] =>
  byName("step", outcomes, (outcome) => [stepOf(outcome)], [...new Set(outcomes.map(stepOf))].sort());

/** How often each class was named for each operator. */
export function confusionTable(outcomes: readonly Outcome[]): readonly string[] {
  const mistakes = mistakesIn(outcomes);
  const classOf = ({ named, fate }: Outcome): string => named ?? (fate === "refuted" ? "none" : fate);
  const classes = [...new Set(mistakes.map(classOf))].sort();
  const rows = OPERATOR_NAMES.flatMap((name) => {
    const own = mistakes.filter(({ mutant }) => mutant.operators.includes(name));
    if (own.length === 0) return [];
    return [line([name, ...classes.map((one) => count(own, (outcome) => classOf(outcome) === one) || "")])];
  });
  return [line(["operator", ...classes]), `| --- |${" ---: |".repeat(classes.length)}`, ...rows];
}

export function summary(outcomes: readonly Outcome[]): readonly string[] {
  const mistakes = mistakesIn(outcomes);
  const named = mistakes.filter(isNamed);
  const refuted = mistakes.filter(({ fate }) => fate === "refuted");
  const ratios = refuted.map(({ milliseconds, trueMilliseconds }) => milliseconds / trueMilliseconds);
  const both = count(named, ({ hasRightClass, exactAt }) => hasRightClass && exactAt === 1);
  return [
    `Mutants: ${outcomes.length}; still true: ${of(outcomes, "equivalent")}; not read as mathematics: ${of(outcomes, "invalid")}; mistakes: ${mistakes.length}.`,
    `Of the mistakes: refuted ${refuted.length}, unknown ${of(mistakes, "unknown")}, falsely proved ${of(mistakes, "false proof")}; claims that are still true and refuted: ${of(outcomes, "false refutation")}.`,
    `Of what is still true, ${count(outcomes, ({ triedAt = 0 }) => triedAt > 0)} were tried at random points besides.`,
    `With a diagnosis: ${count(mistakes, ({ named: one }) => one !== undefined)} (${share(
      count(mistakes, ({ named: one }) => one !== undefined),
      mistakes.length,
    )}).`,
    `Right class: ${share(
      count(named, ({ hasRightClass }) => hasRightClass),
      named.length,
    )} of ${named.length} that have a name; exact first: ${share(
      count(mistakes, ({ exactAt }) => exactAt === 1),
      mistakes.length,
    )}; in three: ${share(
      count(mistakes, ({ exactAt }) => exactAt > 0 && exactAt <= 3),
      mistakes.length,
    )}; class and exact: ${share(both, named.length)}.`,
    `Medians: check with diagnosis ${decimals(median(mistakes.map(({ milliseconds }) => milliseconds)))} ms, of the true claim ${decimals(median(mistakes.map(({ trueMilliseconds }) => trueMilliseconds)))} ms, of their ratio where refuted ${decimals(median(ratios))}; nine in ten below ${decimals(quantile(ratios, 0.9))}.`,
  ];
}

/** The mutants that took longest, with their times in ms. */
export const slowest = (outcomes: readonly Outcome[], most: number): readonly string[] =>
  [...outcomes]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, most)
    .map(({ mutant: { claim, operators, printed }, fate, milliseconds }) => {
      const what = `${operators.join(" and ")} (${claim.verb} ${claim.step}, ${claim.source.about})`;
      return `${decimals(milliseconds).padStart(8)} ${what}: ${fate}, \`${printed}\``;
    });

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * at)] ?? Number.NaN;
}

/** Whether the verdict itself is wrong. */
export const isFalse = ({ fate }: Pick<Outcome, "fate">): boolean =>
  fate === "false proof" || fate === "false refutation";

/** How bad a miss is: a false verdict, nothing said, something wrong said, the right repair under another name. */
const badness = ({ fate, named, exactAt }: Outcome): number =>
  isFalse({ fate }) ? 5 : fate === "unknown" ? 2 : named === undefined ? 3 : exactAt === 1 ? 1 : 4;

export const isMiss = ({ fate, exactAt, hasRightClass, mutant }: Outcome): boolean =>
  fate !== "equivalent" && fate !== "invalid" && (exactAt !== 1 || (mutant.expected.length > 0 && !hasRightClass));

/** The worst misses, each as a few lines. */
export function missLines(outcomes: readonly Outcome[], most: number): readonly string[] {
  const worst = outcomes.filter(isMiss).sort((a, b) => badness(b) - badness(a));
  return worst.slice(0, most).flatMap(missText);
}

export function missText({ mutant, fate, named, suggestions, exactAt, contradiction }: Outcome): readonly string[] {
  const { claim, operators, printed } = mutant;
  const said = named === undefined ? "no diagnosis" : `"${named}"${exactAt === 1 ? " and the right repair" : ""}`;
  return [
    `- ${operators.join(" and ")} (${claim.verb} ${claim.step}, ${claim.source.about}): ${fate}, ${said}`,
    `    was        ${claim.printed.replace(/\s+/g, " ")}`,
    `    printed    ${printed}`,
    ...suggestions.map((suggestion) => `    suggested  ${suggestion}`),
    ...(contradiction === undefined ? [] : [`    false at   ${contradiction}`]),
  ];
}
