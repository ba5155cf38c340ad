/** One run of the checker: its tools, what it has already settled, and the evidence kept for the file at hand. */

import type { Verdict } from "../kernel/judge.ts";
import { Stop } from "../kernel/meter.ts";
import type { Obligation, Proposal, Refusal } from "../kernel/obligation.ts";
import { FALSE } from "../math/expr.ts";
import type { Kept } from "./kept.ts";
import { openKept, proposalOf, recall } from "./kept.ts";
import type { CheckOptions, Search, Settlement, Tools } from "./ports.ts";

export interface Session {
  readonly tools: Tools;
  readonly options: CheckOptions;
  readonly memory: Readonly<Record<Search, Map<string, Promise<Settlement>>>>;
  readonly kept?: Kept;
}

const openMemory = (): Session["memory"] => ({ settle: new Map(), glance: new Map() });

export const openSession = (tools: Tools, options: CheckOptions): Session => ({ tools, options, memory: openMemory() });

/** The session as one file sees it: with its evidence; what was settled for other files counts only beside a search. */
export function sessionFor(session: Session, path: string): Session {
  const evidence = session.tools.evidence?.(path);
  return {
    ...session,
    ...(session.options.search === "nothing" ? { memory: openMemory() } : {}),
    ...(evidence ? { kept: openKept(evidence) } : {}),
  };
}

/** The settlement of an obligation; each is searched for once in a run. */
export const settleOnce = (session: Session, obligation: Obligation): Promise<Settlement> =>
  once(session, obligation, "settle");

/** The same, with the cheapest search only. */
export const glanceOnce = (session: Session, obligation: Obligation): Promise<Settlement> =>
  once(session, obligation, "glance");

/** What kept evidence alone says, where a search would only confirm it. */
export async function recallOnce(
  session: Session,
  obligation: Obligation,
  search: Search,
): Promise<Settlement | undefined> {
  const { kept, options } = session;
  if (kept === undefined || options.search === "everything" || !kept.evidence.has(obligation)) return undefined;
  return guarded(async () => recall(kept, keyOf(obligation), obligation, search) ?? unsupported(NOTHING_KEPT));
}

async function once(session: Session, obligation: Obligation, search: Search): Promise<Settlement> {
  const settlement = await remembered(session, obligation, search);
  if (session.kept && session.options.search === "everything") {
    const proposal = (await contradictionOf(session, settlement.verdict)) ?? proposalOf(settlement.verdict);
    if (proposal) session.kept.evidence.keep(obligation, proposal, search);
  }
  return settlement;
}

function remembered(session: Session, obligation: Obligation, search: Search): Promise<Settlement> {
  const key = keyOf(obligation);
  const known = session.memory[search].get(key);
  if (known) return known;
  const running = settlementOf(session, key, obligation, search);
  session.memory[search].set(key, running);
  return running;
}

/** The proof that no point is possible, which the verdict does not carry, is found again as that of a falsehood. */
async function contradictionOf(session: Session, verdict: Verdict): Promise<Proposal | undefined> {
  if (verdict.kind !== "refuted" || verdict.point) return undefined;
  const { functions, given } = verdict.obligation;
  const falsehood = { kind: "forall", functions, given, claim: FALSE } as const;
  return proposalOf((await remembered(session, falsehood, "settle")).verdict);
}

/** Kept evidence first, then a search, as the options say. */
async function settlementOf(
  session: Session,
  key: string,
  obligation: Obligation,
  search: Search,
): Promise<Settlement> {
  const { kept } = session;
  const recalled = async (): Promise<Settlement | undefined> => kept && recall(kept, key, obligation, search);
  const searched = async (): Promise<Settlement> => acceptable(session, await session.tools[search](obligation));
  switch (session.options.search ?? "missing") {
    case "missing":
      return guarded(async () => (await recalled()) ?? (await searched()));
    case "nothing":
      return guarded(async () => (await recalled()) ?? unsupported(NOTHING_KEPT));
    case "everything":
      return guarded(async () => {
        const found = await searched();
        return isWorthKeeping(found.verdict) ? found : ((await recalled()) ?? found);
      });
  }
}

const NOTHING_KEPT = "No evidence of this is kept: run `focal prove`. A solver's word is never kept.";

const isWorthKeeping = (verdict: Verdict): boolean =>
  verdict.kind === "refuted" || (verdict.kind === "proved" && verdict.proposal.kind !== "solver");

/**
 * A verdict with the operations of its own evidence, whatever was tried before; the word of a solver is unknown to a
 * strict run.
 */
function acceptable({ options }: Session, settlement: Settlement): Settlement {
  const { verdict } = settlement;
  if (verdict.kind === "unknown") return settlement;
  if (options.strict && verdict.kind === "proved" && verdict.proposal.kind === "solver")
    return unsupported(
      `It rests on the word of ${verdict.proposal.solver} alone, which a strict check does not accept.`,
    );
  return { ...settlement, operations: verdict.operations };
}

const unsupported = (detail: string): Settlement => unknown({ reason: "unsupported", detail });

const unknown = (refusal: Refusal): Settlement => ({
  verdict: { kind: "unknown", refusal, operations: 0 },
  tried: [],
  operations: 0,
});

/** A searcher that gives up, or runs out of stack, has found nothing; that is no reason to end the run. */
async function guarded(search: () => Promise<Settlement>): Promise<Settlement> {
  try {
    return await search();
  } catch (fault) {
    if (!(fault instanceof Stop || fault instanceof RangeError)) throw fault;
    return unknown({ reason: "budget", operations: 0 });
  }
}

/** The obligation as text, without the places its formulas come from. */
function keyOf(obligation: Obligation): string {
  return JSON.stringify(obligation, (field, value: unknown) => {
    if (field === "span") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
}
