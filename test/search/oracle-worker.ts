/** Bundles the oracle and its worker for tests, since a worker cannot be started from TypeScript. */

import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { threadId } from "node:worker_threads";
import { buildSync } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}node_modules/.cache/focal`;

/** The worker, bundled from the source as it is now. */
export const bundleOracleWorker = (): URL => bundle("worker.ts", "oracle-worker.js");

/** The oracle with its worker beside it, as in the bundle that is shipped. */
export function bundleOracle(): URL {
  bundleOracleWorker();
  return bundle("oracle.ts", "oracle.js");
}

/** Renamed only when it is whole, so that test files that run side by side do not disturb one another. */
function bundle(entry: string, name: string): URL {
  const draft = `${folder}/${process.pid}-${threadId}-${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
  buildSync({
    entryPoints: [`${root}src/search/oracle/${entry}`],
    outfile: draft,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  renameSync(draft, `${folder}/${name}`);
  return pathToFileURL(`${folder}/${name}`);
}
