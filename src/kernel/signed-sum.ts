/** Signs that can be read off: sums of terms of one sign, each a product of unknowns whose signs are known. */

import type { Element } from "./field.ts";
import type { Fact } from "./obligation.ts";
import type { Polynomial } from "./polynomial.ts";

interface Known {
  readonly op: Fact["op"];
  readonly element: Element;
}
interface Sign {
  readonly sign: 1 | -1;
  readonly strict: boolean;
}

/** Whether the element is in this relation to zero since all its terms have one sign. */
export function isSignedSum(facts: readonly Known[], op: Fact["op"], e: Element): boolean {
  const known = signsOf(facts);
  let result = signOfSum(e.numerator, known);
  for (const { polynomial, exponent } of e.factors.values()) {
    const below = result && signOfSum(polynomial, known);
    // What is defined divides by nothing that is zero.
    if (!result || !below) return false;
    if (below.sign === -1 && exponent % 2 === 1) result = { ...result, sign: result.sign === 1 ? -1 : 1 };
  }
  if (result === undefined) return false;
  if (op === "!=") return result.strict;
  return result.sign === 1 && (op === ">=" || result.strict);
}

type Signs = ReadonlyMap<number, Sign>;
const kept = new WeakMap<readonly Known[], Signs>();

/** The signs of single generators that the facts state. */
function signsOf(facts: readonly Known[]): Signs {
  const before = kept.get(facts);
  if (before !== undefined) return before;
  const signs = new Map<number, Sign>();
  for (const { op, element } of facts) {
    const { numerator, factors } = element;
    if ((op !== ">" && op !== ">=") || numerator.size !== 1 || factors.size > 0) continue;
    const [[m, c]] = [...numerator] as [[string, bigint]];
    if (m.length !== 2 || m.charCodeAt(1) !== 1) continue;
    const strict = op === ">" || (signs.get(m.charCodeAt(0))?.strict ?? false);
    signs.set(m.charCodeAt(0), { sign: c > 0n ? 1 : -1, strict });
  }
  kept.set(facts, signs);
  return signs;
}

function signOfSum(p: Polynomial, known: Signs): Sign | undefined {
  let result: Sign | undefined;
  for (const [m, c] of p) {
    const term = signOfTerm(m, c, known);
    if (term === undefined || (result && result.sign !== term.sign)) return undefined;
    result = { sign: term.sign, strict: term.strict || (result?.strict ?? false) };
  }
  return result;
}

function signOfTerm(m: string, coefficient: bigint, known: Signs): Sign | undefined {
  let sign: 1 | -1 = coefficient > 0n ? 1 : -1;
  let strict = true;
  for (let i = 0; i < m.length; i += 2) {
    const own = known.get(m.charCodeAt(i));
    const isEven = m.charCodeAt(i + 1) % 2 === 0;
    if (own === undefined && !isEven) return undefined;
    if (own?.sign === -1 && !isEven) sign = sign === 1 ? -1 : 1;
    strict &&= own?.strict ?? false;
  }
  return { sign, strict };
}
