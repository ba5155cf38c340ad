/** The command line as data. */

import { parseArgs } from "node:util";

export const FORMATS = ["pretty", "json", "github", "junit", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

export type Command =
  | {
      readonly kind: "check";
      readonly paths: readonly string[];
      readonly format: Format;
      readonly output?: string;
      readonly verbose: boolean;
      readonly frozen: boolean;
      readonly strict: boolean;
      readonly assumptions?: boolean;
    }
  | { readonly kind: "prove"; readonly paths: readonly string[]; readonly verbose: boolean }
  | {
      readonly kind: "build";
      readonly paths: readonly string[];
      readonly out: string;
      readonly verbose: boolean;
      readonly frozen: boolean;
      readonly strict: boolean;
    }
  | { readonly kind: "explain"; readonly topic?: string }
  | { readonly kind: "schema" }
  | { readonly kind: "help"; readonly topic?: string }
  | { readonly kind: "version" };

/** What was typed makes no sense; the message says why. */
export interface UsageError {
  readonly kind: "usage";
  readonly message: string;
}

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
  verbose: { type: "boolean", short: "v" },
  format: { type: "string", short: "f" },
  output: { type: "string", short: "o" },
  out: { type: "string" },
  frozen: { type: "boolean" },
  strict: { type: "boolean" },
  assumptions: { type: "boolean" },
} as const;

type Values = {
  -readonly [name in keyof typeof OPTIONS]?: (typeof OPTIONS)[name]["type"] extends "string" ? string : boolean;
};

interface Verb {
  readonly options: readonly (keyof typeof OPTIONS)[];
  readonly build: (words: readonly string[], values: Values) => Command | UsageError;
}

const VERBS: Readonly<Record<string, Verb>> = {
  check: { options: ["format", "output", "verbose", "frozen", "strict", "assumptions"], build: checkCommand },
  prove: {
    options: ["verbose"],
    build: (paths, { verbose = false }) => ({ kind: "prove", paths: orHere(paths), verbose }),
  },
  build: {
    options: ["out", "verbose", "frozen", "strict"],
    build: (paths, { out = "public", verbose = false, frozen = false, strict = false }) => ({
      kind: "build",
      paths: orHere(paths),
      out,
      verbose,
      frozen,
      strict,
    }),
  },
  explain: {
    options: [],
    build: (topic) => ({ kind: "explain", ...(topic.length === 0 ? {} : { topic: topic.join(" ") }) }),
  },
  schema: {
    options: [],
    build: (words) => (words.length > 0 ? usage("`focal schema` takes no arguments.") : { kind: "schema" }),
  },
  help: { options: [], build: ([topic]) => ({ kind: "help", ...(topic === undefined ? {} : { topic }) }) },
};

/** Reads the words after the program's name. */
export function readArguments(words: readonly string[]): Command | UsageError {
  const read = split(words);
  if ("kind" in read) return read;
  const { values, positionals } = read;
  const [name, ...rest] = positionals;
  if (values.version) return { kind: "version" };
  if (values.help || name === undefined) return { kind: "help", ...(name === undefined ? {} : { topic: name }) };
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) return usage(`There is no command \`${name}\`. The commands are ${Object.keys(VERBS).join(", ")}.`);
  const foreign = (Object.keys(values) as (keyof typeof OPTIONS)[]).find((option) => !verb.options.includes(option));
  if (foreign !== undefined) return usage(`\`focal ${name}\` has no option --${foreign}.`);
  return verb.build(rest, values);
}

function split(
  words: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } | UsageError {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    // parseArgs reports what was typed wrongly as a TypeError with a readable sentence.
    return usage(error instanceof Error ? error.message : String(error));
  }
}

function checkCommand(
  paths: readonly string[],
  { format = "pretty", output, verbose = false, frozen = false, strict = false, assumptions = false }: Values,
): Command | UsageError {
  const known = FORMATS.find((one) => one === format);
  if (!known) return usage(`There is no format \`${format}\`. The formats are ${FORMATS.join(", ")}.`);
  if (output === "") return usage("--output needs the name of a file.");
  return {
    kind: "check",
    paths: orHere(paths),
    format: known,
    verbose,
    frozen,
    strict,
    ...(assumptions ? { assumptions } : {}),
    ...(output === undefined ? {} : { output }),
  };
}

const orHere = (paths: readonly string[]): readonly string[] => (paths.length > 0 ? paths : ["."]);

const usage = (message: string): UsageError => ({ kind: "usage", message });
