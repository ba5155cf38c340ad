/** Positions in source text, as half-open ranges of UTF-16 offsets. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The smallest span that covers both. */
export function hull(a: Span, b: Span): Span {
  return { start: a.start < b.start ? a.start : b.start, end: a.end > b.end ? a.end : b.end };
}
