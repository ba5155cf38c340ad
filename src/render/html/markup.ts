/** Markup that cannot be forged: every text put into a template is escaped unless it is markup itself. */

import { escapeMarkup } from "../escape.ts";

export interface Markup {
  readonly markup: string;
}
type Part = string | number | undefined | Markup | readonly Markup[];

/** A template of markup; strings and numbers in it are escaped, `undefined` is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = texts.map((text, i) => text + (i < parts.length ? piece(parts[i]) : ""));
  return { markup: pieces.join("") };
}

/** Markup from a source that is trusted to be well-formed, such as the mathematics typesetter. */
export const trusted = (markup: string): Markup => ({ markup });

/** Nothing. */
export const none: Markup = { markup: "" };

/** The parts with something between them. */
export function joined(parts: readonly Markup[], between: string): Markup {
  return { markup: parts.map((part) => part.markup).join(escapeMarkup(between)) };
}

/** A sentence in which names stand in backticks, as diagnostics have them; `words` marks up what is outside of them. */
export function prose(text: string, words: (text: string) => Markup = (plain) => html`${plain}`): Markup {
  const pieces = text.split("`");
  // An odd number of backticks leaves the last one open: then none of them is meant as markup.
  if (pieces.length % 2 === 0) return words(text);
  return html`${pieces.map((part, i) => (i % 2 === 0 ? words(part) : html`<code>${part}</code>`))}`;
}

function piece(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string") return escapeMarkup(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map((one) => one.markup).join("");
}
