/** The line of a file with a caret under the part that is meant. */

import type { Place } from "../diagnostics/place.ts";
import { lineOf } from "../diagnostics/place.ts";
import { visible } from "./escape.ts";
import type { Paint, Style } from "./paint.ts";
import { widthOf } from "./width.ts";

/** Columns of source shown around the caret; a longer line is cut with an ellipsis. */
const WINDOW = 110;
const BEFORE = 40;

/** Two lines: the source, and the carets under it; a span over several lines is underlined to the end of its first. */
export function frame(text: string, place: Place, paint: Paint, style: Style): readonly string[] {
  const line = lineOf(text, place.line);
  const start = Math.min(place.column - 1, line.length);
  const end = place.endLine > place.line ? line.trimEnd().length : Math.min(place.endColumn - 1, line.length);
  const from = start > WINDOW - BEFORE ? start - BEFORE : 0;
  const to = Math.min(line.length, from + WINDOW);
  const lead = `${from > 0 ? "…" : ""}${visible(line.slice(from, start))}`;
  const marked = visible(line.slice(start, Math.max(start, Math.min(end, to))));
  const rest = `${visible(line.slice(Math.max(start, Math.min(end, to)), to))}${to < line.length ? "…" : ""}`;
  const gutter = String(place.line);
  return [
    `${paint("faint", `${gutter} │`)} ${lead}${marked}${rest}`,
    `${paint("faint", `${" ".repeat(gutter.length)} │`)} ${" ".repeat(widthOf(lead))}${paint(
      style,
      "^".repeat(Math.max(1, widthOf(marked))),
    )}`,
  ];
}
