/** Formulas, and labels that stand for formulas, read with the names in scope. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Formula } from "../math/expr.ts";
import { isFormula, sameFormula } from "../math/expr.ts";
import { showFormula } from "../math/print-text.ts";
import type { Names, Parsed } from "../syntax/formula/parse.ts";
import { parseEither, parseExpr, parseFormula } from "../syntax/formula/parse.ts";
import { nearest } from "../syntax/nearest.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { expandExpr, expandFormula } from "./expand.ts";
import type { Statement, Term } from "./meaning.ts";
import { missingFrom } from "./scope.ts";
import { unitWarnings } from "./unit-warnings.ts";
import type { Reference, Vocabulary } from "./vocabulary.ts";

/** An expression; the label of a step stands for the expression it claims. */
export function readExpr(cx: Context, written: Written): Term | undefined {
  const subject = subjectOf(cx, written);
  if (subject === "faulty") return undefined;
  if (subject) {
    if (!isFormula(subject)) return { printed: subject, meaning: subject };
    return complain(
      cx,
      "F102",
      written.span,
      `\`${written.text}\` stands for a statement, and an expression belongs here.`,
    );
  }
  const parsed = accept(cx, parseExpr(written, namesOf(cx.vocabulary)));
  return parsed && measured(cx, written, expandExpr(cx, parsed, written.span));
}

/** A formula; the label of a step stands for what it claims. */
export function readFormula(cx: Context, written: Written): Statement | undefined {
  const subject = subjectOf(cx, written);
  if (subject === "faulty") return undefined;
  if (subject) {
    if (isFormula(subject)) return { printed: subject, meaning: subject };
    return complain(
      cx,
      "F102",
      written.span,
      `\`${written.text}\` stands for an expression, and a statement belongs here.`,
    );
  }
  const parsed = accept(cx, parseFormula(written, namesOf(cx.vocabulary)));
  return parsed && measured(cx, written, expandFormula(cx, parsed, written.span));
}

/** An expression or a formula. */
export function readEither(cx: Context, written: Written): Term | Statement | undefined {
  const subject = subjectOf(cx, written);
  if (subject === "faulty") return undefined;
  if (subject)
    return isFormula(subject) ? { printed: subject, meaning: subject } : { printed: subject, meaning: subject };
  const parsed = accept(cx, parseEither(written, namesOf(cx.vocabulary)));
  if (!parsed) return undefined;
  return isFormula(parsed)
    ? measured(cx, written, expandFormula(cx, parsed, written.span))
    : measured(cx, written, expandExpr(cx, parsed, written.span));
}

/** Each of several readings, or nothing when one of them fails; all of them are tried. */
export function readAll<T>(
  items: readonly Written[],
  read: (item: Written) => T | undefined,
): readonly T[] | undefined {
  const results = items.map(read);
  const found = results.filter((result) => result !== undefined);
  return found.length === results.length ? found : undefined;
}

/** The names that formulas may use. */
export function namesOf(vocabulary: Vocabulary): Names {
  return {
    symbol: (name) => (vocabulary.declarations.get(name)?.role ?? "function") !== "function",
    function: (name) => vocabulary.functions.get(name)?.arity,
    names: () => vocabulary.declarations.keys(),
  };
}

function accept<T>(cx: Context, parsed: Parsed<T>): T | undefined {
  if (parsed.ok) return parsed.value;
  cx.diagnostics.push(...parsed.diagnostics.map((d) => explainLater(cx, d)));
  return undefined;
}

/** What was read, with a warning where units do not match. */
function measured<T extends Term | Statement>(cx: Context, written: Written, read: T | undefined): T | undefined {
  if (read) cx.diagnostics.push(...unitWarnings(cx.vocabulary, read.printed, written.span));
  return read;
}

/** A name that is unknown here may be defined further down. */
function explainLater(cx: Context, diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== "F105") return diagnostic;
  const name = [...cx.vocabulary.laterNames].find((later) => diagnostic.message.includes(`\`${later}\``));
  if (name === undefined) return diagnostic;
  const { fix: _, ...rest } = diagnostic;
  return { ...rest, hint: `\`${name}\` is defined by a step further down; move that step above this one.` };
}

/** What a label or id written in the place of a formula stands for; a declared name and a number are always themselves. */
function subjectOf(cx: Context, written: Written): Reference["subject"] | "faulty" {
  const label = written.text.trim();
  if (cx.vocabulary.declarations.has(label) || /^-?\d+(\.\d+)?$/.test(label)) return undefined;
  if (!cx.vocabulary.references.has(label) && !cx.vocabulary.laterReferences.has(label)) return undefined;
  const found = refer(cx, written);
  if (!found) return "faulty";
  if (found.subject) return found.subject;
  complain(
    cx,
    "F110",
    written.span,
    `Step \`${label}\` claims nothing that could stand here.`,
    "Write the formula out.",
  );
  return "faulty";
}

/** The step above that a label or id names. */
export function refer(cx: Context, written: Written): Reference | undefined {
  const label = written.text.trim();
  const found = cx.vocabulary.references.get(label) ?? [];
  const [first] = found;
  if (!first) return complainOfReference(cx, written, label);
  if (found.length > 1)
    return complain(
      cx,
      "F109",
      written.span,
      `\`${label}\` names steps of several files that this one uses.`,
      "Give the step an `id` of its own and refer to that.",
    );
  if (first.fault !== undefined)
    return complain(cx, "F110", written.span, `Step \`${label}\` cannot be used: ${first.fault}.`);
  cx.restsOn.add(first.step);
  return first;
}

/** Facts, and the statements that no step proves and on which they rest. */
export interface Given {
  readonly facts: readonly Formula[];
  readonly presumed: readonly Formula[];
}

/**
 * The claims of the steps named, as facts. A claim may be used only where everything holds that it was made under;
 * the claims named beside it count.
 */
export function readFacts(cx: Context, references: readonly Written[]): Given | undefined {
  const found = readAll(references, (reference) => {
    const step = refer(cx, reference);
    if (!step || step.facts.length > 0) return step && { reference, step };
    return complain(cx, "F110", reference.span, `Step \`${step.name}\` claims nothing that could be given.`);
  });
  if (!found) return undefined;
  const facts = found.flatMap(({ step }) => step.facts);
  for (const { reference, step } of found) {
    const [missing] = missingFrom(step.under, [...cx.assumptions, ...facts]);
    if (missing)
      return complain(
        cx,
        "F110",
        reference.span,
        `Step \`${step.name}\` holds only if \`${showFormula(missing)}\`, which is not assumed here.`,
        "Assume it here too, or move this step into the same case.",
      );
  }
  const proved = found.flatMap(({ step }) => (step.presumes.length === 0 ? step.facts : []));
  const presumed = found.flatMap(({ step }) => step.presumes);
  return { facts, presumed: each(missingFrom(presumed, [...cx.assumptions, ...proved])) };
}

const each = (list: readonly Formula[]): readonly Formula[] =>
  list.filter((f, i) => list.findIndex((other) => sameFormula(other, f)) === i);

/** What a step presumes that speaks of statements: those that are neither assumed nor proved by what it names. */
export function presuming(
  cx: Context,
  statements: readonly { written: Written; meaning: Formula }[],
): readonly Formula[] {
  return each(
    statements.flatMap(({ written, meaning }) => {
      const [named] = cx.vocabulary.references.get(written.text.trim()) ?? [];
      const isClaimed = named?.facts.some((fact) => sameFormula(fact, meaning));
      const holdsHere = named && missingFrom(named.under, cx.assumptions).length === 0;
      const presumed = named && isClaimed && holdsHere ? named.presumes : [meaning];
      return missingFrom(presumed, cx.presumed.length === 0 ? [...cx.assumptions, ...cx.facts] : cx.assumptions);
    }),
  );
}

function complainOfReference(cx: Context, written: Written, label: string): undefined {
  if (cx.vocabulary.laterReferences.has(label))
    return complain(
      cx,
      "F111",
      written.span,
      `Step \`${label}\` stands further down.`,
      "A step rests on steps above it: move that step up.",
    );
  const known = [...cx.vocabulary.references.keys()];
  const meant = known.find((other) => bare(other) === bare(label)) ?? nearest(label, known);
  if (meant !== undefined)
    return complain(cx, "F110", written.span, `No step above is called \`${label}\`.`, `Did you mean \`${meant}\`?`);
  const hint = known.length === 0 ? "No step above has a label or an id." : `The steps above are ${enumerate(known)}.`;
  return complain(cx, "F110", written.span, `No step above is called \`${label}\`.`, hint);
}

/** A label without brackets and signs: what is left when they are forgotten. */
const bare = (label: string): string => label.replace(/[^\p{L}\p{N}]/gu, "");

function enumerate(labels: readonly string[]): string {
  const shown = labels.slice(-8).map((label) => `\`${label}\``);
  return labels.length > shown.length ? `${shown.join(", ")} and others` : shown.join(", ");
}
