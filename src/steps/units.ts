/** What a formula is measured in, and where terms of different units meet. */

import { constantValue } from "../kernel/constant.ts";
import type { Call, Expr, Formula, Power } from "../math/expr.ts";
import { children, isFormula, num, sym } from "../math/expr.ts";
import { rational } from "../math/rational.ts";
import type { Unit } from "./unit.ts";
import { PURE, raised, same, times } from "./unit.ts";

/** Zero is measured in any unit; of what a declared function gives, the unit is not known. */
type Measured = Unit | "any" | "unknown";
const isKnown = (one: Measured): one is Unit => typeof one !== "string";

/** A part that is measured otherwise than it should be: like another part, or as a pure number. */
export interface Clash {
  readonly kind: "added" | "compared" | "argument" | "exponent" | "power";
  readonly part: Expr;
  readonly unit: Unit;
  /** The part beside it, and its unit. */
  readonly beside?: { readonly part: Expr; readonly unit: Unit };
}

export type UnitOf = (name: string) => Unit | undefined;

/** Where a formula brings together what is measured differently, the innermost first. */
export function clashesIn(of: Expr | Formula, unitOf: UnitOf): readonly Clash[] {
  const clashes: Clash[] = [];
  const measuring: Measuring = { unitOf, clashes };
  if (isFormula(of)) compare(measuring, of);
  else measure(measuring, of);
  return clashes;
}

/** The unit of an expression, where its symbols have units and no two parts of it clash. */
export function unitOfExpr(of: Expr, unitOf: UnitOf): Unit | undefined {
  const clashes: Clash[] = [];
  const measured = measure({ unitOf, clashes }, of);
  return clashes.length === 0 && isKnown(measured) ? measured : undefined;
}

interface Measuring {
  readonly unitOf: UnitOf;
  readonly clashes: Clash[];
}

function compare(m: Measuring, f: Formula): void {
  if (f.kind === "relation") alike(m, [f.left, f.right], "compared");
  else for (const part of f.parts) compare(m, part);
}

/** The unit that all parts have; the first that has another one clashes. */
function alike(m: Measuring, parts: readonly Expr[], kind: "added" | "compared"): Measured {
  const measured = parts.map((part) => ({ part, unit: measure(m, part) }));
  const known = measured.flatMap(({ part, unit }) => (isKnown(unit) ? [{ part, unit }] : []));
  const [first] = known;
  const other = first && known.find(({ unit }) => !same(unit, first.unit));
  if (first && other) m.clashes.push({ kind, ...other, beside: first });
  if (measured.some(({ unit }) => unit === "unknown")) return first?.unit ?? "unknown";
  return first?.unit ?? "any";
}

function measure(m: Measuring, e: Expr): Measured {
  switch (e.kind) {
    case "number":
      return e.value.n === 0n ? "any" : PURE;
    case "symbol":
      return m.unitOf(e.name) ?? "unknown";
    case "negation":
      return measure(m, e.of);
    case "sum":
      return alike(m, e.terms, "added");
    case "extremum":
      return alike(m, e.args, "compared");
    case "product":
      return multiplied(e.factors.map((factor) => measure(m, factor)));
    case "quotient":
      return over(measure(m, e.numerator), measure(m, e.denominator));
    case "power":
      return ofPower(m, e);
    case "call":
      return ofCall(m, e);
    case "application":
      for (const arg of e.args) measure(m, arg);
      return "unknown";
    case "derivative":
      return over(measure(m, e.of), powered(measure(m, e.in), e.order));
    case "integral":
      return multiplied([measure(m, e.of), alike(m, [sym(e.in), e.from, e.to], "compared")]);
    case "limit":
      return alike(m, [sym(e.in), ...children(e).slice(1)], "compared") && measure(m, e.of);
    case "piecewise":
      for (const { when } of e.pieces) compare(m, when);
      return alike(m, [...e.pieces.map(({ value }) => value), e.otherwise], "compared");
    case "series": {
      const inside = { ...m, unitOf: (name: string) => (name === e.index ? PURE : m.unitOf(name)) };
      for (const bound of [e.from, e.to]) alike(m, [num(1), bound], "compared");
      const unit = measure(inside, e.of);
      return e.name === "sum" || (isKnown(unit) && unit.size === 0) ? unit : "unknown";
    }
  }
}

function multiplied(factors: readonly Measured[]): Measured {
  if (factors.includes("any")) return "any";
  if (factors.includes("unknown")) return "unknown";
  return factors.filter(isKnown).reduce(times, PURE);
}

const over = (above: Measured, below: Measured): Measured => multiplied([above, powered(below, -1)]);
const powered = (unit: Measured, power: number): Measured => (isKnown(unit) ? raised(unit, rational(power)) : unit);

/** A power has a unit when its exponent is a number, or its base is pure. */
function ofPower(m: Measuring, { base, exponent }: Power): Measured {
  const unit = measure(m, base);
  pure(m, exponent, "exponent");
  const power = constantValue(exponent);
  if (!isKnown(unit) || power) return isKnown(unit) && power ? raised(unit, power) : unit;
  if (unit.size > 0) m.clashes.push({ kind: "power", part: base, unit });
  return unit.size > 0 ? "unknown" : PURE;
}

function ofCall(m: Measuring, { name, arg }: Call): Measured {
  if (name === "abs") return measure(m, arg);
  if (name === "sqrt") {
    const unit = measure(m, arg);
    return isKnown(unit) ? raised(unit, rational(1n, 2n)) : unit;
  }
  pure(m, arg, "argument");
  return PURE;
}

function pure(m: Measuring, part: Expr, kind: "argument" | "exponent"): void {
  const unit = measure(m, part);
  if (isKnown(unit) && unit.size > 0) m.clashes.push({ kind, part, unit });
}
