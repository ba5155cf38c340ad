/** The claims of the benchmark as obligations for the kernel, and in a form that other engines can be told. */

import { existsSync } from "node:fs";
import type { Obligation } from "../../src/kernel/obligation.ts";
import type { Comparison, Formula } from "../../src/math/expr.ts";
import { num, relation } from "../../src/math/expr.ts";
import { parseFormula } from "../../src/syntax/formula/parse.ts";
import { readSuite } from "../suite/suite.ts";
import { EQUATIONS, FUNCTIONS, SYMBOLS } from "./formulas.ts";
import type { Tree } from "./notation.ts";
import { Inexpressible, openNaming, treeOf } from "./notation.ts";
import { SIGN_CLAIMS, SIGN_SYMBOLS } from "./signs.ts";
import { script } from "./smt.ts";

type Universal = Obligation & { readonly kind: "forall" };

export interface Comparand {
  readonly op: Comparison;
  readonly left: Tree;
  readonly right: Tree;
}

export interface Question {
  readonly claim: string;
  readonly holds: boolean;
  readonly obligation: Universal;
  /** For computer algebra, when claim and assumptions are relations. */
  readonly algebra?: {
    readonly names: readonly string[];
    readonly given: readonly Comparand[];
    readonly claim: Comparand;
  };
  /** For solvers, when real arithmetic can say it. */
  readonly script?: readonly string[];
}

/** The question of an obligation, as computer algebra is asked. */
export function questionOf(claim: string, holds: boolean, obligation: Universal): Question {
  const algebra = expressible(() => algebraOf(obligation));
  return { claim, holds, obligation, ...(algebra && { algebra }) };
}

/** The same for solvers as well. */
function scripted(question: Question): Question {
  const lines = expressible(() => script(question.obligation));
  return lines ? { ...question, script: lines } : question;
}

function expressible<T>(write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

function algebraOf({ claim, given }: Universal): Question["algebra"] {
  const naming = openNaming();
  const comparand = (f: Formula): Comparand => {
    if (f.kind !== "relation") throw new Inexpressible("It is no single relation.");
    return { op: f.op, left: treeOf(f.left, naming), right: treeOf(f.right, naming) };
  };
  const sides = { claim: comparand(claim), given: given.map(comparand) };
  return { ...sides, names: [...naming.known.values()] };
}

/** Equations between formulas of the field. */
export function equations(): readonly Question[] {
  const functions = { p: { arity: 1, lower: { n: 0n, d: 1n }, upper: { n: 1n, d: 1n } } };
  return EQUATIONS.map((equation) => {
    const claim = read(equation.claim, SYMBOLS, FUNCTIONS);
    const positive = equation.positive.filter((name) => new RegExp(`\\b${name}\\b`).test(equation.claim));
    const given = positive.map((name) => relation(">", { kind: "symbol", name }, num(0)));
    return scripted(questionOf(equation.claim, equation.holds, { kind: "forall", functions, given, claim }));
  });
}

/** Sign claims about polynomials and quotients of polynomials. */
export function signs(): readonly Question[] {
  return SIGN_CLAIMS.map(({ claim, given, holds }) => {
    const [goal, ...facts] = [claim, ...given].map((text) => read(text, SIGN_SYMBOLS, {})) as [Formula, ...Formula[]];
    return scripted(questionOf(claim, holds, { kind: "forall", functions: {}, given: facts, claim: goal }));
  });
}

/** The claims of the textbook suite that are single relations; none when there is no suite. */
export function textbook(folder: string): {
  readonly equations: readonly Question[];
  readonly signs: readonly Question[];
} {
  const entries = existsSync(folder) ? readSuite(folder) : [];
  const asked = entries.flatMap(({ claim, holds, obligation }) =>
    obligation?.kind === "forall" && obligation.claim.kind === "relation"
      ? [scripted(questionOf(claim, holds, obligation))]
      : [],
  );
  const isEquation = ({ obligation: { claim } }: Question): boolean => claim.kind === "relation" && claim.op === "=";
  return { equations: asked.filter(isEquation), signs: asked.filter((question) => !isEquation(question)) };
}

function read(text: string, symbols: readonly string[], functions: Readonly<Record<string, number>>): Formula {
  const parsed = parseFormula(
    { text, at: (index) => index },
    {
      symbol: (name) => symbols.includes(name),
      function: (name) => functions[name],
      names: () => [...symbols, ...Object.keys(functions)],
    },
  );
  if (!parsed.ok) throw new Error(`${text} cannot be read.`);
  return parsed.value;
}
