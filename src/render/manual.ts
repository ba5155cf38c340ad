/** The manual of one kind of step for a person at a terminal. */

import type { FieldWords, ManualEntry } from "../check/manual.ts";
import { painter } from "./paint.ts";
import { stepLine } from "./step-line.ts";
import { widthOf, wrap } from "./width.ts";

const WIDTH = 100;

/** What it is for, its fields, its example, and what the checker says of the example. */
export function manualPage({ verb, about, fields, shared, example }: ManualEntry, color: boolean): string {
  const paint = painter(color);
  const all = [...fields, ...shared];
  const widest = Math.max(...all.map((field) => widthOf(nameOf(field))));
  const table = all.flatMap((field) => fieldLines(field, widest + 2));
  const source = example.text.trimEnd().split("\n");
  const blocks = [
    [paint("strong", verb)],
    wrap(about, WIDTH - 2).map(indented),
    [paint("strong", "Fields"), ...table.map(indented)],
    [paint("strong", "Example"), ...source.map(indented)],
    [paint("strong", "What Focal says of it"), ...example.steps.map((step) => stepLine(step, paint))],
  ];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

const indented = (line: string): string => (line === "" ? "" : `  ${line}`);

/** Fields of a field stand a little to its right; those that may be left out have a question mark. */
const nameOf = ({ path, isOptional }: FieldWords): string =>
  `${"  ".repeat(path.length - 1)}${path.at(-1) ?? ""}${isOptional ? "?" : ""}`;

function fieldLines(field: FieldWords, column: number): readonly string[] {
  const words = field.about === undefined ? `${field.holds}.` : `${field.holds}. ${field.about}`;
  const name = nameOf(field);
  const capital = words.charAt(0).toUpperCase() + words.slice(1);
  return wrap(capital, WIDTH - 2 - column).map((line, i) =>
    i === 0 ? name + " ".repeat(column - widthOf(name)) + line : " ".repeat(column) + line,
  );
}
