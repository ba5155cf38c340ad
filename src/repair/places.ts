/**
 * Every part of a print, with the values that would have to stand in its place for the whole to be right.
 *
 * What the whole should be worth is known at a few points; from there the operations are undone on the way down to
 * each part. A part of which the required values are those of a typical change is where the mistake is.
 */

import type { Expr, Power } from "../math/expr.ts";
import { children, product, someNode, sum, withChildren } from "../math/expr.ts";
import type { Sample, Vector } from "./sample.ts";
import { valuesOf } from "./sample.ts";

export interface Place {
  readonly part: Expr;
  /** What the part is worth as printed, and what would have to stand there. */
  readonly is: Vector;
  readonly needs: Vector;
  /** The whole with something else in the place of the part. */
  readonly put: (instead: Expr) => Expr;
  /** What the part is a part of. */
  readonly within?: Expr;
  /** Whether it stands in the exponent of a power. */
  readonly isRaised: boolean;
  /** The whole without the part, which is a term, a factor or a divisor. */
  readonly without?: Expr;
}

/** All parts of which it is known what would have to stand there, the whole itself first. */
export function placesIn(whole: Expr, needs: Vector, sample: Sample): readonly Place[] {
  const places: Place[] = [];
  const visit = (place: Place): void => {
    if (!place.needs.every(Number.isFinite)) return;
    places.push(place);
    const { part } = place;
    const parts = children(part);
    parts.forEach((child, i) => {
      // An exponent that is a number is seen at the power.
      if (part.kind === "power" && i === 1 && !someNode(child, ({ kind }) => kind === "symbol")) return;
      const put = (instead: Expr): Expr =>
        place.put(
          withChildren(
            part,
            parts.map((other, j) => (i === j ? instead : other)),
          ),
        );
      const rest = withoutChild(part, i);
      const without = rest && place.put(rest);
      const isRaised = place.isRaised || (part.kind === "power" && i === 1);
      const inner = { part: child, is: valuesOf(child, sample), put, within: part, isRaised };
      for (const required of requiredOf(part, i, place.needs, sample))
        visit({ ...inner, needs: required, ...(without ? { without } : {}) });
    });
  };
  visit({ part: whole, is: valuesOf(whole, sample), needs, put: (instead) => instead, isRaised: false });
  return places;
}

function withoutChild(parent: Expr, i: number): Expr | undefined {
  const others = (parts: readonly Expr[]): readonly Expr[] => parts.filter((_, j) => j !== i);
  switch (parent.kind) {
    case "sum":
      return sum(...others(parent.terms));
    case "product":
      return product(...others(parent.factors));
    case "quotient":
      return i === 1 ? parent.numerator : undefined;
    default:
      return undefined;
  }
}

/** What the i-th child would have to be for its parent to be as required; nothing where that cannot be undone. */
function requiredOf(parent: Expr, i: number, needs: Vector, sample: Sample): readonly Vector[] {
  if (parent.kind === "power" && i === 0) return basesOf(parent, needs, sample);
  const one = onlyRequired(parent, i, needs, sample);
  return one ? [one] : [];
}

function onlyRequired(parent: Expr, i: number, needs: Vector, sample: Sample): Vector | undefined {
  const others = (): readonly Vector[] =>
    children(parent)
      .filter((_, j) => j !== i)
      .map((other) => valuesOf(other, sample));
  const at = (undo: (need: number, k: number) => number): Vector => needs.map(undo);
  switch (parent.kind) {
    case "sum": {
      const rest = others();
      return at((need, k) => rest.reduce((left, other) => left - (other[k] as number), need));
    }
    case "product": {
      const rest = others();
      return at((need, k) => rest.reduce((left, other) => left / (other[k] as number), need));
    }
    case "quotient": {
      const [other = []] = others();
      return at((need, k) => (i === 0 ? need * (other[k] as number) : (other[k] as number) / need));
    }
    case "negation":
      return at((need) => -need);
    case "power":
      return exponentOf(parent, needs, sample);
    case "call":
      return parent.name in INVERSES ? at(INVERSES[parent.name as keyof typeof INVERSES]) : undefined;
    default:
      return undefined;
  }
}

const INVERSES = {
  sqrt: (need: number): number => (need >= 0 ? need * need : Number.NaN),
  exp: Math.log,
  ln: Math.exp,
} as const;

/**
 * What the base would have to be. Where the exponent leaves its sign open, every choice is looked at, that of the
 * print first.
 */
function basesOf({ base, exponent }: Power, needs: Vector, sample: Sample): readonly Vector[] {
  const powers = valuesOf(exponent, sample);
  const sizes = needs.map((need, k) => sizeOfBase(need, powers[k] as number));
  const isOdd = powers.some((n) => Number.isInteger(n) && n % 2 !== 0);
  if (isOdd) return [sizes];
  const printed = valuesOf(base, sample).map((value) => (value < 0 ? -1 : 1));
  const turned = signPatterns(sizes.length).map((signs) => signs.map((sign, k) => sign * (printed[k] as number)));
  return turned.map((signs) => sizes.map((size, k) => (signs[k] as number) * size));
}

/** All choices of so many signs, that of plus signs first; it alone where they are many. */
function signPatterns(count: number): readonly (readonly number[])[] {
  if (count > MOST_SIGNS) return [Array.from({ length: count }, () => 1)];
  return Array.from({ length: 2 ** count }, (_, n) =>
    Array.from({ length: count }, (_, k) => ((n >> k) % 2 === 0 ? 1 : -1)),
  );
}

const MOST_SIGNS = 3;

function sizeOfBase(need: number, n: number): number {
  if (n === 0) return Number.NaN;
  if (Number.isInteger(n) && n % 2 !== 0) return Math.sign(need) * Math.abs(need) ** (1 / n);
  return need >= 0 ? need ** (1 / n) : Number.NaN;
}

function exponentOf({ base }: Power, needs: Vector, sample: Sample): Vector {
  const bases = valuesOf(base, sample);
  return needs.map((need, k) => Math.log(Math.abs(need)) / Math.log(Math.abs(bases[k] as number)));
}
