/** Displayed formulas one under the other, in a box that scrolls sideways by itself. */

import type { Display } from "../../check/report.ts";
import type { Span } from "../../math/span.ts";
import type { Markup } from "./markup.ts";
import { html, none, prose } from "./markup.ts";
import { displayMath } from "./mathematics.ts";
import type { Setting } from "./setting.ts";

/** The formulas of one display with the words before them; `guilty` is marked unless the display marks something itself. */
export function formulaBox(display: Display, guilty: Span | undefined, { notation }: Setting): Markup {
  const mark = display.mark ?? guilty;
  const options = { notation, ...(mark ? { mark } : {}) };
  const words = display.words === undefined ? none : html`<p class="words">${prose(display.words)}</p>`;
  const lines = display.math.map((math) => html`<div class="line">${displayMath(math, options)}</div>`);
  return html`<div class="formula">${words}${lines}</div>`;
}
