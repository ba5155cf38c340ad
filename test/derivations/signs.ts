/** Every sign of every claim in a step file, each flipped alone: where it stands and the text after the flip. */

import { isMap, isPair, isScalar, isSeq, type Node, parseDocument, type Scalar, type YAMLMap } from "yaml";

export interface Flip {
  /** The number of the step in the file, in its order. */
  readonly step: number;
  readonly line: number;
  /** What is flipped, for a reader. */
  readonly what: string;
  /** Whether the flipped sign stands in the printed claim of a confirmed erratum. */
  readonly inErratum: boolean;
  /** The whole file after the flip. */
  readonly text: string;
}

const OPPOSITE_WORDS: Readonly<Record<string, string>> = {
  positive: "negative",
  negative: "positive",
  nonnegative: "nonpositive",
  nonpositive: "nonnegative",
  zero: "positive",
  ambiguous: "positive",
};

/** All flips of a step file. */
export function flipsOf(text: string): readonly Flip[] {
  const steps = stepsIn(parseDocument(text).get("steps"));
  const names: readonly unknown[] = steps.flatMap((step) => [step.get("id"), step.get("label")]);
  return steps.flatMap((step, number) => {
    const erratum = step.get("erratum");
    const printed = [step.get("claim", true), step.get("sign", true), ...branchClaims(step.get("branches"))];
    const corrected = isMap(erratum) ? correctedClaims(erratum.get("corrected", true)) : [];
    // A claim that refers to a step by its name is no formula: a hyphen in it is no sign.
    const formulas = (claims: unknown) => scalarsOf(claims).filter(({ value }) => !names.includes(value));
    const flips = (claims: unknown, inErratum: boolean): readonly Flip[] =>
      formulas(claims).flatMap((scalar) => flipsIn(text, scalar).map((flip) => ({ ...flip, step: number, inErratum })));
    return [...flips(printed, isMap(erratum)), ...flips(corrected, false)];
  });
}

/** The steps in their order, those of cases in their place. */
function stepsIn(list: unknown): readonly YAMLMap[] {
  if (!isSeq(list)) return [];
  return list.items.flatMap((step) => (isMap(step) ? (step.has("case") ? stepsIn(step.get("steps")) : [step]) : []));
}

const branchClaims = (branches: unknown): readonly unknown[] =>
  isSeq(branches) ? branches.items.map((branch) => (isMap(branch) ? branch.get("claim", true) : undefined)) : [];

/** The claim and the sign of a correction; what is corrected in other fields is no claim. */
function correctedClaims(node: unknown): unknown {
  if (!isMap(node)) return node;
  const kept = node.items.filter((pair) => isScalar(pair.key) && ["claim", "sign"].includes(String(pair.key.value)));
  return kept.map((pair) => pair.value);
}

function scalarsOf(node: unknown): readonly Scalar[] {
  if (Array.isArray(node)) return node.flatMap(scalarsOf);
  if (isScalar(node)) return [node];
  if (isSeq(node)) return node.items.flatMap(scalarsOf);
  if (isMap(node)) return node.items.flatMap((pair) => (isPair(pair) ? scalarsOf(pair.value) : []));
  return [];
}

type Site = Pick<Flip, "line" | "what" | "text">;

function flipsIn(text: string, scalar: Scalar): readonly Site[] {
  const [from, to] = (scalar as Node).range ?? [0, 0];
  const source = text.slice(from, to);
  const at = (offset: number, length: number, by: string, what: string): Site => ({
    line: text.slice(0, from + offset).split("\n").length,
    what,
    text: text.slice(0, from + offset) + by + text.slice(from + offset + length),
  });
  const word = OPPOSITE_WORDS[source.trim()];
  if (word) return [at(0, source.trimEnd().length, word, `${source.trim()} → ${word}`)];
  if (["holds", "fails", "concave", "none", "0"].includes(source.trim())) return [];
  const sites: Site[] = [];
  for (const match of source.matchAll(/[+-]/g)) {
    const offset = match.index;
    if (source.startsWith(">-", offset - 1)) continue;
    const before = source.slice(0, offset).trimEnd();
    const isUnary = before === "" || /[({=<>,^\-+]$|\\leq$|\\left$|>-$/.test(before) || before.endsWith('"');
    const by = match[0] === "+" ? "-" : isUnary ? "" : "+";
    const near = source.slice(Math.max(0, offset - 8), offset + 10).replace(/\s+/g, " ");
    sites.push(at(offset, 1, by, `\`${match[0]}\` in …${near}…`));
  }
  return [...sites, ...leading(source, at)];
}

/** A claim that begins without a sign begins with a plus: flipped, it begins with a minus. */
function leading(
  source: string,
  at: (offset: number, length: number, by: string, what: string) => Site,
): readonly Site[] {
  const start = /^(>-\s+|"|')?/.exec(source)?.[0].length ?? 0;
  if (source.slice(start).startsWith("-")) return [];
  return [at(start, 0, "-", `the leading plus of ${source.slice(start, start + 24).replace(/\s+/g, " ")}`)];
}
