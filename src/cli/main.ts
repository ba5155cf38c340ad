/** The program: reads the command line, runs one command, and is the one place where a fault is caught. */

import { visible } from "../render/escape.ts";
import { stepFileJsonSchema } from "../steps/json-schema.ts";
import type { Command, UsageError } from "./arguments.ts";
import { readArguments } from "./arguments.ts";
import { runBuild } from "./build.ts";
import type { World } from "./check.ts";
import { runCheck } from "./check.ts";
import type { Ending } from "./ending.ts";
import { explain } from "./explain.ts";
import { helpText } from "./help.ts";
import { runProve } from "./prove.ts";
import { version } from "./version.ts";

/** The status of a fault in the program itself. */
const FAULT = 70;

async function run(command: Command | UsageError, world: World): Promise<Ending> {
  switch (command.kind) {
    case "check":
      return runCheck(command, world);
    case "prove":
      return runProve(command, world);
    case "build":
      return runBuild(command, world);
    case "explain":
      return explain(command.topic, world);
    case "schema":
      return { status: 0, out: `${JSON.stringify(stepFileJsonSchema(), null, 2)}\n` };
    case "help":
      return { status: 0, out: helpText(command.topic) };
    case "version":
      return { status: 0, out: `focal ${version()}\n` };
    case "usage":
      return { status: 2, error: `${command.message}\nSee \`focal --help\`.` };
  }
}

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0") return true;
  return process.stdout.isTTY === true;
}

function tell(ending: Ending): void {
  if (ending.out !== undefined) process.stdout.write(ending.out);
  if (ending.note !== undefined) process.stderr.write(ending.note);
  if (ending.error !== undefined) process.stderr.write(`focal: ${ending.error.split("\n").map(visible).join("\n")}\n`);
  process.exitCode = ending.status;
}

function apologise(fault: unknown): void {
  const what = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  const trace = process.env.FOCAL_DEBUG && fault instanceof Error ? `\n${fault.stack ?? ""}\n` : "";
  process.stderr.write(
    `focal: Sorry, this is a fault in Focal, not in your files. No verdict of this run counts.
Please report it with the file that was checked, and with these lines:
  focal ${version()}, node ${process.version}, ${process.platform}
  ${what.split("\n").map(visible).join("\n  ")}
FOCAL_DEBUG=1 shows where it happened.
${trace}`,
  );
  process.exit(FAULT);
}

process.on("uncaughtException", apologise);
process.on("unhandledRejection", apologise);
// A reader such as `head` may close the pipe before everything is written.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") apologise(error);
});

run(readArguments(process.argv.slice(2)), { folder: process.cwd(), color: wantsColor(), now: new Date() }).then(
  tell,
  apologise,
);
