/** Step files on disk: which there are, and what may be read of them. */

import { closeSync, constants, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** What the checker is given: the files to check, and a way to read those that they use. */
export interface FoundFiles {
  /** With forward slashes, as seen from the project's folder. */
  readonly paths: readonly string[];
  /** The text of a file, or undefined for one that is not there or not to be read. */
  read(path: string): string | undefined;
  /** Where a file lies that may be read. */
  place(path: string): string | undefined;
}

/** A path that was asked for and cannot be read. */
export interface InputError {
  readonly kind: "input";
  readonly message: string;
}

/**
 * A longer file is cut here, so that it cannot fill the memory. At three bytes for a UTF-16 unit this is still more
 * than the checker accepts of one file, so a cut file is reported as too large and never taken for a whole one.
 */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_DEPTH = 32;
const SKIPPED = new Set(["node_modules"]);

/** The files named, and the *.yaml files of the folders named. */
export function findFiles(named: readonly string[], folder: string): FoundFiles | InputError {
  const root = realpathSync(folder);
  const found = new Map<string, string>();
  for (const name of named) {
    const absolute = resolve(root, name);
    const problem = collect(absolute, name, root, found);
    if (problem !== undefined) return { kind: "input", message: problem };
  }
  const texts = new Map<string, string | undefined>();
  const read = (path: string): string | undefined => {
    if (!texts.has(path)) texts.set(path, readAllowed(path, root, found));
    return texts.get(path);
  };
  const unreadable = [...found.keys()].find((path) => read(path) === undefined);
  if (unreadable !== undefined)
    return { kind: "input", message: `\`${unreadable}\` cannot be read as a text file in UTF-8.` };
  return { paths: [...found.keys()], read, place: (path) => placeOf(path, root, found) };
}

function collect(absolute: string, name: string, root: string, found: Map<string, string>): string | undefined {
  const status = statSync(absolute, { throwIfNoEntry: false });
  if (!status) return `There is no file or folder \`${name}\`.`;
  if (status.isDirectory()) {
    for (const file of walk(absolute, realpathSync(absolute), MOST_DEPTH)) found.set(shown(file, root), file);
    return undefined;
  }
  if (!status.isFile()) return `\`${name}\` is neither a file nor a folder.`;
  found.set(shown(absolute, root), absolute);
  return undefined;
}

/** The step files below a folder in the order of their names; links that lead out of it are not followed. */
function walk(folder: string, boundary: string, depth: number): readonly string[] {
  if (depth === 0) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) return [];
    if (entry.isDirectory()) return walk(path, boundary, depth - 1);
    if (!entry.name.endsWith(".yaml")) return [];
    return entry.isFile() || (entry.isSymbolicLink() && isFileWithin(path, boundary)) ? [path] : [];
  });
}

function readAllowed(path: string, root: string, found: ReadonlyMap<string, string>): string | undefined {
  const absolute = placeOf(path, root, found);
  return absolute === undefined ? undefined : readText(absolute);
}

/** Files that were not named have to lie below the folder, and so has their own folder, links resolved. */
function placeOf(path: string, root: string, found: ReadonlyMap<string, string>): string | undefined {
  const named = found.get(path);
  if (named !== undefined) return named;
  const absolute = resolve(root, path);
  return isFileWithin(absolute, root) ? absolute : undefined;
}

/** Whether the path is a file whose real place, links resolved, is below the folder. */
function isFileWithin(path: string, folder: string): boolean {
  try {
    const real = realpathSync(path);
    return isBelow(real, folder) && statSync(real).isFile();
  } catch {
    return false;
  }
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function readText(path: string): string | undefined {
  try {
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return decode(readStart(descriptor));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

function readStart(descriptor: number): Buffer {
  const buffer = Buffer.alloc(MOST_BYTES);
  let length = 0;
  while (length < MOST_BYTES) {
    const read = readSync(descriptor, buffer, length, MOST_BYTES - length, null);
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
}

/** A cut may fall within a character, so the last few bytes of a cut file are given up. */
function decode(bytes: Buffer): string | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes, { stream: bytes.length === MOST_BYTES });
  } catch {
    return undefined;
  }
}

const shown = (path: string, root: string): string => relative(root, path).split(sep).join("/");
