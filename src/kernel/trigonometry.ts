/**
 * Sines and cosines in normal form: of a sum by the addition theorems, of a multiple by repeating them, with
 * cos^2 = 1 - sin^2.
 */

import { call } from "../math/expr.ts";
import { small } from "./constant.ts";
import { termsOf } from "./exponents.ts";
import type { Element, Field } from "./field.ts";
import {
  addElements,
  addGenerator,
  fromPolynomial,
  lowestTerms,
  multiplyElements,
  negateElement,
  raiseElement,
  sameElement,
  subtractElements,
  unitElement,
  zeroElement,
} from "./field.ts";
import { generatorPolynomial } from "./polynomial.ts";
import { fromElement } from "./readable.ts";

/** The sine and the cosine of one angle. */
interface Angle {
  readonly sine: Element;
  readonly cosine: Element;
}

/** Multiples beyond this, and sums of more terms, are not taken apart. */
const MULTIPLE_LIMIT = 12n;
const TERM_LIMIT = 4;

const ZERO_ANGLE: Angle = { sine: zeroElement, cosine: unitElement };

/** The sine and cosine of an element. */
export function angleOf(field: Field, of: Element): Angle {
  const arg = lowestTerms(field, of);
  if (arg.numerator.size > TERM_LIMIT) return simpleAngle(field, arg);
  const parts = termsOf(field, arg, (unit, { n }) => multiple(field, unit, n));
  if (parts === undefined || parts.includes(undefined)) return simpleAngle(field, arg);
  return (parts as readonly Angle[]).reduce((a, b) => sumOfAngles(field, a, b), ZERO_ANGLE);
}

function multiple(field: Field, unit: Element, n: bigint): Angle | undefined {
  if (n > MULTIPLE_LIMIT || n < -MULTIPLE_LIMIT) return undefined;
  const one = simpleAngle(field, unit);
  const times = small(n < 0n ? -n : n);
  const whole = Array.from({ length: times }, () => one).reduce((a, b) => sumOfAngles(field, a, b), ZERO_ANGLE);
  return n < 0n ? { sine: negateElement(whole.sine), cosine: whole.cosine } : whole;
}

function sumOfAngles(field: Field, a: Angle, b: Angle): Angle {
  const times = (x: Element, y: Element): Element => multiplyElements(field, x, y);
  return {
    sine: addElements(field, [times(a.sine, b.cosine), times(a.cosine, b.sine)]),
    cosine: subtractElements(field, times(a.cosine, b.cosine), times(a.sine, b.sine)),
  };
}

/** An angle that is not taken apart: two generators, the sine first. */
function simpleAngle(field: Field, arg: Element): Angle {
  const known = field.generators.findIndex((g) => g.kind === "sine" && sameElement(field, g.arg, arg));
  if (known >= 0) return { sine: generatorAt(known), cosine: generatorAt(known + 1) };
  const written = fromElement(field, arg);
  const sine = addGenerator(field, { kind: "sine", expr: call("sin", written), arg });
  const radicand = subtractElements(field, unitElement, raiseElement(field, sine, 2));
  const cosine = addGenerator(field, { kind: "cosine", expr: call("cos", written), arg, index: 2, radicand });
  return { sine, cosine };
}

const generatorAt = (index: number): Element => fromPolynomial(generatorPolynomial(index));
