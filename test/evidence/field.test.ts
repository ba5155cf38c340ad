/** Evidence of textbook claims of the whole field: kept as text it gives the same verdict, altered it proves no falsehood. */

import { join } from "node:path";
import { expect, test } from "vitest";
import { decode, encode } from "../../src/evidence/codec.ts";
import { openEvidence } from "../../src/evidence/store.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Obligation, Proposal } from "../../src/kernel/obligation.ts";
import { FALSE } from "../../src/math/expr.ts";
import { settle } from "../../src/search/settle.ts";
import { runs, showTally, tally } from "../laws/ask.ts";
import { readSuite } from "../suite/suite.ts";
import { alterationsOf } from "./alterations.ts";

/** Claims that are tried, spread over all topics, and alterations of the evidence for each. */
const CLAIMS = runs(160);
const ALTERATIONS = 40;

async function proposalFor(obligation: Obligation): Promise<Proposal | undefined> {
  const { verdict } = await settle(obligation);
  if (verdict.kind === "proved") return verdict.proposal;
  return verdict.kind === "refuted" && verdict.point ? { kind: "witness", point: verdict.point } : undefined;
}

/** What the claims of the suite assume is possible, so that no evidence shows a falsehood under it. */
function alteredIn(obligation: Obligation & { kind: "forall" }, proposal: Proposal, claim: string) {
  const alterations = alterationsOf(encode(proposal)).slice(0, ALTERATIONS);
  let refused = 0;
  for (const { json, where, from, to } of alterations) {
    const altered = decode(JSON.parse(JSON.stringify(json)));
    if (!altered || judge(obligation, altered).kind !== "proved") refused += 1;
    const place = `${claim}: ${where}: ${from} altered to ${to}`;
    if (altered) expect(judge({ ...obligation, claim: FALSE }, altered).kind, place).not.toBe("proved");
  }
  return { altered: alterations.length, refused };
}

test("evidence of textbook claims", { timeout: 600_000 }, async () => {
  const counts = tally("claims", "not settled", "kept", "altered", "refused");
  const entries = readSuite(join(import.meta.dirname, "..", "suite")).flatMap(({ claim, holds, obligation }) =>
    obligation ? [{ claim, holds, obligation }] : [],
  );
  const stride = Math.max(1, Math.floor(entries.length / CLAIMS));
  for (const { claim, holds, obligation } of entries.filter((_, i) => i % stride === 0)) {
    counts.claims += 1;
    const proposal = await proposalFor(obligation);
    if (proposal === undefined) {
      counts["not settled"] += 1;
      continue;
    }
    const store = openEvidence(undefined);
    store.keep(obligation, proposal, "settle");
    const back = openEvidence(store.written().text).recall(obligation, "settle");
    expect(back && judge(obligation, back).kind, claim).toBe(judge(obligation, proposal).kind);
    counts.kept += 1;
    if (holds && obligation.kind === "forall") {
      const tried = alteredIn(obligation, proposal, claim);
      counts.altered += tried.altered;
      counts.refused += tried.refused;
    }
  }
  console.info(`the suite: ${showTally(counts)}`);
  expect(counts.kept).toBeGreaterThan(counts.claims / 2);
});
