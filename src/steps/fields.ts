/** The vocabulary of step schemas: what a field can hold, with the noun phrase that messages and the manual use for it. */

import * as z from "zod";

/** A formula, an expression, or the label of a step where one is expected. */
export const formula = z.string({ error: "a formula" }).meta({ formula: true });
export const words = z.string({ error: "words" });
export const name = z.string({ error: "a name" });
const reference = z.string({ error: "the label or id of a step above" }).meta({ formula: true });
/** `positive: true`; there is no `positive: false`, since that would say nothing. */
export const flag = z.enum(["true"], { error: "`true`" }).meta({ flag: true });

const formulas = z.array(formula, { error: "a list of formulas" }).min(1, { error: "at least one formula" });
export const formulaOrList = z.union([formula, formulas], { error: "a formula or a list of formulas" });
export const nameOrList = z.union([name, z.array(name).min(1)], { error: "a name or a list of names" });
/** Values for symbols and applications: `{q_1: a, D(p_1): 1/2}`. */
export const values = z.record(z.string(), formula, { error: "a mapping from symbols to formulas" });

export const SIGNS = ["positive", "negative", "nonnegative", "nonpositive", "zero", "nonzero", "ambiguous"] as const;
export type SignWord = (typeof SIGNS)[number];
export const sign = z.enum(SIGNS, { error: `one of ${SIGNS.map((s) => `\`${s}\``).join(", ")}` });

export const assume = z
  .array(
    z.union(
      [
        formula,
        z.strictObject({
          that: formula.describe("What is assumed."),
          because: words.describe("Why it may be assumed.").optional(),
        }),
      ],
      {
        error: "a formula, or a mapping with `that` and `because`",
      },
    ),
    { error: "a list of assumptions" },
  )
  .min(1, { error: "at least one assumption" })
  .describe("Assumed for this step, besides what the file and the case assume.");

export const from = z
  .array(reference, { error: "a list of labels or ids of steps above" })
  .min(1, { error: "at least one label or id" })
  .describe("Steps above whose claims are taken as given.");

const recordedValues = z.union([formula, z.array(formula).min(1)], { error: "a value or a list of values" });

const erratum = z.strictObject(
  {
    corrected: z
      .union([formula, z.array(z.any()).min(1), z.record(z.string(), z.any())], {
        error: "a corrected claim, or the fields of the step that change",
      })
      .describe("What should stand there; it is proved in the place of the print."),
    because: words.describe("What the mistake is."),
    counterexample: z
      .strictObject(
        {
          at: values.describe("The values of the symbols."),
          printed: recordedValues.describe("What the claim as printed is worth there.").optional(),
          corrected: recordedValues.describe("What the corrected claim is worth there.").optional(),
        },
        { error: "a mapping with `at`, `printed` and `corrected`" },
      )
      .describe("A point at which the print fails, to be checked by hand.")
      .optional(),
  },
  { error: "a mapping with `corrected` and `because`" },
);

/** Fields that every step may have. */
export const common = {
  id: name.describe("A name by which other steps refer to this one; no reader sees it.").optional(),
  label: words.describe("The number or name that the paper gives it, by which other steps refer to it.").optional(),
  note: words.describe("A remark to the reader.").optional(),
};
/** Fields of steps that make a claim. */
export const correctable = {
  erratum: erratum
    .describe("For a mistake in print: the step stands when the print is refuted and the correction proved.")
    .optional(),
};
export const claiming = { ...common, assume: assume.optional(), from: from.optional(), ...correctable };

/** Fields that describe a step and are no part of what it says. */
export const DESCRIPTIVE: readonly string[] = ["id", "label", "note", "erratum"];

/** The fields common to all steps, whatever else a step has. */
export const anyStep = z.looseObject({ ...claiming });
