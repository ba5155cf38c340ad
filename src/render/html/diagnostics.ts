/** Diagnostics on a page. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import { hrefFrom } from "./routes.ts";
import type { Setting } from "./setting.ts";
import { authorWords } from "./words.ts";

/** Diagnostics as paragraphs, each with a link to what its code means. */
export function messages(diagnostics: readonly Diagnostic[], setting: Setting): Markup {
  const codes = hrefFrom(setting.page, { page: "codes.html" });
  return html`${diagnostics.map(
    (one) =>
      html`<div class="message ${one.severity}"><p>${authorWords(one.message, setting)} <a class="code" href="${codes}#${one.code}">${one.code}</a></p>
${one.expected === undefined ? none : html`<p>Expected: <code>${one.expected}</code></p>`}
${one.found === undefined ? none : html`<p>Found: <code>${one.found}</code></p>`}
${one.hint === undefined ? none : html`<p>${authorWords(one.hint, setting)}</p>`}</div>`,
  )}`;
}
