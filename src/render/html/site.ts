/** The static site of a report: every page by its path. */

import type { ManualEntry } from "../../check/manual.ts";
import type { Report } from "../../check/report.ts";
import { documentPage } from "./document.ts";
import { errataPage } from "./errata.ts";
import { manualIndex, manualPage } from "./manual.ts";
import { messagesPage } from "./messages.ts";
import { overviewPage } from "./overview.ts";
import { kindPage, MANUAL, routesOf } from "./routes.ts";

export interface SiteOptions {
  /** Of this program. */
  readonly version: string;
  readonly manual: readonly ManualEntry[];
}

/** Pages by their paths from the root of the site; styles and fonts are added by whoever writes them to disk. */
export function site(report: Report, { version, manual }: SiteOptions): ReadonlyMap<string, string> {
  const verbs = manual.map((entry) => entry.verb);
  const routes = routesOf(report, verbs);
  return new Map([
    ["index.html", overviewPage(report, routes, version)],
    ["errata.html", errataPage(routes, version)],
    ["codes.html", messagesPage(version)],
    [MANUAL, manualIndex(manual, version)],
    ...manual.map((entry) => [kindPage(entry.verb), manualPage(entry, manual, version)] as const),
    ...routes.map((route) => [route.page, documentPage(route, routes, new Set(verbs), version)] as const),
  ]);
}
