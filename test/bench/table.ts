/** The tables of the benchmark, in Markdown. */

import type { Answer } from "./answers.ts";
import { quantile, warm } from "./answers.ts";
import type { Family } from "./growth.ts";
import type { Question } from "./questions.ts";

export interface Column {
  readonly name: string;
  readonly answers: readonly Answer[];
}

const HEADINGS = [
  "engine",
  "true accepted",
  "false refuted",
  "wrong",
  "undecided",
  "silent",
  "not asked",
  "median, ms",
  "p90, ms",
  "ratio",
];

/** One row for each engine; the ratio compares with the first. */
export function comparison(columns: readonly Column[], asked: readonly Question[]): string {
  const rows = columns.map((column) => row(column, columns[0] ?? column, asked));
  return markdown(HEADINGS, rows);
}

function row({ name, answers }: Column, reference: Column, asked: readonly Question[]): readonly string[] {
  const posed = (holds: boolean): readonly Answer[] =>
    answers.filter(({ reply }, i) => reply !== "not asked" && asked[i]?.holds === holds);
  const count = (among: readonly Answer[], reply: Answer["reply"]): number =>
    among.filter((answer) => answer.reply === reply).length;
  const times = answers.flatMap((answer) => warm(answer) ?? []);
  const right = `${count(posed(true), "accepted")} of ${posed(true).length}`;
  const refuted = `${count(posed(false), "refuted")} of ${posed(false).length}`;
  const counts = [
    count(posed(true), "refuted") + count(posed(false), "accepted"),
    ...(["undecided", "silent", "not asked"] as const).map((reply) => count(answers, reply)),
  ];
  const measures = [quantile(times), quantile(times, 0.9), ratio(answers, reference.answers)];
  return [name, right, refuted, ...counts.map(String), ...measures.map(decimals)];
}

/** The median over the questions of one engine's time divided by the other's. */
function ratio(answers: readonly Answer[], reference: readonly Answer[]): number {
  const ratios = answers.flatMap((answer, i) => {
    const [own, other] = [warm(answer), reference[i] && warm(reference[i])];
    return own === undefined || other === undefined ? [] : [own / other];
  });
  return quantile(ratios);
}

/** What an engine says of a family: of the equation, and of the one with a changed coefficient, size by size. */
export interface Curve {
  readonly name: string;
  readonly equal: readonly Answer[];
  readonly unequal: readonly Answer[];
  /** Whether the exponents of growth are worth a column. */
  readonly isStudied: boolean;
}

/** One row for each size, with the exponent of growth since the size before. */
export function growth({ instances }: Family, curves: readonly Curve[]): string {
  const headings = ["terms", "degree", ...curves.flatMap(headingsOf)];
  const sizes = instances.map(({ terms }) => terms);
  const rows = instances.map(({ terms, degree }, i) => [
    String(terms),
    String(degree),
    ...curves.flatMap((curve) => cells(curve, sizes, i)),
  ]);
  return markdown(headings, rows);
}

const headingsOf = ({ name, isStudied }: Curve): readonly string[] =>
  isStudied ? [`${name}, true`, "exponent", `${name}, false`, "exponent"] : [`${name}, true`, `${name}, false`];

function cells({ equal, unequal, isStudied }: Curve, sizes: readonly number[], i: number): readonly string[] {
  return [equal, unequal].flatMap((answers) => {
    const time = said(answers[i]);
    return isStudied ? [time, exponentAt(answers, sizes, i)] : [time];
  });
}

/** The time, in brackets when nothing was decided. */
function said(answer: Answer | undefined): string {
  const time = answer && warm(answer);
  if (answer === undefined || time === undefined) return "–";
  return answer.reply === "undecided" ? `(${decimals(time)})` : decimals(time);
}

function exponentAt(answers: readonly Answer[], sizes: readonly number[], i: number): string {
  const [before, after] = [answers[i - 1], answers[i]].map((answer) => answer && warm(answer));
  const [from = 0, to = 0] = [sizes[i - 1], sizes[i]];
  return before === undefined || after === undefined ? "" : (Math.log(after / before) / Math.log(to / from)).toFixed(1);
}

export const decimals = (x: number): string =>
  Number.isNaN(x) ? "–" : x >= 100 ? x.toFixed(0) : x >= 1 ? x.toFixed(1) : x.toFixed(3);

function markdown(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(headings), line(headings.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
