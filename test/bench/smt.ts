/** Obligations as SMT-LIB scripts over the real numbers: unsatisfiable when the claim is defined and true. */

import { conditionsOf } from "../../src/kernel/conditions.ts";
import type { Obligation } from "../../src/kernel/obligation.ts";
import type { Expr, Formula, Relation } from "../../src/math/expr.ts";
import { expressionsOf, someNode } from "../../src/math/expr.ts";
import type { Naming, Tree } from "./notation.ts";
import { Inexpressible, openNaming, treeOf } from "./notation.ts";

/** The names that the expressions need, and what is asserted of the roots among them. */
interface Context {
  readonly naming: Naming;
  readonly roots: Map<string, string>;
  readonly definitions: string[];
}

/** The declarations and assertions of the assumptions and of the negated claim. Throws Inexpressible. */
export function script(obligation: Obligation & { kind: "forall" }): readonly string[] {
  if (!isFree(obligation)) throw new Inexpressible("What is known of a function cannot be said of single values.");
  const context: Context = { naming: openNaming(), roots: new Map(), definitions: [] };
  const given = obligation.given.flatMap((f) => [...conditionsOf(f), f]).map((f) => formula(f, context));
  const claim = [...conditionsOf(obligation.claim), obligation.claim].map((f) => formula(f, context));
  const ranges = rangesOf(obligation, context);
  const names = [...context.naming.known.values(), ...context.roots.values()];
  return [
    ...names.map((name) => `(declare-const ${name} Real)`),
    ...[...context.definitions, ...ranges, ...given].map((fact) => `(assert ${fact})`),
    `(assert (not (and ${claim.join(" ")})))`,
  ];
}

/** Whether values of functions may be taken as numbers of their own: bounds apart, nothing relates them. */
function isFree({ functions, given, claim }: Obligation & { kind: "forall" }): boolean {
  const isLoose = (e: Expr): boolean =>
    e.kind === "application" && (e.orders.some((order) => order > 0) || e.args.some((arg) => arg.kind !== "symbol"));
  return (
    Object.values(functions).every((facts) => !facts.slopes && !facts.density && !facts.inverseOf) &&
    [...given, claim].flatMap(expressionsOf).every((e) => !someNode(e, isLoose))
  );
}

/** What the declared bounds of a function say of its values. */
function rangesOf({ functions }: Obligation, { naming }: Context): readonly string[] {
  return [...naming.known].flatMap(([text, name]) => {
    const facts = functions[/^(\w+)\(/.exec(text)?.[1] ?? ""];
    const lower = facts?.lower && `(>= ${name} ${number(facts.lower.n, facts.lower.d)})`;
    const upper = facts?.upper && `(<= ${name} ${number(facts.upper.n, facts.upper.d)})`;
    return [lower, upper].filter((fact) => fact !== undefined);
  });
}

function formula(f: Formula, context: Context): string {
  if (f.kind === "relation") return comparison(f, context);
  const parts = f.parts.map((part) => formula(part, context)).join(" ");
  return f.parts.length === 0 ? String(f.kind === "and") : `(${f.kind} ${parts})`;
}

function comparison({ op, left, right }: Relation, context: Context): string {
  const sides = [left, right].map((side) => write(side, context)).join(" ");
  return op === "!=" ? `(not (= ${sides}))` : `(${op} ${sides})`;
}

const write = (e: Expr, context: Context): string => term(treeOf(e, context.naming), context);

function term(tree: Tree, context: Context): string {
  if (typeof tree === "string") return tree;
  if ("n" in tree) return number(BigInt(tree.n), BigInt(tree.d));
  const [operator, ...operands] = tree;
  if (operator === "^") return powerOf(operands, context);
  const parts = operands.map((operand) => term(operand, context));
  switch (operator) {
    case "+":
    case "*":
    case "/":
      return `(${operator} ${parts.join(" ")})`;
    case "neg":
      return `(- ${parts.join("")})`;
    case "sqrt":
      return root(parts.join(""), 2, context);
    case "abs":
      return `(ite (>= ${parts.join("")} 0.0) ${parts.join("")} (- ${parts.join("")}))`;
    default:
      throw new Inexpressible(`Real arithmetic has no ${operator}.`);
  }
}

function number(n: bigint, d: bigint): string {
  const size = n < 0n ? -n : n;
  const value = d === 1n ? `${size}.0` : `(/ ${size}.0 ${d}.0)`;
  return n < 0n ? `(- ${value})` : value;
}

/** The largest power that is written as a product. */
const LARGEST_POWER = 40;

function powerOf([base, exponent]: readonly Tree[], context: Context): string {
  if (base === undefined || typeof exponent !== "object" || !("n" in exponent))
    throw new Inexpressible("Real arithmetic has no symbolic powers.");
  const [n, d] = [Number(exponent.n), Number(exponent.d)];
  if (Math.abs(n) > LARGEST_POWER || d > LARGEST_POWER) throw new Inexpressible("The power is too large.");
  const under = d === 1 ? term(base, context) : root(term(base, context), d, context);
  const power = product(under, Math.abs(n));
  return n < 0 ? `(/ 1.0 ${power})` : power;
}

const product = (of: string, times: number): string =>
  times === 0 ? "1.0" : times === 1 ? of : `(* ${Array.from({ length: times }, () => of).join(" ")})`;

/** A name for the nonnegative root. */
function root(of: string, index: number, { roots, definitions }: Context): string {
  const key = `${index} ${of}`;
  const known = roots.get(key);
  if (known !== undefined) return known;
  const name = `r${roots.size}`;
  roots.set(key, name);
  // Where there is no root the value does not matter: the conditions of definedness fail.
  definitions.push(`(>= ${name} 0.0)`, `(=> (>= ${of} 0.0) (= ${product(name, index)} ${of}))`);
  return name;
}
