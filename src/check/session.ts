/** One run of the checker: its tools, and what it has already settled. */

import { Stop } from "../kernel/meter.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { CheckOptions, Settlement, Tools } from "./ports.ts";

export interface Session {
  readonly tools: Tools;
  readonly options: CheckOptions;
  readonly settled: Map<string, Promise<Settlement>>;
  readonly glanced: Map<string, Promise<Settlement>>;
}

export const openSession = (tools: Tools, options: CheckOptions): Session => ({
  tools,
  options,
  settled: new Map(),
  glanced: new Map(),
});

/** The settlement of an obligation; each is searched for once in a run. */
export const settleOnce = (session: Session, obligation: Obligation): Promise<Settlement> =>
  remembered(session.settled, obligation, () => guarded(session.tools.settle, obligation));

export const glanceOnce = (session: Session, obligation: Obligation): Promise<Settlement> =>
  remembered(session.glanced, obligation, () => guarded(session.tools.glance, obligation));

/** A searcher that gives up, or runs out of stack, has found nothing; that is no reason to end the run. */
async function guarded(search: Tools["settle"], obligation: Obligation): Promise<Settlement> {
  try {
    return await search(obligation);
  } catch (fault) {
    if (!(fault instanceof Stop || fault instanceof RangeError)) throw fault;
    return {
      verdict: { kind: "unknown", refusal: { reason: "budget", operations: 0 }, operations: 0 },
      tried: [],
      operations: 0,
    };
  }
}

function remembered(
  memory: Map<string, Promise<Settlement>>,
  obligation: Obligation,
  run: () => Promise<Settlement>,
): Promise<Settlement> {
  const key = keyOf(obligation);
  const known = memory.get(key);
  if (known) return known;
  const result = run();
  memory.set(key, result);
  return result;
}

/** The obligation as text, without the places its formulas come from. */
function keyOf(obligation: Obligation): string {
  return JSON.stringify(obligation, (field, value: unknown) => {
    if (field === "span") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
}
