/** A step file as source: its keys, remarks and words told apart by colour, which the text does not need. */

import type { Markup } from "./markup.ts";
import { html } from "./markup.ts";

/** Up to the value of a line: what indents it, the dash of a list, and a key with its colon. */
const LINE = /^( *(?:- +)?)(?:([A-Za-z_][\w ()]*)(:)(?= |$))?/;
/** A key within braces, or a remark. */
const WITHIN = /([{,] *)([A-Za-z_][\w ]*)(:)(?= )|( #.*$)/g;

/** The lines of a source, to be read on a page. */
export function source(text: string): Markup {
  const lines = text.trimEnd().split("\n");
  return html`<pre class="yaml"><code>${lines.map((line, i) => html`${i === 0 ? "" : "\n"}${lineOf(line)}`)}</code></pre>`;
}

function lineOf(line: string): Markup {
  if (/^ *#/.test(line)) return html`<span class="remark">${line}</span>`;
  const [head = "", before = "", name, colon = ""] = LINE.exec(line) ?? [];
  return html`${before}${name === undefined ? undefined : key(name)}${colon}${markedKeys(line.slice(head.length))}`;
}

function markedKeys(text: string): Markup {
  const pieces: Markup[] = [];
  let end = 0;
  for (const match of text.matchAll(WITHIN)) {
    const [whole, before = "", name, colon = "", remark] = match;
    pieces.push(html`${text.slice(end, match.index)}`);
    pieces.push(name === undefined ? html`<span class="remark">${remark}</span>` : html`${before}${key(name)}${colon}`);
    end = match.index + whole.length;
  }
  return html`${pieces}${text.slice(end)}`;
}

const key = (name: string): Markup => html`<span class="key">${name}</span>`;
