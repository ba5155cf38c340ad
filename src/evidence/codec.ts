/**
 * Proposals as plain JSON and back: expressions and numbers as exact text, everything else field by field.
 *
 * The shape is strict and every text, count and nesting is limited. A solver's word has no shape here, so that no file
 * can state one.
 */

import { z } from "zod";
import type {
  Approach,
  Argument,
  AxiomName,
  Evidence,
  Point,
  Proof,
  Proposal,
  ValueEvidence,
} from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { Malformed, readExpr, readFormula, readRational } from "./read.ts";
import { writeExpr, writeFormula, writeRational } from "./write.ts";

/** Levels of JSON in one proposal: a proof of many lemmas nests as deep as they are many. */
const MOST_LEVELS = 400;

/** Items of one list; a proof that a person could follow has far fewer. */
const MOST_ITEMS = 10_000;
const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(MOST_ITEMS);

/** A value that stands in JSON as text. */
const asText = <T>(read: (text: string) => T, write: (value: T) => string) =>
  z.codec(z.string(), z.custom<T>(), { decode: read, encode: write });

const expr = asText<Expr>(readExpr, writeExpr);
const formula = asText<Formula>(readFormula, writeFormula);
const rational = asText<Rational>(readRational, writeRational);
/** An expression of one kind. */
const exprOf = <K extends Expr["kind"]>(kind: K) =>
  asText<Expr & { readonly kind: K }>((text) => {
    const read = readExpr(text);
    if (!isOf(read, kind)) throw new Malformed("The text is an expression of another kind.");
    return read;
  }, writeExpr);

const isOf = <K extends Expr["kind"]>(e: Expr, kind: K): e is Expr & { readonly kind: K } => e.kind === kind;

const index = z.int().min(0).max(1_000_000);
const exponent = z.int().min(-1_000).max(1_000);

const evidence: z.ZodType<Evidence> = z.lazy(() => evidenceOfAnyKind);
const proof: z.ZodType<Proof> = z.strictObject({ conditions: listOf(evidence), claim: evidence });

const combination = {
  terms: listOf(
    z.strictObject({
      coefficient: rational,
      facts: listOf(z.tuple([index, exponent])),
      squares: listOf(expr),
    }),
  ),
  equations: listOf(z.strictObject({ fact: index, multiplier: expr })),
};

const AXIOMS: Readonly<Record<AxiomName, true>> = {
  "absolute-value": true,
  extremum: true,
  piecewise: true,
  "exponential-tangent": true,
  "exponential-tangent-strict": true,
  "logarithm-tangent": true,
  "logarithm-tangent-strict": true,
  "sine-bounds": true,
  monotone: true,
  tangent: true,
  "tangent-strict": true,
  "power-order": true,
};
const axiom = z.custom<AxiomName>((name) => typeof name === "string" && Object.hasOwn(AXIOMS, name));

const image = z.discriminatedUnion("map", [
  z.strictObject({ map: z.enum(["exp", "ln"]) }),
  z.strictObject({ map: z.literal("power"), exponent }),
]);

/** What is shown once the rule has been used. */
const followedBy = <T>(then: T) => ({ then });

/** One shape for each kind of evidence; the table has to name them all. */
const SHAPES = {
  identity: z.strictObject({ by: z.literal("identity") }),
  combination: z.strictObject({ by: z.literal("combination"), ...combination }),
  contradiction: z.strictObject({ by: z.literal("contradiction"), ...combination }),
  conjugate: z.strictObject({ by: z.literal("conjugate"), root: expr, norm: evidence, opposite: evidence }),
  root: z.strictObject({ by: z.literal("root"), radicand: evidence }),
  lemma: z.strictObject({ by: z.literal("lemma"), claim: formula, proof, ...followedBy(evidence) }),
  substitute: z.strictObject({ by: z.literal("substitute"), given: index, ...followedBy(proof) }),
  split: z.strictObject({
    by: z.literal("split"),
    on: expr,
    negative: evidence,
    zero: evidence,
    positive: evidence,
  }),
  cases: z.strictObject({ by: z.literal("cases"), given: index, parts: listOf(evidence) }),
  parts: z.strictObject({ by: z.literal("parts"), parts: listOf(evidence) }),
  choose: z.strictObject({ by: z.literal("choose"), part: index, ...followedBy(evidence) }),
  axiom: z.strictObject({ by: z.literal("axiom"), name: axiom, at: listOf(expr), ...followedBy(evidence) }),
  image: z.strictObject({ by: z.literal("image"), under: image, sides: listOf(evidence), ...followedBy(proof) }),
  univariate: z.strictObject({ by: z.literal("univariate"), in: expr }),
  enclosure: z.strictObject({ by: z.literal("enclosure") }),
  "zero-product": z.strictObject({ by: z.literal("zero-product"), ...followedBy(evidence) }),
} satisfies { readonly [by in Evidence["by"]]: z.ZodType<Evidence & { readonly by: by }> };

const evidenceOfAnyKind = z.discriminatedUnion("by", [
  SHAPES.identity,
  SHAPES.combination,
  SHAPES.contradiction,
  SHAPES.conjugate,
  SHAPES.root,
  SHAPES.lemma,
  SHAPES.substitute,
  SHAPES.split,
  SHAPES.cases,
  SHAPES.parts,
  SHAPES.choose,
  SHAPES.axiom,
  SHAPES.image,
  SHAPES.univariate,
  SHAPES.enclosure,
  SHAPES["zero-product"],
]);

const point: z.ZodType<Point> = listOf(z.strictObject({ at: expr, value: expr }));

const argument: z.ZodType<Argument> = z.lazy(() => z.strictObject({ values: z.exactOptional(values), proof }));
const approach: z.ZodType<Approach> = z.lazy(() => approachOfAnyKind);
const growthTerm = z.strictObject({
  coefficient: expr,
  rate: expr,
  power: expr,
  log: expr,
  size: z.enum(["same", "rate", "power", "log"]),
});
const approachOfAnyKind = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("growth"),
    beyond: expr,
    inner: listOf(z.strictObject({ of: expr, value: expr, approach })),
    numerator: listOf(growthTerm),
    denominator: listOf(growthTerm),
    leading: index,
    identity: argument,
    proof,
  }),
  z.strictObject({
    by: z.literal("derivatives"),
    beyond: expr,
    numerator: expr,
    denominator: expr,
    identity: argument,
    slope: proof,
    zeros: z.tuple([approach, approach]),
    ratio: approach,
  }),
]);

const values: z.ZodType<readonly ValueEvidence[]> = listOf(
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("integral"),
      integral: exprOf("integral"),
      antiderivative: expr,
      ordered: proof,
      slope: proof,
    }),
    z.strictObject({
      kind: z.literal("series"),
      series: exprOf("series"),
      closed: expr,
      ordered: proof,
      first: proof,
      next: proof,
    }),
    z.strictObject({ kind: z.literal("limit"), limit: exprOf("limit"), value: expr, approaches: listOf(approach) }),
  ]),
);

const proposal = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("proof"), values: z.exactOptional(values), proof }),
  z.strictObject({ kind: z.literal("witness"), values: z.exactOptional(values), point }),
]);

/** The proposal as JSON; undefined for a solver's word, and for what is too deep to be written. */
export function encode(of: Proposal): unknown {
  if (of.kind === "solver") return undefined;
  return guarded(() => {
    const encoded = z.safeEncode(proposal, of as z.output<typeof proposal>);
    return encoded.success && levelsOf(encoded.data) <= MOST_LEVELS ? encoded.data : undefined;
  });
}

/** The proposal that JSON from a file states; undefined for anything else. */
export function decode(json: unknown): Proposal | undefined {
  if (levelsOf(json) > MOST_LEVELS) return undefined;
  return guarded(() => {
    const decoded = z.safeDecode(proposal, json as z.input<typeof proposal>);
    return decoded.success ? decoded.data : undefined;
  });
}

function guarded<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (fault) {
    if (fault instanceof Malformed || fault instanceof RangeError) return undefined;
    throw fault;
  }
}

/** How deep lists and objects nest, found without recursion; what is far too deep is not followed to its end. */
function levelsOf(json: unknown): number {
  let level = 0;
  for (let row = [json]; row.length > 0 && level <= MOST_LEVELS; level++)
    row = row.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  return level;
}
