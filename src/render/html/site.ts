/** The static site of a report: every page by its path. */

import type { Report } from "../../check/report.ts";
import { documentPage } from "./document.ts";
import { errataPage } from "./errata.ts";
import { messagesPage } from "./messages.ts";
import { overviewPage } from "./overview.ts";
import { routesOf } from "./routes.ts";

export interface SiteOptions {
  /** Of this program. */
  readonly version: string;
}

/** Pages by their paths from the root of the site; styles and fonts are added by whoever writes them to disk. */
export function site(report: Report, { version }: SiteOptions): ReadonlyMap<string, string> {
  const routes = routesOf(report);
  return new Map([
    ["index.html", overviewPage(report, routes, version)],
    ["errata.html", errataPage(routes, version)],
    ["codes.html", messagesPage(version)],
    ...routes.map((route) => [route.page, documentPage(route, routes, version)] as const),
  ]);
}
