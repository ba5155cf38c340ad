/** Real evidence to be altered: what settles the questions of step files, with the questions themselves. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KeptEvidence, Search } from "../../src/check/ports.ts";
import { encode } from "../../src/evidence/codec.ts";
import { openEvidence } from "../../src/evidence/store.ts";
import type { Verdict } from "../../src/kernel/judge.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Obligation, Proposal } from "../../src/kernel/obligation.ts";
import { checkTexts, silentOracle, toolsWith } from "../support/check.ts";

export interface Sample {
  readonly obligation: Obligation;
  readonly proposal: Proposal;
  /** The proposal as a file keeps it. */
  readonly json: unknown;
  readonly verdict: Verdict["kind"];
}

/** The step files below a folder, with the evidence kept beside them. */
export function filesIn(folder: string): {
  readonly texts: Readonly<Record<string, string>>;
  readonly evidence: Readonly<Record<string, string>>;
} {
  const root = join(import.meta.dirname, "..", "..", folder);
  const read = (ending: string): readonly (readonly [string, string])[] =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(ending))
      .sort()
      .map((path) => [`${folder}/${path}`, readFileSync(join(root, path), "utf8")]);
  const kept = read(".yaml.evidence.json").map(([path, text]) => [path.slice(0, -".evidence.json".length), text]);
  return { texts: Object.fromEntries(read(".yaml")), evidence: Object.fromEntries(kept) };
}

/** Everything that settles a question of these files: from what is kept, or by a search. */
export async function samplesOf(folder: string, from: "kept" | "search"): Promise<readonly Sample[]> {
  const { texts, evidence } = filesIn(folder);
  const found = new Map<string, Sample>();
  const note = (obligation: Obligation, proposal: Proposal | undefined): void => {
    const json = proposal && encode(proposal);
    if (proposal === undefined || json === undefined) return;
    const key = JSON.stringify([obligation, json], (_, value: unknown) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    if (!found.has(key)) found.set(key, { obligation, proposal, json, verdict: judge(obligation, proposal).kind });
  };
  const watched = (path: string): KeptEvidence => {
    const store = openEvidence(evidence[path]);
    return {
      ...store,
      recall: (obligation: Obligation, search: Search) => {
        const proposal = store.recall(obligation, search);
        note(obligation, proposal);
        return proposal;
      },
      keep: note,
    };
  };
  const tools = { ...toolsWith(silentOracle), evidence: watched };
  await checkTexts(texts, { tools, search: from === "kept" ? "nothing" : "everything" });
  return [...found.values()].filter(({ verdict }) => verdict !== "unknown");
}
