/** The pages of the manual: all kinds of steps, and each with its fields and its example as a checked derivation. */

import type { FieldWords, ManualEntry } from "../../check/manual.ts";
import { derivationParts } from "./document.ts";
import type { Markup } from "./markup.ts";
import { html, joined, none, prose } from "./markup.ts";
import { page } from "./page.ts";
import { hrefFrom, kindPage, MANUAL, routeAt } from "./routes.ts";
import { settingOf } from "./setting.ts";
import { source } from "./source.ts";
import { capital } from "./words.ts";

/** The table of all kinds. */
export function manualIndex(entries: readonly ManualEntry[], version: string): string {
  const rows = entries.map(
    ({ verb, about }) =>
      html`<tr><th scope="row"><a href="${hrefFrom(MANUAL, { page: kindPage(verb) })}"><code>${verb}</code></a></th><td>${prose(about)}</td></tr>`,
  );
  return page(
    {
      page: MANUAL,
      title: "Steps · Focal",
      description: "The kinds of steps of which a derivation is made: what each is for, its fields, and an example.",
      version,
    },
    html`<h1>Steps</h1>
<p class="lead">A derivation is a list of steps. Each has one verb, which says what is claimed and so what has to be proved.</p>
<table class="manual"><thead><tr><th scope="col">Step</th><th scope="col">What it is for</th></tr></thead><tbody>${rows}</tbody></table>
<p>Assumptions that hold for some steps only stand in a <code>case</code>, with the steps inside it.</p>`,
  );
}

/** The page of one kind. */
export function manualPage(entry: ManualEntry, entries: readonly ManualEntry[], version: string): string {
  const { verb, about, fields, shared, example } = entry;
  const route = routeAt(example, kindPage(verb));
  const setting = settingOf(route, [route], route.page, new Set(entries.map((one) => one.verb)));
  const content = html`<h1><code>${verb}</code></h1>
<p class="lead">${prose(about)}</p>
<section aria-labelledby="fields"><h2 id="fields">Fields</h2>
${fieldTable(fields)}
<p class="role">A question mark stands after what may be left out.</p></section>
<section aria-labelledby="example"><h2 id="example">Example: ${example.title}</h2>
${source(example.text)}</section>
<section aria-labelledby="checked"><h2 id="checked">The example as it is checked</h2>
${derivationParts(example, setting, 3)}</section>
${shared.length === 0 ? none : html`<section aria-labelledby="shared"><h2 id="shared">Fields of most steps</h2>${fieldTable(shared)}</section>`}
${others(verb, entries)}`;
  return page(
    { page: route.page, title: `${verb} · Steps · Focal`, description: about.replaceAll("`", ""), version },
    content,
  );
}

function fieldTable(fields: readonly FieldWords[]): Markup {
  const rows = fields.map(
    ({ path, holds, about, isOptional }) =>
      html`<tr><th scope="row" class="inner-${Math.min(path.length, 4)}"><code>${path.at(-1) ?? ""}</code>${isOptional ? html`<span class="unseen">, which may be left out</span><span class="optional" aria-hidden="true">?</span>` : none}</th><td>${prose(capital(holds))}</td><td>${about === undefined ? none : prose(about)}</td></tr>`,
  );
  return html`<div class="wide"><table class="fields"><thead><tr><th scope="col">Field</th><th scope="col">Holds</th><th scope="col">What it is</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The kinds before and after this one in the table. */
function others(verb: string, entries: readonly ManualEntry[]): Markup {
  const at = entries.findIndex((entry) => entry.verb === verb);
  const link = (words: string, entry: ManualEntry | undefined): readonly Markup[] =>
    entry
      ? [
          html`${words} <a href="${hrefFrom(kindPage(verb), { page: kindPage(entry.verb) })}"><code>${entry.verb}</code></a>`,
        ]
      : [];
  const links = [...link("Before it:", entries[at - 1]), ...link("After it:", entries[at + 1])];
  return links.length === 0 ? none : html`<p class="connections">${joined(links, " · ")}</p>`;
}
