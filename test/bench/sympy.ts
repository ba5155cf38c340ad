/** SymPy, as one Python process for each of its ways to decide. */

import { execFileSync } from "node:child_process";
import type { Answer, Engine } from "./answers.ts";
import { NOT_ASKED, SILENT } from "./answers.ts";
import { openConversation } from "./conversation.ts";

const WAYS = { simplify: "SymPy simplify", equals: "SymPy equals", expand: "SymPy expand" } as const;
export type Way = keyof typeof WAYS;

/** How the places where Python may be are tried: the first that has SymPy is used. */
const PYTHONS = ["python3", "/usr/bin/python3"];

/** SymPy, which compares by simplifying, by its own test or by multiplying out; undefined where there is none. */
export function openSymPy(script: string, way: Way): Engine | undefined {
  const found = findSymPy();
  if (found === undefined) return undefined;
  const conversation = openConversation(found.python, [script, way]);
  return {
    name: WAYS[way],
    version: found.version,
    async ask({ algebra }, effort) {
      if (algebra === undefined) return NOT_ASKED;
      const question = JSON.stringify({ ...algebra, ...effort });
      const lines = await conversation.exchange(`${question}\n`, (line) => line.startsWith("{"), effort.limit + 500);
      return lines === undefined ? SILENT : (JSON.parse(lines.at(-1) ?? "") as Answer);
    },
    async close() {
      conversation.close();
    },
  };
}

let known: { readonly python: string; readonly version: string } | undefined;

function findSymPy(): typeof known {
  for (const python of known ? [] : PYTHONS)
    try {
      const version = execFileSync(python, ["-c", "import sympy; print(sympy.__version__)"], {
        encoding: "utf8",
        stdio: "pipe",
      });
      known ??= { python, version: version.trim() };
    } catch {
      // The next place may have it.
    }
  return known;
}
