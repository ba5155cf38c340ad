/** The shape of a `table`: formulas along one side, and along the other lines of cells with their values. */

import * as z from "zod";
import type { Read } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { claiming, formula, values, words } from "./fields.ts";
import { readAll, readExpr } from "./formulas.ts";
import type { Term } from "./meaning.ts";
import type { GridHeading } from "./prose.ts";
import type { ValuePlace } from "./value-at.ts";
import { readPlace } from "./value-at.ts";

const formulasSchema = z.record(z.string(), formula, { error: "a mapping from headings to formulas" });
const lineSchema = z.strictObject(
  {
    title: words.describe("Its heading.").optional(),
    at: values.describe("The values of the symbols along it.").optional(),
    cells: z
      .union([values, z.array(formula).min(1)], { error: "a mapping from headings to cells, or a list of all cells" })
      .describe("What is printed, by the heading of the formula, or in the order of the formulas."),
  },
  { error: "a mapping with `at` and `cells`" },
);
const side = z.union([formulasSchema, z.array(lineSchema).min(1)], {
  error: "a mapping from headings to formulas, or a list with `at` and `cells`",
});

export const tableSchema = z.strictObject({
  table: words.describe("Its title."),
  at: values.describe("Values that hold for all of it.").optional(),
  columns: side.describe("What is computed, by heading; or the lines of the table, where the rows are computed."),
  rows: side.describe("The lines of the table; or what is computed, by heading, where the columns are lines."),
  ...claiming,
});
type Fields = Read<z.output<typeof tableSchema>>;
type LineFields = Read<z.output<typeof lineSchema>>;
type Side = Fields["rows"];

/** A table as its file has it: what is computed, and the lines of cells. */
export function readTable(
  cx: Context,
  fields: Fields,
): { computed: readonly Computed[]; lines: readonly Line[]; isByColumn: boolean } | undefined {
  const sides = readSides(cx, fields);
  const computed = sides && readFormulas(cx, sides.computed);
  if (!sides || !computed) return undefined;
  const lines = sides.lines.map((line, i) => readLine(cx, fields.at, line, i, computed));
  const known = lines.filter((line) => line !== undefined);
  return known.length < lines.length ? undefined : { computed, lines: known, isByColumn: sides.isByColumn };
}

export interface Computed {
  readonly heading: string;
  readonly term: Term;
}

export interface Cell {
  /** The heading of its formula. */
  readonly name: string;
  readonly term: Term;
  readonly written: Written;
  readonly place: ValuePlace;
}

export interface Line {
  readonly heading: GridHeading;
  readonly place: ValuePlace;
  readonly cells: readonly Cell[];
}

const isLines = (one: Side): one is readonly LineFields[] => Array.isArray(one);

/** Which side has the formulas, and which the lines of cells. */
function readSides(
  cx: Context,
  { columns, rows }: Fields,
): { lines: readonly LineFields[]; computed: Readonly<Record<string, Written>>; isByColumn: boolean } | undefined {
  if (isLines(rows) && !isLines(columns)) return { lines: rows, computed: columns, isByColumn: true };
  if (isLines(columns) && !isLines(rows)) return { lines: columns, computed: rows, isByColumn: false };
  return complain(
    cx,
    "F102",
    cx.span,
    "One of `columns` and `rows` has formulas by heading, and the other a list of lines with `at` and `cells`.",
  );
}

function readFormulas(cx: Context, computed: Readonly<Record<string, Written>>): readonly Computed[] | undefined {
  const entries = Object.entries(computed);
  const terms = readAll(
    entries.map(([, written]) => written),
    (written) => readExpr(cx, written),
  );
  return terms?.map((term, i) => ({ heading: entries[i]?.[0] ?? "", term }));
}

function readLine(
  cx: Context,
  shared: Fields["at"],
  line: LineFields,
  i: number,
  formulas: readonly Computed[],
): Line | undefined {
  const place = placeOf(cx, shared, line.at);
  const cells = place && cellsOf(cx, line, place, formulas);
  if (!place || !cells) return undefined;
  const own = Object.keys(line.at ?? {}).length;
  const at = place.heldAt?.printed.slice(place.heldAt.printed.length - own) ?? [];
  const title = line.title?.text ?? (at.length === 0 ? `${i + 1}` : undefined);
  return { heading: { ...(title === undefined ? {} : { words: title }), math: at }, place, cells };
}

function placeOf(cx: Context, shared: Fields["at"], own: Fields["at"]): ValuePlace | undefined {
  const again = Object.keys(own ?? {}).find((key) => shared !== undefined && Object.hasOwn(shared, key));
  const twice = again === undefined ? undefined : own?.[again];
  if (twice) return complain(cx, "F109", twice.span, "A value is given twice for the same thing.");
  return readPlace(cx, shared || own ? { ...shared, ...own } : undefined);
}

/** The cells of a line with their formulas. */
function cellsOf(
  cx: Context,
  line: LineFields,
  place: ValuePlace,
  formulas: readonly Computed[],
): readonly Cell[] | undefined {
  const { cells } = line;
  if (isList(cells)) {
    if (cells.length !== formulas.length)
      return complain(
        cx,
        "F102",
        cells[0]?.span ?? cx.span,
        `A line has a cell for each formula: ${formulas.length} belong here, and ${cells.length} stand here.`,
        "Where cells are empty, name the others by their headings.",
      );
    return cells.map((written, i) => cellOf(formulas[i] as Computed, written, place));
  }
  return named(cx, cells, place, formulas);
}

function named(
  cx: Context,
  cells: Readonly<Record<string, Written>>,
  place: ValuePlace,
  formulas: readonly Computed[],
): readonly Cell[] | undefined {
  const found = Object.entries(cells).map(([heading, written]) => {
    const computed = formulas.find((one) => one.heading === heading);
    if (computed) return cellOf(computed, written, place);
    const headings = formulas.map((one) => `\`${one.heading}\``).join(", ");
    return complain(
      cx,
      "F105",
      (written.key ?? written).span,
      `No formula has the heading \`${heading}\`.`,
      `The headings are ${headings}.`,
    );
  });
  const known = found.filter((cell) => cell !== undefined);
  return known.length === found.length ? known : undefined;
}

const isList = (cells: LineFields["cells"]): cells is readonly Written[] => Array.isArray(cells);

const cellOf = ({ heading, term }: Computed, written: Written, place: ValuePlace): Cell => ({
  name: heading,
  term,
  written,
  place,
});
