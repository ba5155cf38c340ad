/** Long displayed formulas broken over lines: before a relation, then before the terms of a sum. */

import type { Comparison, Expr, Formula, Relation } from "../../math/expr.ts";
import { isFormula } from "../../math/expr.ts";

type TexOf = (math: Expr | Formula) => string;

/** Digits that fit on one line of the page, roughly. */
const LINE = 66;

/** The TeX of the formula, on one line if it fits. */
export function layOut(math: Expr | Formula, texOf: TexOf): string {
  if (printWidth(math) <= LINE) return texOf(math);
  if (math.kind === "relation") return aligned(relationLines(math, texOf));
  const lines = termLines(math, texOf);
  return lines.length > 1 ? aligned(continued(lines)) : texOf(math);
}

/** Relations each of which begins with what the one before ends with, as one chain. */
export function layOutChain(chain: readonly Relation[], texOf: TexOf): string {
  const [first, ...links] = chain;
  if (!first) return "";
  const width = links.reduce((sum, { right }) => sum + 3 + exprWidth(right), printWidth(first));
  if (width <= LINE) return chainTex(chain, texOf);
  const isShort = isShortLeft(first, texOf);
  const continuations = links.flatMap(({ op, right }) => {
    const [start = "", ...rest] = termLines(right, texOf);
    return [
      isShort ? `${RELATIONS[op]}{} & ${CLOSE} ${start}` : `& {} ${RELATIONS[op]} ${start}`,
      ...rest.map(indented),
    ];
  });
  return aligned([...relationLines(first, texOf, true), ...continuations]);
}

/** A chain on one line. */
export const chainTex = ([first, ...links]: readonly Relation[], texOf: TexOf): string =>
  [first ? texOf(first) : "", ...links.map(({ op, right }) => `${RELATIONS[op]} ${texOf(right)}`)].join(" ");

/** The width of the formula as it is printed, in digits, roughly. */
export function printWidth(math: Expr | Formula): number {
  return isFormula(math) ? formulaWidth(math) : exprWidth(math);
}

function formulaWidth(formula: Formula): number {
  if (formula.kind === "relation") return exprWidth(formula.left) + 3 + exprWidth(formula.right);
  return formula.parts.reduce((sum, part) => sum + formulaWidth(part) + 3, 0);
}

function exprWidth(e: Expr): number {
  switch (e.kind) {
    case "number":
      return Math.max(`${e.value.n}`.length, e.value.d === 1n ? 0 : `${e.value.d}`.length);
    case "symbol":
      return nameWidth(e.name);
    case "sum":
      return sumWidth(e.terms);
    case "product":
      return e.factors.reduce((sum, factor) => sum + exprWidth(factor) + (factor.kind === "sum" ? 1.6 : 0.2), 0);
    case "quotient":
      return Math.max(exprWidth(e.numerator), exprWidth(e.denominator)) + 0.5;
    case "negation":
      return exprWidth(e.of) + 1.5;
    case "power":
      return exprWidth(e.base) + (e.base.kind === "sum" ? 1.6 : 0) + 0.8 * exprWidth(e.exponent);
    case "call":
      return exprWidth(e.arg) + (e.name === "sqrt" || e.name === "abs" ? 2 : 1.6 + nameWidth(e.name));
    case "application":
      return nameWidth(e.name) + 1.6 + total(e.args, 1);
    case "derivative":
      return exprWidth(e.of) + Math.max(3, exprWidth(e.in) + 1);
    case "integral":
    case "limit":
    case "series":
      return exprWidth(e.of) + 4;
    case "extremum":
      return 3 + total(e.args, 1);
    case "piecewise":
      return (
        6 +
        Math.max(exprWidth(e.otherwise), ...e.pieces.map(({ value, when }) => exprWidth(value) + formulaWidth(when)))
      );
  }
}

/** The sign of a later term stands in the place of the plus. */
const sumWidth = (terms: readonly Expr[]): number =>
  terms.reduce((width, term, i) => width + exprWidth(i > 0 && term.kind === "negation" ? term.of : term) + 2.5, -2.5);

const total = (parts: readonly Expr[], between: number): number =>
  parts.reduce((sum, part) => sum + exprWidth(part) + between, -between);

/** A letter with its subscript, or a word; a letter that is spelt out, such as `lambda`, is one letter. */
function nameWidth(name: string): number {
  const [base = "", ...subscripts] = name.split("_");
  const letters = base.length > 4 && subscripts.length > 0 ? 1 : base.length;
  return letters * 1.1 + subscripts.join(",").length * 0.75;
}

/** The left side, then the right side with its relation before it. */
function relationLines(whole: Relation, texOf: TexOf, goesOn = false): readonly string[] {
  const { op, left, right } = whole;
  const before = termLines(left, texOf);
  const [first = "", ...rest] = termLines(right, texOf);
  const relation = RELATIONS[op];
  const [only = ""] = before;
  if (isShortLeft(whole, texOf)) return [`${only} ${relation}{} & ${CLOSE} ${first}`, ...rest.map(indented)];
  const lines = continued(before);
  // A short right side, such as 0, ends the last line.
  if (!goesOn && printWidth(right) < LINE / 6) return [...lines.slice(0, -1), `${lines.at(-1)} ${relation} ${first}`];
  return [...lines, `& {} ${relation} ${first}`, ...rest.map(indented)];
}

/** A short left side stands before the relation, under which the right side is aligned. */
const isShortLeft = ({ left }: Relation, texOf: TexOf): boolean =>
  termLines(left, texOf).length === 1 && printWidth(left) < LINE / 5;

const RELATIONS: Readonly<Record<Comparison, string>> = {
  "=": "=",
  "!=": "\\neq",
  "<": "<",
  "<=": "\\leq",
  ">": ">",
  ">=": "\\geq",
};

/** A sum in runs of terms that each fit on a line; a later run begins with its sign. */
function termLines(math: Expr | Formula, texOf: TexOf): readonly string[] {
  if (math.kind !== "sum" || printWidth(math) <= LINE) return [texOf(math)];
  const runs: Expr[][] = [];
  let room = 0;
  for (const term of math.terms) {
    const width = exprWidth(term.kind === "negation" ? term.of : term) + 2.5;
    const run = runs.at(-1);
    // A short beginning is not left on a line of its own.
    const fits = run !== undefined && (width <= room || room > LINE * 0.85);
    if (fits) run.push(term);
    else runs.push([term]);
    room = (fits ? room : LINE) - width;
  }
  return runs.map((run, i) => {
    const [first] = run;
    const tex = texOf(run.length === 1 && first ? first : { kind: "sum", terms: run });
    if (i === 0) return tex;
    // The empty group before a sign sets it as the sign of a sum.
    return first?.kind === "negation" ? `{} ${tex}` : `{} + ${tex}`;
  });
}

/** Makes a sign that follows that of the first term, not of a sum. */
const CLOSE = "\\mathopen{}";

/** The first line as it is, with a leading sign close to what it belongs to; the others set in. */
const continued = ([first = "", ...rest]: readonly string[]): readonly string[] => [
  `& ${CLOSE} ${first}`,
  ...rest.map(indented),
];
const indented = (line: string): string => `& \\quad ${line}`;

const aligned = (lines: readonly string[]): string => `\\begin{aligned} ${lines.join(" \\\\ ")} \\end{aligned}`;
