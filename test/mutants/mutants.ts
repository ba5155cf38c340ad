/** The misprints of a claim: one mistake each, or two, the same ones in every run. */

import { sameValue } from "../../src/kernel/normal.ts";
import { differ } from "../../src/kernel/residue.ts";
import type { Expr, Formula } from "../../src/math/expr.ts";
import { children, expressionsOf, isFormula, minus, sameExpr, sameHead } from "../../src/math/expr.ts";
import { showExpr, showFormula } from "../../src/math/print-text.ts";
import { ALGEBRA } from "./algebra.ts";
import { BRACKETS, UNFORESEEN } from "./brackets.ts";
import { CALCULUS } from "./calculus.ts";
import type { Claim } from "./claims.ts";
import { readClaim } from "./claims.ts";
import type { Claimed, Operator, Target } from "./operator.ts";
import { REVERSED, ROOTS, STATEMENTS, WORDS } from "./statements.ts";

export interface Mutant {
  readonly claim: Claim;
  readonly operators: readonly string[];
  /** The classes that name the mistake rightly; none where no word fits. */
  readonly expected: readonly string[];
  /** The claim as misprinted. */
  readonly printed: string;
  readonly claimed?: Claimed;
}

/** Mutants of one claim by one operator; derivatives are fewer than other claims, and have rules of their own. */
const MOST_EACH = 1;
const MOST_OF_CALCULUS = 3;
/** Pairs of mistakes in one claim. */
const MOST_PAIRS = 3;

/** What two mistakes are made of: those of calculus do not start from a print. */
const COMMON: readonly Operator[] = [...STATEMENTS, ...ALGEBRA, ...BRACKETS];
const OPERATORS: readonly Operator[] = [...CALCULUS, ...COMMON, ...UNFORESEEN];

export const OPERATOR_NAMES: readonly string[] = [...OPERATORS, ...WORDS, ...ROOTS].map(({ name }) => name);

const show = (claimed: Claimed): string => (isFormula(claimed) ? showFormula(claimed) : showExpr(claimed));

/** All single mistakes of a claim that the bench tries. */
export function mutantsOf(claim: Claim): readonly Mutant[] {
  const { asserted } = claim;
  switch (asserted.kind) {
    case "formula":
      return chosen(claim, formulaMistakes(asserted.target, OPERATORS));
    case "word":
      return chosen(
        claim,
        WORDS.flatMap(({ name, expected, apply }) =>
          apply(asserted.word).map((printed) => ({ name, expected, printed })),
        ),
      );
    case "roots":
      return chosen(
        claim,
        ROOTS.flatMap(({ name, expected, apply }) =>
          apply(asserted.roots).map((roots) => ({ name, expected, printed: listOf(roots) })),
        ),
      );
  }
}

/** Two mistakes at once, of different operators, each operator as likely as any other. */
export function pairsOf(claim: Claim): readonly Mutant[] {
  const { asserted } = claim;
  if (asserted.kind !== "formula") return [];
  const { target } = asserted;
  const firsts = someOf(claim, formulaMistakes(target, COMMON), "first", 2 * MOST_PAIRS);
  const pairs = firsts.flatMap((first) => {
    if (first.claimed === undefined) return [];
    const others = COMMON.filter(({ name }) => name !== first.name);
    const rest = formulaMistakes({ ...target, claim: first.claimed }, others);
    return someOf(claim, rest, `after ${first.name}`, 1).map((second) => bothOf(claim, first, second));
  });
  const single = new Set(formulaMistakes(target, OPERATORS).map(({ printed }) => printed));
  const isDouble = ({ printed }: Mutant): boolean => printed !== show(target.claim) && !single.has(printed);
  return pairs
    .filter((pair, i) => isDouble(pair) && pairs.findIndex(({ printed }) => printed === pair.printed) === i)
    .slice(0, MOST_PAIRS);
}

const bothOf = (claim: Claim, first: Mistake, second: Mistake): Mutant => ({
  claim,
  operators: [first.name, second.name],
  expected: [...first.expected, ...second.expected],
  printed: second.printed,
  ...(second.claimed ? { claimed: second.claimed } : {}),
});

/** A mistake of each of some operators, which are drawn at random. */
function someOf(claim: Claim, mistakes: readonly Mistake[], occasion: string, most: number): readonly Mistake[] {
  const names = shuffled([...new Set(mistakes.map(({ name }) => name))], seedOf(claim, occasion));
  const picked: Mistake[] = [];
  for (const name of names.slice(0, most)) {
    const own = mistakes.filter((mistake) => mistake.name === name);
    const one = shuffled(own, seedOf(claim, `${occasion} ${name}`)).find((mistake) => isReadBack(claim, mistake));
    if (one) picked.push(one);
  }
  return picked;
}

const isCalculus = (name: string): boolean => CALCULUS.some((one) => one.name === name);

interface Mistake {
  readonly name: string;
  readonly expected: readonly string[];
  readonly printed: string;
  readonly claimed?: Claimed;
}

const formulaMistakes = (target: Target, operators: readonly Operator[]): readonly Mistake[] =>
  operators.flatMap(({ name, expected, apply }) =>
    apply(target).map((claimed) => ({ name, expected, printed: show(claimed), claimed })),
  );

/** Some mistakes of each operator, at places that differ from claim to claim; each text counts for one operator. */
function chosen(claim: Claim, mistakes: readonly Mistake[]): readonly Mutant[] {
  const original = claim.asserted.kind === "formula" ? claim.asserted.target.claim : undefined;
  const taken = new Set([original === undefined ? claim.printed : show(original)]);
  const names = [...new Set(mistakes.map(({ name }) => name))];
  return names.flatMap((name) => {
    const own = mistakes.filter((mistake) => mistake.name === name);
    const picked: Mutant[] = [];
    const most = isCalculus(name) ? MOST_OF_CALCULUS : MOST_EACH;
    for (const mistake of shuffled(own, seedOf(claim, name))) {
      const { printed, claimed } = mistake;
      if (picked.length === most) break;
      if (taken.has(printed) || !isReadBack(claim, mistake)) continue;
      taken.add(printed);
      const expected = rightNames(mistake, mistakes, original);
      picked.push({ claim, operators: [name], expected, printed, ...(claimed ? { claimed } : {}) });
    }
    return picked;
  });
}

/** What is printed can be put down to several mistakes, as can another print of its value: each name is right. */
function rightNames(
  { printed, claimed }: Mistake,
  mistakes: readonly Mistake[],
  original: Claimed | undefined,
): readonly string[] {
  const same = mistakes.filter((other) => other.printed === printed || meansTheSame(other.claimed, claimed));
  // What is wrong inside an exponent makes the exponent wrong, whatever it is.
  const isRaised = claimed !== undefined && original !== undefined && isInExponent(original, claimed);
  return [...new Set([...same.flatMap(({ expected }) => expected), ...(isRaised ? ["wrong exponent"] : [])])];
}

/** Whether two claims differ inside one exponent only. */
function isInExponent(a: Claimed, b: Claimed): boolean {
  if (isFormula(a) && isFormula(b)) {
    const [own, others] = [expressionsOf(a), expressionsOf(b)];
    const apart = own.flatMap((e, i) => (others[i] && !sameExpr(e, others[i]) ? [[e, others[i]] as const] : []));
    return own.length === others.length && apart.length > 0 && apart.every(([e, other]) => isInExponent(e, other));
  }
  if (isFormula(a) || isFormula(b) || a.kind !== b.kind || !sameHead(a, b)) return false;
  const [own, others] = [children(a), children(b)];
  const apart = own.flatMap((e, i) => (others[i] && !sameExpr(e, others[i]) ? [i] : []));
  const [i, another] = apart;
  if (own.length !== others.length || i === undefined || another !== undefined) return false;
  return (a.kind === "power" && i === 1) || isInExponent(own[i] as Expr, others[i] as Expr);
}

function meansTheSame(a: Claimed | undefined, b: Claimed | undefined): boolean {
  if (a === undefined || b === undefined || isFormula(a) !== isFormula(b)) return false;
  if (!isFormula(a) && !isFormula(b)) return !differ(a, b) && sameValue(a, b) === true;
  const [one, other] = [a, b] as [Formula, Formula];
  if (one.kind !== "relation" || other.kind !== "relation") return false;
  const gap = minus(one.left, one.right);
  if (one.op === other.op) return meansTheSame(gap, minus(other.left, other.right));
  // -a > 0 is a < 0: the sign is wrong, or the relation.
  return one.op === REVERSED[other.op] && meansTheSame(gap, minus(other.right, other.left));
}

/** Whether the misprint is mathematics at all. */
const isReadBack = ({ scope }: Claim, { printed, claimed }: Mistake): boolean =>
  claimed === undefined || readClaim(printed, scope.names) !== undefined;

const listOf = (roots: readonly Expr[]): string =>
  `[${roots.map((root) => JSON.stringify(showExpr(root))).join(", ")}]`;

/** A number that a text always gives. */
function seedOf({ source, step, from }: Claim, name: string): number {
  let seed = 2166136261;
  for (const letter of `${source.path} ${step} ${from} ${name}`)
    seed = Math.imul(seed ^ letter.charCodeAt(0), 16777619) >>> 0;
  return seed;
}

/** The list in an order of its own for each seed. */
function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  let state = seed || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const k = next() % (i + 1);
    [order[i], order[k]] = [order[k] as T, order[i] as T];
  }
  return order;
}
