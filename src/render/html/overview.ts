/** The first page: what this is, the corpus in numbers, each paper with its files. */

import type { FileReport, Report } from "../../check/report.ts";
import type { Counts } from "../counts.ts";
import { amount, countsOf, outcomeOf } from "../counts.ts";
import type { Standing } from "../standing.ts";
import { STANDINGS, standingOf } from "../standing.ts";
import { legend, shape } from "./badge.ts";
import { erratumEntry } from "./errata.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import { page } from "./page.ts";
import type { Route } from "./routes.ts";
import { MANUAL } from "./routes.ts";
import { settingOf } from "./setting.ts";

/** How many errata the first page shows. */
const SHOWN = 3;

export function overviewPage(report: Report, routes: readonly Route[], version: string): string {
  const counts = countsOf(report.files);
  const errata = routes.flatMap((route) =>
    route.file.steps.filter((step) => standingOf(step) === "erratum").map((step) => ({ route, step })),
  );
  const latest = errata.slice(-SHOWN).reverse();
  const content = html`<h1>Formal models, checked step by step</h1>
<p class="lead">Each formula of a published derivation stands here as it is printed, beside what an exact engine says of it: proved, refuted by a counterexample that can be checked by hand, or honestly undecided.</p>
${numbers(counts)}
<p class="outcome">${outcomeWords(report, counts)}</p>
<section aria-labelledby="papers"><h2 id="papers">Papers</h2>
${papersOf(routes).map(([paper, own]) => paperSection(paper, own))}</section>
${
  latest.length === 0
    ? none
    : html`<section aria-labelledby="errata"><h2 id="errata">${errata.length > SHOWN ? "Latest errata" : "Errata"}</h2>
${latest.map(({ route, step }) => erratumEntry(step, settingOf(route, routes, "index.html"), `, ${route.file.title}`))}
<p><a href="errata.html">All errata</a></p></section>`
}
<section aria-labelledby="reading"><h2 id="reading">How to read the verdicts</h2>${legend()}
<p>What each kind of step claims, and what has to be proved for it, is told under <a href="${MANUAL}">Steps</a>.</p></section>`;
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

/** The files of each paper together, in the order in which they are met; files without a source come last. */
function papersOf(routes: readonly Route[]): readonly (readonly [string, readonly Route[]])[] {
  const papers = new Map<string, Route[]>();
  for (const route of routes) {
    const paper = route.file.source?.paper ?? "";
    papers.set(paper, [...(papers.get(paper) ?? []), route]);
  }
  return [...papers].sort(([a], [b]) => Number(a === "") - Number(b === ""));
}

function paperSection(paper: string, routes: readonly Route[]): Markup {
  const rows = routes.map(({ file, page: target }) => {
    const { steps, standing, short } = countsOf([file]);
    return html`<tr><th scope="row"><a href="${target}">${file.title}</a>${section(file)}</th><td>${steps}</td><td>${standing.proved + standing.resting}</td><td>${standing.erratum}</td><td>${file.readable ? short : "unreadable"}</td></tr>`;
  });
  return html`<h3>${paper === "" ? "Other files" : paper}</h3>
<div class="wide"><table class="files"><thead><tr><th scope="col">Part</th><th scope="col">Steps</th><th scope="col">Proved</th><th scope="col">Errata</th><th scope="col">Fall short</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const section = ({ source }: FileReport): Markup =>
  source?.section === undefined ? none : html` <span class="section">${source.section}</span>`;
