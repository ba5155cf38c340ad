/** Equations among the assumptions, solved for one unknown each, so that points satisfy them exactly. */

import type { Element, Field } from "../../kernel/field.ts";
import {
  addElements,
  fromPolynomial,
  fromRatio,
  invertElement,
  isZero,
  multiplyElements,
  negateElement,
  openField,
  raiseElement,
  split,
} from "../../kernel/field.ts";
import { attempt, openMeter } from "../../kernel/meter.ts";
import { toElement } from "../../kernel/normal.ts";
import type { Polynomial } from "../../kernel/polynomial.ts";
import { coefficientsIn, constantOf } from "../../kernel/polynomial.ts";
import { fromElement } from "../../kernel/readable.ts";
import { substituteFormula } from "../../kernel/substitute.ts";
import type { Expr, Formula, Relation } from "../../math/expr.ts";
import { call, minus, quotient, relationsOf, someNode, sum, sym } from "../../math/expr.ts";

/** An unknown given by others: candidates for its value. */
export interface Solved {
  readonly name: string;
  readonly values: readonly Expr[];
}

/**
 * Solves equations that hold together (not alternatives), one unknown each, linear ones first; each value may speak of
 * unknowns solved later in the list.
 */
export function reduceEquations(formulas: readonly Formula[], unknowns: readonly string[]): readonly Solved[] {
  let rest = [...formulas];
  const solved: Solved[] = [];
  const tried = new Set<Relation>();
  for (;;) {
    const equation = rest.flatMap(conjoined).find((r) => r.op === "=" && !tried.has(r));
    if (equation === undefined) return solved;
    tried.add(equation);
    const found = solveFor(
      equation,
      unknowns.filter((name) => !solved.some((s) => s.name === name)),
    );
    if (found === undefined) continue;
    solved.push(found);
    const [value] = found.values;
    if (found.values.length === 1 && value !== undefined)
      rest = rest.map((f) => attempt(() => substituteFormula(f, [[sym(found.name), value]])) ?? f);
  }
}

const conjoined = (f: Formula): readonly Relation[] =>
  f.kind === "or" ? [] : f.kind === "and" ? f.parts.flatMap(conjoined) : relationsOf(f);

function solveFor(equation: Relation, unknowns: readonly string[]): Solved | undefined {
  const literal = [equation.left, equation.right].findIndex(
    (side, i) =>
      side.kind === "symbol" &&
      unknowns.includes(side.name) &&
      !someNode(i === 0 ? equation.right : equation.left, (n) => n.kind === "symbol" && n.name === side.name),
  );
  if (literal >= 0) {
    const [own, other] = literal === 0 ? [equation.left, equation.right] : [equation.right, equation.left];
    return { name: (own as { name: string }).name, values: [other] };
  }
  return solvePolynomial(equation, unknowns, 1) ?? solvePolynomial(equation, unknowns, 2);
}

/**
 * Solves an equation that is a polynomial of the given degree in some unknown: the first in the order of the list
 * whose leading coefficient is a number, otherwise the first.
 */
function solvePolynomial(equation: Relation, unknowns: readonly string[], degree: 1 | 2): Solved | undefined {
  const field = openField(openMeter(200_000));
  const element = attempt(() => toElement(field, minus(equation.left, equation.right)));
  if (element === undefined || isZero(element)) return undefined;
  // A common factor, such as b in a b = b, would only say that it may be zero.
  const { primitive } = split(element.numerator);
  const candidates = unknowns.flatMap((name) => {
    const generator = field.symbols.get(name);
    if (generator === undefined || hidesInside(field, name)) return [];
    const parts = coefficientsIn(primitive, generator);
    if (Math.max(...parts.keys()) !== degree) return [];
    return [{ name, parts, plain: constantOf(parts.get(degree) ?? new Map()) !== undefined }];
  });
  const chosen = candidates.find(({ plain }) => plain) ?? candidates[0];
  const values = chosen && attempt(() => rootsOf(field, chosen.parts, degree));
  return chosen && values && { name: chosen.name, values };
}

/** Whether a symbol stands inside a root, an argument or an exponent. */
const hidesInside = (field: Field, name: string): boolean =>
  field.generators.some((g) => g.kind !== "symbol" && someNode(g.expr, (n) => n.kind === "symbol" && n.name === name));

function rootsOf(field: Field, parts: ReadonlyMap<number, Polynomial>, degree: 1 | 2): readonly Expr[] {
  const [c, b, a] = [0, 1, 2].map((e) => fromPolynomial(parts.get(e) ?? new Map())) as [Element, Element, Element];
  if (degree === 1) return [fromElement(field, negateElement(multiplyElements(field, c, invertElement(field, b))))];
  const four = multiplyElements(field, fromRatio(-4n, 1n), multiplyElements(field, a, c));
  const root = call("sqrt", fromElement(field, addElements(field, [raiseElement(field, b, 2), four])));
  const below = fromElement(field, multiplyElements(field, fromRatio(2n, 1n), a));
  const opposite = fromElement(field, negateElement(b));
  return [quotient(sum(opposite, root), below), quotient(minus(opposite, root), below)];
}
