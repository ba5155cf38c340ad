/** The first page: what this is, the corpus in numbers, each paper with its files, and collections by topic. */

import type { FileReport, Report } from "../../check/report.ts";
import type { Counts } from "../counts.ts";
import { amount, countsOf, outcomeOf, stepsSentence } from "../counts.ts";
import type { Standing } from "../standing.ts";
import { STANDINGS, standingOf } from "../standing.ts";
import { legend, shape } from "./badge.ts";
import { erratumEntry } from "./errata.ts";
import type { Markup } from "./markup.ts";
import { html, none, prose } from "./markup.ts";
import { page } from "./page.ts";
import type { Route } from "./routes.ts";
import { MANUAL } from "./routes.ts";
import { settingOf } from "./setting.ts";
import { capital } from "./words.ts";

/** How many errata the first page shows. */
const SHOWN = 3;

export function overviewPage(report: Report, routes: readonly Route[], version: string): string {
  const counts = countsOf(report.files);
  const errata = routes.flatMap((route) =>
    route.file.steps.filter((step) => standingOf(step) === "erratum").map((step) => ({ route, step })),
  );
  const { papers, collections } = groupsOf(routes);
  const latest = errata.slice(-SHOWN).reverse();
  const content = html`<h1>Formal models, checked step by step</h1>
<p class="lead">Each formula of a published derivation stands here as it is printed, beside what an exact engine says of it: proved, refuted by a counterexample that can be checked by hand, or honestly undecided.</p>
${numbers(counts)}
<p class="outcome">${outcomeWords(report, counts)}</p>
<p>What each kind of step claims, and what has to be proved for it, is told in the manual, under <a href="${MANUAL}">Steps</a>.</p>
${papersSection(papers)}
${
  latest.length === 0
    ? none
    : html`<section aria-labelledby="errata"><h2 id="errata">${errata.length > SHOWN ? "Latest errata" : "Errata"}</h2>
${latest.map(({ route, step }) => erratumEntry(step, settingOf(route, routes, "index.html"), `, ${route.file.title}`))}
<p><a href="errata.html">All errata</a></p></section>`
}
${collections.map(collectionSection)}
<section aria-labelledby="reading"><h2 id="reading">How to read the verdicts</h2>${legend()}</section>`;
  return page(
    {
      page: "index.html",
      title: "Focal: formal models, checked step by step",
      description: `${amount(counts.steps, "step")} of published derivations with their verdicts, evidence and errata.`,
      version,
    },
    content,
  );
}

/** The standings that are always shown, even at zero: a reader looks for them. */
const ALWAYS: readonly Standing[] = ["proved", "erratum", "refuted", "unknown"];

function numbers(counts: Counts): Markup {
  const shown = (Object.keys(STANDINGS) as Standing[]).filter(
    (standing) => ALWAYS.includes(standing) || counts.standing[standing] > 0,
  );
  const cells = shown.map(
    (standing) =>
      html`<div class="${standing}"><dt>${shape(standing)} ${STANDINGS[standing].many ?? STANDINGS[standing].word}</dt><dd>${counts.standing[standing]}</dd></div>`,
  );
  return html`<dl class="numbers"><div><dt>Steps</dt><dd>${counts.steps}</dd></div>${cells}</dl>`;
}

function outcomeWords(report: Report, counts: Counts): string {
  if (outcomeOf(report) === "stands") return "Every step stands as its file says.";
  const troubles = [
    counts.short > 0 ? `${amount(counts.short, "step")} ${counts.short === 1 ? "falls" : "fall"} short` : "",
    counts.unreadable > 0 ? `${amount(counts.unreadable, "file")} cannot be read` : "",
    counts.fileErrors > 0 ? `${amount(counts.fileErrors, "error")} outside the steps` : "",
  ].filter((one) => one !== "");
  return troubles.length === 0 ? "Nothing was checked." : `${troubles.join("; ")}.`;
}

/** Files that belong together: the parts of one paper, or the pages of a collection. */
interface Group {
  readonly name: string;
  readonly routes: readonly Route[];
}

/** A folder whose files all name one source is a paper, called as its source is; any other folder is a collection. */
function groupsOf(routes: readonly Route[]): {
  readonly papers: readonly Group[];
  readonly collections: readonly Group[];
} {
  const folders = new Map<string, Route[]>();
  for (const route of routes) {
    const folder = route.page.split("/").slice(0, -1).join("/");
    folders.set(folder, [...(folders.get(folder) ?? []), route]);
  }
  const papers: Group[] = [];
  const collections: Group[] = [];
  for (const [folder, own] of folders) {
    const [source, ...others] = new Set(own.map(({ file }) => file.source?.paper));
    if (source !== undefined && others.length === 0) papers.push({ name: source, routes: own });
    else
      collections.push({ name: folder === "" ? "Other files" : capital(folder.replace(/[-_/]+/g, " ")), routes: own });
  }
  return { papers, collections };
}

/** Under a heading of their own: each paper with its parts. */
function papersSection(papers: readonly Group[]): Markup {
  if (papers.length === 0) return none;
  return html`<section aria-labelledby="papers"><h2 id="papers">Papers</h2>
${papers.map(({ name, routes }) => html`<h3>${name}</h3>${table("Part", routes, (route) => section(route.file))}`)}</section>`;
}

/** The pages of a collection by their titles, each with what it is about and where it comes from. */
function collectionSection({ name, routes }: Group, i: number): Markup {
  const counts = countsOf(routes.map(({ file }) => file));
  const sorted = [...routes].sort((a, b) => a.file.title.localeCompare(b.file.title, "en"));
  return html`<section aria-labelledby="collection-${i + 1}"><h2 id="collection-${i + 1}">${name}</h2>
<p class="counts">${amount(routes.length, "page")}, ${stepsSentence(counts)}.</p>
${table("Topic", sorted, topic)}</section>`;
}

function topic({ file }: Route): Markup {
  const about = firstSentence(file.about);
  return html`${about === undefined ? none : html`<span class="topic">${prose(about)}</span>`}${
    file.source === undefined ? none : html`<span class="section">${file.source.paper}</span>`
  }`;
}

/** Up to the first end of a sentence that a new one follows. */
const firstSentence = (text: string | undefined): string | undefined =>
  text?.trim().split(/(?<=[^.][a-z)][.?!])\s+(?=[A-Z])/)[0];

/** A column that is zero in every row is left out. */
function table(heading: string, routes: readonly Route[], below: (route: Route) => Markup): Markup {
  const rows = routes.map((route) => ({ route, ...countsOf([route.file]) }));
  const columns = COLUMNS.filter(({ always, of }) => always === true || rows.some((row) => of(row) > 0));
  const body = rows.map(
    (row) =>
      html`<tr><th scope="row"><a href="${row.route.page}">${row.route.file.title}</a>${below(row.route)}</th>${columns.map(
        ({ of }) => html`<td>${row.unreadable > 0 ? "unreadable" : of(row)}</td>`,
      )}</tr>`,
  );
  return html`<div class="wide"><table class="files"><thead><tr><th scope="col">${heading}</th>${columns.map(
    ({ words }) => html`<th scope="col">${words}</th>`,
  )}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const COLUMNS: readonly {
  readonly words: string;
  readonly of: (counts: Counts) => number;
  readonly always?: boolean;
}[] = [
  { words: "Steps", of: ({ steps }) => steps, always: true },
  { words: "Proved", of: ({ standing }) => standing.proved + standing.resting, always: true },
  { words: "Errata", of: ({ standing }) => standing.erratum },
  { words: "Fall short", of: ({ short }) => short },
];

const section = ({ source }: FileReport): Markup =>
  source?.section === undefined ? none : html`<span class="section">${source.section}</span>`;
