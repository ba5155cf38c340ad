/** Evidence files on disk: beside each step file, read with limits, replaced as a whole. */

import { closeSync, constants, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { EvidenceStore } from "../evidence/store.ts";
import { openEvidence } from "../evidence/store.ts";
import type { FoundFiles } from "./files.ts";

const ENDING = ".evidence.json";
/** A longer file is none that Focal wrote. */
const MOST_BYTES = 50_000_000;

/** The evidence of the files of one run, each opened once. */
export interface EvidenceFiles {
  of(path: string): EvidenceStore;
  /** Everything that was opened, with the place of its file. */
  all(): readonly { readonly path: string; readonly file: string; readonly store: EvidenceStore }[];
}

export function openEvidenceFiles(files: FoundFiles): EvidenceFiles {
  const stores = new Map<string, EvidenceStore>();
  return {
    of: (path) => {
      const known = stores.get(path);
      if (known) return known;
      const place = files.place(path);
      const store = openEvidence(place === undefined ? undefined : readEvidence(`${place}${ENDING}`));
      stores.set(path, store);
      return store;
    },
    all: () =>
      [...stores].flatMap(([path, store]) => {
        const place = files.place(path);
        return place === undefined ? [] : [{ path: `${path}${ENDING}`, file: `${place}${ENDING}`, store }];
      }),
  };
}

/** The text; undefined when there is none; an empty text, which is no evidence, when it is not to be read. */
function readEvidence(file: string): string | undefined {
  try {
    // A link could lead out of the project, and a pipe could keep the reader waiting.
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      const status = fstatSync(descriptor);
      return status.isFile() && status.size <= MOST_BYTES ? readFileSync(descriptor, "utf8") : "";
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? undefined : "";
  }
}

/** Puts a new file in the place of the old one, never half of one, and never through a link; a reason when it cannot. */
export function writeEvidence(file: string, text: string): string | undefined {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, file);
    return undefined;
  } catch (error) {
    rmSync(draft, { force: true });
    return error instanceof Error ? error.message : String(error);
  }
}
