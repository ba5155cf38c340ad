/**
 * Fixtures: step files whose expected diagnostics stand below the lines they point at, as `#  ^^^ F301`. Where no
 * caret can stand, in the first column or within a block, the place is written out: `# 3:1-6 F102`.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Fixture {
  readonly name: string;
  readonly text: string;
  /** The evidence kept beside it. */
  readonly evidence?: string;
  /** "3:7-12 F301" for each annotation, in the order of the text. */
  readonly expected: readonly string[];
}

const FOLDER = join(import.meta.dirname, "..", "fixtures");

/** The fixtures of a folder, by name; files that others use lie in its folder `used`. */
export function fixturesIn(folder: "pass" | "fail" | "run"): readonly Fixture[] {
  return readdirSync(join(FOLDER, folder))
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const path = join(FOLDER, folder, file);
      const text = readFileSync(path, "utf8");
      const kept = `${path}.evidence.json`;
      return {
        name: file.slice(0, -".yaml".length),
        text,
        ...(existsSync(kept) ? { evidence: readFileSync(kept, "utf8") } : {}),
        expected: annotationsIn(text),
      };
    });
}

/** An annotation is about the nearest line above it that is none itself. */
function annotationsIn(text: string): readonly string[] {
  const expected: string[] = [];
  let line = 0;
  text.split("\n").forEach((content, i) => {
    const written = /^\s*#\s*(\d+:\d+-\d+ F\d+)\s*$/.exec(content);
    const annotation = /^\s*#\s*(\^+)\s+(F\d+)\s*$/.exec(content);
    if (written) expected.push(written[1] ?? "");
    else if (!annotation) line = i + 1;
    else {
      const column = content.indexOf("^") + 1;
      expected.push(`${line}:${column}-${column + (annotation[1] ?? "").length} ${annotation[2]}`);
    }
  });
  return expected;
}
