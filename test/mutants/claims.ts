/** The claims that are misprinted: every formula, word and list of solutions that a step of a file asserts. */

import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, type YAMLMap } from "yaml";
import { openFiles } from "../../src/check/files.ts";
import type { SourceFiles } from "../../src/check/ports.ts";
import type { Obligation } from "../../src/kernel/obligation.ts";
import { expandDefinitions } from "../../src/kernel/substitute.ts";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { children, expressionsOf, isFormula, mapFormula, nodesIn, sameExpr, sym } from "../../src/math/expr.ts";
import type { Demand } from "../../src/steps/demand.ts";
import { namesOf } from "../../src/steps/formulas.ts";
import type { FilePlan, StepPlan } from "../../src/steps/plan.ts";
import { functionFacts } from "../../src/steps/vocabulary.ts";
import type { Names } from "../../src/syntax/formula/parse.ts";
import { parseEither } from "../../src/syntax/formula/parse.ts";
import type { Claimed, Target } from "./operator.ts";
import { isSignWord } from "./statements.ts";

/** A step file, and where it comes from in words. */
export interface SourceText {
  readonly path: string;
  readonly about: string;
  readonly text: string;
}

/** What is asserted at one place of a file. */
export type Asserted =
  | { readonly kind: "formula"; readonly target: Target }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "roots"; readonly roots: readonly Expr[] };

export interface Claim {
  readonly source: SourceText;
  /** The id of the step, and its verb. */
  readonly step: string;
  readonly verb: string;
  /** The place of what is asserted, and what stands there. */
  readonly from: number;
  readonly to: number;
  readonly printed: string;
  readonly asserted: Asserted;
  readonly scope: ClaimScope;
}

/** What is needed to compare two claims of a step. */
export interface ClaimScope {
  readonly names: Names;
  readonly functions: Obligation["functions"];
  readonly given: readonly Formula[];
  /** The claim with its definitions written out. */
  readonly meaning: (claim: Claimed) => Claimed;
  /** Further solutions that stand beside the claim in its list, and the claim itself in its place. */
  readonly siblings: readonly Expr[];
}

/** The claims of a file; claims that are words of other kinds, references, or that cannot be read are left out. */
export function claimsOf(source: SourceText, read: SourceFiles["read"]): readonly Claim[] {
  const plan = openFiles({
    paths: [source.path],
    read: (path) => (path === source.path ? source.text : read(path)),
  }).at(-1);
  if (!plan?.readable) return [];
  const written = stepsIn(parseDocument(source.text).get("steps"));
  return plan.steps.flatMap((step, i) => {
    const fields = written[i];
    return fields ? claimsIn(source, plan, step, fields) : [];
  });
}

/** The steps in their order, those of cases in their place. */
export function stepsIn(list: unknown): readonly YAMLMap[] {
  if (!isSeq(list)) return [];
  return list.items.flatMap((step) => (isMap(step) ? (step.has("case") ? stepsIn(step.get("steps")) : [step]) : []));
}

function claimsIn(source: SourceText, plan: FilePlan, step: StepPlan, fields: YAMLMap): readonly Claim[] {
  const names = namesOf(plan.vocabulary);
  const isSolution = step.verb === "solve";
  const derivative = derivativeOf(plan, fields, names);
  const unknowns = unknownsOf(fields);
  const claim = (node: Node, asserted: Asserted, siblings: readonly Expr[] = []): Claim => {
    const [from = 0, to = 0] = node.range ?? [];
    const scope = scopeOf(plan, step, names, siblings);
    const printed = isScalar(node) ? String(node.value).trim() : source.text.slice(from, to).trim();
    return { source, step: step.id, verb: step.verb, from, to, printed, asserted, scope };
  };
  // In a step about a sign, `sign` is what is spoken of, and the claim is the word.
  const sign = step.verb === "sign" ? undefined : fields.get("sign", true);
  const texts = [fields.get("claim", true), sign, ...branchesOf(fields)];
  const list = fields.get("claim", true);
  const roots = isSolution && isSeq(list) ? list.items.flatMap((item) => treeOf(item, names) ?? []) : [];
  const expressions = roots.filter((root): root is Expr => !isFormula(root));
  const formulas = texts.flatMap(scalarsIn).flatMap((scalar): readonly Claim[] => {
    const text = String(scalar.value).trim();
    if (isSignWord(text)) return [claim(scalar, { kind: "word", word: text })];
    const tree = isReference(plan, text) ? undefined : treeOf(scalar, names);
    if (tree === undefined) return [];
    const target = {
      claim: tree,
      atoms: atomsFor(tree, plan).filter((atom) => atom.kind !== "symbol" || !unknowns.includes(atom.name)),
      isSolution,
      ...(derivative && scalar === fields.get("claim", true) ? { derivative } : {}),
    };
    return [claim(scalar, { kind: "formula", target }, expressions)];
  });
  // Multiplicities are counted root by root, so that a list of another length would not be read.
  const isList = isSolution && isSeq(list) && expressions.length === list.items.length && !fields.has("multiplicity");
  if (!isList) return formulas;
  return [...formulas, claim(list, { kind: "roots", roots: expressions }, expressions)];
}

const branchesOf = (fields: YAMLMap): readonly unknown[] => {
  const branches = fields.get("branches");
  return isSeq(branches) ? branches.items.map((branch) => (isMap(branch) ? branch.get("claim", true) : undefined)) : [];
};

function scalarsIn(node: unknown): readonly Scalar[] {
  if (isScalar(node)) return [node];
  if (isSeq(node)) return node.items.flatMap(scalarsIn);
  if (isMap(node)) return node.items.flatMap((pair) => scalarsIn(pair.value));
  return [];
}

const isReference = ({ vocabulary }: FilePlan, text: string): boolean =>
  vocabulary.references.has(text) && !/^-?\d+$/.test(text);

function treeOf(node: unknown, names: Names): Claimed | undefined {
  return isScalar(node) ? readClaim(String(node.value), names) : undefined;
}

/** What a text says, or nothing. */
export function readClaim(text: string, names: Names): Claimed | undefined {
  const parsed = parseEither({ text, at: (index) => index }, names);
  return parsed.ok ? parsed.value : undefined;
}

/** What a `solve` step solves for, which no solution can speak of. */
function unknownsOf(fields: YAMLMap): readonly string[] {
  const asked = fields.get("solve", true);
  return isMap(asked) ? scalarsIn(asked.get("for", true)).map(({ value }) => String(value)) : [];
}

/** Nobody prints the derivative of a longer expression as it comes out of the rules. */
const LONGEST_DERIVED = 60;

/** What a derivative step differentiates, with definitions written out; not where values are put in. */
function derivativeOf(plan: FilePlan, fields: YAMLMap, names: Names): Target["derivative"] {
  const asked = fields.get("derivative", true);
  if (!isMap(asked) || asked.has("with") || asked.has("order") || asked.has("holding")) return undefined;
  const of = treeOf(asked.get("of", true), names);
  const variable = treeOf(asked.get("in", true), names);
  if (!of || !variable || isFormula(of) || isFormula(variable)) return undefined;
  const meaning = meaningIn(plan)(of) as Expr;
  return nodesIn(meaning, LONGEST_DERIVED) < LONGEST_DERIVED ? { of: meaning, in: variable } : undefined;
}

/** The claim with definitions written out as what they stand for. */
function meaningIn({ vocabulary }: FilePlan): (claim: Claimed) => Claimed {
  const pairs = [...vocabulary.definitions].flatMap(([name, { meaning }]) =>
    meaning ? [[sym(name), meaning] as const] : [],
  );
  const expand = (e: Expr): Expr => (pairs.length === 0 ? e : expandDefinitions(e, pairs));
  return (claim) => (isFormula(claim) ? mapFormula(claim, expand) : expand(claim));
}

const atomsIn = (e: Expr): readonly Expr[] =>
  e.kind === "symbol" || e.kind === "application" ? [e] : children(e).flatMap(atomsIn);

/** Atoms of the claim, then the symbols that the file declares; the index of a series is no atom. */
function atomsFor(claim: Claimed, { vocabulary }: FilePlan): readonly Expr[] {
  const declared = [...vocabulary.declarations.values()]
    .filter(({ role }) => role === "symbol")
    .map(({ name }) => sym(name));
  const isKnown = (e: Expr): boolean => e.kind !== "symbol" || vocabulary.declarations.has(e.name);
  const all = [...expressionsOf(claim).flatMap(atomsIn).filter(isKnown), ...declared];
  return all.filter((atom, i) => all.findIndex((other) => sameExpr(atom, other)) === i);
}

const scopeOf = (plan: FilePlan, { printed }: StepPlan, names: Names, siblings: readonly Expr[]): ClaimScope => ({
  names,
  functions: functionFacts(plan.vocabulary),
  given: [...printed.assumptions, ...printed.facts],
  meaning: meaningIn(plan),
  siblings,
});

/** What a step of a file demands. */
export function demandsOf(path: string, read: SourceFiles["read"], step: string): readonly Demand[] {
  const plan = openFiles({ paths: [path], read }).find((one) => one.path === path);
  return plan?.steps.find(({ id }) => id === step)?.printed.content?.demands ?? [];
}
