/** Focal as an engine of the benchmark: searchers with the kernel, and the kernel alone. */

import type { Verdict } from "../../src/kernel/judge.ts";
import { judge } from "../../src/kernel/judge.ts";
import type { Obligation, Proposal } from "../../src/kernel/obligation.ts";
import type { Formula } from "../../src/math/expr.ts";
import { mapFormula, rewrite } from "../../src/math/expr.ts";
import { settle } from "../../src/search/settle.ts";
import type { Engine, Reply } from "./answers.ts";
import { repeat } from "./answers.ts";

const REPLY: Readonly<Record<Verdict["kind"], Reply>> = {
  proved: "accepted",
  refuted: "refuted",
  unknown: "undecided",
};

const IDENTITY: Proposal = { kind: "proof", proof: { conditions: [], claim: { by: "identity" } } };

/** From the obligation to the verdict, with whatever searches the checker makes. */
export const focal: Engine = engine("Focal", async (obligation) => (await settle(obligation)).verdict.kind);

/** The kernel alone, with no evidence but that both sides have one normal form. */
export const focalIdentity: Engine = engine("kernel, identity", (obligation) => judge(obligation, IDENTITY).kind);

/** The kernel alone, on evidence found before. */
export const focalReplay: Engine = {
  name: "kernel, evidence kept",
  version: "",
  async ask({ obligation }, effort) {
    const { verdict } = await settle(obligation);
    const proposal = proposalOf(verdict);
    if (proposal === undefined) return { reply: "undecided", times: [] };
    return repeat(
      effort,
      timed(obligation, (copy) => judge(copy, proposal).kind),
    );
  },
  close: async () => undefined,
};

function proposalOf(verdict: Verdict): Proposal | undefined {
  if (verdict.kind === "proved") return verdict.proposal;
  return verdict.kind === "refuted" && verdict.point ? { kind: "witness", point: verdict.point } : undefined;
}

type Ask = (obligation: Obligation) => Verdict["kind"] | Promise<Verdict["kind"]>;

function engine(name: string, ask: Ask): Engine {
  return {
    name,
    version: "",
    ask: ({ obligation }, effort) => repeat(effort, timed(obligation, ask)),
    close: async () => undefined,
  };
}

/** Every repetition is about a fresh copy, so that nothing remembered about the same trees counts. */
const timed = (obligation: Obligation, ask: Ask) => async () => {
  const copy = freshCopy(obligation);
  const started = performance.now();
  const kind = await ask(copy);
  return { reply: REPLY[kind], time: performance.now() - started };
};

/** The same obligation in new objects, as if it had been read again. */
function freshCopy(obligation: Obligation): Obligation {
  const copied = obligation.given.map(copyFormula);
  return obligation.kind === "forall"
    ? { ...obligation, given: copied, claim: copyFormula(obligation.claim) }
    : { ...obligation, given: copied };
}

const copyFormula = (f: Formula): Formula => mapFormula(f, (e) => rewrite(e, (node) => ({ ...node })));
