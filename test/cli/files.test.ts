/** Which files are read: those that are named, those below the folders that are named, and nothing outside the project. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FoundFiles } from "../../src/cli/files.ts";
import { findFiles } from "../../src/cli/files.ts";

let base = "";
let project = "";

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "focal-files-")));
  project = join(base, "project");
  const put = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  };
  put("secret.yaml", "title: secret");
  put("project/z.yaml", "title: z");
  put("project/b/model.yaml", "title: model");
  put("project/b/a.yaml", "title: a — é");
  put("project/b/notes.md", "# no step file");
  put("project/b/step.txt", "title: named");
  put("project/b/.hidden/x.yaml", "");
  put("project/b/node_modules/x.yaml", "");
  put("project/empty/readme.md", "");
  put("project/binary/x.yaml", new Uint8Array([0xff, 0xfe, 0x00, 0xd8]));
  put("project/large/x.yaml", `a: ${"é".repeat(3_000_000)}`);
  symlinkSync(join(base, "secret.yaml"), join(project, "b/link-out.yaml"));
  symlinkSync(join(project, "b/model.yaml"), join(project, "b/link-in.yaml"));
  symlinkSync(base, join(project, "b/loop"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function found(...named: string[]): FoundFiles {
  const files = findFiles(named, project);
  if ("kind" in files) throw new Error(files.message);
  return files;
}
function refused(...named: string[]): string {
  const files = findFiles(named, project);
  return "kind" in files ? files.message : `found ${files.paths.join(", ")}`;
}

test("a folder is walked in the order of names, without hidden folders, packages, or links that lead out", () => {
  expect(found("b", "z.yaml").paths).toEqual(["b/a.yaml", "b/link-in.yaml", "b/model.yaml", "z.yaml"]);
});

test("a file named twice is checked once, and one named is checked whatever its ending", () => {
  expect(found("z.yaml", "./z.yaml", join(project, "z.yaml"), "b/step.txt").paths).toEqual(["z.yaml", "b/step.txt"]);
});

test("a folder without step files has none", () => {
  expect(found("empty").paths).toEqual([]);
});

test("what is not there, not a file, or not text is said", () => {
  expect(refused("b", "nowhere.yaml")).toBe("There is no file or folder `nowhere.yaml`.");
  expect(refused("/dev/null")).toBe("`/dev/null` is neither a file nor a folder.");
  expect(refused("binary")).toBe("`binary/x.yaml` cannot be read as a text file in UTF-8.");
});

test("files within the project may be used, others not", () => {
  const files = found("z.yaml");
  expect(files.read("b/model.yaml")).toBe("title: model");
  expect(files.read("b/a.yaml")).toBe("title: a — é");
  for (const path of [
    "../secret.yaml",
    join(base, "secret.yaml"),
    "b/link-out.yaml",
    "b/loop/secret.yaml",
    "b",
    "none.yaml",
    "/dev/null",
    "",
  ])
    expect(files.read(path), path).toBeUndefined();
});

test("a file outside the project is read only when it is named itself", () => {
  expect(found("../secret.yaml").paths).toEqual(["../secret.yaml"]);
  expect(found("../secret.yaml").read("../secret.yaml")).toBe("title: secret");
});

test("a file that is too large is cut, to a length that is still too large to be taken for the whole", () => {
  const text = found("large").read("large/x.yaml") ?? "";
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(text.length).toBeLessThan(3_000_000);
});
