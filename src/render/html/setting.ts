/** What a page knows while its parts are written, and the parts that need only that. */

import { nameOf } from "../words.ts";
import type { Markup } from "./markup.ts";
import { html, joined } from "./markup.ts";
import type { Notation } from "./mathematics.ts";
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
  return joined(
    references.map((reference) => {
      const target = targetOf(setting.routes, setting.route, reference);
      if (!target) return html`${reference}`;
      return html`<a href="${hrefFrom(setting.page, target)}">${nameOf(target.step)}</a>`;
    }),
    ", ",
  );
}
