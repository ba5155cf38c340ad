/** The page of all confirmed errata, and one erratum in brief. */

import type { Display, StepReport } from "../../check/report.ts";
import { amount } from "../counts.ts";
import { standingOf } from "../standing.ts";
import { consequences, counterexampleBlock, diagnosisBlock } from "./evidence.ts";
import { comparison, formulaBox } from "./formula.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import { page } from "./page.ts";
import type { Route } from "./routes.ts";
import { hrefFrom } from "./routes.ts";
import { sentence } from "./sentence.ts";
import type { Setting } from "./setting.ts";
import { settingOf, stepName } from "./setting.ts";
import { authorWords } from "./words.ts";

export function errataPage(routes: readonly Route[], version: string): string {
  const sections = routes.flatMap((route) => {
    const errata = route.file.steps.filter((step) => standingOf(step) === "erratum");
    if (errata.length === 0) return [];
    return [
      html`<section><h2><a href="${route.page}">${route.file.title}</a></h2>
${route.file.source === undefined ? none : html`<p class="from">From <cite>${route.file.source.paper}</cite>.</p>`}
${errata.map((step) => erratumEntry(step, settingOf(route, routes, "errata.html")))}</section>`,
    ];
  });
  const total = routes.flatMap((route) => route.file.steps).filter((step) => standingOf(step) === "erratum").length;
  const content = html`<h1>Errata</h1>
<p class="lead">Formulas that are refuted as printed, with the formula that is proved in their place. ${
    total === 0 ? "There are none." : `There ${total === 1 ? "is 1" : `are ${total}`}.`
  }</p>
${sections}`;
  return page(
    {
      page: "errata.html",
      title: "Errata · Focal",
      description: `${amount(total, "printed formula")} refuted and corrected.`,
      version,
    },
    content,
  );
}

/** Printed, corrected, why, and the point at which they part; `where` follows the number in the heading. */
export function erratumEntry(step: StepReport, setting: Setting, where = ""): Markup {
  const { route } = setting;
  const target = { page: route.page, anchor: route.anchors.get(step.id) ?? "" };
  const displays = (role: Display["role"]) => step.displays.filter((display) => display.role === role);
  const printed = displays("printed");
  const corrected = displays("corrected");
  return html`<article class="step erratum brief">
<h3><a href="${hrefFrom(setting.page, target)}">${stepName(step, setting)}</a>${where}</h3>
<p class="sentence">${sentence(step.sentence, setting)}</p>
${comparison(printed, corrected, {
  printed: formulas(printed, step.claim, setting),
  corrected: formulas(corrected, step.corrected ?? "", setting),
})}
${step.because === undefined ? none : html`<p class="because"><strong>Why:</strong> ${authorWords(step.because, setting)}</p>`}
${step.counterexample ? counterexampleBlock(step.counterexample, setting) : none}
${step.diagnosis ? diagnosisBlock(step.diagnosis, setting, true) : none}
${consequences(step, setting)}
</article>`;
}

function formulas(displays: readonly Display[], text: string, setting: Setting): Markup {
  if (displays.length === 0) return html`<p><code>${text}</code></p>`;
  return html`${displays.map((display) => formulaBox(display, undefined, setting))}`;
}
