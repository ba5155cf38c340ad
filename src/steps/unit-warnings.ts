/** Warns of formulas that add or compare what is measured in different units. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Span } from "../math/span.ts";
import { namesIn } from "./demand.ts";
import type { Unit } from "./unit.ts";
import { showUnit } from "./unit.ts";
import type { Clash, UnitOf } from "./units.ts";
import { clashesIn, unitOfExpr } from "./units.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Nothing, unless all names of the formula have units: a symbol without one may be measured in anything. */
export function unitWarnings(vocabulary: Vocabulary, of: Expr | Formula, whole: Span): readonly Diagnostic[] {
  const { declarations, definitions } = vocabulary;
  if (![...declarations.values()].some(({ unit }) => unit)) return [];
  const unitOfSymbol: UnitOf = (name) => declarations.get(name)?.unit;
  const unitOf: UnitOf = (name) => {
    const meaning = definitions.get(name)?.meaning;
    return meaning && hasUnits(meaning, vocabulary, unitOfSymbol)
      ? unitOfExpr(meaning, unitOfSymbol)
      : unitOfSymbol(name);
  };
  if (!hasUnits(of, vocabulary, unitOf)) return [];
  return clashesIn(of, unitOf).map((clash) => warning(clash, whole));
}

const hasUnits = (of: Expr | Formula, { declarations }: Vocabulary, unitOf: UnitOf): boolean =>
  [...namesIn(of)].every((name) => !declarations.has(name) || unitOf(name) !== undefined);

const warning = (clash: Clash, whole: Span): Diagnostic => ({
  code: "F351",
  severity: "warning",
  span: clash.part.span ?? whole,
  message: messageOf(clash),
  ...(clash.beside ? { expected: unitWords(clash.beside.unit), found: unitWords(clash.unit) } : {}),
});

function messageOf({ kind, part, unit, beside }: Clash): string {
  const measured = `${shown(part)} is ${measuredIn(unit)}`;
  switch (kind) {
    case "added":
    case "compared":
      return `${beside ? `${shown(beside.part)} is ${measuredIn(beside.unit)}, and ` : ""}${measured}: they cannot be ${kind}.`;
    case "argument":
      return `This function is taken of a pure number, and ${measured}.`;
    case "exponent":
      return `An exponent is a pure number, and ${measured}.`;
    case "power":
      return `${measured}: only a number as its exponent gives its power a unit.`;
  }
}

const shown = (part: Expr): string => `\`${showExpr(part)}\``;
const unitWords = (unit: Unit): string => (unit.size === 0 ? "a pure number" : showUnit(unit));
const measuredIn = (unit: Unit): string => (unit.size === 0 ? "a pure number" : `in ${showUnit(unit)}`);
