/** What a file declares of its functions: their arguments, range and course, and how they depend on one another. */

import * as z from "zod";
import type { FunctionFacts } from "../kernel/obligation.ts";
import type { Rational } from "../math/rational.ts";
import { compare, parseRational } from "../math/rational.ts";
import { nearest } from "../syntax/nearest.ts";
import type { Read } from "../syntax/schema.ts";
import type { Tree, Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { courseFields, courseText, readCourses, slopesOf, slopesOfInverse } from "./courses.ts";
import { newName } from "./declare.ts";
import { name, words } from "./fields.ts";
import { interval, isInfinite, keyIn } from "./model.ts";

export const functionSchema = z.strictObject(
  {
    is: words.optional(),
    of: z.array(name, { error: "the names of its arguments" }).min(1, { error: "at least one argument" }),
    range: interval.optional(),
    ...courseFields,
    density: name.optional().meta({ description: "The declared function that is its derivative." }),
    "inverse of": name.optional().meta({ description: "The declared function whose inverse it is." }),
    tex: words.optional(),
  },
  { error: "a mapping with `of` and the like" },
);
type FunctionFields = Read<z.output<typeof functionSchema>>;

const MAX_ARGUMENTS = 8;

interface Declared {
  readonly spelling: string;
  readonly field: FunctionFields;
  readonly span: Written["span"];
}

/** Declares the functions; what one says of another can stand above or below it. */
export function declareFunctions(
  cx: Context,
  tree: Tree | undefined,
  fields: Readonly<Record<string, FunctionFields>>,
): void {
  const declared: Declared[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const written = keyIn(tree, key);
    const spelling = written && newName(cx, written);
    if (spelling === undefined || !written) continue;
    if (field.of.length > MAX_ARGUMENTS) {
      complain(cx, "F108", written.span, `A function has at most ${MAX_ARGUMENTS} arguments.`);
      continue;
    }
    declareAlone(cx, spelling, field, written);
    declared.push({ spelling, field, span: written.span });
  }
  for (const one of declared) readDensity(cx, one);
  for (const one of declared) readInverse(cx, one);
  for (const one of declared) checkConstant(cx, one);
}

/** What a declaration says without speaking of another function. */
function declareAlone(cx: Context, spelling: string, field: FunctionFields, written: Written): void {
  const courses = readCourses(cx, field, field.of);
  const slopes = slopesOf(courses, field.of.length);
  cx.vocabulary.functions.set(spelling, {
    arity: field.of.length,
    ...(field.range ? readRange(cx, field.range) : {}),
    ...(slopes.length > 0 ? { slopes } : {}),
  });
  const domain = [
    ...(field.range ? [`in [${field.range.map((bound) => bound.text).join(", ")}]`] : []),
    ...courseText(courses, field.of),
    ...(field.density ? [`with density ${field.density.text}`] : []),
    ...(field["inverse of"] ? [`inverse of ${field["inverse of"].text}`] : []),
  ];
  cx.vocabulary.declarations.set(spelling, {
    name: spelling,
    role: "function",
    file: cx.file,
    span: written.span,
    ...(field.tex ? { tex: field.tex.text } : {}),
    ...(field.is ? { meaning: field.is.text } : {}),
    ...(domain.length > 0 ? { domain: domain.join(", ") } : {}),
  });
}

const extend = (cx: Context, spelling: string, more: Partial<FunctionFacts>): void => {
  const facts = cx.vocabulary.functions.get(spelling);
  if (facts) cx.vocabulary.functions.set(spelling, { ...facts, ...more });
};

function readDensity(cx: Context, { spelling, field }: Declared): void {
  const written = field.density;
  if (!written) return;
  const density = otherFunction(cx, field, written);
  if (density === undefined) return;
  if (leadsTo(cx, density, spelling))
    complain(cx, "F201", written.span, `The density of \`${spelling}\` leads back to \`${spelling}\` itself.`);
  else if (cx.vocabulary.functions.get(spelling)?.slopes)
    complain(
      cx,
      "F201",
      written.span,
      `How \`${spelling}\` runs is declared twice: by words and by its density.`,
      `Declare it of \`${density}\`: the range of \`${density}\` says whether \`${spelling}\` increases, and \`increasing: true\` makes \`${spelling}\` convex.`,
    );
  else if (isConstant(cx.vocabulary.functions.get(density)))
    complain(
      cx,
      "F201",
      written.span,
      `\`${density}\` has a single value by its range, so \`${spelling}\` would be a straight line.`,
      "Widen the range, or write the line in its place.",
    );
  else extend(cx, spelling, { density });
}

/** Whether the densities of a function, one after another, come to a name. */
function leadsTo(cx: Context, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = cx.vocabulary.functions.get(at)?.density)
    if (at === to) return true;
  return false;
}

/** Between all real numbers, where it has an inverse; so neither function can have a range. */
function readInverse(cx: Context, { spelling, field }: Declared): void {
  const written = field["inverse of"];
  if (!written) return;
  const other = otherFunction(cx, field, written);
  const facts = cx.vocabulary.functions.get(spelling);
  const otherFacts = other === undefined ? undefined : cx.vocabulary.functions.get(other);
  if (other === undefined || !facts || !otherFacts) return;
  const bounded = [spelling, other].find((one) => hasBounds(cx.vocabulary.functions.get(one)));
  if (other === spelling) complain(cx, "F201", written.span, `\`${spelling}\` cannot be declared as its own inverse.`);
  else if (otherFacts.inverseOf !== undefined)
    complain(
      cx,
      "F201",
      written.span,
      `\`${other}\` is itself declared as the inverse of \`${otherFacts.inverseOf}\`.`,
      "Declare one of the two; the other follows.",
    );
  else if (facts.slopes || facts.density !== undefined)
    complain(
      cx,
      "F201",
      written.span,
      `How \`${spelling}\` runs follows from \`${other}\`, and is declared beside it.`,
      `Declare it of \`${other}\` alone.`,
    );
  else if (bounded !== undefined)
    complain(
      cx,
      "F201",
      written.span,
      `\`${bounded}\` has a range, and a function and its inverse are taken between all real numbers.`,
      `Leave the range out, and assume what is needed of the values, such as \`${bounded}(x) > 0\`.`,
    );
  else {
    const slopes = slopesOfInverse(otherFacts.slopes ?? []);
    extend(cx, spelling, { inverseOf: other, ...(slopes.length > 0 ? { slopes } : {}) });
  }
}

const hasBounds = (facts: FunctionFacts | undefined): boolean =>
  facts?.lower !== undefined || facts?.upper !== undefined;

/** The declared function of one argument that a function of one argument names. */
function otherFunction(cx: Context, field: FunctionFields, written: Written): string | undefined {
  const other = written.text.trim();
  const facts = cx.vocabulary.functions.get(other);
  if (!facts) {
    const meant = nearest(other, cx.vocabulary.functions.keys());
    const hint = meant === undefined ? "Declare it under `functions`." : `Did you mean \`${meant}\`?`;
    return complain(cx, "F105", written.span, `\`${other}\` is no declared function.`, hint);
  }
  if (facts.arity !== 1 || field.of.length !== 1)
    return complain(cx, "F106", written.span, "Only a function of one argument has a density or an inverse.");
  return other;
}

const isConstant = (facts: FunctionFacts | undefined): boolean =>
  facts?.lower !== undefined && facts.upper !== undefined && compare(facts.lower, facts.upper) === 0;

/** A function with a single value has no slope and no inverse. */
function checkConstant(cx: Context, { spelling, span }: Declared): void {
  const facts = cx.vocabulary.functions.get(spelling);
  if (!facts || !isConstant(facts) || !(facts.slopes || facts.density !== undefined)) return;
  complain(
    cx,
    "F201",
    span,
    `\`${spelling}\` has a single value by its range, and so cannot run as declared.`,
    "Widen the range, or write the number in its place.",
  );
  const { slopes: _slopes, density: _density, ...rest } = facts;
  cx.vocabulary.functions.set(spelling, rest);
}

function readRange(cx: Context, range: readonly Written[]): Omit<FunctionFacts, "arity"> {
  const [low, high] = range;
  if (!low || !high) return {};
  const lower = isInfinite(low, "-") ? undefined : readBound(cx, low);
  const upper = isInfinite(high, "") ? undefined : readBound(cx, high);
  if (lower && upper && compare(lower, upper) > 0)
    return complain(cx, "F201", low.span, "This range is empty.", "Write the smaller bound first.") ?? {};
  return { ...(lower ? { lower } : {}), ...(upper ? { upper } : {}) };
}

function readBound(cx: Context, written: Written): Rational | undefined {
  const value = parseRational(written.text);
  return (
    value ?? complain(cx, "F102", written.span, "A bound of the range of a function is a number, `-inf` or `inf`.")
  );
}
