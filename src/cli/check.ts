/** `focal check`: reads step files, checks them, prints the report. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { check } from "../check/check.ts";
import type { CheckOptions } from "../check/ports.ts";
import type { Report } from "../check/report.ts";
import { amount, outcomeOf, summarySentence } from "../render/counts.ts";
import { visible } from "../render/escape.ts";
import { github } from "../render/github.ts";
import { json } from "../render/json.ts";
import { junit } from "../render/junit.ts";
import { pretty } from "../render/pretty.ts";
import { sarif } from "../render/sarif.ts";
import type { Trouble } from "../search/oracle/channel.ts";
import { openTools } from "../search/tools.ts";
import type { SolverTrouble } from "../search/z3/solver.ts";
import type { Command, Format } from "./arguments.ts";
import type { Ending } from "./ending.ts";
import { STATUS } from "./ending.ts";
import type { EvidenceFiles } from "./evidence.ts";
import { openEvidenceFiles } from "./evidence.ts";
import { findFiles } from "./files.ts";
import { version } from "./version.ts";

/** What a command may know of the world around it. */
export interface World {
  readonly folder: string;
  /** Whether standard output shows colour. */
  readonly color: boolean;
  readonly now: Date;
}

/** Runs the check and prints in the format asked for. */
export async function runCheck(command: Extract<Command, { kind: "check" }>, world: World): Promise<Ending> {
  const checked = await checkPaths(command.paths, world, optionsOf(command));
  if ("error" in checked) return checked.error;
  const { report, caveat } = checked;
  const toFile = command.output !== undefined;
  const text = render(report, command.format, { ...world, color: world.color && !toFile, verbose: command.verbose });
  const status = STATUS[outcomeOf(report)];
  const counts = command.format === "pretty" && !toFile ? "" : `${summarySentence(report)}\n`;
  const note = `${caveat}${counts}`;
  if (command.output === undefined) return { status, out: text, note };
  const problem = write(resolve(world.folder, command.output), text);
  return problem === undefined ? { status, note } : { status: 2, error: problem };
}

/** What the command line asks of the checker. */
export const optionsOf = ({
  frozen,
  strict,
  assumptions = false,
}: {
  readonly frozen: boolean;
  readonly strict: boolean;
  readonly assumptions?: boolean;
}): CheckOptions => ({
  search: frozen ? "nothing" : "missing",
  strict,
  assumptions,
});

interface Checked {
  readonly report: Report;
  readonly evidence: EvidenceFiles;
  /** A sentence with a line break, or nothing. */
  readonly caveat: string;
}

/** The report on the files named, or the reason why there is none. */
export async function checkPaths(
  paths: readonly string[],
  world: World,
  options: CheckOptions,
): Promise<Checked | { readonly error: Ending }> {
  const files = findFiles(paths, world.folder);
  if ("kind" in files) return { error: { status: 2, error: files.message } };
  if (files.paths.length === 0) {
    const where = paths.map((path) => `\`${path}\``).join(", ");
    return { error: { status: 2, error: `Nothing was checked: there is no *.yaml file in ${where}.` } };
  }
  const limits: (Trouble | SolverTrouble)[] = [];
  const onTrouble = (trouble: Trouble | SolverTrouble): void => {
    if (trouble.kind !== "fault") limits.push(trouble);
  };
  const tools = openTools({ onTrouble, z3: { onTrouble } });
  try {
    const evidence = openEvidenceFiles(files);
    const report = await check(files, { ...tools, evidence: evidence.of }, options);
    return { report, evidence, caveat: caveatOf(limits) };
  } finally {
    await tools.close();
  }
}

/** What this run owes to the machine it ran on: a verdict may be missing, never wrong. */
function caveatOf(limits: readonly (Trouble | SolverTrouble)[]): string {
  if (limits.length === 0) return "";
  const engines = [...new Set(limits.map((limit) => limit.engine))].join(" and ");
  return `${amount(limits.length, "question")} to ${engines} went unanswered on this machine, so a step may be undecided here that is decided elsewhere.\n`;
}

interface RenderOptions extends World {
  readonly verbose: boolean;
}

const RENDERERS: Readonly<Record<Format, (report: Report, options: RenderOptions) => string>> = {
  pretty,
  json,
  github,
  junit: (report, { now }) => junit(report, { timestamp: now.toISOString().slice(0, 19) }),
  sarif: (report) => sarif(report, { version: version() }),
};

const render = (report: Report, format: Format, options: RenderOptions): string => RENDERERS[format](report, options);

/** Writes the file and its folder; a reason in words when that cannot be done. */
export function write(path: string, content: string | Uint8Array): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return undefined;
  } catch (error) {
    return `\`${visible(path)}\` cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}
