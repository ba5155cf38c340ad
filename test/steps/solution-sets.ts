/** Questions for `solve` with their solution sets, read from YAML, and the claims about them that are put to the checker. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Tools } from "../../src/check/ports.ts";
import type { StepReport } from "../../src/check/report.ts";
import { checkText, diagnosticsOf } from "../support/check.ts";

const valueSchema = z.union([z.string(), z.number()]).transform(String);
const rootSchema = z.union([valueSchema, z.record(z.string(), valueSchema)]);
const extraSchema = z.union([z.strictObject({ is: rootSchema, violates: z.string().optional() }), rootSchema]);
const questionSchema = z.strictObject({
  solve: z.union([z.string(), z.array(z.string())]),
  for: z.union([z.string(), z.array(z.string())]),
  assume: z.array(z.string()).default([]),
  claim: z.array(rootSchema),
  extra: z.array(extraSchema).default([]),
});
const tableSchema = z.strictObject({
  symbols: z.record(z.enum(["positive", "share", "real"]), z.array(z.string())),
  topics: z.record(z.string(), z.array(questionSchema)),
});
type Question = z.infer<typeof questionSchema>;
type Root = z.infer<typeof rootSchema>;

export interface Trial {
  readonly topic: string;
  /** The question in words. */
  readonly about: string;
  readonly kind: "whole" | "missing" | "extra";
  readonly claim: readonly Root[];
  readonly expected: "proved" | "refuted";
  /** The solution that the claim lacks. */
  readonly lacks?: Root;
  /** The assumption that an extra value violates. */
  readonly violates?: string;
  readonly text: string;
}

/** Every claim of the table: the whole set, the set without each solution, and the set with each extra value. */
export function readTrials(): readonly Trial[] {
  const file = readFileSync(join(import.meta.dirname, "solution-sets.yaml"), "utf8");
  const table = tableSchema.parse(parse(file));
  return Object.entries(table.topics).flatMap(([topic, questions]) =>
    questions.flatMap((question) => trialsOf(topic, question, modelOf(table.symbols))),
  );
}

function trialsOf(topic: string, question: Question, model: string): readonly Trial[] {
  const about = `${[question.solve].flat().join(", ")} for ${[question.for].flat().join(", ")}`;
  const trial = (kind: Trial["kind"], claim: readonly Root[]): Trial => ({
    topic,
    about,
    kind,
    claim,
    expected: kind === "whole" ? "proved" : "refuted",
    text: textOf(model, question, claim),
  });
  const { claim } = question;
  const missing = claim.map((lacks) => ({
    ...trial(
      "missing",
      claim.filter((root) => root !== lacks),
    ),
    lacks,
  }));
  const extra = question.extra.map((value) => {
    const isNoted = typeof value === "object" && "is" in value && typeof value.is !== "undefined";
    const { is, violates } = isNoted
      ? (value as { is: Root; violates?: string })
      : { is: value as Root, violates: undefined };
    return { ...trial("extra", [...claim, is]), ...(violates === undefined ? {} : { violates }) };
  });
  return [trial("whole", claim), ...missing, ...extra];
}

function modelOf(symbols: z.infer<typeof tableSchema>["symbols"]): string {
  const lines = [
    ...(symbols.positive ?? []).map((name) => `  ${name}: {is: parameter, positive: true}`),
    ...(symbols.share ?? []).map((name) => `  ${name}: {is: share, in: [0, 1]}`),
    ...(symbols.real ?? []).map((name) => `  ${name}: {is: value}`),
  ];
  const strict = (symbols.share ?? []).flatMap((name) => [`  - ${name} > 0`, `  - ${name} < 1`]);
  return ["symbols:", ...lines, "assume:", ...strict, "steps:", ""].join("\n");
}

/** JSON is YAML, and quotes everything. */
function textOf(model: string, question: Question, claim: readonly Root[] | string): string {
  const step = {
    solve: { equation: question.solve, for: question.for },
    ...(question.assume.length > 0 ? { assume: question.assume } : {}),
    claim: typeof claim === "string" ? claim : claim.length === 0 ? "none" : claim.length === 1 ? claim[0] : claim,
  };
  return `${model}  - ${JSON.stringify(step)}\n`;
}

export async function tried(trial: Trial, tools?: Tools): Promise<{ step: StepReport; told: string }> {
  const file = await checkText(trial.text, tools ? { tools } : {});
  const [step] = file.steps;
  const diagnostics = diagnosticsOf(file);
  const told = diagnostics.map(({ code, message, hint }) => [code, message, hint].filter(Boolean).join(" ")).join("\n");
  if (!step) throw new Error(`No step was read: ${told}`);
  return { step, told };
}
