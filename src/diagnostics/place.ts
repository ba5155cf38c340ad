/** Where a span of a file stands, in the lines and columns that editors and CI systems count. */

import type { Span } from "../math/span.ts";

/** Lines and columns from 1, columns in UTF-16 units; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The places of one text; the line starts are found once. */
export function placesIn(text: string): (span: Span) => Place {
  const starts = lineStarts(text);
  return (span) => {
    const start = clamp(span.start, text.length);
    const end = Math.max(start, clamp(span.end, text.length));
    const first = lineAt(starts, start);
    const last = lineAt(starts, end);
    return {
      line: first + 1,
      column: start - (starts[first] ?? 0) + 1,
      endLine: last + 1,
      endColumn: end - (starts[last] ?? 0) + 1,
    };
  };
}

/** The text of a line, counted from 1, without its line break. */
export function lineOf(text: string, line: number): string {
  return (text.split("\n")[line - 1] ?? "").replace(/\r$/, "");
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const clamp = (offset: number, length: number): number => Math.min(Math.max(offset, 0), length);
