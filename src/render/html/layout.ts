/** Long displayed formulas broken over lines: before a relation, then before the terms of a sum. */

import type { Expr, Formula, Relation } from "../../math/expr.ts";
import { showMath } from "../words.ts";

type TexOf = (math: Expr | Formula) => string;

/** Characters of plain text that fit on one line of the page, roughly. */
const LINE = 92;

/** The TeX of the formula, on one line if it fits. */
export function layOut(math: Expr | Formula, texOf: TexOf): string {
  if (lengthOf(math) <= LINE) return texOf(math);
  if (math.kind === "relation") return aligned(relationLines(math, texOf));
  const lines = termLines(math, texOf);
  return lines.length > 1 ? aligned(lines) : texOf(math);
}

/** The left side, then the right side with its relation before it. */
function relationLines({ op, left, right }: Relation, texOf: TexOf): readonly string[] {
  const before = termLines(left, texOf);
  const [first = "", ...rest] = termLines(right, texOf);
  const relation = RELATIONS[op];
  return before.length === 1 && lengthOf(left) < LINE / 4
    ? [`${before[0]} ${relation}{} & ${first}`, ...rest.map((line) => `& \\quad ${line}`)]
    : [
        ...before.map((line, i) => (i === 0 ? `& ${line}` : `& \\quad ${line}`)),
        `& ${relation} ${first}`,
        ...rest.map((line) => `& \\quad ${line}`),
      ];
}

const RELATIONS: Readonly<Record<Relation["op"], string>> = {
  "=": "=",
  "!=": "\\neq",
  "<": "<",
  "<=": "\\leq",
  ">": ">",
  ">=": "\\geq",
};

/** A sum in runs of terms that each fit on a line; a later run begins with its sign. */
function termLines(math: Expr | Formula, texOf: TexOf): readonly string[] {
  if (math.kind !== "sum" || lengthOf(math) <= LINE) return [texOf(math)];
  const runs: Expr[][] = [];
  let room = 0;
  for (const term of math.terms) {
    const length = lengthOf(term) + 3;
    const run = runs.at(-1);
    if (run && length <= room) run.push(term);
    else runs.push([term]);
    room = (run && length <= room ? room : LINE) - length;
  }
  return runs.map((run, i) => {
    const [first] = run;
    const tex = texOf(run.length === 1 && first ? first : { kind: "sum", terms: run });
    return i === 0 || first?.kind === "negation" ? tex : `{} + ${tex}`;
  });
}

const aligned = (lines: readonly string[]): string =>
  `\\begin{aligned} ${lines.map((line) => (line.includes("&") ? line : `& ${line}`)).join(" \\\\ ")} \\end{aligned}`;

const lengthOf = (math: Expr | Formula): number => showMath(math).length;
