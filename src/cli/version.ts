/** What this program is called and where its own files lie. */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the project itself, found from its source as from its bundle. */
export function ownFile(...way: readonly string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, ...way);
}

/** The version in the project's manifest. */
export function version(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(ownFile("package.json"), "utf8"));
  return manifest.version;
}
