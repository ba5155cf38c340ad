/** `focal build`: checks step files and writes the static site. */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ManualEntry } from "../check/manual.ts";
import type { Report } from "../check/report.ts";
import { outcomeOf, summarySentence } from "../render/counts.ts";
import { site } from "../render/html/site.ts";
import { json } from "../render/json.ts";
import { pretty } from "../render/pretty.ts";
import type { Command } from "./arguments.ts";
import type { World } from "./check.ts";
import { checkPaths, optionsOf, write } from "./check.ts";
import type { Ending } from "./ending.ts";
import { STATUS } from "./ending.ts";
import { openManual } from "./manual.ts";
import { ownFile, version } from "./version.ts";

/** Writes every page, even of a report that falls short: the pages say so. */
export async function runBuild(command: Extract<Command, { kind: "build" }>, world: World): Promise<Ending> {
  const checked = await checkPaths(command.paths, world, optionsOf(command));
  if ("error" in checked) return checked.error;
  const { report, caveat } = checked;
  const folder = resolve(world.folder, command.out);
  for (const [path, content] of siteFiles(report, await openManual())) {
    const problem = write(join(folder, path), content);
    if (problem !== undefined) return { status: 2, error: problem };
  }
  const outcome = outcomeOf(report);
  const told =
    outcome === "stands" && !command.verbose ? "" : `${pretty(report, { ...world, verbose: command.verbose })}\n`;
  const address = pathToFileURL(join(folder, "index.html")).href;
  return { status: STATUS[outcome], out: `${told}Open ${address}  ${summarySentence(report)}\n`, note: caveat };
}

/** Pages, styles, fonts, and the report as data. */
function siteFiles(
  report: Report,
  manual: readonly ManualEntry[],
): readonly (readonly [string, string | Uint8Array])[] {
  const require = createRequire(import.meta.url);
  const katex = dirname(require.resolve("katex/dist/katex.min.css"));
  const fonts = readdirSync(join(katex, "fonts")).filter((name) => name.endsWith(".woff2"));
  return [
    ...site(report, { version: version(), manual }),
    ["assets/style.css", readFileSync(ownFile("site", "style.css"))],
    ["assets/katex.css", onlyWoff2(readFileSync(join(katex, "katex.min.css"), "utf8"))],
    ...fonts.map((name) => [`assets/fonts/${name}`, readFileSync(join(katex, "fonts", name))] as const),
    ["report.json", json(report)],
    ["report.schema.json", readFileSync(ownFile("site", "report.schema.json"))],
  ];
}

/** The style sheet without the older font formats, which are not copied. */
const onlyWoff2 = (css: string): string => css.replace(/,url\([^)]*\) format\("(?:woff|truetype)"\)/g, "");
