/** Colour for terminals, on top of text that reads the same without it. */

export type Style = "error" | "warning" | "good" | "erratum" | "faint" | "strong";
export type Paint = (style: Style, text: string) => string;

const CODES: Readonly<Record<Style, string>> = {
  error: "31",
  warning: "33",
  good: "32",
  erratum: "35",
  faint: "2",
  strong: "1",
};

/** A painter, which leaves text alone where colour is not wanted. */
export function painter(color: boolean): Paint {
  return (style, text) => (color && text !== "" ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
}
