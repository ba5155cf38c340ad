/** The program as it is run: what it prints, where, and with which status. */

import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "node_modules/.cache/focal-program-test");
let project = "";

const GOOD = `title: A firm's output
symbols:
  q: {is: output, positive: true}
  c: {is: unit cost, positive: true}
steps:
  - derivative: {of: q^2 - c q, in: q}
    label: "(1)"
    claim: 2 q - c
`;
const BAD = GOOD.replace("claim: 2 q - c", "claim: 2 q + c");

beforeAll(() => {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: { focal: "src/cli/main.ts", "oracle-worker": "src/search/oracle/worker.ts" },
    outdir: PROGRAM,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  });
  project = mkdtempSync(join(tmpdir(), "focal-program-"));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  put("good/output.yaml", GOOD);
  put("bad/output.yaml", BAD);
  put("broken/output.yaml", "title: [\n");
  put("stepless/model.yaml", GOOD.slice(0, GOOD.indexOf("steps:")));
  put("empty/readme.md", "");
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}
function focal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const run = spawnSync(process.execPath, [join(PROGRAM, "focal.js"), ...args], {
    cwd: project,
    encoding: "utf8",
    env: { ...inherited, ...env },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe("focal check", () => {
  test("ends 0 when every step stands, and says what it looked at", () => {
    const { status, out, err } = focal(["check", "good"]);
    expect(out.trimEnd().split("\n").at(-1)).toBe("1 file, 1 step: 1 proved. Every step stands as its file says.");
    expect([status, err]).toEqual([0, ""]);
  });

  test("ends 1 when a step falls short, and points into the formula", () => {
    const { status, out } = focal(["check", "bad"]);
    expect(status).toBe(1);
    expect(out).toContain("bad/output.yaml:8:");
    expect(out).toMatch(/claim: 2 q \+ c\n\s+│\s+\^/);
    expect(out).toContain("2 q - c");
  });

  test("ends 2 on what cannot be read, even beside what falls short", () => {
    const { status, out } = focal(["check", "bad", "broken"]);
    expect(status).toBe(2);
    expect(out).toContain("broken/output.yaml:");
    expect(out).toContain("1 file cannot be read; 1 step falls short");
  });

  test.each([
    ["a folder without step files", ["check", "empty"], "Nothing was checked: there is no *.yaml file in `empty`."],
    ["files without steps", ["check", "stepless"], "Nothing was checked."],
    ["a path that is not there", ["check", "nowhere"], "There is no file or folder `nowhere`."],
    ["a format that is not there", ["check", "--format", "xml"], "There is no format `xml`."],
    ["a file that cannot be written", ["check", "good", "-o", "good/output.yaml/x"], "cannot be written"],
  ])("ends 2 on %s", (_name, args, reason) => {
    const { status, out, err } = focal(args);
    expect(status).toBe(2);
    expect(out + err).toContain(reason);
    expect(out + err).not.toMatch(/\bat .*\.js:\d/);
  });

  test("prints only the report in a format for programs, and the counts beside it", () => {
    const { status, out, err } = focal(["check", "good", "bad", "--format", "json"]);
    const { summary, steps } = JSON.parse(out);
    expect(summary).toMatchObject({ files: 2, steps: 2, proved: 1, refuted: 1, ok: false });
    expect(steps.map((step: { file: string }) => step.file)).toEqual(["good/output.yaml", "bad/output.yaml"]);
    expect(err).toContain("2 files, 2 steps: 1 proved, 1 refuted. 1 step falls short.");
    expect(status).toBe(1);
  });

  test.each(["pretty", "json", "github", "junit", "sarif"])("writes %s to a file", (format) => {
    const { status, out, err } = focal(["check", "good", "--format", format, "--output", `reports/${format}.txt`]);
    expect([status, out]).toEqual([0, ""]);
    expect(err).toContain("1 file, 1 step: 1 proved.");
    expect(readFileSync(join(project, "reports", `${format}.txt`), "utf8").length).toBeGreaterThan(10);
  });

  test("colours only where it is wanted", () => {
    expect(focal(["check", "bad"]).out).not.toContain("\u001b[");
    expect(focal(["check", "bad"], { FORCE_COLOR: "1" }).out).toContain("\u001b[31m");
    expect(focal(["check", "bad"], { FORCE_COLOR: "1", NO_COLOR: "1" }).out).not.toContain("\u001b[");
  });
});

describe("focal prove", () => {
  const kept = (path: string): string => join(project, `${path}.evidence.json`);

  test("keeps evidence beside the file, with which a check needs no search", () => {
    const before = focal(["check", "good", "--frozen"]);
    expect([before.status, before.out]).toEqual([1, expect.stringContaining("run `focal prove`")]);
    const proved = focal(["prove", "good"]);
    expect(proved).toMatchObject({ status: 0, err: "" });
    expect(proved.out).toMatch(/^good\/output\.yaml\.evidence\.json {2}3 questions, 1 kB\n1 file, 1 step: 1 proved\./);
    const text = readFileSync(kept("good/output.yaml"), "utf8");
    expect(focal(["check", "good", "--frozen"])).toEqual(focal(["check", "good"]));
    focal(["prove", "good"]);
    expect(readFileSync(kept("good/output.yaml"), "utf8")).toBe(text);
    expect(readdirSync(join(project, "good")).sort()).toEqual(["output.yaml", "output.yaml.evidence.json"]);
  });

  test("replaces a link instead of writing where it leads, and a check does not follow it", () => {
    const target = join(project, "outside.json");
    writeFileSync(target, readFileSync(kept("good/output.yaml")));
    mkdirSync(join(project, "linked"));
    writeFileSync(join(project, "linked/output.yaml"), GOOD);
    symlinkSync(target, kept("linked/output.yaml"));
    const check = focal(["check", "linked", "--frozen"]);
    expect([check.status, check.out]).toEqual([1, expect.stringContaining("warning F502")]);
    const before = readFileSync(target, "utf8");
    expect(focal(["prove", "linked"]).status).toBe(0);
    expect(readFileSync(target, "utf8")).toBe(before);
    expect(lstatSync(kept("linked/output.yaml")).isFile()).toBe(true);
  });

  test("leaves the evidence of a file alone that cannot be read for the moment", () => {
    const text = readFileSync(kept("good/output.yaml"), "utf8");
    mkdirSync(join(project, "halfway"));
    writeFileSync(join(project, "halfway/output.yaml"), "title: [\n");
    writeFileSync(kept("halfway/output.yaml"), text);
    expect(focal(["prove", "halfway"]).status).toBe(2);
    expect(readFileSync(kept("halfway/output.yaml"), "utf8")).toBe(text);
  });

  test("ends as the check does where a step falls short", () => {
    const { status, out } = focal(["prove", "bad"]);
    expect([status, out]).toEqual([1, expect.stringContaining("error F301")]);
    expect(focal(["check", "bad", "--frozen"])).toEqual(focal(["check", "bad"]));
  });
});

describe("focal build", () => {
  test("writes a site that stands alone, and says where to open it", () => {
    const { status, out } = focal(["build", "good", "--out", "site"]);
    expect(status).toBe(0);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(
      /^Open file:\/\/\/\S*\/site\/index\.html {2}1 file, 1 step: 1 proved\./,
    );
    const site = join(project, "site");
    for (const path of ["index.html", "output.html", "errata.html", "codes.html", "assets/style.css", "report.json"])
      expect(existsSync(join(site, path)), path).toBe(true);
    const css = readFileSync(join(site, "assets/katex.css"), "utf8");
    const urls = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, url = ""]) => url);
    expect(urls.length).toBeGreaterThan(10);
    for (const url of urls) expect(existsSync(join(site, "assets", url)), url).toBe(true);
    expect(readdirSync(join(site, "assets/fonts")).every((name) => name.endsWith(".woff2"))).toBe(true);
  });

  test("writes the pages of what falls short too, and ends as the check does", () => {
    const { status, out } = focal(["build", "bad", "--out", "site-bad"]);
    expect(status).toBe(1);
    expect(out).toContain("error F301");
    expect(readFileSync(join(project, "site-bad/output.html"), "utf8")).toContain("Refuted");
  });
});

describe("focal", () => {
  test("explains its codes", () => {
    expect(focal(["explain", "f301"]).out).toMatch(/^F301 {2}not equal\n\nThe claimed expression/);
    expect(focal(["explain"]).out).toContain("F401  not decided\n");
    expect(focal(["explain", "F999"])).toMatchObject({ status: 2, out: "" });
  });

  test("explains a kind of step by its fields and its example, checked", () => {
    const { status, out } = focal(["explain", "derivative"]);
    expect(status).toBe(0);
    expect(out).toMatch(/^derivative\n\n {2}The derivative of an expression/);
    expect(out).toMatch(/\n {4}order\? +A formula\. How often/);
    expect(out).toContain("    - derivative: {of: ln(1 + a e), in: e}\n");
    expect(out).toContain("✓  step-1 derivative  proved");
    expect(focal(["explain"]).out).toContain("Kinds of steps: define,");
  });

  test("prints the schema of step files", () => {
    const { status, out } = focal(["schema"]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toHaveProperty("properties.steps");
  });

  test("helps, and says its version", () => {
    expect(focal([])).toMatchObject({ status: 0 });
    expect(focal(["--help"]).out).toContain("focal check [paths]");
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(focal(["--version"]).out).toBe(`focal ${version}\n`);
  });

  test("admits a fault of its own, without a stack trace", () => {
    const fault = "data:text/javascript,process.cwd=()=>{throw new Error('a forced fault')}";
    const run = (env: Record<string, string>) =>
      spawnSync(process.execPath, ["--import", fault, join(PROGRAM, "focal.js"), "check", "good"], {
        cwd: project,
        encoding: "utf8",
        env: { ...process.env, ...env },
      });
    const { status, stdout, stderr } = run({});
    expect([status, stdout]).toEqual([70, ""]);
    expect(stderr).toContain("Sorry, this is a fault in Focal, not in your files.");
    expect(stderr).toContain("Error: a forced fault");
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(run({ FOCAL_DEBUG: "1" }).stderr).toMatch(/\n\s+at /);
  });

  test("speaks to what it does not know in one line", () => {
    expect(focal(["chek"])).toEqual({
      status: 2,
      out: "",
      err: "focal: There is no command `chek`. The commands are check, prove, build, explain, schema, help.\nSee `focal --help`.\n",
    });
  });
});
