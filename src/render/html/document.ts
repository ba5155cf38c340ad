/** The page of one step file. */

import type { FileReport, SymbolReport } from "../../check/report.ts";
import { countsOf, stepsSentence } from "../counts.ts";
import type { CaseNode, Part } from "./cases.ts";
import { caseAnchors, casesOf } from "./cases.ts";
import { contents } from "./contents.ts";
import { messages } from "./diagnostics.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import { typesetName } from "./mathematics.ts";
import { page } from "./page.ts";
import { assumptions, caseAssumptions } from "./point.ts";
import type { Route } from "./routes.ts";
import type { Setting } from "./setting.ts";
import { settingOf } from "./setting.ts";
import { headingOf, stepSection } from "./step.ts";
import { authorWords } from "./words.ts";

/** The whole page of a file: what it assumes, then every step in order. */
export function documentPage(
  route: Route,
  routes: readonly Route[],
  verbs: ReadonlySet<string>,
  version: string,
): string {
  const { file } = route;
  const setting = settingOf(route, routes, route.page, verbs);
  const parts = casesOf(file.steps);
  const content = html`<h1>${file.title}</h1>
${sourceLine(file)}
<p class="counts">${file.readable ? stepsSentence(countsOf([file])) : "This file cannot be read"}.</p>
${paragraphs(file.about, setting)}
${messages(file.diagnostics, setting)}
${derivationParts(file, setting, 2)}`;
  return page(
    {
      page: route.page,
      title: `${file.title} · Focal`,
      description: `${file.title}: ${stepsSentence(countsOf([file]))}.`,
      aside: contents(file, parts, caseAnchors(parts), setting),
      version,
    },
    content,
  );
}

/** The symbols, the assumptions and the steps of a file, under headings of the given level. */
export function derivationParts(file: FileReport, setting: Setting, level: number): Markup {
  const parts = casesOf(file.steps);
  const anchors = caseAnchors(parts);
  return html`${symbolTable(file.symbols, setting, level)}
${modelAssumptions(file, setting, level)}
${
  file.steps.length === 0
    ? none
    : html`<section aria-labelledby="derivation">${headingOf(level, "derivation", html`Derivation`)}
${parts.map((part) => partMarkup(part, level + 1, anchors, setting))}</section>`
}`;
}

function sourceLine({ source, path }: FileReport): Markup {
  const where = source ? [source.paper, source.section].filter((one) => one !== undefined).join(", ") : undefined;
  return html`<p class="from">${where === undefined ? none : html`From <cite>${where}</cite>. `}<code>${path}</code></p>`;
}

function paragraphs(text: string | undefined, setting: Setting): Markup {
  if (text === undefined) return none;
  return html`${text.split(/\n\s*\n/).map((paragraph) => html`<p>${authorWords(paragraph.trim(), setting)}</p>`)}`;
}

function symbolTable(symbols: readonly SymbolReport[], setting: Setting, level: number): Markup {
  if (symbols.length === 0) return none;
  const hasDomains = symbols.some(({ domain }) => domain !== undefined);
  const rows = symbols.map(
    ({ name, tex, meaning, domain, role }) =>
      html`<tr><td class="symbol">${typesetName(name, tex)}</td><td>${meaning === undefined ? ROLE_WORDS[role] : authorWords(meaning, setting)}</td>${hasDomains ? html`<td class="domain">${domain}</td>` : none}</tr>`,
  );
  return html`<section aria-labelledby="symbols">${headingOf(level, "symbols", html`Symbols`)}
<table class="symbols"><thead><tr><th scope="col">Symbol</th><th scope="col">Meaning</th>${hasDomains ? html`<th scope="col">Domain</th>` : none}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

const ROLE_WORDS: Readonly<Record<SymbolReport["role"], string>> = {
  symbol: "",
  function: "a function",
  definition: "defined below",
};

function modelAssumptions(file: FileReport, setting: Setting, level: number): Markup {
  const scope = file.scopes.find((one) => one.title === "");
  if (!scope || scope.assumptions.length === 0) return none;
  return html`<section aria-labelledby="assumptions">${headingOf(level, "assumptions", html`Assumptions`)}${assumptions(scope, setting)}</section>`;
}

function partMarkup(part: Part, level: number, anchors: ReadonlyMap<CaseNode, string>, setting: Setting): Markup {
  if (part.kind === "step") return stepSection(part.step, setting, level);
  const anchor = anchors.get(part) ?? "";
  const title = part.path.at(-1) ?? "";
  const scope = setting.route.file.scopes.find((one) => one.title === title || one.title === part.path.join(" / "));
  return html`<section class="case" id="${anchor}" aria-labelledby="${anchor}-name">
${headingOf(level, `${anchor}-name`, html`${title}`)}
${scope ? html`<div class="given">${caseAssumptions(scope, setting)}</div>` : none}
${part.parts.map((inner) => partMarkup(inner, level + 1, anchors, setting))}
</section>`;
}
