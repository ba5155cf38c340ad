/** Which unknowns an element speaks of. */

import type { Element } from "../kernel/field.ts";

/** The generators in the numerator and the denominators, each once, as they are met. */
export function generatorsIn(e: Element): readonly number[] {
  const found = new Set<number>();
  const collect = (m: string): void => {
    for (let i = 0; i < m.length; i += 2) found.add(m.charCodeAt(i));
  };
  for (const m of e.numerator.keys()) collect(m);
  for (const { polynomial } of e.factors.values()) for (const m of polynomial.keys()) collect(m);
  return [...found];
}
