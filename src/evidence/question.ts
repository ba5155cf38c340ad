/** What evidence is kept for: an obligation in words that a stranger can read, the same in every run. */

import { learn } from "../kernel/conditions.ts";
import { againstZero, openState } from "../kernel/facts.ts";
import { attempt, openMeter } from "../kernel/meter.ts";
import type { FunctionFacts, Functions, Obligation } from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { children, expressionsOf } from "../math/expr.ts";
import { writeExpr, writeFormula, writeRational } from "./write.ts";

/** An obligation as plain text; without a claim, some point is asked for at which everything given holds. */
export interface Question {
  /** What is declared of the functions, by name: "arity 1, lower 0, upper 1". */
  readonly functions: Readonly<Record<string, string>>;
  readonly given: readonly string[];
  readonly claim?: string;
}

/** The obligation as text. What a file declares besides does not matter to it, and is left out. */
export function questionOf(obligation: Obligation): Question {
  const claims = obligation.kind === "forall" ? [obligation.claim] : [];
  const claim = claimOf(obligation);
  return {
    functions: functionsIn([...obligation.given, ...claims], obligation.functions),
    given: obligation.given.map(writeFormula),
    ...(claim === undefined ? {} : { claim }),
  };
}

/** The claim as text, when there is one. */
export const claimOf = (obligation: Obligation): string | undefined =>
  obligation.kind === "forall" ? writeFormula(obligation.claim) : undefined;

/**
 * The facts that the numbers in a proof refer to, in their order: what is given, what has to hold for the claim to be
 * defined; each lemma of the proof adds its own at the end, and a substitution begins anew. For readers only.
 */
export function factsOf(obligation: Obligation): readonly string[] {
  const claims = obligation.kind === "forall" ? [obligation.claim] : [];
  const known = attempt(() => [
    ...openState(obligation, openMeter(READING_BUDGET)).facts,
    ...claims.flatMap((claim) => learn(claim, obligation.functions)).map(({ relation }) => againstZero(relation)),
  ]);
  return (known ?? []).map(({ op, expr }) => `${writeExpr(expr)} ${op} 0`);
}

/** Kernel operations for taking in what is given. */
const READING_BUDGET = 1_000_000;

/** One text for one question: it is compared whole. */
export const keyOf = ({ functions, given, claim }: Question): string =>
  JSON.stringify([claim ?? null, given, functions]);

/** What is declared of the functions that occur and of those that belong to them, by name. */
function functionsIn(formulas: readonly Formula[], functions: Functions): Question["functions"] {
  const declared = Object.keys(functions);
  if (declared.length === 0) return {};
  const names = new Set<string>();
  const visit = (e: Expr): void => {
    if (e.kind === "application") names.add(e.name);
    for (const child of children(e)) visit(child);
  };
  for (const e of formulas.flatMap(expressionsOf)) visit(e);
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const name of declared) {
      const relatives = relativesOf(functions[name]);
      if (names.has(name)) for (const other of relatives) names.add(other);
      else if (relatives.some((other) => names.has(other))) names.add(name);
    }
  }
  return Object.fromEntries(
    declared
      .filter((name) => names.has(name))
      .sort()
      .map((name) => [name, declaredOf(functions[name] ?? { arity: 0 })]),
  );
}

const relativesOf = (facts: FunctionFacts | undefined): readonly string[] =>
  [facts?.density, facts?.inverseOf].filter((name) => name !== undefined);

/** Each field in the order of this table, which has to name them all. */
const FIELDS: { readonly [field in keyof Required<FunctionFacts>]: (facts: FunctionFacts) => string | undefined } = {
  arity: ({ arity }) => `${arity}`,
  lower: ({ lower }) => lower && writeRational(lower),
  upper: ({ upper }) => upper && writeRational(upper),
  slopes: ({ slopes }) => slopes?.map(({ orders, op }) => `[${orders.join(",")}] ${op} 0`).join(" and "),
  density: ({ density }) => density,
  inverseOf: ({ inverseOf }) => inverseOf,
};

const declaredOf = (facts: FunctionFacts): string =>
  Object.entries(FIELDS)
    .flatMap(([field, write]) => {
      const words = write(facts);
      return words === undefined ? [] : [`${field} ${words}`];
    })
    .join(", ");
