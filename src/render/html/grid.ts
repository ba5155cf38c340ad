/** A printed table: its formulas typeset in the headings, and the cells that are wrong marked. */

import type { Grid, GridCell, GridHeading } from "../../check/report.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Markup } from "./markup.ts";
import { html, joined, none } from "./markup.ts";
import { inlineMath } from "./mathematics.ts";
import type { Setting } from "./setting.ts";

/** The table; of each cell, what is said against it. */
export function gridTable({ columns, rows }: Grid, faults: readonly Diagnostic[], setting: Setting): Markup {
  const head = columns.map((column) => html`<th scope="col">${heading(column, setting)}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr><th scope="row">${heading(row.heading, setting)}</th>${row.cells.map((cell) => cellMarkup(cell, faults))}</tr>`,
  );
  return html`<div class="wide"><table class="grid"><thead><tr><td></td>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function heading({ words, math }: GridHeading, setting: Setting): Markup {
  const formulas = joined(
    math.map((one) => inlineMath(one, setting)),
    ", ",
  );
  if (words === undefined) return formulas;
  return math.length === 0 ? html`${words}` : html`${words}<span class="formulas">${formulas}</span>`;
}

function cellMarkup(cell: GridCell | undefined, faults: readonly Diagnostic[]): Markup {
  if (!cell) return html`<td></td>`;
  const fault = faults.find(({ span, severity }) => severity === "error" && span === cell.span);
  if (!fault) return html`<td>${cell.text}</td>`;
  const instead = fault.expected === undefined ? none : html` <ins>${fault.expected}</ins>`;
  return html`<td class="wrong"><del>${cell.text}</del>${instead}</td>`;
}
