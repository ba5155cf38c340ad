/** The grammar of statements: relations and their chains, joined by `and`, then by `or`. */

import type { Expr, Formula, Relation } from "../../math/expr.ts";
import { FALSE, relation, TRUE } from "../../math/expr.ts";
import { pointOneWay } from "../../math/print-text.ts";
import { isDeclared } from "./names.ts";
import type { Reader } from "./reader.ts";
import { close, describe, fail, nested, peek, spanned, take, takeIf } from "./reader.ts";

export const isStatement = (node: Expr | Formula): node is Formula =>
  node.kind === "relation" || node.kind === "and" || node.kind === "or";

/** Reads a statement, or an expression where no relation follows one. */
export function statement(r: Reader): Expr | Formula {
  const { start } = peek(r);
  const parts = [conjunction(r)];
  while (takeIf(r, "or")) parts.push(conjunction(r));
  return joined(r, start, "or", parts);
}

function conjunction(r: Reader): Expr | Formula {
  const { start } = peek(r);
  const parts = [...conjuncts(r)];
  while (takeIf(r, "and")) parts.push(...conjuncts(r));
  return joined(r, start, "and", parts);
}

function joined(r: Reader, start: number, kind: "and" | "or", parts: readonly (Expr | Formula)[]): Expr | Formula {
  const [first, ...others] = parts;
  if (first !== undefined && others.length === 0) return first;
  const statements = parts.filter(isStatement);
  if (statements.length === parts.length) return spanned(r, start, { kind, parts: statements });
  return fail(r, "F104", { start, end: r.end }, `\`${kind}\` joins statements, and one side of it states nothing.`, {
    expected: "a relation such as `x >= 0` on both sides",
  });
}

/** A statement in brackets, a word, or a chain of relations, each of which is a conjunct. */
function conjuncts(r: Reader): readonly (Expr | Formula)[] {
  const token = peek(r);
  if (r.brackets.get(r.position)?.statement && token.kind === "open") return [bracketed(r)];
  const constant = CONSTANTS.get(token.kind === "name" && !isDeclared(r.scope, token.text) ? token.text : "");
  return constant ? [spanned(r, take(r).start, constant)] : chain(r);
}

const CONSTANTS: ReadonlyMap<string, Formula> = new Map([
  ["true", TRUE],
  ["false", FALSE],
]);

function bracketed(r: Reader): Expr | Formula {
  const opened = take(r);
  const inner = nested(r, () => statement(r));
  close(r, opened);
  return inner;
}

/** a <= b < c, or a single expression. */
function chain(r: Reader): readonly (Expr | Formula)[] {
  const from = peek(r).start;
  let { start } = peek(r);
  let left = r.grammar.sum(r);
  const relations: Relation[] = [];
  for (let sign = takeIf(r, "relation"); sign; sign = takeIf(r, "relation")) {
    const next = peek(r).start;
    const right = r.grammar.sum(r);
    relations.push(spanned(r, start, relation(sign.text as Relation["op"], left, right)));
    [left, start] = [right, next];
  }
  if (relations.length === 0) return [left];
  if (relations.length > 1 && !pointOneWay(relations.map(({ op }) => op)))
    return [
      fail(r, "F107", { start: from, end: r.end }, "The signs of this chain do not point one way.", { hint: SEPARATE }),
    ];
  return relations;
}

const SEPARATE = "Write the relations apart, joined by `and`.";

/** Fails when an expression is found instead of a statement. */
export function notAStatement(r: Reader, place: { start: number; end: number }): void {
  fail(r, "F104", place, "An expression stands where a statement belongs.", {
    expected: "a relation such as `x >= 0`",
    found: describe(r, { kind: "name", text: "", spaced: false, ...place }),
  });
}
