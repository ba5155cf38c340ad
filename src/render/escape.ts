/** Text from a file made harmless for the place it is shown in. */

/** Control characters, and the marks that reorder or hide text without a trace. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be made visible.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
/** What XML 1.0 cannot contain at all, lone surrogates among it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Marks that show text in another order than it is written. */
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One line of text for a terminal: no escape sequence, no reordering, no line break survives. */
export function visible(text: string): string {
  return text.replaceAll("\t", "  ").replace(HIDDEN, codePoint);
}

/** Several lines of text for a terminal. */
export const visibleLines = (text: string): readonly string[] => text.split(/\r?\n/).map(visible);

/** Text for XML or HTML, in content or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text
    .replace(NOT_XML, "\ufffd")
    .replace(REORDERING, codePoint)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const codePoint = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`;
