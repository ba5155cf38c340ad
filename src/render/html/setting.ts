/** What a page knows while its parts are written, and the parts that need only that. */

import type { StepReport } from "../../check/report.ts";
import { sym } from "../../math/expr.ts";
import type { Markup } from "./markup.ts";
import { html } from "./markup.ts";
import type { Notation } from "./mathematics.ts";
import { inlineMath } from "./mathematics.ts";
import type { Route } from "./routes.ts";
import { hrefFrom, targetOf } from "./routes.ts";

export interface Setting {
  /** The file that is spoken of. */
  readonly route: Route;
  readonly routes: readonly Route[];
  /** The page that is written, which need not be that of the file. */
  readonly page: string;
  readonly notation: Notation;
  /** The kinds of steps that have a page in the manual. */
  readonly verbs: ReadonlySet<string>;
}

/** The setting of a file's own formulas on some page. */
export function settingOf(
  route: Route,
  routes: readonly Route[],
  page: string,
  verbs: ReadonlySet<string> = new Set(),
): Setting {
  const notations = new Map(route.file.symbols.map((symbol) => [symbol.name, symbol.tex]));
  return { route, routes, page, notation: (name) => notations.get(name), verbs };
}

/** Links to steps by their printed numbers; a reference that leads nowhere stays text. */
export function stepLinks(references: readonly string[], setting: Setting): Markup {
  return enumerated(
    references.map((reference) => {
      const target = targetOf(setting.routes, setting.route, reference);
      if (!target) return html`${reference}`;
      return html`<a href="${hrefFrom(setting.page, target)}">${stepName(target.step, setting)}</a>`;
    }),
  );
}

/** How a step is called in a line: its printed number, the name that it defines, or its id in words. */
export function stepName(step: StepReport, { route, notation }: Setting): Markup {
  if (step.label !== undefined) return html`${step.label}`;
  const name = step.id.replace(/^def-/, "");
  const defined = route.file.symbols.find((symbol) => symbol.role === "definition" && symbol.name === name);
  if (name !== step.id && defined) return inlineMath(sym(name), { notation });
  return html`${name.replaceAll("-", " ")}`;
}

/** "a", "a and b", "a, b and c". */
export const enumerated = (items: readonly Markup[]): Markup =>
  html`${items.map((item, i) => (i === 0 ? item : html`${i === items.length - 1 ? " and " : ", "}${item}`))}`;
