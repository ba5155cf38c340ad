/** What is said of a claim that nothing decides: what was tried, what it ran into, what helps in general. */

import type { Obligation } from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { children, expressionsOf } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Settlement } from "./ports.ts";

/** Several sentences, in the order in which a reader asks. */
export function undecidedWords({ tried, verdict }: Settlement, obligation: Obligation): string {
  const refusal = verdict.kind === "unknown" ? verdict.refusal : undefined;
  if (tried.length === 0) return joined("Nothing was tried.", refusal?.reason === "unsupported" ? refusal.detail : "");
  const attempts = `Tried without success: ${tried.join(", ")}.`;
  if (refusal?.reason === "unsupported") return joined(attempts, refusal.detail);
  return joined(attempts, FOUND[obligation.kind], limitsOf(obligation), ADVICE);
}

const joined = (...sentences: readonly string[]): string => sentences.filter((one) => one !== "").join(" ");

const FOUND: Readonly<Record<Obligation["kind"], string>> = {
  forall: "No proof was found, and no point at which it fails.",
  exists: "No such point was found, and no proof that there is none.",
};

const ADVICE = "Split the step in two, or prove first what it rests on and name that step in `from`.";

/** Parts that are named, so that the sentence stays short. */
const MOST_NAMED = 3;

/** What of the claim lies outside of algebra, where proofs are few. */
function limitsOf(obligation: Obligation): string {
  const claim = obligation.kind === "forall" ? [obligation.claim] : obligation.given;
  const known = partsOf(claim, isTranscendental);
  const abstract = partsOf(claim, (e) => e.kind === "application");
  const endless = partsOf(claim, isEndless);
  return joined(
    known === "" ? "" : `Of ${known} only general truths are used, such as tangents and where it rises.`,
    abstract === "" ? "" : `Of ${abstract} only what is declared is known.`,
    endless === "" ? "" : `${endless} has no fixed number of terms, so only what holds of each term is used.`,
  );
}

const isTranscendental = (e: Expr): boolean =>
  (e.kind === "call" && e.name !== "sqrt" && e.name !== "abs") || (e.kind === "power" && !isNumber(e.exponent));

const isEndless = (e: Expr): boolean => e.kind === "series" && !(isNumber(e.from) && isNumber(e.to));

const isNumber = (e: Expr): boolean =>
  e.kind === "number" || ((e.kind === "negation" || e.kind === "quotient") && children(e).every(isNumber));

/** Those parts as text, each once: "`ln(x)` and `x^y`". */
function partsOf(formulas: readonly Formula[], test: (e: Expr) => boolean): string {
  const found = new Set<string>();
  const visit = (e: Expr): void => {
    if (test(e)) found.add(`\`${showExpr(e)}\``);
    else children(e).forEach(visit);
  };
  formulas.flatMap(expressionsOf).forEach(visit);
  const named = [...found].slice(0, MOST_NAMED);
  return found.size > named.length ? `${named.join(", ")} and others` : named.join(" and ");
}
