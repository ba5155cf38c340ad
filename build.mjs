/** Bundles each program of the project into dist/, next to the packages it imports from node_modules. */

import { chmodSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));

const programs = {
  focal: "src/cli/main.ts",
  "oracle-worker": "src/search/oracle/worker.ts",
  "z3-worker": "src/search/z3/worker.ts",
  bench: "test/bench/main.ts",
  suite: "test/suite/main.ts",
  "bench-diagnosis": "test/mutants/main.ts",
  mistakes: "test/mistakes/main.ts",
};

const entryPoints = Object.fromEntries(Object.entries(programs).filter(([, source]) => existsSync(join(root, source))));

if (Object.keys(entryPoints).length === 0) {
  console.error(`Nothing to build: none of ${Object.values(programs).join(", ")} exists.`);
  process.exit(1);
}

const started = performance.now();
try {
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: "dist",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    // Every program may be run by its own name.
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
  });
} catch {
  // esbuild has printed what is wrong, with its place.
  process.exit(1);
}

const outputs = Object.keys(entryPoints).map((name) => `dist/${name}.js`);
for (const output of outputs) chmodSync(join(root, output), 0o755);
console.log(`Built ${outputs.join(", ")} in ${Math.round(performance.now() - started)} ms.`);
