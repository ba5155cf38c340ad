/** What a step kind is, and what it makes of a step. */

import type * as z from "zod";
import type { Code } from "../diagnostics/codes.ts";
import type { Obligation } from "../kernel/obligation.ts";
import type { Oracle } from "../kernel/ports.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten, readAs } from "../syntax/schema.ts";
import type { Mapping, Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import type { Demand } from "./demand.ts";
import type { Problem } from "./lagrangian.ts";
import type { Display, Sentence } from "./prose.ts";
import type { Declaration, Reference, StepKey } from "./vocabulary.ts";

/** What the claim is worth at a recorded counterexample: a value, or whether it follows there. */
export type Worth =
  | { readonly kind: "value"; readonly of: Expr }
  | { readonly kind: "truth"; readonly facts: readonly Formula[]; readonly claim: Formula };

/** Statements that must be possible together, or the step speaks of nothing. */
export interface Consistency {
  readonly given: readonly Formula[];
  readonly span: Span;
  /** The code and the sentence when they contradict one another. */
  readonly code: Code;
  readonly fault: string;
}

/** Something settled by looking at the step alone. */
export interface Finding {
  readonly what: string;
  readonly isRight: boolean;
  readonly code: Code;
  readonly fault: string;
  readonly span: Span;
}

/** Something told beside the verdict, which it does not change. */
export type Remark = {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string;
  readonly span: Span;
} & (
  | {
      /** A warning, unless everything that one of the ways asks for is proved. */
      readonly kind: "caution";
      readonly ways: readonly (readonly Obligation[])[];
    }
  | {
      /** Told with the point at which it happens, where one is found. */
      readonly kind: "occurrence";
      readonly obligation: Obligation;
    }
);

/** A part of the step that its author leaves open, and why. */
export interface OpenPart {
  readonly what: string;
  readonly why: string;
  readonly span: Span;
}

/** A formula, or a value for each of several unknowns. */
export type FillingPart = string | Readonly<Record<string, string>>;
/** What might stand in a hole; a matrix is a list of rows. */
export type Filling = FillingPart | readonly Filling[];

/** A claim to be found: what might stand there, the most readable first, each still to be checked. */
export interface Hole {
  readonly span: Span;
  candidates(oracle: Oracle): Promise<readonly Filling[]>;
}

/** What a step says, once read. */
export interface Content {
  readonly sentence: Sentence;
  readonly displays: readonly Display[];
  readonly demands: readonly Demand[];
  /** The claim as the file has it. */
  readonly claim: string;
  /** What later steps may take as given. */
  readonly facts: readonly Formula[];
  /** What its facts presume besides the assumptions, such as values put in. */
  readonly under?: readonly Formula[];
  /** Statements that the step speaks of without proving them: its facts hold where these do. */
  readonly presumes?: readonly Formula[];
  /** What its label stands for in a formula. */
  readonly subject?: Expr | Formula;
  readonly worth: readonly Worth[];
  readonly consistent?: readonly Consistency[];
  readonly findings?: readonly Finding[];
  readonly open?: readonly OpenPart[];
  readonly remarks?: readonly Remark[];
  readonly hole?: Hole;
  /** Further labels that the step gives, to a constraint or a branch. */
  readonly labels?: readonly (Pick<Reference, "facts" | "subject" | "presumes"> & { readonly label: Written })[];
  /** A name that stands for an expression from here on. */
  readonly defines?: Declaration & { readonly of: Expr };
  /** A problem that later steps may speak of. */
  readonly poses?: Problem;
  /** For a step about other steps: their verdicts decide, and `holds` says which way. */
  readonly rests?: { readonly on: readonly StepKey[]; readonly holds: boolean; readonly span: Span };
}

export interface StepKind {
  readonly verb: string;
  /** What the step is for, in one sentence. */
  readonly about: string;
  /** A whole step file that shows it, every step of which is proved. */
  readonly example: string;
  /** The field that a correction by itself replaces. */
  readonly claimField: string;
  /** Whether `from` names steps to speak of, and not claims to take as given. */
  readonly citesOnly: boolean;
  readonly schema: z.ZodObject;
  read(step: Mapping, cx: Context): Content | undefined;
}

interface StepKindDefinition<S extends z.ZodObject> {
  readonly verb: string;
  readonly about: string;
  readonly example: string;
  readonly claimField?: string;
  readonly citesOnly?: boolean;
  readonly schema: S;
  readonly read: (fields: Read<z.output<S>>, cx: Context) => Content | undefined;
}

/** A step kind whose reader gets its fields checked and typed by its schema. */
export const stepKind = <S extends z.ZodObject>(definition: StepKindDefinition<S>): StepKind => ({
  verb: definition.verb,
  about: definition.about,
  example: definition.example,
  claimField: definition.claimField ?? "claim",
  citesOnly: definition.citesOnly ?? false,
  schema: definition.schema,
  read: (step, cx) => {
    const article = /^[aeiou]/.test(definition.verb) ? "an" : "a";
    const fields = readAs(definition.schema, step, `${article} \`${definition.verb}\` step`);
    if (fields.ok) return definition.read(fields.value, cx);
    cx.diagnostics.push(...fields.diagnostics);
    return undefined;
  },
});

/** Whether a claim is left to be found. */
export const isHole = (claim: Written): boolean => /^\s*\?(\?\?)?\s*$/.test(claim.text);

/** Ways to write a derived expression, the shortest first. */
export async function formsOf(e: Expr, normal: Expr, oracle: Oracle): Promise<readonly string[]> {
  const forms = [normal, ...(await oracle.factor(normal)), ...(await oracle.simplify(normal)), e].map(showExpr);
  return [...new Set(forms)].sort((a, b) => a.length - b.length);
}

/** A claim of any shape as one line of text. */
export function claimText(claim: unknown): string {
  if (isWritten(claim)) return claim.text.replace(/\s+/g, " ").trim();
  if (Array.isArray(claim)) return claim.map(claimText).join("; ");
  if (typeof claim !== "object" || claim === null) return "";
  return Object.entries(claim)
    .map(([key, value]) => `${key} = ${claimText(value)}`)
    .join(", ");
}
