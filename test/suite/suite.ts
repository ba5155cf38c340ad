/** The textbook suite: claims with their known answers, read from YAML, and what the searchers make of them. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Verdict } from "../../src/kernel/judge.ts";
import type { Evidence, FunctionFacts, Obligation } from "../../src/kernel/obligation.ts";
import type { Formula } from "../../src/math/expr.ts";
import { rational } from "../../src/math/rational.ts";
import type { Settlement } from "../../src/search/settle.ts";
import type { Names } from "../../src/syntax/formula/parse.ts";
import { parseFormula } from "../../src/syntax/formula/parse.ts";

const functionSchema = z.strictObject({
  /** The number of arguments. */
  of: z.number().int().positive(),
  /** The sign of a partial derivative everywhere, such as {orders: [1], op: ">"} of an increasing function. */
  slopes: z
    .array(z.strictObject({ orders: z.array(z.number().int()), op: z.enum([">", ">=", "<", "<="]) }))
    .default([]),
  /** The bounds between which it stays. */
  range: z.tuple([z.number().int(), z.number().int()]).optional(),
  /** The function that is its derivative. */
  density: z.string().optional(),
});
const scopeFields = {
  symbols: z.array(z.string()).default([]),
  functions: z.record(z.string(), functionSchema).default({}),
  given: z.array(z.string()).default([]),
};
const claimSchema = z.strictObject({
  claim: z.string(),
  holds: z.boolean(),
  from: z.string().optional(),
  ...scopeFields,
});
const topicSchema = z.strictObject({
  topic: z.string(),
  /** The book that the claims without a source of their own come from. */
  from: z.string(),
  ...scopeFields,
  claims: z.array(claimSchema),
});
type Claim = z.infer<typeof claimSchema>;
type Topic = z.infer<typeof topicSchema>;

export interface Entry {
  readonly topic: string;
  readonly claim: string;
  /** What is assumed and what is declared of the functions, in words. */
  readonly given: readonly string[];
  /** Whether the claim is defined and true wherever the assumptions hold; otherwise there is a counterexample. */
  readonly holds: boolean;
  readonly from: string;
  /** Why the claim cannot be read. */
  readonly fault?: string;
  readonly obligation?: Obligation;
}

/** What a verdict rests on, from the plainest to the one that only a solver vouches for. */
export type Ground = "normal form" | "certificate" | "solver" | "counterexample" | "nothing";

export interface Outcome {
  readonly entry: Entry;
  readonly verdict: Verdict["kind"];
  readonly ground: Ground;
  /** The rules of proof that were used. */
  readonly rules: readonly string[];
  readonly milliseconds: number;
}

/** The claims of every YAML file in a folder, file by file. Throws on a file of another shape. */
export function readSuite(folder: string): readonly Entry[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.sort().flatMap((name) => {
    const topic = topicSchema.safeParse(parse(readFileSync(join(folder, name), "utf8")));
    if (!topic.success) throw new Error(`${name}: ${z.prettifyError(topic.error)}`);
    return topic.data.claims.map((claim) => entryOf(topic.data, claim));
  });
}

function entryOf(topic: Topic, claim: Claim): Entry {
  const given = [...topic.given, ...claim.given];
  const functions = { ...topic.functions, ...claim.functions };
  const about = {
    topic: topic.topic,
    claim: claim.claim,
    given: [...given, ...slopesOf(functions)],
    holds: claim.holds,
    from: claim.from ?? topic.from,
  };
  const scope = scopeOf([...topic.symbols, ...claim.symbols], functions);
  try {
    const obligation: Obligation = {
      kind: "forall",
      functions: Object.fromEntries(Object.entries(functions).map(([name, facts]) => [name, factsOf(facts)])),
      given: given.map((text) => read(text, scope)),
      claim: read(claim.claim, scope),
    };
    return { ...about, obligation };
  } catch (error) {
    return { ...about, fault: error instanceof Error ? error.message : String(error) };
  }
}

const factsOf = ({ of, slopes, range, density }: z.infer<typeof functionSchema>): FunctionFacts => ({
  arity: of,
  ...(slopes.length > 0 ? { slopes } : {}),
  ...(range ? { lower: rational(range[0]), upper: rational(range[1]) } : {}),
  ...(density ? { density } : {}),
});

const slopesOf = (functions: Topic["functions"]): readonly string[] =>
  Object.entries(functions).flatMap(([name, { slopes, range, density }]) => [
    ...slopes.map(({ orders, op }) => `${name}^(${orders.join()}) ${op} 0 everywhere`),
    ...(range ? [`${name} between ${range.join(" and ")}`] : []),
    ...(density ? [`${name} with density ${density}`] : []),
  ]);

const scopeOf = (symbols: readonly string[], functions: Topic["functions"]): Names => ({
  symbol: (name) => symbols.includes(name),
  function: (name) => (Object.hasOwn(functions, name) ? functions[name]?.of : undefined),
  names: () => [...symbols, ...Object.keys(functions)],
});

function read(text: string, scope: Names): Formula {
  const parsed = parseFormula({ text, at: (index) => index }, scope);
  if (parsed.ok) return parsed.value;
  throw new Error(`${text}: ${parsed.diagnostics.map(({ message }) => message).join(" ")}`);
}

/** What `settle` says of an entry; one that cannot be read stays undecided. */
export async function settleEntry(
  entry: Entry,
  settle: (obligation: Obligation) => Promise<Settlement>,
): Promise<Outcome> {
  if (!entry.obligation) return { entry, verdict: "unknown", ground: "nothing", rules: [], milliseconds: 0 };
  const started = performance.now();
  const { verdict } = await settle(entry.obligation);
  const milliseconds = performance.now() - started;
  return { entry, verdict: verdict.kind, milliseconds, ...groundOf(verdict) };
}

function groundOf(verdict: Verdict): Pick<Outcome, "ground" | "rules"> {
  if (verdict.kind === "unknown") return { ground: "nothing", rules: [] };
  if (verdict.kind === "refuted") return { ground: "counterexample", rules: [] };
  const { proposal } = verdict;
  if (proposal.kind !== "proof") return { ground: "solver", rules: [proposal.kind] };
  const rules = [...new Set([proposal.proof.claim, ...proposal.proof.conditions].flatMap(rulesOf))];
  return { ground: rules.every((rule) => rule === "identity") ? "normal form" : "certificate", rules };
}

/** The rules that a piece of evidence uses, whatever its shape. */
function rulesOf(evidence: Evidence): readonly string[] {
  const nested = Object.values(evidence).flatMap((part: unknown) => (typeof part === "object" ? inside(part) : []));
  return [evidence.by, ...nested];
}

function inside(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  if ("by" in part) return rulesOf(part as Evidence);
  return Object.values(part).flatMap(inside);
}

/** Whether the verdict contradicts the known answer. */
export const isWrong = ({ entry, verdict }: Outcome): boolean => verdict === (entry.holds ? "refuted" : "proved");

export const isUndecided = ({ verdict }: Outcome): boolean => verdict === "unknown";
