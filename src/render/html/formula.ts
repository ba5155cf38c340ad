/** Displayed formulas one under the other, in a box that scrolls sideways by itself. */

import type { Display } from "../../check/report.ts";
import type { Span } from "../../math/span.ts";
import { isRelative, showDisplay } from "../words.ts";
import { chainsOf, displayChain } from "./chains.ts";
import { printWidth } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { html, none, prose } from "./markup.ts";
import type { Setting } from "./setting.ts";

/** The width up to which two formulas stand side by side on a wide page. */
const HALF = 33;

/** The formulas of one display with the words before them; `guilty` is marked unless the display marks something itself. */
export function formulaBox(display: Display, guilty: Span | undefined, { notation }: Setting): Markup {
  const mark = display.mark ?? guilty;
  const options = { notation, ...(mark ? { mark } : {}) };
  const lines = chainsOf(display.math, itself).map(
    (chain) => html`<div class="line">${displayChain(chain, options)}</div>`,
  );
  const box =
    lines.length === 0 ? none : html`<div class="${isRow(display.math) ? "formula row" : "formula"}">${lines}</div>`;
  if (display.words === undefined) return box;
  return isRelative(display)
    ? html`${box}<p class="words">${prose(display.words)}.</p>`
    : html`<p class="words">${prose(display.words)}</p>${box}`;
}

/** The width up to which several short formulas stand on one line. */
const ROW = 48;

/** Whether the formulas fit on one line with room between them. */
const isRow = (list: Display["math"]): boolean =>
  chainsOf(list, itself).length > 1 && list.reduce((width, one) => width + printWidth(one) + 4, 0) <= ROW;

const itself = <T>(one: T): T => one;

interface Shown {
  readonly printed: Markup;
  readonly corrected: Markup;
}

/** What is printed and what should stand there, side by side where both fit, else one under the other. */
export function comparison(printed: readonly Display[], corrected: readonly Display[], shown: Shown): Markup {
  if (printed.length > 0 && printed.map(showDisplay).join() === corrected.map(showDisplay).join())
    return html`<div class="compared">${shown.printed}<p class="role">The formula itself stands; the correction is told in the reason.</p></div>`;
  const displays = [...printed, ...corrected];
  const widest = Math.max(0, ...displays.flatMap((display) => display.math.map(printWidth)));
  return html`<div class="${widest <= HALF ? "compared beside" : "compared"}">
<div class="printed"><p class="role">As printed</p>${shown.printed}</div>
<div class="corrected"><p class="role">Corrected</p>${shown.corrected}</div>
</div>`;
}
