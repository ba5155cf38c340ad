/** Installs the packages of package-lock.json when node_modules does not hold them yet. */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const needed = [20, 20];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  stop(`Focal needs Node ${needed.join(".")} or later, and this is Node ${process.versions.node}.`);
}

if (!installed()) {
  console.log("Installing the packages of package-lock.json (about 220 MB, once).");
  // Development packages are wanted even where the environment says "production".
  const command = "npm ci --include=dev --no-audit --no-fund --loglevel=error";
  const { status } = spawnSync(command, { cwd: root, stdio: "inherit", shell: true });
  if (status !== 0) stop(`"${command}" failed. The registry must be reachable the first time.`);
}

/** Whether what npm recorded in node_modules is what the lock file names; optional packages may be absent. */
function installed() {
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf(join("node_modules", ".package-lock.json"));
  return Object.entries(wanted ?? {}).every(([path, entry]) => {
    if (path === "" || (entry.optional && !present?.[path])) return true;
    return present?.[path]?.version === entry.version && present[path].integrity === entry.integrity;
  });
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), "utf8")).packages;
  } catch {
    return undefined;
  }
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
