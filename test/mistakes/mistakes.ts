/** The set of mistakes as students and papers make them: read from YAML, and written out as step files. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";

/** The words for kinds of mistakes that items may expect. */
const CLASSES = [
  "flipped sign",
  "wrong sign",
  "missing factor",
  "extra factor",
  "missing term",
  "extra term",
  "wrong coefficient",
  "wrong exponent",
  "inverted fraction",
  "wrong symbol",
  "swapped symbols",
  "complement",
  "misplaced bracket",
  "power of a sum",
  "root of a sum",
  "function of a sum",
  "wrong direction",
  "wrong strictness",
  "missing condition",
  "chain rule",
  "product rule",
  "quotient rule",
  "power rule",
  "constant kept",
  "wrong variable",
  "limit of integration",
  "missing root",
  "extra root",
  "other branch",
  "wrong boundary",
  "wrong reference",
  "replaced definition",
] as const;

const scalar = z.union([z.string(), z.number()]);
/** What a `claim` can hold: a formula or a word, or a list of solutions. */
const claimSchema = z.union([scalar, z.array(scalar)]);
/** The right claim; or the assumptions under which the claim would hold, where nothing else is wrong with it. */
const rightSchema = z.union([claimSchema, z.strictObject({ assume: z.array(z.string()).min(1) })]);
/** Declarations and steps are checked when the step file is read. */
const fields = z.record(z.string(), z.unknown());
const mistakeSchema = z.strictObject({
  title: z.string(),
  /** Who makes it, and where that is written. */
  source: z.string(),
  symbols: fields,
  functions: fields.default({}),
  assume: z.array(z.string()).default([]),
  /** Steps above the mistaken one. */
  before: z.array(fields).default([]),
  step: z.looseObject({ claim: claimSchema }),
  right: rightSchema,
  class: z.array(z.enum(CLASSES)).min(1),
});
const fileSchema = z.strictObject({ category: z.string(), mistakes: z.array(mistakeSchema).min(1) });

export type Claim = z.infer<typeof claimSchema>;
type Fields = Readonly<Record<string, unknown>>;

export interface Mistake {
  readonly category: string;
  readonly title: string;
  readonly source: string;
  /** What a step file of it says above its steps. */
  readonly scope: Fields;
  readonly before: readonly Fields[];
  /** The step with the claim as its author wrote it. */
  readonly step: Fields;
  readonly wrong: Claim;
  readonly right: z.infer<typeof rightSchema>;
  /** The names of the mistake, each of which fits. */
  readonly classes: readonly string[];
}

/** The mistakes of every YAML file in a folder, file by file. Throws on a file of another shape. */
export function readMistakes(folder: string): readonly Mistake[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.sort().flatMap((name) => {
    const file = fileSchema.safeParse(parse(readFileSync(join(folder, name), "utf8")));
    if (!file.success) throw new Error(`${name}: ${z.prettifyError(file.error)}`);
    const { category, mistakes } = file.data;
    return mistakes.map(({ title, source, symbols, functions, assume, before, step, right, class: classes }) => ({
      category,
      title,
      source,
      scope: { title, symbols, ...nonEmpty({ functions, assume }) },
      before,
      step,
      wrong: step.claim,
      right,
      classes,
    }));
  });
}

/** A step file of the mistake, with another step in the place of the mistaken one. */
export const stepFile = ({ scope, before }: Mistake, step: Fields): string =>
  stringify({ ...scope, steps: [...before, step] });

/** The mistaken step with another claim. */
export const claiming = ({ step }: Mistake, claim: Claim): Fields => ({ ...step, claim });

/** The step as it should stand. */
export const righted = (mistake: Mistake): Fields =>
  isClaim(mistake.right) ? claiming(mistake, mistake.right) : { ...mistake.step, assume: mistake.right.assume };

export const isClaim = (right: Mistake["right"]): right is Claim => typeof right !== "object" || Array.isArray(right);

const nonEmpty = (parts: Fields): Fields =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part ?? {}).length > 0));
