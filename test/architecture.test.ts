/** Holds src/ to the layer table of ARCHITECTURE.md, and to the habits of its files. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

interface SourceFile {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

interface Layer {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

type Layers = ReadonlyMap<string, Layer>;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const longestFile = 400;
/** Names of papers: what a paper says belongs in derivations/, and src/ holds for every paper. */
const paperNames = /\b(wei|cho|drezner|artigot|rasputin|janeba|tsebelis)\b/i;

const layers = readLayers(readFileSync(join(root, "ARCHITECTURE.md"), "utf8"));
const sources = readSources("src");
const tests = readSources("test");

describe("the layer table of ARCHITECTURE.md", () => {
  test("was found, and there are files to hold against it", () => {
    expect([...layers.keys()]).toContain("kernel");
    expect(sources.length).toBeGreaterThan(0);
  });

  test("names only folders above in each row: imports point downwards", () => {
    const above = new Set<string>();
    for (const [folder, layer] of layers) {
      expect([...above], `the row of ${folder}`).toEqual(expect.arrayContaining([...layer.folders]));
      above.add(folder);
    }
  });

  test("leaves math and kernel without packages and without Node", () => {
    expect(layers.get("math")).toEqual({ folders: [], packages: [] });
    expect(layers.get("kernel")).toEqual({ folders: ["math"], packages: [] });
  });
});

describe("the files", () => {
  test("of src keep to the layers", () => {
    expect(sources.flatMap((file) => layerProblems(file, layers))).toEqual([]);
  });

  test("of src and test keep the habits", () => {
    expect([...sources.flatMap(sourceProblems), ...tests.flatMap(openingProblems)]).toEqual([]);
  });

  test("of the kernel are few and short", () => {
    const kernel = sources.filter(({ path }) => path.startsWith("src/kernel/"));
    const lines = kernel.reduce((total, { text }) => total + linesOfCode(text), 0);
    expect(lines).toBeGreaterThan(0);
    console.info(`src/kernel: ${kernel.length} files, ${lines} lines of code without comments and blank lines`);
  });
});

describe("the checks above see", () => {
  const sample = (path: string, text: string): SourceFile => ({ path, text: `/** A sample. */\n${text}` });
  const sentence = (file: SourceFile): readonly string[] => [...layerProblems(file, layers), ...sourceProblems(file)];

  test.each<[string, SourceFile, string]>([
    [
      "an upward import",
      sample("src/math/a.ts", 'import { judge } from "../kernel/judge.ts";'),
      "src/math/a.ts imports ../kernel/judge.ts, but ARCHITECTURE.md does not let math import kernel.",
    ],
    [
      "an upward import of a type, over several lines",
      sample("src/kernel/a.ts", 'import type {\n  Report,\n} from "../check/report.ts";'),
      "src/kernel/a.ts imports ../check/report.ts, but ARCHITECTURE.md does not let kernel import check.",
    ],
    [
      "an upward re-export",
      sample("src/math/a.ts", 'export * from "../kernel/judge.ts";'),
      "src/math/a.ts imports ../kernel/judge.ts, but ARCHITECTURE.md does not let math import kernel.",
    ],
    [
      "a package in the kernel",
      sample("src/kernel/a.ts", 'import nerdamer from "nerdamer/all.js";'),
      "src/kernel/a.ts imports nerdamer/all.js, but ARCHITECTURE.md does not give kernel the package nerdamer.",
    ],
    [
      "Node in the kernel, imported for its effect",
      sample("src/kernel/a.ts", 'import "node:fs";'),
      "src/kernel/a.ts imports node:fs, but ARCHITECTURE.md does not give kernel the package node:*.",
    ],
    [
      "a late import",
      sample("src/check/a.ts", 'const tools = await import("../search/tools.ts");'),
      "src/check/a.ts imports ../search/tools.ts, but ARCHITECTURE.md does not let check import search.",
    ],
    [
      "an import from outside src",
      sample("src/cli/a.ts", 'import { sample } from "../../test/support/sample.ts";'),
      "src/cli/a.ts imports ../../test/support/sample.ts, which is outside src.",
    ],
    [
      "a folder without a row",
      sample("src/utils/a.ts", ""),
      "src/utils/a.ts stands in a folder that ARCHITECTURE.md does not list: src/utils.",
    ],
    ["a file in no folder", sample("src/a.ts", ""), "src/a.ts stands in no folder of src."],
    [
      "a missing opening comment",
      { path: "src/math/a.ts", text: "export const one = 1n;\n" },
      "src/math/a.ts does not open with a /** sentence. */ that says what it is for.",
    ],
    [
      "a long file",
      sample("src/math/a.ts", "\n".repeat(longestFile)),
      "src/math/a.ts has 401 lines, and 400 is the limit.",
    ],
    [
      "the name of a paper",
      sample("src/math/a.ts", "// As in Wei (2021).\n"),
      'src/math/a.ts names a paper: "Wei". Papers belong in derivations/.',
    ],
  ])("%s", (_what, file, problem) => {
    expect(sentence(file)).toEqual([problem]);
  });

  test("no import in a sentence, a comment or a name", () => {
    const text = 'export const says = `the claim does not follow\nfrom "(4)"`;\n// import "x";\n/*\nimport "y";\n*/\n';
    expect(sentence(sample("src/kernel/a.ts", `${text}export const importance = "from";\n`))).toEqual([]);
  });
});

function layerProblems({ path, text }: SourceFile, layers: Layers): readonly string[] {
  const folder = folderOf(path);
  if (folder === undefined) return [`${path} stands in no folder of src.`];
  const layer = layers.get(folder);
  if (layer === undefined) return [`${path} stands in a folder that ARCHITECTURE.md does not list: src/${folder}.`];
  return importsOf(text).flatMap((specifier) => {
    if (!specifier.startsWith(".")) {
      const name = packageOf(specifier);
      if (layer.packages.includes(name)) return [];
      return [`${path} imports ${specifier}, but ARCHITECTURE.md does not give ${folder} the package ${name}.`];
    }
    const target = folderOf(posix.join(posix.dirname(path), specifier));
    if (target === undefined) return [`${path} imports ${specifier}, which is outside src.`];
    if (target === folder || layer.folders.includes(target)) return [];
    return [`${path} imports ${specifier}, but ARCHITECTURE.md does not let ${folder} import ${target}.`];
  });
}

function sourceProblems(file: SourceFile): readonly string[] {
  const problems = [...openingProblems(file)];
  const lines = file.text.replace(/\n$/, "").split("\n").length;
  if (lines > longestFile) problems.push(`${file.path} has ${lines} lines, and ${longestFile} is the limit.`);
  const paper = paperNames.exec(file.text);
  if (paper) problems.push(`${file.path} names a paper: "${paper[0]}". Papers belong in derivations/.`);
  return problems;
}

function openingProblems({ path, text }: SourceFile): readonly string[] {
  const opening = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? "";
  if (/\w[\s\S]*\./.test(opening)) return [];
  return [`${path} does not open with a /** sentence. */ that says what it is for.`];
}

/** The rows of the table whose first column is headed "folder", from top to bottom. */
function readLayers(document: string): Layers {
  const table = document.slice(document.indexOf("| folder |")).split("\n\n", 1).join("");
  const layers = new Map<string, Layer>();
  for (const row of table.split("\n").slice(2)) {
    const [, folder, folders, packages] = row.split("|").map(namesIn);
    if (folder?.[0] !== undefined) layers.set(folder[0], { folders: folders ?? [], packages: packages ?? [] });
  }
  return layers;
}

/** The names that stand between backticks in a cell of a table. */
function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
}

function readSources(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(root, path).split(sep).join("/"), text: readFileSync(path, "utf8") }));
}

/** The folder under src that a path stands in, if it does. */
function folderOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

/** What a file imports, for its values or its types, at once or late, or passes on. */
function importsOf(text: string): readonly string[] {
  const statement = /^\s*(?:import|export)\b(?:[^;"'`=(]*?\bfrom)?\s*["']([^"']+)["']/gm;
  const late = /\bimport\s*\(\s*["'`]([^"'`]+)["'`]/g;
  const code = withoutComments(text);
  return [statement, late].flatMap((form) => [...code.matchAll(form)].flatMap(([, specifier]) => specifier ?? []));
}

/** The name of a package without the path inside it; all of Node's own count as one. */
function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return "node:*";
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function linesOfCode(text: string): number {
  return withoutComments(text)
    .split("\n")
    .filter((line) => line.trim() !== "").length;
}

/** The text without its comments; what looks like a comment inside a string stays. */
function withoutComments(text: string): string {
  const stringOrComment = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replace(stringOrComment, (_match, string: string | undefined) => string ?? "");
}
