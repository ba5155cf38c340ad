/** What the checker says of a mistake: whether it is caught, how it is named, and whether the suggestion is right. */

import { parse } from "yaml";
import type { Tools } from "../../src/check/ports.ts";
import type { StepReport, StepVerdict } from "../../src/check/report.ts";
import { sameFormula } from "../../src/math/expr.ts";
import { showFormula } from "../../src/math/print-text.ts";
import { parseFormula } from "../../src/syntax/formula/parse.ts";
import { checkText } from "../support/check.ts";
import type { Claim, Mistake } from "./mistakes.ts";
import { claiming, isClaim, righted, stepFile } from "./mistakes.ts";

export interface Outcome {
  readonly mistake: Mistake;
  /** On the claim as it was written. */
  readonly wrong: StepVerdict;
  /** On the claim as it should be. */
  readonly right: StepVerdict;
  /** What kind of mistake it is said to be. */
  readonly named: string | undefined;
  readonly suggestions: readonly string[];
  readonly isNamedRight: boolean;
  /** The place of the first right suggestion, from 0; -1 when there is none. */
  readonly place: number;
  readonly milliseconds: number;
}

/** What is suggested in place of the claim, the best first. */
const suggestionsOf = ({ diagnosis }: StepReport): readonly string[] => (diagnosis ? [diagnosis.replacement] : []);

/** What is suggested as a further assumption, the best first. */
const conditionsOf = ({ sufficient }: StepReport): readonly string[] => sufficient.map(showFormula);

/** A claim that would hold under a further assumption is said to lack a condition. */
const nameOf = ({ diagnosis, sufficient }: StepReport): string | undefined =>
  diagnosis?.class ?? (sufficient.length > 0 ? "missing condition" : undefined);

/** Checks both claims of a mistake, and what is suggested for the wrong one. Throws when a step file cannot be read. */
export async function settleMistake(mistake: Mistake, tools: Tools): Promise<Outcome> {
  const started = performance.now();
  const step = await lastStep(stepFile(mistake, mistake.step), { tools });
  const milliseconds = performance.now() - started;
  const named = nameOf(step);
  const suggestions = isClaim(mistake.right) ? suggestionsOf(step) : conditionsOf(step);
  return {
    mistake,
    wrong: step.verdict,
    right: await verdictOn(stepFile(mistake, righted(mistake)), tools),
    named,
    suggestions,
    isNamedRight: named !== undefined && mistake.classes.includes(named),
    place: await firstRight(mistake, suggestions, tools),
    milliseconds,
  };
}

async function firstRight(mistake: Mistake, suggestions: readonly string[], tools: Tools): Promise<number> {
  for (const [place, suggestion] of suggestions.entries()) if (await isRight(mistake, suggestion, tools)) return place;
  return -1;
}

/** Steps that are proved with one claim only, however it is written. */
const DETERMINED: readonly string[] = ["equal", "derivative", "substitute", "solve", "foc", "soc", "rearrange"];

/** Whether the suggestion is the right claim: the same as written, or equal or equivalent to it by the checker's word. */
async function isRight(mistake: Mistake, suggestion: string, tools: Tools): Promise<boolean> {
  const { right, step } = mistake;
  if (!isClaim(right)) return verdictOn(equivalence(mistake, suggestion, right.assume), tools).then(isProved);
  if (squeezed(suggestion) === squeezed(String(right))) return true;
  if ("sign" in step) return false;
  if ("conclude" in step) return isSameStatement(suggestion, String(right));
  if (!DETERMINED.some((kind) => kind in step)) return false;
  for (const claim of claimsFor(mistake, suggestion))
    if (isProved(await verdictOn(stepFile(mistake, claiming(mistake, claim)), tools))) return true;
  return false;
}

/** All that holds is equivalent, so what concludes is compared as it is written. */
function isSameStatement(one: string, other: string): boolean {
  const names = { symbol: () => true, function: () => undefined, names: () => [] };
  const [a, b] = [one, other].map((text) => parseFormula({ text, at: (index) => index }, names));
  return a?.ok === true && b?.ok === true && sameFormula(a.value, b.value);
}

const isProved = (verdict: StepVerdict): boolean => verdict === "proved";

const squeezed = (text: string): string => text.replaceAll(/\s/g, "");

/** A suggestion stands for the whole claim; of a list it may also stand for one entry. */
function claimsFor({ wrong }: Mistake, suggestion: string): readonly Claim[] {
  const whole: Claim = suggestion.startsWith("[") ? (parse(suggestion) as Claim) : suggestion;
  if (!Array.isArray(wrong)) return [whole];
  return [whole, ...wrong.map((_, i) => wrong.with(i, suggestion))];
}

/** A step file that says that the two statements are equivalent. */
const equivalence = (mistake: Mistake, suggestion: string, right: readonly string[]): string =>
  stepFile(mistake, { rearrange: suggestion, claim: right });

const verdictOn = async (text: string, tools: Tools): Promise<StepVerdict> =>
  (await lastStep(text, { tools, withoutDiagnosis: true, withoutAdvice: true })).verdict;

async function lastStep(text: string, options: Parameters<typeof checkText>[1]): Promise<StepReport> {
  const file = await checkText(text, options);
  const step = file.steps.at(-1);
  if (!step) throw new Error(`No step was read from\n${text}\n${JSON.stringify(file.diagnostics)}`);
  return step;
}
