/** What a step demands, as obligations with the words in which their outcome is told. */

import type { Code } from "../diagnostics/codes.ts";
import type { Functions, Obligation, Point } from "../kernel/obligation.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import { children, expressionsOf, isFormula, num, or, relation, relationsOf } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { SignWord } from "./fields.ts";

/** Something whose value at a counterexample is worth showing: "the derivative", "as printed". */
export interface Side {
  readonly what: string;
  readonly of: Expr;
}

export interface Demand {
  /** A clause: "the derivative equals the claim". */
  readonly what: string;
  readonly obligation: Obligation;
  /** The code when it is refuted, and the sentence said then. */
  readonly code: Code;
  readonly fault: string;
  /** Where the claim stands that would be wrong. */
  readonly span: Span;
  readonly sides: readonly Side[];
  /** What should stand there, when the step derives it. */
  readonly derived?: Expr;
  /** For a number as printed: the value in the same style, and whether it can be put in the place of the print. */
  readonly digits?: { readonly expected: string; readonly found: string; readonly isRepair: boolean };
  /** Parts of the claim that may be what is wrong. */
  readonly repairs?: readonly Repair[];
  /** For a claim that is a word: the word printed, and the others that could stand there. */
  readonly wording?: { readonly printed: SignWord; readonly others: readonly Rewording[] };
  /** Demanded instead when this is not proved: another way in which the same claim can be right. */
  readonly instead?: readonly Demand[];
  /** Within `instead`: it only helps to prove the others, and does not follow from what they stand for. */
  readonly isLemma?: boolean;
  /** It speaks of points of its own, of which an author can assume nothing. */
  readonly isOfOtherPoints?: boolean;
  /** It is enough for the claim and may be more than that: where it fails, the claim is still open. */
  readonly onlySuffices?: boolean;
  /** Cases that tell more than the demand itself, looked for when it is not proved. */
  readonly special?: () => SpecialCases;
  readonly completed?: Completion;
  /** For a contradiction: what may contradict one another. Those that suffice are told when it is proved. */
  readonly grounds?: Grounds;
  /** For one half of an equivalence: from the first statement to the second, or back. */
  readonly way?: "⇒" | "⇐";
  /** For a value chosen to show that there is one: that nothing else does at a point, which alone refutes the claim. */
  readonly nothingElse?: (point: Point) => Obligation | undefined;
}

/** Named groups of statements, and what is demanded of some of them. */
export interface Grounds {
  readonly groups: readonly Ground[];
  /** Whether even a search in vain takes long, so that only the cheapest one is made. */
  readonly isHard: boolean;
  readonly asked: (groups: readonly Ground[]) => Obligation;
}
export interface Ground {
  readonly name: string;
  readonly formulas: readonly Formula[];
}

/** Cases of a demand that each follow from it, once what they presume is proved; `told` says what those refuted show. */
export interface SpecialCases {
  readonly cases: readonly { readonly presumes: readonly Obligation[]; readonly demand: Demand }[];
  /** Whether one that is refuted tells enough. */
  readonly isOneEnough?: boolean;
  readonly told: (refuted: readonly number[]) => Pick<Demand, "fault" | "completed">;
}

/** The claim with something added or left out, which is right when the obligations are proved. */
export interface Completion {
  readonly class: string;
  readonly message: string;
  readonly printed: string;
  readonly suggestion: Expr | Formula;
  readonly replacement: string;
  readonly obligations: readonly Obligation[];
  /** Whether the claim is one piece of text, in the place of which the replacement can be put. */
  readonly isOneText: boolean;
}

/** How another claim in the same place is put to the test: all of the obligations must be proved. */
export interface Repair {
  /** As it is printed, with names that stand for definitions. */
  readonly claim: Expr | Formula;
  /** What is demanded of another claim, given with its definitions written out. */
  readonly again: (claim: Expr | Formula) => readonly Obligation[];
  /** Whether even a right claim takes a long search to prove, so that only few are tried. */
  readonly isHard?: boolean;
  /** Values that another way of deriving gives, any of which may be meant. */
  readonly values?: () => readonly Expr[];
  /** Where it stands, when that is not all of the claim. */
  readonly span?: Span;
}

/** A word that could stand in the place of the one printed, and what it would demand. */
export interface Rewording {
  readonly word: SignWord;
  readonly formula: Formula;
  readonly obligations: readonly Obligation[];
}

export interface Setting {
  readonly functions: Functions;
  readonly given: readonly Formula[];
}

/**
 * For all points of the setting at which the extra facts hold, the claim. Facts of the setting that share no name
 * with these, directly or through other facts, are left out: what follows without them follows with them, and as
 * the setting is shown consistent apart, a counterexample without them extends to one with them.
 */
export const forall = (setting: Setting, claim: Formula, extra: readonly Formula[] = []): Obligation => ({
  kind: "forall",
  functions: setting.functions,
  given: [...relevantTo([claim, ...extra], setting), ...extra],
  claim,
});

/** Some point of the setting satisfies the conditions. */
export const exists = (setting: Setting, conditions: readonly Formula[]): Obligation => ({
  kind: "exists",
  functions: setting.functions,
  given: [...relevantTo(conditions, setting), ...conditions],
});

export const adding = (setting: Setting, ...facts: readonly Formula[]): Setting => ({
  ...setting,
  given: [...setting.given, ...facts],
});

/** That an expression is defined: it equals itself wherever it has a value. */
export const definedness = (e: Expr): Formula => relation("=", e, e);

/** The facts connected with the roots by shared symbols or functions, or by functions that speak of one another. */
function relevantTo(roots: readonly (Expr | Formula)[], { given: facts, functions }: Setting): readonly Formula[] {
  const namesOf = (of: Expr | Formula): readonly string[] =>
    [...namesIn(of)].flatMap((name) => [name, ...namedBy(name, functions)]);
  const reached = new Set(roots.flatMap(namesOf));
  let open = facts.map((fact) => ({ fact, names: namesOf(fact) }));
  const kept = new Set<Formula>();
  for (let isGrowing = true; isGrowing; ) {
    const linked = open.filter(({ names }) => names.some((name) => reached.has(name)));
    isGrowing = linked.length > 0;
    open = open.filter((candidate) => !linked.includes(candidate));
    for (const { fact, names } of linked) {
      kept.add(fact);
      for (const name of names) reached.add(name);
    }
  }
  return facts.filter((fact) => kept.has(fact));
}

/** The density of a function, and the function of which it is the inverse, and theirs, marked like the function. */
function namedBy(marked: string, functions: Functions): readonly string[] {
  const facts = marked.endsWith("()") ? functions[marked.slice(0, -2)] : undefined;
  return [facts?.density, facts?.inverseOf].flatMap((name) =>
    name === undefined ? [] : [`${name}()`, ...namedBy(`${name}()`, functions)],
  );
}

/** The symbols and functions that occur; a function is marked, so that it never meets a symbol of its name. */
export function namesIn(of: Expr | Formula): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (e: Expr): void => {
    if (e.kind === "symbol") names.add(e.name);
    if (e.kind === "application") names.add(`${e.name}()`);
    if (e.kind === "integral" || e.kind === "limit") names.add(e.in);
    if (e.kind === "series") names.add(e.index);
    children(e).forEach(visit);
  };
  for (const e of expressionsOf(of)) visit(e);
  return names;
}

export const mentions = (of: Expr | Formula, name: string): boolean => namesIn(of).has(name);

const SIGN_RELATIONS: Readonly<Record<Exclude<SignWord, "ambiguous">, Relation["op"]>> = {
  positive: ">",
  negative: "<",
  nonnegative: ">=",
  nonpositive: "<=",
  zero: "=",
  nonzero: "!=",
};

/** The statement that an expression has a sign; none says that it is ambiguous. */
export const signFormula = (e: Expr, sign: Exclude<SignWord, "ambiguous">): Formula =>
  relation(SIGN_RELATIONS[sign], e, num(0));

/** What a sign claim demands; an ambiguous sign is shown by a point on each side. */
export function signDemands(setting: Setting, e: Expr, sign: SignWord, what: string, span: Span): readonly Demand[] {
  const sides = [{ what, of: e }];
  const others = SIGNS_BY_STRENGTH.filter((word) => word !== sign).map((word) => rewording(setting, e, word));
  const wording = { printed: sign, others };
  if (sign !== "ambiguous")
    return [
      {
        wording,
        what: `${what} is ${sign}`,
        obligation: forall(setting, signFormula(e, sign)),
        code: "F302",
        fault: `${capital(what)} is not always ${sign}.`,
        span,
        sides,
      },
    ];
  return (["positive", "negative"] as const).map((side) => ({
    wording,
    what: `${what} can be ${side}`,
    obligation: exists(setting, [signFormula(e, side)]),
    code: "F302",
    fault: `${capital(what)} is never ${side}, so its sign is not ambiguous.`,
    span,
    sides,
  }));
}

/** What says most comes first. */
export const SIGNS_BY_STRENGTH: readonly SignWord[] = [
  "zero",
  "positive",
  "negative",
  "nonnegative",
  "nonpositive",
  "ambiguous",
  "nonzero",
];

function rewording(setting: Setting, e: Expr, word: SignWord): Rewording {
  if (word !== "ambiguous") {
    const formula = signFormula(e, word);
    return { word, formula, obligations: [forall(setting, formula)] };
  }
  const sides = [signFormula(e, "positive"), signFormula(e, "negative")];
  return { word, formula: or(...sides), obligations: sides.map((side) => exists(setting, [side])) };
}

/** A statement and how sentences call it. */
export interface Named {
  readonly name: string;
  readonly formula: Formula;
}

/** The same demands, with a way to test another claim in the place of the one made. */
export const repairable = (
  demands: readonly Demand[],
  claim: Expr | Formula,
  again: Repair["again"],
): readonly Demand[] => demands.map((demand) => ({ ...demand, repairs: [{ claim, again }] }));

/** That one statement implies another within the setting. */
export const implication = (setting: Setting, from: Named, to: Named, span: Span): Demand => ({
  what: `${from.name} implies ${to.name}`,
  obligation: forall(setting, to.formula, [from.formula]),
  code: "F303",
  fault: `${capital(from.name)} does not imply ${to.name}.`,
  span,
  sides: [...sidesOf(from.formula), ...sidesOf(to.formula)],
});

/** That two expressions are equal: the first as derived, the second as claimed. */
export const equality = (
  setting: Setting,
  derived: { readonly name: string; readonly of: Expr },
  claimed: { readonly name: string; readonly of: Expr; readonly printed: Expr },
  span: Span,
): Demand => ({
  what: `${derived.name} equals ${claimed.name}`,
  obligation: forall(setting, relation("=", derived.of, claimed.of)),
  code: "F301",
  fault: `${capital(derived.name)} does not equal ${claimed.name}.`,
  span,
  sides: [
    { what: derived.name, of: derived.of },
    { what: claimed.name, of: claimed.of },
  ],
  derived: derived.of,
  repairs: [
    {
      claim: claimed.printed,
      again: (claim) => (isFormula(claim) ? [] : [forall(setting, relation("=", derived.of, claim))]),
    },
  ],
});

/** Both sides of each relation, to be evaluated at a counterexample. */
export function sidesOf(f: Formula): readonly Side[] {
  const relations = relationsOf(f);
  if (relations.length > 2) return [];
  return relations.flatMap((r) => [
    { what: "the left side", of: r.left },
    { what: "the right side", of: r.right },
  ]);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
