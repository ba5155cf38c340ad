/** The evidence of one step file: what an earlier run kept, and what this run adds. */

import { z } from "zod";
import { judge } from "../kernel/judge.ts";
import type { Obligation, Proposal } from "../kernel/obligation.ts";
import { decode, encode } from "./codec.ts";
import { claimOf, factsOf, keyOf, questionOf } from "./question.ts";

/** How hard was searched: an answer found at a glance serves both, one of a full search only a full search. */
export type Search = "settle" | "glance";

export interface EvidenceStore {
  /** Whether something in the file could not be read; known after everything was recalled. */
  isDamaged(): boolean;
  /** Whether something is kept for an obligation with this claim: a cheap question, asked of many guesses. */
  has(obligation: Obligation): boolean;
  /** What is kept for an obligation: a proposal to be judged, no more. */
  recall(obligation: Obligation, search: Search): Proposal | undefined;
  /** Notes what settled an obligation. */
  keep(obligation: Obligation, proposal: Proposal, search: Search): void;
  /** Whether it was noted that no edit was found which makes a refuted claim right: no verdict rests on that. */
  isBeyondRepair(obligation: Obligation): boolean;
  noteBeyondRepair(obligation: Obligation): void;
  /** Everything noted as the text of a file, and how many entries it has: the same text for the same notes. */
  written(): { readonly text: string; readonly entries: number };
}

/** The version of the format; another one is not read. */
const VERSION = 1;
const MOST_CHARACTERS = 50_000_000;

const question = { functions: z.record(z.string(), z.string()), given: z.array(z.string()), claim: z.string() };
const entry = z.strictObject({
  ...question,
  claim: z.exactOptional(question.claim),
  facts: z.exactOptional(z.array(z.string())),
  verdict: z.enum(["proved", "refuted"]),
  repair: z.exactOptional(z.literal("none")),
  glance: z.exactOptional(z.literal(true)),
  proposal: z.unknown(),
});
type Entry = z.infer<typeof entry>;
const document = z.strictObject({ version: z.literal(VERSION), entries: z.array(z.unknown()) });

/** Opens the text of an evidence file; without a text, nothing is kept yet. */
export function openEvidence(text: string | undefined): EvidenceStore {
  const { entries, isDamaged } = text === undefined ? { entries: [], isDamaged: false } : entriesIn(text);
  const known = new Map<string, Entry>();
  for (const one of entries) if (!known.has(keyOf(one))) known.set(keyOf(one), one);
  const claims = new Set(entries.map(({ claim }) => claim));
  let damaged = isDamaged;
  const notes: Note[] = [];
  const beyondRepair = new Set<string>();
  return {
    isDamaged: () => damaged,
    has: (obligation) => claims.has(claimOf(obligation)),
    recall: (obligation, search) => {
      const found = known.size === 0 ? undefined : known.get(keyOf(questionOf(obligation)));
      if (found === undefined || (search === "glance" && !found.glance)) return undefined;
      const proposal = decode(found.proposal);
      if (proposal === undefined) damaged = true;
      return proposal;
    },
    keep: (obligation, proposal, search) => {
      notes.push({ obligation, proposal, search });
    },
    isBeyondRepair: (obligation) => known.get(keyOf(questionOf(obligation)))?.repair === "none",
    noteBeyondRepair: (obligation) => {
      beyondRepair.add(keyOf(questionOf(obligation)));
    },
    written: () => {
      const lines = entriesOf(notes, beyondRepair);
      return { text: `{"version": ${VERSION}, "entries": [\n${lines.join(",\n")}\n]}\n`, entries: lines.length };
    },
  };
}

/** The entries of a file that have the right shape, and whether anything has not. */
function entriesIn(text: string): { readonly entries: readonly Entry[]; readonly isDamaged: boolean } {
  const read = text.length > MOST_CHARACTERS ? undefined : document.safeParse(parsed(text));
  if (!read?.success) return { entries: [], isDamaged: true };
  const entries = read.data.entries.map((one) => entry.safeParse(one)).flatMap(({ data }) => data ?? []);
  return { entries, isDamaged: entries.length < read.data.entries.length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Note {
  readonly obligation: Obligation;
  readonly proposal: Proposal;
  readonly search: Search;
}

/** The entries in the order of their questions; only what the kernel accepts after a round trip is written. */
function entriesOf(notes: readonly Note[], beyondRepair: ReadonlySet<string>): readonly string[] {
  const byKey = new Map<string, Note>();
  for (const note of notes) {
    const key = keyOf(questionOf(note.obligation));
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, note);
    else if (note.search === "glance") byKey.set(key, { ...known, search: "glance" });
  }
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, note]) => entryOf(note, beyondRepair.has(key)) ?? []);
}

function entryOf({ obligation, proposal, search }: Note, isBeyondRepair: boolean): string | undefined {
  const json = encode(proposal);
  const back = json === undefined ? undefined : decode(JSON.parse(JSON.stringify(json)));
  const verdict = back && judge(obligation, back).kind;
  if (verdict === undefined || verdict === "unknown") return undefined;
  const { functions, given, claim } = questionOf(obligation);
  const usesFacts = JSON.stringify(json).includes('"fact');
  return linesOf({
    ...(claim === undefined ? {} : { claim }),
    given,
    functions,
    ...(usesFacts ? { facts: factsOf(obligation) } : {}),
    verdict,
    ...(isBeyondRepair ? { repair: "none" } : {}),
    ...(search === "glance" ? { glance: true } : {}),
    proposal: json,
  });
}

/** JSON with each field on a line of its own, so that one can be read and compared. */
const linesOf = (fields: Readonly<Record<string, unknown>>): string =>
  `{\n${Object.entries(fields)
    .map(([name, value]) => ` ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(",\n")}\n}`;
