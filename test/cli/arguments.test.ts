/** The command line is read as it is documented, and what makes no sense is said. */

import { expect, test } from "vitest";
import { readArguments } from "../../src/cli/arguments.ts";
import { helpText } from "../../src/cli/help.ts";

const read = (line: string) => readArguments(line.split(" ").filter((word) => word !== ""));

const searching = { frozen: false, strict: false };

test.each([
  ["check", { kind: "check", paths: ["."], format: "pretty", verbose: false, ...searching }],
  ["check a b/c.yaml -v", { kind: "check", paths: ["a", "b/c.yaml"], format: "pretty", verbose: true, ...searching }],
  [
    "check --format=sarif -o x.sarif d",
    { kind: "check", paths: ["d"], format: "sarif", output: "x.sarif", verbose: false, ...searching },
  ],
  ["check -- -odd.yaml", { kind: "check", paths: ["-odd.yaml"], format: "pretty", verbose: false, ...searching }],
  [
    "check --frozen --strict",
    { kind: "check", paths: ["."], format: "pretty", verbose: false, frozen: true, strict: true },
  ],
  [
    "check --assumptions",
    { kind: "check", paths: ["."], format: "pretty", verbose: false, ...searching, assumptions: true },
  ],
  ["prove", { kind: "prove", paths: ["."], verbose: false }],
  ["prove a -v", { kind: "prove", paths: ["a"], verbose: true }],
  ["build --frozen", { kind: "build", paths: ["."], out: "public", verbose: false, frozen: true, strict: false }],
  ["build", { kind: "build", paths: ["."], out: "public", verbose: false, ...searching }],
  ["build d --out site", { kind: "build", paths: ["d"], out: "site", verbose: false, ...searching }],
  ["explain", { kind: "explain" }],
  ["explain F301", { kind: "explain", topic: "F301" }],
  ["schema", { kind: "schema" }],
  ["", { kind: "help" }],
  ["--help", { kind: "help" }],
  ["check --help", { kind: "help", topic: "check" }],
  ["help build", { kind: "help", topic: "build" }],
  ["--version", { kind: "version" }],
])("focal %s", (line, command) => {
  expect(read(line)).toEqual(command);
});

test.each([
  ["proof", "There is no command `proof`."],
  ["prove --frozen", "`focal prove` has no option --frozen."],
  ["constructor", "There is no command `constructor`."],
  ["check --format xml", "There is no format `xml`."],
  ["check --output=", "--output needs the name of a file."],
  ["check --out x", "`focal check` has no option --out."],
  ["build --format json", "`focal build` has no option --format."],
  ["check --fast", "--fast"],
  ["check --format", "--format"],
  ["schema x", "takes no arguments"],
])("focal %s is refused", (line, reason) => {
  const answer = read(line);
  expect(answer.kind).toBe("usage");
  expect(answer.kind === "usage" && answer.message).toContain(reason);
});

test("the help names every command, and each of them has its own", () => {
  const general = helpText(undefined);
  for (const name of ["check", "prove", "build", "explain", "schema", "help"]) {
    expect(general).toContain(`focal ${name}`);
    expect(helpText(name)).toContain(`focal ${name}`);
  }
  expect(helpText("toString")).toBe(general);
});
