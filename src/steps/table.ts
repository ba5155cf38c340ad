/** `table`: printed cells against formulas, each at the values of its row or column. */

import { showFormula } from "../math/print-text.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import type { Demand } from "./demand.ts";
import { equality } from "./demand.ts";
import { readExpr } from "./formulas.ts";
import { stepKind } from "./kind.ts";
import { readPrinted } from "./printed-number.ts";
import type { Grid, GridHeading } from "./prose.ts";
import type { Cell, Computed, Line } from "./table-lines.ts";
import { readTable, tableSchema } from "./table-lines.ts";
import { putIn } from "./value-at.ts";
import { valueDemand } from "./value-demand.ts";

const MAX_CELLS = 1000;

export const table = stepKind({
  verb: "table",
  about:
    "Printed numbers against the formulas they come from: each cell is the value of the formula of its column at the values of its row, or the other way round. A cell with a decimal point or a percent sign is rounded to the places printed; any other is exact.",
  example: `title: What a monopolist earns
symbols:
  a: {is: the highest price anyone pays, positive: true}
  c: {is: the cost of a unit, positive: true}
  t: {is: the tax rate on profit, in: [0, 1]}
assume:
  - a > c
steps:
  - define: profit
    as: (1 - t) (a - c)^2/4
  - table: Price and profit at a cost of 1
    label: Table 1
    at: {c: 1}
    columns: {price: (a + c)/2, profit: profit, margin: (a - c)/(a + c)}
    rows:
      - {title: small, at: {a: 2, t: 0}, cells: {price: 3/2, profit: 0.25, margin: 33.3%}}
      - {title: large, at: {a: 60, t: 0}, cells: {price: 30.5, profit: 870.25, margin: 96.7%}}
      - {title: taxed, at: {a: 60, t: 0.3}, cells: [30.5, 609.2, 97%]}
`,
  claimField: "rows",
  schema: tableSchema,
  read: (fields, cx) => {
    const read = readTable(cx, fields);
    const cells = read?.lines.flatMap((line) => line.cells) ?? [];
    if (!read) return undefined;
    if (cells.length > MAX_CELLS) return complain(cx, "F108", cx.span, `A table has at most ${MAX_CELLS} cells.`);
    const demands = cells.map((cell) => demandOf(cx, cell));
    const known = demands.filter((demand) => demand !== undefined);
    if (known.length < demands.length) return undefined;
    const { computed, lines, isByColumn } = read;
    return {
      sentence: [fields.table.text],
      displays: [{ role: "printed", math: [], grid: gridOf(computed, lines, isByColumn) }],
      demands: known,
      claim: lines.map(lineText).join("; "),
      facts: [],
      worth: [],
      consistent: lines.flatMap((line) => line.place.consistent),
    };
  },
});

const lineText = ({ cells }: Line): string => cells.map(({ name, written }) => `${name} = ${written.text}`).join(", ");

function demandOf(cx: Context, { name, term, written, place }: Cell): Demand | undefined {
  const value = putIn(cx, term.meaning, place, written.span);
  if (!value) return undefined;
  const at = (place.heldAt?.printed ?? []).map((f) => `\`${showFormula(f)}\``).join(", ");
  const called = `\`${name}\`${at === "" ? "" : ` at ${at}`}`;
  const number = readPrinted(written.text);
  if (number) return valueDemand(place.setting, called, value, number, written.span);
  const claimed = readExpr(cx, written);
  const meaning = claimed && putIn(cx, claimed.meaning, place, written.span);
  if (!claimed || !meaning) return undefined;
  const cell = { name: "the cell", of: meaning, printed: claimed.printed };
  return equality(place.setting, { name: called, of: value }, cell, written.span);
}

/** The table as it is printed. */
function gridOf(computed: readonly Computed[], lines: readonly Line[], isByColumn: boolean): Grid {
  const formulas = computed.map(({ heading, term }): GridHeading => ({ words: heading, math: [term.printed] }));
  const headings = lines.map(({ heading }) => heading);
  const cells = lines.map((line) =>
    computed.map(({ heading }) => {
      const cell = line.cells.find(({ name }) => name === heading);
      return cell && { text: cell.written.text, span: cell.written.span };
    }),
  );
  if (isByColumn)
    return { columns: formulas, rows: headings.map((heading, i) => ({ heading, cells: cells[i] ?? [] })) };
  return {
    columns: headings,
    rows: formulas.map((heading, i) => ({ heading, cells: cells.map((line) => line[i]) })),
  };
}
