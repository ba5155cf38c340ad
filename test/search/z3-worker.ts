/** Bundles the worker of Z3 for tests, since a worker cannot be started from TypeScript. */

import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { threadId } from "node:worker_threads";
import { buildSync } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}node_modules/.cache/focal`;

/** The worker, bundled from the source as it is now; renamed only when it is whole, as test files run side by side. */
export function bundleSolverWorker(): URL {
  const draft = `${folder}/${process.pid}-${threadId}-z3-worker.js`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
  buildSync({
    entryPoints: [`${root}src/search/z3/worker.ts`],
    outfile: draft,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  renameSync(draft, `${folder}/z3-worker.js`);
  return pathToFileURL(`${folder}/z3-worker.js`);
}
